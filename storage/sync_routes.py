"""Routes as released: compare-and-set on every route's revision, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.domain.driver_sync import (
    DriverRoutes,
    GivenRelease,
    GivenRoute,
    ReleaseAnswer,
)
from app.domain.errors import IdReused, ReleaseConflict
from app.domain.release import GivenStops
from app.domain.timing import from_rfc3339, rfc3339
from storage.sqlite_library import Database
from storage.sync_changes import change_of, new_change, tell
from storage.sync_facts import events_of_stops, refuse_beyond_head, take_out_of_quarantine
from storage.sync_fetched import note_withdrawn, take_back_withdrawals
from storage.sync_messages import shown_to

STILL_SHOWN = timedelta(hours=12)
"""How long after its end a shift stays on the phone."""


def release(db: Database, wanted: GivenRelease, now: datetime) -> ReleaseAnswer:
    """Give out routes; the caller commits.

    Raises:
        ReleaseConflict, IdReused, CursorBeyondHead: nothing may be committed.
    """
    before = db.execute(
        "SELECT content_hash, answer FROM release WHERE release_id = ?", [wanted.release_id]
    ).fetchone()
    if before is not None:
        if before[0] != wanted.content_hash:
            raise IdReused(
                f"Another release with the id {wanted.release_id} was given out before;"
                " nothing was changed: release again under a new id."
            )
        return ReleaseAnswer(tuple((shift, rev) for shift, rev in json.loads(before[1])))
    refuse_beyond_head(db, "event", wanted.seen_events)
    _refuse_moved_revisions(db, wanted.routes)
    _refuse_stops_on_two_routes(db, wanted.routes)
    _refuse_touched_stops(db, wanted)
    drivers = _put_routes(db, wanted.routes, now)
    _remember_given(db, wanted.given)
    for driver_id in dict.fromkeys((*drivers, *(given.driver_id for given in wanted.given))):
        take_out_of_quarantine(db, driver_id)
    revisions = tuple((route.shift_id, route.revision) for route in wanted.routes)
    db.execute(
        "INSERT INTO release VALUES (?, ?, ?, ?)",
        [wanted.release_id, wanted.content_hash, json.dumps(revisions), rfc3339(now)],
    )
    return ReleaseAnswer(revisions, drivers)


def _refuse_moved_revisions(db: Database, routes: Sequence[GivenRoute]) -> None:
    moved = []
    for route in routes:
        row = db.execute("SELECT revision FROM route WHERE shift_id = ?", [route.shift_id]).fetchone()
        if (row[0] if row else 0) != route.if_revision:
            moved.append(route.shift_id)
    if moved:
        raise ReleaseConflict(
            f"Nothing was released: {_named('the route of shift', moved)} changed since this plan was"
            " made. Look at the newer routes, then release again.",
            shift_ids=tuple(moved),
        )


def _refuse_stops_on_two_routes(db: Database, routes: Sequence[GivenRoute]) -> None:
    """No stop on two vans: neither twice in this release nor on a route that stays as it is."""
    released = {route.shift_id for route in routes}
    seen: dict[str, str] = {}
    twice: list[str] = []
    others: list[str] = []
    for route in routes:
        for stop_id in route.stop_ids:
            if stop_id in seen:
                twice.append(stop_id)
            seen[stop_id] = route.shift_id
            row = db.execute("SELECT shift_id FROM route_stop WHERE stop_id = ?", [stop_id]).fetchone()
            if row is not None and row[0] not in released:
                twice.append(stop_id)
                others.append(row[0])
    if twice:
        raise ReleaseConflict(
            f"Nothing was released: {_named('stop', twice)} would stand on two routes at once."
            " Take it off one of them, then release again.",
            shift_ids=tuple(dict.fromkeys(others)),
            stop_ids=tuple(dict.fromkeys(twice)),
        )


def _refuse_touched_stops(db: Database, wanted: GivenRelease) -> None:
    """A stop that leaves its route must not have been touched by a driver since the desk last looked;
    what its customer said goes with it."""
    target = {stop_id: route.shift_id for route in wanted.routes for stop_id in route.stop_ids}
    moved = [
        stop_id
        for route in wanted.routes
        for (stop_id,) in db.execute(
            "SELECT stop_id FROM route_stop WHERE shift_id = ?", [route.shift_id]
        ).fetchall()
        if target.get(stop_id) != route.shift_id
    ]
    touched = [
        str(row[0])
        for row in db.execute(
            "SELECT DISTINCT stop_id FROM event WHERE sequence > ? AND actor_kind <> 'customer'"
            " AND stop_id IN (SELECT value FROM json_each(?)) ORDER BY stop_id",
            [wanted.seen_events, json.dumps(moved)],
        ).fetchall()
    ]
    if touched:
        raise ReleaseConflict(
            f"Nothing was released: a driver has just reported on {_named('stop', touched)}, which"
            " this plan moves away. Take in the report, then release again.",
            stop_ids=tuple(touched),
        )


def _named(what: str, names: Sequence[str]) -> str:
    """``stop A``, ``stop A and B`` ... with at most five names."""
    unique = list(dict.fromkeys(names))
    shown = ", ".join(unique[:5])
    return f"{what} {shown}" + (f" and {len(unique) - 5} more" if len(unique) > 5 else "")


def _put_routes(db: Database, routes: Sequence[GivenRoute], now: datetime) -> tuple[str, ...]:
    """Write the routes under one new change number; returns whose phones must hear of it."""
    change = new_change(db)
    drivers: dict[str, None] = {}
    for route in routes:
        row = db.execute("SELECT driver_id FROM route WHERE shift_id = ?", [route.shift_id]).fetchone()
        if row is not None:
            drivers[row[0]] = None
            note_withdrawn(db, row[0], route.shift_id, change, now)
        drivers[route.driver_id] = None
        db.execute(
            "INSERT INTO route VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (shift_id) DO UPDATE SET"
            " driver_id = excluded.driver_id, revision = excluded.revision,"
            " starts_at = excluded.starts_at, ends_at = excluded.ends_at, body = excluded.body,"
            " change = excluded.change, released_at = excluded.released_at",
            [
                route.shift_id,
                route.driver_id,
                route.revision,
                rfc3339(route.starts_at),
                rfc3339(route.ends_at),
                route.body,
                change,
                rfc3339(now),
            ],
        )
        db.execute("DELETE FROM route_stop WHERE shift_id = ?", [route.shift_id])
        db.execute("INSERT OR IGNORE INTO given_shift VALUES (?, ?)", [route.driver_id, route.shift_id])
    for route in routes:
        for stop_id in route.stop_ids:
            db.execute("INSERT INTO route_stop VALUES (?, ?)", [stop_id, route.shift_id])
            db.execute(
                "INSERT OR IGNORE INTO given_stop (driver_id, stop_id, change) VALUES (?, ?, ?)",
                [route.driver_id, stop_id, change],
            )
        take_back_withdrawals(db, route.driver_id, route.stop_ids)
    for driver_id in drivers:
        tell(db, driver_id, change)
    return tuple(drivers)


def _remember_given(db: Database, given: Iterable[GivenStops]) -> None:
    """What the desk says that drivers had at some time: facts about it are taken for good."""
    for part in given:
        db.execute("INSERT OR IGNORE INTO given_shift VALUES (?, ?)", [part.driver_id, part.shift_id])
        for stop_id in part.stop_ids:
            db.execute(
                "INSERT OR IGNORE INTO given_stop (driver_id, stop_id) VALUES (?, ?)",
                [part.driver_id, stop_id],
            )


def sweep(db: Database, before: datetime) -> None:
    """Drop routes that were released, and whose shift ended, before an instant, and what is only known
    through them."""
    text = rfc3339(before)
    old = "SELECT shift_id FROM route WHERE max(ends_at, released_at) < ?"
    for table in ("route_stop", "fetched", "given_shift"):
        db.execute(f"DELETE FROM {table} WHERE shift_id IN ({old})", [text])
    db.execute("DELETE FROM route WHERE max(ends_at, released_at) < ?", [text])
    db.execute("DELETE FROM release WHERE released_at < ?", [text])
    db.execute("DELETE FROM withdrawal WHERE at < ?", [text])


_ROUTE_COLUMNS = "shift_id, driver_id, revision, starts_at, ends_at, body"


def all_routes(db: Database, since: datetime | None = None) -> tuple[GivenRoute, ...]:
    """Every route whose shift ends after an instant, by shift id."""
    rows = db.execute(
        f"SELECT {_ROUTE_COLUMNS} FROM route WHERE ends_at > ? ORDER BY shift_id",
        [rfc3339(since) if since else ""],
    ).fetchall()
    return tuple(_route(row, _stop_ids(db, row[0])) for row in rows)


def routes_of(db: Database, driver_id: str, now: datetime) -> DriverRoutes:
    """A driver's current shift and the next one, and the dispatcher's messages.

    A shift that was ended comes after those that were not, so that a phone is never left blank.
    """
    rows = db.execute(
        f"SELECT {_ROUTE_COLUMNS} FROM route WHERE driver_id = ? AND ends_at > ?"
        " ORDER BY EXISTS (SELECT 1 FROM event WHERE event.shift_id = route.shift_id"
        "  AND event.type = 'shift_ended'), starts_at, shift_id LIMIT 2",
        [driver_id, rfc3339(now - STILL_SHOWN)],
    ).fetchall()
    routes = tuple(_route(row, _stop_ids(db, row[0])) for row in rows)
    stop_ids = [stop_id for route in routes for stop_id in route.stop_ids]
    return DriverRoutes(
        change=change_of(db, driver_id),
        routes=routes,
        facts=events_of_stops(db, stop_ids),
        messages=shown_to(db, driver_id, now),
    )


def _stop_ids(db: Database, shift_id: str) -> tuple[str, ...]:
    rows = db.execute("SELECT stop_id FROM route_stop WHERE shift_id = ?", [shift_id]).fetchall()
    return tuple(row[0] for row in rows)


def _route(row: Sequence[Any], stop_ids: tuple[str, ...]) -> GivenRoute:
    return GivenRoute(
        shift_id=row[0],
        driver_id=row[1],
        if_revision=row[2],
        revision=row[2],
        starts_at=from_rfc3339(row[3]),
        ends_at=from_rfc3339(row[4]),
        stop_ids=stop_ids,
        body=row[5],
    )

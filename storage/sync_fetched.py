"""What each phone was sent and has shown to hold, and which withdrawals nobody has heard of yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from app.domain.driver_sync import DriverRoutes, Fetched, GivenRoute, Withdrawal
from app.domain.timing import from_rfc3339, rfc3339
from storage.sqlite_library import Database

CALLED_ABOUT = timedelta(hours=24)
"""How long after a stop was taken from a driver anybody still has to be told."""


def nothing_new(db: Database, device_id: str, confirmed_change: int, sent: DriverRoutes) -> bool:
    """Whether ``note`` would write nothing, so that an idle phone costs the disk nothing."""
    row = db.execute(
        "SELECT first_sent_change IS NOT NULL AND sent_change >= ? AND confirmed_change >= ?"
        " FROM device WHERE device_id = ?",
        [sent.change, confirmed_change, device_id],
    ).fetchone()
    return bool(row[0]) and not _changed_rows(db, device_id, confirmed_change, sent.routes)


def note(db: Database, device_id: str, confirmed_change: int, sent: DriverRoutes) -> None:
    """Remember what a reply holds, and what the cursor it was asked with shows the phone to hold."""
    db.execute(
        "UPDATE device SET first_sent_change = coalesce(first_sent_change, ?),"
        " sent_change = max(sent_change, ?), confirmed_change = max(confirmed_change, ?)"
        " WHERE device_id = ?",
        [sent.change, sent.change, confirmed_change, device_id],
    )
    for row in _changed_rows(db, device_id, confirmed_change, sent.routes):
        db.execute(
            "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?, ?)",
            [row.device_id, row.shift_id, row.sent, row.confirmed],
        )


def _changed_rows(
    db: Database, device_id: str, confirmed_change: int, sent: Iterable[GivenRoute]
) -> tuple[Fetched, ...]:
    """What of ``fetched`` a reply changes; nothing is written here.

    A cursor stands for a change number, so a route that has not changed since is held as it is now.
    """
    known = {
        shift_id: (was_sent, was_confirmed)
        for shift_id, was_sent, was_confirmed in db.execute(
            "SELECT shift_id, sent, confirmed FROM fetched WHERE device_id = ?", [device_id]
        ).fetchall()
    }
    held: dict[str, int] = dict(
        db.execute(
            "SELECT shift_id, revision FROM route WHERE change <= ? AND driver_id ="
            " (SELECT driver_id FROM device WHERE device_id = ?)",
            [confirmed_change, device_id],
        ).fetchall()
    )
    rows = []
    for route in sent:
        _, was_confirmed = known.get(route.shift_id, (0, 0))
        confirmed = held.get(route.shift_id, was_confirmed)
        if known.get(route.shift_id) != (route.revision, confirmed):
            rows.append(Fetched(device_id, route.shift_id, route.revision, confirmed))
    return tuple(rows)


def all_fetched(db: Database) -> tuple[Fetched, ...]:
    """What every phone was sent and holds, by phone and shift."""
    rows = db.execute(
        "SELECT device_id, shift_id, sent, confirmed FROM fetched ORDER BY 1, 2"
    ).fetchall()
    return tuple(Fetched(*row) for row in rows)


# --- withdrawals ------------------------------------------------------------------------------


def note_withdrawn(db: Database, driver_id: str, shift_id: str, change: int, now: datetime) -> None:
    """Every stop of a route is about to leave its driver; those that stay are taken back after it."""
    db.execute(
        "INSERT OR REPLACE INTO withdrawal"
        " SELECT ?, route_stop.stop_id, route_stop.shift_id, given_stop.change, ?, ?"
        " FROM route_stop JOIN given_stop ON given_stop.driver_id = ?"
        "  AND given_stop.stop_id = route_stop.stop_id"
        " WHERE route_stop.shift_id = ?",
        [driver_id, change, rfc3339(now), driver_id, shift_id],
    )


def take_back_withdrawals(db: Database, driver_id: str, stop_ids: Sequence[str]) -> None:
    """The driver has these stops (again)."""
    db.execute(
        "DELETE FROM withdrawal WHERE driver_id = ? AND stop_id IN (SELECT value FROM json_each(?))",
        [driver_id, json.dumps(stop_ids)],
    )


def pending_withdrawals(db: Database, now: datetime) -> tuple[Withdrawal, ...]:
    """Stops that left a driver of whom a working phone may show them: it was sent something between
    their coming and their going, for all we know, and has not shown to hold anything since they left.
    A stop the driver has finished is over.
    """
    rows = db.execute(
        "SELECT driver_id, stop_id, shift_id, at FROM withdrawal WHERE at > ?"
        " AND EXISTS (SELECT 1 FROM device WHERE device.driver_id = withdrawal.driver_id"
        "  AND device.state = 'active' AND device.sent_change >= withdrawal.given_change"
        "  AND device.first_sent_change < withdrawal.change"
        "  AND device.confirmed_change < withdrawal.change)"
        " AND NOT EXISTS (SELECT 1 FROM event WHERE event.stop_id = withdrawal.stop_id"
        "  AND event.driver_id = withdrawal.driver_id"
        "  AND event.type IN ('completed', 'partial', 'failed'))"
        " ORDER BY change, driver_id, stop_id",
        [rfc3339(now - CALLED_ABOUT)],
    ).fetchall()
    return tuple(Withdrawal(row[0], row[1], row[2], from_rfc3339(row[3])) for row in rows)

"""What the sync server knows of the customers of some stops, removed: their words in facts, what
drivers were told of them, their pages, their pictures, and what was set aside about them.

Of pictures the row stays, without a file, so that no phone is asked to send them again; so do the
hashes by which a fact that a phone sends again is known.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.domain.forgetting import about, names
from app.domain.geo import LonLat
from app.domain.personal import REMOVED, parted
from app.domain.proofs import proof_names
from storage import sync_shop, sync_tenders
from storage.sqlite_library import Database
from storage.sync_facts import all_events


def forget(db: Database, stop_ids: Sequence[str], spoken: Sequence[str]) -> tuple[str, ...]:
    """Remove it; the caller commits, then drops the pictures whose names are returned."""
    stops = frozenset(stop_ids)
    pictures = _forget_facts(db, stops, spoken)
    sync_shop.forget(db, stops)
    sync_tenders.forget(db, stops)
    for stop_id in stops:
        db.execute("DELETE FROM tracking WHERE stop_id = ?", [stop_id])
        db.execute(
            "UPDATE waypoint SET words = ?, lon = round(lon, 2), lat = round(lat, 2) WHERE stop_id = ?",
            [REMOVED, stop_id],
        )
    _forget_routes(db, stops)
    for number, text in db.execute("SELECT number, text FROM message").fetchall():
        if names(spoken, text):
            db.execute("UPDATE message SET text = ? WHERE number = ?", [REMOVED, number])
    for number, raw in db.execute("SELECT number, raw FROM quarantine").fetchall():
        if names((*stops, *spoken), raw):
            db.execute("DELETE FROM quarantine WHERE number = ?", [number])
    return tuple(stored for name in pictures for stored in _forget_picture(db, name))


def _forget_facts(db: Database, stops: frozenset[str], spoken: Sequence[str]) -> dict[str, None]:
    """Take the words out of facts; returns the names of the pictures that these name."""
    pictures: dict[str, None] = {}
    for event in all_events(db):
        public, words = parted(event)
        said = json.dumps([words.note, dict(words.data)], ensure_ascii=False)
        if event.stop_id not in stops and not names(spoken, said):
            continue
        pictures |= dict.fromkeys(proof_names(event))
        left = {**public.data, **words.removed.data}
        db.execute(
            "UPDATE event SET note = ?, data = ? WHERE sequence = ?",
            [words.removed.note, json.dumps(left), event.sequence],
        )
    return pictures


def _forget_picture(db: Database, name: str) -> list[str]:
    found = db.execute("SELECT stored FROM proof WHERE sha256 = ? AND stored <> ''", [name]).fetchall()
    db.execute(
        "UPDATE proof SET stored = '', taken_at = NULL, lon = NULL, lat = NULL WHERE sha256 = ?", [name]
    )
    return [str(row[0]) for row in found]


def _forget_routes(db: Database, stops: frozenset[str]) -> None:
    for shift_id, body in db.execute("SELECT shift_id, body FROM route").fetchall():
        shift: dict[str, Any] = json.loads(body)
        theirs = stops & shift["stops"].keys()
        if theirs:
            for stop_id in theirs:
                shift["stops"][stop_id] = _without_person(shift["stops"][stop_id])
            db.execute("UPDATE route SET body = ? WHERE shift_id = ?", [json.dumps(shift), shift_id])


def _without_person(stop: dict[str, Any]) -> dict[str, Any]:
    at = about(LonLat(stop["lon"], stop["lat"]))
    kept = {key: value for key, value in stop.items() if key not in ("phone", "notes", "access_code")}
    return {**kept, "name": REMOVED, "address": "", "lon": at.lon, "lat": at.lat}

"""Stock apps' phones in the sync server's file: strangers, what is set aside of them, regions."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from app.domain.driver_sync import Device, DeviceState
from app.domain.events import Position, PositionDoubt
from app.domain.geo import LonLat
from app.domain.timing import from_rfc3339, rfc3339
from app.domain.trackers import Stray, Waypoint
from storage import sync_devices
from storage.database import SqliteFile
from storage.group_commit import GroupCommit
from storage.sqlite_library import Database
from storage.sync_facts import QUARANTINE_ROWS_PER_DEVICE

MOST_STRANGERS = 200
"""Anybody can make up names: what comes under more of them is set aside together, under one."""
STRANGERS_KEPT = timedelta(days=30)
_CROWD = "crowd"  # no hash of a name looks like this
_STOCK_SEQ = 0  # stock apps do not number what they send


class SqliteTrackers:
    """``app.ports.sync_store.TrackerStore`` over the sync server's file."""

    def __init__(self, file: SqliteFile, commits: GroupCommit) -> None:
        self._file = file
        self._commits = commits

    def add(self, name_hash: str, driver_id: str, now: datetime) -> Device:
        """A new phone for a driver, under a name of our own making."""
        return self._commits.write(_insert, name_hash, driver_id, DeviceState.ACTIVE, "", now)

    def find(self, name_hash: str) -> Device | None:
        """The phone that goes by this name, whatever its state."""
        with self._file.reading() as db:
            return sync_devices.by_hash(db, name_hash)

    def stranger(self, name_hash: str, label: str, now: datetime) -> Device:
        """The stranger of this name; the crowd's one, where there are too many already."""
        return self._commits.write(_stranger, name_hash, label, now)

    def note_app(self, device_id: str, app: str) -> None:
        """Remember which app speaks for a phone."""
        self._commits.write(_note_app, device_id, app)

    # --- quarantine ---------------------------------------------------------------------------

    def put_aside(self, device_id: str, strays: Iterable[Stray], now: datetime) -> None:
        """Keep what cannot be used now; only counted where the phone's share is full."""
        self._commits.write(_put_all_aside, device_id, tuple(strays), now)

    def adopt(self, device_id: str, driver_id: str) -> Device | None:
        """Give a stranger to a driver; None when there is no such stranger (any more)."""
        return self._commits.write(_adopt, device_id, driver_id)

    def waiting(self, device_id: str, limit: int) -> tuple[tuple[int, Position], ...]:
        """Positions set aside only because nobody knew whose they were, by their numbers."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT number, position FROM quarantine WHERE device_id = ? AND position IS NOT NULL"
                " ORDER BY number LIMIT ?",
                [device_id, limit],
            ).fetchall()
        return tuple((number, _position_from(json.loads(text))) for number, text in rows)

    def settle(self, numbers: Iterable[int]) -> None:
        """Take rows out of quarantine: what they hold is kept elsewhere now."""
        self._commits.write(_settle, tuple(numbers))

    # --- places -------------------------------------------------------------------------------

    def last_place(self, driver_id: str, before: datetime) -> LonLat | None:
        """Where the driver was last, as far as a phone said by then."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT lon, lat FROM position WHERE driver_id = ? AND at <= ? AND doubt IS NULL"
                " ORDER BY at DESC LIMIT 1",
                [driver_id, rfc3339(before)],
            ).fetchone()
        return LonLat(*row) if row else None

    def waypoints(self, device_id: str) -> tuple[Waypoint, ...]:
        """The regions a phone was told to watch."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT tst, shift_id, stop_id, words, lon, lat, entered_at FROM waypoint"
                " WHERE device_id = ? ORDER BY tst",
                [device_id],
            ).fetchall()
        return tuple(
            Waypoint(tst, shift_id, stop_id, words, LonLat(lon, lat), from_rfc3339(at) if at else None)
            for tst, shift_id, stop_id, words, lon, lat, at in rows
        )

    def note_entered(self, device_id: str, tst: int, at: datetime | None) -> None:
        """Since when the phone is in a region."""
        self._commits.write(_note_entered, device_id, tst, at)

    def put_waypoints(self, device_id: str, waypoints: Iterable[Waypoint]) -> None:
        """These are the regions of the phone now, and no others."""
        self._commits.write(_put_waypoints, device_id, tuple(waypoints))


def sweep(db: Database, now: datetime) -> None:
    """Forget strangers that nobody adopted, with what was set aside of them."""
    before = rfc3339(now - STRANGERS_KEPT)
    db.execute(
        "DELETE FROM quarantine WHERE received_at < ? AND device_id IN"
        " (SELECT device_id FROM device WHERE state = 'stranger')",
        [before],
    )
    db.execute(
        "DELETE FROM device WHERE state = 'stranger' AND paired_at < ? AND NOT EXISTS"
        " (SELECT 1 FROM quarantine WHERE quarantine.device_id = device.device_id)",
        [before],
    )


def _insert(
    db: Database, name_hash: str, driver_id: str, state: DeviceState, label: str, now: datetime
) -> Device:
    device = Device(secrets.token_hex(16), driver_id, state, now, label=label)
    db.execute(
        "INSERT INTO device (device_id, driver_id, token_hash, state, paired_at, label)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [device.device_id, driver_id, name_hash, state.value, rfc3339(now), label],
    )
    return device


def _stranger(db: Database, name_hash: str, label: str, now: datetime) -> Device:
    device = sync_devices.by_hash(db, name_hash)
    if device is None and _strangers(db) >= MOST_STRANGERS:
        name_hash, label = _CROWD, "(more unknown phones)"
        device = sync_devices.by_hash(db, name_hash)
    return device or _insert(db, name_hash, "", DeviceState.STRANGER, label, now)


def _note_app(db: Database, device_id: str, app: str) -> None:
    db.execute("UPDATE device SET app = ? WHERE device_id = ?", [app, device_id])


def _adopt(db: Database, device_id: str, driver_id: str) -> Device | None:
    given = db.execute(
        "UPDATE device SET driver_id = ?, state = 'active' WHERE device_id = ?"
        " AND token_hash <> ? AND (state = 'stranger' OR state = 'active' AND driver_id = ?)",
        [driver_id, device_id, _CROWD, driver_id],
    ).rowcount
    if not given:
        return None
    db.execute("UPDATE quarantine SET driver_id = ? WHERE device_id = ?", [driver_id, device_id])
    return sync_devices.find(db, device_id)


def _settle(db: Database, numbers: Iterable[int]) -> None:
    for number in numbers:
        db.execute("DELETE FROM quarantine WHERE number = ?", [number])


def _put_waypoints(db: Database, device_id: str, waypoints: Iterable[Waypoint]) -> None:
    db.execute("DELETE FROM waypoint WHERE device_id = ?", [device_id])
    for one in waypoints:
        entered = rfc3339(one.entered_at) if one.entered_at else None
        what = [one.tst, one.shift_id, one.stop_id, one.words, one.place.lon, one.place.lat, entered]
        db.execute("INSERT INTO waypoint VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [device_id, *what])


def _note_entered(db: Database, device_id: str, tst: int, at: datetime | None) -> None:
    db.execute(
        "UPDATE waypoint SET entered_at = ? WHERE device_id = ? AND tst = ?",
        [rfc3339(at) if at else None, device_id, tst],
    )


def _strangers(db: Database) -> int:
    row = db.execute("SELECT count(*) FROM device WHERE state = 'stranger'").fetchone()
    return int(row[0])


def _put_all_aside(db: Database, device_id: str, strays: Iterable[Stray], now: datetime) -> None:
    for stray in strays:
        _put_aside(db, device_id, stray, now)


def _put_aside(db: Database, device_id: str, stray: Stray, now: datetime) -> None:
    rows = db.execute("SELECT count(*) FROM quarantine WHERE device_id = ?", [device_id]).fetchone()[0]
    if rows >= QUARANTINE_ROWS_PER_DEVICE:
        db.execute(
            "UPDATE device SET quarantine_not_kept = quarantine_not_kept + 1 WHERE device_id = ?",
            [device_id],
        )
        return
    position = json.dumps(_position_json(stray.position)) if stray.position else None
    db.execute(  # the same again, from an app that did not hear the answer, is the same row
        "INSERT OR IGNORE INTO quarantine"
        " (device_id, driver_id, seq, content_hash, reason, received_at, raw, position)"
        " SELECT device_id, driver_id, ?, ?, ?, ?, ?, ? FROM device WHERE device_id = ?",
        [
            _STOCK_SEQ,
            hashlib.sha256(stray.raw.encode()).hexdigest(),
            stray.reason,
            rfc3339(now),
            stray.raw,
            position,
            device_id,
        ],
    )


def _position_json(position: Position) -> dict[str, Any]:
    measured = ("lon", "lat", "speed", "bearing", "accuracy", "battery", "is_moving")
    doubt = position.doubt.value if position.doubt else None
    fields = {name: getattr(position, name) for name in measured}
    return fields | {"at": rfc3339(position.at), "doubt": doubt}


def _position_from(fields: dict[str, Any]) -> Position:
    doubt = PositionDoubt(fields["doubt"]) if fields["doubt"] else None
    return Position(driver_id="", **(fields | {"at": from_rfc3339(fields["at"]), "doubt": doubt}))

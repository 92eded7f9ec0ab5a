"""Where drivers were, a lane of its own beside the facts: late ones are kept in their place in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from app.domain.driver_sync import Device
from app.domain.events import Position, PositionDoubt
from app.domain.timing import from_rfc3339, rfc3339
from app.domain.tracks import BEFORE, doubt_of
from storage.sqlite_library import Database
from storage.sync_facts import refuse_beyond_head

_COLUMNS = "driver_id, at, lon, lat, speed, bearing, accuracy, battery, is_moving, doubt"


def add_positions(
    db: Database, device: Device, positions: Iterable[Position], received_at: datetime
) -> int:
    """Keep those not known yet, each judged by the ones before it in time; returns how many are new."""
    received = rfc3339(received_at)
    kept = 0
    for position in sorted(positions, key=lambda position: position.at):
        if device.ended_at and position.at > device.ended_at:
            continue
        doubt = position.doubt or doubt_of(position, _before(db, position))
        kept += db.execute(
            f"INSERT OR IGNORE INTO position ({_COLUMNS}, received_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                position.driver_id,
                rfc3339(position.at),
                position.lon,
                position.lat,
                position.speed,
                position.bearing,
                position.accuracy,
                position.battery,
                position.is_moving,
                doubt.value if doubt else None,
                received,
            ],
        ).rowcount
    return kept


def _before(db: Database, position: Position) -> tuple[Position, ...]:
    """The driver's last ones before it whose times make sense, newest first, down to one that is not
    in doubt."""
    found = []
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM position WHERE driver_id = ? AND at < ?"
        " AND (doubt IS NULL OR doubt = 'jump') ORDER BY at DESC LIMIT ?",
        [position.driver_id, rfc3339(position.at), BEFORE],
    )
    for row in rows:
        found.append(_position(row))
        if found[-1].doubt is None:
            break
    return tuple(found)


def positions_after(db: Database, after: int, limit: int) -> tuple[tuple[Position, ...], int]:
    """Positions in commit order, and the cursor to ask after.

    Raises:
        CursorBeyondHead: there never was a position of that number.
    """
    refuse_beyond_head(db, "position", after)
    rows = db.execute(
        f"SELECT {_COLUMNS}, number FROM position WHERE number > ? ORDER BY number LIMIT ?",
        [after, limit],
    ).fetchall()
    return tuple(_position(row) for row in rows), rows[-1][-1] if rows else after


def _position(row: Sequence[Any]) -> Position:
    return Position(
        driver_id=row[0],
        at=from_rfc3339(row[1]),
        lon=row[2],
        lat=row[3],
        speed=row[4],
        bearing=row[5],
        accuracy=row[6],
        battery=row[7],
        is_moving=None if row[8] is None else bool(row[8]),
        doubt=PositionDoubt(row[9]) if row[9] else None,
    )

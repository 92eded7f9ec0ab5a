"""The dispatcher's words to drivers, as phones get them with their route."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.domain.driver_sync import MessageToDriver, SentMessage
from app.domain.errors import IdReused
from app.domain.timing import from_rfc3339, rfc3339
from storage.sqlite_library import Database
from storage.sync_changes import new_change, tell

SHOWN = timedelta(days=1)
"""How long a phone shows a message."""
MOST_SHOWN = 100


def put(db: Database, message: MessageToDriver) -> bool:
    """Keep a message; False where it was kept before.

    Raises:
        IdReused: another message has this id.
    """
    row = db.execute(
        "SELECT driver_id, text FROM message WHERE message_id = ?", [message.message_id]
    ).fetchone()
    if row is not None:
        if (row[0], row[1]) != (message.driver_id, message.text):
            raise IdReused(
                f"Another message with the id {message.message_id} was sent before;"
                " nothing was sent: send it again under a new id."
            )
        return False
    change = new_change(db)
    db.execute(
        "INSERT INTO message (message_id, driver_id, at, text, change) VALUES (?, ?, ?, ?, ?)",
        [message.message_id, message.driver_id, rfc3339(message.at), message.text, change],
    )
    tell(db, message.driver_id, change)
    return True


def shown_to(db: Database, driver_id: str, now: datetime) -> tuple[MessageToDriver, ...]:
    """What a driver's phone shows: the last day's, oldest first."""
    rows = db.execute(
        "SELECT message_id, driver_id, at, text FROM"
        " (SELECT * FROM message WHERE driver_id = ? AND at > ? ORDER BY number DESC LIMIT ?)"
        " ORDER BY number",
        [driver_id, rfc3339(now - SHOWN), MOST_SHOWN],
    ).fetchall()
    return tuple(_message(row) for row in rows)


def after(db: Database, number: int, limit: int) -> tuple[SentMessage, ...]:
    """Messages in the order of sending."""
    rows = db.execute(
        "SELECT message_id, driver_id, at, text, EXISTS (SELECT 1 FROM device WHERE"
        "  device.driver_id = message.driver_id AND device.state = 'active'"
        "  AND device.confirmed_change >= message.change), number"
        " FROM message WHERE number > ? ORDER BY number LIMIT ?",
        [number, limit],
    ).fetchall()
    return tuple(SentMessage(row[5], _message(row), bool(row[4])) for row in rows)


def sweep(db: Database, before: datetime) -> None:
    """Drop older ones."""
    db.execute("DELETE FROM message WHERE at < ?", [rfc3339(before)])


def _message(row: Sequence[Any]) -> MessageToDriver:
    return MessageToDriver(row[0], row[1], from_rfc3339(row[2]), row[3])

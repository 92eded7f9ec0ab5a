"""Customers' tracking pages, and what customers say: facts that no phone sent.

A phone's fact is judged by its device, its number and what its driver was given. A customer has none of
these, so nothing here goes through that judgement, and nothing of it is loosened for a customer: such
facts are kept under the driver '' that no phone can have, each under an id that the server made.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.domain.customer_words import GivenTracking, Heard, Reception
from app.domain.events import ActorKind, Event, EventType
from app.domain.timing import from_rfc3339, rfc3339
from storage.database import SqliteFile
from storage.group_commit import GroupCommit
from storage.sqlite_library import Database
from storage.sync_changes import new_change, tell
from storage.sync_facts import add_event, events_of_stops

KEPT_AFTER = timedelta(days=7)
"""How long an expired page stays, should the desk prolong it."""
_NO_DRIVER = ""


class SqliteTracking:
    """``app.ports.sync_store.TrackingStore``."""

    def __init__(self, file: SqliteFile, commits: GroupCommit) -> None:
        self._file = file
        self._commits = commits

    def put(self, token_hash: str, page: GivenTracking) -> None:
        """Make this the page of a token."""
        self._commits.write(_put, token_hash, page)

    def find(self, token_hash: str, now: datetime) -> tuple[GivenTracking, tuple[Event, ...]] | None:
        """A token's page, and what the customer has said, in order; None where there is none (any
        more)."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT stop_id, expires, body FROM tracking WHERE token_hash = ? AND expires > ?",
                [token_hash, rfc3339(now)],
            ).fetchone()
            if row is None:
                return None
            facts = events_of_stops(db, [row[0]])
        said = tuple(fact for fact in facts if fact.actor.kind is ActorKind.CUSTOMER)
        return _page(row), said

    def hear(self, token_hash: str, event: Event, most: int) -> Heard:
        """Keep what was said on a page once, as long as the page is there and fewer than ``most`` of
        its kind are."""
        return self._commits.write(_hear, token_hash, event, most)


def _put(db: Database, token_hash: str, page: GivenTracking) -> None:
    db.execute(
        "INSERT OR REPLACE INTO tracking VALUES (?, ?, ?, ?)",
        [token_hash, page.stop_id, rfc3339(page.expires), page.body],
    )


def _page(row: Sequence[Any]) -> GivenTracking:
    return GivenTracking(stop_id=row[0], expires=from_rfc3339(row[1]), body=row[2])


def _hear(db: Database, token_hash: str, event: Event, most: int) -> Heard:
    page = db.execute(
        "SELECT 1 FROM tracking WHERE token_hash = ? AND stop_id = ?", [token_hash, event.stop_id]
    ).fetchone()
    if page is None:  # words on a slow line must not outlive a customer who was forgotten meanwhile
        return Heard(Reception.GONE)
    known = db.execute(
        "SELECT 1 FROM event WHERE driver_id = ? AND event_id = ?", [_NO_DRIVER, event.event_id]
    ).fetchone()
    if known is not None:
        return Heard(Reception.KNOWN)
    (said,) = db.execute(
        "SELECT count(*) FROM event WHERE stop_id = ? AND type = ? AND driver_id = ?",
        [event.stop_id, event.type.value, _NO_DRIVER],
    ).fetchone()
    if said >= most:
        return Heard(Reception.ENOUGH)
    add_event(db, _NO_DRIVER, event, content_hash="")
    if event.type is not EventType.CUSTOMER_NOTE:
        return Heard(Reception.KEPT)
    return Heard(Reception.KEPT, _tell_driver(db, event.stop_id))


def _tell_driver(db: Database, stop_id: str) -> str:
    """Let the phones of the driver who has the stop find the new words; returns the driver's id."""
    row = db.execute(
        "SELECT driver_id FROM route JOIN route_stop USING (shift_id) WHERE stop_id = ?", [stop_id]
    ).fetchone()
    if row is None:
        return ""
    tell(db, row[0], new_change(db))
    return str(row[0])


def sweep(db: Database, now: datetime) -> None:
    """Drop pages that expired some time ago."""
    db.execute("DELETE FROM tracking WHERE expires < ?", [rfc3339(now - KEPT_AFTER)])

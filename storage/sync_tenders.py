"""Offers to carriers, and what they answer: a fact that no phone sent, kept like a customer's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.domain.events import Event
from app.domain.tenders import KeptTender, TenderState
from app.domain.timing import from_rfc3339, rfc3339
from storage.database import SqliteFile
from storage.group_commit import GroupCommit
from storage.sqlite_library import Database
from storage.sync_facts import add_event

KEPT_AFTER = timedelta(days=7)
"""How long an expired offer stays, should the desk prolong it."""
_NO_DRIVER = ""
_COLUMNS = "tender_id, state, deadline, expires, stops, body, answer"


class SqliteTenders:
    """``app.ports.sync_store.TenderStore``."""

    def __init__(self, file: SqliteFile, commits: GroupCommit) -> None:
        self._file = file
        self._commits = commits

    def put(self, token_hash: str, tender: KeptTender) -> None:
        """Make this the offer of a token; what was answered stays."""
        self._commits.write(_put, token_hash, tender)

    def find(self, token_hash: str, now: datetime) -> KeptTender | None:
        """A token's offer; None where there is none (any more)."""
        with self._file.reading() as db:
            return _find(db, token_hash, now)

    def answer(self, token_hash: str, event: Event, answer: str) -> KeptTender | None:
        """Keep the first answer that comes in time, as a fact; returns the offer as it was before."""
        return self._commits.write(_answer, token_hash, event, answer)


def _put(db: Database, token_hash: str, tender: KeptTender) -> None:
    db.execute(
        f"INSERT INTO tender (token_hash, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, '')"
        " ON CONFLICT (token_hash) DO UPDATE SET state = excluded.state, deadline = excluded.deadline,"
        " expires = excluded.expires, stops = excluded.stops, body = excluded.body",
        [
            token_hash,
            tender.tender_id,
            tender.state.value,
            rfc3339(tender.deadline),
            rfc3339(tender.expires),
            json.dumps(tender.stop_ids),
            tender.body,
        ],
    )


def _find(db: Database, token_hash: str, now: datetime) -> KeptTender | None:
    row = db.execute(
        f"SELECT {_COLUMNS} FROM tender WHERE token_hash = ? AND expires > ?",
        [token_hash, rfc3339(now)],
    ).fetchone()
    return _tender(row) if row is not None else None


def _tender(row: Sequence[Any]) -> KeptTender:
    return KeptTender(
        tender_id=row[0],
        state=TenderState(row[1]),
        deadline=from_rfc3339(row[2]),
        expires=from_rfc3339(row[3]),
        stop_ids=tuple(json.loads(row[4])),
        body=row[5],
        answer=row[6],
    )


def _answer(db: Database, token_hash: str, event: Event, answer: str) -> KeptTender | None:
    found = _find(db, token_hash, event.at)
    if found is not None and found.takes_answers(event.at):
        db.execute("UPDATE tender SET answer = ? WHERE token_hash = ?", [answer, token_hash])
        add_event(db, _NO_DRIVER, event, content_hash="")
    return found


def forget(db: Database, stops: Iterable[str]) -> None:
    """Drop offers that name one of some stops."""
    named = "EXISTS (SELECT 1 FROM json_each(stops) WHERE value = ?)"
    for stop_id in stops:
        db.execute(f"DELETE FROM tender WHERE {named}", [stop_id])


def sweep(db: Database, now: datetime) -> None:
    """Drop offers that expired some time ago."""
    db.execute("DELETE FROM tender WHERE expires < ?", [rfc3339(now - KEPT_AFTER)])

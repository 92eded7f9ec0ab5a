"""Shops' orders at the sync server: what was asked for, what the desk said of it, and who may ask.

An order has one row, with its latest form: a change that the desk has not read gives way to the next.
Whatever a request asks for is kept in one transaction, with the answers that its idempotency key is to
be given again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from app.domain.errors import IdReused
from app.domain.shop import (
    Batch,
    Reply,
    ShopChange,
    ShopKey,
    ShopOrder,
    ShopState,
    ShopStatus,
    ShopWish,
    Taken,
)
from app.domain.timing import from_rfc3339, rfc3339
from storage.database import SqliteFile
from storage.group_commit import GroupCommit
from storage.sqlite_library import Database

KEPT = timedelta(days=90)
"""How long an order is kept after its day."""
BATCHES_KEPT = timedelta(days=7)

_COLUMNS = (
    "sender, reference, number, change, seen, received_at, body, called_off, state, status, as_of"
)
_ASKED_FOR = "(body <> '' OR called_off)"
"""Of an order that only the desk told of, after the server was restored, nothing is to be read."""


class SqliteShop:
    """``app.sync_ports.ShopStore``."""

    def __init__(self, file: SqliteFile, commits: GroupCommit) -> None:
        self._file = file
        self._commits = commits

    def put_keys(self, keys: Iterable[ShopKey]) -> None:
        """These are the keys in force, and no others."""
        self._commits.write(_put_keys, tuple(keys))

    def sender(self, key_hash: str) -> tuple[str, str] | None:
        """The id of a key and whose it is; None where it opens nothing."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT key_id, sender FROM shop_key WHERE key_hash = ?", [key_hash]
            ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def ask(
        self, sender: str, wishes: Sequence[ShopWish], now: datetime, key: str = "", content: str = ""
    ) -> Batch:
        """Keep what a sender asks for; raises IdReused where ``key`` came with other ``content``."""
        return self._commits.write(_ask, sender, wishes, now, key, content)

    def find(self, sender: str, reference: str) -> ShopOrder | None:
        """One of a sender's orders."""
        with self._file.reading() as db:
            return _find(db, sender, reference)

    def changed(self, sender: str, after: int, limit: int) -> tuple[ShopOrder, ...]:
        """A sender's orders whose change is above ``after``, in that order."""
        with self._file.reading() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM shop_order WHERE sender = ? AND change > ?"
                " ORDER BY change LIMIT ?",
                [sender, after, limit],
            ).fetchall()
        return tuple(_order(row) for row in rows)

    def wanted(self, after: int, limit: int) -> tuple[ShopChange, ...]:
        """What all senders asked for, numbered above ``after``, in that order."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT sender, reference, number, received_at, body FROM shop_order"
                f" WHERE number > ? AND {_ASKED_FOR} ORDER BY number LIMIT ?",
                [after, limit],
            ).fetchall()
        return tuple(ShopChange(row[0], row[1], row[2], from_rfc3339(row[3]), row[4]) for row in rows)

    def put_statuses(self, statuses: Sequence[tuple[ShopStatus, str]]) -> int:
        """Keep what the desk says of orders, with the text it is told in; returns how many changed."""
        return self._commits.write(_put_statuses, statuses)


def _put_keys(db: Database, keys: Sequence[ShopKey]) -> None:
    db.execute("DELETE FROM shop_key")
    for key in keys:
        db.execute("INSERT INTO shop_key VALUES (?, ?, ?)", [key.key_hash, key.key_id, key.sender])


def _ask(
    db: Database, sender: str, wishes: Sequence[ShopWish], now: datetime, key: str, content: str
) -> Batch:
    if key:
        row = db.execute(
            "SELECT content_hash, answer FROM shop_batch WHERE sender = ? AND key = ?", [sender, key]
        ).fetchone()
        if row is not None:
            if row[0] != _hash(content):
                raise IdReused(
                    "Other orders came under this Idempotency-Key before; nothing was kept: send these"
                    " under a new one."
                )
            return Batch(tuple(Reply(r, Taken(t), why) for r, t, why in json.loads(row[1])), again=True)
    replies = tuple(_ask_one(db, sender, wish, now) for wish in wishes)
    if key:
        told = json.dumps([(each.reference, each.taken.value, each.reason) for each in replies])
        db.execute(
            "INSERT INTO shop_batch VALUES (?, ?, ?, ?, ?)",
            [sender, key, _hash(content), told, rfc3339(now)],
        )
    return Batch(replies)


def _ask_one(db: Database, sender: str, wish: ShopWish, now: datetime) -> Reply:
    known = _find(db, sender, wish.reference)
    if known is None:
        if wish.calls_off:
            return Reply(wish.reference, Taken.UNKNOWN)
        _keep(db, sender, wish, now)
        return Reply(wish.reference, Taken.KEPT)
    state = ShopState.CALLED_OFF if known.called_off else known.state
    is_off = wish.calls_off and state is ShopState.CALLED_OFF
    is_same = known.body == wish.body and not wish.calls_off
    if is_off or (is_same and (known.pending or not _is_refused(known))):
        return Reply(wish.reference, Taken.UNCHANGED)
    if not state.may_change:
        words = "order it anew under another reference" if state is ShopState.CALLED_OFF else ""
        why = f"Order {wish.reference} {state.words}: {words or 'call the dispatcher to change it'}."
        return Reply(wish.reference, Taken.REFUSED, why)
    _keep(db, sender, wish, now)
    return Reply(wish.reference, Taken.KEPT)


def _is_refused(order: ShopOrder) -> bool:
    """Whether the desk did not do what was asked last, or has a question: it may be asked anew."""
    said = json.loads(order.status) if order.status else {}
    return order.state is ShopState.REFUSED or bool(said.get("reason"))


def _keep(db: Database, sender: str, wish: ShopWish, now: datetime) -> None:
    number, change = _next(db, ""), _next(db, sender)
    day = wish.day.isoformat() if wish.day is not None else now.date().isoformat()
    db.execute(
        "INSERT INTO shop_order (sender, reference, number, change, received_at, body, called_off, day)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender, reference) DO UPDATE SET"
        " number = excluded.number, change = excluded.change, received_at = excluded.received_at,"
        " body = excluded.body, called_off = excluded.called_off, day = max(day, excluded.day)",
        [sender, wish.reference, number, change, rfc3339(now), wish.body, wish.calls_off, day],
    )


def _next(db: Database, counter: str) -> int:
    """The next number of all (''), or of a sender's changes: these tell nothing of others."""
    db.execute(
        "INSERT INTO shop_counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1",
        [counter],
    )
    [(value,)] = db.execute("SELECT value FROM shop_counter WHERE name = ?", [counter]).fetchall()
    return int(value)


def _put_statuses(db: Database, statuses: Sequence[tuple[ShopStatus, str]]) -> int:
    return sum(_put_status(db, status, told) for status, told in statuses)


def _put_status(db: Database, status: ShopStatus, told: str) -> bool:
    """Keep one; also of an order that the server, restored from a backup, has lost."""
    known = _find(db, status.sender, status.reference)
    said = (max(status.seen, known.seen if known else 0), status.state, told)
    if known is not None and (known.seen, known.state, known.status) == said:
        db.execute(
            "UPDATE shop_order SET as_of = ? WHERE sender = ? AND reference = ?",
            [rfc3339(status.as_of), status.sender, status.reference],
        )
        return False
    number, seen = (known.number, status.seen) if known is not None else (_next(db, ""), 0)
    row = {
        "sender": status.sender,
        "reference": status.reference,
        "number": number,
        "change": _next(db, status.sender),
        "seen": seen or number,
        "as_of": rfc3339(status.as_of),
        "day": status.day.isoformat(),
        "state": status.state.value,
        "status": told,
        "off": status.state is ShopState.CALLED_OFF,
    }
    db.execute(
        "INSERT INTO shop_order"
        " (sender, reference, number, change, seen, received_at, day, body, state, status, as_of)"
        " VALUES"
        " (:sender, :reference, :number, :change, :seen, :as_of, :day, '', :state, :status, :as_of)"
        " ON CONFLICT (sender, reference) DO UPDATE SET"
        " change = :change, seen = max(seen, :seen), state = :state, status = :status,"
        " as_of = :as_of, day = :day,"
        " called_off = CASE WHEN number > max(seen, :seen) THEN called_off ELSE :off END",
        row,
    )
    db.execute("DELETE FROM shop_visit WHERE sender = :sender AND reference = :reference", row)
    for stop_id in status.stop_ids:
        db.execute(
            "INSERT OR REPLACE INTO shop_visit VALUES (?, ?, ?)",
            [stop_id, status.sender, status.reference],
        )
    return True


def _find(db: Database, sender: str, reference: str) -> ShopOrder | None:
    row = db.execute(
        f"SELECT {_COLUMNS} FROM shop_order WHERE sender = ? AND reference = ?", [sender, reference]
    ).fetchone()
    return None if row is None else _order(row)


def _order(row: Sequence[Any]) -> ShopOrder:
    sender, reference, number, change, seen, at, body, off, state, status, as_of = row
    return ShopOrder(
        sender=sender,
        reference=reference,
        number=number,
        change=change,
        seen=seen,
        received_at=from_rfc3339(at),
        body=body,
        called_off=bool(off),
        state=ShopState(state),
        status=status,
        as_of=from_rfc3339(as_of) if as_of else None,
    )


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def forget(db: Database, stop_ids: Iterable[str]) -> None:
    """Remove what shops sent of the customers of some stops; how the orders stand may stay."""
    for stop_id in stop_ids:
        db.execute(
            "DELETE FROM shop_order WHERE (sender, reference) IN"
            " (SELECT sender, reference FROM shop_visit WHERE stop_id = ?)",
            [stop_id],
        )
        db.execute("DELETE FROM shop_visit WHERE stop_id = ?", [stop_id])


def sweep(db: Database, now: datetime) -> None:
    """Drop orders whose day is long past, and answers that nobody asks for again."""
    db.execute("DELETE FROM shop_order WHERE day < ?", [(now - KEPT).date().isoformat()])
    db.execute(
        "DELETE FROM shop_visit WHERE (sender, reference) NOT IN"
        " (SELECT sender, reference FROM shop_order)"
    )
    db.execute("DELETE FROM shop_batch WHERE at < ?", [rfc3339(now - BATCHES_KEPT)])

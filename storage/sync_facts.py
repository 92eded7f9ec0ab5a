"""Facts from phones: judged one by one, inside one transaction of the sync server's file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.driver_sync import DeviceState, Judgement, Quarantined, QuarantineView, Submission
from app.domain.errors import CursorBeyondHead
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.timing import from_rfc3339, rfc3339
from storage.sqlite_library import Database

CONFLICT = "conflict"
NOT_GIVEN = "this shift or stop was never given to this driver"
LONG_AGO = "a report with this number was taken long ago"
AFTER_RETIREMENT = "it happened after this phone was retired"
QUARANTINE_ROWS_PER_DEVICE = 1000
QUARANTINE_CHARACTERS_PER_DEVICE = 4_000_000

_EVENT_COLUMNS = (
    "sequence, event_id, type, at, received_at, actor_kind, actor_name, shift_id, stop_id, outcome,"
    " note, data"
)


@dataclass(frozen=True, slots=True)
class Sender:
    """The phone that sends, as its row stands inside the transaction."""

    device_id: str
    driver_id: str
    state: DeviceState
    ended_at: datetime | None
    acked: int


def accept(db: Database, sender: Sender, batch: Sequence[Submission], now: datetime) -> Judgement:
    """Judge and keep a batch; the caller commits before anybody is told."""
    rejected: list[tuple[int, str]] = []
    kept = 0
    for submission in batch:
        reason, is_new = _judge(db, sender, submission, now)
        if reason:
            rejected.append((submission.seq, reason))
        kept += is_new
    return Judgement(
        acked=_advance(db, sender),
        rejected=tuple(rejected),
        missing_proofs=_missing_proofs(db, batch),
        kept=kept,
    )


def _judge(db: Database, sender: Sender, fact: Submission, now: datetime) -> tuple[str, bool]:
    """The reason to reject a fact ('' for none), and whether it is a new one."""
    before = db.execute(
        "SELECT content_hash, reason FROM committed WHERE device_id = ? AND seq = ?",
        [sender.device_id, fact.seq],
    ).fetchone()
    if before is not None:
        if before[0] == fact.content_hash:
            return str(before[1]), False  # sent again: the same answer again
        _put_aside(db, sender, fact, CONFLICT, now)
        return CONFLICT, False
    if fact.seq <= sender.acked:  # taken so long ago that only its number is known
        _put_aside(db, sender, fact, LONG_AGO, now)
        return LONG_AGO, False
    reason, is_new = _verdict(db, sender, fact)
    if is_new and fact.event is not None:
        add_event(db, sender.driver_id, fact.event, fact.content_hash)
    elif reason:
        _put_aside(db, sender, fact, reason, now)
    db.execute(
        "INSERT INTO committed VALUES (?, ?, ?, ?, ?)",
        [sender.device_id, fact.seq, fact.content_hash, reason, rfc3339(now)],
    )
    return reason, is_new


def _verdict(db: Database, sender: Sender, fact: Submission) -> tuple[str, bool]:
    """What becomes of a fact whose sequence number is new."""
    event = fact.event
    if event is None:
        return fact.refusal, False
    known = db.execute(
        "SELECT content_hash FROM event WHERE driver_id = ? AND event_id = ?",
        [sender.driver_id, event.event_id],
    ).fetchone()
    if known is not None:  # another phone of this driver, or this one after pairing again
        return ("" if known[0] == fact.content_hash else CONFLICT), False
    if sender.state is DeviceState.RETIRED and sender.ended_at and event.at > sender.ended_at:
        return AFTER_RETIREMENT, False
    if not _was_given(db, sender.driver_id, event):
        return NOT_GIVEN, False
    return "", True


def _was_given(db: Database, driver_id: str, event: Event) -> bool:
    """Whether the shift, and the stop if any, were ever released to the driver."""
    shift = db.execute(
        "SELECT 1 FROM given_shift WHERE driver_id = ? AND shift_id = ?", [driver_id, event.shift_id]
    ).fetchone()
    if shift is None or not event.stop_id:
        return shift is not None
    stop = db.execute(
        "SELECT 1 FROM given_stop WHERE driver_id = ? AND stop_id = ?", [driver_id, event.stop_id]
    ).fetchone()
    return stop is not None


def add_event(db: Database, driver_id: str, event: Event, content_hash: str) -> None:
    """Append a fact to the log, and note which proofs it names."""
    data = json.dumps(dict(event.data))
    sequence = db.execute(
        "INSERT INTO event (driver_id, event_id, content_hash, type, at, received_at, actor_kind,"
        " actor_name, shift_id, stop_id, outcome, note, data)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            driver_id,
            event.event_id,
            content_hash,
            event.type.value,
            rfc3339(event.at),
            rfc3339(event.received_at),
            event.actor.kind.value,
            event.actor.name,
            event.shift_id,
            event.stop_id,
            event.outcome.value if event.outcome else None,
            event.note,
            data,
        ],
    ).lastrowid
    if "proofs" in event.data:
        db.execute(
            "INSERT OR IGNORE INTO proof_use SELECT value, ? FROM json_each(?, '$.proofs')",
            [sequence, data],
        )


def _put_aside(db: Database, sender: Sender, fact: Submission, reason: str, now: datetime) -> None:
    """Into quarantine, or only counted where the phone's share is full."""
    rows, characters = db.execute(
        "SELECT count(*), coalesce(sum(length(raw)), 0) FROM quarantine WHERE device_id = ?",
        [sender.device_id],
    ).fetchone()
    if rows >= QUARANTINE_ROWS_PER_DEVICE or characters >= QUARANTINE_CHARACTERS_PER_DEVICE:
        db.execute(
            "UPDATE device SET quarantine_not_kept = quarantine_not_kept + 1 WHERE device_id = ?",
            [sender.device_id],
        )
        return
    waiting = json.dumps(_as_json(fact.event)) if fact.event and reason == NOT_GIVEN else None
    db.execute(
        "INSERT OR IGNORE INTO quarantine"
        " (device_id, driver_id, seq, content_hash, reason, received_at, raw, event)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            sender.device_id,
            sender.driver_id,
            fact.seq,
            fact.content_hash,
            reason,
            rfc3339(now),
            fact.raw,
            waiting,
        ],
    )


def take_out_of_quarantine(db: Database, driver_id: str) -> int:
    """Keep as facts what was put aside only because its stop was not known yet; returns how many.

    A restored server may hear of a stop from a phone before the desk has sent its releases again.
    """
    taken = 0
    rows = db.execute(
        "SELECT number, device_id, seq, content_hash, event FROM quarantine"
        " WHERE driver_id = ? AND event IS NOT NULL ORDER BY number",
        [driver_id],
    ).fetchall()
    for number, device_id, seq, content_hash, text in rows:
        event = _from_json(json.loads(text))
        if not _was_given(db, driver_id, event):
            continue
        known = db.execute(
            "SELECT 1 FROM event WHERE driver_id = ? AND event_id = ?", [driver_id, event.event_id]
        ).fetchone()
        if known is None:
            add_event(db, driver_id, event, content_hash)
            taken += 1
        db.execute("DELETE FROM quarantine WHERE number = ?", [number])
        db.execute("UPDATE committed SET reason = '' WHERE device_id = ? AND seq = ?", [device_id, seq])
    return taken


def _as_json(event: Event) -> dict[str, Any]:
    return {
        "event_id": event.event_id,
        "type": event.type.value,
        "at": rfc3339(event.at),
        "received_at": rfc3339(event.received_at),
        "actor": [event.actor.kind.value, event.actor.name],
        "shift_id": event.shift_id,
        "stop_id": event.stop_id,
        "outcome": event.outcome.value if event.outcome else None,
        "note": event.note,
        "data": dict(event.data),
    }


def _from_json(fields: dict[str, Any]) -> Event:
    return Event(
        event_id=fields["event_id"],
        type=EventType(fields["type"]),
        at=from_rfc3339(fields["at"]),
        received_at=from_rfc3339(fields["received_at"]),
        actor=Actor(ActorKind(fields["actor"][0]), fields["actor"][1]),
        shift_id=fields["shift_id"],
        stop_id=fields["stop_id"],
        outcome=Outcome(fields["outcome"]) if fields["outcome"] else None,
        note=fields["note"],
        data=fields["data"],
    )


def _advance(db: Database, sender: Sender) -> int:
    """Move the acknowledged number over everything that follows without a gap."""
    acked = sender.acked
    for (seq,) in db.execute(
        "SELECT seq FROM committed WHERE device_id = ? AND seq > ? ORDER BY seq",
        [sender.device_id, acked],
    ):
        if seq != acked + 1:
            break
        acked = seq
    if acked != sender.acked:
        db.execute("UPDATE device SET acked = ? WHERE device_id = ?", [acked, sender.device_id])
    return acked


def _missing_proofs(db: Database, batch: Iterable[Submission]) -> tuple[str, ...]:
    wanted = dict.fromkeys(sha256 for fact in batch for sha256 in fact.proofs)
    return tuple(
        sha256
        for sha256 in wanted
        if db.execute("SELECT 1 FROM proof WHERE sha256 = ?", [sha256]).fetchone() is None
    )


def events_after(db: Database, after: int, limit: int) -> tuple[Event, ...]:
    """Facts in commit order.

    Raises:
        CursorBeyondHead: there never was a fact of that number.
    """
    refuse_beyond_head(db, "event", after)
    rows = db.execute(
        f"SELECT {_EVENT_COLUMNS} FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
        [after, limit],
    ).fetchall()
    return tuple(_event(row) for row in rows)


def refuse_beyond_head(db: Database, table: str, after: int) -> None:
    """Refuse a cursor beyond the highest number a table ever gave."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
    head = int(row[0]) if row else 0
    if after > head:
        raise CursorBeyondHead(
            f"The server has nothing after {head}, and was asked for what follows {after}:"
            " it was restored from a backup; read again from 0."
        )


def events_of_stops(db: Database, stop_ids: Sequence[str]) -> tuple[Event, ...]:
    """Facts about some stops, in commit order."""
    rows = db.execute(
        f"SELECT {_EVENT_COLUMNS} FROM event WHERE stop_id IN (SELECT value FROM json_each(?))"
        " ORDER BY sequence",
        [json.dumps(stop_ids)],
    ).fetchall()
    return tuple(_event(row) for row in rows)


def all_events(db: Database) -> tuple[Event, ...]:
    """Every fact that is kept, in commit order."""
    rows = db.execute(f"SELECT {_EVENT_COLUMNS} FROM event ORDER BY sequence").fetchall()
    return tuple(_event(row) for row in rows)


def _event(row: Sequence[Any]) -> Event:
    return Event(
        sequence=row[0],
        event_id=row[1],
        type=EventType(row[2]),
        at=from_rfc3339(row[3]),
        received_at=from_rfc3339(row[4]),
        actor=Actor(ActorKind(row[5]), row[6]),
        shift_id=row[7],
        stop_id=row[8],
        outcome=Outcome(row[9]) if row[9] else None,
        note=row[10],
        data=json.loads(row[11]),
    )


def last_set_aside(db: Database) -> int:
    """The highest number in quarantine; 0 where there is nothing."""
    return int(db.execute("SELECT coalesce(max(number), 0) FROM quarantine").fetchone()[0])


def quarantine_view(db: Database, after: int, limit: int) -> QuarantineView:
    """What was put aside, oldest first."""
    rows = db.execute(
        "SELECT number, device_id, driver_id, seq, reason, received_at, raw FROM quarantine"
        " WHERE number > ? ORDER BY number LIMIT ?",
        [after, limit],
    ).fetchall()
    not_kept = db.execute("SELECT coalesce(sum(quarantine_not_kept), 0) FROM device").fetchone()[0]
    return QuarantineView(
        tuple(
            Quarantined(number, device, driver, seq, reason, from_rfc3339(at), raw)
            for number, device, driver, seq, reason, at, raw in rows
        ),
        int(not_kept),
    )

"""One customer's data out of the desk's database, so that every fact still follows from the one before.

The log first says which facts lose their words (the database lets no others go), then these go; a fact
from before words stood apart is cut itself, and the log holds a hash of what was left of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from app.domain.events import Actor, Event, EventType
from app.domain.forgetting import Forgotten, Trace, about
from app.domain.messages import CustomerMessage, Delivery
from app.domain.personal import REMOVED, parted
from app.domain.proofs import proof_names
from app.domain.release import ReleasedStop
from storage import rows
from storage.desk_reads import EVENT_COLUMNS
from storage.earlier import drop_history_of
from storage.event_chain import row_hash
from storage.sqlite_library import Database


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact that speaks of the customer; ``left`` are its columns without those words, None where
    words stand apart from it."""

    sequence: int
    day: date
    event: Event
    left: rows.Row | None


class SpokenOf:
    """The facts that speak of a customer, and what becomes of them."""

    def __init__(self, database: Database, trace: Trace) -> None:
        self._database = database
        self._trace = trace
        self._facts = tuple(self._find())

    def __len__(self) -> int:
        return len(self._facts)

    @property
    def pictures(self) -> tuple[str, ...]:
        """Photos and signatures that they name."""
        names = (name for fact in self._facts for name in proof_names(fact.event))
        return tuple(dict.fromkeys(names))

    def notices(self, now: datetime, actor: Actor) -> Iterator[tuple[date, Event]]:
        """The facts, day by day, that words were removed."""
        for day in sorted({order.day for order in self._trace.orders} | {f.day for f in self._facts}):
            facts = [fact for fact in self._facts if fact.day == day]
            left = {str(f.sequence): row_hash(f.left) for f in facts if f.left is not None}
            data = {"facts": [fact.sequence for fact in facts], "left": left}
            yield day, Event(str(uuid4()), EventType.FORGOTTEN, now, now, actor, data=data)

    def remove(self) -> None:
        """Take the words; the notices must be in the log."""
        for fact in self._facts:
            words = rows.body_of(parted(fact.event)[1].removed)
            self._database.execute(
                "UPDATE event_words SET salt = NULL, body = ? WHERE sequence = ?",
                (words, fact.sequence),
            )
            if fact.left is not None:
                self._database.execute(
                    "UPDATE events SET note = ?, data = ? WHERE sequence = ?",
                    (*fact.left[-2:], fact.sequence),
                )

    def _find(self) -> Iterator[_Fact]:
        found = self._database.execute(
            f"SELECT personal IS NULL, events.sequence, {EVENT_COLUMNS}, body"
            " FROM events LEFT JOIN event_words USING (sequence) ORDER BY events.sequence"
        ).fetchall()
        for is_whole, *row in found:
            event = rows.event_from(tuple(row))
            public, words = parted(event)
            is_theirs = event.stop_id in self._trace.stop_ids or self._trace.names(rows.body_of(words))
            if words.are_removed or not is_theirs:
                continue
            day = date.fromisoformat(row[2])
            data = {**public.data, **words.removed.data}
            left = rows.event_row(day, replace(public, note=words.removed.note, data=data))
            yield _Fact(row[0], day, event, left if is_whole else None)


def forget_rows(database: Database, trace: Trace, pictures: tuple[str, ...], facts: int) -> Forgotten:
    """Remove what else the database holds of the customer; ``facts`` lost their words already."""
    _forget_releases(database, trace)
    _forget_searches(database, trace)
    return Forgotten(
        orders=len(trace.orders),
        facts=facts,
        pictures=_forget_pictures(database, pictures, trace.stop_ids),
        messages=_forget_messages(database, trace),
        pages=_forget_pages(database, trace),
        places=_forget_places(database, trace),
        entries=_forget_entries(database, trace),
    )


def _forget_entries(database: Database, trace: Trace) -> int:
    """Nothing refers to an entry of the register: it goes whole, archived or not."""
    return sum(
        database.execute("DELETE FROM customers WHERE customer_id = ?", [name]).rowcount
        for name in trace.customers
    )


def _forget_pictures(
    database: Database, names: tuple[str, ...], stop_ids: frozenset[str]
) -> tuple[str, ...]:
    """Let go of pictures, and of the places at which facts about some stops were made; returns the
    files' names of those that were here."""
    files: list[str] = []
    for name in names:
        here = database.execute(
            "SELECT stored FROM proofs WHERE sha256 = ? AND coalesce(stored, '') <> ''", [name]
        ).fetchone()
        files += here or ()
        database.execute(
            "UPDATE proofs SET stored = '', taken_at = NULL, lon = NULL, lat = NULL WHERE sha256 = ?",
            [name],
        )
    for stop_id in stop_ids:
        database.execute(
            "UPDATE fact_places SET lon = 0, lat = 0, metres = coalesce(metres, -1) WHERE stop_id = ?",
            [stop_id],
        )
    return tuple(files)


def _forget_messages(database: Database, trace: Trace) -> int:
    """Empty the messages to the customer; what still waited is not sent. Returns how many."""
    went = 0
    for number, body in database.execute("SELECT number, body FROM messages").fetchall():
        message = rows.MESSAGE.decode(body)
        if message.stop_id in trace.stop_ids and message.to:
            emptied = _emptied(message)
            database.execute(
                "UPDATE messages SET state = ?, body = ? WHERE number = ?",
                [emptied.state.value, rows.body_of(emptied), number],
            )
            went += 1
    return went


def _emptied(message: CustomerMessage) -> CustomerMessage:
    waited = message.state in (Delivery.WAITING, Delivery.SENDING)
    state = Delivery.DROPPED if waited else message.state
    return replace(message, to="", subject=REMOVED, text=REMOVED, trouble="", state=state)


def _forget_pages(database: Database, trace: Trace) -> int:
    """Drop the addresses of tracking pages; returns how many."""
    return sum(
        database.execute("DELETE FROM tracking_pages WHERE stop_id = ?", [stop_id]).rowcount
        for stop_id in trace.stop_ids
    )


def _forget_places(database: Database, trace: Trace) -> int:
    """Drop what was settled of the customer's addresses; returns how many."""
    return sum(
        database.execute("DELETE FROM settled_places WHERE address = ?", [key]).rowcount
        for key in trace.addresses
    )


def _forget_searches(database: Database, trace: Trace) -> None:
    """Drop what searches of the customer's days began from, and how their plans stood before they were
    changed: they hold places, courses and orders."""
    for day in {order.day for order in trace.orders}:
        database.execute("DELETE FROM searches WHERE day = ?", [day.isoformat()])
        drop_history_of(database, day)


def _forget_releases(database: Database, trace: Trace) -> None:
    """Take the customer out of releases that still wait for the server."""
    for place, body in database.execute("SELECT place, body FROM releases").fetchall():
        release = rows.RELEASE.decode(body)
        routes = tuple(
            replace(route, stops=tuple(_released(stop, trace) for stop in route.stops))
            for route in release.routes
        )
        if routes != release.routes:
            text = rows.body_of(replace(release, routes=routes))
            database.execute("UPDATE releases SET body = ? WHERE place = ?", [text, place])


def _released(stop: ReleasedStop, trace: Trace) -> ReleasedStop:
    if stop.stop_id not in trace.stop_ids:
        return stop
    return replace(
        stop,
        name=REMOVED,
        address="",
        location=about(stop.location),
        phone="",
        notes="",
        access_code="",
    )

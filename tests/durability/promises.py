"""What simulated phones made, what the server promised about it, and whether it was kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.domain.errors import WorldError
from app.domain.events import Event
from app.sync.service import secret_hash
from storage.sync_store import SqliteSyncStore, open_sync_store

HAPPENED_AT = "2026-11-22T08:00:00.000Z"
"""When every simulated fact happened: one day, so that the desk files them together."""

_PAGE = 5000
_WORDS_KEPT = 12


@dataclass(frozen=True)
class Fact:
    """A fact as a phone made it. Its note is unlike all others, so a double shows whatever its id.

    ``is_sound`` is False for one that belongs in quarantine.
    """

    driver: str
    body: Mapping[str, Any]
    is_sound: bool = True

    @property
    def note(self) -> str:
        """What tells it from all others."""
        return str(self.body["note"])


def make_fact(driver: str, number: int, kind: str, stop: str, *, proofs: Iterable[str] = ()) -> Fact:
    """The driver's fact of that number; of the kind ``nonsense`` it cannot be one."""
    note = f"{driver}/{number}"
    body: dict[str, Any] = {
        "id": str(uuid5(NAMESPACE_URL, f"durability/{note}")),
        "shift_id": f"shift-{driver}",
        "type": kind,
        "at": HAPPENED_AT,
        "stop_id": stop,
        "note": note,
    }
    if kind == "completed":
        body["outcome"] = "delivered_to_recipient"
    if shown := list(proofs):
        body["proofs"] = shown
    return Fact(driver, body, is_sound=kind != "nonsense")


@dataclass
class DeviceBook:
    """One paired phone: its facts by sequence number, and the highest number it was told is kept."""

    driver: str
    token: str
    facts: dict[int, Fact] = field(default_factory=dict)
    acked: int = 0


@dataclass(frozen=True)
class Told:
    """All that had been promised up to a moment. ``devices`` maps a phone to its acknowledged number.

    ``shown`` are the facts that the desk has read, by the server's sequence; ``revisions`` the routes
    that the desk was told are given out; ``desk_token`` the secret its server announced.
    """

    devices: Mapping[str, int] = field(default_factory=dict)
    proofs: frozenset[str] = frozenset()
    revisions: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[int, str] = field(default_factory=dict)
    desk_token: str = ""


class Book:
    """Everything made and promised in one run, by all phones and the desk."""

    def __init__(self) -> None:
        self.devices: dict[str, DeviceBook] = {}
        self.facts: dict[str, Fact] = {}
        self.proofs: set[str] = set()
        self.revisions: dict[str, int] = {}
        self.requests = 0
        self.odd_answers: Counter[str] = Counter()
        """Answers that no phone should ever get, such as a 500 or an acknowledgement taken back."""

    def pair(self, device_id: str, driver: str, token: str) -> DeviceBook:
        """A new phone, or the same one with a new token."""
        book = self.devices.get(device_id)
        if book is None:
            book = self.devices[device_id] = DeviceBook(driver, token)
        book.token = token
        return book

    @property
    def acknowledged(self) -> int:
        """How many facts phones were told are kept."""
        return sum(book.acked for book in self.devices.values())

    def told(self) -> Told:
        """What has been promised by now."""
        return Told(
            {device_id: book.acked for device_id, book in self.devices.items()},
            frozenset(self.proofs),
            dict(self.revisions),
        )


@dataclass(frozen=True)
class Findings:
    """Broken promises, counted; ``words`` describes the first few.

    lost: acknowledged (or shown to the desk, or released, or paired) and not there; doubled: there more
    than once; gaps: numbers the server itself counts as acknowledged without having them; corrupt: data
    that cannot be opened or fails SQLite's own check; strange: facts that nobody sent, or with other
    content; orphaned: a proof's row without its file, or with other bytes; odd: answers no phone should
    get, and a desk's copy unlike the server's.
    """

    lost: int = 0
    doubled: int = 0
    gaps: int = 0
    corrupt: int = 0
    strange: int = 0
    orphaned: int = 0
    odd: int = 0
    words: tuple[str, ...] = ()

    def __add__(self, other: Findings) -> Findings:
        sums = {name: getattr(self, name) + getattr(other, name) for name in COUNTED}
        return Findings(**sums, words=(self.words + other.words)[:_WORDS_KEPT])

    @property
    def is_clean(self) -> bool:
        """Whether every promise was kept."""
        return not any(getattr(self, name) for name in COUNTED)


COUNTED = ("lost", "doubled", "gaps", "corrupt", "strange", "orphaned", "odd")


def finding(kind: str, words: str, count: int = 1) -> Findings:
    """One kind of broken promise."""
    counted = {name: count if name == kind else 0 for name in COUNTED}
    return Findings(**counted, words=(f"{kind}: {words}",))


def examine(folder: Path, book: Book, told: Told) -> Findings:
    """Open a server's data (a copy: this changes it) as a server would, and hold it to its promises."""
    try:
        store = open_sync_store(folder)
    except WorldError as error:
        return finding("corrupt", str(error))
    with closing(store):
        try:
            problems = store._file.problems()
            if problems:
                return finding("corrupt", problems[0])
            found = sum(_examine_open(store, book, told), Findings())
        except WorldError as error:
            return finding("corrupt", str(error))
    return found + _examine_token(folder, told)


def _examine_open(store: SqliteSyncStore, book: Book, told: Told) -> Iterator[Findings]:
    events = _events(store)
    yield from examine_events(events, book)
    there = {event.note for event in events}
    aside = _set_aside(store)
    counted = {device.device_id: device.acked for device in store.devices()}
    for device_id, acked in told.devices.items():
        if device_id not in counted:
            yield finding("lost", f"the phone {device_id} is no longer paired")
            continue
        if counted[device_id] < acked:
            yield finding("lost", f"told {device_id} {acked}, and knows of {counted[device_id]}")
        for seq in range(1, max(acked, counted[device_id]) + 1):
            fact = book.devices[device_id].facts.get(seq)
            if fact is None:
                yield finding("strange", f"{device_id} never sent a number {seq}")
                continue
            is_kept = fact.note in there if fact.is_sound else (device_id, seq) in aside
            if not is_kept:
                kind = "lost" if seq <= acked else "gaps"
                yield finding(kind, f"number {seq} of {device_id} ({fact.note})")
    yield from _examine_tokens(store, book, told)
    yield from _examine_routes(store, told)
    yield from _examine_proofs(store, told)
    by_sequence = {event.sequence: event.event_id for event in events}
    for sequence, event_id in told.shown.items():
        if by_sequence.get(sequence) != event_id:
            yield finding("lost", f"the desk has read number {sequence}, and it is another now")


def examine_events(events: Iterable[Event], book: Book) -> Iterator[Findings]:
    """Whether facts are what somebody sent, each once."""
    seen: Counter[str] = Counter()
    for event in events:
        seen[event.note] += 1
        fact = book.facts.get(event.note)
        if fact is None:
            yield finding("strange", f"nobody sent {event.note!r}")
        elif seen[event.note] > 1:
            yield finding("doubled", event.note)
        elif not _is_same(event, fact):
            yield finding("strange", f"{event.note} has other content than was sent")


def _is_same(event: Event, fact: Fact) -> bool:
    sent = fact.body
    return (
        event.event_id == sent["id"]
        and event.type == sent["type"]
        and event.shift_id == sent["shift_id"]
        and event.stop_id == sent["stop_id"]
        and event.outcome == sent.get("outcome")
        and event.actor.name == fact.driver
        and event.at == datetime.fromisoformat(HAPPENED_AT)
        and event.data.get("proofs", []) == sent.get("proofs", [])
    )


def _events(store: SqliteSyncStore) -> list[Event]:
    found: list[Event] = []
    while page := store.events(found[-1].sequence if found else 0, _PAGE):
        found += page
    return found


def _set_aside(store: SqliteSyncStore) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    after = 0
    while rows := store.quarantine(after, _PAGE).rows:
        found |= {(row.device_id, row.seq) for row in rows}
        after = rows[-1].number
    return found


def _examine_tokens(store: SqliteSyncStore, book: Book, told: Told) -> Iterator[Findings]:
    now = datetime.now(UTC)
    for device_id in told.devices:
        device = store.device(secret_hash(book.devices[device_id].token), now)
        if device is None or device.device_id != device_id:
            yield finding("lost", f"the token of {device_id}")


def _examine_routes(store: SqliteSyncStore, told: Told) -> Iterator[Findings]:
    given = {route.shift_id: route.revision for route in store.routes()}
    for shift_id, revision in told.revisions.items():
        if given.get(shift_id, 0) < revision:
            yield finding("lost", f"revision {revision} of {shift_id}")


def _examine_proofs(store: SqliteSyncStore, told: Told) -> Iterator[Findings]:
    with store._file.reading() as db:
        rows = {str(row[0]) for row in db.execute("SELECT sha256 FROM proof").fetchall()}
    for sha256 in told.proofs - rows:
        yield finding("lost", f"the proof {sha256}")
    for sha256 in rows:
        kept = store.proofs.read(sha256)
        if kept is None:
            yield finding("orphaned", f"the row of {sha256} has no file")
        elif hashlib.sha256(kept[1]).hexdigest() != kept[0].stored:
            yield finding("orphaned", f"the file of {sha256} has other bytes")


def _examine_token(folder: Path, told: Told) -> Findings:
    """The desk's secret stays: a desk on another machine could not come in any more."""
    file = folder / "desk_token"
    if told.desk_token and (not file.is_file() or file.read_text() != told.desk_token):
        return finding("lost", "the desk's token")
    return Findings()

"""What was decided about proposals so far, and what that leaves to those to come."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.disruption import Dial
from app.domain.events import Event, EventType
from app.orchestration.reoptimiser import Leeway

AN_HOUR = timedelta(hours=1)
DISMISSED_IN_A_ROW = 3
"""So many of a kind dismissed one after the other, and only better ones are shown."""
ACCEPTED, ACTED, DISMISSED, NOT_TODAY = "accepted", "acted", "dismissed", "not_today"
EXPIRED, UNDONE, IN_PART = "expired", "undone", "in_part"
APPLIED = frozenset({ACCEPTED, ACTED, IN_PART})


class Decisions:
    """Folds the day's log. Used by one thread at a time."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._moved: dict[str, tuple[datetime, int]] = {}
        self._refused: set[frozenset[tuple[str, str]]] = set()
        self._dismissed: dict[str, list[int]] = {}
        self._bars: dict[str, int] = {}
        for event in events:
            self.hear(event)

    def hear(self, event: Event) -> None:
        """Take in one fact of the day."""
        if event.type is not EventType.DECIDED:
            return
        decision, name = event.data.get("decision"), str(event.data.get("suggestion_id", ""))
        if decision in APPLIED:
            self._moved[name] = event.at, whole(event.data.get("disturbs"))
        elif decision == UNDONE:
            self._moved.pop(name, None)
        elif decision == NOT_TODAY:
            self._refused.add(frozenset((stop, to) for stop, _, to in moves_in(event)))
        self._learn(str(event.data.get("kind", "")), decision, whole(event.data.get("cost_saved")))

    def _learn(self, kind: str, decision: object, cents: int) -> None:
        """Raise the bar for a kind that is dismissed again and again, lower it to what is taken."""
        if decision in (DISMISSED, NOT_TODAY):
            row = self._dismissed.setdefault(kind, [])
            row.append(cents)
            if len(row) >= DISMISSED_IN_A_ROW:
                self._bars[kind] = max(self._bars.get(kind, 0), max(row[-DISMISSED_IN_A_ROW:]) + 1)
        elif decision in APPLIED:
            self._dismissed.pop(kind, None)
            self._bars[kind] = min(self._bars.get(kind, 0), cents)

    def leeway(self, dial: Dial, now: datetime, staying: Collection[str]) -> Leeway:
        """How the day may be changed at an instant; ``staying`` are stops that keep their driver."""
        lately = sum(count for at, count in self._moved.values() if now - at < AN_HOUR)
        return Leeway(
            dial,
            frozenset(staying),
            lately,
            frozenset(self._refused),
            MappingProxyType(dict(self._bars)),
        )


def whole(value: object) -> int:
    """A whole number that a fact holds; 0 where it holds none."""
    return value if isinstance(value, int) else 0


def moves_in(event: Event) -> tuple[tuple[str, str, str], ...]:
    """The moves of the proposal a fact is about: stop, from which shift ('' for none), to which."""
    moves = event.data.get("moves")
    rows: Iterable[object] = moves if isinstance(moves, list | tuple) else ()
    return tuple(
        (str(row[0]), str(row[1]), str(row[2]))
        for row in rows
        if isinstance(row, list | tuple) and len(row) == 3
    )

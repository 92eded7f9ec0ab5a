"""Goods that arrive at a depot: what is on a load cannot leave before it is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.events import Event, EventType
from app.domain.timing import from_rfc3339

LATE_FROM = timedelta(minutes=5)
"""So much later than first said is worth a word."""


@dataclass(frozen=True, slots=True)
class Load:
    """One load of a day: when it was first ``promised`` at the depot, when it is ``expected`` by now,
    and when it came (None: not yet)."""

    name: str
    promised: datetime
    expected: datetime
    arrived: datetime | None = None

    def ready(self, now: datetime) -> datetime:
        """When its goods are there, as far as is known; what has not come cannot have come before."""
        return self.arrived or max(self.expected, now)

    def is_late(self, now: datetime) -> bool:
        """Whether it comes, or came, worth a word later than first said."""
        return self.ready(now) - self.promised >= LATE_FROM


def with_news(loads: Mapping[str, Load], event: Event) -> Mapping[str, Load]:
    """What is known of the day's loads after one more fact."""
    if event.type not in (EventType.LOAD_EXPECTED, EventType.LOAD_ARRIVED):
        return loads
    name, at = str(event.data["load"]), from_rfc3339(str(event.data["at"]))
    before = loads.get(name) or Load(name, at, at)
    if event.type is EventType.LOAD_ARRIVED:
        return {**loads, name: replace(before, arrived=at)}
    return {**loads, name: replace(before, expected=at, arrived=None)}


def loads_of(events: Iterable[Event]) -> Mapping[str, Load]:
    """A day's loads by name, from its facts in order."""
    loads: Mapping[str, Load] = {}
    for event in events:
        loads = with_news(loads, event)
    return loads

"""The life of a shift, folded from what its driver reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.events import Event, EventType


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """What is known of the shift itself; ``rests`` are the breaks taken, begin and end.

    ``out_at`` is when the desk took the driver out of the day: no further stop can be made.
    """

    started_at: datetime | None = None
    ended_at: datetime | None = None
    loadings: int = 0
    last_loaded_at: datetime | None = None
    rests: tuple[tuple[datetime, datetime], ...] = ()
    resting_since: datetime | None = None
    out_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether this driver makes no further stop."""
        return self.ended_at is not None or self.out_at is not None


def apply(facts: ShiftFacts, event: Event) -> ShiftFacts:
    """The facts after one more event about this shift, in the desk's order."""
    kind = event.type
    if kind is EventType.SHIFT_STARTED and facts.started_at is None:
        return replace(facts, started_at=event.at)
    if kind is EventType.SHIFT_ENDED:
        return replace(facts, ended_at=event.at)
    if kind is EventType.LOADED:
        return replace(facts, loadings=facts.loadings + 1, last_loaded_at=event.at)
    if kind is EventType.BREAK_STARTED:
        return replace(facts, resting_since=event.at)
    if kind is EventType.BREAK_ENDED:
        rest = (facts.resting_since or event.at, event.at)
        return replace(facts, rests=(*facts.rests, rest), resting_since=None)
    if kind is EventType.SHIFT_OUT:
        return replace(facts, out_at=event.at)
    if kind is EventType.SHIFT_BACK:
        return replace(facts, out_at=None)
    return facts

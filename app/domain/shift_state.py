"""The life of a shift, folded from what its driver reported."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.errors import InputRefused
from app.domain.events import Event, EventType
from app.domain.problems import Problem, problem_of
from app.domain.promises import Promise
from app.domain.timing import from_rfc3339

_PROBLEMS_KEPT = 20


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """What is known of the shift itself; ``rests`` are the breaks taken, begin and end.

    ``out_at`` is when the desk took the driver out of the day: no further stop can be made. ``given``
    holds the windows that the driver was given with the last release, by stop id: None for a stop
    without one, and nothing of releases that did not say.
    """

    started_at: datetime | None = None
    ended_at: datetime | None = None
    loadings: int = 0
    last_loaded_at: datetime | None = None
    rests: tuple[tuple[datetime, datetime], ...] = ()
    resting_since: datetime | None = None
    out_at: datetime | None = None
    problems: tuple[Problem, ...] = ()
    given: Mapping[str, Promise | None] = field(default_factory=dict)

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
    if kind is EventType.PROBLEM:
        return replace(facts, problems=(*facts.problems, problem_of(event))[-_PROBLEMS_KEPT:])
    if kind is EventType.RELEASED:
        return replace(facts, given=_given(event))
    return facts


def _given(event: Event) -> Mapping[str, Promise | None]:
    """The windows that a release gave out."""
    windows, stops = event.data.get("windows"), event.data.get("stops")
    if not isinstance(windows, Mapping) or not isinstance(stops, list):
        return {}
    given: dict[str, Promise | None] = {}
    for stop_id in stops:
        match windows.get(stop_id):
            case None:
                given[stop_id] = None
            case [str(opens), str(closes)]:
                with suppress(InputRefused):
                    given[stop_id] = from_rfc3339(opens), from_rfc3339(closes)
    return given

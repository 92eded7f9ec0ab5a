"""What the engine's model of a problem does not say: documented here, never silent."""

from __future__ import annotations

from app.domain.orders import TaskKind
from app.domain.routing import Problem

BREAK_LOADS = "break max_load"
"""What is on board during a break is not asked."""
BREAKS_WHILE_LOADING = "breaks while loading"
"""A break may fall into a loading after the first; the timetable then moves it, if it can."""
DRIVING_WITHOUT_REST = "driving_without_rest with breaks"
"""The model only keeps the driving of the whole route within what all its breaks could interrupt."""
TIME_SLICES = "time slices"
"""The model drives at the mean pace of the hours worked."""
EMPTY_TRIPS = "returns without a trip"
"""A spare return at a route's end is left out afterwards, which can make the last leg longer where the
triangle inequality does not hold."""
BALANCE = "balance"
"""The spread between vehicles is not priced."""
RESEQUENCES = "resequences"
"""A change of order is priced at the stops that come right after one that they used to precede."""
CARRIERS_OF_GROUPS = "one carrier for a group"
"""Each stop of a group is priced at its own cheapest carrier."""
WAITS = "waits"
"""Waiting is not priced where goods that arrive late meet several trips: see ``model``."""

BREAKING = frozenset(
    {BREAK_LOADS, BREAKS_WHILE_LOADING, DRIVING_WITHOUT_REST, TIME_SLICES, EMPTY_TRIPS}
)
"""Those for which a plan of the engine may break a rule; for the others only its price is not exact."""
SELDOM = frozenset({BREAKS_WHILE_LOADING, EMPTY_TRIPS})
"""Those that spoil so few plans that the engine's cost alone still tells which of two is better."""


def left_to_evaluation(problem: Problem) -> frozenset[str]:
    """The rules of this problem that the engine does not know or knows only roughly, so that the exact
    evaluation has the last word on every plan it proposes."""
    vehicles = problem.vehicles
    may_return = any(v.reload is not None and v.reload.max_trips > 1 for v in vehicles)
    may_return |= any(v.reload is not None and not v.loads_at_start for v in vehicles)
    profiles = {vehicle.profile for vehicle in vehicles}
    keeping = problem.keeping
    rules = {
        BREAK_LOADS: any(rest.max_load for v in vehicles for rest in v.breaks),
        BREAKS_WHILE_LOADING: any(v.breaks and v.reload is not None for v in vehicles),
        DRIVING_WITHOUT_REST: any(
            v.breaks and v.limits.driving_without_rest_s is not None for v in vehicles
        ),
        TIME_SLICES: any(len(problem.times_by_hour(profile)) > 1 for profile in profiles),
        EMPTY_TRIPS: may_return,
        BALANCE: bool(problem.balance.per_hour or problem.balance.per_stop),
        RESEQUENCES: keeping is not None and keeping.per_resequence > 0,
        CARRIERS_OF_GROUPS: bool(problem.carriers and problem.groups),
        WAITS: may_return and has_late_goods(problem),
    }
    return frozenset(rule for rule, holds in rules.items() if holds)


def has_late_goods(problem: Problem) -> bool:
    """Whether goods arrive at a depot during the day."""
    return any(
        job.release > 0 and job.kind is TaskKind.DELIVERY and not job.on_board for job in problem.jobs
    )

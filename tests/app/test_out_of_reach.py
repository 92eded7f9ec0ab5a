"""A stop that its driver will not come to any more counts as missed, and finds another driver."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.disruption import BUDGETS, Dial
from app.domain.settings import Settings
from app.domain.timing import instant
from app.learning import NO_HISTORY, Experience
from app.orchestration.gains import DayCost, Weighing
from app.orchestration.remainder import find_remainder
from app.orchestration.reoptimiser import Leeway
from app.orchestration.rest_problem import state_rest
from app.tracking import DayTracker
from tests.app.running_days import proposals, running_day
from tests.app.test_tracking import tracker_of

PUNCTUAL = replace(NO_HISTORY, stays_s=0.0)
NO_CHANGES_LEFT = Leeway(moved_lately=1_000)


def day_with_a_short_shift(experience: Experience) -> tuple[DayTracker, str, datetime]:
    """Before the day: all routes are given out, and the first shift ends halfway through its route."""
    sample, _, _ = running_day(done=0)
    short, *others = sample.shifts
    midnight = instant(short.day, 0, short.depot.zone)
    route = sample.routes[0].route
    half = route.stops[len(route.stops) // 2].departure
    short = replace(short, ends=round((half - midnight).total_seconds()))
    others = [replace(shift, ends=23 * 3600) for shift in others]
    tracker = tracker_of(replace(sample, shifts=(short, *others)))
    tracker.set_experience(experience)
    begins = min(record.route.trips[0].loading_start for record in sample.routes)
    return tracker, short.shift_id, begins - timedelta(minutes=90)


def out_of_reach(tracker: DayTracker, shift_id: str, now: datetime) -> frozenset[str]:
    """What the shift's driver will rather have gone home than come to."""
    stops = tracker.data.routes[shift_id].route.stop_ids
    return find_remainder(tracker, now, 1).out_of_reach.intersection(stops)


def rest_of_the_day(tracker: DayTracker, now: datetime) -> DayCost:
    return Weighing(tracker, Settings(), now).whole_day()


def test_stops_beyond_a_drivers_day_cost_what_missed_orders_do() -> None:
    known, shift_id, now = day_with_a_short_shift(PUNCTUAL)
    unknown, _, _ = day_with_a_short_shift(NO_HISTORY)
    lost = out_of_reach(known, shift_id, now)
    assert len(lost) >= 3
    assert not out_of_reach(unknown, shift_id, now)
    missed, served = rest_of_the_day(known, now), rest_of_the_day(unknown, now)
    least = 0.5 * 100 * Settings().prices.missed
    assert (
        missed.cents - served.cents
        > len(lost) * least - Settings().late_cents_per_minute * (served.late_s - missed.late_s) / 60
    )


def test_they_find_a_driver_who_has_the_time_although_the_hours_changes_are_used_up() -> None:
    tracker, shift_id, now = day_with_a_short_shift(PUNCTUAL)
    lost = out_of_reach(tracker, shift_id, now)
    found = proposals(tracker, now, NO_CHANGES_LEFT)
    taken = {m.stop_id for s in found for m in s.card.moves if m.from_shift == shift_id != m.to_shift}
    assert taken
    assert taken <= lost
    assert sum(suggestion.disturbs for suggestion in found) == 0, "they cost nothing of the budget"


def test_whoever_has_no_window_is_due_by_when_the_driver_goes_home() -> None:
    tracker, _, now = day_with_a_short_shift(PUNCTUAL)
    remainder = find_remainder(tracker, now, 1)
    stated = state_rest(tracker, remainder, Settings(), BUDGETS[Dial.NORMAL], (), 3)
    jobs = {job.job_id: job for job in stated.problem.jobs}
    seen = 0
    for part in remainder.shifts:
        ends = instant(part.shift.day, part.shift.ends, part.shift.depot.zone)
        for planned in part.free:
            job = jobs[planned.stop.stop_id]
            assert job.lateness is not None
            assert stated.zero + timedelta(seconds=job.lateness.due) <= ends
            seen += not tracker.windows(planned.stop.stop_id)
    assert seen >= 3


def test_where_nobody_knows_how_long_drivers_stay_no_stop_changes_its_driver_for_it() -> None:
    tracker, _, now = day_with_a_short_shift(NO_HISTORY)
    found = proposals(tracker, now, NO_CHANGES_LEFT)
    assert all(m.from_shift in ("", m.to_shift) for s in found for m in s.card.moves)

"""The day's report counts what happened, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.fleet import Shift, ShiftOvertime
from app.domain.report import Counts, DayReport, Effort, Prices, Timing
from app.domain.routes import UnassignedOrder
from app.domain.stop_state import StopState
from app.domain.timing import TimeWindow, WindowEnd, instant
from app.reports.day_report import make_report
from tests.app.sample_day import DAY, DESK, SampleDay, sample_day
from tests.raw import raw_day
from tests.recount import recount


def report_of(sample: SampleDay, **more: Any) -> DayReport:
    return make_report(sample.day, sample.orders, sample.shifts, sample.routes, sample.events, **more)


def recount_of(sample: SampleDay) -> dict[str, Any]:
    return recount(**raw_day(sample.orders, sample.shifts, sample.routes, sample.events))


def figures(counts: Counts, outcomes: Iterable[Any], planned: Effort, actual: Effort) -> dict[str, int]:
    """A report's figures under the recount's names, zeros and unknowns left out."""
    named: dict[str, int | None] = {f.name: getattr(counts, f.name) for f in fields(Counts)}
    for count in outcomes:
        named[f"{count.state.value}:{count.outcome.value if count.outcome else ''}"] = count.count
    for effort, distance, prefix in ((planned, "planned_m", "planned_"), (actual, "driven_m", "")):
        named[distance] = effort.distance_m
        named[f"{prefix}driving_s"] = effort.driving_s
        named[f"{prefix}work_s"] = effort.work_s
        named[f"{prefix}cost"] = effort.cost.total if effort.cost else None
    return {name: value for name, value in named.items() if value}


def as_recounted(report: DayReport) -> dict[str, Any]:
    return {
        "all": figures(report.counts, report.outcomes, report.planned, report.actual),
        "shifts": {
            d.shift_id: figures(d.counts, d.outcomes, d.planned, d.actual) for d in report.drivers
        },
        "late": sorted(row.stop_id for row in report.late),
        "open": sorted(row.stop_id for row in report.open),
        "events": report.events,
    }


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_figure_of_a_day_of_150_stops_equals_a_count_made_apart(seed: int) -> None:
    sample = sample_day(seed)
    assert as_recounted(report_of(sample)) == recount_of(sample)


SMALL = sample_day(3, stops=8, drivers=2)
STOPS = [i for record in SMALL.routes for i in record.route.stop_ids] + ["o0007-d1", "o0008-d1"]
STATES = [s.value for s in StopState if s.is_final]


SHIFT_TYPES = (
    EventType.SHIFT_STARTED,
    EventType.SHIFT_ENDED,
    EventType.BREAK_STARTED,
    EventType.BREAK_ENDED,
    EventType.RELEASED,
    EventType.DRIVEN,
)
OUTCOME_TYPES = (EventType.COMPLETED, EventType.PARTIAL, EventType.FAILED, EventType.CORRECTED)
ENDINGS = [Outcome.DELIVERED_TO_MAILBOX, Outcome.FAILED_REFUSED, None]


FACTS = st.lists(
    st.tuples(
        st.sampled_from(EventType),
        st.integers(6 * 3600, 20 * 3600),
        st.sampled_from(["s0", "s1"]),
        st.sampled_from(STOPS),
        st.sampled_from(ENDINGS),
        st.fixed_dictionaries(
            {
                "state": st.sampled_from(STATES),
                "metres": st.integers(0, 99_999),
                "seconds": st.integers(0, 9_999),
            }
        ),
        st.integers(0, 20),
    ),
    max_size=25,
)
"""Any facts whatever, in any order, doubled and contradicting each other."""


@settings(max_examples=400, deadline=None)
@given(FACTS)
def test_any_facts_in_any_order_are_counted_as_a_count_made_apart_counts_them(facts: list[Any]) -> None:
    log: list[Event] = []
    for number, (kind, clock, shift_id, stop_id, outcome, data, double) in enumerate(facts, 1):
        at = instant(DAY, clock, SMALL.shifts[0].depot.zone)
        event = Event(str(number), kind, at, at, DESK, shift_id, data=data, sequence=number)
        if kind not in SHIFT_TYPES:
            event = replace(event, stop_id=stop_id)
        if kind in OUTCOME_TYPES:
            event = replace(event, outcome=outcome)
        if double == 20 and log:  # the same fact again
            event = replace(log[0], sequence=number)
        log.append(event)
    sample = replace(SMALL, events=tuple(log))
    assert as_recounted(report_of(sample)) == recount_of(sample)


def test_the_order_in_which_facts_are_read_changes_nothing() -> None:
    sample = sample_day()
    shuffled = list(sample.events) + list(sample.events[:40])
    Random(5).shuffle(shuffled)
    assert report_of(replace(sample, events=tuple(shuffled))) == report_of(sample)


def test_the_digest_changes_with_any_fact() -> None:
    sample = sample_day()
    noted = replace(sample.events[17], note="x")
    changed = (*sample.events[:17], noted, *sample.events[18:])
    assert report_of(replace(sample, events=changed)).digest != report_of(sample).digest


def test_every_stop_of_a_released_route_has_one_row() -> None:
    sample = sample_day()
    rows = [row.stop_id for row in report_of(sample).rows]
    assert len(rows) == len(set(rows))
    assert {i for r in sample.routes if r.released for i in r.released.stop_ids} <= set(rows)


# --- one stop, looked at closely -------------------------------------------------------------

STOP = SMALL.routes[0].route.stop_ids[0]
NINE_TO_TEN = TimeWindow(9 * 3600, 10 * 3600)


def one_stop(*log: Event, window: TimeWindow | None = NINE_TO_TEN, service_s: int = 600) -> Any:
    """The row of one stop with that window after those facts."""
    return next(
        row for row in one_report(*log, window=window, service_s=service_s).rows if row.stop_id == STOP
    )


def one_report(
    *log: Event,
    window: TimeWindow | None = None,
    service_s: int = 600,
    prices: Prices | None = None,
    shifts: tuple[Shift, ...] = SMALL.shifts,
) -> DayReport:
    orders = []
    for order in SMALL.orders:
        task = order.tasks[0]
        task = replace(task, windows=(window,) if window else (), service_s=service_s)
        orders.append(replace(order, delivery=task) if order.delivery else replace(order, pickup=task))
    events = tuple(replace(event, sequence=n) for n, event in enumerate(log, 1))
    day = replace(SMALL, orders=tuple(orders), events=events, shifts=shifts)
    return report_of(day, prices=prices)


def fact(
    kind: EventType, clock: str, outcome: Outcome | None = None, stop_id: str = STOP, **data: object
) -> Event:
    hours, minutes = clock.split(":")
    at = instant(DAY, int(hours) * 3600 + int(minutes) * 60, SMALL.shifts[0].depot.zone)
    actor = Actor(ActorKind.DRIVER, "d0")
    return Event(f"{kind}{clock}{outcome}", kind, at, at, actor, "s0", stop_id, outcome, "", data)


def test_a_stop_reached_before_its_window_is_on_time_and_starts_when_the_window_opens() -> None:
    row = one_stop(fact(EventType.ARRIVED, "8:30"), fact(EventType.COMPLETED, "9:10"))
    assert row.timing is Timing.ON_TIME
    assert row.started_at.strftime("%H:%M") == "09:00"


def test_service_that_starts_at_the_last_promised_minute_is_on_time_and_a_minute_later_late() -> None:
    in_time = one_stop(fact(EventType.ARRIVED, "10:00"), fact(EventType.COMPLETED, "10:20"))
    late = one_stop(fact(EventType.ARRIVED, "10:01"), fact(EventType.COMPLETED, "10:20"))
    assert (in_time.timing, in_time.late_s) == (Timing.ON_TIME, 0)
    assert (late.timing, late.late_s) == (Timing.LATE, 60)


def test_a_window_for_the_end_of_service_is_late_when_service_cannot_end_in_it() -> None:
    window = TimeWindow(9 * 3600, 10 * 3600, WindowEnd.END_OF_SERVICE)
    facts = (fact(EventType.ARRIVED, "9:55"), fact(EventType.COMPLETED, "10:20"))
    assert one_stop(*facts, window=window, service_s=600).late_s == 300
    assert one_stop(*facts, window=window).promised == "09:00–10:00 (done by)"


def test_a_failed_attempt_within_the_window_is_on_time_but_no_first_attempt_success() -> None:
    report = one_report(
        fact(EventType.ARRIVED, "9:30"),
        fact(EventType.FAILED, "9:35", Outcome.FAILED_NOT_HOME),
        window=NINE_TO_TEN,
    )
    assert report.counts.on_time == 1
    assert (report.counts.first_attempts, report.counts.first_successes) == (1, 0)


def test_a_stop_without_a_window_is_counted_apart_and_leaves_the_share_unknown() -> None:
    report = one_report(fact(EventType.COMPLETED, "23:00"))
    assert (report.counts.no_window, report.counts.on_time, report.counts.late) == (1, 0, 0)
    assert report.counts.on_time_share is None


def test_a_stop_closed_at_the_desk_alone_has_no_time_and_is_not_late() -> None:
    row = one_stop(fact(EventType.CORRECTED, "18:00", state="completed"))
    assert (row.state, row.timing, row.late_s) == (StopState.COMPLETED, Timing.NOT_TIMED, 0)


def test_a_fact_from_a_dead_spot_outlives_the_end_of_the_shift() -> None:
    row = one_stop(fact(EventType.SHIFT_ENDED, "15:00", stop_id=""), fact(EventType.COMPLETED, "9:40"))
    assert row.state is StopState.COMPLETED


def test_hours_are_those_between_start_and_end_without_the_breaks() -> None:
    driver = one_report(
        fact(EventType.SHIFT_STARTED, "7:00", stop_id=""),
        fact(EventType.BREAK_ENDED, "12:30", stop_id=""),
        fact(EventType.BREAK_STARTED, "12:00", stop_id=""),
        fact(EventType.BREAK_STARTED, "14:45", stop_id=""),
        fact(EventType.SHIFT_ENDED, "15:00", stop_id=""),
        fact(EventType.DRIVEN, "15:00", stop_id="", metres=50_000, seconds=9000),
    ).drivers[0]
    assert driver.actual.work_s == (8 * 60 - 30 - 15) * 60
    assert driver.actual.cost is not None
    assert driver.actual.cost.time == 8 * 2850
    assert driver.actual.cost.distance == 50 * 45


def test_a_shift_that_has_not_ended_is_named_and_stays_out_of_the_totals() -> None:
    report = one_report(fact(EventType.SHIFT_STARTED, "7:00", stop_id=""))
    assert report.drivers[0].actual.work_s is None
    assert any("Aino Koskinen: the end of the shift was not reported" in r for r in report.remarks)


def test_falling_short_costs_what_the_site_has_priced() -> None:
    report = one_report(
        fact(EventType.SHIFT_STARTED, "7:00", stop_id=""),
        fact(EventType.ARRIVED, "10:30"),
        fact(EventType.COMPLETED, "10:40"),
        fact(EventType.SHIFT_ENDED, "17:00", stop_id=""),
        fact(EventType.DRIVEN, "17:00", stop_id="", metres=1000, seconds=90),
        window=NINE_TO_TEN,
        prices=Prices(overtime_per_hour=6000, late_per_hour=1200, missed=700),
    )
    cost = report.drivers[0].actual.cost
    assert cost is not None
    assert (cost.overtime, cost.lateness, cost.missed) == (6000, 600, 700 * 2)


def test_a_stop_finished_by_another_driver_is_counted_for_that_driver() -> None:
    done = replace(fact(EventType.COMPLETED, "9:30"), shift_id="s1")
    report = one_report(done)
    by_shift = {driver.shift_id: driver for driver in report.drivers}
    assert by_shift["s1"].counts.done == 1
    assert by_shift["s0"].counts.done == 0
    assert by_shift["s0"].counts.released == 3


def test_orders_that_no_route_took_are_named() -> None:
    assert [left.stop_id for left in report_of(SMALL).left_out] == ["o0007-d1", "o0008-d1"]


def test_what_carriers_have_is_paid_and_remarked_and_not_missed() -> None:
    prices = Prices(missed=700)
    before = report_of(SMALL, prices=prices)
    given = [
        UnassignedOrder("o0007-d1", "o0007", "carrier", "", "np", 740),
        UnassignedOrder(STOP, "o0001", "carrier", "", "np", 999),  # a driver has it after all
    ]
    report = report_of(SMALL, given=given, prices=prices)
    assert [left.stop_id for left in report.left_out] == ["o0008-d1"]
    assert report.actual.cost is not None
    assert before.actual.cost is not None
    assert (report.actual.cost.carriers, before.actual.cost.carriers) == (740, 0)
    assert report.actual.cost.total == before.actual.cost.total + 740 - 700
    assert report.planned.cost is not None
    assert report.planned.cost.carriers == 740
    assert "Stops given to carriers: 1 to np. They cost 7.40" in report.remarks[-1]
    assert before.remarks == report.remarks[:-1]


def test_hours_driven_hours_of_service_and_overtime_have_prices_of_their_own() -> None:
    facts = (
        fact(EventType.SHIFT_STARTED, "7:00", stop_id=""),
        fact(EventType.ARRIVED, "8:30"),
        fact(EventType.COMPLETED, "8:45"),
        fact(EventType.SHIFT_ENDED, "17:00", stop_id=""),
        fact(EventType.DRIVEN, "17:00", stop_id="", metres=1000, seconds=7200),
    )
    costs = replace(SMALL.shifts[0].vehicle.costs, per_driving_hour=300, per_task_hour=400)
    dear = replace(
        SMALL.shifts[0],
        vehicle=replace(SMALL.shifts[0].vehicle, costs=costs),
        overtime=ShiftOvertime(3600, 4500),
    )
    plain = one_report(*facts).drivers[0]
    report = one_report(*facts, shifts=(dear, *SMALL.shifts[1:])).drivers[0]
    assert plain.actual.cost is not None
    assert report.actual.cost is not None
    assert report.actual.cost.time - plain.actual.cost.time == 2 * 300 + 400 // 4
    assert (plain.actual.cost.overtime, report.actual.cost.overtime) == (0, 4500)
    assert plain.planned.cost is not None
    assert report.planned.cost is not None
    route = SMALL.routes[0].released
    assert route is not None
    service = sum((stop.departure - stop.service_start).total_seconds() for stop in route.stops)
    more = (300 * route.driving_s + 400 * service) / 3600
    assert report.planned.cost.time - plain.planned.cost.time == pytest.approx(more, abs=1)


def test_an_undone_stop_is_open_again_and_named() -> None:
    ended = fact(EventType.COMPLETED, "9:30")
    taken_back = replace(fact(EventType.UNDONE, "9:31"), at=ended.at + timedelta(minutes=1))
    assert STOP in [row.stop_id for row in one_report(ended, taken_back).open]


def test_a_day_without_anything_is_an_empty_report() -> None:
    report = make_report(DAY, (), (), (), ())
    assert report.counts == Counts()
    assert (report.rows, report.drivers, report.events, report.digest) == ((), (), 0, "")

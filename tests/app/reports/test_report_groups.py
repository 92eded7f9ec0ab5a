"""What a report cuts up equals a count made apart, and adds up to the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.report import DayReport
from app.domain.report_groups import (
    BANDS_MIN,
    Dimension,
    Measure,
    foresight,
    groups,
    holds,
    lateness,
    missed,
    takings,
    week_of,
)
from app.domain.report_period import PeriodReport
from app.domain.stop_state import StopState
from app.orchestration.ledger import LedgerLine
from app.reports.day_report import make_report
from app.reports.figures import worth_of
from tests.app.sample_day import DAY, SampleDay, sample_day
from tests.raw import raw_day
from tests.recount import recount_groups

MEASURED = {
    "stops": Measure.STOPS,
    "done": Measure.DONE,
    "failed": Measure.FAILED,
    "late": Measure.LATE,
}


def paid(sample: SampleDay) -> SampleDay:
    """The same day, drivers saying what they collected at every other stop."""
    orders = {order.order_id: order.amount_due for order in sample.orders}

    def said(event: Event, number: int) -> Event:
        due = orders.get(event.stop_id.partition("-")[0], 0)
        takes = event.type in (EventType.COMPLETED, EventType.PARTIAL) and number % 2
        return replace(event, data={"amount_collected": due}) if takes and due else event

    events = tuple(said(event, number) for number, event in enumerate(sample.events))
    return replace(sample, events=events)


def report_of(sample: SampleDay) -> DayReport:
    return make_report(sample.day, sample.orders, sample.shifts, sample.routes, sample.events)


def counted(report: DayReport) -> dict[str, Any]:
    """A report's figures in the form of the recount."""
    by = {}
    for dimension in (Dimension.CUSTOMER, Dimension.ZONE, Dimension.HOUR, Dimension.VEHICLE):
        by[dimension.name.lower()] = {
            group.key: {
                name: count
                for name, measure in MEASURED.items()
                if (count := sum(1 for row in group.rows if holds(measure, row)))
            }
            for group in groups((report,), dimension)
            if group.rows
        }
    drivers = {driver.driver: driver.driver_id for driver in report.drivers}
    money = {
        drivers[each.driver] if drivers[each.driver] else "": {
            name: value for name in ("due", "due_done", "collected") if (value := getattr(each, name))
        }
        for each in takings((report,))
    }
    return {
        "by": by,
        "bands": {
            999 if band.upto is None else band.upto: len(band.rows)
            for band in lateness(report.rows)
            if band.rows
        },
        "money": {driver: found for driver, found in money.items() if found},
        "peaks": {
            driver.shift_id: [list(load.peak) for load in driver.loads]
            for driver in report.drivers
            if driver.shift_id
        },
        "interventions": report.interventions,
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_that_is_cut_up_equals_a_count_made_apart(seed: int) -> None:
    sample = paid(sample_day(seed))
    raw = raw_day(sample.orders, sample.shifts, sample.routes, sample.events)
    assert counted(report_of(sample)) == recount_groups(**raw)


def test_groups_of_every_kind_add_up_to_the_day() -> None:
    report = report_of(sample_day())
    for dimension in Dimension:
        found = groups((report,), dimension)
        for measure in Measure:
            whole = sum(holds(measure, row) for row in report.rows)
            assert sum(holds(measure, row) for group in found for row in group.rows) == whole
    drivers = groups((report,), Dimension.DRIVER)
    assert sum(group.actual.distance_m or 0 for group in drivers) == report.actual.distance_m
    assert sum(group.routes for group in drivers) == sum(d.was_driven for d in report.drivers)


def test_bands_of_lateness_hold_every_timed_attempt_once() -> None:
    report = report_of(sample_day())
    bands = lateness(report.rows)
    assert [band.upto for band in bands] == [*BANDS_MIN, None]
    assert sum(len(band.rows) for band in bands) == report.counts.on_time + report.counts.late
    assert len(bands[0].rows) == report.counts.on_time


def test_what_was_missed_is_named_with_why() -> None:
    report = report_of(sample_day())
    found = missed((report,))
    wanted = report.counts.failed + report.counts.partial + report.counts.not_attempted
    assert sum(each.stops for each in found) == wanted + len(report.left_out)
    assert [each.stops for each in found] == sorted((each.stops for each in found), reverse=True)


def test_a_time_told_to_a_customer_is_judged_by_when_service_began() -> None:
    sample = sample_day(stops=12, drivers=2)
    report = report_of(sample)
    row = next(row for row in report.rows if row.started_at and row.state is StopState.COMPLETED)
    assert row.started_at is not None
    begun = row.started_at.astimezone(UTC)
    told = [
        _told(row.stop_id, begun - timedelta(minutes=ahead), begun + timedelta(minutes=shift), number)
        for number, (ahead, shift) in enumerate(((60, -10), (30, 40)), len(sample.events) + 1)
    ]
    found = {each.what: each for each in foresight((report_of(_with(sample, told)),))}
    judged = found["told: out for delivery"]
    assert (judged.count, judged.inside_share) == (2, 0.5)
    assert judged.bias_s == (10 * 60 - 40 * 60) // 2
    assert judged.ahead_s == 45 * 60
    assert "planned start" in found


def _told(stop_id: str, at: datetime, middle: datetime, number: int) -> Event:
    half = timedelta(minutes=15)
    window = [(middle - half).isoformat(), (middle + half).isoformat()]
    data = {"trigger": "out_for_delivery", "window": window}
    robot = Actor(ActorKind.AUTOMATION, "messages")
    kind = EventType.TOLD
    return Event(f"t{number}", kind, at, at, robot, stop_id=stop_id, data=data, sequence=number)


def _with(sample: SampleDay, more: Iterable[Event]) -> SampleDay:
    return replace(sample, events=(*sample.events, *more))


def test_suggestions_are_worth_what_applied_ones_promised_and_saved() -> None:
    line = LedgerLine(
        "a", datetime(2026, 11, 22, tzinfo=UTC), "late", "", "", "accepted", "", 1, 600, 900
    )
    lines = (
        replace(line, realised_late_s=480),
        replace(line, decision="dismissed"),
        replace(line, decision="acted"),
    )
    worth = worth_of(lines)
    assert (worth.proposed, worth.applied, worth.by_itself, worth.judged) == (3, 2, 1, 1)
    assert (worth.promised_late_s, worth.realised_late_s, worth.passed_up) == (1200, 480, 900)


def test_a_week_is_the_sum_of_its_days_and_a_driver_is_one_line() -> None:
    report = report_of(sample_day())
    week = PeriodReport(*week_of(DAY), (report, replace(report, day=DAY - timedelta(days=1))))
    assert week.counts == report.counts + report.counts
    assert week.orders == 2 * report.orders
    assert [g.name for g in groups(week.days, Dimension.DRIVER)] == [
        g.name for g in groups((report,), Dimension.DRIVER)
    ]
    assert week_of(DAY)[1] == DAY, "the sample day is a Sunday"

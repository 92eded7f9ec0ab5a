"""Forecasts as ranges: they hold what they promise, and are the plain forecast where all is certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import exp
from random import Random

import pytest

from app.domain.learned_times import CERTAIN, Estimate
from app.domain.orders import TaskKind
from app.domain.promises import Promise, earliest_start
from app.domain.routes import PlannedBreak, PlannedStop, Route, Stop, Trip
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopFacts, StopState
from app.forecasting import (
    AS_PLANNED,
    Rest,
    RouteRange,
    RouteTimes,
    StopTimes,
    forecast_range,
    forecast_route,
)

START = datetime(2026, 6, 15, 6, tzinfo=UTC)
TIMES = RouteTimes(StopTimes(leg=Estimate(0.05, 0.15, 0.08), service=Estimate(0.1, 0.45, 0.15)))
STARTED = ShiftFacts(started_at=START, loadings=1, last_loaded_at=START + timedelta(minutes=15))


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def stop(number: int) -> PlannedStop:
    arrival = at(25 + 15 * number)
    name = f"s{number}"
    leaves = arrival + timedelta(minutes=5)
    return PlannedStop(Stop(name, f"o{name}", TaskKind.DELIVERY), arrival, arrival, leaves, 600, 1000)


def route(stops: int, breaks: tuple[PlannedBreak, ...] = ()) -> Route:
    visits = tuple(stop(number) for number in range(stops))
    returns = visits[-1].departure + timedelta(minutes=10)
    return Route("s1", (Trip(at(0), at(15), visits, returns, 600, 1000, breaks=breaks),))


TWELVE = route(12)
WINDOWS: dict[str, tuple[Promise, ...]] = {"s5": ((at(115), at(120)),), "s9": ((at(100), at(165)),)}


def ranges(
    now: float, facts: dict[str, StopFacts] | None = None, times: RouteTimes = TIMES, ends: float = 240
) -> RouteRange:
    return forecast_range(TWELVE, facts or {}, WINDOWS, STARTED, at(now), times, at(ends))


def done(finished: list[float]) -> dict[str, StopFacts]:
    return {
        f"s{n}": StopFacts(StopState.COMPLETED, None, at(m - 5), at(m)) for n, m in enumerate(finished)
    }


def lived(draw: Random) -> tuple[list[datetime], list[datetime], datetime]:
    """A day drawn from what is believed: starts and departures of the stops, and the return."""
    legs, services = TIMES.other.leg, TIMES.other.service
    slow, long = draw.gauss(0, legs.shared_sd), draw.gauss(0, services.shared_sd)
    clock, starts, departures = at(15), [], []
    for planned in TWELVE.stops:
        clock += timedelta(seconds=600 * exp(legs.log_mean + slow + draw.gauss(0, legs.own_sd)))
        clock = earliest_start(clock, WINDOWS.get(planned.stop.stop_id, ()))
        starts.append(clock)
        spent = exp(services.log_mean + long + draw.gauss(0, services.own_sd))
        clock += timedelta(seconds=300 * spent)
        departures.append(clock)
    home = 600 * exp(legs.log_mean + slow + draw.gauss(0, legs.own_sd))
    return starts, departures, clock + timedelta(seconds=home)


def facts_by(now: datetime, starts: list[datetime], departures: list[datetime]) -> dict[str, StopFacts]:
    """What drivers have reported of such a day by then."""
    known = {}
    for number, (start, left) in enumerate(zip(starts, departures, strict=True)):
        if left <= now:
            known[f"s{number}"] = StopFacts(StopState.COMPLETED, None, start, left)
        elif start <= now:
            known[f"s{number}"] = StopFacts(StopState.ARRIVED, None, start)
    return known


@pytest.mark.parametrize("now", [15, 61, 100])
def test_four_of_five_arrivals_fall_between_p10_and_p90_and_chances_come_true(now: float) -> None:
    draw = Random(7)
    inside = count = late = over = 0
    promised = believed = 0.0
    for _ in range(400):
        starts, departures, back = lived(draw)
        told = ranges(now, facts_by(at(now), starts, departures))
        for number, start in enumerate(starts):
            if start > at(now):
                given = told.stops[f"s{number}"].start
                slack = timedelta(seconds=1)  # a window's opening is met to the second
                inside += given.p10 - slack <= start <= given.p90 + slack
                count += 1
        late += starts[9] > WINDOWS["s9"][-1][1]
        promised += told.stops["s9"].late
        over += back > at(240)
        believed += told.overtime
    assert 0.77 < inside / count < 0.87
    assert promised / 400 == pytest.approx(late / 400, abs=0.06)
    assert believed / 400 == pytest.approx(over / 400, abs=0.06)


@pytest.mark.parametrize("now", [-30, 15, 47, 200])
def test_where_nothing_is_uncertain_every_quantile_is_the_plain_forecast(now: float) -> None:
    facts = done([32, 44])
    plain = forecast_route(TWELVE, facts, WINDOWS, STARTED, at(now))
    told = ranges(now, facts, AS_PLANNED)
    for stop_id, forecast in plain.items():
        given = told.stops[stop_id]
        assert {given.start.p10, given.start.p50, given.start.p90} == {forecast.start}
        assert {given.arrival.p10, given.arrival.p50, given.arrival.p90} == {forecast.arrival}
        assert given.late in (0.0, 1.0)


def test_quantiles_are_in_order_and_widen_along_the_route() -> None:
    told = ranges(15)
    for given in told.stops.values():
        assert given.start.p10 <= given.start.p50 <= given.start.p90
    near, far = told.stops["s1"].arrival, told.stops["s4"].arrival
    assert far.p90 - far.p10 > near.p90 - near.p10


def test_the_expected_time_is_near_the_median_at_the_end_of_the_day() -> None:
    plain = forecast_route(TWELVE, {}, {}, STARTED, at(15), TIMES)
    told = forecast_range(TWELVE, {}, {}, STARTED, at(15), TIMES, at(240))
    assert abs(plain["s11"].start - told.stops["s11"].start.p50) < timedelta(minutes=4)


def test_a_finished_stop_has_no_spread() -> None:
    told = ranges(50, done([33, 49]))
    start = told.stops["s1"].start
    assert start.p10 == start.p50 == start.p90 == at(44)


def test_a_delay_moves_all_that_comes_behind_it() -> None:
    early, delayed = ranges(50, done([33, 50])), ranges(75, done([33, 75]))
    for number in range(2, 12):
        before, after = early.stops[f"s{number}"].start, delayed.stops[f"s{number}"].start
        assert after.p50 > before.p50 or number == 5
    assert delayed.stops["s9"].late > early.stops["s9"].late
    assert delayed.overtime > early.overtime


def test_an_early_driver_waits_and_the_wait_takes_the_spread_away() -> None:
    windows: dict[str, tuple[Promise, ...]] = {"s5": ((at(180), at(200)),)}
    told = forecast_range(TWELVE, {}, windows, STARTED, at(15), TIMES, at(600))
    start = told.stops["s5"].start
    assert start.p10 == start.p90 == at(180)
    assert told.stops["s5"].arrival.p10 < told.stops["s5"].arrival.p90 < at(180)


def test_an_overdue_service_is_expected_to_end_a_while_from_now() -> None:
    facts = done([33]) | {"s1": StopFacts(StopState.ARRIVED, None, at(42))}
    told = ranges(70, facts)
    assert told.stops["s2"].arrival.p10 > at(70 + 8)
    assert told.stops["s2"].arrival.p50 > at(70 + 11)


def test_an_overdue_drive_is_expected_to_end_from_now_on() -> None:
    facts = done([33]) | {"s1": StopFacts(StopState.EN_ROUTE, at(33))}
    arrival = ranges(55, facts).stops["s1"].arrival
    assert at(55) <= arrival.p10 < arrival.p50 < arrival.p90


def test_a_driver_who_left_long_ago_without_saying_so_is_expected_from_now_on() -> None:
    arrival = ranges(55, done([33])).stops["s1"].arrival
    assert at(55) < arrival.p10 < arrival.p50 < arrival.p90


def test_a_break_keeps_its_place_on_every_course() -> None:
    rest = PlannedBreak(at(60), at(90), after_stops=2)
    told = forecast_range(route(4, (rest,)), {}, {}, STARTED, at(15), TIMES, at(240))
    assert told.stops["s2"].start.p10 > at(90)


def test_a_cancelled_stop_takes_no_time() -> None:
    gone = {"s1": StopFacts(StopState.CANCELLED)}
    assert ranges(15, gone).stops["s2"].start.p50 < ranges(15).stops["s2"].start.p50


def test_the_same_facts_give_the_same_ranges() -> None:
    assert ranges(47, done([32, 44])) == ranges(47, done([32, 44]))


def test_what_is_expected_of_one_stop_changes_that_stop() -> None:
    slow = replace(CERTAIN, log_mean=1.0)
    times = RouteTimes(StopTimes(), {"s0": StopTimes(CERTAIN, slow)})
    assert ranges(15, times=times).stops["s0"].start.p50 == at(25)
    assert ranges(15, times=times).stops["s1"].start.p50 > at(45)


NOT_BEGUN = replace(TIMES, loading=Estimate(-0.02, 0.2, 0.0), start=Estimate(-0.5, 1, 0), start_s=90)


def first_stop(now: float, shift: ShiftFacts, times: RouteTimes = NOT_BEGUN) -> tuple[float, float]:
    """Minutes at which the first stop is reached: p50, and p90 less p10."""
    arrival = forecast_range(TWELVE, {}, {}, shift, at(now), times, at(240)).stops["s0"].arrival
    wide = (arrival.p90 - arrival.p10) / timedelta(minutes=1)
    return (arrival.p50 - START) / timedelta(minutes=1), wide


def test_a_late_start_and_slow_loading_widen_the_range_until_the_van_is_loaded() -> None:
    sure = first_stop(-30, ShiftFacts(), TIMES)
    not_started = first_stop(-30, ShiftFacts())
    started = first_stop(1, ShiftFacts(started_at=at(0)))
    loaded = first_stop(15, STARTED)
    assert not_started[1] > sure[1]
    assert not_started[1] > started[1] > loaded[1]
    assert not_started[0] > sure[0]


def test_a_driver_who_is_overdue_to_start_is_expected_a_while_from_now() -> None:
    plain = forecast_route(TWELVE, {}, {}, ShiftFacts(), at(20), NOT_BEGUN)["s0"].arrival
    assert plain >= at(20 + 15 + 10)
    assert first_stop(20, ShiftFacts())[0] > 20 + 15 + 10


def test_a_van_that_should_have_been_loaded_long_ago_leaves_from_now_on() -> None:
    assert first_stop(40, ShiftFacts(started_at=at(0)))[0] > 40 + 9
    assert forecast_route(TWELVE, {}, {}, ShiftFacts(started_at=at(0)), at(40))["s0"].arrival == at(50)


# --- breaks by habit ------------------------------------------------------------------------------

LUNCH = (Rest(at(70), 1800),)


def starts_of(
    now: float, facts: dict[str, StopFacts], shift: ShiftFacts, rests: tuple[Rest, ...] | None
) -> list[float]:
    """Minutes at which service starts at each stop, all as planned but for the breaks."""
    times = RouteTimes(rests=rests)
    found = forecast_route(TWELVE, facts, {}, shift, at(now), times)
    return [(found[f"s{n}"].start - START).total_seconds() / 60 for n in range(12)]


def test_a_break_comes_before_the_first_drive_that_begins_after_its_time() -> None:
    without = starts_of(20, {}, STARTED, None)
    with_rest = starts_of(20, {}, STARTED, LUNCH)
    late = [b - a for a, b in zip(without, with_rest, strict=True)]
    assert late == [0] * 4 + [30] * 8, "s3 is left at minute 75, when it is time"


def test_a_break_that_is_over_is_not_taken_again_and_one_under_way_is_taken_to_its_end() -> None:
    facts = done([30, 45, 60, 75])
    rested = replace(STARTED, rests=((at(75), at(105)),))
    assert starts_of(106, facts, rested, LUNCH)[4] == pytest.approx(106 + 10, abs=11)
    resting = replace(STARTED, resting_since=at(75))
    assert starts_of(80, facts, resting, LUNCH)[4] == pytest.approx(105 + 10, abs=0.1)
    assert starts_of(80, facts, STARTED, LUNCH)[4] > starts_of(80, facts, STARTED, None)[4] + 25


def test_nobody_rests_before_a_stop_that_the_driver_is_on_the_way_to() -> None:
    facts = done([30, 45, 60, 75]) | {"s4": StopFacts(StopState.EN_ROUTE, at(76))}
    assert starts_of(80, facts, STARTED, LUNCH)[4] == pytest.approx(86, abs=0.1)
    assert starts_of(80, facts, STARTED, LUNCH)[5] == pytest.approx(86 + 5 + 30 + 10, abs=0.1)


def test_on_some_courses_a_break_comes_a_stop_later_and_the_range_has_both() -> None:
    times = replace(TIMES, rests=(Rest(at(75), 1800),))
    found = forecast_range(TWELVE, {}, {}, STARTED, at(20), times, at(600)).stops
    widths = [(found[f"s{n}"].start.p90 - found[f"s{n}"].start.p10).total_seconds() for n in range(12)]
    assert widths[4] > 25 * 60, "rested or not"
    assert widths[8] < widths[4], "all have rested"


# --- how long a driver stays ----------------------------------------------------------------------


def test_what_begins_after_the_driver_has_gone_home_is_not_made_and_so_not_late() -> None:
    """The twelfth stop is due at about 190 minutes: nobody comes to what begins after 150."""
    promised = {"s11": ((at(60), at(90)),)}
    leaves_early = replace(TIMES, goes_home=at(150))
    stays = forecast_range(TWELVE, {}, promised, STARTED, at(15), TIMES, at(240)).stops["s11"]
    goes = forecast_range(TWELVE, {}, promised, STARTED, at(15), leaves_early, at(240)).stops["s11"]
    assert stays.unmade == 0.0
    assert stays.late_s > 3600
    assert goes.unmade > 0.9
    assert goes.late_s < 0.1 * stays.late_s


def test_who_has_time_enough_comes_to_every_stop() -> None:
    found = forecast_range(
        TWELVE, {}, {}, STARTED, at(15), replace(TIMES, goes_home=at(600)), at(240)
    ).stops
    assert all(stop.unmade == 0.0 for stop in found.values())


def test_a_stop_that_the_driver_is_on_the_way_to_is_made_however_late_it_is() -> None:
    facts = done([40 + 15 * n for n in range(11)])
    facts["s11"] = StopFacts(StopState.EN_ROUTE, en_route_at=at(206))
    times = replace(TIMES, goes_home=at(200))
    assert (
        forecast_range(TWELVE, facts, {}, STARTED, at(207), times, at(240)).stops["s11"].unmade == 0.0
    )

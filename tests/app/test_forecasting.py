"""Forecasts walk the plan forward from the last fact."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.orders import TaskKind
from app.domain.routes import PlannedBreak, PlannedStop, Route, Stop, Trip
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopFacts, StopState
from app.forecasting import Forecast, forecast_route

START = datetime(2026, 6, 15, 6, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def stop(name: str, arrival: float, service: float = 5, leg: float = 10) -> PlannedStop:
    return PlannedStop(
        Stop(name, f"o-{name}", TaskKind.DELIVERY),
        at(arrival),
        at(arrival),
        at(arrival + service),
        round(leg * 60),
        1000,
    )


def trip(
    *stops: PlannedStop, loading: float, departs: float, breaks: tuple[PlannedBreak, ...] = ()
) -> Trip:
    returns = stops[-1].departure + timedelta(minutes=10)
    return Trip(at(loading), at(departs), stops, returns, 600, 1000, breaks=breaks)


ROUTE = Route("s1", (trip(stop("a", 25), stop("b", 40), stop("c", 55), loading=0, departs=15),))


def forecast(
    now: float,
    facts: dict[str, StopFacts] | None = None,
    shift: ShiftFacts | None = None,
    route: Route = ROUTE,
) -> dict[str, Forecast]:
    return forecast_route(route, facts or {}, {}, shift or ShiftFacts(), at(now))


def test_before_anything_happens_the_forecast_is_the_plan() -> None:
    assert [forecast(-30)[s].start for s in "abc"] == [at(25), at(40), at(55)]


def test_a_driver_who_does_not_start_makes_every_stop_later() -> None:
    assert forecast(12)["c"].start == at(67)


def test_a_delay_at_one_stop_moves_those_behind_it() -> None:
    started = ShiftFacts(started_at=at(0), loadings=1, last_loaded_at=at(15))
    facts = {"a": StopFacts(StopState.COMPLETED, at(15), at(27), at(50))}
    assert forecast(50, facts, started)["b"].start == at(60)
    assert forecast(50, facts, started)["a"].departure == at(50)


def test_nothing_that_is_not_reported_lies_in_the_past() -> None:
    started = ShiftFacts(started_at=at(0), loadings=1, last_loaded_at=at(15))
    overdue = forecast(90, {"a": StopFacts(StopState.EN_ROUTE, at(15))}, started)
    assert overdue["a"].arrival == at(90)
    assert overdue["b"].arrival == at(90 + 5 + 10)


def test_a_window_makes_an_early_driver_wait() -> None:
    windows = {"a": ((at(45), at(60)),)}
    walked = forecast_route(ROUTE, {}, windows, ShiftFacts(), at(-30))
    assert walked["a"].arrival == at(25)
    assert walked["a"].start == at(45)
    assert walked["b"].start == at(60)


def test_a_break_not_yet_taken_keeps_its_place_and_a_taken_one_is_gone() -> None:
    rest = PlannedBreak(at(30), at(60), after_stops=1)
    route = Route("s1", (trip(stop("a", 25), stop("b", 70), loading=0, departs=15, breaks=(rest,)),))
    started = ShiftFacts(started_at=at(0), loadings=1, last_loaded_at=at(15))
    facts = {"a": StopFacts(StopState.COMPLETED, at(15), at(25), at(30))}
    assert forecast(30, facts, started, route)["b"].start == at(70)
    rested = ShiftFacts(at(0), None, 1, at(15), rests=((at(30), at(60)),))
    assert forecast(62, facts, rested, route)["b"].start == at(62)


def test_a_late_first_trip_makes_the_second_late() -> None:
    second = trip(stop("b", 70), loading=45, departs=60)
    route = Route("s1", (trip(stop("a", 25), loading=0, departs=15), second))
    started = ShiftFacts(started_at=at(0), loadings=1, last_loaded_at=at(15))
    late = {"a": StopFacts(StopState.COMPLETED, at(15), at(25), at(80))}
    assert forecast(80, late, started, route)["b"].start == at(80 + 10 + 15 + 10)


def test_a_cancelled_stop_takes_no_time() -> None:
    started = ShiftFacts(started_at=at(0), loadings=1, last_loaded_at=at(15))
    walked = forecast(15, {"a": StopFacts(StopState.CANCELLED)}, started)
    assert walked["b"].start == at(25)

"""How long it takes to forecast one route, as an expected time and as ranges."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from app.domain.learned_times import Estimate
from app.domain.orders import TaskKind
from app.domain.promises import Promise
from app.domain.routes import PlannedStop, Route, Stop, Trip
from app.domain.shift_state import ShiftFacts
from app.forecasting import RouteTimes, StopTimes, forecast_range, forecast_route
from tests.benchmarks.harness import Figure, Outcome, percentile

START = datetime(2026, 6, 15, 6, tzinfo=UTC)
TIMES = RouteTimes(StopTimes(Estimate(-0.03, 0.18, 0.15), Estimate(-0.1, 0.4, 0.25)))
ROUNDS = 200


def run() -> Outcome:
    """Routes of 20, 40 and 120 stops, a third of them with a window."""
    rows = [_measure(stops) for stops in (20, 40, 120)]
    return Outcome("Forecast of one route, milliseconds", rows, ["Nothing is finished yet."])


def _measure(stops: int) -> dict[str, Figure]:
    visits = tuple(_visit(number) for number in range(stops))
    returns = visits[-1].departure + timedelta(minutes=10)
    route = Route("s", (Trip(START, START + timedelta(minutes=15), visits, returns, 600, 1000),))
    windows: dict[str, tuple[Promise, ...]] = {
        visit.stop.stop_id: ((visit.arrival, visit.arrival + timedelta(hours=1)),)
        for visit in visits[::3]
    }
    plain = _times(lambda: forecast_route(route, {}, windows, ShiftFacts(), START, TIMES))
    ranges = _times(lambda: forecast_range(route, {}, windows, ShiftFacts(), START, TIMES, returns))
    return {
        "stops": stops,
        "expected p50": round(percentile(plain, 0.5), 2),
        "ranges p50": round(percentile(ranges, 0.5), 2),
        "ranges p99": round(percentile(ranges, 0.99), 2),
    }


def _visit(number: int) -> PlannedStop:
    arrival = START + timedelta(minutes=25 + 8 * number)
    stop = Stop(f"s{number}", f"o{number}", TaskKind.DELIVERY)
    return PlannedStop(stop, arrival, arrival, arrival + timedelta(minutes=4), 240, 1500)


def _times(call: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return times

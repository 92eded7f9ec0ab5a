"""How long the report of a day of 1,000 stops takes, from the database to the file, by format."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app.domain.report import PaperSize, ReportFormat, Terms
from app.domain.routes import Route
from app.reports.written import keep, make, problems
from app.shared_clock import SystemClock
from storage.papers.report_writer import ReportFiles
from storage.store import DeskStore
from tests.app.sample_day import DAY, SampleDay, sample_day
from tests.benchmarks.harness import Figure, Outcome

DAYS = 7
"""So many made-up days of 150 stops make one of 1,050."""
TARGET_S = 3.0
RUNS = 3


def run() -> Outcome:
    """Gathered, written and kept, and all of it computed again as ``verify`` does."""
    sample = _large_day()
    stops = sum(len(record.route.stops) for record in sample.routes)
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        store = DeskStore.open(Path(scratch) / "desk.sqlite")
        try:
            _fill(store, sample)
            rows = [_measure(store, Path(scratch), form) for form in ReportFormat]
            begun = time.perf_counter()
            assert problems(store) == ()
            checked = time.perf_counter() - begun
        finally:
            store.close()
    rows.append({"what": f"verify, {len(rows)} reports", "seconds": checked, "KB": None})
    return Outcome(
        f"Report of a day with {stops:,} stops and {len(sample.events):,} events, median of {RUNS} "
        f"(target: under {TARGET_S:.0f} s)",
        rows,
        ["Of a processor: without what other work on the machine took meanwhile."],
    )


def _large_day() -> SampleDay:
    """Several made-up days as one, each with ids of its own."""
    parts = [sample_day(seed) for seed in range(1, DAYS + 1)]
    orders, shifts, routes, events = [], [], [], []
    for number, part in enumerate(parts):
        name = f"{number}-"
        orders += [replace(order, order_id=name + order.order_id) for order in part.orders]
        shifts += [
            replace(
                shift,
                shift_id=name + shift.shift_id,
                driver=replace(shift.driver, driver_id=name + shift.driver.driver_id),
                vehicle=replace(shift.vehicle, vehicle_id=name + shift.vehicle.vehicle_id),
            )
            for shift in part.shifts
        ]
        for record in part.routes:
            given = record.released and _renamed(record.released, name)
            route = _renamed(record.route, name)
            routes.append(replace(record, shift_id=name + record.shift_id, route=route, released=given))
        events += [
            replace(
                event,
                event_id=name + event.event_id,
                shift_id=event.shift_id and name + event.shift_id,
                stop_id=event.stop_id and name + event.stop_id,
            )
            for event in part.events
        ]
    return SampleDay(DAY, tuple(orders), tuple(shifts), tuple(routes), tuple(events))


def _renamed(route: Route, name: str) -> Route:
    return replace(
        route,
        shift_id=name + route.shift_id,
        trips=tuple(
            replace(
                trip,
                stops=tuple(
                    replace(
                        planned,
                        stop=replace(
                            planned.stop,
                            stop_id=name + planned.stop.stop_id,
                            order_id=name + planned.stop.order_id,
                        ),
                    )
                    for planned in trip.stops
                ),
            )
            for trip in route.trips
        ),
    )


def _fill(store: DeskStore, sample: SampleDay) -> None:
    with store.write() as unit:
        unit.put_depot(sample.shifts[0].depot)
        unit.put_shifts(sample.shifts)
        unit.put_orders(sample.orders)
        unit.put_routes(sample.routes)
        unit.add_events(DAY, sample.events)
        unit.commit()


def _measure(store: DeskStore, folder: Path, form: ReportFormat) -> dict[str, Figure]:
    writer, took, worked, size = ReportFiles(), [], [], 0
    for _ in range(RUNS):
        begun, busy = time.perf_counter(), time.process_time()
        made = make(
            store, writer, SystemClock(), (DAY, DAY), form, Terms(), version="bench",
            paper=PaperSize.A4,
        )  # fmt: skip
        writer.write(made.content, folder / f"report.{form.value}")
        keep(store, made)
        took.append(time.perf_counter() - begun)
        worked.append(time.process_time() - busy)
        size = len(made.content)
    return {
        "what": form.value,
        "seconds": statistics.median(took),
        "of a processor": statistics.median(worked),
        "KB": round(size / 1000),
    }

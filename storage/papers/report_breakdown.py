"""The report cut up, as tables: by vehicle, customer, zone, hour; lateness, loads, money, foresight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.report import DayReport
from app.domain.report_groups import (
    Dimension,
    Group,
    carrier_bills,
    foresight,
    groups,
    lateness,
    mean_load,
    missed,
    per_hundred,
    takings,
)
from app.domain.report_parts import CarrierStop
from app.domain.report_period import PeriodReport, Report, days_of
from storage.papers.report_values import Column, Kind, Table, Value, hours, km, money, rounded, table

_GROUPED: tuple[tuple[str, Kind, Callable[[Group], Value]], ...] = (
    ("Stops", Kind.COUNT, lambda g: g.counts.stops),
    ("Done", Kind.COUNT, lambda g: g.counts.done),
    ("Partial", Kind.COUNT, lambda g: g.counts.partial),
    ("Failed", Kind.COUNT, lambda g: g.counts.failed),
    ("Not attempted", Kind.COUNT, lambda g: g.counts.not_attempted),
    ("Still open", Kind.COUNT, lambda g: g.counts.open),
    ("Late", Kind.COUNT, lambda g: g.counts.late),
    ("On time %", Kind.SHARE, lambda g: g.counts.on_time_share),
    ("First-attempt success %", Kind.SHARE, lambda g: g.counts.first_success_share),
)
_DRIVEN: tuple[tuple[str, Kind, Callable[[Group], Value]], ...] = (
    ("Routes", Kind.COUNT, lambda g: g.routes),
    ("Stops per route", Kind.DECIMAL, lambda g: rounded(g.stops_per_route)),
    ("Stops per hour", Kind.DECIMAL, lambda g: rounded(g.stops_per_hour)),
    ("Load used %", Kind.SHARE, lambda g: g.load_share),
    ("Planned km", Kind.KILOMETRES, lambda g: km(g.planned.distance_m)),
    ("Driven km", Kind.KILOMETRES, lambda g: km(g.actual.distance_m)),
    ("Planned work h", Kind.HOURS, lambda g: hours(g.planned.work_s)),
    ("Work h", Kind.HOURS, lambda g: hours(g.actual.work_s)),
    ("Planned cost", Kind.MONEY, lambda g: money(g.planned.cost.total if g.planned.cost else None)),
    ("Cost", Kind.MONEY, lambda g: money(g.actual.cost.total if g.actual.cost else None)),
)
CUSTOMERS_OF_NOTE = 20


def breakdown_tables(report: Report) -> tuple[Table, ...]:
    """Every one, in order; a day's drivers are in the figures already."""
    days = days_of(report)
    first = (grouped(days, Dimension.DRIVER),) if isinstance(report, PeriodReport) else ()
    return (
        summary_table(report),
        *first,
        missed_table(days),
        lateness_table(days),
        grouped(days, Dimension.VEHICLE),
        grouped(days, Dimension.ZONE),
        grouped(days, Dimension.HOUR),
        grouped(days, Dimension.SENDER),
        grouped(days, Dimension.CUSTOMER),
        hours_table(report),
        loads_table(report),
        takings_table(days),
        bills_table(days),
        manifest_table(report),
        foresight_table(days),
    )


def grouped(days: Sequence[DayReport], dimension: Dimension, most: int | None = None) -> Table:
    """A row per group; with ``most`` only those where most went wrong, the worst first."""
    found: Iterable[Group] = groups(days, dimension)
    if most is not None:
        found = sorted(found, key=lambda g: (-_wrong(g), -g.counts.stops, g.name))[:most]
    driven = dimension in (Dimension.DRIVER, Dimension.VEHICLE)
    columns = (*_GROUPED, *_DRIVEN) if driven else _GROUPED
    heads = (Column(dimension.value, Kind.TEXT), *(Column(head, kind) for head, kind, _ in columns))
    rows = tuple((g.name, *(get(g) for _, _, get in columns)) for g in found)
    return Table(f"By {dimension.value.lower()}", heads, rows)


def _wrong(group: Group) -> int:
    counts = group.counts
    return counts.failed + counts.partial + counts.not_attempted + counts.late


def summary_table(report: Report) -> Table:
    """Figures of the whole, one below the other, planned beside what was."""
    counts, planned, actual, worth = report.counts, report.planned, report.actual, report.worth
    driven = sum(1 for driver in report.drivers if driver.was_driven)
    loads = [load for driver in report.drivers for load in driver.loads]
    rows: list[tuple[Value, ...]] = [
        ("Orders", None, report.orders),
        ("Stops in all", counts.planned, counts.stops),
        ("Stops attempted", counts.released, counts.attempts),
        ("Routes driven", None, driven),
        ("Stops per route", None, rounded(counts.attempts / driven if driven else None)),
        ("Stops per hour", None, rounded(report.stops_per_hour)),
        ("Kilometres", km(planned.distance_m), km(actual.distance_m)),
        ("Hours driving", hours(planned.driving_s), hours(actual.driving_s)),
        ("Hours of work", hours(planned.work_s), hours(actual.work_s)),
        ("Cost", money(planned.cost.total if planned.cost else None), _cost(report)),
        ("Cost per stop attempted", None, _cost_per_stop(report)),
        ("Load used, % of the fullest dimension", _percent(mean_load(loads)), None),
        ("On time, %", None, _percent(counts.on_time_share)),
        ("First-attempt success, %", None, _percent(counts.first_success_share)),
        ("Interventions", None, report.interventions),
        (
            "Interventions per 100 orders",
            None,
            rounded(per_hundred(report.interventions, report.orders)),
        ),
        ("Suggestions made", None, worth.proposed),
        ("Suggestions applied", None, worth.applied),
        ("... of these by the program itself", None, worth.by_itself),
        ("... minutes of lateness saved", _minutes(worth.promised_late_s), _realised(report)),
        ("... cost saved", money(worth.promised_cost), None),
        ("... dismissed, cost they promised to save", money(worth.passed_up), None),
    ]
    return table("Summary", ("Figure", "Planned", "Actual"), _SUMMARY_KINDS, rows)


_SUMMARY_KINDS = (Kind.TEXT, Kind.DECIMAL, Kind.DECIMAL)


def _cost(report: Report) -> float | None:
    return money(report.actual.cost.total if report.actual.cost else None)


def _cost_per_stop(report: Report) -> float | None:
    attempts, cost = report.counts.attempts, _cost(report)
    return None if cost is None or not attempts else round(cost / attempts, 2)


def _realised(report: Report) -> float | None:
    return _minutes(report.worth.realised_late_s) if report.worth.judged else None


def _minutes(seconds: int) -> float:
    return round(seconds / 60, 1)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)


def missed_table(days: Sequence[DayReport]) -> Table:
    """What was not made, and why."""
    rows = ((each.what, each.why, each.stops) for each in missed(days))
    return table("Missed and why", ("What", "Why", "Stops"), (Kind.TEXT, Kind.TEXT, Kind.COUNT), rows)


def lateness_table(days: Sequence[DayReport]) -> Table:
    """Attempts with a promise by how late they were."""
    bands = lateness(row for day in days for row in day.rows)
    timed = sum(len(band.rows) for band in bands)
    rows = ((band.words, len(band.rows), len(band.rows) / timed) for band in bands if timed)
    return table("Lateness", ("Late", "Stops", "Share %"), (Kind.TEXT, Kind.COUNT, Kind.SHARE), rows)


def hours_table(report: Report) -> Table:
    """Each driver's hours, as agreed and as they were."""
    heads = ("Day", "Driver", "Shift from", "Shift to", "Start", "End", "Work h", "Driving h")
    kinds = (Kind.TEXT, Kind.TEXT, *[Kind.CLOCK] * 4, Kind.HOURS, Kind.HOURS)
    rows = (
        (
            day.day.isoformat(), d.driver, d.starts, d.ends, d.started_at, d.ended_at,
            hours(d.actual.work_s), hours(d.actual.driving_s), hours(d.rest_s), hours(d.overtime_s),
        )
        for day in days_of(report)
        for d in day.drivers
        if d.shift_id
    )  # fmt: skip
    more = ("Breaks h", "Overtime h")
    return table("Drivers' hours", (*heads, *more), (*kinds, Kind.HOURS, Kind.HOURS), rows)


def loads_table(report: Report) -> Table:
    """The most each trip had on board as planned, of what the vehicle holds."""
    names = [f"{dimension.name} {dimension.unit}" for dimension in DEFAULT_DIMENSIONS]
    heads = ["Day", "Driver", "Vehicle", "Trip"]
    kinds = [Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.COUNT]
    for name in names:
        heads += [name, f"{name} capacity"]
        kinds += [Kind.DECIMAL, Kind.DECIMAL]
    rows = (
        (
            day.day.isoformat(), d.driver, d.vehicle, trip,
            *chain(*zip(_units(load.peak), _units(load.capacity), strict=True)),
            load.share,
        )
        for day in days_of(report)
        for d in day.drivers
        for trip, load in enumerate(d.loads, 1)
    )  # fmt: skip
    return table("Loads", (*heads, "Load used %"), (*kinds, Kind.SHARE), rows)


def _units(amounts: Sequence[int]) -> tuple[float, ...]:
    return tuple(
        round(amount / dimension.scale, 3)
        for amount, dimension in zip(amounts, DEFAULT_DIMENSIONS, strict=True)
    )


def takings_table(days: Sequence[DayReport]) -> Table:
    """Amounts to collect, and collected."""
    heads = ("Driver", "Stops", "Due", "Due where handed over", "Collected", "Not reported", "Missing")
    kinds = (Kind.TEXT, Kind.COUNT, *[Kind.MONEY] * 5)
    rows = (
        (t.driver, t.stops, *map(money, (t.due, t.due_done, t.collected, t.unsaid, t.missing)))
        for t in takings(days)
    )
    return table("Amounts collected", heads, kinds, rows)


def bills_table(days: Sequence[DayReport]) -> Table:
    """What carriers' stops come to by their price lists."""
    names = tuple(f"{dimension.name} {dimension.unit}" for dimension in DEFAULT_DIMENSIONS)
    heads = ("Carrier", "Stops", *names, "To collect", "Price")
    kinds = (Kind.TEXT, Kind.COUNT, *[Kind.DECIMAL] * len(names), Kind.MONEY, Kind.MONEY)
    rows = (
        (bill.carrier, bill.stops, *_units(bill.amounts), money(bill.due), money(bill.price))
        for bill in carrier_bills(days)
    )
    return table("Carriers' bills", heads, kinds, rows)


def manifest_table(report: Report) -> Table:
    """What each carrier takes, stop by stop."""
    names = tuple(f"{dimension.name} {dimension.unit}" for dimension in DEFAULT_DIMENSIONS)
    heads = ("Carrier", "Day", "Reference", "Task", "Name", "Address", "Window")
    kinds = (*[Kind.TEXT] * len(heads), *[Kind.DECIMAL] * len(names), Kind.MONEY, Kind.MONEY)
    rows = (
        (line.carrier, day.day.isoformat(), *_manifest(line))
        for day in days_of(report)
        for line in day.carried
    )
    return table("Carriers' manifests", (*heads, *names, "To collect", "Price"), kinds, rows)


def _manifest(line: CarrierStop) -> tuple[Value, ...]:
    what = (line.reference, line.task.value, line.name, line.address, line.promised)
    return (*what, *_units(line.amounts), money(line.due), money(line.price))


def foresight_table(days: Sequence[DayReport]) -> Table:
    """How good the planned starts and the times given to customers were."""
    heads = ("Foreseen", "Times", "Said ahead min", "Later than said min", "Off by min")
    kinds = (Kind.TEXT, Kind.COUNT, *[Kind.MINUTES] * 4, Kind.SHARE)
    rows = (
        (
            each.what, each.count, _minutes(each.ahead_s), _minutes(each.bias_s),
            _minutes(each.error_s), _minutes(each.worst_s), each.inside_share,
        )
        for each in foresight(days)
    )  # fmt: skip
    return table("Forecasts", (*heads, "Nine of ten within min", "Within the time told %"), kinds, rows)

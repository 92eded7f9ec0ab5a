"""The report as tables of typed values: what every format writes, said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.report import DayReport, DriverFigures, StopRow, Timing
from app.domain.report_groups import week_of
from app.domain.report_period import PeriodReport, Report, days_of, span_of
from resources.tokens import load_tokens
from storage.papers.report_breakdown import breakdown_tables
from storage.papers.report_values import (
    ALL_DRIVERS,
    Column,
    Kind,
    Table,
    Value,
    day_words,
    hours,
    km,
    money,
    rounded,
    state_word,
    table,
)


def span_words(report: Report) -> str:
    """The day, or the first and last one."""
    first, last = span_of(report)
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def title_of(report: Report) -> str:
    """What stands over all of it."""
    first, last = span_of(report)
    kind = "Day report" if first == last else "Week report" if is_week(first, last) else "Report"
    return f"{kind}, {span_words(report)}"


def is_week(first: date, last: date) -> bool:
    """Whether days are a whole week, Monday to Sunday."""
    return (first, last) == week_of(first)


def basis_words(report: Report) -> str:
    """What the report was computed from, for a footer."""
    if not report.events:
        return "from no events"
    words = f"from {report.events} events, last no. {report.last_sequence}"
    if report.head:
        words += f", chain {report.head[:16]}"
    if report.pictures:
        words += f", {report.pictures_here} of {report.pictures} pictures"
    return words


def earlier_words(report: Report) -> str:
    """That facts came since an earlier report of the same days; '' where that is not so."""
    if report.earlier is None:
        return ""
    before, more = report.earlier, report.events - report.earlier.events
    return (
        f"Corrected: an earlier report was made from {before.events} events (chain "
        f"{before.head[:16]}); {more} came since."
    )


def about(report: Report) -> tuple[tuple[str, str], ...]:
    """What a reader needs to trust it, name by name."""
    first, last = span_of(report)
    days = (
        (("Day", first.isoformat()),)
        if first == last
        else (
            ("First day", first.isoformat()),
            ("Last day", last.isoformat()),
        )
    )
    told = (
        *days,
        ("Region", report.region),
        ("Time zone", report.timezone),
        ("Events", str(report.events)),
        ("Last event", str(report.last_sequence)),
        ("Chain head", report.head),
        *((f"Facts of {day.day}", day.digest) for day in days_of(report)),
    )
    corrected = earlier_words(report)
    return (*told, ("Corrected", corrected)) if corrected else told


def tables(report: Report) -> tuple[Table, ...]:
    """Every table of the report, in order; those without rows are left out after the figures."""
    made = (
        per_day(report, figures_table),
        *((days_table(report),) if isinstance(report, PeriodReport) else ()),
        *breakdown_tables(report),
        per_day(report, outcomes_table),
        per_day(report, late_table),
        per_day(report, open_table),
        per_day(report, left_out_table),
        per_day(report, remarks_table),
        per_day(report, stops_table),
    )
    return tuple(each for place, each in enumerate(made) if each.rows or place == 0)


def per_day(report: Report, day_table: Callable[[DayReport], Table]) -> Table:
    """A day's table; of several days one below the other, with a column that says which."""
    if isinstance(report, DayReport):
        return day_table(report)
    parts = [(day.day.isoformat(), day_table(day)) for day in report.days]
    columns = (Column("Day", Kind.TEXT), *parts[0][1].columns)
    rows = tuple((day, *row) for day, part in parts for row in part.rows)
    return Table(parts[0][1].title, columns, rows)


type _Getter = Callable[[DriverFigures], Value]

_FIGURES: tuple[tuple[str, Kind, _Getter], ...] = (
    ("Driver", Kind.TEXT, lambda d: d.driver),
    ("Vehicle", Kind.TEXT, lambda d: d.vehicle),
    ("Stops planned", Kind.COUNT, lambda d: d.counts.planned),
    ("Stops released", Kind.COUNT, lambda d: d.counts.released),
    ("Stops in report", Kind.COUNT, lambda d: d.counts.stops),
    ("Done", Kind.COUNT, lambda d: d.counts.done),
    ("Partial", Kind.COUNT, lambda d: d.counts.partial),
    ("Failed", Kind.COUNT, lambda d: d.counts.failed),
    ("Not attempted", Kind.COUNT, lambda d: d.counts.not_attempted),
    ("Cancelled", Kind.COUNT, lambda d: d.counts.cancelled),
    ("Still open", Kind.COUNT, lambda d: d.counts.open),
    ("On time", Kind.COUNT, lambda d: d.counts.on_time),
    ("Late", Kind.COUNT, lambda d: d.counts.late),
    ("No window", Kind.COUNT, lambda d: d.counts.no_window),
    ("Time not known", Kind.COUNT, lambda d: d.counts.not_timed),
    ("On time %", Kind.SHARE, lambda d: d.counts.on_time_share),
    ("First attempts", Kind.COUNT, lambda d: d.counts.first_attempts),
    ("First-attempt successes", Kind.COUNT, lambda d: d.counts.first_successes),
    ("First-attempt success %", Kind.SHARE, lambda d: d.counts.first_success_share),
    ("Proof outstanding", Kind.COUNT, lambda d: d.counts.proof_outstanding),
    ("Start", Kind.CLOCK, lambda d: d.started_at),
    ("End", Kind.CLOCK, lambda d: d.ended_at),
    ("Planned km", Kind.KILOMETRES, lambda d: km(d.planned.distance_m)),
    ("Driven km", Kind.KILOMETRES, lambda d: km(d.actual.distance_m)),
    ("Planned driving h", Kind.HOURS, lambda d: hours(d.planned.driving_s)),
    ("Driving h", Kind.HOURS, lambda d: hours(d.actual.driving_s)),
    ("Planned work h", Kind.HOURS, lambda d: hours(d.planned.work_s)),
    ("Work h", Kind.HOURS, lambda d: hours(d.actual.work_s)),
    ("Planned cost", Kind.MONEY, lambda d: money(d.planned.cost.total if d.planned.cost else None)),
    ("Cost", Kind.MONEY, lambda d: money(d.actual.cost.total if d.actual.cost else None)),
    ("Stops per hour", Kind.DECIMAL, lambda d: rounded(d.stops_per_hour)),
)


def in_all(report: DayReport) -> DriverFigures:
    """The day's totals in the shape of a driver's figures."""
    return DriverFigures(
        shift_id="",
        driver=ALL_DRIVERS,
        vehicle="",
        counts=report.counts,
        outcomes=report.outcomes,
        planned=report.planned,
        actual=report.actual,
    )


def figures_table(report: DayReport) -> Table:
    """One row per driver, then all together."""
    columns = tuple(Column(head, kind) for head, kind, _ in _FIGURES)
    rows = [tuple(get(driver) for _, _, get in _FIGURES) for driver in report.drivers]
    total = tuple(get(in_all(report)) for _, _, get in _FIGURES)
    # The day's stops per hour counts only drivers whose hours are known.
    return Table("Figures", columns, (*rows, (*total[:-1], rounded(report.stops_per_hour))))


def days_table(report: PeriodReport) -> Table:
    """One row per day: what all its drivers did together."""
    wanted = (
        *("Stops in report", "Done", "Partial", "Failed", "Not attempted", "Late", "On time %"),
        *("First-attempt success %", "Planned km", "Driven km", "Planned work h", "Work h"),
        *("Planned cost", "Cost", "Stops per hour"),
    )
    whole = [figures_table(day) for day in report.days]
    places = [[c.head for c in whole[0].columns].index(head) for head in wanted]
    columns = (Column("Day", Kind.TEXT), *(whole[0].columns[place] for place in places))
    rows = tuple(
        (day.day.isoformat(), *(figures.rows[-1][place] for place in places))
        for day, figures in zip(report.days, whole, strict=True)
    )
    return Table("Days", columns, rows)


def outcomes_table(report: DayReport) -> Table:
    """How attempts ended, by state and outcome."""
    columns = (Column("State", Kind.TEXT), Column("Outcome", Kind.TEXT), Column("Stops", Kind.COUNT))
    words = load_tokens().light
    rows = tuple((words.state(c.state.value).word, c.words, c.count) for c in report.outcomes)
    return Table("Outcomes", columns, rows)


_STOP_COLUMNS = (
    Column("Driver", Kind.TEXT),
    Column("No.", Kind.COUNT),
    Column("Trip", Kind.COUNT),
    Column("Stop", Kind.TEXT),
    Column("Order", Kind.TEXT),
    Column("Reference", Kind.TEXT),
    Column("Task", Kind.TEXT),
    Column("Attempt", Kind.COUNT),
    Column("Name", Kind.TEXT),
    Column("Address", Kind.TEXT),
    Column("Window", Kind.TEXT),
    Column("Planned start", Kind.CLOCK),
    Column("Arrived", Kind.CLOCK),
    Column("Service started", Kind.CLOCK),
    Column("Finished", Kind.CLOCK),
    Column("Late min", Kind.MINUTES),
    Column("Punctuality", Kind.TEXT),
    Column("State", Kind.TEXT),
    Column("Outcome", Kind.TEXT),
    Column("Pictures", Kind.COUNT),
    Column("Proof outstanding", Kind.TEXT),
    Column("Metres from stop", Kind.COUNT),
    Column("Note", Kind.TEXT),
    Column("Remarks", Kind.TEXT),
)

_TIMING_WORDS = {
    Timing.ON_TIME: "on time",
    Timing.LATE: "late",
    Timing.NO_WINDOW: "no window",
    Timing.NOT_TIMED: "time not known",
}


def stops_table(report: DayReport) -> Table:
    """One row per stop."""
    return Table("Stops", _STOP_COLUMNS, tuple(_stop(row) for row in report.rows))


def _stop(row: StopRow) -> tuple[Value, ...]:
    return (
        row.driver,
        row.number or None,
        row.trip or None,
        row.stop_id,
        row.order_id,
        row.reference,
        row.task.value,
        row.attempt,
        row.name,
        row.address,
        row.promised,
        row.planned_start,
        row.arrived_at,
        row.started_at,
        row.finished_at,
        round(row.late_s / 60, 1) if row.timing in (Timing.ON_TIME, Timing.LATE) else None,
        _TIMING_WORDS[row.timing] if row.timing else "",
        state_word(row),
        row.outcome.words if row.outcome else "",
        len(row.proof.pictures) or None,
        outstanding_words(row),
        row.proof.distance_m,
        row.note,
        row_remarks(row),
    )


def outstanding_words(row: StopRow) -> str:
    """What was asked for or announced at a stop and is not here: ``signature, 1 picture``."""
    announced = sum(not picture.is_here for picture in row.proof.pictures)
    pictures = f"{announced} picture{'s' if announced > 1 else ''}" if announced else ""
    missing = (kind.value.replace("_", " ") for kind in row.proof.missing)
    return ", ".join(filter(None, (*missing, pictures)))


def row_remarks(row: StopRow) -> str:
    """What stands beside a stop's state: disputed, corrected at the desk."""
    remarks = (("disputed", row.disputed), ("corrected at the desk", row.corrected))
    return ", ".join(words for words, holds in remarks if holds)


def late_table(report: DayReport) -> Table:
    """Attempts that were late, latest first."""
    heads = ("Driver", "Name", "Address", "Window", "Service started", "Late min")
    kinds = (Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.CLOCK, Kind.MINUTES)
    rows = (
        (r.driver, r.name, r.address, r.promised, r.started_at, round(r.late_s / 60, 1))
        for r in report.late
    )
    return table("Late", heads, kinds, rows)


def open_table(report: DayReport) -> Table:
    """Stops that are in no final state."""
    heads = ("Driver", "No.", "Stop", "Name", "Address", "Window", "State")
    kinds = (Kind.TEXT, Kind.COUNT, *[Kind.TEXT] * 5)
    rows = (
        (r.driver, r.number or None, r.stop_id, r.name, r.address, r.promised, state_word(r))
        for r in report.open
    )
    return table("Still open", heads, kinds, rows)


def left_out_table(report: DayReport) -> Table:
    """Visits on no route."""
    heads = ("Stop", "Reference", "Name", "Address", "Why")
    rows = (
        (left.stop_id, left.reference, left.name, left.address, left.why) for left in report.left_out
    )
    return table("On no route", heads, [Kind.TEXT] * 5, rows)


def remarks_table(report: DayReport) -> Table:
    """What to know before trusting the totals."""
    return table("Remarks", ("Remark",), (Kind.TEXT,), ((remark,) for remark in report.remarks))

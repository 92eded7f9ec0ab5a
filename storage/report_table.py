"""The report as tables of typed values: what every format writes, said once.

Values are texts, whole numbers, decimals and instants; None is a value nobody knows. Each column says
what it holds, so that a format can align, round and guard it its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from app.domain.report import DayReport, DriverFigures, StopRow, Timing
from resources.tokens import load_tokens

type Value = str | int | float | datetime | None

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ALL_DRIVERS = "All drivers"


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    COUNT = auto()
    SHARE = auto()  # 0 to 1
    KILOMETRES = auto()
    HOURS = auto()
    MINUTES = auto()
    MONEY = auto()  # in whole units, not cents
    DECIMAL = auto()
    CLOCK = auto()  # an instant of the day


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and what it holds."""

    head: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; every row is as long as the columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def day_words(day: date) -> str:
    """``Sunday 22 November 2026``, whatever language the machine is set to."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def state_word(row: StopRow) -> str:
    """The state's word, as everywhere."""
    return load_tokens().light.state(row.state.value).word


def late_words(late_s: int) -> str:
    """``+14 min``; a lateness under a minute is shown as one."""
    return f"+{max(1, round(late_s / 60))} min" if late_s else ""


def basis_words(report: DayReport) -> str:
    """What the report was computed from, for a footer."""
    if not report.events:
        return "from no events"
    words = f"from {report.events} events, last no. {report.last_sequence}, chain {report.digest[:12]}"
    if report.pictures:
        words += f", {report.pictures_here} of {report.pictures} pictures"
    return words


def tables(report: DayReport) -> tuple[Table, ...]:
    """Every table of the report, in order; those without rows are left out after the figures."""
    made = (
        figures_table(report),
        outcomes_table(report),
        late_table(report),
        open_table(report),
        left_out_table(report),
        remarks_table(report),
        stops_table(report),
    )
    return tuple(table for place, table in enumerate(made) if table.rows or place == 0)


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
    ("Planned km", Kind.KILOMETRES, lambda d: _km(d.planned.distance_m)),
    ("Driven km", Kind.KILOMETRES, lambda d: _km(d.actual.distance_m)),
    ("Planned driving h", Kind.HOURS, lambda d: _hours(d.planned.driving_s)),
    ("Driving h", Kind.HOURS, lambda d: _hours(d.actual.driving_s)),
    ("Planned work h", Kind.HOURS, lambda d: _hours(d.planned.work_s)),
    ("Work h", Kind.HOURS, lambda d: _hours(d.actual.work_s)),
    ("Planned cost", Kind.MONEY, lambda d: _money(d.planned.cost.total if d.planned.cost else None)),
    ("Cost", Kind.MONEY, lambda d: _money(d.actual.cost.total if d.actual.cost else None)),
    ("Stops per hour", Kind.DECIMAL, lambda d: _rounded(d.stops_per_hour)),
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
    return Table("Figures", columns, (*rows, (*total[:-1], _rounded(report.stops_per_hour))))


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
    return _table("Late", heads, kinds, rows)


def open_table(report: DayReport) -> Table:
    """Stops that are in no final state."""
    heads = ("Driver", "No.", "Stop", "Name", "Address", "Window", "State")
    kinds = (Kind.TEXT, Kind.COUNT, *[Kind.TEXT] * 5)
    rows = (
        (r.driver, r.number or None, r.stop_id, r.name, r.address, r.promised, state_word(r))
        for r in report.open
    )
    return _table("Still open", heads, kinds, rows)


def left_out_table(report: DayReport) -> Table:
    """Visits on no route."""
    heads = ("Stop", "Reference", "Name", "Address")
    rows = ((left.stop_id, left.reference, left.name, left.address) for left in report.left_out)
    return _table("On no route", heads, [Kind.TEXT] * 4, rows)


def remarks_table(report: DayReport) -> Table:
    """What to know before trusting the totals."""
    return _table("Remarks", ("Remark",), (Kind.TEXT,), ((remark,) for remark in report.remarks))


def _table(
    title: str, heads: Sequence[str], kinds: Sequence[Kind], rows: Iterable[tuple[Value, ...]]
) -> Table:
    columns = tuple(Column(head, kind) for head, kind in zip(heads, kinds, strict=True))
    return Table(title, columns, tuple(rows))


def _km(metres: int | None) -> float | None:
    return None if metres is None else round(metres / 1000, 1)


def _hours(seconds: int | None) -> float | None:
    return None if seconds is None else round(seconds / 3600, 2)


def _money(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)

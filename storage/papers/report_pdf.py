"""The report on paper: the day's figures first, then every stop by driver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from app.domain.report import DayReport, DriverFigures, Effort, PaperSize, StopRow
from app.domain.report_groups import Dimension
from app.domain.report_period import PeriodReport, Report, days_of, span_of
from storage.papers.pdf_paper import (
    WIDTH,
    Align,
    Mark,
    Said,
    Section,
    TwoLines,
    build_pdf,
    colour,
    look,
    running_head,
    several_lines,
    text,
)
from storage.papers.pdf_tables import grid, heading, list_heading, typed
from storage.papers.report_breakdown import (
    CUSTOMERS_OF_NOTE,
    bills_table,
    foresight_table,
    grouped,
    hours_table,
    lateness_table,
    loads_table,
    manifest_table,
    missed_table,
    summary_table,
    takings_table,
)
from storage.papers.report_table import (
    basis_words,
    days_table,
    earlier_words,
    in_all,
    outstanding_words,
    row_remarks,
    span_words,
    title_of,
)
from storage.papers.report_values import late_words, state_word

_RIGHT: Align = "right"
_LEFT: Align = "left"


def report_pdf(report: Report, paper: PaperSize = PaperSize.A4) -> bytes:
    """The document's bytes: the same for the same report, whenever it is written."""
    title = title_of(report)

    section: list[str] = [""]

    def head(canvas: Canvas, page: int) -> None:
        if page > 1:
            running_head(canvas, title, section[0] or report.region)

    story = [
        *_opening(report),
        *(_day(report, section) if isinstance(report, DayReport) else _period(report)),
    ]
    first, last = span_of(report)
    days = first.isoformat() if first == last else f"{first} to {last}"
    foot = " · ".join(filter(None, ("Roundsman", days, report.region, basis_words(report))))
    return build_pdf(title, story, head, foot, paper)


def _day(report: DayReport, section: list[str]) -> Iterable[Flowable]:
    yield heading("Stops")
    yield _stops_by_driver(report)
    yield heading("Driving, hours and cost")
    yield _effort_by_driver(report)
    yield from _lists(report)
    yield PageBreak()
    yield Section("In figures", section)
    yield from _cut_up(report)
    yield from typed(manifest_table(report), drop=("Day",))
    for driver in report.drivers:
        yield PageBreak()
        yield Section(driver.driver, section)
        yield from _driver_pages(report, driver)


def _period(report: PeriodReport) -> Iterable[Flowable]:
    yield from typed(days_table(report))
    yield from _remarks(report)
    yield from typed(missed_table(report.days), 100)
    yield from typed(grouped(report.days, Dimension.DRIVER), drop=_NO_ROOM)
    yield from _cut_up(report)
    yield from typed(manifest_table(report))


_NO_ROOM = ("Partial", "Not attempted", "Still open", "Planned work h", "Planned cost")


def _cut_up(report: Report) -> Iterable[Flowable]:
    """The figures of the whole, then by what stops have in common."""
    days = days_of(report)
    yield from typed(summary_table(report), 110)
    yield from typed(lateness_table(days), 80)
    yield from typed(grouped(days, Dimension.VEHICLE), drop=_NO_ROOM)
    for dimension in (Dimension.ZONE, Dimension.HOUR, Dimension.SENDER):
        yield from typed(grouped(days, dimension))
    customers = grouped(days, Dimension.CUSTOMER, CUSTOMERS_OF_NOTE)
    title = "By customer"
    if len(customers.rows) == CUSTOMERS_OF_NOTE:
        title += f": the {CUSTOMERS_OF_NOTE} where most went wrong"
    yield from typed(replace(customers, title=title))
    same = ("Day",) if len(days) == 1 else ()
    yield from typed(hours_table(report), drop=same)
    yield from typed(loads_table(report), drop=same)
    yield from typed(takings_table(days))
    yield from typed(bills_table(days))
    yield from typed(foresight_table(days))


# --- the first page ------------------------------------------------------------------------------


def _opening(report: Report) -> list[Flowable]:
    place = " · ".join(filter(None, (report.region, f"times in {report.timezone}")))
    if report.last_fact_at:
        last = report.last_fact_at.astimezone(ZoneInfo(report.timezone))
        place += f" · last fact {last:%d.%m. %H:%M}"
    return [
        text(title_of(report).partition(",")[0], 18, bold=True),
        Spacer(1, 1 * mm),
        text(span_words(report), 11),
        text(place, 8, tone=look().muted),
        *_trust(report),
        Spacer(1, 4 * mm),
        _key_figures(report),
    ]


def _trust(report: Report) -> Iterable[Flowable]:
    """The chain's head in full, by which paper can be held against the data."""
    if report.earlier is not None:
        yield text(earlier_words(report), 8, bold=True)
    if report.head:
        yield text(
            f"Chain head after event {report.last_sequence}: {report.head}", 7, tone=look().muted
        )


def _key_figures(report: Report) -> Table:
    counts = report.counts
    figures = (
        (f"{counts.attempts} of {counts.stops}", "stops attempted"),
        (_share(counts.on_time_share), "on time"),
        (_share(counts.first_success_share), "at first attempt"),
        (str(counts.failed), "failed"),
        (str(counts.open), "still open"),
        (_decimal(report.stops_per_hour), "stops per hour"),
    )
    cells = [[text(figure, 14, bold=True) for figure, _ in figures]]
    cells.append([text(words, 7, tone=look().muted) for _, words in figures])
    unit = WIDTH / (len(figures) + 0.5)
    table = Table(cells, colWidths=[1.5 * unit, *[unit] * (len(figures) - 1)])
    line = colour(look().line)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                ("LINEBELOW", (0, 1), (-1, 1), 0.5, line),
                ("LINEBEFORE", (1, 0), (-1, 1), 0.5, line),
                ("TOPPADDING", (0, 0), (-1, 0), 5),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
                ("BOTTOMPADDING", (0, 1), (-1, 1), 5),
                ("TOPPADDING", (0, 1), (-1, 1), 0),
            ]
        )
    )
    return table


def _stops_by_driver(report: DayReport) -> Table:
    heads = (
        *("Driver", "Planned", "Re- leased", "Done", "Partial", "Failed", "Not att.", "Canc."),
        *("Open", "On time", "Late", "No window", "On time %", "First att. %"),
    )
    rows = [_stop_counts(driver) for driver in (*report.drivers, in_all(report))]
    aligns = (_LEFT, *[_RIGHT] * 13)
    return grid(heads, rows, (3.4, *[1.15] * 13), aligns, total=True)


def _stop_counts(driver: DriverFigures) -> tuple[str, ...]:
    c = driver.counts
    numbers = (
        *(c.planned, c.released, c.done, c.partial, c.failed, c.not_attempted, c.cancelled),
        *(c.open, c.on_time, c.late, c.no_window),
    )
    shares = (_share(c.on_time_share, ""), _share(c.first_success_share, ""))
    return (driver.driver, *(str(number) for number in numbers), *shares)


def _effort_by_driver(report: DayReport) -> Table:
    heads = (
        *("Driver", "Vehicle", "Start", "End", "Planned km", "Driven km", "Planned driving h:min"),
        *("Driving h:min", "Planned work h:min", "Work h:min", "Planned cost", "Cost", "Stops per h"),
    )
    rows = [_effort(driver, driver.stops_per_hour) for driver in report.drivers if driver.shift_id]
    rows.append(_effort(in_all(report), report.stops_per_hour))
    aligns = (_LEFT, _LEFT, *[_RIGHT] * 11)
    widths = (2.9, 2.1, 1.1, 1.1, 1.4, 1.4, 1.5, 1.4, 1.5, 1.4, 1.9, 1.9, 1.1)
    return grid(heads, rows, widths, aligns, total=True)


def _effort(driver: DriverFigures, per_hour: float | None) -> tuple[str, ...]:
    planned, actual = driver.planned, driver.actual
    return (
        driver.driver,
        driver.vehicle,
        _clock(driver.started_at),
        _clock(driver.ended_at),
        _km(planned.distance_m),
        _km(actual.distance_m),
        _hours(planned.driving_s),
        _hours(actual.driving_s),
        _hours(planned.work_s),
        _hours(actual.work_s),
        _money(planned),
        _money(actual),
        _decimal(per_hour),
    )


def _remarks(report: Report) -> Iterable[Flowable]:
    remarks = [remark for day in days_of(report) for remark in day.remarks]
    if remarks:
        yield KeepTogether([heading("Remarks"), *(text(remark, 8) for remark in remarks)])


def _lists(report: DayReport) -> Iterable[Flowable]:
    yield from _remarks(report)
    yield from typed(missed_table((report,)), 100)
    if report.late:
        yield from list_heading(f"Late ({len(report.late)})")
        late = [
            (r.driver, TwoLines(r.name, r.address, 7.5), r.promised, _clock(r.started_at), _late(r))
            for r in report.late
        ]
        heads = ("Driver", "Stop", "Window", "Service started", "Late")
        yield grid(heads, late, (2.6, 6, 3, 1.6, 1.6), (_LEFT, _LEFT, _LEFT, _RIGHT, _RIGHT))
    if report.open:
        yield from list_heading(f"Still open ({len(report.open)})")
        still = [
            (
                r.driver,
                str(r.number or ""),
                TwoLines(r.name, r.address, 7.5),
                r.promised,
                Mark(r.state.value, r.task),
                _state(r),
            )
            for r in report.open
        ]
        columns = ("Driver", "No.", "Stop", "Window", "", "State")
        widths = (2.6, 0.8, 6, 3, 0.4, 2.4)
        yield grid(columns, still, widths, (_LEFT, _RIGHT, _LEFT, _LEFT, _RIGHT, _LEFT))
    if report.left_out:
        yield from list_heading(f"On no route ({len(report.left_out)})")
        out = [(o.reference, TwoLines(o.name, o.address, 7.5), o.why) for o in report.left_out]
        yield grid(("Reference", "Stop", "Why"), out, (3, 7, 5), (_LEFT, _LEFT, _LEFT))


# --- a driver's stops ----------------------------------------------------------------------------


def _driver_pages(report: DayReport, driver: DriverFigures) -> list[Flowable]:
    rows = report.rows_of(driver.shift_id)
    c = driver.counts
    facts = [f"{c.attempts} of {c.stops} attempted", f"{_share(c.on_time_share)} on time"]
    if driver.started_at:
        facts.append(f"{_clock(driver.started_at)}–{_clock(driver.ended_at) or 'not ended'}")
    facts += [f"{_km(driver.actual.distance_m)} km driven"] if driver.actual.distance_m else []
    name = " · ".join(filter(None, (driver.driver, driver.vehicle)))
    body = [
        (
            str(row.number or "–"),
            TwoLines(row.name or row.stop_id, _second_line(row), 7.5),
            row.promised or "–",
            _clock(row.planned_start),
            _clock(row.started_at),
            _clock(row.finished_at),
            _late(row),
            Mark(row.state.value, row.task),
            _state(row),
        )
        for row in rows
    ]
    heads = ("No.", "Stop", "Window", "Planned", "Started", "Finished", "Late", "", "How it ended")
    widths = (0.8, 6.0, 2.4, 1.3, 1.3, 1.4, 1.6, 0.4, 3.3)
    aligns = (_RIGHT, _LEFT, _LEFT, _RIGHT, _RIGHT, _RIGHT, _RIGHT, _RIGHT, _LEFT)
    return [
        text(name, 13, bold=True),
        text(" · ".join(facts), 8, tone=look().muted),
        Spacer(1, 3 * mm),
        grid(heads, body, widths, aligns),
    ]


def _second_line(row: StopRow) -> str:
    attempt = f"attempt {row.attempt}" if row.attempt > 1 else ""
    return " · ".join(filter(None, (row.address, row.reference, attempt)))


def _state(row: StopRow) -> Paragraph:
    """The word of the state in its colour, then the outcome and what was noted."""
    outcome = row.outcome.words if row.outcome else ""
    said = ", ".join(filter(None, (outcome, row_remarks(row))))
    return several_lines(
        Said(state_word(row), bold=True, larger=True, tone=look().state(row.state.value).colour),
        Said(said),
        Said(_proof(row)),
        Said(row.note, tone=look().muted, breaks=4),
        size=7,
    )


def _proof(row: StopRow) -> str:
    """``2 pictures, signature outstanding, 340 m from the stop``."""
    count = len(row.proof.pictures)
    brought = f"{count} picture{'s' if count > 1 else ''}" if count else ""
    missing = outstanding_words(row)
    away = row.proof.distance_m
    parts = (
        brought,
        f"{missing} outstanding" if missing else "",
        f"{away} m from the stop" if away is not None else "",
    )
    return ", ".join(filter(None, parts))


def _late(row: StopRow) -> Any:
    if not row.late_s:
        return ""
    unbroken = late_words(row.late_s).replace(" ", "\N{NO-BREAK SPACE}")
    return text(unbroken, 7.5, bold=True, align=_RIGHT, tone=look().late)


# --- figures as words ------------------------------------------------------------------------------


def _share(value: float | None, unit: str = " %") -> str:
    return "–" if value is None else f"{value * 100:.0f}{unit}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _km(metres: int | None) -> str:
    return "–" if metres is None else f"{metres / 1000:,.1f}"


def _hours(seconds: int | None) -> str:
    if seconds is None:
        return "–"
    minutes = round(seconds / 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _money(effort: Effort) -> str:
    return "–" if effort.cost is None else f"{effort.cost.total / 100:,.2f}"


def _clock(at: datetime | None) -> str:
    return f"{at:%H:%M}" if at else ""

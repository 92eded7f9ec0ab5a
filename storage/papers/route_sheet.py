"""Route sheets and loading lists on paper: what a driver needs when the phone is dead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer, Table, TableStyle

from app.domain.fleet import Shift
from app.domain.load import DEFAULT_DIMENSIONS, Amounts, LoadDimension, add
from app.domain.orders import Order, OrderKind, Task, TaskKind
from app.domain.promises import promises, shown_window
from app.domain.routes import PlannedStop, Route, RouteRecord, Trip, task_of
from app.domain.timing import clock_text
from storage.papers.pdf_paper import (
    WIDTH,
    Align,
    Section,
    TickBox,
    build_pdf,
    colour,
    look,
    printable,
    running_head,
    text,
)
from storage.papers.report_values import day_words

_LINES_SHOWN = 8
_LINE_LETTERS = 50
"""Lines of an order on the route sheet, and letters of each: a stop always fits on a page. The
loading list has them all."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one driver's sheet is made from."""

    shift: Shift
    record: RouteRecord
    orders: Mapping[str, Order]
    dimensions: tuple[LoadDimension, ...]

    @property
    def route(self) -> Route:
        """What the phone was given, the draft before that."""
        return self.record.released or self.record.route

    @property
    def zone(self) -> ZoneInfo:
        """The depot's time zone."""
        return self.shift.depot.zone

    def task(self, planned: PlannedStop) -> tuple[Order, Task]:
        """The order and task of a stop."""
        order = self.orders[planned.stop.order_id]
        return order, task_of(order, planned.stop)

    def is_loaded(self, planned: PlannedStop) -> bool:
        """Whether its goods leave the depot with the vehicle."""
        order = self.orders[planned.stop.order_id]
        is_brought = order.kind is OrderKind.DELIVERY and order.handover is None
        return is_brought and planned.stop.task is TaskKind.DELIVERY


def route_sheets_pdf(
    routes: Sequence[tuple[Shift, RouteRecord]],
    orders: Mapping[str, Order],
    dimensions: tuple[LoadDimension, ...] = DEFAULT_DIMENSIONS,
) -> bytes:
    """The sheets of one or more drivers, each followed by its loading lists, in one document.

    A released route is printed as it was released. The same routes give the same bytes.

    Raises:
        ValueError: no route has any stop.
    """
    sheets = [_Sheet(shift, record, orders, dimensions) for shift, record in routes]
    sheets = [sheet for sheet in sheets if sheet.route.stops]
    if not sheets:
        raise ValueError("no route has any stop")
    section: list[str] = [""]
    day = day_words(sheets[0].shift.day)

    def head(canvas: Canvas, page: int) -> None:
        if page:
            running_head(canvas, day, section[0])

    story: list[Flowable] = []
    for sheet in sheets:
        if story:
            story.append(PageBreak())
        story += _sheet_pages(sheet, section)
    return build_pdf(f"Route sheets, {day}", story, head, f"Roundsman · {day} · route sheet")


def _sheet_pages(sheet: _Sheet, section: list[str]) -> Iterator[Flowable]:
    name = sheet.shift.driver.name
    yield Section(f"Route sheet · {name}", section)
    yield from _opening(sheet)
    number = 1
    for place, trip in enumerate(sheet.route.trips, 1):
        yield from _trip(sheet, trip, place, number)
        number += len(trip.stops)
    number = 1
    for place, trip in enumerate(sheet.route.trips, 1):
        if any(sheet.is_loaded(planned) for planned in trip.stops):
            yield PageBreak()
            yield Section(f"Loading list · {name}", section)
            yield from _loading(sheet, trip, place, number)
        number += len(trip.stops)


def _opening(sheet: _Sheet) -> Iterator[Flowable]:
    shift, route, record = sheet.shift, sheet.route, sheet.record
    given = f"revision {record.revision}" if record.released else "draft, not released"
    stops = f"{len(route.stops)} stops"
    trips = f" in {len(route.trips)} trips" if len(route.trips) > 1 else ""
    hours = f"{clock_text(shift.starts)}–{clock_text(shift.ends)}"
    phone = f" · {shift.driver.phone}" if shift.driver.phone else ""
    yield text(f"{shift.driver.name} · {shift.vehicle.name}", 16, bold=True)
    yield Spacer(1, 1 * mm)
    yield text(f"Route sheet, {day_words(shift.day)} · {given}", 10)
    yield text(f"Shift {hours} · {stops}{trips} · {route.distance_m / 1000:,.1f} km{phone}", 8)
    depot = ", ".join(filter(None, (shift.depot.name, shift.depot.address)))
    yield text(f"Depot: {depot}", 8)
    yield Spacer(1, 2 * mm)


# --- the route --------------------------------------------------------------------------------


def _trip(sheet: _Sheet, trip: Trip, place: int, first: int) -> Iterator[Flowable]:
    several = len(sheet.route.trips) > 1
    words = (
        f"{f'Trip {place}: load' if several else 'Load'} {_clock(trip.loading_start, sheet.zone)}, "
        f"leave {_clock(trip.departure, sheet.zone)}, back {_clock(trip.returns, sheet.zone)}"
    )
    yield CondPageBreak(40 * mm)
    yield Spacer(1, 2 * mm)
    yield text(words, 10, bold=True)
    yield Spacer(1, 1.5 * mm)
    rows: list[list[Any]] = [
        _heads(("No.", "Time", "Who and where", "Goods", "Done, or why not; signature"), ())
    ]
    rests: list[int] = []
    for index, planned in enumerate(trip.stops):
        for rest in trip.breaks:
            if rest.after_stops == index:
                minutes = round((rest.end - rest.start).total_seconds() / 60)
                clock = _clock(rest.start, sheet.zone)
                rests.append(len(rows))
                rows.append([text(f"Break of {minutes} min, about {clock}", 8), "", "", "", ""])
        rows.append(_stop(sheet, planned, first + index))
    yield _ruled(rows, (0.9, 2, 6.6, 4.5, 4), rests)


def _stop(sheet: _Sheet, planned: PlannedStop, number: int) -> list[Any]:
    order, task = sheet.task(planned)
    place, muted = task.place, look().muted
    where: list[Flowable] = [text(place.name or order.reference, 9, bold=True, longest=200)]
    where.append(text(place.where, 8, longest=300))
    if task.contact.phone:
        where.append(text(f"Phone {task.contact.phone}", 8, longest=60))
    if task.access_code:
        where.append(text(f"Access code {task.access_code}", 8, bold=True, longest=80))
    if task.notes:
        where.append(text(task.notes, 7.5, longest=700, breaks=8))
    if order.reference:
        where.append(text(f"Ref. {order.reference}", 7, tone=muted, longest=80))
    return [
        text(str(number), 11, bold=True),
        _times(sheet, planned, task),
        where,
        _goods(order, task),
        _end(order, task),
    ]


def _times(sheet: _Sheet, planned: PlannedStop, task: Task) -> list[Flowable]:
    cell: list[Flowable] = [text(_clock(planned.service_start, sheet.zone), 9, bold=True)]
    window = shown_window(planned.service_start, promises(task, sheet.shift.day, sheet.zone))
    if window:
        opens, closes = (_clock(at, sheet.zone) for at in window)
        cell.append(text(f"{opens}–{closes}", 7.5))
    return cell


def _goods(order: Order, task: Task) -> list[Flowable]:
    cell: list[Flowable] = []
    if task.kind is TaskKind.PICKUP:
        cell.append(text("PICK UP", 8, bold=True))
    elif order.amount_due:
        cell.append(text(f"Collect {order.amount_due / 100:,.2f}", 9, bold=True))
    for line in order.lines[:_LINES_SHOWN]:
        what = printable(line.text, _LINE_LETTERS)
        code = f" · {printable(line.code, _LINE_LETTERS)}" if line.code else ""
        cell.append(text(f"{line.quantity} × {what}{code}", 7.5))
    if len(order.lines) > _LINES_SHOWN:
        more = len(order.lines) - _LINES_SHOWN
        cell.append(text(f"and {more} more: see the loading list", 7.5))
    return cell


def _end(order: Order, task: Task) -> list[Any]:
    """Boxes to tick and room to sign."""
    boxes = Table(
        [[TickBox(), text("done", 7.5), TickBox(), text("not, because", 7.5)]],
        colWidths=[12, 26, 12, None],
    )
    boxes.setStyle(_bare())
    wanted = ", ".join(proof.value.replace("_", " ") for proof in order.proof_at(task))
    words = f"Wanted: {wanted}" if wanted else "Signature"
    sign = Table([[""], [text(words, 6.5, tone=look().muted)]], rowHeights=[22, None])
    sign.setStyle(_bare(("LINEABOVE", (0, 1), (-1, 1), 0.5, colors.black)))
    return [boxes, sign]


# --- the loading list -------------------------------------------------------------------------


def _loading(sheet: _Sheet, trip: Trip, place: int, first: int) -> Iterator[Flowable]:
    several = f", trip {place} of {len(sheet.route.trips)}" if len(sheet.route.trips) > 1 else ""
    shift = sheet.shift
    yield text(f"Loading list{several}", 16, bold=True)
    yield Spacer(1, 1 * mm)
    yield text(f"{shift.driver.name} · {shift.vehicle.name} · {day_words(shift.day)}", 10)
    clock = _clock(trip.loading_start, sheet.zone)
    depot = next((d for d in shift.reload_depots if d.depot_id == trip.depot_id), shift.depot)
    yield text(
        f"Load from {clock} at {depot.name}, in this order: what goes in first comes out last.", 8
    )
    yield Spacer(1, 3 * mm)
    units = tuple(f"{d.name} {d.unit}" for d in sheet.dimensions)
    heads = ("", "Stop", "For", "Qty", "What", "Code", *units)
    rows: list[list[Any]] = [_heads(heads, (3, *range(6, len(heads))))]
    total: Amounts = (0,) * len(sheet.dimensions)
    for number, planned in reversed(list(enumerate(trip.stops, first))):
        if sheet.is_loaded(planned):
            order, task = sheet.task(planned)
            rows += _load_rows(order, task, number, sheet.dimensions)
            total = add(total, order.amounts)
    rows.append(_total_row("Total", total, sheet.dimensions))
    rows.append(_total_row("The vehicle takes", shift.vehicle.capacity, sheet.dimensions))
    widths = (0.7, 0.9, 4.6, 0.9, 4, 3.2, *[1.5] * len(units))
    yield _ruled(rows, widths, [], totals=2)


def _load_rows(
    order: Order, task: Task, number: int, dimensions: Iterable[LoadDimension]
) -> Iterator[list[Any]]:
    """A row per line of an order; its load stands on the first."""
    loads: list[Any] = [
        text(_amount(amount, d), 8, align="right")
        for amount, d in zip(order.amounts, dimensions, strict=True)
    ]
    stop: list[Any] = [text(str(number), 10, bold=True), text(task.place.name, 8, longest=120)]
    if not order.lines:
        yield [TickBox(), *stop, "", text(order.reference, 7.5, longest=80), "", *loads]
    for line in order.lines:
        goods = (text(line.text, 7.5, longest=200), text(line.code, 7.5, longest=80))
        yield [TickBox(), *stop, text(str(line.quantity), 8, align="right"), *goods, *loads]
        stop, loads = ["", ""], [""] * len(loads)


def _total_row(words: str, amounts: Amounts, dimensions: Iterable[LoadDimension]) -> list[Any]:
    loads = (
        text(_amount(amount, d), 8, bold=True, align="right")
        for amount, d in zip(amounts, dimensions, strict=True)
    )
    return ["", "", text(words, 8, bold=True), "", "", "", *loads]


# --- shared -----------------------------------------------------------------------------------


def _heads(words: Sequence[str], right: Iterable[int]) -> list[Any]:
    aligns: dict[int, Align] = dict.fromkeys(right, "right")
    return [
        text(word, 6.5, align=aligns.get(place, "left"), tone=look().muted)
        for place, word in enumerate(words)
    ]


def _ruled(
    rows: list[list[Any]], widths: Sequence[float], spans: Iterable[int], totals: int = 0
) -> Table:
    """A ruled table that breaks between rows, never inside one."""
    unit = WIDTH / sum(widths)
    columns = [share * unit for share in widths]
    table = Table(rows, colWidths=columns, repeatRows=1, hAlign="LEFT")
    commands: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, colors.black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, colour(look().line)),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    commands += [("SPAN", (0, row), (-1, row)) for row in spans]
    if totals:
        commands.append(("LINEABOVE", (0, -totals), (-1, -totals), 0.7, colors.black))
    table.setStyle(TableStyle(commands))
    return table


def _bare(*more: Any) -> TableStyle:
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            *more,
        ]
    )


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"


def _amount(amount: int, dimension: LoadDimension) -> str:
    digits = 0 if dimension.scale == 1 else 1
    return f"{amount / dimension.scale:,.{digits}f}"

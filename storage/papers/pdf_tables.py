"""Ruled tables on paper, and the tables of a report as such."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Table, TableStyle

from storage.papers.pdf_paper import BOLD, PLAIN, WIDTH, Align, colour, look, printable, text
from storage.papers.report_values import Kind, Value
from storage.papers.report_values import Table as Values


def heading(words: str) -> Flowable:
    """What stands over a table that is kept with it."""
    line = text(words, 11, bold=True)
    line.style = line.style.clone("heading", spaceBefore=5 * mm, spaceAfter=1.5 * mm, keepWithNext=1)
    return line


def list_heading(words: str) -> tuple[Flowable, Flowable]:
    """The heading of a table that may run over pages: on a new page where few of its rows fit."""
    line = text(words, 11, bold=True)
    line.style = line.style.clone("list heading", spaceBefore=5 * mm, spaceAfter=1.5 * mm)
    return CondPageBreak(45 * mm), line


def grid(
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    aligns: Sequence[Align],
    total: bool = False,
    width: float = WIDTH,
    size: float = 7.5,
) -> Table:
    """A ruled table with a repeated head; ``widths`` are shares, ``total`` sets off the last row."""
    muted = look().muted
    columns = zip(heads, aligns, strict=True)
    head = [text(word, min(6.5, size), align=align, tone=muted) for word, align in columns]
    unit = width / sum(widths)
    body = []
    for number, row in enumerate(rows):
        bold = total and number == len(rows) - 1
        cells = zip(row, aligns, widths, strict=True)
        body.append(
            [_cell(cell, size, bold, a, share * unit - 2 * _PADDING) for cell, a, share in cells]
        )
    table = Table(
        [head, *body], colWidths=[share * unit for share in widths], repeatRows=1, hAlign="LEFT"
    )
    commands: list[Any] = [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, colors.black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, colour(look().line)),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("FONT", (0, 1), (-1, -1), PLAIN, size, size * 1.25),
        *(("ALIGN", (n, 1), (n, -1), "RIGHT") for n, align in enumerate(aligns) if align == "right"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if total:
        commands.append(("LINEABOVE", (0, -1), (-1, -1), 0.7, colors.black))
        commands.append(("FONT", (0, -1), (-1, -1), BOLD, size, size * 1.25))
    table.setStyle(TableStyle(commands))
    return table


def _cell(cell: Any, size: float, bold: bool, align: Align, room: float) -> Any:
    """What is drawn: a text that fits on a line as such, which takes a tenth of a paragraph's time."""
    if not isinstance(cell, str):
        return cell
    line = printable(cell, 600)
    if "\n" not in line and stringWidth(line, BOLD if bold else PLAIN, size) <= room:
        return line
    return text(cell, size, bold=bold, align=align)


_PADDING = 2
_SHORT = {"First-attempt success %": "First att. %", "Not attempted": "Not att."}
_WIDEST, _NARROWEST = 32, 4
"""Letters that a column is given room for."""


def typed(values: Values, most_mm: float = 180, drop: Sequence[str] = ()) -> list[Flowable]:
    """A report's table under its title; nothing where it has no rows. ``drop`` names columns that paper
    has no room for."""
    if not values.rows:
        return []
    kept = [place for place, column in enumerate(values.columns) if column.head not in drop]
    columns = [values.columns[place] for place in kept]
    rows = [[cell(row[place], values.columns[place].kind) for place in kept] for row in values.rows]
    heads = [_SHORT.get(column.head, column.head) for column in columns]
    aligns: list[Align] = ["left" if column.kind is Kind.TEXT else "right" for column in columns]
    size = 7 if len(columns) < 12 else 6
    letter, most = 0.24 * size * mm, min(WIDTH, most_mm * mm)
    down = [[head, *(row[place] for row in rows)] for place, head in enumerate(heads)]
    is_text = [column.kind is Kind.TEXT for column in columns]
    widths = _widths(down, is_text, most / letter)
    table = grid(heads, rows, widths, aligns, width=min(most, sum(widths) * letter), size=size)
    return [*list_heading(values.title), table]


def _widths(down: Sequence[Sequence[str]], is_text: Sequence[bool], most: float) -> list[float]:
    """Letters for each column, given its head and cells: numbers whole, and words as far as there is
    room; where that is scarce, the columns with most text give way."""
    least = [
        max(_NARROWEST, 1.5 + max(len(w) for cell in col for w in cell.split() or ("",)))
        for col in down
    ]
    least = [min(width, _WIDEST) for width in least]
    wanted = [
        max(low, min(_WIDEST, 1.5 + max(map(len, col[1:])))) if text_in else low
        for low, col, text_in in zip(least, down, is_text, strict=True)
    ]
    over, room = sum(wanted) - most, sum(wanted) - sum(least)
    if over <= 0 or room <= 0:
        return wanted
    share = min(1.0, over / room)
    return [wide - share * (wide - low) for wide, low in zip(wanted, least, strict=True)]


def cell(value: Value, kind: Kind) -> str:
    """A value as it is read on paper."""
    if value is None:
        return "–" if kind is not Kind.CLOCK else ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return f"{value:%H:%M}"
    if kind is Kind.SHARE:
        return f"{value * 100:.0f} %"
    if kind is Kind.COUNT or isinstance(value, int):
        return f"{value:,d}"
    return f"{value:,.1f}" if kind in (Kind.KILOMETRES, Kind.MINUTES) else f"{value:,.2f}"

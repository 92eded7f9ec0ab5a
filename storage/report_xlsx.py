"""The report as a workbook: a sheet per table, real numbers and times, and nothing that runs."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from app.domain.report import DayReport
from storage.report_table import Kind, Table, Value, day_words, tables

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "hh:mm",
}
_NUMBER_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.SHARE: "0.0 %",
    Kind.KILOMETRES: "#,##0.0",
    Kind.HOURS: "#,##0.00",
    Kind.MINUTES: "#,##0.0",
    Kind.MONEY: "#,##0.00",
    Kind.DECIMAL: "#,##0.00",
    Kind.CLOCK: "hh:mm",
}
_LONGEST = 32_000
"""A cell holds 32,767 characters (Excel specifications and limits)."""


def report_xlsx(report: DayReport) -> bytes:
    """The workbook's bytes: the same for the same report (its date of creation is the day itself)."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties(
        {
            "title": f"Day report, {day_words(report.day)}",
            "created": datetime.combine(report.day, time(12)),
        }
    )
    formats = {kind: book.add_format({"num_format": code}) for kind, code in _NUMBER_FORMATS.items()}
    formats[Kind.TEXT] = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for table in tables(report):
        _write_table(book.add_worksheet(table.title), table, head, formats)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 70)
    for line, (name, value) in enumerate(_about(report)):
        about.write_string(line, 0, name, head)
        about.write_string(line, 1, value)
    book.close()
    return buffer.getvalue()


def _about(report: DayReport) -> tuple[tuple[str, str], ...]:
    return (
        ("Day", report.day.isoformat()),
        ("Region", report.region),
        ("Time zone", report.timezone),
        ("Events", str(report.events)),
        ("Last event", str(report.last_sequence)),
        ("Chain", report.digest),
    )


def _write_table(sheet: Any, table: Table, head: Any, formats: dict[Kind, Any]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.head, head)
        sheet.set_column(place, place, _width(table, place))
    for line, row in enumerate(table.rows, 1):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_value(sheet, line, place, value, formats[column.kind])


def _write_value(sheet: Any, line: int, place: int, value: Value, look: Any) -> None:
    """Each value by its own call: no guessing what a text might mean."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(line, place, value[:_LONGEST], look)
    elif isinstance(value, datetime):
        sheet.write_datetime(line, place, value.replace(tzinfo=None), look)
    else:
        sheet.write_number(line, place, value, look)


def _width(table: Table, place: int) -> int:
    if table.columns[place].kind is not Kind.TEXT:
        return 10
    longest = max((len(str(row[place] or "")) for row in table.rows), default=0)
    return min(48, max(10, longest + 2))

"""The report as a workbook: a sheet per table and one of raw rows; real numbers and times, and nothing
that runs."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from app.domain.report import PaperSize
from app.domain.report_period import Report, span_of
from storage.papers.report_raw import raw_table
from storage.papers.report_table import about, tables, title_of
from storage.papers.report_values import Kind, Table, Value

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
    Kind.INSTANT: "yyyy-mm-dd hh:mm:ss",
    Kind.DEGREES: "0.000000",
}
_PAPERS = {PaperSize.A4: 9, PaperSize.LETTER: 1}
"""As Excel numbers them (ECMA-376, ST_PaperSize)."""
_LONGEST = 32_000
"""A cell holds 32,767 characters (Excel specifications and limits)."""


def report_xlsx(report: Report, paper: PaperSize = PaperSize.A4) -> bytes:
    """The workbook's bytes: the same for the same report (its date of creation is the day itself)."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties(
        {
            "title": title_of(report),
            "created": datetime.combine(span_of(report)[1], time(12)),
        }
    )
    formats = {kind: book.add_format({"num_format": code}) for kind, code in _NUMBER_FORMATS.items()}
    formats[Kind.TEXT] = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for table in (*tables(report), raw_table(report)):
        sheet = book.add_worksheet(table.title)
        sheet.set_paper(_PAPERS[paper])
        _write_table(sheet, table, head, formats)
    told = book.add_worksheet("About")
    told.set_column(0, 0, 20)
    told.set_column(1, 1, 70)
    for line, (name, value) in enumerate(about(report)):
        told.write_string(line, 0, name, head)
        told.write_string(line, 1, value)
    book.close()
    return buffer.getvalue()


def _write_table(sheet: Any, table: Table, head: Any, formats: dict[Kind, Any]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
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
        return 19 if table.columns[place].kind is Kind.INSTANT else 10
    longest = max((len(str(row[place] or "")) for row in table.rows), default=0)
    return min(48, max(10, longest + 2))

"""The report as CSV: UTF-8 with a byte-order mark, tables one below the other.

Each table is its title alone on a line, its heads, its rows and an empty line. Text that a spreadsheet
would run as a formula gets an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO

from app.domain.report_period import Report
from storage.papers.report_table import about, tables
from storage.papers.report_values import Kind, Value

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """Text no spreadsheet takes for a formula."""
    if text.startswith(_DANGEROUS) or text.lstrip().startswith(_DANGEROUS):
        return "'" + text
    return text


def report_csv(report: Report) -> bytes:
    """The report's tables; numbers with a decimal point, times as HH:MM in the depot's zone."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for name, value in about(report):
        writer.writerow([name, guarded(value)])
    for table in tables(report):
        writer.writerow([])
        writer.writerow([table.title])
        writer.writerow([column.head for column in table.columns])
        for row in table.rows:
            cells = zip(row, table.columns, strict=True)
            writer.writerow([_cell(value, column.kind) for value, column in cells])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Value, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return f"{value:%H:%M}"
    if kind is Kind.SHARE:
        return f"{value * 100:.1f}"
    if kind is Kind.MONEY:
        return f"{value:.2f}"
    return str(value)

"""What every export says can be read back, and is what the report says."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from openpyxl import load_workbook

from app.domain.report import Counts, DayReport, ReportFormat
from app.domain.report_period import PeriodReport, Report
from app.domain.routes import UnassignedOrder
from app.reports.day_report import make_report
from storage.papers.report_raw import raw_table
from storage.papers.report_table import tables
from storage.papers.report_values import Kind, Table, Value
from storage.papers.report_writer import report_bytes
from tests.app.sample_day import DAY, sample_day

SAMPLE = sample_day()
GIVEN = [
    UnassignedOrder(f"{order.order_id}-d1", order.order_id, "carrier", "", "nordpost", 790)
    for order in SAMPLE.orders[-2:]
]
DAY_REPORT = make_report(
    DAY, SAMPLE.orders, SAMPLE.shifts, SAMPLE.routes, SAMPLE.events, given=GIVEN, head="ab" * 32
)
WEEK_REPORT = PeriodReport(
    DAY - timedelta(days=6), DAY, (replace(DAY_REPORT, day=DAY - timedelta(days=1)), DAY_REPORT)
)
REPORTS = pytest.mark.parametrize("report", [DAY_REPORT, WEEK_REPORT], ids=["day", "week"])


def test_the_sample_has_a_row_in_every_table_but_those_of_other_days() -> None:
    titles = {table.title for table in tables(DAY_REPORT)}
    assert {"Summary", "Carriers' bills", "Carriers' manifests", "Amounts collected"} <= titles
    assert {"By customer", "By zone", "By hour", "Forecasts", "Loads", "Drivers' hours"} <= titles


@REPORTS
def test_the_csv_read_back_holds_every_cell(report: Report) -> None:
    content = report_bytes(report, ReportFormat.CSV).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    at = rows.index([])
    for table in tables(report):
        assert rows[at : at + 2] == [[], [table.title]]
        assert rows[at + 2] == [column.head for column in table.columns]
        for row, told in zip(table.rows, rows[at + 3 : at + 3 + len(table.rows)], strict=True):
            for value, column, cell in zip(row, table.columns, told, strict=True):
                assert _same(value, column.kind, cell), (table.title, column.head, value, cell)
        at += 3 + len(table.rows)
    assert at == len(rows), "and nothing else"


def _same(value: Value, kind: Kind, cell: str) -> bool:
    if value is None:
        return cell == ""
    if isinstance(value, str):
        return cell in (value, "'" + value)
    if isinstance(value, datetime):
        return cell == f"{value:%H:%M}"
    factor = 100 if kind is Kind.SHARE else 1
    return float(cell) == pytest.approx(value * factor, abs=0.051)


@REPORTS
def test_the_workbook_read_back_holds_every_cell_as_its_kind(report: Report) -> None:
    book = load_workbook(io.BytesIO(report_bytes(report, ReportFormat.XLSX)))
    made = (*tables(report), raw_table(report))
    assert book.sheetnames == [*(table.title for table in made), "About"]
    for table in made:
        rows = list(book[table.title].iter_rows(values_only=True))
        assert list(rows[0]) == [column.head for column in table.columns]
        for row, told in zip(table.rows, rows[1:], strict=True):
            for value, cell, column in zip(row, told, table.columns, strict=True):
                assert _as_cell(value) == cell, (table.title, column.head)


def _as_cell(value: Value) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return pytest.approx(value.replace(tzinfo=None), abs=timedelta(seconds=1))
    return pytest.approx(value) if isinstance(value, float) else value


class _Tables(HTMLParser):
    """Titles and cells of a page's tables."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self._title, self._inside = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._inside = tag
        if tag == "h2":
            self._title = ""
        elif tag == "tr":
            self.tables[self._title].append([])
        elif tag in ("td", "th"):
            self.tables[self._title][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag != "br" else self._inside
        if tag == "h2":
            self.tables[self._title] = []

    def handle_data(self, data: str) -> None:
        if self._inside == "h2":
            self._title += data
        elif self._inside in ("td", "th"):
            self.tables[self._title][-1][-1] += data


@REPORTS
def test_the_page_read_back_holds_every_text_and_number(report: Report) -> None:
    page = _Tables()
    page.feed(report_bytes(report, ReportFormat.HTML).decode())
    made = tables(report)
    assert list(page.tables) == [table.title for table in made]
    for table in made:
        heads, *rows = page.tables[table.title]
        assert heads == [column.head for column in table.columns]
        for row, told in zip(table.rows, rows, strict=True):
            for value, cell in zip(row, told, strict=True):
                if isinstance(value, str):
                    assert cell == value
                elif isinstance(value, int | float):
                    number = float(cell.replace(",", "").removesuffix("%"))
                    whole = value * 100 if cell.endswith("%") else value
                    assert number == pytest.approx(whole, abs=0.051)


def test_the_json_read_back_is_the_report() -> None:
    told = json.loads(report_bytes(DAY_REPORT, ReportFormat.JSON))
    assert Counts(**{f.name: told["counts"][f.name] for f in fields(Counts)}) == DAY_REPORT.counts
    for row, plain in zip(DAY_REPORT.rows, told["rows"], strict=True):
        assert (row.stop_id, row.state.value, row.late_s) == (
            plain["stop_id"], plain["state"], plain["late_s"],
        )  # fmt: skip
        if row.started_at:
            assert datetime.fromisoformat(plain["started_at"]) == row.started_at.replace(microsecond=0)
    assert told["head"] == DAY_REPORT.head
    assert sum(len(group["rows"]) for group in told["by"]["zone"]) == len(DAY_REPORT.rows)
    week = json.loads(report_bytes(WEEK_REPORT, ReportFormat.JSON))
    assert week["counts"]["stops"] == 2 * DAY_REPORT.counts.stops
    assert len(week["days"]) == 2


def all_texts(report: DayReport) -> tuple[Table, ...]:
    """Tables of a report whose every text begins like a formula."""
    evil = "=1+1"
    rows = tuple(
        replace(row, name=evil, address=evil, note=evil, reference=evil, driver=evil, promised=evil,
                sender=evil, zone=evil, stop_id=evil, order_id=evil)
        for row in report.rows[:9]
    )  # fmt: skip
    drivers = tuple(replace(d, driver=evil, vehicle=evil) for d in report.drivers)
    carried = tuple(
        replace(c, carrier=evil, reference=evil, name=evil, address=evil, zone=evil, promised=evil)
        for c in report.carried
    )
    left = tuple(replace(x, name=evil, reference=evil, why=evil, address=evil) for x in report.left_out)
    evil_report = replace(
        report, rows=rows, drivers=drivers, carried=carried, left_out=left, region=evil, remarks=(evil,)
    )
    for form in (ReportFormat.CSV, ReportFormat.XLSX):
        content = report_bytes(evil_report, form)
        if form is ReportFormat.CSV:
            for line in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
                assert not [cell for cell in line if cell.startswith("=")]
        else:
            for sheet in load_workbook(io.BytesIO(content)):
                assert not [c for line in sheet.iter_rows() for c in line if c.data_type == "f"]
    return tables(evil_report)


def test_no_text_of_any_table_is_a_formula_where_it_is_opened() -> None:
    dangerous = [
        (table.title, value)
        for table in all_texts(DAY_REPORT)
        for row in table.rows
        for value in row
        if value == "=1+1"
    ]
    assert {title for title, _ in dangerous} >= {
        "Figures", "By customer", "By zone", "Carriers' manifests", "Carriers' bills", "Stops", "Loads",
    }  # fmt: skip

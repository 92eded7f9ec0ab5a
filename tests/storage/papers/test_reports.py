"""A report is the same in every format, every time, and nothing in it runs."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.domain.errors import InputRefused, StoreFull
from app.domain.events import EventType
from app.domain.report import DayReport, ReportFormat, Timing
from app.domain.stop_state import StopState
from app.reports.day_book import Pictures
from app.reports.day_report import make_report
from storage.papers.report_csv import guarded
from storage.papers.report_writer import ReportFiles, report_bytes
from tests.app.sample_day import SampleDay, sample_day
from tests.payloads import FORMULAS, SCRIPTS

DANGEROUS = (
    *FORMULAS,
    *SCRIPTS,
    "http://example.org/?a=<b>",
    "mailto:a@b",
    "<b>bold</b> & <font color=red>",
    "&lt;i&gt;",
)


def report_of(sample: SampleDay) -> DayReport:
    return make_report(
        sample.day, sample.orders, sample.shifts, sample.routes, sample.events, region="Liechtenstein"
    )


REPORT = report_of(sample_day())


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def with_text(*texts: str) -> DayReport:
    """A report with those texts wherever a person's text stands, each in turn."""
    rows = tuple(
        replace(row, name=text, address=text, note=text, reference=text, driver=text, promised=text)
        for row, text in zip(REPORT.rows, cycle(texts), strict=False)
    )
    rows = rows[: max(8, len(texts))]
    drivers = tuple(replace(REPORT.drivers[0], driver=text, vehicle=text) for text in texts)
    left = tuple(replace(REPORT.left_out[0], name=text, reference=text) for text in texts)
    return replace(REPORT, rows=rows, drivers=drivers, left_out=left, remarks=texts, region=texts[0])


def hashes() -> dict[str, str]:
    """What the sample day's report hashes to, by format."""
    return {
        form.value: hashlib.sha256(report_bytes(report_of(sample_day()), form)).hexdigest()
        for form in ReportFormat
    }


def test_the_same_facts_make_the_same_bytes_in_every_process() -> None:
    program = (
        "import json; from tests.storage.papers.test_reports import hashes; print(json.dumps(hashes()))"
    )
    root = Path(__file__).parents[3]
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(told.stdout) == hashes()


def _with_pictures(here: int) -> DayReport:
    """The sample day, two pictures at its first completed stop, so many of them at the desk."""
    sample = sample_day()
    done = next(event for event in sample.events if event.type is EventType.COMPLETED)
    names = ["a" * 64, "b" * 64]
    proven = replace(done, data={**done.data, "proofs": names})
    pictures = Pictures(frozenset(names[:here]), {done.sequence: 340})
    events = [proven if event is done else event for event in sample.events]
    return make_report(
        sample.day, sample.orders, sample.shifts, sample.routes, events, pictures=pictures
    )


@pytest.mark.parametrize("form", ReportFormat)
def test_the_same_facts_and_pictures_make_the_same_bytes(form: ReportFormat) -> None:
    assert report_bytes(_with_pictures(1), form) == report_bytes(_with_pictures(1), form)
    assert report_bytes(_with_pictures(1), form) != report_bytes(_with_pictures(2), form)


def test_a_report_says_what_proof_there_is_what_is_outstanding_and_how_far_away_it_was() -> None:
    waits, whole = _with_pictures(1), _with_pictures(2)
    assert waits.counts.proof_outstanding == whole.counts.proof_outstanding + 1
    rows = list(
        csv.reader(io.StringIO(report_bytes(waits, ReportFormat.CSV).decode("utf-8-sig"), newline=""))
    )
    heads = next(row for row in rows if "Metres from stop" in row)
    [stop] = [dict(zip(heads, r, strict=True)) for r in rows if len(r) == len(heads) and "340" in r]
    assert (stop["Pictures"], stop["Metres from stop"]) == ("2", "340")
    assert stop["Proof outstanding"].endswith("1 picture")
    assert any(row[0].startswith("Proof is outstanding: ") for row in rows if row)
    text = " ".join(pdf_text(report_bytes(waits, ReportFormat.PDF)).split())
    assert "2 pictures, 1 picture outstanding, 340 m from the stop" in text
    assert "1 of 2 pictures" in text, "the foot says what it was made from"
    assert "2 of 2 pictures" in " ".join(pdf_text(report_bytes(whole, ReportFormat.PDF)).split())


@pytest.mark.parametrize("form", ReportFormat)
def test_an_empty_day_can_be_written(form: ReportFormat) -> None:
    assert report_bytes(make_report(REPORT.day, (), (), (), ()), form)


@pytest.mark.parametrize("form", ReportFormat)
def test_a_megabyte_in_a_cell_can_be_written(form: ReportFormat) -> None:
    row = replace(REPORT.rows[0], name="x" * 1_000_000, note="y z " * 250_000)
    assert report_bytes(replace(REPORT, rows=(row,)), form)


# --- CSV and XLSX ---------------------------------------------------------------------------


def test_no_cell_of_the_csv_starts_like_a_formula() -> None:
    content = report_bytes(with_text(*DANGEROUS), ReportFormat.CSV).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(content, newline="")):
        for cell in row:
            numeric = cell.replace(".", "", 1).removeprefix("-").isdigit()
            assert numeric or not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), cell
            assert not cell.startswith(("\t", "\r", "\n", "\0"))


def test_the_guard_leaves_ordinary_text_alone() -> None:
    for text in ("Jürg Öhri", "a=b", "12", "", "Im Bretscha 5-7"):
        assert guarded(text) == text


def test_no_cell_of_the_workbook_is_a_formula_or_a_link() -> None:
    book = load_workbook(io.BytesIO(report_bytes(with_text(*DANGEROUS), ReportFormat.XLSX)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_the_workbook_holds_numbers_as_numbers() -> None:
    book = load_workbook(io.BytesIO(report_bytes(REPORT, ReportFormat.XLSX)))
    heads, *_, total = book["Figures"].iter_rows(values_only=True)
    figures = dict(zip(heads, total, strict=True))
    assert figures["Done"] == REPORT.counts.done
    assert figures["Driven km"] == pytest.approx(REPORT.actual.distance_m / 1000, abs=0.05)  # type: ignore[operator]
    assert isinstance(figures["Cost"], float)
    assert book["Stops"].max_row == len(REPORT.rows) + 1


def test_the_csv_holds_figures_per_driver_and_in_all() -> None:
    content = report_bytes(REPORT, ReportFormat.CSV)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    heads = next(row for row in rows if row[:1] == ["Driver"])
    total = dict(zip(heads, next(row for row in rows if row[:1] == ["All drivers"]), strict=True))
    assert total["Done"] == str(REPORT.counts.done)
    assert total["Failed"] == str(REPORT.counts.failed)
    assert sum(row[:1] == ["Stops"] for row in rows) == 1
    assert ["failed", "no parking", "2"] in rows


# --- HTML and JSON ---------------------------------------------------------------------------


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_no_text_becomes_a_tag_of_the_page() -> None:
    tags = _Tags()
    tags.feed(report_bytes(with_text(*DANGEROUS), ReportFormat.HTML).decode())
    plain = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "div", "footer"}
    assert tags.seen <= plain | {"table", "thead", "tbody", "tr", "th", "td", "br", "iframe"}
    assert tags.attributes <= {
        *("lang", "charset", "http-equiv", "content", "name", "scope", "class", "data-state"),
        *("title", "sandbox", "srcdoc"),
    }


def test_the_json_holds_every_figure_and_row() -> None:
    told = json.loads(report_bytes(REPORT, ReportFormat.JSON))
    assert told["counts"]["on_time_share"] == REPORT.counts.on_time_share
    assert told["actual"]["cost"]["total"] == REPORT.actual.cost.total  # type: ignore[union-attr]
    assert [row["stop_id"] for row in told["rows"]] == [row.stop_id for row in REPORT.rows]
    assert (told["events"], told["digest"]) == (REPORT.events, REPORT.digest)


# --- PDF -----------------------------------------------------------------------------------------


def test_the_pdf_opens_with_the_figures_and_names_every_stop() -> None:
    content = report_bytes(REPORT, ReportFormat.PDF)
    reader = PdfReader(io.BytesIO(content))
    first = reader.pages[0].extract_text()
    assert f"{REPORT.counts.attempts} of {REPORT.counts.stops}" in first
    assert "Sunday 22 November 2026" in first
    assert "no parking" in first
    assert f"from {REPORT.events} events, last no. {REPORT.last_sequence}" in first
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {len(reader.pages)}" in page.extract_text()
    whole = pdf_text(content)
    for row in REPORT.rows:
        if row.reference and not row.reference.startswith("-"):
            assert row.reference in whole


def test_a_long_list_of_late_stops_begins_on_the_first_page_and_runs_over_it() -> None:
    late = replace(REPORT.rows[0], timing=Timing.LATE, late_s=840)
    rows = tuple(replace(late, stop_id=f"s{n}") for n in range(60))
    long = replace(REPORT, rows=rows, remarks=(), outcomes=())
    reader = PdfReader(io.BytesIO(report_bytes(long, ReportFormat.PDF)))
    assert "Late (60)" in reader.pages[0].extract_text()
    assert "Service started" in reader.pages[1].extract_text()


def test_the_pdf_carries_umlauts_the_euro_and_central_european_letters() -> None:
    whole = pdf_text(report_bytes(with_text("Größwang Öhri äöü 2€ Łukasz Žižek"), ReportFormat.PDF))
    assert "Größwang Öhri äöü 2€ Łukasz Žižek" in whole


def test_letters_the_font_lacks_lose_their_accents_or_become_question_marks() -> None:
    whole = pdf_text(report_bytes(with_text("Kőszeg ąęț 田 \u200f\x07end"), ReportFormat.PDF))
    assert "Koszeg aet ? end" in whole


def test_markup_in_a_persons_text_is_printed_as_it_was_typed() -> None:
    whole = pdf_text(report_bytes(with_text("<b>x</b> & <font"), ReportFormat.PDF))
    assert "<b>x</b> & <font" in whole


def test_every_open_stop_is_named_on_paper() -> None:
    whole = pdf_text(report_bytes(REPORT, ReportFormat.PDF))
    assert f"Still open ({len(REPORT.open)})" in whole
    assert {row.state for row in REPORT.open} == {StopState.RELEASED}


# --- files ---------------------------------------------------------------------------------------


def test_a_report_replaces_what_stood_at_the_path(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_text("old")
    ReportFiles().write(report_bytes(REPORT, ReportFormat.PDF), path)
    assert path.read_bytes() == report_bytes(REPORT, ReportFormat.PDF)
    assert [found.name for found in tmp_path.iterdir()] == ["report.pdf"]


def test_a_folder_that_is_not_there_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"cannot be written.*Choose another folder or name\."):
        ReportFiles().write(report_bytes(REPORT, ReportFormat.CSV), tmp_path / "none" / "r.csv")


def test_a_full_disk_leaves_the_old_report_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.csv"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFull, match="disk is full"):
        ReportFiles().write(report_bytes(REPORT, ReportFormat.CSV), path)
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["report.csv"]

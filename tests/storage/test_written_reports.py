"""A report that was written can be held against its facts later; what was tampered with shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import InputRefused, OnlyLooking
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.report import PaperSize, ReportFormat, Terms
from app.forgetting import find_customer
from app.reports.written import (
    MadeReport,
    file_problems,
    head_problems,
    keep,
    make,
    problems,
)
from storage import rows
from storage.database import connect
from storage.datafolder import DataFolder
from storage.desk_reads import EVENT_COLUMNS
from storage.event_chain import chain_problems, report_problems
from storage.papers.report_writer import ReportFiles
from storage.store import DeskStore
from storage.verify import verify
from tests.app.sample_day import DAY, SampleDay, sample_day
from tests.clocks import StillClock

SAMPLE = sample_day(stops=24, drivers=3)
AT = datetime(2026, 11, 22, 19, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.prepare()
    return made


@pytest.fixture
def store(folder: DataFolder) -> Iterator[DeskStore]:
    opened = DeskStore.open(folder.desk_database)
    fill(opened, SAMPLE)
    yield opened
    opened.close()


def fill(store: DeskStore, sample: SampleDay) -> None:
    with store.write() as unit:
        unit.put_depot(sample.shifts[0].depot)
        unit.put_shifts(sample.shifts)
        unit.put_orders(sample.orders)
        unit.put_routes(sample.routes)
        unit.add_events(DAY, sample.events)
        unit.commit()


def written(store: DeskStore, form: ReportFormat = ReportFormat.CSV) -> MadeReport:
    """A report of the day, made and kept."""
    clock = StillClock(AT)
    made = make(store, ReportFiles(), clock, (DAY, DAY), form, Terms(), version="1")
    keep(store, made)
    return made


def tampered(folder: DataFolder, do: Callable[[sqlite3.Connection], object]) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(folder.desk_database)) as raw:
        for trigger in ("events_are_not_changed", "reports_are_not_changed", "reports_are_not_removed"):
            raw.execute(f"DROP TRIGGER {trigger}")
        do(raw)
        raw.commit()


def chain_anew(raw: sqlite3.Connection) -> None:
    """Seal every event again, as somebody would who knows how."""
    chain = ""
    for sequence, *row in raw.execute(
        f"SELECT sequence, {EVENT_COLUMNS}, personal FROM events ORDER BY sequence"
    ).fetchall():
        chain = rows.chain_link(chain, sequence, tuple(row))
        raw.execute("UPDATE events SET chain = ? WHERE sequence = ?", (chain, sequence))


def found(folder: DataFolder) -> tuple[str, ...]:
    """What ``verify`` finds, databases and figures."""
    wrong = verify(folder)
    with closing(DeskStore.open_to_look(folder.desk_database)) as store:
        return (*wrong, *problems(store))


@pytest.mark.parametrize("form", ReportFormat)
def test_the_same_days_report_is_the_same_bytes_when_written_again_and_is_kept_once(
    store: DeskStore, form: ReportFormat
) -> None:
    first = written(store, form)
    again = written(store, form)
    assert again.content == first.content
    assert len(store.written_reports()) == 1
    assert first.report.head == store.chain_at(first.report.last_sequence)
    assert head_problems(store, first.report.head[:16]) == ()


def test_what_was_written_is_well_and_stays_so_when_orders_and_routes_change(
    store: DeskStore, folder: DataFolder
) -> None:
    before = written(store).report
    with store.write() as unit:
        unit.put_orders(replace(order, reference="x", cancelled=True) for order in SAMPLE.orders)
        unit.put_routes(replace(record, released=None) for record in SAMPLE.routes)
        unit.commit()
    assert written(store).report != before
    assert found(folder) == ()


def test_a_correction_at_the_desk_is_a_new_event_and_the_next_report_says_so(store: DeskStore) -> None:
    first = written(store)
    done = next(row for row in first.report.rows if row.state.is_done and not row.corrected)
    desk = Actor(ActorKind.DISPATCHER, "Noor")
    event = Event("c1", EventType.CORRECTED, AT, AT, desk, done.shift_id, done.stop_id)
    with store.write() as unit:
        unit.add_events(DAY, [replace(event, data={"state": "failed"})])
        unit.commit()
    second = written(store)
    assert second.report.earlier is not None
    assert second.report.earlier.head == first.report.head
    assert b"1 came since" in second.content
    assert b"corrected at the desk" in second.content
    assert problems(store) == ()
    assert written(store).content == second.content


def test_a_flipped_bit_in_an_event_shows(store: DeskStore, folder: DataFolder) -> None:
    written(store)
    tampered(folder, lambda raw: raw.execute("UPDATE events SET note = 'Q' WHERE sequence = 20"))
    assert any("event 20" in words and "changed" in words for words in found(folder))


def test_a_chain_made_anew_after_an_edit_shows_against_a_report_and_against_paper(
    store: DeskStore, folder: DataFolder
) -> None:
    on_paper = written(store).report.head

    def edit(raw: sqlite3.Connection) -> None:
        raw.execute("UPDATE events SET type = 'failed' WHERE type = 'completed'")
        chain_anew(raw)

    tampered(folder, edit)
    with closing(connect(folder.desk_database, read_only=True)) as database:
        assert chain_problems(database) == (), "the chain itself holds: only the head tells"
    assert any("sealed anew" in words for words in found(folder))
    assert head_problems(store, on_paper)
    assert head_problems(store, on_paper[:16].upper())


def test_a_flipped_bit_in_what_is_kept_of_a_report_shows(store: DeskStore, folder: DataFolder) -> None:
    written(store)

    def flip(raw: sqlite3.Connection) -> None:
        [(kept,)] = raw.execute("SELECT contents FROM reports").fetchall()
        raw.execute("UPDATE reports SET contents = ?", (kept[:90] + bytes([kept[90] ^ 1]) + kept[91:],))

    tampered(folder, flip)
    assert any("report 1" in words and "changed" in words for words in found(folder))


def test_a_figure_that_is_not_what_the_facts_come_to_is_named(
    store: DeskStore, folder: DataFolder
) -> None:
    made = written(store)
    name = f"{DAY}.counts.done"
    wrong = made.contents.figures.replace(f'"{name}": {made.report.counts.done}', f'"{name}": 99', 1)
    assert wrong != made.contents.figures
    contents = replace(made.contents, figures=wrong)
    with store.write() as unit:
        unit.add_written_report(replace(made.written, sha256="0" * 64), contents)
        unit.commit()
    with closing(connect(folder.desk_database, read_only=True)) as database:
        assert report_problems(database) == ()
    [words] = found(folder)
    assert f"says {name} is 99, and its facts come to {made.report.counts.done}" in words


def test_a_removed_report_shows(store: DeskStore, folder: DataFolder) -> None:
    written(store)
    written(store, ReportFormat.JSON)
    tampered(folder, lambda raw: raw.execute("DELETE FROM reports WHERE number = 1"))
    assert any("reports between 0 and 2 are missing" in words for words in found(folder))


def test_a_file_is_known_by_its_bytes_and_one_flipped_bit_makes_it_unknown(
    store: DeskStore, tmp_path: Path
) -> None:
    made, file = written(store, ReportFormat.PDF), tmp_path / "r.pdf"
    ReportFiles().write(made.content, file)
    assert file_problems(store, file) == ()
    file.write_bytes(made.content[:500] + bytes([made.content[500] ^ 1]) + made.content[501:])
    assert "no report as it was written here" in file_problems(store, file)[0]
    with pytest.raises(InputRefused, match="cannot be read"):
        file_problems(store, tmp_path / "none.pdf")


def test_nobodys_name_is_kept_a_second_time(store: DeskStore) -> None:
    written(store)
    kept = rows.body_of(store.report_contents(1))
    texts = {order.tasks[0].place.name for order in SAMPLE.orders}
    texts |= {order.tasks[0].place.address for order in SAMPLE.orders}
    texts |= {order.tasks[0].contact.phone for order in SAMPLE.orders}
    texts |= {shift.driver.name for shift in SAMPLE.shifts}
    assert not [text for text in texts if rows.body_of(text)[1:-1] in kept]


@pytest.mark.parametrize("head", ["", "abc", "x" * 64, "a" * 65])
def test_what_is_no_chain_head_is_refused_with_what_to_give(store: DeskStore, head: str) -> None:
    with pytest.raises(InputRefused, match="12 to 64 digits"):
        head_problems(store, head)


def test_a_week_is_made_of_its_days_and_is_checked_like_one(
    store: DeskStore, folder: DataFolder
) -> None:
    days = (DAY - timedelta(days=6), DAY)
    made = make(
        store, ReportFiles(), StillClock(AT), days, ReportFormat.PDF, Terms(), version="1",
        paper=PaperSize.LETTER,
    )  # fmt: skip
    keep(store, made)
    assert made.report.counts == written(store).report.counts
    known = store.written_reports()[0]
    assert (known.first, known.last, known.paper) == (*days, PaperSize.LETTER)
    assert found(folder) == ()
    day = days[0].replace(year=2020, month=1, day=1)
    with pytest.raises(InputRefused, match="no data of 2020-01-01"):
        make(store, ReportFiles(), StillClock(AT), (day, day), ReportFormat.PDF, Terms(), version="1")


def test_a_store_opened_to_look_refuses_every_change_and_reads_all(
    store: DeskStore, folder: DataFolder
) -> None:
    made = written(store)
    with closing(DeskStore.open_to_look(folder.desk_database)) as looked:
        assert looked.events(DAY) == store.events(DAY)
        with pytest.raises(OnlyLooking, match="opened only to look"), looked.write() as unit:
            unit.add_events(DAY, [])
        with pytest.raises(OnlyLooking):
            keep(looked, replace(made, written=replace(made.written, sha256="1")))
        before = looked.data_version()
        with store.write() as unit:
            unit.put_generation(9)
            unit.commit()
        assert looked.data_version() != before, "what others write is seen"


def test_a_report_stays_what_its_facts_come_to_when_a_customer_is_forgotten(
    store: DeskStore, folder: DataFolder
) -> None:
    made = written(store)
    gone = next(row for row in made.report.rows if row.state.is_done and row.note)
    name = next(o.tasks[0].place.name for o in SAMPLE.orders if o.order_id == gone.order_id)
    with store.write() as unit:
        unit.forget(find_customer(unit, name, DAY), AT, Actor(ActorKind.DISPATCHER, "Noor"))
        unit.commit()
    later = next(row for row in written(store).report.rows if row.stop_id == gone.stop_id)
    assert (later.state, later.outcome) == (gone.state, gone.outcome)
    assert later.note != gone.note
    assert found(folder) == ()

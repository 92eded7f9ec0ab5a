"""Every evening the report goes where the site wants it: once, again where it failed, and told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.message_settings import MailServer, MessageSettings, Security
from app.domain.messages import Delivery
from app.domain.report import ReportFormat
from app.domain.report_settings import ReportSettings
from app.domain.settings import Settings
from app.outgoing.mail import SmtpWay
from app.reports.posting import BROKEN_OFF_AFTER, ReportPosting
from app.reports.written import problems
from storage.papers.report_writer import ReportFiles
from storage.store import DeskStore
from tests.app.outgoing.gateways import Fault, Post, mail_server
from tests.app.sample_day import DAY, sample_day
from tests.clocks import StillClock

SAMPLE = sample_day(stops=12, drivers=2)
ZONE = SAMPLE.shifts[0].depot.zone
EVENING = datetime(DAY.year, DAY.month, DAY.day, 18, 0, tzinfo=UTC)
"""19:00 in the depot's zone."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    with opened.write() as unit:
        unit.put_depot(SAMPLE.shifts[0].depot)
        unit.put_shifts(SAMPLE.shifts)
        unit.put_orders(SAMPLE.orders)
        unit.put_routes(SAMPLE.routes)
        unit.add_events(DAY, SAMPLE.events)
        unit.commit()
    yield opened
    opened.close()


def posting(store: DeskStore, at: datetime, folder: Path | None, post: Post | None) -> ReportPosting:
    server = MailServer("127.0.0.1", "info@example.org", post.port if post else 1, Security.NONE)
    reports = ReportSettings(
        folder=str(folder or ""),
        to=("boss@example.org", "owner@example.org") if post else (),
        formats=(ReportFormat.PDF, ReportFormat.CSV),
    )
    settings = Settings(messages=MessageSettings(mail=server), reports=reports)
    mail = SmtpWay(server, "Ländle Bäcker", 0.4)
    return ReportPosting(store, ReportFiles(), StillClock(at), settings, "1", mail)


def test_before_the_evening_nothing_goes_out_and_then_once(store: DeskStore, tmp_path: Path) -> None:
    with mail_server(Post()) as post:
        assert posting(store, EVENING - timedelta(minutes=1), tmp_path, post).round(ZONE) == ()
        assert store.report_posts() == ()
        for later in (0, 1, 600, 86_000):
            at = EVENING + timedelta(seconds=later)
            assert posting(store, at, tmp_path, post).round(ZONE) == ()
        assert sum(post.taken.values()) == 1
    names = {file.name for file in tmp_path.glob("report-*")}
    assert names == {f"report-{DAY}.pdf", f"report-{DAY}.csv"}
    assert [each.state for each in store.report_posts()] == [Delivery.SENT, Delivery.SENT]
    assert len(store.written_reports()) == 2, "the same bytes in the folder and in the mail"
    assert problems(store) == ()
    head = store.written_reports()[0].head
    assert head.encode() in b"".join(post.bodies).replace(b"=\r\n", b"")


def test_a_mail_server_that_is_away_is_told_and_tried_again(store: DeskStore) -> None:
    with mail_server(Post(lambda: Fault.BUSY)) as post:
        [words] = posting(store, EVENING, None, post).round(ZONE)
        assert words.startswith(f"The report of {DAY} could not be mailed yet: The mail server")
        assert posting(store, EVENING + timedelta(seconds=30), None, post).round(ZONE) == (words,)
        assert store.report_posts()[0].tries == 1, "not before its pause is over"
        post.fault = lambda: Fault.NONE
        assert posting(store, EVENING + timedelta(minutes=2), None, post).round(ZONE) == ()
        assert sum(post.taken.values()) == 1


def test_a_mail_without_an_answer_is_in_doubt_and_never_repeated(store: DeskStore) -> None:
    with mail_server(Post(lambda: Fault.CUT_LATE)) as post:
        [words] = posting(store, EVENING, None, post).round(ZONE)
        assert "may have been mailed, or not" in words
        post.fault = lambda: Fault.NONE
        posting(store, EVENING + timedelta(hours=1), None, post).round(ZONE)
        assert sum(post.taken.values()) == 1


def test_a_folder_that_is_not_there_is_told_given_up_after_a_day_and_mended(
    store: DeskStore, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    [words] = posting(store, EVENING, folder, None).round(ZONE)
    assert "could not be written to its folder yet" in words
    folder.mkdir()
    assert posting(store, EVENING + timedelta(minutes=2), folder, None).round(ZONE) == ()
    assert store.report_posts()[0].state is Delivery.SENT


def test_what_a_program_that_ended_had_in_hand_is_in_doubt_by_mail_and_written_again_to_a_folder(
    store: DeskStore, tmp_path: Path
) -> None:
    with mail_server(Post()) as post:
        posting(store, EVENING, tmp_path, post).round(ZONE)
        with store.write() as unit:
            for each in unit.report_posts():
                unit.put_report_post(replace(each, state=Delivery.SENDING, settled_at=EVENING))
            unit.commit()
        at = EVENING + BROKEN_OFF_AFTER
        [words] = posting(store, at, tmp_path, post).round(ZONE)
        assert "The program ended while it was handed over" in words
        assert {p.way: p.state for p in store.report_posts()} == {
            "folder": Delivery.SENT,
            "mail": Delivery.IN_DOUBT,
        }
        assert sum(post.taken.values()) == 1

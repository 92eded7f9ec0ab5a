"""Claims about what the program makes of proposals that did not keep what they promised."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import day_picture
from app.domain.disruption import ChangeKind
from app.domain.settings import Settings
from app.learning import NO_HISTORY
from app.orchestration import replaying
from app.orchestration.ledger import LedgerLine, ledger
from app.orchestration.reoptimiser import Leeway
from app.orchestration.replaying import replay, search_at
from app.orchestration.track_record import BELIEVED_S, LEAST, kept_shares, track_record
from tests.app.running_days import PlannerHere, at_desk, drive_as_forecast, proposals, running_day
from tests.app.sample_day import DAY

LATE = ChangeKind.LATE.value
FOR_GAIN = (LATE, ChangeKind.CHEAPER.value)


def line(
    promised_s: int, realised_s: int | None, kind: str = LATE, decision: str = "accepted"
) -> LedgerLine:
    return LedgerLine(
        "s", datetime(2026, 6, 1), kind, "", "", decision, "", 0, promised_s, 100, realised_s
    )


def test_a_kind_that_kept_half_of_much_is_believed_half_and_one_that_kept_all_wholly() -> None:
    lines = [line(40 * 3600, 20 * 3600), line(40 * 3600, 41 * 3600, ChangeKind.CHEAPER.value)]
    shares = kept_shares(lines)
    assert shares[LATE] == pytest.approx((20 * 3600 + BELIEVED_S) / (40 * 3600 + BELIEVED_S))
    assert shares[ChangeKind.CHEAPER.value] == 1.0


def test_one_that_went_wrong_hardly_counts_and_a_hundred_do_not_silence_a_kind() -> None:
    assert kept_shares([line(300, -100)])[LATE] > 0.85
    assert kept_shares([line(3600, -3600)] * 100)[LATE] == LEAST


def test_what_cannot_be_told_was_not_done_or_is_for_a_stop_without_a_driver_says_nothing() -> None:
    unsaid = [
        line(3600, None),
        line(3600, 0, decision="dismissed"),
        line(3600, 0, ChangeKind.BREAKDOWN.value),
        line(3600, 0, ChangeKind.NEW_ORDER.value),
        line(0, 0),
    ]
    assert kept_shares(unsaid) == {}


def test_days_before_teach_and_the_day_itself_does_not(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        card = day.desk.suggest(day.reoptimiser)[0]
        assert day.desk.accept(card.suggestion_id)
        drive_as_forecast(day)
        tomorrow = DAY + timedelta(days=1)
        assert track_record(day.store, DAY) == {}
        assert track_record(day.store, tomorrow) == kept_shares(ledger(day.store, DAY))
        assert set(track_record(day.store, tomorrow)) == {card.kind.value}


def test_what_is_believed_less_has_to_promise_more_but_for_stops_without_a_driver() -> None:
    _, tracker, now = running_day(done=2)
    believed = proposals(tracker, now)
    assert believed
    none = proposals(tracker, now, Leeway(kept=dict.fromkeys(FOR_GAIN, 0.0)))
    assert none == (), "what saved nothing is not proposed again"
    others = proposals(tracker, now, Leeway(kept={ChangeKind.NEW_ORDER.value: 0.0}))
    assert [each.card for each in others] == [each.card for each in believed]


def test_the_desk_learns_it_and_a_search_run_again_proposes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubts = dict.fromkeys(FOR_GAIN, 0.0)
    for user in (day_picture, replaying):
        monkeypatch.setattr(user, "track_record", lambda *_: doubts)
    with closing(at_desk(tmp_path / "believing", Settings())) as day:
        believed = day.desk.suggest(day.reoptimiser)
    with closing(at_desk(tmp_path / "doubting", Settings())) as day:
        day.desk.tracker.set_experience(replace(NO_HISTORY))
        day.desk.learn(lambda: False)
        doubted = day.desk.suggest(day.reoptimiser)
        assert believed
        assert doubted == ()
        search = search_at(day.store, DAY, day.now)
        assert search is not None
        assert replay(day.store, PlannerHere(), DAY, search, "", Settings()).is_same

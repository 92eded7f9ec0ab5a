"""The window in the past: what it shows, what it refuses, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.board import Board
from app.domain.settings import Settings
from app.domain.wishes import TakeOff
from app.reports.looking_back import Past
from app.tasks import Tasks
from tests.app.running_days import AtDesk, PlannerHere, at_desk
from tests.app.sample_day import DAY
from tests.clocks import StillClock
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder
from ui.desktop.looking_back import words
from ui.desktop.looking_back.controller import LookBackController, Span
from ui.desktop.looking_back.work import LookBackWork
from ui.desktop.open_day import OpenDay
from ui.desktop.screen import Screen
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow
from ui.workplace import Workplace

pytestmark = pytest.mark.gui

NOW = board_of()
ZONE = ZoneInfo("Europe/Vaduz")
SPAN = Span(NOW.now - timedelta(hours=4), NOW.now, ZONE)
LOOKS = {
    "look_back", "back_to_now", "play", "search_again",
    "search", "show_late", "show_unassigned", "show_open", "finished", "frame", "cancel", "theme",
    "palette", "keys", "diagnostics", "quit", *(f"lane_{n}" for n in range(1, 10)),
}  # fmt: skip
"""Commands that change nothing."""


def in_the_past(window: MainWindow, recorder: Recorder, at: datetime | None = None) -> Board:
    """The window shows a picture of an hour ago, or of another instant."""
    window.show_board(NOW)
    window.commands["look_back"].trigger()
    shown = recorder.looking_back.shown
    assert shown is not None
    shown.show_span(SPAN)
    past = replace(NOW, now=at or NOW.now - timedelta(hours=1))
    shown.show_past(Past(past, is_plan_known=True))
    return past


def labels(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_past_is_told_with_its_time_and_esc_is_the_way_back(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    past = in_the_past(window, recorder)
    assert window.board is past
    when = f"{past.now.astimezone(ZONE):%H:%M}"
    assert f"{when}: the day as it was known then. Nothing can be changed." in labels(window)
    assert words.NOT_KEPT in labels(window)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.board is NOW
    assert "as it was known then" not in labels(window)
    assert recorder.looking_back.asked[-1] == ("close",)


def test_no_command_that_could_change_the_day_can_be_given(
    window: MainWindow, recorder: Recorder
) -> None:
    in_the_past(window, recorder)
    possible = {spec.name for spec, action in window.commands if action.isEnabled()}
    assert possible == LOOKS - {"look_back"}
    window.commands["cancel"].trigger()
    possible = {spec.name for spec, action in window.commands if action.isEnabled()}
    assert possible > LOOKS - {"back_to_now", "play", "search_again"}


def test_nothing_is_dragged_dropped_or_answered_in_the_past(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    in_the_past(window, recorder)
    assert not window.acceptDrops()
    wish = TakeOff((NOW.lanes[0].stops[-1].stop_id,))
    for view in (window.lanes, window.timeline, window.map):
        view.hovered.emit(wish)
        view.dropped.emit(wish)
    assert recorder.hands.asked == []
    answers = [b for b in window.side.findChildren(QPushButton) if b.text() in ("Accept", "Dismiss")]
    assert answers
    for button in answers:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert recorder.asked == []
    window.commands["cancel"].trigger()
    window.lanes.dropped.emit(wish)
    assert recorder.hands.asked == [("make", wish)]
    assert all(button.isEnabled() for button in answers)


def test_pictures_of_now_wait_behind_the_past(window: MainWindow, recorder: Recorder) -> None:
    past = in_the_past(window, recorder)
    later = replace(NOW, now=NOW.now + timedelta(minutes=5))
    window.show_board(later)
    assert window.board is past
    window.commands["back_to_now"].trigger()
    assert window.board is later


def test_another_day_that_is_opened_ends_the_past(window: MainWindow, recorder: Recorder) -> None:
    in_the_past(window, recorder)
    tomorrow = replace(NOW, day=NOW.day + timedelta(days=1))
    window.show_board(tomorrow)
    assert not window.past.is_on


def test_keys_scrub_by_a_minute_a_quarter_of_an_hour_and_to_the_ends(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    in_the_past(window, recorder)
    slider, asked = window.past.scrubber.slider, recorder.looking_back.asked
    keys = Qt.Key
    for key, before_the_end in (
        (keys.Key_Left, 1), (keys.Key_PageDown, 16), (keys.Key_Right, 15), (keys.Key_PageUp, 0),
        (keys.Key_Home, 240), (keys.Key_End, 0),
    ):  # fmt: skip
        qtbot.keyClick(slider, key)
        assert asked[-1] == ("look", SPAN.ends - timedelta(minutes=before_the_end))


def test_playing_goes_on_by_itself_and_stops_at_the_end(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    in_the_past(window, recorder)
    slider = window.past.scrubber.slider
    slider.setValue(slider.maximum() - 40)
    window.commands["play"].trigger()
    looked = len(recorder.looking_back.asked)
    qtbot.waitUntil(lambda: slider.value() == slider.maximum(), timeout=10_000)
    steps = [at for _, at in recorder.looking_back.asked[looked:]]
    assert len(steps) >= 3
    assert all(b - a <= timedelta(seconds=15) for a, b in pairwise(steps))
    assert window.past.scrubber._play.text() == "Play"


def test_what_is_not_known_of_the_plan_then_is_said(window: MainWindow, recorder: Recorder) -> None:
    past = in_the_past(window, recorder)
    assert words.PLAN_NOT_KEPT not in labels(window)
    shown = recorder.looking_back.shown
    assert shown is not None
    shown.show_past(Past(past, is_plan_known=False))
    assert words.PLAN_NOT_KEPT in labels(window)


# --- with the real work behind it ---------------------------------------------------------------


class Wired(Recorder):
    """A controller whose past is a real one."""

    def __init__(self, work: LookBackController) -> None:
        super().__init__()
        self.looking_back = work  # type: ignore[assignment]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    with closing(at_desk(tmp_path, Settings())) as made:
        made.desk.suggest(made.reoptimiser)
        yield made


@pytest.fixture
def real(
    qtbot: QtBot,
    qapp: QApplication,
    day: AtDesk,
    map_page: None,  # noqa: ARG001
) -> Iterator[tuple[MainWindow, list[Exception]]]:
    """A window on a day with two stops done by each driver and a search made."""
    place = SimpleNamespace(
        store=day.store,
        planner=PlannerHere(),
        background_planner=PlannerHere(),
        clock=StillClock(day.now + timedelta(minutes=1)),
        settings=day.settings,
        regions=None,
    )
    open_day = OpenDay(Screen(lambda _: None), lambda *_: None)
    open_day.open(cast(Workplace, place), DAY).use_roads("straight lines")
    troubles: list[Exception] = []
    delivery = GuiDelivery()
    with Tasks(delivery.deliver) as tasks:
        work = LookBackWork(open_day, tasks.submit, troubles.append)
        window = MainWindow(Wired(work), Theme(qapp))
        window.show()
        window.show_board(open_day.desk.board())
        yield window, troubles
        window.close()
        window.deleteLater()
        qtbot.wait(20)


def done(board: Board | None) -> int:
    return board.figures.done if board is not None else -1


def test_the_day_is_scrubbed_and_the_search_of_then_gives_the_same(
    real: tuple[MainWindow, list[Exception]], qtbot: QtBot
) -> None:
    window, troubles = real
    assert done(window.board) == 6
    window.commands["look_back"].trigger()
    scrubber = window.past.scrubber
    qtbot.waitUntil(lambda: window.board is not window.past.now, timeout=30_000)
    assert done(window.board) == 6, "it begins with what is known now"
    assert window.board is not None
    assert window.board.suggestions
    qtbot.keyClick(scrubber.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: done(window.board) == 0, timeout=30_000)
    assert window.board.suggestions == ()
    window.commands["search_again"].trigger()
    qtbot.waitUntil(lambda: "Nothing was searched for" in labels(window), timeout=30_000)
    qtbot.keyClick(scrubber.slider, Qt.Key.Key_End)
    window.commands["search_again"].trigger()
    qtbot.waitUntil(lambda: "all the same" in labels(window), timeout=30_000)
    assert troubles == []


def test_a_search_that_gives_something_else_says_what(
    real: tuple[MainWindow, list[Exception]],
    qtbot: QtBot,
    day: AtDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, _ = real
    [search] = day.store.searches(DAY)
    other = replace(search, proposed=("gone", *search.proposed[1:]))
    monkeypatch.setattr(type(day.store), "last_search", lambda *_: other)
    window.commands["look_back"].trigger()
    qtbot.waitUntil(window.past.scrubber.isVisible, timeout=30_000)
    window.commands["search_again"].trigger()
    qtbot.waitUntil(lambda: "run again" in labels(window), timeout=30_000)
    said = window.past.scrubber._said.text()
    titles = {e.data.get("suggestion_id"): e.note for e in day.store.events(DAY)}
    assert f"{len(search.proposed) - 1} of" in said
    assert "missing: one that had expired at once" in said
    assert f"new: {titles[search.proposed[0]]}" in said


def test_a_day_of_which_nothing_is_known_is_refused_in_words(
    window: MainWindow, recorder: Recorder, day: AtDesk
) -> None:
    place = SimpleNamespace(
        store=day.store,
        planner=PlannerHere(),
        clock=StillClock(day.now),
        settings=day.settings,
        regions=SimpleNamespace(all=tuple),
    )
    open_day = OpenDay(Screen(lambda _: None), lambda *_: None)
    open_day.open(cast(Workplace, place), DAY + timedelta(days=1))
    said: list[Exception] = []
    work = LookBackWork(open_day, at_once, said.append)
    work.attach(window.past)
    window.show_board(NOW)
    window.commands["look_back"].trigger()
    assert recorder.looking_back.asked == [("open",)]
    work.open()
    assert not window.past.is_on
    [error] = said
    assert "there is nothing to look back at" in str(error)


def at_once[T](
    work: Callable[[], T], good: Callable[[T], None], bad: Callable[[Exception], None]
) -> None:
    """As the tasks do it, without a thread."""
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - told
        bad(error)
    else:
        good(result)

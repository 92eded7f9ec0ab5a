"""The what-if window: roads drawn on the map, other changes, and the day's figures side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTime, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.board import Board
from app.domain.closures import ClosedKind, ClosedRoads, ClosedShape, Closure, StandingClosure, around
from app.domain.geo import LonLat
from app.domain.timing import TimeWindow
from app.orchestration.gains import DayCost, Gain
from app.orchestration.what_if import LateStop, Otherwise, WhatIf
from tests.ui.boards import DAY, NOW, board_of
from tests.ui.desktop.conftest import Recorder, ask_page
from ui.desktop.what_if.closing_dialog import ClosingDialog
from ui.desktop.what_if.controller import Question
from ui.desktop.what_if.dialog import WhatIfDialog
from ui.desktop.what_if.words import NOTHING_OTHERWISE
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

A, B, C = LonLat(9.51, 47.16), LonLat(9.515, 47.15), LonLat(9.52, 47.14)
CLOSED = ClosedRoads("", ("Landstrasse", "Im <b>Rietle</b>", "Saxgass"), 420, ((A, B), (B, C)))
ANSWER = WhatIf(
    as_it_is=DayCost(3600, 2, 250_000, 36_000, 200_000, 1),
    otherwise=DayCost(7200, 5, 262_300, 38_160, 231_050, 2),
    late_now=(LateStop("s1", "Eva", "Aino", 300),),
    late_then=(
        LateStop("s2", "<b>Ben</b>", "Aino", 900),
        LateStop("s1", "Eva", "Aino", 480),
        LateStop("s3", "Same", "Ben", 0),
    ),
    closed=CLOSED,
    cut_off=("Kita Rägaboga",),
)


def opened(window: MainWindow, board: Board | None = None) -> WhatIfDialog:
    window.show_board(board or board_of())
    window.commands["what_if"].trigger()
    return window.what_ifs.dialog


def asked(qtbot: QtBot, recorder: Recorder) -> Question:
    """The newest question, once no other follows."""
    before = len(recorder.what_if.asked)
    qtbot.waitUntil(lambda: len(recorder.what_if.asked) > before, timeout=5_000)
    question = recorder.what_if.asked[-1][1]
    assert isinstance(question, Question)
    return question


def click_map(window: MainWindow, *places: LonLat) -> None:
    """As the page tells of clicks."""
    for place in places:
        window.map.bridge.pointed(place.lon, place.lat)
        window.map.bridge.picked("", "")


def test_what_is_chosen_is_asked_once_and_nothing_else_is_done(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    assert dialog.answer.notes.text() == NOTHING_OTHERWISE
    dialog.changes.slower.setValue(10)
    dialog.changes.slower.setValue(20)
    dialog.changes.drivers.item(1).setCheckState(Qt.CheckState.Checked)
    question = asked(qtbot, recorder)
    assert question == Question(Otherwise(1.2, frozenset({"shift-2"})))
    assert len(recorder.what_if.asked) == 1
    assert recorder.asked == []


def test_a_road_is_drawn_on_the_map_and_what_it_closes_is_named_and_painted(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    qtbot.mouseClick(dialog.changes.line, Qt.MouseButton.LeftButton)
    bar = window.what_ifs.bar
    assert bar.is_drawing
    assert not dialog.isVisible(), "the map is there to be drawn on"
    assert not bar.ready.isEnabled()
    click_map(window, A, B, C)
    assert window.selection.stop_id == "", "a click draws and chooses nothing"
    qtbot.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.ready, Qt.MouseButton.LeftButton)
    shape = ClosedShape(ClosedKind.LINE, (A, B))
    assert recorder.what_if.asked == [("look_at", shape)]
    assert dialog.isVisible()
    assert dialog.changes.roads.item(0).text() == "looking …"
    assert asked(qtbot, recorder).change.closed == (shape,)
    assert recorder.what_if.shown is not None
    recorder.what_if.shown.show_closed(shape, CLOSED)
    assert dialog.changes.roads.item(0).text() == "Landstrasse, Im <b>Rietle</b> and 1 more, 420 m"
    painted = "roundsman.layer && roundsman.layer.closed.length"
    qtbot.waitUntil(lambda: ask_page(qtbot, window.map, painted) == 2, timeout=20_000)
    dialog.reject()
    qtbot.waitUntil(lambda: ask_page(qtbot, window.map, painted) == 0, timeout=20_000)


def test_drawing_is_done_by_keys_too_and_escape_gives_it_up(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    dialog.changes.area.click()
    window.activateWindow()
    click_map(window, A, B, C)
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.what_ifs.bar.is_drawing, "two points are no area"
    click_map(window, C)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert recorder.what_if.asked == [("look_at", ClosedShape(ClosedKind.AREA, (A, B, C)))]
    dialog.changes.line.click()
    click_map(window, A, B)
    window.commands["cancel"].trigger()
    assert not window.what_ifs.bar.is_drawing
    assert dialog.isVisible()
    assert len(dialog.changes.shapes) == 1


def test_a_drawing_that_closes_nothing_is_let_go_and_says_why(
    window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    dialog.changes.line.click()
    click_map(window, A, B)
    window.what_ifs.bar.ready.click()
    assert recorder.what_if.shown is not None
    recorder.what_if.shown.show_not_closed(dialog.changes.shapes[0], "No road is closed by that.")
    assert dialog.changes.shapes == ()
    assert dialog.said.text() == "No road is closed by that."


def test_the_figures_stand_side_by_side_with_who_would_be_later(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    dialog.changes.slower.setValue(20)
    question = asked(qtbot, recorder)
    dialog.show_answer(question, ANSWER)
    cells = dialog.answer.cells
    rows = [[cells[row, column].text() for column in range(1, 6)] for row in range(1, 7)]
    assert rows == [
        ["2", "5", "+3", "", ""],
        ["60 min", "120 min", "+60 min", "", ""],
        ["1", "2", "+1", "", ""],
        ["250.0 km", "262.3 km", "+12.3 km", "", ""],
        ["10.0 h", "10.6 h", "+0.6 h", "", ""],
        ["2,000.00", "2,310.50", "+310.50", "", ""],
    ]
    late = dialog.answer.rows
    shown = [[late.index(row, column).data() for column in range(4)] for row in range(2)]
    assert shown == [["<b>Ben</b>", "Aino", "in time", "+15 min"], ["Eva", "Aino", "+5 min", "+8 min"]]
    assert late.rowCount() == 2
    assert "No road would lead to Kita Rägaboga" in dialog.answer.notes.text()
    saved = (Gain(ANSWER.otherwise, replace(ANSWER.otherwise, late_s=3000, late_stops=2)),)
    dialog.show_answer(question, replace(ANSWER, saved=saved))
    assert [cells[row, 4].text() for row in (1, 2)] == ["2", "50 min"]
    assert cells[2, 5].text() == "−10 min"
    assert "One suggestion would be made." in dialog.answer.notes.text()


def test_an_answer_to_an_older_question_is_not_shown(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    dialog.changes.slower.setValue(20)
    old = asked(qtbot, recorder)
    dialog.changes.slower.setValue(30)
    asked(qtbot, recorder)
    dialog.show_answer(old, ANSWER)
    assert dialog.answer.notes.text() == "Working it out …"
    dialog.show_no_answer(old, "Nobody knows.")
    assert dialog.answer.notes.text() == "Working it out …"


def test_another_van_is_only_asked_about_with_suggestions(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    dialog.changes.van.setCurrentIndex(3)
    assert asked(qtbot, recorder) == Question(Otherwise(vans=("shift-3",)), improve=True)
    assert not dialog.changes.improve.isEnabled()


def test_another_window_is_asked_about_once_it_is_understood(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    dialog.changes.order.setCurrentIndex(1)
    dialog.changes.window_line.setText("25 o'clock")
    qtbot.waitUntil(lambda: dialog.changes.trouble.isVisible(), timeout=5_000)
    assert recorder.what_if.asked == []
    dialog.changes.window_line.setText("bis 12")
    order_id = dialog.changes.order.currentData()
    assert asked(qtbot, recorder).change.windows == ((order_id, TimeWindow(0, 12 * 3600)),)
    assert not dialog.changes.trouble.isVisible()


def answer_modal(act: Callable[[ClosingDialog], None]) -> None:
    """Do something with the next question that is put."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ClosingDialog)
        act(dialog)

    QTimer.singleShot(50, press)


def test_what_is_drawn_is_closed_for_real_once_a_person_says_until_when(
    window: MainWindow, recorder: Recorder
) -> None:
    dialog = opened(window)
    assert not dialog.close_today.isEnabled()
    dialog.changes.line.click()
    click_map(window, A, B)
    window.what_ifs.bar.ready.click()
    shape = dialog.changes.shapes[0]
    answer_modal(lambda asking: asking.reject())
    dialog.close_today.click()
    assert recorder.asked == []

    def close(asking: ClosingDialog) -> None:
        asking.until.setTime(QTime(18, 30))
        asking.note.setText("Umzug <b>")
        asking.accept()

    answer_modal(close)
    dialog.close_today.click()
    ends = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert recorder.asked == [("close_road", (shape,), ends, "Umzug <b>")]
    assert dialog.changes.shapes == (), "it is no question any more"


def test_a_driver_is_taken_out_through_the_command_there_is(
    window: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.amending.is_sure", lambda *_: True)
    dialog = opened(window)
    assert not dialog.out.isEnabled()
    dialog.changes.drivers.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.out.click()
    assert recorder.asked == [("take_out", "shift-1")]
    first, *others = board_of().lanes
    dialog.show_board(replace(board_of(), lanes=(replace(first, out=True), *others)))
    assert dialog.changes.without == ()
    assert not dialog.out.isEnabled(), "who is out cannot be taken out again"


def closed_board() -> Board:
    closure = Closure(
        "c-1", around(A, 50), NOW, datetime(2026, 11, 23, 23, 0, tzinfo=UTC), "Umzug", "Landstrasse"
    )
    return replace(board_of(), closures=(StandingClosure(closure, CLOSED),))


def test_what_is_closed_stays_on_the_map_and_can_be_opened_again(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_board(board_of())
    assert not window.commands["open_road"].isEnabled()
    window.show_board(closed_board())
    qtbot.waitUntil(lambda: window.commands["open_road"].isEnabled())
    painted = "roundsman.layer && roundsman.layer.closed.length"
    qtbot.waitUntil(lambda: ask_page(qtbot, window.map, painted) == 2, timeout=20_000)
    questions: list[tuple[object, ...]] = []
    answers = [False, True]

    def is_sure(*said: object) -> bool:
        questions.append(said[2:4])
        return answers.pop(0)

    monkeypatch.setattr("ui.desktop.what_if.closing_dialog.is_sure", is_sure)
    window.commands["open_road"].trigger()
    assert recorder.asked == []
    window.commands["open_road"].trigger()
    assert recorder.asked == [("open_road", "c-1")]
    assert questions[0] == (
        "Open Landstrasse again?",
        "Landstrasse, closed for the rest of the day (Umzug).",
    )


def test_on_another_day_nothing_drawn_is_left(window: MainWindow, recorder: Recorder) -> None:
    dialog = opened(window)
    dialog.changes.line.click()
    click_map(window, A, B)
    window.what_ifs.bar.ready.click()
    assert len(dialog.changes.shapes) == 1
    assert recorder.what_if.asked
    dialog.show_board(replace(board_of(), day=DAY.replace(day=24)))
    assert dialog.changes.shapes == ()

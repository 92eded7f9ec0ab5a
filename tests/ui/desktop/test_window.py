"""The window: what a dispatcher sees of a picture, and how the three views follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.board import DoneSuggestion, ServerStatus
from app.domain.disruption import Dial
from app.domain.loads import Load
from app.domain.orders import Order, Place, Task, TaskKind
from app.domain.solution import Progress
from app.domain.stop_state import StopState
from tests.ui.boards import NOW, board_of, empty_board
from tests.ui.desktop.conftest import Recorder, click_issue
from ui.desktop.day_filter import Figure
from ui.desktop.hands.part_chooser import PartChooser
from ui.desktop.labels import plain_tip
from ui.desktop.lanes_model import LanesModel
from ui.desktop.load_dialog import LoadDialog
from ui.desktop.side_panel import NOTHING
from ui.desktop.timeline import AXIS_PX
from ui.desktop.timeline_row import ROW_PX
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


def rows(model: LanesModel) -> list[str]:
    """Every row of the lanes in words, top to bottom."""
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def below(model: LanesModel, shift_id: str) -> list[QModelIndex]:
    """The rows that stand below a lane's heading."""
    heading = model.index_of(shift_id, "").row()
    all_below = (model.index(row) for row in range(heading + 1, model.rowCount()))
    return list(takewhile(lambda index: model.heading_of(index.row()) == heading, all_below))


def labels(window: MainWindow) -> list[str]:
    return [label.text().replace("\N{NO-BREAK SPACE}", " ") for label in window.findChildren(QLabel)]


def buttons(window: MainWindow, text: str) -> Iterator[QPushButton]:
    return (b for b in window.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_a_lane_tells_driver_vehicle_progress_and_what_comes_next(window: MainWindow) -> None:
    window.show_board(board_of())
    said = rows(window.lanes.lanes)
    assert said[0] == "Unassigned (2)"
    assert "Ben Frick, van 1, 10/25" in said
    assert "11 Kita Rägaboga, 11:28, in service, +15 min" in said
    assert "S. Nägele, unassigned: no shift has room left" in said


def test_every_state_is_shown_by_its_word(window: MainWindow) -> None:
    window.toggle_finished()
    window.show_board(board_of())
    said = "\n".join(rows(window.lanes.lanes))
    words = ["planned", "sent", "en route", "in service", "completed", "partial", "failed: not home"]
    words += ["cancelled", "not attempted", "unassigned"]
    assert [word for word in words if word not in said] == []


def test_the_chosen_lane_is_shown_in_full_and_a_finished_stop_when_it_is_chosen(
    window: MainWindow,
) -> None:
    window.show_board(board_of())
    model = window.lanes.lanes
    assert len(below(model, "shift-2")) == 2
    window.selection.select("shift-2")
    assert len(below(model, "shift-2")) == 16
    window.selection.select("shift-2", "shift-2-3-d1")
    assert model.index_of("shift-2", "shift-2-3-d1").isValid()
    assert window.lanes.currentIndex() == model.index_of("shift-2", "shift-2-3-d1")


def test_a_row_chosen_in_the_lanes_is_chosen_everywhere(window: MainWindow) -> None:
    window.show_board(board_of())
    model = window.lanes.lanes
    window.lanes.setCurrentIndex(below(model, "shift-3")[0])
    assert (window.selection.shift_id, window.selection.stop_id) == ("shift-3", "shift-3-11-d1")
    window.lanes.setCurrentIndex(model.index(1))
    assert (window.selection.shift_id, window.selection.stop_id) == ("", "o-901-d1")


def test_a_click_and_the_arrow_keys_in_the_timeline_choose_a_stop(
    qtbot: QtBot, window: MainWindow
) -> None:
    board = board_of()
    window.show_board(board)
    line = window.timeline
    lane, stop = line.hit(QPointF(1, AXIS_PX + 3 * ROW_PX + 10))
    assert lane is board.lanes[3]
    assert stop is None
    target = board.lanes[3].stops[14]
    x = line._left() + line._axis(board).x(target.eta)
    qtbot.mouseClick(
        line.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), AXIS_PX + 3 * ROW_PX + 13)
    )
    assert window.selection.stop_id == target.stop_id
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert window.selection.stop_id == board.lanes[3].stops[15].stop_id
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert (window.selection.shift_id, window.selection.stop_id) == ("shift-5", "")


def test_a_figure_at_the_top_filters_the_lanes_and_pressing_it_again_does_not(
    qtbot: QtBot, window: MainWindow
) -> None:
    board = board_of()
    window.show_board(board)
    late = window.top.figures[Figure.LATE]
    assert late.accessibleName() == f"Will be late {board.figures.will_be_late}"
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    said = rows(window.lanes.lanes)
    assert len([row for row in said if "min" in row]) == board.figures.will_be_late == len(said) - 1
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    assert rows(window.lanes.lanes)[0] == "Unassigned (2)"


def test_the_search_finds_names_streets_and_references(window: MainWindow) -> None:
    window.show_board(board_of())
    window.top.search.setText("duxgasse")
    assert rows(window.lanes.lanes) == [
        "Unassigned (1)",
        "S. Nägele, unassigned: no shift has room left",
    ]
    window.top.search.setText("O-901")
    assert rows(window.lanes.lanes)[1].startswith("Garage Hilti")
    window.top.search.setText("no such thing")
    assert rows(window.lanes.lanes) == []


def test_only_the_changed_rows_are_told_to_the_view(window: MainWindow) -> None:
    board = board_of()
    window.show_board(board)
    window.selection.select("shift-2")
    told: list[tuple[int, int]] = []
    model = window.lanes.lanes
    model.dataChanged.connect(lambda a, b: told.append((a.row(), b.row())))
    window._last_shown.invalidate()
    window.show_board(replace(board, now=NOW + timedelta(seconds=1)))
    assert told == []
    lane = board.lanes[1]
    later = replace(lane.stops[15], eta=lane.stops[15].eta + timedelta(minutes=1))
    moved = replace(lane, stops=(*lane.stops[:15], later, *lane.stops[16:]))
    window._last_shown.invalidate()
    window.show_board(replace(board, lanes=(board.lanes[0], moved, *board.lanes[2:])))
    heading, stop = (model.index_of("shift-2", i).row() for i in ("", later.stop_id))
    assert told == [(heading, heading), (stop, stop)]


def test_a_finished_stop_leaves_the_lane_without_resetting_the_rest(window: MainWindow) -> None:
    board = board_of()
    window.show_board(board)
    resets: list[int] = []
    model = window.lanes.lanes
    model.modelReset.connect(lambda: resets.append(1))
    lane = board.lanes[0]
    done = replace(lane.stops[10], state=StopState.COMPLETED)
    moved = replace(lane, stops=(*lane.stops[:10], done, *lane.stops[11:]))
    window._last_shown.invalidate()
    window.show_board(replace(board, lanes=(moved, *board.lanes[1:])))
    assert [str(model.data(index))[:2] for index in below(model, "shift-1")] == ["12", "13"]
    assert resets == []


def test_boards_that_come_fast_are_shown_at_a_steady_pace_and_the_last_one_is_shown(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    board = board_of(2, 10)
    monkeypatch.setattr(window.top, "show_figures", lambda *seen: shown.append(seen))
    for second in range(50):
        window.show_board(replace(board, now=NOW + timedelta(seconds=second)))
    qtbot.waitUntil(
        lambda: window._board is not None and window._board.now == NOW + timedelta(seconds=49)
    )
    assert len(shown) == 2


def test_nothing_needs_you_when_there_is_nothing(window: MainWindow) -> None:
    board = board_of()
    window.show_board(board)
    assert NOTHING not in labels(window)
    window._last_shown.invalidate()
    window.show_board(replace(board, issues=(), suggestions=()))
    assert NOTHING in labels(window)


def test_a_suggestion_shows_its_gains_and_can_be_accepted_or_put_aside(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    assert "−22 min late   +3.1 km   cost −12.40" in labels(window)
    qtbot.mouseClick(next(buttons(window, "Accept")), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(next(buttons(window, "Dismiss")), Qt.MouseButton.LeftButton)
    assert recorder.asked == [("accept", "s-1"), ("dismiss", "s-1")]


def test_a_suggestion_can_be_refused_for_today(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    qtbot.mouseClick(next(buttons(window, "Not today")), Qt.MouseButton.LeftButton)
    assert recorder.asked == [("refuse", "s-1")]


def test_a_suggestion_is_answered_by_keys_while_there_is_one(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    for key in ("accept", "dismiss", "refuse", "accept_part"):
        assert window.commands[key].isEnabled()
        window.commands[key].trigger()
    assert recorder.asked == [("accept", "s-1"), ("dismiss", "s-1"), ("refuse", "s-1")]
    assert window.findChildren(PartChooser)
    window._last_shown.invalidate()
    window.show_board(replace(board_of(), suggestions=()))
    assert not window.commands["accept"].isEnabled()


def test_a_suggestion_says_who_comes_later_for_it(window: MainWindow) -> None:
    board = board_of()
    card = replace(board.suggestions[0], later=("a", "b"), newly_late=("a",))
    window.show_board(replace(board, suggestions=(card,)))
    said = "2 customers come later than expected so far, 1 of them too late."
    assert said in labels(window)


def test_what_was_done_says_by_whom_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    board = board_of()
    done = DoneSuggestion(board.suggestions[0], board.now, by_itself=True)
    window.show_board(replace(board, suggestions=(), done=(done,)))
    assert any("done by itself at 11:20" in text for text in labels(window))
    qtbot.mouseClick(next(buttons(window, "Undo")), Qt.MouseButton.LeftButton)
    assert recorder.asked == [("undo", "s-1")]


def test_of_many_suggestions_one_is_shown_and_the_others_are_counted(window: MainWindow) -> None:
    board = board_of()
    cards = tuple(replace(board.suggestions[0], suggestion_id=f"s-{n}") for n in range(4))
    window.show_board(replace(board, suggestions=cards))
    assert len(list(buttons(window, "Accept"))) == 1
    assert "3 more suggestions wait" in labels(window)


def test_the_dial_shows_how_much_may_change_and_is_turned(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(replace(board_of(), dial=Dial.CAREFUL))
    (dial,) = [box for box in window.strip.findChildren(QComboBox) if box.isVisible()]
    assert dial.currentText() == "Changes: careful"
    assert recorder.asked == [], "showing it turns nothing"
    dial.setCurrentIndex(0)
    dial.activated.emit(0)
    assert recorder.asked == [("dial", Dial.HOLD)]


@pytest.mark.parametrize(("verb", "asked"), [("Call off", True), ("Cancel", False)])
def test_an_order_is_called_off_once_the_person_is_sure(
    window: MainWindow, recorder: Recorder, verb: str, asked: bool
) -> None:
    board = board_of()
    window.show_board(board)
    stop = next(s for s in board.lanes[0].stops if not s.state.is_final)
    window.selection.select(board.lanes[0].shift.shift_id, stop.stop_id)
    _answer(verb)
    window.commands["call_off"].trigger()
    assert recorder.hands.asked == ([("call_off", (stop.order_id,))] if asked else [])


def test_a_customers_data_are_removed_once_the_person_is_sure(
    window: MainWindow, recorder: Recorder
) -> None:
    board = board_of()
    window.show_board(board)
    lane = board.lanes[0]
    still_to_do = next(s for s in lane.stops if not s.state.is_final)
    window.selection.select(lane.shift.shift_id, still_to_do.stop_id)
    window.commands["forget"].trigger()
    assert any("is still to be done" in text for text in labels(window))
    done = next(s for s in lane.stops if s.state.is_final)
    window.selection.select(lane.shift.shift_id, done.stop_id)
    _answer("Cancel")
    window.commands["forget"].trigger()
    assert recorder.asked == []
    _answer("Remove")
    window.commands["forget"].trigger()
    assert recorder.asked == [("forget", f"{done.name}, {done.address}")]


def test_word_of_a_load_is_given_by_name_and_time(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    board = board_of()
    window.show_board(board)
    window.commands["load"].trigger()
    assert any("names a load" in text for text in labels(window))
    place = Place("Eva", "Zollstrasse 1")
    order = Order("o1", "R1", "", board.day, None, Task(TaskKind.DELIVERY, place), load="P7")
    due = board.now + timedelta(hours=1)
    loads = {"P7": Load("P7", due, due)}
    with_load = replace(board, orders={"o1": order}, loads=loads)
    window.show_board(with_load)
    qtbot.waitUntil(lambda: window.board is with_load)
    window.commands["load"].trigger()
    dialog = next(each for each in window.findChildren(LoadDialog) if each.isVisible())
    zone = board.lanes[0].shift.depot.zone
    assert dialog.time.time().toString("HH:mm") == f"{due.astimezone(zone):%H:%M}", "what is known"
    dialog.time.setTime(dialog.time.time().addSecs(1800))
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Keep").click()
    ((what, news),) = recorder.asked
    assert (what, news.name, news.has_come) == ("load", "P7", False)
    assert abs(news.at - due - timedelta(minutes=30)) < timedelta(minutes=1)


def test_a_stop_that_is_over_is_not_called_off(window: MainWindow, recorder: Recorder) -> None:
    board = board_of()
    window.show_board(board)
    stop = next(s for s in board.lanes[0].stops if s.state.is_final)
    window.selection.select(board.lanes[0].shift.shift_id, stop.stop_id)
    window.commands["call_off"].trigger()
    assert recorder.hands.asked == []
    assert any("is over" in text for text in labels(window))


@pytest.mark.parametrize("command", ["offer_slots", "take_slot", "give_away", "tender", "reclaim"])
def test_other_times_are_about_the_order_of_the_chosen_stop(
    window: MainWindow, recorder: Recorder, command: str
) -> None:
    board = board_of()
    window.show_board(board)
    window.commands[command].trigger()
    assert recorder.asked == [], "about no order in particular"
    assert any("Choose a stop first." in text for text in labels(window))
    lane = board.lanes[1]
    stop = next(s for s in lane.stops if not s.state.is_final)
    window.selection.select(lane.shift.shift_id, stop.stop_id)
    window.commands[command].trigger()
    assert recorder.asked == [(command, stop.order_id)]


def test_other_times_are_offered_by_their_keys(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    board = board_of()
    window.show_board(board)
    lane = board.lanes[0]
    stop = next(s for s in lane.stops if not s.state.is_final)
    window.selection.select(lane.shift.shift_id, stop.stop_id)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert recorder.asked == [("offer_slots", stop.order_id)]


def test_a_driver_is_taken_out_and_brought_back(window: MainWindow, recorder: Recorder) -> None:
    board = board_of()
    window.show_board(board)
    lane = board.lanes[0]
    window.selection.select(lane.shift.shift_id)
    _answer("Take out")
    window.commands["take_out"].trigger()
    assert recorder.asked == [("take_out", lane.shift.shift_id)]
    window._last_shown.invalidate()
    window.show_board(replace(board, lanes=(replace(lane, out=True), *board.lanes[1:])))
    window.commands["take_out"].trigger()
    assert recorder.asked[1:] == [("bring_back", lane.shift.shift_id)]


def _answer(verb: str) -> None:
    """Press a button of the question that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text().replace("&", "") == verb).click()

    QTimer.singleShot(50, press)


def test_an_issue_leads_to_the_stop_it_is_about(qtbot: QtBot, window: MainWindow) -> None:
    window.show_board(board_of())
    click_issue(qtbot, window, "Ben Frick +14 min")
    assert window.selection.stop_id == "shift-2-12-d1"


def test_an_issue_is_reached_and_chosen_by_the_keyboard_and_is_read_out(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    cards = window.side.issues
    cards.setFocus()
    for _ in range(2):
        qtbot.keyClick(cards, Qt.Key.Key_Down)
    said = str(cards.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Fabio Marxer is silent. Last heard 7 min ago near Vaduz."
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert window.selection.shift_id == "shift-6"


def test_an_empty_day_offers_three_doors(qtbot: QtBot, window: MainWindow, recorder: Recorder) -> None:
    window.show_board(empty_board())
    assert "This day is empty." in labels(window)
    qtbot.mouseClick(next(buttons(window, "Type one in")), Qt.MouseButton.LeftButton)
    assert window.intake.dialog.isVisible()
    assert next(buttons(window, "Import orders")).isEnabled()
    qtbot.mouseClick(next(buttons(window, "Practise")), Qt.MouseButton.LeftButton)
    assert recorder.asked == [("practise", 60.0)]
    assert not window.commands["plan"].isEnabled()


def test_planning_shows_how_it_stands_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    window.commands["plan"].trigger()
    assert recorder.asked == [("plan", 30.0)]
    window.show_progress(Progress("search", 12.2, 123450, 6, 2))
    assert "Searching, 12 s. Cost 1,234.50, 6 routes, 2 unassigned." in labels(window)
    assert not window.commands["plan"].isEnabled()
    qtbot.mouseClick(next(buttons(window, "Cancel")), Qt.MouseButton.LeftButton)
    assert recorder.asked[-1] == ("cancel_plan",)
    window.show_progress(None)
    assert window.commands["plan"].isEnabled()


def test_send_is_offered_only_while_something_is_unsent(window: MainWindow, recorder: Recorder) -> None:
    board = board_of()
    window.show_board(board)
    assert "1 route not sent" in labels(window)
    window.commands["send"].trigger()
    assert recorder.asked == [("send",)]
    window._last_shown.invalidate()
    window.show_board(replace(board, figures=replace(board.figures, unsent=0)))
    assert "Everything is sent" in labels(window)
    assert not window.commands["send"].isEnabled()


def test_the_server_line_says_how_long_ago_a_phone_was_heard(window: MainWindow) -> None:
    window.show_board(board_of())
    window.show_server(ServerStatus(True, "server ok", 6, 6, NOW - timedelta(seconds=4)))
    assert "server ok, 6 phones, last 4 s ago" in labels(window)
    window.show_server(ServerStatus(True, "server ok", 4, 6))
    assert "server ok, 4 of 6 phones" in labels(window)
    window.show_server(ServerStatus(False, "server away, trying again"))
    assert "⚠ server away, trying again" in labels(window)


def test_messages_are_kept_as_plain_text_on_the_depots_clock(window: MainWindow) -> None:
    window.show_board(board_of())
    window.say("Imported <b>150</b> orders.")
    window.say("The disk is full.", trouble=True)
    assert window.messages.kept == ("11:20  ⚠ The disk is full.", "11:20  Imported <b>150</b> orders.")


def test_escape_clears_the_selection_first_and_the_filter_next(window: MainWindow) -> None:
    window.show_board(board_of())
    window.filter(Figure.OPEN)
    window.selection.select("shift-1")
    window.commands["cancel"].trigger()
    assert window.selection.shift_id == ""
    assert window.top.figures[Figure.OPEN].isChecked()
    window.commands["cancel"].trigger()
    assert not window.top.figures[Figure.OPEN].isChecked()


def test_texts_of_people_are_never_markup(qtbot: QtBot, window: MainWindow) -> None:
    bad = "<img src=x onerror=alert(1)><b>bold</b>"
    board = board_of(2, 8)
    lane = board.lanes[1]
    stops = tuple(replace(stop, name=bad, address=bad, note=bad) for stop in lane.stops)
    issues = tuple(replace(issue, title=bad, detail=bad) for issue in board.issues)
    window.show_board(replace(board, lanes=(board.lanes[0], replace(lane, stops=stops)), issues=issues))
    assert [issue for issue in window.side.issues.cards.issues if "onerror" in issue.title]
    assert not window.side.grab().isNull()  # painted as plain text: no widget reads it as markup
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(QLabel))
    assert "<img" not in plain_tip([bad])
    assert "&lt;img" in plain_tip([bad])
    window.lanes.grab()
    qtbot.wait(10)


@pytest.mark.parametrize("name", ["", "x" * 5000, "Ō" * 300, "\n\n\t", "ﷺ" * 50, "שלום ‮ world"])
def test_empty_endless_and_odd_names_do_not_break_the_views(window: MainWindow, name: str) -> None:
    board = board_of(2, 8)
    lane = board.lanes[0]
    stops = tuple(replace(stop, name=name, address=name, note=name) for stop in lane.stops)
    driver = replace(lane.shift.driver, name=name)
    odd = replace(lane, stops=stops, shift=replace(lane.shift, driver=driver))
    window.show_board(replace(board, lanes=(odd, board.lanes[1])))
    window.selection.select("shift-1", stops[-1].stop_id)
    assert not window.grab(QRect(0, 0, 1280, 800)).isNull()
    ground = window.centralWidget()
    assert isinstance(ground, QScrollArea)
    assert window.width() == 1280
    assert ground.horizontalScrollBar().maximum() == 0, "a name asks for no more room than there is"


def test_both_themes_can_be_had_while_the_window_is_open(window: MainWindow) -> None:
    window.show_board(board_of())
    light = window.lanes.grab().toImage()
    window.commands["theme"].trigger()
    assert window.lanes.grab().toImage() != light
    window.commands["theme"].trigger()
    assert window.lanes.grab().toImage() == light


def test_every_command_has_words_and_no_two_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for _, action in window.commands for key in action.shortcuts()]
    assert all(action.text() for _, action in window.commands)
    assert len(keys) == len(set(keys))


def test_days_are_stepped_and_a_report_is_asked_for(
    window: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = board_of(2, 8)
    window.show_board(board)
    window.commands["next_day"].trigger()
    monkeypatch.setattr("ui.desktop.window.QFileDialog.getSaveFileName", lambda *_: ("day.pdf", ""))
    monkeypatch.setattr(
        "ui.desktop.importing.opening.QFileDialog.getOpenFileName", lambda *_: ("orders.csv", "")
    )
    window.commands["report"].trigger()
    window.commands["import"].trigger()
    assert recorder.asked == [
        ("select_day", board.day + timedelta(days=1)),
        ("report", Path("day.pdf")),
    ]
    assert recorder.importing.asked == [("look", Path("orders.csv"))]


def test_a_model_without_a_board_is_empty(window: MainWindow) -> None:
    assert window.lanes.lanes.rowCount() == 0
    assert window.lanes.lanes.row(QModelIndex()) is None


def test_the_proof_of_the_selected_stops_order_is_written_where_the_person_says(
    window: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_board(board_of())
    asked: list[object] = []

    def choose(*given: object) -> tuple[str, str]:
        asked.append(given[2])
        return "proof.pdf", ""

    monkeypatch.setattr("ui.desktop.window.QFileDialog.getSaveFileName", choose)
    window.commands["order_proof"].trigger()
    assert window.messages.kept[0].endswith("Choose a stop first.")
    window.selection.select("shift-2", "shift-2-14-d1")
    window.commands["order_proof"].trigger()
    assert recorder.asked == [("order_proof", "shift-2-14", Path("proof.pdf"))]
    assert asked == ["proof-14.pdf"]

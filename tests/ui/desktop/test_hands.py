"""Changing the plan by hand in the window: dragging, keys, menu, what it costs, undo and redo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.amending import CalledOff
from app.by_hand import Offer, Trial
from app.domain.routes import Route, UnassignedOrder
from app.domain.wishes import HandOver, Moves, Nudge, Put, Reverse, Spot, TakeOff, Wish
from app.orchestration.gains import DayCost, Gain
from app.orchestration.replacing import Replacement
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder
from ui.desktop.hands.chooser import DriverChooser
from ui.desktop.hands.drag import OPENS_AFTER_MS, carried, wish_at
from ui.desktop.hands.part_chooser import PartChooser
from ui.desktop.hands.words import cost_words
from ui.desktop.window import MainWindow

MOVE = Qt.DropAction.MoveAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def trial_of(
    wish: Wish, seconds: int = 720, late: tuple[str, ...] = (), broken: tuple[str, ...] = ()
) -> Trial:
    """A change that takes so many seconds, 3.1 km and 4.20 more."""
    before = DayCost(0, 0, 50_000, 20_000, 10_000)
    after = DayCost(0, len(late), 53_100, 20_000 + seconds, 10_420)
    change = Replacement(routes=(Route("shift-3", ()),), base=(), states=())
    return Trial(wish, change, Gain(before, after), broken, late)


def choose(window: MainWindow, shift_id: str, *stop_ids: str) -> None:
    """Choose stops of a lane, the first as the selected one."""
    window.selection.choose(shift_id, stop_ids[0], stop_ids)


def middle(window: MainWindow, shift_id: str, stop_id: str, down: int = 0) -> QPoint:
    lanes = window.lanes
    return lanes.visualRect(lanes.lanes.index_of(shift_id, stop_id)).center() + QPoint(0, down)


def hold(window: MainWindow, data: QMimeData, at: QPoint) -> QDragMoveEvent:
    """What is carried is moved over a point of the lanes."""
    window.lanes.dragEnterEvent(QDragEnterEvent(QPointF(at), MOVE, data, LEFT, NO_KEYS))
    event = QDragMoveEvent(QPointF(at), MOVE, data, LEFT, NO_KEYS)
    window.lanes.dragMoveEvent(event)
    return event


def drop(window: MainWindow, data: QMimeData, at: QPoint) -> None:
    window.lanes.dropEvent(QDropEvent(QPointF(at), MOVE, data, LEFT, NO_KEYS))


def taken_hold_of(window: MainWindow) -> QMimeData:
    lanes = window.lanes
    data = carried([lanes.lanes.row(index) for index in sorted(lanes.selectedIndexes())])
    assert data is not None
    return data


def said(window: MainWindow) -> str:
    return window.messages.kept[0]


# --- choosing several ----------------------------------------------------------------------------


def test_shift_and_the_arrow_keys_choose_several_stops_and_a_new_board_leaves_them_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-13-d1")
    for _ in range(2):
        qtbot.keyClick(window.lanes, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = window.lanes.chosen_stops()
    assert chosen == ("shift-3-13-d1", "shift-3-14-d1", "shift-3-15-d1")
    window._last_shown.invalidate()
    window.show_board(board_of())
    assert window.lanes.chosen_stops() == chosen


def test_a_click_chooses_the_row_under_the_mouse_though_its_lane_opens(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-1")
    at = middle(window, "shift-2", "shift-2-11-d1")
    qtbot.mouseClick(window.lanes.viewport(), LEFT, pos=at)
    assert window.lanes.chosen_stops() == ("shift-2-11-d1",)
    assert window.selection.stop_id == "shift-2-11-d1"


# --- dragging ------------------------------------------------------------------------------------


def test_a_stop_held_over_another_shows_its_cost_and_dropped_there_is_put_before_it(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    choose(window, "shift-3", "shift-3-14-d1", "shift-3-15-d1")
    data = taken_hold_of(window)
    at = middle(window, "shift-2", "shift-2-12-d1", -8)
    assert hold(window, data, at).isAccepted()
    wish = Put(("shift-3-14-d1", "shift-3-15-d1"), Spot("shift-2", "shift-2-12-d1"))
    assert recorder.hands.asked == [("try", wish)]
    window.hands.show_trial(wish, trial_of(wish, late=("Lauri K.",)), "")
    cost = window.hands._cost
    assert cost.isVisible()
    assert cost.text() == "+12 min, +3.1 km, cost +4.20\nNewly late: Lauri K."
    drop(window, data, at)
    assert recorder.hands.asked[1:] == [("make", wish)]
    assert not cost.isVisible()


def test_the_lower_half_of_a_stop_is_the_place_after_it_and_a_heading_the_end_of_a_route(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    data = taken_hold_of(window)
    drop(window, data, middle(window, "shift-2", "shift-2-11-d1", 8))
    drop(window, data, middle(window, "shift-1", ""))
    spots = [wish.spot for _, wish in recorder.hands.asked if isinstance(wish, Put)][1::2]
    assert spots == [Spot("shift-2", "shift-2-11-d1", after=True), Spot("shift-1")]


def test_a_stop_dropped_among_the_unassigned_is_taken_off_and_a_heading_carries_the_whole_run(
    window: MainWindow,
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    model = window.lanes.lanes
    assert wish_at(taken_hold_of(window), model.row(model.index(0)), lower=False) == TakeOff(
        ("shift-3-14-d1",)
    )
    window.selection.select("shift-3")
    over = model.row(model.index_of("shift-5", ""))
    assert wish_at(taken_hold_of(window), over, lower=True) == HandOver("shift-3", "shift-5")


def test_a_lane_opens_while_something_is_held_over_it_and_closes_when_it_is_gone(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    rows = window.lanes.lanes.rowCount()
    hold(window, taken_hold_of(window), middle(window, "shift-2", ""))
    qtbot.waitUntil(lambda: window.lanes.lanes.rowCount() > rows, timeout=10 * OPENS_AFTER_MS)
    window.lanes.dragLeaveEvent(QDragLeaveEvent())
    assert window.lanes.lanes.rowCount() == rows


def test_what_is_dragged_in_from_elsewhere_is_not_taken(window: MainWindow, recorder: Recorder) -> None:
    window.show_board(board_of())
    data = QMimeData()
    data.setText("shift-3-14-d1")
    event = QDragEnterEvent(QPointF(60, 60), MOVE, data, LEFT, NO_KEYS)
    window.lanes.dragEnterEvent(event)
    assert not event.isAccepted()
    assert recorder.hands.asked == []


def test_an_answer_about_another_place_than_the_one_held_over_is_not_shown(window: MainWindow) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    hold(window, taken_hold_of(window), middle(window, "shift-2", "shift-2-11-d1"))
    old = TakeOff(("shift-3-14-d1",))
    window.hands.show_trial(old, trial_of(old), "")
    assert "3.1 km" not in window.hands._cost.text()


# --- keys and menu -------------------------------------------------------------------------------


def test_every_change_has_a_key_and_stands_in_the_menu_of_the_lanes(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    offered = {action.objectName() for action in window.hands.menu(window.commands).actions()}
    names = (
        "move_to",
        "earlier",
        "later",
        "take_off",
        "reverse",
        "lock",
        "hand_over",
        "swap",
        "undo",
        "redo",
    )
    for name in names:
        assert window.commands[name].shortcuts(), name
        assert name in offered
    for name in names[1:5]:
        window.commands[name].trigger()
    stop = ("shift-3-14-d1",)
    assert recorder.hands.asked == [
        ("make", Nudge(stop)),
        ("make", Nudge(stop, later=True)),
        ("make", TakeOff(stop)),
        ("make", Reverse("shift-3", "shift-3-14-d1")),
    ]


def test_without_a_chosen_stop_the_commands_say_what_to_do(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    window.commands["later"].trigger()
    assert "Choose a stop first" in said(window)
    window.commands["swap"].trigger()
    assert "Choose the driver first" in said(window)
    assert recorder.hands.asked == []


def test_alt_and_the_arrows_move_the_chosen_stop_from_the_lanes(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    window.lanes.setFocus()
    qtbot.keyClick(window.lanes, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert recorder.hands.asked == [("make", Nudge(("shift-3-14-d1",), later=True))]


def test_the_chooser_shows_costs_and_enter_gives_to_a_driver_who_can_take_it(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    window.commands["move_to"].trigger()
    assert recorder.hands.asked == [("offers", ("shift-3-14-d1",))]
    chooser = window.findChild(DriverChooser)
    assert isinstance(chooser, DriverChooser)
    wish = Put(("shift-3-14-d1",), Spot("shift-2", "shift-2-12-d1"))
    window.hands.show_offers(
        (
            Offer("shift-2", "Ben Frick", "van 1", trial_of(wish, broken=("Ben is overloaded",))),
            Offer("shift-1", "<b>Aino</b>", "bike", None, "It is on board of another van."),
        ),
        "",
    )
    model = chooser.table.model()
    cells = [[str(model.index(r, c).data()) for c in range(6)] for r in range(2)]
    assert cells[0] == ["Ben Frick", "van 1", "+12 min", "+3.1 km", "+4.20", "Ben is overloaded"]
    assert cells[1][5] == "It is on board of another van"
    qtbot.keyClick(chooser.table, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
    assert recorder.hands.asked[1:] == []
    qtbot.keyClick(chooser.table, Qt.Key.Key_Up)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
    assert recorder.hands.asked[1:] == [("make", wish)]


def test_where_nobody_can_take_it_the_chooser_goes_and_the_reason_is_said(window: MainWindow) -> None:
    window.show_board(board_of())
    window.selection.select("shift-3", "shift-3-14-d1")
    window.commands["move_to"].trigger()
    window.hands.show_offers((), "Lauri K. is on board of Ben's van.")
    assert "on board of Ben's van" in said(window)
    assert window.hands._chooser is None


# --- what is said, undo and redo -------------------------------------------------------------------


def test_a_change_is_told_with_its_cost_and_undone_and_redone_by_name(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    trial = trial_of(Reverse("shift-3"))
    window.hands.made(trial)
    assert "the other way round: +12 min, +3.1 km, cost +4.20. Not sent yet." in said(window)
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert undo.text().endswith("'s tour the other way round")
    assert recorder.hands.asked == []
    undo.trigger()
    window.hands.taken_back(trial, "")
    redo.trigger()
    assert recorder.hands.asked == [("take_back", trial), ("make_again", trial)]
    undo.trigger()
    assert recorder.hands.asked[-1] == ("take_back", trial)


def test_orders_called_off_are_taken_up_again_by_undo_and_named(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    off = CalledOff(("o1", "o2"), ("Lauri K.", "M. Ospelt"), ("Kita",), frozenset({"shift-3"}))
    window.hands.called_off(off)
    assert "Called off: Lauri K., M. Ospelt. Drivers are told" in said(window)
    assert "Kita stayed: over, off already" in said(window)
    assert "called off" in window.commands["undo"].text()
    window.commands["undo"].trigger()
    window.hands.taken_up(off, "")
    assert "wait for a driver: Lauri K., M. Ospelt." in said(window)
    window.commands["redo"].trigger()
    assert recorder.hands.asked == [("take_up", off), ("call_off_again", off)]
    window.hands.called_off(CalledOff((), (), ("Kita",)))
    assert window.hands.stack.count() == 1, "what was not done is nothing to undo"


def test_a_change_that_can_no_longer_be_taken_back_is_forgotten_and_the_one_before_it_is_not(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    first, second = trial_of(Reverse("shift-3")), trial_of(TakeOff(("shift-3-14-d1",)))
    window.hands.made(first)
    window.hands.made(second)
    window.commands["undo"].trigger()
    window.hands.taken_back(second, "A driver has gone on from there.")
    assert "gone on from there" in said(window)
    assert window.hands.stack.count() == 1
    assert not window.hands.stack.canRedo()
    window.commands["undo"].trigger()
    assert recorder.hands.asked == [("take_back", second), ("take_back", first)]


def test_a_stop_is_locked_and_unlocked_by_key_and_undo_turns_it_round(
    window: MainWindow, recorder: Recorder
) -> None:
    board = board_of()
    window.show_board(board)
    window.selection.select("shift-3", "shift-3-14-d1")
    stop = ("shift-3-14-d1",)
    window.commands["lock"].trigger()
    window.hands.locked(stop, True)
    assert said(window).endswith("stays with the driver.")
    lane = board.lanes[2]
    locked = tuple(replace(s, locked=s.stop_id in stop) for s in lane.stops)
    lanes = (*board.lanes[:2], replace(lane, stops=locked), *board.lanes[3:])
    window._last_shown.invalidate()
    window.show_board(replace(board, lanes=lanes))
    row = window.lanes.lanes.index_of("shift-3", stop[0])
    assert str(window.lanes.lanes.data(row)).endswith(", locked")
    window.commands["undo"].trigger()
    window.commands["lock"].trigger()
    assert recorder.hands.asked == [
        ("lock", stop, True),
        ("lock", stop, False),
        ("lock", stop, False),
    ]


def test_a_stop_that_nobody_has_cannot_be_locked(window: MainWindow, recorder: Recorder) -> None:
    window.show_board(board_of())
    window.selection.select("", "o-901-d1")
    window.commands["lock"].trigger()
    assert "Only a stop on a route can be locked" in said(window)
    assert recorder.hands.asked == []


def test_with_nothing_to_undo_the_command_says_so(window: MainWindow) -> None:
    window.show_board(board_of())
    window.commands["undo"].trigger()
    assert "nothing to take back" in said(window)


def test_money_is_told_only_where_the_same_stops_are_made_as_before() -> None:
    trial = trial_of(TakeOff(("a",)), seconds=-660)
    assert cost_words(trial) == "−11 min, +3.1 km, cost +4.20."
    left = (UnassignedOrder("a", "o", "taken_off", "taken off its route by hand"),)
    fewer = replace(trial, change=replace(trial.change, left=left))
    assert cost_words(fewer) == "−11 min, +3.1 km."


# --- a suggestion in part --------------------------------------------------------------------------


def open_parts(qtbot: QtBot, window: MainWindow) -> PartChooser:
    """Two moves, both ticked."""
    window.show_board(board_of())
    button = next(b for b in window.side.findChildren(QPushButton) if b.text() == "In part …")
    qtbot.mouseClick(button, LEFT)
    (chooser,) = window.findChildren(PartChooser)
    return chooser


def test_the_moves_that_stay_ticked_are_weighed_and_done(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    chooser = open_parts(qtbot, window)
    qtbot.keyClick(chooser.moves, Qt.Key.Key_Space)
    one = ("shift-2-15-d1",)
    assert recorder.hands.asked == [("try_part", "s-1", one)]
    window.hands.show_part(one, trial_of(Moves(()), late=("Lauri K.",)), "")
    texts = [label.text() for label in chooser.findChildren(QLabel)]
    assert "+12 min, +3.1 km, cost +4.20\nNewly late: Lauri K." in texts
    button = next(b for b in chooser.findChildren(QPushButton) if b.text() == "Do 1 of 2")
    qtbot.mouseClick(button, LEFT)
    assert recorder.hands.asked[1:] == [("make_part", "s-1", one)]


def test_an_answer_about_other_ticks_is_not_shown(qtbot: QtBot, window: MainWindow) -> None:
    chooser = open_parts(qtbot, window)
    qtbot.keyClick(chooser.moves, Qt.Key.Key_Space)
    window.hands.show_part(("shift-2-14-d1",), trial_of(Moves(())), "")
    assert not any("4.20" in label.text() for label in chooser.findChildren(QLabel))


def test_all_ticked_is_the_suggestion_itself_and_none_ticked_is_nothing(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    chooser = open_parts(qtbot, window)
    whole = next(b for b in chooser.findChildren(QPushButton) if b.text() == "Accept all")
    for row in range(2):
        chooser.moves.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not whole.isEnabled()
    for row in range(2):
        chooser.moves.item(row).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(whole, LEFT)
    assert recorder.asked == [("accept", "s-1")]


def test_a_part_that_cannot_be_done_says_why_in_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    chooser = open_parts(qtbot, window)
    qtbot.keyClick(chooser.moves, Qt.Key.Key_Space)
    window.hands.show_part(("shift-2-15-d1",), None, "It is on board of Ben's van.")
    texts = [label.text() for label in chooser.findChildren(QLabel)]
    assert "It is on board of Ben's van." in texts

"""Choosing and dragging on the timeline and on the map; what is chosen is chosen in all views."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.wishes import HandOver, Put, Spot
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder, ask_page
from ui.desktop.hands.drag import carried_run, carried_stops
from ui.desktop.hands.lock_chooser import LockChooser
from ui.desktop.hands.on_map import DraggedMap
from ui.desktop.hands.on_timeline import DraggedTimeline
from ui.desktop.pictures import wait_drawn
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

MOVE = Qt.DropAction.MoveAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVED = ("shift-3-14-d1", "shift-3-15-d1")


def on_timeline(window: MainWindow, stop_id: str) -> QPoint:
    """Where the mark of a stop is."""
    board, timeline = window.board, window.timeline
    assert board is not None
    lane, stop = board.lane_of(stop_id), board.stop(stop_id)
    assert lane is not None
    assert stop is not None
    return timeline.place_of(lane, stop.eta).center().toPoint()


def held(view: DraggedTimeline | DraggedMap, data: QMimeData, at: QPoint) -> None:
    view.dragEnterEvent(QDragEnterEvent(QPointF(at), MOVE, data, LEFT, NO_KEYS))
    view.dragMoveEvent(QDragMoveEvent(QPointF(at), MOVE, data, LEFT, NO_KEYS))


def dropped(view: DraggedTimeline | DraggedMap, data: QMimeData, at: QPoint) -> None:
    view.dropEvent(QDropEvent(QPointF(at), MOVE, data, LEFT, NO_KEYS))


def marker(qtbot: QtBot, window: MainWindow, stop_id: str) -> QPoint:
    """Where a stop is on the map's widget, with the map drawn and looking at it from near."""
    qtbot.waitUntil(lambda: not window._map_turn.isActive())
    assert wait_drawn(window.map)
    window.map.run(
        f"(() => {{ const s = roundsman.layer.stops.get('{stop_id}');"
        " roundsman.map.setView([s.lat, s.lon], 17, {animate: false}); })()"
    )
    assert wait_drawn(window.map)
    script = (
        f"(() => {{ const l = roundsman.layer; l.aim();"
        f" return JSON.stringify(l.screen(l.stops.get('{stop_id}').at)); }})()"
    )
    x, y = json.loads(str(ask_page(qtbot, window.map, script)))
    return QPoint(round(x), round(y))


# --- timeline --------------------------------------------------------------------------------------


def test_on_the_timeline_stops_are_put_where_in_time_they_are_dropped(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    data = carried_stops(MOVED)
    at = on_timeline(window, "shift-2-14-d1") - QPoint(3, 0)
    held(window.timeline, data, at)
    wish = Put(MOVED, Spot("shift-2", "shift-2-14-d1"))
    assert recorder.hands.asked == [("try", wish)]
    assert not window.timeline._mark.isNull()
    dropped(window.timeline, data, at)
    assert recorder.hands.asked[1:] == [("make", wish)]
    assert window.timeline._mark.isNull()


def test_on_the_timeline_before_what_is_done_is_before_the_first_that_is_open(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    dropped(window.timeline, carried_stops(MOVED), on_timeline(window, "shift-2-2-d1"))
    board = window.board
    assert board is not None
    first = next(s for s in board.lanes[1].stops if not s.state.is_final)
    assert recorder.hands.asked[-1] == ("make", Put(MOVED, Spot("shift-2", first.stop_id)))


def test_a_run_is_given_away_on_the_timeline_by_its_drivers_name(
    window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    at = on_timeline(window, "shift-2-14-d1")
    dropped(window.timeline, carried_run("shift-3"), at)
    dropped(window.timeline, carried_run("shift-2"), at)
    assert [asked for asked in recorder.hands.asked if asked[0] == "make"] == [
        ("make", HandOver("shift-3", "shift-2"))
    ]


def test_what_control_chooses_on_the_timeline_is_chosen_in_the_lanes_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    view = window.timeline.viewport()
    qtbot.mouseClick(view, LEFT, pos=on_timeline(window, "shift-3-14-d1"))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view, LEFT, control, on_timeline(window, "shift-2-16-d1"))
    assert window.selection.stop_ids == ("shift-3-14-d1", "shift-2-16-d1")
    assert set(window.lanes.chosen_stops()) == {"shift-3-14-d1", "shift-2-16-d1"}
    qtbot.mouseClick(view, LEFT, pos=on_timeline(window, "shift-3-14-d1"))
    assert window.selection.stop_ids == window.lanes.chosen_stops() == ("shift-3-14-d1",)


def test_a_row_that_control_takes_out_of_the_chosen_ones_stays_out(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    window.selection.choose("shift-3", MOVED[1], MOVED)
    lanes = window.lanes
    at = lanes.visualRect(lanes.lanes.index_of("shift-3", MOVED[1])).center()
    qtbot.mouseClick(lanes.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, at)
    assert window.selection.stop_ids == lanes.chosen_stops() == MOVED[:1]


# --- map -------------------------------------------------------------------------------------------


def test_what_a_line_on_the_map_encloses_is_chosen_everywhere_and_moves_together(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    qtbot.waitUntil(lambda: not window._map_turn.isActive())
    assert wait_drawn(window.map)
    script = (
        "(() => { const c = roundsman.map.getContainer(), b = c.getBoundingClientRect();"
        " const send = (kind, x, y) => c.dispatchEvent(new MouseEvent(kind, {bubbles: true,"
        " shiftKey: true, button: 0, buttons: 1, clientX: b.left + x, clientY: b.top + y}));"
        " const w = b.width - 2, h = b.height - 2; send('mousedown', 1, 1);"
        " for (const [x, y] of [[w, 1], [w, h], [1, h]]) send('mousemove', x, y);"
        " send('mouseup', 1, h); return roundsmanHands.within([[0, 0], [w, 0], [w, h], [0, h]]).length;"
        " })()"
    )
    enclosed = int(float(str(ask_page(qtbot, window.map, script))))
    qtbot.waitUntil(lambda: len(window.selection.stop_ids) == enclosed > 50)
    assert set(window.lanes.chosen_stops()) == set(window.selection.stop_ids)
    qtbot.waitUntil(lambda: ask_page(qtbot, window.map, "roundsman.layer.chosen.size") == enclosed)
    window.commands["take_off"].trigger()
    assert recorder.hands.asked[-1][0] == "make"
    assert ask_page(qtbot, window.map, "roundsman.map.dragging.moved()") is not True


def test_a_marker_dropped_on_a_marker_goes_right_after_it(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())
    at = marker(qtbot, window, "shift-2-20-d1")
    data = carried_stops(MOVED)
    wish = Put(MOVED, Spot("shift-2", "shift-2-20-d1", after=True))
    held(window.map, data, at)
    qtbot.waitUntil(lambda: ("try", wish) in recorder.hands.asked)
    dropped(window.map, data, at)
    qtbot.waitUntil(lambda: ("make", wish) in recorder.hands.asked)


def test_pulling_at_a_marker_carries_it_and_not_the_map(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_board(board_of())
    at = marker(qtbot, window, "shift-2-20-d1")
    before = ask_page(qtbot, window.map, "roundsman.map.getCenter().toString()")
    carried: list[tuple[str, ...]] = []
    monkeypatch.setattr(window.map, "_carry", lambda: carried.append(window.selection.stop_ids))
    window.map.run(
        "(() => { const c = roundsman.map.getContainer(), b = c.getBoundingClientRect();"
        " const send = (kind, x, y) => c.dispatchEvent(new MouseEvent(kind, {bubbles: true,"
        " button: 0, buttons: 1, clientX: b.left + x, clientY: b.top + y}));"
        f" send('mousedown', {at.x()}, {at.y()}); send('mousemove', {at.x()} + 40, {at.y()}); }})()"
    )
    qtbot.waitUntil(lambda: bool(carried))
    assert carried == [("shift-2-20-d1",)]
    assert ask_page(qtbot, window.map, "roundsman.map.getCenter().toString()") == before


def test_nothing_of_the_page_itself_takes_what_is_dropped(window: MainWindow) -> None:
    assert wait_drawn(window.map)
    children = window.map.findChildren(QWidget)
    assert children
    assert [child for child in children if child.acceptDrops()] == []


# --- many at once ----------------------------------------------------------------------------------


def test_stops_are_locked_by_driver_time_and_priority_after_their_number_was_said(
    window: MainWindow, recorder: Recorder
) -> None:
    board = board_of()
    urgent = board.lanes[2].stops[20].order_id
    order = replace(board.orders["o-901"], order_id=urgent, priority=90)
    window.show_board(replace(board, orders={**board.orders, urgent: order}))
    window.selection.select("shift-3")
    window.commands["lock_many"].trigger()
    (chooser,) = window.findChildren(LockChooser)
    still_open = [s for s in board.lanes[2].stops if not s.state.is_final]
    assert chooser.meant(locked=True) == tuple(s.stop_id for s in still_open)
    chooser._until.setTime(QTime(12, 0))
    by_noon = chooser.meant(locked=True)
    assert 0 < len(by_noon) < len(still_open)
    assert by_noon == tuple(s.stop_id for s in still_open[: len(by_noon)])
    chooser._by_time.setChecked(False)
    chooser._priority.setValue(80)
    assert chooser.meant(locked=True) == (board.lanes[2].stops[20].stop_id,)
    assert chooser._told.text().startswith("Locking changes one stop,")
    chooser._lock.click()
    assert recorder.hands.asked == [("lock", (board.lanes[2].stops[20].stop_id,), True)]


def test_a_run_is_split_at_the_selected_stop(window: MainWindow, recorder: Recorder) -> None:
    window.show_board(board_of())
    window.commands["split"].trigger()
    assert "from which on" in window.messages.kept[0]
    window.selection.select("shift-3", "shift-3-14-d1")
    window.commands["split"].trigger()
    assert recorder.hands.asked == [("run_offers", "shift-3", False, "shift-3-14-d1")]

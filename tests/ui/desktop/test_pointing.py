"""What the pointer is over in one of the views is shown lightly in the others."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.boards import board_of
from tests.ui.desktop.conftest import ask_page
from ui.desktop.pictures import wait_drawn
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

STOP, SHIFT = "shift-2-12-d1", "shift-2"


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with a day, painted, that writes down what its page is told of pointing."""
    window.show_board(board_of())
    qtbot.waitUntil(lambda: not window._map_turn.isActive())
    assert wait_drawn(window.map)
    window.map.run(
        "window.told = []; const apply = roundsman.apply;"
        "roundsman.apply = (m) => { if ('pointed' in m) window.told.push(m.pointed); apply(m); }"
    )
    return window


def told(qtbot: QtBot, window: MainWindow) -> list[dict[str, str]]:
    """What the page was told, in order, once nothing more is on its way."""
    qtbot.waitUntil(lambda: not window.map._hovering._pace.isActive())
    known = json.loads(str(ask_page(qtbot, window.map, "JSON.stringify(window.told)")))
    assert isinstance(known, list)
    return known


def move(qtbot: QtBot, viewport: QWidget, at: QPoint) -> None:
    qtbot.mouseMove(viewport, at)
    QApplication.processEvents()


def leave(view: QAbstractScrollArea) -> None:
    """As Qt tells it: the viewport is left, and the view with it."""
    for widget in (view.viewport(), view):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def on_timeline(window: MainWindow, stop_id: str = "") -> QPoint:
    assert window.board is not None
    lane = next(lane for lane in window.board.lanes if lane.shift.shift_id == SHIFT)
    stop = window.board.stop(stop_id)
    place = window.timeline.place_of(lane, stop.eta if stop is not None else None)
    return place.center().toPoint() if stop is not None else QPoint(40, round(place.center().y()))


def row_of(window: MainWindow, stop_id: str) -> int:
    return window.lanes.lanes.index_of(SHIFT, stop_id).row()


def picture(viewport: QWidget) -> QImage:
    return viewport.grab().toImage()


def test_over_a_row_of_the_lanes_timeline_and_map_show_the_stop_and_no_longer(
    qtbot: QtBot, shown: MainWindow
) -> None:
    plain, plain_map = picture(shown.timeline.viewport()), picture(shown.map)
    box = shown.lanes.visualRect(shown.lanes.lanes.index_of(SHIFT, STOP))
    move(qtbot, shown.lanes.viewport(), box.center())
    assert told(qtbot, shown) == [{"shift": SHIFT, "stop": STOP}]
    assert wait_drawn(shown.map)
    assert ask_page(qtbot, shown.map, "roundsman.layer.ring.hidden") is False
    assert picture(shown.map) != plain_map
    assert picture(shown.timeline.viewport()) != plain
    assert shown.selection.stop_id == ""
    leave(shown.lanes)
    assert told(qtbot, shown)[-1] == {"shift": "", "stop": ""}
    assert wait_drawn(shown.map)
    assert ask_page(qtbot, shown.map, "roundsman.layer.ring.hidden") is True
    assert picture(shown.timeline.viewport()) == plain


def test_over_a_mark_or_a_drivers_name_on_the_timeline_lanes_and_map_show_it(
    qtbot: QtBot, shown: MainWindow
) -> None:
    plain = picture(shown.lanes.viewport())
    move(qtbot, shown.timeline.viewport(), on_timeline(shown, STOP))
    assert shown.lanes.is_pointed_at(row_of(shown, STOP))
    assert picture(shown.lanes.viewport()) != plain
    assert told(qtbot, shown)[-1] == {"shift": SHIFT, "stop": STOP}
    move(qtbot, shown.timeline.viewport(), on_timeline(shown))
    assert shown.lanes.is_pointed_at(row_of(shown, ""))
    assert told(qtbot, shown)[-1] == {"shift": SHIFT, "stop": ""}
    leave(shown.timeline)
    assert picture(shown.lanes.viewport()) == plain


def test_over_a_marker_on_the_map_lanes_and_timeline_show_it_and_the_page_is_told_nothing(
    qtbot: QtBot, shown: MainWindow
) -> None:
    shown.map.run(
        f"(() => {{ const s = roundsman.layer.stops.get('{STOP}');"
        " roundsman.map.setView([s.lat, s.lon], 18, {animate: false}); })()"
    )
    assert wait_drawn(shown.map)
    plain = picture(shown.timeline.viewport())
    point = (
        "(() => { const l = roundsman.layer;"
        f" const [x, y] = l.screen(l.stops.get('{STOP}').at); roundsman.point({{x, y}}); }})()"
    )
    shown.map.run(point)
    qtbot.waitUntil(lambda: shown.selection.pointed.stop_id == STOP)
    assert shown.lanes.is_pointed_at(row_of(shown, STOP))
    assert picture(shown.timeline.viewport()) != plain
    shown.map.run("roundsman.map.fire('mouseout')")
    qtbot.waitUntil(lambda: not shown.selection.pointed.shift_id)
    assert told(qtbot, shown) == []


def test_a_pointer_that_passes_over_many_rows_tells_the_page_of_the_last_alone(
    qtbot: QtBot, shown: MainWindow
) -> None:
    painted = shown.timeline._rows.painted
    rows = [shown.lanes.lanes.index(row) for row in range(12)]
    for index in rows:
        move(qtbot, shown.lanes.viewport(), shown.lanes.visualRect(index).center())
    assert len(told(qtbot, shown)) < len(rows) / 2
    assert shown.timeline._rows.painted == painted, "a ring needs no row painted anew"


def test_a_card_that_the_keyboard_has_come_to_points_at_its_stop(
    qtbot: QtBot, shown: MainWindow
) -> None:
    cards = shown.side.issues
    about = next(n for n, issue in enumerate(cards.cards.issues) if issue.shift_id)
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(about))
    assert shown.selection.pointed.shift_id == cards.cards.issues[about].shift_id
    assert shown.selection.pointed.stop_id == cards.cards.issues[about].stop_id
    qtbot.keyClick(cards, Qt.Key.Key_Tab)
    cards.clearFocus()
    assert shown.selection.pointed.shift_id == ""

"""Panels: shown and put away, in windows of their own, and remembered for each set-up of screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder, ask_page
from ui.desktop.panels import remembering
from ui.desktop.panels.panels import LANES, MAP, SIDE, TIMELINE
from ui.desktop.pictures import wait_drawn
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

type Open = Callable[[], MainWindow]


@pytest.fixture
def opened(
    qtbot: QtBot,
    recorder: Recorder,
    theme: Theme,
    map_page: None,  # noqa: ARG001
    tmp_path: Path,
) -> Iterator[Open]:
    """Opens windows that share what they remember; all are closed at the end."""
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        for window in windows:
            window.close()
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(recorder, theme, settings)
        if not windows:
            window.resize(780, 640)  # a window larger than its screen would come back smaller
        windows.append(window)
        window.show()
        window.show_board(board_of())
        if window.map.isVisible():
            wait_drawn(window.map)
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    qtbot.wait(20)


@contextmanager
def screens(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """As if there were other screens (one cannot be plugged in here)."""
    with monkeypatch.context() as patch:
        patch.setattr(remembering, "screens_key", lambda: name)
        yield


def test_without_the_map_the_desk_goes_on_and_the_map_that_comes_back_knows_what_it_missed(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panels.toggle(MAP)
    assert not window.map.isVisible()
    window.show_board(board_of(3, 5))
    assert window.lanes.lanes.rowCount() > 0
    window.panels.toggle(MAP)
    assert wait_drawn(window.map)
    assert ask_page(qtbot, window.map, "roundsman.layer.stops.size") == 17


def test_a_panel_gets_a_window_of_its_own_by_key_and_comes_back_by_key(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.timeline
    window.commands["detach"].trigger()
    panel = window.panels.panel(TIMELINE)
    assert panel.isFloating()
    assert panel.isWindow()
    assert panel.windowTitle() == "Timeline"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.timeline)
    window.commands["detach"].trigger()
    assert not panel.isFloating()
    assert window.timeline.isVisible()


def test_the_map_still_paints_in_a_window_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    window.show_board(board_of())
    assert wait_drawn(window.map)
    window.panels.go_to(MAP)
    window.panels.detach()
    window._last_shown.invalidate()
    window.show_board(board_of(3, 5))
    qtbot.waitUntil(lambda: not window._map_turn.isActive())
    assert wait_drawn(window.map)
    assert ask_page(qtbot, window.map, "roundsman.layer.stops.size") == 17
    assert window.map.page.console == []


def test_f6_goes_round_the_panels_that_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.show_board(board_of())
    window.panels.toggle(MAP)
    window.lanes.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(window.panels._current())
    assert seen == [SIDE, TIMELINE, LANES]


def test_full_screen_comes_and_goes_by_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_panels_come_back_as_they_were_and_can_be_placed_anew(opened: Open, qtbot: QtBot) -> None:
    first = opened()
    first.panels.toggle(MAP)
    first.panels.go_to(TIMELINE)
    first.panels.detach()
    second = opened()
    assert second.panels.panel(TIMELINE).isFloating()
    assert not second.map.isVisible()
    second.panels.place_anew()
    assert not second.panels.panel(TIMELINE).isFloating()
    qtbot.waitUntil(second.map.isVisible)


def test_a_timeline_that_a_person_made_high_stays_so(opened: Open, qtbot: QtBot) -> None:
    first = opened()
    panels = first.panels
    low = first.timeline.height()
    both = [panels.panel(LANES), panels.panel(TIMELINE)]
    panels.resizeDocks(both, [300, 400], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: first.timeline.height() > low + 50)
    kept = first.timeline.height()
    assert opened().timeline.height() == kept


def test_each_set_up_of_screens_has_a_layout_of_its_own(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with screens(monkeypatch, "layout-two-screens"):
        window = opened()
        window.panels.toggle(MAP)
        window.close()
    with screens(monkeypatch, "layout-on-the-road"):
        window = opened()
        assert not window.map.isVisible()  # nothing known of these: as it was last
        window.panels.toggle(MAP)
        window.close()
    with screens(monkeypatch, "layout-two-screens"):
        window = opened()
        assert not window.map.isVisible()
        window.close()
    with screens(monkeypatch, "layout-on-the-road"):
        assert opened().map.isVisible()


def test_another_screen_brings_the_layout_that_was_kept_for_it(
    opened: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with screens(monkeypatch, "layout-two-screens"):
        window = opened()
        window.panels.toggle(MAP)
        window.close()
    with screens(monkeypatch, "layout-on-the-road"):
        window = opened()
        window.panels.toggle(MAP)
        assert window.map.isVisible()
    with screens(monkeypatch, "layout-two-screens"):
        assert window._layouts is not None
        window._layouts._screens_changed()
        qtbot.waitUntil(lambda: not window.map.isVisible())

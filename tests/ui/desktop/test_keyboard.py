"""Nothing needs a mouse: every command has a name that finds it, and no two have the same key."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from app.domain.wishes import Nudge, Reverse, TakeOff
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder
from ui.desktop.actions import DeskState
from ui.desktop.cheat_sheet import CheatSheet
from ui.desktop.command_palette import CommandPalette
from ui.desktop.hands.chooser import DriverChooser
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

ALL = replace(
    DeskState(**dict.fromkeys(DeskState.__slots__, True)), only_looks=False, looking_back=False
)
PAST = DeskState(has_board=True, has_orders=True, looking_back=True)


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = Counter(key.toString() for _, action in window.commands for key in action.shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []


def _find_and_run(qtbot: QtBot, window: MainWindow, action: QAction) -> None:
    palette = CommandPalette(window.commands, window)
    (field,) = palette.findChildren(QLineEdit)
    (found,) = palette.findChildren(QListWidget)
    field.setText(action.text())
    rows = [found.item(n).data(Qt.ItemDataRole.UserRole) for n in range(found.count())]
    for _ in range(rows.index(action)):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    palette.deleteLater()


def test_every_command_is_found_by_its_words_and_run_with_enter(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    run: list[str] = []
    for state in (ALL, DeskState(has_board=True, has_orders=True), PAST):
        window.commands.update(state)
        for spec, action in window.commands:
            if not action.isEnabled() or spec.name in run:
                continue
            action.triggered.disconnect()
            action.triggered.connect(lambda _checked=False, name=spec.name: run.append(name))
            _find_and_run(qtbot, window, action)
            assert run[-1] == spec.name
    assert set(run) == {spec.name for spec, _ in window.commands}


def test_the_cheat_sheet_shows_every_key(window: MainWindow) -> None:
    window.commands["keys"].trigger()
    (sheet,) = window.findChildren(CheatSheet)
    shown = sheet.text()
    for spec, action in window.commands:
        for key in action.shortcuts():
            assert key.toString() in shown, spec.name
    sheet.close()


def test_the_work_of_a_day_is_asked_for_by_keys_alone(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of())

    def press(keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))

    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    press("F5")
    press("Ctrl+1")
    press("3")
    assert window.selection.shift_id == "shift-3"
    press("Down")
    first = window.selection.stop_id
    press("Down")
    press("Shift+Down")
    chosen = window.selection.stop_ids
    assert len(chosen) == 2
    assert first not in chosen
    for keys in ("L", "Alt+Down", "Shift+Del", "R", "S", "Esc", "A", "Ctrl+Return"):
        press(keys)
        if keys == "S":
            (chooser,) = window.findChildren(DriverChooser)
            qtbot.keyClick(chooser, Qt.Key.Key_Escape)
            window.activateWindow()  # a window manager would
            qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert recorder.hands.asked == [
        ("lock", chosen, True),
        ("make", Nudge(chosen, later=True)),
        ("make", TakeOff(chosen)),
        ("make", Reverse("shift-3", chosen[-1])),
        ("run_offers", "shift-3", False, chosen[-1]),
    ]
    asked = [each[0] for each in recorder.asked]
    assert asked == ["plan", "accept", "send"]
    press("/")
    qtbot.keyClicks(QApplication.focusWidget(), "ospelt")
    assert window._filter.text == "ospelt"
    press("Esc")
    assert window._filter.is_off

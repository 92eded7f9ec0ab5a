"""Nothing needs a mouse: every command has a name that finds it, and no two have the same key."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from tests.ui.boards import board_of
from ui.desktop.actions import DeskState
from ui.desktop.cheat_sheet import CheatSheet
from ui.desktop.command_palette import CommandPalette
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

ALL = DeskState(**dict.fromkeys(DeskState.__slots__, True))


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
    for state in (ALL, DeskState(has_board=True, has_orders=True)):
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

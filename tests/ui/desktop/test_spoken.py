"""Who cannot see the window is told what each part of it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QWidget,
)

from app.importing.preview import Preview
from tests.ui.boards import board_of
from ui.desktop.cheat_sheet import CheatSheet
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


def nameless(window: QWidget) -> list[str]:
    """What takes the focus in a window and has no name for a screen reader."""
    return [
        f"{type(window).__name__}: {type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in window.findChildren(QWidget)
        if type(part.parentWidget()) not in (QFrame, QWebEngineView)  # Qt's own, which it names itself
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isEnabledTo(window)
        and part.focusProxy() is None
        and not _name(part)
    ]


def _name(part: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(part)
    return (told.text(QAccessible.Text.Name) if told is not None else "") or part.accessibleName()


def test_every_part_of_every_window_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    window.show_board(board_of())
    for name in (
        "register",
        "regions",
        "settings",
        "phones",
        "told",
        "figures",
        "type_order",
        "what_if",
    ):
        window.commands[name].trigger()
    window.importing.dialog.open_on("orders.csv", board_of().day, Preview((), ()))
    window.show_palette()
    CheatSheet(window.commands, window).show()
    shown = [w for w in QApplication.topLevelWidgets() if w.findChildren(QWidget)]
    assert len(shown) > 8
    found = [each for one in shown for each in nameless(one)]
    assert found == [], "\n".join(found)

"""The window of shops' keys."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.shop import ShopKey
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder
from ui.desktop.shops import window as shops
from ui.desktop.shops.controller import ShopsNow
from ui.desktop.shops.window import ShopsWindow
from ui.desktop.window import MainWindow

MADE = datetime(2026, 11, 2, 12, tzinfo=UTC)
KEYS = (
    ShopKey("k1", "<b>Flowers</b>", "h1", MADE, revoked_at=MADE),
    ShopKey("k2", "Wine", "h2", MADE, "the till"),
)


def opened(window: MainWindow, recorder: Recorder) -> ShopsWindow:
    window.show_board(board_of())
    window.commands["shops"].trigger()
    assert recorder.shops.asked == [("look",)]
    (found,) = window.findChildren(ShopsWindow)
    found.show_shops(ShopsNow(KEYS, {"Wine": 7}, "https://desk.example"))
    return found


def test_a_key_is_made_by_keyboard_and_its_secret_is_gone_with_the_window(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    shown = opened(window, recorder)
    assert not shown.make.isEnabled(), "a key is for a sender"
    qtbot.keyClicks(shown.called, "Bread")
    qtbot.keyClick(shown.called, Qt.Key.Key_Return)
    assert recorder.shops.asked[1:] == [("make", "Bread", "")]
    shown.show_secret(ShopKey("k3", "Bread", "h3", MADE), "the secret")
    assert shown.secret.isVisible()
    assert (shown.secret.text(), shown.secret.selectedText()) == ("the secret", "the secret")
    shown.reject()
    assert shown.secret.text() == ""


def test_only_what_is_in_force_is_revoked_and_only_when_meant(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(window, recorder)
    rows = [[shown.rows.index(row, column).data() for column in range(6)] for row in range(2)]
    assert rows[0] == ["Wine", "k2", "the till", "02.11.2026", "in force", "7"]
    assert rows[1][4:] == ["revoked 02.11.2026", "0"]
    answers = iter((False, True))
    monkeypatch.setattr(shops, "is_sure", lambda *_: next(answers))
    for _ in range(2):
        qtbot.mouseClick(shown.revoke, Qt.MouseButton.LeftButton)
    assert recorder.shops.asked[1:] == [("revoke", "k2")]
    shown.table.setCurrentIndex(shown.rows.index(1, 0))
    assert not shown.revoke.isEnabled()
    shown.only_look("only to look")
    shown.table.setCurrentIndex(shown.rows.index(0, 0))
    assert not shown.revoke.isEnabled()
    assert shown.revoke.toolTip() == "only to look"

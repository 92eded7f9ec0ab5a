"""The window of messages to customers."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.messages import Delivery
from tests.app.outgoing.letters import letter
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder
from ui.desktop.told.controller import Told
from ui.desktop.told.window import IN_DOUBT, ToldWindow
from ui.desktop.window import MainWindow
from ui.told_words import NOT_SET_UP

ZONE = ZoneInfo("Europe/Vaduz")
NAMES = {"o1": "Eva Öhri", "o2": "<b>Ben</b>", "o3": "Kita Rägaboga"}
MESSAGES = (
    letter(1, state=Delivery.SENT),
    letter(2, state=Delivery.IN_DOUBT, trouble="The mail server gave no answer."),
    letter(3, state=Delivery.WAITING),
)


def told(*messages: object, is_set_up: bool = True) -> Told:
    return Told(messages or MESSAGES, NAMES, ZONE, is_set_up)  # type: ignore[arg-type]


def opened(window: MainWindow, recorder: Recorder) -> ToldWindow:
    window.show_board(board_of())
    window.commands["told"].trigger()
    assert recorder.told.asked == [("look",)]
    (found,) = window.findChildren(ToldWindow)
    return found


def test_the_newest_is_first_and_the_sums_are_said(window: MainWindow, recorder: Recorder) -> None:
    shown = opened(window, recorder)
    shown.show_told(told())
    model = shown.table.model()
    rows = [[model.index(row, column).data() for column in range(6)] for row in range(3)]
    assert [row[1] for row in rows] == ["Kita Rägaboga", "<b>Ben</b>", "Eva Öhri"]
    assert rows[1][5] == "in doubt. The mail server gave no answer."
    assert rows[2][0] == "12:00"
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert "1 waits, 1 sent, 1 in doubt" in texts


def test_only_what_may_not_have_arrived_is_sent_again_and_a_doubt_is_said_first(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    shown = opened(window, recorder)
    shown.show_told(told())
    assert not shown.again.isEnabled(), "the newest still waits"
    shown.table.setCurrentIndex(shown.rows.index(1, 0))
    (text,) = shown.findChildren(QPlainTextEdit)
    assert text.toPlainText().startswith(f"The mail server gave no answer. {IN_DOUBT}")
    qtbot.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    assert recorder.told.asked[1:] == [("again", MESSAGES[1].message_id)]
    shown.show_told(told(*MESSAGES, letter(4)))
    chosen = shown.rows.row(shown.table.currentIndex())
    assert chosen == MESSAGES[1], "what is chosen stays chosen when another message comes"


def test_where_nothing_is_set_up_it_says_what_to_do(window: MainWindow, recorder: Recorder) -> None:
    shown = opened(window, recorder)
    shown.show_told(Told((), {}, ZONE, is_set_up=False))
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert NOT_SET_UP in texts
    assert "Nobody was told anything." in texts

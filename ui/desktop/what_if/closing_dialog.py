"""Asking before a road is closed for real, and which one is open again."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from app.closing import LONGEST_NOTE
from app.domain.board import Board
from app.domain.closures import StandingClosure, until_text
from app.domain.timing import instant
from ui.desktop.asking import is_sure
from ui.desktop.formats import time_pattern
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.numbers import with_room

_LAST_MINUTE = QTime(23, 59)
_WHAT_FOLLOWS = marked(
    "WhatIf",
    "23:59 is the rest of the day. Every route goes round from now on, "
    "forecasts follow, and better routes are looked for. Drivers are told "
    "nothing of it. It can be opened again at any time.",
)


class ClosingDialog(QDialog):
    """Until when a road is closed, and why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("WhatIf", "Close the road for today"))
        self.until = with_room(QTimeEdit(_LAST_MINUTE))
        self.until.setDisplayFormat(time_pattern())
        self.until.setFixedWidth(72)
        self.until.setAccessibleName(translate("WhatIf", "Closed until"))
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(translate("WhatIf", "Accident, water pipe, parade …"))
        self.note.setAccessibleName(translate("WhatIf", "Why"))
        self.note.setMinimumWidth(280)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(translate("WhatIf", "Closed from now until"), self.until)
        form.addRow(translate("WhatIf", "Why"), self.note)
        no, yes = (
            QPushButton(translate("WhatIf", "Cancel")),
            QPushButton(translate("WhatIf", "Close the road")),
        )
        yes.setProperty("primary", True)
        yes.setDefault(True)
        yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(plain_label(translate("WhatIf", _WHAT_FOLLOWS), "secondary", wrap=True))
        column.addLayout(buttons)


def ask_to_close(parent: QWidget, board: Board) -> tuple[datetime, str] | None:
    """Until when, and why; None where it is not to be done."""
    dialog = ClosingDialog(parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return until(board, dialog.until.time()), dialog.note.text()


def until(board: Board, at: QTime) -> datetime:
    """The instant of a time of the day in view; the last minute is all of the day."""
    if at == _LAST_MINUTE:
        return instant(board.day + timedelta(days=1), 0, _zone(board))
    return instant(board.day, at.hour() * 3600 + at.minute() * 60, _zone(board))


def ask_which_to_open(parent: QWidget, board: Board) -> str:
    """The id of a closure that is to end now; '' for none."""
    closures = board.closures
    if not closures:
        return ""
    words = [_words(each, board) for each in closures]
    if len(closures) == 1:
        question = translate("WhatIf", "Open {name} again?").format(name=closures[0].name)
        sure = is_sure(
            parent, "Roundsman", question, f"{words[0]}.", translate("WhatIf", "Open the road")
        )
        return closures[0].closure.closure_id if sure else ""
    chosen, is_chosen = QInputDialog.getItem(
        parent, translate("WhatIf", "Open a road"), translate("WhatIf", "Which?"), words, 0, False
    )
    return closures[words.index(chosen)].closure.closure_id if is_chosen else ""


def _words(each: StandingClosure, board: Board) -> str:
    """``Landstrasse, closed until 18:00 (parade)``."""
    note = f" ({each.closure.note})" if each.closure.note else ""
    return translate("WhatIf", "{name}, closed {until}{note}").format(
        name=each.name, until=until_text(each.closure, _zone(board)), note=note
    )


def _zone(board: Board) -> ZoneInfo:
    if board.lanes:
        return board.lanes[0].shift.depot.zone
    return board.depots[0].zone if board.depots else ZoneInfo("UTC")

"""Saying when a load of goods is to be at its depot, or that it came."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.board import Board
from app.domain.timing import instant
from app.loads import LoadNews, load_names, load_words
from ui.desktop.formats import clock, time_pattern
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.numbers import with_room
from ui.desktop.phones.choice import Choice
from ui.desktop.vocabulary import said

NO_LOADS = marked(
    "LoadDialog", "No order of the day names a load. The column 'load' of an orders file does."
)


class LoadDialog(QDialog):
    """One load and one time; ``said`` has the news."""

    said = Signal(object)

    def __init__(self, board: Board, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = board
        self._zone = _zone(board)
        self.setWindowTitle(translate("LoadDialog", "Loads at the depot"))
        self.names = Choice()
        self.names.setObjectName("load")
        self.names.addItems(list(load_names(board.orders.values())))
        self.expected = QRadioButton(translate("LoadDialog", "is to be there at"))
        self.came = QRadioButton(translate("LoadDialog", "came at"))
        self.expected.setChecked(True)
        self.time = with_room(QTimeEdit())
        self.time.setDisplayFormat(time_pattern())
        self._known = plain_label("", "secondary", wrap=True)
        buttons = QDialogButtonBox()
        keep = buttons.addButton(
            translate("LoadDialog", "Keep"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        keep.setProperty("primary", True)
        keep.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(translate("LoadDialog", "Load"), self.names)
        form.addRow("", self.expected)
        form.addRow("", self.came)
        form.addRow(translate("LoadDialog", "Time"), self.time)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        box.addLayout(form)
        box.addWidget(self._known)
        box.addWidget(buttons)
        self.setMinimumWidth(360)
        self.names.currentTextChanged.connect(self._look)
        self.came.toggled.connect(self._offer_time)
        self._look(self.names.currentText())

    def _look(self, name: str) -> None:
        """Say what is known of the load, and offer that time."""
        load = self._board.loads.get(name)
        at = self._clock(load.ready(load.expected)) if load is not None else ""
        words = said(load_words(load, name, at))
        self._known.setText(f"{words}, {_waiting(self._board, name)}.")
        self._offer_time()

    def _offer_time(self) -> None:
        load = self._board.loads.get(self.names.currentText())
        at = load.expected if load is not None and not self.came.isChecked() else self._board.now
        local = at.astimezone(self._zone)
        self.time.setTime(QTime(local.hour, local.minute))

    def _keep(self) -> None:
        wall_s = QTime(0, 0).secsTo(self.time.time())
        at = instant(self._day, wall_s, self._zone)
        self.accept()
        self.said.emit(LoadNews(self.names.currentText(), at, self.came.isChecked()))

    @property
    def _day(self) -> date:
        return self._board.day

    def _clock(self, at: datetime) -> str:
        return clock(at, self._zone)


def _zone(board: Board) -> ZoneInfo:
    """The clock of the day's depots."""
    depots = [lane.shift.depot for lane in board.lanes] or list(board.depots)
    return depots[0].zone


def _waiting(board: Board, name: str) -> str:
    count = sum(1 for order in board.orders.values() if order.load == name and not order.cancelled)
    return translate("LoadDialog", "for %n orders", "", count)

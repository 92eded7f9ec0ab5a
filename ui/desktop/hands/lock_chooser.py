"""Locking many stops at once: of a driver or of all, until a time, from a priority on."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.board import Board, BoardStop
from ui.desktop.formats import time_pattern
from ui.desktop.hands.words import count_words
from ui.desktop.labels import plain_label
from ui.desktop.language import translate
from ui.desktop.numbers import with_room
from ui.desktop.phones.choice import Choice
from ui.desktop.room import open_within

_SOON_H = 1
"""The time proposed: stops of the next hour stay where they are."""
_HIGH = 70
"""The priority proposed, of 0 to 100; an order has 50 unless it says otherwise."""


class LockChooser(QDialog):
    """Says how many stops are meant before anything is done; ``chosen`` has their ids and whether they
    are to be locked."""

    chosen = Signal(object, bool)

    def __init__(self, board: Board, shift_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = board
        self.setWindowTitle(translate("Hands", "Lock stops"))
        open_within(self, 420, 240)
        self._drivers = Choice()
        self._drivers.setAccessibleName(translate("Hands", "Driver"))
        self._drivers.addItem(translate("Hands", "All drivers"), "")
        for lane in board.lanes:
            self._drivers.addItem(lane.shift.driver.name, lane.shift.shift_id)
        self._drivers.setCurrentIndex(max(0, self._drivers.findData(shift_id)))
        self._by_time = QCheckBox(translate("Hands", "Expected until"))
        self._until = with_room(QTimeEdit(self._proposed()))
        self._until.setDisplayFormat(time_pattern())
        self._until.setAccessibleName(translate("Hands", "Expected until"))
        self._by_priority = QCheckBox(translate("Hands", "Priority from"))
        self._priority = with_room(QSpinBox())
        self._priority.setRange(0, 100)
        self._priority.setValue(_HIGH)
        self._priority.setAccessibleName(translate("Hands", "Priority from"))
        self._told = plain_label("", "secondary", wrap=True)
        self._lay_out()
        self._wire()
        self._look()

    def _proposed(self) -> QTime:
        zone = self._board.depots[0].zone if self._board.depots else None
        now = self._board.now.astimezone(zone)
        return QTime(min(23, now.hour + _SOON_H), now.minute)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(translate("Hands", "Driver"), self._drivers)
        form.addRow(self._by_time, self._until)
        form.addRow(self._by_priority, self._priority)
        buttons = QDialogButtonBox()
        self._lock = QPushButton(translate("Hands", "Lock"))
        self._lock.setProperty("primary", True)
        self._unlock = QPushButton(translate("Hands", "Unlock"))
        buttons.addButton(self._lock, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._unlock, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addStretch(1)
        column.addWidget(buttons)

    def _wire(self) -> None:
        self._drivers.currentIndexChanged.connect(self._look)
        self._by_time.toggled.connect(self._look)
        self._by_priority.toggled.connect(self._look)
        self._until.timeChanged.connect(lambda _: self._by_time.setChecked(True))
        self._until.timeChanged.connect(self._look)
        self._priority.valueChanged.connect(lambda _: self._by_priority.setChecked(True))
        self._priority.valueChanged.connect(self._look)
        self._lock.clicked.connect(lambda: self._take(locked=True))
        self._unlock.clicked.connect(lambda: self._take(locked=False))

    def meant(self, *, locked: bool) -> tuple[str, ...]:
        """The open stops that are meant and would be changed by locking, or unlocking, them."""
        return tuple(
            stop.stop_id
            for lane in self._board.lanes
            if self._drivers.currentData() in ("", lane.shift.shift_id)
            for stop in lane.stops
            if not stop.state.is_final and stop.locked is not locked
            if self._is_meant(stop, stop.eta.astimezone(lane.shift.depot.zone))
        )

    def _is_meant(self, stop: BoardStop, expected: datetime) -> bool:
        until = self._until.time()
        end = time(until.hour(), until.minute(), 59)
        if self._by_time.isChecked() and (expected.date() > self._board.day or expected.time() > end):
            return False
        order = self._board.orders.get(stop.order_id)
        least = self._priority.value() if self._by_priority.isChecked() else 0
        return least == 0 or (order is not None and order.priority >= least)

    def _look(self) -> None:
        to_lock, to_unlock = len(self.meant(locked=True)), len(self.meant(locked=False))
        self._lock.setEnabled(to_lock > 0)
        self._unlock.setEnabled(to_unlock > 0)
        words = translate("Hands", "Locking changes {locked}, unlocking {unlocked}.")
        self._told.setText(words.format(locked=count_words(to_lock), unlocked=count_words(to_unlock)))

    def _take(self, *, locked: bool) -> None:
        stops = self.meant(locked=locked)
        if stops:
            self.accept()
            self.chosen.emit(stops, locked)

"""The words between a driver and the desk, and a line to write in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.phones import DriverPhones, Message
from app.phones import LONGEST_MESSAGE
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import translate
from ui.desktop.phones.words import message_line


class Conversation(QWidget):
    """Oldest first, the newest in sight. ``written`` carries what a person wants to send; the line is
    cleared by ``sent``, so that nothing typed is lost when the server is away."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setWordWrap(True)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setSpacing(2)
        self._view.setObjectName("conversation")
        self._view.setAccessibleName(translate("Phones", "Messages with this driver"))
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_MESSAGE)
        self.line.setAccessibleName(translate("Phones", "Message to this driver"))
        self._send = QPushButton(translate("Phones", "Send"))
        self._send.setEnabled(False)
        self.line.textChanged.connect(lambda text: self._send.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._write)
        self._send.clicked.connect(self._write)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(translate("Phones", "Messages"), "heading"))
        column.addWidget(self._view, 1)
        column.addLayout(row)

    def show_driver(self, driver: DriverPhones, messages: tuple[Message, ...], now: datetime) -> None:
        """Show what was said with one driver."""
        first = driver.name.split(" ")[0] if driver.name else driver.driver_id
        self.line.setPlaceholderText(
            translate("Phones", "Write to {name}; it is shown on the phone with the route").format(
                name=driver.name
            )
        )
        lines = [
            breakable(message_line(message, first, now))
            for message in messages
            if message.driver_id == driver.driver_id
        ]
        if lines == self._model.stringList():
            return
        bar = self._view.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        self._model.setStringList(lines)
        if at_end:
            self._view.scrollToBottom()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(self._model.stringList())

    def sent(self) -> None:
        """What was written is on its way: the line is free."""
        self.line.clear()

    def _write(self) -> None:
        text = self.line.text().strip()
        if text:
            self.written.emit(text)

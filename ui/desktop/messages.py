"""The message area: the program's only voice, and it keeps what it said."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from ui.desktop.formats import clock
from ui.desktop.labels import plain_label
from ui.desktop.language import translate

KEPT = 500
HIGH, CALM_HIGH = 92, 32
"""Pixels: with messages, and while there is none."""


class Messages(QWidget):
    """Newest first. Texts are plain; long ones wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._model = QStringListModel(self)
        view = self._view = QListView()
        view.setObjectName("messages")
        view.setModel(self._model)
        view.setWordWrap(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setSpacing(2)
        view.setAccessibleName(translate("Messages", "Messages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 4, 8)
        column.setSpacing(4)
        heading = plain_label(translate("Messages", "Messages"), "heading")
        heading.setContentsMargins(12, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(view)
        column.addStretch(0)
        view.hide()
        self.setFixedHeight(CALM_HIGH)

    def say(self, message: str, at: datetime | None = None, *, trouble: bool = False) -> None:
        """Put a message on top, with the time on the depot's clock (else here); trouble is marked."""
        time = clock(at or datetime.now().astimezone())
        line = f"{time}  {'⚠ ' if trouble else ''}{message}"
        self._model.setStringList([line, *self._model.stringList()[: KEPT - 1]])
        self._view.show()
        self.setFixedHeight(HIGH)

    @property
    def kept(self) -> tuple[str, ...]:
        """What was said, newest first."""
        return tuple(self._model.stringList())

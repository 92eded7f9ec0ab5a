"""Find any command by a few letters; also the cheat sheet, since every row shows its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.language import translate
from ui.desktop.room import open_within


@dataclass(frozen=True, slots=True)
class Entry:
    """What is no command and found by its words all the same: only once something is typed, for there
    are many. ``sought`` are all words that find it, in small letters."""

    text: str
    sought: str
    open: Callable[[], None]


class CommandPalette(QDialog):
    """A field and the commands that match it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._actions = [action for _, action in actions if action.isEnabled()]
        self._entries: tuple[Entry, ...] = ()
        self._field = QLineEdit()
        self._field.setAccessibleName(translate("CommandPalette", "Command"))
        self._field.setPlaceholderText(translate("CommandPalette", "Type a command"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(translate("CommandPalette", "Commands found"))
        self._list.itemActivated.connect(self._run)
        self._list.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._field)
        column.addWidget(self._list)
        open_within(self, 420, 360)
        self._filter("")

    def offer_too(self, entries: Iterable[Entry]) -> None:
        """Find these as well, below the commands."""
        self._entries = tuple(entries)

    def open_over(self, window: QWidget, below: int = 40) -> None:
        """Show it in the middle of a window, so many pixels below its top, for one command."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + below)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)  # a popup does not take it by itself

    def _filter(self, text: str) -> None:
        self._list.clear()
        words = text.casefold().split()
        for action in self._actions:
            if all(word in action.text().casefold() for word in words):
                self._add(action)
        for entry in self._entries if words else ():
            if all(word in entry.sought for word in words):
                item = QListWidgetItem(entry.text)
                item.setData(Qt.ItemDataRole.UserRole, entry)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _add(self, action: QAction) -> None:
        keys = QKeySequence.listToString(action.shortcuts(), QKeySequence.SequenceFormat.NativeText)
        item = QListWidgetItem(f"{action.text()}    {keys}" if keys else action.text())
        item.setData(Qt.ItemDataRole.UserRole, action)
        self._list.addItem(item)

    def _run(self, item: QListWidgetItem | None) -> None:
        self.accept()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(found, Entry):
            found.open()
        elif found is not None:
            found.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows and Enter in the field work on the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(
                    max(0, min(self._list.count() - 1, self._list.currentRow() + step))
                )
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

"""Every command that has a key, by group, on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTreeView, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.language import marked, translate
from ui.desktop.room import open_within

_DRIVERS = marked("CheatSheet", "Choose a driver")
"""The group of the commands that stand in no menu."""


class CheatSheet(QDialog):
    """Keys and what they do; Escape closes it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("CheatSheet", "Keys"))
        open_within(self, 520, 640)
        self._rows = QStandardItemModel(0, 2, self)
        self._rows.setHorizontalHeaderLabels(
            [translate("CheatSheet", "Command"), translate("CheatSheet", "Keys")]
        )
        self._fill(actions)
        view = QTreeView()
        view.setObjectName("table")
        view.setModel(self._rows)
        view.expandAll()
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(translate("CheatSheet", "Commands and their keys"))
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        view.header().setStretchLastSection(False)
        view.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.setCurrentIndex(self._rows.index(0, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(view)

    def text(self) -> str:
        """All of it, a line per command."""
        lines = []
        for group in (self._rows.item(n) for n in range(self._rows.rowCount())):
            cells = [(group.child(n, 0), group.child(n, 1)) for n in range(group.rowCount())]
            lines += [f"{words.text()}  {keys.text()}" for words, keys in cells]
        return "\n".join(lines)

    def _fill(self, actions: Actions) -> None:
        groups: dict[str, QStandardItem] = {}
        for spec, action in actions:
            if not action.shortcuts():
                continue
            name = spec.menu or translate("CheatSheet", _DRIVERS)
            if name not in groups:
                groups[name] = QStandardItem(name)
                self._rows.appendRow([groups[name], QStandardItem("")])
            keys = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            groups[name].appendRow([QStandardItem(spec.text), QStandardItem(keys)])

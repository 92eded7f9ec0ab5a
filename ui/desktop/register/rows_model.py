"""The entries of a page as rows of a table: those that fit what is sought, archived ones if asked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from app.customers import digits_of
from app.domain.spelling import folded
from ui.desktop.language import translate
from ui.desktop.register.controller import RegisterRow
from ui.desktop.register.screen_spec import ScreenSpec, spoken
from ui.desktop.table_rows import Index, TableRows
from ui.desktop.theme import Theme


class RegisterModel(TableRows[RegisterRow]):
    """``show_rows`` with everything; ``seek`` narrows it."""

    def __init__(self, screen: ScreenSpec, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(tuple(spoken(title) for title, _ in screen.columns), parent)
        self._theme = theme
        self._all: tuple[RegisterRow, ...] = ()
        self._words: tuple[str, ...] = ()
        self._archived = False
        self._unsaved: frozenset[str] = frozenset()

    def show_rows(self, rows: tuple[RegisterRow, ...]) -> None:
        """Take everything in anew."""
        self._all = rows
        self._narrow()

    def seek(self, text: str, *, archived: bool) -> None:
        """Show only what has every word that is typed, or the digits of a phone number."""
        digits = digits_of(text) if not any(c.isalpha() for c in text) else ""
        plain = tuple(word for word in map(folded, text.split()) if word)
        self._words = (digits,) if len(digits) > 2 else plain
        self._archived = archived
        self._narrow()

    def mark_unsaved(self, record_ids: Collection[str]) -> None:
        """Which rows have something typed that is not saved."""
        if frozenset(record_ids) != self._unsaved:
            self._unsaved = frozenset(record_ids)
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    @property
    def all_rows(self) -> tuple[RegisterRow, ...]:
        """Every entry, in sight or not."""
        return self._all

    def index_of(self, record_id: str) -> QModelIndex:
        """Where an entry stands; an invalid index where it is not in sight."""
        rows = (n for n, row in enumerate(self._shown) if row.record_id == record_id)
        at = next(rows, None)
        return QModelIndex() if at is None else self.index(at, 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words; what is archived is muted."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            text = row.cells[index.column()]
            if index.column() == 0 and row.entry.archived:
                return translate("Register", "{text} (archived)").format(text=text)
            if index.column() == 0 and row.record_id in self._unsaved:
                return translate("Register", "{text} (not saved)").format(text=text)
            return text
        if role == Qt.ItemDataRole.ForegroundRole and (row.entry.archived or index.column()):
            return QBrush(QColor(self._theme.palette.muted))
        return None

    def _narrow(self) -> None:
        self.show(
            tuple(
                row
                for row in self._all
                if (self._archived or not row.entry.archived)
                and all(word in row.sought for word in self._words)
            )
        )

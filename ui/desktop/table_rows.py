"""A table of frozen rows under fixed column titles: what every such model of Qt's has in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

type Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


def flat_list(model: QAbstractItemModel, name: str) -> QTreeView:
    """A list of rows to be chosen whole, under its column titles; ``name`` is for who cannot see it."""
    view = QTreeView()
    view.setModel(model)
    view.setObjectName("table")
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setAccessibleName(name)
    view.header().setStretchLastSection(True)
    return view


def give_widths(header: QHeaderView, pixels: Iterable[int]) -> None:
    """Columns of so many pixels each, and wider where a title needs it in the person's language."""
    for column, wanted in enumerate(pixels):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(column, max(wanted, header.sectionSizeHint(column)))


class TableRows[Row](QAbstractTableModel):
    """Heirs put their rows into ``_shown``, between Qt's signals of that, and say what a cell shows."""

    def __init__(self, header: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self._shown: Sequence[Row] = ()

    def row(self, index: Index) -> Row | None:
        """What stands in a row; None for no row."""
        return self._shown[index.row()] if index.isValid() else None

    def show(self, rows: Sequence[Row]) -> None:
        """Take rows in anew."""
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: rows."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: columns."""
        return 0 if parent.isValid() else len(self._header)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt: the columns' words."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._header[section]
        return None

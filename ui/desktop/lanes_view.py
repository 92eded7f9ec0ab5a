"""The lanes on the left: one list, painted by a delegate, no widget per stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.domain.board import Board
from ui.desktop.day_filter import DayFilter, Sieve
from ui.desktop.lane_rows import GroupRow, StopRow, UnassignedRow, shift_of_row, stop_of_row
from ui.desktop.lanes_delegate import LanesDelegate
from ui.desktop.lanes_model import LanesModel
from ui.desktop.language import translate
from ui.desktop.rows_view import RowsView
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme

_ARROW_PX = 26


class LanesView(RowsView):
    """The list. It follows and sets the shared selection, and has more rows chosen beside that one."""

    def __init__(
        self,
        selection: Selection,
        theme: Theme,
        sieve: Sieve | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lanes = LanesModel(sieve, self)
        self._selection = selection
        self._following = False
        self._pressing = False
        self._filter = DayFilter()
        self._heading_px, self._row_px = theme.sizes.row_comfortable, theme.sizes.row_compact
        self.setModel(self.lanes)
        self.setSelectionMode(LanesView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(LanesDelegate(theme, self))
        self.setAccessibleName(
            translate("LanesView", "Lanes: unassigned orders and each driver's stops")
        )
        self.setMinimumWidth(240)
        self.viewport().setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._rows_changed)
        self.selectionModel().selectionChanged.connect(self._rows_changed)
        self.lanes.modelReset.connect(self._stay)
        selection.changed.connect(self._follow)
        selection.pointed.changed.connect(self._show_pointed)
        theme.changed.connect(self.viewport().update)

    def show_board(self, board: Board, day_filter: DayFilter) -> None:
        """Take a new picture or filter in."""
        another = day_filter != self._filter
        self._filter = day_filter
        self._following = True  # a row that goes hands nothing on to its neighbour
        self.lanes.show_board(board, day_filter)
        self._following = False
        chosen = self._selection
        if self.currentIndex() != self.lanes.index_of(chosen.shift_id, chosen.stop_id):
            self._stay()
        if another:
            self.scrollTo(self.currentIndex())
        self._mark_chosen()

    def chosen_stops(self) -> tuple[str, ...]:
        """The stops of the chosen rows, top to bottom."""
        rows = (self.lanes.row(index) for index in sorted(self.selectedIndexes()))
        return tuple(name for row in rows if (name := stop_of_row(row)))

    def _mark_chosen(self) -> None:
        """Choose the rows of all stops that are chosen and shown, wherever they stand by now."""
        chosen = self._selection
        if len(chosen.stop_ids) < 2 or len(self.selectedIndexes()) == len(chosen.stop_ids):
            return
        rows = QItemSelection()
        for index in self.lanes.indexes_of(chosen.has):
            rows.select(index, index)
        self._following = True
        self.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.Select)
        self._following = False

    def heights(self) -> Iterator[int]:
        """Headings are higher than what stands below them."""
        for rows in self.lanes.group_sizes():
            yield self._heading_px
            yield from repeat(self._row_px, rows - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading's arrow folds or unfolds it, elsewhere it chooses the row."""
        row = self.lanes.row(index := self.indexAt(event.position().toPoint()))
        if event.position().x() < _ARROW_PX and isinstance(row, GroupRow):
            self.lanes.fold(index.row(), not row.folded)
            return
        self._pressing = True  # Qt chooses by the point: no row may move before it has
        super().mousePressEvent(event)
        self._pressing = False
        self._rows_changed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The other views show what the pointer is over."""
        if not event.buttons():
            row = self.lanes.row(self.indexAt(event.position().toPoint()))
            self._selection.pointed.point(shift_of_row(row), stop_of_row(row))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        self._selection.pointed.point()
        super().leaveEvent(event)

    def is_pointed_at(self, row: int) -> bool:
        """Whether a row stands for what the pointer is over, here or in another view."""
        pointed = self._selection.pointed
        return row == self._row_of(pointed.shift_id, pointed.stop_id).row()

    def _row_of(self, shift_id: str, stop_id: str) -> QModelIndex:
        """The row of a stop, or the heading of its lane where the stop is not shown."""
        index = self.lanes.index_of(shift_id, stop_id)
        return index if index.isValid() or not shift_id else self.lanes.index_of(shift_id, "")

    def _show_pointed(self, shift_before: str, stop_before: str) -> None:
        """Paint the two rows that look another way now."""
        pointed = self._selection.pointed
        for place in ((shift_before, stop_before), (pointed.shift_id, pointed.stop_id)):
            self.viewport().update(self.visualRect(self._row_of(*place)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds a heading or goes up to it, right unfolds it; other keys move as in any list."""
        index = self.currentIndex()
        row = self.lanes.row(index)
        if row is None or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
        elif isinstance(row, GroupRow):
            self.lanes.fold(index.row(), event.key() == Qt.Key.Key_Left)
        elif event.key() == Qt.Key.Key_Left:
            self.setCurrentIndex(self.lanes.index(self.lanes.heading_of(index.row())))

    def _rows_changed(self, *_: object) -> None:
        """Another row is current, or others are chosen; Qt tells of these in either order."""
        if self._following or self._pressing:
            return
        row = self.lanes.row(self.currentIndex())
        if isinstance(row, StopRow):
            self._choose(row.lane.shift.shift_id, row.stop.stop_id)
        elif isinstance(row, UnassignedRow):
            self._choose("", row.unassigned.stop_id)
        elif isinstance(row, GroupRow):
            self._selection.select(row.lane.shift.shift_id if row.lane else "")

    def _choose(self, shift_id: str, stop_id: str) -> None:
        """All views are to know which rows are chosen, and which of them is current."""
        self._selection.choose(shift_id, stop_id, self.chosen_stops() or (stop_id,))

    def _follow(self) -> None:
        """Show what is selected elsewhere."""
        self._stay()
        self.scrollTo(self.currentIndex())

    def _stay(self) -> None:
        """Have the row current that is selected, wherever it stands now; nothing moves."""
        self._following = True
        chosen = self._selection
        self.lanes.choose(chosen.shift_id, chosen.stop_id, chosen.stop_ids)
        heading = self.lanes.index_of(chosen.shift_id, "")
        if chosen.stop_id and heading.isValid():
            self.lanes.fold(heading.row(), False)
        index = self.lanes.index_of(chosen.shift_id, chosen.stop_id)
        if self.currentIndex() != index or not index.isValid():  # else what is chosen beside it stays
            self.setCurrentIndex(index)
        if not index.isValid() or len(chosen.stop_ids) < len(self.selectedIndexes()):
            self.clearSelection()
        if index.isValid() and (not chosen.stop_id or chosen.has(chosen.stop_id)):
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self._following = False
        self._mark_chosen()

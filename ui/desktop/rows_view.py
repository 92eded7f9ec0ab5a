"""A list that lays out and paints what is in sight, however many rows there are.

Qt's own views ask the model and the delegate about every row whenever one comes or goes: thousands of
calls from C++ into Python, each of which waits its turn beside the program's other threads. Here the
heights are a plain list, and only visible rows are painted, in one go. It is a QListView, so that
screen readers know it as a list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

type Index = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """See the module. A subclass says how high rows are, and sets a delegate that paints them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tops: list[int] | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)  # a row that becomes current by itself moves nothing

    def heights(self) -> Iterable[int]:
        """The height of every row in pixels, top to bottom."""
        raise NotImplementedError

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Qt: follow a model; its rows may come, go and change."""
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self.forget_heights)

    def is_pointed_at(self, _row: int) -> bool:
        """Whether the mouse is over a row, where that is shown."""
        return False

    def forget_heights(self) -> None:
        """Rows are to be laid out anew, once before they are next painted."""
        self._tops = None
        self.scheduleDelayedItemsLayout()

    def tops(self) -> list[int]:
        """Where each row begins, in pixels from the first; last, where all of them end."""
        if self._tops is None:
            self._tops = [0, *accumulate(self.heights() if self.model() is not None else ())]
        return self._tops

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that lie between two heights of the viewport."""
        tops, offset = self.tops(), self.verticalOffset()
        first = max(0, bisect_right(tops, top + offset) - 1)
        return range(first, min(len(tops) - 1, bisect_right(tops, bottom + offset)))

    # --- where rows are ---

    def visualRect(self, index: Index) -> QRect:
        """Qt: a row's box in the viewport."""
        tops, row = self.tops(), index.row()
        if not index.isValid() or row >= len(tops) - 1:
            return QRect()
        top = tops[row] - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), tops[row + 1] - tops[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt: the row at a point of the viewport."""
        tops = self.tops()
        row = bisect_right(tops, point.y() + self.verticalOffset()) - 1
        return self.model().index(row, 0) if 0 <= row < len(tops) - 1 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Qt: bring a row into sight, moving no more than needed."""
        box, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        self.updateGeometries()
        if not box.isValid():
            return
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + box.center().y() - height // 2)
        elif box.top() < 0 or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() > height or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + box.bottom() + 1 - height)

    def verticalOffset(self) -> int:
        """Qt: pixels above the viewport."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Qt: rows are as wide as the viewport."""
        return 0

    def updateGeometries(self) -> None:
        """Qt: fit the scroll bar to the rows."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.tops()[-1] - height))
        bar.setPageStep(height)
        bar.setSingleStep(28)
        if bar.isVisible() != (bar.maximum() > 0):
            self.setViewportMargins(0, 0, 0, 0)  # Qt would make room for the bar a turn later

    def doItemsLayout(self) -> None:
        """Qt: nothing is laid out but what is asked for."""
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: rows may be higher in less width."""
        self._tops = None
        QAbstractItemView.resizeEvent(self, event)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Qt: move what is painted; the rest is painted as it comes into sight."""
        self.viewport().scroll(0, dy)

    # --- what the model tells ---

    def reset(self) -> None:
        """Qt: everything is another."""
        self._tops = None
        QAbstractItemView.reset(self)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Qt: rows came."""
        self.forget_heights()
        QAbstractItemView.rowsInserted(self, parent, start, end)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Qt: rows are going; QListView's own layout has nothing to forget."""
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        """Qt: paint again what changed and is in sight; all of it is, where rows came or went."""
        if self._tops is not None:
            self.viewport().update(self.visualRect(first).united(self.visualRect(last)))

    # --- choosing ---

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Qt: where a key leads to from the current row."""
        last, here = len(self.tops()) - 2, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        page = max(1, len(self.rows_between(0, self.viewport().height())) - 1)
        move = QAbstractItemView.CursorAction
        steps = {
            move.MoveUp: -1,
            move.MovePrevious: -1,
            move.MoveDown: 1,
            move.MoveNext: 1,
            move.MovePageUp: -page,
            move.MovePageDown: page,
            move.MoveHome: -last - 1,
            move.MoveEnd: last + 1,
        }
        row = here + steps.get(action, 0) if here >= 0 else 0
        return self.model().index(min(last, max(0, row)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Qt: choose the rows that lie in a box of the viewport."""
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomLeft())
        self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Qt: the boxes of chosen rows."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the rows that the damaged box touches."""
        self.executeDelayedItemsLayout()
        model, chosen = self.model(), self.selectionModel()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        with QPainter(self.viewport()) as painter:
            for row in self.rows_between(event.rect().top(), event.rect().bottom()):
                index = model.index(row, 0)
                option.rect = self.visualRect(index)
                option.state = plain
                if chosen.isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                if self.is_pointed_at(row):
                    option.state |= QStyle.StateFlag.State_MouseOver
                if self.hasFocus() and index == self.currentIndex():
                    option.state |= QStyle.StateFlag.State_HasFocus
                self.itemDelegate().paint(painter, option, index)

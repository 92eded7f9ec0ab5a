"""The table of a file's rows: what happens stands still at the left, the file's columns scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.importing.rows_model import FIRST_CELL, LINE, STATE, TO_KNOW, RowsModel
from ui.desktop.language import translate

_WIDTHS = {LINE: 48, STATE: 136, TO_KNOW: 260}
_CELL_PX = 132
_ROW_PX = 28
_BAR_PX = 3
_BEGUN = "begun"


class RowsTable(QWidget):
    """Two views of one model with one selection; ``cells`` is the one that is worked in."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self._model = model
        self.states = _view(model)
        self.cells = _view(model)
        self.states.setSelectionModel(self.cells.selectionModel())
        self.states.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.states.setFixedWidth(_WIDTHS[LINE] + _WIDTHS[STATE])
        self.states.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.states.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cells.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.cells.setAccessibleName(
            translate("Importing", "Rows of the file, problems first; F2 repairs a cell")
        )
        self.cells.verticalScrollBar().valueChanged.connect(self.states.verticalScrollBar().setValue)
        self.states.verticalScrollBar().valueChanged.connect(self.cells.verticalScrollBar().setValue)
        self.setFocusProxy(self.cells)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        line = QWidget()
        line.setObjectName("upright")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedWidth(1)
        still = QVBoxLayout()
        still.addWidget(self.states)
        still.addSpacing(self.cells.horizontalScrollBar().sizeHint().height())  # both as high
        across.addLayout(still)
        across.addWidget(line)
        across.addWidget(self.cells, 1)

    def fit(self) -> None:
        """Lay the columns of a new file out."""
        for column in range(self._model.columnCount()):
            still = column in (LINE, STATE)
            self.states.setColumnHidden(column, not still)
            self.cells.setColumnHidden(column, still)
            width = _WIDTHS[column] if column < FIRST_CELL else _CELL_PX
            (self.states if still else self.cells).setColumnWidth(column, width)

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one and let it be seen."""
        self.cells.setCurrentIndex(index)
        if index.column() > STATE:
            self.cells.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.cells.setFocus()


def _view(model: RowsModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setObjectName("table")
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)  # Tab goes on to what is known of the row
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW_PX)  # thousands of rows, and none is measured
    view.setItemDelegate(_Cell(view))
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # it takes two lines for one
    return view


class _Cell(QStyledItemDelegate):
    """Cells as the style sheet draws them, which knows no colours of single cells: the one at fault has
    a tint and a bar."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: the cell's text, once; judgements that come while somebody types do not take it back."""
        if not editor.property(_BEGUN):
            editor.setProperty(_BEGUN, True)
            super().setEditorData(editor, index)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: tint, then the cell, then the bar."""
        tint = index.data(Qt.ItemDataRole.BackgroundRole)
        rect: QRect = option.rect
        if isinstance(tint, QBrush):
            painter.fillRect(rect, tint)
        super().paint(painter, option, index)
        if isinstance(tint, QBrush):
            strong = tint.color()
            strong.setAlpha(255)
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR_PX, rect.height()), strong)

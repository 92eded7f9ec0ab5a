"""A line that suggests what may be meant: typed text asks, arrows and Enter choose, Tab moves on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.desktop.intake.controller import Suggestion
from ui.desktop.theme import Theme, interface_font

PAUSE_MS = 150
"""Nothing is asked while a person is still typing."""
ROW_PX = 28
_PAD, _GAP = 10, 16
_SUGGESTION = Qt.ItemDataRole.UserRole


class SuggestionDelegate(QStyledItemDelegate):
    """Paints what is suggested at the left and what tells it from others at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = interface_font(theme.sizes.base)
        self._small = interface_font(theme.sizes.secondary)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: one compact row."""
        return QSize(100, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: one row."""
        suggestion = index.data(_SUGGESTION)
        palette, box = self._theme.palette, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.selection))
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        small = QFontMetrics(self._small)
        aside = small.elidedText(suggestion.aside, Qt.TextElideMode.ElideRight, inner.width() * 3 // 5)
        width = small.horizontalAdvance(aside)
        painter.setFont(self._small)
        painter.setPen(QColor(palette.muted))
        painter.drawText(inner, int(_RIGHT), aside)
        room = inner.width() - width - (_GAP if width else 0)
        text = QFontMetrics(self._font).elidedText(suggestion.text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._font)
        painter.setPen(QColor(palette.text))
        painter.drawText(inner, int(_LEFT), text)
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SuggestingLine(QLineEdit):
    """``wanted`` carries text that a person has paused after; ``chosen`` a suggestion.

    ``first_is_meant``: Enter takes the first suggestion without an arrow key, as for an address, where
    the best hit is nearly always the one; not for a name, which may be a new one.
    """

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self, theme: Theme, *, first_is_meant: bool) -> None:
        super().__init__()
        self._first = 0 if first_is_meant else -1
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.list = QListWidget(self)
        self.list.setObjectName("suggestions")
        self.list.setItemDelegate(SuggestionDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._choose)
        self.list.hide()
        self.textEdited.connect(self._edited)

    def show_suggestions(self, text: str, found: tuple[Suggestion, ...]) -> None:
        """Show what may be meant by ``text``, if that is still what stands here."""
        if text != self.text() or not self.hasFocus():
            return
        self.list.clear()
        for suggestion in found:
            item = QListWidgetItem(suggestion.text)  # what screen readers say
            item.setData(_SUGGESTION, suggestion)
            self.list.addItem(item)
        if not found:
            self.list.hide()
            return
        self.list.setCurrentRow(self._first)
        ground = self.window()
        corner = self.mapTo(ground, QPoint(0, self.height() + 2))
        width = max(self.width(), min(520, ground.width() - corner.x() - 16))
        self.list.setParent(ground)
        self.list.setGeometry(QRect(corner, QSize(width, len(found) * ROW_PX + 2)))
        self.list.show()
        self.list.raise_()

    def close_suggestions(self) -> None:
        """Nothing is suggested any more."""
        self._pause.stop()
        self.list.hide()

    def _edited(self) -> None:
        self.list.hide()
        self._pause.start()

    def _choose(self, item: QListWidgetItem) -> None:
        self.close_suggestions()
        self.chosen.emit(item.data(_SUGGESTION))

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Enter and Escape are the list's while it is open."""
        if not self.list.isVisible():
            super().keyPressEvent(event)
            return
        key, row, rows = event.key(), self.list.currentRow(), self.list.count()
        if key == Qt.Key.Key_Down:
            self.list.setCurrentRow(min(row + 1, rows - 1))
        elif key == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(row - 1, self._first))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._choose(self.list.item(row))
        elif key == Qt.Key.Key_Escape:
            self.close_suggestions()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: suggestions go with the cursor."""
        self.close_suggestions()
        super().focusOutEvent(event)

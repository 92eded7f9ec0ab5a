"""The issues of the day as one list of painted cards: a thousand cost no more than those in sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.board import DayIssue
from ui.desktop.issue_looks import draw_glyph, look_of
from ui.desktop.labels import breakable
from ui.desktop.language import translate
from ui.desktop.rows_view import RowsView
from ui.desktop.theme import Theme, interface_font
from ui.desktop.vocabulary import said

type Index = QModelIndex | QPersistentModelIndex

ISSUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
BESIDE_PX = 12
"""Room between the cards and the panel's edge, or the scroll bar."""
LEAST_PX = 66
"""The list keeps so much height, where it has as much to show, whatever else stands in the panel."""
MEASURED_AT_ONCE = 30
_GUESS_PX = 62
_FORGET = 4
"""When so many times as many measures are kept as there are issues, all are let go of."""
_GAP_PX = 8
_MARGINS = (13, 7, 11, 7)
"""From a card's edge to its words."""
_BETWEEN_PX = 4
_GLYPH_PX = 18
"""The title begins so far to the right, behind its glyph."""
_WRAP = Qt.TextFlag.TextWordWrap


class IssuesModel(QAbstractListModel):
    """The issues, heaviest first. Views are told of those that came, went or changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.issues: tuple[DayIssue, ...] = ()
        self._given: tuple[DayIssue, ...] = ()

    def show(self, issues: tuple[DayIssue, ...]) -> None:
        """Take the issues as they stand now."""
        if issues is self._given:
            return
        self._given = issues
        old, new = self.issues, tuple(sorted(issues, key=lambda issue: -issue.weight))
        head = _common([i.issue_id for i in old], [i.issue_id for i in new])
        tail = _common([i.issue_id for i in old[head:][::-1]], [i.issue_id for i in new[head:][::-1]])
        if len(old) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self.issues = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(new) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            self.issues = self.issues[:head] + new[head : len(new) - tail] + self.issues[head:]
            self.endInsertRows()
        before, self.issues = self.issues, new
        for row, (was, now) in enumerate(zip(before, new, strict=True)):
            if was is not now and was != now:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: a row per issue."""
        return 0 if parent.isValid() else len(self.issues)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """``ISSUE_ROLE`` gives the issue; the words are for screen readers and tests."""
        if not index.isValid():
            return None
        issue = self.issues[index.row()]
        if role == ISSUE_ROLE:
            return issue
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return ". ".join(
                words for words in (said(issue.title), said(issue.detail), actions_text(issue)) if words
            )
        return None


def actions_text(issue: DayIssue) -> str:
    """``Call Ben · Give stops to another driver``: what can be done."""
    return "  ·  ".join(map(said, issue.actions))


def _common(a: list[str], b: list[str]) -> int:
    """How many items two lists share from the start."""
    for n, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return n
    return min(len(a), len(b))


class IssueDelegate(QStyledItemDelegate):
    """Paints an issue as a card with its title, its detail and what can be done, and knows how high
    that is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = interface_font(theme.sizes.base, QFont.Weight.DemiBold)
        self._detail = interface_font(theme.sizes.secondary)

    def height(self, issue: DayIssue, width: int) -> int:
        """Pixels of a card so wide, with the gap below it."""
        inside = width - _MARGINS[0] - _MARGINS[2]
        words = self._lines(said(issue.title), self._title, inside - _GLYPH_PX)
        for text in filter(None, (said(issue.detail), actions_text(issue))):
            words += _BETWEEN_PX + self._lines(text, self._detail, inside)
        return words + _MARGINS[1] + _MARGINS[3] + _GAP_PX

    def _lines(self, text: str, font: QFont, width: int) -> int:
        """The height of a text that is wrapped."""
        box = QRect(0, 0, width, 100_000)
        return QFontMetrics(font).boundingRect(box, int(_WRAP), breakable(text)).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one card."""
        issue, state = index.data(ISSUE_ROLE), option.state
        palette, radius = self._theme.palette, self._theme.sizes.radius
        edge = palette.line
        if state & QStyle.StateFlag.State_HasFocus:
            edge = palette.accent
        elif state & QStyle.StateFlag.State_MouseOver:
            edge = palette.muted
        box = option.rect.adjusted(0, 0, 0, -_GAP_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(outline, QColor(palette.panel))
        painter.setClipPath(outline)
        colour = QColor(look_of(issue.kind).colour(palette))
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), colour)
        painter.setClipping(False)
        painter.strokePath(outline, QPen(QColor(edge), 1))
        left, top, right, _ = _MARGINS
        text = box.adjusted(left, top, -right, 0)
        middle = QFontMetrics(self._title).height() / 2
        draw_glyph(painter, QPointF(text.left() + 6, text.top() + middle), 6, issue.kind, palette)
        self._write(painter, text, said(issue.title), self._title, palette.text, _GLYPH_PX)
        self._write(painter, text, said(issue.detail), self._detail, palette.muted)
        self._write(painter, text, actions_text(issue), self._detail, palette.text)
        painter.restore()

    def _write(
        self, painter: QPainter, box: QRect, words: str, font: QFont, colour: str, indent: int = 0
    ) -> None:
        """Write words at the top of a box, wrapped, and take their room from the box."""
        if not words:
            return
        part = box.adjusted(indent, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(part, int(_WRAP), breakable(words))
        box.setTop(box.top() + self._lines(words, font, part.width()) + _BETWEEN_PX)


class IssuesView(RowsView):
    """The list; a card is chosen by the mouse, or by Enter and Space. As high as what it shows, and
    scrolled by itself where there is no room for that. ``pointed`` has the shift and the stop of the
    card that the mouse is over or the keyboard has come to, '' for none."""

    chosen = Signal(DayIssue)
    pointed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = IssuesModel(self)
        self._card = IssueDelegate(theme, self)
        self._under_mouse = -1
        self._measured: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self._measured_px = 0
        self._measure_more = QTimer(self)
        self._measure_more.setSingleShot(True)
        self._measure_more.timeout.connect(self.forget_heights)
        self.setModel(self.cards)
        self.setItemDelegate(self._card)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("IssuesView", "Issues of the day, the heaviest first"))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setMouseTracking(True)
        self.cards.dataChanged.connect(self.forget_heights)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._come_to)
        theme.changed.connect(self.viewport().update)

    def heights(self) -> Iterator[int]:
        """As high as an issue's words, wrapped. So many are measured in one go, from the top; others
        are guessed until their turn comes, a moment later."""
        width, fresh = self._card_px(), 0
        if width != self._measured_px or len(self._measured) > _FORGET * (len(self.cards.issues) + 100):
            self._measured_px, self._measured = width, {}
        for issue in self.cards.issues:
            key = issue.title, issue.detail, issue.actions
            height = self._measured.get(key)
            if height is None and fresh < MEASURED_AT_ONCE:
                fresh += 1
                height = self._measured[key] = self._card.height(issue, width)
            yield height or _GUESS_PX
        if fresh == MEASURED_AT_ONCE:
            self._measure_more.start()

    def _card_px(self) -> int:
        return self.viewport().width() - BESIDE_PX

    def visualRect(self, index: Index) -> QRect:
        """Qt: a card's box in the viewport."""
        box = super().visualRect(index)
        box.setWidth(self._card_px())
        return box

    def updateGeometries(self) -> None:
        """Qt: as high as the cards, and no higher."""
        whole = self.tops()[-1]
        self.setMaximumHeight(whole)
        self.setMinimumHeight(min(whole, LEAST_PX))
        super().updateGeometries()

    def is_pointed_at(self, row: int) -> bool:
        """Whether the mouse is over a row."""
        return row == self._under_mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the card under the mouse is outlined."""
        self._point_at(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the mouse is elsewhere."""
        self._point_at(-1)
        super().leaveEvent(event)

    def _point_at(self, row: int) -> None:
        if row != self._under_mouse:
            self._under_mouse = row
            self.viewport().update()
            self._tell_pointed(self.cards.index(row))

    def _come_to(self, index: QModelIndex) -> None:
        self.scrollTo(index)
        self._tell_pointed(index)

    def _tell_pointed(self, index: QModelIndex) -> None:
        issue = index.data(ISSUE_ROLE)
        self.pointed.emit(*((issue.shift_id, issue.stop_id) if issue is not None else ("", "")))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the keyboard is elsewhere."""
        self.pointed.emit("", "")
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: chosen by the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        issue = index.data(ISSUE_ROLE)
        if isinstance(issue, DayIssue):
            self.chosen.emit(issue)

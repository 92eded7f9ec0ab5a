"""How a row of the lanes looks: a lane's header, a stop, an order that nobody has."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.board import Lane
from app.domain.orders import TaskKind
from resources.tokens import UNASSIGNED, Palette
from ui.desktop.formats import clock, wall_clock
from ui.desktop.lane_rows import GroupRow, Row, StopRow, UnassignedRow, shift_of_row
from ui.desktop.lanes_model import ROW_ROLE
from ui.desktop.language import translate
from ui.desktop.row_pictures import RowPictures, blank
from ui.desktop.shapes import StopLook, draw_badge, draw_padlock, draw_stop
from ui.desktop.theme import Theme, interface_font
from ui.desktop.words import is_unsent, late_text, outcome_word, why_text

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_GAP = 8
_KEPT_ROWS = 200
"""Pictures of so many rows are kept: half a dozen views' worth of them, some 6 MB."""
_WIDEST_S = 22 * 3600
"""A time of the day that takes the most room, with twelve hours as with twenty-four."""


class LanesDelegate(QStyledItemDelegate):
    """Paints a lane's header and its stops from the row's value."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        sizes = theme.sizes
        self._font = interface_font(sizes.base)
        self._bold = interface_font(sizes.base, QFont.Weight.DemiBold)
        self._small = interface_font(sizes.secondary)
        self._small_bold = interface_font(sizes.secondary, QFont.Weight.DemiBold)
        self._time_px = QFontMetrics(self._font).horizontalAdvance(wall_clock(_WIDEST_S))
        self._pictures = RowPictures()

    @property
    def painted(self) -> int:
        """So many rows were painted so far, and not taken as they were."""
        return self._pictures.painted

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if row is None:
            return
        palette = self._theme.palette
        box = QRect(option.rect)
        box.setLeft(0)
        self._pictures.use((box.width(), painter.device().devicePixelRatioF(), palette), _KEPT_ROWS)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        key, values = _what_shows(row)
        picture = self._pictures.of(
            (key, chosen), values, lambda: self._picture(painter, box, row, chosen, palette)
        )
        painter.drawPixmap(box.topLeft(), picture)
        if option.state & QStyle.StateFlag.State_MouseOver:
            radius = self._theme.sizes.radius
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.muted), 1))
            painter.drawRoundedRect(QRectF(box).adjusted(5.5, 1.5, -5.5, -1.5), radius, radius)
            painter.restore()

    def _picture(
        self, painter: QPainter, place: QRect, row: Row, chosen: bool, palette: Palette
    ) -> QPixmap:
        ground = palette.selection if chosen else palette.panel
        picture = blank(place.size(), painter.device().devicePixelRatioF(), ground)
        box = QRect(QPoint(0, 0), place.size())
        with QPainter(picture) as p:
            match row:
                case GroupRow():
                    self._paint_group(p, box, row, palette)
                case StopRow():
                    self._paint_stop(p, box, row, palette)
                case UnassignedRow():
                    self._paint_unassigned(p, box, row, palette)
        return picture

    def _paint_group(self, p: QPainter, box: QRect, row: GroupRow, palette: Palette) -> None:
        p.setPen(QColor(palette.line))
        p.drawLine(box.topLeft(), box.topRight())
        self._arrow(p, QPointF(14, box.center().y() + 0.5), not row.folded, palette)
        text = box.adjusted(26, 0, -10, 0)
        if row.lane is None:
            self._text(
                p,
                text,
                translate("LanesView", "Unassigned ({count})").format(count=row.count),
                self._bold,
                palette.text,
            )
            return
        lane, route = row.lane, palette.route(row.lane.hue)
        pen = QPen(QColor(route.colour), 4)
        if route.dashed:
            pen.setDashPattern([1.5, 1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        p.setPen(pen)
        p.drawLine(2, box.top() + 5, 2, box.bottom() - 4)
        count = f"{lane.done}/{len(lane.stops)}"
        self._text(p, text, count, self._bold, palette.text, _RIGHT)
        text.setRight(text.right() - QFontMetrics(self._bold).horizontalAdvance(count) - _GAP)
        if lane.unsent:
            text = self._unsent_tag(p, text, palette)
        text = self._lateness(p, text, lane, palette)
        used = self._text(p, text, lane.shift.driver.name, self._bold, palette.text)
        word = row.silence or lane.shift.vehicle.name
        if lane.out:
            word = translate("LanesView", "out")
        elif lane.ended:
            word = translate("LanesView", "ended")
        self._text(p, text.adjusted(used + _GAP, 0, 0, 0), word, self._small, palette.muted)
        self._progress(p, box, lane, route.colour, palette)

    def _lateness(self, p: QPainter, text: QRect, lane: Lane, palette: Palette) -> QRect:
        worst = max((s.late_s for s in lane.stops if not s.state.is_final), default=0)
        words = late_text(worst)
        if not words:
            return text
        left = draw_badge(p, text.right(), text.center().y() + 0.5, words, self._small_bold, palette)
        return text.adjusted(0, 0, round(left) - _GAP - text.right(), 0)

    def _unsent_tag(self, p: QPainter, text: QRect, palette: Palette) -> QRect:
        """A dashed outline with the word: phones have something else."""
        word = translate("LanesView", "unsent")
        width = QFontMetrics(self._small).horizontalAdvance(word) + 10
        tag = QRectF(text.right() - width, text.center().y() - 8, width, 17)
        pen = QPen(QColor(palette.text), 1)
        pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.drawRoundedRect(tag, 4, 4)
        p.setFont(self._small)
        p.drawText(tag, Qt.AlignmentFlag.AlignCenter, word)
        return text.adjusted(0, 0, -width - _GAP, 0)

    def _progress(self, p: QPainter, box: QRect, lane: Lane, colour: str, palette: Palette) -> None:
        whole = QRect(26, box.bottom() - 3, box.width() - 36, 2)
        p.fillRect(whole, QColor(palette.line))
        if lane.stops:
            whole.setWidth(whole.width() * lane.done // len(lane.stops))
            p.fillRect(whole, QColor(colour))

    def _arrow(self, p: QPainter, at: QPointF, is_open: bool, palette: Palette) -> None:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(palette.muted), 1.6))
        if is_open:
            p.drawPolyline([at + QPointF(-3.5, -2), at + QPointF(0, 2), at + QPointF(3.5, -2)])
        else:
            p.drawPolyline([at + QPointF(-2, -3.5), at + QPointF(2, 0), at + QPointF(-2, 3.5)])
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_stop(self, p: QPainter, box: QRect, row: StopRow, palette: Palette) -> None:
        stop, lane = row.stop, row.lane
        look = StopLook(
            palette.state(stop.state.value),
            square=stop.task is TaskKind.PICKUP,
            dashed=is_unsent(lane, stop),
        )
        draw_stop(p, QPointF(34, box.center().y() + 1), 7, look, palette)
        text = box.adjusted(46, 0, -10, 0)
        faint = palette.muted if stop.state.is_final else palette.text
        number = QRect(text.left(), text.top(), 20, text.height())
        self._text(p, number, str(stop.number), self._font, faint, _RIGHT)
        self._text(p, text, clock(stop.eta, lane.shift.depot.zone), self._font, faint, _RIGHT)
        text.setLeft(number.right() + _GAP)
        text.setRight(text.right() - self._time_px - _GAP)
        late = late_text(stop.late_s)
        if late:
            left = draw_badge(p, text.right(), text.center().y() + 0.5, late, self._small_bold, palette)
            text.setRight(round(left) - _GAP)
        offered = translate("LaneRows", "offered to a carrier") if stop.tendered else ""
        word = self._fit(offered or outcome_word(stop, palette), self._small, text.width() // 2)
        self._text(p, text, word, self._small, look.state.colour, _RIGHT)
        text.setRight(text.right() - QFontMetrics(self._small).horizontalAdvance(word) - _GAP)
        if stop.locked:
            draw_padlock(p, QPointF(text.right() - 5, text.center().y() + 0.5), faint)
            text.setRight(text.right() - 10 - _GAP)
        self._text(p, text, stop.name or stop.address, self._font, faint)

    def _paint_unassigned(self, p: QPainter, box: QRect, row: UnassignedRow, palette: Palette) -> None:
        look = StopLook(palette.state(UNASSIGNED))
        draw_stop(p, QPointF(34, box.center().y() + 1), 7, look, palette)
        text = box.adjusted(46, 0, -10, 0)
        used = self._text(
            p, text, self._fit(row.name, self._font, text.width() // 2), self._font, palette.text
        )
        self._text(
            p, text.adjusted(used + _GAP, 0, 0, 0), why_text(row.unassigned), self._small, palette.muted
        )

    def _fit(self, words: str, font: QFont, width: int) -> str:
        return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)

    def _text(
        self,
        p: QPainter,
        box: QRect,
        words: str,
        font: QFont,
        colour: str,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> int:
        """Draw one line, cut with an ellipsis; returns the pixels it took."""
        shown = self._fit(" ".join(words.split()), font, box.width())
        p.setFont(font)
        p.setPen(QColor(colour))
        p.drawText(box, int(align | Qt.TextFlag.TextSingleLine), shown)
        return QFontMetrics(font).horizontalAdvance(shown)


def _what_shows(row: Row) -> tuple[Hashable, tuple[object, ...]]:
    """What a row looks by: a key, and the values that are the same ones while nothing is another."""
    match row:
        case GroupRow(lane=lane):
            return (shift_of_row(row), "", row.count, row.silence, row.folded), (lane,)
        case StopRow(lane=lane, stop=stop):
            return (shift_of_row(row), stop.stop_id, is_unsent(lane, stop)), (lane.shift, stop)
        case UnassignedRow(unassigned=unassigned, order=order):
            return ("", unassigned.stop_id), (unassigned, order)

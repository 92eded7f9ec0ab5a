"""The timeline: a row per driver, stops and driving to scale, the plan as a ghost behind."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.domain.board import Board, BoardStop, Lane
from resources.tokens import Palette
from ui.desktop.day_filter import DayFilter, Sieve
from ui.desktop.distances import distance
from ui.desktop.formats import clock
from ui.desktop.labels import plain_tip
from ui.desktop.language import translate
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme, interface_font
from ui.desktop.timeline_row import LABEL_PX, ROW_PX, RowPainter, RowsLook, TimeAxis
from ui.desktop.words import (
    basis_text,
    eta_text,
    late_chance_text,
    late_text,
    outstanding_text,
    overtime_text,
    state_word,
    window_text,
)

AXIS_PX = 24
_REACH_PX = 8
_RIGHT_PX = 24
"""Room for half of the last hour's words."""
_KEPT_VIEWS = 4
"""Pictures of rows are kept for so many views' worth of them."""

OVERTIME = timedelta(hours=6)
"""The axis goes no farther beyond the last shift: on a day long gone, open stops are expected now."""


class Timeline(QAbstractScrollArea):
    """Painted by hand; the lanes list is its equivalent for screen readers."""

    def __init__(
        self,
        selection: Selection,
        theme: Theme,
        sieve: Sieve | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._theme = theme
        self._board: Board | None = None
        self._filter = DayFilter()
        self._zoom = 1.0
        self._font = interface_font(theme.sizes.secondary)
        self._sieve = sieve or Sieve()
        bold = interface_font(theme.sizes.base, QFont.Weight.DemiBold)
        self._rows = RowPainter(bold, self._sieve)
        self._ends: dict[str, tuple[Lane, datetime]] = {}
        self._span: tuple[Board, datetime, datetime] | None = None
        self.setAccessibleName(translate("Timeline", "Timeline of the day, a row per driver"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)
        selection.changed.connect(self._reveal)
        selection.pointed.changed.connect(self._show_pointed)
        theme.changed.connect(self.viewport().update)

    def show_board(self, board: Board, day_filter: DayFilter) -> None:
        """Take a new picture or filter in."""
        self._board, self._filter = board, day_filter
        self._set_ranges()
        self.viewport().update()

    def set_zoom(self, zoom: float, around: float | None = None) -> None:
        """Zoom 1 (the day fits) to 12, keeping the pixel ``around`` where it is."""
        old, self._zoom = self._zoom, min(12.0, max(1.0, zoom))
        self._set_ranges()
        place = (self._chart_width() / 2) if around is None else around - LABEL_PX
        bar = self.horizontalScrollBar()
        bar.setValue(round((bar.value() + place) * self._zoom / old - place))
        self.viewport().update()

    def _chart_width(self) -> int:
        return max(50, self.viewport().width() - LABEL_PX - _RIGHT_PX)

    def _axis(self, board: Board) -> TimeAxis:
        """The axis that holds the whole board."""
        if self._span is None or self._span[0] is not board:
            self._span = board, *self._spanned(board)
        return TimeAxis(self._span[1], self._span[2], self._chart_width() * self._zoom)

    def _spanned(self, board: Board) -> tuple[datetime, datetime]:
        """The full hours between which everything on the board lies."""
        starts = [lane.starts for lane in board.lanes] or [board.now]
        ends = [self._end(lane) for lane in board.lanes if lane.stops]
        first = min(starts).replace(minute=0, second=0, microsecond=0)
        latest = max([lane.ends for lane in board.lanes] or [first]) + OVERTIME
        last = max(min(max(ends, default=first), latest), first + timedelta(hours=4))
        return first, last.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)

    def _end(self, lane: Lane) -> datetime:
        """The last instant of a lane; looked for once while the lane is the same."""
        known = self._ends.get(lane.shift.shift_id)
        if known is None or known[0] is not lane:
            end = max(lane.ends, lane.starts, *(stop.eta for stop in lane.stops))
            known = self._ends[lane.shift.shift_id] = lane, end
        return known[1]

    def _set_ranges(self) -> None:
        rows = len(self._board.lanes) if self._board else 0
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, AXIS_PX + rows * ROW_PX - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, round(self._chart_width() * (self._zoom - 1)))
        self.horizontalScrollBar().setPageStep(self._chart_width())

    def _reveal(self) -> None:
        """Bring the selected lane into sight."""
        ids = [lane.shift.shift_id for lane in self._board.lanes] if self._board else []
        bar, height = self.verticalScrollBar(), self.viewport().height() - AXIS_PX
        if self._selection.shift_id in ids:
            top = ids.index(self._selection.shift_id) * ROW_PX
            bar.setValue(min(top, max(bar.value(), top + ROW_PX - height)))
        self.viewport().update()

    # --- painting ---

    def _paint(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        with QPainter(self.viewport()) as p:
            p.fillRect(event.rect(), QColor(palette.panel))
            if self._board is not None and self._board.lanes:
                axis = self._axis(self._board)
                self._paint_hours(p, axis, self._board, palette)
                self._paint_rows(p, axis, self._board, event.rect())
                self._paint_pointed(p, axis, self._board)
                p.fillRect(QRectF(0, 0, LABEL_PX - 20, AXIS_PX), QColor(palette.panel))
                self._paint_now(p, axis, self._board, palette)

    def _left(self) -> float:
        return LABEL_PX - self.horizontalScrollBar().value()

    def _top(self, row: int) -> int:
        return AXIS_PX + row * ROW_PX - self.verticalScrollBar().value()

    def _paint_rows(self, p: QPainter, axis: TimeAxis, board: Board, damaged: QRect) -> None:
        """The rows that the damaged box touches, below the axis."""
        view, ratio = self.viewport(), self.viewport().devicePixelRatioF()
        look = RowsLook(axis, self._left(), view.width(), ratio, self._theme.palette)
        self._sieve.use(self._filter, board.orders)
        self._rows.use(look, _KEPT_VIEWS * (view.height() // ROW_PX + 2))
        p.setClipRect(QRect(0, AXIS_PX, view.width(), view.height()))
        chosen = self._selection
        first = max(0, (max(damaged.top(), AXIS_PX) - self._top(0)) // ROW_PX)
        for row in range(first, len(board.lanes)):
            if self._top(row) > damaged.bottom():
                break
            lane = board.lanes[row]
            is_chosen = lane.shift.shift_id == chosen.shift_id
            marked = self._marked_of(lane)
            p.drawPixmap(0, self._top(row), self._rows.picture(lane, is_chosen, marked))
        p.setClipping(False)

    def _paint_pointed(self, p: QPainter, axis: TimeAxis, board: Board) -> None:
        """What the pointer is over, here or elsewhere: a ring around the stop, or the row's edge."""
        pointed = self._selection.pointed
        row = self._row_of(pointed.shift_id)
        if row < 0:
            return
        lane = board.lanes[row]
        stop = next((stop for stop in lane.stops if stop.stop_id == pointed.stop_id), None)
        p.save()
        p.setClipRect(QRect(0, AXIS_PX, self.viewport().width(), self.viewport().height()))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(self._theme.palette.muted), 1.5))
        p.setBrush(Qt.BrushStyle.NoBrush)
        if stop is not None:
            p.drawEllipse(QPointF(self._left() + axis.x(stop.eta), self._top(row) + 13.5), 10.5, 10.5)
        else:
            radius = self._theme.sizes.radius
            p.drawRoundedRect(self.place_of(lane, None).adjusted(6, 0.5, -1, 0), radius, radius)
        p.restore()

    def _row_of(self, shift_id: str) -> int:
        """The row of a shift, -1 where it has none."""
        lanes = self._board.lanes if self._board is not None and shift_id else ()
        return next((row for row, lane in enumerate(lanes) if lane.shift.shift_id == shift_id), -1)

    def _show_pointed(self, shift_before: str, _stop_before: str) -> None:
        """Paint the two rows that look another way now."""
        for row in {self._row_of(shift_before), self._row_of(self._selection.pointed.shift_id)} - {-1}:
            self.viewport().update(0, self._top(row), self.viewport().width(), ROW_PX)

    def _marked_of(self, lane: Lane) -> frozenset[str]:
        """The chosen stops that a lane has."""
        chosen = self._selection
        if len(chosen.stop_ids) < 2 and lane.shift.shift_id != chosen.shift_id:
            return frozenset()
        return frozenset(stop.stop_id for stop in lane.stops if chosen.has(stop.stop_id))

    def _paint_hours(self, p: QPainter, axis: TimeAxis, board: Board, palette: Palette) -> None:
        zone = board.lanes[0].shift.depot.zone
        p.setFont(self._font)
        for at in axis.hours():
            x = round(self._left() + axis.x(at))
            if not 0 <= x <= self.viewport().width() + 30:
                continue
            p.setPen(QColor(palette.line))
            p.drawLine(x, AXIS_PX - 6, x, self.viewport().height())
            if abs(self._left() + axis.x(board.now) - x) < 42:
                continue  # the now tag stands here
            p.setPen(QColor(palette.muted))
            p.drawText(
                QRect(x - 30, 0, 60, AXIS_PX), int(Qt.AlignmentFlag.AlignCenter), clock(at, zone)
            )

    def _paint_now(self, p: QPainter, axis: TimeAxis, board: Board, palette: Palette) -> None:
        x = self._left() + axis.x(board.now)
        if not LABEL_PX - 8 <= x <= self.viewport().width():
            return
        words = clock(board.now, board.lanes[0].shift.depot.zone)
        p.setPen(QPen(QColor(palette.accent), 2))
        p.drawLine(QPointF(x, AXIS_PX - 2), QPointF(x, self.viewport().height()))
        p.setFont(self._font)
        tag = QRectF(x - 22, 3, 44, AXIS_PX - 6)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setBrush(QColor(palette.accent))
        p.setPen(Qt.PenStyle.NoPen)
        p.drawRoundedRect(tag, 4, 4)
        p.setPen(QColor(palette.on_accent))
        p.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), words)

    # --- events ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the viewport's painting, clicks and help come here."""
        if watched is self.viewport():
            if isinstance(event, QPaintEvent):
                self._paint(event)
                self.paint_over()
                return True
            if isinstance(event, QHelpEvent):
                self._show_help(event)
                return True
            if event.type() is QEvent.Type.Leave:
                self._selection.pointed.point()
            elif isinstance(event, QMouseEvent) and not event.buttons():
                lane, stop = self.hit(event.position())
                pointed_shift = lane.shift.shift_id if lane else ""
                self._selection.pointed.point(pointed_shift, stop.stop_id if stop else "")
        return super().eventFilter(watched, event)

    def paint_over(self) -> None:
        """What a subclass shows above the rows."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the day is fitted anew."""
        super().resizeEvent(event)
        self._set_ranges()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1.2 if event.angleDelta().y() > 0 else 1 / 1.2
            self.set_zoom(self._zoom * step, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the stop, else the lane, under the pointer."""
        lane, stop = self.hit(event.position())
        self._selection.select(lane.shift.shift_id if lane else "", stop.stop_id if stop else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along a lane's stops and from lane to lane."""
        steps = {
            int(Qt.Key.Key_Left): (0, -1),
            int(Qt.Key.Key_Right): (0, 1),
            int(Qt.Key.Key_Up): (-1, 0),
            int(Qt.Key.Key_Down): (1, 0),
        }
        step = steps.get(event.key())
        if step is None or self._board is None or not self._board.lanes:
            super().keyPressEvent(event)
            return
        self._walk(*step)

    def _walk(self, lanes: int, stops: int) -> None:
        board = self._board
        if board is None:
            return
        ids = [lane.shift.shift_id for lane in board.lanes]
        chosen = self._selection
        row = ids.index(chosen.shift_id) if chosen.shift_id in ids else 0
        row = min(len(ids) - 1, max(0, row + lanes))
        stop_ids = [stop.stop_id for stop in board.lanes[row].stops]
        if not stops or not stop_ids:
            chosen.select(ids[row])
            return
        here = stop_ids.index(chosen.stop_id) if chosen.stop_id in stop_ids else -1
        chosen.select(ids[row], stop_ids[min(len(stop_ids) - 1, max(0, here + stops))])

    def hit(self, place: QPointF) -> tuple[Lane | None, BoardStop | None]:
        """Lane and stop at a point of the viewport."""
        board = self._board
        row = int((place.y() - self._top(0)) // ROW_PX)
        if board is None or place.y() < AXIS_PX or not 0 <= row < len(board.lanes):
            return None, None
        lane, axis = board.lanes[row], self._axis(board)
        near = [(abs(self._left() + axis.x(s.eta) - place.x()), n) for n, s in enumerate(lane.stops)]
        away, number = min(near, default=(_REACH_PX + 1.0, 0))
        if away > _REACH_PX or place.x() < LABEL_PX - 8:
            return lane, None
        return lane, lane.stops[number]

    def instant(self, x: float) -> datetime | None:
        """The time at so many pixels from the left; None where there is no chart."""
        if self._board is None or x < LABEL_PX - 8:
            return None
        return self._axis(self._board).at(x - self._left())

    def place_of(self, lane: Lane, at: datetime | None) -> QRectF:
        """Where an instant of a lane is in the viewport, as an upright line; without one, the row."""
        board = self._board
        rows = [each.shift.shift_id for each in board.lanes] if board is not None else []
        if board is None or lane.shift.shift_id not in rows:
            return QRectF()
        top = self._top(rows.index(lane.shift.shift_id))
        if at is None:
            return QRectF(1, top + 1, self.viewport().width() - 2, ROW_PX - 3)
        return QRectF(self._left() + self._axis(board).x(at), top + 1, 0, ROW_PX - 3)

    def _show_help(self, event: QHelpEvent) -> None:
        lane, stop = self.hit(QPointF(event.pos()))
        if lane is None:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), plain_tip(help_lines(lane, stop, self._theme.palette)))


def help_lines(lane: Lane, stop: BoardStop | None, palette: Palette) -> list[str]:
    """What the tooltip says, line by line."""
    zone = lane.shift.depot.zone
    if stop is None:
        span = f"{clock(lane.starts, zone)}–{clock(lane.ends, zone)}, {distance(lane.distance_m)}"
        about = [f"{lane.shift.driver.name}, {lane.shift.vehicle.name}", span, overtime_text(lane)]
        return [line for line in about if line]
    lines = [
        f"{stop.number} {stop.name}",
        stop.address,
        f"{eta_text(stop, zone)} {state_word(stop, palette)} {late_text(stop.late_s)}".strip(),
        late_chance_text(stop),
        basis_text(stop, zone),
        translate("Timeline", "planned {time}").format(time=clock(stop.planned_start, zone)),
        translate("Timeline", "promised {window}").format(window=window_text(stop, zone))
        if stop.window
        else "",
        outstanding_text(stop.proof),
        stop.note,
    ]
    return [line for line in lines if line]

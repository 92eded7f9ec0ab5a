"""The timeline: a row per driver, stops and driving to scale, the plan as a ghost behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
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
from app.domain.orders import TaskKind
from resources.tokens import Palette
from ui.desktop.day_filter import DayFilter
from ui.desktop.labels import plain_tip
from ui.desktop.selection import Selection
from ui.desktop.shapes import StopLook, draw_stop
from ui.desktop.theme import Theme, interface_font
from ui.desktop.words import clock, is_unsent, late_text, outstanding_text, state_word, window_text

AXIS_PX = 24
ROW_PX = 28
LABEL_PX = 132
_FAINT = 0.15
_REACH_PX = 8
_RIGHT_PX = 24
"""Room for half of the last hour's words."""


OVERTIME = timedelta(hours=6)
"""The axis goes no farther beyond the last shift: on a day long gone, open stops are expected now."""


class TimeAxis:
    """Instants to pixels and back. ``zoom`` 1 shows the whole day in the width."""

    def __init__(self, start: datetime, end: datetime, width: float, zoom: float) -> None:
        self.start, self.end = start, end
        self._per_s = width * zoom / max(1.0, (end - start).total_seconds())
        self.width = width * zoom

    def x(self, at: datetime) -> float:
        """Pixels from the axis' start."""
        return (at - self.start).total_seconds() * self._per_s

    def hours(self) -> Iterator[datetime]:
        """Full hours on the axis."""
        at = self.start
        while at <= self.end:
            yield at
            at += timedelta(hours=1)

    @property
    def hour_px(self) -> float:
        """Pixels of an hour."""
        return self._per_s * 3600


class Timeline(QAbstractScrollArea):
    """Painted by hand; the lanes list is its equivalent for screen readers."""

    def __init__(self, selection: Selection, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._theme = theme
        self._board: Board | None = None
        self._filter = DayFilter()
        self._zoom = 1.0
        self._font = interface_font(theme.sizes.secondary)
        self._bold = interface_font(theme.sizes.base, QFont.Weight.DemiBold)
        self.setAccessibleName("Timeline of the day, a row per driver")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)
        selection.changed.connect(self.viewport().update)
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
        starts = [lane.starts for lane in board.lanes] or [board.now]
        ends = [
            max(lane.ends, *(s.eta for s in lane.stops), lane.starts)
            for lane in board.lanes
            if lane.stops
        ]
        first = min(starts).replace(minute=0, second=0, microsecond=0)
        latest = max([lane.ends for lane in board.lanes] or [first]) + OVERTIME
        last = max(min(max(ends, default=first), latest), first + timedelta(hours=4))
        last = last.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return TimeAxis(first, last, self._chart_width(), self._zoom)

    def _set_ranges(self) -> None:
        rows = len(self._board.lanes) if self._board else 0
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, AXIS_PX + rows * ROW_PX - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, round(self._chart_width() * (self._zoom - 1)))
        self.horizontalScrollBar().setPageStep(self._chart_width())

    # --- painting ---

    def _paint(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        p = QPainter(self.viewport())
        p.fillRect(self.viewport().rect(), QColor(palette.panel))
        board = self._board
        if board is not None and board.lanes:
            axis = self._axis(board)
            self._paint_hours(p, axis, board, palette)
            for row, lane in enumerate(board.lanes):
                self._paint_lane(p, axis, row, lane, palette)
            self._paint_labels(p, board, palette)
            self._paint_now(p, axis, board, palette)
        p.end()

    def _left(self) -> float:
        return LABEL_PX - self.horizontalScrollBar().value()

    def _top(self, row: int) -> int:
        return AXIS_PX + row * ROW_PX - self.verticalScrollBar().value()

    def _paint_hours(self, p: QPainter, axis: TimeAxis, board: Board, palette: Palette) -> None:
        zone = board.lanes[0].shift.depot.zone
        p.setFont(self._font)
        for at in axis.hours():
            x = round(self._left() + axis.x(at))
            p.setPen(QColor(palette.line))
            p.drawLine(x, AXIS_PX - 6, x, self.viewport().height())
            if abs(self._left() + axis.x(board.now) - x) < 42:
                continue  # the now tag stands here
            p.setPen(QColor(palette.muted))
            p.drawText(
                QRect(x - 30, 0, 60, AXIS_PX), int(Qt.AlignmentFlag.AlignCenter), clock(at, zone)
            )

    def _paint_lane(self, p: QPainter, axis: TimeAxis, row: int, lane: Lane, palette: Palette) -> None:
        top, left = self._top(row), self._left()
        chosen = lane.shift.shift_id == self._selection.shift_id
        box = QRectF(0, top, self.viewport().width(), ROW_PX)
        if chosen:
            p.fillRect(box, QColor(palette.selection))
        p.setPen(QColor(palette.line))
        p.drawLine(QPointF(0, top + ROW_PX), QPointF(box.right(), top + ROW_PX))
        self._paint_driving(p, axis, top, lane, palette, chosen)
        for rest in lane.breaks:
            area = QRectF(left + axis.x(rest.start), top + 7, axis.x(rest.end) - axis.x(rest.start), 13)
            p.fillRect(area, QBrush(QColor(palette.muted), Qt.BrushStyle.BDiagPattern))
            p.setPen(QColor(palette.muted))
            p.drawRect(area)
        for stop in lane.stops:
            p.setOpacity(1.0 if self._filter.takes(stop) else _FAINT)
            self._paint_stop(p, axis, top, lane, stop, palette)
        p.setOpacity(1.0)

    def _paint_driving(
        self, p: QPainter, axis: TimeAxis, top: int, lane: Lane, palette: Palette, chosen: bool
    ) -> None:
        """The road as a line in the route's colour; what is still ahead is thinner."""
        if not lane.stops:
            return
        route = palette.route(lane.hue)
        middle, left = top + 13.5, self._left()
        driven = [stop.eta for stop in lane.stops if stop.state.is_done]
        until = max(driven, default=lane.starts)
        pen = QPen(QColor(route.colour), 3 if chosen else 2.4)
        if route.dashed:
            pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.drawLine(QPointF(left + axis.x(lane.starts), middle), QPointF(left + axis.x(until), middle))
        pen.setWidthF(1.2)
        p.setPen(pen)
        p.drawLine(QPointF(left + axis.x(until), middle), QPointF(left + axis.x(lane.ends), middle))

    def _paint_stop(
        self, p: QPainter, axis: TimeAxis, top: int, lane: Lane, stop: BoardStop, palette: Palette
    ) -> None:
        left = self._left()
        planned = left + axis.x(stop.planned_start)
        service = max(3.0, axis.x(stop.planned_departure) - axis.x(stop.planned_start))
        p.fillRect(QRectF(planned, top + 22, service, 3), QColor(palette.muted))
        self._paint_window(p, axis, top, stop, palette)
        x = left + axis.x(stop.eta)
        look = StopLook(
            palette.state(stop.state.value),
            square=stop.task is TaskKind.PICKUP,
            dashed=is_unsent(lane, stop),
            late=stop.late_s > 0,
        )
        p.fillRect(QRectF(x, top + 10.5, service, 6), QColor(look.state.colour))
        chosen = stop.stop_id == self._selection.stop_id
        draw_stop(p, QPointF(x, top + 13.5), 7.5 if chosen else 5.5, look, palette)
        if chosen:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(QColor(palette.accent), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawEllipse(QPointF(x, top + 13.5), 10.5, 10.5)
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_window(
        self, p: QPainter, axis: TimeAxis, top: int, stop: BoardStop, palette: Palette
    ) -> None:
        """The promised window of the selected stop, as a bracket above it."""
        if stop.window is None or stop.stop_id != self._selection.stop_id:
            return
        left = self._left()
        a, b = left + axis.x(stop.window[0]), left + axis.x(stop.window[1])
        p.setPen(QPen(QColor(palette.accent), 2))
        p.drawPolyline(
            [QPointF(a, top + 7), QPointF(a, top + 2), QPointF(b, top + 2), QPointF(b, top + 7)]
        )

    def _paint_labels(self, p: QPainter, board: Board, palette: Palette) -> None:
        """The drivers' names stay while the chart scrolls."""
        p.fillRect(QRectF(0, AXIS_PX, LABEL_PX - 8, self.viewport().height()), QColor(palette.panel))
        for row, lane in enumerate(board.lanes):
            top = self._top(row)
            if lane.shift.shift_id == self._selection.shift_id:
                p.fillRect(QRectF(0, top, LABEL_PX - 8, ROW_PX), QColor(palette.selection))
            p.fillRect(QRectF(0, top + 5, 4, ROW_PX - 9), QColor(palette.route(lane.hue).colour))
            p.setFont(self._bold)
            p.setPen(QColor(palette.text))
            name = p.fontMetrics().elidedText(
                lane.shift.driver.name, Qt.TextElideMode.ElideRight, LABEL_PX - 24
            )
            p.drawText(QRectF(12, top, LABEL_PX - 22, ROW_PX), int(Qt.AlignmentFlag.AlignVCenter), name)
        p.fillRect(QRectF(0, 0, LABEL_PX - 20, AXIS_PX), QColor(palette.panel))

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
                return True
            if isinstance(event, QHelpEvent):
                self._show_help(event)
                return True
        return super().eventFilter(watched, event)

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
        km = f"{lane.distance_m / 1000:.1f} km"
        span = f"{clock(lane.starts, zone)}–{clock(lane.ends, zone)}, {km}"
        return [f"{lane.shift.driver.name}, {lane.shift.vehicle.name}", span]
    lines = [
        f"{stop.number} {stop.name}",
        stop.address,
        f"{clock(stop.eta, zone)} {state_word(stop, palette)} {late_text(stop.late_s)}".strip(),
        f"planned {clock(stop.planned_start, zone)}",
        f"promised {window_text(stop, zone)}" if stop.window else "",
        outstanding_text(stop.proof),
        stop.note,
    ]
    return [line for line in lines if line]

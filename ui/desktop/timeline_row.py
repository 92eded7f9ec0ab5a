"""One driver's row of the timeline, painted into a picture of its own: it is kept while nothing about
the lane is another, so that a new board and a turn of the wheel paint what is new and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap

from app.domain.board import BoardStop, Lane
from app.domain.orders import TaskKind
from resources.tokens import Palette
from ui.desktop.day_filter import Sieve
from ui.desktop.row_pictures import RowPictures, blank
from ui.desktop.shapes import StopLook, draw_stop
from ui.desktop.words import is_unsent

ROW_PX = 28
LABEL_PX = 132
_FAINT = 0.15
RANGES = 3
"""So many next stops show between which times they are likely begun; more would hide each other."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Instants to pixels and back; ``width`` pixels from start to end."""

    start: datetime
    end: datetime
    width: float

    def x(self, at: datetime) -> float:
        """Pixels from the axis' start."""
        return (at - self.start).total_seconds() * self._per_s

    def at(self, x: float) -> datetime:
        """The instant so many pixels from the axis' start."""
        return self.start + timedelta(seconds=x / self._per_s)

    def hours(self) -> Iterator[datetime]:
        """Full hours on the axis."""
        at = self.start
        while at <= self.end:
            yield at
            at += timedelta(hours=1)

    @property
    def _per_s(self) -> float:
        return self.width / max(1.0, (self.end - self.start).total_seconds())


@dataclass(frozen=True, slots=True)
class RowsLook:
    """What the pictures of all rows depend on: ``left`` is where the axis begins in a row of ``width``
    pixels, ``ratio`` the screen's pixels per pixel."""

    axis: TimeAxis
    left: float
    width: int
    ratio: float
    palette: Palette


class RowPainter:
    """Paints rows, and keeps the pictures of those that are looked at."""

    def __init__(self, bold: QFont, sieve: Sieve) -> None:
        self._bold = bold
        self._sieve = sieve
        self._look: RowsLook | None = None
        self._pictures = RowPictures()

    @property
    def painted(self) -> int:
        """So many rows were painted so far."""
        return self._pictures.painted

    def use(self, look: RowsLook, keep: int) -> None:
        """Paint like this from now on, and keep so many pictures at most."""
        self._look = look
        self._pictures.use(look, keep)

    def picture(self, lane: Lane, chosen: bool, stop_ids: frozenset[str]) -> QPixmap:
        """A lane's row; ``chosen`` when it is the selected one, ``stop_ids`` its chosen stops."""
        kept = self._sieve.sift(lane)
        faint = frozenset(s.stop_id for s in lane.stops) - {s.stop_id for s in kept}
        key = lane.shift.shift_id, chosen, stop_ids, faint
        return self._pictures.of(key, (lane,), lambda: self._paint(lane, chosen, stop_ids, faint))

    def _paint(
        self, lane: Lane, chosen: bool, stop_ids: frozenset[str], faint: frozenset[str]
    ) -> QPixmap:
        assert self._look is not None
        look = self._look
        palette = look.palette
        ground = palette.selection if chosen else palette.panel
        picture = blank(QSize(look.width, ROW_PX), look.ratio, ground)
        with QPainter(picture) as p:
            p.setPen(QColor(palette.line))
            for at in look.axis.hours() if not chosen else ():
                x = round(look.left + look.axis.x(at))
                p.drawLine(x, 0, x, ROW_PX)
            p.drawLine(0, ROW_PX - 1, look.width, ROW_PX - 1)
            _LanePainter(p, look, lane, chosen, stop_ids).paint(faint)
            self._paint_label(p, lane, chosen, palette)
        return picture

    def _paint_label(self, p: QPainter, lane: Lane, chosen: bool, palette: Palette) -> None:
        """The driver's name stays while the chart scrolls."""
        ground = palette.selection if chosen else palette.panel
        p.fillRect(QRectF(0, 0, LABEL_PX - 8, ROW_PX), QColor(ground))
        p.fillRect(QRectF(0, 5, 4, ROW_PX - 9), QColor(palette.route(lane.hue).colour))
        p.setFont(self._bold)
        p.setPen(QColor(palette.text))
        name = p.fontMetrics().elidedText(
            lane.shift.driver.name, Qt.TextElideMode.ElideRight, LABEL_PX - 24
        )
        box = QRect(12, 0, LABEL_PX - 22, ROW_PX)
        p.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), name)


class _LanePainter:
    """A lane's driving, breaks and stops, in a row whose top is 0."""

    def __init__(
        self,
        painter: QPainter,
        look: RowsLook,
        lane: Lane,
        chosen: bool,
        stop_ids: frozenset[str],
    ) -> None:
        self._p = painter
        self._look = look
        self._lane = lane
        self._chosen = chosen
        self._stop_ids = stop_ids
        still_open = [stop.stop_id for stop in lane.stops if not stop.state.is_final]
        self._coming = frozenset(still_open[:RANGES])

    def paint(self, faint: frozenset[str]) -> None:
        """``faint`` are the stops that the filter does not take."""
        p, palette, lane = self._p, self._look.palette, self._lane
        self._paint_driving()
        for rest in lane.breaks:
            start, end = self._x(rest.start), self._x(rest.end)
            area = QRectF(start, 7, end - start, 13)
            p.fillRect(area, QBrush(QColor(palette.muted), Qt.BrushStyle.BDiagPattern))
            p.setPen(QColor(palette.muted))
            p.drawRect(area)
        for stop in lane.stops:
            p.setOpacity(_FAINT if stop.stop_id in faint else 1.0)
            self._paint_stop(stop)
        p.setOpacity(1.0)

    def _x(self, at: datetime) -> float:
        return self._look.left + self._look.axis.x(at)

    def _paint_driving(self) -> None:
        """The road as a line in the route's colour; what is still ahead is thinner."""
        p, lane = self._p, self._lane
        if not lane.stops:
            return
        route = self._look.palette.route(lane.hue)
        middle = 13.5
        driven = [stop.eta for stop in lane.stops if stop.state.is_done]
        until = self._x(max(driven, default=lane.starts))
        pen = QPen(QColor(route.colour), 3 if self._chosen else 2.4)
        if route.dashed:
            pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.drawLine(QPointF(self._x(lane.starts), middle), QPointF(until, middle))
        pen.setWidthF(1.2)
        p.setPen(pen)
        p.drawLine(QPointF(until, middle), QPointF(self._x(lane.ends), middle))

    def _paint_stop(self, stop: BoardStop) -> None:
        p, palette = self._p, self._look.palette
        start = self._x(stop.planned_start)
        service = max(3.0, self._x(stop.planned_departure) - start)
        p.fillRect(QRectF(start, 22, service, 3), QColor(palette.muted))
        chosen = stop.stop_id in self._stop_ids
        if chosen:
            self._paint_window(stop)
        if stop.stop_id in self._coming:
            self._paint_range(stop)
        x = self._x(stop.eta)
        look = StopLook(
            palette.state(stop.state.value),
            square=stop.task is TaskKind.PICKUP,
            dashed=is_unsent(self._lane, stop),
            late=stop.late_s > 0,
        )
        p.fillRect(QRectF(x, 10.5, service, 6), QColor(look.state.colour))
        draw_stop(p, QPointF(x, 13.5), 7.5 if chosen else 5.5, look, palette)
        if chosen:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(QColor(palette.accent), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawEllipse(QPointF(x, 13.5), 10.5, 10.5)
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_window(self, stop: BoardStop) -> None:
        """The promised window of a chosen stop, as a bracket above it."""
        if stop.window is None:
            return
        a, b = self._x(stop.window[0]), self._x(stop.window[1])
        self._p.setPen(QPen(QColor(self._look.palette.accent), 2))
        self._p.drawPolyline([QPointF(a, 7), QPointF(a, 2), QPointF(b, 2), QPointF(b, 7)])

    def _paint_range(self, stop: BoardStop) -> None:
        """Between which times a stop is begun, with a chance of 80 %."""
        if stop.outlook is None:
            return
        a, b = self._x(stop.outlook.early), self._x(stop.outlook.late)
        self._p.setPen(QPen(QColor(self._look.palette.state(stop.state.value).colour), 1))
        self._p.drawLine(QPointF(a, 19.5), QPointF(b, 19.5))
        for end in (a, b):
            self._p.drawLine(QPointF(end, 17.5), QPointF(end, 21))

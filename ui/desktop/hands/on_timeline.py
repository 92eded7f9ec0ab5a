"""The timeline as something that stops, and whole runs, are dragged in and from."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.board import BoardStop, Lane
from app.domain.wishes import Put, Spot, Wish
from ui.desktop.day_filter import Sieve
from ui.desktop.hands.drag import carried_run, carried_stops, carry, is_ours, run_to, stops_in
from ui.desktop.hands.words import count_words
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme
from ui.desktop.timeline import Timeline

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class DraggedTimeline(Timeline):
    """Stops are taken by their marks, a run by its driver's name. ``hovered``, ``dropped`` and
    ``menu_wanted`` as those of the lanes."""

    hovered = Signal(object)
    dropped = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, selection: Selection, theme: Theme, sieve: Sieve, parent: QWidget | None = None
    ) -> None:
        super().__init__(selection, theme, sieve, parent)
        self._chosen = selection
        self._look = theme
        self._pressed: QPointF | None = None
        self._over: Wish | None = None
        self._mark = QRectF()
        self.setAcceptDrops(True)

    # --- taking hold --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: Ctrl chooses one more; what is chosen already stays so, to be dragged together."""
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        lane, stop = self.hit(event.position())
        if lane is not None and stop is not None and event.modifiers() & _CONTROL:
            self._chosen.toggle(lane.shift.shift_id, stop.stop_id)
        elif stop is None or not self._chosen.has(stop.stop_id):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: far enough from where it was pressed, it is a drag."""
        start = self._pressed
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        away = (event.position() - start).manhattanLength()
        if away >= QApplication.startDragDistance():
            self._pressed = None
            self._drag(*self.hit(start))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on one of several chosen stops chooses it alone."""
        lane, stop = self.hit(event.position())
        clicked = self._pressed is not None and event.modifiers() == _NO_KEYS
        if clicked and lane is not None and stop is not None:
            self._chosen.select(lane.shift.shift_id, stop.stop_id)
        self._pressed = None

    def _drag(self, lane: Lane | None, stop: BoardStop | None) -> None:
        if lane is None:
            return
        if stop is None:
            data, words = carried_run(lane.shift.shift_id), lane.shift.driver.name
        else:
            names = self._chosen.stop_ids
            one = f"{stop.number} {stop.name}"
            data, words = carried_stops(names), one if len(names) == 1 else count_words(len(names))
        carry(self, data, words, self._look.palette)
        self._put_down()

    # --- holding over ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: what comes from elsewhere is not taken."""
        if is_ours(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where it would go, and say what that asks for."""
        self._hold_over(event.mimeData(), event.position())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._over is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: nothing is held over the timeline any more."""
        super().dragLeaveEvent(event)
        self._put_down()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: it is let go here."""
        self._hold_over(event.mimeData(), event.position())
        wish = self._over
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._put_down()
        if wish is not None:
            self.dropped.emit(wish)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: a right click, or the menu key."""
        self.menu_wanted.emit(event.globalPos())

    def paint_over(self) -> None:
        """Where a drop would go."""
        if self._mark.isNull():
            return
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(QColor(self._look.palette.accent), 2))
            if self._mark.width():
                painter.drawRect(self._mark)
            else:
                painter.drawLine(self._mark.topLeft(), self._mark.bottomLeft())

    def _hold_over(self, data: QMimeData, at: QPointF) -> None:
        lane, _ = self.hit(at)
        wish, mark = (
            (None, QRectF()) if lane is None else self._meaning(data, lane, self.instant(at.x()))
        )
        self._mark = mark
        self.viewport().update()
        if wish != self._over:
            self._over = wish
            self.hovered.emit(wish)

    def _meaning(self, data: QMimeData, lane: Lane, at: datetime | None) -> tuple[Wish | None, QRectF]:
        """What dropping on a lane at a time asks for, and the mark of it."""
        stops = stops_in(data)
        if not stops:
            wish = run_to(data, lane.shift.shift_id)
            return wish, self.place_of(lane, None) if wish is not None else QRectF()
        spot = spot_at(lane, at, stops)
        mark = self.place_of(lane, at if spot.stop_id else None)
        return Put(stops, spot), mark

    def _put_down(self) -> None:
        self._mark = QRectF()
        self.viewport().update()
        if self._over is not None:
            self._over = None
            self.hovered.emit(None)


def spot_at(lane: Lane, at: datetime | None, but: tuple[str, ...]) -> Spot:
    """The place on a lane at a time: before the first open stop that is expected later, ``but`` for
    those that are moved; else the end of the route."""
    later = (
        stop
        for stop in lane.stops
        if at is not None and stop.eta > at and not stop.state.is_final and stop.stop_id not in but
    )
    following = next(later, None)
    return Spot(lane.shift.shift_id, following.stop_id if following is not None else "")

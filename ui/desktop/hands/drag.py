"""The lanes as something that stops, and whole runs, are dragged in and from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from app.domain.wishes import HandOver, Put, Spot, TakeOff, Wish
from resources.tokens import Palette
from ui.desktop.day_filter import Sieve
from ui.desktop.hands.words import count_words
from ui.desktop.lane_rows import GroupRow, Row, StopRow, UnassignedRow, row_text, stop_of_row
from ui.desktop.lanes_view import LanesView
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme

STOPS = "application/x-roundsman-stops"
"""Dragged stops: their ids, a line each."""
RUN = "application/x-roundsman-run"
"""A dragged run: the shift's id."""
OPENS_AFTER_MS = 500
"""A lane opens when something is held over its heading for so long."""


def carried(rows: list[Row | None]) -> QMimeData | None:
    """What is dragged when these rows are taken hold of; None where that is nothing."""
    stops = [name for row in rows if (name := stop_of_row(row))]
    runs = [row.lane for row in rows if isinstance(row, GroupRow) and row.lane is not None]
    if stops:
        return carried_stops(stops)
    return carried_run(runs[0].shift.shift_id) if len(runs) == 1 else None


def carried_stops(stop_ids: Iterable[str]) -> QMimeData:
    """What is dragged when these stops are taken hold of."""
    data = QMimeData()
    data.setData(STOPS, QByteArray("\n".join(stop_ids).encode()))
    return data


def carried_run(shift_id: str) -> QMimeData:
    """What is dragged when a driver is taken hold of."""
    data = QMimeData()
    data.setData(RUN, QByteArray(shift_id.encode()))
    return data


def is_ours(data: QMimeData) -> bool:
    """Whether stops or a run of this program are dragged, and nothing from elsewhere."""
    return data.hasFormat(STOPS) or data.hasFormat(RUN)


def stops_in(data: QMimeData) -> tuple[str, ...]:
    """The stops that are dragged; none where a run is."""
    return tuple(_text(data, STOPS).splitlines())


def run_to(data: QMimeData, taker: str) -> HandOver | None:
    """What dropping a run on another shift asks for."""
    giver = _text(data, RUN)
    return HandOver(giver, taker) if giver and taker and taker != giver else None


def carry(source: QWidget, data: QMimeData, words: str, palette: Palette) -> None:
    """Drag, with a tag of what is carried beside the pointer; returns when it was let go."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_tag(source, words, palette))
    drag.setHotSpot(QPoint(-12, 8))
    drag.exec(Qt.DropAction.MoveAction)


def _tag(source: QWidget, words: str, palette: Palette) -> QPixmap:
    ratio, metrics = source.devicePixelRatioF(), source.fontMetrics()
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, 220)
    width, height = metrics.horizontalAdvance(text) + 20, 28
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent), 1))
        painter.setBrush(QColor(palette.panel))
        painter.drawRoundedRect(1, 1, width - 2, height - 2, 4, 4)
        painter.setPen(QColor(palette.text))
        painter.setFont(source.font())
        painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, text)
    return picture


def wish_at(data: QMimeData, row: Row | None, *, lower: bool) -> Wish | None:
    """What dropping on a row, on its ``lower`` half or not, asks for; None for nothing."""
    if data.hasFormat(RUN):
        taker = row.lane.shift.shift_id if isinstance(row, StopRow | GroupRow) and row.lane else ""
        return run_to(data, taker)
    stops = stops_in(data)
    match row:
        case StopRow(lane=lane, stop=stop):
            return Put(stops, Spot(lane.shift.shift_id, stop.stop_id, after=lower))
        case GroupRow(lane=lane) if lane is not None:
            return Put(stops, Spot(lane.shift.shift_id))
        case GroupRow() | UnassignedRow():
            return TakeOff(stops)
    return None


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode()


class DraggedLanes(LanesView):
    """``hovered`` has what a drop here would ask for (None: nothing, or no drag any more), ``dropped``
    what a drop has asked for, ``menu_wanted`` the place of a right click on the screen."""

    hovered = Signal(object)
    dropped = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, selection: Selection, theme: Theme, sieve: Sieve, parent: QWidget | None = None
    ) -> None:
        super().__init__(selection, theme, sieve, parent)
        self._theme = theme
        self._mark = QRect()
        self._over: Wish | None = None
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(OPENS_AFTER_MS)
        self._opening.timeout.connect(self._open_lane)
        self._to_open = ""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(LanesView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    # --- taking hold --------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Qt: the mouse takes the chosen rows along."""
        rows = [self.lanes.row(index) for index in sorted(self.selectedIndexes())]
        data = carried(rows)
        if data is None:
            return
        words = row_text(rows[0]).split(",")[0] if len(rows) == 1 else count_words(len(rows))
        carry(self, data, words, self._theme.palette)
        self._end()

    # --- holding over ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: what comes from elsewhere is not taken."""
        if is_ours(event.mimeData()):
            self.setAutoScroll(True)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where it would go, and say what that asks for."""
        super().dragMoveEvent(event)  # scrolls at the edges
        self._hold_over(event.mimeData(), event.position().toPoint())
        if self._over is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: nothing is held over the lanes any more."""
        super().dragLeaveEvent(event)
        self._end()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: it is let go here."""
        self._hold_over(event.mimeData(), event.position().toPoint())
        wish = self._over
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._end()
        if wish is not None:
            self.dropped.emit(wish)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: a right click, or the menu key on the current row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(46, 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(below))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the rows, and over them where a drop would go."""
        super().paintEvent(event)
        if self._mark.isNull():
            return
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(QColor(self._theme.palette.accent), 2))
            if self._mark.height() > 2:
                painter.drawRect(self._mark.adjusted(1, 1, -1, -1))
            else:
                painter.drawLine(self._mark.topLeft(), self._mark.topRight())

    def _hold_over(self, data: QMimeData, at: QPoint) -> None:
        index = self.indexAt(at)
        row, box = self.lanes.row(index), self.visualRect(index)
        lower = at.y() > box.center().y()
        self._mark = self._marked(data, row, box, lower=lower)
        self.viewport().update()
        self._open_soon(index)
        wish = wish_at(data, row, lower=lower)
        if wish != self._over:
            self._over = wish
            self.hovered.emit(wish)

    def _marked(self, data: QMimeData, row: Row | None, box: QRect, *, lower: bool) -> QRect:
        """A line between two stops, or the whole of a heading."""
        if isinstance(row, StopRow) and data.hasFormat(STOPS):
            return QRect(26, box.bottom() + 1 if lower else box.top(), box.width() - 36, 1)
        return box

    def _open_soon(self, index: QModelIndex) -> None:
        """A lane that something is held over opens, so that it can be put between its stops."""
        row = self.lanes.row(index)
        shift_id = row.lane.shift.shift_id if isinstance(row, GroupRow | StopRow) and row.lane else ""
        if shift_id != self._to_open:
            self._to_open = shift_id
            self._opening.start()

    def _open_lane(self) -> None:
        if self._over is not None and self._to_open:
            self.lanes.open_also(self._to_open)

    def _end(self) -> None:
        self._opening.stop()
        self._mark, self._to_open = QRect(), ""
        self.setAutoScroll(False)
        self.lanes.open_also("")
        self.viewport().update()
        if self._over is not None:
            self._over = None
            self.hovered.emit(None)

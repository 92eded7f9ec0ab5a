"""The map as something that stops are chosen on, dragged from and dropped on: a marker on a marker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QWidget

from app.domain.board import Board
from app.domain.wishes import Put, Spot, Wish
from ui.desktop.day_filter import DayFilter, Sieve
from ui.desktop.hands.drag import carried_stops, carry, is_ours, run_to, stops_in
from ui.desktop.hands.words import count_words, stop_name
from ui.desktop.map_view import MapView, meaning_of
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme


class MapHands(QObject):
    """All that the page may say of hands (``map_hands.js``)."""

    taken = Signal(str)
    toggled = Signal(str)
    enclosed = Signal(list, bool)

    @Slot(str)
    def take(self, stop_id: str) -> None:
        """A stop is dragged by its mark."""
        self.taken.emit(stop_id)

    @Slot(str)
    def toggle(self, stop_id: str) -> None:
        """A stop was clicked with Ctrl."""
        self.toggled.emit(stop_id)

    @Slot("QVariantList", bool)
    def enclose(self, stop_ids: list[object], more: bool) -> None:
        """A line was drawn around stops; ``more`` beside what is chosen already."""
        self.enclosed.emit([str(stop_id) for stop_id in stop_ids], more)


class DraggedMap(MapView):
    """``hovered``, ``dropped`` and ``menu_wanted`` as those of the lanes; the page is asked where
    something is dropped, so both follow a moment later."""

    hovered = Signal(object)
    dropped = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, selection: Selection, theme: Theme, sieve: Sieve, parent: QWidget | None = None
    ) -> None:
        super().__init__(selection, sieve, parent)
        self._chosen = selection
        self._theme = theme
        self._day: Board | None = None
        self._over: Wish | None = None
        self._question = 0
        self.hands = MapHands(self)
        self.channel.registerObject("hands", self.hands)
        self.hands.taken.connect(self._taken)
        self.hands.toggled.connect(self._toggled)
        self.hands.enclosed.connect(self._enclosed)
        self.setAcceptDrops(True)
        self.bridge.page_ready.connect(self._take_drops)
        self.set_palette(theme.palette)
        theme.changed.connect(lambda: self.set_palette(theme.palette))

    def show_board(self, board: Board, day_filter: DayFilter) -> None:
        """Take a new picture or filter in."""
        self._day = board
        super().show_board(board, day_filter)

    def _take_drops(self) -> None:
        """What is dropped is ours and not the page's, whose widgets are there by now."""
        for child in self.findChildren(QWidget):
            child.setAcceptDrops(False)

    # --- choosing and taking hold -----------------------------------------------------------------

    def _toggled(self, stop_id: str) -> None:
        shift_id, known = meaning_of(self._day, "stops", stop_id)
        if known:
            self._chosen.toggle(shift_id, known)

    def _enclosed(self, stop_ids: list[str], more: bool) -> None:
        """What is enclosed is chosen; nothing enclosed chooses nothing."""
        on_board = _stops_on(self._day)
        known = [name for name in stop_ids if name in on_board]
        chosen = (*self._chosen.stop_ids, *known) if more else tuple(known)
        if not chosen:
            self._chosen.clear()
            return
        self._chosen.choose(*meaning_of(self._day, "stops", chosen[0]), chosen)

    def _taken(self, stop_id: str) -> None:
        shift_id, known = meaning_of(self._day, "stops", stop_id)
        if not known:
            return
        if not self._chosen.has(known):
            self._chosen.select(shift_id, known)
        QTimer.singleShot(0, self, self._carry)  # the page's call has to end first

    def _carry(self) -> None:
        names = self._chosen.stop_ids
        words = stop_name(names[0], self._day) if len(names) == 1 else count_words(len(names))
        carry(self, carried_stops(names), words, self._theme.palette)
        self._let_go()

    # --- holding over -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: what comes from elsewhere is not taken."""
        if is_ours(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: say what dropping here asks for."""
        event.acceptProposedAction()
        self._ask(event.mimeData(), event.position(), self._hold_over)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: nothing is held over the map any more."""
        super().dragLeaveEvent(event)
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: it is let go here."""
        event.acceptProposedAction()
        self._ask(event.mimeData(), event.position(), self._drop)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: a right click, or the menu key."""
        self.menu_wanted.emit(event.globalPos())

    def _ask(self, data: QMimeData, at: QPointF, told: Callable[[Wish | None], None]) -> None:
        """Ask the page what lies there; an answer that another question has overtaken is dropped."""
        self._question += 1
        serial, stops, run = self._question, stops_in(data), QMimeData()
        for kind in data.formats():
            run.setData(kind, data.data(kind))  # the drag's own is gone by the answer

        def answered(answer: object) -> None:
            if serial == self._question and isinstance(answer, str):
                kind, _, thing_id = answer.partition("\n")
                told(self._meaning(run, stops, kind, thing_id))

        self.run(f'roundsmanHands.under({at.x():.1f}, {at.y():.1f}).join("\\n")', answered)

    def _meaning(
        self, data: QMimeData, stops: tuple[str, ...], kind: str, thing_id: str
    ) -> Wish | None:
        shift_id, stop_id = meaning_of(self._day, kind, thing_id)
        if not shift_id or stop_id in stops:
            return None
        if not stops:
            return run_to(data, shift_id)
        return Put(stops, Spot(shift_id, stop_id, after=bool(stop_id)))

    def _hold_over(self, wish: Wish | None) -> None:
        if wish != self._over:
            self._over = wish
            self.hovered.emit(wish)

    def _drop(self, wish: Wish | None) -> None:
        self._hold_over(None)
        if wish is not None:
            self.dropped.emit(wish)

    def _let_go(self) -> None:
        self._hold_over(None)


def _stops_on(board: Board | None) -> frozenset[str]:
    """All stops of the day, whoever has them."""
    if board is None:
        return frozenset()
    left = [unassigned.stop_id for unassigned in board.unassigned]
    return frozenset([*left, *(stop.stop_id for lane in board.lanes for stop in lane.stops)])

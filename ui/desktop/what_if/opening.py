"""Opens the what-if window, and lets closed roads be drawn on the map for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.board import Board
from app.domain.closures import ClosedKind, ClosedRoads, ClosedShape
from app.orchestration.what_if import WhatIf
from ui.desktop.map_view import MapView
from ui.desktop.what_if.controller import Question, WhatIfController
from ui.desktop.what_if.dialog import WhatIfDialog
from ui.desktop.what_if.draw_bar import DrawBar


class WhatIfs(QObject):
    """One window, made when it is first needed. ``road_closed`` and ``driver_out`` when what was asked
    about is to be done."""

    road_closed = Signal(object)
    driver_out = Signal(str)

    def __init__(self, controller: WhatIfController, over: MapView, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._map = over
        self._window = parent
        self._board: Board | None = None
        self._dialog: WhatIfDialog | None = None
        self._shown: tuple[object, object] = (), ()
        self.bar = DrawBar(over)
        self.bar.drawn.connect(self._drawn)
        self.bar.given_up.connect(self._back)
        controller.attach(self)

    @property
    def dialog(self) -> WhatIfDialog:
        """The window."""
        if self._dialog is None:
            self._dialog = WhatIfDialog(self._controller, self._window)
            self._dialog.changes.drawing_wanted.connect(self._draw)
            self._dialog.changes.changed.connect(self._show_closed)
            self._dialog.road_closed.connect(self.road_closed)
            self._dialog.driver_out.connect(self.driver_out)
            self._dialog.left.connect(self._show_closed)
        return self._dialog

    def open(self) -> None:
        """Show the window, as it was left."""
        if self.bar.is_drawing:
            self.bar.give_up()
            return
        self._back()

    def show_board(self, board: Board) -> None:
        """The day as it stands."""
        self._board = board
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_board(board)
        self._show_closed()

    def forget_roads(self) -> None:
        """What was drawn is closed for real now."""
        self.dialog.changes.forget_roads()
        self._show_closed()

    def close(self) -> None:
        """The window is going."""
        if self._dialog is not None:
            self._dialog.close()

    # --- what is shown ---

    def show_closed(self, shape: ClosedShape, closed: ClosedRoads) -> None:
        """See ``WhatIfShown``."""
        self.dialog.show_closed(shape, closed)
        self._show_closed()

    def show_not_closed(self, shape: ClosedShape, words: str) -> None:
        """See ``WhatIfShown``."""
        self.dialog.show_not_closed(shape, words)

    def show_answer(self, question: Question, answer: WhatIf) -> None:
        """See ``WhatIfShown``."""
        self.dialog.show_answer(question, answer)

    def show_no_answer(self, question: Question, words: str) -> None:
        """See ``WhatIfShown``."""
        self.dialog.show_no_answer(question, words)

    # --- drawing ---

    def _draw(self, kind: ClosedKind) -> None:
        """The window makes room until the road is drawn."""
        self.dialog.hide()
        self._window.activateWindow()
        self.bar.begin(kind)

    def _drawn(self, shape: ClosedShape) -> None:
        self.dialog.changes.add_road(shape)
        self._controller.look_at(shape)
        self._back()

    def _back(self) -> None:
        if self._board is not None:
            self.dialog.show_board(self._board)
        self.dialog.come_back()
        self._show_closed()

    def _show_closed(self) -> None:
        """On the map, what is closed, and what is in the question while it is asked."""
        dialog = self._dialog
        asked = dialog.changes.lines if dialog is not None and dialog.isVisible() else ()
        standing = self._board.closures if self._board is not None else ()
        if (standing, asked) != self._shown:
            self._shown = standing, asked
            lines = (line for each in standing for line in each.roads.lines)
            self._map.show_closed((*lines, *asked))

"""The window in the past: pictures of the day come from its log, those of now wait behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.board import Board
from app.reports.looking_back import Past
from ui.desktop.looking_back import words
from ui.desktop.looking_back.controller import LookBackController, Span
from ui.desktop.looking_back.scrubber import PastBanner, Scrubber

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from ui.desktop.actions import Actions


class LookBack(QObject):
    """``changed`` when the window goes into the past or comes back: ask ``is_on``. ``show`` shows a
    picture of the day in the window."""

    changed = Signal()

    def __init__(
        self, controller: LookBackController, show: Callable[[Board], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._show = show
        self._now: Board | None = None
        self._span: Span | None = None
        self._banner: PastBanner | None = None
        self._scrubber: Scrubber | None = None
        self.is_on = False
        controller.attach(self)

    def around(self, column: QVBoxLayout, views: QWidget, actions: Actions) -> None:
        """Put the day's views into a column, between the bars that are seen while it is the past."""
        self._banner, self._scrubber = PastBanner(actions), Scrubber(actions)
        self._scrubber.moved.connect(self._controller.look)
        column.addWidget(self._banner)
        column.addWidget(views, 1)
        column.addWidget(self._scrubber)
        self._banner.hide()
        self._scrubber.hide()

    @property
    def banner(self) -> PastBanner:
        """The bar above the day."""
        assert self._banner is not None
        return self._banner

    @property
    def scrubber(self) -> Scrubber:
        """The bar below the day."""
        assert self._scrubber is not None
        return self._scrubber

    @property
    def now(self) -> Board | None:
        """The newest picture of now, shown or not."""
        return self._now

    # --- commands ---

    def begin(self) -> None:
        """Into the past of the day in view."""
        self.is_on = True
        self.banner.show_reading()
        self.banner.show()
        self.changed.emit()
        self._controller.open()

    def leave(self) -> None:
        """Back to now."""
        if not self.is_on:
            return
        self.is_on, self._span = False, None
        self._controller.close()
        self.scrubber.stop()
        self.scrubber.hide()
        self.banner.hide()
        self.changed.emit()
        if self._now is not None:
            self._show(self._now)

    def play(self) -> None:
        """Let the day go on from here, or stand still."""
        if self._span is not None:
            self.scrubber.toggle_play()

    def search_again(self) -> None:
        """Run the last search before the instant that is shown once more."""
        at = self.scrubber.at
        if self._span is not None and at is not None:
            self.scrubber.say(words.SEARCHING)
            self._controller.search_again(at)

    # --- what comes ---

    def holds(self, board: Board) -> bool:
        """Whether a new picture of now has to wait, as the window is in the past of its day. Another
        day that is opened meanwhile ends that."""
        is_other = self._now is not None and self._now.day != board.day
        self._now = board
        if self.is_on and is_other:
            self.leave()
        return self.is_on

    def show_span(self, span: Span) -> None:
        """See ``LookBackShown``."""
        self._span = span
        self.scrubber.show()
        self.scrubber.show_span(span)
        self.scrubber.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_past(self, past: Past) -> None:
        """See ``LookBackShown``."""
        if self._span is not None:
            self.banner.show_past(past, self._span)
            self._show(past.board)

    def show_searched(self, said: str) -> None:
        """See ``LookBackShown``."""
        self.scrubber.say(said)

    def refused(self) -> None:
        """See ``LookBackShown``."""
        self.leave()

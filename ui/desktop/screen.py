"""The window, as work on other threads may speak to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.board import Board, ServerStatus
from app.domain.solution import Progress
from ui.desktop.window import MainWindow

type Deliver = Callable[[Callable[[], None]], None]


class Screen:
    """Every method may be called from any thread, returns at once, and is done on the GUI thread.

    What comes before there is a window, or once it is going, is dropped.
    """

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._window: MainWindow | None = None

    def attach(self, window: MainWindow) -> None:
        """Begin to show. On the GUI thread."""
        self._window = window

    def detach(self) -> None:
        """Show nothing more. On the GUI thread."""
        self._window = None

    def board(self, board: Board) -> None:
        """A new picture of the day."""
        self.do(lambda window: window.show_board(board))

    def progress(self, progress: Progress | None) -> None:
        """How a search stands; None when it has ended."""
        self.do(lambda window: window.show_progress(progress))

    def server(self, status: ServerStatus) -> None:
        """How the link to the phones stands."""
        self.do(lambda window: window.show_server(status))

    def optimiser(self, words: str) -> None:
        """What the optimiser does."""
        self.do(lambda window: window.show_optimiser(words))

    def basemap(self, archive: Path | None) -> None:
        """The region's base map."""
        self.do(lambda window: window.show_basemap(archive))

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Tell the person something."""
        self.do(lambda window: window.say(words, trouble=trouble))

    def do(self, show: Callable[[MainWindow], None]) -> None:
        """Anything else that a window can show."""

        def on_gui_thread() -> None:
            if self._window is not None:
                show(self._window)

        self._deliver(on_gui_thread)

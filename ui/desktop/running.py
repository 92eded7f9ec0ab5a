"""How a window's work is done on other threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Run(Protocol):
    """Does work elsewhere; how it ended comes back on the GUI thread."""

    def __call__[T](
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
    ) -> None: ...


class Newest:
    """Does one thing at a time; of what is asked for meanwhile only the newest."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._runs = False
        self._waiting: Callable[[], None] | None = None

    def ask[T](
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
    ) -> None:
        """On the GUI thread, as are the ends of the work."""
        if self._runs:
            self._waiting = lambda: self.ask(work, on_success, on_failure)
            return

        def done(result: T) -> None:
            self._next()
            on_success(result)

        def failed(error: Exception) -> None:
            self._next()
            on_failure(error)

        self._runs = True
        self._run(work, done, failed)

    def _next(self) -> None:
        self._runs, waiting = False, self._waiting
        self._waiting = None
        if waiting is not None:
            waiting()

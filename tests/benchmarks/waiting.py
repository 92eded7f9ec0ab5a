"""Letting a window's event loop run until something is true."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.benchmarks.harness import Unavailable
from ui.desktop.window import MainWindow

_PATIENCE_S = 120.0


def wait_drawn(window: MainWindow) -> None:
    """Until the map has painted what it was told."""
    drawn: list[int] = []
    window.map.drawn.connect(drawn.append)
    wanted = window.map.ask_drawn()
    turn_until(lambda: bool(drawn) and drawn[-1] >= wanted)


def turn_for(seconds: float) -> None:
    """Let the event loop run for so long."""
    until = time.monotonic() + seconds
    turn_until(lambda: time.monotonic() > until)


def turn_until(true: Callable[[], bool], patience_s: float = _PATIENCE_S) -> None:
    """Let the event loop run until something is true.

    Raises:
        Unavailable: it never is.
    """
    give_up = time.monotonic() + patience_s
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.monotonic() > give_up:
            raise Unavailable("the window did not get ready")
        time.sleep(0.001)

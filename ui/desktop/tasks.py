"""The way back to the GUI thread for results of background work (``app.tasks``' ``deliver``)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

BUDGET_S = 0.02
"""A batch of callbacks gives the event loop a turn after this long."""


class GuiDelivery(QObject):
    """Runs callbacks on the thread that made it, in the order in which they came.

    ``deliver`` may be called from any thread. A flood of callbacks cannot freeze the window: they
    run in batches under a time budget.
    """

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._lock = Lock()
        self._woken = False
        self._arrived.connect(self._run_batch, Qt.ConnectionType.QueuedConnection)

    def deliver(self, callback: Callable[[], None]) -> None:
        """Have a callback run on the GUI thread soon."""
        with self._lock:
            self._waiting.append(callback)
            wake = not self._woken
            self._woken = True
        if wake:
            self._arrived.emit()

    @Slot()
    def _run_batch(self) -> None:
        until = monotonic() + BUDGET_S
        try:
            while monotonic() < until:
                with self._lock:
                    if not self._waiting:
                        return
                    callback = self._waiting.popleft()
                callback()
        finally:  # also after a callback that failed: those behind it still come
            self._go_on()

    def _go_on(self) -> None:
        with self._lock:
            self._woken = bool(self._waiting)
            more = self._woken
        if more:
            QTimer.singleShot(0, self._run_batch)

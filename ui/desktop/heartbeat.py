"""Measures how long the GUI thread has stood still at worst."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

BEAT_MS = 5


class Heartbeat(QObject):
    """A timer that beats every 5 ms; ``longest_ms`` is the longest time between two beats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self.beats = 0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to measure anew."""
        self.longest_ms = 0.0
        self.beats = 0
        self._since.start()
        self._timer.start()

    def stop(self) -> float:
        """Stop; returns the longest gap in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.longest_ms

    def _beat(self) -> None:
        self.longest_ms = max(self.longest_ms, self._since.nsecsElapsed() / 1e6)
        self.beats += 1
        self._since.start()

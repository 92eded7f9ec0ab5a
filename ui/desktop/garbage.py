"""Reference cycles are collected in the GUI thread alone.

Python collects cycles in whatever thread happens to allocate next. A dialog or a page that was part of
a cycle would then be destroyed outside the GUI thread, which Qt does not allow: WebEngine ends the
process there and then, other objects deadlock or corrupt their neighbours now and again. A look at
everything there is also takes tenths of a second, at moments nobody chose.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

EVERY_MS = 200
OLDEST_EVERY_MS = 300_000
"""What has lived long is looked at rarely: it is much, and hardly any of it ends up in cycles."""
BURST = 30_000
"""When more values than this came in one go, a day was read. It is in no cycle, and to look through it
would hold the window for a tenth of a second."""
_YOUNG, _OLD, _OLDEST = range(3)


class GuiGarbage(QObject):
    """Takes the collecting of cycles over from Python, until ``give_back``.

    What exists by then (the program itself, above all) is taken to stay, and never looked at again; so
    is what comes in a burst. Of both, what is in no cycle goes as ever when nobody holds it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since_oldest = QElapsedTimer()
        self._since_oldest.start()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()
        gc.disable()
        gc.freeze()

    def collect_due(self) -> None:
        """Collect what Python's own thresholds say is due, the oldest generation rarely, bursts not at
        all."""
        young, old, _ = gc.get_count()
        young_limit, old_limit, _ = gc.get_threshold()
        if young > BURST:
            gc.freeze()
        elif self._since_oldest.hasExpired(OLDEST_EVERY_MS):
            gc.collect(_OLDEST)
            self._since_oldest.start()
        elif old > old_limit:
            gc.collect(_OLD)
        elif young > young_limit:
            gc.collect(_YOUNG)

    def give_back(self) -> None:
        """Leave it to Python again: no window is left."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

"""What the pointer is over, between the map's page and the other views."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.desktop.map_values import Json
from ui.desktop.selection import Pointed

EVERY_MS = 50
"""The page is told at this pace at most, always the newest."""


class MapPointing(QObject):
    """Tells the page what is pointed at in another view; what is under its own pointer it shows by
    itself, and is not told again."""

    def __init__(self, pointed: Pointed, tell: Callable[[Json], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pointed = pointed
        self._tell = tell
        self._taking = False
        self._wanted = self._told = ("", "")
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(EVERY_MS)
        self._pace.timeout.connect(self._tell_newest)
        pointed.changed.connect(self._changed)

    def take(self, shift_id: str, stop_id: str) -> None:
        """The pointer is over this on the page."""
        self._taking = True
        self._pointed.point(shift_id, stop_id)
        self._taking = False

    def forget(self) -> None:
        """The page was loaded anew and knows nothing."""
        self._told = ("", "")

    def stop(self) -> None:
        """The page is going."""
        self._pointed.changed.disconnect(self._changed)
        self._pace.stop()

    def _changed(self) -> None:
        here = self._pointed.shift_id, self._pointed.stop_id
        self._wanted = ("", "") if self._taking else here
        if not self._pace.isActive():
            self._pace.start()

    def _tell_newest(self) -> None:
        if self._wanted != self._told:
            self._told = self._wanted
            self._tell({"pointed": {"shift": self._told[0], "stop": self._told[1]}})

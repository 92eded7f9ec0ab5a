"""How a window stands and is divided is kept for every set-up of screens: at the desk with two of them
it comes back as it was there, on the road as it was on the road."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ui.desktop.panels.panels import Panels

KEPT_AFTER_MS = 1000
"""A change is kept when nothing has moved for so long."""
_LAST = "layout-last"
_LOOKED_AT = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


def screens_key() -> str:
    """A name for the screens there are now: which, how large, where, how fine."""
    screens = []
    for screen in QGuiApplication.screens():
        box = screen.geometry()
        place = (box.x(), box.y(), box.width(), box.height(), screen.devicePixelRatio())
        screens.append(f"{screen.name()} {place}")
    return "layout-" + hashlib.sha256("\n".join(sorted(screens)).encode()).hexdigest()[:16]


class KeptLayouts(QObject):
    """Follows a window and its panels; see the module. On new screens it takes the layout that was kept
    for such, where there is one."""

    def __init__(self, settings: QSettings, window: QMainWindow, panels: Panels) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._panels = panels
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)
        window.installEventFilter(self)
        panels.arranged.connect(self._soon.start)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._another = QTimer(self)
        self._another.setSingleShot(True)
        self._another.timeout.connect(self._take_another)
        app.screenAdded.connect(self._screens_changed)
        app.screenRemoved.connect(self._screens_changed)

    def keep(self) -> None:
        """Keep how it stands, for these screens and as the latest."""
        self._soon.stop()
        for key in (screens_key(), _LAST):
            self._settings.setValue(f"{key}/geometry", self._window.saveGeometry())
            self._settings.setValue(f"{key}/panels", self._panels.saveState())

    def restore(self) -> bool:
        """Have it stand as it was kept for these screens, else as it was last; whether panels could be
        divided as they were."""
        for key in (screens_key(), _LAST):
            geometry, panels = (
                self._settings.value(f"{key}/{name}") for name in ("geometry", "panels")
            )
            if geometry is not None and panels is not None:
                self._window.restoreGeometry(geometry)
                return self._panels.take_state(panels)
        return False

    def stop(self) -> None:
        """The window is going; nothing is kept from here on."""
        self._window.removeEventFilter(self)
        self._soon.stop()
        self._another.stop()
        self._panels.arranged.disconnect(self._soon.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window was moved, resized, filled the screen."""
        if event.type() in _LOOKED_AT and self._window.isVisible():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _screens_changed(self) -> None:
        """What the system does to windows of a screen that is gone is not what a person wants kept."""
        self._soon.stop()
        self._another.start(0)

    def _take_another(self) -> None:
        if self._settings.contains(f"{screens_key()}/panels"):
            self.restore()

"""What a person has chosen for the windows on this computer, kept with the windows' shape."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ui.desktop.settings.table import BY_KEY
from ui.desktop.theme import Theme, ThemeMode

_PLACE = "seat"
THEME, MOTION = "theme", "motion"


class Motion(StrEnum):
    """Whether the map glides when it is moved."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


class Seat(QObject):
    """The values by their keys in the table. What is chosen is in force at once; without a place to
    keep it, until the window closes. ``motion_changed`` when it is to glide, or not any more."""

    motion_changed = Signal()

    def __init__(self, kept: QSettings | None, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._theme = theme
        self._chosen: dict[str, str] = {}
        for key in (THEME, MOTION):
            text = kept.value(f"{_PLACE}/{key}") if kept is not None else None
            if isinstance(text, str) and text in dict(BY_KEY[key].choices):
                self._chosen[key] = text
        if THEME in self._chosen:
            theme.set_mode(ThemeMode(self._chosen[THEME]))
        self._style = QGuiApplication.styleHints()  # what it has is let go of with it
        self._system = self._style.accessibility()
        self._system.motionPreferenceChanged.connect(self.motion_changed)

    def __getitem__(self, key: str) -> str:
        return self._chosen.get(key, str(BY_KEY[key].usual))

    def put(self, key: str, text: str) -> None:
        """Choose; '' for as usual."""
        self._chosen[key] = text or str(BY_KEY[key].usual)
        if self._kept is not None:
            self._kept.setValue(f"{_PLACE}/{key}", self._chosen[key])
        if key == THEME:
            self._theme.set_mode(ThemeMode(self._chosen[key]))
        else:
            self.motion_changed.emit()

    @property
    def moves_less(self) -> bool:
        """Whether nothing is to move that need not."""
        if self[MOTION] == Motion.SYSTEM:
            return self._system.motionPreference() is Qt.MotionPreference.ReducedMotion
        return self[MOTION] == Motion.REDUCED

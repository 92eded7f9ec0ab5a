"""What a person has chosen for the windows on this computer, kept with the windows' shape."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ui.desktop.distances import Units, measure
from ui.desktop.language import LANGUAGE_KEY
from ui.desktop.settings.table import BY_KEY
from ui.desktop.theme import Theme, ThemeMode

_PLACE = "seat"
THEME, MOTION, LANGUAGE, UNITS = "theme", "motion", "language", "units"
_PLACES = {LANGUAGE: LANGUAGE_KEY}
"""Where a value is kept that is read before there is a seat; the others are below ``seat``."""


class Motion(StrEnum):
    """Whether anything moves by itself."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


class Seat(QObject):
    """The values by their keys in the table. What is chosen is in force at once; without a place to
    keep it, until the window closes. ``motion_changed`` when things are to glide, or not any more;
    ``units_changed`` when distances are said otherwise from now on."""

    motion_changed = Signal()
    units_changed = Signal()

    def __init__(self, kept: QSettings | None, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._theme = theme
        self._chosen: dict[str, str] = {}
        for key in (THEME, MOTION, LANGUAGE, UNITS):
            text = kept.value(_place_of(key)) if kept is not None else None
            if isinstance(text, str) and text in dict(BY_KEY[key].said_choices):
                self._chosen[key] = text
        if THEME in self._chosen:
            theme.set_mode(ThemeMode(self._chosen[THEME]))
        self._style = QGuiApplication.styleHints()  # what it has is let go of with it
        self._system = self._style.accessibility()
        self._system.motionPreferenceChanged.connect(self._change_motion)
        self._change_motion()
        measure(Units(self[UNITS]))

    def __getitem__(self, key: str) -> str:
        return self._chosen.get(key, str(BY_KEY[key].usual))

    def put(self, key: str, text: str) -> None:
        """Choose; '' for as usual."""
        self._chosen[key] = text or str(BY_KEY[key].usual)
        if self._kept is not None:
            self._kept.setValue(_place_of(key), self._chosen[key])
        match key:
            case "theme":
                self._theme.set_mode(ThemeMode(self._chosen[key]))
            case "motion":
                self._change_motion()
            case "units":
                measure(Units(self._chosen[key]))
                self.units_changed.emit()

    @property
    def moves_less(self) -> bool:
        """Whether nothing is to move that need not."""
        if self[MOTION] == Motion.SYSTEM:
            return self._system.motionPreference() is Qt.MotionPreference.ReducedMotion
        return self[MOTION] == Motion.REDUCED

    def _change_motion(self) -> None:
        self._theme.set_still(self.moves_less)
        self.motion_changed.emit()


def _place_of(key: str) -> str:
    return _PLACES.get(key, f"{_PLACE}/{key}")

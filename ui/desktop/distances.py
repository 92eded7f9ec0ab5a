"""How distances are said: in kilometres, or in miles where the computer's country has them on its road
signs, or as chosen by hand. Inside, everything is in metres; this is the one place that says them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale

from ui.desktop.formats import number, signed
from ui.desktop.language import translate

_MILE_M, _YARD_M = 1609.344, 0.9144
_SAID_AS_MILES_M = 0.1 * _MILE_M


class Units(StrEnum):
    """In what a person wants distances said."""

    SYSTEM = "system"
    KILOMETRES = "kilometres"
    MILES = "miles"


class _Chosen:
    """What holds for all windows, as Qt's default locale does for times and numbers."""

    units = Units.SYSTEM


def measure(units: Units) -> None:
    """Have every distance that is said from now on said in these."""
    _Chosen.units = units


def in_miles() -> bool:
    """Whether distances are said in miles."""
    if _Chosen.units is Units.SYSTEM:
        return uses_miles(QLocale.system())
    return _Chosen.units is Units.MILES


def uses_miles(locale: QLocale) -> bool:
    """Whether a locale's country has miles; where the system tells how it measures, that counts."""
    return locale.measurementSystem() is not QLocale.MeasurementSystem.MetricSystem


def distance(metres: float) -> str:
    """``3.1 km``, ``1.9 mi``."""
    return _with_unit(number(_large(metres), 1))


def more_distance(metres: float) -> str:
    """``+3.1 km``, ``−1.9 mi``: a difference."""
    return _with_unit(signed(_large(metres), 1))


def near_distance(metres: float) -> str:
    """The same of what may be near: ``76 m``, ``2.2 km``, ``83 yd``, ``1.4 mi``."""
    if in_miles():
        if metres >= _SAID_AS_MILES_M:
            return distance(metres)
        return translate("Distances", "{number} yd").format(number=number(metres / _YARD_M))
    if metres >= 1000:
        return distance(metres)
    return translate("Distances", "{number} m").format(number=number(metres))


def _large(metres: float) -> float:
    return metres / (_MILE_M if in_miles() else 1000)


def _with_unit(figure: str) -> str:
    if in_miles():
        return translate("Distances", "{number} mi").format(number=figure)
    return translate("Distances", "{number} km").format(number=figure)

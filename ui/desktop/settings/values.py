"""Values of settings as the text in a field, and back; what is said of a text that is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from datetime import time
from enum import Enum
from math import isfinite

from PySide6.QtCore import QLocale

from app.domain.errors import InputRefused
from app.domain.settings import Settings, TypeTimes
from ui.desktop.language import translate
from ui.desktop.settings.spec import Kind, SettingSpec

_SET = "yes"
_HIDDEN = "••••••"
_THOUSANDS_OR_NOT = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""``1,000`` is a thousand to some and one to others."""


def value_at(settings: Settings, path: str) -> object:
    """What stands at a path of the settings; None where nothing does."""
    found: object = settings
    for name in path.split("."):
        if is_dataclass(found):
            found = getattr(found, name, None)
        elif isinstance(found, Mapping):
            found = found.get(name)
        else:
            return None
    return found


def text_in_force(spec: SettingSpec, settings: Settings) -> str:
    """What holds now, as it stands in the field."""
    found = value_at(settings, spec.key)
    return text_of(spec, usual_value(spec) if found is None else found)


def usual_value(spec: SettingSpec) -> object:
    """What holds where nothing is set."""
    return spec.usual if spec.usual is not None else value_at(Settings(), spec.key)


def text_of(spec: SettingSpec, value: object) -> str:
    """A value as it stands in the field."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _SET if value else ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float):
        return _amount_text(value) if spec.kind is Kind.AMOUNT else f"{value:g}"
    if spec.kind is Kind.VEHICLE_TYPES and isinstance(value, Mapping):
        return "\n".join(_type_line(name, times) for name, times in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        apart = ", " if spec.kind is Kind.ADDRESSES else " "
        return apart.join(text_of(spec, each) for each in value)
    return str(value)


def shown(spec: SettingSpec, text: str) -> str:
    """A value as the list shows it."""
    match spec.kind:
        case Kind.SWITCH:
            return translate("Settings", "on") if text else translate("Settings", "off")
        case Kind.CHOICE:
            return dict(spec.said_choices).get(text, text)
        case Kind.SEVERAL:
            words = dict(spec.said_choices)
            return ", ".join(words.get(name, name) for name in text.split())
        case Kind.SECRET:
            return _HIDDEN if text else ""
        case Kind.WINDOW:
            return "…"
    first = text.split("\n", 1)[0]
    return f"{first} {spec.unit}".strip() if first else ""


def value_of(spec: SettingSpec, text: str) -> object:
    """The value that a text stands for, as the file holds it; None: as usual.

    Raises:
        InputRefused: it is none; the words say what would be one.
    """
    text = text.strip()
    match spec.kind:
        case Kind.SWITCH:
            return bool(text)
        case Kind.NUMBER | Kind.AMOUNT:
            return _number(spec, text)
        case Kind.TIME:
            return _time(spec, text)
        case Kind.ADDRESSES:
            return [part for part in text.replace(",", " ").split() if part]
        case Kind.SEVERAL:
            return text.split()
        case Kind.VEHICLE_TYPES:
            return dict(_type(line) for line in text.splitlines() if line.strip())
        case _:
            return text or None


def _number(spec: SettingSpec, text: str) -> object:
    whole = spec.kind is Kind.NUMBER
    if not text and spec.may_be_empty:
        return None
    try:
        number = int(text) if whole else _amount(text)
    except ValueError:
        number = None
    if number is None or not isfinite(number) or not spec.low <= number <= spec.high:
        words = (
            translate("Settings", "{name} is a whole number between {low} and {high} {unit}")
            if whole
            else translate("Settings", "{name} is a number between {low} and {high} {unit}")
        ).format(name=spec.name, low=f"{spec.low:,.0f}", high=f"{spec.high:,.0f}", unit=spec.unit)
        empty = translate("Settings", ", or empty") if spec.may_be_empty else ""
        raise InputRefused(f"{words.rstrip()}{empty}.")
    return number


def _amount_text(value: float) -> str:
    """As the person's country writes it, without signs between thousands."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    return locale.toString(value, "f", shortest)


def _amount(text: str) -> float:
    """A number as the person's country writes it, or with a plain decimal point or comma.

    Raises:
        InputRefused: it would be a decimal, and looks like thousands.
        ValueError: it is none.
    """
    number, is_one = QLocale().toDouble(text)
    if not is_one:
        number = float(text.replace(",", "."))
    if number < 1000 and _THOUSANDS_OR_NOT.fullmatch(text):
        words = translate(
            "Settings", "{text} may be thousands or decimals: write {whole} or {decimal}."
        )
        decimal = text.rstrip("0").rstrip(".,") if text.endswith("0") else f"{text}0"
        raise InputRefused(words.format(text=text, whole=re.sub(r"\D", "", text), decimal=decimal))
    return number


def _time(spec: SettingSpec, text: str) -> str:
    try:
        return f"{time.fromisoformat(text if ':' in text else f'{int(text):02d}:00'):%H:%M}"
    except ValueError as error:
        words = translate("Settings", "{name} is a time of day such as 19:00.")
        raise InputRefused(words.format(name=spec.name)) from error


def _type(line: str) -> tuple[str, dict[str, float]]:
    name, minutes, factor, *more = (*(part.strip() for part in line.split(",")), "", "")
    try:
        times = {"setup_min": float(minutes.removesuffix("min"))} if minutes else {}
        times["service_factor"] = float(factor) if factor else 1.0
    except ValueError:
        times = {}
    if not name or not times or any(more):
        words = translate("Settings", "'{line}' is no vehicle type: write name, minutes, factor.")
        raise InputRefused(words.format(line=line.strip()))
    return name, times


def _type_line(name: str, times: object) -> str:
    assert isinstance(times, TypeTimes)
    setup = "" if times.setup_min is None else f"{times.setup_min:g} min"
    return f"{name}, {setup}, {times.service_factor:g}"

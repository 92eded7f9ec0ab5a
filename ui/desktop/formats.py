"""How times, days and numbers are written where the person is: all of them by the one locale that
``language.speak`` sets."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from ui.desktop.language import translate


def time_pattern() -> str:
    """Hours and minutes as Qt's fields for times take them: ``HH:mm``, ``H.mm``, ``h:mm AP``."""
    return QLocale().timeFormat(QLocale.FormatType.ShortFormat)


def clock(at: datetime, zone: ZoneInfo | None = None) -> str:
    """``10:42`` on a depot's clock, or on that of the instant itself."""
    local = at.astimezone(zone) if zone is not None else at
    return _clock(QLocale().name(), local.hour, local.minute)


def clock_with_seconds(at: datetime, zone: ZoneInfo | None = None) -> str:
    """``10:42:30``."""
    return _time(at, zone, re.sub(r"(\W)mm", r"\1mm\1ss", time_pattern()))


def wall_clock(wall_s: int) -> str:
    """``10:42`` for seconds of the day."""
    return QLocale().toString(QTime(0, 0).addSecs(wall_s), time_pattern())


def day_text(day: date) -> str:
    """``Sun 22 Nov``."""
    pattern = translate("Formats", "ddd d MMM")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def date_text(day: date) -> str:
    """``22 Nov``."""
    pattern = translate("Formats", "d MMM")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def number(value: float, places: int = 0) -> str:
    """``1,234.5``."""
    return QLocale().toString(float(value), "f", places)


def signed(value: float, places: int = 0) -> str:
    """``+1.5``, ``−1.5``, ``±0``: a difference."""
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{number(abs(rounded), places)}"


def percent(share: float, places: int = 0) -> str:
    """``94 %`` of a share from 0 to 1."""
    return translate("Formats", "{number} %").format(number=number(share * 100, places))


def money(cents: int) -> str:
    """``1,234.50``: an amount of money."""
    return number(cents / 100, 2)


def _time(at: datetime, zone: ZoneInfo | None, pattern: str) -> str:
    local = at.astimezone(zone) if zone is not None else at
    return QLocale().toString(QTime(local.hour, local.minute, local.second), pattern)


@lru_cache(maxsize=10_000)
def _clock(locale: str, hour: int, minute: int) -> str:  # noqa: ARG001
    """Kept: a large day has ten thousand times to write, and Qt takes its time over each."""
    return QLocale().toString(QTime(hour, minute), time_pattern())

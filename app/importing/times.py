"""When: days, times and windows as people and spreadsheets write them into cells.

Every function takes the cell's text and raises InputRefused with a reason that fits behind
"line 12, column 'From':".
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused
from app.domain.timing import DAY_S, TimeWindow, WindowEnd, clock_text
from app.importing.values import shown

_TIME = re.compile(
    r"""(?:(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4})[ T]+)?
        (?:(?:klo|kl\.?|um)\s+)?
        (?P<hour>\d{1,2})
        (?:[:.h](?P<minute>\d{2}))?
        (?:[:.](?P<second>\d{2})(?:\.\d+)?)?
        \s*(?:h|uhr)?
        \s*(?P<half>[ap]\.?m\.?)?
        \s*(?:\(?\+(?P<days>[01])d?\)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{2})(\d{2})")
_SERIAL_DAY = re.compile(r"([45]\d{4})(?:[.,](\d+))?")
_SERIAL_TIME = re.compile(r"0?[.,](\d*[1-9])")
_YEARLESS = re.compile(r"(\d{1,2})(?:\.(\d{1,2})\.?|/(\d{1,2}))")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\S*(?:Z|[+-]\d{2}:?\d{2})", re.IGNORECASE)
_OFFSET = re.compile(r"\d(Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:\s-\s|[–—]|\bto\b|\bbis\b|\ba\b(?!\.?m)|(?<=[\dhm)])-(?=\d)|,)\s*", re.I)
_PARTING = re.compile(r"[;|\n]|\s+(?:and|und|ja|y|&|/)\s+", re.IGNORECASE)

LAST_HOUR = 30
"""Times past midnight may be written on: 25:30 is half past one, up to six in the morning."""
NIGHT_S = 10 * 3600
"""A window that ends before it starts ends on the next day if it is no longer than this: 22:00-02:00,
and not 15:00-13:00, which is a slip."""

_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheets' day numbers (from March 1900 on)."""


def parse_time(text: str, day: date) -> int:
    """Wall-clock seconds after the midnight of ``day``.

    ``8``, ``8:00``, ``08.00``, ``0800``, ``14:30:00``, ``2:30 PM``, ``8h30``, ``24:00``,
    ``1:00 (+1)``, ``25:30`` for half past one at night, with a date in front of it, and as spreadsheets
    keep times: a fraction of a day, ``0.375`` or ``46348.375``.
    """
    said = shown(text)
    serial = _serial_seconds(text.strip(), day)
    if serial is not None:
        return serial
    compact = _COMPACT.fullmatch(text.strip())
    if compact:
        return _seconds(int(compact[1]), int(compact[2]), 0, said)
    match = _TIME.fullmatch(text.strip())
    if match is None:
        if _OFFSET.search(text.strip()):
            raise InputRefused(f"{said} names an offset from UTC; write the depot's local time.")
        raise InputRefused(f"{said} is not a time such as 8:00 or 14:30.")
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise InputRefused(f"{said} is not a time: hours with am or pm go from 1 to 12.")
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    seconds = _seconds(hour, int(match["minute"] or 0), int(match["second"] or 0), said)
    ahead = int(match["days"] or 0)
    if match["date"]:
        ahead += (parse_date(match["date"]) - day).days
        if ahead not in (0, 1):
            raise InputRefused(f"{said} is not on the day of the order, {day.isoformat()}.")
    return seconds + ahead * DAY_S


def _seconds(hour: int, minute: int, second: int, said: str) -> int:
    if minute > 59 or second > 59 or hour * 3600 + minute * 60 + second > LAST_HOUR * 3600:
        raise InputRefused(
            f"{said} is not a time of day: hours go to 24, past midnight to {LAST_HOUR}, minutes to 59."
        )
    return hour * 3600 + minute * 60 + second


def _serial_seconds(text: str, day: date) -> int | None:
    """The time a spreadsheet's number stands for; None where it is no whole minute of a day.

    ``0.25`` is six o'clock: a spreadsheet writes that, and a person writes 00.25 or 0:25.
    """
    dated, alone = _SERIAL_DAY.fullmatch(text), _SERIAL_TIME.fullmatch(text)
    if alone is None and (dated is None or not dated[2]):
        return None
    seconds = float(f"0.{alone[1] if alone else dated[2] if dated else 0}") * DAY_S
    minutes = round(seconds / 60)
    if abs(seconds - minutes * 60) > 1:
        return None
    ahead = (_serial_date(dated[1]) - day).days if dated else 0
    return minutes * 60 + ahead * DAY_S if ahead in (0, 1) else None


def _serial_date(number: str) -> date:
    return _SERIAL_ZERO + timedelta(days=int(number))


def local_text(text: str, zone: ZoneInfo | None) -> str:
    """An instant with an offset as local date and time; any other text, or without a zone, as it is."""
    plain = text.strip()
    if zone is None or not _INSTANT.fullmatch(plain):
        return text
    try:
        return f"{datetime.fromisoformat(plain).astimezone(zone):%Y-%m-%d %H:%M:%S}"
    except (ValueError, OverflowError):
        return text


def parse_date(text: str, near: date | None = None) -> date:
    """A day as ``2026-11-22``, ``22.11.2026``, day first ``22/11/2026``, or a spreadsheet's number of
    the day (46348); without a year, ``22.11.`` or ``22/11``, the one nearest to ``near``."""
    plain = text.strip()
    try:
        serial = _SERIAL_DAY.fullmatch(plain)
        if serial:
            return _serial_date(serial[1])
        yearless = _YEARLESS.fullmatch(plain)
        if yearless and near is not None:
            return _nearest(int(yearless[1]), int(yearless[2] or yearless[3]), near)
        if re.match(r"\d{4}-\d{2}-\d{2}", plain):
            return date.fromisoformat(plain[:10])
        parts = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", plain)
        if parts:
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError as error:
        raise InputRefused(f"{shown(text)} is not a day of the calendar.") from error
    raise InputRefused(f"{shown(text)} is not a date such as 2026-11-22 or 22.11.2026.")


def _nearest(day: int, month: int, near: date) -> date:
    """The day and month of the year that brings it closest."""
    years = (near.year - 1, near.year, near.year + 1)
    there = [year for year in years if (month, day) != (2, 29) or calendar.isleap(year)]
    found = [date(year, month, day) for year in there]
    if not found:
        raise ValueError(day)
    return min(found, key=lambda each: abs(each - near))


def parse_window(start: str, end: str, day: date, means: WindowEnd) -> tuple[TimeWindow, ...]:
    """The window two cells name; either may be empty, and ``start`` alone may hold a range."""
    if start and not end and is_range(start):
        return parse_windows(start, day, means)
    if not start and not end:
        return ()
    begins = parse_time(start, day) if start else 0
    ends = parse_time(end, day) if end else DAY_S
    return (_window(begins, ends, means),)


def parse_windows(text: str, day: date, means: WindowEnd) -> tuple[TimeWindow, ...]:
    """Windows in one cell: ``8-10``, ``8:00 - 10:00``, ``08:00-10:00, 14-16``,
    ``[08:00,12:00];[14:00,18:30]``."""
    windows = []
    for part in _window_parts(text):
        plain = part.strip().strip("[]").strip()
        if not plain:
            continue
        ends = _range_ends(plain)
        if ends is None:
            raise InputRefused(f"{shown(part)} is not a window such as 8:00-10:00.")
        windows.append(_window(parse_time(ends[0], day), parse_time(ends[1], day), means))
    ordered = sorted(windows, key=lambda window: window.start)
    for first, second in pairwise(ordered):
        if second.start <= first.end:
            raise InputRefused(
                f"the windows {clock_text(first.start)}-{clock_text(first.end)} and "
                f"{clock_text(second.start)}-{clock_text(second.end)} overlap."
            )
    return tuple(ordered)


def _window_parts(text: str) -> list[str]:
    """The windows of a cell; a comma parts them where each side is a window of its own."""
    parts: list[str] = []
    for part in _PARTING.split(text):
        around = part.split(",")
        are_windows = "[" not in part and len(around) > 1 and all(map(is_range, around))
        parts += around if are_windows else [part]
    return parts


def is_range(text: str) -> bool:
    """Whether a cell holds two times."""
    return _range_ends(text) is not None


def _range_ends(text: str) -> tuple[str, str] | None:
    """The two halves around a dash or a word; a date's own dashes do not count."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) == 2:
        return parts[0], parts[1]
    dates = re.findall(r"\d{4}-\d{2}-\d{2}[ T]+[^ ,;–—-]+(?:\s*[ap]m)?", text, re.IGNORECASE)
    return (dates[0], dates[1]) if len(dates) == 2 else None


def _window(begins: int, ends: int, means: WindowEnd) -> TimeWindow:
    if ends < begins and ends + DAY_S - begins <= NIGHT_S:
        ends += DAY_S
    if ends < begins:
        raise InputRefused(
            f"the window {clock_text(begins)}-{clock_text(ends)} ends before it starts; "
            "for the next day write (+1) behind the end."
        )
    return TimeWindow(begins, ends, means)

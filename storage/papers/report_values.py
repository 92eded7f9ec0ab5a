"""What tables of a report are made of: typed values, columns, and words for states and days.

Values are texts, whole numbers, decimals and instants; None is a value nobody knows. Each column says
what it holds, so that a format can align, round and guard it its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from app.domain.report import StopRow
from resources.tokens import load_tokens

type Value = str | int | float | datetime | None

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ALL_DRIVERS = "All drivers"


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    COUNT = auto()
    SHARE = auto()  # 0 to 1
    KILOMETRES = auto()
    HOURS = auto()
    MINUTES = auto()
    MONEY = auto()  # in whole units, not cents
    DECIMAL = auto()
    CLOCK = auto()  # an instant of the day
    INSTANT = auto()  # with its day and seconds
    DEGREES = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and what it holds."""

    head: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; every row is as long as the columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def day_words(day: date) -> str:
    """``Sunday 22 November 2026``, whatever language the machine is set to."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def state_word(row: StopRow) -> str:
    """The state's word, as everywhere."""
    return load_tokens().light.state(row.state.value).word


def late_words(late_s: int) -> str:
    """``+14 min``; a lateness under a minute is shown as one."""
    return f"+{max(1, round(late_s / 60))} min" if late_s else ""


def table(
    title: str, heads: Sequence[str], kinds: Sequence[Kind], rows: Iterable[tuple[Value, ...]]
) -> Table:
    """A table from its parts."""
    columns = tuple(Column(head, kind) for head, kind in zip(heads, kinds, strict=True))
    return Table(title, columns, tuple(rows))


def km(metres: int | None) -> float | None:
    """Metres as kilometres."""
    return None if metres is None else round(metres / 1000, 1)


def hours(seconds: int | None) -> float | None:
    """Seconds as hours."""
    return None if seconds is None else round(seconds / 3600, 2)


def money(cents: int | None) -> float | None:
    """Cents as whole units."""
    return None if cents is None else cents / 100


def rounded(value: float | None) -> float | None:
    """To two decimals."""
    return None if value is None else round(value, 2)

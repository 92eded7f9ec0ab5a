"""What people write into cells, turned into values: numbers, money, words, lists.

Every function takes the cell's text and raises InputRefused with a reason that fits behind
"line 12, column 'Weight':".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from app.domain.errors import InputRefused
from app.domain.spelling import folded

_BLANKS = re.compile(r"(?<=[0-9])['’\s](?=[0-9]{3})")
_PLAIN = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_COMMA_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_POINT_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_UNIT = re.compile(r"\s*([a-zA-Z³]+)\.?\s*$")
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|€|\$|£|Fr\.?|SFr\.?)\s*|\s*(?:[A-Z]{3}|€|\$|£|Fr\.?|SFr\.?)$")
_NOTHING = frozenset({"", "no", "none", "nein", "kein", "keine", "ei", "nada", "ninguno", "ninguna"})
_LIST = re.compile(r"[,;|\n]")

_NO_UNITS: Mapping[str, float] = {}
KILOGRAMS = {"kg": 1.0, "g": 0.001, "t": 1000.0, "lb": 0.45359237, "lbs": 0.45359237}
LITRES = {"l": 1.0, "ltr": 1.0, "liter": 1.0, "litre": 1.0, "dm³": 1.0, "ml": 0.001, "m³": 1000.0}
PIECES = {"pcs": 1.0, "pc": 1.0, "stk": 1.0, "st": 1.0, "kpl": 1.0, "x": 1.0}
MINUTES = {"min": 1.0, "mins": 1.0, "minutes": 1.0, "minuten": 1.0, "s": 1 / 60, "h": 60.0}

MAX_SERVICE_MIN = 600


def parse_number(text: str) -> float:
    """A number as people write it: ``12,5``, ``1'234.50``, ``1.234,5``.

    A lone comma or point is always decimal, as in ``1,250``; where both stand, the last one is.
    """
    return float(_decimal(text.strip(), text))


def parse_amount(text: str, units: Mapping[str, float] = _NO_UNITS, factor: float = 1.0) -> float:
    """A number that is not negative, times ``factor``, or times that of the unit behind it."""
    unit = _UNIT.search(text)
    plain = text
    if unit is not None:
        if unit[1].casefold() not in units:
            known = f" Units known here: {', '.join(units)}." if units else ""
            raise InputRefused(f"{shown(text)} is not a plain number.{known}")
        factor = units[unit[1].casefold()]
        plain = text[: unit.start()]
    value = parse_number(plain) * factor
    if value < 0:
        raise InputRefused(f"{shown(text)} is negative.")
    if value >= 1e6:
        raise InputRefused(f"{shown(text)} is far too large.")
    return value


def parse_count(text: str, factor: float = 1.0) -> int:
    """A whole number of pieces that is not negative."""
    value = parse_amount(text, PIECES, factor)
    if not value.is_integer():
        raise InputRefused(f"{shown(text)} is not a whole number.")
    return int(value)


def parse_minutes(text: str, factor: float = 1.0) -> int:
    """A stay at a stop, written in minutes unless it says otherwise, in seconds; up to ten hours."""
    minutes = parse_amount(text, MINUTES, factor)
    if minutes > MAX_SERVICE_MIN:
        raise InputRefused(f"{shown(text)} is over {MAX_SERVICE_MIN} minutes at one stop.")
    return round(minutes * 60)


def parse_money(text: str) -> int:
    """Money to be collected, in cents: ``12,50 €``, ``CHF 12.50``, ``12.-``."""
    plain = _CURRENCY.sub("", text.strip()).strip()
    plain = re.sub(r"[.,][-–—]+$", "", plain)
    if not plain:
        raise InputRefused(f"{shown(text)} is not an amount of money.")
    value = _decimal(plain, text) * 100
    if value < 0:
        raise InputRefused(f"{shown(text)} is negative.")
    if value != value.to_integral_value():
        raise InputRefused(f"{shown(text)} has more than two decimals.")
    if value >= 10**11:
        raise InputRefused(f"{shown(text)} is far too large.")
    return int(value)


def parse_degrees(text: str) -> float:
    """A coordinate in decimal degrees."""
    plain = text.strip().rstrip("°").strip()
    try:
        value = float(plain.replace(",", "."))
    except ValueError as error:
        raise InputRefused(f"{shown(text)} is not a coordinate in decimal degrees.") from error
    if not -180 <= value <= 180:
        raise InputRefused(f"{shown(text)} is not a coordinate: degrees go from -180 to 180.")
    return value


def parse_coordinates(text: str) -> tuple[str, str]:
    """Latitude and longitude out of one cell, still as text."""
    parts = [part for part in re.split(r"[;\s|]+|,\s+|,(?=-?\d+\.)", text.strip().strip("()")) if part]
    if len(parts) != 2:
        raise InputRefused(f"{shown(text)} is not a pair of coordinates such as 47.1660, 9.5100.")
    return parts[0], parts[1]


def parse_list(text: str) -> tuple[str, ...]:
    """Items between commas, semicolons, bars or line breaks, empty ones left out."""
    parts = (" ".join(part.split()) for part in _LIST.split(text))
    return tuple(part for part in parts if part)


def parse_skills(text: str) -> frozenset[str]:
    """Skills in lower case; words for *none* make none."""
    return frozenset(part.casefold() for part in parse_list(text) if part.casefold() not in _NOTHING)


def parse_word(text: str, words: Mapping[str, str], what: str) -> str:
    """The value a word stands for.

    Raises:
        InputRefused: an unknown word; the reason names the known ones.
    """
    value = words.get(folded(text))
    if value is None:
        known = ", ".join(dict.fromkeys(words.values()))
        raise InputRefused(f"{shown(text)} is no known {what}; known are {known}.")
    return value


def parse_proofs(text: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The proofs a cell asks for, without repeats; words for *none* make none."""
    wanted = [part for part in parse_list(text) if part.casefold() not in _NOTHING]
    return tuple(dict.fromkeys(parse_word(part, words, "proof") for part in wanted))


def parse_priority(text: str, words: Mapping[str, str]) -> int:
    """0 (least) to 100, or a word such as low, normal, high."""
    if text.strip()[:1].isdigit() or text.strip()[:1] in "+-":
        value = parse_number(text)
        if not (0 <= value <= 100 and value.is_integer()):
            raise InputRefused(f"{shown(text)} is no priority: whole numbers from 0 to 100.")
        return int(value)
    if folded(text) not in words:
        raise InputRefused(f"{shown(text)} is no priority: 0 to 100, or low, normal, high, critical.")
    return int(words[folded(text)])


def _decimal(plain: str, text: str) -> Decimal:
    """A decimal number with either sign for the decimals and any of the usual group signs."""
    compact = _BLANKS.sub("", plain)
    if _PLAIN.fullmatch(compact):
        return Decimal(compact.replace(",", "."))
    if _COMMA_DECIMAL.fullmatch(compact):
        return Decimal(compact.replace(".", "").replace(",", "."))
    if _POINT_DECIMAL.fullmatch(compact):
        return Decimal(compact.replace(",", ""))
    raise InputRefused(f"{shown(text)} is not a number.")


def shown(text: str) -> str:
    """A cell's text in a message: one line, cut, in quotes."""
    plain = " ".join(text.split())
    return f"'{plain[:40]}{'…' if len(plain) > 40 else ''}'"

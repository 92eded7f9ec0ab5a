"""What a stock app's request comes to, whatever its dialect, and how its values are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.trackers import Stray

KNOT_M_S = 1852 / 3600
KMH_M_S = 1 / 3.6
_LONGEST_RAW = 4000
_HIGHEST_SECONDS = 2**31 - 1
"""A larger number is a time in milliseconds (Traccar's own rule)."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A sign of life: when, and where as far as the phone says so.

    ``at`` None is now; ``place`` None where it was last. Units as in ``Position``; ``sos`` when the
    driver calls for help.
    """

    raw: str
    at: datetime | None = None
    place: LonLat | None = None
    speed: float | None = None
    bearing: float | None = None
    accuracy: float | None = None
    battery: float | None = None
    is_moving: bool | None = None
    sos: bool = False


@dataclass(frozen=True, slots=True)
class Crossing:
    """A phone came into a region it watches, or went out; ``tst`` is the region's number on it."""

    raw: str
    is_entry: bool
    tst: int
    at: datetime
    place: LonLat | None
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """One phone's part of a request.

    ``name`` is what it is known by ('': it does not say), ``label`` what a person may call it, where
    that is another thing; ``held`` the numbers of the regions it says it watches (None: it says nothing
    of them).
    """

    name: str
    label: str = ""
    fixes: tuple[Fix, ...] = ()
    strays: tuple[Stray, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    held: frozenset[int] | None = None


def raw_text(sent: bytes | str) -> str:
    """What came, as text short enough to be kept and shown."""
    text = sent.decode(errors="replace") if isinstance(sent, bytes) else sent
    text = text.encode(errors="replace").decode()  # half an emoji is no text a database takes
    return text if len(text) <= _LONGEST_RAW else text[:_LONGEST_RAW] + " …"


def number(value: object, name: str) -> float | None:
    """A number out of JSON or a form; None where there is none.

    Raises:
        InputRefused: it is something else.
    """
    if value is None or value == "":
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise TypeError
        found = float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise InputRefused(f"{name} is no number.") from error
    return found if isfinite(found) else None


def measure(value: object, name: str, factor: float = 1.0) -> float | None:
    """A measurement; None for the negative numbers by which phones say "unknown".

    Raises:
        InputRefused: it is no number.
    """
    found = number(value, name)
    return found * factor if found is not None and found >= 0 else None


def battery(value: object, full: float) -> float | None:
    """The share that is left, 0 to 1, of a level out of ``full``; None where it is not known.

    Raises:
        InputRefused: it is no number.
    """
    level = measure(value, "the battery's level")
    return None if level is None else min(1.0, level / full)


def place(lon: object, lat: object) -> LonLat | None:
    """A place; None where there is none: also for 0, 0, which is what a receiver without a fix says.

    Raises:
        InputRefused: half of it is missing, or it is not on the earth.
    """
    east, north = number(lon, "the longitude"), number(lat, "the latitude")
    if (east is None) != (north is None):
        raise InputRefused("Half of the place is missing.")
    if east is None or north is None or (east == 0 and north == 0):
        return None
    found = LonLat(east, north)
    if not found.is_valid:
        raise InputRefused("The place is not on the earth.")
    return found


def instant(value: object) -> datetime | None:
    """An instant out of seconds or milliseconds since 1970, or of ISO text; None where there is none.

    Text without an offset is UTC.

    Raises:
        InputRefused: it is no time.
    """
    if value is None or value == "":
        return None
    try:
        seconds = number(value, "the time")
    except InputRefused:
        seconds = None
        if not isinstance(value, str):
            raise
    try:
        if seconds is not None:
            seconds = seconds / 1000 if seconds >= _HIGHEST_SECONDS else seconds
            return datetime.fromtimestamp(seconds, UTC)
        at = datetime.fromisoformat(str(value))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputRefused(f"'{str(value)[:40]}' is not a time.") from error


def flag(value: object) -> bool | None:
    """True, false, or None for anything else."""
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}.get(str(value).lower())


def part(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object inside a JSON object; an empty one where it is missing.

    Raises:
        InputRefused: something else is there.
    """
    found = fields.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise InputRefused(f"{name} is no object.")
    return found

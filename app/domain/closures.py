"""Roads that are closed: where, from when until when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import cos, pi, radians, sin
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused
from app.domain.events import Event, EventType
from app.domain.geo import LonLat
from app.domain.timing import from_rfc3339, rfc3339

MOST_POINTS = 200
WIDEST_DEGREES = 0.5
"""Some 50 km: more is no closed road."""
MOST_AROUND_M = 5_000
_CORNERS = 24
_METRES_PER_DEGREE = 111_195.0


class ClosedKind(StrEnum):
    """What a drawing means."""

    LINE = "line"  # the roads it runs along; where it runs along none, those it crosses
    AREA = "area"  # every road that touches it


@dataclass(frozen=True, slots=True)
class ClosedShape:
    """A place where nobody can drive, as drawn. An area's outline is closed from its last point to its
    first.

    Raises:
        InputRefused: too few or too many points, impossible ones, or points too far apart.
    """

    kind: ClosedKind
    points: tuple[LonLat, ...]

    def __post_init__(self) -> None:
        least = 2 if self.kind is ClosedKind.LINE else 3
        if not least <= len(self.points) <= MOST_POINTS:
            raise InputRefused(f"A closed {self.kind.value} has {least} to {MOST_POINTS} points.")
        if not all(point.is_valid for point in self.points):
            raise InputRefused("A closed road has a point that is not on the earth.")
        lons, lats = [p.lon for p in self.points], [p.lat for p in self.points]
        if max(max(lons) - min(lons), max(lats) - min(lats)) > WIDEST_DEGREES:
            raise InputRefused("That is too large for a closed road; draw only what is closed.")


def around(place: LonLat, metres: float) -> ClosedShape:
    """Everything within so many metres of a place.

    Raises:
        InputRefused: no distance that makes sense.
    """
    if not 1 <= metres <= MOST_AROUND_M:
        raise InputRefused(f"A road is closed 1 to {MOST_AROUND_M} metres around a place.")
    if not place.is_valid:
        raise InputRefused("A closed road has a point that is not on the earth.")
    up = metres / _METRES_PER_DEGREE
    across = up / max(0.01, cos(radians(place.lat)))
    turns = [2 * pi * n / _CORNERS for n in range(_CORNERS)]
    return ClosedShape(
        ClosedKind.AREA,
        tuple(LonLat(place.lon + across * cos(t), place.lat + up * sin(t)) for t in turns),
    )


@dataclass(frozen=True, slots=True)
class Closure:
    """A road that is closed between two instants. ``note`` is a person's words, ``name`` the street it
    is mostly about ('': it has none)."""

    closure_id: str
    shape: ClosedShape
    begins: datetime
    ends: datetime
    note: str = ""
    name: str = ""

    def stands_within(self, start: datetime, end: datetime) -> bool:
        """Whether it is closed at any time between two instants."""
        return self.begins < end and start < self.ends


type Line = tuple[LonLat, LonLat]
"""A straight piece of road."""


@dataclass(frozen=True, slots=True)
class ClosedRoads:
    """The roads of a region with some of them closed.

    ``folder`` holds them (``PlanJob.roads_folder``); ``streets`` are the names of what is closed, the
    longest first, ``metres`` the length of all of it that cars may use, ``lines`` its course.
    """

    folder: str
    streets: tuple[str, ...]
    metres: int
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The street with most of it, '' where none has a name."""
        return self.streets[0] if self.streets else ""


NAMELESS = "A road without a name"


@dataclass(frozen=True, slots=True)
class StandingClosure:
    """A closure that is not over, with what it closes."""

    closure: Closure
    roads: ClosedRoads

    @property
    def name(self) -> str:
        """The street, or what stands for it."""
        return self.closure.name or NAMELESS


def until_text(closure: Closure, zone: ZoneInfo) -> str:
    """``until 18:00``; ``for the rest of the day``."""
    at = closure.ends.astimezone(zone)
    return "for the rest of the day" if (at.hour, at.minute) == (0, 0) else f"until {at:%H:%M}"


def told_in(closure: Closure) -> dict[str, object]:
    """What the fact that a road was closed holds (``Event.data``)."""
    return {
        "closure_id": closure.closure_id,
        "name": closure.name,
        "kind": closure.shape.kind.value,
        "points": [[point.lon, point.lat] for point in closure.shape.points],
        "begins": rfc3339(closure.begins),
        "ends": rfc3339(closure.ends),
    }


def heard(closures: Mapping[str, Closure], event: Event) -> Mapping[str, Closure]:
    """The closures of a day by id after a fact; one that was opened again ended then."""
    name = str(event.data.get("closure_id", ""))
    if event.type is EventType.ROAD_CLOSED:
        closure = _read(name, event)
        return closures if closure is None else {**closures, name: closure}
    if event.type is EventType.ROAD_OPENED and name in closures:
        known = closures[name]
        return {**closures, name: replace(known, ends=min(known.ends, event.at))}
    return closures


def closed_words(log: Iterable[Event], zone: ZoneInfo) -> tuple[str, ...]:
    """Which roads were closed on a day, and from when until when: a sentence for each."""
    closures: Mapping[str, Closure] = {}
    for event in log:
        closures = heard(closures, event)
    return tuple(_sentence(closure, zone) for closure in closures.values())


def _sentence(closure: Closure, zone: ZoneInfo) -> str:
    begins = f"{closure.begins.astimezone(zone):%H:%M}"
    note = f" ({closure.note})" if closure.note else ""
    return f"{closure.name or NAMELESS} was closed from {begins} {until_text(closure, zone)}{note}."


def _read(name: str, event: Event) -> Closure | None:
    """None where the fact is not understood: a day is never kept from being opened by one."""
    data = event.data
    try:
        points = [LonLat(float(lon), float(lat)) for lon, lat in _pairs(data["points"])]
        shape = ClosedShape(ClosedKind(str(data["kind"])), tuple(points))
        begins, ends = from_rfc3339(str(data["begins"])), from_rfc3339(str(data["ends"]))
    except (KeyError, TypeError, ValueError, InputRefused):
        return None
    return Closure(name, shape, begins, ends, event.note, str(data.get("name", "")))


def _pairs(points: object) -> list[tuple[float, float]]:
    return points if isinstance(points, list) else []

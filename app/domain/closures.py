"""Roads that are closed: where, from when until when, and why."""

from __future__ import annotations

from collections.abc import Mapping
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
    """A road that is closed between two instants. ``note`` is a person's words."""

    closure_id: str
    shape: ClosedShape
    begins: datetime
    ends: datetime
    note: str = ""

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


@dataclass(frozen=True, slots=True)
class StandingClosure:
    """A closure that is not over, with what it closes."""

    closure: Closure
    roads: ClosedRoads

    @property
    def name(self) -> str:
        """The street, or what stands for it."""
        return self.roads.streets[0] if self.roads.streets else "A road without a name"


def until_text(closure: Closure, zone: ZoneInfo) -> str:
    """``until 18:00``; ``for the rest of the day``."""
    at = closure.ends.astimezone(zone)
    return "for the rest of the day" if (at.hour, at.minute) == (0, 0) else f"until {at:%H:%M}"


def told_in(closure: Closure) -> dict[str, object]:
    """What the fact that a road was closed holds (``Event.data``)."""
    return {
        "closure_id": closure.closure_id,
        "kind": closure.shape.kind.value,
        "points": [[point.lon, point.lat] for point in closure.shape.points],
        "begins": rfc3339(closure.begins),
        "ends": rfc3339(closure.ends),
    }


def heard(closures: Mapping[str, Closure], event: Event) -> Mapping[str, Closure]:
    """The closures of a day by id after a fact; one that was opened again ended then."""
    name = str(event.data.get("closure_id", ""))
    if event.type is EventType.ROAD_CLOSED:
        return {**closures, name: _read(name, event)}
    if event.type is EventType.ROAD_OPENED and name in closures:
        known = closures[name]
        return {**closures, name: replace(known, ends=min(known.ends, event.at))}
    return closures


def _read(name: str, event: Event) -> Closure:
    data = event.data
    points = data["points"]
    if not isinstance(points, list):
        raise InputRefused("A closed road has no points.")
    shape = ClosedShape(
        ClosedKind(str(data["kind"])), tuple(LonLat(float(lon), float(lat)) for lon, lat in points)
    )
    begins, ends = from_rfc3339(str(data["begins"])), from_rfc3339(str(data["ends"]))
    return Closure(name, shape, begins, ends, event.note)

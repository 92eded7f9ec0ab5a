"""Which town a position belongs to: municipal boundaries first, else the nearest settlement."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from math import cos, floor, hypot, radians

from app.domain.geo import LonLat

_CELL = 0.1
_METRES_LAT = 111_195.0

REACH_M = {"city": 12_000.0, "town": 6_000.0, "village": 3_000.0, "hamlet": 1_000.0}
"""How far each kind of settlement gives its name to what lies around it, outside of boundaries."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A municipality's outline: its outer rings, each closed."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """A place node."""

    name: str
    kind: str
    location: LonLat


class Towns:
    """Finds the town of a position."""

    def __init__(self, boundaries: list[Boundary], settlements: list[Settlement]) -> None:
        self._boundaries: dict[tuple[int, int], list[Boundary]] = defaultdict(list)
        for boundary in boundaries:
            for cell in _cells(boundary):
                self._boundaries[cell].append(boundary)
        self._settlements: dict[tuple[int, int], list[Settlement]] = defaultdict(list)
        for settlement in settlements:
            if settlement.kind in REACH_M:
                self._settlements[_cell(settlement.location)].append(settlement)

    def of(self, place: LonLat) -> str:
        """The town's name, '' where none is near."""
        x, y = _cell(place)
        for boundary in self._boundaries.get((x, y), ()):
            if any(_inside(ring, place) for ring in boundary.rings):
                return boundary.name
        best, found = 1.0, ""
        for column in (x - 2, x - 1, x, x + 1, x + 2):
            for row in (y - 2, y - 1, y, y + 1, y + 2):
                for settlement in self._settlements.get((column, row), ()):
                    share = metres(settlement.location, place) / REACH_M[settlement.kind]
                    if share < best:
                        best, found = share, settlement.name
        return found


def metres(a: LonLat, b: LonLat) -> float:
    """Distance in a plane around ``a``: good to a few metres within a town, and quick."""
    return _METRES_LAT * hypot((b.lon - a.lon) * cos(radians(a.lat)), b.lat - a.lat)


def centroid(ring: list[tuple[float, float]]) -> LonLat:
    """The middle of an area's outline (of its corners, where it has no area)."""
    x0, y0 = ring[0]
    area = sum_x = sum_y = 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        area += cross
        sum_x += (ax + bx - 2 * x0) * cross
        sum_y += (ay + by - 2 * y0) * cross
    if abs(area) < 1e-14:
        return LonLat(sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    return LonLat(x0 + sum_x / (3 * area), y0 + sum_y / (3 * area))


def _cell(place: LonLat) -> tuple[int, int]:
    return floor(place.lon / _CELL), floor(place.lat / _CELL)


def _cells(boundary: Boundary) -> list[tuple[int, int]]:
    lons = [lon for ring in boundary.rings for lon, _ in ring]
    lats = [lat for ring in boundary.rings for _, lat in ring]
    west, south = _cell(LonLat(min(lons), min(lats)))
    east, north = _cell(LonLat(max(lons), max(lats)))
    return [(x, y) for x in range(west, east + 1) for y in range(south, north + 1)]


def _inside(ring: tuple[tuple[float, float], ...], place: LonLat) -> bool:
    """Even-odd rule over a closed ring."""
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > place.lat) != (by > place.lat):
            crossing = ax + (place.lat - ay) / (by - ay) * (bx - ax)
            inside ^= place.lon < crossing
    return inside

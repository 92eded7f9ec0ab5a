"""Positions on the earth (WGS84)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, hypot, isfinite, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8  # IUGG mean radius


@dataclass(frozen=True, slots=True)
class LonLat:
    """A position: longitude and latitude in degrees, WGS84."""

    lon: float
    lat: float

    @property
    def is_valid(self) -> bool:
        """Whether both numbers are finite and inside the globe's range."""
        return (
            isfinite(self.lon)
            and isfinite(self.lat)
            and -180 <= self.lon <= 180
            and -90 <= self.lat <= 90
        )


@dataclass(frozen=True, slots=True)
class Extent:
    """A box of positions: west, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, place: LonLat, margin: float = 0.0) -> bool:
        """Whether the position lies inside, widened by ``margin`` degrees."""
        return (
            self.west - margin <= place.lon <= self.east + margin
            and self.south - margin <= place.lat <= self.north + margin
        )


def distance_m(a: LonLat, b: LonLat) -> float:
    """Great-circle distance in metres (haversine formula)."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half_lat = sin((lat_b - lat_a) / 2)
    half_lon = sin(radians(b.lon - a.lon) / 2)
    return (
        2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(half_lat**2 + cos(lat_a) * cos(lat_b) * half_lon**2)))
    )


def nearest_on_line(line: tuple[LonLat, ...], place: LonLat) -> float:
    """Distance in metres from a place to the nearest vertex-to-vertex piece of a line.

    Plane approximation around the place, good to a metre over a few kilometres.
    """
    metres_lat = EARTH_RADIUS_M * radians(1)
    metres_lon = metres_lat * cos(radians(place.lat))
    flat = [((p.lon - place.lon) * metres_lon, (p.lat - place.lat) * metres_lat) for p in line]
    if len(flat) == 1:
        return hypot(*flat[0])
    best = float("inf")
    for (ax, ay), (bx, by) in pairwise(flat):
        dx, dy = bx - ax, by - ay
        length2 = dx * dx + dy * dy
        along = 0.0 if length2 == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / length2))
        best = min(best, hypot(ax + along * dx, ay + along * dy))
    return best

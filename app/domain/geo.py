"""Positions on the earth (WGS84)."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, isfinite, radians, sin, sqrt

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

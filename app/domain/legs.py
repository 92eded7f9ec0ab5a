"""How far along a leg somebody is: a position projected onto the leg's line."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from app.domain.geo import EARTH_RADIUS_M, LonLat, distance_m
from app.domain.polyline import decode_polyline

_SAME_M = 25.0
"""Two passes of a line at a place: neither is nearer to a fix than the other by so little."""
_LEGS_KEPT = 512
DETOUR = 1.5
"""Where only the straight line is known, roads are taken to be at most so many times as long ..."""
DETOUR_SLACK_M = 300.0
"""... and this."""


@dataclass(frozen=True, slots=True)
class OnLeg:
    """The share of a leg's length that is behind a position (0 to 1), and its metres from the line."""

    share: float
    off_m: float


class Course:
    """A leg's line, measured once: metres east and north of its first point (a plane, good for some
    tens of kilometres), and metres from its start to each point."""

    def __init__(self, line: tuple[LonLat, ...]) -> None:
        self._origin = line[0]
        self._north_m = radians(1) * EARTH_RADIUS_M
        self._east_m = self._north_m * cos(radians(line[0].lat))
        self._xs = array("d", ((place.lon - line[0].lon) * self._east_m for place in line))
        self._ys = array("d", ((place.lat - line[0].lat) * self._north_m for place in line))
        self._reach = array("d", (0.0,))
        for n in range(1, len(line)):
            step = hypot(self._xs[n] - self._xs[n - 1], self._ys[n] - self._ys[n - 1])
            self._reach.append(self._reach[-1] + step)

    @property
    def length_m(self) -> float:
        """Metres from end to end."""
        return self._reach[-1]

    def place(self, position: LonLat, about: float) -> OnLeg:
        """Where on the line a position is. A line may pass one place twice: of passes that are equally
        near, the one is taken whose share is closest to ``about``."""
        passes = self._passes(position)
        nearest = min(off for off, _ in passes)
        shares = [share for off, share in passes if off <= nearest + _SAME_M]
        return OnLeg(min(shares, key=lambda share: abs(share - about)), nearest)

    def _passes(self, position: LonLat) -> list[tuple[float, float]]:
        """Every place at which the line comes near and goes away again: metres off, and share."""
        px = (position.lon - self._origin.lon) * self._east_m
        py = (position.lat - self._origin.lat) * self._north_m
        xs, ys, reach, length = self._xs, self._ys, self._reach, self.length_m
        if length == 0:
            return [(hypot(px - xs[0], py - ys[0]), 0.0)]
        found = []
        for n in range(len(xs) - 1):
            x, y = xs[n], ys[n]
            dx, dy = xs[n + 1] - x, ys[n + 1] - y
            span = dx * dx + dy * dy
            part = ((px - x) * dx + (py - y) * dy) / span if span else 0.0
            part = 0.0 if part < 0 else 1.0 if part > 1 else part
            off = hypot(px - x - part * dx, py - y - part * dy)
            found.append((off, (reach[n] + part * (reach[n + 1] - reach[n])) / length))
        last = len(found) - 1
        return [
            each
            for n, each in enumerate(found)
            if (n == 0 or each[0] <= found[n - 1][0]) and (n == last or each[0] <= found[n + 1][0])
        ]


@lru_cache(_LEGS_KEPT)
def course_of(shape: str) -> Course:
    """The course of a polyline with five decimals. Legs are asked about again and again while they are
    driven: the last ones are kept.

    Raises:
        InputRefused: it is no polyline.
    """
    return Course(decode_polyline(shape))


def on_straight_leg(start: LonLat, end: LonLat, position: LonLat) -> OnLeg:
    """The same where no road is known: by how far the ends are, and ``off_m`` is what the way by the
    position is longer than a road may be."""
    behind, ahead = distance_m(start, position), distance_m(position, end)
    way = behind + ahead
    longest = DETOUR * distance_m(start, end) + DETOUR_SLACK_M
    return OnLeg(behind / way if way else 0.0, max(0.0, way - longest))

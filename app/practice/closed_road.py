"""A road that is closed for a part of the day: whoever drives meanwhile takes the way round."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.matrix import Matrix
from app.ports.clock import Clock
from app.ports.roads import RoadPath, Roads


class ClosedRoad:
    """``app.ports.roads.Roads`` as they are at the clock's time: ``closed`` between two unix times,
    else ``usual``. Of a road that is closed while somebody is on it nothing is noticed."""

    def __init__(self, usual: Roads, closed: Roads, between: tuple[float, float], clock: Clock) -> None:
        self._usual = usual
        self._closed = closed
        self._between = between
        self._clock = clock

    def table(self, profile: Profile, places: Sequence[LonLat]) -> Matrix:
        """Times and distances now."""
        return self._now.table(profile, places)

    def widened(self, profile: Profile, matrix: Matrix, places: Sequence[LonLat]) -> Matrix:
        """The table with more places, now."""
        return self._now.widened(profile, matrix, places)

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """The fastest course now."""
        return self._now.path(profile, places)

    def snap_distance(self, profile: Profile, place: LonLat) -> float:
        """Metres to the nearest road, closed or not."""
        return self._usual.snap_distance(profile, place)

    @property
    def _now(self) -> Roads:
        begins, ends = self._between
        return self._closed if begins <= self._clock.now().timestamp() < ends else self._usual

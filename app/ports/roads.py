"""The road network of the active region, also with some of its roads closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.matrix import Matrix


@dataclass(frozen=True, slots=True)
class RoadPath:
    """A course over the road: seconds, metres and a polyline with five decimals."""

    duration_s: int
    distance_m: int
    shape: str


class Roads(Protocol):
    """The road network of the active region."""

    def table(self, profile: Profile, places: Sequence[LonLat]) -> Matrix:
        """Times and distances between all pairs; UNREACHABLE where no road leads."""
        ...

    def widened(self, profile: Profile, matrix: Matrix, places: Sequence[LonLat]) -> Matrix:
        """The table of ``places``, the first of which are those of ``matrix`` (at least one): only what
        is new is asked of the roads."""
        ...

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """The fastest course through the places in order.

        Raises:
            RoadsError: no road leads through them.
        """
        ...

    def snap_distance(self, profile: Profile, place: LonLat) -> float:
        """Metres from a place to the nearest road (infinite where there is none)."""
        ...


class RoadWorks(Protocol):
    """The active region's roads, with some of them closed."""

    def with_closed(self, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """A copy of the roads with what the drawings close; takes a moment where it was not closed
        before.

        Raises:
            InputRefused: no road is near a drawing, or it is too large.
            RegionError, RoadsError: it cannot be done, in words.
        """
        ...

    def closed_by(self, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """What the drawings close, at once; ``folder`` is ''. Raises as ``with_closed``."""
        ...

    def roads_in(self, folder: str) -> Roads:
        """The roads in a folder of graphs, as ``ClosedRoads.folder`` or ``RegionInfo.roads_folder``;
        straight lines for ''."""
        ...

"""The road network of a prepared region, and straight lines where there is none."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock

import numpy as np

from app.domain.errors import RoadsError
from app.domain.fleet import Profile
from app.domain.geo import LonLat, distance_m
from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.polyline import encode_polyline
from app.ports.roads import RoadPath
from storage.region.osrm_engine import OSRM_FOLDER, OsrmEngine
from storage.region.road_block import Whole, road_block

SNAP_LIMIT_M = 200.0
"""A place further from any road counts as not located: OSRM itself snaps across any distance."""

DETOUR = 1.3
"""Road distance over straight distance, the usual circuity of European road networks."""

STRAIGHT_KMH = {Profile.CAR: 45.0, Profile.VAN: 40.0, Profile.BICYCLE: 15.0}


def open_roads(roads_folder: Path) -> OsrmRoads | StraightLineRoads:
    """The roads of a region (``RegionInfo.roads_folder``).

    Straight lines where the region was prepared without a road network, as on computers for which
    OSRM is not made; ``label`` of the answer tells which.

    Raises:
        RoadsError: the folder is not there.
    """
    if not roads_folder.is_dir():
        raise RoadsError(f"There is no road network in {roads_folder}; prepare the region again.")
    if OSRM_FOLDER is None or not any(roads_folder.glob("*.osrm.geometry")):
        return StraightLineRoads()
    return OsrmRoads(roads_folder)


def roads_in(folder: str) -> OsrmRoads | StraightLineRoads:
    """The roads in a folder of graphs, as ``open_roads``; straight lines for ''."""
    return open_roads(Path(folder)) if folder else StraightLineRoads()


class OsrmRoads:
    """Fastest ways by road. Safe to call from several threads; each graph is loaded on first use."""

    label = "roads"

    def __init__(self, roads_folder: Path) -> None:
        self._folder = roads_folder
        self._engines: dict[Profile, OsrmEngine] = {}
        self._opening = Lock()

    def table(
        self,
        profile: Profile,
        places: Sequence[LonLat],
        on_rows: Callable[[int], None] | None = None,
    ) -> Matrix:
        """Times and distances between all pairs; UNREACHABLE where no road leads.

        A place over 200 m from any road (or with impossible coordinates) is unreachable from and to
        everywhere. ``on_rows`` hears how many rows are done.

        Raises:
            RoadsError: the region has no graph for this profile.
        """
        everywhere = range(len(places))
        times, metres = self.block(profile, places, everywhere, everywhere, on_rows)
        return Matrix(len(places), times.tobytes(), metres.tobytes())

    def block(
        self,
        profile: Profile,
        places: Sequence[LonLat],
        origins: Sequence[int],
        destinations: Sequence[int],
        on_rows: Callable[[int], None] | None = None,
    ) -> tuple[Whole, Whole]:
        """Part of the table of ``places``: its rows ``origins`` and columns ``destinations``.

        Raises:
            RoadsError: as for ``table``.
        """
        engine = self._engine(profile)
        near = np.array([_snap(engine, place) <= SNAP_LIMIT_M for place in places], bool)
        rows = np.array([n for n, i in enumerate(origins) if near[i]], int)
        columns = np.array([n for n, i in enumerate(destinations) if near[i]], int)
        # OSRM refuses to hear of places that cannot be, and of one place alone.
        number = np.cumsum(near) - 1
        kept = None
        if len(rows) and len(columns) and number[-1] > 0:
            reachable = [place for place, is_near in zip(places, near, strict=True) if is_near]
            here = [int(number[origins[n]]) for n in rows]
            there = [int(number[destinations[n]]) for n in columns]
            kept = road_block(engine, reachable, here, there, on_rows)
        shape = (len(origins), len(destinations))
        same = np.equal.outer(np.array(origins, int), np.array(destinations, int))
        found = []
        for which in range(2):
            if kept is not None and kept[which].shape == shape:
                part = kept[which]
            else:
                part = np.full(shape, UNREACHABLE, np.int32)
                if kept is not None:
                    part[np.ix_(rows, columns)] = kept[which]
            part[same] = 0
            found.append(part)
        return found[0], found[1]

    def widened(self, profile: Profile, matrix: Matrix, places: Sequence[LonLat]) -> Matrix:
        """The table of ``places``, the first of which are those of ``matrix`` (at least one): only what
        is new is asked of the roads. A few new places at 1,000 known ones take milliseconds.

        Raises:
            RoadsError: as for ``table``.
        """
        engine = self._engine(profile)
        known = np.frombuffer(matrix.durations, np.int32).reshape(matrix.size, matrix.size)
        connected = np.count_nonzero(known != UNREACHABLE, axis=1) > 1
        near = [
            bool(n < matrix.size and connected[n]) or _snap(engine, place) <= SNAP_LIMIT_M
            for n, place in enumerate(places)
        ]
        located = np.flatnonzero(near)
        number = np.cumsum(near) - 1
        old, new = located[located < matrix.size], located[located >= matrix.size]
        rows = columns = None
        if len(new) and len(located) > 1:
            kept = [places[n] for n in located.tolist()]
            rows = road_block(engine, kept, number[new].tolist(), number[located].tolist())
            if len(old):
                columns = road_block(engine, kept, number[old].tolist(), number[new].tolist())
        blocks = []
        for which, block in enumerate((matrix.durations, matrix.distances)):
            whole = np.full((len(places), len(places)), UNREACHABLE, np.int32)
            before = np.frombuffer(block, np.int32).reshape(matrix.size, matrix.size)
            whole[: matrix.size, : matrix.size] = before
            if rows is not None:
                whole[np.ix_(new, located)] = rows[which]
            if columns is not None:
                whole[np.ix_(old, new)] = columns[which]
            np.fill_diagonal(whole, 0)
            blocks.append(whole.tobytes())
        return Matrix(len(places), *blocks)

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """The fastest course through the places in order.

        Raises:
            RoadsError: a place is not near any road, or no road leads through them.
        """
        engine = self._engine(profile)
        for place in places:
            snap = _snap(engine, place)
            if snap > SNAP_LIMIT_M:
                raise RoadsError(
                    f"The place {place.lat:.5f}, {place.lon:.5f} is not near any road of this region."
                )
        if len(places) < 2:
            return RoadPath(0, 0, encode_polyline(places))
        found = engine.route(places)
        if found is None:
            first, last = places[0], places[-1]
            raise RoadsError(
                f"No road leads from {first.lat:.5f}, {first.lon:.5f} "
                f"to {last.lat:.5f}, {last.lon:.5f} for a {profile.value}."
            )
        duration, distance, shape = found
        return RoadPath(round(duration), round(distance), shape)

    def snap_distance(self, profile: Profile, place: LonLat) -> float:
        """Metres from a place to the nearest road (infinite where there is none)."""
        return _snap(self._engine(profile), place)

    def _engine(self, profile: Profile) -> OsrmEngine:
        engine = self._engines.get(profile)
        if engine is None:
            with self._opening:
                engine = self._engines.get(profile)
                if engine is None:
                    engine = OsrmEngine(self._folder / f"{profile.value}.osrm")
                    self._engines[profile] = engine
        return engine


class StraightLineRoads:
    """Stands in where there is no road network: straight lines x 1.3 at one speed per profile.

    ``label`` says so; whoever shows such a plan shows the label.
    """

    label = "straight-line"

    def table(self, profile: Profile, places: Sequence[LonLat]) -> Matrix:
        """Times and distances between all pairs; places with impossible coordinates unreachable."""
        return self.widened(profile, Matrix(0, b"", b""), places)

    def widened(self, profile: Profile, matrix: Matrix, places: Sequence[LonLat]) -> Matrix:
        """See ``app.ports.roads.Roads``."""
        speed = STRAIGHT_KMH[profile] / 3.6
        size = matrix.size
        before = [memoryview(block).cast("i") for block in (matrix.durations, matrix.distances)]
        durations, distances = array("i"), array("i")
        for row, origin in enumerate(places):
            known = size if row < size else 0
            durations.extend(before[0][row * size : row * size + known])
            distances.extend(before[1][row * size : row * size + known])
            for destination in places[known:]:
                metres = _straight(origin, destination)
                durations.append(UNREACHABLE if metres is None else round(metres / speed))
                distances.append(UNREACHABLE if metres is None else round(metres))
        return Matrix(len(places), durations.tobytes(), distances.tobytes())

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """A straight line through the places.

        Raises:
            RoadsError: a place has impossible coordinates.
        """
        if not all(place.is_valid for place in places):
            raise RoadsError("A place has impossible coordinates.")
        metres = sum(distance_m(a, b) for a, b in pairwise(places)) * DETOUR
        seconds = metres / (STRAIGHT_KMH[profile] / 3.6)
        return RoadPath(round(seconds), round(metres), encode_polyline(places))

    def snap_distance(self, profile: Profile, place: LonLat) -> float:  # noqa: ARG002 - the port's
        """0 for every possible place: straight lines begin anywhere."""
        return 0.0 if place.is_valid else float("inf")


def _straight(origin: LonLat, destination: LonLat) -> float | None:
    """Metres between two places; None where one of two cannot be."""
    if origin is destination:
        return 0.0
    if not (origin.is_valid and destination.is_valid):
        return None
    return distance_m(origin, destination) * DETOUR


def _snap(engine: OsrmEngine, place: LonLat) -> float:
    return engine.nearest(place) if place.is_valid else float("inf")

"""Tables of driving times that were made before: a day that is planned again asks for little.

They are kept beside the region's graphs, and go with them. A file is written aside and renamed, and
carries a checksum, so a torn one counts as none; whatever the disk does wrong here costs time only.
"""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from numpy.typing import NDArray

from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.matrix import Matrix
from app.ports.roads import RoadPath
from storage.region.road_block import Whole
from storage.region.roads import OsrmRoads, StraightLineRoads, open_roads

REMEMBERED_FROM = 100
"""Smaller tables are made sooner than found."""

KEPT_FILES = 6
KEPT_BYTES = 600_000_000
"""The oldest go when there are more; two tables of 5,000 places fit."""

HOUR_S = 3600
_HEAD = struct.Struct("<16s16sII")
_MAGIC = b"roundsman-road-1"
_ENDING = ".table"
_UNFINISHED = ".unfinished"


def open_remembering_roads(roads_folder: Path) -> RememberingRoads | StraightLineRoads:
    """The roads of a region, as ``open_roads``, with the tables made before.

    Raises:
        RoadsError: the folder is not there.
    """
    roads = open_roads(roads_folder)
    if isinstance(roads, StraightLineRoads):
        return roads
    return RememberingRoads(roads, roads_folder, roads_folder.parent / "tables")


def remembering_roads_in(folder: str) -> RememberingRoads | StraightLineRoads:
    """The same by the folder's name; straight lines for ''."""
    return open_remembering_roads(Path(folder)) if folder else StraightLineRoads()


@dataclass(frozen=True, slots=True)
class _Known:
    """A table on disk: where its numbers begin, and the places in order."""

    file: Path
    checksum: int
    places: NDArray[np.float64]

    def numbers(self) -> tuple[Whole, Whole] | None:
        """Seconds and metres; None where the file is torn."""
        size = len(self.places)
        body = self.file.read_bytes()[_HEAD.size :]
        if zlib.crc32(body) != self.checksum:
            return None
        both = np.frombuffer(body, np.int32, offset=self.places.nbytes).reshape(2, size, size)
        return both[0], both[1]


class RememberingRoads:
    """The roads of a region, with the tables made before.

    A table of which at least half the places are known is made of the known one: only the rows and
    columns of the others are asked of the roads.
    """

    def __init__(self, roads: OsrmRoads, graphs: Path, folder: Path) -> None:
        self._roads = roads
        self._graphs = graphs
        self._folder = folder
        self.label = roads.label

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """As ``OsrmRoads``."""
        return self._roads.path(profile, places)

    def snap_distance(self, profile: Profile, place: LonLat) -> float:
        """As ``OsrmRoads``."""
        return self._roads.snap_distance(profile, place)

    def widened(self, profile: Profile, matrix: Matrix, places: Sequence[LonLat]) -> Matrix:
        """As ``OsrmRoads``."""
        return self._roads.widened(profile, matrix, places)

    def table(self, profile: Profile, places: Sequence[LonLat]) -> Matrix:
        """As ``OsrmRoads``; the same numbers, sooner where most places were asked for before.

        Raises:
            RoadsError: as ``OsrmRoads``.
        """
        if len(places) < REMEMBERED_FROM:
            return self._roads.table(profile, places)
        build = self._build_of(profile)
        times, metres = self._from_known(profile, places, build) or self._roads.block(
            profile, places, range(len(places)), range(len(places))
        )
        matrix = Matrix(len(places), times.tobytes(), metres.tobytes())
        with suppress(OSError):  # a full or read-only disk: the table is made anew next time
            self._keep(profile, places, build, matrix)
            self._forget_oldest()
        return matrix

    def _from_known(
        self, profile: Profile, places: Sequence[LonLat], build: bytes
    ) -> tuple[Whole, Whole] | None:
        """The table made of the best known one; None where none helps."""
        best: tuple[int, _Known, NDArray[np.intp]] | None = None
        for known in self._known(profile, build):
            where = _where(places, known.places)
            shared = int(np.count_nonzero(where >= 0))
            if 2 * shared >= len(places) and (best is None or shared > best[0]):
                best = shared, known, where
        if best is None:
            return None
        _, known, where = best
        try:
            before = known.numbers()
        except OSError:
            return None
        return None if before is None else self._extended(profile, places, where, before)

    def _extended(
        self,
        profile: Profile,
        places: Sequence[LonLat],
        where: NDArray[np.intp],
        before: tuple[Whole, Whole],
    ) -> tuple[Whole, Whole]:
        """What is known (place n stood at ``where[n]``, -1: nowhere), with the rest asked for."""
        old, new = np.flatnonzero(where >= 0), np.flatnonzero(where < 0)
        made = tuple(np.empty((len(places), len(places)), np.int32) for _ in before)
        for table, numbers in zip(made, before, strict=True):
            table[np.ix_(old, old)] = numbers[np.ix_(where[old], where[old])]
        if len(new):
            everywhere = range(len(places))
            rows = self._roads.block(profile, places, new.tolist(), everywhere)
            columns = self._roads.block(profile, places, old.tolist(), new.tolist())
            for table, row, column in zip(made, rows, columns, strict=True):
                table[new] = row
                table[np.ix_(old, new)] = column
        return made[0], made[1]

    def _build_of(self, profile: Profile) -> bytes:
        """What tells one graph from another made in its place."""
        try:
            # Re-weighted or made anew, this file is another.
            facts = (self._graphs / f"{profile.value}.osrm.geometry").stat()
        except OSError:
            return b""
        text = f"{profile.value} {facts.st_size} {facts.st_mtime_ns}"
        return blake2b(text.encode(), digest_size=16).digest()

    def _known(self, profile: Profile, build: bytes) -> list[_Known]:
        """Tables of this graph that are on disk."""
        found = []
        for file in self._folder.glob(f"{profile.value}-*{_ENDING}"):
            with suppress(OSError, struct.error), file.open("rb") as stream:
                magic, made_of, size, checksum = _HEAD.unpack(stream.read(_HEAD.size))
                whole = _HEAD.size + 16 * size + 8 * size * size
                if (magic, made_of, file.stat().st_size) == (_MAGIC, build, whole):
                    places = np.frombuffer(stream.read(16 * size)).reshape(size, 2)
                    found.append(_Known(file, checksum, places))
        return found

    def _keep(self, profile: Profile, places: Sequence[LonLat], build: bytes, matrix: Matrix) -> None:
        positions = _positions(places).tobytes()
        name = blake2b(build + positions, digest_size=12).hexdigest()
        file = self._folder / f"{profile.value}-{name}{_ENDING}"
        if file.exists():
            file.touch()  # asked for again: it is the newest
            return
        parts = (positions, matrix.durations, matrix.distances)
        checksum = 0
        for part in parts:
            checksum = zlib.crc32(part, checksum)
        self._folder.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=self._folder, suffix=_UNFINISHED, delete=False) as stream:
            try:
                stream.write(_HEAD.pack(_MAGIC, build, len(places), checksum))
                for part in parts:
                    stream.write(part)
                stream.close()
                Path(stream.name).replace(file)
            except BaseException:
                Path(stream.name).unlink(missing_ok=True)
                raise

    def _forget_oldest(self) -> None:
        """Keep few and little; the newest always."""
        total = 0
        newest_first = sorted(
            self._folder.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime, reverse=True
        )
        for number, file in enumerate(newest_first):
            total += file.stat().st_size
            if number and (number >= KEPT_FILES or total > KEPT_BYTES):
                file.unlink(missing_ok=True)
        for file in self._folder.glob(f"*{_UNFINISHED}"):  # of a process that was killed
            if file.stat().st_mtime < time.time() - HOUR_S:
                file.unlink(missing_ok=True)


def _positions(places: Sequence[LonLat]) -> NDArray[np.float64]:
    return np.array([(place.lon, place.lat) for place in places], np.float64).reshape(-1, 2)


def _where(places: Sequence[LonLat], known: NDArray[np.float64]) -> NDArray[np.intp]:
    """For each place its number among the known ones, -1 where it is not there."""
    number = {(lon, lat): n for n, (lon, lat) in enumerate(known.tolist())}
    return np.array([number.get((place.lon, place.lat), -1) for place in places], np.intp)

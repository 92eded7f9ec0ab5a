"""Roads with some of them closed: a fresh copy of a region's graphs, kept by what is closed.

The graphs of a region are never changed: a second run of osrm-customize in place gives garbage, and a
running day would be changed under somebody's hands. A copy is made aside, tried out, and renamed to
what it is; two programs that make the same one at once both have it.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from time import time

from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.errors import InputRefused, RegionError, RoadsError
from app.domain.fleet import Profile
from app.domain.matrix import UNREACHABLE
from app.domain.region import RegionInfo
from storage.region.commands import run
from storage.region.graph import CONTRACTED
from storage.region.osrm_engine import OSRM_FOLDER, OsrmEngine
from storage.region.roads import OsrmRoads
from storage.region.segments import MOST_SEGMENTS, Segment, Segments, streets_of

KEPT_COPIES = 6
"""The copies that were asked for longest ago go when there are more ..."""
KEPT_FOR_S = 600
"""... but for those of the last minutes, which somebody may be about to open."""
_MAKING = "making-"
_DAY_S = 86_400
_TRIED = 12
_SPEEDS = "closed.csv"


def close_roads(
    region: RegionInfo,
    shapes: Sequence[ClosedShape],
    cancelled: Callable[[], bool] = lambda: False,
) -> ClosedRoads:
    """The roads of a region with what the drawings close. Takes about a second where they were not
    closed before; for a big region, as long as its graphs take to copy.

    Raises:
        InputRefused: no road is near a drawing, or it is too large.
        RegionError: the region was prepared by a version that could not close roads; a full disk.
        RoadsError: the copy is not sound.
    """
    segments = _segments_of(region)
    closed = _closed(segments, shapes)
    found = _told(closed)
    name = blake2b(_speeds(closed).encode(), digest_size=10).hexdigest()
    home = region.folder / "closed"
    folder = home / name
    if not folder.is_dir():
        try:
            home.mkdir(exist_ok=True)
            _make(region, folder, closed, segments, cancelled)
        except OSError as error:
            raise RegionError(_disk_words(region, error)) from error
    with suppress(OSError):
        os.utime(folder)
        _sweep(home, folder)
    return replace(found, folder=str(folder / "roads"))


def _disk_words(region: RegionInfo, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: the road was not closed. Free some space and try again."
    return (
        f"The road was not closed: the folder of the region {region.name} cannot be written "
        f"({error.strerror or error}). See that it can, and try again."
    )


def find_closed(region: RegionInfo, shapes: Sequence[ClosedShape]) -> ClosedRoads:
    """What the drawings close, without a copy of the roads: ``folder`` is ''.

    Raises:
        InputRefused, RegionError: as ``close_roads``.
    """
    return _told(_closed(_segments_of(region), shapes))


def _told(closed: Sequence[Segment]) -> ClosedRoads:
    return ClosedRoads(
        "",
        streets_of(closed),
        round(sum(segment.metres for segment in closed if segment.is_for_cars)),
        tuple(segment.ends for segment in closed),
    )


def _segments_of(region: RegionInfo) -> Segments:
    if OSRM_FOLDER is None or not region.profiles:
        raise RegionError(
            "Roads cannot be closed on this kind of computer: distances are straight lines here."
        )
    partitions = (region.roads_folder / f"{name}.osrm.partition" for name in region.profiles)
    try:
        if all(file.exists() for file in partitions):
            return Segments(region.folder)
    except (OSError, ValueError):
        pass  # damaged or not there
    raise RegionError(
        f"The region {region.name} was prepared by an earlier version, which could not close roads. "
        f"Add its extract ({region.source_name}) once more: main.py region add FILE. "
        "Nothing else is lost."
    )


def _closed(segments: Segments, shapes: Sequence[ClosedShape]) -> tuple[Segment, ...]:
    found: dict[tuple[int, int], Segment] = {}
    for shape in shapes:
        here = segments.closed_by(shape)
        if not any(segment.is_for_cars for segment in here):
            raise InputRefused(
                "No road is closed by that: draw along the road, across it, or around it, on the map."
            )
        found |= {segment.nodes: segment for segment in here}
    if len(found) > MOST_SEGMENTS:
        raise InputRefused("That closes too many roads at once; draw only what is closed.")
    return tuple(found[nodes] for nodes in sorted(found))


def _speeds(closed: Iterable[Segment]) -> str:
    """Speed 0, both ways: OSRM drives it no more, and nothing begins or ends there."""
    return "".join(f"{a},{b},0\n{b},{a},0\n" for a, b in (segment.nodes for segment in closed))


def _make(
    region: RegionInfo,
    folder: Path,
    closed: Sequence[Segment],
    segments: Segments,
    cancelled: Callable[[], bool],
) -> None:
    scratch = Path(mkdtemp(prefix=_MAKING, dir=folder.parent))
    try:
        roads = scratch / "roads"
        roads.mkdir()
        for file in region.roads_folder.iterdir():
            if file.is_file() and file.name.rpartition(".")[2] not in CONTRACTED:
                shutil.copyfile(file, roads / file.name)
        (scratch / _SPEEDS).write_text(_speeds(closed), encoding="ascii")
        for profile in region.profiles:
            _customize(roads / f"{profile}.osrm", scratch / _SPEEDS, cancelled)
        _try_out(region, roads, closed, segments)
        with suppress(OSError):  # another program was quicker: its copy is the same
            scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if not folder.is_dir():
        raise RegionError("The road could not be closed: the folder of the region cannot be written.")


def _customize(graph: Path, speeds: Path, cancelled: Callable[[], bool]) -> None:
    if OSRM_FOLDER is None:
        raise AssertionError("asked without OSRM")
    program = str(OSRM_FOLDER / "bin" / "osrm-customize")
    # A name in the folder it runs in: OSRM's programs take no path with a space in it.
    run([program, "--segment-speed-file", str(speeds), graph.name], graph.parent, cancelled)


def _try_out(region: RegionInfo, roads: Path, closed: Sequence[Segment], segments: Segments) -> None:
    """Nothing leads over what is closed, and no way has become shorter."""
    gone = {nodes for segment in closed for nodes in (segment.nodes, segment.nodes[::-1])}
    tried = closed[:: max(1, len(closed) // _TRIED)]
    for profile in region.profiles:
        engine = OsrmEngine(roads / f"{profile}.osrm")
        for segment in tried:
            course = engine.nodes_of(segment.ends)
            if not gone.isdisjoint(pairwise(course)):
                raise RoadsError(f"The closed road {segment.name} is still driven on; try again.")
    places = segments.sample(_TRIED)
    before = OsrmRoads(region.roads_folder).table(Profile(region.profiles[0]), places)
    after = OsrmRoads(roads).table(Profile(region.profiles[0]), places)
    for was, now in zip(
        memoryview(before.durations).cast("i"), memoryview(after.durations).cast("i"), strict=True
    ):
        if now != UNREACHABLE and (was == UNREACHABLE or now < was * 0.99 - 5):
            raise RoadsError("The roads with the closed ones taken out are not sound; try again.")


def _sweep(home: Path, current: Path) -> None:
    """Few copies are kept; the one just asked for always."""
    now = time()
    folders = [(f.stat().st_mtime, f) for f in home.iterdir() if f.is_dir() and f != current]
    kept = 1
    for at, folder in sorted(folders, reverse=True):
        if folder.name.startswith(_MAKING):
            if now - at > _DAY_S:  # of a program that was killed
                shutil.rmtree(folder, ignore_errors=True)
            continue
        kept += 1
        if kept > KEPT_COPIES and now - at > KEPT_FOR_S:
            shutil.rmtree(folder, ignore_errors=True)

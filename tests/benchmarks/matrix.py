"""How long a table of driving times and distances takes, in a process of its own as for planning."""

from __future__ import annotations

import multiprocessing
import random
import resource
import statistics
import time
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.fleet import Profile
from app.domain.geo import Extent, LonLat
from app.domain.matrix import UNREACHABLE
from storage.region.road_memory import RememberingRoads
from storage.region.roads import SNAP_LIMIT_M, OsrmRoads, open_roads
from tests.benchmarks.harness import Figure, Outcome, extracts, region

MYSELF, HELPERS = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN

SIZES = {150: 3, 500: 3, 1000: 3}
BIG = {5000: 1}
"""How many places, and how often."""
BIG_REGION = "porto"
NEW_PLACES = 3


def run() -> Outcome:
    """Tables of 150 to 1,000 points on each region, and of 5,000 on a city; then each of them again
    with three other places, as a day is planned again."""
    rows: list[dict[str, Figure]] = []
    for name in extracts():
        info = region(name)
        for size in SIZES | (BIG if name == BIG_REGION else {}):
            rows.append(
                {"region": name, "points": size, **_in_child(info.roads_folder, info.extent, size)}
            )
    return Outcome(
        "Matrix, seconds (car)",
        rows,
        [
            "Random points within 200 m of a road (seed 1); the median of three, 5,000 made once.",
            "Opening maps the graph, once per process. Again: three of the places are others, the rest "
            "is remembered. Peak: of this process and of the largest that helped it.",
        ],
    )


def _in_child(roads_folder: Path, extent: Extent, size: int) -> dict[str, Figure]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_measure, args=(theirs, roads_folder, extent, size))
    child.start()
    theirs.close()
    figures: dict[str, Figure] = ours.recv()
    child.join()
    return figures


def _measure(answer: Connection, roads_folder: Path, extent: Extent, size: int) -> None:
    start = time.perf_counter()
    roads = open_roads(roads_folder)
    chance = random.Random(1)
    places: list[LonLat] = []
    opened = 0.0
    while len(places) < size + NEW_PLACES:
        place = LonLat(
            chance.uniform(extent.west, extent.east), chance.uniform(extent.south, extent.north)
        )
        if roads.snap_distance(Profile.CAR, place) <= SNAP_LIMIT_M:
            places.append(place)
        opened = opened or time.perf_counter() - start
    before, after = places[:size], places[NEW_PLACES:]
    times = []
    for _ in range((SIZES | BIG)[size]):
        start = time.perf_counter()
        matrix = roads.table(Profile.CAR, before)
        times.append(time.perf_counter() - start)
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (MYSELF, HELPERS)]
    answer.send(
        {
            "open": opened,
            "median": statistics.median(times),
            "slowest": max(times),
            "again": _again(roads_folder, before, after),
            "unreachable %": 100
            * memoryview(matrix.durations).cast("i").tolist().count(UNREACHABLE)
            / size**2,
            "peak MB": peaks[0],
            "helper MB": peaks[1],
        }
    )
    answer.close()


def _again(roads_folder: Path, before: list[LonLat], after: list[LonLat]) -> float:
    """Seconds for the second of two plans of a day."""
    with TemporaryDirectory() as folder:
        memory = RememberingRoads(OsrmRoads(roads_folder), roads_folder, Path(folder))
        memory.table(Profile.CAR, before)
        start = time.perf_counter()
        memory.table(Profile.CAR, after)
        return time.perf_counter() - start

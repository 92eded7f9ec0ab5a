"""How long a table of driving times and distances takes, in a process of its own as for planning."""

from __future__ import annotations

import multiprocessing
import random
import resource
import statistics
import time
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.fleet import Profile
from app.domain.geo import Extent, LonLat
from app.domain.matrix import UNREACHABLE
from storage.region.roads import SNAP_LIMIT_M, open_roads
from tests.benchmarks.harness import Figure, Outcome, extracts, region

SIZES = (150, 500, 1000)
REPEATS = 3


def run() -> Outcome:
    """Tables of 150, 500 and 1,000 points on each region; the median of three."""
    rows: list[dict[str, Figure]] = []
    for name in extracts():
        info = region(name)
        for size in SIZES:
            rows.append(
                {"region": name, "points": size, **_in_child(info.roads_folder, info.extent, size)}
            )
    return Outcome(
        "Matrix, seconds (car)",
        rows,
        ["Random points within 200 m of a road (seed 1). Opening reads the graph, once per process."],
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
    while len(places) < size:
        place = LonLat(
            chance.uniform(extent.west, extent.east), chance.uniform(extent.south, extent.north)
        )
        if roads.snap_distance(Profile.CAR, place) <= SNAP_LIMIT_M:
            places.append(place)
        opened = opened or time.perf_counter() - start
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        matrix = roads.table(Profile.CAR, places)
        times.append(time.perf_counter() - start)
    lost = memoryview(matrix.durations).cast("i").tolist().count(UNREACHABLE)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.send(
        {
            "open": opened,
            "median": statistics.median(times),
            "slowest": max(times),
            "unreachable %": 100 * lost / size**2,
            "peak MB": peak,
        }
    )
    answer.close()

"""A made-up day on a city's real streets: random places near a road, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from app.domain.fleet import Profile
from app.domain.geo import LonLat, distance_m
from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.orders import TaskKind
from app.domain.region import RegionInfo
from app.domain.routing import Costs, Job, Problem, VehicleSpec, Window
from storage.region.roads import SNAP_LIMIT_M, open_roads

HOUR = 3600
SHIFT = (8 * HOUR, 16 * HOUR)
SERVICE_S = 180
CAPACITY = 60
WINDOW_S = 2 * HOUR
PRICE = 100_000
COSTS = Costs(fixed=3_000, per_hour=2_400, per_km=30)
SPARE = 1.03
"""So many places more are drawn, since a few lie where no road leads there and back."""


@dataclass(frozen=True)
class Day:
    """A problem, and how long its matrix took."""

    problem: Problem
    matrix_s: float


def day(region: RegionInfo, stops: int, vehicles: int, seed: int = 1) -> Day:
    """A depot in the middle, stops of 1 to 3 pieces, a third with a window of two hours, and vans for
    60 pieces that work from 8 to 16 h."""
    chance = random.Random(seed)
    roads = open_roads(region.roads_folder)
    extent = region.extent
    middle = LonLat((extent.west + extent.east) / 2, (extent.south + extent.north) / 2)
    places: list[LonLat] = []
    while len(places) < stops * SPARE + 1:
        place = LonLat(
            chance.uniform(extent.west, extent.east), chance.uniform(extent.south, extent.north)
        )
        if roads.snap_distance(Profile.CAR, place) <= SNAP_LIMIT_M:
            places.append(place)
    places.sort(key=lambda place: distance_m(middle, place))
    depot, others = places[0], places[1:]
    chance.shuffle(others)
    started = perf_counter()
    matrix = roads.table(Profile.CAR, [depot, *others])
    took = perf_counter() - started
    kept = _there_and_back(matrix)[: stops + 1]
    return Day(
        Problem(
            locations=tuple([depot, *others][place] for place in kept),
            vehicles=tuple(_van(n) for n in range(vehicles)),
            jobs=tuple(_job(place, chance) for place in range(1, len(kept))),
            matrices={"car": _part(matrix, kept)},
        ),
        took,
    )


def _there_and_back(matrix: Matrix) -> list[int]:
    table = np.frombuffer(matrix.durations, dtype=np.int32).reshape(matrix.size, matrix.size)
    reached = (table[0] < UNREACHABLE) & (table[:, 0] < UNREACHABLE)
    return [int(place) for place in np.flatnonzero(reached)]


def _part(matrix: Matrix, kept: list[int]) -> Matrix:
    blocks = [
        np.frombuffer(block, dtype=np.int32).reshape(matrix.size, matrix.size)[np.ix_(kept, kept)]
        for block in (matrix.durations, matrix.distances)
    ]
    return Matrix(len(kept), *(np.ascontiguousarray(block).tobytes() for block in blocks))


def _van(n: int) -> VehicleSpec:
    return VehicleSpec(f"van {n + 1}", "car", 0, 0, (CAPACITY,), *SHIFT, costs=COSTS)


def _job(place: int, chance: random.Random) -> Job:
    windows: tuple[Window, ...] = ()
    if chance.random() < 1 / 3:
        start = chance.randrange(SHIFT[0] + HOUR, SHIFT[1] - WINDOW_S - HOUR, HOUR // 2)
        windows = (Window(start, start + WINDOW_S),)
    amounts = (chance.randint(1, 3),)
    name = f"stop {place}"
    return Job(name, place, TaskKind.DELIVERY, amounts, SERVICE_S, PRICE, windows=windows)

"""A table with the nearest ways looked up: what is not is never longer than it really is."""

from __future__ import annotations

import random

import pytest

from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE
from app.planning.rough_table import RoughTable, nearest
from storage.region.roads import OsrmRoads, StraightLineRoads
from tests.regions import prepared_demo_region


def places(count: int, seed: int) -> list[LonLat]:
    """In Liechtenstein's valley, mostly near a road."""
    chance = random.Random(seed)
    return [LonLat(9.50 + chance.random() * 0.03, 47.08 + chance.random() * 0.12) for _ in range(count)]


def test_the_nearest_are_the_nearest() -> None:
    row = [LonLat(9.5 + n / 100, 47.0) for n in range(10)]
    assert nearest(row, [LonLat(9.531, 47.0)], 3) == {2, 3, 4}
    assert nearest(row, [LonLat(9.5, 47.0), LonLat(9.59, 47.0)], 1) == {0, 9}
    assert nearest(row, [row[0]], 50) == set(range(10))


@pytest.mark.parametrize("straight", [True, False])
def test_ways_not_looked_up_are_bounds_and_the_others_are_exact(
    straight: bool,
) -> None:
    roads = StraightLineRoads() if straight else OsrmRoads(prepared_demo_region().roads_folder)
    known = places(60, seed=1)
    everywhere = [*known, *places(8, seed=2)]
    whole = roads.table(Profile.CAR, everywhere)
    asked = nearest(known, everywhere[60:], 5)
    narrow = roads.table(Profile.CAR, known)
    some = sorted(asked)
    table = RoughTable(narrow, 8)
    around = [everywhere[n] for n in (*some, *range(60, 68))]
    table.learn(some, roads.widened(Profile.CAR, table.part(some), around))
    rough = table.matrix()
    exact = 0
    for a in range(68):
        for b in range(68):
            if {a, b} <= {*asked, *range(60, 68)} or (a < 60 and b < 60):
                exact += 1
                assert rough.duration(a, b) == whole.duration(a, b)
                assert rough.distance(a, b) == whole.distance(a, b)
            elif rough.duration(a, b) < UNREACHABLE:
                assert rough.duration(a, b) <= whole.duration(a, b)
    assert exact < 68 * 68

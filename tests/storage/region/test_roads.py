"""The road network: real OSRM on the demo region, and straight lines where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.errors import RoadsError
from app.domain.fleet import Profile
from app.domain.geo import LonLat, distance_m
from app.domain.matrix import UNREACHABLE
from app.domain.polyline import decode_polyline
from app.domain.region import RegionInfo
from storage.region import road_block
from storage.region.graph import build_graph
from storage.region.roads import OsrmRoads, StraightLineRoads, open_roads
from tests.storage.region.conftest import BALZERS, SCHAAN, VADUZ, ExtractWriter

NOWHERE = LonLat(0.0, 0.0)
ON_THE_ALP = LonLat(9.5900, 47.0700)


@pytest.mark.parametrize("profile", list(Profile))
def test_every_profile_drives_from_schaan_to_balzers(demo_roads: OsrmRoads, profile: Profile) -> None:
    matrix = demo_roads.table(profile, [SCHAAN, BALZERS])
    assert distance_m(SCHAAN, BALZERS) < matrix.distance(0, 1) < 1.6 * distance_m(SCHAAN, BALZERS)
    kmh = matrix.distance(0, 1) / matrix.duration(0, 1) * 3.6
    assert (10 < kmh < 25) if profile is Profile.BICYCLE else (30 < kmh < 90)
    assert matrix.duration(0, 0) == matrix.distance(1, 1) == 0


def test_a_van_is_slower_than_a_car(demo_roads: OsrmRoads) -> None:
    car, van = (demo_roads.table(p, [SCHAAN, BALZERS]) for p in (Profile.CAR, Profile.VAN))
    assert car.duration(0, 1) < van.duration(0, 1)


def test_the_path_agrees_with_the_table(demo_roads: OsrmRoads) -> None:
    places = [SCHAAN, VADUZ, BALZERS, SCHAAN]
    matrix = demo_roads.table(Profile.VAN, places)
    path = demo_roads.path(Profile.VAN, places)
    assert path.duration_s == pytest.approx(sum(matrix.duration(i, i + 1) for i in range(3)), abs=3)
    assert path.distance_m == pytest.approx(sum(matrix.distance(i, i + 1) for i in range(3)), abs=3)
    line = decode_polyline(path.shape)
    assert distance_m(line[0], SCHAAN) < 200
    assert sum(distance_m(a, b) for a, b in pairwise(line)) == pytest.approx(path.distance_m, rel=0.02)


@pytest.mark.parametrize("far", [NOWHERE, ON_THE_ALP, LonLat(float("nan"), 47.0), LonLat(9.5, 91.0)])
def test_a_place_far_from_any_road_is_unreachable_and_disturbs_no_other(
    demo_roads: OsrmRoads, far: LonLat
) -> None:
    alone = demo_roads.table(Profile.CAR, [SCHAAN, VADUZ])
    matrix = demo_roads.table(Profile.CAR, [SCHAAN, far, VADUZ])
    assert [matrix.duration(1, i) for i in range(3)] == [UNREACHABLE, 0, UNREACHABLE]
    assert [matrix.distance(i, 1) for i in range(3)] == [UNREACHABLE, 0, UNREACHABLE]
    assert matrix.duration(0, 2) == alone.duration(0, 1)
    assert matrix.distance(2, 0) == alone.distance(1, 0)
    with pytest.raises(RoadsError, match="not near any road"):
        demo_roads.path(Profile.CAR, [SCHAAN, far])


NINE = [LonLat(9.507 + i * 0.002, 47.143 + i * 0.003) for i in range(8)] + [NOWHERE]


def test_the_bands_of_a_table_join_without_a_seam(
    demo_roads: OsrmRoads, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = demo_roads.table(Profile.CAR, NINE)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(road_block, "PAIRS_FOR_HELP", 25)
    rows: list[int] = []
    assert demo_roads.table(Profile.CAR, NINE, rows.append) == whole
    assert rows == [3, 6, 8]


def test_a_big_table_is_made_by_several_processes_and_is_the_same(
    demo_roads: OsrmRoads, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = demo_roads.table(Profile.CAR, NINE)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(road_block, "PAIRS_FOR_HELP", 9)
    monkeypatch.setattr(road_block, "PAIRS_AT_ONCE", 2 * 24)
    rows: list[int] = []
    assert demo_roads.table(Profile.CAR, NINE, rows.append) == whole
    assert rows[-1] == 8
    assert rows == sorted(rows)
    times, _ = demo_roads.block(Profile.CAR, NINE, [7, 8, 1, 4, 0, 2], [3, 0, 6, 7])
    assert times.tolist() == [[whole.duration(i, j) for j in (3, 0, 6, 7)] for i in (7, 8, 1, 4, 0, 2)]


def test_a_helping_process_that_fails_is_one_sentence(
    demo_roads: OsrmRoads, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(road_block, "PAIRS_FOR_HELP", 9)
    here = range(8)
    engine = OsrmRoads(demo_roads._folder)._engine(Profile.CAR)
    engine.graph = tmp_path / "none" / "car.osrm"
    with pytest.raises(RoadsError, match="prepare the region again"):
        road_block.road_block(engine, NINE[:8], here, here)
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(RoadsError, match="a process was ended"):
        road_block.road_block(engine, NINE[:8], here, here)


def test_part_of_a_table_is_its_rows_and_columns(demo_roads: OsrmRoads) -> None:
    whole = demo_roads.table(Profile.VAN, NINE)
    origins, destinations = [8, 2, 5], [0, 5, 8, 2]
    times, metres = demo_roads.block(Profile.VAN, NINE, origins, destinations)
    assert times.tolist() == [[whole.duration(i, j) for j in destinations] for i in origins]
    assert metres.tolist() == [[whole.distance(i, j) for j in destinations] for i in origins]


@pytest.mark.parametrize("places", [[], [SCHAAN], [NOWHERE]])
def test_tables_of_none_and_one_are_tables(demo_roads: OsrmRoads, places: list[LonLat]) -> None:
    matrix = demo_roads.table(Profile.CAR, places)
    assert matrix.size == len(places)
    assert all(matrix.duration(i, i) == 0 for i in range(len(places)))


@pytest.mark.parametrize("known", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("straight", [False, True])
def test_a_table_with_places_more_is_the_table_of_them_all(
    demo_roads: OsrmRoads, known: int, straight: bool
) -> None:
    roads = StraightLineRoads() if straight else demo_roads
    places = [ON_THE_ALP, SCHAAN, LonLat(9.5, 91.0), VADUZ, BALZERS, SCHAAN]
    matrix = roads.table(Profile.VAN, places[:known])
    assert roads.widened(Profile.VAN, matrix, places) == roads.table(Profile.VAN, places)


def test_snapping_tells_how_far_the_road_is(demo_roads: OsrmRoads) -> None:
    assert demo_roads.snap_distance(Profile.CAR, SCHAAN) < 60
    assert demo_roads.snap_distance(Profile.CAR, ON_THE_ALP) > 200
    assert demo_roads.snap_distance(Profile.CAR, LonLat(float("inf"), 0)) == float("inf")


def test_several_threads_get_the_same_answers(demo_region: RegionInfo) -> None:
    roads = OsrmRoads(demo_region.roads_folder)
    places = [LonLat(9.505 + i * 0.001, 47.14 + i * 0.002) for i in range(20)]
    expected = {p: roads.table(p, places) for p in Profile}
    fresh = OsrmRoads(demo_region.roads_folder)
    with ThreadPoolExecutor(4) as pool:
        asked = [p for _ in range(6) for p in Profile]
        answers = list(pool.map(lambda p: fresh.table(p, places), asked))
    assert answers == [expected[p] for p in asked]


def test_a_van_obeys_signs_that_a_car_may_pass(crossing: ExtractWriter, tmp_path: Path) -> None:
    # Three dead ends of the village, each some 400 m long: a low bridge, a weak one, a track.
    streets = {"maxheight": 9.500, "maxweight": 9.504}
    signs = {"maxheight": "2.4", "maxweight": "2.8"}
    for number, (sign, lon) in enumerate(streets.items(), 1):
        crossing.way([number, crossing.node(lon, 47.096)], highway="residential", **{sign: signs[sign]})
    crossing.way([3, crossing.node(9.504, 47.107)], highway="track", motor_vehicle="yes")
    pbf = crossing.write()
    for profile in (Profile.CAR, Profile.VAN):
        assert build_graph(pbf, profile, tmp_path, lambda: False)
    roads = OsrmRoads(tmp_path)
    for place in (*(LonLat(lon, 47.0965) for lon in streets.values()), LonLat(9.504, 47.1065)):
        assert roads.snap_distance(Profile.CAR, place) < 10
        assert roads.snap_distance(Profile.VAN, place) > 200
    assert roads.snap_distance(Profile.VAN, LonLat(9.502, 47.1)) < 10


def test_a_missing_or_damaged_network_is_one_sentence(tmp_path: Path, demo_region: RegionInfo) -> None:
    with pytest.raises(RoadsError, match="prepare the region again"):
        open_roads(tmp_path / "none")
    folder = tmp_path / "roads"
    folder.mkdir()
    for file in demo_region.roads_folder.glob("car.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "car.osrm.hsgr").write_bytes(b"not a graph")
    roads = open_roads(folder)
    with pytest.raises(RoadsError, match="missing or damaged"):
        roads.table(Profile.CAR, [SCHAAN, VADUZ])
    with pytest.raises(RoadsError, match="missing or damaged"):
        roads.table(Profile.BICYCLE, [SCHAAN, VADUZ])


def test_without_a_network_straight_lines_stand_in_and_say_so(tmp_path: Path) -> None:
    roads = open_roads(tmp_path)
    assert isinstance(roads, StraightLineRoads)
    assert roads.label == "straight-line"
    matrix = roads.table(Profile.BICYCLE, [SCHAAN, VADUZ, LonLat(float("nan"), 0)])
    assert matrix.distance(0, 1) == round(distance_m(SCHAAN, VADUZ) * 1.3)
    assert matrix.duration(0, 1) == pytest.approx(matrix.distance(0, 1) / (15 / 3.6), abs=1)
    assert matrix.duration(0, 2) == UNREACHABLE
    assert roads.path(Profile.BICYCLE, [SCHAAN, VADUZ]).duration_s == matrix.duration(0, 1)
    with pytest.raises(RoadsError):
        roads.path(Profile.CAR, [SCHAAN, LonLat(float("nan"), 0)])

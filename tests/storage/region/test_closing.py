"""Roads that are closed in a copy: what a drawing closes, and what is driven then."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from app.domain.closures import ClosedKind, ClosedRoads, ClosedShape, around
from app.domain.errors import InputRefused, RegionError, RoadsError
from app.domain.fleet import Profile
from app.domain.geo import LonLat, distance_m
from app.domain.matrix import UNREACHABLE
from app.domain.polyline import decode_polyline
from app.domain.region import RegionInfo
from storage.region import closing
from storage.region.build import prepare
from storage.region.closing import close_roads
from storage.region.library import find_region
from storage.region.osrm_engine import OsrmEngine
from storage.region.road_memory import open_remembering_roads
from storage.region.roads import OsrmRoads, open_roads
from storage.region.segments import Segments
from tests.storage.region.conftest import BALZERS, SCHAAN, VADUZ, ExtractWriter, write_crossing
from tests.storage.region.test_build import files_of, never, quiet

SOUTH, EAST = LonLat(9.502, 47.1), LonLat(9.504, 47.1015)
NORTH, WEST = LonLat(9.502, 47.103), LonLat(9.5, 47.1015)
CORNERS = (LonLat(9.5, 47.1), LonLat(9.504, 47.1), LonLat(9.504, 47.103), LonLat(9.5, 47.103))
"""The village's streets (see ``write_crossing``), each by its middle, and where they meet."""


def line(*points: LonLat) -> ClosedShape:
    return ClosedShape(ClosedKind.LINE, points)


def beside(*points: LonLat) -> ClosedShape:
    """A line drawn some metres north of where it should be, as hands draw."""
    return line(*(LonLat(p.lon, p.lat + 0.00006) for p in points))


@pytest.fixture
def village(regions: Path) -> RegionInfo:
    return find_region(regions, "first")


@pytest.fixture(scope="module")
def own_region(demo_region: RegionInfo, tmp_path_factory: pytest.TempPathFactory) -> RegionInfo:
    """The demo region in a folder of one's own: copies are made beside its graphs."""
    home = tmp_path_factory.mktemp("closing")
    shutil.copytree(demo_region.folder, home / "region", ignore=shutil.ignore_patterns("closed"))
    return replace(demo_region, folder=home / "region")


def seconds(closed: ClosedRoads, a: LonLat, b: LonLat) -> int:
    return open_roads(Path(closed.folder)).table(Profile.VAN, (a, b)).duration(0, 1)


# --- what a drawing closes ------------------------------------------------------------------------


def streets(region: RegionInfo, shape: ClosedShape) -> set[str]:
    return {segment.name for segment in Segments(region.folder).closed_by(shape)}


def test_a_line_along_a_street_closes_that_street_and_none_that_meets_it(village: RegionInfo) -> None:
    assert streets(village, beside(CORNERS[0], CORNERS[1])) == {"Südweg"}
    assert streets(village, beside(CORNERS[0], SOUTH)) == {"Südweg"}, "half of it is enough"
    assert streets(village, beside(*CORNERS[:3])) == {"Südweg", "Ostgasse"}


def test_a_line_across_streets_closes_what_it_crosses(village: RegionInfo) -> None:
    across = line(LonLat(9.502, 47.0995), LonLat(9.502, 47.1035))
    assert streets(village, across) == {"Südweg", "Nordstraße"}
    assert streets(village, line(LonLat(9.502, 47.0995), LonLat(9.502, 47.1005))) == {"Südweg"}


def test_an_area_closes_all_that_touches_it(village: RegionInfo) -> None:
    assert streets(village, around(CORNERS[1], 60)) == {"Südweg", "Ostgasse"}
    assert streets(village, around(SOUTH, 30)) == {"Südweg"}, "although no node lies in it"
    middle = LonLat(9.502, 47.1015)
    assert streets(village, around(middle, 50)) == set()
    assert len(streets(village, around(middle, 300))) == 4


def test_what_closes_nothing_is_refused_and_says_how_to_draw(village: RegionInfo) -> None:
    for shape in (around(LonLat(9.6, 47.2), 50), line(LonLat(9.5015, 47.101), LonLat(9.502, 47.1015))):
        with pytest.raises(InputRefused, match="draw along the road"):
            close_roads(village, [shape])
    assert not list((village.folder / "closed").glob("*")), "nothing is left behind"


@pytest.mark.parametrize(
    "points",
    [
        (SOUTH,),
        (SOUTH, LonLat(float("nan"), 47)),
        (SOUTH, LonLat(11.0, 47.1)),
        tuple(LonLat(9.5 + n / 1e6, 47.1) for n in range(300)),
    ],
    ids=["one point", "no point", "too wide", "too many"],
)
def test_drawings_that_make_no_sense_are_refused(points: tuple[LonLat, ...]) -> None:
    with pytest.raises(InputRefused):
        ClosedShape(ClosedKind.LINE, points)


def test_roads_are_prepared_and_closed_in_folders_with_spaces_as_on_a_mac(tmp_path: Path) -> None:
    place = tmp_path / 'Meine "Karten" & Übung'
    place.mkdir()
    pbf = write_crossing(ExtractWriter(place / "das Dorf.osm.pbf")).write()
    region = prepare(pbf, place / "Application Support", "das Dorf", quiet, never)
    assert seconds(close_roads(region, [around(SOUTH, 30)]), *CORNERS[:2]) > 60
    left = {file.name.partition(".")[0] for file in region.roads_folder.iterdir()}
    assert left == {profile.value for profile in Profile}, "nothing but graphs stays there"


# --- what is driven then ----------------------------------------------------------------------------


def test_who_cannot_take_the_closed_street_goes_round_the_square(village: RegionInfo) -> None:
    usual = OsrmRoads(village.roads_folder).path(Profile.VAN, CORNERS[:2])
    closed = close_roads(village, [around(SOUTH, 30)])
    now = open_roads(Path(closed.folder)).path(Profile.VAN, CORNERS[:2])
    assert now.distance_m == pytest.approx(3 * usual.distance_m, rel=0.5)
    assert closed.streets == ("Südweg",)
    assert closed.metres == round(distance_m(*CORNERS[:2]))
    assert len(closed.lines) == 1


def test_two_roads_are_closed_together_and_what_they_cut_off_cannot_be_reached(
    crossing: ExtractWriter, tmp_path: Path
) -> None:
    far = crossing.node(9.51, 47.1)
    crossing.way([2, far], highway="residential", name="Sackgasse")
    region = prepare(crossing.write(), tmp_path / "r", "r", quiet, never)
    east = LonLat(9.5098, 47.1)
    one = close_roads(region, [around(SOUTH, 30)])
    assert seconds(one, CORNERS[3], east) < UNREACHABLE
    assert seconds(one, CORNERS[0], CORNERS[2]) < UNREACHABLE
    both = close_roads(region, [around(SOUTH, 30), around(EAST, 30)])
    assert seconds(both, CORNERS[3], east) == UNREACHABLE
    with pytest.raises(RoadsError, match="No road leads"):
        open_roads(Path(both.folder)).path(Profile.VAN, (CORNERS[3], east))


def test_nothing_leads_over_a_closed_road_where_there_is_a_way_round(own_region: RegionInfo) -> None:
    usual = OsrmRoads(own_region.roads_folder)
    rng = Random(7)
    places = Segments(own_region.folder).sample(60)
    course = decode_polyline(usual.path(Profile.VAN, (VADUZ, BALZERS)).shape)
    longer = 0
    for _ in range(4):
        shapes = [around(rng.choice(course[10:-10]), 40), beside(*rng.sample(course, 1), VADUZ)]
        closed = close_roads(own_region, shapes[:1])
        gone = {s.nodes for s in Segments(own_region.folder).closed_by(shapes[0])}
        gone |= {(b, a) for a, b in gone}
        engine = OsrmEngine(Path(closed.folder) / "van.osrm")
        was = usual.table(Profile.VAN, places)
        now = OsrmRoads(Path(closed.folder)).table(Profile.VAN, places)
        for _ in range(40):
            a, b = rng.sample(range(len(places)), 2)
            assert gone.isdisjoint(pairwise(engine.nodes_of((places[a], places[b]))))
            if now.duration(a, b) != UNREACHABLE:
                assert now.duration(a, b) >= was.duration(a, b) - 2
                longer += now.duration(a, b) > was.duration(a, b) + 2
    assert longer > 10, "some had to take the way round"


# --- copies -------------------------------------------------------------------------------------------


def test_the_graphs_of_the_region_stay_as_they_were_to_the_last_byte(own_region: RegionInfo) -> None:
    before = files_of(own_region.roads_folder)
    close_roads(own_region, [around(SCHAAN, 80)])
    close_roads(own_region, [around(SCHAAN, 80), around(VADUZ, 80)])
    assert files_of(own_region.roads_folder) == before


def test_what_was_closed_before_is_there_at_once_and_few_copies_are_kept(
    village: RegionInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = close_roads(village, [around(SOUTH, 30)])
    monkeypatch.setattr(closing, "_make", None)  # nothing is made
    assert close_roads(village, [beside(CORNERS[0], SOUTH)]) == first, "it is the same that is closed"
    monkeypatch.undo()
    monkeypatch.setattr(closing, "KEPT_COPIES", 2)
    monkeypatch.setattr(closing, "KEPT_FOR_S", -1)
    os.utime(Path(first.folder).parent, (1, 1))
    for at in (EAST, NORTH):
        close_roads(village, [around(at, 30)])
    assert not Path(first.folder).exists()
    assert len(list((village.folder / "closed").iterdir())) == 2
    assert close_roads(village, [around(SOUTH, 30)]) == first
    assert Path(first.folder).exists()


def test_a_table_made_before_the_closure_is_not_taken_for_one_of_it(own_region: RegionInfo) -> None:
    places = Segments(own_region.folder).sample(110)
    before = open_remembering_roads(own_region.roads_folder).table(Profile.VAN, places)
    closed = close_roads(own_region, [around(VADUZ, 400)])
    roads = open_remembering_roads(Path(closed.folder))
    now = roads.table(Profile.VAN, places)
    assert now != before
    assert now == roads.table(Profile.VAN, places)
    assert now == OsrmRoads(Path(closed.folder)).table(Profile.VAN, places)


def test_a_copy_in_which_the_road_is_still_open_is_never_used(
    village: RegionInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    customize = closing._customize

    def forget(graph: Path, speeds: Path, cancelled: Callable[[], bool]) -> None:
        speeds.write_text("1,2,0\n")
        customize(graph, speeds, cancelled)

    monkeypatch.setattr(closing, "_customize", forget)
    with pytest.raises(RoadsError, match="still driven on"):
        close_roads(village, [around(NORTH, 30)])
    assert not list((village.folder / "closed").iterdir())


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written")]
)
def test_a_disk_that_refuses_is_one_sentence_and_leaves_nothing(
    village: RegionInfo, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(_graph: Path, _speeds: Path, _cancelled: Callable[[], bool]) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(closing, "_customize", refuse)
    with pytest.raises(RegionError, match=words):
        close_roads(village, [around(NORTH, 30)])
    assert not list((village.folder / "closed").iterdir())


def test_a_region_prepared_by_an_earlier_version_says_what_to_do(village: RegionInfo) -> None:
    for file in village.roads_folder.glob("*.partition"):
        file.unlink()
    with pytest.raises(RegionError, match="region add"):
        close_roads(village, [around(SOUTH, 30)])
    assert OsrmRoads(village.roads_folder).path(Profile.CAR, (SOUTH, EAST)).duration_s > 0

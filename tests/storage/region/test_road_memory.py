"""Tables made before are used again, whole or in part, never when torn or of other roads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.region import RegionInfo
from storage.region import road_memory
from storage.region.road_block import Whole
from storage.region.road_memory import RememberingRoads, open_remembering_roads
from storage.region.roads import OsrmRoads, StraightLineRoads

NOWHERE = LonLat(0.0, 0.0)
PLACES = [LonLat(9.505 + i * 0.002, 47.14 + i * 0.003) for i in range(12)] + [NOWHERE]


class CountingRoads(OsrmRoads):
    """Real roads that count what they are asked."""

    def __init__(self, roads_folder: Path) -> None:
        super().__init__(roads_folder)
        self.asked: list[tuple[int, int]] = []

    def block(
        self,
        profile: Profile,
        places: Sequence[LonLat],
        origins: Sequence[int],
        destinations: Sequence[int],
        on_rows: object = None,  # noqa: ARG002 - nobody listens here
    ) -> tuple[Whole, Whole]:
        self.asked.append((len(origins), len(destinations)))
        return super().block(profile, places, origins, destinations)


@pytest.fixture(autouse=True)
def small_tables_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(road_memory, "REMEMBERED_FROM", 2)


@pytest.fixture
def roads(demo_region: RegionInfo) -> CountingRoads:
    return CountingRoads(demo_region.roads_folder)


@pytest.fixture
def memory(roads: CountingRoads, demo_region: RegionInfo, tmp_path: Path) -> RememberingRoads:
    return RememberingRoads(roads, demo_region.roads_folder, tmp_path / "tables")


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "tables").iterdir())


def test_the_same_places_are_asked_for_once(
    memory: RememberingRoads, roads: CountingRoads, demo_roads: OsrmRoads
) -> None:
    first = memory.table(Profile.CAR, PLACES)
    assert first == demo_roads.table(Profile.CAR, PLACES)
    assert roads.asked == [(13, 13)]
    assert memory.table(Profile.CAR, PLACES) == first
    assert memory.table(Profile.CAR, PLACES[::-1]) == demo_roads.table(Profile.CAR, PLACES[::-1])
    assert roads.asked == [(13, 13)]


def test_new_places_ask_for_their_rows_and_columns_only(
    memory: RememberingRoads, roads: CountingRoads, demo_roads: OsrmRoads
) -> None:
    memory.table(Profile.CAR, PLACES[:10])
    roads.asked.clear()
    later = [PLACES[11], *PLACES[2:9], NOWHERE, PLACES[10]]
    assert memory.table(Profile.CAR, later) == demo_roads.table(Profile.CAR, later)
    assert roads.asked == [(3, 10), (7, 3)]


def test_a_table_with_little_in_common_is_made_anew(
    memory: RememberingRoads, roads: CountingRoads
) -> None:
    memory.table(Profile.CAR, PLACES[:7])
    memory.table(Profile.CAR, PLACES[4:])
    assert roads.asked == [(7, 7), (9, 9)]


def test_each_profile_has_tables_of_its_own(memory: RememberingRoads, demo_roads: OsrmRoads) -> None:
    memory.table(Profile.CAR, PLACES)
    assert memory.table(Profile.BICYCLE, PLACES) == demo_roads.table(Profile.BICYCLE, PLACES)


@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "renamed"])
def test_a_torn_or_foreign_file_counts_as_none(
    memory: RememberingRoads, roads: CountingRoads, tmp_path: Path, harm: str
) -> None:
    first = memory.table(Profile.CAR, PLACES)
    (file,) = files(tmp_path)
    content = bytearray(file.read_bytes())
    if harm == "cut":
        file.write_bytes(content[:-4])
    elif harm == "flipped":
        content[-40] ^= 1
        file.write_bytes(content)
    elif harm == "emptied":
        file.write_bytes(b"")
    else:
        file.rename(file.with_name(file.name.replace("car", "van")))
    assert memory.table(Profile.CAR if harm != "renamed" else Profile.VAN, PLACES)
    assert roads.asked == [(13, 13), (13, 13)]
    assert memory.table(Profile.CAR, PLACES) == first


def test_tables_of_another_build_of_the_roads_are_not_used(
    memory: RememberingRoads, roads: CountingRoads, demo_region: RegionInfo, tmp_path: Path
) -> None:
    memory.table(Profile.CAR, PLACES)
    graphs = tmp_path / "roads"
    graphs.mkdir()
    (graphs / "car.osrm.geometry").write_bytes(
        (demo_region.roads_folder / "car.osrm.geometry").read_bytes()
    )
    os.utime(graphs / "car.osrm.geometry", (1, 1))
    RememberingRoads(roads, graphs, tmp_path / "tables").table(Profile.CAR, PLACES)
    assert roads.asked == [(13, 13), (13, 13)]


def test_few_tables_are_kept_and_the_oldest_go(
    memory: RememberingRoads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(road_memory, "KEPT_FILES", 2)
    made: list[Path] = []
    for number, part in enumerate((PLACES[:4], PLACES[4:8], PLACES[8:12])):
        memory.table(Profile.CAR, part)
        (new,) = set(files(tmp_path)) - set(made)
        made.append(new)
        os.utime(new, (number + 1, number + 1))
        if number == 1:
            memory.table(Profile.CAR, PLACES[:4])  # asked for again: the other is the oldest now
    assert files(tmp_path) == sorted([made[0], made[2]])
    monkeypatch.setattr(road_memory, "KEPT_BYTES", 0)
    memory.table(Profile.CAR, PLACES)
    assert len(files(tmp_path)) == 1


def test_what_a_killed_process_left_goes_after_an_hour(
    memory: RememberingRoads, tmp_path: Path
) -> None:
    (tmp_path / "tables").mkdir()
    old, new = (tmp_path / "tables" / f"{name}.unfinished" for name in ("old", "new"))
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (1, 1))
    memory.table(Profile.CAR, PLACES)
    assert not old.exists()
    assert new.exists()


def test_a_disk_that_refuses_costs_nothing_but_time(
    roads: CountingRoads, demo_region: RegionInfo, tmp_path: Path, demo_roads: OsrmRoads
) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = RememberingRoads(roads, demo_region.roads_folder, tmp_path / "file" / "tables")
    assert memory.table(Profile.CAR, PLACES) == demo_roads.table(Profile.CAR, PLACES)


def test_small_tables_are_not_kept(
    memory: RememberingRoads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(road_memory, "REMEMBERED_FROM", len(PLACES) + 1)
    memory.table(Profile.CAR, PLACES)
    assert not (tmp_path / "tables").exists()


def test_a_region_opens_with_its_memory_and_straight_lines_need_none(
    demo_region: RegionInfo, tmp_path: Path
) -> None:
    assert isinstance(open_remembering_roads(tmp_path), StraightLineRoads)
    roads = open_remembering_roads(demo_region.roads_folder)
    assert isinstance(roads, RememberingRoads)
    assert roads.label == "roads"
    assert roads.snap_distance(Profile.CAR, NOWHERE) > 200
    assert roads.path(Profile.CAR, PLACES[7:9]).distance_m > 0


def test_numbers_on_disk_are_whole_tables(memory: RememberingRoads, tmp_path: Path) -> None:
    matrix = memory.table(Profile.CAR, PLACES[:3])
    (file,) = files(tmp_path)
    numbers = np.frombuffer(file.read_bytes()[-72:], np.int32)
    assert numbers.tobytes() == matrix.durations + matrix.distances

"""Preparing regions: what is made, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import RegionError
from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.region import RegionInfo
from resources.assets import DEMO_REGION
from storage.region.addresses import open_addresses
from storage.region.build import DEMO_NAME, ensure_demo_region, prepare
from storage.region.commands import PreparationCancelled
from storage.region.library import active_region, find_region, list_regions
from storage.region.roads import open_roads
from tests.regions import shared_extract
from tests.storage.region.conftest import ExtractWriter


def quiet(_words: str, _share: float) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """Nobody cancels."""
    return False


def files_of(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, by path."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def refusal(pbf: Path, regions: Path) -> str:
    """Try to prepare a file over the region there is; it must be refused and change nothing."""
    untouched = files_of(regions)
    with pytest.raises(RegionError) as refused:
        prepare(pbf, regions, "first", quiet, never)
    assert files_of(regions) == untouched
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_demo_region_is_whole(demo_region: RegionInfo) -> None:
    assert demo_region.name == DEMO_NAME
    assert set(demo_region.profiles) == {p.value for p in Profile}
    assert 9.4 < demo_region.extent.west < demo_region.extent.east < 9.7
    assert demo_region.roads > 1_500
    assert demo_region.houses > 180
    assert demo_region.streets > 700
    assert demo_region.places >= 17
    assert demo_region.unroutable_share == 0
    assert demo_region.attribution == "© OpenStreetMap contributors"
    assert demo_region.basemap_file is not None
    assert demo_region.basemap_file.read_bytes()[:7] == b"PMTiles"
    assert demo_region.notes == ()


def test_progress_only_grows_and_ends_at_the_whole(crossing: ExtractWriter, tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    prepare(crossing.write(), tmp_path / "r", "x", lambda w, s: heard.append((w, s)), never)
    shares = [share for _, share in heard]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert heard[-1] == ("x is ready", 1.0)
    assert len({words for words, _ in heard}) == len(heard) >= 6


def test_the_region_added_last_is_the_active_one(regions: Path, crossing: ExtractWriter) -> None:
    info = prepare(crossing.write(), regions, "third", quiet, never)
    assert active_region(regions) == info == find_region(regions, "third")
    assert [r.name for r in list_regions(regions)] == ["first", "second", "third"]


def test_a_region_is_replaced_under_those_who_use_it(regions: Path, crossing: ExtractWriter) -> None:
    old = find_region(regions, "first")
    addresses = open_addresses(old.addresses_file)
    new = prepare(crossing.write(), regions, "first", quiet, never)
    assert new.folder != old.folder
    assert addresses.search("Südweg")
    addresses.close()
    assert open_roads(old.roads_folder).snap_distance(Profile.VAN, LonLat(9.5, 47.1)) < 5


def test_an_empty_file_is_refused(tmp_path: Path, regions: Path) -> None:
    (tmp_path / "e.osm.pbf").touch()
    assert refusal(tmp_path / "e.osm.pbf", regions) == "e.osm.pbf is empty."


@pytest.mark.parametrize(
    "content",
    [b"reference,name\n1,Meier\n" * 9, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"<osm/>", b"\x00"],
    ids=["text", "png", "xml", "byte"],
)
def test_a_foreign_file_is_refused(tmp_path: Path, regions: Path, content: bytes) -> None:
    file = tmp_path / "foreign.osm.pbf"
    file.write_bytes(content)
    assert refusal(file, regions) == "foreign.osm.pbf is not an OpenStreetMap extract (.osm.pbf)."


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path, regions: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "nowhere.osm.pbf", regions)
    assert "cannot be read" in refusal(tmp_path, regions)


@pytest.mark.parametrize("kept", [100, 5_000, 300_000])
def test_a_truncated_extract_is_refused(tmp_path: Path, regions: Path, kept: int) -> None:
    file = tmp_path / "cut.osm.pbf"
    file.write_bytes(DEMO_REGION.read_bytes()[:kept])
    assert "is damaged or cut short" in refusal(file, regions)


def test_a_damaged_extract_is_refused(tmp_path: Path, regions: Path) -> None:
    content = bytearray(DEMO_REGION.read_bytes())
    content[200_000:200_100] = bytes(100)
    file = tmp_path / "damaged.osm.pbf"
    file.write_bytes(content)
    assert "is damaged or cut short" in refusal(file, regions)


def test_an_extract_without_roads_is_refused(tmp_path: Path, regions: Path) -> None:
    extract = ExtractWriter(tmp_path / "sea.osm.pbf")
    extract.way([extract.node(9.5, 47.1), extract.node(9.6, 47.1)], waterway="river")
    assert refusal(extract.write(), regions) == (
        "sea.osm.pbf holds no roads, so nothing can be planned on it."
    )


def test_an_extract_with_closed_roads_only_is_refused(tmp_path: Path, regions: Path) -> None:
    extract = ExtractWriter(tmp_path / "barracks.osm.pbf")
    nodes = [extract.node(9.5, 47.1), extract.node(9.51, 47.1)]
    extract.way(nodes, highway="service", access="no")
    assert refusal(extract.write(), regions) == "barracks.osm.pbf holds no road that is open to cars."


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "x" * 80, "a\nb", "dot."])
def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, regions: Path, name: str) -> None:
    before = files_of(tmp_path)
    with pytest.raises(RegionError, match="cannot be a region's name"):
        prepare(DEMO_REGION, regions, name, quiet, never)
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("step", range(1, 7))
def test_cancelling_at_any_step_leaves_all_as_it_was(
    regions: Path, crossing: ExtractWriter, step: int
) -> None:
    before = files_of(regions)
    heard: list[str] = []
    with pytest.raises(PreparationCancelled):
        prepare(
            crossing.write(),
            regions,
            "new",
            lambda words, _share: heard.append(words),
            lambda: len(heard) >= step,
        )
    assert len(heard) == step
    assert files_of(regions) == before


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can be mounted by root on Linux only")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("kilobytes", [200, 2_500, 6_144])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tiny_disk: Path, kilobytes: int) -> None:
    remount = ["mount", "-o", f"remount,size={kilobytes}k", str(tiny_disk)]
    subprocess.run(remount, check=True)
    with pytest.raises(RegionError, match="disk is full"):
        prepare(DEMO_REGION, tiny_disk, "x", quiet, never)
    assert list(tiny_disk.iterdir()) == []


def test_an_interrupted_preparation_is_swept_away_by_the_next(
    regions: Path, crossing: ExtractWriter
) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom storage.region.build import prepare\n"
        "def die(words, share):\n    if share > 0.5: os._exit(9)\n"
        "prepare(Path(sys.argv[1]), Path(sys.argv[2]), 'dead', die, lambda: False)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(crossing.write()), str(regions)],
        cwd=Path(__file__).resolve().parents[3],
    )
    assert ended.returncode == 9
    left = [f for f in regions.iterdir() if f.name.startswith(".making-")]
    assert len(left) == 1
    assert [r.name for r in list_regions(regions)] == ["first", "second"]
    prepare(crossing.path, regions, "next", quiet, never)
    assert not left[0].exists()
    assert {r.name for r in list_regions(regions)} == {"first", "second", "next"}


def test_the_demo_region_is_made_once_and_again_after_an_upgrade(
    regions: Path, monkeypatch: pytest.MonkeyPatch, crossing: ExtractWriter
) -> None:
    monkeypatch.setattr("storage.region.build.DEMO_REGION", crossing.write())
    first = ensure_demo_region(regions)
    assert ensure_demo_region(regions) == first
    assert active_region(regions) == find_region(regions, "second"), "what was active stays so"
    monkeypatch.setattr("storage.region.build.FORMAT", 99)
    assert ensure_demo_region(regions).format == 99
    os.truncate(regions / f"{DEMO_NAME}.json", 10)
    assert ensure_demo_region(regions).format == 99


def test_a_real_town_becomes_a_region(tmp_path: Path) -> None:
    pbf = shared_extract("karlsruhe-kirchfeld-2026-02-13.osm.pbf")
    info = prepare(pbf, tmp_path, "Kirchfeld", quiet, never)
    assert info.houses > 1_400
    assert info.unroutable_share == 0

"""Listing, using and removing regions; the records on disk."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from app.domain.errors import RegionError
from storage.region.library import active_region, find_region, list_regions, remove_region, use_region
from storage.region.regions import Regions
from storage.region.roads import OsrmRoads
from storage.region.workshop import Workshop
from tests.storage.region.conftest import ExtractWriter


def quiet(_words: str, _share: float) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def two(regions: Path) -> Iterator[Regions]:
    """Two small regions; 'second' is active."""
    both = Regions(regions, Workshop())
    yield both
    both.close()


def test_regions_are_listed_used_and_removed(two: Regions) -> None:
    assert [r.name for r in two.all()] == ["first", "second"]
    assert two.active().name == "second"
    assert two.use("first").name == "first"
    assert two.active().name == "first"
    folder = two.active().folder
    two.remove("second")
    assert [r.name for r in two.all()] == ["first"]
    assert folder.is_dir()


def test_removing_the_active_region_leaves_none_active(two: Regions, tmp_path: Path) -> None:
    folder = two.active().folder
    two.remove("second")
    assert active_region(tmp_path / "regions") is None
    assert not folder.exists()


def test_what_is_asked_for_follows_the_active_region(two: Regions) -> None:
    addresses, roads = two.addresses(), two.roads()
    assert isinstance(roads, OsrmRoads)
    assert two.addresses() is addresses
    assert two.roads() is roads
    two.use("first")
    assert two.addresses() is not addresses
    assert two.roads() is not roads
    assert two.addresses().search("Südweg")[0].street == "Südweg"


def test_an_unknown_region_is_refused_and_the_known_ones_named(regions: Path) -> None:
    for act in (use_region, remove_region, find_region):
        with pytest.raises(RegionError, match=r"no region 'third' \(there are: first, second\)"):
            act(regions, "third")


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"name": "first"', '{"folder": "../.."}'])
def test_a_damaged_record_hides_only_its_own_region(two: Regions, tmp_path: Path, damage: str) -> None:
    record = tmp_path / "regions" / "first.json"
    record.write_text(damage)
    assert [r.name for r in two.all()] == ["second"]
    with pytest.raises(RegionError, match="prepare it again"):
        two.use("first")


def test_an_empty_or_missing_folder_has_no_regions(tmp_path: Path) -> None:
    assert list_regions(tmp_path / "none") == ()
    assert active_region(tmp_path) is None


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A web server over the test's folder."""
    handler = partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing on stderr."""


def test_an_extract_is_fetched_by_its_address(
    web: str, tmp_path: Path, crossing: ExtractWriter
) -> None:
    crossing.write()
    regions = Regions(tmp_path / "regions", Workshop())
    info = regions.add(f"{web}/small.osm.pbf", None, quiet)
    assert (info.name, info.source_name) == ("small", "small.osm.pbf")
    assert {f.name for f in (tmp_path / "regions").iterdir()} == {
        "small.json",
        ".active",
        info.folder.name,
    }


@pytest.mark.parametrize(
    ("address", "words"),
    [("{web}/none.osm.pbf", "the server answered 404"), ("http://127.0.0.1:9/x", "no connection")],
)
def test_a_failed_download_is_one_sentence(web: str, tmp_path: Path, address: str, words: str) -> None:
    regions = Regions(tmp_path / "regions", Workshop())
    with pytest.raises(RegionError, match=words):
        regions.add(address.format(web=web), None, quiet)
    assert list((tmp_path / "regions").iterdir()) == []

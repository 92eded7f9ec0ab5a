"""What the region's tests share: the prepared demo region, and small handmade extracts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import osmium
import pytest
from osmium.osm import mutable

from app.domain.geo import LonLat
from app.domain.region import RegionInfo
from storage.region.addresses import RegionAddresses, open_addresses
from storage.region.build import prepare
from storage.region.roads import OsrmRoads
from tests.regions import demo_region

__all__ = ["demo_region"]


class ExtractWriter:
    """Writes a small .osm.pbf: nodes at given positions, ways and relations over them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._nodes: list[mutable.Node] = []
        self._ways: list[mutable.Way] = []
        self._relations: list[mutable.Relation] = []

    def node(self, lon: float, lat: float, **tags: str) -> int:
        """A node; underscores in keys stand for colons."""
        number = len(self._nodes) + 1
        self._nodes.append(mutable.Node(id=number, location=(lon, lat), tags=_keys(tags)))
        return number

    def way(self, nodes: Sequence[int], **tags: str) -> int:
        """A way over nodes."""
        number = len(self._ways) + 1
        self._ways.append(mutable.Way(id=number, nodes=list(nodes), tags=_keys(tags)))
        return number

    def multipolygon(self, outer: Sequence[int], **tags: str) -> None:
        """An area whose outline is made of ways."""
        members = [("w", way, "outer") for way in outer]
        number = len(self._relations) + 1
        self._relations.append(
            mutable.Relation(id=number, members=members, tags={"type": "multipolygon"} | _keys(tags))
        )

    def write(self) -> Path:
        """Write the file."""
        with osmium.SimpleWriter(str(self.path)) as writer:
            for thing in (*self._nodes, *self._ways, *self._relations):
                writer.add(thing)
        return self.path


def _keys(tags: Mapping[str, str]) -> dict[str, str]:
    return {key.replace("__", ":"): value for key, value in tags.items()}


def write_crossing(extract: ExtractWriter) -> ExtractWriter:
    """Four streets of a village around a square, some 300 m a side."""
    square = ((0, 0), (0.004, 0), (0.004, 0.003), (0, 0.003))
    corners = [extract.node(9.5 + x, 47.1 + y) for x, y in square]
    extract.node(9.502, 47.1015, place="village", name="Dorf")
    streets = (("Südweg", 0, 1), ("Ostgasse", 1, 2), ("Nordstraße", 2, 3), ("Am Bach", 3, 0))
    for name, a, b in streets:
        extract.way([corners[a], corners[b]], highway="residential", name=name)
    return extract


@pytest.fixture
def crossing(tmp_path: Path) -> ExtractWriter:
    """The village, not yet written, to be added to."""
    return write_crossing(ExtractWriter(tmp_path / "small.osm.pbf"))


@pytest.fixture(scope="session")
def village_regions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the village prepared twice, as 'first' and 'second'; for copying."""
    folder = tmp_path_factory.mktemp("village")
    pbf = write_crossing(ExtractWriter(folder / "village.osm.pbf")).write()
    for name in ("first", "second"):
        prepare(pbf, folder / "regions", name, lambda _words, _share: None, lambda: False)
    return folder / "regions"


@pytest.fixture
def regions(tmp_path: Path, village_regions: Path) -> Path:
    """A folder with two small regions of one's own; 'second' is active."""
    shutil.copytree(village_regions, tmp_path / "regions")
    return tmp_path / "regions"


@pytest.fixture(scope="session")
def demo_roads(demo_region: RegionInfo) -> OsrmRoads:
    """The demo region's road network."""
    return OsrmRoads(demo_region.roads_folder)


@pytest.fixture(scope="session")
def demo_addresses(demo_region: RegionInfo) -> Iterator[RegionAddresses]:
    """The demo region's address index."""
    addresses = open_addresses(demo_region.addresses_file)
    yield addresses
    addresses.close()


SCHAAN = LonLat(9.5103, 47.1663)
VADUZ = LonLat(9.5209, 47.1410)
BALZERS = LonLat(9.5036, 47.0660)

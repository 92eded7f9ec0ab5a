"""The extract a region is made from: is it whole, is it a map, what does it hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import osmium
from osmium.filter import KeyFilter
from osmium.osm import Way
from osmium.osm.types import OSMEntity

from app.domain.errors import RegionError
from app.domain.geo import Extent
from storage.region.commands import PreparationCancelled

_HEAD = 64
_BLOCK = 1 << 20
_LOOK_EVERY = 2_000

CAR_ROADS = frozenset(
    {
        *("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential"),
        *("motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link"),
        *("living_street", "service", "road"),
    }
)
"""Values of ``highway`` for cars."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first reading of the whole extract found: its box, and ways a car may use."""

    extent: Extent
    roads: int
    source_hash: str


def survey(pbf: Path, cancelled: Callable[[], bool]) -> Survey:
    """Read the whole extract once, so that damage shows before anything is made from it.

    Raises:
        RegionError: no extract, damaged, cut short, or without roads; or cancelled.
    """
    _refuse_foreign(pbf)
    roads = 0
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    for way in read(pbf, osmium.FileProcessor(pbf_file(pbf)).with_locations(), cancelled, "highway"):
        if not isinstance(way, Way) or way.tags.get("highway") not in CAR_ROADS:
            continue
        places = [node.location for node in way.nodes if node.location.valid()]
        if len(places) < 2:
            continue
        roads += 1
        west = min(west, *(place.lon for place in places))
        east = max(east, *(place.lon for place in places))
        south = min(south, *(place.lat for place in places))
        north = max(north, *(place.lat for place in places))
    if roads == 0:
        raise RegionError(f"{pbf.name} holds no roads, so nothing can be planned on it.")
    return Survey(
        _header_extent(pbf) or Extent(west, south, east, north), roads, _sha256(pbf, cancelled)
    )


def read(
    pbf: Path,
    processor: osmium.FileProcessor,
    cancelled: Callable[[], bool],
    *keys: str,
) -> Iterator[OSMEntity]:
    """The objects of an extract that carry one of the keys (all, without keys).

    Raises:
        RegionError: the file is damaged or cut short; or cancelled.
    """
    if keys:
        processor = processor.with_filter(KeyFilter(*keys))
    try:
        for count, thing in enumerate(processor):
            if count % _LOOK_EVERY == 0 and cancelled():
                raise PreparationCancelled
            yield thing
    except (RuntimeError, ValueError) as error:
        raise RegionError(
            f"{pbf.name} is damaged or cut short ({error}); download it again."
        ) from error


def pbf_file(pbf: Path) -> osmium.io.File:
    """The file as PBF, whatever its name ends in."""
    return osmium.io.File(str(pbf), "pbf")


def _refuse_foreign(pbf: Path) -> None:
    try:
        with pbf.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise RegionError(f"{pbf} cannot be read ({error.strerror}).") from error
    if not head:
        raise RegionError(f"{pbf.name} is empty.")
    # A PBF file begins with the length of a block header that names itself OSMHeader.
    if b"OSMHeader" not in head[:32]:
        raise RegionError(f"{pbf.name} is not an OpenStreetMap extract (.osm.pbf).")


def _header_extent(pbf: Path) -> Extent | None:
    with osmium.io.Reader(pbf_file(pbf)) as reader:
        box = reader.header().box()
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return Extent(low.lon, low.lat, high.lon, high.lat)


def _sha256(path: Path, cancelled: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if cancelled():
                raise PreparationCancelled
            digest.update(block)
    return digest.hexdigest()

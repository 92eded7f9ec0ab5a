"""The base map, read back tile by tile with tippecanoe's own reader."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from app.domain.errors import RegionError
from app.domain.region import RegionInfo
from storage.region import basemap
from storage.region.basemap import build_basemap, copy_basemap, tippecanoe
from storage.region.build import prepare
from tests.storage.region.conftest import ExtractWriter

Layers = dict[str, list[dict[str, object]]]


def layers_of(file: Path, zoom: int) -> Layers:
    """The properties of all features of a zoom level, by layer."""
    program = tippecanoe()
    assert program is not None
    command = [str(program.with_name("tippecanoe-decode")), f"-z{zoom}", f"-Z{zoom}", str(file)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found: Layers = defaultdict(list)
    for tile in json.loads(said)["features"]:
        for layer in tile["features"]:
            name = layer["properties"]["layer"]
            found[name] += [feature["properties"] for feature in layer["features"]]
    return found


@pytest.fixture(scope="module")
def deepest(demo_region: RegionInfo) -> Layers:
    """The demo region's tiles at zoom 15."""
    assert demo_region.basemap_file is not None
    return layers_of(demo_region.basemap_file, 15)


def test_the_layers_are_those_of_the_protomaps_schema(deepest: Layers) -> None:
    assert set(deepest) == {"earth", "landuse", "water", "roads", "buildings", "places", "boundaries"}
    assert all("kind" in feature for features in deepest.values() for feature in features)


def test_streets_carry_kind_detail_zoom_and_name(deepest: Layers) -> None:
    (landstrasse, *_) = [f for f in deepest["roads"] if f.get("name") == "Landstrasse"]
    assert landstrasse["kind"] in ("major_road", "medium_road")
    assert landstrasse["kind_detail"] in ("primary", "secondary", "tertiary")
    assert isinstance(landstrasse["min_zoom"], int)
    kinds = {f["kind"] for f in deepest["roads"]}
    assert {"major_road", "medium_road", "minor_road", "path", "rail"} <= kinds


def test_towns_rivers_and_buildings_are_on_the_map(deepest: Layers) -> None:
    assert {"Vaduz", "Schaan", "Balzers"} <= {f.get("name") for f in deepest["places"]}
    assert "river" in {f["kind"] for f in deepest["water"]}
    assert len(deepest["buildings"]) > 3_500
    assert {"forest", "residential"} <= {f["kind"] for f in deepest["landuse"]}


def test_from_far_only_the_main_things_show(demo_region: RegionInfo) -> None:
    assert demo_region.basemap_file is not None
    far = layers_of(demo_region.basemap_file, 8)
    assert {f["kind"] for f in far["roads"]} <= {"highway", "major_road", "rail"}
    assert "buildings" not in far


def test_where_a_whole_country_fits_the_view_its_roads_are_on_the_map(
    demo_region: RegionInfo,
) -> None:
    assert demo_region.basemap_file is not None
    kinds = {f["kind"] for f in layers_of(demo_region.basemap_file, 10)["roads"]}
    assert {"major_road", "medium_road"} <= kinds
    nearer = {f["kind"] for f in layers_of(demo_region.basemap_file, 11)["roads"]}
    assert "minor_road" in nearer


def test_a_ready_map_is_taken_over(
    demo_region: RegionInfo, crossing: ExtractWriter, tmp_path: Path
) -> None:
    ready = demo_region.basemap_file
    assert ready is not None
    info = prepare(
        crossing.write(), tmp_path / "r", "x", lambda _w, _s: None, lambda: False, basemap=ready
    )
    assert info.basemap_zoom == 15
    assert info.basemap_file is not None
    assert info.basemap_file.read_bytes() == ready.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"PMTiles\x02" + bytes(200), b"\x89PNG" + bytes(200)], ids=["empty", "old", "png"]
)
def test_a_file_that_is_no_map_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pmtiles").write_bytes(content)
    with pytest.raises(RegionError, match=r"x\.pmtiles is not a PMTiles map"):
        copy_basemap(tmp_path / "x.pmtiles", tmp_path / "y")


def test_a_map_of_pictures_is_refused(tmp_path: Path) -> None:
    header = bytearray(b"PMTiles\x03" + bytes(119))
    header[99] = 2
    (tmp_path / "x.pmtiles").write_bytes(header)
    with pytest.raises(RegionError, match="holds pictures"):
        copy_basemap(tmp_path / "x.pmtiles", tmp_path / "y")


def test_without_tippecanoe_the_region_says_that_it_has_no_map(
    crossing: ExtractWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basemap, "tippecanoe", lambda: None)
    info = prepare(crossing.write(), tmp_path / "r", "x", lambda _w, _s: None, lambda: False)
    assert info.basemap_file is None
    assert any("No base map" in note for note in info.notes)


def test_a_way_cut_at_the_edge_does_not_stop_the_drawing(
    crossing: ExtractWriter, tmp_path: Path, demo_region: RegionInfo
) -> None:
    crossing.way([1, 9_999], highway="residential")
    crossing.way([9_998, 9_997], building="yes")
    file = tmp_path / "m.pmtiles"
    assert build_basemap(crossing.write(), file, demo_region.extent, lambda: False) == 15
    assert len(layers_of(file, 15)["roads"]) >= 4

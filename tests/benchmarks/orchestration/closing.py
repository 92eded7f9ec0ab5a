"""A road of Liechtenstein closed in a fresh copy of the graph (OSRM's ``--segment-speed-file``)."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import osmium
from filelock import FileLock

from app.domain.fleet import Profile
from app.domain.geo import LonLat, distance_m
from storage.region.osrm_engine import OSRM_FOLDER
from storage.region.roads import OsrmRoads
from tests.benchmarks.harness import EXTRACTS, ROOT, WORK, Unavailable

REGION = "liechtenstein-2025"
MAIN_ROADS = ("primary", "secondary")
CLOSED_M = 150
"""Every segment of a main road within so many metres of the place is closed, both ways."""
WALKING_KMH = 2
"""Who lives at the closed road still gets there; anybody else is sooner round it."""
_FOLDER = WORK / "closed-roads"
_LUA = ROOT / "resources" / "osrm" / "van.lua"


def closed_roads(seed: int) -> OsrmRoads:
    """Roads for vans with one main road closed; made once per seed.

    Raises:
        Unavailable: OSRM's programs are not made for this kind of computer.
    """
    if OSRM_FOLDER is None:
        raise Unavailable("there is no road network on this kind of computer")
    folder = _FOLDER / f"closed-{seed}"
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(_FOLDER / "lock"):
        if not folder.is_dir():
            _close(seed, folder)
    return OsrmRoads(folder)


def _close(seed: int, folder: Path) -> None:
    pristine = _pristine()
    scratch = folder.with_suffix(".part")
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(pristine, scratch)
    speeds = scratch / "closed.csv"
    speeds.write_text("".join(f"{a},{b},{WALKING_KMH}\n" for a, b in _segments(seed)), encoding="ascii")
    graph = scratch / f"{Profile.VAN.value}.osrm"
    _run("osrm-contract", "--segment-speed-file", str(speeds), str(graph))
    scratch.rename(folder)


def _pristine() -> Path:
    """The extracted graph, not contracted yet."""
    folder = _FOLDER / "pristine"
    if not folder.is_dir():
        scratch = _FOLDER / "pristine.part"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        graph = scratch / f"{Profile.VAN.value}.osrm"
        _run("osrm-extract", "-p", str(_LUA), "-o", str(graph), str(EXTRACTS[REGION]))
        scratch.rename(folder)
    return folder


def _run(program: str, *arguments: str) -> None:
    assert OSRM_FOLDER is not None
    shipped = OSRM_FOLDER / "share" / "profiles"
    environment = os.environ | {"LUA_PATH": f"{shipped}/?.lua;;"}
    command = [str(OSRM_FOLDER / "bin" / program), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"{program} failed: {(done.stderr or done.stdout).strip()[-200:]}")


def _segments(seed: int) -> list[tuple[int, int]]:
    """The pieces of main road near a place on one, as pairs of OpenStreetMap's nodes, both ways."""
    pieces = _main_roads()
    place = Random(f"closed/{seed}").choice(pieces)[2]
    near = [(a, b) for a, b, at in pieces if distance_m(at, place) <= CLOSED_M]
    return sorted({*near, *((b, a) for a, b in near)})


@cache
def _main_roads() -> list[tuple[int, int, LonLat]]:
    """Every segment of a named main road in the country, with where it begins."""
    pieces: list[tuple[int, int, LonLat]] = []

    class Reader(osmium.SimpleHandler):
        def way(self, way: osmium.osm.Way) -> None:
            """Take a main road's segments."""
            if way.tags.get("highway") in MAIN_ROADS and way.tags.get("name"):
                nodes = [(n.ref, n.location) for n in way.nodes if n.location.valid()]
                for (a, at), (b, _) in pairwise(nodes):
                    pieces.append((a, b, LonLat(at.lon, at.lat)))

    Reader().apply_file(str(EXTRACTS[REGION]), locations=True)
    return pieces

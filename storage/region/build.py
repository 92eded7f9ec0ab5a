"""Preparing a region: an .osm.pbf in, road graphs, address index and base map out.

Everything is made in a folder aside; only when all of it is on disk does the region's record point
to it. Whatever happens before, the regions are as they were.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from app.domain.errors import RegionError
from app.domain.fleet import Profile
from app.domain.matrix import UNREACHABLE
from app.domain.region import OSM_ATTRIBUTION, RegionInfo
from resources.assets import DEMO_REGION
from storage.region.address_index import AddressCounts, build_addresses
from storage.region.addresses import RegionAddresses
from storage.region.basemap import NO_BASEMAP, build_basemap, copy_basemap
from storage.region.commands import PreparationCancelled
from storage.region.graph import build_graph
from storage.region.library import (
    active_region,
    check_name,
    find_region,
    finished_name,
    making_prefix,
    put_record,
    sweep,
    use_region,
)
from storage.region.osrm_engine import OSRM_FOLDER
from storage.region.roads import OsrmRoads
from storage.region.segments import build_segments
from storage.region.source import Survey, survey
from storage.whole_files import force_names

FORMAT = 3
"""Raised when a new version needs regions made anew."""

DEMO_NAME = "Liechtenstein"

_SAMPLE = 200
"""Places per side of the table that counts pairs without a route."""

Progress = Callable[[str, float], None]
"""Called with what is being done, and how much of the whole is done (0 to 1)."""

_STEP_WORDS = {
    "check": "Reading the extract",
    Profile.CAR: "Making the road network for cars",
    Profile.VAN: "Making the road network for vans",
    Profile.BICYCLE: "Making the road network for bicycles",
    "segments": "Listing the roads",
    "addresses": "Making the address index",
    "basemap": "Drawing the base map",
    "finish": "Trying the region out",
}


@dataclass(slots=True)
class _Made:
    """What has been made so far."""

    profiles: tuple[str, ...] = ()
    addresses: AddressCounts = field(default_factory=lambda: AddressCounts(0, 0, 0))
    basemap_zoom: int = 0
    notes: tuple[str, ...] = ()


def prepare(
    pbf: Path,
    regions_folder: Path,
    name: str,
    on_progress: Progress,
    cancelled: Callable[[], bool],
    basemap: Path | None = None,
    source: str = "",
) -> RegionInfo:
    """Make a region from an extract and make it the active one.

    ``source`` is remembered, to make it again from. ``basemap`` names a ready PMTiles file in the
    Protomaps schema to use instead of drawing one. A region of the same name is replaced; its old files
    stay until the next preparation, for whoever still has them open. Takes all of a core for seconds (a
    small country) to hours (a big one), and holds Python's lock for much of it: run it in a process of
    its own where somebody waits.

    Raises:
        RegionError: the extract cannot be used, the disk is full, or it was cancelled; in words.
    """
    name = check_name(name)
    with words_for_disk_trouble(name):
        regions_folder.mkdir(parents=True, exist_ok=True)
        sweep(regions_folder)
        folder = Path(mkdtemp(prefix=making_prefix(), dir=regions_folder))
        try:
            on_progress(_STEP_WORDS["check"], 0.0)
            found = survey(pbf, cancelled)
            made = _make_all(pbf, folder, found, on_progress, cancelled, basemap)
            on_progress(_STEP_WORDS["finish"], 0.97)
            share = _unroutable_share(folder) if Profile.CAR.value in made.profiles else 0.0
            if cancelled():
                raise PreparationCancelled
            _sync_all(folder)
            stamp = datetime.now(UTC)
            final = regions_folder / finished_name(name, stamp)
            folder.rename(final)
            force_names(regions_folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        info = RegionInfo(
            name=name,
            folder=final,
            extent=found.extent,
            roads=found.roads,
            houses=made.addresses.houses,
            streets=made.addresses.streets,
            places=made.addresses.places,
            unroutable_share=share,
            profiles=made.profiles,
            basemap_zoom=made.basemap_zoom,
            attribution=OSM_ATTRIBUTION,
            made_at=stamp,
            source_name=pbf.name,
            source_hash=found.source_hash,
            format=FORMAT,
            notes=made.notes,
            source=source,
        )
        put_record(regions_folder, info)
    on_progress(f"{name} is ready", 1.0)
    return info


def ensure_demo_region(
    regions_folder: Path,
    on_progress: Progress = lambda _words, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> RegionInfo:
    """The built-in region, prepared on first use and again after an upgrade that needs it.

    Another region that is active stays so.

    Raises:
        RegionError: it could not be prepared (a full disk, or cancelled).
    """
    try:
        info = find_region(regions_folder, DEMO_NAME)
        if info.format == FORMAT:
            return info
    except RegionError:
        pass  # not prepared yet, or damaged: made anew below
    before = active_region(regions_folder)
    info = prepare(DEMO_REGION, regions_folder, DEMO_NAME, on_progress, cancelled)
    if before is not None and before.name != info.name:
        use_region(regions_folder, before.name)
    return info


def _make_all(
    pbf: Path,
    folder: Path,
    found: Survey,
    on_progress: Progress,
    cancelled: Callable[[], bool],
    basemap: Path | None,
) -> _Made:
    made = _Made()
    roads = folder / "roads"
    roads.mkdir()
    if OSRM_FOLDER is None:
        made.notes += ("There is no road routing on this kind of computer: distances are estimates.",)
    else:
        for share, profile in zip((0.08, 0.25, 0.42), Profile, strict=True):
            on_progress(_STEP_WORDS[profile], share)
            if build_graph(pbf, profile, roads, cancelled):
                made.profiles += (profile.value,)
            elif profile is Profile.CAR:
                raise RegionError(f"{pbf.name} holds no road that is open to cars.")
            else:
                made.notes += (f"No road of this extract is open to a {profile.value}.",)
        on_progress(_STEP_WORDS["segments"], 0.55)
        build_segments(pbf, folder, cancelled)
    on_progress(_STEP_WORDS["addresses"], 0.6)
    made.addresses = build_addresses(pbf, folder / "addresses.sqlite", found.extent, cancelled)
    on_progress(_STEP_WORDS["basemap"], 0.75)
    tiles = folder / "basemap.pmtiles"
    if basemap is not None:
        made.basemap_zoom = copy_basemap(basemap, tiles)
    else:
        made.basemap_zoom = build_basemap(pbf, tiles, found.extent, cancelled)
    if not made.basemap_zoom:
        made.notes += (NO_BASEMAP,)
    return made


def _unroutable_share(folder: Path) -> float:
    """Share of pairs among sampled addresses between which no car route leads."""
    addresses = RegionAddresses(folder / "addresses.sqlite")
    try:
        places = addresses.sample(_SAMPLE)
    finally:
        addresses.close()
    if len(places) < 2:
        return 0.0
    matrix = OsrmRoads(folder / "roads").table(Profile.CAR, places)
    lost = memoryview(matrix.durations).cast("i").tolist().count(UNREACHABLE)
    return lost / (len(places) * (len(places) - 1))


def _sync_all(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
        else:
            force_names(path)
    force_names(folder)


@contextmanager
def words_for_disk_trouble(name: str) -> Iterator[None]:
    """Turns what the disk refuses into one sentence about the region ``name``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise RegionError(
                f"The disk is full: {name} was not prepared, the regions are as they were. "
                "Free some space and try again."
            ) from error
        raise RegionError(
            f"{name} could not be prepared ({error.strerror or error}); the regions are as they were."
        ) from error
    except sqlite3.OperationalError as error:
        raise RegionError(
            f"The address index of {name} could not be written ({error}), most likely because the disk "
            "is full; the regions are as they were."
        ) from error

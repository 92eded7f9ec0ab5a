"""The regions of a data folder, with the active one's parts opened once and kept open."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

from app.domain.errors import RegionError
from app.domain.region import RegionInfo
from storage.region.addresses import RegionAddresses, open_addresses
from storage.region.build import ensure_demo_region, prepare
from storage.region.library import active_region, list_regions, remove_region, use_region
from storage.region.roads import OsrmRoads, StraightLineRoads, open_roads

type Progress = Callable[[str, float], None]

CHUNK = 1 << 20
TIMEOUT_S = 30


def _silent(_words: str, _share: float) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class RegionShelf:
    """Regions to list, add, choose and ask. Used by one thread at a time but for asking."""

    def __init__(self, regions_folder: Path, scratch: Path) -> None:
        self._folder = regions_folder
        self._scratch = scratch
        self._addresses: tuple[Path, RegionAddresses] | None = None
        self._roads: tuple[Path, OsrmRoads | StraightLineRoads] | None = None

    def active(self, on_progress: Progress = _silent) -> RegionInfo:
        """The region in use; the built-in one is prepared at first need.

        Raises:
            RegionError: it cannot be prepared.
        """
        info = active_region(self._folder)
        return info if info is not None else ensure_demo_region(self._folder, on_progress)

    def add(self, source: str, name: str | None, on_progress: Progress) -> RegionInfo:
        """Prepare an extract from a file or an http(s) address and make it the active region.

        Raises:
            RegionError: it cannot be fetched or used; the previous region is untouched.
        """
        if source.startswith(("http://", "https://")):
            with TemporaryDirectory(dir=self._scratch) as folder:
                file = Path(folder) / (source.rstrip("/").rpartition("/")[2] or "region.osm.pbf")
                _download(source, file, on_progress)
                return self._prepare(file, name, on_progress)
        return self._prepare(Path(source), name, on_progress)

    def _prepare(self, file: Path, name: str | None, on_progress: Progress) -> RegionInfo:
        chosen = name or file.name.removesuffix(".pbf").removesuffix(".osm")
        return prepare(file, self._folder, chosen, on_progress, _never)

    def all(self) -> tuple[RegionInfo, ...]:
        """Every region that was prepared here."""
        return list_regions(self._folder)

    def use(self, name: str) -> RegionInfo:
        """Make a region the active one."""
        return use_region(self._folder, name)

    def remove(self, name: str) -> None:
        """Remove a region and its files."""
        remove_region(self._folder, name)

    def addresses(self) -> RegionAddresses:
        """The active region's address index."""
        file = self.active().addresses_file
        if self._addresses is None or self._addresses[0] != file:
            self._close_addresses()
            self._addresses = (file, open_addresses(file))
        return self._addresses[1]

    def roads(self) -> OsrmRoads | StraightLineRoads:
        """The active region's road network, or straight lines."""
        folder = self.active().roads_folder
        if self._roads is None or self._roads[0] != folder:
            self._roads = (folder, open_roads(folder))
        return self._roads[1]

    def close(self) -> None:
        """Let go of open files."""
        self._close_addresses()
        self._roads = None

    def _close_addresses(self) -> None:
        if self._addresses is not None:
            self._addresses[1].close()
            self._addresses = None


def _download(address: str, file: Path, on_progress: Progress) -> None:
    """Fetch an extract whole.

    Raises:
        RegionError: no answer, a refusal, or a transfer that ended early.
    """
    try:
        with requests.get(address, stream=True, timeout=TIMEOUT_S) as reply:
            reply.raise_for_status()
            total = int(reply.headers.get("Content-Length", 0))
            with file.open("wb") as target:
                for chunk in reply.iter_content(CHUNK):
                    target.write(chunk)
                    on_progress("Downloading", target.tell() / total if total else 0.0)
                fetched = target.tell()
    except requests.RequestException as error:
        raise RegionError(
            f"{address} could not be fetched ({type(error).__name__}). Nothing was changed; check the "
            "address and the connection, or download the file yourself and add it from disk."
        ) from error
    except OSError as error:
        free = shutil.disk_usage(file.parent).free
        raise RegionError(
            f"The extract could not be kept ({error.strerror}; {free / 1e6:.0f} MB free). "
            "Nothing was changed."
        ) from error
    if total and fetched != total:
        raise RegionError(
            f"The transfer of {address} ended early ({fetched} of {total} bytes). "
            "Nothing was changed; try again."
        )

"""The regions of a data folder, as the commands and the desktop use them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.errors import RegionError
from app.domain.region import RegionInfo
from storage.region.library import (
    active_region,
    find_region,
    list_regions,
    remove_region,
    use_region,
)

if TYPE_CHECKING:  # what the workshop works with takes long to load
    from storage.region.addresses import RegionAddresses
    from storage.region.roads import OsrmRoads, StraightLineRoads
    from storage.region.workshop import Workshop

type Progress = Callable[[str, float], None]


def _never() -> bool:
    return False


class Regions:
    """The regions of one data folder; their files are read and made in a ``workshop``. Safe to call
    from several threads.

    What ``addresses`` and ``roads`` give stays open until another region is active or ``close``.
    """

    def __init__(self, regions_folder: Path, workshop: Workshop) -> None:
        self._folder = regions_folder
        self._workshop = workshop
        self._lock = Lock()
        self._addresses: tuple[Path, RegionAddresses] | None = None
        self._roads: tuple[Path, OsrmRoads | StraightLineRoads] | None = None
        self._closing = Lock()

    def active(
        self,
        on_progress: Progress = lambda _words, _share: None,
        cancelled: Callable[[], bool] = _never,
    ) -> RegionInfo:
        """The region in use; the built-in one is prepared at first need.

        Raises:
            RegionError: it cannot be prepared.
        """
        return active_region(self._folder) or self._workshop.demo_region(
            self._folder, on_progress, cancelled
        )

    def add(
        self,
        source: str,
        name: str | None,
        on_progress: Progress,
        cancelled: Callable[[], bool] = _never,
        basemap: Path | None = None,
    ) -> RegionInfo:
        """Prepare an .osm.pbf file, or the one at a URL, and make it the active region.

        Without a name, the file's name up to its first dot is taken.

        Raises:
            RegionError: it cannot be used; the regions are as they were.
        """
        return self._workshop.prepare(source, self._folder, name, on_progress, cancelled, basemap)

    def all(self) -> tuple[RegionInfo, ...]:
        """Every region that can be used, by name."""
        return list_regions(self._folder)

    def update(
        self, name: str, on_progress: Progress, cancelled: Callable[[], bool] = _never
    ) -> RegionInfo:
        """Prepare a region again from where it came from; which one is active stays.

        Raises:
            RegionError: where it came from is not known or cannot be used; all is as it was.
        """
        source = find_region(self._folder, name).source
        if not source:
            raise RegionError(f"Where {name} came from is not known; add it again from its extract.")
        before = active_region(self._folder)
        info = self.add(source, name, on_progress, cancelled)
        if before is not None and before.name != info.name:
            use_region(self._folder, before.name)
        return info

    def use(self, name: str) -> RegionInfo:
        """Make a region the active one.

        Raises:
            RegionError: there is none of that name.
        """
        return use_region(self._folder, name)

    def remove(self, name: str) -> None:
        """Delete a region.

        Raises:
            RegionError: there is none of that name.
        """
        remove_region(self._folder, name)

    def addresses(self) -> RegionAddresses:
        """The active region's address index.

        Raises:
            RegionError: it is missing or damaged.
        """
        file = self.active().addresses_file
        with self._lock:
            if self._addresses is None or self._addresses[0] != file:
                self._close_addresses()
                self._addresses = (file, self._workshop.addresses(file))
            return self._addresses[1]

    def roads(self) -> OsrmRoads | StraightLineRoads:
        """The active region's roads, or labelled straight lines.

        Raises:
            RoadsError: the road network is missing.
        """
        folder = self.active().roads_folder
        with self._lock:
            if self._roads is None or self._roads[0] != folder:
                self._roads = (folder, self._workshop.roads(folder))
            return self._roads[1]

    def with_closed(self, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """The active region's roads with what the drawings close; see ``close_roads``. One at a time.

        Raises:
            InputRefused, RegionError, RoadsError: as ``close_roads``.
        """
        with self._closing:
            return self._workshop.close_roads(self.active(), shapes)

    def closed_by(self, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """What the drawings close, without the roads of that; see ``find_closed``.

        Raises:
            InputRefused, RegionError: as ``find_closed``.
        """
        return self._workshop.find_closed(self.active(), shapes)

    def roads_in(self, folder: str) -> OsrmRoads | StraightLineRoads:
        """The roads in a folder of graphs; straight lines for ''.

        Raises:
            RoadsError: the folder is not there.
        """
        return self._workshop.roads_in(folder)

    def close(self) -> None:
        """Close what is open."""
        with self._lock:
            self._close_addresses()
            self._roads = None

    def _close_addresses(self) -> None:
        if self._addresses is not None:
            self._addresses[1].close()
            self._addresses = None

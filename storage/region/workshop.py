"""What reads and makes a region's files. The libraries for that take long to load, so whoever only asks
which regions there are (``storage.region.regions``) is not kept waiting by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.region import RegionInfo
from storage.region.addresses import RegionAddresses, open_addresses
from storage.region.build import Progress, ensure_demo_region, prepare, words_for_disk_trouble
from storage.region.closing import close_roads, find_closed
from storage.region.download import DOWNLOADS, fetch_extract, forget, is_url
from storage.region.roads import OsrmRoads, StraightLineRoads, open_roads, roads_in


class Workshop:
    """Has nothing of its own, and may be asked by several threads."""

    def demo_region(
        self, regions_folder: Path, on_progress: Progress, cancelled: Callable[[], bool]
    ) -> RegionInfo:
        """See ``build.ensure_demo_region``."""
        return ensure_demo_region(regions_folder, on_progress, cancelled)

    def prepare(
        self,
        source: str,
        regions_folder: Path,
        name: str | None,
        on_progress: Progress,
        cancelled: Callable[[], bool],
        basemap: Path | None,
    ) -> RegionInfo:
        """A region from an extract or the address of one; see ``build.prepare``. Without a name, the
        file's name up to its first dot is taken.

        Raises:
            RegionError: it cannot be used; the regions are as they were.
        """
        if not is_url(source):
            path = Path(source).expanduser()
            told = str(path.resolve())
            name = name or _plain(path)
            return prepare(path, regions_folder, name, on_progress, cancelled, basemap, told)
        with words_for_disk_trouble(name or source):
            path = fetch_extract(source, regions_folder / DOWNLOADS, on_progress, cancelled)
            name = name or _plain(path)
            try:
                return prepare(path, regions_folder, name, on_progress, cancelled, basemap, source)
            finally:
                forget(path)

    def addresses(self, file: Path) -> RegionAddresses:
        """See ``addresses.open_addresses``."""
        return open_addresses(file)

    def roads(self, folder: Path) -> OsrmRoads | StraightLineRoads:
        """See ``roads.open_roads``."""
        return open_roads(folder)

    def roads_in(self, folder: str) -> OsrmRoads | StraightLineRoads:
        """See ``roads.roads_in``."""
        return roads_in(folder)

    def close_roads(self, region: RegionInfo, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """See ``closing.close_roads``."""
        return close_roads(region, shapes)

    def find_closed(self, region: RegionInfo, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """See ``closing.find_closed``."""
        return find_closed(region, shapes)


def _plain(path: Path) -> str:
    return path.name.partition(".")[0] or path.name

"""A map region prepared for offline use, as the program speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.geo import Extent

OSM_ATTRIBUTION = "© OpenStreetMap contributors"
"""Must stand on every map and every printed map (ODbL 1.0, section 4.3)."""


@dataclass(frozen=True, slots=True)
class RegionInfo:
    """What a prepared region holds and where.

    ``folder`` holds its files; ``roads`` counts ways that a car may use; ``houses``, ``streets`` and
    ``places`` count what the address index knows; ``unroutable_share`` is the share (0 to 1) of
    sampled pairs of addresses without a car route; ``profiles`` are those with a road graph (none:
    distances are straight lines); ``basemap_zoom`` is the deepest zoom of its base map (0: it has
    none); ``attribution`` must stand wherever the map is shown; ``notes`` say in sentences what is
    missing; ``source_hash`` is the SHA-256 of the file it was made from, ``source`` its path or address
    ('' where that is not known); ``format`` the version of the preparation.
    """

    name: str
    folder: Path
    extent: Extent
    roads: int
    houses: int
    streets: int
    places: int
    unroutable_share: float
    profiles: tuple[str, ...]
    basemap_zoom: int
    attribution: str
    made_at: datetime
    source_name: str
    source_hash: str
    format: int
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def addresses(self) -> int:
        """Houses, streets and places that can be found."""
        return self.houses + self.streets + self.places

    @property
    def roads_folder(self) -> Path:
        """The folder of road graphs (``PlanJob.roads_folder``)."""
        return self.folder / "roads"

    @property
    def addresses_file(self) -> Path:
        """The address index."""
        return self.folder / "addresses.sqlite"

    @property
    def basemap_file(self) -> Path | None:
        """The base map (PMTiles), None where the region has none."""
        return self.folder / "basemap.pmtiles" if self.basemap_zoom else None

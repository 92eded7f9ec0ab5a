"""Houses, streets and places out of an extract."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import osmium
from osmium.filter import KeyFilter
from osmium.osm import Area, Node, TagList, Way

from app.domain.geo import LonLat
from storage.region.address_text import fold, plain_postcode
from storage.region.source import CAR_ROADS, pbf_file, read
from storage.region.towns import Boundary, Settlement, Towns, centroid, metres

_PLACE_KINDS = frozenset(
    {
        *("city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood"),
        *("isolated_dwelling", "locality", "borough"),
    }
)
_NO_STREETS = frozenset({"proposed", "construction", "platform", "rest_area", "services", "raceway"})
_MERGE_M = 1_500.0


@dataclass(slots=True)
class StreetDraft:
    """A street of a town while the extract is read."""

    number: int
    name: str
    town: str
    aliases: set[str] = field(default_factory=set)
    location: LonLat | None = None
    longest: float = 0.0
    drivable: bool = False
    houses: int = 0
    house_lon: float = 0.0
    house_lat: float = 0.0
    postcodes: Counter[str] = field(default_factory=Counter)

    @property
    def middle(self) -> LonLat:
        """Half way along its longest piece (for cars, if any); among its houses without a road."""
        if self.location is not None:
            return self.location
        return LonLat(self.house_lon / self.houses, self.house_lat / self.houses)


@dataclass(frozen=True, slots=True)
class HouseDraft:
    """A house number of a street."""

    street: int
    number: str
    location: LonLat
    postcode: str


@dataclass(slots=True)
class PlaceDraft:
    """A settlement, district or named locality."""

    name: str
    kind: str
    location: LonLat
    town: str = ""
    aliases: set[str] = field(default_factory=set)


def read_places(pbf: Path, cancelled: Callable[[], bool]) -> tuple[list[PlaceDraft], Towns]:
    """First reading: settlements, and the boundaries of municipalities (admin_level 8)."""
    places: dict[str, list[PlaceDraft]] = {}
    boundaries: list[Boundary] = []
    processor = osmium.FileProcessor(pbf_file(pbf)).with_areas(KeyFilter("boundary", "place"))
    for thing in read(pbf, processor, cancelled, "boundary", "place"):
        name = thing.tags.get("name", "") if isinstance(thing, Node | Area) else ""
        if not name:
            continue
        if isinstance(thing, Node) and thing.location.valid():
            _take_place(places, thing.tags, LonLat(thing.location.lon, thing.location.lat))
        elif isinstance(thing, Area):
            rings = _outer_rings(thing)
            if not rings:
                continue
            if thing.tags.get("boundary") == "administrative":
                if thing.tags.get("admin_level") == "8":
                    boundaries.append(Boundary(name, tuple(tuple(ring) for ring in rings)))
            else:
                _take_place(places, thing.tags, centroid(_longest(rings)))
    for boundary in boundaries:
        if boundary.name not in places:
            middle = centroid(_longest([list(ring) for ring in boundary.rings]))
            places[boundary.name] = [PlaceDraft(boundary.name, "village", middle)]
    found = [place for namesakes in places.values() for place in namesakes]
    towns = Towns(boundaries, [Settlement(p.name, p.kind, p.location) for p in found])
    for place in found:
        town = towns.of(place.location)
        place.town = "" if town == place.name else town
    return found, towns


class HouseReader:
    """Second reading: yields houses, and gathers streets on the way (``streets``, once at the end)."""

    def __init__(self, pbf: Path, towns: Towns, cancelled: Callable[[], bool]) -> None:
        self._pbf = pbf
        self._towns = towns
        self._cancelled = cancelled
        self._streets: dict[tuple[str, str], StreetDraft] = {}
        self._nodes: dict[int, HouseDraft] = {}

    def houses(self) -> Iterator[HouseDraft]:
        """Every house number with a street or place to it."""
        processor = osmium.FileProcessor(pbf_file(self._pbf)).with_areas(KeyFilter("addr:housenumber"))
        keys = ("addr:housenumber", "addr:interpolation", "highway")
        for thing in read(self._pbf, processor, self._cancelled, *keys):
            if isinstance(thing, Node) and thing.location.valid():
                house = self._house(thing.tags, LonLat(thing.location.lon, thing.location.lat))
                if house is not None:
                    self._nodes[thing.id] = house
                    yield house
            elif isinstance(thing, Way):
                yield from self._way(thing)
            elif isinstance(thing, Area) and not thing.from_way():
                rings = _outer_rings(thing)
                house = self._house(thing.tags, centroid(rings[0])) if rings else None
                if house is not None:
                    yield house

    def streets(self) -> list[StreetDraft]:
        """The streets, once all houses are read.

        A street that houses name with a postal town takes the road of that name close by which
        bears the municipality's name instead: people write the postal town.
        """
        by_name: dict[str, list[StreetDraft]] = {}
        for (name, _), street in self._streets.items():
            by_name.setdefault(name, []).append(street)
        for namesakes in by_name.values():
            roads = [s for s in namesakes if s.location is not None and s.houses == 0]
            for street in [s for s in namesakes if s.location is None]:
                near = min(roads, key=lambda r: metres(r.middle, street.middle), default=None)
                if near is not None and metres(near.middle, street.middle) <= _MERGE_M:
                    street.location, street.longest = near.location, near.longest
                    street.drivable = near.drivable
                    street.aliases |= near.aliases
                    roads.remove(near)
                    namesakes.remove(near)
        return [street for namesakes in by_name.values() for street in namesakes]

    def _way(self, way: Way) -> Iterator[HouseDraft]:
        line = [(n.location.lon, n.location.lat) for n in way.nodes if n.location.valid()]
        if not line:
            return
        tags = way.tags
        if "addr:interpolation" in tags:
            yield from self._interpolated(way)
        elif "addr:housenumber" in tags:
            house = self._house(tags, centroid(line))
            if house is not None:
                yield house
        name = tags.get("name", "")
        if name and "highway" in tags and tags["highway"] not in _NO_STREETS:
            middle = LonLat(*line[len(line) // 2])
            street = self._street(name, self._towns.of(middle))
            length = sum(metres(LonLat(*a), LonLat(*b)) for a, b in itertools.pairwise(line))
            street.aliases |= _aliases(tags)
            piece = (tags["highway"] in CAR_ROADS, length)
            if street.location is None or piece > (street.drivable, street.longest):
                street.location, (street.drivable, street.longest) = middle, piece

    def _house(self, tags: TagList, location: LonLat) -> HouseDraft | None:
        name = tags.get("addr:street") or tags.get("addr:place") or ""
        numbers = tags.get("addr:housenumber", "")
        if not name or not numbers:
            return None
        street = self._street(name, tags.get("addr:city") or self._towns.of(location))
        postcode = plain_postcode(tags.get("addr:postcode") or "")
        street.houses += 1
        street.house_lon += location.lon
        street.house_lat += location.lat
        if postcode:
            street.postcodes[postcode] += 1
        return HouseDraft(street.number, numbers, location, postcode)

    def _interpolated(self, way: Way) -> Iterator[HouseDraft]:
        """House numbers along a line between two known ones (OSM's addr:interpolation)."""
        step = {"odd": 2, "even": 2, "all": 1}.get(way.tags["addr:interpolation"], 0)
        nodes = [n for n in way.nodes if n.location.valid()]
        ends = [(i, self._nodes[n.ref]) for i, n in enumerate(nodes) if n.ref in self._nodes]
        for (first, a), (last, b) in itertools.pairwise(ends):
            if not step or not (a.number.isdigit() and b.number.isdigit()) or a.street != b.street:
                continue
            low, high = int(a.number), int(b.number)
            stride = step if high > low else -step
            line = [LonLat(n.location.lon, n.location.lat) for n in nodes[first : last + 1]]
            for number in list(range(low, high, stride))[1:200]:
                place = _along(line, (number - low) / (high - low))
                yield HouseDraft(a.street, str(number), place, a.postcode)

    def _street(self, name: str, town: str) -> StreetDraft:
        key = (fold(name), fold(town))
        street = self._streets.get(key)
        if street is None:
            street = self._streets[key] = StreetDraft(len(self._streets) + 1, name, town)
        return street


def _take_place(places: dict[str, list[PlaceDraft]], tags: TagList, location: LonLat) -> None:
    kind = tags.get("place", "")
    if kind not in _PLACE_KINDS:
        return
    namesakes = places.setdefault(tags["name"], [])
    # A node and an area often stand for one settlement.
    if not any(metres(p.location, location) < 5_000 for p in namesakes):
        namesakes.append(PlaceDraft(tags["name"], kind, location, aliases=_aliases(tags)))


def _aliases(tags: TagList) -> set[str]:
    """Other names people use; of a street also those in the country's other languages."""
    keys = {"alt_name", "old_name", "short_name", "official_name"}
    languages = "highway" in tags
    found = {
        part.strip()
        for tag in tags
        if tag.k in keys or (languages and tag.k.startswith("name:"))
        for part in tag.v.split(";")
    }
    return found - {tags.get("name", ""), ""}


def _outer_rings(area: Area) -> list[list[tuple[float, float]]]:
    return [[(node.lon, node.lat) for node in ring] for ring in area.outer_rings()]


def _longest(rings: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    return max(rings, key=lambda ring: len(ring))


def _along(line: list[LonLat], share: float) -> LonLat:
    """The position at a share (0 to 1) of a line's length."""
    lengths = [metres(a, b) for a, b in itertools.pairwise(line)]
    left = sum(lengths) * share
    for (a, b), length in zip(itertools.pairwise(line), lengths, strict=True):
        if left <= length and length > 0:
            t = left / length
            return LonLat(a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t)
        left -= length
    return line[-1]

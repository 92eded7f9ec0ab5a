"""Which OSM objects the base map shows, as which feature of the Protomaps basemap schema.

Source: https://docs.protomaps.com/basemaps/layers; of roads the finer classes of its version 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from osmium.osm import TagList

DRAWN_KEYS = (
    "highway",
    "railway",
    "waterway",
    "natural",
    "water",
    "landuse",
    "leisure",
    "amenity",
    "building",
    "place",
    "boundary",
    "aeroway",
)
"""An object without any of these is not drawn."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A feature: its layer, kind, the first zoom it shows at, and further properties."""

    layer: str
    kind: str
    min_zoom: int
    more: tuple[tuple[str, str | int | bool], ...] = ()


_ROADS = {
    "motorway": ("highway", 6),
    "motorway_link": ("highway", 9),
    "trunk": ("major_road", 7),
    "trunk_link": ("major_road", 10),
    "primary": ("major_road", 8),
    "primary_link": ("major_road", 11),
    "secondary": ("medium_road", 9),
    "secondary_link": ("medium_road", 10),
    "tertiary": ("medium_road", 10),
    "tertiary_link": ("medium_road", 11),
    "unclassified": ("minor_road", 11),
    "residential": ("minor_road", 11),
    "road": ("minor_road", 11),
    "living_street": ("minor_road", 11),
    "pedestrian": ("minor_road", 12),
    "service": ("minor_road", 12),
    "track": ("path", 13),
    "path": ("path", 14),
    "footway": ("path", 14),
    "cycleway": ("path", 14),
    "bridleway": ("path", 14),
    "steps": ("path", 14),
}
_RAILS = frozenset({"rail", "light_rail", "narrow_gauge", "tram", "funicular"})
_WATERWAYS = {"river": 8, "canal": 9, "stream": 11, "ditch": 14, "drain": 14}
_PLACES = {
    "city": ("locality", 6),
    "town": ("locality", 7),
    "village": ("locality", 10),
    "hamlet": ("locality", 12),
    "suburb": ("neighbourhood", 11),
    "quarter": ("neighbourhood", 12),
    "neighbourhood": ("neighbourhood", 13),
    "isolated_dwelling": ("locality", 14),
    "locality": ("locality", 14),
}
_LANDUSE = {
    "landuse": {
        **dict.fromkeys(("forest", "residential", "industrial", "military"), 8),
        **dict.fromkeys(("commercial", "retail", "farmland", "meadow", "orchard", "vineyard"), 10),
        **dict.fromkeys(("grass", "recreation_ground", "cemetery", "quarry", "railway"), 11),
        **dict.fromkeys(("allotments", "village_green"), 12),
    },
    "natural": {
        **dict.fromkeys(("wood", "glacier"), 8),
        **dict.fromkeys(("scrub", "grassland", "heath", "wetland", "bare_rock", "sand", "beach"), 10),
    },
    "leisure": {
        **dict.fromkeys(("nature_reserve",), 9),
        **dict.fromkeys(("park", "golf_course"), 10),
        **dict.fromkeys(("garden", "pitch", "playground"), 13),
    },
    "amenity": dict.fromkeys(("school", "university", "college", "hospital"), 12),
    "aeroway": {"aerodrome": 10},
}
_BOUNDARIES = {"2": ("country", 6), "4": ("region", 7), "6": ("county", 8), "8": ("locality", 10)}


def draw_place(tags: TagList) -> tuple[Drawn, ...]:
    """The label of a settlement."""
    known = _PLACES.get(tags.get("place") or "")
    if known is None or "name" not in tags:
        return ()
    kind, zoom = known
    return (Drawn("places", kind, zoom, (("kind_detail", tags["place"]), ("name", tags["name"]))),)


def draw_line(tags: TagList, is_closed: bool) -> tuple[Drawn, ...]:
    """A road, railway or watercourse."""
    road = _ROADS.get(tags.get("highway") or "")
    if road is not None and not (is_closed and tags.get("area") == "yes"):
        return (_road(tags, *road),)
    if tags.get("railway") in _RAILS:
        zoom = 8 if tags["railway"] == "rail" and "service" not in tags else 12
        return (Drawn("roads", "rail", zoom, (("kind_detail", tags["railway"]),)),)
    waterway = tags.get("waterway", "")
    if waterway in _WATERWAYS and tags.get("tunnel", "no") == "no":
        return (Drawn("water", waterway, _WATERWAYS[waterway], _name(tags)),)
    if tags.get("boundary") == "administrative" and tags.get("admin_level") in _BOUNDARIES:
        kind, zoom = _BOUNDARIES[tags["admin_level"]]
        return (Drawn("boundaries", kind, zoom, (("kind_detail", int(tags["admin_level"])),)),)
    return ()


def draw_area(tags: TagList) -> tuple[Drawn, ...]:
    """Water, land use or a building; what is both lies in both layers."""
    found: list[Drawn] = []
    if tags.get("natural") == "water" or tags.get("waterway") == "riverbank":
        found.append(Drawn("water", tags.get("water") or "water", 8, _name(tags)))
    elif tags.get("landuse") in ("reservoir", "basin"):
        found.append(Drawn("water", tags["landuse"], 9, _name(tags)))
    else:
        for key, zooms in _LANDUSE.items():
            kind = tags.get(key, "")
            if kind in zooms:
                found.append(Drawn("landuse", kind, zooms[kind]))
                break
        if tags.get("highway") == "pedestrian":
            found.append(Drawn("landuse", "pedestrian", 13))
    if tags.get("building", "no") != "no":
        found.append(Drawn("buildings", "building", 14))
    return tuple(found)


def _road(tags: TagList, kind: str, zoom: int) -> Drawn:
    more: list[tuple[str, str | int | bool]] = [("kind_detail", tags["highway"]), *_name(tags)]
    if "ref" in tags and kind in ("highway", "major_road"):
        more.append(("ref", tags["ref"]))
    if tags.get("tunnel", "no") != "no":
        more.append(("is_tunnel", True))
    if tags.get("bridge", "no") != "no":
        more.append(("is_bridge", True))
    if tags["highway"].endswith("_link"):
        more.append(("is_link", True))
    return Drawn("roads", kind, zoom, tuple(more))


def _name(tags: TagList) -> tuple[tuple[str, str], ...]:
    name = tags.get("name")
    return (("name", name),) if name else ()

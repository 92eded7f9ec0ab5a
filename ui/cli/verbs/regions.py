"""Map regions prepared for offline use."""

from __future__ import annotations

from argparse import Namespace

from app.domain.geo import LonLat
from app.domain.region import RegionInfo
from ui.cli import values
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import end_progress, print_json, show_share


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    region = add_verb(verbs, "region", "map regions prepared for offline use")
    actions = region.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = add_verb(actions, "add", "prepare an .osm.pbf file", _add)
    add.add_argument("source", metavar="FILE|URL")
    add.add_argument("--name")
    add_verb(actions, "list", "regions that are there", _list).add_argument(
        "--json", action="store_true"
    )
    add_verb(actions, "use", "make a region the active one", _use).add_argument("name")
    add_verb(actions, "remove", "remove a region", _remove).add_argument("name")
    search = add_verb(actions, "search", "find an address in the active region", _search)
    search.add_argument("text")
    search.add_argument("--near", type=values.point, metavar="LON,LAT")
    search.add_argument("--limit", type=values.count, default=5, metavar="K")
    search.add_argument("--json", action="store_true")


def _add(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        info = place.regions.add(options.source, options.name, show_share)
    end_progress()
    _say_region(info)
    return DONE


def _list(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        regions = place.regions.all()
    if options.json:
        print_json([_region_document(info) for info in regions])
        return DONE
    for info in regions:
        _say_region(info)
    if not regions:
        print("No region has been added; the built-in one (Liechtenstein) is used.")
    return DONE


def _use(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        _say_region(place.regions.use(options.name))
    return DONE


def _remove(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        place.regions.remove(options.name)
    print(f"Removed the region {options.name}.")
    return DONE


def _search(launcher: Launcher, options: Namespace) -> int:
    near = LonLat(*options.near) if options.near else None
    with launcher.workplace(options.data_dir) as place:
        hits = place.regions.addresses().search(options.text, near, options.limit)
    if options.json:
        names = ("label", "lon", "lat", "score", "kind")
        print_json([{name: getattr(hit, name) for name in names} for hit in hits])
        return DONE
    for hit in hits:
        print(f"{hit.score:.2f}  {hit.kind:6}  {hit.lon:.6f},{hit.lat:.6f}  {hit.label}")
    if not hits:
        print("Nothing found.")
    return DONE


def _region_document(info: RegionInfo) -> dict[str, object]:
    extent = info.extent
    return {
        "name": info.name,
        "extent": [extent.west, extent.south, extent.east, extent.north],
        "roads": info.roads,
        "addresses": info.addresses,
        "unroutable_share": info.unroutable_share,
    }


def _say_region(info: RegionInfo) -> None:
    extent = info.extent
    print(
        f"{info.name}: {extent.west:.3f},{extent.south:.3f} to {extent.east:.3f},{extent.north:.3f}; "
        f"{info.roads} roads, {info.addresses} addresses, "
        f"{info.unroutable_share:.1%} of address pairs without a route."
    )
    for note in info.notes:
        print(f"  {note}")

"""Makes ``resources/demo/orders.csv`` out of the demo region's own streets and houses.

    python -m tests.tools.make_demo_day

The same extract gives the same file. Places are real; people, firms and telephone numbers are not.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import osmium

from app.domain.geo import Extent, LonLat, distance_m
from storage.region.address_index import build_addresses

ROOT = Path(__file__).resolve().parents[2]
EXTRACT = ROOT / "resources" / "regions" / "liechtenstein.osm.pbf"
TARGET = ROOT / "resources" / "demo" / "orders.csv"
LIECHTENSTEIN = Extent(9.47, 47.04, 9.64, 47.28)
SEED = 20261
PLAIN_NUMBER = re.compile(r"\d+[a-z]?")

HEADER = (
    "reference", "name", "address", "postcode", "city", "lat", "lon", "window_start", "window_end",
    "service_min", "weight_kg", "volume_l", "parcels", "kind", "priority", "skills", "phone",
    "email", "notes", "proof", "amount_due", "item"
)  # fmt: skip

DRIVEN = ("residential", "living_street", "tertiary", "secondary", "unclassified", "primary")
HOUSES = {"Schaan": 40, "Vaduz": 4, "Planken": 2, "Bendern": 1, "Schellenberg": 3, "Balzers": 1}
STREETS = {
    "Vaduz": 19,
    "Triesen": 15,
    "Balzers": 13,
    "Eschen": 15,
    "Mauren": 14,
    "Triesenberg": 9,
    "Ruggell": 7,
    "Gamprin": 4,
    "Schellenberg": 2,
}
POSTCODES = {
    "Vaduz": "9490",
    "Ruggell": "9491",
    "Eschen": "9492",
    "Mauren": "9493",
    "Schaan": "9494",
    "Triesen": "9495",
    "Balzers": "9496",
    "Triesenberg": "9497",
    "Planken": "9498",
    "Gamprin": "9487",
    "Bendern": "9487",
    "Schellenberg": "9488",
}

FIRST_NAMES = (
    "Alma", "Bruno", "Clara", "David", "Elif", "Florin", "Greta", "Hannes", "Ida", "Jonas",
    "Katrin", "Levin", "Mira", "Noah", "Olga", "Paul", "Ronja", "Silvan", "Thea", "Urs", "Valeria",
    "Wanda", "Xaver", "Yara", "Zeno"
)  # fmt: skip
SURNAMES = (
    "Apfelkern", "Birnbaum", "Dachstein", "Eichhorn", "Federleicht", "Grashalm", "Himmelblau",
    "Igelmann", "Kieselstein", "Lindenblatt", "Morgenrot", "Nussknacker", "Papierflieger",
    "Quellwasser", "Regenbogen", "Sonnenuhr", "Tannenzapf", "Uferweg", "Vogelsang", "Wolkenbruch",
    "Zwirnfaden"
)  # fmt: skip
FIRMS = (
    ("Bäckerei Zuckerhut", "Flour and yeast"),
    ("Café Kännchen", "Coffee beans"),
    ("Atelier Zwirn und Zunder", "Fabrics"),
    ("Buchhandlung Eselsohr", "Books"),
    ("Velowerk Speichenbruch", "Bicycle parts"),
    ("Praxis Dr. Pflasterstein", "Medical supplies"),
    ("Schreinerei Holzwurm", "Fittings"),
    ("Gasthof zum Blauen Igel", "Kitchen goods"),
    ("Optik Adlerauge", "Lenses"),
    ("Gärtnerei Löwenzahn", "Seedlings"),
    ("Druckerei Klecks", "Paper"),
    ("Elektro Funkenflug", "Cables"),
    ("Kita Rappelkiste", "Toys"),
    ("Apotheke zum Kräutertopf", "Pharmacy boxes"),
    ("Musikhaus Wohlklang", "Strings and reeds"),
)
GOODS = (
    "Books",
    "Clothes",
    "Shoes",
    "Toys",
    "Kitchen goods",
    "Wine",
    "Pet food",
    "Garden tools",
    "Electronics",
    "Cosmetics",
)
WINDOWS = (
    ("08:00", "10:00"),
    ("08:00", "12:00"),
    ("09:00", "11:00"),
    ("10:00", "12:00"),
    ("10:00", "14:00"),
    ("12:00", "15:00"),
    ("13:00", "15:00"),
    ("13:00", "16:00"),
    ("14:00", "16:00"),
)
NOTES = (
    "Ring twice",
    "Leave at the garage if nobody is in",
    "Dog in the yard, friendly",
    "Second floor, no lift",
    "Entrance at the back",
    "Please call before",
    "Ramp on the left side",
)


@dataclass(frozen=True)
class Spot:
    """An address; coordinates where the region does not know the house."""

    address: str
    postcode: str
    city: str
    location: LonLat | None


class _Roads(osmium.SimpleHandler):
    """Named streets that cars may use, with their nodes."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: dict[str, list[LonLat]] = defaultdict(list)

    def way(self, way: osmium.osm.Way) -> None:
        """One piece of a street; its ends are left out, they are crossings."""
        name = way.tags.get("name")
        private = way.tags.get("access") in ("private", "no")
        if name and not private and way.tags.get("highway") in DRIVEN:
            inner = [n.location for n in way.nodes if n.location.valid()][1:-1]
            self.nodes[name] += [LonLat(round(at.lon, 5), round(at.lat, 5)) for at in inner]


def spots(extract: Path, random: Random) -> list[Spot]:
    """Where the day's good orders go: houses the index knows, then points on streets."""
    roads = _Roads()
    roads.apply_file(str(extract), locations=True)
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "addresses"
        build_addresses(extract, index, LIECHTENSTEIN, lambda: False)
        with closing(sqlite3.connect(index)) as db:
            houses = db.execute(
                "SELECT e.name, h.label, e.town FROM house h JOIN entry e ON e.id = h.entry"
                " WHERE e.kind = 'street' ORDER BY 3, 1, 2"
            ).fetchall()
            streets = db.execute(
                "SELECT name, town, lon, lat FROM entry WHERE kind = 'street' ORDER BY 2, 1, 3, 4"
            ).fetchall()
    found = []
    for town, count in HOUSES.items():
        known = [(street, n) for street, n, t in houses if t == town and PLAIN_NUMBER.fullmatch(n)]
        for street, number in random.sample(known, count):
            found.append(Spot(f"{street} {number}", POSTCODES[town], town, None))
    for town, count in STREETS.items():
        found += _street_spots(town, count, streets, roads, random)
    found.append(_malbun(streets, roads, random))
    return found


def _street_spots(
    town: str,
    count: int,
    streets: list[tuple[str, str, float, float]],
    roads: _Roads,
    random: Random,
) -> list[Spot]:
    """One point on each of as many streets of a town."""
    usable = []
    for name, of_town, lon, lat in streets:
        near = [n for n in roads.nodes.get(name, ()) if distance_m(n, LonLat(lon, lat)) < 600]
        if of_town == town and near and lon < 9.57:  # the mountain villages have a row of their own
            usable.append((name, near))
    chosen = random.sample(usable, count)
    return [Spot(name, POSTCODES[town], town, random.choice(near)) for name, near in chosen]


def _malbun(streets: list[tuple[str, str, float, float]], roads: _Roads, random: Random) -> Spot:
    """The far end of the country: half an hour up the mountain."""
    name, _, lon, lat = next(row for row in streets if row[0] == "Im Malbun")
    near = [n for n in roads.nodes[name] if distance_m(n, LonLat(lon, lat)) < 600]
    return Spot(name, "9497", "Malbun", random.choice(near))


def rows(extract: Path) -> list[dict[str, str]]:
    """The day's rows: 150 good ones in no order, and five that need repair among them."""
    random = Random(SEED)
    good = spots(extract, random)
    random.shuffle(good)
    table = [_row(number, spot, random) for number, spot in enumerate(good)]
    for at, row in zip((17, 48, 81, 104, 139), _broken(table), strict=True):
        table.insert(at, row)
    for number, row in enumerate(table, start=1001):
        row["reference"] = f"LI-{number}"
    return table


def _row(number: int, spot: Spot, random: Random) -> dict[str, str]:
    row = dict.fromkeys(HEADER, "")
    firm = random.random() < 0.3
    row |= {"address": spot.address, "postcode": spot.postcode, "city": spot.city}
    if spot.location is not None:
        row |= {"lat": f"{spot.location.lat:.5f}", "lon": f"{spot.location.lon:.5f}"}
    if firm:
        row["name"], row["item"] = random.choice(FIRMS)
        row["proof"] = "signature" if random.random() < 0.5 else ""
    else:
        row["name"] = f"{random.choice(FIRST_NAMES)} {random.choice(SURNAMES)}"
        row["item"] = random.choice(GOODS)
        row["email"] = f"customer{number}@example.org" if random.random() < 0.6 else ""
    row["phone"] = f"+423 000 {number // 100:02d} {number % 100:02d}"
    _load(row, firm, random)
    if random.random() < 0.4:
        row["window_start"], row["window_end"] = random.choice(WINDOWS)
    if random.random() < 0.25:
        row["notes"] = random.choice(NOTES)
    _specials(row, number)
    return row


def _load(row: dict[str, str], firm: bool, random: Random) -> None:
    """Parcels, weight, volume and time: more of each for firms."""
    parcels = random.choices((1, 2, 3, 5, 8), (4, 4, 3, 2, 1) if firm else (12, 5, 2, 1, 0))[0]
    weight = sum(random.uniform(0.8, 14.0 if firm else 8.0) for _ in range(parcels))
    volume = sum(random.uniform(8, 95 if firm else 60) for _ in range(parcels))
    minutes = 4 + parcels // 2 + (3 if firm else 0) + random.choice((0, 0, 1, 2, 4))
    row |= {
        "parcels": str(parcels),
        "weight_kg": f"{weight:.1f}",
        "volume_l": f"{volume:.0f}",
        "service_min": str(minutes),
        "kind": "delivery",
    }


def _specials(row: dict[str, str], number: int) -> None:
    """What only some orders have, spread evenly."""
    if number % 16 == 5:
        row |= {"kind": "pickup", "item": "Return", "proof": "scan"}
    if number % 37 == 11:
        row |= {"skills": "lift", "item": "Washing machine", "weight_kg": "74.0", "volume_l": "420"}
        row |= {"parcels": "1", "service_min": "15", "proof": "signature, photo"}
    if number % 43 == 20:
        row |= {"skills": "cooling", "item": "Chilled box", "priority": "high"}
    if number % 29 == 3:
        row |= {"amount_due": f"{20 + number % 7 * 15}.50", "proof": "name"}
    if number % 71 == 30:
        row |= {"item": "Wine", "proof": "age_check"}
    if number % 31 == 8:
        row["priority"] = "high"


def _broken(good: list[dict[str, str]]) -> list[dict[str, str]]:
    """Five rows as real files have them: three cannot be imported, two cannot be located."""
    negative, swapped, window, unknown, ambiguous = (dict(good[at]) for at in (3, 21, 42, 63, 84))
    negative |= {"name": "Nele Minuszeichen", "weight_kg": "-12.5"}
    swapped |= {"name": "Sven Seitenverkehrt", "address": "Bahnweg", "postcode": "9486"}
    swapped |= {"city": "Schaanwald", "lat": "9.56996", "lon": "47.21654"}
    window |= {"name": "Walter Rückwärts", "window_start": "15:00", "window_end": "13:00"}
    unknown |= {"name": "Ute Unbekannt", "address": "Kastanienallee 99", "postcode": "9494"}
    unknown |= {"city": "Schaan", "lat": "", "lon": ""}
    ambiguous |= {"name": "Mira Mehrdeutig", "address": "Dorfstrasse 15", "postcode": ""}
    ambiguous |= {"city": "", "lat": "", "lon": ""}
    return [negative, swapped, window, unknown, ambiguous]


def as_csv(table: list[dict[str, str]]) -> str:
    """The file's text."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_text(as_csv(rows(EXTRACT)), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")

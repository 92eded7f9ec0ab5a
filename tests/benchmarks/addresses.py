"""How surely and how fast addresses are found as people write them: right, wrong, without a town.

The questions are rows of a real address list with faults put in at random, from one seed; none of them
was looked at to make the search better.
"""

from __future__ import annotations

import csv
import random
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.geo import LonLat, distance_m
from app.ports.addresses import AddressHit
from storage.region.address_text import fold, fold_number
from storage.region.addresses import RegionAddresses, open_addresses
from tests.benchmarks.harness import (
    SHARED_OSM,
    Figure,
    Outcome,
    Unavailable,
    percentile,
    region,
)

LIST = SHARED_OSM / "liechtenstein-addresses.csv"
REGION = "liechtenstein-2025"
ROWS, SEED, FIRST = 1_000, 20_261_130, 5
THERE_M = 200.0
"""A house as near as this to where the list has it is that house: lists and maps differ by a yard."""
TARGETS = {
    "right": "p99 under 5 ms",
    "one typing error": "98 %",
    "without the town": "95 %",
    "with a wrong town": "95 %",
}


@dataclass(frozen=True)
class Row:
    """A house of the list."""

    street: str
    number: str
    postcode: str
    city: str
    place: LonLat


@dataclass(frozen=True)
class Asked:
    """What is typed for a row, and from where: an address of the same town, as a depot would be."""

    row: Row
    text: str
    near: LonLat | None


def run() -> Outcome:
    """Ask for every row in each way."""
    rows = _rows()
    pick = random.Random(SEED)
    chosen = pick.sample(rows, min(ROWS, len(rows)))
    towns = _by_town(rows)
    index = open_addresses(region(REGION).addresses_file)
    try:
        shown = [
            _measure(index, way, [ask(row, pick, towns) for row in chosen]) for way, ask in WAYS.items()
        ]
        named = _first_from_its_depot(index, towns)
    finally:
        index.close()
    return Outcome(f"Finding {len(chosen)} addresses of {REGION}", shown, (named,))


def _right(row: Row, _pick: random.Random, _towns: Mapping[str, Sequence[Row]]) -> Asked:
    return Asked(row, f"{row.street} {row.number}, {row.postcode} {row.city}", None)


def _typing_error(row: Row, pick: random.Random, _towns: Mapping[str, Sequence[Row]]) -> Asked:
    """A letter of the street left out, doubled, swapped with the next, or struck beside."""
    letters = [n for n, letter in enumerate(row.street) if letter.isalpha()]
    at = pick.choice(letters)
    before, letter, after = row.street[:at], row.street[at], row.street[at + 1 :]
    other = pick.choice("abcdefghijklmnopqrstuvwxyz")
    wrong = pick.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[:1] + letter + after[1:],
            before + other + after,
        )
    )
    return Asked(row, f"{wrong} {row.number}, {row.postcode} {row.city}", None)


def _without_town(row: Row, pick: random.Random, towns: Mapping[str, Sequence[Row]]) -> Asked:
    return Asked(row, f"{row.street} {row.number}", pick.choice(towns[row.city]).place)


def _wrong_town(row: Row, pick: random.Random, towns: Mapping[str, Sequence[Row]]) -> Asked:
    other = pick.choice([town for town in sorted(towns) if town != row.city])
    near = pick.choice(towns[row.city]).place
    return Asked(row, f"{row.street} {row.number}, {other}", near)


WAYS: Mapping[str, Callable[[Row, random.Random, Mapping[str, Sequence[Row]]], Asked]] = {
    "right": _right,
    "one typing error": _typing_error,
    "without the town": _without_town,
    "with a wrong town": _wrong_town,
}


def _measure(index: RegionAddresses, way: str, questions: Sequence[Asked]) -> dict[str, Figure]:
    took, first, among = [], 0, 0
    for asked in questions:
        start = time.thread_time()
        hits = index.search(asked.text, asked.near, FIRST)
        took.append((time.thread_time() - start) * 1000)
        first += _is_it(hits[:1], asked.row)
        among += _is_it(hits, asked.row)
    return {
        "as typed": way,
        "first, %": 100 * first / len(questions),
        "among 5, %": 100 * among / len(questions),
        "p50, ms computing": percentile(took, 0.5),
        "p99, ms computing": percentile(took, 0.99),
        "target": TARGETS[way],
    }


def _is_it(hits: Sequence[AddressHit], row: Row) -> bool:
    return any(
        hit.kind == "house"
        and fold_number(hit.number) == fold_number(row.number)
        and distance_m(LonLat(hit.lon, hit.lat), row.place) <= THERE_M
        for hit in hits
    )


def _first_from_its_depot(index: RegionAddresses, towns: Mapping[str, Sequence[Row]]) -> str:
    """``Landstrasse 26a``, which several towns nearly have, from a depot in the town that has it."""
    for town, rows in towns.items():
        for row in rows:
            if fold(row.street) == "landstrasse" and fold_number(row.number) == "26a":
                found = index.search("Landstrasse 26a", rows[0].place, 1)
                first = "comes first" if _is_it(found, row) else "does not come first"
                return f"'Landstrasse 26a' from a depot in {town}: the house {first}."
    return "No town of the list has a Landstrasse 26a."


def _rows() -> list[Row]:
    """The list's houses that a person could write down: with street, number and town, each once."""
    if not LIST.is_file():
        raise Unavailable(f"the address list is not here ({LIST.name})")
    found: dict[tuple[str, str, str], Row] = {}
    with LIST.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            street, number, city = line["street"], line["housenumber"], line["city"]
            if street and number and city:
                place = LonLat(float(line["lon"]), float(line["lat"]))
                row = Row(street, number, line["postcode"], city, place)
                found.setdefault((street, number, city), row)
    return list(found.values())


def _by_town(rows: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        towns[row.city].append(row)
    return towns

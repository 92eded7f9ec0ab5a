"""How long 10,000 orders take from a file into the database, addresses located on the way."""

from __future__ import annotations

import csv
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.importing.files import ImportResult, import_orders
from storage.region.addresses import open_addresses
from storage.store import DeskStore
from storage.tables import SpreadsheetReader
from tests.benchmarks.harness import SHARED_OSM, Figure, Outcome, Unavailable, region

ROWS = 10_000
DAY = date(2026, 6, 15)
TARGET_S = 10.0
ADDRESSES = SHARED_OSM / "liechtenstein-addresses.csv"
REGION = "liechtenstein-2025"

type Address = dict[str, str]


def run() -> Outcome:
    """Three files of 10,000 rows against Liechtenstein 2025, then the first again unchanged."""
    addresses = _addresses()
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        folder = Path(scratch)
        rows = [
            _measure(folder, "real addresses", addresses, _as_it_is),
            _measure(folder, "one row in ten with a slip", addresses, _with_a_slip),
            _measure(folder, "coordinates given", addresses, _as_it_is, coordinates=True),
        ]
    return Outcome(
        f"Import of {ROWS:,} rows, seconds (target with locating: under {TARGET_S:.0f})",
        rows,
        [
            f"Region and house addresses: {REGION}, each row another order.",
            "A slip: one letter of the street is left out. Again: the same file, all doubles.",
        ],
    )


def _addresses() -> list[Address]:
    if not ADDRESSES.is_file():
        raise Unavailable(f"the list of addresses is not here ({ADDRESSES.name})")
    with ADDRESSES.open(encoding="utf-8", newline="") as stream:
        found = [
            row
            for row in csv.DictReader(stream)
            if row["street"] and row["housenumber"] and row["city"]
        ]
    random.Random(1).shuffle(found)
    return [found[i % len(found)] for i in range(ROWS)]


def _as_it_is(street: str, _chance: random.Random) -> str:
    return street


def _with_a_slip(street: str, chance: random.Random) -> str:
    if len(street) < 6 or chance.random() > 0.1:
        return street
    gone = chance.randrange(1, len(street) - 1)
    return street[:gone] + street[gone + 1 :]


def _write(
    file: Path, addresses: list[Address], spelt: Callable[[str, random.Random], str], coordinates: bool
) -> None:
    chance = random.Random(2)
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(
            ["reference", "name", "address", "postcode", "city", "lat", "lon", "weight_kg", "parcels"]
        )
        for number, row in enumerate(addresses, start=1):
            place = (row["lat"], row["lon"]) if coordinates else ("", "")
            address = f"{spelt(row['street'], chance)} {row['housenumber']}"
            load = (f"{chance.uniform(0.5, 25):.1f}", chance.randint(1, 4))
            out.writerow(
                [
                    f"B{number}",
                    f"Customer {number}",
                    address,
                    row["postcode"],
                    row["city"],
                    *place,
                    *load,
                ]
            )


def _measure(
    folder: Path,
    what: str,
    addresses: list[Address],
    spelt: Callable[[str, random.Random], str],
    coordinates: bool = False,
) -> dict[str, Figure]:
    file = folder / f"{what}.csv"
    _write(file, addresses, spelt, coordinates)
    store = DeskStore.open(folder / f"{what}.sqlite")
    index = open_addresses(region(REGION).addresses_file)

    def take_in() -> tuple[ImportResult, float]:
        start = time.perf_counter()
        result = import_orders(
            file,
            DAY,
            reader=SpreadsheetReader(),
            store=store,
            addresses=index,
            near=None,
            sender="Bench",
        )
        return result, time.perf_counter() - start

    try:
        first, took = take_in()
        _, again = take_in()
    finally:
        index.close()
        store.close()
    return {
        "file": what,
        "rows": ROWS,
        "kept": first.kept,
        "unlocated": len(first.unlocated),
        "refused": len(first.refused),
        "seconds": took,
        "again": again,
    }

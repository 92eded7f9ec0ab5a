"""Writes the address index of a region: one SQLite file, read only ever after.

``entry`` holds streets and places, ``house`` the numbers of streets; ``words`` (FTS5, prefixes) finds
entries by what is typed, ``grams`` (FTS5, trigrams) finds them in spite of misspelling.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.geo import Extent
from storage.region.address_reading import (
    HouseDraft,
    HouseReader,
    PlaceDraft,
    StreetDraft,
    read_places,
)
from storage.region.address_text import fold, fold_number

_SCHEMA = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, town TEXT NOT NULL,
    postcode TEXT NOT NULL, folded TEXT NOT NULL, folded_town TEXT NOT NULL,
    lon REAL NOT NULL, lat REAL NOT NULL, weight INTEGER NOT NULL
);
CREATE TABLE house (
    entry INTEGER NOT NULL, number TEXT NOT NULL, label TEXT NOT NULL, postcode TEXT NOT NULL,
    lon REAL NOT NULL, lat REAL NOT NULL
);
CREATE TABLE postcode (code TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE extent (west REAL, south REAL, east REAL, north REAL);
CREATE VIRTUAL TABLE words USING fts5(
    name, alias, town, content='', tokenize='unicode61', prefix='2 3 4'
);
CREATE VIRTUAL TABLE grams USING fts5(text, content='', tokenize='trigram');
"""
_SEVERAL = re.compile(r"\s*[;,]\s*")
_PLACE_WEIGHT = {"city": 5_000, "town": 3_000, "village": 2_000, "suburb": 800, "hamlet": 500}


@dataclass(frozen=True, slots=True)
class AddressCounts:
    """What an index knows."""

    houses: int
    streets: int
    places: int


def build_addresses(
    pbf: Path, file: Path, extent: Extent, cancelled: Callable[[], bool]
) -> AddressCounts:
    """Write the index of an extract into a new file.

    Raises:
        RegionError: the extract is damaged, or the preparation was cancelled.
        OSError, sqlite3.OperationalError: the disk is full.
    """
    places, towns = read_places(pbf, cancelled)
    reader = HouseReader(pbf, towns, cancelled)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        # The file is built aside and thrown away if anything goes wrong.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(_SCHEMA)
        db.execute("BEGIN")
        db.executemany(
            "INSERT INTO house VALUES (?, ?, ?, ?, ?, ?)",
            (row for house in reader.houses() for row in _house_rows(house)),
        )
        streets = reader.streets()
        postcodes = _town_postcodes(streets)
        for street in streets:
            _put_street(db, street, postcodes)
        first = max((street.number for street in streets), default=0) + 1
        for number, place in enumerate(places, first):
            _put_place(db, number, place, postcodes)
        db.execute("INSERT INTO postcode SELECT DISTINCT postcode FROM house WHERE postcode <> ''")
        # Numbers given by a building and again by its door count once.
        db.execute(
            "DELETE FROM house WHERE rowid NOT IN (SELECT min(rowid) FROM house GROUP BY entry, number)"
        )
        db.execute("CREATE INDEX house_number ON house (entry, number)")
        box = (extent.west, extent.south, extent.east, extent.north)
        db.execute("INSERT INTO extent VALUES (?, ?, ?, ?)", box)
        db.execute("COMMIT")
        db.execute("ANALYZE")
        (houses,) = db.execute("SELECT count(*) FROM house").fetchone()
    return AddressCounts(houses, len(streets), len(places))


def _house_rows(house: HouseDraft) -> list[tuple[int, str, str, str, float, float]]:
    return [
        (
            house.street,
            fold_number(number),
            number,
            house.postcode,
            house.location.lon,
            house.location.lat,
        )
        for number in _SEVERAL.split(house.number)
        if fold_number(number)
    ]


def _town_postcodes(streets: list[StreetDraft]) -> dict[str, str]:
    """The postcode of each town that (nearly) all of its houses share."""
    seen: dict[str, Counter[str]] = {}
    for street in streets:
        seen.setdefault(street.town, Counter()).update(street.postcodes)
    return {
        town: codes.most_common(1)[0][0]
        for town, codes in seen.items()
        if codes and codes.most_common(1)[0][1] >= 0.8 * codes.total()
    }


def _put_street(db: sqlite3.Connection, street: StreetDraft, postcodes: dict[str, str]) -> None:
    known = street.postcodes.most_common(1)
    postcode = known[0][0] if known else postcodes.get(street.town, "")
    # Trails weigh nothing: they can be found, but nobody delivers there first.
    on_road = street.drivable or street.houses > 0
    weight = 1 + street.houses * 3 + int(street.longest / 50) if on_road else 0
    _put(db, street.number, "street", street, postcode, weight)


def _put_place(
    db: sqlite3.Connection, number: int, place: PlaceDraft, postcodes: dict[str, str]
) -> None:
    postcode = postcodes.get(place.name, "")
    _put(db, number, "place", place, postcode, _PLACE_WEIGHT.get(place.kind, 100))


def _put(
    db: sqlite3.Connection,
    number: int,
    kind: str,
    draft: StreetDraft | PlaceDraft,
    postcode: str,
    weight: int,
) -> None:
    place = draft.middle if isinstance(draft, StreetDraft) else draft.location
    aliases = [fold(alias) for alias in sorted(draft.aliases)]
    name, town = fold(draft.name), fold(draft.town)
    db.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            kind,
            draft.name,
            draft.town,
            postcode,
            "|".join([name, *aliases]),
            town,
            place.lon,
            place.lat,
            weight,
        ),
    )
    db.execute(
        "INSERT INTO words (rowid, name, alias, town) VALUES (?, ?, ?, ?)",
        (number, name, " ".join(aliases), town),
    )
    db.execute(
        "INSERT INTO grams (rowid, text) VALUES (?, ?)", (number, " ".join([name, *aliases, town]))
    )

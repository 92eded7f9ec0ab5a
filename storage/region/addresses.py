"""Finding what a person typed among a region's houses, streets and places."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from math import exp
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from app.domain.errors import RegionError
from app.domain.geo import Extent, LonLat, distance_m
from app.ports.addresses import AddressHit
from storage.region.address_match import Candidate, likeness
from storage.region.address_text import Question, ask, looks_like_postcode, shorter, trigrams

_CANDIDATES = 300
_SURE = 0.9
_LEAST = 0.55
_NEAR_M = 10_000.0
_FAR_PENALTY = 0.1
_COLUMNS = "e.id, e.kind, e.name, e.town, e.postcode, e.folded, e.folded_town, e.lon, e.lat, e.weight"


class _Like(NamedTuple):
    """A candidate and how well it fits, see ``likeness``; ``numbers`` may be house numbers."""

    candidate: Candidate
    score: float
    spelled: float
    numbers: tuple[str, ...]


class RegionAddresses:
    """The address index of a prepared region. Safe to search from several threads at once.

    Raises:
        RegionError: the index is missing or damaged.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        with self._connection() as db:
            self._extent = Extent(*db.execute("SELECT west, south, east, north FROM extent").fetchone())

    @property
    def extent(self) -> Extent:
        """The region's box."""
        return self._extent

    def search(self, text: str, near: LonLat | None = None, limit: int = 5) -> tuple[AddressHit, ...]:
        """Best hits first for what a person typed.

        Understands prefixes of the last word, house numbers, umlauts written either way, common
        abbreviations, town or postcode in any order, and misspelling. Among equals, those nearer to
        ``near`` come first. A street whose house number is not known is offered as the street, with
        a score below 0.8; 0.9 and above is as good as certain.
        """
        with self._connection() as db:
            hits = self._hits(db, ask(text), near)
            rest = shorter(text)
            if rest and max((hit.score for hit in hits), default=0.0) < _SURE:
                hits += self._hits(db, ask(rest), near)
        ranked = sorted(
            _best_of_each(hits),
            key=lambda hit: (-round(_near_score(hit, near), 3), hit.label, hit.lon, hit.lat),
        )
        return tuple(ranked[:limit])

    def sample(self, count: int) -> tuple[LonLat, ...]:
        """Up to ``count`` positions of houses, evenly picked; of streets where houses are few."""
        with self._connection() as db:
            rows = db.execute("SELECT lon, lat FROM house ORDER BY rowid").fetchall()
            if len(rows) < count // 4:
                rows += db.execute(
                    "SELECT lon, lat FROM entry WHERE kind = 'street' AND weight > 0 ORDER BY id"
                ).fetchall()
        step = max(1, len(rows) // count)
        return tuple(LonLat(lon, lat) for lon, lat in rows[::step][:count])

    def close(self) -> None:
        """Close the file. Searches that still run close their own."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _hits(
        self, db: sqlite3.Connection, question: Question, near: LonLat | None
    ) -> list[AddressHit]:
        if not question.words:
            return []
        postcode, numbers = _tell_postcode(db, question)

        def hits_of(likes: list[_Like]) -> list[AddressHit]:
            return [_best_hit(db, like.candidate, like.score, like.numbers) for like in likes]

        found = _scored(_by_words(db, question.words, near), question, postcode, numbers)
        hits = hits_of(found)
        # A wrong postcode is no matter of spelling.
        surest = (hit.score + like.spelled - like.score for hit, like in zip(hits, found, strict=True))
        if max(surest, default=0.0) < _SURE:
            hits += hits_of(_scored(_by_trigrams(db, question.words), question, postcode, numbers))
        return hits

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of one's own for as long as the block runs; kept for the next one after."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        try:
            if connection is None:
                connection = sqlite3.connect(
                    f"{self._file.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
                )
            yield connection
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            raise RegionError(
                f"The address index of this region is missing or damaged ({error}); "
                "prepare the region again."
            ) from error
        with self._lock:
            self._idle.append(connection)


def open_addresses(addresses_file: Path) -> RegionAddresses:
    """The addresses of a region (``RegionInfo.addresses_file``).

    Raises:
        RegionError: the index is missing or damaged.
    """
    return RegionAddresses(addresses_file)


def _scored(
    candidates: list[Candidate], question: Question, postcode: str, numbers: tuple[str, ...]
) -> list[_Like]:
    found = (_Like(c, *likeness(c, question, postcode, numbers)) for c in candidates)
    return [like for like in found if like.score >= _LEAST]


def _tell_postcode(db: sqlite3.Connection, question: Question) -> tuple[str, tuple[str, ...]]:
    """Which number is the postcode, and which are left for house and street."""
    for number in question.numbers:
        if db.execute("SELECT 1 FROM postcode WHERE code = ?", (number,)).fetchone():
            return number, tuple(n for n in question.numbers if n != number)
    shaped = [n for n in question.numbers if looks_like_postcode(n)]
    if shaped and (len(question.numbers) > 1 or len(shaped[0]) == 5):
        return shaped[0], tuple(n for n in question.numbers if n != shaped[0])
    return "", question.numbers


def _by_words(db: sqlite3.Connection, words: tuple[str, ...], near: LonLat | None) -> list[Candidate]:
    """Entries that hold every word (or a beginning of it), else those that hold some."""
    for join in (" AND ", " OR "):
        match = join.join(f'"{word}"*' for word in words)
        order = "rank"
        place: tuple[float, ...] = ()
        if near is not None and join == " AND ":
            order = "(e.lon - ?) * (e.lon - ?) * 0.5 + (e.lat - ?) * (e.lat - ?)"
            place = (near.lon, near.lon, near.lat, near.lat)
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM words JOIN entry e ON e.id = words.rowid"
            f" WHERE words MATCH ? ORDER BY {order} LIMIT {_CANDIDATES}",
            (match, *place),
        ).fetchall()
        if rows:
            return [Candidate(*row) for row in rows]
    return []


def _by_trigrams(db: sqlite3.Connection, words: tuple[str, ...]) -> list[Candidate]:
    grams = trigrams(words)
    if not grams:
        return []
    match = " OR ".join(f'"{gram}"' for gram in grams)
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM grams JOIN entry e ON e.id = grams.rowid"
        f" WHERE grams MATCH ? ORDER BY rank LIMIT {_CANDIDATES}",
        (match,),
    )
    return [Candidate(*row) for row in rows]


def _best_hit(
    db: sqlite3.Connection, candidate: Candidate, score: float, numbers: tuple[str, ...]
) -> AddressHit:
    """The house asked for, where the street has it; else the street or place itself."""
    wanted = numbers[-1] if numbers else ""
    if wanted and candidate.kind == "street":
        for number, factor in ((wanted, 1.0), (wanted.rstrip("abcdefghijklmnopqrstuvwxyz"), 0.95)):
            row = db.execute(
                "SELECT label, postcode, lon, lat FROM house WHERE entry = ? AND number = ?",
                (candidate.number, number),
            ).fetchone()
            if row is not None:
                return _house_hit(candidate, row, score * factor)
    town = candidate.town if candidate.kind == "street" else candidate.town or candidate.name
    return AddressHit(
        label=_label(candidate.name, candidate.postcode, candidate.town),
        lon=candidate.lon,
        lat=candidate.lat,
        score=round(score * (0.78 if wanted else 1.0), 3),
        kind=candidate.kind,
        street=candidate.name if candidate.kind == "street" else "",
        postcode=candidate.postcode,
        city=town,
    )


def _house_hit(candidate: Candidate, row: tuple[str, str, float, float], score: float) -> AddressHit:
    label, postcode, lon, lat = row
    postcode = postcode or candidate.postcode
    return AddressHit(
        label=_label(f"{candidate.name} {label}", postcode, candidate.town),
        lon=lon,
        lat=lat,
        score=round(score, 3),
        kind="house",
        street=candidate.name,
        number=label,
        postcode=postcode,
        city=candidate.town,
    )


def _label(name: str, postcode: str, town: str) -> str:
    tail = f"{postcode} {town}".strip() if town else ""
    return f"{name}, {tail}" if tail else name


def _best_of_each(hits: list[AddressHit]) -> list[AddressHit]:
    best: dict[tuple[str, str, float, float], AddressHit] = {}
    for hit in hits:
        key = (hit.kind, hit.label, hit.lon, hit.lat)
        if key not in best or best[key].score < hit.score:
            best[key] = hit
    return list(best.values())


def _near_score(hit: AddressHit, near: LonLat | None) -> float:
    if near is None:
        return hit.score
    away = distance_m(near, LonLat(hit.lon, hit.lat))
    return hit.score - _FAR_PENALTY * (1 - exp(-away / _NEAR_M))

"""Which column of a file is which field: headers in several languages and systems' spellings.

The table of names is data: ``resources/import_aliases.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from app.domain.errors import InputRefused
from app.domain.import_choices import ColumnUse
from app.domain.spelling import folded
from app.domain.timing import WindowEnd

_OPTIONAL = re.compile(r"[(\[][^)\]]*(optional|required|pflicht)[^)\]]*[)\]]", re.IGNORECASE)
_COUNTED = re.compile(r" \(\d+\)$")
"""What tells a title from the same one before it: ``Phone (2)``."""


@dataclass(frozen=True, slots=True)
class Product:
    """A system whose files are known by headers that it alone has (folded): what its columns are where
    the names alone do not say it. Of its columns that mean nothing to us none is asked about.
    ``profile`` says what a window's end means in it ('' our own)."""

    name: str
    signs: frozenset[str]
    uses: dict[str, tuple[str, float]]
    profile: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names people use.

    ``columns`` maps a folded header to (field, factor, rank); a lower rank wins where two columns
    claim one field. ``words`` maps, per field, a folded word to its value. ``meanings`` are all that a
    column can be: a field and the factor to its unit; ``ignored`` are names that we have no use for.
    """

    columns: dict[str, tuple[str, float, int]]
    joined: frozenset[str]
    words: dict[str, dict[str, str]]
    window_ends: dict[str, WindowEnd]
    meanings: tuple[tuple[str, float], ...]
    ignored: frozenset[str]
    products: tuple[Product, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program, read once."""
    path = resources.files("resources").joinpath("import_aliases.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    columns: dict[str, tuple[str, float, int]] = {}
    for name, aliases in data["fields"].items():
        for rank, alias in enumerate([name, *aliases]):
            columns.setdefault(folded(alias), (name, 1.0, rank))
    for scaled in data["scaled"].values():
        for rank, alias in enumerate(scaled["aliases"]):
            columns.setdefault(folded(alias), (scaled["field"], scaled["factor"], 100 + rank))
    words = {
        field: {folded(word): value for value, known in values.items() for word in [value, *known]}
        for field, values in data["words"].items()
    }
    ends = {
        name: WindowEnd(profile.get("window_end", WindowEnd.START_OF_SERVICE))
        for name, profile in data["profiles"].items()
    }
    scales = ((scaled["field"], scaled["factor"]) for scaled in data["scaled"].values())
    meanings = (*((name, 1.0) for name in data["fields"]), *scales)
    products = tuple(_product(name, known) for name, known in data["products"].items())
    return Vocabulary(
        columns=columns,
        joined=frozenset(data["joined"]),
        words=words,
        window_ends=ends,
        meanings=meanings,
        ignored=frozenset(map(folded, data["ignored"])),
        products=products,
    )


def _product(name: str, known: dict[str, Any]) -> Product:
    uses = {
        folded(title): (meant, 1.0) if isinstance(meant, str) else (str(meant[0]), float(meant[1]))
        for title, meant in known["columns"].items()
    }
    return Product(name, frozenset(map(folded, known["signs"])), uses, known.get("profile", ""))


@dataclass(frozen=True, slots=True)
class Column:
    """One used column: its place in a row, its title in the file, and the factor to our unit."""

    at: int
    title: str
    factor: float = 1.0


class TakenBy(StrEnum):
    """Why a column was taken for what it was."""

    NAME = "name"  # its title is a known one
    PRODUCT = "product"  # the file is one of a known system's
    PERSON = "person"  # somebody said so, now or at an earlier import
    NOBODY = "nobody"  # it is not known, and not used
    RIVAL = "rival"  # another column is taken for the same field


@dataclass(frozen=True, slots=True)
class Taken:
    """A column of a file and what it was taken for: '' for nothing."""

    column: Column
    field: str
    by: TakenBy

    @property
    def is_open(self) -> bool:
        """Whether a person should say what it is."""
        return self.by in (TakenBy.NOBODY, TakenBy.RIVAL)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns by field. Of several columns of a field the first that is filled counts, but for
    joined fields, which take all. ``taken`` has every column of the file that has a title."""

    by_field: dict[str, tuple[Column, ...]]
    taken: tuple[Taken, ...]
    width: int

    @property
    def unused(self) -> tuple[str, ...]:
        """The titles that nobody uses and nobody chose to leave out."""
        return tuple(each.column.title for each in self.taken if each.is_open)

    def title(self, field: str) -> str:
        """What the file calls a field; the field's own name where the file has none."""
        columns = self.by_field.get(field)
        return columns[0].title if columns else field

    def at(self, name: str) -> int:
        """Where the column of a title, or of a field, stands; -1 for nowhere."""
        for each in self.taken:
            if each.column.title == name:
                return each.column.at
        columns = self.by_field.get(name)
        return columns[0].at if columns else -1

    @property
    def placeless(self) -> str:
        """Why no row can have a place, in words; '' where the header says where orders go."""
        fields = self.by_field.keys()
        by_coordinates = {"lat", "lon"} <= fields or "coordinates" in fields
        if "address" in fields or by_coordinates or "pickup_address" in fields:
            return ""
        titles = ", ".join(f"'{each.column.title[:40]}'" for each in self.taken[:12])
        return (
            "No column for the address (address, street ...) or the coordinates (lat, lon) was found; "
            f"the file has {titles}{' ...' if len(self.taken) > 12 else ''}."
        )


def columns_of(header: Sequence[str], uses: Sequence[ColumnUse] = ()) -> Columns:
    """Recognise the columns of a header; what a person said of a title (``uses``) comes first."""
    known = vocabulary()
    said = {use.title: use for use in uses}
    product = product_of(header)
    claims: dict[str, list[tuple[int, Column, TakenBy]]] = {}
    taken: dict[int, Taken] = {}
    for at, title in enumerate(header):
        if not title:
            continue
        field, factor, rank, by = _meaning(title, said, product, known)
        column = Column(at, title, factor)
        taken[at] = Taken(column, field, by)
        if field:
            claims.setdefault(field, []).append((rank, column, by))
    by_field = {}
    for field, claim in claims.items():
        claim.sort(key=lambda each: (each[0], each[1].at))
        chosen = [column for _, column, by in claim if by is not TakenBy.NAME]
        named = [column for _, column, by in claim if by is TakenBy.NAME]
        if field in known.joined or not chosen:
            kept = len(named) if field in known.joined else 1
            chosen, named = chosen + named[:kept], named[kept:]
        by_field[field] = tuple(chosen)
        for column in named:
            taken[column.at] = Taken(column, "", TakenBy.RIVAL)
    return Columns(by_field, tuple(taken[at] for at in sorted(taken)), len(header))


def _meaning(
    title: str, said: dict[str, ColumnUse], product: Product | None, known: Vocabulary
) -> tuple[str, float, int, TakenBy]:
    """Field, factor, rank and why."""
    if title in said:
        return said[title].field, said[title].factor, 0, TakenBy.PERSON
    title = _COUNTED.sub("", title)
    if product is not None and folded(title) in product.uses:
        return *product.uses[folded(title)], 0, TakenBy.PRODUCT
    match = known.columns.get(folded(title)) or known.columns.get(folded(_OPTIONAL.sub("", title)))
    if match is not None:
        return *match, TakenBy.PRODUCT if product is not None else TakenBy.NAME
    if product is not None:
        return "", 1.0, 0, TakenBy.PRODUCT
    return "", 1.0, 0, TakenBy.NAME if folded(title) in known.ignored else TakenBy.NOBODY


def product_of(header: Sequence[str]) -> Product | None:
    """The system that a file is of, by the headers that it alone has."""
    titles = frozenset(map(folded, header))
    return next((each for each in vocabulary().products if each.signs <= titles), None)


def header_key(header: Sequence[str]) -> str:
    """By which two files have the same columns, in whatever order."""
    return "|".join(sorted(filter(None, map(folded, header))))


def window_end_of(profile: str) -> WindowEnd:
    """What a window's end means in files of a profile (the empty one is our own).

    Raises:
        InputRefused: no profile of that name.
    """
    ends = vocabulary().window_ends
    if not profile:
        return WindowEnd.START_OF_SERVICE
    if profile.casefold() not in ends:
        raise InputRefused(f"There is no import profile '{profile}'; known are {', '.join(ends)}.")
    return ends[profile.casefold()]

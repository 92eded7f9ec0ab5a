"""Which column of a file is which field: headers in several languages and systems' spellings.

The table of names is data: ``resources/import_aliases.json``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from app.domain.errors import InputRefused
from app.domain.timing import WindowEnd

_OPTIONAL = re.compile(r"[(\[][^)\]]*(optional|required|pflicht)[^)\]]*[)\]]", re.IGNORECASE)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def folded(text: str) -> str:
    """A name without what people vary: case, accents, ä or ae, ß or ss, spaces, signs.

    ``Straße`` and ``strasse`` are one; so are ``Window Start`` and ``window_start``.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if c.isalnum())
    for two, one in _UMLAUTS:
        plain = plain.replace(two, one)
    return plain


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names people use.

    ``columns`` maps a folded header to (field, factor, rank); a lower rank wins where two columns
    claim one field. ``words`` maps, per field, a folded word to its value.
    """

    columns: dict[str, tuple[str, float, int]]
    joined: frozenset[str]
    words: dict[str, dict[str, str]]
    window_ends: dict[str, WindowEnd]


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
    return Vocabulary(columns, frozenset(data["joined"]), words, ends)


@dataclass(frozen=True, slots=True)
class Column:
    """One used column: its place in a row, its title in the file, and the factor to our unit."""

    at: int
    title: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns by field, and the titles nobody uses. Several columns only for joined fields."""

    by_field: dict[str, tuple[Column, ...]]
    unused: tuple[str, ...]
    width: int

    def title(self, field: str) -> str:
        """What the file calls a field; the field's own name where the file has none."""
        columns = self.by_field.get(field)
        return columns[0].title if columns else field


def columns_of(header: Sequence[str]) -> Columns:
    """Recognise the columns of a header.

    Raises:
        InputRefused: nothing in it says where an order goes.
    """
    known = vocabulary()
    claims: dict[str, list[tuple[int, Column]]] = {}
    unused = []
    for at, title in enumerate(header):
        match = known.columns.get(folded(title)) or known.columns.get(folded(_OPTIONAL.sub("", title)))
        if match is None:
            if title:
                unused.append(title)
            continue
        field, factor, rank = match
        claims.setdefault(field, []).append((rank, Column(at, title, factor)))
    by_field = {}
    for field, claim in claims.items():
        ranked = [column for _, column in sorted(claim, key=lambda pair: (pair[0], pair[1].at))]
        taken = len(ranked) if field in known.joined else 1
        by_field[field] = tuple(ranked[:taken])
        unused.extend(column.title for column in ranked[taken:])
    columns = Columns(by_field, tuple(unused), len(header))
    _refuse_placeless(columns, header)
    return columns


def _refuse_placeless(columns: Columns, header: Sequence[str]) -> None:
    fields = columns.by_field.keys()
    by_coordinates = {"lat", "lon"} <= fields or "coordinates" in fields
    if "address" in fields or by_coordinates or "pickup_address" in fields:
        return
    titles = ", ".join(f"'{title[:40]}'" for title in header[:12])
    raise InputRefused(
        "No column for the address (address, street ...) or the coordinates (lat, lon) was found; "
        f"the file has {titles}{' ...' if len(header) > 12 else ''}."
    )


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

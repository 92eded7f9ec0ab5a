"""Names of elements that tell what an element of a file is: an order's name, its place, its count."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

_PLACES = ("address", "lat", "coordinates", "pickup_address")
_NUMBERS = ("no", "nr", "number", "num")
"""Names of an order in files whose elements need not say of what they are the number."""
_STOP = "stop"


@dataclass(frozen=True, slots=True)
class Words:
    """Folded names: by which an order is told from others, where it goes, how many parcels it is."""

    naming: frozenset[str]
    places: frozenset[str]
    counts: frozenset[str]


def folded(name: str) -> str:
    """A name without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum())


@cache
def words() -> Words:
    """What people call these fields, in the vocabulary that all imports have."""
    path = resources.files("resources").joinpath("import_aliases.json")
    fields = json.loads(path.read_text(encoding="utf-8"))["fields"]
    places = frozenset(folded(word) for field in _PLACES for word in fields[field])
    naming = frozenset(map(folded, (*fields["reference"], *_NUMBERS)))
    return Words(naming, places, frozenset(map(folded, fields["parcels"])))


def is_order(name: str) -> bool:
    """Whether an element of this name is an order, as ``order`` and ``Auftrag`` are."""
    return folded(name) in words().naming


def may_be_order(name: str) -> bool:
    """Whether it could be one: stops of a tour are, those within an order are not."""
    return is_order(name) or folded(name) == _STOP

"""Which words of a fact are about a person, and what stands in their place once they were removed.

The seal of a fact covers the rest of it, and of these words only a hash with a salt: they can go at a
customer's wish, and every later fact still follows from the one before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.events import Event

REMOVED = "(removed)"
"""Stands where something about a person stood."""

PERSONAL_DATA = frozenset({"name", "pin", "scans", "reference", "reason", "lon", "lat", "accuracy"})
"""Names in a fact's data whose values say something of a person: who took it, with which code, which
parcels, at which door. Whatever somebody wrote freely stands in ``note``."""


@dataclass(frozen=True, slots=True)
class Words:
    """The personal part of a fact."""

    note: str = ""
    data: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.note or self.data)

    @property
    def removed(self) -> Words:
        """What may stand in their place: that something was there still counts, not what it was."""
        kept = {name: _removed(value) for name, value in self.data.items() if _counts(value)}
        return Words(REMOVED if self.note else "", kept)

    @property
    def are_removed(self) -> bool:
        """Whether nothing of a person is in them."""
        return self == self.removed


def _counts(value: object) -> bool:
    """Whether it matters for the day's figures that a value was there; a place on earth does not."""
    return bool(value) and isinstance(value, str | list)


def _removed(value: object) -> object:
    return [REMOVED] if isinstance(value, list) else REMOVED


def parted(event: Event) -> tuple[Event, Words]:
    """The fact without its personal words, and these."""
    personal = {name: value for name, value in event.data.items() if name in PERSONAL_DATA}
    rest = {name: value for name, value in event.data.items() if name not in PERSONAL_DATA}
    return replace(event, note="", data=rest), Words(event.note, personal)

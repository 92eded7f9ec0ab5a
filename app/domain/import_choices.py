"""What a person decides about a file of orders, and what of it the desk remembers."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.geo import LonLat


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column of a title is: a field of an order, or '' to leave it out. ``factor`` turns its
    numbers into our unit."""

    title: str
    field: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Repair:
    """What is to be read in place of a cell: the file's line, and the column counted from 0."""

    line: int
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class SettledPlace:
    """Where an address as senders write it is, because a person said so."""

    address: str
    postcode: str
    city: str
    location: LonLat


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """A person's decisions about one file: meanings of columns (remembered for its sender and its
    headers), cells repaired, addresses settled (remembered), and lines that are left out."""

    uses: tuple[ColumnUse, ...] = ()
    repairs: tuple[Repair, ...] = ()
    settled: tuple[SettledPlace, ...] = ()
    left_out: frozenset[int] = frozenset()


NO_CHOICES = ImportChoices()

"""How much an order takes and a vehicle carries, in several dimensions at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import InputRefused


@dataclass(frozen=True, slots=True)
class LoadDimension:
    """One way of measuring load.

    ``scale`` base units make one unit shown to a person: 1,000 for kilograms kept as grams.
    """

    key: str
    name: str
    unit: str
    scale: int


DEFAULT_DIMENSIONS: tuple[LoadDimension, ...] = (
    LoadDimension("weight", "Weight", "kg", 1000),
    LoadDimension("volume", "Volume", "l", 1000),
    LoadDimension("parcels", "Parcels", "pcs", 1),
)
"""Used until a site configures its own names; kept in this order in every amounts tuple."""

type Amounts = tuple[int, ...]
"""Whole base units per dimension (grams, millilitres, pieces), in the order of the dimensions."""

NO_LOAD: Amounts = (0, 0, 0)


def amounts_from(values: Iterable[float], dimensions: tuple[LoadDimension, ...]) -> Amounts:
    """Amounts from the numbers a person writes (kg, litres, pieces).

    Raises:
        InputRefused: a number is negative or not a number.
    """
    amounts = []
    for value, dimension in zip(values, dimensions, strict=True):
        if not 0 <= value < 1e9:
            raise InputRefused(
                f"{dimension.name} must be between 0 and 1,000,000,000 {dimension.unit}, not {value:g}."
            )
        amounts.append(round(value * dimension.scale))
    return tuple(amounts)


def add(a: Amounts, b: Amounts) -> Amounts:
    """Sum, dimension by dimension."""
    return tuple(x + y for x, y in zip(a, b, strict=True))


def subtract(a: Amounts, b: Amounts) -> Amounts:
    """Difference, dimension by dimension."""
    return tuple(x - y for x, y in zip(a, b, strict=True))


def fits(a: Amounts, capacity: Amounts) -> bool:
    """Whether no dimension exceeds the capacity."""
    return all(x <= y for x, y in zip(a, capacity, strict=True))

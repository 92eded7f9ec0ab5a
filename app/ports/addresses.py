"""The address index of the active region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.geo import Extent, LonLat


@dataclass(frozen=True, slots=True)
class AddressHit:
    """A place the address index knows. ``kind``: house, street or place; ``score`` 0 to 1."""

    label: str
    lon: float
    lat: float
    score: float
    kind: str
    street: str = ""
    number: str = ""
    postcode: str = ""
    city: str = ""


class Addresses(Protocol):
    """The address index of the active region."""

    @property
    def extent(self) -> Extent:
        """The region's box."""
        ...

    def search(self, text: str, near: LonLat | None = None, limit: int = 5) -> tuple[AddressHit, ...]:
        """Best hits first for what a person typed."""
        ...

"""The desk's photos and signatures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from app.domain.driver_sync import (
    Proof,
)
from app.domain.geo import LonLat


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a fact about a stop was made; ``number`` is its place in the desk's log."""

    number: int
    day: date
    stop_id: str
    place: LonLat


class DeskProofs(Protocol):
    """Photos and signatures at the desk. May be used from any thread; writing raises like ``Store``."""

    def awaited(self, limit: int) -> tuple[str, ...]:
        """Names of pictures that facts name and that are not here, those of the newest facts first."""
        ...

    def here(self, day: date) -> frozenset[str]:
        """Names of the day's pictures that came, also those that were let go since."""
        ...

    def keep(self, proof: Proof, content: bytes) -> None:
        """Keep a picture that a fact names: on the disk before anything speaks of it."""
        ...

    def read(self, sha256: str) -> tuple[Proof, bytes] | None:
        """A proof and its picture, where it is here."""
        ...

    def unmeasured(self) -> tuple[FactPlace, ...]:
        """Facts whose distance from their stop is not known yet, by number."""
        ...

    def put_distances(self, metres: Iterable[tuple[int, int | None]]) -> None:
        """Keep distances for good, by the facts' numbers; None for what can never be measured."""
        ...

    def distances(self, day: date) -> dict[int, int]:
        """Metres from the stop, by the numbers of the day's facts."""
        ...

    def sweep(self, now: datetime, kept: timedelta | None) -> None:
        """Let go of pictures of days longer ago than ``kept`` (None: of none), and of files that no
        fact names."""
        ...

"""What happened to one order, to be shown to whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.orders import Line
from app.domain.report import StopRow


@dataclass(frozen=True, slots=True)
class Seal:
    """The fact that ended an attempt: its id, its place in the desk's log, and the seal of the chain of
    events up to it (SHA-256), by which a later change of any of them shows."""

    event_id: str
    sequence: int
    chain: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class OrderProof:
    """An order's attempts, each a row of the day's report, with what drivers brought.

    ``seals`` are by stop, ``pictures`` are JPEG, PNG or WebP by SHA-256: those that the desk has.
    Instants of the rows are in the zone ``timezone``.
    """

    day: date
    timezone: str
    reference: str
    sender: str
    lines: tuple[Line, ...]
    attempts: tuple[StopRow, ...]
    seals: Mapping[str, Seal]
    pictures: Mapping[str, bytes]
    vehicles: Mapping[str, str]

    @property
    def title(self) -> str:
        """What the paper is about."""
        return f"Proof of delivery, {self.reference}"

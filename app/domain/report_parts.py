"""What a report holds beside its counts: loads, carriers' lines, foreseen times, suggestions' worth."""

from __future__ import annotations

from dataclasses import dataclass, fields

from app.domain.geo import LonLat
from app.domain.load import NO_LOAD, Amounts
from app.domain.orders import TaskKind


@dataclass(frozen=True, slots=True)
class TripLoad:
    """The most a trip had on board, and what the vehicle holds, in base units per load dimension."""

    peak: Amounts
    capacity: Amounts

    @property
    def share(self) -> float | None:
        """Of the dimension that was fullest, 0 to 1 and beyond; None without any capacity."""
        shares = [p / c for p, c in zip(self.peak, self.capacity, strict=True) if c]
        return max(shares, default=None)


@dataclass(frozen=True, slots=True)
class CarrierStop:
    """A stop that a carrier takes: a line of the manifest and of the bill. ``price`` and ``due`` (to be
    collected) in cents."""

    carrier_id: str
    carrier: str
    stop_id: str
    order_id: str
    reference: str
    task: TaskKind
    name: str
    address: str
    zone: str
    promised: str
    price: int
    amounts: Amounts = NO_LOAD
    due: int = 0


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A time that was foreseen for a stop: ``what`` says by whom.

    ``error_s`` is how much later than its middle service started (negative: earlier), ``ahead_s`` how
    long before that it was said, ``inside`` whether it started within the time given out (None: it was
    one instant).
    """

    what: str
    stop_id: str
    error_s: int
    ahead_s: int
    inside: bool | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What suggestions were worth, in seconds of lateness and cents.

    *Promised* and *realised* are of those that were applied, *realised* only of the ``judged`` ones.
    ``passed_up`` is what those dismissed promised to save.
    """

    proposed: int = 0
    applied: int = 0
    by_itself: int = 0
    judged: int = 0
    hits: int = 0
    promised_late_s: int = 0
    promised_cost: int = 0
    realised_late_s: int = 0
    passed_up: int = 0

    def __add__(self, other: Worth) -> Worth:
        return Worth(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Course:
    """Where a shift's route was to lead: each leg as a polyline with five decimals, or its two ends
    where only the straight line is known. ``depot`` is where it starts."""

    shift_id: str
    depot: str
    depot_at: LonLat
    legs: tuple[str | tuple[LonLat, LonLat], ...]


NO_WORTH = Worth()
"""Nothing was suggested."""

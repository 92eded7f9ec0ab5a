"""Carriers: somebody else who takes orders, at prices agreed beforehand."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.domain.errors import InputRefused
from app.domain.geo import LonLat, distance_m
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.orders import Order, OrderKind, Task

_WEIGHT = next(n for n, dimension in enumerate(DEFAULT_DIMENSIONS) if dimension.key == "weight")


ANSWER_MIN = 60
MOST_ANSWER_MIN = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class CarrierContact:
    """Where a carrier is offered orders, by mail or to a program of its own (or both), and how many
    minutes it has to answer. What goes to the ``webhook`` is signed with the ``secret``, where there is
    one."""

    email: str = ""
    webhook: str = ""
    secret: str = ""
    answer_min: int = ANSWER_MIN

    def __bool__(self) -> bool:
        return bool(self.email or self.webhook)


def price_text(cents: int) -> str:
    """``1,234.50``."""
    return f"{cents / 100:,.2f}"


@dataclass(frozen=True, slots=True)
class CarrierZone:
    """Places whose postcode begins with one of these, and what a stop there costs on top."""

    postcodes: tuple[str, ...]
    price: float = 0


@dataclass(frozen=True, slots=True)
class CarrierPriceList:
    """What a carrier asks for a stop, in whole units of money as people write them.

    A stop costs ``per_stop``, ``per_kg`` for what the order weighs, ``per_km`` for the straight line
    from the depot, and the price of its zone (of two that fit, the one with the longer beginning). With
    zones, a place in none of them is not served. An order for pickup and delivery is two stops.

    Raises:
        InputRefused: a number is negative or not a number.
    """

    name: str
    per_stop: float = 0
    per_kg: float = 0
    per_km: float = 0
    zones: tuple[CarrierZone, ...] = ()
    kinds: frozenset[OrderKind] = frozenset({OrderKind.DELIVERY})
    skills: frozenset[str] = frozenset()
    max_kg: float | None = None

    def __post_init__(self) -> None:
        prices = (self.per_stop, self.per_kg, self.per_km, *(zone.price for zone in self.zones))
        if not all(0 <= number < 1e9 for number in (*prices, self.max_kg or 0)):
            raise InputRefused(f"A price or limit of the carrier {self.name} is no amount.")

    def takes(self, order: Order) -> bool:
        """Whether it does such orders at all, prices and zones apart."""
        return (
            order.kind in self.kinds
            and order.requirements <= self.skills
            and (self.max_kg is None or _kg(order) <= self.max_kg)
        )

    def price(self, order: Order, task: Task, depot: LonLat) -> int | None:
        """Cents for one stop of a located order (half a cent rounded up); None: not taken."""
        zone = self._zone_price(task.place.postcode)
        if zone is None or task.place.location is None or not self.takes(order):
            return None
        km = distance_m(depot, task.place.location) / 1000
        money = self.per_stop + self.per_kg * _kg(order) + self.per_km * km + zone
        return math.floor(100 * money + 0.5)

    def _zone_price(self, postcode: str) -> float | None:
        if not self.zones:
            return 0
        fitting = [
            (len(begins), zone.price)
            for zone in self.zones
            for begins in zone.postcodes
            if postcode.startswith(begins)
        ]
        return max(fitting, key=lambda found: found[0])[1] if fitting else None


def _kg(order: Order) -> float:
    return order.amounts[_WEIGHT] / DEFAULT_DIMENSIONS[_WEIGHT].scale

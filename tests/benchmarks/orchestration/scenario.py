"""The day that every policy lives: orders, crew, and what goes wrong, all from one seed.

Slack is calibrated for all policies alike, by the widths of the windows (one to three hours) and the
lengths of the shifts, so that of the plan left alone 10 to 20 % falls short: late or never made, as
everything is counted here. A stop that nobody comes to any more is not in time either.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from app.domain.fleet import (
    Break,
    Depot,
    Driver,
    Profile,
    Shift,
    ShiftOvertime,
    Vehicle,
    VehicleCosts,
)
from app.domain.geo import LonLat
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.settings import PlanPrices, Settings
from app.domain.timing import TimeWindow, instant
from app.practice.rough_world import ROUGH, Roughness, RoughWorld
from storage.region.roads import OsrmRoads
from tests.benchmarks.harness import SHARED_OSM, Unavailable

DAY = date(2026, 6, 22)
HISTORY = tuple(DAY - timedelta(days=back) for back in (14, 13, 12, 11, 10, 7, 6, 5, 4, 3))
"""The earlier days from which times are learned: two weeks of work."""
ORDERS = 250
HOUR = 3600
DEPOT = Depot("depot", "Schaan", LonLat(9.508, 47.165), "Im alten Riet 1, 9494 Schaan")
CUSTOMERS = 900
"""So many addresses are ever delivered to: they come back from day to day."""
TOWNS = (
    "Schaan", "Vaduz", "Balzers", "Triesenberg", "Triesen", "Mauren", "Eschen", "Ruggell",
    "Gamprin-Bendern", "Nendeln", "Schellenberg", "Schaanwald",
)  # fmt: skip
IN_THE_VALLEY = 9.57
"""West of this degree: the mountain villages are an hour's round trip for one stop."""
HOURS = (
    (7.0, 14.0), (7.0, 14.5), (7.5, 15.0), (7.5, 15.0), (8.0, 15.5),
    (8.0, 16.0), (9.0, 16.5), (10.0, 17.5), (7.0, 12.5), (12.0, 17.5),
)  # fmt: skip
"""Ten shifts: eight of seven to eight hours, two half days."""
COSTS = VehicleCosts(fixed=3000, per_hour=3600, per_km=45)
LUNCH = Break(12 * HOUR, 12 * HOUR + 1800, 1800)
"""Drivers rest before the first stop after noon, so that is where a plan has it."""
OVERTIME = ShiftOvertime(seconds=1800, per_hour=1800)
CAPACITY = (900_000, 6_000_000, 34)
LATE_PER_MINUTE, MISSED = 100, 6000
"""What falling short costs, in cents: a minute late, and an order nobody came for."""
SETTINGS = Settings(prices=PlanPrices(missed=MISSED / 100, late_per_minute=LATE_PER_MINUTE / 100))


@dataclass(frozen=True)
class NewOrder:
    """An order that the desk hears of in the day, at a unix time."""

    at: float
    order: Order


@dataclass(frozen=True)
class Cancellation:
    """An order taken back, at a unix time."""

    at: float
    order_id: str


@dataclass(frozen=True)
class Scenario:
    """One day. ``closed`` are the unix times between which a road is."""

    seed: int
    day: date
    shifts: tuple[Shift, ...]
    orders: tuple[Order, ...]
    new: tuple[NewOrder, ...]
    cancelled: tuple[Cancellation, ...]
    closed: tuple[float, float]

    @property
    def world(self) -> RoughWorld:
        """The day's draws."""
        return RoughWorld(replace(ROUGH, seed=self.seed), Roughness())

    @property
    def digest(self) -> str:
        """Names all that is in it."""
        text = repr((self, self.world.settings, self.world.roughness, LATE_PER_MINUTE, MISSED))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def scenario(seed: int, roads: OsrmRoads, day: date = DAY) -> Scenario:
    """The day of a seed.

    Raises:
        Unavailable: the addresses are not here.
    """
    draw = Random(f"scenario/{seed}")
    shifts = tuple(_shift(number, day) for number in range(len(HOURS)))
    world = RoughWorld(replace(ROUGH, seed=seed), Roughness())
    count = round(ORDERS * (1 + world.roughness.new_share))
    places = draw.sample(customers(roads), count)
    known = tuple(_order(n, places[n], draw, day, 7.5) for n in range(ORDERS))
    new = []
    for number in range(ORDERS, count):
        hears = draw.uniform(8.5, 13.5)
        order = _order(number, places[number], draw, day, hears + 1.5)
        new.append(NewOrder(_at(day, hears), order))
    cancelled = world.cancelled(order.order_id for order in known)
    begins = draw.uniform(8.0, 13.0)
    return Scenario(
        seed,
        day,
        shifts,
        known,
        tuple(sorted(new, key=lambda each: each.at)),
        tuple(Cancellation(_at(day, draw.uniform(7.5, 14.0)), name) for name in cancelled),
        (_at(day, begins), _at(day, begins + 3.0)),
    )


@cache
def customers(roads: OsrmRoads) -> Sequence[Place]:
    """The addresses of the country's customers: real ones, near a road.

    Raises:
        Unavailable: the file of addresses is not here.
    """
    file = SHARED_OSM / "liechtenstein-addresses.csv"
    if not file.is_file():
        raise Unavailable(f"the addresses of Liechtenstein are not here ({file.name})")
    with file.open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["street"] and row["city"] in TOWNS]
    chosen = Random("customers").sample(rows, CUSTOMERS * 2)
    places = []
    for row in chosen:
        at = LonLat(float(row["lon"]), float(row["lat"]))
        address = f"{row['street']} {row['housenumber']}"
        if at.lon < IN_THE_VALLEY and roads.snap_distance(Profile.VAN, at) < 100:
            places.append(Place(address, address, row["postcode"], row["city"], at, LocatedBy.GIVEN))
    return places[:CUSTOMERS]


def _order(number: int, place: Place, draw: Random, day: date, earliest: float) -> Order:
    """Four in five are deliveries; three in four have a window, none before ``earliest`` (hours)."""
    kind = TaskKind.PICKUP if draw.random() < 0.2 else TaskKind.DELIVERY
    parcels = draw.choices((1, 2, 3, 5), (10, 6, 3, 1))[0]
    width = draw.choices((1.0, 2.0, 3.0), (2, 3, 1))[0]
    opens = max(earliest, draw.uniform(7.5, 17.0 - width))
    opens = min(round(opens * 2 + 0.499) / 2, 17.0 - width)
    windows: tuple[TimeWindow, ...] = ()
    if draw.random() < 0.75:
        windows = (TimeWindow(round(opens * HOUR), round((opens + width) * HOUR)),)
    task = Task(kind, place, windows, service_s=draw.choice((120, 150, 180, 240, 300, 360)))
    name = f"{day:%m%d}-{number:03d}"
    return Order(
        order_id=name,
        reference=name,
        sender="Bench",
        day=day,
        pickup=task if kind is TaskKind.PICKUP else None,
        delivery=task if kind is TaskKind.DELIVERY else None,
        amounts=(parcels * 4000, parcels * 20_000, parcels),
        depot_id=DEPOT.depot_id,
    )


def _shift(number: int, day: date) -> Shift:
    starts, ends = HOURS[number]
    vehicle = Vehicle(f"v{number}", f"Van {number + 1}", Profile.VAN, CAPACITY, costs=COSTS)
    is_long = ends - starts > 6
    return Shift(
        f"{day:%m%d}-s{number}",
        day,
        Driver(f"d{number}", f"Driver {number + 1}"),
        vehicle,
        DEPOT,
        round(starts * HOUR),
        round(ends * HOUR),
        (LUNCH,) if is_long else (),
        max_trips=3,
        overtime=OVERTIME,
    )


def _at(day: date, hours: float) -> float:
    return instant(day, round(hours * HOUR), DEPOT.zone).timestamp()

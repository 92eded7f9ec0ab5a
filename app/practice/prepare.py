"""Everything before the first van leaves: the demo day's orders, fleet and plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.desk import Desk
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.domain.timing import instant
from app.fleet.files import load_fleet
from app.importing.files import import_orders
from app.importing.result import ImportResult
from app.planning.day_plan import PlanOutcome
from app.ports.addresses import Addresses
from app.ports.store import Store
from app.ports.tables import TableReader
from app.practice.day import BEGINS_BEFORE

PRACTICE_DAY = date(2026, 6, 15)
"""A Monday, the same in every run, so that two runs of one seed are the same to the letter."""
PLAN_STEPS = 400
"""Steps of search for the demo's plan: the same plan on any machine."""


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """The demo day's own files: orders as a customer would send them, and the fleet."""

    orders: Path
    fleet: Path


def practice_start(files: DemoFiles) -> datetime:
    """When the practice clock begins: a little before the first shift."""
    _, shifts = load_fleet(files.fleet, PRACTICE_DAY)
    first = min(instant(shift.day, shift.starts, shift.depot.zone) for shift in shifts)
    return first - BEGINS_BEFORE


def take_in_demo(
    store: Store, reader: TableReader, addresses: Addresses, files: DemoFiles
) -> ImportResult:
    """Keep the demo's fleet and import its orders, rows that need repair included."""
    depot, shifts = load_fleet(files.fleet, PRACTICE_DAY)
    with store.write() as unit:
        unit.put_depot(depot)
        unit.put_shifts(shifts)
        unit.commit()
    return import_orders(
        files.orders,
        PRACTICE_DAY,
        reader=reader,
        store=store,
        addresses=addresses,
        near=depot.location,
        sender="Practice",
    )


def plan_demo(
    desk: Desk,
    seed: int,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> PlanOutcome:
    """Plan the demo day, the same for the same seed."""
    return desk.plan(StopRule(steps=PLAN_STEPS), seed, on_progress, cancelled)

"""A desk with a small day of its own, on a real store, linked to a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.desk import Desk
from app.domain.events import Actor, ActorKind
from app.domain.fleet import Depot, Driver, Profile, Shift, Vehicle
from app.domain.geo import LonLat
from app.domain.load import NO_LOAD
from app.domain.orders import Contact, Order, Place, Task, TaskKind
from app.domain.routes import PlannedStop, Route, RouteRecord, Stop, Trip
from app.processes import ProcessPlanner
from app.shared_clock import SystemClock
from app.sync.client import HttpDeskLink
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.app.sync.serving import Phone, Running

TODAY = datetime.now(UTC).date()
NOOR = Actor(ActorKind.DISPATCHER, "Noor")
DEPOT = Depot("depot", "Schaan", LonLat(9.508, 47.165), timezone="UTC")
DRIVERS = ("aino", "bo")


def shift(driver: str, day: date = TODAY) -> Shift:
    """A shift over the whole day, named after its driver."""
    van = Vehicle(f"van-{driver}", f"Van of {driver}", Profile.VAN, NO_LOAD)
    who = Driver(driver, driver.capitalize(), "+423 1")
    return Shift(f"shift-{driver}", day, who, van, DEPOT, 0, 86_400)


def order(name: str, day: date = TODAY) -> Order:
    """A delivery whose one stop is ``name``-d1."""
    place = Place(f"Customer {name}", "Street 1", location=LonLat(9.51, 47.16))
    task = Task(TaskKind.DELIVERY, place, contact=Contact("+423 2"), notes="ring twice")
    return Order(name, name, "sender", day, None, task)


def route(driver: str, names: Iterable[str], day: date = TODAY) -> Route:
    """A route of some orders' stops, ten minutes apart."""
    starts = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    stops = tuple(
        PlannedStop(
            Stop(f"{name}-d1", name, TaskKind.DELIVERY),
            at := starts + timedelta(minutes=10 * number),
            at,
            at + timedelta(minutes=3),
            420,
            3000,
        )
        for number, name in enumerate(names, start=1)
    )
    trips = (Trip(starts, starts, stops, starts + timedelta(hours=1), 300, 2000),) if stops else ()
    return Route(f"shift-{driver}", trips)


class DeskWorld:
    """A desk's data folder, its store, its link, and the desk over them."""

    def __init__(self, root: Path, server: Running) -> None:
        self.folder = DataFolder(root)
        self.server = server
        self.store = DeskStore.open(self.folder.desk_database)
        self.link = HttpDeskLink(server.url, server.token)
        self.desk = self._desk()

    def _desk(self) -> Desk:
        planner = ProcessPlanner(planner_children.leaves)
        return Desk(self.store, planner, SystemClock(), TODAY, NOOR, "", self.link)

    def plan(self, **names: str) -> None:
        """Make these the drafts: ``plan(aino="S1 S2", bo="S3")``."""
        with self.store.write() as unit:
            known = {record.shift_id: record for record in unit.routes(TODAY)}
            unit.put_shifts(shift(driver) for driver in DRIVERS)
            unit.put_orders(order(name) for line in names.values() for name in line.split())
            for driver, line in names.items():
                made = route(driver, line.split())
                before = known.get(made.shift_id) or RouteRecord(TODAY, made.shift_id, 0, made)
                unit.put_routes((replace(before, draft=before.draft + 1, route=made),))
            unit.commit()
        self.desk.reload()

    def give(self, **names: str) -> None:
        """Plan it, release it and send it."""
        self.plan(**names)
        self.desk.release()
        self.desk.exchange()

    def record(self, driver: str) -> RouteRecord:
        """A driver's route as the desk has it."""
        [found] = [r for r in self.store.routes(TODAY) if r.shift_id == f"shift-{driver}"]
        return found

    def drafts(self) -> dict[str, list[str]]:
        """The stops of each driver's draft."""
        return _stops(self, lambda record: record.route)

    def released(self) -> dict[str, list[str]]:
        """The stops each driver was given, for all the desk knows."""
        return _stops(self, lambda record: record.released)

    def held(self) -> dict[str, list[str]]:
        """The stops of each route on the server."""
        shown = self.server.desk("GET", "/routes").json()["routes"]
        return {r["driver"]: [s[:-3] for trip in r["trips"] for s in trip] for r in shown}

    def again(self) -> None:
        """Close and open everything, as another start of the program does."""
        self.close()
        self.store = DeskStore.open(self.folder.desk_database)
        self.link = HttpDeskLink(self.server.url, self.server.token)
        self.desk = self._desk()

    def close(self) -> None:
        """Let go of the store and the link."""
        self.link.close()
        self.store.close()


def _stops(world: DeskWorld, which: Callable[[RouteRecord], Route | None]) -> dict[str, list[str]]:
    found = {}
    for record in world.store.routes(TODAY):
        chosen = which(record)
        if chosen is not None:
            found[record.shift_id.removeprefix("shift-")] = [s[:-3] for s in chosen.stop_ids]
    return found


@contextmanager
def desk_world(root: Path, server: Running) -> Iterator[DeskWorld]:
    """A desk for as long as the block lasts."""
    world = DeskWorld(root, server)
    try:
        yield world
    finally:
        world.close()


def report(phone: Phone, seq: int, driver: str, name: str, kind: str = "completed") -> dict[str, Any]:
    """Hand in that something happened at an order's stop just now; returns the reply."""
    made: dict[str, Any] = {
        "seq": seq,
        "id": str(uuid4()),
        "shift_id": f"shift-{driver}",
        "type": kind,
        "at": datetime.now(UTC).isoformat(),
    }
    if name:
        made["stop_id"] = f"{name}-d1"
    if kind in ("completed", "failed"):
        made["outcome"] = "delivered_to_recipient" if kind == "completed" else "failed_not_home"
    reply = phone.send(made)
    assert reply.status_code == 200, reply.text
    result: dict[str, Any] = reply.json()
    return result

"""Plain values of the business, for claims that need just any."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.domain.events import Actor, ActorKind, Event, EventType, Position
from app.domain.fleet import Depot, Driver, Profile, Shift, Vehicle
from app.domain.geo import LonLat
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.release import Release
from app.domain.routes import PlannedStop, Route, RouteRecord, Stop, Trip
from app.domain.timing import TimeWindow

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DRIVER = Actor(ActorKind.DRIVER, "aino")


def depot(name: str = "Schaan") -> Depot:
    return Depot("d1", name, LonLat(9.51, 47.16))


def shift(shift_id: str = "s1", *, day: date = DAY, driver_id: str = "aino") -> Shift:
    vehicle = Vehicle(f"van of {driver_id}", "Van", Profile.VAN, (800_000, 6_000_000, 120))
    return Shift(shift_id, day, Driver(driver_id, "Aino K"), vehicle, depot(), 28_800, 61_200)


def order(number: int, *, day: date = DAY, name: str = "Marxer") -> Order:
    place = Place(name, "Landstrasse 1", "9490", "Vaduz", LonLat(9.52, 47.14), LocatedBy.HOUSE)
    windows = (TimeWindow(30_000, 40_000),)
    task = Task(TaskKind.DELIVERY, place, windows)
    return Order(f"o{number:05}", f"R-{number}", "shop", day, None, task)


def event(number: int, *, at: datetime = NOON, stop_id: str = "o1-d1") -> Event:
    return Event(f"event-{number}", EventType.ARRIVED, at, at, DRIVER, "s1", stop_id)


def position(minute: int, *, driver_id: str = "aino", lon: float = 9.5) -> Position:
    return Position(driver_id, NOON + timedelta(minutes=minute), lon, 47.1, speed=8.5)


def record(shift_id: str = "s1", *, draft: int = 1) -> RouteRecord:
    stop = PlannedStop(Stop("o1-d1", "o1", TaskKind.DELIVERY), NOON, NOON, NOON, 60, 500, "_p~iF")
    return RouteRecord(DAY, shift_id, draft, Route(shift_id, (Trip(NOON, NOON, (stop,), NOON, 9, 9),)))


def release(release_id: str) -> Release:
    return Release(release_id, 7, ())

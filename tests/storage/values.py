"""Values of the business made by hypothesis, and plain ones for claims that need just any."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome, Position
from app.domain.fleet import Break, Depot, Driver, Profile, Shift, Vehicle, VehicleCosts
from app.domain.geo import LonLat
from app.domain.orders import Contact, Line, LocatedBy, Order, Place, ProofKind, Task, TaskKind
from app.domain.release import Release, ReleasedRoute, ReleasedStop
from app.domain.routes import PlannedBreak, PlannedStop, Route, RouteRecord, Stop, Trip
from app.domain.timing import TimeWindow, WindowEnd

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DRIVER = Actor(ActorKind.DRIVER, "aino")

# --- plain ones ----------------------------------------------------------------------------------


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


# --- any at all ----------------------------------------------------------------------------------

texts = st.text(max_size=12)
ids = st.text(min_size=1, max_size=8)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
seconds = st.integers(0, 2 * 86_400)
counts = st.integers(0, 2**40)
skills = st.frozensets(texts, max_size=3)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
amounts = st.tuples(counts, counts, counts)
lonlats = st.builds(LonLat, st.floats(-180, 180), st.floats(-90, 90))
measures = st.none() | st.floats(0, 500)
windows = st.builds(
    lambda start, length, means: TimeWindow(start, start + length, means),
    seconds,
    seconds,
    st.sampled_from(WindowEnd),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e6, 1e6) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
json_objects: st.SearchStrategy[Mapping[str, Any]] = st.dictionaries(texts, json_values, max_size=3)


def several[T](values: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """A tuple of up to so many."""
    return st.lists(values, max_size=most).map(tuple)


places = st.builds(Place, texts, texts, texts, texts, st.none() | lonlats, st.sampled_from(LocatedBy))
contacts = st.builds(Contact, texts, texts)
lines = st.builds(Line, texts, counts, texts)
tasks = st.builds(
    Task, st.sampled_from(TaskKind), places, several(windows), seconds, contacts, texts, texts
)
orders = st.builds(
    Order,
    ids,
    texts,
    texts,
    days,
    st.none() | tasks,
    st.none() | tasks,
    amounts,
    several(lines),
    skills,
    st.integers(0, 100),
    several(st.sampled_from(ProofKind)),
    counts,
    texts,
    st.booleans(),
    several(texts),
)
depots = st.builds(Depot, ids, texts, lonlats, texts, loading_s=seconds)
drivers = st.builds(Driver, ids, texts, texts, skills)
vehicles = st.builds(
    Vehicle,
    ids,
    texts,
    st.sampled_from(Profile),
    amounts,
    skills,
    st.builds(VehicleCosts, counts, counts, counts),
)
breaks = several(st.builds(Break, seconds, seconds, seconds))
shifts = st.builds(
    Shift, ids, days, drivers, vehicles, depots, seconds, seconds, breaks, st.integers(1, 9)
)
stops = st.builds(Stop, ids, ids, st.sampled_from(TaskKind), st.integers(1, 9))
planned_stops = st.builds(PlannedStop, stops, instants, instants, instants, seconds, counts, texts)
planned_breaks = st.builds(PlannedBreak, instants, instants, counts)
trips = st.builds(
    Trip,
    instants,
    instants,
    several(planned_stops),
    instants,
    seconds,
    counts,
    texts,
    several(planned_breaks),
)
routes = st.builds(Route, ids, several(trips), counts)
released_stops = st.builds(
    ReleasedStop,
    ids,
    st.sampled_from(TaskKind),
    texts,
    texts,
    lonlats,
    st.none() | st.tuples(instants, instants),
    instants,
    seconds,
    texts,
    texts,
    texts,
    several(lines),
    counts,
    several(st.sampled_from(ProofKind)),
)
released_routes = st.builds(
    ReleasedRoute,
    ids,
    counts,
    counts,
    ids,
    texts,
    texts,
    instants,
    instants,
    texts,
    lonlats,
    several(several(ids)),
    several(released_stops),
)
releases = st.builds(Release, ids, counts, several(released_routes))
events = st.builds(
    Event,
    st.uuids().map(str),
    st.sampled_from(EventType),
    instants,
    instants,
    st.builds(Actor, st.sampled_from(ActorKind), texts),
    texts,
    texts,
    st.none() | st.sampled_from(Outcome),
    texts,
    json_objects,
)
positions = st.builds(
    Position, ids, instants, st.floats(-180, 180), st.floats(-90, 90), measures, measures, measures
)

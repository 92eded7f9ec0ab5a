"""Any values of the business, made by hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome, Position
from app.domain.fleet import (
    Break,
    Depot,
    Driver,
    Profile,
    Shift,
    ShiftLimits,
    ShiftOvertime,
    Vehicle,
    VehicleCosts,
)
from app.domain.geo import LonLat
from app.domain.orders import Contact, Line, LocatedBy, Order, Place, ProofKind, Task, TaskKind
from app.domain.release import Release, ReleasedRoute, ReleasedStop
from app.domain.routes import PlannedBreak, PlannedStop, Route, Stop, Trip
from app.domain.timing import TimeWindow, WindowEnd

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
    st.none() | tasks,
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
    st.builds(VehicleCosts, counts, counts, counts, counts, counts),
    texts,
    st.floats(0.1, 10),
)
breaks = several(st.builds(Break, seconds, seconds, seconds))


def _with_depots_apart(shift: Shift) -> Shift:
    """No two depots of one id."""
    others = {depot.depot_id: depot for depot in shift.reload_depots}
    others.pop(shift.depot.depot_id, None)
    return replace(shift, reload_depots=tuple(others.values()))


limits = st.builds(ShiftLimits, *[st.none() | counts] * 5)
shifts = st.builds(
    Shift,
    ids,
    days,
    drivers,
    vehicles,
    depots,
    seconds,
    seconds,
    breaks,
    st.integers(1, 9),
    limits,
    st.builds(ShiftOvertime, seconds, counts),
    several(depots),
).map(_with_depots_apart)
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
    ids,
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

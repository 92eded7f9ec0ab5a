"""A problem of PyVRP's as ours, and its solutions as orders of our stops.

Names: client ``i`` is stop ``c<i>``; shipment ``i`` is stops ``p<i>`` and ``d<i>``; the vehicles of
type ``t`` are ``v<t>-<n>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyvrp
from numpy.typing import NDArray
from pyvrp.constants import MAX_VALUE

from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.orders import TaskKind
from app.domain.routing import (
    Costs,
    Job,
    Limits,
    Problem,
    Reload,
    Shipment,
    VehicleSpec,
    Window,
)
from app.domain.solution import Itinerary

PROFILE = "car"
ENDLESS = 2**40
"""PyVRP says 'no limit' by a number above this."""

type Table = NDArray[Any]


def problem_of(data: pyvrp.ProblemData) -> Problem:
    """The same problem in our words, cost for cost.

    A profile of PyVRP's may differ from another only by clients it cannot reach (the benchmark files'
    way to say which vehicles may serve a client); these become the stops' allowed vehicles.

    Raises:
        ValueError: the problem says something else that ours does not.
    """
    durations = _merged(data.duration_matrices())
    distances = _merged(data.distance_matrices())
    horizon = horizon_of(data)
    dear = _too_dear(data, distances)
    vehicles = tuple(
        _vehicle(data, number, n, horizon)
        for number, kind in enumerate(data.vehicle_types())
        for n in range(kind.num_available)
    )
    return Problem(
        locations=tuple(LonLat(spot.x * 1e-6, spot.y * 1e-6) for spot in data.locations()),
        vehicles=vehicles,
        jobs=tuple(
            _job(number, client, _allowed(data, client.location), dear, horizon)
            for number, client in enumerate(data.clients())
        ),
        shipments=tuple(
            _shipment(number, shipment, dear, horizon)
            for number, shipment in enumerate(data.shipments())
        ),
        matrices={PROFILE: Matrix(len(durations), _block(durations), _block(distances))},
    )


def itineraries_of(data: pyvrp.ProblemData, solution: pyvrp.Solution) -> list[Itinerary]:
    """A solution's orders of stops, by our vehicles."""
    used = [0] * data.num_vehicle_types
    found = []
    for route in solution.routes():
        kind = route.vehicle_type()
        trips: list[list[str]] = [[]]
        for activity in route.schedule():
            if activity.is_depot():
                trips.append([])
            else:
                letter = "c" if activity.is_client() else "p" if activity.is_pickup() else "d"
                trips[-1].append(f"{letter}{activity.idx}")
        found.append(
            Itinerary(vehicle_id(kind, used[kind]), tuple(tuple(trip) for trip in trips if trip))
        )
        used[kind] += 1
    return found


def allowed_types(data: pyvrp.ProblemData, location: int) -> list[int]:
    """The vehicle types that can get to a place at all."""
    tables = data.duration_matrices()
    return [
        number
        for number, kind in enumerate(data.vehicle_types())
        if np.delete(tables[kind.profile][:, location], location).min() < MAX_VALUE
    ]


def _allowed(data: pyvrp.ProblemData, location: int) -> frozenset[str] | None:
    if data.num_profiles == 1:
        return None
    types = allowed_types(data, location)
    if len(types) == data.num_vehicle_types:
        return None
    return frozenset(
        vehicle_id(number, n)
        for number in types
        for n in range(data.vehicle_type(number).num_available)
    )


def vehicle_id(kind: int, n: int) -> str:
    """The name of the nth vehicle of a type."""
    return f"v{kind}-{n}"


def _vehicle(data: pyvrp.ProblemData, number: int, n: int, horizon: int) -> VehicleSpec:
    kind = data.vehicle_type(number)
    if kind.max_overtime or any(kind.initial_load) or kind.start_late < kind.tw_late:
        raise ValueError(f"Vehicle type {number} has overtime, a load or a latest start.")
    depots = data.depots()
    total = sum(_first(client.delivery) for client in data.clients())
    trips = min(kind.max_reloads + 1, -(-total // max(1, _first(kind.capacity))) + 1)
    reload = None
    if kind.reload_depots:
        reload = Reload(tuple(depots[depot].location for depot in kind.reload_depots), 0, trips)
    return VehicleSpec(
        vehicle_id(number, n),
        PROFILE,
        depots[kind.start_depot].location,
        depots[kind.end_depot].location,
        tuple(min(amount, ENDLESS) for amount in kind.capacity),
        kind.tw_early,
        min(kind.tw_late, horizon),
        reload=reload,
        costs=Costs(kind.fixed_cost, 3600 * kind.unit_duration_cost, 1000 * kind.unit_distance_cost),
        limits=Limits(distance_m=_limit(kind.max_distance), duration_s=_limit(kind.shift_duration)),
    )


def _limit(most: int) -> int | None:
    return most if most < ENDLESS else None


def _first(amounts: Sequence[int]) -> int:
    return amounts[0] if amounts else 0


def _windows(early: int, late: int, horizon: int) -> tuple[Window, ...]:
    return () if early == 0 and late >= horizon else (Window(early, min(late, horizon)),)


def _job(
    number: int, client: pyvrp.Client, allowed: frozenset[str] | None, dear: int, horizon: int
) -> Job:
    if client.group is not None or (any(client.delivery) and any(client.pickup)):
        raise ValueError(f"Client {number} is in a group, or both brings and takes.")
    kind = TaskKind.PICKUP if any(client.pickup) else TaskKind.DELIVERY
    return Job(
        f"c{number}",
        client.location,
        kind,
        tuple(client.pickup if kind is TaskKind.PICKUP else client.delivery),
        client.service_duration,
        dear if client.required else client.prize,
        windows=_windows(client.tw_early, client.tw_late, horizon),
        release=client.release_time,
        vehicles=allowed,
    )


def _shipment(number: int, shipment: pyvrp.Shipment, dear: int, horizon: int) -> Shipment:
    ends = []
    for letter, kind, end in (
        ("p", TaskKind.PICKUP, shipment.pickup),
        ("d", TaskKind.DELIVERY, shipment.delivery),
    ):
        ends.append(
            Job(
                f"{letter}{number}",
                end.location,
                kind,
                tuple(shipment.amount),
                end.service_duration,
                dear,
                windows=_windows(end.tw_early, end.tw_late, horizon),
            )
        )
    return Shipment(*ends)


def _merged(tables: Iterable[Table]) -> Table:
    """One matrix for all profiles: each says where others cannot go, or the same."""
    tables = list(tables)
    merged: Table = np.minimum.reduce(tables)
    for table in tables:
        if (table[table < MAX_VALUE] != merged[table < MAX_VALUE]).any():
            raise ValueError("Profiles differ in more than whom they may serve.")
    return merged


def _block(table: Table) -> bytes:
    return np.where(table < MAX_VALUE, table, UNREACHABLE).astype(np.int32).tobytes()


def horizon_of(data: pyvrp.ProblemData) -> int:
    """The end of the shifts; where there is none, a second by which anything can be over."""
    ends = [kind.tw_late for kind in data.vehicle_types()]
    if max(ends) < ENDLESS:
        return max(ends)
    durations = _merged(data.duration_matrices())
    work = sum(client.service_duration for client in data.clients())
    return int(np.where(durations < MAX_VALUE, durations, 0).max(axis=1).sum()) + work


def _too_dear(data: pyvrp.ProblemData, distances: Table) -> int:
    """A price for leaving a stop out that no detour is worth."""
    longest = int(distances[distances < MAX_VALUE].max())
    hop = max(2 * longest * kind.unit_distance_cost + kind.fixed_cost for kind in data.vehicle_types())
    return 10 * hop


def with_fleet_in_reach(data: pyvrp.ProblemData) -> pyvrp.ProblemData:
    """Fewer vehicles where the instance names no fleet or an endless one, without losing any optimum.

    Without windows, two routes of one type that fit into one van are no cheaper apart, so in an optimum
    at most one route of a type is half full or less; this bounds their number.
    """
    bring, take = (
        sum(_first(amounts) for amounts in column)
        for column in zip(*((c.delivery, c.pickup) for c in data.clients()), strict=True)
    )
    kinds = []
    for kind in data.vehicle_types():
        capacity = max(1, _first(kind.capacity))
        most = 2 * (-(-bring // capacity) + -(-take // capacity)) + 1
        kinds.append(kind.replace(num_available=min(kind.num_available, most)))
    return data.replace(vehicle_types=kinds)

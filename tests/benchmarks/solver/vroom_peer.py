"""VROOM, through pyvroom: two threads, its most thorough search."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import Any

import numpy as np
import pyvrp
import vroom

from app.domain.solution import Itinerary
from tests.benchmarks.solver.instances import Loaded
from tests.benchmarks.solver.translation import ENDLESS, horizon_of, vehicle_id

THREADS = 2
EXPLORATION = 5
DEAREST = 1_000_000
LETTERS = {"job": "c", "pickup": "p", "delivery": "d"}


def cannot(data: pyvrp.ProblemData) -> str:
    """Why VROOM has no words for a problem; empty when it has."""
    if any(kind.shift_duration < ENDLESS for kind in data.vehicle_types()):
        return "a longest duration, waiting included"
    if any(kind.reload_depots for kind in data.vehicle_types()):
        return "reloads"
    if not all(client.required for client in data.clients()):
        return "prizes"
    if any(client.release_time for client in data.clients()):
        return "release times"
    return ""


def run(loaded: Loaded, seconds: float, seed: int) -> list[Itinerary]:
    """VROOM takes no seed: every run is the same but for the clock."""
    del seed
    started = monotonic()
    data = loaded.data
    horizon = horizon_of(data)
    model = vroom.Input()
    names = []
    for number, kind in enumerate(data.vehicle_types()):
        _add_profile(model, data, number, kind, horizon)
        for n in range(kind.num_available):
            model.add_vehicle(_vehicle(data, len(names), number, kind, horizon))
            names.append(vehicle_id(number, n))
    for n, client in enumerate(data.clients()):
        model.add_job(
            vroom.Job(
                n,
                client.location,
                default_service=client.service_duration,
                delivery=client.delivery,
                pickup=client.pickup,
                time_windows=_windows(client.tw_early, client.tw_late, horizon),
            )
        )
    for n, shipment in enumerate(data.shipments()):
        ends = [
            vroom.ShipmentStep(
                n,
                end.location,
                default_service=end.service_duration,
                time_windows=_windows(end.tw_early, end.tw_late, horizon),
            )
            for end in (shipment.pickup, shipment.delivery)
        ]
        model.add_shipment(*ends, amount=vroom.Amount(shipment.amount))
    left = timedelta(seconds=seconds - (monotonic() - started))
    answer = model.solve(EXPLORATION, THREADS, left)
    return [_itinerary(names, route) for route in answer.to_dict()["routes"]]


def _add_profile(
    model: Any, data: pyvrp.ProblemData, number: int, kind: pyvrp.VehicleType, horizon: int
) -> None:
    """One profile per vehicle type: the price of its distances goes into the matrix of costs."""
    distances = data.distance_matrix(kind.profile)
    model.set_durations_matrix(str(number), np.minimum(data.duration_matrix(kind.profile), 2 * horizon))
    model.set_distances_matrix(str(number), np.minimum(distances, 2 * horizon))
    model.set_costs_matrix(str(number), kind.unit_distance_cost * distances // _grain(data))


def _grain(data: pyvrp.ProblemData) -> int:
    """What all costs are divided by: VROOM refuses those that it might overflow with."""
    dearest = max(
        kind.unit_distance_cost * int(data.distance_matrix(kind.profile).max())
        for kind in data.vehicle_types()
    )
    return max(1, dearest // DEAREST)


def _vehicle(
    data: pyvrp.ProblemData, place: int, number: int, kind: pyvrp.VehicleType, horizon: int
) -> vroom.Vehicle:
    depots = data.depots()
    limits = {"max_distance": kind.max_distance} if kind.max_distance < ENDLESS else {}
    return vroom.Vehicle(
        place,
        depots[kind.start_depot].location,
        depots[kind.end_depot].location,
        profile=str(number),
        capacity=[min(amount, ENDLESS) for amount in kind.capacity],
        time_window=vroom.TimeWindow(kind.tw_early, min(kind.tw_late, horizon)),
        costs=vroom.VehicleCosts(fixed=kind.fixed_cost // _grain(data)),
        **limits,
    )


def _windows(early: int, late: int, horizon: int) -> list[vroom.TimeWindow]:
    return [vroom.TimeWindow(early, min(late, horizon))]


def _itinerary(names: list[str], route: dict[str, Any]) -> Itinerary:
    stops = (step for step in route["steps"] if step["type"] in LETTERS)
    trip = tuple(f"{LETTERS[step['type']]}{step['id']}" for step in stops)
    return Itinerary(names[route["vehicle"]], (trip,))

"""OR-Tools' routing library with guided local search: a plain model, one thread (it has no more)."""

from __future__ import annotations

from time import monotonic
from typing import Any

import numpy as np
import pyvrp
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from app.domain.solution import Itinerary
from tests.benchmarks.solver.instances import FORBIDDEN, Loaded
from tests.benchmarks.solver.translation import (
    ENDLESS,
    allowed_types,
    horizon_of,
    vehicle_id,
)


def cannot(data: pyvrp.ProblemData) -> str:
    """Why this plain model has no words for a problem; empty when it has."""
    if any(kind.reload_depots for kind in data.vehicle_types()):
        return "reloads"
    if any(client.release_time for client in data.clients()):
        return "release times"
    return ""


def run(loaded: Loaded, seconds: float, seed: int) -> list[Itinerary]:
    """No answer within the time is an empty plan. The search is not random: no seed."""
    del seed
    started = monotonic()
    model = _Model(loaded.data)
    enums = routing_enums_pb2
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    first = enums.FirstSolutionStrategy
    parameters.first_solution_strategy = first.PARALLEL_CHEAPEST_INSERTION
    metaheuristic = enums.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.local_search_metaheuristic = metaheuristic
    left = seconds - (monotonic() - started)
    parameters.time_limit.FromMilliseconds(max(1, int(1000 * left)))
    return model.itineraries(model.routing.SolveWithParameters(parameters))


class _Model:
    """Nodes are PyVRP's places: every stop has one of its own."""

    def __init__(self, data: pyvrp.ProblemData) -> None:
        self._data = data
        self._fleet = [
            (number, n)
            for number, kind in enumerate(data.vehicle_types())
            for n in range(kind.num_available)
        ]
        kinds = [data.vehicle_type(number) for number, _ in self._fleet]
        depots = [depot.location for depot in data.depots()]
        self._manager = pywrapcp.RoutingIndexManager(
            data.num_locations,
            len(kinds),
            [depots[kind.start_depot] for kind in kinds],
            [depots[kind.end_depot] for kind in kinds],
        )
        self.routing = pywrapcp.RoutingModel(self._manager)
        self._horizon = horizon_of(data)
        self._add_costs(kinds)
        self._add_time(kinds)
        self._add_loads(kinds)
        self._add_rules(set(depots) - {depots[kind.start_depot] for kind in kinds})

    def _index(self, location: int) -> int:
        return int(self._manager.NodeToIndex(location))

    def _add_costs(self, kinds: list[pyvrp.VehicleType]) -> None:
        made: dict[int, int] = {}
        for vehicle, kind in enumerate(kinds):
            number = self._fleet[vehicle][0]
            if number not in made:
                distances = np.minimum(self._data.distance_matrix(kind.profile), 2 * self._horizon)
                rows = (kind.unit_distance_cost * distances).tolist()
                made[number] = self.routing.RegisterTransitMatrix(rows)
            self.routing.SetArcCostEvaluatorOfVehicle(made[number], vehicle)
            self.routing.SetFixedCostOfVehicle(kind.fixed_cost, vehicle)
            if kind.max_distance < ENDLESS:
                raise ValueError("this plain model knows no longest distance")

    def _add_time(self, kinds: list[pyvrp.VehicleType]) -> None:
        service = np.zeros((self._data.num_locations, 1), dtype=np.int64)
        for stop in self._stops():
            service[stop.location] = stop.service_duration
        has_backhauls = any(any(client.pickup) for client in self._data.clients())
        end = FORBIDDEN - 1 if has_backhauls else 2 * self._horizon
        tables = [
            np.where(table > end, 2 * self._horizon, table) + service
            for table in self._data.duration_matrices()
        ]
        transits = [self.routing.RegisterTransitMatrix(table.tolist()) for table in tables]
        by_vehicle = [transits[kind.profile] for kind in kinds]
        room = self._horizon
        self.routing.AddDimensionWithVehicleTransits(by_vehicle, room, room, False, "time")
        time = self.routing.GetDimensionOrDie("time")
        for stop in self._stops():
            late = min(stop.tw_late, self._horizon)
            time.CumulVar(self._index(stop.location)).SetRange(stop.tw_early, late)
        for vehicle, kind in enumerate(kinds):
            late = min(kind.tw_late, self._horizon)
            time.CumulVar(self.routing.Start(vehicle)).SetRange(kind.tw_early, late)
            time.CumulVar(self.routing.End(vehicle)).SetRange(kind.tw_early, late)
            if kind.shift_duration < ENDLESS:
                time.SetSpanUpperBoundForVehicle(kind.shift_duration, vehicle)
        self._time = time

    def _stops(self) -> list[Any]:
        ends = [end for s in self._data.shipments() for end in (s.pickup, s.delivery)]
        return [*self._data.clients(), *ends]

    def _add_loads(self, kinds: list[pyvrp.VehicleType]) -> None:
        """What is brought and what is taken are bounded apart: enough where nothing is brought after
        something has been taken, as in the backhaul sets. (Bound together, no first plan is found.)"""
        places = self._data.num_locations
        brought, taken, carried = ([0] * places for _ in range(3))
        for client in self._data.clients():
            brought[client.location] = sum(client.delivery)
            taken[client.location] = sum(client.pickup)
        for shipment in self._data.shipments():
            carried[shipment.pickup.location] = sum(shipment.amount)
            carried[shipment.delivery.location] = -sum(shipment.amount)
        most = [sum(kind.capacity) for kind in kinds]
        for name, amounts in (("brought", brought), ("taken", taken), ("carried", carried)):
            if any(amounts):
                transit = self.routing.RegisterUnaryTransitVector(amounts)
                self.routing.AddDimensionWithVehicleCapacity(transit, 0, most, True, name)

    def _add_rules(self, unused: set[int]) -> None:
        for place in unused:
            self.routing.AddDisjunction([self._index(place)], 0)
        for client in self._data.clients():
            index = self._index(client.location)
            if not client.required:
                self.routing.AddDisjunction([index], client.prize)
            if self._data.num_profiles > 1:
                types = set(allowed_types(self._data, client.location))
                able = [v for v, (number, _) in enumerate(self._fleet) if number in types]
                self.routing.VehicleVar(index).SetValues([-1, *able])
        solver = self.routing.solver()
        for shipment in self._data.shipments():
            pickup = self._index(shipment.pickup.location)
            delivery = self._index(shipment.delivery.location)
            self.routing.AddPickupAndDelivery(pickup, delivery)
            solver.Add(self.routing.VehicleVar(pickup) == self.routing.VehicleVar(delivery))
            solver.Add(self._time.CumulVar(pickup) <= self._time.CumulVar(delivery))

    def itineraries(self, answer: Any) -> list[Itinerary]:
        """The routes with stops on them."""
        if answer is None:
            return []
        names = {client.location: f"c{n}" for n, client in enumerate(self._data.clients())}
        for n, shipment in enumerate(self._data.shipments()):
            names[shipment.pickup.location] = f"p{n}"
            names[shipment.delivery.location] = f"d{n}"
        found = []
        for vehicle, (number, n) in enumerate(self._fleet):
            stops = []
            at = self.routing.Start(vehicle)
            while not self.routing.IsEnd(at):
                at = answer.Value(self.routing.NextVar(at))
                if not self.routing.IsEnd(at):
                    stops.append(names[self._manager.IndexToNode(at)])
            if stops:
                found.append(Itinerary(vehicle_id(number, n), (tuple(stops),)))
        return found

"""A large plan in parts: neighbouring routes that are searched apart, and put together again."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyvrp
from pyvrp import Activity, ActivityType


@dataclass(frozen=True, slots=True)
class Part:
    """Some routes' stops as a problem of their own, and which client and shipment is which."""

    data: pyvrp.ProblemData
    plan: pyvrp.Solution
    clients: tuple[int, ...]
    shipments: tuple[int, ...]

    def whole_routes(self, data: pyvrp.ProblemData, plan: pyvrp.Solution) -> list[pyvrp.Route]:
        """A plan of this part as routes of the whole problem."""
        numbers = {ActivityType.CLIENT: self.clients}
        numbers[ActivityType.PICKUP] = numbers[ActivityType.DELIVERY] = self.shipments
        return [renumbered(data, route, numbers) for route in plan.routes()]


def renumbered(
    data: pyvrp.ProblemData,
    route: pyvrp.Route,
    numbers: dict[ActivityType, Sequence[int]] | dict[ActivityType, dict[int, int]],
) -> pyvrp.Route:
    """The same route in another problem's numbers of clients and shipments; depots keep theirs."""
    activities = [
        Activity(a.type, numbers[a.type][a.idx] if a.type in numbers else a.idx)
        for a in list(route)[1:-1]
    ]
    return pyvrp.Route(data, activities, route.vehicle_type())


class Parts:
    """Takes plans of one problem apart."""

    def __init__(self, data: pyvrp.ProblemData) -> None:
        self._data = data
        self._clients = data.clients()
        self._shipments = data.shipments()
        self._distances = data.distance_matrices()
        self._durations = data.duration_matrices()
        self._used = [depot.location for depot in data.depots()]

    def split(self, plan: pyvrp.Solution, count: int, draw: random.Random) -> list[Part]:
        """The plan in about ``count`` parts of neighbouring routes, no two the same from call to call.
        Who is left out goes to the part nearest to him; spare vehicles are shared out."""
        routes = plan.routes()
        chunks = self._chunks(routes, count, draw)
        left = self._left_out(plan, routes, chunks)
        spare = [kind.num_available for kind in self._data.vehicle_types()]
        for route in routes:
            spare[route.vehicle_type()] -= 1
        parts = []
        for number, chunk in enumerate(chunks):
            share = [n // len(chunks) + (number < n % len(chunks)) for n in spare]
            parts.append(self._part([routes[n] for n in chunk], left[number], share))
        return parts

    def joined(self, parts: Iterable[tuple[Part, pyvrp.Solution]]) -> pyvrp.Solution:
        """One plan of all the parts' plans."""
        routes = [r for part, plan in parts for r in part.whole_routes(self._data, plan)]
        return pyvrp.Solution(self._data, routes)

    def _place(self, activity: Activity) -> int:
        if activity.type is ActivityType.CLIENT or activity.is_client():
            return int(self._clients[activity.idx].location)
        shipment = self._shipments[activity.idx]
        step = shipment.pickup if activity.is_pickup() else shipment.delivery
        return int(step.location)

    def _chunks(
        self, routes: Sequence[pyvrp.Route], count: int, draw: random.Random
    ) -> list[list[int]]:
        """Routes around a random one, then around a random one of the rest, and so on."""
        near = self._distances[0]
        places = [[self._place(a) for a in route if not a.is_depot()] for route in routes]
        size = -(-sum(map(len, places)) // count)
        left = list(range(len(routes)))
        chunks = []
        while left:
            middle = places[draw.choice(left)]
            seed = middle[len(middle) // 2]
            away = {n: float(near[seed, places[n]].mean() + near[places[n], seed].mean()) for n in left}
            left.sort(key=lambda n: (away[n], n))
            taken = 0
            chunk: list[int] = []
            while left and (taken < size or len(chunks) == count - 1):
                chunk.append(left.pop(0))
                taken += len(places[chunk[-1]])
            chunks.append(chunk)
        return chunks

    def _left_out(
        self, plan: pyvrp.Solution, routes: Sequence[pyvrp.Route], chunks: Sequence[Sequence[int]]
    ) -> list[list[Activity]]:
        """Per part, the tasks that the plan leaves out (a shipment as its pickup)."""
        left: list[list[Activity]] = [[] for _ in chunks]
        missing = self._missing(plan, routes)
        if not missing:
            return left
        places = [
            np.unique([self._place(a) for n in chunk for a in routes[n] if not a.is_depot()])
            for chunk in chunks
        ]
        groups: dict[int, int] = {}
        for activity in missing:
            here = self._place(activity)
            nearest = min(range(len(chunks)), key=lambda n: int(self._distances[0][here, places[n]].min()))
            group = self._clients[activity.idx].group if activity.is_client() else None
            if group is not None:
                nearest = groups.setdefault(group, nearest)
            left[nearest].append(activity)
        return left

    def _missing(self, plan: pyvrp.Solution, routes: Sequence[pyvrp.Route]) -> list[Activity]:
        """Tasks on no route; of a group with one served, none."""
        if not (plan.num_missing_clients() or plan.uncollected_prizes() or self._data.num_groups):
            if not plan.num_missing_shipments() and plan.num_shipments() == len(self._shipments):
                if plan.num_clients() == len(self._clients):
                    return []
        served = {(a.is_client(), a.idx) for route in routes for a in route if not a.is_depot()}
        met = {self._clients[idx].group for is_client, idx in served if is_client} - {None}
        missing = [
            Activity(ActivityType.CLIENT, n)
            for n, client in enumerate(self._clients)
            if (True, n) not in served and client.group not in met
        ]
        missing += [
            Activity(ActivityType.PICKUP, n)
            for n in range(len(self._shipments))
            if (False, n) not in served
        ]
        return missing

    def _part(
        self, routes: Sequence[pyvrp.Route], left: Sequence[Activity], spare: Sequence[int]
    ) -> Part:
        clients = {a.idx for route in routes for a in route if a.is_client()}
        shipments = {a.idx for route in routes for a in route if a.is_shipment()}
        clients |= {a.idx for a in left if a.is_client()}
        shipments |= {a.idx for a in left if not a.is_client()}
        grouped = {self._clients[n].group for n in clients} - {None}
        for group in grouped:
            clients |= set(self._data.group(group).clients)
        chosen, sent = sorted(clients), sorted(shipments)
        data = self._reduced(chosen, sent, sorted(grouped), self._fleet(routes, spare))
        number: dict[ActivityType, dict[int, int]] = {
            ActivityType.CLIENT: {n: new for new, n in enumerate(chosen)}
        }
        shipped = {n: new for new, n in enumerate(sent)}
        number[ActivityType.PICKUP] = number[ActivityType.DELIVERY] = shipped
        plan = pyvrp.Solution(data, [renumbered(data, route, number) for route in routes])
        return Part(data, plan, tuple(chosen), tuple(sent))

    def _fleet(self, routes: Sequence[pyvrp.Route], spare: Sequence[int]) -> list[pyvrp.VehicleType]:
        """The routes' vehicles and the spare ones. A kind with none at all keeps one, since the engine
        wants one of each, that is too dear to use."""
        used = [0] * len(spare)
        for route in routes:
            used[route.vehicle_type()] += 1
        fleet = []
        for kind, free, taken in zip(self._data.vehicle_types(), spare, used, strict=True):
            if free + taken:
                fleet.append(kind.replace(num_available=free + taken))
            else:
                fleet.append(kind.replace(num_available=1, capacity=[0] * len(kind.capacity), tw_late=kind.tw_early, start_late=kind.tw_early))
        return fleet

    def _reduced(
        self,
        clients: Sequence[int],
        shipments: Sequence[int],
        groups: Sequence[int],
        fleet: Sequence[pyvrp.VehicleType],
    ) -> pyvrp.ProblemData:
        ...

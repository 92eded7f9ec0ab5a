"""A large plan in parts: neighbouring routes that are searched apart, and put together again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyvrp
from pyvrp import Activity, ActivityType

from solver.annealing.reduced import reduced


class _Numbers(Protocol):
    """From one problem's number to another's."""

    def __getitem__(self, number: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Part:
    """Some routes' stops as a problem of their own, and which client, shipment and kind of vehicle of
    the whole each of its numbers stands for."""

    data: pyvrp.ProblemData
    plan: pyvrp.Solution
    clients: tuple[int, ...]
    shipments: tuple[int, ...]
    kinds: tuple[int, ...]

    def whole_routes(self, data: pyvrp.ProblemData, plan: pyvrp.Solution) -> list[pyvrp.Route]:
        """A plan of this part as routes of the whole problem."""
        return [
            _renumbered(data, route, self.clients, self.shipments, self.kinds)
            for route in plan.routes()
        ]


def _renumbered(
    data: pyvrp.ProblemData, route: pyvrp.Route, clients: _Numbers, shipments: _Numbers, kinds: _Numbers
) -> pyvrp.Route:
    """The same route in another problem's numbers; depots keep theirs."""
    activities = []
    for activity in list(route)[1:-1]:
        number = activity.idx
        if activity.is_client():
            number = clients[number]
        elif not activity.is_depot():
            number = shipments[number]
        activities.append(Activity(activity.type, number))
    return pyvrp.Route(data, activities, kinds[route.vehicle_type()])


class Parts:
    """Takes plans of one problem apart; in the parts every route costs ``dearer`` more."""

    def __init__(self, data: pyvrp.ProblemData, dearer: int = 0) -> None:
        self._data = data
        self._dearer = dearer
        self._clients = data.clients()
        self._shipments = data.shipments()
        self._distances = data.distance_matrices()
        self._durations = data.duration_matrices()

    def split(self, plan: pyvrp.Solution, count: int, draw: random.Random) -> list[Part]:
        """The plan in at most ``count`` parts of neighbouring routes, others at every call. Who is left
        out goes to the part nearest to him; spare vehicles are shared out."""
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

    def joined(self, plans: Iterable[tuple[Part, pyvrp.Solution]]) -> pyvrp.Solution:
        """One plan of all the parts' plans."""
        routes = [route for part, plan in plans for route in part.whole_routes(self._data, plan)]
        return pyvrp.Solution(self._data, routes)

    def _place(self, activity: Activity) -> int:
        if activity.is_client():
            return self._clients[activity.idx].location
        shipment = self._shipments[activity.idx]
        return (shipment.pickup if activity.is_pickup() else shipment.delivery).location

    def _chunks(
        self, routes: Sequence[pyvrp.Route], count: int, draw: random.Random
    ) -> list[list[int]]:
        """Routes around a random one, then around a random one of the rest, and so on."""
        near = self._distances[0]
        places = [[self._place(a) for a in route if not a.is_depot()] for route in routes]
        size = sum(map(len, places)) / count
        left = list(range(len(routes)))
        chunks: list[list[int]] = []
        while left:
            middle = places[draw.choice(left)]
            seed = middle[len(middle) // 2]
            # the median: a way there may be forbidden by its length
            ways = {n: np.minimum(near[seed, places[n]], near[places[n], seed]) for n in left}
            away = {n: float(np.median(ways[n])) for n in left}
            left.sort(key=lambda n: (away[n], n))
            chunk: list[int] = []
            taken = 0
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
        if not missing or not chunks:
            return left
        places = [
            [self._place(a) for n in chunk for a in routes[n] if not a.is_depot()] for chunk in chunks
        ]
        with_group: dict[int, int] = {}
        for activity in missing:
            away = self._distances[0][self._place(activity)]
            nearest = min(range(len(chunks)), key=lambda n: int(away[places[n]].min()))
            group = self._clients[activity.idx].group if activity.is_client() else None
            if group is not None:
                nearest = with_group.setdefault(group, nearest)
            left[nearest].append(activity)
        return left

    def _missing(self, plan: pyvrp.Solution, routes: Sequence[pyvrp.Route]) -> list[Activity]:
        """Tasks on no route; of a group with one served, none."""
        complete = plan.num_clients() == len(self._clients)
        if complete and plan.num_shipments() == len(self._shipments):
            return []
        served = {(a.is_client(), a.idx) for route in routes for a in route if not a.is_depot()}
        met = {self._clients[number].group for is_client, number in served if is_client} - {None}
        clients = [
            Activity(ActivityType.CLIENT, n)
            for n, client in enumerate(self._clients)
            if (True, n) not in served and client.group not in met
        ]
        shipments = [
            Activity(ActivityType.PICKUP, n)
            for n in range(len(self._shipments))
            if (False, n) not in served
        ]
        return clients + shipments

    def _part(
        self, routes: Sequence[pyvrp.Route], left: Sequence[Activity], spare: Sequence[int]
    ) -> Part:
        tasks = [*(a for route in routes for a in route if not a.is_depot()), *left]
        clients = {a.idx for a in tasks if a.is_client()}
        groups = sorted({group for n in clients if (group := self._clients[n].group) is not None})
        clients |= {n for group in groups for n in self._data.group(group).clients}
        shipments = {a.idx for a in tasks if not a.is_client()}
        used = Counter(route.vehicle_type() for route in routes)
        kinds = [n for n, free in enumerate(spare) if free + used[n]]
        fleet = [
            kind.replace(num_available=spare[n] + used[n], fixed_cost=kind.fixed_cost + self._dearer)
            for n, kind in ((n, self._data.vehicle_type(n)) for n in kinds)
        ]
        data = reduced(
            self._data,
            (self._distances, self._durations),
            sorted(clients),
            sorted(shipments),
            groups,
            fleet,
        )
        of_client, of_shipment, of_kind = (
            {n: new for new, n in enumerate(sorted(numbers))} for numbers in (clients, shipments, kinds)
        )
        plan = pyvrp.Solution(
            data, [_renumbered(data, route, of_client, of_shipment, of_kind) for route in routes]
        )
        return Part(data, plan, tuple(sorted(clients)), tuple(sorted(shipments)), tuple(kinds))

"""Strings of neighbouring stops taken out of a plan, for the local search to put back.

Christiaens and Vanden Berghe, Slack Induction by String Removals, Transportation Science 54(2), 2020,
section 5.1: a random stop, and of each of the routes nearest to it a run of stops about where it comes
nearest, now and then with some in its middle left where they are.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pyvrp
from pyvrp import Activity, ActivityType

MEAN_REMOVED = 15
"""Stops taken out, on average: ten, as published, are faster put back, and more of them where they
were (measured)."""
LONGEST = 10
"""Stops of one string, at most."""
SPLIT = 0.5
"""Share of the strings with some stops left in their middle, and chance of each further one."""

type _Order = tuple[list[int], list[Activity]]
"""Per activity of a route its task's number (-1 for a depot), and the activities."""

MOST_TASKS = 800
"""A move with strings takes several times as long as one without, and on more tasks than these too few
are made in the time there is: 4 % worse on 1,000, no worse on 560 to 780 (measured)."""


class Strings:
    """Takes strings out of one plan after the other, each of which differs little from the last.

    Tasks are numbered: clients first, then shipments. Only what the plan must serve is taken out;
    the search would not put back the rest.
    """

    def __init__(
        self,
        data: pyvrp.ProblemData,
        neighbours: Mapping[Activity, Sequence[Activity]],
        draw: random.Random,
    ) -> None:
        self._data = data
        self._draw = draw
        self._clients = data.num_clients
        required = [client.required for client in data.clients()]
        required += [shipment.required for shipment in data.shipments()]
        self._free = frozenset(n for n, must in enumerate(required) if must)
        self._seeds = sorted(self._free)
        self._near = {
            self._task(activity): list(dict.fromkeys(map(self._task, around)))
            for activity, around in neighbours.items()
            if not activity.is_delivery()
        }
        self._read = self._names()
        self._orders: dict[str, _Order] = {}
        self._route_of: dict[int, str] = {}
        self._plan: pyvrp.Solution | None = None
        self._routes: list[pyvrp.Route] = []
        self._place: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether strings are worth it: enough may be taken out, and there is time for many."""
        tasks = self._clients + self._data.num_shipments
        return tasks <= MOST_TASKS and 2 * len(self._seeds) > tasks

    def without_some(self, plan: pyvrp.Solution) -> pyvrp.Solution:
        """The plan without some of its tasks."""
        if plan is not self._plan:
            self._see(plan)
        routes = list(self._routes)
        for text, gone in self._chosen().items():
            place = self._place[text]
            tasks, activities = self._orders[text]
            kept = [a for task, a in zip(tasks, activities, strict=True) if task not in gone]
            routes[place] = pyvrp.Route(self._data, kept, routes[place].vehicle_type())
        return pyvrp.Solution(self._data, [route for route in routes if _is_used(route)])

    def _chosen(self) -> dict[str, set[int]]:
        """Per route that loses some, the tasks that it loses."""
        uniform = self._draw.random
        mean = sum(len(tasks) for tasks, _ in self._orders.values()) / max(1, len(self._orders))
        longest = min(LONGEST, mean)
        strings = int(1 + uniform() * (4 * MEAN_REMOVED / (1 + longest) - 1))
        seed = self._seeds[int(uniform() * len(self._seeds))]
        chosen: dict[str, set[int]] = {}
        for task in (seed, *self._near[seed]):
            text = self._route_of.get(task, "")
            if text in chosen or text not in self._orders:
                continue
            tasks = self._orders[text][0]
            length = int(1 + uniform() * min(len(tasks), longest))
            chosen[text] = self._string(tasks, tasks.index(task), length)
            if len(chosen) >= strings:
                break
        return chosen

    def _string(self, tasks: Sequence[int], about: int, length: int) -> set[int]:
        """About so many tasks in a row, one of them at that place."""
        uniform = self._draw.random
        spared = 0
        if 1 < length < len(tasks) and uniform() < SPLIT:
            spared = 1
            while length + spared < len(tasks) and uniform() < SPLIT:
                spared += 1
        whole = length + spared
        first, last = max(0, about - whole + 1), min(about, len(tasks) - whole)
        begin = first + int(uniform() * (last - first + 1))
        gap = begin + int(uniform() * (length + 1))
        taken = {*tasks[begin:gap], *tasks[gap + spared : begin + whole]}
        return taken & self._free

    # --- reading plans --------------------------------------------------------------------------

    def _see(self, plan: pyvrp.Solution) -> None:
        """Only routes that the last plan did not have are read: reading is what takes time."""
        self._plan = plan
        self._routes = plan.routes()
        texts = [f"{route.vehicle_type()} {route}" for route in self._routes]
        self._place = {text: n for n, text in enumerate(texts)}
        before, self._orders = self._orders, {}
        for text, route in zip(texts, self._routes, strict=True):
            known = before.get(text)
            if known is None:
                known = self._order(text, route)
                self._route_of.update(dict.fromkeys(known[0], text))
            self._orders[text] = known

    def _order(self, text: str, route: pyvrp.Route) -> _Order:
        names = text.split(" ")[1:]
        if "|" in names:
            activities = [Activity(a.type, a.idx) for a in list(route)[1:-1]]
            return [-1 if a.is_depot() else self._task(a) for a in activities], activities
        pairs = [self._read[name] for name in names]
        return [task for task, _ in pairs], [activity for _, activity in pairs]

    def _names(self) -> dict[str, tuple[int, Activity]]:
        """From what PyVRP writes for an activity to its task and the activity."""
        kinds = (ActivityType.CLIENT, ActivityType.PICKUP, ActivityType.DELIVERY)
        counts = (self._clients, self._data.num_shipments, self._data.num_shipments)
        numbers = zip(kinds, map(range, counts), strict=True)
        every = (Activity(kind, n) for kind, several in numbers for n in several)
        return {str(activity): (self._task(activity), activity) for activity in every}

    def _task(self, activity: Activity) -> int:
        return activity.idx if activity.is_client() else self._clients + activity.idx


def _is_used(route: pyvrp.Route) -> bool:
    return route.num_clients() + route.num_shipments() > 0

"""The search model: the rules of a problem said to the engine, but for ``left_to_evaluation``."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.routing import Problem, VehicleSpec
from solver.constraint.left import SELDOM, WAITS, left_to_evaluation
from solver.constraint.loadmodel import add_loads
from solver.constraint.nodes import CENT, number_nodes
from solver.constraint.pywrapcp import Dimension, Engine
from solver.constraint.ridemodel import RideModel
from solver.constraint.timemodel import TimeModel
from solver.constraint.tripmodel import TripModel
from solver.exact.schedule import Item, Loading
from solver.reasons import Task


class Model:
    """A problem as the engine sees it. ``candidates`` are tasks with the vehicles they may ride."""

    def __init__(
        self, problem: Problem, candidates: Sequence[tuple[Task, list[int]]], seed: int
    ) -> None:
        self.problem = problem
        self.jobs = tuple(job for task, _ in candidates for job in task.jobs)
        self._candidates = candidates
        self.nodes = number_nodes(problem.vehicles, self.jobs)
        self.engine = Engine(self.nodes.count, list(self.nodes.starts), list(self.nodes.ends), seed)
        self._node = {job.job_id: n for n, job in enumerate(self.jobs)}
        self._index = {n: self.engine.index_of(n) for n in range(self.nodes.starts[0])}
        self.left = left_to_evaluation(problem)
        self._build()

    @property
    def knows_every_price(self) -> bool:
        """Whether the engine's cost alone tells which of two plans is better."""
        return self.left <= SELDOM

    def items(self) -> list[list[Item]]:
        """In a solution callback: each vehicle's stops and returns in order."""
        routes = []
        for n, vehicle in enumerate(self.problem.vehicles):
            route: list[Item] = []
            index = self.engine.next_of(self.engine.start(n))
            while not self.engine.is_end(index):
                node = self.engine.node_of(index)
                if node < len(self.jobs):
                    route.append(self.jobs[node])
                else:
                    route.append(_returning(vehicle, self.nodes.place[node]))
                index = self.engine.next_of(index)
            routes.append(route)
        return routes

    def indices(self, routes: Sequence[Sequence[Item]]) -> list[list[int]]:
        """The engine's indices of such routes; spare returns go to the end of a used vehicle's."""
        found = []
        for n, route in enumerate(routes):
            spare = list(self.nodes.reloads[n])
            left = self.nodes.most_reloads[n]
            indices = []
            for item in route:
                if isinstance(item, Loading):
                    node = next(node for node in spare if self.nodes.place[node] == item.location)
                    spare.remove(node)
                    left -= 1
                else:
                    node = self._node[item.job_id]
                indices.append(self._index[node])
            if route:
                indices.extend(self._index[node] for node in spare[:left])
            found.append(indices)
        return found

    def _build(self) -> None:
        """Everything the engine is told; the order of the parts does not matter to it."""
        jobs = [(self._index[n], job) for n, job in enumerate(self.jobs)]
        reloads = [[self._index[node] for node in spare] for spare in self.nodes.reloads]
        prices_waiting = WAITS not in self.left
        times = TimeModel(self.engine, self.problem, self.nodes, jobs, prices_waiting)
        self._add_tasks(times.time)
        RideModel(self.engine, self.problem, self._candidates, jobs)
        for vehicle, spare in enumerate(reloads):
            for index in spare:
                self.engine.only_vehicles(index, [vehicle])
                self.engine.optional(index, 1)  # a thousandth of a cent: put one where it is free
        add_loads(self.engine, self.problem, jobs, reloads)
        TripModel(self.engine, self.problem, self.nodes, jobs, reloads, times.time, times.horizon)

    def _add_tasks(self, time: Dimension) -> None:
        """What leaving out costs, and shipments as pairs."""
        cheapest = _Carriers(self.problem)
        for task, _ in self._candidates:
            indices = [self._index[self._node[job.job_id]] for job in task.jobs]
            price = cheapest.price(task) * CENT
            share = price // len(indices)
            self.engine.optional(indices[0], price - share * (len(indices) - 1))
            for index in indices[1:]:
                self.engine.optional(index, share)
            if len(indices) == 2:
                pickup, delivery = indices
                self.engine.pair(pickup, delivery)
                if time.may_follow(pickup, delivery):
                    self.engine.require(time.cumul(pickup) <= time.cumul(delivery))
                else:
                    self.engine.never(pickup)


class _Carriers:
    """What it costs not to bring a task: its price, or less where a carrier takes it."""

    def __init__(self, problem: Problem) -> None:
        self._carriers = problem.carriers
        self._kept = {pin.job_id for pin in problem.pins}
        self._kept |= {name for names in problem.frozen.values() for name in names}
        self._kept |= {job.job_id for job in problem.jobs if job.on_board}

    def price(self, task: Task) -> int:
        """Cents."""
        names = [job.job_id for job in task.jobs]
        offers = [sum(job.price for job in task.jobs)]
        if self._kept.isdisjoint(names):
            offers.extend(
                sum(carrier.prices[name] for name in names)
                for carrier in self._carriers
                if all(name in carrier.prices for name in names)
            )
        return min(offers)


def _returning(vehicle: VehicleSpec, place: int) -> Loading:
    if vehicle.reload is None:
        raise AssertionError(f"{vehicle.vehicle_id} returns for more but may not")
    return Loading(place, vehicle.reload.loading)

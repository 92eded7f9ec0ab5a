"""What is free on board along a vehicle's stops, and whose goods lie in between."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from app.domain.orders import TaskKind
from app.domain.routing import Problem, VehicleSpec
from app.domain.solution import SolvedRoute, StepKind
from solver.exact.schedule import Item, Loading
from solver.fitting.segments import Ints

FURTHEST = 250
"""Both ends of a shipment are tried with no more stops between them."""


class Room:
    """Per node of a row (its start and its items) what is on board and free after it, the number of the
    trip, the place where this was loaded (-1: none known), and what it will still hand over."""

    def __init__(
        self, problem: Problem, vehicle: VehicleSpec, items: Sequence[Item], route: SolvedRoute | None
    ) -> None:
        shipped = {job.job_id for s in problem.shipments for job in (s.pickup, s.delivery)}
        zero = np.zeros(len(vehicle.capacity), np.int64)
        capacity = np.array(vehicle.capacity, np.int64)
        if route is not None:
            kinds = (StepKind.START, StepKind.JOB, StepKind.RELOAD)
            loads = [step.load for step in route.steps if step.kind in kinds]
        else:
            loads = [vehicle.carrying or tuple(zero)]
        self.load = np.array(loads, np.int64).reshape(len(loads), -1)
        self.free = capacity - self.load
        self.trip = np.zeros(len(loads), np.int64)
        self.loaded_at = np.full(len(loads), -1, np.int64)
        if vehicle.start is not None and vehicle.loads_at_start:
            self.loaded_at[0] = vehicle.start
        for n, item in enumerate(items, 1):
            is_loading = isinstance(item, Loading)
            self.trip[n] = self.trip[n - 1] + is_loading
            self.loaded_at[n] = item.location if is_loading else self.loaded_at[n - 1]
        self.rest = np.zeros_like(self.load)
        for n in range(len(items) - 1, -1, -1):
            item = items[n]
            if isinstance(item, Loading):
                continue  # what it brings belongs to the trip after it
            self.rest[n] = self.rest[n + 1]
            if item.kind is TaskKind.DELIVERY and not item.on_board and item.job_id not in shipped:
                self.rest[n] += np.array(item.amounts, np.int64)

    @cached_property
    def since_loading(self) -> Ints:
        """Per gap, the least that was free since the trip began."""
        least = self.free.copy()
        for n in range(1, len(least)):
            if self.trip[n] == self.trip[n - 1]:
                least[n] = np.minimum(least[n - 1], least[n])
        return least

    @cached_property
    def until_unloading(self) -> Ints:
        """Per gap, the least that will be free until the trip ends."""
        least = self.free.copy()
        for n in range(len(least) - 2, -1, -1):
            if self.trip[n] == self.trip[n + 1]:
                least[n] = np.minimum(least[n], least[n + 1])
        return least

    @cached_property
    def since_start(self) -> Ints:
        """Per gap, the least that was free since the route began."""
        return np.minimum.accumulate(self.free, axis=0)

    @cached_property
    def in_between(self) -> Ints:
        """Per pair of gaps (``Row.pairs``), the least that is free from the one to the other."""
        least = [self.free]
        for depth in range(1, min(len(self.free), FURTHEST + 1)):
            least.append(np.minimum(least[-1][:-1], self.free[depth:]))
        return np.concatenate(least)

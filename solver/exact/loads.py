"""What is on board along a route.

At the start: what the vehicle carries, the goods of stops that are in it already, and the goods loaded
for the first trip. At a return for more everything leaves but goods that are in it already and still to
be brought. The goods of a shipment are taken and brought between depots.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add, gt, sub

from app.domain.load import Amounts, fits
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec
from solver.exact.visits import Item, Loading


class Loads:
    """Knows which stops are ends of a shipment, whose goods come from no depot."""

    def __init__(self, problem: Problem) -> None:
        self._carried: dict[str, Amounts] = {}
        for shipment in problem.shipments:
            self._carried[shipment.pickup.job_id] = shipment.pickup.amounts
            self._carried[shipment.delivery.job_id] = shipment.pickup.amounts

    def along(self, items: Sequence[Item], capacity: Amounts) -> list[Amounts] | None:
        """The load after loading and after each item, or None where it exceeds the capacity; for a
        vehicle that carries nothing else."""
        loads = self._along(items, capacity, ())
        return loads if all(fits(load, capacity) for load in loads) else None

    def fitting(self, vehicle: VehicleSpec, items: Sequence[Item]) -> list[Amounts] | None:
        """The load after loading and after each item, or None where it is too much."""
        capacity = vehicle.capacity
        loads = self._along(items, capacity, vehicle.carrying)
        for load in loads:
            if True in map(gt, load, capacity):
                return None
        return loads

    def on_board(self, vehicle: VehicleSpec, items: Sequence[Item]) -> list[Amounts]:
        """The load after loading and after each item, whether it fits or not."""
        return self._along(items, vehicle.capacity, vehicle.carrying)

    def amounts(self, job: Job) -> Amounts:
        """What a stop moves: for both ends of a shipment the pickup's amounts."""
        return self._carried.get(job.job_id, job.amounts)

    def is_loaded(self, job: Job) -> bool:
        """Whether a stop's goods are loaded at a depot, for the trip that brings them."""
        return job.kind is TaskKind.DELIVERY and not job.on_board and job.job_id not in self._carried

    def _along(self, items: Sequence[Item], capacity: Amounts, carrying: Amounts) -> list[Amounts]:
        trips = self._loaded(items, tuple(0 for _ in capacity))
        load = tuple(map(add, trips[0], carrying)) if carrying else trips[0]
        loads = [load]
        carried = self._carried
        trip = 0
        for item in items:
            if isinstance(item, Loading):
                trip += 1
                load = trips[trip]
            else:
                amounts = carried.get(item.job_id, item.amounts) if carried else item.amounts
                change = sub if item.kind is TaskKind.DELIVERY else add
                load = tuple(map(change, load, amounts))
            loads.append(load)
        return loads

    def _loaded(self, items: Sequence[Item], nothing: Amounts) -> list[Amounts]:
        """Per trip, what is on board after loading, goods that were in it already included."""
        trips: list[list[Amounts]] = [[]]
        kept: list[Amounts] = [nothing]
        for item in items:
            if isinstance(item, Loading):
                trips.append([])
                kept.append(nothing)
            elif item.kind is TaskKind.DELIVERY:
                if item.on_board:
                    kept[-1] = tuple(map(add, kept[-1], item.amounts))
                elif item.job_id not in self._carried:
                    trips[-1].append(item.amounts)
        for n in range(len(kept) - 2, -1, -1):
            kept[n] = tuple(map(add, kept[n], kept[n + 1]))
        return [
            tuple(map(sum, zip(base, *amounts, strict=True))) if amounts else base
            for base, amounts in zip(kept, trips, strict=True)
        ]

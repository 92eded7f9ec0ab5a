"""What is on board along a route."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.load import Amounts, add, fits, subtract
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem
from solver.schedule import Item, Loading


class Loads:
    """Knows which stops are ends of a shipment, whose goods come from no depot."""

    def __init__(self, problem: Problem) -> None:
        self._carried: dict[str, Amounts] = {}
        for shipment in problem.shipments:
            self._carried[shipment.pickup.job_id] = shipment.pickup.amounts
            self._carried[shipment.delivery.job_id] = shipment.pickup.amounts

    def along(self, items: Sequence[Item], capacity: Amounts) -> list[Amounts] | None:
        """The load after loading and after each item, or None where it exceeds the capacity."""
        trips = self._loaded(items, capacity)
        loads = [trips[0]]
        trip = 0
        for item in items:
            if isinstance(item, Loading):
                trip += 1
                loads.append(trips[trip])
            elif item.kind is TaskKind.DELIVERY:
                loads.append(subtract(loads[-1], self.amounts(item)))
            else:
                loads.append(add(loads[-1], self.amounts(item)))
        return loads if all(fits(load, capacity) for load in loads) else None

    def amounts(self, job: Job) -> Amounts:
        """What a stop moves: for both ends of a shipment the pickup's amounts."""
        return self._carried.get(job.job_id, job.amounts)

    def _loaded(self, items: Sequence[Item], capacity: Amounts) -> list[Amounts]:
        """Per trip, what is taken on at the depot."""
        trips = [tuple(0 for _ in capacity)]
        for item in items:
            if isinstance(item, Loading):
                trips.append(tuple(0 for _ in capacity))
            elif item.kind is TaskKind.DELIVERY and item.job_id not in self._carried:
                trips[-1] = add(trips[-1], item.amounts)
        return trips

"""Which stops are surely worth a vehicle, so that the engine need not weigh leaving them out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyvrp
from numpy.typing import NDArray

from solver.annealing.edges import Table

MARGIN = 2
"""A stop is demanded when leaving it out costs so many times what a route of its own costs."""


class Worth:
    """What a route of its own costs each place at the least. ``depots`` are the locations by number."""

    def __init__(
        self,
        kinds: Sequence[pyvrp.VehicleType],
        depots: Sequence[int],
        costs: Sequence[Table],
        durations: Sequence[Table],
    ) -> None:
        there: list[NDArray[np.int64]] = []
        back: list[NDArray[np.int64]] = []
        for kind in kinds:
            cost, duration = costs[kind.profile], durations[kind.profile]
            start, end = depots[kind.start_depot], depots[kind.end_depot]
            per, hour = kind.unit_distance_cost, kind.unit_duration_cost
            there.append(kind.fixed_cost + per * cost[start] + hour * duration[start])
            back.append(per * cost[:, end] + hour * duration[:, end])
        self._there, self._back = np.array(there), np.array(back)
        self._costs, self._kinds = costs, kinds

    def is_sure_of(self, client: pyvrp.Client) -> bool:
        """Whether a client that stands alone is worth a vehicle."""
        work = self._work(client.service_duration)
        own = (self._there[:, client.location] + self._back[:, client.location] + work).min()
        return client.group is None and client.prize > MARGIN * int(own)

    def is_sure_of_shipment(self, shipment: pyvrp.Shipment) -> bool:
        """Whether a shipment is worth a vehicle."""
        pickup, delivery = shipment.pickup, shipment.delivery
        between = [
            kind.unit_distance_cost * self._costs[kind.profile][pickup.location, delivery.location]
            for kind in self._kinds
        ]
        work = self._work(pickup.service_duration + delivery.service_duration)
        own = self._there[:, pickup.location] + self._back[:, delivery.location] + work + between
        return shipment.prize > MARGIN * int(own.min())

    def _work(self, seconds: int) -> NDArray[np.int64]:
        return np.array([kind.unit_duration_cost * seconds for kind in self._kinds], dtype=np.int64)


def demanded(client: pyvrp.Client) -> pyvrp.Client:
    """The same client, to be visited whatever it costs."""
    return pyvrp.Client(
        client.location,
        client.delivery,
        client.pickup,
        client.service_duration,
        client.tw_early,
        client.tw_late,
        client.release_time,
        name=client.name,
    )


def demanded_shipment(shipment: pyvrp.Shipment) -> pyvrp.Shipment:
    """The same shipment, to be carried whatever it costs."""
    pickup, delivery = shipment.pickup, shipment.delivery
    return pyvrp.Shipment(
        pickup.location,
        delivery.location,
        pickup.tw_early,
        pickup.tw_late,
        pickup.service_duration,
        delivery.tw_early,
        delivery.tw_late,
        delivery.service_duration,
        shipment.amount,
        name=shipment.name,
    )

"""A problem of some of another's tasks and vehicles, with no more roads than those need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyvrp

type Matrices = Sequence[Any]
"""numpy arrays, which PyVRP's own stubs give a type that numpy does not know."""


def reduced(
    data: pyvrp.ProblemData,
    roads: tuple[Matrices, Matrices],
    clients: Sequence[int],
    shipments: Sequence[int],
    groups: Sequence[int],
    fleet: Sequence[pyvrp.VehicleType],
) -> pyvrp.ProblemData:
    """The clients, shipments and groups with these numbers, numbered anew in this order; all depots.
    ``roads`` are the distance and duration matrices of ``data``, which are slow to ask it for."""
    sent = [data.shipment(n) for n in shipments]
    met = [data.client(n) for n in clients]
    ends = [end.location for shipment in sent for end in (shipment.pickup, shipment.delivery)]
    depots = data.depots()
    places = sorted({depot.location for depot in depots} | {c.location for c in met} | set(ends))
    at = {place: n for n, place in enumerate(places)}
    profiles = sorted({kind.profile for kind in fleet})
    of_group = {group: n for n, group in enumerate(groups)}
    of_client = {n: new for new, n in enumerate(clients)}
    grid = np.ix_(places, places)
    distances, durations = roads
    return pyvrp.ProblemData(
        [data.location(place) for place in places],
        [_client_at(client, at, of_group) for client in met],
        [_depot_at(depot, at) for depot in depots],
        [kind.replace(profile=profiles.index(kind.profile)) for kind in fleet],
        [distances[n][grid] for n in profiles],
        [durations[n][grid] for n in profiles],
        [_group(data.group(n), of_client) for n in groups],
        [_shipment_at(shipment, at) for shipment in sent],
    )


def _client_at(client: pyvrp.Client, at: dict[int, int], of_group: dict[int, int]) -> pyvrp.Client:
    return pyvrp.Client(
        at[client.location],
        client.delivery,
        client.pickup,
        client.service_duration,
        client.tw_early,
        client.tw_late,
        client.release_time,
        client.prize,
        client.required,
        None if client.group is None else of_group[client.group],
        name=client.name,
    )


def _depot_at(depot: pyvrp.Depot, at: dict[int, int]) -> pyvrp.Depot:
    return pyvrp.Depot(
        at[depot.location], depot.tw_early, depot.tw_late, depot.service_duration, name=depot.name
    )


def _group(group: pyvrp.ClientGroup, of_client: dict[int, int]) -> pyvrp.ClientGroup:
    return pyvrp.ClientGroup([of_client[n] for n in group.clients], group.required, name=group.name)


def _shipment_at(shipment: pyvrp.Shipment, at: dict[int, int]) -> pyvrp.Shipment:
    pickup, delivery = shipment.pickup, shipment.delivery
    return pyvrp.Shipment(
        at[pickup.location],
        at[delivery.location],
        pickup.tw_early,
        pickup.tw_late,
        pickup.service_duration,
        delivery.tw_early,
        delivery.tw_late,
        delivery.service_duration,
        shipment.amount,
        shipment.prize,
        shipment.required,
        name=shipment.name,
    )

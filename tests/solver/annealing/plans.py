"""Random statements for PyVRP's engine, with everything that a part of a plan has to take along."""

from __future__ import annotations

import numpy as np
import pyvrp
from pyvrp import Client, ClientGroup, Depot, Location, ProblemData, Shipment, VehicleType


def statement(tasks: int, seed: int = 1, *, rich: bool = False) -> ProblemData:
    """Clients in a square with one depot in a corner; ``rich`` adds optional clients, alternatives,
    shipments, a second depot, and two kinds of vehicles with their own roads."""
    draw = np.random.default_rng(seed)
    shipments = tasks // 10 if rich else 0
    places = 2 + tasks + 2 * shipments
    spots = draw.integers(0, 10_000, (places, 2))
    gaps = np.abs(spots[:, None] - spots[None]).sum(axis=2)
    clients = [
        Client(
            2 + n,
            delivery=[int(draw.integers(1, 9))],
            service_duration=60,
            tw_early=int(draw.integers(0, 10_000)),
            tw_late=80_000,
            prize=2_000 if rich and n % 5 == 1 else 0,
            required=not (rich and n % 5 in (1, 3)),
            group=n // 10 if rich and n % 5 == 3 else None,
        )
        for n in range(tasks)
    ]
    groups: list[ClientGroup] = []
    if rich:
        members: dict[int, list[int]] = {}
        for n, client in enumerate(clients):
            if client.group is not None:
                members.setdefault(client.group, []).append(n)
        groups = [ClientGroup(members[group], required=True) for group in sorted(members)]
    sent = [
        Shipment(2 + tasks + 2 * n, 3 + tasks + 2 * n, amount=[2], required=n % 2 == 0, prize=500)
        for n in range(shipments)
    ]
    vans = max(3, tasks // 8)
    kinds = [VehicleType(vans, [50], 0, 0, tw_late=100_000)]
    if rich:
        kinds.append(VehicleType(2, [30], 1, 1, fixed_cost=100, tw_late=100_000, profile=1))
    matrices = [gaps, gaps * 2][: len(kinds)]
    return ProblemData(
        [Location(int(x), int(y)) for x, y in spots],
        clients,
        [Depot(0), Depot(1)],
        kinds,
        matrices,
        matrices,
        groups,
        sent,
    )


def tasks_of(plan: pyvrp.Solution) -> list[tuple[str, int]]:
    """What a plan serves, sorted."""
    return sorted(
        (activity.type.name, activity.idx)
        for route in plan.routes()
        for activity in route
        if not activity.is_depot()
    )

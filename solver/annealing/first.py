"""A first plan in seconds, whatever the size."""

from __future__ import annotations

import numpy as np
import pyvrp
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    PerturbationManager,
    PerturbationParams,
    compute_neighbours,
)

from solver.annealing.edges import DEARER_THAN_ROADS

NEIGHBOURS = 20
HARSHER = 8.0
"""How much dearer broken rules become from one try to the next."""
TRIES = 4


def first_plan(data: pyvrp.ProblemData, initial: pyvrp.Solution | None = None) -> pyvrp.Solution:
    """Each stop where it is cheapest, then a descent; again with broken rules ever dearer until none is
    broken. What is still broken then is for whoever takes this plan to mend. The same for the same
    data; ``initial`` is what it begins from instead of nothing."""
    neighbours = compute_neighbours(data, NeighbourhoodParams(num_neighbours=NEIGHBOURS))
    search = LocalSearch(
        data, pyvrp.RandomNumberGenerator(1), neighbours, PerturbationManager(PerturbationParams(0, 0))
    )
    for operator in OPERATORS:
        if operator.supports(data):
            search.add_operator(operator(data))
    plan = initial if initial is not None else pyvrp.Solution(data, [])
    loads, late, far = starting_penalties(data)
    for _ in range(TRIES):
        plan = search(plan, pyvrp.CostEvaluator(loads, late, far), exhaustive=True)
        if plan.is_feasible():
            break
        loads, late, far = [HARSHER * load for load in loads], HARSHER * late, HARSHER * far
    return plan


def starting_penalties(data: pyvrp.ProblemData) -> tuple[list[float], float, float]:
    """What a unit of excess load, lateness and distance costs at first: about as much as the drive to
    a stop for its load, and twice a second driven for a second late."""
    edge, drive = _usual_edge(data)
    kinds = data.vehicle_types()
    distance = edge * max(kind.unit_distance_cost for kind in kinds)
    hour = drive * max(kind.unit_duration_cost for kind in kinds)
    per_stop = max(1.0, distance + hour)
    amounts = np.array(
        [np.add(client.delivery, client.pickup) for client in data.clients()]
        + [shipment.amount for shipment in data.shipments()],
        dtype=np.float64,
    ).reshape(len(data.clients()) + len(data.shipments()), data.num_load_dimensions)
    mean = [float(column[column > 0].mean()) if (column > 0).any() else 1.0 for column in amounts.T]
    per_second = 2 * per_stop / max(1.0, drive)
    return [per_stop / amount for amount in mean], per_second, 1.0


def _usual_edge(data: pyvrp.ProblemData) -> tuple[float, float]:
    """The median "distance" and duration of the edges that may be used. Edges kept from a vehicle cost
    more than all stops: with them among the prices, those outgrow what the engine's 64 bits can tell
    apart, and its descent goes in circles for ever."""
    for profile in range(data.num_profiles):
        edges = np.asarray(data.distance_matrix(profile))
        is_open = edges < DEARER_THAN_ROADS
        if is_open.sum() > len(edges):
            drives = np.asarray(data.duration_matrix(profile))
            return float(np.median(edges[is_open])), float(np.median(drives[is_open]))
    return 0.0, 0.0

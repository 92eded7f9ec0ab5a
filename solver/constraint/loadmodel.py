"""Capacities said to the engine, one load dimension at a time, no heavier than needed.

*Deliveries only*: what has been handed over since the last loading counts up from 0; never more than
the capacity, since all of it was on board at the start of the trip.

*No deliveries from the depot*: what is on board counts up and down from 0.

*Both*, or vehicles that are on the road already: ``rest`` is what still has to be handed over of this
trip's goods: free after loading, 0 at the trip's end. ``brought`` are the goods that were in the
vehicle at first: free at the start, 0 at the route's end. ``board`` is everything on board, and after
loading just these two. (Said as equalities, so that an order of stops fixes all: with inequalities the
engine searched among thousands of equal loads.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec
from solver.constraint.pywrapcp import Dimension, Engine


@dataclass(frozen=True, slots=True)
class _Move:
    """What a stop does to the load of one dimension: handed over from a depot's goods, handed over
    from those brought at first, and gained in all."""

    index: int
    delivered: int
    brought: int
    gained: int


def add_loads(
    engine: Engine,
    problem: Problem,
    jobs: Sequence[tuple[int, Job]],
    reloads: Sequence[Sequence[int]],
) -> None:
    """Add every dimension that any job uses. ``jobs`` and ``reloads`` come with engine indices."""
    carried = {s.pickup.job_id: s.pickup.amounts for s in problem.shipments}
    shipped = carried | {s.delivery.job_id: s.pickup.amounts for s in problem.shipments}
    for d in range(len(problem.vehicles[0].capacity)):
        moves = []
        for index, job in jobs:
            amount = shipped.get(job.job_id, job.amounts)[d]
            handed = amount if job.kind is TaskKind.DELIVERY and job.job_id not in shipped else 0
            gained = amount if job.kind is TaskKind.PICKUP else -amount
            moves.append(
                _Move(index, 0 if job.on_board else handed, handed if job.on_board else 0, gained)
            )
        _Loading(engine, f"load {d}", moves, problem.vehicles, d, reloads).add()


class _Loading:
    """One dimension of load."""

    def __init__(
        self,
        engine: Engine,
        name: str,
        moves: Sequence[_Move],
        vehicles: Sequence[VehicleSpec],
        dimension: int,
        reloads: Sequence[Sequence[int]],
    ) -> None:
        self._engine = engine
        self._name = name
        self._moves = moves
        self._capacities = [vehicle.capacity[dimension] for vehicle in vehicles]
        self._carrying = [v.carrying[dimension] if v.carrying else 0 for v in vehicles]
        self._loads_at_start = [vehicle.loads_at_start for vehicle in vehicles]
        self._reloads = reloads

    def add(self) -> None:
        if not any(move.gained for move in self._moves) and not any(self._carrying):
            return
        all_start_empty = all(self._loads_at_start) and not any(self._carrying)
        if not all_start_empty or any(move.brought for move in self._moves):
            self._add_everything()
        elif not any(move.delivered for move in self._moves):
            self._count([move.gained for move in self._moves], "", from_zero=True)
        elif all(move.gained == -move.delivered for move in self._moves):
            self._count([move.delivered for move in self._moves], "", from_zero=True)
        else:
            self._add_everything()

    def _add_everything(self) -> None:
        rest = self._count([-move.delivered for move in self._moves], " rest", False, reset=False)
        board = self._count([move.gained for move in self._moves], " board", from_zero=False)
        brought = self._brought()
        for vehicle, capacity in enumerate(self._capacities):
            start = self._engine.start(vehicle)
            rest.keep_between(self._engine.end(vehicle), 0, 0)
            if not self._loads_at_start[vehicle]:
                rest.keep_between(start, 0, 0)
            at_start = rest.cumul(start) + self._carrying[vehicle]
            if brought is not None:
                brought.keep_between(self._engine.end(vehicle), 0, 0)
                at_start = at_start + brought.cumul(start)
            self._engine.require(board.cumul(start) == at_start)
            for index in self._reloads[vehicle]:
                rest.keep_between(index, 0, 0)
                after = board.cumul(index) - capacity + board.slack(index)
                loaded = rest.slack(index)
                if brought is not None:
                    loaded = loaded + brought.cumul(index)
                self._engine.require(after == loaded)

    def _brought(self) -> Dimension | None:
        """The goods that were in the vehicle at first and are not handed over yet."""
        if not any(move.brought for move in self._moves):
            return None
        vector = [0] * self._engine.nodes
        for move in self._moves:
            vector[self._engine.node_of(move.index)] = -move.brought
        evaluators = [self._engine.vector(vector)] * self._engine.vehicles
        return self._engine.dimension(self._name + " brought", evaluators, 0, self._capacities, False)

    def _count(self, amounts: list[int], suffix: str, from_zero: bool, reset: bool = True) -> Dimension:
        """A quantity changed by these amounts, that starts anew at a return to the depot.

        With ``reset`` it loses the whole capacity there; slack makes good what was not there, and then
        loads anew.
        """
        vector = [0] * self._engine.nodes
        for move, amount in zip(self._moves, amounts, strict=True):
            vector[self._engine.node_of(move.index)] = amount
        spare = set()
        for capacity, indices in zip(self._capacities, self._reloads, strict=True):
            for index in indices:
                spare.add(index)
                vector[self._engine.node_of(index)] = -capacity if reset else 0
        evaluators = [self._engine.vector(vector)] * self._engine.vehicles
        slack = 2 * max(self._capacities) if spare else 0
        dimension = self._engine.dimension(
            self._name + suffix, evaluators, slack, self._capacities, from_zero
        )
        if spare:
            for move in self._moves:
                dimension.no_slack(move.index)
            for vehicle in range(self._engine.vehicles):
                dimension.no_slack(self._engine.start(vehicle))
        return dimension

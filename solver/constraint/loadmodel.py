"""Capacities said to the engine, one load dimension at a time, no heavier than needed.

*Deliveries only*: what has been handed over since the last loading counts up from 0; never more than
the capacity, since all of it was on board at the start of the trip.

*No deliveries from the depot*: what is on board counts up and down from 0.

*Both*: ``rest`` is what still has to be handed over: free after loading, 0 at the trip's end.
``board`` is everything on board, and after loading just ``rest``. (Said as equalities, so that an order
of stops fixes both: with inequalities the engine searched among thousands of equal loads.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem
from solver.constraint.pywrapcp import Dimension, Engine


@dataclass(frozen=True, slots=True)
class _Move:
    """What a stop does to the load of one dimension."""

    index: int
    delivered: int
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
            from_depot = job.kind is TaskKind.DELIVERY and job.job_id not in shipped
            gained = amount if job.kind is TaskKind.PICKUP else -amount
            moves.append(_Move(index, amount if from_depot else 0, gained))
        capacities = [vehicle.capacity[d] for vehicle in problem.vehicles]
        _Loading(engine, f"load {d}", moves, capacities, reloads).add()


class _Loading:
    """One dimension of load."""

    def __init__(
        self,
        engine: Engine,
        name: str,
        moves: Sequence[_Move],
        capacities: list[int],
        reloads: Sequence[Sequence[int]],
    ) -> None:
        self._engine = engine
        self._name = name
        self._moves = moves
        self._capacities = capacities
        self._reloads = reloads

    def add(self) -> None:
        if not any(move.gained for move in self._moves):
            return
        if not any(move.delivered for move in self._moves):
            self._count([move.gained for move in self._moves], "", from_zero=True)
        elif all(move.gained == -move.delivered for move in self._moves):
            self._count([move.delivered for move in self._moves], "", from_zero=True)
        else:
            self._add_both()

    def _add_both(self) -> None:
        rest = self._count([-move.delivered for move in self._moves], " rest", False, reset=False)
        board = self._count([move.gained for move in self._moves], " board", from_zero=False)
        for vehicle, capacity in enumerate(self._capacities):
            start = self._engine.start(vehicle)
            rest.keep_between(self._engine.end(vehicle), 0, 0)
            self._engine.require(board.cumul(start) == rest.cumul(start))
            for index in self._reloads[vehicle]:
                rest.keep_between(index, 0, 0)
                after = board.cumul(index) - capacity + board.slack(index)
                self._engine.require(after == rest.slack(index))

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

"""OR-Tools routing behind a thin typed face: only what the planner uses, with plain types.

The engine knows *nodes* (ours) and *indices* (its own); every method here takes indices as
``index_of`` gives them. See https://developers.google.com/optimization/routing and the comments in
``ortools/routing/routing.h``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from ortools.util import optional_boolean_pb2

type Rows = list[list[int]]

A_DAY_MS = 86_400_000
"""Without a limit of its own the engine warns; ours in steps comes first."""
FEW_NODES = 24
"""Up to so many, everything left out is also tried at once: the only way to take in stops that must
ride together, or a stop with the return to the depot that it needs. Takes too long for more nodes;
there the plan to begin from must have them."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A break of so long that starts in one of the windows (in order, none touching another)."""

    windows: Sequence[tuple[int, int]]
    duration: int


class Dimension:
    """A quantity that accumulates along routes."""

    def __init__(self, dimension: Any, solver: Any) -> None:
        self._dimension = dimension
        self._solver = solver

    def cumul(self, index: int) -> Any:
        """The variable of the quantity on arriving at an index."""
        return self._dimension.CumulVar(index)

    def slack(self, index: int) -> Any:
        """The variable of what is added freely on leaving an index."""
        return self._dimension.SlackVar(index)

    def may_follow(self, first: int, second: int) -> bool:
        """Whether the quantity at one index can be at least that at another."""
        return bool(self.cumul(second).Max() >= self.cumul(first).Min())

    def keep_between(self, index: int, low: int, high: int) -> None:
        """Bound the quantity on arriving at an index, both ends included."""
        self.cumul(index).SetRange(low, high)

    def keep_to(self, index: int, values: Sequence[int]) -> None:
        """Allow only these quantities on arriving at an index."""
        self.cumul(index).SetValues(list(values))

    def keep_out(self, index: int, low: int, high: int) -> None:
        """Forbid values strictly between two on arriving at an index."""
        if low + 1 <= high - 1:
            self.cumul(index).RemoveInterval(low + 1, high - 1)

    def no_slack(self, index: int) -> None:
        """Nothing may be added freely on leaving an index."""
        self.slack(index).SetValue(0)

    def price_slack(self, coefficient: int, vehicle: int) -> None:
        """What one unit of slack costs on a vehicle's route."""
        self._dimension.SetSlackCostCoefficientForVehicle(coefficient, vehicle)

    def limit_span(self, most: int, vehicle: int) -> None:
        """The most from a route's start to its end."""
        self._dimension.SetSpanUpperBoundForVehicle(most, vehicle)

    def price_above(self, index: int, bound: int, coefficient: int) -> None:
        """What every unit above a bound costs on arriving at an index."""
        self._dimension.SetCumulVarSoftUpperBound(index, bound, coefficient)

    def set_breaks(self, vehicle: int, breaks: Sequence[Rest], work: list[int]) -> None:
        """Rests that may interrupt anything but work.

        ``work`` is how long work takes at each index from its arrival quantity on.
        """
        intervals = []
        for n, rest in enumerate(breaks):
            begin = self._solver.IntVar(rest.windows[0][0], rest.windows[-1][1], f"rest {vehicle} {n}")
            for (_, before), (after, _) in pairwise(rest.windows):
                if before + 1 <= after - 1:
                    begin.RemoveInterval(before + 1, after - 1)
            name = f"break {vehicle} {n}"
            intervals.append(self._solver.FixedDurationIntervalVar(begin, rest.duration, name))
        self._dimension.SetBreakIntervalsOfVehicle(intervals, vehicle, work)


class Engine:
    """One routing model and its search."""

    def __init__(self, nodes: int, starts: list[int], ends: list[int], seed: int) -> None:
        self._manager = pywrapcp.RoutingIndexManager(nodes, len(starts), starts, ends)
        self._model = pywrapcp.RoutingModel(self._manager)
        self._solver = self._model.solver()
        self._solver.ReSeed(seed)
        self._limits: list[Any] = []
        self.nodes = nodes
        self.vehicles = len(starts)

    def index_of(self, node: int) -> int:
        """The engine's index of a node that is not an end."""
        return int(self._manager.NodeToIndex(node))

    def node_of(self, index: int) -> int:
        """The node of an index."""
        return int(self._manager.IndexToNode(index))

    def start(self, vehicle: int) -> int:
        """The index at which a vehicle's route starts."""
        return int(self._model.Start(vehicle))

    def end(self, vehicle: int) -> int:
        """The index at which a vehicle's route ends."""
        return int(self._model.End(vehicle))

    @property
    def size(self) -> int:
        """How many indices there are, ends not counted."""
        return int(self._model.Size())

    def matrix(self, rows: Rows) -> int:
        """Register a quantity per arc between nodes."""
        return int(self._model.RegisterTransitMatrix(rows))

    def vector(self, values: list[int]) -> int:
        """Register a quantity per node that is left."""
        return int(self._model.RegisterUnaryTransitVector(values))

    def price_arcs(self, evaluator: int, vehicle: int) -> None:
        """What a vehicle pays for an arc."""
        self._model.SetArcCostEvaluatorOfVehicle(evaluator, vehicle)

    def price_use(self, cost: int, vehicle: int) -> None:
        """What a vehicle pays for having any stop."""
        self._model.SetFixedCostOfVehicle(cost, vehicle)

    def dimension(
        self, name: str, evaluators: list[int], slack: int, capacities: list[int], from_zero: bool
    ) -> Dimension:
        """Add a quantity: per vehicle how it grows and how far it may, and whether it starts at 0."""
        self._model.AddDimensionWithVehicleTransitAndCapacity(
            evaluators, slack, capacities, from_zero, name
        )
        return Dimension(self._model.GetDimensionOrDie(name), self._solver)

    def optional(self, index: int, price: int) -> None:
        """An index that may be left out at a price."""
        self._model.AddDisjunction([index], price)

    def only_vehicles(self, index: int, vehicles: list[int]) -> None:
        """The vehicles that may serve an index."""
        self._model.VehicleVar(index).SetValues([-1, *vehicles])

    def pair(self, pickup: int, delivery: int) -> None:
        """Two indices on one vehicle in this order, or both left out."""
        self._model.AddPickupAndDelivery(pickup, delivery)
        self.require(self._model.VehicleVar(pickup) == self._model.VehicleVar(delivery))

    def never(self, index: int) -> None:
        """An index that is always left out."""
        self._model.ActiveVar(index).SetValue(0)

    def together(self, indices: Sequence[int]) -> None:
        """Indices that ride on one vehicle, or are all left out."""
        for first, second in pairwise(indices):
            self.require(self._model.VehicleVar(first) == self._model.VehicleVar(second))

    def apart(self, groups: Iterable[Sequence[int]]) -> None:
        """Of each group no two indices on one vehicle; to be called once."""
        kinds: dict[int, int] = {}
        for group in groups:
            for index in group:
                if index not in kinds:
                    kinds[index] = len(kinds)
                    on_route = pywrapcp.RoutingModel.TYPE_ADDED_TO_VEHICLE
                    self._model.SetVisitType(index, kinds[index], on_route)
            for first, second in combinations(group, 2):
                self._model.AddHardTypeIncompatibility(kinds[first], kinds[second])

    def require(self, constraint: Any) -> None:
        """Add a constraint over variables."""
        self._solver.Add(constraint)

    def next_of(self, index: int) -> int:
        """In a solution callback: the index after an index."""
        return int(self._model.NextVar(index).Value())

    def cost(self) -> int:
        """In a solution callback: the cost of the solution at hand."""
        return int(self._model.CostVar().Value())

    def is_end(self, index: int) -> bool:
        """Whether a route ends at an index."""
        return bool(self._model.IsEnd(index))

    def on_solution(self, callback: Callable[[], None]) -> None:
        """Call at every accepted solution; the callback must not raise."""
        self._model.AddAtSolutionCallback(callback)

    def stop_when(self, condition: Callable[[], bool]) -> None:
        """Ask often whether to stop; the condition must not raise."""
        limit = self._solver.CustomLimit(condition)
        self._limits.append(limit)
        self._model.AddSearchMonitor(limit)

    def search(self, seconds: float | None, routes: list[list[int]] | None) -> bool:
        """Search from the routes given (indices per vehicle) or from scratch.

        Returns:
            Whether the routes given could be used (true where none were).
        """
        parameters = self._parameters(seconds)
        if routes is None:
            self._model.SolveWithParameters(parameters)
            return True
        self._model.CloseModelWithParameters(parameters)
        start = self._model.ReadAssignmentFromRoutes(routes, True)
        if start is None:
            return False
        self._model.SolveFromAssignmentWithParameters(start, parameters)
        return True

    def _parameters(self, seconds: float | None) -> Any:
        parameters = pywrapcp.DefaultRoutingSearchParameters()
        strategies = routing_enums_pb2.FirstSolutionStrategy
        parameters.first_solution_strategy = strategies.PARALLEL_CHEAPEST_INSERTION
        meta = routing_enums_pb2.LocalSearchMetaheuristic
        parameters.local_search_metaheuristic = meta.GUIDED_LOCAL_SEARCH
        if self.nodes <= FEW_NODES:
            operators = parameters.local_search_operators
            operators.use_inactive_lns = optional_boolean_pb2.BOOL_TRUE
        milliseconds = A_DAY_MS if seconds is None else max(1, round(seconds * 1000))
        parameters.time_limit.FromMilliseconds(milliseconds)
        # A limit in wall time inside the search would make its result depend on the machine. Without
        # one, a single large neighbourhood ran 8 s over (two breaks each, soft windows; measured).
        parameters.lns_time_limit.FromMilliseconds(A_DAY_MS if seconds is None else 100)
        return parameters

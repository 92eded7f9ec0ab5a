"""What runs in the evaluator's process: one day in memory, one answer to every request.

The parts that answer are given: ``main.py`` composes them into the function that is spawned.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Protocol

from app.domain.errors import PlanningError, WorldError
from app.domain.evaluator_job import (
    AddOrder,
    EvaluatedDay,
    EvaluatePlan,
    EvaluateRoutes,
    Insert,
    NewOrder,
    Question,
    ReplaceRoutes,
    Request,
    SetDay,
    Slots,
    Told,
    with_order,
)
from app.domain.fleet import Profile
from app.domain.routing import Problem, Window
from app.domain.solution import Evaluation, Insertion, Itinerary, Relaxation
from app.planner_child import matrices_for
from app.ports import Roads
from app.processes import Crashed, Refused


class HeldPlan(Protocol):
    """A problem and its plan in memory (``solver.resident.ResidentPlan``)."""

    def widen(self, problem: Problem) -> None: ...

    def replace(self, routes: Sequence[Itinerary]) -> None: ...

    def evaluate(self, routes: Sequence[Itinerary]) -> Evaluation: ...

    def evaluate_plan(self) -> Evaluation: ...

    def insert(self, task: Sequence[str], limit: int) -> tuple[Insertion, ...]: ...

    def slots(self, task: Sequence[str], windows: Sequence[Window]) -> tuple[Insertion | None, ...]: ...

    def relax(self, job_id: str) -> tuple[Relaxation, ...]: ...


type Hold = Callable[[Problem, Sequence[Itinerary]], HeldPlan]


def run_evaluator(connection: Connection, open_roads: Callable[[str], Roads], hold: Hold) -> None:
    """Answer requests until the pipe is closed; never raises."""
    keeper = _Keeper(open_roads, hold)
    try:
        while True:
            connection.send(_answer(keeper, connection.recv()))
    except (EOFError, ConnectionError):
        return  # nobody is left to tell


def _answer(keeper: _Keeper, request: Request) -> Told | Refused | Crashed:
    try:
        return Told(keeper.answer(request))
    except WorldError as error:
        return Refused(error)
    except Exception:  # noqa: BLE001 - the process's edge: the parent reports it
        return Crashed(traceback.format_exc())


def _reply(held: HeldPlan, question: Question) -> object:
    match question:
        case EvaluatePlan():
            return held.evaluate_plan()
        case EvaluateRoutes(routes):
            return held.evaluate(routes)
        case Insert(job_ids, limit):
            return held.insert(job_ids, limit)
        case Slots(job_ids, windows):
            return held.slots(job_ids, windows)
    return held.relax(question.job_id)


class _Keeper:
    """The day that is held."""

    def __init__(self, open_roads: Callable[[str], Roads], hold: Hold) -> None:
        self._open_roads = open_roads
        self._hold = hold
        self._roads: tuple[str, Roads] | None = None
        self._day: EvaluatedDay | None = None
        self._held: HeldPlan | None = None

    def answer(self, request: Request) -> object:
        if isinstance(request, SetDay):
            self._set(request.day)
            return None
        if self._held is None:
            raise PlanningError("There is no day to ask about; open one first.")
        if isinstance(request, ReplaceRoutes):
            self._held.replace(request.routes)
            return None
        if isinstance(request, AddOrder):
            self._add(self._held, request.order)
            return None
        return _reply(self._held, request)

    def _set(self, day: EvaluatedDay) -> None:
        problem = day.problem
        if not problem.matrices:
            matrices = matrices_for(problem, self._roads_in(day.roads_folder))
            problem = replace(problem, matrices=matrices)
        problem = self._widened(problem, day.roads_folder)
        self._held = self._hold(problem, day.plan)
        self._day = replace(day, problem=problem)

    def _add(self, held: HeldPlan, order: NewOrder) -> None:
        """Only the new places are looked up on the roads."""
        if self._day is None:
            raise AssertionError("a plan is held without its day")
        problem = with_order(self._day.problem, order)
        problem = self._widened(problem, self._day.roads_folder)
        held.widen(problem)
        self._day = replace(self._day, problem=problem)

    def _widened(self, problem: Problem, roads_folder: str) -> Problem:
        """With matrices as large as its list of places: those at its end may be new."""
        places = problem.locations
        if all(matrix.size == len(places) for matrix in problem.matrices.values()):
            return problem
        if problem.slices:
            raise PlanningError(
                "Driving times that differ by the hour are not known for a new place; plan again."
            )
        roads = self._roads_in(roads_folder)
        matrices = {
            name: roads.widened(Profile(name), matrix, places)
            for name, matrix in problem.matrices.items()
        }
        return replace(problem, matrices=matrices)

    def _roads_in(self, folder: str) -> Roads:
        if self._roads is None or self._roads[0] != folder:
            self._roads = folder, self._open_roads(folder)
        return self._roads[1]

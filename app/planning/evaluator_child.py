"""What runs in the evaluator's process: one day in memory, one answer to every request.

The parts that answer are given: ``main.py`` composes them into the function that is spawned.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Protocol

from app.domain.errors import PlanningError, WorldError
from app.domain.evaluator_job import (
    AddOrder,
    Courses,
    EvaluatedDay,
    EvaluatePlan,
    EvaluateRoutes,
    Insert,
    InsertNew,
    NewOrder,
    PlanQuestion,
    ReplaceRoutes,
    Request,
    SetDay,
    Slots,
    Told,
    with_order,
)
from app.domain.fleet import Profile
from app.domain.routing import Problem, Window
from app.domain.solution import (
    Evaluation,
    Insertion,
    Itinerary,
    Relaxation,
    Solution,
    SolvedRoute,
)
from app.planning.planner_child import matrices_for, shapes_of
from app.planning.rough_table import RoughTable, nearest
from app.ports.roads import Roads
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


MANY = 300
"""With fewer places all ways to a new one are looked up before the answer."""
NEAREST = 25
"""Else those to so many, to those beside the ways that come out of it, and the rest after it. With more
the first look takes longer than a second one saves (Porto, 1,000 stops: 44 ms against 64 with 100)."""

type Hold = Callable[[Problem, Sequence[Itinerary]], HeldPlan]


def run_evaluator(connection: Connection, open_roads: Callable[[str], Roads], hold: Hold) -> None:
    """Answer requests until the pipe is closed; never raises."""
    keeper = _Keeper(open_roads, hold)
    try:
        while True:
            connection.send(_answer(keeper, connection.recv()))
            with suppress(WorldError):  # tried again, and told, at the next request
                keeper.complete()
    except (EOFError, ConnectionError):
        return  # nobody is left to tell


def _answer(keeper: _Keeper, request: Request) -> Told | Refused | Crashed:
    try:
        return Told(keeper.answer(request))
    except WorldError as error:
        return Refused(error)
    except Exception:  # noqa: BLE001 - the process's edge: the parent reports it
        return Crashed(traceback.format_exc())


def _reply(held: HeldPlan, question: PlanQuestion) -> object:
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


def _homes(problem: Problem) -> set[int]:
    """Where vehicles start, end and load."""
    homes = {place for v in problem.vehicles for place in (v.start, v.end) if place is not None}
    return homes.union(*(v.reload.locations for v in problem.vehicles if v.reload is not None))


def _neighbours(problem: Problem, answer: Sequence[Insertion], job_ids: Collection[str]) -> set[int]:
    """The places before and after an order's stops in any of the ways to take it, but for homes."""
    places = {job.job_id: job.location for job in problem.all_jobs}
    found: set[int] = set()
    for way in answer:
        stops = way.itinerary.job_ids
        for at, job_id in enumerate(stops):
            if job_id in job_ids:
                beside = (*stops[max(0, at - 1) : at], *stops[at + 1 : at + 2])
                found.update(places[name] for name in beside)
    return found


class _Keeper:
    """The day that is held."""

    def __init__(self, open_roads: Callable[[str], Roads], hold: Hold) -> None:
        self._open_roads = open_roads
        self._hold = hold
        self._roads: tuple[str, Roads] | None = None
        self._day: EvaluatedDay | None = None
        self._held: HeldPlan | None = None
        self._unlooked: NewOrder | None = None

    def answer(self, request: Request) -> object:
        if not isinstance(request, SetDay):
            self.complete()
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
        if isinstance(request, InsertNew):
            return self._insert_new(self._held, request)
        if isinstance(request, Courses):
            return self._courses(request.routes)
        return _reply(self._held, request)

    def _set(self, day: EvaluatedDay) -> None:
        problem = day.problem
        if not problem.matrices:
            matrices = matrices_for(problem, self._roads_in(day.roads_folder))
            problem = replace(problem, matrices=matrices)
        problem = self._widened(problem, day.roads_folder)
        self._held = self._hold(problem, day.plan)
        self._day = replace(day, problem=problem)
        self._unlooked = None

    def _add(self, held: HeldPlan, order: NewOrder) -> None:
        """Only the new places are looked up on the roads."""
        if self._day is None:
            raise AssertionError("a plan is held without its day")
        problem = with_order(self._day.problem, order)
        problem = self._widened(problem, self._day.roads_folder)
        held.widen(problem)
        self._day = replace(self._day, problem=problem)

    def _insert_new(self, held: HeldPlan, request: InsertNew) -> object:
        """With the ways to the nearest places only, where there are many; the rest after the answer.

        Should an answer use a way that is not looked up yet, its ends are, and it is asked again.
        """
        if self._day is None:
            raise AssertionError("a plan is held without its day")
        known = self._day.problem
        problem = with_order(known, request.order)
        places, first = problem.locations, len(known.locations)
        if first < MANY or len(places) == first or problem.slices:
            self._add(held, request.order)
            return held.insert(request.order.job_ids, request.limit)
        self._unlooked = request.order
        roads = self._roads_in(self._day.roads_folder)
        rough = {
            name: RoughTable(matrix, len(places) - first) for name, matrix in known.matrices.items()
        }
        asked: set[int] = set()

        def unknown(ways: Sequence[Insertion]) -> set[int]:
            used = _neighbours(problem, ways, request.order.job_ids)
            return {place for place in used if place < first} - asked

        missing = nearest(places[:first], places[first:], NEAREST) | _homes(problem)
        while missing:
            some = sorted(missing)
            here = [places[place] for place in (*some, *range(first, len(places)))]
            for name, table in rough.items():
                table.learn(some, roads.widened(Profile(name), table.part(some), here))
            asked |= missing
            matrices = {name: table.matrix() for name, table in rough.items()}
            held.widen(replace(problem, matrices=matrices))
            # More ways than are wanted: some will turn out longer once they are looked up.
            ways = held.insert(request.order.job_ids, 2 * request.limit)
            missing = unknown(ways[: request.limit]) and unknown(ways)
        return ways[: request.limit]

    def _courses(self, routes: tuple[SolvedRoute, ...]) -> dict[str, tuple[str, ...]]:
        if self._day is None:
            raise AssertionError("a plan is held without its day")
        roads = self._roads_in(self._day.roads_folder)
        return shapes_of(self._day.problem, Solution(routes, (), 0), roads)

    def complete(self) -> None:
        """Look up what the last answer did not need."""
        if self._unlooked is not None and self._held is not None:
            self._add(self._held, self._unlooked)
            self._unlooked = None

    def _widened(self, problem: Problem, folder: str) -> Problem:
        """With matrices as large as its list of places: those at its end may be new."""
        places = problem.locations
        if all(matrix.size == len(places) for matrix in problem.matrices.values()):
            return problem
        if problem.slices:
            raise PlanningError(
                "Driving times that differ by the hour are not known for a new place; plan again."
            )
        roads = self._roads_in(folder)
        matrices = {
            name: roads.widened(Profile(name), matrix, places)
            for name, matrix in problem.matrices.items()
        }
        return replace(problem, matrices=matrices)

    def _roads_in(self, folder: str) -> Roads:
        if self._roads is None or self._roads[0] != folder:
            self._roads = folder, self._open_roads(folder)
        return self._roads[1]

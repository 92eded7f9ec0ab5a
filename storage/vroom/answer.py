"""An answer in VROOM's form, from any solver, as a plan that can be judged.

What VROOM means by a step is said in a problem made for the answer: setup is a part of service where
the route pays it, windows are about the start of that, and money counts nothing, because VROOM's cost
is judged here. Times are judged as they stand: service begins at ``arrival + waiting_time``. A route
drives on before a rest, whatever arrival says, and may wait anywhere. VROOM counts in hundredths of a
second for a ``speed_factor`` and writes whole ones; a drive may be rounded either way.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from msgspec import Struct

from app.domain.errors import InputRefused
from app.domain.matrix import Matrix
from app.domain.routing import Balance, Costs, Job, Overtime, Problem, VehicleSpec, Window
from app.domain.solution import Solution, SolvedRoute, Unassigned, UnassignedReason, Violation
from storage.vroom.input import MOST, decode, decode_any, read_bytes
from storage.vroom.output import answer_document
from storage.vroom.problem import VroomProblem
from storage.vroom.tasks import name_of, windows_of
from storage.vroom.walk import TASKS, AnswerRoute, sums, walk

ALWAYS = 2 * MOST
"""The end of a shift that has none."""


class AnswerTask(Struct):
    """A task left out."""

    id: int
    type: str = "job"


class AnswerSummary(Struct):
    """The totals that are judged."""

    cost: int | None = None
    routes: int | None = None
    unassigned: int | None = None


class OwnAnswer(Struct):
    """Our own exact answer; none in plan mode."""

    solution: Solution | None = None
    ways: str = ""


class VroomAnswer(Struct):
    """The whole file."""

    code: int = 0
    error: str = ""
    summary: AnswerSummary = msgspec.field(default_factory=AnswerSummary)
    routes: list[AnswerRoute] = []
    unassigned: list[AnswerTask] = []
    roundsman: OwnAnswer = msgspec.field(default_factory=OwnAnswer)


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan, the problem it is to be judged by, and what is wrong already."""

    problem: Problem
    solution: Solution
    violations: tuple[Violation, ...]


def read_answer(path: Path) -> VroomAnswer:
    """An answer file.

    Raises:
        InputRefused: it cannot be read, is no answer, or says that there is none.
    """
    answer = decode(read_bytes(path), VroomAnswer, path.name)
    if answer.code:
        raise InputRefused(f"{path.name} holds no plan but the error {answer.code}: {answer.error}")
    return answer


def judged(vroom: VroomProblem, problem: Problem, path: Path) -> Judged:
    """An answer file as a plan; ``problem`` is the file's with matrices. Our own exact answer stands as
    it is.

    Raises:
        InputRefused: it cannot be read, is no answer, or says that there is none.
    """
    answer = read_answer(path)
    if answer.roundsman.solution is not None:
        return Judged(problem, answer.roundsman.solution, ())
    return _AnswerReader(vroom, problem, answer).judged()


def differences(vroom: VroomProblem, problem: Problem, path: Path) -> tuple[Violation, ...]:
    """Where an answer of ours that passes the check does not say the same in VROOM's words."""
    own = read_answer(path).roundsman
    if own.solution is None:
        return ()
    said = decode_any(read_bytes(path), path.name)
    mine = answer_document(replace(vroom, problem=problem), own.solution, own.ways)
    return tuple(
        Violation("form", "", "", f"What stands under '{part}' is not what stands under 'roundsman'.")
        for part in ("summary", "unassigned", "routes")
        if said.get(part) != mine[part]
    )


class _AnswerReader:
    """Turns routes into ours, and notes what cannot be right on the way."""

    def __init__(self, vroom: VroomProblem, problem: Problem, answer: VroomAnswer) -> None:
        self._vroom = vroom
        self._problem = problem
        self._answer = answer
        self._found: list[Violation] = []
        self._work: dict[str, int] = {}
        self._vehicles: dict[str, VehicleSpec] = {}
        self._matrices: dict[str, Matrix] = dict(problem.matrices)

    def judged(self) -> Judged:
        """The plan, and the problem made for it."""
        specs = {v.vehicle_id: v for v in self._problem.vehicles}
        self._vehicles = {name: self._free(spec) for name, spec in specs.items()}
        routes = []
        seen: set[int] = set()
        for route in self._answer.routes:
            spec = self._vehicles.get(str(route.vehicle))
            if spec is None or route.vehicle in seen:
                words = (
                    f"There is no vehicle {route.vehicle}."
                    if spec is None
                    else f"Vehicle {route.vehicle} has more than one route."
                )
                self._found.append(Violation("vehicle", str(route.vehicle), "", words))
            elif any(step.type in TASKS for step in route.steps):  # VROOM may list idle vehicles
                seen.add(route.vehicle)
                routes.append(self._route(spec, route))
        left = tuple(
            Unassigned(stop, UnassignedReason.NO_ROOM)
            for task in self._answer.unassigned
            for stop in self._stops(name_of(task.type, task.id))
        )
        self._check_summary()
        problem = replace(
            self._problem,
            vehicles=tuple(self._vehicles.values()),
            jobs=tuple(self._free_job(job) for job in self._problem.jobs),
            shipments=tuple(
                replace(s, pickup=self._free_job(s.pickup), delivery=self._free_job(s.delivery))
                for s in self._problem.shipments
            ),
            matrices=self._matrices,
            keeping=None,
            carriers=(),
            balance=Balance(),
        )
        return Judged(problem, Solution(tuple(routes), left, 0), tuple(self._found))

    def _free(self, spec: VehicleSpec) -> VehicleSpec:
        """A vehicle for which money counts nothing."""
        given = self._vroom.vehicles[spec.vehicle_id]
        return replace(
            spec,
            costs=Costs(0, 0, 0),
            overtime=Overtime(spec.overtime.seconds),
            latest=spec.latest if given.time_window is not None else ALWAYS,
        )

    def _stops(self, name: str) -> tuple[str, ...]:
        """The stops of a task; of one that is not there, its name, which the checker does not know."""
        entry = self._vroom.entries.get(name)
        return (name,) if entry is None else entry.stops

    def _route(self, spec: VehicleSpec, route: AnswerRoute) -> SolvedRoute:
        """The route as ours; what its vehicle, matrix and stops have to be for that is remembered."""
        walked = walk(self._vroom, self._problem, spec, route)
        self._found.extend(
            Violation(rule, spec.vehicle_id, "", f"Vehicle {spec.vehicle_id}: {words}")
            for rule, words in (*walked.complaints, *sums(self._problem, route, walked))
        )
        if walked.exchanges and spec.limits.tasks is not None:
            tasks = spec.limits.tasks + walked.exchanges
            spec = replace(spec, limits=replace(spec.limits, tasks=tasks))
        if walked.legs is not None:
            profile = f"{spec.profile} of {spec.vehicle_id}"
            self._matrices[profile] = _with_legs(self._problem.matrices[spec.profile], walked.legs)
            spec = replace(spec, profile=profile, speed_factor=1.0)
        self._vehicles[spec.vehicle_id] = spec
        self._work.update(walked.work)
        return SolvedRoute(spec.vehicle_id, walked.steps, 0)

    def _free_job(self, job: Job) -> Job:
        """A stop for which money counts nothing, with the work that the answer's route owes there."""
        free = replace(job, price=0, lateness=None)
        if job.job_id not in self._work:
            return free
        entry = self._vroom.entry_of(job.job_id)
        given = entry.task.time_windows if job.job_id == entry.stops[0] else None
        windows = tuple(
            Window(w.start - self._vroom.zero, w.latest_start - self._vroom.zero)
            for w in windows_of(given, job.job_id)
        )
        work = self._work[job.job_id]
        return replace(
            free, service=work, setup=0, service_by_type={}, setup_by_type={}, windows=windows
        )

    def _check_summary(self) -> None:
        answer, summary = self._answer, self._answer.summary
        costs = [route.cost for route in answer.routes if route.cost is not None]
        all_told = summary.cost is not None and len(costs) == len(answer.routes)
        if all_told and abs((summary.cost or 0) - sum(costs)) > len(costs):
            words = f"The cost is given as {summary.cost}, but the routes' are {sum(costs)} in all."
            self._found.append(Violation("cost", "", "", words))
        counts = (
            ("routes", summary.routes, len(answer.routes)),
            ("unassigned", summary.unassigned, len(answer.unassigned)),
        )
        for name, said, is_really in counts:
            if said is not None and said != is_really:
                words = f"The summary counts {said} {name}, but there are {is_really}."
                self._found.append(Violation("sum", "", "", words))


def _with_legs(matrix: Matrix, legs: Mapping[tuple[int, int], int]) -> Matrix:
    """The matrix with other driving times on some legs."""
    durations = array("i", matrix.durations)
    for (origin, destination), seconds in legs.items():
        durations[origin * matrix.size + destination] = seconds
    return replace(matrix, durations=durations.tobytes())

"""What runs in the planner's process: roads, search, check, and the courses of the routes.

The parts that do it are given: ``main.py`` composes them into the function that is spawned.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from time import monotonic
from typing import Protocol

from app.domain.errors import PlanningError, WorldError
from app.domain.fleet import Profile
from app.domain.matrix import Matrix
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routing import Problem, StopRule
from app.domain.solution import Itinerary, Progress, Solution, StepKind, Violation
from app.ports.roads import Roads
from app.processes import Answered, Crashed, Found, Refused, cores


class Solve(Protocol):
    """The search (``solver.solve.solve``)."""

    def __call__(
        self,
        problem: Problem,
        stop: StopRule,
        seed: int,
        on_progress: Callable[[Progress, Solution | None], None],
        cancelled: Callable[[], bool],
        *,
        threads: int,
    ) -> Solution: ...


type Allow = Callable[[Problem, Sequence[Itinerary], int], Problem]
"""Lets a plan that stands be kept (``solver.standing.allowing``)."""

type Check = Callable[[Problem, Solution], tuple[Violation, ...]]
"""The independent judge (``solver.judge.checker.check``)."""


def run_plan_job(
    connection: Connection,
    job: PlanJob,
    open_roads: Callable[[str], Roads],
    allow: Allow,
    solve: Solve,
    check: Check,
) -> None:
    """Make one plan and say over the connection how it goes; never raises."""
    try:
        connection.send(Answered(_plan(connection, job, open_roads, allow, solve, check)))
    except WorldError as error:
        connection.send(Refused(error))
    except (EOFError, ConnectionError):
        return  # the parent is gone: nobody is left to tell
    except Exception:  # noqa: BLE001 - the process's edge: the parent reports it
        connection.send(Crashed(traceback.format_exc()))


def _plan(
    connection: Connection,
    job: PlanJob,
    open_roads: Callable[[str], Roads],
    allow: Allow,
    solve: Solve,
    check: Check,
) -> PlanAnswer:
    started = monotonic()
    connection.send(Found(Progress("roads", 0.0)))
    roads = None
    problem = job.problem
    if not problem.matrices or job.with_shapes:
        roads = open_roads(job.roads_folder)
    if not problem.matrices and roads is not None:
        problem = replace(problem, matrices=matrices_for(problem, roads))
    searching = monotonic()
    if job.standing:
        problem = allow(problem, job.standing, job.later_s)

    def on_progress(progress: Progress, best: Solution | None) -> None:
        progress = replace(progress, elapsed_s=monotonic() - started)
        verdict = check(problem, best) if best is not None else ()
        connection.send(Found(progress, best, verdict))

    # The parent sends one thing only, to stop; a closed pipe (the parent is gone) polls true as well.
    solution = solve(
        problem, job.stop, job.seed, on_progress, connection.poll, threads=threads_for(job)
    )
    found = monotonic()
    progress = Progress("check", found - started, solution.cost, len(solution.routes))
    violations = check(problem, solution)
    connection.send(Found(replace(progress, unassigned=len(solution.unassigned)), solution, violations))
    drawn = _changed(solution, job.standing)
    shapes = shapes_of(problem, drawn, roads) if job.with_shapes and roads is not None else {}
    return PlanAnswer(solution, violations, shapes, searching - started, found - searching)


def threads_for(job: PlanJob) -> int:
    """Threads to search with: those asked for; else one where steps are counted, so that the answer is
    the same on any machine, and all processors but one (at least one) where time is."""
    if job.threads is not None:
        return job.threads
    return 1 if job.stop.seconds is None else max(1, cores() - 1)


def matrices_for(problem: Problem, roads: Roads) -> dict[str, Matrix]:
    """Times and distances between all places, for each profile that a vehicle of the problem has.

    Raises:
        PlanningError: a vehicle has a profile that no road network is made for.
        RoadsError: no road network.
    """
    matrices = {}
    for name in sorted({vehicle.profile for vehicle in problem.vehicles}):
        try:
            profile = Profile(name)
        except ValueError as error:
            known = ", ".join(profile.value for profile in Profile)
            raise PlanningError(
                f"There are no roads for the profile '{name}' (only {known})."
            ) from error
        matrices[name] = roads.table(profile, problem.locations)
    return matrices


def _changed(solution: Solution, standing: Sequence[Itinerary]) -> Solution:
    """The routes whose order of stops is not that of a plan that stands, which is drawn already."""
    orders = {itinerary.vehicle_id: itinerary.job_ids for itinerary in standing}
    routes = (r for r in solution.routes if r.job_ids != orders.get(r.vehicle_id))
    return replace(solution, routes=tuple(routes))


def shapes_of(problem: Problem, solution: Solution, roads: Roads) -> dict[str, tuple[str, ...]]:
    """Per vehicle one polyline per driven leg, '' where the leg stays at its place."""
    profiles = {vehicle.vehicle_id: vehicle.profile for vehicle in problem.vehicles}
    shapes = {}
    for route in solution.routes:
        profile = Profile(profiles[route.vehicle_id])
        legs = []
        here = route.steps[0].location
        for step in route.steps[1:]:
            if step.kind is StepKind.BREAK:
                continue
            ends = (problem.locations[here], problem.locations[step.location])
            legs.append(roads.path(profile, ends).shape if here != step.location else "")
            here = step.location
        shapes[route.vehicle_id] = tuple(legs)
    return shapes

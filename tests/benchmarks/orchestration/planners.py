"""Planners in this process: the real search, and one that only finds the cheapest place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.matrix import Matrix
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routing import Job, Lateness, Overtime, Problem
from app.domain.solution import Progress, Solution
from app.planning.planner_child import shapes_of
from app.ports.roads import RoadPath
from solver.exact.routes import Routes
from solver.gate.validate import validate
from solver.greedy import begin_from
from solver.incumbent import Incumbent
from solver.judge.checker import check
from solver.solve import ignore_progress, solve
from solver.sorting_out import sorted_out
from solver.standing import allowing
from storage.region.roads import OsrmRoads
from tests.benchmarks.orchestration.scenario import LATE_PER_MINUTE

PATIENCE_S = 3 * 3600
ROUNDING_S = 600


class Tables:
    """Road tables of a day: places known from the start are asked for once."""

    def __init__(self, roads: OsrmRoads, places: Sequence[LonLat]) -> None:
        self.roads = roads
        self._places = {place: number for number, place in enumerate(dict.fromkeys(places))}
        self._matrix = roads.table(Profile.VAN, list(self._places))

    def of(self, places: Sequence[LonLat]) -> Matrix:
        """Times and distances between these places."""
        size = self._matrix.size
        known = [place for place in places if place in self._places]
        ordered = [*known, *(place for place in places if place not in self._places)]
        rows = [self._places[place] for place in known]
        blocks = [
            np.ascontiguousarray(
                np.frombuffer(block, np.int32).reshape(size, size)[np.ix_(rows, rows)]
            ).tobytes()
            for block in (self._matrix.durations, self._matrix.distances)
        ]
        part = Matrix(len(known), *blocks)
        if len(known) < len(ordered):
            part = self.roads.widened(Profile.VAN, part, ordered)
        number = {place: n for n, place in enumerate(ordered)}
        back = [number[place] for place in places]
        return Matrix(
            len(places),
            *(
                np.ascontiguousarray(
                    np.frombuffer(block, np.int32).reshape(len(places), -1)[np.ix_(back, back)]
                ).tobytes()
                for block in (part.durations, part.distances)
            ),
        )


class RememberedRoads(OsrmRoads):
    """Roads that draw a course between two places once: nearly the same legs come back all day."""

    @lru_cache(maxsize=20_000)  # noqa: B019 - lives as long as the program
    def _between(self, profile: Profile, start: LonLat, end: LonLat) -> RoadPath:
        return super().path(profile, (start, end))

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """See ``app.ports.roads.Roads``."""
        return self._between(profile, *places) if len(places) == 2 else super().path(profile, places)


class LocalPlanner:
    """The real search and judge, on one thread, without a process around them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],  # noqa: ARG002 - the port's
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        """See ``app.ports.planner.Planner``."""
        problem = self.stated(job.problem)
        if not problem.matrices:
            problem = replace(problem, matrices={"van": self._tables.of(problem.locations)})
        if job.standing:
            problem = allowing(problem, job.standing, job.later_s)
        solution = self._search(problem, job, cancelled)
        shapes = shapes_of(problem, solution, self._tables.roads)
        return PlanAnswer(solution, check(problem, solution), shapes, 0.0, 0.0)

    def stated(self, problem: Problem) -> Problem:
        """The problem as it is searched."""
        return problem

    def _search(self, problem: Problem, job: PlanJob, cancelled: Callable[[], bool]) -> Solution:
        return solve(problem, job.stop, job.seed, ignore_progress, cancelled)


class MorningPlanner(LocalPlanner):
    """Plans from nothing by annealing alone: told of one stop to begin with, the search leaves out the
    engine that takes minutes for the same number of steps."""

    def _search(self, problem: Problem, job: PlanJob, cancelled: Callable[[], bool]) -> Solution:
        begin = {problem.vehicles[0].vehicle_id: (problem.jobs[0].job_id,)}
        return super()._search(replace(problem, warm_start=begin), job, cancelled)


class GreedyPlanner(LocalPlanner):
    """Keeps the plan given to begin with, and puts what it lacks where that costs least, one after the
    other, dearest to leave out first. Promises may be broken by hours at their price: what was given
    cannot be refused for being late already."""

    def _search(self, problem: Problem, job: PlanJob, cancelled: Callable[[], bool]) -> Solution:  # noqa: ARG002
        validate(problem)
        problem, candidates, impossible = sorted_out(problem)
        routes = Routes(problem)
        incumbent = Incumbent(problem, routes, candidates, impossible, ignore_progress)
        plan = begin_from(problem, routes, candidates, problem.warm_start)
        incumbent.offer(plan, again=True)
        return incumbent.solution

    def stated(self, problem: Problem) -> Problem:
        """The problem with patience."""
        given = {name for names in problem.warm_start.values() for name in names}
        return replace(
            problem,
            jobs=tuple(_patient(job) if job.job_id in given else job for job in problem.jobs),
            vehicles=tuple(
                replace(
                    vehicle,
                    overtime=Overtime(vehicle.overtime.seconds + ROUNDING_S, vehicle.overtime.per_hour),
                )
                for vehicle in problem.vehicles
            ),
        )


def _patient(job: Job) -> Job:
    if not job.windows:
        return job
    *others, last = job.windows
    later = replace(last, latest_start=last.latest_start + PATIENCE_S)
    lateness = job.lateness or Lateness(last.latest_start, LATE_PER_MINUTE)
    return replace(job, windows=(*others, later), lateness=lateness)

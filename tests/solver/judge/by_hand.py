"""Routes written down by hand, so that the judge is tried on plans that no search has made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from app.domain.routing import Problem
from app.domain.solution import Outsourced, Solution, SolvedRoute, Step, StepKind, Unassigned
from app.domain.solution import UnassignedReason as Why
from tests.solver.instances import at


@dataclass
class ByHand:
    """One route, step by step. Times follow from the street unless told; loads are zero unless told."""

    problem: Problem
    vehicle: str = "van"
    begin: int = at(8)
    load: int = 0
    loading: int = 0
    cost: int = 0
    place: int = 0
    steps: list[Step] = field(default_factory=list)
    rests: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        ready = self.begin + self.loading
        self.steps.append(
            Step(StepKind.START, "", self.place, self.begin, self.begin, ready, 0, 0, (self.load,))
        )

    def stop(self, job_id: str, **told: int) -> Self:
        """Drive to a stop and serve it for its plain service time."""
        job = next(job for job in self.problem.all_jobs if job.job_id == job_id)
        return self._go(StepKind.JOB, job.location, job_id=job_id, **{"work": job.service, **told})

    def again(self, place: int = 0, **told: int) -> Self:
        """Return to a depot for more."""
        return self._go(StepKind.RELOAD, place, **told)

    def rest(self, begin: int, duration: int, **told: int) -> Self:
        """Rest then, on the way to the next place or before work there."""
        load = told.get("load", self.steps[-1].load[0])
        step = Step(StepKind.BREAK, "", self.place, begin, begin, begin + duration, 0, 0, (load,))
        self.steps.append(step)
        self.rests.append(step)
        return self

    def home(self, place: int = 0, **told: int) -> SolvedRoute:
        """Drive to the end of the route."""
        return self._go(StepKind.END, place, **told).open()

    def open(self) -> SolvedRoute:
        """The route as it stands."""
        return SolvedRoute(self.vehicle, tuple(self.steps), self.cost)

    def _go(self, kind: StepKind, place: int, *, job_id: str = "", work: int = 0, **told: int) -> Self:
        roads = self.problem.matrices["car"]
        leg_s = told.get("leg_s", roads.duration(self.place, place))
        leg_m = told.get("leg_m", roads.distance(self.place, place))
        free = next(step.end for step in reversed(self.steps) if step.kind is not StepKind.BREAK)
        arrival = free + leg_s
        for rest in self.rests:
            arrival += rest.end - rest.begin if rest.begin < arrival else 0
        arrival = told.get("arrival", arrival)
        begin = told.get("begin", max([arrival, *(rest.end for rest in self.rests)]))
        load = told.get("load", self.steps[-1].load[0])
        self.steps.append(
            Step(kind, job_id, place, arrival, begin, begin + work, leg_s, leg_m, (load,))
        )
        self.place, self.rests = place, []
        return self


def plan(
    *routes: SolvedRoute, left: str = "", away: tuple[Outsourced, ...] = (), cost: int | None = None
) -> Solution:
    """A plan of these routes; ``left`` names the stops left out. It costs what its routes cost,
    unless told."""
    unassigned = tuple(Unassigned(job_id, Why.NO_ROOM) for job_id in left.split())
    total = sum(route.cost for route in routes) if cost is None else cost
    return Solution(routes, unassigned, total, away)

"""What the desk and the evaluator's process tell each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.geo import LonLat
from app.domain.routing import Job, Problem, Shipment, Window
from app.domain.solution import Itinerary, SolvedRoute


@dataclass(frozen=True, slots=True)
class EvaluatedDay:
    """A day to be asked about: the problem (without matrices: they are made from the roads), the plan
    as it stands, and where the roads are ('' for straight lines)."""

    problem: Problem
    plan: tuple[Itinerary, ...] = ()
    roads_folder: str = ""

    def with_routes(self, routes: tuple[Itinerary, ...]) -> EvaluatedDay:
        """The day after these vehicles were given other stops."""
        plan = {itinerary.vehicle_id: itinerary for itinerary in (*self.plan, *routes)}
        return replace(self, plan=tuple(plan.values()))


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order that the day's problem does not have: one job, or the two of a shipment, each with its
    place (whatever the jobs say of locations does not count)."""

    jobs: tuple[Job, ...]
    places: tuple[LonLat, ...]

    @property
    def job_ids(self) -> tuple[str, ...]:
        """Its stops."""
        return tuple(job.job_id for job in self.jobs)


def with_order(problem: Problem, order: NewOrder) -> Problem:
    """The problem with an order more; places that it does not have come after its own. Stops of these
    names that it had before are replaced."""
    names = set(order.job_ids)
    places = {place: number for number, place in reversed(list(enumerate(problem.locations)))}
    locations = list(problem.locations)
    jobs = []
    for job, place in zip(order.jobs, order.places, strict=True):
        if place not in places:
            places[place] = len(locations)
            locations.append(place)
        jobs.append(replace(job, location=places[place]))
    known = tuple(job for job in problem.jobs if job.job_id not in names)
    shipments = tuple(s for s in problem.shipments if s.pickup.job_id not in names)
    if len(jobs) == 2:
        shipments = (*shipments, Shipment(jobs[0], jobs[1]))
    else:
        known = (*known, *jobs)
    return replace(problem, locations=tuple(locations), jobs=known, shipments=shipments)


@dataclass(frozen=True, slots=True)
class SetDay:
    """Hold this day from now on."""

    day: EvaluatedDay


@dataclass(frozen=True, slots=True)
class ReplaceRoutes:
    """These vehicles make other stops from now on."""

    routes: tuple[Itinerary, ...]


@dataclass(frozen=True, slots=True)
class AddOrder:
    """The problem has this order too from now on."""

    order: NewOrder


@dataclass(frozen=True, slots=True)
class InsertNew:
    """Where could an order go that the problem does not have? It has it from now on."""

    order: NewOrder
    limit: int


@dataclass(frozen=True, slots=True)
class EvaluatePlan:
    """What does the whole plan come to?"""


@dataclass(frozen=True, slots=True)
class EvaluateRoutes:
    """What would these routes come to?"""

    routes: tuple[Itinerary, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """Where could an order go?"""

    job_ids: tuple[str, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Slots:
    """What would each of these windows cost?"""

    job_ids: tuple[str, ...]
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Relax:
    """What would make a stop fit?"""

    job_id: str


@dataclass(frozen=True, slots=True)
class Courses:
    """Where do these routes lead over the roads?"""

    routes: tuple[SolvedRoute, ...]


type PlanQuestion = EvaluatePlan | EvaluateRoutes | Insert | Slots | Relax
"""What the plan itself answers."""

type Question = PlanQuestion | Courses
"""What changes nothing."""

type Request = SetDay | ReplaceRoutes | AddOrder | InsertNew | Question
"""From the desk to the process; it tells back one answer to each."""


@dataclass(frozen=True, slots=True)
class Told:
    """From the process: the answer to the request."""

    answer: object = None

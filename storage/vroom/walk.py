"""One route of an answer in VROOM's form, step by step (see ``storage.vroom.answer``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

from msgspec import Struct

from app.domain.load import Amounts
from app.domain.matrix import UNREACHABLE
from app.domain.routing import Problem, VehicleSpec
from app.domain.solution import Step, StepKind
from storage.vroom.problem import VroomProblem
from storage.vroom.tasks import Entry, name_of
from storage.vroom.vehicles import duration_factor

TASKS = ("job", "pickup", "delivery")

type Complaint = tuple[str, str]
"""A rule, and what is wrong in words."""


class AnswerStep(Struct):
    """A step; what VROOM may leave out has a default."""

    type: str
    arrival: int
    id: int | None = None
    setup: int | None = None
    service: int | None = None
    waiting_time: int = 0
    duration: int | None = None
    location_index: int | None = None
    load: list[int] | None = None


class AnswerRoute(Struct):
    """A route."""

    vehicle: int
    steps: list[AnswerStep]
    cost: int | None = None
    duration: int | None = None
    distance: int | None = None
    setup: int | None = None
    service: int | None = None
    waiting_time: int | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """A route as ours, what VROOM's totals for it should be, and what cannot be right. ``tasks_s`` is
    the setup and service of tasks alone.

    ``work`` is what each stop takes here, setup included; ``legs`` the driving times as the answer
    rounds them (None: nothing to round); ``exchanges`` how many jobs became two stops.
    """

    steps: tuple[Step, ...]
    driven: int
    metres: int
    setup: int
    service: int
    tasks_s: int
    work: Mapping[str, int]
    legs: Mapping[tuple[int, int], int] | None
    exchanges: int
    complaints: tuple[Complaint, ...]


def walk(vroom: VroomProblem, problem: Problem, spec: VehicleSpec, route: AnswerRoute) -> Walked:
    """Follow a route; a second time where a leg that is driven twice was rounded both ways."""
    first = _Walk(vroom, problem, spec, route, {}).walked()
    return first if not first.legs else _Walk(vroom, problem, spec, route, first.legs).walked()


class _Walk:
    """What is known on the way."""

    def __init__(
        self,
        vroom: VroomProblem,
        problem: Problem,
        spec: VehicleSpec,
        route: AnswerRoute,
        legs: Mapping[tuple[int, int], int],
    ) -> None:
        self._vroom = vroom
        self._spec = spec
        self._route = route
        self._given = vroom.vehicles[spec.vehicle_id]
        self._matrix = problem.matrices[spec.profile]
        by_hour = spec.profile in problem.slices
        self._factor = 1.0 if by_hour else duration_factor(self._given.speed_factor)
        self._legs = dict(legs)
        self._work: dict[str, int] = {}
        self._complaints: list[Complaint] = []
        self._steps: list[Step] = []
        self._rests: list[tuple[AnswerStep, Step]] = []
        self._told = 0  # driving that the answer has counted up to the last place
        self._driven = self._metres = self._setup = self._service = self._exchanges = 0
        self._tasks_s = 0
        self._load = self._loaded()

    def walked(self) -> Walked:
        """From the start to the end."""
        self._check_breaks()
        for n, step in enumerate(self._route.steps):
            if n == 0:
                self._start(step)
            elif step.type == "break":
                self._rest(step)
            elif step.type == "end" and self._spec.end is None:
                self._open_end(step)
            elif step.type == "end":
                self._end(step)
            elif step.type in TASKS:
                self._task(step)
            else:
                self._complain(
                    "form", f"a step of type '{step.type}' cannot be at place {n} of a route."
                )
        return Walked(
            tuple(self._steps),
            self._driven,
            self._metres,
            self._setup,
            self._service,
            self._tasks_s,
            self._work,
            self._legs if self._factor != 1 else None,
            self._exchanges,
            tuple(self._complaints),
        )

    def _complain(self, rule: str, words: str) -> None:
        self._complaints.append((rule, words))

    def _entry(self, step: AnswerStep) -> Entry | None:
        return self._vroom.entries.get(name_of(step.type, -1 if step.id is None else step.id))

    def _loaded(self) -> Amounts:
        """What is on board at the start: the goods of all jobs."""
        load = self._spec.carrying or (0,) * len(self._spec.capacity)
        for step in self._route.steps:
            entry = self._entry(step) if step.type == "job" else None
            if entry is not None:
                load = tuple(a + b for a, b in zip(load, entry.delivery, strict=True))
        return load

    def _said_load(self, step: AnswerStep) -> Amounts:
        """The load that the answer tells; where it tells none, what it is."""
        told = step.load is not None and len(step.load) == len(self._load)
        return tuple(step.load) if told and step.load is not None else self._load

    def _start(self, step: AnswerStep) -> None:
        entries = [self._entry(s) for s in self._route.steps if s.type in TASKS]
        first = next((entry.location for entry in entries if entry is not None), 0)
        place = first if self._spec.start is None else self._spec.start
        begin = step.arrival + step.waiting_time - self._vroom.zero
        end = begin + (step.service or 0)
        if step.type != "start":
            self._complain("form", "its first step is no start.")
        self._service += step.service or 0
        load = self._said_load(step)
        self._steps.append(Step(StepKind.START, "", place, begin, begin, end, 0, 0, load))

    def _rest(self, step: AnswerStep) -> None:
        rests = {rest.id: rest for rest in self._given.breaks}
        known = rests.get(-1 if step.id is None else step.id)
        begin = step.arrival + step.waiting_time - self._vroom.zero
        length = step.service if step.service is not None else known.service if known else 0
        self._service += length
        place = self._steps[-1].location
        rest = Step(
            StepKind.BREAK, "", place, begin, begin, begin + length, 0, 0, self._said_load(step)
        )
        self._rests.append((step, rest))

    def _task(self, step: AnswerStep) -> None:
        entry = self._entry(step)
        if entry is None:
            words = f"the {name_of(step.type, step.id or 0)} is not part of the problem."
            self._complain("unknown", words)
            return
        if step.location_index is not None and step.location_index != entry.task.location_index:
            words = f"the {entry.stops[0]} is made at {step.location_index}, which is not its place."
            self._complain("place", words)
        kind = self._given.type
        moved = self._steps[-1].location != entry.location
        is_first = len(self._steps) == 1 and self._spec.start is None
        setup = entry.setup_by(kind) if moved or is_first else 0
        service = entry.service_by(kind)
        said = (setup if step.setup is None else step.setup) + (
            service if step.service is None else step.service
        )
        self._setup += setup
        self._service += service
        self._tasks_s += setup + service
        begin = step.arrival + step.waiting_time - self._vroom.zero
        self._take_rests()
        arrival, leg_s, leg_m = self._drive(step, entry.location)
        for n, stop in enumerate(entry.stops):
            self._work[stop] = 0 if n else setup + service
            self._load = self._after(entry, n)
            whole = n == len(entry.stops) - 1
            load = self._said_load(step) if whole else self._load
            times = (arrival, begin, begin + said) if n == 0 else (begin + said,) * 3
            legs = (leg_s, leg_m) if n == 0 else (0, 0)
            self._steps.append(Step(StepKind.JOB, stop, entry.location, *times, *legs, load))
        self._exchanges += len(entry.stops) - 1

    def _after(self, entry: Entry, n: int) -> Amounts:
        """The load after a stop: a job brings and takes, a shipment's ends take and bring."""
        bring = entry.delivery if n == 0 else (0,) * len(self._load)
        take = entry.pickup if n == len(entry.stops) - 1 else (0,) * len(self._load)
        return tuple(x - b + t for x, b, t in zip(self._load, bring, take, strict=True))

    def _end(self, step: AnswerStep) -> None:
        """The end of the route; rests had after it need no place on it, but must be had in time."""
        place = self._spec.end if self._spec.end is not None else self._steps[-1].location
        last = self._steps[-1]
        seconds = self._seconds(last.location, place, step)
        reached = last.end + seconds
        while self._rests and self._rests[0][1].begin < reached:
            reached += self._rests[0][1].end - self._rests[0][1].begin
            self._steps.append(self._rests.pop(0)[1])
        said = step.arrival + step.waiting_time - self._vroom.zero
        free = max([reached, *(rest.end for _, rest in self._rests)])
        is_late = said < reached or said > self._spec.latest or said < free
        self._rests.clear()
        arrival, leg_s, leg_m = self._drive(step, place)
        ends = said if is_late else arrival
        load = self._said_load(step)
        self._steps.append(Step(StepKind.END, "", place, arrival, ends, ends, leg_s, leg_m, load))

    def _open_end(self, step: AnswerStep) -> None:
        """VROOM ends an open route where its last task is done, ours needs no step for that."""
        over = max([self._steps[-1].end, *(rest.end for _, rest in self._rests)])
        if step.arrival + step.waiting_time - self._vroom.zero < over:
            self._complain("arrival", "it ends before its last step is done.")

    def _take_rests(self) -> None:
        self._steps.extend(rest for _, rest in self._rests)

    def _drive(self, step: AnswerStep, place: int) -> tuple[int, int, int]:
        """The drive to a place: when it ends, as early as it can unless the answer says something
        earlier still, and how long it is."""
        at = max(n for n, one in enumerate(self._steps) if one.kind is not StepKind.BREAK)
        before, resting = self._steps[at], self._steps[at + 1 :]
        seconds = self._seconds(before.location, place, step)
        metres = self._matrix.distance(before.location, place)
        arrival = before.end + seconds
        for rest in resting:
            if rest.begin < arrival:
                arrival += rest.end - rest.begin
        self._rests.clear()
        self._driven += seconds
        self._metres += metres
        self._told = step.duration if step.duration is not None else self._driven
        return min(arrival, step.arrival - self._vroom.zero), seconds, metres

    def _seconds(self, origin: int, destination: int, step: AnswerStep) -> int:
        """The driving time, rounded as the answer rounds it."""
        seconds = self._matrix.duration(origin, destination)
        if self._factor == 1 or seconds >= UNREACHABLE:
            return seconds
        exact = seconds * self._factor
        told = exact if step.duration is None else step.duration - self._told
        rounded = int(min(max(told, floor(round(exact, 6))), ceil(round(exact, 6))))
        known = self._legs.get((origin, destination), rounded)
        self._legs[origin, destination] = min(known, rounded)
        return self._legs[origin, destination]

    def _check_breaks(self) -> None:
        """Every rest is one of the vehicle's own, as long as it says, in its window, once."""
        rests = {rest.id: rest for rest in self._given.breaks}
        steps = [step for step in self._route.steps if step.type == "break"]
        counts = Counter(step.id for step in steps)
        for step in steps:
            rest = rests.get(-1 if step.id is None else step.id)
            begin = step.arrival + step.waiting_time
            if rest is None:
                self._complain("break", f"the break {step.id} is none of the vehicle's.")
            elif counts[step.id] > 1:
                self._complain("break", f"the break {step.id} is there {counts[step.id]} times.")
            elif rest.time_windows and not any(w[0] <= begin <= w[1] for w in rest.time_windows):
                self._complain("break", f"the break {step.id} begins at {begin}, in no window of its.")
            elif step.service is not None and step.service != rest.service:
                words = f"the break {step.id} takes {rest.service} s, not {step.service} s."
                self._complain("break", words)
            elif not (
                self._spec.earliest <= begin - self._vroom.zero <= self._spec.latest - rest.service
            ):
                self._complain("break", f"the break {step.id} is not within working hours.")


def sums(problem: Problem, route: AnswerRoute, walked: Walked) -> Iterator[Complaint]:
    """VROOM's cost and totals of a route, against what it comes to. They may be one off where VROOM
    rounds."""
    spec = next(v for v in problem.vehicles if v.vehicle_id == str(route.vehicle))
    costs = spec.costs
    is_rounded = walked.legs is not None
    per_second = costs.per_driving_hour * walked.driven + costs.per_task_hour * walked.tasks_s
    exact = costs.fixed + per_second / 3600 + costs.per_km * walked.metres / 1000
    slack = 2 + costs.per_driving_hour // 3600 if is_rounded else 1
    if route.cost is not None and abs(route.cost - exact) > slack:
        yield "cost", f"the cost is given as {route.cost} but is {round(exact)}."
    for name, told, true, off in (
        ("duration", route.duration, walked.driven, int(is_rounded)),
        ("setup", route.setup, walked.setup, 0),
        ("service", route.service, walked.service, 0),
    ):
        if told is not None and abs(told - true) > off:
            yield "sum", f"the {name} is given as {told} but is {true}."

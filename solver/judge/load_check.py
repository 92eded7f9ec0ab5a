"""Judges trips and loads of one route of a plan; a part of ``solver.judge.checker``.

On board at the start are what the vehicle carries, the goods that are in it already and those loaded
for the first trip; at a return to the depot everything leaves but goods of later stops in it already.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.load import Amounts
from app.domain.orders import TaskKind
from app.domain.routing import Job, VehicleSpec
from app.domain.solution import SolvedRoute, Step, StepKind, Violation
from solver.judge.case import Case


class LoadCheck:
    """One route's trips, and what is on board along it."""

    def __init__(self, case: Case, vehicle: VehicleSpec, route: SolvedRoute) -> None:
        self._case = case
        self._vehicle = vehicle
        self._route = route
        self._trips = list(_trips_of(route))

    def violations(self) -> Iterator[Violation]:
        """All that is wrong with what this route loads, carries and brings."""
        yield from self._number_of_trips()
        for n, (loading, steps) in enumerate(self._trips):
            yield from self._loading(loading, steps, is_first=n == 0)
            yield from self._shipments(steps)
        yield from self._loads()

    def _say(self, rule: str, words: str, job_id: str = "", amount: int = 0) -> Violation:
        return Violation(rule, self._route.vehicle_id, job_id, words, amount)

    def _number_of_trips(self) -> Iterator[Violation]:
        reload = self._vehicle.reload
        loadings = len(self._trips) - (0 if self._vehicle.loads_at_start else 1)
        if reload is not None and loadings > reload.max_trips:
            words = f"Loads {loadings} times, but no more than {reload.max_trips} are allowed."
            yield self._say("trips", words, amount=loadings - reload.max_trips)

    def _loading(self, loading: Step, steps: list[Step], is_first: bool) -> Iterator[Violation]:
        """The trip's goods are loaded at all, at a place where they are, when they are ready."""
        for job in self._jobs(steps):
            if not self._case.is_loaded(job, self._vehicle):
                continue
            if is_first and not self._vehicle.loads_at_start:
                words = f"The goods for '{job.job_id}' are brought without having been loaded."
                yield self._say("loading", words, job.job_id)
                continue
            place = self._vehicle.start if is_first else loading.location
            if job.depots is not None and place not in job.depots:
                words = f"The goods for '{job.job_id}' are not at the place where this trip is loaded."
                yield self._say("depot", words, job.job_id)
            if loading.begin < job.release:
                words = (
                    f"The goods for '{job.job_id}' are not ready for another "
                    f"{job.release - loading.begin} s when loading begins."
                )
                yield self._say("release", words, job.job_id, job.release - loading.begin)

    def _shipments(self, steps: list[Step]) -> Iterator[Violation]:
        """Each shipment is taken before it is brought, on one trip."""
        taken: set[str] = set()
        for job in self._jobs(steps):
            pickup = self._case.pickup_of.get(job.job_id)
            if pickup is not None and pickup.job_id not in taken:
                words = f"'{job.job_id}' is brought before '{pickup.job_id}' is taken on the same trip."
                yield self._say("shipment", words, job.job_id)
            taken.add(job.job_id)

    def _loads(self) -> Iterator[Violation]:
        """What is on board at every step: as stated, and no more than fits."""
        for (loading, steps), load in zip(self._trips, self._loaded(), strict=True):
            yield from self._judge(loading, load)
            for step in steps:
                if step.kind is StepKind.JOB:
                    job = self._case.jobs[step.job_id]
                    load = _sum(load, self._case.moved(job), job.kind is TaskKind.PICKUP)
                yield from self._judge(step, load)

    def _judge(self, step: Step, load: Amounts) -> Iterator[Violation]:
        if load != step.load:
            words = f"The load is given as {step.load} but is {load}."
            yield self._say("load", words, step.job_id)
        for d, (amount, capacity) in enumerate(zip(load, self._vehicle.capacity, strict=True)):
            if not 0 <= amount <= capacity:
                words = f"Carries {amount} in load dimension {d + 1}; between 0 and {capacity} fit."
                yield self._say("capacity", words, step.job_id, max(amount - capacity, -amount))

    def _loaded(self) -> list[Amounts]:
        """What is on board after each loading."""
        nothing = tuple(0 for _ in self._vehicle.capacity)
        loads: list[Amounts] = []
        in_it_already = nothing
        for _, steps in reversed(self._trips):
            load = nothing
            for job in self._jobs(steps):
                if self._case.is_loaded(job, self._vehicle):
                    load = _sum(load, job.amounts, True)
                elif job.on_board:
                    in_it_already = _sum(in_it_already, job.amounts, True)
            loads.append(_sum(load, in_it_already, True))
        loads[-1] = _sum(loads[-1], self._vehicle.carrying or nothing, True)
        return loads[::-1]

    def _jobs(self, steps: list[Step]) -> Iterator[Job]:
        return (self._case.jobs[step.job_id] for step in steps if step.kind is StepKind.JOB)


def _trips_of(route: SolvedRoute) -> Iterator[tuple[Step, list[Step]]]:
    """Each loading (the start is the first) with the steps until the next."""
    loading, steps = route.steps[0], list[Step]()
    for step in route.steps[1:]:
        if step.kind is StepKind.RELOAD:
            yield loading, steps
            loading, steps = step, []
        else:
            steps.append(step)
    yield loading, steps


def _sum(load: Amounts, change: Amounts, is_taken: bool) -> Amounts:
    sign = 1 if is_taken else -1
    return tuple(a + sign * b for a, b in zip(load, change, strict=True))

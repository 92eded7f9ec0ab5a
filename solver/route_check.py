"""Judges one route of a plan; a part of ``solver.checker``.

What is expected of a route: START, then stops, breaks and returns to the depot, then END unless the
vehicle's route is open. Between two places the driver leaves as soon as work is done, so arrival is
that moment plus the drive plus any break begun on the way; a break never overlaps loading or service.
A break that could be had before the route starts or after it ends need not stand on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.load import Amounts
from app.domain.matrix import UNREACHABLE
from app.domain.orders import TaskKind
from app.domain.routing import BreakSpec, Job, Problem, Shipment, VehicleSpec
from app.domain.solution import SolvedRoute, Step, StepKind, Violation


def clock(seconds: int) -> str:
    """``37800`` -> ``10:30``; seconds are shown only where there are any."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours:02d}:{minutes:02d}" + (f":{rest:02d}" if rest else "")


class RouteCheck:
    """One route's steps against its vehicle's rules."""

    def __init__(self, problem: Problem, vehicle: VehicleSpec, route: SolvedRoute) -> None:
        self._problem = problem
        self._vehicle = vehicle
        self._route = route
        self._jobs = {job.job_id: job for job in problem.all_jobs}
        self._matrix = problem.matrices[vehicle.profile]
        self._shipment_of: dict[str, Shipment] = {}
        for shipment in problem.shipments:
            self._shipment_of[shipment.pickup.job_id] = shipment
            self._shipment_of[shipment.delivery.job_id] = shipment
        self._places = [step for step in route.steps if step.kind is not StepKind.BREAK]

    def violations(self) -> Iterator[Violation]:
        """All that is wrong with this route."""
        yield from self._shift()
        yield from self._legs()
        yield from self._work()
        yield from self._jobs_on_board()
        yield from self._rests_apart()
        yield from self._breaks()
        yield from self._trips()
        yield from self._loads()
        yield from self._cost()

    def _say(self, rule: str, words: str, job_id: str = "") -> Violation:
        return Violation(rule, self._route.vehicle_id, job_id, words)

    def _shift(self) -> Iterator[Violation]:
        first, last = self._route.steps[0], self._route.steps[-1]
        if first.begin < self._vehicle.earliest:
            words = (
                f"Starts at {clock(first.begin)}, before the shift at {clock(self._vehicle.earliest)}."
            )
            yield self._say("shift", words)
        if last.end > self._vehicle.latest:
            words = f"Ends at {clock(last.end)}, after the shift at {clock(self._vehicle.latest)}."
            yield self._say("shift", words)

    def _legs(self) -> Iterator[Violation]:
        """Drives as long as the matrix says, in time and in metres, with breaks on the way."""
        first = self._places[0]
        if first.leg_s or first.leg_m or first.arrival != first.begin:
            yield self._say("leg", "The start of a route is reached without a drive or a wait.")
        for before, after, rests in self._gaps():
            seconds = self._matrix.duration(before.location, after.location)
            metres = self._matrix.distance(before.location, after.location)
            name = f"from place {before.location} to place {after.location}"
            if seconds >= UNREACHABLE:
                yield self._say("unreachable", f"No road leads {name}.", after.job_id)
                continue
            if (after.leg_s, after.leg_m) != (seconds, metres):
                words = (
                    f"The drive {name} takes {seconds} s and {metres} m, "
                    f"not {after.leg_s} s and {after.leg_m} m."
                )
                yield self._say("leg", words, after.job_id)
            on_the_way = [rest for rest in rests if rest.begin < after.arrival]
            resting = sum(rest.end - rest.begin for rest in on_the_way)
            if after.arrival != before.end + seconds + resting:
                words = (
                    f"Arrives at {clock(after.arrival)}, but leaving at {clock(before.end)} "
                    f"it takes until {clock(before.end + seconds + resting)}."
                )
                yield self._say("arrival", words, after.job_id)
            for rest in on_the_way:
                if rest.end > after.arrival:
                    yield self._say("break", "Drives during the break.", after.job_id)

    def _gaps(self) -> Iterator[tuple[Step, Step, list[Step]]]:
        """Neighbouring places with the breaks between them."""
        before = self._route.steps[0]
        rests: list[Step] = []
        for step in self._route.steps[1:]:
            if step.kind is StepKind.BREAK:
                rests.append(step)
                continue
            yield before, step, rests
            before, rests = step, []

    def _work(self) -> Iterator[Violation]:
        """Loading, setup and service take their time and begin after arrival."""
        first = self._places[0]
        yield from self._takes(first, self._vehicle.loading, "Loading")
        for before, after, rests in self._gaps():
            setup = 0
            if after.kind is StepKind.JOB:
                job = self._jobs[after.job_id]
                setup = job.setup if job.location != before.location else 0
                yield from self._takes(after, job.service, "Service")
            elif after.kind is StepKind.RELOAD and self._vehicle.reload is not None:
                yield from self._takes(after, self._vehicle.reload.loading, "Loading")
            else:
                yield from self._takes(after, 0, "The end")
            resting = sum(rest.end - rest.begin for rest in rests if rest.begin >= after.arrival)
            if after.begin < after.arrival + setup + resting:
                words = (
                    f"Begins at {clock(after.begin)}, but is ready only at "
                    f"{clock(after.arrival + setup + resting)}."
                )
                yield self._say("begin", words, after.job_id)
            if after.kind is StepKind.END and after.begin != after.arrival + resting:
                yield self._say("begin", "Waits at the end of the route.")

    def _takes(self, step: Step, seconds: int, what: str) -> Iterator[Violation]:
        if step.end - step.begin != seconds:
            words = f"{what} takes {seconds} s, not {step.end - step.begin} s."
            yield self._say("work", words, step.job_id)

    def _jobs_on_board(self) -> Iterator[Violation]:
        """Windows, skills and allowed vehicles."""
        for step in self._places:
            if step.kind is not StepKind.JOB:
                continue
            job = self._jobs[step.job_id]
            if job.windows and not any(w.start <= step.begin <= w.latest_start for w in job.windows):
                spans = " or ".join(f"{clock(w.start)}-{clock(w.latest_start)}" for w in job.windows)
                words = f"Service at '{job.job_id}' starts at {clock(step.begin)}, not within {spans}."
                yield self._say("window", words, job.job_id)
            lacking = job.skills - self._vehicle.skills
            if lacking:
                words = f"'{job.job_id}' needs {', '.join(sorted(lacking))}, which this vehicle lacks."
                yield self._say("skills", words, job.job_id)
            if job.vehicles is not None and self._vehicle.vehicle_id not in job.vehicles:
                words = f"'{job.job_id}' may not ride on this vehicle."
                yield self._say("allowed", words, job.job_id)

    def _rests_apart(self) -> Iterator[Violation]:
        """No break overlaps work or another break."""
        for before, after, between in self._gaps():
            free = before.end
            for rest in between:
                if rest.begin < free or rest.end > after.begin:
                    words = f"The break at {clock(rest.begin)} overlaps work or another break."
                    yield self._say("break", words)
                free = rest.end
        if self._route.steps[-1].kind is StepKind.BREAK:
            yield self._say("break", "The route ends with a break.")

    def _breaks(self) -> Iterator[Violation]:
        """Each rest is one of the shift's, whole and in its window; each of the shift's that can be had
        neither before the start nor after the end is there."""
        rests = [step for step in self._route.steps if step.kind is StepKind.BREAK]
        start, end = self._route.steps[0].begin, self._route.steps[-1].end
        owed = [
            spec
            for spec in self._vehicle.breaks
            if not (spec.earliest + spec.duration <= start or end <= spec.latest)
        ]
        spare = [spec for spec in self._vehicle.breaks if spec not in owed]
        for rest in rests:
            fitting = [spec for spec in (*owed, *spare) if _is_break(rest, spec)]
            if not fitting:
                words = (
                    f"The break from {clock(rest.begin)} to {clock(rest.end)} is none of the shift's."
                )
                yield self._say("break", words)
                continue
            first = min(fitting, key=lambda spec: (spec not in owed, spec.latest))
            (owed if first in owed else spare).remove(first)
        for spec in owed:
            words = (
                f"The break of {spec.duration // 60} min between {clock(spec.earliest)} "
                f"and {clock(spec.latest)} is missing."
            )
            yield self._say("break", words)

    def _trips(self) -> Iterator[Violation]:
        """Number of loadings, goods ready before loading, shipments in order within a trip."""
        loadings = [step for step in self._places if step.kind in (StepKind.START, StepKind.RELOAD)]
        reload = self._vehicle.reload
        if reload is not None and len(loadings) > reload.max_trips:
            words = f"Makes {len(loadings)} trips, but no more than {reload.max_trips} are allowed."
            yield self._say("trips", words)
        trip = -1
        taken: dict[str, int] = {}
        for step in self._places:
            if step.kind in (StepKind.START, StepKind.RELOAD):
                trip += 1
            elif step.kind is StepKind.JOB:
                job = self._jobs[step.job_id]
                shipment = self._shipment_of.get(job.job_id)
                if shipment is None:
                    yield from self._was_ready(job, loadings[trip])
                elif job.job_id == shipment.pickup.job_id:
                    taken[job.job_id] = trip
                elif taken.get(shipment.pickup.job_id) != trip:
                    first = shipment.pickup.job_id
                    words = f"'{job.job_id}' is brought before '{first}' is taken on the same trip."
                    yield self._say("shipment", words, job.job_id)

    def _was_ready(self, job: Job, loading: Step) -> Iterator[Violation]:
        if job.kind is TaskKind.DELIVERY and loading.begin < job.release:
            words = (
                f"The goods for '{job.job_id}' are ready at {clock(job.release)}, "
                f"but loading begins at {clock(loading.begin)}."
            )
            yield self._say("release", words, job.job_id)

    def _loads(self) -> Iterator[Violation]:
        """What is on board at every step: as stated, and no more than fits."""
        load: list[int] = [0] * len(self._vehicle.capacity)
        for n, step in enumerate(self._route.steps):
            if step.kind in (StepKind.START, StepKind.RELOAD):
                load = self._loaded_at(n)
            elif step.kind is StepKind.JOB:
                job = self._jobs[step.job_id]
                sign = 1 if job.kind is TaskKind.PICKUP else -1
                load = [a + sign * b for a, b in zip(load, self._moved(job), strict=True)]
            if tuple(load) != step.load:
                words = f"The load is given as {step.load} but is {tuple(load)}."
                yield self._say("load", words, step.job_id)
            for d, (amount, capacity) in enumerate(zip(load, self._vehicle.capacity, strict=True)):
                if amount > capacity or amount < 0:
                    words = f"Carries {amount} in load dimension {d + 1}; between 0 and {capacity} fit."
                    yield self._say("capacity", words, step.job_id)

    def _loaded_at(self, n: int) -> list[int]:
        """The deliveries of the trip that begins with step ``n``."""
        load = [0] * len(self._vehicle.capacity)
        for step in self._route.steps[n + 1 :]:
            if step.kind is StepKind.RELOAD:
                break
            if step.kind is StepKind.JOB and step.job_id not in self._shipment_of:
                job = self._jobs[step.job_id]
                if job.kind is TaskKind.DELIVERY:
                    load = [a + b for a, b in zip(load, job.amounts, strict=True)]
        return load

    def _moved(self, job: Job) -> Amounts:
        shipment = self._shipment_of.get(job.job_id)
        return job.amounts if shipment is None else shipment.pickup.amounts

    def _cost(self) -> Iterator[Violation]:
        """Fixed, hours from start to end, kilometres; rounded to the nearest cent, half up."""
        costs = self._vehicle.costs
        seconds = self._route.steps[-1].end - self._route.steps[0].begin
        metres = sum(step.leg_m for step in self._route.steps)
        thousandths = costs.per_hour * seconds * 1000 + costs.per_km * metres * 3600
        cost = costs.fixed + (2 * thousandths + 3_600_000) // 7_200_000
        if cost != self._route.cost:
            words = f"The route's cost is given as {self._route.cost} but is {cost}."
            yield self._say("cost", words)


def _is_break(rest: Step, spec: BreakSpec) -> bool:
    """Whether a step is this break: in its window, as long, at no drive's end."""
    return (
        spec.earliest <= rest.begin <= spec.latest
        and rest.end - rest.begin == spec.duration
        and rest.arrival == rest.begin
        and not (rest.leg_s or rest.leg_m)
    )

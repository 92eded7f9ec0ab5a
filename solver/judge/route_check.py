"""Judges when things happen on one route of a plan; a part of ``solver.judge.checker``.

What is expected of a route: START, then stops, breaks and returns to the depot, then END unless the
vehicle's route is open. Between two places the driver leaves as soon as work is done, so arrival is
that moment plus the drive plus any break begun on the way; a break never overlaps loading or service.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.routing import VehicleSpec
from app.domain.solution import SolvedRoute, Step, StepKind, Violation
from solver.judge.case import Case


def clock(seconds: int) -> str:
    """``37800`` -> ``10:30``; seconds are shown only where there are any."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours:02d}:{minutes:02d}" + (f":{rest:02d}" if rest else "")


class RouteCheck:
    """One route's steps against the times of its vehicle and its stops."""

    def __init__(self, case: Case, vehicle: VehicleSpec, route: SolvedRoute) -> None:
        self._case = case
        self._vehicle = vehicle
        self._route = route
        self._drives = case.drives(vehicle)
        self._first = route.steps[0]
        self._gaps = list(gaps_of(route))

    def violations(self) -> Iterator[Violation]:
        """All that is wrong with this route's times."""
        yield from self._shift()
        yield from self._start()
        for before, after, rests in self._gaps:
            yield from self._leg(before, after, rests)
            yield from self._work(before, after, rests)
            yield from self._rests_apart(before, after, rests)
            if after.kind is StepKind.JOB:
                yield from self._stop(after)
        if self._route.steps[-1].kind is StepKind.BREAK:
            yield self._say("break", "The route ends with a break.")
        yield from self._limits()
        yield from self._driving_without_rest()

    def _say(self, rule: str, words: str, job_id: str = "", amount: int = 0) -> Violation:
        return Violation(rule, self._route.vehicle_id, job_id, words, amount)

    def _shift(self) -> Iterator[Violation]:
        vehicle, starts, ends = self._vehicle, self._first.begin, self._route.steps[-1].end
        if starts < vehicle.earliest:
            words = f"Starts at {clock(starts)}, before the shift at {clock(vehicle.earliest)}."
            yield self._say("shift", words, amount=vehicle.earliest - starts)
        latest = vehicle.latest + vehicle.overtime.seconds
        if ends > latest:
            words = f"Ends at {clock(ends)}, after the shift and its overtime at {clock(latest)}."
            yield self._say("shift", words, amount=ends - latest)

    def _start(self) -> Iterator[Violation]:
        first = self._first
        if first.leg_s or first.leg_m or first.arrival != first.begin:
            yield self._say("leg", "The start of a route is reached without a drive or a wait.")
        seconds = self._vehicle.loading if self._vehicle.loads_at_start else 0
        yield from self._takes(first, seconds, "Loading")

    def _leg(self, before: Step, after: Step, rests: list[Step]) -> Iterator[Violation]:
        """The drive is as long as the matrices say, in time and in metres, with breaks on the way."""
        here, there = before.location, after.location
        on_the_way = [rest for rest in rests if rest.begin < after.arrival]
        arrival = self._drives.arrival(here, there, before.end, on_the_way)
        name = f"from place {here} to place {there}"
        if arrival is None:
            yield self._say("unreachable", f"No road leads {name}.", after.job_id)
            return
        resting = sum(rest.end - rest.begin for rest in on_the_way if rest.begin < arrival)
        seconds, metres = arrival - before.end - resting, self._drives.metres(here, there)
        if (after.leg_s, after.leg_m) != (seconds, metres):
            words = (
                f"The drive {name} takes {seconds} s and {metres} m, "
                f"not {after.leg_s} s and {after.leg_m} m."
            )
            wrong = abs(after.leg_s - seconds) or abs(after.leg_m - metres)
            yield self._say("leg", words, after.job_id, wrong)
        if after.arrival != arrival:
            words = (
                f"Arrives at {clock(after.arrival)}, but leaving at {clock(before.end)} "
                f"it takes until {clock(arrival)}."
            )
            yield self._say("arrival", words, after.job_id, abs(after.arrival - arrival))

    def _work(self, before: Step, after: Step, rests: list[Step]) -> Iterator[Violation]:
        """Setup, service and loading take their time and begin after arrival."""
        setup = 0
        if after.kind is StepKind.JOB:
            job = self._case.jobs[after.job_id]
            setup = job.setup_by(self._vehicle) if after.location != before.location else 0
            yield from self._takes(after, job.service_by(self._vehicle), "Service")
        elif after.kind is StepKind.RELOAD and self._vehicle.reload is not None:
            yield from self._takes(after, self._vehicle.reload.loading, "Loading")
        else:
            yield from self._takes(after, 0, "The end")
        resting = sum(rest.end - rest.begin for rest in rests if rest.begin >= after.arrival)
        ready = after.arrival + setup + resting
        if after.begin < ready:
            words = f"Begins at {clock(after.begin)}, but is ready only at {clock(ready)}."
            yield self._say("begin", words, after.job_id, ready - after.begin)
        if after.kind is StepKind.END and after.begin > ready:
            yield self._say("begin", "Waits at the end of the route.", amount=after.begin - ready)

    def _takes(self, step: Step, seconds: int, what: str) -> Iterator[Violation]:
        taken = step.end - step.begin
        if taken != seconds:
            words = f"{what} takes {seconds} s, not {taken} s."
            yield self._say("work", words, step.job_id, abs(taken - seconds))

    def _rests_apart(self, before: Step, after: Step, rests: list[Step]) -> Iterator[Violation]:
        """No break overlaps work or another break."""
        free = before.end
        for rest in rests:
            if rest.begin < free or rest.end > after.begin:
                words = f"The break at {clock(rest.begin)} overlaps work or another break."
                yield self._say("break", words)
            free = rest.end

    def _stop(self, step: Step) -> Iterator[Violation]:
        """Windows, skills and allowed vehicles."""
        job, vehicle = self._case.jobs[step.job_id], self._vehicle
        is_frozen = self._case.frozen_on.get(job.job_id) == vehicle.vehicle_id
        misses = [max(w.start - step.begin, step.begin - w.latest_start, 0) for w in job.windows]
        if misses and min(misses) > 0 and not is_frozen:
            spans = " or ".join(f"{clock(w.start)}-{clock(w.latest_start)}" for w in job.windows)
            words = f"Service at '{job.job_id}' starts at {clock(step.begin)}, not within {spans}."
            yield self._say("window", words, job.job_id, min(misses))
        lacking = job.skills - vehicle.skills
        if lacking:
            words = f"'{job.job_id}' needs {', '.join(sorted(lacking))}, which this vehicle lacks."
            yield self._say("skills", words, job.job_id, len(lacking))
        if job.vehicles is not None and vehicle.vehicle_id not in job.vehicles:
            yield self._say("allowed", f"'{job.job_id}' may not ride on this vehicle.", job.job_id)
        if job.on_board and job.on_board != vehicle.vehicle_id:
            words = f"'{job.job_id}' is on board vehicle '{job.on_board}', which alone can bring it."
            yield self._say("on_board", words, job.job_id)

    def _limits(self) -> Iterator[Violation]:
        """Stops, seconds driven, metres and seconds from start to end of the whole route."""
        limits, steps = self._vehicle.limits, self._route.steps
        stops = sum(step.kind is StepKind.JOB for step in steps)
        for rule, what, amount, limit in (
            ("max_tasks", "stops", stops, limits.tasks),
            ("max_driving", "s of driving", sum(step.leg_s for step in steps), limits.driving_s),
            ("max_distance", "m", sum(step.leg_m for step in steps), limits.distance_m),
            ("max_duration", "s in all", steps[-1].end - steps[0].begin, limits.duration_s),
        ):
            if limit is not None and amount > limit:
                words = f"The route has {amount} {what}, but no more than {limit} are allowed."
                yield self._say(rule, words, amount=amount - limit)

    def _driving_without_rest(self) -> Iterator[Violation]:
        """Seconds driven since the start or the last break; a break on the way splits the drive."""
        limit = self._vehicle.limits.driving_without_rest_s
        if limit is None:
            return
        stretches = [0]
        for before, after, rests in self._gaps:
            now, left = before.end, after.leg_s
            for rest in rests:
                driven = min(left, max(0, rest.begin - now))
                stretches[-1] += driven
                stretches.append(0)
                now, left = rest.end, left - driven
            stretches[-1] += left
        if max(stretches) > limit:
            words = (
                f"Drives {max(stretches)} s without a break, but no more than {limit} s are allowed."
            )
            yield self._say("driving_without_rest", words, amount=max(stretches) - limit)


def gaps_of(route: SolvedRoute) -> Iterator[tuple[Step, Step, list[Step]]]:
    """Neighbouring places of a route with the breaks between them."""
    before = route.steps[0]
    rests: list[Step] = []
    for step in route.steps[1:]:
        if step.kind is StepKind.BREAK:
            rests.append(step)
            continue
        yield before, step, rests
        before, rests = step, []

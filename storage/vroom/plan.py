"""VROOM's plan mode (``-c``): the vehicles' steps as they are, with times, and what they violate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.domain.errors import InputRefused
from app.domain.load import Amounts, fits
from app.domain.matrix import UNREACHABLE
from app.domain.routing import VehicleSpec, Window
from app.domain.solution import (
    Solution,
    SolvedRoute,
    Step,
    StepKind,
    Unassigned,
    UnassignedReason,
)
from storage.vroom.input import GivenStep, Rest
from storage.vroom.output import Document, Marks, answer_document
from storage.vroom.problem import VroomProblem
from storage.vroom.tasks import Entry, name_of, windows_of

HORIZON = 2**33
"""Later than any second of a file, with the longest route after it."""


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step to be timed (``solver.exact.etas.KeptStep``), and whose it is."""

    windows: tuple[Window, ...]
    first: int
    last: int
    work: int
    is_rest: bool
    leg_s: int
    leg_m: int
    location: int
    load: Amounts
    kind: StepKind
    entry: Entry | None = None
    rest: Rest | None = None


type ChooseTimes = Callable[[Sequence[KeptStep]], list[int] | None]
"""When each step begins, or None (``solver.exact.etas.choose_times``)."""


def plan_document(vroom: VroomProblem, ways: str, choose: ChooseTimes) -> Document:
    """The answer in plan mode; ``vroom`` has matrices.

    Raises:
        InputRefused: hard times of the steps cannot be kept, or no road leads along them.
    """
    routes: list[SolvedRoute] = []
    marks: dict[tuple[str, int], list[Document]] = {}
    missing: set[tuple[str, int]] = set()
    served: set[str] = set()
    for vehicle, spec in zip(vroom.source.vehicles, vroom.problem.vehicles, strict=True):
        if not any(step.type in ("job", "pickup", "delivery") for step in vehicle.steps):
            continue
        chain = _Chain(vroom, spec, vehicle.steps).steps()
        times = choose(chain)
        if times is None:
            raise InputRefused(f"The vehicle {vehicle.id} cannot keep the service times of its steps.")
        routes.append(_timed(spec, chain, times))
        served.update(stop for step in chain if step.entry for stop in step.entry.stops)
        for n, causes in enumerate(_violations(spec, chain, times)):
            marks[spec.vehicle_id, n] = causes
        had = {step.rest.id for step in chain if step.rest is not None}
        for rest in vehicle.breaks:
            if rest.id not in had:
                missing.add((spec.vehicle_id, rest.id))
                marks[spec.vehicle_id, -1] = [{"cause": "missing_break"}]
    left = tuple(
        Unassigned(stop, UnassignedReason.NO_ROOM)
        for entry in vroom.entries.values()
        for stop in entry.stops
        if stop not in served
    )
    document = answer_document(
        vroom, Solution(tuple(routes), left, 0), ways, Marks(marks, frozenset(missing))
    )
    document["roundsman"] = {"zero": vroom.zero, "ways": ways}
    for task in document["unassigned"]:
        del task["roundsman"]
    return document


class _Chain:
    """A vehicle's steps with everything but times."""

    def __init__(self, vroom: VroomProblem, spec: VehicleSpec, given: list[GivenStep]) -> None:
        self._vroom = vroom
        self._spec = spec
        self._given = [step for step in given if step.type not in ("start", "end")]
        self._bounds = {step.type: step for step in given if step.type in ("start", "end")}
        self._vehicle = vroom.vehicles[spec.vehicle_id]
        self._matrix = vroom.problem.matrices[spec.profile]
        self._entries = [
            vroom.entries.get(name_of(step.type, step.id if step.id is not None else -1))
            for step in self._given
        ]
        self._load: Amounts = (0,) * len(spec.capacity)

    def steps(self) -> list[KeptStep]:
        """From the start to the end."""
        zero, window = self._vroom.zero, self._vehicle.time_window
        hours = () if window is None else (Window(window[0] - zero, window[1] - zero),)
        first = next(entry.location for entry in self._entries if entry is not None)
        here = first if self._spec.start is None else self._spec.start
        for given, entry in zip(self._given, self._entries, strict=True):
            if given.type == "job" and entry is not None:
                self._load = _sum(self._load, entry.delivery, 1)
        made = [self._step(StepKind.START, hours, self._bounds.get("start"), 0, here, here)]
        for given, entry in zip(self._given, self._entries, strict=True):
            if entry is None:
                made.append(self._rest(given, here))
                continue
            opens = self._spec.start is None and all(step.entry is None for step in made)
            made.append(self._task(given, entry, here, opens))
            here = entry.location
        end = here if self._spec.end is None else self._spec.end
        made.append(self._step(StepKind.END, hours, self._bounds.get("end"), 0, here, end))
        return made

    def _step(
        self,
        kind: StepKind,
        windows: tuple[Window, ...],
        given: GivenStep | None,
        work: int,
        here: int,
        place: int,
    ) -> KeptStep:
        zero = self._vroom.zero
        low, high = 0, HORIZON
        if given is not None:
            at = given.service_at
            low = max(0 if x is None else x for x in (at, given.service_after))
            high = min(HORIZON if x is None else x for x in (at, given.service_before))
        seconds = self._matrix.duration(here, place)
        if seconds >= UNREACHABLE:
            raise InputRefused(
                f"The vehicle {self._vehicle.id} cannot make its steps: no road leads along them."
            )
        return KeptStep(
            windows,
            low - zero,
            high - zero,
            work,
            False,
            int(seconds / self._spec.speed_factor + 0.5),
            self._matrix.distance(here, place),
            place,
            self._load,
            kind,
        )

    def _task(self, given: GivenStep, entry: Entry, here: int, is_first: bool) -> KeptStep:
        self._load = _sum(_sum(self._load, entry.delivery, -1), entry.pickup, 1)
        setup = entry.setup_by(self._vehicle.type) if is_first or here != entry.location else 0
        work = setup + entry.service_by(self._vehicle.type)
        windows = self._windows(entry.task.time_windows, entry.stops[0])
        step = self._step(StepKind.JOB, windows, given, work, here, entry.location)
        return replace(step, entry=entry)

    def _rest(self, given: GivenStep, here: int) -> KeptStep:
        rest = next(rest for rest in self._vehicle.breaks if rest.id == given.id)
        windows = self._windows(rest.time_windows, f"break {rest.id}")
        step = self._step(StepKind.BREAK, windows, given, rest.service, here, here)
        return replace(step, is_rest=True, rest=rest, leg_s=0, leg_m=0)

    def _windows(self, given: list[list[int]] | None, who: str) -> tuple[Window, ...]:
        zero = self._vroom.zero
        return tuple(Window(w.start - zero, w.latest_start - zero) for w in windows_of(given, who))


def _timed(spec: VehicleSpec, chain: Sequence[KeptStep], times: Sequence[int]) -> SolvedRoute:
    """The route at these times."""
    steps = [
        Step(
            step.kind,
            step.entry.stops[0] if step.entry else "" if step.rest is None else str(step.rest.id),
            step.location,
            begin,
            begin,
            begin + step.work,
            step.leg_s,
            step.leg_m,
            step.load,
        )
        for step, begin in zip(chain, times, strict=True)
    ]
    return SolvedRoute(spec.vehicle_id, tuple(steps), 0)


def _violations(
    spec: VehicleSpec, chain: Sequence[KeptStep], begins: Sequence[int]
) -> list[list[Document]]:
    """VROOM's causes, step by step."""
    found: list[list[Document]] = [[] for _ in chain]
    limits = spec.limits
    tasks = accumulate(int(step.entry is not None) for step in chain)
    driven = accumulate(step.leg_s for step in chain)
    metres = accumulate(step.leg_m for step in chain)
    taken: dict[int, int] = {}
    for n, (step, begin, count, seconds, far) in enumerate(
        zip(chain, begins, tasks, driven, metres, strict=True)
    ):
        causes = []
        if not fits(step.load, spec.capacity):
            causes.append("load")
        if step.rest is not None and step.rest.max_load is not None:
            causes += [] if fits(step.load, tuple(step.rest.max_load)) else ["max_load"]
        if step.entry is not None:
            causes += [] if step.entry.skills <= spec.skills else ["skills"]
            if step.entry.type == "pickup":
                taken[step.entry.partner] = n
            elif step.entry.type == "delivery" and taken.pop(step.entry.id, None) is None:
                causes.append("precedence")
        causes += _over("max_tasks", count, limits.tasks)
        causes += _over("max_travel_time", seconds, limits.driving_s)
        causes += _over("max_distance", far, limits.distance_m)
        found[n] = [*_off_time(step, begin), *({"cause": cause} for cause in causes)]
    for n in taken.values():
        found[n].append({"cause": "precedence"})
    return found


def _over(cause: str, amount: int, limit: int | None) -> list[str]:
    return [cause] if limit is not None and amount > limit else []


def _off_time(step: KeptStep, begin: int) -> list[Document]:
    """How early or late a step begins, against the nearest of its windows."""
    if not step.windows or any(w.start <= begin <= w.latest_start for w in step.windows):
        return []
    lead = min((w.start - begin for w in step.windows if w.start > begin), default=HORIZON)
    delay = min(
        (begin - w.latest_start for w in step.windows if w.latest_start < begin), default=HORIZON
    )
    if lead < delay:
        return [{"cause": "lead_time", "duration": lead}]
    return [{"cause": "delay", "duration": delay}]


def _sum(a: Amounts, b: Amounts, sign: int) -> Amounts:
    return tuple(x + sign * y for x, y in zip(a, b, strict=True))

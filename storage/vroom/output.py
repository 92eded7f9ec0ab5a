"""A plan as VROOM writes it (API of VROOM 1.14), with our own exact answer under ``"roundsman"``.

VROOM drives on before a rest and waits afterwards, and writes a rest as a step with an arrival; ours
stands between two stops, and may be had before the route or after it. Here every rest becomes a step.
What VROOM has no word for: a step of type ``reload``, and the loading at the start as its service.
Stops that carriers take are among the unassigned, with the carrier under ``"roundsman"``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.domain.load import Amounts
from app.domain.solution import Solution, SolvedRoute, Step, StepKind
from storage.vroom.input import Rest, Vehicle
from storage.vroom.problem import VroomProblem
from storage.vroom.tasks import PICKED_UP, Entry

type Document = dict[str, Any]
"""A piece of JSON."""

COUNTED = ("cost", "setup", "service", "duration", "waiting_time", "priority")
"""What a summary adds up."""


@dataclass(frozen=True, slots=True)
class Marks:
    """VROOM's violations of a plan: per vehicle and number of our step (-1: the route's own); and the
    breaks (vehicle and id) that it leaves out."""

    steps: Mapping[tuple[str, int], Sequence[Document]] = field(default_factory=dict)
    missing: frozenset[tuple[str, int]] = frozenset()


def answer_document(
    vroom: VroomProblem, solution: Solution, ways: str, marks: Marks | None = None
) -> Document:
    """The answer to a problem. ``ways`` says where times came from: matrices, roads, straight-line."""
    order = {str(vehicle.id): n for n, vehicle in enumerate(vroom.source.vehicles)}
    routes = [
        _RouteWriter(vroom, route, marks or Marks()).document()
        for route in sorted(solution.routes, key=lambda route: order[route.vehicle_id])
    ]
    left = list(_unassigned(vroom, solution))
    summary: Document = {
        "cost": 0,
        "routes": len(routes),
        "unassigned": len(left),
        **{name: sum(route[name] for route in routes) for name in COUNTED},
        "violations": _summed(v for route in routes for v in route["violations"]),
    }
    dimensions = len(vroom.problem.vehicles[0].capacity)
    for name in ("delivery", "pickup"):
        summary[name] = _added((route[name] for route in routes), dimensions)
    if routes and all("distance" in route for route in routes):
        summary["distance"] = sum(route["distance"] for route in routes)
    own = {"zero": vroom.zero, "ways": ways, "notes": vroom.notes, "solution": solution}
    return {
        "code": 0,
        "summary": summary,
        "unassigned": left,
        "routes": routes,
        "roundsman": msgspec.to_builtins(own),
    }


def _unassigned(vroom: VroomProblem, solution: Solution) -> Iterable[Document]:
    numbers = {name: vehicle.id for name, vehicle in vroom.vehicles.items()}
    own: list[tuple[str, Document]] = [
        (
            left.job_id,
            {"reason": left.reason.value, "nearest_vehicle": numbers.get(left.nearest_vehicle)},
        )
        for left in solution.unassigned
    ]
    own += [
        (out.job_id, {"carrier": out.carrier_id, "price": out.price}) for out in solution.outsourced
    ]
    place = {name: n for n, name in enumerate(vroom.entries)}
    for stop, words in sorted((x for x in own if x[0] in place), key=lambda x: place[x[0]]):
        entry = vroom.entries[stop]
        yield {"id": entry.id, "type": entry.type, **_task_place(entry), "roundsman": words}


def _task_place(entry: Entry) -> Document:
    return _place(entry.task.description, entry.task.location_index, entry.task.location)


def _place(description: str, index: int | None, point: list[float] | None) -> Document:
    """What the file says of a place, as VROOM repeats it."""
    found: Document = {"description": description} if description else {}
    if point is not None:
        found["location"] = point[:2]
    if index is not None:
        found["location_index"] = index
    return found


class _RouteWriter:
    """One route's document, written step by step."""

    def __init__(self, vroom: VroomProblem, route: SolvedRoute, marks: Marks) -> None:
        self._vroom = vroom
        self._route = route
        self._marks = marks.steps
        self._vehicle: Vehicle = vroom.vehicles[route.vehicle_id]
        self._spec = next(v for v in vroom.problem.vehicles if v.vehicle_id == route.vehicle_id)
        self._rests = [
            rest for rest in self._vehicle.breaks if (route.vehicle_id, rest.id) not in marks.missing
        ]
        self._distances = vroom.distances.get(self._spec.profile)
        self._steps: list[Document] = []
        self._driven = 0
        self._metres = 0
        self._served: list[Entry] = []

    def document(self) -> Document:
        """The route."""
        self._walk()
        self._rest_before()
        self._rest_after()
        steps = self._steps
        totals = {
            name: sum(step[name] for step in steps) for name in ("setup", "service", "waiting_time")
        }
        dimensions = len(self._spec.capacity)
        document: Document = {
            "vehicle": self._vehicle.id,
            "cost": self._cost(totals["setup"] + totals["service"]),
            **totals,
            "duration": self._driven,
            "priority": sum(entry.priority for entry in self._served),
            "delivery": _added((entry.delivery for entry in self._served), dimensions),
            "pickup": _added((entry.pickup for entry in self._served), dimensions),
            "steps": steps,
            "violations": _summed(
                (
                    *self._marks.get((self._route.vehicle_id, -1), ()),
                    *(v for step in steps for v in step["violations"]),
                )
            ),
        }
        if self._knows_distances:
            document["distance"] = self._metres
        if self._vehicle.description:
            document["description"] = self._vehicle.description
        return document

    @property
    def _knows_distances(self) -> bool:
        return self._vroom.needs_roads or self._distances is not None

    def _cost(self, work: int) -> int:
        """In VROOM's sense: driving, kilometres, work and the fixed cost; rounded half up once."""
        costs = self._spec.costs
        metres = sum(step.leg_m for step in self._route.steps)
        moving = 1000 * (costs.per_driving_hour * self._driven + costs.per_task_hour * work)
        moving += 3600 * costs.per_km * metres
        return costs.fixed + (moving + 1_800_000) // 3_600_000

    def _walk(self) -> None:
        """The steps in order, each rest with the driving done before it."""
        steps = self._route.steps
        before, now = steps[0], steps[0].arrival
        gap: list[tuple[int, Step]] = []
        for n, step in enumerate(steps):
            if step.kind is StepKind.BREAK:
                gap.append((n, step))
                continue
            if step.job_id and step.job_id == before.job_id + PICKED_UP:
                self._steps[-1]["load"] = list(step.load)  # the second half of the step before
                before = step
                continue
            left = step.leg_s
            for number, rest in gap:
                driven = min(left, max(0, rest.begin - now))
                now, left = now + driven, left - driven
                self._driven += driven
                self._add(number, rest, now, rest.begin, *self._break(rest))
                now = rest.end
            gap = []
            self._driven += left
            self._metres += self._leg_m(before.location, step)
            now = self._visit(n, step, now + left, before)
            before = step
        if before.kind is not StepKind.END:  # VROOM ends an open route at its last task
            self._add(len(steps), before, now, now, {"type": "end", **self._own_place(before)}, 0, 0)

    def _visit(self, n: int, step: Step, arrival: int, before: Step) -> int:
        """A step at a place; when it is over, without a setup that only ours pays there."""
        what, setup, service = self._what(step, before)
        begin = max(arrival, step.end - setup - service)
        if step.kind is StepKind.JOB and step.end - step.begin > service:
            begin = step.begin
        self._add(n, step, arrival, begin, what, setup, service)
        return begin + setup + service

    def _leg_m(self, here: int, step: Step) -> int:
        return step.leg_m if self._distances is None else self._distances.distance(here, step.location)

    def _add(
        self,
        n: int,
        step: Step,
        arrival: int,
        begin: int,
        what: Document,
        setup: int,
        service: int,
    ) -> None:
        document = {
            **what,
            "setup": setup,
            "service": service,
            "waiting_time": begin - arrival,
            "load": list(step.load),
            "arrival": arrival + self._vroom.zero,
            "duration": self._driven,
            "violations": list(self._marks.get((self._route.vehicle_id, n), ())),
        }
        if self._knows_distances:
            document["distance"] = self._metres
        self._steps.append(document)

    def _what(self, step: Step, before: Step) -> tuple[Document, int, int]:
        """A step's type and place, its setup as VROOM owes it, and its service."""
        if step.kind is not StepKind.JOB:
            return {"type": step.kind.value, **self._own_place(step)}, 0, step.end - step.begin
        entry = self._vroom.entry_of(step.job_id)
        self._served.append(entry)
        what = {"type": entry.type, **_task_place(entry), "id": entry.id, "job": entry.id}
        is_first = before.kind is StepKind.START and self._spec.start is None
        moved = before.location != step.location or is_first
        kind = self._vehicle.type
        return what, entry.setup_by(kind) if moved else 0, entry.service_by(kind)

    def _own_place(self, step: Step) -> Document:
        """The place of a start, an end or a reload; an open end stands at the last stop's."""
        vehicle = self._vehicle
        if step.kind is StepKind.START and self._spec.start is not None:
            return _place("", vehicle.start_index, vehicle.start)
        if step.kind is StepKind.END:
            return _place("", vehicle.end_index, vehicle.end)
        for entry in self._vroom.entries.values():
            if entry.location == step.location:
                return _place("", entry.task.location_index, entry.task.location)
        return {}

    def _break(self, rest: Step) -> tuple[Document, int, int]:
        """Which of the vehicle's breaks a step is: the first that fits."""
        length = rest.end - rest.begin
        begin = rest.begin + self._vroom.zero
        fitting = [one for one in self._rests if str(one.id) == rest.job_id]
        fitting += [one for one in self._rests if one.service == length and _allows(one, begin)]
        fitting += [one for one in self._rests if one.service == length]
        found = fitting[0]
        self._rests.remove(found)
        return _break_words(found), 0, length

    def _rest_before(self) -> None:
        """Rests that were had before the route: the start is put before them."""
        first = self._steps[0]
        if first["service"]:
            return
        for n in reversed(range(len(self._spec.breaks))):
            rest = self._source_of(n)
            if rest not in self._rests:
                continue
            limit = first["arrival"] - rest.service - self._vroom.zero
            begins = [
                min(w.latest_start, limit) for w in self._spec.breaks[n].windows if w.start <= limit
            ]
            if begins:
                begin = max(begins) + self._vroom.zero
                self._steps.insert(1, self._off_route(rest, begin, begin, first))
                self._delay_after(1, begin + rest.service)
                first["arrival"] = begin
                self._rests.remove(rest)

    def _delay_after(self, n: int, free: int) -> None:
        """After a rest put in before it, the next step is reached at once, and waits the longer."""
        following = self._steps[n + 1]
        drive = following["duration"] - self._steps[n]["duration"]
        gained = following["arrival"] - (free + drive)
        following["arrival"] -= gained
        following["waiting_time"] += gained

    def _rest_after(self) -> None:
        """Rests that are had after the route: the end is put after them."""
        for n, spec in enumerate(self._spec.breaks):
            rest = self._source_of(n)
            if rest not in self._rests:
                continue
            last = self._steps[-1]
            at_least = last["arrival"] + last["waiting_time"] - self._vroom.zero
            begins = [max(w.start, at_least) for w in spec.windows if w.latest_start >= at_least]
            if begins and last["type"] == "end":
                begin = min(begins) + self._vroom.zero
                step = self._off_route(rest, last["arrival"], begin, last)
                self._steps.insert(-1, step)
                last["arrival"] = begin + rest.service
                self._rests.remove(rest)

    def _off_route(self, rest: Rest, arrival: int, begin: int, beside: Document) -> Document:
        document = {
            **_break_words(rest),
            "setup": 0,
            "service": rest.service,
            "waiting_time": begin - arrival,
            "load": beside["load"],
            "arrival": arrival,
            "duration": beside["duration"],
            "violations": [],
        }
        if self._knows_distances:
            document["distance"] = beside["distance"]
        return document

    def _source_of(self, n: int) -> Rest:
        """The file's break that became our n-th."""
        ordered = sorted(self._vehicle.breaks, key=lambda rest: min(rest.time_windows or [[0]]))
        return ordered[n]


def _allows(rest: Rest, begin: int) -> bool:
    return any(w[0] <= begin <= w[1] for w in rest.time_windows or [[0, begin]])


def _break_words(rest: Rest) -> Document:
    return {
        "type": "break",
        "id": rest.id,
        **({"description": rest.description} if rest.description else {}),
    }


def _added(amounts: Iterable[Amounts | list[int]], dimensions: int) -> list[int]:
    total = [0] * dimensions
    for each in amounts:
        total = [a + b for a, b in zip(total, each, strict=True)]
    return total


def _summed(violations: Iterable[Document]) -> list[Document]:
    """One violation per cause, with the durations of all."""
    found: dict[str, Document] = {}
    for violation in violations:
        known = found.setdefault(violation["cause"], {"cause": violation["cause"]})
        if "duration" in violation:
            known["duration"] = known.get("duration", 0) + violation["duration"]
    return list(found.values())

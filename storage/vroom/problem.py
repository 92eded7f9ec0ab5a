"""A VROOM problem (``storage.vroom.input``) as ours, with the way back from our names to VROOM's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import InputRefused
from app.domain.matrix import Matrix
from app.domain.routing import (
    Balance,
    CarrierSpec,
    Group,
    GroupKind,
    Keeping,
    Pin,
    Problem,
    VehicleSpec,
)
from storage.vroom.input import TaskRef, Vehicle, VroomInput, read_input
from storage.vroom.places import Places
from storage.vroom.prices import dearest_stop, longest_leg, prices
from storage.vroom.tasks import Entry, Stops, entries_of, name_of, name_of_ref, named_seconds
from storage.vroom.vehicles import NEVER, vehicles_of, zero_of

LONGEST_WAY_S = 86_400
"""Taken for a drive when the roads are not known yet, for a day that is surely long enough."""

CAUTION = (
    "Stops with setup share a place, and have windows or vehicles with breaks or an open start; their "
    "setup or windows are taken a little more strictly than VROOM's, so that both rules hold."
)
COUNTED_TWICE = "A job that delivers and picks up counts as two tasks against max_tasks."


@dataclass(frozen=True, slots=True)
class VroomProblem:
    """A problem, and what is needed to speak of its answer in the file's own words.

    ``zero`` is the file's second at second 0 of our axis; ``entries`` are the file's tasks by the name
    of their first stop; ``distances`` the true ones by profile where the file has them;
    ``needs_roads`` is true where it brings no matrices.
    """

    problem: Problem
    source: VroomInput
    zero: int
    entries: Mapping[str, Entry]
    distances: Mapping[str, Matrix]
    notes: tuple[str, ...]
    needs_roads: bool

    @property
    def vehicles(self) -> Mapping[str, Vehicle]:
        """The file's vehicles by our names for them."""
        return {str(vehicle.id): vehicle for vehicle in self.source.vehicles}

    def entry_of(self, stop: str) -> Entry:
        """The task that a stop belongs to."""
        return self.entries[stop] if stop in self.entries else self.entries[stop.rsplit(" (", 1)[0]]


def read_problem(path: Path) -> VroomProblem:
    """A problem file.

    Raises:
        InputRefused: in one sentence that names what cannot be used.
    """
    return state(read_input(path))


def state(source: VroomInput) -> VroomProblem:
    """A VROOM problem as ours.

    Raises:
        InputRefused: in one sentence that names what cannot be used.
    """
    if not source.vehicles:
        raise InputRefused("The problem has no vehicles.")
    if not source.jobs and not source.shipments:
        raise InputRefused("The problem has neither jobs nor shipments.")
    dimensions = len(source.vehicles[0].capacity)
    places = Places(source)
    zero = zero_of(source)
    vehicles = vehicles_of(source, places, dimensions, zero)
    entries = entries_of(source, places, dimensions)
    stops = Stops(source, entries, vehicles, places, zero)
    stops.jobs(dict.fromkeys(entries, 0))  # names the depots' places, before the matrices are cut out
    metres_for = {v.profile for v in vehicles if v.costs.per_km or v.limits.distance_m is not None}
    profiles = {v.profile for v in vehicles}
    matrices = places.matrices(profiles, metres_for) if places.have_matrices else {}
    vehicles = _with_ends(source, vehicles, matrices, entries, zero)
    worth = _prices(entries, vehicles, matrices)
    problem = Problem(
        locations=places.locations,
        vehicles=vehicles,
        jobs=stops.jobs(worth),
        shipments=stops.shipments(worth),
        matrices=matrices,
        slices=places.slices(source, zero),
    )
    problem = _with_wishes(source, problem, entries, zero)
    true = {name: places.true_distances(name) for name in profiles}
    return VroomProblem(
        problem,
        source,
        zero,
        entries,
        {name: matrix for name, matrix in true.items() if matrix is not None},
        tuple(_notes(stops, problem, entries)),
        not places.have_matrices,
    )


def _notes(stops: Stops, problem: Problem, entries: Mapping[str, Entry]) -> list[str]:
    notes = [CAUTION] if stops.is_cautious else []
    if any(v.limits.tasks is not None for v in problem.vehicles):
        notes += [COUNTED_TWICE] if any(len(e.stops) > 1 for e in entries.values()) else []
    return notes


def _with_ends(
    source: VroomInput,
    vehicles: Sequence[VehicleSpec],
    matrices: Mapping[str, Matrix],
    entries: Mapping[str, Entry],
    zero: int,
) -> tuple[VehicleSpec, ...]:
    """A last second that no sensible route passes, for those that may work without end: by then
    everything could be done one by one."""
    legs = [
        longest_leg(matrices[v.profile])[0] / v.speed_factor if matrices else LONGEST_WAY_S
        for v in vehicles
    ]
    work = sum(
        max(entry.setup_by(v.vehicle_type) + entry.service_by(v.vehicle_type) for v in vehicles)
        for entry in entries.values()
    )
    rests = max(sum(rest.duration for rest in v.breaks) for v in vehicles)
    loading = max(v.loading + (v.reload.loading if v.reload else 0) for v in vehicles)
    steps = 3 * len(entries) + 2  # to each, and, with reloads, to a depot before it and after
    last = (
        max([0, *named_seconds(source)]) - zero + work + rests + steps * (int(max(legs)) + 1 + loading)
    )
    return tuple(
        replace(
            v,
            latest=min(v.latest, last),
            breaks=tuple(
                replace(
                    rest,
                    windows=tuple(
                        replace(w, latest_start=min(w.latest_start, last)) for w in rest.windows
                    ),
                )
                for rest in v.breaks
            ),
        )
        if v.latest == NEVER
        else v
        for v in vehicles
    )


def _prices(
    entries: Mapping[str, Entry], vehicles: Sequence[VehicleSpec], matrices: Mapping[str, Matrix]
) -> dict[str, int]:
    """What leaving out each task costs: as the file says, else by its priority."""
    longest = max(
        entry.setup_by(v.vehicle_type) + entry.service_by(v.vehicle_type)
        for entry in entries.values()
        for v in vehicles
    )
    one_more = dearest_stop(vehicles, dict(matrices), longest)
    fixed = sum(v.costs.fixed for v in vehicles)
    by_priority = prices([entry.priority for entry in entries.values()], one_more, fixed)
    return {
        name: price if entry.task.roundsman.price is None else entry.task.roundsman.price
        for (name, entry), price in zip(entries.items(), by_priority, strict=True)
    }


def _with_wishes(source: VroomInput, problem: Problem, entries: dict[str, Entry], zero: int) -> Problem:
    """What ties stops together, to vehicles, to a plan or to carriers."""
    wishes = source.roundsman
    known = {vehicle.vehicle_id for vehicle in problem.vehicles}

    def names(refs: Sequence[TaskRef], who: str) -> tuple[str, ...]:
        return tuple(stop for ref in refs for stop in entries[name_of_ref(ref, entries, who)].stops)

    def vehicle(number: int, who: str) -> str:
        if str(number) not in known:
            raise InputRefused(f"{who} names the vehicle {number}, which is not there.")
        return str(number)

    for entry in entries.values():
        extras = entry.task.roundsman
        for number in (
            *(extras.vehicles or ()),
            *([] if extras.on_board is None else [extras.on_board]),
        ):
            vehicle(number, f"The {entry.stops[0]}")
    groups = [Group(GroupKind(group.kind), names(group.tasks, "A group")) for group in wishes.groups]
    groups += [Group(GroupKind.TOGETHER, e.stops) for e in entries.values() if len(e.stops) > 1]
    pins = tuple(
        Pin(
            name_of_ref(pin.task, entries, "A pin"),
            vehicle(pin.vehicle, "A pin"),
            pin.position,
            None if pin.begin is None else pin.begin - zero,
        )
        for pin in wishes.pins
    )
    keeping = None
    if (kept := wishes.keeping) is not None:
        plan = {vehicle(r.vehicle, "keeping"): names(r.tasks, "keeping") for r in kept.plan}
        keeping = Keeping(plan, kept.per_reassignment, kept.per_resequence)
    carriers = tuple(
        CarrierSpec(
            carrier.id,
            {
                stop: (p.price if n == 0 else 0)
                for p in carrier.prices
                for n, stop in enumerate(names([p.task], f"The carrier {carrier.id}"))
            },
        )
        for carrier in wishes.carriers
    )
    frozen = {
        str(v.id): names(v.roundsman.frozen, f"The vehicle {v.id}")
        for v in source.vehicles
        if v.roundsman.frozen
    }
    return replace(
        problem,
        groups=tuple(groups),
        pins=pins,
        keeping=keeping,
        carriers=carriers,
        frozen=frozen,
        balance=Balance(wishes.balance.per_hour, wishes.balance.per_stop),
        warm_start=_warm_start(source, entries),
    )


def _warm_start(source: VroomInput, entries: dict[str, Entry]) -> dict[str, tuple[str, ...]]:
    """The tasks of the vehicles' steps."""
    plan: dict[str, tuple[str, ...]] = {}
    for vehicle in source.vehicles:
        who = f"The vehicle {vehicle.id}, steps,"
        stops: list[str] = []
        for step in vehicle.steps:
            if step.type in ("start", "end"):
                continue
            if step.id is None:
                raise InputRefused(f"{who} has a {step.type} without an id.")
            name = name_of(step.type, step.id)
            if step.type == "break":
                if all(rest.id != step.id for rest in vehicle.breaks):
                    raise InputRefused(f"{who} names the {name}, which is not there.")
            elif name not in entries:
                raise InputRefused(f"{who} names the {name}, which is not there.")
            else:
                stops.extend(entries[name].stops)
        if stops:
            plan[str(vehicle.id)] = tuple(stops)
    twice = [stop for route in plan.values() for stop in route]
    if len(set(twice)) < len(twice):
        name = next(stop for stop in twice if twice.count(stop) > 1)
        raise InputRefused(f"The {name} stands in the vehicles' steps twice.")
    return plan

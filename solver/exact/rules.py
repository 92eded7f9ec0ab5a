"""The rules that an order of stops keeps or breaks whatever the time: who may ride where, and in what
order. The rules about time are ``solver.exact.schedule``'s.

Only the rules that some stop or vehicle of the problem asks for are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.domain.routing import GroupKind, Job, Pin, Problem, VehicleSpec
from app.domain.solution import Violation
from solver.exact.loads import Loads
from solver.exact.visits import Item, Loading

type Rule = Callable[[VehicleSpec, Sequence[Item]], Iterator[Violation]]


class OrderRules:
    """One problem's rules about orders of stops."""

    def __init__(self, problem: Problem, loads: Loads) -> None:
        self._loads = loads
        self._pickup_of = {s.delivery.job_id: s.pickup.job_id for s in problem.shipments}
        self._delivery_of = {s.pickup.job_id: s.delivery.job_id for s in problem.shipments}
        self._pins: dict[str, Pin] = {pin.job_id: pin for pin in problem.pins}
        self._frozen = problem.frozen
        self._frozen_on = {j: v for v, stops in problem.frozen.items() for j in stops}
        self._jobs = {job.job_id: job for job in problem.all_jobs}
        self._apart = [frozenset(g.job_ids) for g in problem.groups if g.kind is GroupKind.APART]
        self._rules = list(self._needed(problem))

    def _needed(self, problem: Problem) -> Iterator[Rule]:
        jobs, vehicles = self._jobs.values(), problem.vehicles
        if any(job.skills or job.vehicles is not None or job.on_board for job in jobs):
            yield self._suits
        if any(vehicle.limits.tasks is not None for vehicle in vehicles):
            yield self._number
        yield self._trips
        if not all(v.loads_at_start for v in vehicles) or any(j.depots is not None for j in jobs):
            yield self._depots
        if problem.shipments:
            yield self._shipments
        if self._apart:
            yield self._rides_apart
        if self._pins:
            yield self._is_where_pinned
        if self._frozen_on:
            yield self._frozen_first

    def allow(self, vehicle: VehicleSpec, items: Sequence[Item]) -> bool:
        """Whether nothing is broken (loads apart)."""
        return all(next(rule(vehicle, items), None) is None for rule in self._rules)

    def broken(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """Every rule broken (loads apart), in words."""
        for rule in self._rules:
            yield from rule(vehicle, items)

    def _suits(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """Skills, allowed vehicles, goods that are on board another one."""
        for job in _stops(items):
            lacking = len(job.skills - vehicle.skills) if job.skills else 0
            if lacking:
                names = ", ".join(sorted(job.skills - vehicle.skills))
                words = f"'{job.job_id}' needs {names}, which this vehicle lacks."
                yield Violation("skills", vehicle.vehicle_id, job.job_id, words, lacking)
            if job.vehicles is not None and vehicle.vehicle_id not in job.vehicles:
                words = f"'{job.job_id}' may not ride on this vehicle."
                yield Violation("not_allowed", vehicle.vehicle_id, job.job_id, words, 1)
            if job.on_board and job.on_board != vehicle.vehicle_id:
                words = f"'{job.job_id}' is on board '{job.on_board}', which alone can bring it."
                yield Violation("not_allowed", vehicle.vehicle_id, job.job_id, words, 1)

    def _number(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        most, stops = vehicle.limits.tasks, sum(1 for _ in _stops(items))
        if most is not None and stops > most:
            words = f"The route has {stops} stops; no more than {most} are allowed."
            yield Violation("max_tasks", vehicle.vehicle_id, "", words, stops - most)

    def _trips(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """The number of loadings, and where they are."""
        returns = [item for item in items if isinstance(item, Loading)]
        if not returns:
            return
        reload, made = vehicle.reload, len(returns) + vehicle.loads_at_start
        most = int(vehicle.loads_at_start) if reload is None else reload.max_trips
        if made > most:
            words = f"The route loads {made} times; no more than {most} are allowed."
            yield Violation("trips", vehicle.vehicle_id, "", words, made - most)
        for loading in returns:
            if reload is not None and loading.location not in reload.locations:
                words = f"The vehicle may not load at place {loading.location}."
                yield Violation("depot", vehicle.vehicle_id, "", words, 1)

    def _depots(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """Goods are loaded for their trip, where they are."""
        is_loaded, place = vehicle.loads_at_start, vehicle.start
        for item in items:
            if isinstance(item, Loading):
                is_loaded, place = True, item.location
            elif self._loads.is_loaded(item):
                if not is_loaded:
                    words = f"The goods for '{item.job_id}' are brought before they are loaded."
                    yield Violation("depot", vehicle.vehicle_id, item.job_id, words, 1)
                elif item.depots is not None and place not in item.depots:
                    words = f"The goods for '{item.job_id}' are not where this trip is loaded."
                    yield Violation("depot", vehicle.vehicle_id, item.job_id, words, 1)

    def _shipments(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """Both ends on one trip, in order."""
        names = {job.job_id for job in _stops(items)}
        taken: set[str] = set()
        for item in items:
            if isinstance(item, Loading):
                taken.clear()
                continue
            taken.add(item.job_id)
            pickup = self._pickup_of.get(item.job_id)
            other = pickup or self._delivery_of.get(item.job_id, item.job_id)
            if other not in names:
                words = f"'{item.job_id}' rides without '{other}', the other end of its shipment."
                yield Violation("missing_job", vehicle.vehicle_id, item.job_id, words, 1)
            elif pickup is not None and pickup not in taken:
                words = f"'{item.job_id}' is brought before '{pickup}' is taken on the same trip."
                yield Violation("precedence", vehicle.vehicle_id, item.job_id, words, 1)

    def _rides_apart(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        names = [job.job_id for job in _stops(items)]
        for group in self._apart:
            if len(group.intersection(names)) > 1:
                here = [name for name in names if name in group]
                words = f"'{here[0]}' and '{here[1]}' must not ride on one vehicle."
                yield Violation("group", vehicle.vehicle_id, here[1], words, len(here) - 1)

    def _is_where_pinned(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """On the vehicle and at the position; a time outside the stop's windows can never be kept."""
        for at, job in enumerate(_stops(items)):
            pin = self._pins.get(job.job_id)
            if pin is None:
                continue
            if pin.vehicle_id != vehicle.vehicle_id:
                words = f"'{job.job_id}' is pinned to vehicle '{pin.vehicle_id}'."
                yield Violation("pin", vehicle.vehicle_id, job.job_id, words, 1)
            elif pin.position is not None and pin.position != at:
                words = f"'{job.job_id}' is pinned to position {pin.position + 1}, not {at + 1}."
                yield Violation("pin", vehicle.vehicle_id, job.job_id, words, abs(pin.position - at))
            if pin.begin is not None and job.job_id not in self._frozen_on:
                yield from _misses_windows(vehicle, job, pin.begin)

    def _frozen_first(self, vehicle: VehicleSpec, items: Sequence[Item]) -> Iterator[Violation]:
        """Frozen stops that ride come first on their vehicle, in their order."""
        names = [job.job_id for job in _stops(items)]
        for name in names:
            owner = self._frozen_on.get(name, vehicle.vehicle_id)
            if owner != vehicle.vehicle_id:
                words = f"'{name}' is frozen on vehicle '{owner}'."
                yield Violation("frozen", vehicle.vehicle_id, name, words, 1)
        frozen = [j for j in self._frozen.get(vehicle.vehicle_id, ()) if j in names]
        for is_first, name in zip(names, frozen, strict=False):
            if is_first != name:
                words = f"'{name}' is frozen among the first stops of this vehicle, in their order."
                yield Violation("frozen", vehicle.vehicle_id, name, words, 1)
                return


def _misses_windows(vehicle: VehicleSpec, job: Job, begin: int) -> Iterator[Violation]:
    """A pinned time outside every window: before it, or after it."""
    misses = [(max(w.start - begin, begin - w.latest_start, 0), w) for w in job.windows]
    by, window = min(misses, key=lambda miss: miss[0], default=(0, None))
    if window is not None and by:
        rule, when = ("lead_time", "before") if begin < window.start else ("delay", "after")
        words = f"Service at '{job.job_id}' is pinned to a time {by} s {when} its window."
        yield Violation(rule, vehicle.vehicle_id, job.job_id, words, by)


def _stops(items: Sequence[Item]) -> Iterator[Job]:
    return (item for item in items if not isinstance(item, Loading))

"""VROOM's jobs and shipments as stops.

VROOM's window is about the start of setup, ours about the start of service; and ours may be broken
off by a rest between the two. So where setup is always paid (nobody else is at the place) it counts
as a part of service, which is exact. Where stops share a place it stays setup if they have no window
and no vehicle a break or an open start; else windows are cut so that they hold either way, or, where
nothing would be left of them, setup is paid at every stop. Such plans keep VROOM's rules, but a
better one may be missed: the answer says so in its ``notes``.

A job that both brings and takes goods becomes two stops at its place that ride together, the second
(the pickup) without work of its own. They count as two against ``max_tasks``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.errors import InputRefused
from app.domain.load import Amounts
from app.domain.orders import TaskKind
from app.domain.routing import Job, Lateness, Shipment, VehicleSpec, Window
from storage.vroom.input import ShipmentPair, SingleJob, Task, TaskRef, VroomInput
from storage.vroom.places import Places

PICKED_UP = " (pickup)"
"""Ends the name of the stop that takes goods where a job also brings some."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A task of the file: its kind and id, what it says, and the stops it became. ``partner`` is the
    id of a shipment's other end."""

    type: str
    id: int
    task: Task
    priority: int
    skills: frozenset[str]
    delivery: Amounts
    pickup: Amounts
    stops: tuple[str, ...]
    location: int
    partner: int = -1

    def setup_by(self, vehicle_type: str) -> int:
        """Seconds of setup with a vehicle of this type."""
        return self.task.setup_per_type.get(vehicle_type, self.task.setup)

    def service_by(self, vehicle_type: str) -> int:
        """Seconds of service with a vehicle of this type."""
        return self.task.service_per_type.get(vehicle_type, self.task.service)


def name_of(kind: str, number: int) -> str:
    """The stop that stands for a task."""
    return f"{kind} {number}"


def name_of_ref(ref: TaskRef, entries: dict[str, Entry], who: str) -> str:
    """The stop that a reference names.

    Raises:
        InputRefused: there is no such task.
    """
    name = name_of(ref.type, ref.id)
    if name not in entries:
        raise InputRefused(f"{who} names the {name}, which is not there.")
    return name


def entries_of(source: VroomInput, places: Places, dimensions: int) -> dict[str, Entry]:
    """Every task by the name of its (first) stop, in the order of the file.

    Raises:
        InputRefused: an id twice, a wrong number of amounts, a place that is none.
    """
    entries: dict[str, Entry] = {}
    none = (0,) * dimensions

    def add(
        kind: str, task: Task, owner: SingleJob | ShipmentPair, brought: Amounts, taken: Amounts
    ) -> None:
        name = name_of(kind, task.id)
        if not 0 <= task.id < 2**64:
            raise InputRefused(f"The {name} has an id that is not between 0 and 2^64.")
        if name in entries:
            raise InputRefused(f"The id of {name} is there twice.")
        place = places.number(task.location_index, task.location, f"The {name}")
        both = kind == "job" and any(brought) and any(taken)
        stops = (name, name + PICKED_UP) if both else (name,)
        skills = frozenset(map(str, owner.skills))
        partner = _partner(kind, owner)
        entries[name] = Entry(
            kind, task.id, task, owner.priority, skills, brought, taken, stops, place, partner
        )

    for job in source.jobs:
        amounts = job.delivery
        if job.amount is not None and job.delivery is None and job.pickup is None:
            amounts = job.amount  # VROOM's old name for a delivery
        name = f"The job {job.id}"
        brought = amounts_of(amounts, dimensions, f"{name}, delivery")
        add("job", job, job, brought, amounts_of(job.pickup, dimensions, f"{name}, pickup"))
    for pair in source.shipments:
        amount = amounts_of(pair.amount, dimensions, f"The shipment of pickup {pair.pickup.id}")
        add("pickup", pair.pickup, pair, none, amount)
        add("delivery", pair.delivery, pair, amount, none)
    return entries


def _partner(kind: str, owner: SingleJob | ShipmentPair) -> int:
    """The id of a shipment's other end; -1 for a job."""
    if isinstance(owner, SingleJob):
        return -1
    return owner.delivery.id if kind == "pickup" else owner.pickup.id


def amounts_of(given: list[int] | None, dimensions: int, who: str) -> Amounts:
    """Amounts in all dimensions; none where not given.

    Raises:
        InputRefused: not as many as vehicles have capacities.
    """
    if given is None:
        return (0,) * dimensions
    if len(given) != dimensions:
        raise InputRefused(
            f"{who} has {len(given)} amounts where the first vehicle has {dimensions} capacities."
        )
    return tuple(given)


def windows_of(given: list[list[int]] | None, who: str) -> tuple[Window, ...]:
    """Windows in order; none where not given.

    Raises:
        InputRefused: one is no pair, or ends before it starts.
    """
    if given is None:
        return ()
    if not given:
        raise InputRefused(f"{who} has an empty list of time_windows.")
    return tuple(sorted((window_of(pair, who) for pair in given), key=lambda w: w.start))


def window_of(pair: list[int], who: str) -> Window:
    """One window."""
    if len(pair) < 2:
        raise InputRefused(f"{who} has a time window that is no pair of start and end.")
    if pair[1] < pair[0]:
        raise InputRefused(
            f"{who} has a time window that ends at {pair[1]}, before its start {pair[0]}."
        )
    return Window(pair[0], pair[1])


class Stops:
    """Makes the stops of a problem, on the axis whose second 0 is ``zero``."""

    def __init__(
        self,
        source: VroomInput,
        entries: dict[str, Entry],
        vehicles: Sequence[VehicleSpec],
        places: Places,
        zero: int,
    ) -> None:
        self._source = source
        self._places = places
        self._entries = entries
        self._zero = zero
        self._types = {vehicle.vehicle_type for vehicle in vehicles}
        self._users = _users(entries.values(), vehicles)
        self._splits_setup = any(v.breaks or v.start is None for v in vehicles)
        self.is_cautious = False

    def jobs(self, prices: dict[str, int]) -> tuple[Job, ...]:
        """The stops of the file's jobs."""
        made: list[Job] = []
        for source in self._source.jobs:
            entry = self._entries[name_of("job", source.id)]
            made.extend(self._stops(entry, prices[entry.stops[0]]))
        return tuple(made)

    def shipments(self, prices: dict[str, int]) -> tuple[Shipment, ...]:
        """The file's shipments."""
        return tuple(
            Shipment(
                self._stop(self._entries[pickup], TaskKind.PICKUP, prices[pickup]),
                self._stop(self._entries[delivery], TaskKind.DELIVERY, prices[delivery]),
            )
            for pair in self._source.shipments
            for pickup, delivery in [(name_of("pickup", pair.pickup.id), _delivery(pair))]
        )

    def _stops(self, entry: Entry, price: int) -> list[Job]:
        extras = entry.task.roundsman
        from_depot = extras.release or extras.depots is not None or extras.on_board is not None
        if not any(entry.delivery) and not from_depot:
            return [self._stop(entry, TaskKind.PICKUP, price)]
        first = self._stop(entry, TaskKind.DELIVERY, price)
        if len(entry.stops) == 1:
            return [first]
        second = Job(
            entry.stops[1],
            entry.location,
            TaskKind.PICKUP,
            entry.pickup,
            0,
            0,
            skills=first.skills,
            vehicles=first.vehicles,
        )
        return [first, second]

    def _stop(self, entry: Entry, kind: TaskKind, price: int) -> Job:
        task, extras = entry.task, entry.task.roundsman
        who = f"The {entry.stops[0]}"
        if extras.depots is not None or extras.release or extras.on_board is not None:
            _refuse_unless(kind is TaskKind.DELIVERY and entry.type == "job", who)
        windows = windows_of(task.time_windows, who)
        service, by_type, setup, setup_by_type, windows = self._times(entry, windows)
        late = extras.lateness
        return Job(
            job_id=entry.stops[0],
            location=entry.location,
            kind=kind,
            amounts=entry.delivery if kind is TaskKind.DELIVERY else entry.pickup,
            service=service,
            price=price,
            setup=setup,
            windows=tuple(Window(w.start - self._zero, w.latest_start - self._zero) for w in windows),
            skills=entry.skills,
            release=max(0, extras.release - self._zero),
            vehicles=None if extras.vehicles is None else frozenset(map(str, extras.vehicles)),
            lateness=None if late is None else Lateness(late.due - self._zero, late.per_minute),
            depots=None
            if extras.depots is None
            else frozenset(self._places.of(place, f"{who}, depots") for place in extras.depots),
            on_board="" if extras.on_board is None else str(extras.on_board),
            service_by_type=by_type,
            setup_by_type=setup_by_type,
        )

    def _times(
        self, entry: Entry, windows: tuple[Window, ...]
    ) -> tuple[int, dict[str, int], int, dict[str, int], tuple[Window, ...]]:
        """Service, service by type, setup, setup by type and the windows of service."""
        task = entry.task
        kinds = set(task.setup_per_type) | set(task.service_per_type)
        longest = max((entry.setup_by(kind) for kind in self._types), default=task.setup)
        if not longest:
            return task.service, task.service_per_type, 0, {}, windows
        if self._users[entry.location] > 1:
            self.is_cautious = self.is_cautious or bool(windows) or self._splits_setup
            cut = tuple(
                Window(w.start + longest, w.latest_start)
                for w in windows
                if w.start + longest <= w.latest_start
            )
            if not self._splits_setup and len(cut) == len(windows):
                return task.service, task.service_per_type, task.setup, task.setup_per_type, cut
        whole = {kind: entry.setup_by(kind) + entry.service_by(kind) for kind in kinds}
        return task.setup + task.service, whole, 0, {}, windows


def _delivery(pair: ShipmentPair) -> str:
    return name_of("delivery", pair.delivery.id)


def _refuse_unless(comes_from_depot: bool, who: str) -> None:
    if not comes_from_depot:
        raise InputRefused(
            f"{who} has a release, depots or on_board, but brings no goods from a depot."
        )


def _users(entries: Iterable[Entry], vehicles: Iterable[VehicleSpec]) -> Counter[int]:
    """How many tasks, starts and reloads there are at each place."""
    users = Counter(entry.location for entry in entries)
    users.update({v.start for v in vehicles if v.start is not None})
    users.update({p for v in vehicles if v.reload is not None for p in v.reload.locations})
    return users


def named_seconds(source: VroomInput) -> list[int]:
    """Every second of the file before which something may not begin, or after which it costs."""
    seconds = [pin.begin for pin in source.roundsman.pins if pin.begin is not None]
    seconds += [part.start for slices in source.roundsman.slices.values() for part in slices]
    tasks = [*source.jobs, *(end for pair in source.shipments for end in (pair.pickup, pair.delivery))]
    for task in tasks:
        late, release = task.roundsman.lateness, task.roundsman.release
        seconds += [late.due] if late is not None else []
        seconds += [release] if release else []
        seconds += [pair[0] for pair in task.time_windows or () if pair]
    for vehicle in source.vehicles:
        seconds += (vehicle.time_window or [])[:1]
        for rest in vehicle.breaks:
            seconds += [pair[0] for pair in rest.time_windows or () if pair]
    return seconds

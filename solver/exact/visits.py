"""What a route is made of: stops and returns for more, and the places with work they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec, Window
from app.domain.solution import StepKind
from solver.exact.driving import Drives, SlicedLeg

FAR = 2**62
"""Later than any moment."""


@dataclass(frozen=True, slots=True)
class Loading:
    """Returning to a depot for more, which takes ``loading`` seconds there."""

    location: int
    loading: int


type Item = Job | Loading
"""What a route is made of between its start and its end."""


class Node(NamedTuple):
    """A place on a route with its work; ``leg_s`` and ``leg_m`` lead to it from the node before.

    ``windows`` are in order and apart (none: any time). Service after ``due`` costs ``rate`` cents a
    minute. Where drives differ by the hour the way is ``sliced`` and ``leg_s`` that of the first slice.
    """

    kind: StepKind
    job_id: str
    place: int
    work: int
    setup: int
    windows: tuple[Window, ...]
    leg_s: int
    leg_m: int
    due: int = FAR
    rate: int = 0
    sliced: SlicedLeg | None = None


class Timed(NamedTuple):
    """A node or a break with its times, as in ``Step`` but without the load."""

    kind: StepKind
    job_id: str
    place: int
    arrival: int
    begin: int
    end: int
    leg_s: int
    leg_m: int


class Visit(NamedTuple):
    """What a stop asks of a vehicle, wherever that comes from."""

    place: int
    service: int
    setup: int
    windows: tuple[Window, ...]
    due: int
    rate: int


class Visits:
    """One problem's stops as nodes. Remembers what it has looked up."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._jobs = {job.job_id: job for job in problem.all_jobs}
        self._begins = {pin.job_id: pin.begin for pin in problem.pins if pin.begin is not None}
        self._frozen = {job_id for stops in problem.frozen.values() for job_id in stops}
        self._by_type: dict[str, _Known] = {}
        self._drives: dict[tuple[str, float], Drives] = {}

    def drives(self, vehicle: VehicleSpec) -> Drives:
        """How a vehicle drives; vehicles of one profile and speed share it."""
        key = (vehicle.profile, vehicle.speed_factor)
        found = self._drives.get(key)
        if found is None:
            slices = self._problem.times_by_hour(vehicle.profile)
            found = Drives(vehicle, self._problem.matrices[vehicle.profile], slices)
            self._drives[key] = found
        return found

    def nodes(self, vehicle: VehicleSpec, items: Sequence[Item]) -> tuple[list[Node], list[int]]:
        """The route's nodes from START to END, and the numbers of those to which no road leads (there
        the drive is given as nothing).

        A pinned begin is the only window of its stop; the windows of frozen stops are gone.
        """
        known = self._by_type.get(vehicle.vehicle_type)
        if known is None:
            known = self._by_type[vehicle.vehicle_type] = _Known(self, vehicle)
        return _nodes(vehicle, self.drives(vehicle), items, known)

    def visit(self, vehicle: VehicleSpec, job_id: str) -> Visit:
        """What a stop asks of such a vehicle in this problem."""
        visit = visit_of(vehicle, self._jobs[job_id])
        if job_id in self._begins:
            return visit._replace(windows=(Window(self._begins[job_id], self._begins[job_id]),))
        return visit._replace(windows=()) if job_id in self._frozen else visit


class _Known(dict[str, Visit]):
    """Visits of vehicles of one type, by job id."""

    def __init__(self, visits: Visits, vehicle: VehicleSpec) -> None:
        super().__init__()
        self._visits = visits
        self._vehicle = vehicle

    def __missing__(self, job_id: str) -> Visit:
        visit = self[job_id] = self._visits.visit(self._vehicle, job_id)
        return visit


def visit_of(vehicle: VehicleSpec, job: Job) -> Visit:
    """What a stop asks of a vehicle, taken by itself: pins and frozen stops are the problem's."""
    late = job.lateness
    return Visit(
        job.location,
        job.service_by(vehicle),
        job.setup_by(vehicle),
        apart(job.windows),
        FAR if late is None else late.due,
        0 if late is None else late.per_minute,
    )


def apart(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The same moments as windows in order of which no two overlap."""
    if len(windows) < 2:
        return tuple(windows)
    merged: list[Window] = []
    for window in sorted(windows, key=lambda w: (w.start, w.latest_start)):
        if merged and window.start <= merged[-1].latest_start:
            merged[-1] = Window(merged[-1].start, max(merged[-1].latest_start, window.latest_start))
        else:
            merged.append(window)
    return tuple(merged)


def nodes_of(vehicle: VehicleSpec, matrix: Matrix, items: Sequence[Item]) -> list[Node] | None:
    """The nodes of these very stops, at times that are the same all day; None where no road leads
    along them. ``Visits.nodes`` knows pins, frozen stops and slices too."""
    known = {item.job_id: visit_of(vehicle, item) for item in items if isinstance(item, Job)}
    nodes, unreachable = _nodes(vehicle, Drives(vehicle, matrix), items, known)
    return None if unreachable else nodes


def trip_releases(items: Sequence[Item]) -> list[int]:
    """Per trip, when the last of the goods loaded for it is ready at the depot (0: at once)."""
    releases = [0]
    for item in items:
        if isinstance(item, Loading):
            releases.append(0)
        elif item.release and item.kind is TaskKind.DELIVERY and not item.on_board:
            releases[-1] = max(releases[-1], item.release)
    return releases


type _Row = tuple[
    StepKind, str, int, int, int, tuple[Window, ...], int, int, int, int, SlicedLeg | None
]


def _nodes(
    vehicle: VehicleSpec, drives: Drives, items: Sequence[Item], known: Mapping[str, Visit]
) -> tuple[list[Node], list[int]]:
    releases = trip_releases(items)
    here = items[0].location if vehicle.start is None else vehicle.start
    start = max(vehicle.earliest, releases[0] if vehicle.loads_at_start else 0)
    loading = vehicle.loading if vehicle.loads_at_start else 0
    nodes = [Node(StepKind.START, "", here, loading, 0, (Window(start, FAR),), 0, 0)]
    unreachable = []
    is_plain, leg = drives.is_plain, drives.leg
    seconds, metres, size = drives.table
    trip, sliced = 0, None
    for item in items:
        there = item.location
        if is_plain:
            leg_s, leg_m = seconds[here * size + there], metres[here * size + there]
        else:
            leg_s, leg_m, sliced = leg(here, there)
        if leg_s >= UNREACHABLE and sliced is None:
            unreachable.append(len(nodes))
            leg_s = leg_m = 0
        if isinstance(item, Loading):
            trip += 1
            ready: tuple[Window, ...] = (Window(releases[trip], FAR),) if releases[trip] else ()
            work = item.loading
            row: _Row = (StepKind.RELOAD, "", there, work, 0, ready, leg_s, leg_m, FAR, 0, sliced)
        else:
            job_id = item.job_id
            _, service, setup, windows, due, rate = known[job_id]
            if there == here:
                setup = 0
            row = (_JOB, job_id, there, service, setup, windows, leg_s, leg_m, due, rate, sliced)
        nodes.append(_new(Node, row))
        here = there
    if vehicle.end is not None:
        leg_s, leg_m, sliced = leg(here, vehicle.end)
        if leg_s >= UNREACHABLE and sliced is None:
            unreachable.append(len(nodes))
            leg_s = leg_m = 0
        end = Node(StepKind.END, "", vehicle.end, 0, 0, (), leg_s, leg_m, FAR, 0, sliced)
        nodes.append(end)
    return nodes, unreachable


_JOB = StepKind.JOB
_new = tuple.__new__  # half the time of the named tuple's own; this loop runs for every stop

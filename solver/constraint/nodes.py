"""The engine's nodes and the tables of time and money between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.matrix import UNREACHABLE, TimeSlice
from app.domain.routing import Job, Problem, VehicleSpec

type Table = NDArray[np.int64]

CENT = 1000
"""The engine's unit of money is a thousandth of a cent, so that seconds and metres have a price."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Numbers of the engine's nodes: jobs first, then returns for more, then starts, then ends.

    ``reloads[v]`` are the nodes of vehicle v's possible returns, ``most_reloads[v]`` how many of them
    it may make (fewer than there are where it may return to several places); ``place`` is each node's
    place (-1 where a route is open: every way there costs nothing).
    """

    jobs: tuple[Job, ...]
    reloads: tuple[tuple[int, ...], ...]
    most_reloads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    place: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many nodes there are."""
        return len(self.place)


def number_nodes(vehicles: tuple[VehicleSpec, ...], jobs: tuple[Job, ...]) -> Nodes:
    """Nodes for these jobs; a vehicle cannot need more trips than there are jobs."""
    place = [job.location for job in jobs]
    reloads, most = [], []
    for vehicle in vehicles:
        returns = _returns(vehicle, len(jobs))
        places = sorted(set(vehicle.reload.locations)) if vehicle.reload else []
        reloads.append(tuple(range(len(place), len(place) + returns * len(places))))
        most.append(returns)
        place.extend(depot for depot in places for _ in range(returns))
    first = len(place)
    place.extend(-1 if vehicle.start is None else vehicle.start for vehicle in vehicles)
    place.extend(-1 if vehicle.end is None else vehicle.end for vehicle in vehicles)
    count = len(vehicles)
    starts, ends = range(first, first + count), range(first + count, first + 2 * count)
    return Nodes(jobs, tuple(reloads), tuple(most), tuple(starts), tuple(ends), tuple(place))


def _returns(vehicle: VehicleSpec, jobs: int) -> int:
    """How often a vehicle can return for more; one that is on the road has not loaded yet."""
    if vehicle.reload is None:
        return 0
    at_start = 1 if vehicle.loads_at_start else 0
    return max(0, min(vehicle.reload.max_trips - at_start, jobs))


type Pace = tuple[str, float]
"""What driving times go by: the profile and the vehicle's speed factor."""


class Tables:
    """Time (s), work (s) and distance (m) between all nodes, for each vehicle."""

    def __init__(self, problem: Problem, nodes: Nodes, horizon: int) -> None:
        self._problem = problem
        self._nodes = nodes
        self._places = np.array(nodes.place, dtype=np.int64)
        self._too_long = horizon + 1
        self._drives: dict[Pace, Table] = {}
        self._works: dict[str, Table] = {}
        self._loading = self._loading_times()

    def drive(self, vehicle: VehicleSpec) -> Table:
        """Driving seconds; longer than any shift where no road leads. Of time slices the mean over
        the hours that anybody works."""
        pace = (vehicle.profile, vehicle.speed_factor)
        if pace not in self._drives:
            self._drives[pace] = self._spread(self._mean_drive(*pace))
        return self._drives[pace]

    def task_work(self, vehicle: VehicleSpec) -> Table:
        """Seconds of service at the first node of an arc and of setup at the second."""
        if vehicle.vehicle_type not in self._works:
            self._works[vehicle.vehicle_type] = self._service(vehicle) + self._setup(vehicle)
        return self._works[vehicle.vehicle_type]

    def transit(self, vehicle: VehicleSpec) -> Table:
        """Seconds from the start of work at one node to the start of service at another."""
        return self.drive(vehicle) + self.task_work(vehicle) + self._loading

    def metres(self, profile: str) -> Table:
        """Metres; 0 where no road leads, since time already forbids that way."""
        metres = self._square(self._problem.matrices[profile].distances)
        return self._spread(np.where(metres >= UNREACHABLE, 0, metres))

    def _square(self, block: bytes) -> Table:
        size = len(self._problem.locations)
        return np.frombuffer(block, dtype=np.int32).reshape(size, size).astype(np.int64)

    def _mean_drive(self, profile: str, speed_factor: float) -> Table:
        weights = slice_weights(self._problem, profile)
        slices = self._problem.times_by_hour(profile)
        slices = slices or (TimeSlice(0, self._problem.matrices[profile]),)
        tables = [self._square(piece.matrix.durations) for piece in slices]
        total = np.zeros(tables[0].shape)
        weight = np.zeros(tables[0].shape)
        for piece, table, share in zip(slices, tables, weights, strict=True):
            has_road = table < UNREACHABLE
            seconds = np.floor(table * piece.multiple / speed_factor + 0.5)
            total += np.where(has_road, seconds * share, 0)
            weight += np.where(has_road, share, 0)
        mean = np.rint(total / np.maximum(weight, 1e-9)).astype(np.int64)
        found: Table = np.where(weight > 0, np.minimum(mean, self._too_long), self._too_long)
        return found

    def _spread(self, table: Table) -> Table:
        """From places to nodes."""
        spread = table[np.ix_(self._places, self._places)]
        spread[:, self._places < 0] = 0
        spread[self._places < 0] = 0
        starts, ends = np.array(self._nodes.starts), np.array(self._nodes.ends)
        spread[np.ix_(starts, ends)] = 0  # a vehicle that stays at home drives nowhere
        return spread

    def _loading_times(self) -> Table:
        """Seconds of loading at the first node of an arc: none for a vehicle that stays at home.

        Returning for more and then going nowhere else is not loaded for: so a spare return at a
        route's end costs nothing, and the search finds it there when it needs one.
        """
        work = np.zeros((self._nodes.count, self._nodes.count), dtype=np.int64)
        ends = list(self._nodes.ends)
        idle = [*ends, *(node for spare in self._nodes.reloads for node in spare)]
        for n, vehicle in enumerate(self._problem.vehicles):
            work[self._nodes.starts[n]] = loading_of(vehicle)
            work[self._nodes.starts[n], ends] = 0
            if vehicle.reload is not None:
                for node in self._nodes.reloads[n]:
                    work[node] = vehicle.reload.loading
                    work[node, idle] = 0
        return work

    def _service(self, vehicle: VehicleSpec) -> Table:
        jobs = self._nodes.jobs
        work = np.zeros((self._nodes.count, self._nodes.count), dtype=np.int64)
        work[: len(jobs)] = np.array([[job.service_by(vehicle)] for job in jobs])
        return work

    def _setup(self, vehicle: VehicleSpec) -> Table:
        """Seconds of setup at the second node of an arc: none when it is the same place, or the first
        of a route without a start."""
        setup = np.zeros(self._nodes.count, dtype=np.int64)
        setup[: len(self._nodes.jobs)] = [job.setup_by(vehicle) for job in self._nodes.jobs]
        moved = (self._places[:, None] != self._places[None, :]) & (self._places[:, None] >= 0)
        after: Table = moved * setup[None, :]
        return after


def loading_of(vehicle: VehicleSpec) -> int:
    """Seconds of loading at the start: none for a vehicle that is on the road already."""
    return vehicle.loading if vehicle.loads_at_start else 0


def slice_weights(problem: Problem, profile: str) -> list[float]:
    """Per slice of a profile the seconds it has of those between the first shift's start and the last
    one's end; a single 1 where there are no slices, and equal weights where none has any."""
    slices = problem.times_by_hour(profile)
    if not slices:
        return [1.0]
    first = min(vehicle.earliest for vehicle in problem.vehicles)
    last = max(vehicle.latest for vehicle in problem.vehicles)
    begins = [min(first, slices[0].start), *(piece.start for piece in slices[1:])]
    ends = [*begins[1:], max(last, begins[-1])]
    shares = [
        float(max(0, min(end, last) - max(begin, first)))
        for begin, end in zip(begins, ends, strict=True)
    ]
    return shares if any(shares) else [1.0] * len(slices)

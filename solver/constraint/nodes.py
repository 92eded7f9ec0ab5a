"""The engine's nodes and the tables of time and money between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.matrix import UNREACHABLE
from app.domain.routing import Job, Problem, VehicleSpec

type Table = NDArray[np.int64]

CENT = 1000
"""The engine's unit of money is a thousandth of a cent, so that seconds and metres have a price."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Numbers of the engine's nodes: jobs first, then returns for more, then starts, then ends.

    ``reloads[v]`` are the nodes of vehicle v's possible returns; ``place`` is each node's place
    (-1 where a route stays open: every way there costs nothing).
    """

    jobs: tuple[Job, ...]
    reloads: tuple[tuple[int, ...], ...]
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
    reloads = []
    for vehicle in vehicles:
        returns = min(vehicle.reload.max_trips, len(jobs)) - 1 if vehicle.reload else 0
        reloads.append(tuple(range(len(place), len(place) + max(0, returns))))
        if vehicle.reload is not None:
            place.extend([vehicle.reload.locations[0]] * max(0, returns))
    first = len(place)
    place.extend(-1 if vehicle.start is None else vehicle.start for vehicle in vehicles)
    place.extend(-1 if vehicle.end is None else vehicle.end for vehicle in vehicles)
    count = len(vehicles)
    starts, ends = range(first, first + count), range(first + count, first + 2 * count)
    return Nodes(jobs, tuple(reloads), tuple(starts), tuple(ends), tuple(place))


class Tables:
    """Time (s), work (s) and distance (m) between all nodes, per profile where it differs."""

    def __init__(self, problem: Problem, nodes: Nodes, horizon: int) -> None:
        self._problem = problem
        self._nodes = nodes
        self._places = np.array(nodes.place, dtype=np.int64)
        self._too_long = horizon + 1
        self._before = self._work_before()
        self._after = self._work_after()

    def travel(self, profile: str) -> Table:
        """Driving seconds; longer than any shift where no road leads."""
        drive = self._between(self._problem.matrices[profile].durations)
        return np.where(drive >= UNREACHABLE, self._too_long, np.minimum(drive, self._too_long))

    def transit(self, profile: str) -> Table:
        """Seconds from the start of work at one node to the start of service at another."""
        return self.travel(profile) + self._before + self._after

    def metres(self, profile: str) -> Table:
        """Metres; 0 where no road leads, since time already forbids that way."""
        metres = self._between(self._problem.matrices[profile].distances)
        return np.where(metres >= UNREACHABLE, 0, metres)

    def _between(self, block: bytes) -> Table:
        size = len(self._problem.locations)
        table = np.frombuffer(block, dtype=np.int32).reshape(size, size)
        spread = table[np.ix_(self._places, self._places)].astype(np.int64)
        spread[:, self._places < 0] = 0
        spread[self._places < 0] = 0
        starts, ends = np.array(self._nodes.starts), np.array(self._nodes.ends)
        spread[np.ix_(starts, ends)] = 0  # a vehicle that stays at home drives nowhere
        return spread

    def _work_before(self) -> Table:
        """Seconds of service or loading at the first node of an arc.

        Returning for more and then going nowhere else is not loaded for: so a spare return at a
        route's end costs nothing, and the search finds it there when it needs one.
        """
        work = np.zeros((self._nodes.count, self._nodes.count), dtype=np.int64)
        work[: len(self._nodes.jobs)] = np.array([[job.service] for job in self._nodes.jobs])
        idle = [*self._nodes.ends, *(node for spare in self._nodes.reloads for node in spare)]
        for n, vehicle in enumerate(self._problem.vehicles):
            work[self._nodes.starts[n]] = vehicle.loading
            if vehicle.reload is not None:
                for node in self._nodes.reloads[n]:
                    work[node] = vehicle.reload.loading
                    work[node, idle] = 0
        return work

    def _work_after(self) -> Table:
        """Seconds of setup at the second node of an arc: none when it is the same place."""
        setup = np.zeros(self._nodes.count, dtype=np.int64)
        setup[: len(self._nodes.jobs)] = [job.setup for job in self._nodes.jobs]
        moved = self._places[:, None] != self._places[None, :]
        after: Table = moved * setup[None, :]
        return after

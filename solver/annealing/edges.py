"""Driving, setup and prices between all places of the engine, one pair of matrices per profile.

The engine's places are the depots' first, then one per stop, so that whatever a stop costs a vehicle
before its service (setup, being kept from it, riding on another vehicle than planned) can be said of
the edges that lead to it, and service that differs by vehicle of the edges that leave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.matrix import UNREACHABLE, TimeSlice
from app.domain.routing import Job, Problem, VehicleSpec
from solver.annealing.money import Money

type Table = NDArray[np.int64]

DEARER_THAN_ROADS = 2**31
"""No road costs that much; an edge that must not be used costs more, on top of any price of a stop."""


@dataclass(frozen=True, slots=True)
class Roads:
    """Which driving times a vehicle has, and which of a stop's times are its."""

    profile: str
    speed_factor: float
    vehicle_type: str


@dataclass(frozen=True, slots=True)
class Tariff:
    """What an edge's "distance" is: so much per metre, per second driven and per second of setup and
    service; the vehicle pays ``unit`` for each."""

    metre: int
    driving: int
    task: int
    unit: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A pair of matrices: roads, tariff, and per stop (as bytes, to compare fast) who is kept out and
    what coming costs on top."""

    roads: Roads
    metre: int
    driving: int
    task: int
    barred: bytes
    extra: bytes


def tariff_of(vehicle: VehicleSpec, money: Money, has_extra: bool) -> Tariff:
    """What the engine should add up for this vehicle, so that its limit is exact where it can be."""
    costs, limits = vehicle.costs, vehicle.limits
    metre = money.metre(costs.per_km)
    driving = money.second(costs.per_driving_hour)
    task = money.second(costs.per_task_hour)
    if not has_extra and not task:
        if metre and not driving:
            return Tariff(1, 0, 0, metre)
        if driving and not metre:
            return Tariff(0, 1, 0, driving)
        if not metre and not driving and limits.distance_m is not None:
            return Tariff(1, 0, 0, 0)
        if not metre and not driving and limits.driving_s is not None:
            return Tariff(0, 1, 0, 0)
    return Tariff(metre, driving, task, 1)


class Edges:
    """Makes the matrices of one problem. ``depots`` are places, -1 for one that is nowhere."""

    def __init__(
        self, problem: Problem, depots: Sequence[int], jobs: Sequence[Job], money: Money
    ) -> None:
        self._problem = problem
        self._jobs = jobs
        self._first = len(depots)
        self._places = np.array([*depots, *(job.location for job in jobs)], dtype=np.int64)
        ends = [vehicle.latest + vehicle.overtime.seconds for vehicle in problem.vehicles]
        self._too_long = (
            max(ends, default=0) - min((v.earliest for v in problem.vehicles), default=0) + 1
        )
        dearest = max((money.once(job.price) for job in jobs), default=0)
        self._prohibitive = 2 * dearest + DEARER_THAN_ROADS
        self._spread_out: dict[str, tuple[Table, Table]] = {}
        self._setups: dict[str, Table] = {}
        self._costs: dict[object, Table] = {}
        self._durations: dict[Roads, Table] = {}
        self._roadless: dict[str, NDArray[np.intp]] = {}
        self._needed = self._shortest()

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self._places)

    def matrices(self, profile: Profile) -> tuple[Table, Table]:
        """Costs ("distances") and durations; profiles share them, so they are not to be written to."""
        cost, duration = self._cost(profile), self._duration(profile.roads)
        if not profile.extra and not profile.barred:
            return cost, duration
        allowed = np.ones(self.count, dtype=np.int64)
        by_stop = np.zeros(self.count, dtype=np.int64)
        if profile.extra:
            by_stop[self._first :] = np.frombuffer(profile.extra, dtype=np.int64)
        if profile.barred:
            barred = self._first + np.flatnonzero(np.frombuffer(profile.barred, dtype=np.bool_))
            allowed[barred], by_stop[barred] = 0, self._prohibitive
        own: Table = cost * allowed
        own += by_stop
        own.ravel()[self._nowhere(profile.roads.profile)] = self._prohibitive
        np.fill_diagonal(own, 0)
        return own, duration

    def _cost(self, profile: Profile) -> Table:
        """What the edges cost whoever comes, made once for all who pay by the same tariff."""
        roads = profile.roads
        key = (
            roads.profile,
            roads.speed_factor if profile.driving else 1.0,
            roads.vehicle_type if profile.task else "",
            (profile.metre, profile.driving, profile.task),
        )
        if key not in self._costs:
            drive, metres = self._driven(roads.profile, roads.speed_factor)
            cost = profile.metre * metres
            if profile.driving:
                cost += profile.driving * np.where(drive >= UNREACHABLE, 0, drive)
            if profile.task:
                cost += profile.task * self._coming(roads.vehicle_type)
                cost[:, self._first :] += profile.task * self._work(roads.vehicle_type)[1]
            cost.ravel()[self._nowhere(roads.profile)] = self._prohibitive
            np.fill_diagonal(cost, 0)
            self._costs[key] = cost
        return self._costs[key]

    def _duration(self, roads: Roads) -> Table:
        """From the end of the service that everybody needs to the beginning of the next."""
        if roads not in self._durations:
            drive, _ = self._driven(roads.profile, roads.speed_factor)
            duration = np.minimum(drive, self._too_long)
            duration += self._coming(roads.vehicle_type)
            duration[self._first :] += (self._work(roads.vehicle_type)[1] - self._needed)[:, None]
            np.fill_diagonal(duration, 0)
            self._durations[roads] = duration
        return self._durations[roads]

    def _nowhere(self, profile: str) -> NDArray[np.intp]:
        """The edges without a road, counted through row by row."""
        if profile not in self._roadless:
            raw, _ = self._driven(profile, 1.0)
            self._roadless[profile] = np.flatnonzero(raw >= UNREACHABLE)
        return self._roadless[profile]

    def service(self) -> list[int]:
        """Seconds of service per stop that every vehicle needs; what one needs more is on its edges."""
        return [int(seconds) for seconds in self._needed]

    def _shortest(self) -> Table:
        types = {vehicle.vehicle_type: vehicle for vehicle in self._problem.vehicles}
        return np.array(
            [min(job.service_by(vehicle) for vehicle in types.values()) for job in self._jobs],
            dtype=np.int64,
        )

    def _work(self, vehicle_type: str) -> tuple[Table, Table]:
        """Setup and service per stop."""
        setup = [job.setup_by_type.get(vehicle_type, job.setup) for job in self._jobs]
        service = [job.service_by_type.get(vehicle_type, job.service) for job in self._jobs]
        return np.array(setup, dtype=np.int64), np.array(service, dtype=np.int64)

    def _coming(self, vehicle_type: str) -> Table:
        """Seconds of setup per edge: none at the place where one is, nor where a route begins there."""
        if vehicle_type not in self._setups:
            table = np.zeros((self.count, self.count), dtype=np.int64)
            setup, _ = self._work(vehicle_type)
            if setup.any():
                moved = (self._places[:, None] != self._places[None, :]) & (self._places >= 0)[:, None]
                table[:, self._first :] = moved[:, self._first :] * setup
            self._setups[vehicle_type] = table
        return self._setups[vehicle_type]

    def _driven(self, profile: str, speed_factor: float) -> tuple[Table, Table]:
        """Seconds (UNREACHABLE where no road leads) and metres between the engine's places."""
        if profile not in self._spread_out:
            self._spread_out[profile] = self._at_usual_pace(profile)
        raw, metres = self._spread_out[profile]
        drive = raw
        if speed_factor != 1.0:
            drive = np.floor(raw / speed_factor + 0.5).astype(np.int64)
            drive[raw >= UNREACHABLE] = UNREACHABLE
        return drive, metres

    def _at_usual_pace(self, profile: str) -> tuple[Table, Table]:
        matrix = self._problem.matrices[profile]
        seconds = _average(self._problem.times_by_hour(profile), self._problem.vehicles)
        raw = self._spread(seconds if seconds is not None else _table(matrix.durations, matrix.size))
        metres = self._spread(_table(matrix.distances, matrix.size))
        metres[metres >= UNREACHABLE] = 0
        return raw, metres

    def _spread(self, table: NDArray[np.int32]) -> Table:
        """From the problem's places to the engine's; to and from nowhere costs nothing."""
        spread = table[np.ix_(self._places, self._places)].astype(np.int64)
        spread[:, self._places < 0] = 0
        spread[self._places < 0] = 0
        return spread


def _table(block: bytes, size: int) -> NDArray[np.int32]:
    return np.frombuffer(block, dtype=np.int32).reshape(size, size)


def _average(slices: Sequence[TimeSlice], vehicles: Sequence[VehicleSpec]) -> NDArray[np.int32] | None:
    """Driving times as they are on average over the hours in which anybody works."""
    if not slices:
        return None
    first = min(vehicle.earliest for vehicle in vehicles)
    last = max(vehicle.latest + vehicle.overtime.seconds for vehicle in vehicles)
    size = slices[0].matrix.size
    total, weight = np.zeros((size, size)), np.zeros((size, size))
    for n, part in enumerate(slices):
        begin = first if n == 0 else max(first, part.start)
        end = last if n + 1 == len(slices) else min(last, slices[n + 1].start)
        table = _table(part.matrix.durations, size)
        share = np.where(table >= UNREACHABLE, 0, max(0, end - begin))
        total += share * part.multiple * table
        weight += share
    open_roads = np.maximum(weight, 1)
    return np.where(weight > 0, total / open_roads + 0.5, UNREACHABLE).astype(np.int32)

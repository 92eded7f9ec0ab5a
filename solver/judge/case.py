"""What the judge knows of a problem, looked up once for all routes."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from math import ceil, floor

from app.domain.load import Amounts
from app.domain.matrix import UNREACHABLE, TimeSlice
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import Step


class Case:
    """A problem by name: its vehicles, stops, shipments, frozen stops and drives."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.vehicles = {vehicle.vehicle_id: vehicle for vehicle in problem.vehicles}
        self.jobs = {job.job_id: job for job in problem.all_jobs}
        self.pickup_of = {s.delivery.job_id: s.pickup for s in problem.shipments}
        self.shipped = {job.job_id for s in problem.shipments for job in (s.pickup, s.delivery)}
        self.frozen_on = {
            job_id: vehicle_id for vehicle_id, stops in problem.frozen.items() for job_id in stops
        }
        self._drives: dict[tuple[str, float], Drives] = {}

    def drives(self, vehicle: VehicleSpec) -> Drives:
        """How this vehicle drives; vehicles of one profile and speed share them."""
        key = (vehicle.profile, vehicle.speed_factor)
        if key not in self._drives:
            self._drives[key] = Drives(self.problem, *key)
        return self._drives[key]

    def moved(self, job: Job) -> Amounts:
        """What a stop moves: for the delivery of a shipment the pickup's amounts."""
        return self.pickup_of.get(job.job_id, job).amounts

    def is_loaded(self, job: Job, vehicle: VehicleSpec) -> bool:
        """Whether this vehicle must load the stop's goods at a depot, for the trip that brings them."""
        return (
            job.kind is TaskKind.DELIVERY
            and job.job_id not in self.shipped
            and job.on_board != vehicle.vehicle_id
        )


class Drives:
    """Times and distances of one profile at one speed (``TimeSlice`` says how times go by the hour)."""

    def __init__(self, problem: Problem, profile: str, speed_factor: float) -> None:
        plain = problem.matrices[profile]
        slices = problem.times_by_hour(profile) or (TimeSlice(0, plain),)
        self._size = plain.size
        self._factor = speed_factor
        self._metres = memoryview(plain.distances).cast("i")
        self._starts = [piece.start for piece in slices]
        self._multiples = [piece.multiple for piece in slices]
        self._seconds = [memoryview(piece.matrix.durations).cast("i") for piece in slices]

    def metres(self, origin: int, destination: int) -> int:
        """From one place to another."""
        return self._metres[origin * self._size + destination]

    def arrival(self, origin: int, destination: int, leaving: int, rests: list[Step]) -> int | None:
        """When whoever leaves then and rests so on the way is there; None where no road leads."""
        now, share = leaving, Fraction(1)
        for rest in rests:
            moment, share = self._driven(origin, destination, now, share, rest.begin)
            if moment is None:
                return None
            if moment < rest.begin:
                return moment
            now = rest.end
        return self._driven(origin, destination, now, share, None)[0]

    def _driven(
        self, origin: int, destination: int, now: int, share: Fraction, until: int | None
    ) -> tuple[int | None, Fraction]:
        """Drive on with the share of the way that is left, until it is done or it is ``until``: the
        whole second at which that is (None: there is no road), and the share left then."""
        moment = Fraction(now)
        piece = max(0, bisect_right(self._starts, now) - 1)
        while share > 0 and (until is None or moment < until):
            pace = self._pace(piece, origin, destination)
            if pace >= UNREACHABLE:
                return None, share
            piece += 1
            ends = [] if piece == len(self._starts) else [self._starts[piece]]
            stop = min([*ends, *([] if until is None else [until])], default=None)
            done = moment + share * pace
            if stop is None or done <= stop:
                return ceil(done), Fraction(0)
            share -= (stop - moment) / pace
            moment = Fraction(stop)
        return ceil(moment), share

    def _pace(self, piece: int, origin: int, destination: int) -> int:
        """Seconds of the whole way as driven in this slice."""
        seconds = self._seconds[piece][origin * self._size + destination]
        if seconds >= UNREACHABLE:
            return seconds
        return floor(seconds * self._multiples[piece] / self._factor + 0.5)

"""One vehicle's stops, ready to be asked what one or two stops more would cost in every gap at once.

The cost is a bound: no exact answer is below it. It is exact where every stop has one window, there is
no break and times are the same all day. Else windows count as the hull of several, drives as the
shortest of the day, and breaks by the time they add when nobody has to wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.domain.routing import Job, Problem, VehicleSpec, Window
from app.domain.solution import SolvedRoute
from solver.exact.schedule import Item, Loading
from solver.fitting.room import FURTHEST, Room
from solver.fitting.segments import NEVER, Ints, Network, Segment

PER_HOUR = 1000
PER_KM = 3600
PER_MINUTE = 60_000
CENT = 3_600_000
"""Costs are summed in parts of a cent, exactly: so many make a second at a cent an hour, a metre at a
cent a kilometre, a second late at a cent a minute; and so many are a cent."""

ALWAYS = (Window(-NEVER, NEVER),)


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop, or a loading, as one vehicle would make it. ``place`` -1: nowhere (an open end)."""

    place: int
    work: int = 0
    setup: int = 0
    windows: tuple[Window, ...] = ALWAYS
    due: int = NEVER
    per_minute: int = 0
    is_stop: bool = False

    def pieces(self, shift_end: int) -> list[Segment]:
        """One for each window that lies in the shift."""
        found = []
        for window in self.windows:
            latest = min(window.latest_start, shift_end - self.work)
            if window.start <= latest:
                parts = (self.work, 0, window.start, latest)
                found.append(Segment(*(np.array([part], np.int64) for part in parts)))
        return found


def visit_of(job: Job, vehicle: VehicleSpec) -> Visit:
    """A job as this vehicle would make it."""
    return Visit(
        job.location,
        job.service_by(vehicle),
        job.setup_by(vehicle),
        job.windows or ALWAYS,
        job.lateness.due if job.lateness else NEVER,
        job.lateness.per_minute if job.lateness else 0,
        True,
    )


class Row:
    """A vehicle with its items; nodes are the start, the items, the end; gap ``g`` follows node ``g``.

    ``route`` is what they come to, None for a vehicle that is not used.
    """

    def __init__(
        self,
        problem: Problem,
        network: Network,
        vehicle: VehicleSpec,
        items: Sequence[Item],
        route: SolvedRoute | None,
    ) -> None:
        self.vehicle = vehicle
        self.items = list(items)
        self.route = route
        self._network = network
        self._shift_end = vehicle.latest + vehicle.overtime.seconds
        self._visits = self._nodes(problem)
        self.gaps = len(items) + 1
        self._measure()
        self._join()
        self.room = Room(problem, vehicle, self.items, route)

    # --- what stands there ----------------------------------------------------------------------

    def _nodes(self, problem: Problem) -> list[Visit]:
        vehicle = self.vehicle
        loads = vehicle.start is not None and vehicle.loads_at_start
        shift = (Window(vehicle.earliest, NEVER),)
        start = -1 if vehicle.start is None else vehicle.start
        nodes = [Visit(start, vehicle.loading if loads else 0, windows=shift)]
        frozen = set(problem.frozen.get(vehicle.vehicle_id, ()))
        begins = {pin.job_id: pin.begin for pin in problem.pins if pin.begin is not None}
        for item in self.items:
            if isinstance(item, Loading):
                nodes.append(Visit(item.location, item.loading))
                continue
            visit = visit_of(item, vehicle)
            windows = ALWAYS if item.job_id in frozen else visit.windows
            begin = begins.get(item.job_id)
            if begin is not None:
                windows = (Window(begin, begin),)
            hull = Window(min(w.start for w in windows), max(w.latest_start for w in windows))
            nodes.append(
                Visit(visit.place, visit.work, visit.setup, (hull,), visit.due, visit.per_minute, True)
            )
        nodes.append(Visit(-1 if vehicle.end is None else vehicle.end))
        return nodes

    def _measure(self) -> None:
        """Places, drives and legs (the drive and the setup after it) between the nodes."""
        nodes = self._visits
        self._places = np.array([node.place for node in nodes], np.int64)
        self._setups = np.array([node.setup for node in nodes], np.int64)
        drives, metres = self._network.drives(self.vehicle, self._places[:-1], self._places[1:])
        setups = np.where(self._places[:-1] == self._places[1:], 0, self._setups[1:])
        if self.vehicle.start is None:
            setups[0] = 0
        self._drives, self._metres, self._legs = drives, metres, drives + setups
        self._old_setups = setups
        stops = [node.work for node in nodes if node.is_stop]
        self._stops = len(stops)
        self._task_work = sum(stops) + int(setups.sum())
        self._busy = sum(node.work for node in nodes) + int(self._legs.sum())

    def _join(self) -> None:
        """The beginning up to each node and the rest from each node on, without releases."""
        nodes = self._visits
        count = len(nodes)
        work = np.array([node.work for node in nodes], np.int64)
        late = np.array([node.windows[0].latest_start for node in nodes], np.int64)
        early = np.array([node.windows[0].start for node in nodes], np.int64)
        self._pieces = Segment(
            work, np.zeros_like(work), early, np.minimum(late, self._shift_end - work)
        )
        self._before, self._after = Segment.blank(count), Segment.blank(count)
        self._before.put(0, self._pieces.at(0))
        for n in range(1, count):
            joined = self._before.at(n - 1).then(self._legs[n - 1], self._pieces.at(n))
            self._before.put(n, joined)
        self._after.put(count - 1, self._pieces.at(count - 1))
        for n in range(count - 2, -1, -1):
            joined = self._pieces.at(n).then(self._legs[n], self._after.at(n + 1))
            self._after.put(n, joined)
        due = np.array([node.due for node in nodes], np.int64)
        price = np.array([node.per_minute for node in nodes], np.int64) * PER_MINUTE
        late_s = np.maximum(self._before.end - work - due, 0)
        self._late = np.concatenate([[0], np.cumsum(late_s * price)])

    # --- one more stop ----------------------------------------------------------------------------

    def with_one(self, visit: Visit) -> Ints:
        """Per gap, at least so many cents more; NEVER where time or limits forbid it."""
        gaps = np.arange(self.gaps)
        into = self._into(visit)
        out = self._out(visit)
        bound = np.full(self.gaps, NEVER, np.int64)
        for piece in visit.pieces(self._shift_end):
            begun = self._before.at(slice(0, -1)).then(into.legs, piece)
            whole = begun.then(out.legs, self._after.at(slice(1, None)))
            lateness = self._late_by(visit, begun)
            lateness = lateness + self._late_around(gaps, gaps, begun.end + out.legs)
            added = self._added((into, out), (visit,), gaps, gaps)
            bound = np.minimum(bound, self._cents(whole, added, lateness))
        return bound

    # --- two more stops, the second somewhere after the first ----------------------------------

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """The gaps of the first and of the second, for every way to put in two; those into one gap
        come first."""
        depths = range(min(self.gaps, FURTHEST + 1))
        firsts = np.concatenate([np.arange(self.gaps - depth) for depth in depths])
        seconds = np.concatenate([np.arange(depth, self.gaps) for depth in depths])
        return firsts, seconds

    @cached_property
    def _between(self) -> Segment:
        """For every pair of different gaps, in their order, what lies between."""
        pieces: list[Segment] = []
        for depth in range(1, min(self.gaps, FURTHEST + 1)):
            last = self._pieces.at(slice(depth, self.gaps))
            if pieces:
                legs = self._legs[depth - 1 : self.gaps - 1]
                last = pieces[-1].at(slice(0, -1)).then(legs, last)
            pieces.append(last)
        if not pieces:
            return Segment.blank(0)
        return Segment(*(np.concatenate(parts) for parts in zip(*pieces, strict=True)))

    def with_two(self, first: Visit, second: Visit) -> Ints:
        """Per pair of gaps (``pairs``) at least so many cents more, as ``with_one``."""
        ones, twos = self.pairs
        same = slice(0, self.gaps)
        apart = slice(self.gaps, None)
        seconds, metres = self._drive(first.place, second.place)
        direct = _Legs(seconds, metres, np.where(first.place == second.place, 0, second.setup))
        into, out = self._into(first), self._out(first)
        on, off = self._into(second), self._out(second)
        bound = np.full(len(ones), NEVER, np.int64)
        for piece in first.pieces(self._shift_end):
            for other in second.pieces(self._shift_end):
                begun = self._before.at(slice(0, -1)).then(into.legs, piece)
                near = begun.then(direct.legs, other).then(off.legs, self._after.at(slice(1, None)))
                gaps = np.arange(self.gaps)
                added = self._added((into, direct, off), (first, second), gaps, gaps)
                cents = self._cents(near, added, self._late_by(first, begun))
                bound[same] = np.minimum(bound[same], cents)
                p, q = ones[apart], twos[apart]
                far = begun.at(p).then(out.legs[p], self._between).then(on.legs[q], other)
                far = far.then(off.legs[q], self._after.at(q + 1))
                legs = (into.at(p), out.at(p), on.at(q), off.at(q))
                added = self._added(legs, (first, second), p, q)
                cents = self._cents(far, added, self._late_by(first, begun)[p])
                bound[apart] = np.minimum(bound[apart], cents)
        return bound

    # --- parts of the sums -----------------------------------------------------------------------

    def _drive(self, origin: int, destination: int) -> tuple[Ints, Ints]:
        return self._network.drives(
            self.vehicle, np.array([origin], np.int64), np.array([destination], np.int64)
        )

    def _into(self, visit: Visit) -> _Legs:
        """From the node before each gap to the visit."""
        here = self._places[:-1]
        seconds, metres = self._network.drives(self.vehicle, here, np.full_like(here, visit.place))
        setups = np.where(here == visit.place, 0, visit.setup)
        if self.vehicle.start is None:
            setups[0] = 0
        return _Legs(seconds, metres, setups)

    def _out(self, visit: Visit) -> _Legs:
        """From the visit to the node after each gap."""
        there = self._places[1:]
        seconds, metres = self._network.drives(self.vehicle, np.full_like(there, visit.place), there)
        return _Legs(seconds, metres, np.where(there == visit.place, 0, self._setups[1:]))

    def _added(self, legs: Sequence[_Legs], visits: Sequence[Visit], ones: Ints, twos: Ints) -> _Sums:
        """What the route comes to with these legs in the place of those at the gaps."""
        drives = sum((leg.seconds for leg in legs), start=np.int64(0)) - self._drives[ones]
        metres = sum((leg.metres for leg in legs), start=np.int64(0)) - self._metres[ones]
        setups = sum((leg.setups for leg in legs), start=np.int64(0)) - self._old_setups[ones]
        apart = ones != twos
        drives = drives - np.where(apart, self._drives[twos], 0)
        metres = metres - np.where(apart, self._metres[twos], 0)
        setups = setups - np.where(apart, self._old_setups[twos], 0)
        stops = [visit.work for visit in visits if visit.is_stop]
        return _Sums(
            self._stops + len(stops),
            drives + int(self._drives.sum()),
            metres + int(self._metres.sum()),
            setups + (self._task_work + sum(stops)),
            self._busy + sum(visit.work for visit in visits) + drives + setups,
        )

    def _late_by(self, visit: Visit, begun: Segment) -> Ints:
        """The price of being late at the visit that a beginning ends with, up to its gap."""
        late = np.maximum(begun.end - visit.work - visit.due, 0) * (visit.per_minute * PER_MINUTE)
        added: Ints = late + self._late[1 : self.gaps + 1]
        return added

    def _late_around(self, ones: Ints, twos: Ints, arrival: Ints) -> Ints:
        """The price of being late after the gap, as it was, unless one comes there earlier now."""
        later = arrival >= self._before.end[twos] + self._legs[twos]
        return np.where(later, self._late[-1] - self._late[ones + 1], 0)

    def _cents(self, whole: Segment, added: _Sums, lateness: Ints) -> Ints:
        """Bounds of the added cost of whole routes; NEVER where time or a limit forbids them."""
        vehicle = self.vehicle
        breaks = np.zeros_like(whole.length)
        for rest in vehicle.breaks:
            # Nobody can have had it before starting, nor can have it after ending.
            on_the_way = (whole.late < rest.earliest + rest.duration) & (whole.end > rest.latest)
            breaks += np.where(on_the_way, rest.duration, 0)
        length = np.maximum(whole.length, added.busy + breaks)
        costs, limits = vehicle.costs, vehicle.limits
        parts = costs.per_hour * PER_HOUR * length + costs.per_km * PER_KM * added.metres
        parts = parts + costs.per_driving_hour * PER_HOUR * added.drives
        parts = parts + costs.per_task_hour * PER_HOUR * added.task_work
        beyond = np.maximum(whole.end - vehicle.latest, 0)
        parts = parts + vehicle.overtime.per_hour * PER_HOUR * beyond + lateness
        cents = costs.fixed + (parts + CENT // 2) // CENT - (self.route.cost if self.route else 0)
        possible = (whole.warp == 0) & (added.drives < NEVER)
        for amount, most in (
            (added.stops, limits.tasks),
            (added.drives, limits.driving_s),
            (added.metres, limits.distance_m),
            (length, limits.duration_s),
        ):
            if most is not None:
                possible = possible & (amount <= most)
        bounds: Ints = np.where(possible, cents, NEVER)
        return bounds


@dataclass(frozen=True, slots=True)
class _Legs:
    """Drives with the setups after them."""

    seconds: Ints
    metres: Ints
    setups: Ints

    @property
    def legs(self) -> Ints:
        return self.seconds + self.setups

    def at(self, index: Ints) -> _Legs:
        return _Legs(self.seconds[index], self.metres[index], self.setups[index])


@dataclass(frozen=True, slots=True)
class _Sums:
    """What a route comes to without its waits."""

    stops: int
    drives: Ints
    metres: Ints
    task_work: Ints
    busy: Ints

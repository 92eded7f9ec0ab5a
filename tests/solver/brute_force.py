"""Everything that could be done with a tiny problem, tried one by one; knows nothing of the search.

``Clock`` judges an order of stops by living through it tick by tick, so it needs problems whose times
are all whole ticks (``tests.solver.any_problem``); it has no driving times by the hour. ``best_cost``
tries every order of every choice of stops on every vehicle with every return for more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations, product

from app.domain.matrix import UNREACHABLE
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec, Window
from solver.exact.schedule import Item, Loading
from tests.solver.any_problem import TICK

NEVER = float("inf")

type Life = Callable[[int, int, int, int, frozenset[int], int], float]


@dataclass(frozen=True)
class Leg:
    """A drive with setup, and the work it leads to; ``ready`` are the ticks at which that may start."""

    drive: int
    setup: int
    work: int
    ready: frozenset[int] | None
    due: int
    late_price: float
    rests: frozenset[int]


class Clock:
    """One vehicle with an order of stops, lived through from every second that it might start."""

    def __init__(self, problem: Problem, vehicle: VehicleSpec) -> None:
        self._problem = problem
        self._vehicle = vehicle
        self._matrix = problem.matrices[vehicle.profile]
        self._frozen = {name for names in problem.frozen.values() for name in names}
        self._begins = {pin.job_id: pin.begin for pin in problem.pins}
        self._shipped = {s.delivery.job_id: s.pickup for s in problem.shipments}
        self._ends = {s.pickup.job_id for s in problem.shipments} | self._shipped.keys()

    def cost(self, items: Sequence[Item]) -> float | None:
        """Cents of the cheapest way to make these stops, None where there is none."""
        if not self._allows(items):
            return None
        loads, metres = self._loads(items), self._metres(items)
        if loads is None or metres is None:
            return None
        legs = self._legs(items, loads)
        driven = sum(leg.drive for leg in legs)
        limits = self._vehicle.limits
        if metres > _or(limits.distance_m, metres) or driven * TICK > _or(
            limits.driving_s, driven * TICK
        ):
            return None
        worked = sum(leg.work + leg.setup for leg, item in zip(legs, items, strict=False) if _job(item))
        costs = self._vehicle.costs
        fixed = costs.fixed + metres * costs.per_km / 1000
        fixed += driven * TICK * costs.per_driving_hour / 3600
        fixed += worked * TICK * costs.per_task_hour / 3600
        lived = self._cheapest_life(legs, max(self._vehicle.earliest, self._releases(items)[0]))
        return None if lived == NEVER else fixed + lived

    def _cheapest_life(self, legs: Sequence[Leg], first: int) -> float:
        """Cents for time, lateness and overtime, from the best of all starts from ``first`` on."""
        vehicle = self._vehicle
        last = (vehicle.latest + vehicle.overtime.seconds) // TICK
        loading = vehicle.loading // TICK if vehicle.loads_at_start else 0
        longest, best = vehicle.limits.duration_s, NEVER
        live = self._life(legs, last)
        for start in range(first // TICK, last + 1):
            if longest is not None:
                live = self._life(legs, min(last, start + longest // TICK))
            at_home = [
                n
                for n, rest in enumerate(vehicle.breaks)
                if any(w.start + rest.duration <= start * TICK for w in rest.windows)
            ]
            for chosen in subsets(at_home):
                lived = live(0, legs[0].drive, legs[0].setup, start + loading, frozenset(chosen), 0)
                best = min(best, lived - start * TICK * vehicle.costs.per_hour / 3600)
        return best

    def _life(self, legs: Sequence[Leg], last: int) -> Life:
        vehicle = self._vehicle
        unrested = _or(vehicle.limits.driving_without_rest_s, 10**9) // TICK

        def end(now: int, had: frozenset[int]) -> float:
            """Cents for the time at which it all ends, the rests not had still possible afterwards."""
            if any(n not in had and r.latest < now * TICK for n, r in enumerate(vehicle.breaks)):
                return NEVER
            over = max(0, now * TICK - vehicle.latest)
            return (now * TICK * vehicle.costs.per_hour + over * vehicle.overtime.per_hour) / 3600

        @cache
        def live(n: int, drive: int, setup: int, now: int, had: frozenset[int], driven: int) -> float:
            """Cents from now on, with n legs behind and so much drive and setup left of the next."""
            if now > last or driven > unrested:
                return NEVER
            if n == len(legs):
                return end(now, had)
            leg, ways = legs[n], []
            for number, rest in enumerate(vehicle.breaks):
                if number not in had and number in leg.rests and _inside(rest.windows, now):
                    after = now + rest.duration // TICK
                    ways.append(live(n, drive, setup, after, had | {number}, 0))
            if drive:
                ways.append(live(n, drive - 1, setup, now + 1, had, driven + 1))
            elif setup:
                ways.append(live(n, drive, setup - 1, now + 1, had, driven))
            else:
                ways.append(live(n, drive, setup, now + 1, had, driven))
                if leg.ready is None or now in leg.ready:
                    late = max(0, now * TICK - leg.due) * leg.late_price
                    then = legs[n + 1] if n + 1 < len(legs) else leg
                    done = now + leg.work
                    ways.append(late + live(n + 1, then.drive, then.setup, done, had, driven))
            return min(ways)

        return live

    def _legs(self, items: Sequence[Item], loads: Sequence[tuple[int, ...]]) -> list[Leg]:
        vehicle = self._vehicle
        releases = self._releases(items)
        legs, trip = [], 0
        here = vehicle.start
        for n, item in enumerate(items):
            drive = 0 if here is None else self._drive(here, item.location)
            rests = self._rests(loads[n])
            if isinstance(item, Loading):
                trip += 1
                legs.append(Leg(drive, 0, item.loading // TICK, _from(releases[trip]), 0, 0, rests))
            else:
                moved = here is not None and here != item.location
                setup = item.setup_by(vehicle) // TICK if moved else 0
                late = item.lateness
                legs.append(
                    Leg(
                        drive,
                        setup,
                        item.service_by(vehicle) // TICK,
                        self._ready(item),
                        late.due if late else 0,
                        late.per_minute / 60 if late else 0,
                        rests,
                    )
                )
            here = item.location
        if vehicle.end is not None and here is not None:
            legs.append(Leg(self._drive(here, vehicle.end), 0, 0, None, 0, 0, self._rests(loads[-1])))
        return legs

    def _ready(self, job: Job) -> frozenset[int] | None:
        begin = self._begins.get(job.job_id)
        windows = () if job.job_id in self._frozen else job.windows
        ready = None
        if windows:
            ready = frozenset(
                n for w in windows for n in range(-(-w.start // TICK), w.latest_start // TICK + 1)
            )
        if begin is None:
            return ready
        return frozenset({begin // TICK}) & (ready if ready is not None else {begin // TICK})

    def _rests(self, load: tuple[int, ...]) -> frozenset[int]:
        return frozenset(
            n
            for n, rest in enumerate(self._vehicle.breaks)
            if not rest.max_load or all(a <= b for a, b in zip(load, rest.max_load, strict=True))
        )

    def _drive(self, a: int, b: int) -> int:
        seconds = self._matrix.duration(a, b) / self._vehicle.speed_factor
        assert seconds % TICK == 0
        return int(seconds) // TICK

    def _metres(self, items: Sequence[Item]) -> int | None:
        places = [p for p in (self._vehicle.start,) if p is not None]
        places += [item.location for item in items]
        places += [p for p in (self._vehicle.end,) if p is not None]
        pairs = list(pairwise(places))
        if any(self._matrix.duration(a, b) >= UNREACHABLE for a, b in pairs):
            return None
        return sum(self._matrix.distance(a, b) for a, b in pairs)

    def _releases(self, items: Sequence[Item]) -> list[int]:
        """Per trip, when the last of its goods is ready."""
        releases = [0]
        for item in items:
            if isinstance(item, Loading):
                releases.append(0)
            elif self._from_depot(item):
                releases[-1] = max(releases[-1], item.release)
        return releases

    def _from_depot(self, job: Job) -> bool:
        return job.kind is TaskKind.DELIVERY and not job.on_board and job.job_id not in self._ends

    def _loads(self, items: Sequence[Item]) -> list[tuple[int, ...]] | None:
        """What is on board on leaving the start and every item; None where it is too much."""
        capacity = self._vehicle.capacity
        size = range(len(capacity))
        brought = [job for job in items if isinstance(job, Job) and job.on_board]
        trips: list[list[Job]] = [[]]
        for item in items:
            if isinstance(item, Loading):
                trips.append([])
            else:
                trips[-1].append(item)
        loads = []
        for n, trip in enumerate(trips):
            aboard = [job for job in trip if self._from_depot(job)]
            aboard += [job for job in brought if all(job not in done for done in trips[:n])]
            load = [sum(job.amounts[d] for job in aboard) for d in size]
            if n == 0 and self._vehicle.carrying:
                load = [a + b for a, b in zip(load, self._vehicle.carrying, strict=True)]
            loads.append(tuple(load))
            for job in trip:
                amounts = self._shipped.get(job.job_id, job).amounts
                sign = -1 if job.kind is TaskKind.DELIVERY else 1
                load = [a + sign * b for a, b in zip(load, amounts, strict=True)]
                loads.append(tuple(load))
        return (
            None if any(a > b for load in loads for a, b in zip(load, capacity, strict=True)) else loads
        )

    def _allows(self, items: Sequence[Item]) -> bool:
        """Who may ride where, in what order."""
        vehicle, problem = self._vehicle, self._problem
        stops = [item for item in items if isinstance(item, Job)]
        names = [job.job_id for job in stops]
        frozen_here = [n for n in problem.frozen.get(vehicle.vehicle_id, ()) if n in names]
        loadings = len(items) - len(stops)
        most = vehicle.reload.max_trips if vehicle.reload else int(vehicle.loads_at_start)
        return (
            all(job.skills <= vehicle.skills for job in stops)
            and all(job.vehicles is None or vehicle.vehicle_id in job.vehicles for job in stops)
            and all(job.on_board in ("", vehicle.vehicle_id) for job in stops)
            and len(stops) <= _or(vehicle.limits.tasks, len(stops))
            and names[: len(frozen_here)] == frozen_here
            and self._frozen.isdisjoint(set(names) - set(frozen_here))
            and (not loadings or loadings + vehicle.loads_at_start <= most)
            and all(
                p.vehicle_id == vehicle.vehicle_id and p.position in (None, names.index(p.job_id))
                for p in problem.pins
                if p.job_id in names
            )
            and self._origins_are_right(items)
            and self._shipments_are_whole(items)
        )

    def _origins_are_right(self, items: Sequence[Item]) -> bool:
        origin, loaded = self._vehicle.start, self._vehicle.loads_at_start
        for item in items:
            if isinstance(item, Loading):
                origin, loaded = item.location, True
            elif self._from_depot(item) and (
                not loaded or (item.depots is not None and origin not in item.depots)
            ):
                return False
        return True

    def _shipments_are_whole(self, items: Sequence[Item]) -> bool:
        place = {item.job_id: n for n, item in enumerate(items) if isinstance(item, Job)}
        for shipment in self._problem.shipments:
            a, b = place.get(shipment.pickup.job_id), place.get(shipment.delivery.job_id)
            if (a is None) != (b is None):
                return False
            if a is None or b is None:
                continue
            if a > b or any(isinstance(item, Loading) for item in items[a:b]):
                return False
        return True


def orders(vehicle: VehicleSpec, jobs: Sequence[Job]) -> Iterator[list[Item]]:
    """Every order of these stops with every way to return for more in between."""
    again: list[Loading | None] = [None]
    if vehicle.reload is not None:
        again += [Loading(place, vehicle.reload.loading) for place in set(vehicle.reload.locations)]
    for order in permutations(jobs):
        for returns in product(again, repeat=len(order)):
            items: list[Item] = []
            for loading, job in zip(returns, order, strict=True):
                items += [loading, job] if loading is not None else [job]
            yield items


def cheapest(problem: Problem, vehicle: VehicleSpec, jobs: Sequence[Job]) -> float | None:
    """Cents of the best route with exactly these stops, None where there is none."""
    clock = Clock(problem, vehicle)
    costs = [cost for items in orders(vehicle, jobs) if (cost := clock.cost(items)) is not None]
    return min(costs, default=None)


def best_cost(problem: Problem) -> float:
    """Cents of the best plan there is, for problems without carriers, groups, keeping and balance."""
    jobs = problem.all_jobs
    routes = [
        {
            frozenset(job.job_id for job in chosen): cost
            for chosen in subsets(jobs)
            if chosen and (cost := cheapest(problem, vehicle, chosen)) is not None
        }
        | {frozenset(): 0.0}
        for vehicle in problem.vehicles
    ]
    best = NEVER
    for choice in product(*routes):
        served = frozenset().union(*choice)
        if len(served) == sum(len(names) for names in choice):
            cost = sum(route[names] for route, names in zip(routes, choice, strict=True))
            best = min(best, cost + sum(job.price for job in jobs if job.job_id not in served))
    return best


def subsets[T](of: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """Every choice, none and all included."""
    for mask in product((False, True), repeat=len(of)):
        yield tuple(item for item, taken in zip(of, mask, strict=True) if taken)


def _inside(windows: Iterable[Window], now: int) -> bool:
    return any(w.start <= now * TICK <= w.latest_start for w in windows)


def _from(release: int) -> frozenset[int] | None:
    return None if release <= 0 else frozenset(range(-(-release // TICK), 200))


def _or(limit: int | None, otherwise: int) -> int:
    return otherwise if limit is None else limit


def _job(item: object) -> bool:
    return isinstance(item, Job)

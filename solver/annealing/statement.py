"""A problem said to PyVRP's engine, as tightly as the engine can say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyvrp

from app.domain.load import Amounts
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec, Window
from app.domain.solution import SolvedRoute
from solver.annealing.clock import Clock, clock_for
from solver.annealing.edges import Edges, Tariff
from solver.annealing.fleet import Fleet, Kind, fleet_of
from solver.annealing.money import Money, money_of
from solver.annealing.unsaid import unsaid
from solver.annealing.worth import Worth, demanded, demanded_shipment
from solver.exact.costs import cheapest_carriers
from solver.reasons import Task

FAR = 2**40
"""Later than the last second of any day, and more than any count of stops."""
LATE_STEPS = (900, 3600)
"""A stop with a soft end is offered to the engine on time, and at a loss so many seconds later."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A client of the engine: a job within a window, and what it loses (cents) by being that late."""

    job: Job
    window: Window
    loss: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, and what the engine's numbers mean.

    ``data`` demands the stops that are surely worth a vehicle, which makes a step of the search three
    times faster (measured) than weighing whether to leave each out; ``open_clients`` and
    ``open_shipments`` stand for the same stops, none of them demanded.
    ``depots`` are (place, seconds of loading) by the engine's number, place -1 for nowhere; ``kinds``
    the vehicle types; ``visits`` the clients; ``shipments`` the engine's shipments.
    """

    data: pyvrp.ProblemData
    open_clients: tuple[pyvrp.Client, ...]
    open_shipments: tuple[pyvrp.Shipment, ...]
    depots: tuple[tuple[int, int], ...]
    kinds: tuple[Kind, ...]
    visits: tuple[Visit, ...]
    shipments: tuple[Task, ...]
    dropped: frozenset[str]


def statement_of(
    problem: Problem,
    candidates: Sequence[tuple[Task, list[int]]],
    prefixes: Mapping[int, SolvedRoute],
) -> Statement:
    """Say these tasks (with the numbers of the vehicles that may serve each) to the engine.

    ``prefixes`` are the frozen stops of vehicles by number, as routes: the engine begins after them.
    """
    return _Speaker(problem, candidates, prefixes).statement()


class _Speaker:
    """Says one problem."""

    def __init__(
        self,
        problem: Problem,
        candidates: Sequence[tuple[Task, list[int]]],
        prefixes: Mapping[int, SolvedRoute],
    ) -> None:
        self._problem = problem
        self._prefixes = prefixes
        self._tasks = [task for task, _ in candidates]
        self._jobs = [job for task in self._tasks for job in task.jobs]
        self._clock: Clock = clock_for(problem.vehicles)
        self._carriers = cheapest_carriers(problem)
        prices = [self._price(task) for task in self._tasks]
        self._money: Money = money_of(problem, prices)
        self._depots = list(dict.fromkeys(self._all_depots()))
        self._places = list(dict.fromkeys(place for place, _ in self._depots))
        count = len(self._places) + len(self._jobs)
        self._fleet: Fleet = fleet_of(problem, candidates, self._jobs, prefixes, self._money, count)
        self._edges = Edges(problem, self._places, self._jobs, self._money)
        self._number = {job.job_id: n for n, job in enumerate(self._jobs)}
        self._service = self._edges.service()
        self._carried = self._dimensions()
        self._begins = {pin.job_id: pin.begin for pin in problem.pins if pin.begin is not None}

    def statement(self) -> Statement:
        visits: list[Visit] = []
        clients: list[pyvrp.Client] = []
        groups: list[pyvrp.ClientGroup] = []
        for task in self._tasks:
            if len(task.jobs) == 1:
                options = list(self._visits(task.jobs[0]))
                group = len(groups) if len(options) > 1 else None
                if group is not None:
                    numbers = range(len(visits), len(visits) + len(options))
                    groups.append(pyvrp.ClientGroup(list(numbers), required=False))
                clients.extend(self._client(task, visit, group) for visit in options)
                visits.extend(options)
        tasks = tuple(task for task in self._tasks if len(task.jobs) > 1)
        shipments = [self._shipment(task) for task in tasks]
        profiles = list(dict.fromkeys(kind.profile for kind in self._fleet.kinds))
        pairs = [self._edges.matrices(profile) for profile in profiles]
        costs: list[Any] = [cost for cost, _ in pairs]
        durations: list[Any] = [duration for _, duration in pairs]
        kinds = [self._vehicle_type(k, profiles.index(k.profile)) for k in self._fleet.kinds]
        worth = Worth(kinds, [self._places.index(place) for place, _ in self._depots], costs, durations)
        data = pyvrp.ProblemData(
            [pyvrp.Location(*self._point(place)) for place in self._places]
            + [pyvrp.Location(*self._point(job.location)) for job in self._jobs],
            [demanded(client) if worth.is_sure_of(client) else client for client in clients],
            [pyvrp.Depot(self._places.index(p), service_duration=s) for p, s in self._depots],
            kinds,
            costs,
            durations,
            groups,
            [demanded_shipment(s) if worth.is_sure_of_shipment(s) else s for s in shipments],
        )
        dropped = unsaid(self._problem, self._prefixes) | self._fleet.dropped
        return Statement(
            data,
            tuple(clients),
            tuple(shipments),
            tuple(self._depots),
            self._fleet.kinds,
            tuple(visits),
            tasks,
            dropped,
        )

    # --- stops ----------------------------------------------------------------------------------

    def _visits(self, job: Job) -> Iterator[Visit]:
        for window in self._windows(job):
            late = job.lateness
            if late is None or late.due >= window.latest_start:
                yield Visit(job, window)
                continue
            begin = window.start
            if late.due >= begin:
                yield Visit(job, Window(begin, late.due))
                begin = late.due + 1
            for step in (*LATE_STEPS, FAR):
                end = min(late.due + step, window.latest_start)
                loss = late.per_minute * ((begin + min(end, begin + 3600)) // 2 - late.due) // 60
                if begin <= end and loss < job.price:
                    yield Visit(job, Window(begin, end), loss)
                    begin = end + 1

    def _windows(self, job: Job) -> tuple[Window, ...]:
        begin = self._begins.get(job.job_id)
        if begin is not None:
            return (Window(begin, begin),)
        last = max(v.latest + v.overtime.seconds for v in self._problem.vehicles)
        return job.windows or (Window(0, last),)

    def _client(self, task: Task, visit: Visit, group: int | None) -> pyvrp.Client:
        job = visit.job
        brought = job.kind is TaskKind.DELIVERY
        amounts = list(job.amounts)
        extra = self._extra(job, 1)
        number = self._number[job.job_id]
        released = brought and not job.on_board and job.release > self._clock.origin
        return pyvrp.Client(
            len(self._places) + number,
            delivery=[*(amounts if brought else [0] * len(amounts)), *extra],
            pickup=[*([0] * len(amounts) if brought else amounts), *(0 for _ in extra)],
            service_duration=self._service[number],
            tw_early=self._clock.at(visit.window.start),
            tw_late=self._clock.at(visit.window.latest_start),
            release_time=self._clock.at(min(job.release, visit.window.latest_start)) if released else 0,
            prize=self._money.once(max(0, self._price(task) - visit.loss)),
            required=False,
            group=group,
        )

    def _shipment(self, task: Task) -> pyvrp.Shipment:
        pickup, delivery = task.jobs
        first, last = (self._windows(job) for job in task.jobs)
        here, there = (len(self._places) + self._number[job.job_id] for job in task.jobs)
        return pyvrp.Shipment(
            here,
            there,
            pickup_tw_early=self._clock.at(min(window.start for window in first)),
            pickup_tw_late=self._clock.at(max(window.latest_start for window in first)),
            pickup_service_duration=self._service[self._number[pickup.job_id]],
            delivery_tw_early=self._clock.at(min(window.start for window in last)),
            delivery_tw_late=self._clock.at(max(window.latest_start for window in last)),
            delivery_service_duration=self._service[self._number[delivery.job_id]],
            amount=[*pickup.amounts, *self._extra(pickup, 0)],
            prize=self._money.once(self._price(task)),
            required=False,
        )

    def _dimensions(self) -> tuple[bool, int, bool]:
        """Whether stops are counted as a load, how many classes of vehicles are said as loads, and
        whether goods at a depot are: a van on the road is full of them until its first reload."""
        counted = any(vehicle.limits.tasks is not None for vehicle in self._problem.vehicles)
        under_way = any(not vehicle.loads_at_start for vehicle in self._problem.vehicles)
        return counted, self._fleet.count, under_way

    def _extra(self, job: Job, count: int) -> list[int]:
        """Loads that are none: the stop itself, whom it is for, and whether a depot has its goods."""
        counted, classes, under_way = self._carried
        own = self._fleet.classes[self._number[job.job_id]] if classes else -1
        fetched = count and job.kind is TaskKind.DELIVERY and not job.on_board
        return [
            *([count] if counted else []),
            *(int(number == own) for number in range(classes)),
            *([int(fetched)] if under_way else []),
        ]

    def _price(self, task: Task) -> int:
        """Cents that the task costs when none of the vehicles comes."""
        whole = sum(job.price for job in task.jobs)
        if all(job.job_id in self._carriers for job in task.jobs):
            return min(whole, sum(self._carriers[job.job_id][1] for job in task.jobs))
        return whole

    # --- vehicles -------------------------------------------------------------------------------

    def _all_depots(self) -> Iterator[tuple[int, int]]:
        """Where routes start and end and trips are loaded, with the seconds of loading."""
        for n, vehicle in enumerate(self._problem.vehicles):
            yield self._start(n)
            yield _somewhere(vehicle.end), 0
            if vehicle.reload is not None:
                yield from ((place, vehicle.reload.loading) for place in vehicle.reload.locations)

    def _start(self, number: int) -> tuple[int, int]:
        vehicle = self._problem.vehicles[number]
        prefix = self._prefixes.get(number)
        if prefix is not None:
            return prefix.steps[-1].location, 0
        return _somewhere(vehicle.start), vehicle.loading if vehicle.loads_at_start else 0

    def _vehicle_type(self, kind: Kind, profile: int) -> pyvrp.VehicleType:
        vehicle, tariff, prefix = kind.example, kind.tariff, kind.prefix
        begin = self._clock.at(prefix.steps[-1].end if prefix is not None else vehicle.earliest)
        longest, over = self._hours(vehicle)
        return pyvrp.VehicleType(
            len(kind.vehicles),
            [*vehicle.capacity, *self._room_for_extra(kind)],
            self._depots.index(self._start(kind.vehicles[0])),
            self._depots.index((_somewhere(vehicle.end), 0)),
            fixed_cost=0 if prefix is not None else self._money.once(vehicle.costs.fixed),
            tw_early=begin,
            tw_late=max(
                begin, self._clock.shift_end(vehicle, vehicle.latest + vehicle.overtime.seconds)
            ),
            start_late=begin if prefix is not None else None,
            shift_duration=longest,
            max_overtime=over,
            unit_overtime_cost=self._money.second(vehicle.overtime.per_hour),
            max_distance=_furthest(vehicle, tariff, prefix),
            unit_distance_cost=tariff.unit,
            unit_duration_cost=self._money.second(vehicle.costs.per_hour),
            profile=profile,
            initial_load=[*_on_board(vehicle, prefix), *self._extra_on_board(vehicle)],
            reload_depots=self._reloads(vehicle),
            max_reloads=self._trips(vehicle),
        )

    def _hours(self, vehicle: VehicleSpec) -> tuple[int, int]:
        """The longest route, and overtime on top: both from the first second of the shift, as the
        engine counts overtime by the length of a route and not by the clock."""
        if vehicle.limits.duration_s is not None:
            return vehicle.limits.duration_s, 0
        if vehicle.overtime.seconds and vehicle.overtime.per_hour:
            end = self._clock.shift_end(vehicle, vehicle.latest)
            return max(0, end - self._clock.at(vehicle.earliest)), vehicle.overtime.seconds
        return FAR, 0

    def _room_for_extra(self, kind: Kind) -> list[int]:
        """Most stops, and for which classes of stops there is room."""
        counted, classes, under_way = self._carried
        most = kind.example.limits.tasks
        made = len(kind.prefix.job_ids) if kind.prefix is not None else 0
        stops = [FAR if most is None else max(0, most - made)] if counted else []
        fetched = [FAR] if under_way else []
        return [*stops, *(FAR * kind.carries[n] for n in range(classes)), *fetched]

    def _extra_on_board(self, vehicle: VehicleSpec) -> list[int]:
        """What of the loads that are none a vehicle has in it at its start."""
        counted, classes, under_way = self._carried
        none = [0] * (counted + classes)
        return [*none, *([0 if vehicle.loads_at_start else FAR] if under_way else [])]

    def _reloads(self, vehicle: VehicleSpec) -> list[int]:
        if vehicle.reload is None or self._trips(vehicle) == 0:
            return []
        loading = vehicle.reload.loading
        return [self._depots.index((place, loading)) for place in vehicle.reload.locations]

    def _trips(self, vehicle: VehicleSpec) -> int:
        if vehicle.reload is None:
            return 0
        return max(0, vehicle.reload.max_trips - int(vehicle.loads_at_start))

    def _point(self, place: int) -> tuple[float, float]:
        if place < 0:
            return 0.0, 0.0
        point = self._problem.locations[place]
        return point.lon, point.lat


def _somewhere(place: int | None) -> int:
    return -1 if place is None else place


def _on_board(vehicle: VehicleSpec, prefix: SolvedRoute | None) -> Amounts:
    """What is in the vehicle and for no stop of the engine's; after frozen stops the most there was."""
    carrying = vehicle.carrying or tuple(0 for _ in vehicle.capacity)
    if prefix is None:
        return carrying
    return tuple(max(loads) for loads in zip(*(step.load for step in prefix.steps), strict=True))


def _furthest(vehicle: VehicleSpec, tariff: Tariff, prefix: SolvedRoute | None) -> int:
    """The most of the engine's "distance", where that is what a limit is about."""
    steps = prefix.steps if prefix is not None else ()
    if tariff.metre == 1 and not tariff.driving and vehicle.limits.distance_m is not None:
        return max(0, vehicle.limits.distance_m - sum(step.leg_m for step in steps))
    if tariff.driving == 1 and not tariff.metre and vehicle.limits.driving_s is not None:
        return max(0, vehicle.limits.driving_s - sum(step.leg_s for step in steps))
    return 2**62

"""Small random problems in which every rule may meet every other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE, Matrix, TimeSlice
from app.domain.orders import TaskKind
from app.domain.routing import (
    Balance,
    BreakSpec,
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Job,
    Keeping,
    Lateness,
    Limits,
    Overtime,
    Pace,
    Pin,
    Problem,
    Reload,
    Shipment,
    VehicleSpec,
    Window,
)

PLACES = 4
TICK = 300
"""All times of these problems are whole numbers of ticks, and so are the best timetables' then."""


@dataclass(frozen=True)
class Mixture:
    """How many of what, and which rules may be drawn besides the plain ones."""

    jobs: int = 5
    shipments: int = 2
    vehicles: int = 2
    slices: bool = True
    breaks: bool = True
    several_windows: bool = True
    metric: bool = False
    reloads: bool = True
    holes: bool = True
    on_the_road: bool = True
    wishes: bool = True
    """Groups, pins, frozen stops, a plan to keep."""
    prices: bool = True
    """Carriers, balance, lateness, overtime, hours."""
    limits: bool = True


EVERYTHING = Mixture()


def seldom[T](strategy: st.SearchStrategy[T], otherwise: T, one_in: int = 3) -> st.SearchStrategy[T]:
    """A rule in one of so many draws, so that not every rule binds in every problem."""
    return st.integers(1, one_in).flatmap(lambda n: strategy if n == one_in else st.just(otherwise))


def once_in(draws: int) -> st.SearchStrategy[bool]:
    """True in one of so many draws."""
    return st.integers(1, draws).map(lambda n: n == draws)


def ticks(least: int, most: int) -> st.SearchStrategy[int]:
    """A time in seconds on a tick."""
    return st.integers(least, most).map(lambda n: n * TICK)


@st.composite
def matrices(draw: st.DrawFn, mix: Mixture) -> Matrix:
    """Asymmetric, here and there no road; with the triangle inequality where the mixture asks for it.
    Drives are whole ticks at double speed too."""
    holes = st.just(UNREACHABLE) if mix.holes and draw(st.booleans()) else st.nothing()
    drives = st.one_of(ticks(0, 3).map(lambda s: 2 * s), holes)
    rows = [[0 if a == b else draw(drives) for b in range(PLACES)] for a in range(PLACES)]
    if mix.metric:
        for via in range(PLACES):
            rows = [[min(row[b], row[via] + rows[via][b]) for b in range(PLACES)] for row in rows]
    metres = [[min(seconds * 10, UNREACHABLE) for seconds in row] for row in rows]
    return Matrix.of(rows, metres)


def windows(mix: Mixture) -> st.SearchStrategy[tuple[Window, ...]]:
    """None, one, or two that may touch or overlap."""
    one = st.builds(lambda a, length: Window(a, a + length), ticks(0, 24), ticks(0, 8))
    return st.lists(one, max_size=2 if mix.several_windows else 1).map(tuple)


skills = seldom(st.just(frozenset({"cold"})), frozenset[str](), 4)


@st.composite
def jobs(draw: st.DrawFn, mix: Mixture, name: str, kind: TaskKind, from_depot: bool) -> Job:
    job = Job(
        job_id=name,
        location=draw(st.integers(0, PLACES - 1)),
        kind=kind,
        amounts=(draw(st.integers(0, 4)), 1),
        service=draw(ticks(0, 2)),
        price=draw(st.sampled_from([10, 30_000])),
        setup=draw(ticks(0, 1)),
        windows=draw(windows(mix)),
        skills=draw(skills),
        release=draw(seldom(ticks(1, 9), 0)) if from_depot else 0,
        vehicles=draw(seldom(st.just(frozenset({"v0"})), None)),
        service_by_type=draw(seldom(st.just({"big": 2 * TICK}), {})),
        setup_by_type=draw(seldom(st.just({"big": 0}), {})),
    )
    if mix.prices:
        late = st.builds(Lateness, ticks(0, 24), st.sampled_from([0, 60]))
        job = replace(job, lateness=draw(seldom(late, None)))
    if from_depot and mix.reloads:
        job = replace(job, depots=draw(seldom(st.sampled_from([frozenset({0}), frozenset({1})]), None)))
    if from_depot and mix.on_the_road:
        job = replace(job, on_board=draw(seldom(st.just("v0"), "")))
    return job


@st.composite
def breaks(draw: st.DrawFn, mix: Mixture) -> BreakSpec:
    one = st.builds(lambda a, length: Window(a, a + length), ticks(0, 24), ticks(0, 9))
    several = draw(st.lists(one, min_size=1, max_size=2 if mix.several_windows else 1))
    max_load = draw(seldom(st.just((2, 1)), ()))
    return BreakSpec(tuple(several), draw(ticks(1, 4)), max_load)


@st.composite
def vehicles(draw: st.DrawFn, mix: Mixture, name: str) -> VehicleSpec:
    earliest = draw(ticks(0, 4))
    vehicle = VehicleSpec(
        vehicle_id=name,
        profile=draw(st.sampled_from(["car", "bicycle"])),
        start=0,
        end=draw(st.sampled_from([0, 0, None, 1])),
        capacity=(draw(st.integers(3, 8)), draw(st.integers(2, 4))),
        earliest=earliest,
        latest=earliest + draw(st.sampled_from([3600, 14_400])),
        loading=draw(ticks(0, 1)),
        skills=draw(skills),
        vehicle_type=draw(seldom(st.just("big"), "")),
        speed_factor=draw(seldom(st.sampled_from([0.5, 2.0]), 1.0)),
        costs=Costs(
            draw(st.sampled_from([0, 500])), draw(st.sampled_from([0, 3600])), draw(st.integers(0, 60))
        ),
    )
    if mix.breaks:
        vehicle = replace(vehicle, breaks=tuple(draw(st.lists(breaks(mix), max_size=2))))
    if mix.reloads:
        places = st.sampled_from([(0,), (0,), (1,), (0, 1)])
        reload = st.builds(Reload, places, ticks(0, 1), st.integers(1, 3))
        vehicle = replace(vehicle, reload=draw(st.one_of(st.none(), reload)))
    if mix.prices:
        hours = st.sampled_from([(0, 0), (900, 0), (0, 900)])
        driving, task = draw(hours)
        costs = replace(vehicle.costs, per_driving_hour=driving, per_task_hour=task)
        overtime = st.builds(Overtime, ticks(0, 6), st.sampled_from([0, 7200]))
        vehicle = replace(vehicle, costs=costs, overtime=draw(seldom(overtime, Overtime())))
    if mix.limits:
        one = st.one_of(
            st.builds(lambda n: Limits(tasks=n), st.integers(0, 3)),
            st.builds(lambda s: Limits(driving_s=s), ticks(1, 12)),
            st.builds(lambda s: Limits(distance_m=s * 10), ticks(1, 12)),
            st.builds(lambda s: Limits(driving_without_rest_s=s), ticks(1, 8)),
            st.builds(lambda s: Limits(duration_s=s), ticks(6, 30)),
        )
        vehicle = replace(vehicle, limits=draw(seldom(one, Limits())))
    if vehicle.end is not None:
        vehicle = replace(vehicle, start=draw(seldom(st.none(), 0)))
    if mix.on_the_road and draw(once_in(3)) and vehicle.start is not None:
        carrying = draw(st.sampled_from([(), (1, 1)]))
        vehicle = replace(
            vehicle, loads_at_start=False, start=draw(st.integers(0, 3)), carrying=carrying
        )
    return vehicle


@st.composite
def wishes(draw: st.DrawFn, problem: Problem) -> Problem:
    """With groups, pins, frozen stops and a plan to keep, none against another."""
    names = [job.job_id for job in problem.all_jobs]
    cars = [vehicle.vehicle_id for vehicle in problem.vehicles]
    shipped = {end.job_id for s in problem.shipments for end in (s.pickup, s.delivery)}
    alone = [name for name in names if name not in shipped]
    free = list(alone)
    if len(free) > 0 and draw(once_in(3)):
        frozen = draw(st.lists(st.sampled_from(free), min_size=1, max_size=2, unique=True))
        problem = replace(problem, frozen={draw(st.sampled_from(cars)): tuple(frozen)})
        free = [name for name in free if name not in frozen]
    if len(free) > 0 and draw(once_in(3)):
        pin = Pin(
            draw(st.sampled_from(free)),
            draw(st.sampled_from(cars)),
            draw(st.sampled_from([None, 2])) if problem.frozen else draw(st.sampled_from([None, 0, 1])),
            draw(seldom(ticks(2, 24), None)),
        )
        problem = replace(problem, pins=(pin,))
        free.remove(pin.job_id)
    if len(free) > 1 and draw(once_in(2)):
        members = draw(st.lists(st.sampled_from(free), min_size=2, max_size=3, unique=True))
        kind = draw(st.sampled_from(GroupKind))
        problem = replace(problem, groups=(Group(kind, tuple(members)),))
    if len(names) > 0 and draw(once_in(3)):
        order = tuple(draw(st.permutations(names)))
        cut = draw(st.integers(0, len(order)))
        plan = {cars[0]: order[:cut], cars[-1]: order[cut:] if len(cars) > 1 else order}
        moved, turned = draw(st.sampled_from([0, 200])), draw(st.sampled_from([0, 100]))
        problem = replace(problem, keeping=Keeping(plan, moved, turned))
    return problem


@st.composite
def problems(draw: st.DrawFn, mix: Mixture = EVERYTHING) -> Problem:
    """A problem of a few stops and one or two vehicles."""
    kinds = draw(st.lists(st.sampled_from(TaskKind), min_size=1, max_size=mix.jobs))
    plain = [draw(jobs(mix, f"j{n}", kind, kind is TaskKind.DELIVERY)) for n, kind in enumerate(kinds)]
    shipments = [
        Shipment(
            draw(jobs(mix, f"s{n}-p", TaskKind.PICKUP, False)),
            draw(jobs(mix, f"s{n}-d", TaskKind.DELIVERY, False)),
        )
        for n in range(draw(st.integers(0, mix.shipments)))
    ]
    count = draw(st.integers(1, mix.vehicles))
    problem = Problem(
        locations=tuple(LonLat(n, 0) for n in range(PLACES)),
        vehicles=tuple(draw(vehicles(mix, f"v{n}")) for n in range(count)),
        jobs=tuple(plain),
        shipments=tuple(shipments),
        matrices={"car": draw(matrices(mix)), "bicycle": draw(matrices(mix))},
    )
    if mix.slices and draw(once_in(4)):
        pieces = tuple(TimeSlice(start, draw(matrices(mix))) for start in (0, 3600))
        problem = replace(problem, slices={"car": pieces})
    elif mix.slices and draw(once_in(4)):
        rush = draw(st.sampled_from([0.7, 1.1, 1.5]))
        problem = replace(problem, paces=(Pace(0, 1.0), Pace(1800, rush), Pace(3600, 1.0)))
    if mix.wishes:
        problem = draw(wishes(problem))
    if mix.prices:
        prices = {job.job_id: draw(st.sampled_from([5, 400])) for job in problem.all_jobs}
        carriers = (CarrierSpec("post", prices),)
        problem = replace(problem, carriers=draw(seldom(st.just(carriers), ())))
        balance = Balance(draw(st.sampled_from([0, 360])), draw(st.sampled_from([0, 20])))
        problem = replace(problem, balance=draw(seldom(st.just(balance), Balance())))
    return problem

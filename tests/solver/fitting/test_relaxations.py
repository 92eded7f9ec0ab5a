"""What would make an order fit: with so much it does, with one unit less it does not, anywhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.errors import PlanningError
from app.domain.routing import (
    Job,
    Limits,
    Overtime,
    Pin,
    Problem,
    Reload,
    Shipment,
    VehicleSpec,
    Window,
)
from app.domain.solution import Itinerary, Relaxation, RelaxationKind, Solution
from solver.exact.routes import Routes
from solver.exact.schedule import Item
from solver.fitting.insertion import insert
from solver.fitting.relaxations import relax, relax_in
from solver.reasons import tasks_of
from tests.solver.fitting.test_insertion import any_plan, every_way, itineraries
from tests.solver.instances import MINUTE, at, delivery, problem, rest, shipment, van

KIND = RelaxationKind


def eased(stated: Problem, told: Relaxation, task_ids: tuple[str, ...], amount: int) -> Problem:
    """The problem with a rule eased by so much, said here a second time."""

    def on_job(change: Callable[[Job], Job]) -> Problem:
        def now(job: Job) -> Job:
            return change(job) if job.job_id in task_ids else job

        return replace(
            stated,
            jobs=tuple(map(now, stated.jobs)),
            shipments=tuple(Shipment(now(s.pickup), now(s.delivery)) for s in stated.shipments),
        )

    def on_van(change: Callable[[VehicleSpec], VehicleSpec]) -> Problem:
        return replace(
            stated,
            vehicles=tuple(
                change(v) if v.vehicle_id == told.vehicle_id else v for v in stated.vehicles
            ),
        )

    def limited(**more: int) -> Problem:
        return on_van(lambda v: replace(v, limits=replace(v.limits, **more)))

    limits = next(v.limits for v in stated.vehicles if v.vehicle_id == told.vehicle_id)
    match told.kind:
        case KIND.WINDOW_LATER:
            task_ids = (told.subject,)
            return on_job(lambda j: replace(j, windows=_longer(j.windows, 0, amount)))
        case KIND.WINDOW_EARLIER:
            task_ids = (told.subject,)
            return on_job(lambda j: replace(j, windows=_longer(j.windows, amount, 0)))
        case KIND.RELEASE:
            task_ids = (told.subject,)
            return on_job(lambda j: replace(j, release=j.release - amount))
        case KIND.SKILL:
            return on_job(lambda j: replace(j, skills=j.skills - {told.subject}))
        case KIND.VEHICLE:
            return on_job(lambda j: replace(j, vehicles=None))
        case KIND.CAPACITY:
            here = int(told.subject)
            return on_van(
                lambda v: replace(
                    v, capacity=tuple(c + amount * (n == here) for n, c in enumerate(v.capacity))
                )
            )
        case KIND.OVERTIME:
            return on_van(
                lambda v: replace(v, overtime=replace(v.overtime, seconds=v.overtime.seconds + amount))
            )
        case KIND.EARLY_START:
            return on_van(lambda v: replace(v, earliest=v.earliest - amount))
        case KIND.TASKS:
            return limited(tasks=(limits.tasks or 0) + amount)
        case KIND.DRIVING:
            return limited(driving_s=(limits.driving_s or 0) + amount)
        case KIND.DISTANCE:
            return limited(distance_m=(limits.distance_m or 0) + amount)
        case KIND.DURATION:
            return limited(duration_s=(limits.duration_s or 0) + amount)
        case KIND.BREAK:
            return on_van(
                lambda v: replace(
                    v, breaks=tuple(b for n, b in enumerate(v.breaks) if n != int(told.subject))
                )
            )
        case KIND.UNPIN:
            return replace(stated, pins=tuple(p for p in stated.pins if p.job_id != told.subject))


def _longer(windows: tuple[Window, ...], before: int, after: int) -> tuple[Window, ...]:
    ordered = sorted(windows, key=lambda w: w.start)
    ordered[0] = Window(ordered[0].start - before, ordered[0].latest_start)
    ordered[-1] = Window(ordered[-1].start, ordered[-1].latest_start + after)
    return tuple(ordered)


def cheapest(
    stated: Problem, now: Problem, plan: list[list[Item]], ids: tuple[str, ...], vehicle_id: str = ""
) -> int | None:
    """By trying every place: what the plan costs more, eased and with the order."""
    task = next(t for t in tasks_of(now) if t.jobs[0].job_id == ids[0])
    routes, before = Routes(now), Routes(stated)
    costs = []
    for old, vehicle, items in zip(stated.vehicles, now.vehicles, plan, strict=True):
        if vehicle_id in ("", vehicle.vehicle_id):
            base = before.route(old, items) if items else None
            for way in every_way(vehicle, items, task):
                route = routes.route(vehicle, way)
                if route is not None:
                    costs.append(route.cost - (base.cost if base else 0))
    return min(costs, default=None)


def troubled(seed: int, with_shipments: bool) -> tuple[Problem, list[list[Item]], tuple[str, ...]]:
    """A plan, and an order with something in its way."""
    chance = random.Random(seed)
    stated, plan, task = any_plan(seed, True, with_shipments)
    ids = tuple(job.job_id for job in task.jobs)
    last = task.jobs[-1]
    trouble: dict[str, object] = chance.choice(
        [
            {"windows": (Window(at(8), at(8, 5)),)},
            {"windows": (Window(at(12), at(13)), Window(at(14), at(15)))},
            {"skills": frozenset({"crane"})},
            {"vehicles": frozenset({"nobody"})},
            {"windows": (Window(at(8, 20), at(8, 25)),), "release": at(9)},
        ]
    )
    if len(ids) == 1 and chance.random() < 0.3:
        trouble = {"amounts": (9, 6), "release": 0}

    def now(job: Job) -> Job:
        return replace(job, **trouble) if job.job_id == last.job_id else job  # type: ignore[arg-type]

    stated = replace(
        stated,
        jobs=tuple(map(now, stated.jobs)),
        shipments=tuple(Shipment(now(s.pickup), now(s.delivery)) for s in stated.shipments),
    )
    return stated, plan, ids


@pytest.mark.parametrize("with_shipments", [False, True])
@pytest.mark.parametrize("seed", range(20))
def test_with_so_much_it_fits_and_with_one_less_nowhere(seed: int, with_shipments: bool) -> None:
    stated, plan, ids = troubled(seed, with_shipments)
    told = relax_in(stated, itineraries(stated, plan), ids[0])
    if insert(stated, itineraries(stated, plan), ids):
        assert told == ()
    for give in told:
        with_it = eased(stated, give, ids, give.amount)
        assert cheapest(stated, with_it, plan, ids, give.vehicle_id) == give.cost
        if give.amount:
            for vehicle in stated.vehicles:
                other = replace(give, vehicle_id=vehicle.vehicle_id)
                if give.kind is KIND.DRIVING and vehicle.limits.driving_s is None:
                    continue
                if give.kind is KIND.TASKS and vehicle.limits.tasks is None:
                    continue
                without = eased(stated, other, ids, give.amount - 1)
                assert cheapest(stated, without, plan, ids, vehicle.vehicle_id) is None


def the(kind: RelaxationKind, stated: Problem, plan: list[Itinerary], job_id: str) -> Relaxation:
    """The one give of a kind."""
    (found,) = (give for give in relax_in(stated, plan, job_id) if give.kind is kind)
    return found


PLAN = [Itinerary("van", (("a",),))]
A = delivery("a", 4)
RESTING = van(latest=at(8, 55), breaks=(rest(at(8, 12), at(8, 20), 30 * MINUTE),))


@pytest.mark.parametrize(
    ("job", "vehicle", "kind", "amount", "subject"),
    [
        (delivery("b", 2, windows=(Window(0, at(8, 12) - 7),)), van(), KIND.WINDOW_LATER, 7, "b"),
        (delivery("b", 4, windows=(Window(at(12), at(13)),)), van(), KIND.WINDOW_EARLIER, 540, "b"),
        (delivery("b", 2, skills=frozenset({"lift"})), van(), KIND.SKILL, 0, "lift"),
        (delivery("b", 2, vehicles=frozenset()), van(), KIND.VEHICLE, 0, ""),
        (delivery("b", 2, amounts=(10,)), van(), KIND.CAPACITY, 1, "0"),
        (delivery("b", 2), van(latest=at(8, 28) - 9), KIND.OVERTIME, 9, ""),
        (delivery("b", 2), van(latest=at(8, 28) - 9), KIND.EARLY_START, 9, ""),
        (delivery("b", 2), van(limits=Limits(tasks=1)), KIND.TASKS, 1, ""),
        (delivery("b", 6), van(limits=Limits(driving_s=600)), KIND.DRIVING, 120, ""),
        (delivery("b", 6), van(limits=Limits(distance_m=5999)), KIND.DISTANCE, 1, ""),
        (delivery("b", 2), van(limits=Limits(duration_s=24 * MINUTE)), KIND.DURATION, 240, ""),
        (delivery("b", 4, release=at(12)), van(), KIND.RELEASE, 28 * MINUTE, "b"),
        (
            delivery("b", 2),
            RESTING,
            KIND.BREAK,
            0,
            "0",
        ),
    ],
)
def test_the_smallest_give_can_be_told_by_heart(
    job: Job, vehicle: VehicleSpec, kind: RelaxationKind, amount: int, subject: str
) -> None:
    found = the(kind, problem(A, job, vehicles=(vehicle,)), PLAN, "b")
    assert (found.amount, found.vehicle_id, found.subject) == (amount, "van", subject)


def test_the_vehicle_that_gives_least_is_named_and_overtime_has_its_price() -> None:
    vans = (
        van("x", latest=at(8, 20)),
        van("y", latest=at(8, 15), start=5, end=5, overtime=Overtime(0, 7200)),
    )
    found = the(KIND.OVERTIME, problem(delivery("a", 6), vehicles=vans), [], "a")
    assert (found.vehicle_id, found.amount) == ("y", 2 * MINUTE)
    assert found.cost == 17 * 60 + 100 + 2 * 120  # 17 minutes at a cent a second, a kilometre, overtime


def test_a_pinned_stop_may_be_what_stands_in_the_way() -> None:
    stops = (delivery("a", 4), delivery("b", 2, windows=(Window(0, at(8, 14)),)))
    pinned = replace(problem(*stops), pins=(Pin("a", "van", position=0),))
    assert the(KIND.UNPIN, pinned, PLAN, "b").subject == "a"


def test_two_rules_in_the_way_are_no_single_give() -> None:
    job = delivery("b", 2, skills=frozenset({"lift"}), vehicles=frozenset())
    assert relax_in(problem(A, job), PLAN, "b") == ()


def test_a_shipment_rides_whole_or_not() -> None:
    stated = problem(shipments=(shipment("s", 2, 5, amount=12),))
    found = relax(stated, Solution((), (), 0), "s-d")
    assert [(give.kind, give.amount) for give in found] == [(KIND.CAPACITY, 2)]


def test_what_is_not_left_out_is_refused() -> None:
    with pytest.raises(PlanningError, match="no stop 'x'"):
        relax_in(problem(A), PLAN, "x")
    with pytest.raises(PlanningError, match="on a route already"):
        relax_in(problem(A), PLAN, "a")


def test_a_return_for_more_may_be_what_makes_a_give_enough() -> None:
    full = van(reload=Reload((0,), 5 * MINUTE, 2), latest=at(8, 40))
    stated = problem(delivery("a", 4, amounts=(8,)), delivery("b", 4, amounts=(8,)), vehicles=(full,))
    # 8:10, 8:14-8:19, 8:23-8:28, 8:32-8:37, 8:41
    assert the(KIND.OVERTIME, stated, PLAN, "b").amount == MINUTE

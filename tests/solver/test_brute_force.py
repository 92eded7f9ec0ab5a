"""The planner against everything that could be done with tiny problems: see ``brute_force``."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from app.domain.routing import GroupKind, Job, Problem, StopRule, VehicleSpec
from app.domain.solution import UnassignedReason
from solver.exact.routes import Routes, without_empty_trips
from solver.exact.schedule import Item
from solver.reasons import tasks_of
from solver.solve import solve
from tests.solver.any_problem import Mixture, problems
from tests.solver.brute_force import Clock, best_cost, cheapest, orders

UNSLICED = Mixture(jobs=3, shipments=1, slices=False)
PLAIN = Mixture(
    jobs=3,
    shipments=0,
    slices=False,
    metric=True,
    breaks=False,
    several_windows=False,
    reloads=False,
    on_the_road=False,
    wishes=False,
    prices=False,
    limits=False,
)
HALF_A_CENT = 0.501
"""What rounding can make of a route's cost."""


def claims(examples: int, mix: Mixture) -> Callable[[Callable[[Problem], None]], Callable[[], None]]:
    """A claim about so many problems of a mixture, the same at every run."""

    def about(claim: Callable[[Problem], None]) -> Callable[[], None]:
        drawn: Callable[[], None] = settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(given(problems(mix))(claim))
        return drawn

    return about


def some_orders(problem: Problem, vehicle: VehicleSpec) -> list[list[Item]]:
    """A few orders of a few stops, none of which must ride apart."""
    random = Random(1)
    tasks = tasks_of(problem)
    found = []
    for _ in range(4):
        chosen = random.sample(tasks, random.randint(1, min(2, len(tasks))))
        jobs = [job for task in chosen for job in task.jobs]
        if not _meets_apart(problem, jobs):
            found.append(random.choice(list(islice(orders(vehicle, jobs), 200))))
    return found


def _meets_apart(problem: Problem, jobs: list[Job]) -> bool:
    names = {job.job_id for job in jobs}
    apart = [group for group in problem.groups if group.kind is GroupKind.APART]
    return any(len(names.intersection(group.job_ids)) > 1 for group in apart)


@claims(100, UNSLICED)
def test_an_order_of_stops_is_refused_only_if_nobody_could_live_through_it(problem: Problem) -> None:
    routes = Routes(problem)
    for vehicle in problem.vehicles:
        for order in some_orders(problem, vehicle):
            items = without_empty_trips(vehicle, order)
            route, lived = routes.route(vehicle, items), Clock(problem, vehicle).cost(items)
            assert (route is None) == (lived is None), (vehicle, items, route, lived)
            if route is not None and lived is not None:
                assert route.cost >= lived - HALF_A_CENT


@claims(80, Mixture(jobs=4, shipments=1, slices=False))
def test_what_is_left_out_could_be_served_alone_only_if_there_is_no_room(problem: Problem) -> None:
    task_of = {job.job_id: task for task in tasks_of(problem) for job in task.jobs}
    for left in solve(problem, StopRule(steps=5)).unassigned:
        jobs = task_of[left.job_id].jobs
        alone = any(cheapest(problem, v, jobs) is not None for v in problem.vehicles)
        if left.reason is not UnassignedReason.GROUP:
            assert alone == (left.reason is UnassignedReason.NO_ROOM), left


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"reloads": True},
        {"shipments": 1, "jobs": 2},
        {"limits": True},
        {"on_the_road": True, "reloads": True},
        {"breaks": True, "several_windows": True},
    ],
    ids=lambda changes: " and ".join(changes) or "plain",
)
def test_tiny_problems_are_solved_to_the_best_there_is(changes: dict[str, int]) -> None:
    """Never better, which would be a lie; hardly ever worse."""
    gaps = []

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(problems(Mixture(**{**vars(PLAIN), **changes})))
    def compare(problem: Problem) -> None:
        gap = solve(problem, StopRule(steps=60)).cost - best_cost(problem)
        assert gap >= -HALF_A_CENT * len(problem.vehicles)
        gaps.append(gap > HALF_A_CENT * len(problem.vehicles))

    compare()
    assert sum(gaps) <= len(gaps) // 10

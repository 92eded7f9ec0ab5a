"""The annealed search: never worse than where it began, repeatable, and it ends when told."""

from __future__ import annotations

import pytest
import pyvrp

from solver.annealing.first import first_plan
from solver.annealing.search import PARTS_FROM, Stop, anneal
from tests.solver.annealing.plans import statement, tasks_of


def steps(count: int) -> Stop:
    return Stop(None, count, lambda: False)


def cost_of(data: pyvrp.ProblemData, plan: pyvrp.Solution) -> int:
    return pyvrp.CostEvaluator([0.0] * data.num_load_dimensions, 0.0, 0.0).cost(plan)


@pytest.mark.parametrize(("tasks", "rich"), [(60, False), (60, True), (PARTS_FROM, False)])
def test_it_finds_a_cheaper_plan_that_keeps_the_rules(tasks: int, rich: bool) -> None:
    data = statement(tasks, rich=rich)
    first = first_plan(data)
    told: list[pyvrp.Solution] = []
    found = anneal(data, 1, 2, steps(3_000), first, told.append)
    assert found.is_feasible()
    assert cost_of(data, found) < cost_of(data, first)
    costs = [cost_of(data, plan) for plan in told]
    assert costs == sorted(set(costs), reverse=True)
    assert costs[-1] == cost_of(data, found)


@pytest.mark.parametrize("tasks", [40, PARTS_FROM])
def test_with_steps_the_answer_is_the_same_again(tasks: int) -> None:
    data = statement(tasks, rich=tasks < PARTS_FROM)
    first = first_plan(data)
    one, other = (anneal(data, 7, 2, steps(1_500), first) for _ in range(2))
    assert sorted(map(str, one.routes())) == sorted(map(str, other.routes()))


def test_fixed_costs_are_the_problems_own_in_the_end() -> None:
    data = statement(40, rich=True)
    found = anneal(data, 1, 1, steps(500), first_plan(data))
    fixed = sum(data.vehicle_type(route.vehicle_type()).fixed_cost for route in found.routes())
    assert found.fixed_vehicle_cost() == fixed


def test_a_cancelled_search_gives_what_it_began_with() -> None:
    data = statement(40)
    first = first_plan(data)
    found = anneal(data, 1, 2, Stop(60.0, None, lambda: True), first)
    assert tasks_of(found) == tasks_of(first)


def test_one_vehicle_and_one_task_are_searched_too() -> None:
    data = statement(1)
    first = first_plan(data)
    assert cost_of(data, anneal(data, 1, 2, steps(50), first)) == cost_of(data, first)


def test_a_plan_that_can_serve_nobody_stays_empty() -> None:
    data = statement(PARTS_FROM)
    none = [kind.replace(capacity=[0]) for kind in data.vehicle_types()]
    optional = [
        pyvrp.Client(c.location, c.delivery, tw_late=c.tw_late, required=False) for c in data.clients()
    ]
    stuck = data.replace(vehicle_types=none, clients=optional)
    assert anneal(stuck, 1, 2, steps(100), pyvrp.Solution(stuck, [])).num_routes() == 0


def test_a_thread_makes_the_moves_that_it_was_given_however_many_parts_it_has() -> None:
    data = statement(PARTS_FROM)
    moves: list[None] = []

    def count() -> bool:
        moves.append(None)
        return False

    anneal(data, 1, 1, Stop(None, 400, count), first_plan(data))
    assert 300 < len(moves) < 450

"""Strings taken out of a plan: whole tasks, beside each other, and all of them come back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from statistics import mean

import pytest
import pyvrp
from pyvrp import Activity
from pyvrp.search import NeighbourhoodParams, compute_neighbours

from solver.annealing.first import first_plan
from solver.annealing.penalties import Penalties
from solver.annealing.strings import MEAN_REMOVED, Strings
from solver.annealing.walk import Walk, neighbours_of
from tests.solver.annealing.plans import statement, tasks_of

DRAWS = 200


def strings(data: pyvrp.ProblemData) -> Strings:
    near = compute_neighbours(data, NeighbourhoodParams(num_neighbours=40))
    return Strings(data, near, random.Random(1))


def orders(plan: pyvrp.Solution) -> Iterator[list[Activity]]:
    for route in plan.routes():
        yield [Activity(a.type, a.idx) for a in list(route)[1:-1]]


def gone(plan: pyvrp.Solution, given: Strings) -> set[tuple[str, int]]:
    return set(tasks_of(plan)) - set(tasks_of(given.without_some(plan)))


@pytest.mark.parametrize("rich", [False, True])
def test_the_rest_keeps_its_order_and_nobody_is_picked_up_for_nothing(rich: bool) -> None:
    data = statement(60, rich=rich)
    plan = first_plan(data)
    given = strings(data)
    was = list(orders(plan))
    for _ in range(DRAWS):
        for order in orders(given.without_some(plan)):
            assert any([a for a in whole if a in order] == order for whole in was)
            ends = [a.idx for a in order if not a.is_client() and not a.is_depot()]
            assert all(ends.count(number) == 2 for number in ends)


def test_as_many_are_taken_as_is_said() -> None:
    data = statement(200)
    plan = first_plan(data)
    given = strings(data)
    taken = [gone(plan, given) for _ in range(5 * DRAWS)]
    assert all(taken)
    assert 0.6 * MEAN_REMOVED < mean(map(len, taken)) < 1.4 * MEAN_REMOVED


def test_what_need_not_be_served_stays() -> None:
    data = statement(60)
    optional = [
        pyvrp.Client(c.location, c.delivery, tw_late=c.tw_late, prize=10_000, required=n % 3 > 0)
        for n, c in enumerate(data.clients())
    ]
    some = data.replace(clients=optional)
    plan = first_plan(some)
    given = strings(some)
    for _ in range(DRAWS):
        assert all(some.client(number).required for _, number in gone(plan, given))
    none = data.replace(
        clients=[pyvrp.Client(c.location, c.delivery, prize=1, required=False) for c in data.clients()]
    )
    assert strings(some)
    assert not strings(none)


def test_a_plan_is_read_anew_only_where_it_changed_and_rightly() -> None:
    """The same draws give the same strings to whoever has read other plans before."""
    data = statement(60)
    walk = Walk(data, 3, first_plan(data), Penalties.of(data), neighbours_of(data))
    plans = [walk.plan]
    for _ in range(50):
        found = walk._moved()
        walk.plan = found
        plans.append(found)
    used = strings(data)
    for plan in plans:
        used.without_some(plan)
    fresh = Strings(
        data,
        compute_neighbours(data, NeighbourhoodParams(num_neighbours=40)),
        random.Random(),
    )
    fresh._draw.setstate(used._draw.getstate())
    assert str(fresh.without_some(plans[-1])) == str(used.without_some(plans[-1]))


@pytest.mark.parametrize("rich", [False, True])
def test_the_descent_puts_back_all_that_was_taken(rich: bool) -> None:
    data = statement(60, rich=rich)
    walk = Walk(data, 1, first_plan(data), Penalties.of(data), neighbours_of(data))
    must = {("CLIENT", n) for n, client in enumerate(data.clients()) if client.required} & set(
        tasks_of(walk.plan)
    )
    for _ in range(DRAWS):
        walk.plan = walk._moved()
        assert must <= set(tasks_of(walk.plan))

"""A plan in parts is still that plan."""

from __future__ import annotations

import random

import pytest
import pyvrp

from solver.annealing.first import first_plan
from solver.annealing.parts import Parts
from tests.solver.annealing.plans import statement, tasks_of


@pytest.mark.parametrize("rich", [False, True])
def test_a_plan_taken_apart_and_put_together_is_the_same_plan(rich: bool) -> None:
    data = statement(80, rich=rich)
    plan = first_plan(data)
    parts = Parts(data)
    pieces = parts.split(plan, 3, random.Random(1))
    again = parts.joined((piece, piece.plan) for piece in pieces)
    assert len(pieces) == 3
    assert sorted(map(str, again.routes())) == sorted(map(str, plan.routes()))
    assert (again.distance(), again.duration()) == (plan.distance(), plan.duration())


def test_every_part_knows_its_stops_roads_and_windows_as_the_whole_does() -> None:
    data = statement(80, rich=True)
    plan = first_plan(data)
    pieces = Parts(data).split(plan, 3, random.Random(2))
    cost = pyvrp.CostEvaluator([0.0], 0.0, 0.0)
    assert sum(cost.penalised_cost(p.plan) - p.plan.uncollected_prizes() for p in pieces) == (
        cost.penalised_cost(plan) - plan.uncollected_prizes()
    )
    assert sum(p.plan.time_warp() for p in pieces) == plan.time_warp()


def test_who_is_left_out_is_in_exactly_one_part() -> None:
    data = statement(60, rich=True)
    plan = pyvrp.Solution(data, first_plan(data).routes()[:-2])
    served = {n for kind, n in tasks_of(plan) if kind == "CLIENT"}
    pieces = Parts(data).split(plan, 3, random.Random(3))
    seen = [n for piece in pieces for n in piece.clients]
    assert len(seen) == len(set(seen))
    assert set(seen) == set(range(data.num_clients))
    assert len(served) < data.num_clients
    sent = [n for piece in pieces for n in piece.shipments]
    assert sorted(sent) == list(range(data.num_shipments))


def test_parts_share_the_vehicles_that_there_are() -> None:
    data = statement(80, rich=True)
    pieces = Parts(data).split(first_plan(data), 3, random.Random(4))
    for number, kind in enumerate(data.vehicle_types()):
        shared = sum(
            there.num_available
            for piece in pieces
            for of, there in zip(piece.kinds, piece.data.vehicle_types(), strict=True)
            if of == number
        )
        assert shared == kind.num_available


def test_a_plan_that_serves_nobody_has_no_parts() -> None:
    data = statement(20)
    assert Parts(data).split(pyvrp.Solution(data, []), 3, random.Random(5)) == []


def test_routes_of_parts_are_dearer_by_what_was_asked_and_the_plans_are_not() -> None:
    data = statement(80, rich=True)
    plan = first_plan(data)
    pieces = Parts(data, dearer=700).split(plan, 3, random.Random(5))
    extra = sum(piece.plan.fixed_vehicle_cost() for piece in pieces) - plan.fixed_vehicle_cost()
    assert extra == 700 * plan.num_routes()
    again = Parts(data).joined((piece, piece.plan) for piece in pieces)
    assert again.fixed_vehicle_cost() == plan.fixed_vehicle_cost()

"""What routes and plans cost, to the cent."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rising import longest_rising
from app.domain.routing import (
    Balance,
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Keeping,
    Lateness,
    Overtime,
    Pin,
    Problem,
)
from app.domain.solution import Outsourced, SolvedRoute, Unassigned, UnassignedReason
from solver.exact.costs import cheapest_carriers, keeping_cost, outsourced
from solver.exact.routes import Routes
from tests.solver.instances import MINUTE, at, delivery, problem, shipment, van

DAY = delivery("d", 3, setup=120)


def cost(**changes: object) -> int:
    """The route to place 3 and back: 23 min, 6 of them driving, 7 at work, 3 km."""
    stated = problem(DAY, vehicles=(van(**changes),))
    route = Routes(stated).route(stated.vehicles[0], stated.jobs)
    assert route is not None
    return route.cost


def test_a_route_costs_the_sum_of_its_parts() -> None:
    assert cost(costs=Costs(777, 0, 0)) == 777
    assert cost(costs=Costs(0, 3600, 0)) == 23 * 60
    assert cost(costs=Costs(0, 0, 100)) == 300
    assert cost(costs=Costs(0, 0, 0, 3600)) == 6 * 60
    assert cost(costs=Costs(0, 0, 0, 0, 3600)) == 7 * 60
    assert cost(costs=Costs(0, 0, 0), latest=at(8, 20), overtime=Overtime(600, 3600)) == 3 * 60
    assert cost(costs=Costs(777, 3600, 100, 3600, 3600)) == 777 + 23 * 60 + 300 + 6 * 60 + 7 * 60


def test_it_is_rounded_half_up_once() -> None:
    assert cost(costs=Costs(0, 30, 0)) == 12  # 11.5
    assert cost(costs=Costs(0, 29, 0)) == 11  # 11.1
    assert cost(costs=Costs(0, 1, 0, 1, 0)) == 0  # 0.38 and 0.1
    assert cost(costs=Costs(0, 1, 0, 1, 0), latest=at(8, 23), overtime=Overtime(0, 9)) == 0
    late = replace(
        DAY,
        lateness=Lateness(
            at(
                8,
                14,
            )
            + 30,
            1,
        ),
    )  # half a minute: half a cent
    stated = problem(late, vehicles=(van(costs=Costs(0, 0, 0)),))
    route = Routes(stated).route(stated.vehicles[0], stated.jobs)
    assert route is not None
    assert route.cost == 1


def two_routes() -> tuple[Problem, list[SolvedRoute]]:
    """22 min and two stops with a, 13 min and one stop with b; c stays at home."""
    jobs = (delivery("one", 1), delivery("far", 1), delivery("near", 1), delivery("left", 9, price=99))
    free = Costs(0, 0, 0)
    stated = problem(*jobs, vehicles=tuple(van(name, costs=free, loading=0) for name in "abc"))
    routes = Routes(stated)
    solved = [
        routes.route(stated.vehicles[0], jobs[:2]),
        routes.route(stated.vehicles[1], jobs[2:3]),
    ]
    return stated, [route for route in solved if route is not None]


def whole(stated: Problem, routes: list[SolvedRoute], *away: Outsourced) -> int:
    left = [] if away else [Unassigned("left", UnassignedReason.NO_ROOM)]
    return Routes(stated).solution(routes, left, away).cost


def test_a_plan_costs_what_it_leaves_out_or_gives_away() -> None:
    stated, routes = two_routes()
    assert whole(stated, routes) == 99
    assert whole(stated, routes, Outsourced("left", "post", 7)) == 7


def test_balance_is_the_spread_between_used_vehicles() -> None:
    stated, routes = two_routes()
    assert whole(replace(stated, balance=Balance(0, 10)), routes) == 99 + 10
    assert whole(replace(stated, balance=Balance(3600, 0)), routes) == 99 + 5 * MINUTE
    assert whole(replace(stated, balance=Balance(6, 0)), routes) == 99 + 1  # half a cent, up
    assert whole(replace(stated, balance=Balance(5, 0)), routes) == 99
    assert whole(replace(stated, balance=Balance(3600, 10)), routes[:1]) == 99


def test_keeping_a_plan_counts_stops_elsewhere_and_out_of_order() -> None:
    given_ = {"a": ("1", "2", "3", "4"), "b": ("5", "6")}
    keeping = Keeping(given_, 1000, 1)
    assert keeping_cost(keeping, given_) == 0
    assert keeping_cost(keeping, {"a": ("2", "3", "4", "1"), "b": ("6", "5")}) == 2
    assert keeping_cost(keeping, {"a": ("4", "3", "2", "1")}) == 3
    assert keeping_cost(keeping, {"a": ("1", "x", "5", "2"), "b": ("6", "4")}) == 2000
    assert keeping_cost(keeping, {}) == 0


@given(st.lists(st.integers(0, 9), max_size=9, unique=True))
def test_the_longest_rising_run_is_the_longest_of_all(numbers: list[int]) -> None:
    rising = [
        length
        for length in range(len(numbers) + 1)
        for chosen in combinations(numbers, length)
        if list(chosen) == sorted(chosen)
    ]
    assert len(longest_rising(numbers)) == max(rising)


POST = CarrierSpec("post", {"one": 5, "two": 90, "s-p": 10, "s-d": 30})
TAXI = CarrierSpec("taxi", {"one": 5, "two": 80, "s-p": 35, "s-d": 1})
JOBS = (delivery("one", 1, price=5), delivery("two", 2, price=79), delivery("three", 3))
BASE = replace(problem(*JOBS, shipments=(shipment("s", 1, 2),)), carriers=(POST, TAXI))


def given_away(stated: Problem, *left: str) -> dict[str, str]:
    items = [Unassigned(job_id, UnassignedReason.NO_ROOM) for job_id in left]
    still, away = outsourced(stated, items)
    assert {item.job_id for item in still} | {item.job_id for item in away} == set(left)
    return {item.job_id: item.carrier_id for item in away}


def test_the_cheapest_carrier_takes_a_stop_and_both_ends_of_a_shipment() -> None:
    assert cheapest_carriers(BASE) == {
        "one": ("post", 5),
        "two": ("taxi", 80),
        "s-p": ("taxi", 35),
        "s-d": ("taxi", 1),
    }
    assert cheapest_carriers(problem(*JOBS)) == {}


def test_a_stop_goes_to_a_carrier_where_that_costs_no_more_than_leaving_it_out() -> None:
    assert given_away(BASE, "one", "two", "three") == {"one": "post"}
    assert given_away(BASE, "s-p", "s-d") == {"s-p": "taxi", "s-d": "taxi"}
    assert given_away(BASE, "s-p") == {}


def test_stops_that_ride_together_go_to_one_carrier_or_none() -> None:
    grouped = replace(BASE, groups=(Group(GroupKind.TOGETHER, ("one", "s-p")),))
    everything = {"one": "taxi", "s-p": "taxi", "s-d": "taxi"}
    assert given_away(grouped, "one", "s-p", "s-d") == everything
    assert given_away(grouped, "one") == {}
    unpriced = replace(BASE, groups=(Group(GroupKind.TOGETHER, ("one", "three")),))
    assert given_away(unpriced, "one", "three") == {}


@pytest.mark.parametrize("how", ["on board", "pinned", "frozen"])
def test_what_a_vehicle_has_goes_to_no_carrier(how: str) -> None:
    bound = {
        "on board": replace(BASE, jobs=(replace(JOBS[0], on_board="van"), *JOBS[1:])),
        "pinned": replace(BASE, pins=(Pin("one", "van"),)),
        "frozen": replace(BASE, frozen={"van": ("one",)}),
    }
    assert given_away(bound[how], "one") == {}

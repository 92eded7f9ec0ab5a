"""Each rule between routes: where stops may be, what a plan costs. Kept in one plan, broken in another
that differs by one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.routing import (
    Balance,
    CarrierSpec,
    Group,
    GroupKind,
    Keeping,
    Pin,
    Problem,
    Window,
)
from app.domain.solution import Outsourced, Solution
from solver.judge.checker import check
from tests.solver.instances import at, problem, shipment
from tests.solver.judge.by_hand import ByHand, plan
from tests.solver.judge.claims import Case, Claim, holds_just_so, stop, wagon

type Plan = Mapping[str, str]
"""Per vehicle its stops in order, as words in a row."""


def fleet(**wishes: object) -> Problem:
    """Five stops, a shipment and three vans, and wishes about their plan."""
    names = ("a", "b", "c", "d", "e")
    said = problem(
        *(stop(name, n + 1, price=10) for n, name in enumerate(names)),
        vehicles=(wagon("v"), wagon("w"), wagon("x")),
        shipments=(shipment("s", 6, 7),),
    )
    return replace(said, **wishes)  # type: ignore[arg-type]


def planned(
    said: Problem, routes: Plan, away: tuple[Outsourced, ...] = (), more: int = 0, begin: int = at(8)
) -> Solution:
    """These routes by hand; what they and the carriers do not take is left out at its price. The plan
    costs ``more`` than its routes, prices and carriers."""
    solved = []
    for vehicle_id, names in routes.items():
        hand = ByHand(said, vehicle_id, begin)
        for name in names.split():
            hand.stop(name, load=1 if name == "s-p" else 0)
        solved.append(hand.home())
    taken = {name for names in routes.values() for name in names.split()}
    taken |= {item.job_id for item in away}
    left = [job for job in said.all_jobs if job.job_id not in taken]
    cost = sum(job.price for job in left) + sum(item.price for item in away) + more
    return plan(*solved, left=" ".join(job.job_id for job in left), away=away, cost=cost)


def wish(kept: Plan, broken: Plan, **wishes: object) -> tuple[Case, Case]:
    """The same wish met and not met."""
    said = fleet(**wishes)
    return (said, planned(said, kept)), (said, planned(said, broken))


# Groups, pins and frozen stops --------------------------------------------------------------------

TOGETHER = Group(GroupKind.TOGETHER, ("a", "b", "c"))
APART = Group(GroupKind.APART, ("a", "b", "c"))
A_LATE = (Window(at(9), at(9)),)
CARRIER = CarrierSpec("us", {"a": 5, "b": 6, "c": 7, "s-p": 8, "s-d": 9})


def frozen_late(vehicle_id: str) -> Case:
    """Stop a is served an hour before its window opens, which binds unless it is frozen there."""
    said = fleet(frozen={vehicle_id: ("a",)})
    jobs = tuple(replace(j, windows=A_LATE) if j.job_id == "a" else j for j in said.jobs)
    said = replace(said, jobs=jobs)
    return said, planned(said, {"v": "a b"})


def given(*names: str, price: int = 0, carrier: str = "us", **wishes: object) -> Case:
    """These go to the carrier, at a price that is so many cents beside the right one."""
    said = fleet(carriers=(CARRIER,), **wishes)
    away = tuple(Outsourced(name, carrier, CARRIER.prices.get(name, 3) + price) for name in names)
    return said, planned(said, {}, away)


def given_on_board(on_board: str) -> Case:
    said, solution = given("a")
    jobs = tuple(replace(job, on_board=on_board) if job.job_id == "a" else job for job in said.jobs)
    return replace(said, jobs=jobs), solution


def ridden_on_board(on_board: str) -> Case:
    said = fleet()
    jobs = tuple(replace(job, on_board=on_board) if job.job_id == "a" else job for job in said.jobs)
    said = replace(said, jobs=jobs)
    return said, planned(said, {"v": "a"})


WISHES: dict[str, tuple[str, tuple[Case, Case]]] = {
    "one of a group rides on another vehicle": (
        "together",
        wish({"v": "a b c", "w": "d"}, {"v": "a b", "w": "c d"}, groups=(TOGETHER,)),
    ),
    "one of a group is left out": ("together", wish({"v": "d"}, {"v": "a b"}, groups=(TOGETHER,))),
    "one of a group goes to a carrier": (
        "together",
        (given("a", "b", "c", groups=(TOGETHER,)), given("a", "b", groups=(TOGETHER,))),
    ),
    "two that must be apart ride together": (
        "apart",
        wish({"v": "a d", "w": "b", "x": "c"}, {"v": "a", "w": "b d c"}, groups=(APART,)),
    ),
    "two that must be apart may both be with a carrier": (
        "apart",
        (given("a", "b", groups=(APART,)), wish({}, {"v": "a b"}, groups=(APART,))[1]),
    ),
    "a pinned stop rides on another vehicle": (
        "pin",
        wish({"v": "a"}, {"w": "a"}, pins=(Pin("a", "v"),)),
    ),
    "a pinned stop may be left out": ("pin", wish({}, {"w": "a"}, pins=(Pin("a", "v"),))),
    "a pinned stop goes to a carrier": (
        "pin",
        (given("b", pins=(Pin("a", "v"),)), given("a", pins=(Pin("a", "v"),))),
    ),
    "a pinned stop is one position too early": (
        "pin",
        wish({"v": "b a c"}, {"v": "a b c"}, pins=(Pin("a", "v", 1),)),
    ),
    "a pinned stop is one position too late": (
        "pin",
        wish({"v": "b a c"}, {"v": "b c a"}, pins=(Pin("a", "v", 1),)),
    ),
    "service begins a second after its pin": (
        "pin",
        (
            wish({"v": "a"}, {}, pins=(Pin("a", "v", None, at(8, 1)),))[0],
            wish({"v": "a"}, {}, pins=(Pin("a", "v", None, at(8, 1) - 1),))[0],
        ),
    ),
    "service begins a second before its pin": (
        "pin",
        (
            wish({"v": "b a"}, {}, pins=(Pin("a", "v", 1, at(8, 8)),))[0],
            wish({"v": "b a"}, {}, pins=(Pin("a", "v", 1, at(8, 8) + 1),))[0],
        ),
    ),
    "a stop comes before the frozen ones": (
        "frozen",
        wish({"v": "b a c"}, {"v": "c b a"}, frozen={"v": ("b", "a")}),
    ),
    "frozen stops change places": (
        "frozen",
        wish({"v": "b a c"}, {"v": "a b c"}, frozen={"v": ("b", "a")}),
    ),
    "a stop comes between the frozen ones": (
        "frozen",
        wish({"v": "b a c"}, {"v": "b c a"}, frozen={"v": ("b", "a")}),
    ),
    "a frozen stop may be left out, the others come first": (
        "frozen",
        wish({"v": "a c"}, {"v": "c a"}, frozen={"v": ("b", "a")}),
    ),
    "a frozen stop rides on another vehicle": (
        "frozen",
        wish({"v": "a"}, {"w": "a"}, frozen={"v": ("a",)}),
    ),
    "a frozen stop goes to a carrier": (
        "frozen",
        (given("b", frozen={"v": ("a",)}), given("a", frozen={"v": ("a",)})),
    ),
    "a window binds but where its stop is frozen": ("window", (frozen_late("v"), frozen_late("w"))),
    "a carrier nobody knows": ("carrier", (given("a"), given("a", carrier="them"))),
    "a carrier without a price": ("carrier", (given("a"), given("d"))),
    "a carrier is paid a cent more": ("carrier", (given("a"), given("a", price=1))),
    "a carrier is paid a cent less": ("carrier", (given("a"), given("a", price=-1))),
    "a carrier gets what is in a van": ("on_board", (given_on_board(""), given_on_board("v"))),
    "another van brings what is in a van": ("on_board", (ridden_on_board("v"), ridden_on_board("w"))),
    "a carrier gets half a shipment": ("shipment", (given("s-p", "s-d"), given("s-p"))),
    "half a shipment is left out": ("shipment", wish({"v": "s-p s-d"}, {"v": "s-p"})),
    "a shipment is on two vehicles": (
        "shipment",
        wish({"v": "s-p s-d"}, {"v": "s-p", "w": "s-d"}),
    ),
}


@pytest.mark.parametrize("words", WISHES)
def test_a_wish_is_kept_in_one_plan_and_broken_in_the_other(words: str) -> None:
    rule, cases = WISHES[words]
    holds_just_so(rule, lambda n: cases[n], 0, 1)


# Everything once ----------------------------------------------------------------------------------


def test_a_stop_neither_planned_nor_left_out_is_missed() -> None:
    said = fleet()
    whole = planned(said, {"v": "a"})
    found = check(said, replace(whole, unassigned=whole.unassigned[1:], cost=whole.cost - 10))
    assert [(v.rule, v.job_id) for v in found] == [("missing", "b")]


def test_a_stop_is_in_one_place_only() -> None:
    said = fleet(carriers=(CARRIER,))
    away = (Outsourced("a", "us", 5),)
    for routes, out in (({"v": "a", "w": "a"}, ()), ({"v": "a a"}, ()), ({"v": "a"}, away)):
        found = check(said, planned(said, routes, out))
        assert [(v.rule, v.job_id, v.amount) for v in found] == [("repeated", "a", 1)]
    whole = planned(said, {}, away)
    twice = replace(whole, unassigned=(*whole.unassigned, replace(whole.unassigned[0], job_id="a")))
    assert [v.rule for v in check(said, replace(twice, cost=whole.cost + 10))] == ["repeated"]


def test_names_nobody_knows_are_told_and_stop_nothing() -> None:
    said = fleet()
    whole = planned(said, {"v": "a", "w": "b"})
    ghost = replace(whole.routes[0], vehicle_id="ghost")
    rules = {v.rule for v in check(said, replace(whole, routes=(ghost, whole.routes[1])))}
    assert rules == {"vehicle"}
    away = (Outsourced("ghost", "us", 5),)
    rules = {v.rule for v in check(said, replace(whole, outsourced=away))}
    assert rules == {"unknown", "carrier", "cost"}


def test_a_vehicle_has_one_route() -> None:
    said = fleet(pins=(Pin("a", "v", 0),), frozen={"v": ("a",)})
    whole = planned(said, {"v": "a", "w": "b"})
    twice = replace(whole, routes=(whole.routes[0], replace(whole.routes[1], vehicle_id="v")))
    assert "vehicle" in {v.rule for v in check(said, twice)}


def test_a_route_without_steps_is_told() -> None:
    said = fleet()
    whole = planned(said, {"v": "a"})
    empty = replace(whole, routes=(replace(whole.routes[0], steps=()),))
    assert "form" in {v.rule for v in check(said, empty)}


def test_an_empty_problem_has_an_empty_plan() -> None:
    assert check(Problem((), (), ()), Solution((), (), 0)) == ()


# Cost of a plan -----------------------------------------------------------------------------------


def kept_plan(routes: Plan, more: int) -> Case:
    """The plan to be kept is v: a b c d, w: e; 7 for a stop elsewhere, 100 for one out of order."""
    said = fleet(keeping=Keeping({"v": ("a", "b", "c", "d"), "w": ("e",), "x": ()}, 7, 100))
    return said, planned(said, routes, more=more)


def balanced(more: int, per_hour: int = 0, per_stop: int = 0, routes: Plan | None = None) -> Case:
    """v: a is out for 420 s with one stop, w: b c d for 1,380 s with three."""
    said = fleet(balance=Balance(per_hour, per_stop))
    return said, planned(said, routes or {"v": "a", "w": "b c d"}, more=more)


def carried_away(cents: int) -> Case:
    said, solution = given("a", "b")
    return said, replace(solution, cost=solution.cost + cents)


COSTS: list[Claim] = [
    ("the plan is kept", "cost", lambda c: kept_plan({"v": "a b c d", "w": "e"}, c), 0, 7),
    ("a stop rides elsewhere", "cost", lambda c: kept_plan({"v": "a b d", "w": "c e"}, c), 7, 8),
    ("two change vehicles", "cost", lambda c: kept_plan({"v": "a b d e", "w": "c"}, c), 14, 13),
    ("a stop left out costs its price only", "cost", lambda c: kept_plan({"v": "a d"}, c), 0, 1),
    ("two change places", "cost", lambda c: kept_plan({"v": "b a c d"}, c), 100, 99),
    ("the first goes last", "cost", lambda c: kept_plan({"v": "b c d a"}, c), 100, 300),
    ("the order is turned round", "cost", lambda c: kept_plan({"v": "d c b a"}, c), 300, 200),
    ("a new stop between is no change", "cost", lambda c: kept_plan({"v": "a s-p s-d b c"}, c), 0, 100),
    ("hours apart", "cost", lambda c: balanced(c, per_hour=3600), 960, 959),
    ("half a cent rounds up", "cost", lambda c: balanced(c, 15, routes={"v": "a", "w": "b"}), 1, 0),
    (
        "less than half rounds down",
        "cost",
        lambda c: balanced(c, 14, routes={"v": "a", "w": "b"}),
        0,
        1,
    ),
    ("stops apart", "cost", lambda c: balanced(c, per_stop=3), 6, 9),
    ("one route is no spread", "cost", lambda c: balanced(c, 9, 9, {"v": "a b c"}), 0, 1),
    ("carriers cost a cent more", "cost", carried_away, 0, 1),
    ("carriers cost a cent less", "cost", carried_away, 0, -1),
]


@pytest.mark.parametrize("claim", COSTS, ids=[claim[0] for claim in COSTS])
def test_a_plan_costs_what_it_adds_up_to(claim: Claim) -> None:
    holds_just_so(*claim[1:])


AMOUNTS = {
    "another of three is elsewhere": (1, WISHES["one of a group rides on another vehicle"][1][1]),
    "one of two goes too far back": (1, WISHES["a pinned stop is one position too late"][1][1]),
    "two places too late": (2, wish({}, {"v": "b c a"}, pins=(Pin("a", "v", 0),))[1]),
    "17 s beside the pin": (17, wish({}, {"v": "a"}, pins=(Pin("a", "v", 0, at(8, 1) + 17),))[1]),
    "three that must be apart": (2, wish({}, {"v": "a b c"}, groups=(APART,))[1]),
    "a carrier's price": (17, given("a", price=17)),
}


@pytest.mark.parametrize("words", AMOUNTS)
def test_the_amount_says_by_how_much(words: str) -> None:
    amount, case = AMOUNTS[words]
    assert [v.amount for v in check(*case)] == [amount]

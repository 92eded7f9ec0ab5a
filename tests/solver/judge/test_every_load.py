"""Each rule about loads and trips: kept at its limit it is accepted, a unit beyond it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.routing import (
    Reload,
)
from solver.judge.checker import check
from tests.solver.instances import at, pickup, shipment
from tests.solver.judge.by_hand import ByHand, plan
from tests.solver.judge.claims import Case, Claim, holds_just_so, stated, stop, there_and_back, wagon

HEAVY = (stop(amounts=(4,)), pickup("two", 3, amounts=(5,)))


def carried(capacity: int) -> Case:
    """4 out, 5 back."""
    said = stated(*HEAVY, wagon=wagon(capacity=(capacity,)))
    return said, plan(ByHand(said, load=4).stop("one", load=0).stop("two", load=5).home())


def stated_load(load: int) -> Case:
    said = stated(*HEAVY, wagon=wagon())
    return said, plan(ByHand(said, load=4).stop("one", load=load).stop("two", load=5).home())


def carrying(amount: int) -> Case:
    """Capacity 10; what is carried is gone after the first return, so that 8 fit then."""
    jobs = (stop(amounts=(4,)), stop("two", 3, amounts=(8,)))
    said = stated(*jobs, wagon=wagon(carrying=(amount,), reload=Reload((0,), 0, 2)))
    hand = ByHand(said, load=4 + amount).stop("one", load=amount).again(load=8).stop("two", load=0)
    return said, plan(hand.home())


def on_board_for_later(amount: int) -> Case:
    """Goods in the van since the start for the second trip take room beside 6 for the first."""
    jobs = (stop(amounts=(6,)), stop("two", 3, amounts=(amount,), on_board="van"))
    said = stated(*jobs, wagon=wagon(reload=Reload((0,), 0, 2)))
    hand = ByHand(said, load=6 + amount).stop("one", load=amount).again().stop("two", load=0)
    return said, plan(hand.home())


def needs_loading(is_on_board: int) -> Case:
    job = stop(on_board="van" if is_on_board else "", release=at(9), depots=frozenset({5}))
    said = stated(job, wagon=wagon(loads_at_start=False))
    return said, plan(ByHand(said).stop("one").home())


def trips_of(most: int, loads_at_start: bool = True) -> Case:
    kinds = (stop, stop) if loads_at_start else (lambda *a: pickup(*a, amounts=(0,)), stop)
    jobs = (kinds[0]("one", 1), kinds[1]("two", 2), stop("three", 3))
    said = stated(*jobs, wagon=wagon(loads_at_start=loads_at_start, reload=Reload((0,), 0, most)))
    return said, plan(ByHand(said).stop("one").again().stop("two").again().stop("three").home())


def released(second: int) -> Case:
    """The first trip is loaded at 8:00, the second at 8:07."""
    jobs = (stop(), stop("two", 2, release=second))
    said = stated(*jobs, wagon=wagon(reload=Reload((0,), 0, 2)))
    return said, plan(ByHand(said).stop("one").again().stop("two").home())


def loaded_at(depot: int) -> Case:
    """The second trip is loaded at place 4."""
    jobs = (stop(depots=frozenset({0})), stop("two", 2, depots=frozenset({depot})))
    said = stated(*jobs, wagon=wagon(reload=Reload((0, 4), 0, 2)))
    return said, plan(ByHand(said).stop("one").again(4).stop("two").home())


def loaded_first_at(depot: int) -> Case:
    return there_and_back(stop(depots=frozenset({depot})), wagon=wagon())


def loaded_nowhere(is_anywhere: int) -> Case:
    """Without a start, the first stop's place is no depot, not even where it is one."""
    said = stated(stop(depots=None if is_anywhere else frozenset({1})), wagon=wagon(start=None))
    return said, plan(ByHand(said, place=1).stop("one").home())


def reloads_at(place: int) -> Case:
    said = stated(stop(), stop("two", 3), wagon=wagon(reload=Reload((0, 4), 0, 2)))
    return said, plan(ByHand(said).stop("one").again(place).stop("two").home())


def shipped(first: int, trips: int = 1) -> Case:
    """In order where ``first`` is 0."""
    goods = shipment("s", 2, 4)
    said = replace(stated(wagon=wagon(reload=Reload((0,), 0, 2))), shipments=(goods,))
    ends = [("s-p", 1), ("s-d", 0)]
    hand = ByHand(said)
    for n, (name, load) in enumerate(ends[::-1] if first else ends):
        if n == 1 and trips == 2:
            hand.again(load=0)
        hand.stop(name, load=load if not first else 0)
    return said, plan(hand.home())


LOADS: list[Claim] = [
    ("one unit too much on board", "capacity", carried, 5, 4),
    ("a load misstated by one", "load", stated_load, 0, 1),
    ("what is carried takes a unit too much", "capacity", carrying, 6, 7),
    ("goods on board for later take a unit too much", "capacity", on_board_for_later, 4, 5),
    ("goods are brought that were never loaded", "loading", needs_loading, 1, 0),
    ("one trip too many", "trips", trips_of, 3, 2),
    ("one trip too many from the road", "trips", lambda n: trips_of(n, False), 2, 1),
    ("loads a second before the goods are there", "release", released, at(8, 7), at(8, 7) + 1),
    ("returns to another depot than the goods'", "depot", loaded_at, 4, 0),
    ("starts at another depot than the goods'", "depot", loaded_first_at, 0, 1),
    ("goods of a depot on a route without a start", "depot", loaded_nowhere, 1, 0),
    ("loads where there is nothing to load", "form", reloads_at, 4, 3),
    ("a shipment is brought before it is taken", "shipment", shipped, 0, 1),
    ("a shipment is brought on a later trip", "shipment", lambda n: shipped(0, n), 1, 2),
]


CLAIMS = [*LOADS]


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim[0] for claim in CLAIMS])
def test_a_load_is_judged_to_the_unit(claim: Claim) -> None:
    holds_just_so(*claim[1:])


def test_the_amount_says_how_much_too_much() -> None:
    assert [v.amount for v in check(*carried(3))] == [1, 2, 2]
    assert [v.amount for v in check(*released(at(8, 7) + 17))] == [17]
    assert [v.amount for v in check(*trips_of(1))] == [2]

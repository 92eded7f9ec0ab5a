"""Each part of the cost: the exact one is accepted, a cent more or less is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.routing import (
    Costs,
    Job,
    Lateness,
    Overtime,
)
from solver.judge.checker import check
from tests.solver.instances import at
from tests.solver.judge.by_hand import ByHand, plan
from tests.solver.judge.claims import FREE, Case, Claim, holds_just_so, stated, stop, wagon


def costing(cost: int, costs: Costs = FREE, job: Job | None = None, **changes: object) -> Case:
    """One stop from 8:00 to 8:07: 120 s driven, 1000 m, 300 s of service."""
    said = stated(job or stop(), wagon=wagon(costs=costs, **changes))
    return said, plan(ByHand(said, cost=cost).stop("one").home())


def priced(words: str, cost: int, **parts: object) -> Iterator[Claim]:
    """The exact price is accepted; a cent more or less is not."""
    yield words + ", a cent more", "cost", lambda c: costing(c, **parts), cost, cost + 1  # type: ignore[arg-type]
    yield words + ", a cent less", "cost", lambda c: costing(c, **parts), cost, cost - 1  # type: ignore[arg-type]


LATE = stop(lateness=Lateness(at(8), 7))
COSTS: list[Claim] = [
    *priced("a fixed cost", 5, costs=Costs(5, 0, 0)),
    *priced("hours from start to end", 420, costs=Costs(0, 3600, 0)),
    *priced("kilometres", 40, costs=Costs(0, 0, 40)),
    *priced("hours driven", 120, costs=Costs(0, 0, 0, 3600)),
    *priced("hours at stops", 300, costs=Costs(0, 0, 0, 0, 3600)),
    *priced("overtime", 60, latest=at(8, 6), overtime=Overtime(60, 3600)),
    *priced("a minute late", 7, job=LATE),
    *priced("in time", 0, job=stop(lateness=Lateness(at(8, 1), 1000))),
    *priced("half a cent rounds up", 1, costs=Costs(0, 0, 0, 15)),
    *priced("less than half a cent rounds down", 0, costs=Costs(0, 0, 0, 14)),
    *priced("parts are rounded together", 1, costs=Costs(0, 0, 0, 9, 3)),
]


CLAIMS = [*COSTS]


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim[0] for claim in CLAIMS])
def test_a_cost_is_judged_to_the_cent(claim: Claim) -> None:
    holds_just_so(*claim[1:])


def test_hours_at_stops_count_setup_where_it_is_spent() -> None:
    jobs = (stop(setup=60), stop("two", 1, setup=30))
    said = stated(*jobs, wagon=wagon(costs=Costs(0, 0, 0, 0, 3600)))
    route = ByHand(said, cost=660).stop("one", begin=at(8, 2)).stop("two").home()
    assert check(said, plan(route)) == ()


def test_the_amount_says_how_many_cents() -> None:
    assert [v.amount for v in check(*costing(17, Costs(5, 0, 0)))] == [12]
    said, solution = costing(5, Costs(5, 0, 0))
    assert [v.amount for v in check(said, replace(solution, cost=2))] == [3]

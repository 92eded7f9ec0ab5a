"""A problem that makes no sense is refused in one sentence that names what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.errors import PlanningError
from app.domain.matrix import Matrix
from app.domain.routing import Costs, Problem, Reload, Shipment, StopRule, Window
from solver.solve import solve
from tests.solver.instances import at, delivery, pickup, problem, rest, street, van

LOCATIONS, STREET = street(3)
NEGATIVE = Matrix.of([[0, -1, 1], [1, 0, 1], [1, 1, 0]], [[0] * 3] * 3)

REFUSED = {
    "no vehicles": replace(problem(delivery("d", 1)), vehicles=()),
    "'d' is there 2 times": problem(delivery("d", 1), delivery("d", 2)),
    "vehicle 'van' is there 2 times": problem(delivery("d", 1), vehicles=(van(), van())),
    "is at place 12, but": problem(delivery("d", 12)),
    "is at place -1, but": problem(delivery("d", 1), vehicles=(van(start=-1),)),
    "is at place 99, but": problem(delivery("d", 1), vehicles=(van(reload=Reload((99,), 0, 2)),)),
    "window that ends before": problem(delivery("d", 1, windows=(Window(at(9), at(8)),))),
    "2 amounts where vehicles have 1": problem(delivery("d", 1, amounts=(1, 1))),
    "negative time, price or amount": problem(delivery("d", 1, amounts=(-1,))),
    "'d' has a negative time": problem(delivery("d", 1, service=-1)),
    "ends work before it starts": problem(delivery("d", 1), vehicles=(van(latest=at(7)),)),
    "negative time or capacity": problem(delivery("d", 1), vehicles=(van(capacity=(-1,)),)),
    "2 capacities where the others have 1": problem(vehicles=(van("a"), van("b", capacity=(1, 1)))),
    "negative cost": problem(delivery("d", 1), vehicles=(van(costs=Costs(-1)),)),
    "break whose window": problem(delivery("d", 1), vehicles=(van(breaks=(rest(9, 8, 1),)),)),
    "break with a negative": problem(delivery("d", 1), vehicles=(van(breaks=(rest(0, 8, -1),)),)),
    "at least 1 is needed": problem(delivery("d", 1), vehicles=(van(reload=Reload((0,), 0, 0)),)),
    "negative loading": problem(delivery("d", 1), vehicles=(van(reload=Reload((0,), -1, 2)),)),
    "a pickup followed by a delivery": problem(shipments=(Shipment(delivery("a", 1), pickup("b", 2)),)),
    "do not come from the depot": problem(pickup("p", 1, release=at(9))),
    "no driving times for the profile 'boat'": problem(vehicles=(van(profile="boat"),)),
    "cover 3 places, but the problem has 12": replace(problem(), matrices={"car": STREET}),
    "hold a negative number": Problem(LOCATIONS, (van(),), (), (), {"car": NEGATIVE}),
}


@pytest.mark.parametrize("words", REFUSED)
def test_nonsense_is_refused_in_words(words: str) -> None:
    with pytest.raises(PlanningError) as refused:
        solve(REFUSED[words], StopRule(steps=1))
    message = str(refused.value)
    assert words in message
    assert "\n" not in message

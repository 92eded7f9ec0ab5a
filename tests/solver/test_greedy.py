"""A plan to begin from: what can be kept of an order of stops is kept."""

from __future__ import annotations

from dataclasses import replace

from app.domain.routing import Problem, Reload, Window
from solver.exact.routes import Routes
from solver.exact.schedule import Loading
from solver.greedy import begin_from
from solver.sorting_out import sorted_out
from tests.solver.instances import delivery, problem, van


def begun(stated: Problem, order: tuple[str, ...]) -> list[str]:
    """The beginning of van a's route; a return for more is ``-``."""
    stated, candidates, _ = sorted_out(stated)
    (items,) = begin_from(stated, Routes(stated), candidates, {"a": order})
    return ["-" if isinstance(item, Loading) else item.job_id for item in items]


NAMES = tuple(f"d{n}" for n in range(9))
STOPS = tuple(delivery(name, n + 1) for n, name in enumerate(NAMES))


def test_an_order_that_can_be_kept_is_kept() -> None:
    order = (*NAMES[5:], *NAMES[:5])
    assert begun(problem(*STOPS, vehicles=(van("a", capacity=(99,)),)), order) == list(order)


def test_a_stop_that_comes_too_late_is_passed_over_and_the_rest_goes_on() -> None:
    closed = replace(STOPS[6], windows=(Window(0, 1),))
    vans = (van("a", capacity=(99,), earliest=0), van("b", capacity=(99,), earliest=0))
    stated, candidates, _ = sorted_out(problem(*STOPS[:6], closed, *STOPS[7:], vehicles=vans))
    items, _ = begin_from(stated, Routes(stated), candidates, {"a": NAMES})
    assert [item.job_id for item in items if not isinstance(item, Loading)] == [
        name for name in NAMES if name != "d6"
    ]


def test_where_the_van_is_empty_it_returns_for_more() -> None:
    vehicle = replace(van("a", capacity=(4,)), reload=Reload((0,), 60, 5))
    assert begun(problem(*STOPS, vehicles=(vehicle,)), NAMES) == [
        *NAMES[:4], "-", *NAMES[4:8], "-", NAMES[8],
    ]  # fmt: skip


def test_unknown_and_repeated_stops_are_passed_over() -> None:
    order = ("d1", "ghost", "d0", "d1", "d2")
    stated = problem(*STOPS, vehicles=(van("a", capacity=(99,)),))
    assert begun(stated, order) == ["d1", "d0", "d2"]

"""What breaks a rule is taken out, the cheapest first, and put where it fits; nothing gets lost."""

from __future__ import annotations

from dataclasses import replace

from app.domain.routing import Group, GroupKind, Problem
from solver.exact.routes import Routes
from solver.exact.schedule import Loading
from solver.incumbent import Incumbent
from solver.mending import Mender, Plan
from solver.reasons import tasks_of
from solver.sorting_out import sorted_out
from tests.solver.instances import between, delivery, problem, van


def mended(stated: Problem, plan: Plan, again: bool = False) -> list[list[str]]:
    mender = Mender(stated, Routes(stated), tasks_of(stated))
    made = mender.mended(plan, again=again)
    return [[item.job_id for item in row if not isinstance(item, Loading)] for row in made]


def test_a_plan_that_keeps_the_rules_is_left_alone() -> None:
    stated = problem(delivery("a", 5), delivery("b", 2), vehicles=(van("1"), van("2")))
    assert mended(stated, [[stated.jobs[0]], [stated.jobs[1]]]) == [["a"], ["b"]]


def test_what_is_too_much_for_one_van_rides_on_the_other() -> None:
    jobs = [delivery(f"d{n}", n + 1, amounts=(4,), price=20_000 + n) for n in range(4)]
    stated = problem(*jobs, vehicles=(van("1"), van("2")))
    assert sorted(map(sorted, mended(stated, [list(jobs), []]))) == [["d0", "d1"], ["d2", "d3"]]


def test_with_one_van_the_dear_stops_stay() -> None:
    prices = (9_000, 30_000, 8_000, 20_000)
    jobs = [delivery(f"d{n}", n + 1, amounts=(4,), price=p) for n, p in enumerate(prices)]
    assert mended(problem(*jobs), [list(jobs)]) == [["d1", "d3"]]


def test_a_stop_that_comes_too_late_where_it_stands_finds_its_place_in_the_order() -> None:
    early = delivery("early", 4, windows=between((8, 0), (8, 20)), price=10_000)
    stated = problem(delivery("far", 9), early)
    assert mended(stated, [[stated.jobs[0], early]]) == [["early", "far"]]


def test_who_must_ride_together_is_brought_together() -> None:
    jobs = [delivery(f"d{n}", n + 1) for n in range(3)]
    stated = problem(*jobs, vehicles=(van("1"), van("2")))
    stated = replace(stated, groups=(Group(GroupKind.TOGETHER, ("d0", "d2")),))
    rows = mended(stated, [[jobs[0]], [jobs[1], jobs[2]]])
    assert any({"d0", "d2"} <= set(row) for row in rows)
    assert sorted(name for row in rows for name in row) == ["d0", "d1", "d2"]


def test_what_an_engine_leaves_out_is_tried_again_only_when_asked() -> None:
    jobs = [delivery(f"d{n}", n + 1) for n in range(2)]
    stated = problem(*jobs)
    assert mended(stated, [[jobs[0]]]) == [["d0"]]
    assert [sorted(row) for row in mended(stated, [[jobs[0]]], again=True)] == [["d0", "d1"]]


def test_only_a_better_plan_takes_the_place_of_the_best_and_is_told() -> None:
    jobs = [delivery(f"d{n}", n + 1) for n in range(3)]
    stated, candidates, impossible = sorted_out(problem(*jobs, delivery("huge", 1, amounts=(99,))))
    told: list[int] = []
    incumbent = Incumbent(
        stated, Routes(stated), candidates, impossible, lambda progress, _: told.append(progress.cost)
    )
    incumbent.offer([[jobs[0], jobs[1], jobs[2]]])
    best = incumbent.solution
    incumbent.offer([[jobs[0], jobs[1]]])
    assert incumbent.solution == best
    assert incumbent.lacking == 0
    assert [left.job_id for left in best.unassigned] == ["huge"]
    assert told == [best.cost]

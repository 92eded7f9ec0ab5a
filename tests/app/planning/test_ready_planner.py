"""The planner whose process waits: the next plan begins at once, and no process is left behind."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.process import BaseProcess

import pytest

from app.domain.errors import PlanCancelled
from app.domain.routing import StopRule
from app.planning.ready_planner import ReadyPlanner
from tests.app.planning import planner_children as children
from tests.app.test_processes import JOB

QUICK = replace(JOB, stop=StopRule(steps=5))


@pytest.fixture
def planner() -> Iterator[ReadyPlanner]:
    made = ReadyPlanner(children.waiting)
    yield made
    made.close()
    assert multiprocessing.active_children() == []


def process_that_plans(planner: ReadyPlanner) -> int:
    told: list[str] = []
    answer = planner.solve(QUICK, lambda progress: told.append(progress.phase), lambda: False)
    assert answer.violations == ()
    assert answer.solution.routes
    return int(told[0].removeprefix("process "))


def waiting_process() -> BaseProcess:
    (child,) = multiprocessing.active_children()
    return child


def test_the_next_plan_is_made_by_the_process_that_waits_for_it(planner: ReadyPlanner) -> None:
    first = process_that_plans(planner)
    waits = waiting_process()
    assert waits.pid != first
    assert process_that_plans(planner) == waits.pid


def test_where_the_process_that_waits_was_killed_another_is_started(planner: ReadyPlanner) -> None:
    process_that_plans(planner)
    killed = waiting_process()
    killed.kill()
    killed.join()
    assert process_that_plans(planner) != killed.pid


def test_a_cancelled_plan_ends_its_process(planner: ReadyPlanner) -> None:
    with pytest.raises(PlanCancelled):
        planner.solve(JOB, lambda _: None, lambda: True)
    assert multiprocessing.active_children() == []


def test_once_closed_no_process_waits_any_more(planner: ReadyPlanner) -> None:
    planner.close()
    process_that_plans(planner)
    assert multiprocessing.active_children() == []

"""Planner children: an answer, or one clear sentence; and never a process left behind."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Bug, PlanCancelled, PlannerCrashed, PlannerDied, PlanningError
from app.domain.plan_job import PlanJob
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.processes import PlannerTarget, ProcessPlanner, cores
from solver.judge.checker import check
from tests.app.planning import planner_children as children
from tests.solver.instances import delivery, problem, van

ROOT = Path(__file__).resolve().parents[2]
JOB = PlanJob(
    problem(*(delivery(f"d{n}", n % 11 + 1) for n in range(25)), vehicles=(van("a"), van("b"))),
    "",
    StopRule(seconds=60),
    with_shapes=False,
)


def ask(target: PlannerTarget, job: PlanJob = JOB, grace_s: float = 5.0) -> list[Progress]:
    """Plan, cancelling as soon as there is a plan; what was told on the way."""
    told: list[Progress] = []
    planner = ProcessPlanner(target, grace_s=grace_s)
    planner.solve(job, told.append, lambda: any(progress.cost for progress in told))
    return told


def test_a_plan_comes_back_judged_and_timed_and_the_phases_are_told() -> None:
    told: list[Progress] = []
    job = replace(JOB, stop=StopRule(steps=20))
    answer = ProcessPlanner(children.real, nice=5).solve(job, told.append, lambda: False)
    assert answer.violations == ()
    assert check(job.problem, answer.solution) == ()
    assert answer.search_s > 0
    assert list(dict.fromkeys(progress.phase for progress in told)) == ["roads", "search", "check"]


def test_without_matrices_the_child_makes_its_own_and_draws_every_leg() -> None:
    job = replace(
        JOB, problem=replace(JOB.problem, matrices={}), stop=StopRule(steps=5), with_shapes=True
    )
    answer = ProcessPlanner(children.real).solve(job, lambda _: None, lambda: False)
    assert answer.violations == ()
    for route in answer.solution.routes:
        assert len(answer.shapes[route.vehicle_id]) == len(route.steps) - 1


def test_cancelling_keeps_the_best_so_far() -> None:
    began = time.monotonic()
    planner = ProcessPlanner(children.real)
    told: list[Progress] = []
    answer = planner.solve(JOB, told.append, lambda: any(p.phase == "search" for p in told))
    assert time.monotonic() - began < 30  # it was to search for a minute
    assert answer.violations == ()
    assert answer.solution.routes


def test_a_child_that_does_not_listen_is_ended_and_its_best_is_kept() -> None:
    told: list[Progress] = []
    planner = ProcessPlanner(children.deaf, grace_s=0.1)
    answer = planner.solve(JOB, told.append, lambda: bool(told))
    assert answer.solution.cost == 7


def test_cancelling_before_any_plan_says_that_nothing_was_changed() -> None:
    with pytest.raises(PlanCancelled, match="nothing was changed"):
        ProcessPlanner(children.dumb).solve(JOB, lambda _: None, lambda: True)


@pytest.mark.parametrize(
    ("target", "words"), [(children.killed, "SIGKILL"), (children.leaves, "status 3")]
)
def test_a_child_that_dies_is_one_clear_sentence(target: PlannerTarget, words: str) -> None:
    with pytest.raises(PlannerDied, match=words) as died:
        ask(target)
    assert "Nothing was changed" in str(died.value)
    assert "\n" not in str(died.value)


def kill_the_child(progress: Progress) -> None:
    """End the planner's process from outside, once it has a plan."""
    if progress.phase == "search" and progress.routes:
        for child in multiprocessing.active_children():
            child.kill()


def test_a_child_killed_in_its_search_leaves_the_best_plan_it_told_of_judged() -> None:
    with pytest.raises(PlannerDied, match="SIGKILL") as died:
        ProcessPlanner(children.real).solve(JOB, kill_the_child, lambda: False)
    best = died.value.best
    assert best is not None
    assert best.solution.routes
    assert best.violations == check(JOB.problem, best.solution) == ()


def test_a_bug_after_a_plan_leaves_that_plan_and_its_traceback() -> None:
    with pytest.raises(PlannerCrashed, match="ZeroDivisionError") as crashed:
        ProcessPlanner(children.breaks_late).solve(
            replace(JOB, stop=StopRule(steps=5)), lambda _: None, lambda: False
        )
    assert crashed.value.best is not None
    assert crashed.value.best.violations == ()


@pytest.mark.parametrize(
    ("asked", "stop", "given"),
    [
        (3, StopRule(seconds=1), 3),
        (None, StopRule(seconds=1), max(1, cores() - 1)),
        (None, StopRule(steps=5), 1),
        (2, StopRule(steps=5), 2),
    ],
)
def test_a_search_gets_the_threads_asked_for_or_all_but_one_or_one_that_repeats(
    asked: int | None, stop: StopRule, given: int
) -> None:
    job = replace(JOB, problem=problem(places=2), stop=stop, threads=asked)
    answer = ProcessPlanner(children.tells_its_threads).solve(job, lambda _: None, lambda: False)
    assert answer.solution.cost == given


def test_what_the_child_refuses_is_raised_as_it_was_said() -> None:
    with pytest.raises(PlanningError, match="There are no vehicles"):
        ask(children.refuses)


def test_a_profile_without_roads_is_refused_in_words() -> None:
    sailing = problem(delivery("d", 1), vehicles=(van(profile="boat"),))
    with pytest.raises(PlanningError, match="no roads for the profile 'boat'"):
        ask(children.real, replace(JOB, problem=replace(sailing, matrices={})))


def test_a_bug_in_the_child_comes_with_its_traceback() -> None:
    with pytest.raises(Bug, match="ZeroDivisionError"):
        ask(children.breaks)


def test_a_failing_listener_ends_the_child() -> None:
    def fails(_: Progress) -> None:
        raise ValueError("broken view")

    with pytest.raises(ValueError, match="broken view"):
        ProcessPlanner(children.deaf).solve(JOB, fails, lambda: False)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux promises it for a child that is deaf")
def test_a_child_dies_with_its_parent() -> None:
    parent = subprocess.run(
        [sys.executable, "-m", "tests.app.parent_that_dies"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    child = int(parent.stdout)
    ended = threading.Event()
    for _ in range(200):
        if not _is_running(child):
            return
        ended.wait(0.05)
    pytest.fail(f"the child {child} outlived its parent")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"

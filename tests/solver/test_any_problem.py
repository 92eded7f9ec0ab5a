"""Whatever the mixture of rules, the answer keeps them all. Small random problems."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from app.domain.routing import Problem, StopRule
from solver.judge.checker import check
from solver.solve import solve
from tests.solver.any_problem import problems


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problems())
def test_every_answer_keeps_every_rule(problem: Problem) -> None:
    solution = solve(problem, StopRule(steps=25))
    assert check(problem, solution) == ()

"""Whatever the mixture of rules, the engine alone proposes no plan that breaks one it was told."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from app.domain.routing import Problem
from solver.constraint.left import BREAKING, left_to_evaluation
from tests.solver.any_problem import Mixture, problems
from tests.solver.constraint.proposals import proposals

SOUND = Mixture(slices=False, metric=True)
"""Where the model says everything; breaks beside returns and the like are assumed away below."""


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problems(SOUND))
def test_every_proposal_keeps_every_rule_that_the_engine_was_told(problem: Problem) -> None:
    unsound = left_to_evaluation(problem) & BREAKING - {"returns without a trip"}
    assume(not unsound)
    assert proposals(problem, steps=15).refused == []

"""A route that cannot be read as one is told so, whatever is wrong with its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.routing import Reload
from app.domain.solution import Step, StepKind
from solver.judge.checker import check
from tests.solver.instances import at, rest
from tests.solver.judge.by_hand import ByHand, plan
from tests.solver.judge.claims import Case, stated, stop, wagon

type Change = Callable[[list[Step]], list[Step]]


def route_of(change: Change, **changes: object) -> Case:
    """Start, a rest, a stop, a return, another stop and the end; changed in some way."""
    given = {"reload": Reload((0,), 0, 2), "breaks": (rest(at(8), at(9), 300),)}
    said = stated(stop(), stop("two", 2), wagon=wagon(**{**given, **changes}))
    route = ByHand(said).rest(at(8), 300).stop("one").again().stop("two").home()
    return said, plan(replace(route, steps=tuple(change(list(route.steps)))))


def with_step(n: int, **told: object) -> Change:
    """One step told otherwise."""
    return lambda steps: [*steps[:n], replace(steps[n], **told), *steps[n:][1:]]  # type: ignore[arg-type]


FORMS: dict[str, Case] = {
    "no steps": route_of(lambda _: []),
    "no start": route_of(lambda steps: steps[1:]),
    "another kind of start": route_of(with_step(0, kind=StepKind.RELOAD)),
    "a start elsewhere": route_of(with_step(0, location=1)),
    "two starts": route_of(lambda steps: [steps[0], *steps]),
    "a rest elsewhere": route_of(with_step(1, location=1)),
    "a stop elsewhere": route_of(with_step(2, location=2)),
    "a stop nobody ordered": route_of(with_step(2, job_id="ghost")),
    "a return elsewhere": route_of(with_step(3, location=1)),
    "a return that is not allowed": route_of(list, reload=None),
    "no end": route_of(lambda steps: steps[:-1]),
    "an end elsewhere": route_of(with_step(5, location=1)),
    "an end of an open route": route_of(list, end=None),
    "an end before the end": route_of(lambda steps: [*steps[:3], steps[5], *steps[3:]]),
    "a load in two dimensions": route_of(with_step(2, load=(0, 0))),
}


def test_the_route_unchanged_is_accepted() -> None:
    assert check(*route_of(list)) == ()


@pytest.mark.parametrize("words", FORMS)
def test_a_route_that_cannot_be_read_is_told(words: str) -> None:
    assert "form" in {violation.rule for violation in check(*FORMS[words])}

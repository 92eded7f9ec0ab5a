"""Claims about the judge: each rule is kept at one value and broken at another.

Routes are written by hand: a minute and 500 m per place of the street, five minutes at a stop, from
8:00; vans without loading time and costs, stops that move nothing, unless told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.routing import Costs, Job, Problem, VehicleSpec
from app.domain.solution import Solution
from solver.judge.checker import check
from tests.solver.instances import delivery, problem, van
from tests.solver.judge.by_hand import ByHand, plan

FREE = Costs(0, 0, 0)
type Case = tuple[Problem, Solution]
type Claim = tuple[str, str, Callable[[int], Case], int, int]
"""In words, the rule reported, what makes the case of a value, a value that keeps the rule, one that
breaks it."""


def wagon(name: str = "van", **changes: object) -> VehicleSpec:
    """A van without loading time and costs."""
    return van(name, **{"costs": FREE, "loading": 0, **changes})


def stop(name: str = "one", place: int = 1, **changes: object) -> Job:
    """A delivery of nothing."""
    return delivery(name, place, **{"amounts": (0,), **changes})


def stated(*jobs: Job, wagon: VehicleSpec, **changes: object) -> Problem:
    """These jobs for one vehicle."""
    return replace(problem(*jobs, vehicles=(wagon,)), **changes)  # type: ignore[arg-type]


def there_and_back(*jobs: Job, wagon: VehicleSpec, **first: int) -> Case:
    """The jobs in order from 8:00; ``first`` is told of the first stop."""
    said = stated(*jobs, wagon=wagon)
    hand = ByHand(said)
    for n, job in enumerate(jobs):
        hand.stop(job.job_id, **(first if n == 0 else {}))
    return said, plan(hand.home())


def holds_just_so(rule: str, made: Callable[[int], Case], kept: int, broken: int) -> None:
    """The judge accepts the one case and names the rule in the other, in a sentence."""
    assert check(*made(kept)) == ()
    found = check(*made(broken))
    assert rule in {violation.rule for violation in found}
    assert all(violation.words.endswith(".") and violation.amount >= 0 for violation in found)

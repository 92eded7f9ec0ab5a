"""Improving a plan with every rule at once, by guided local search.

The engine only proposes orders of stops: exact times, loads and cost are ``solver.exact.routes``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.routing import Problem
from solver.constraint.model import Model
from solver.constraint.nodes import CENT
from solver.exact.schedule import Item
from solver.reasons import Task

CHECKS_PER_STEP = 2_000
"""A search that finds no more steps to count ends after this many looks at its limit per step."""

type Plan = list[list[Item]]
"""Per vehicle of the problem its stops and returns for more, in order."""


def improve(
    problem: Problem,
    candidates: Sequence[tuple[Task, list[int]]],
    begun: Plan | None,
    seed: int,
    seconds: float | None,
    steps: int | None,
    on_plan: Callable[[Plan, int], None],
    is_over: Callable[[], bool],
) -> bool:
    """Search for a better plan, from ``begun`` or from scratch where it is None.

    Ends after so many ``seconds``, so many ``steps`` (plans accepted, better or not), or when
    ``is_over`` (asked often, so it must be quick) turns true; one of the first two is given.
    ``candidates`` are the tasks with the numbers of the vehicles that may serve them. ``on_plan`` is
    called during the search with every plan that the engine finds better than all before, or with
    every plan accepted where the engine does not know every price (``solver.constraint.left``), and
    what the engine thinks it costs, in cents. What it or ``is_over`` raises ends the search and is
    raised here. A plan may break the rules named in ``left.BREAKING``, and no others.

    Returns:
        Whether ``begun`` could be used; where not, nothing was searched. (True for None.)
    """
    run = _Run(problem, candidates, seed, steps, on_plan, is_over)
    return run.search(begun, seconds)


class _Run:
    """One search, and what must not cross the engine: errors."""

    def __init__(
        self,
        problem: Problem,
        candidates: Sequence[tuple[Task, list[int]]],
        seed: int,
        steps: int | None,
        on_plan: Callable[[Plan, int], None],
        is_over: Callable[[], bool],
    ) -> None:
        self._model = Model(problem, candidates, seed)
        self._most_steps = steps
        self._on_plan = on_plan
        self._is_over = is_over
        self._best: int | None = None
        self._steps = 0
        self._checks = 0
        self._failure: BaseException | None = None

    def search(self, begun: Plan | None, seconds: float | None) -> bool:
        engine = self._model.engine
        engine.on_solution(self._look)
        engine.stop_when(self._should_stop)
        used = engine.search(seconds, self._model.indices(begun) if begun is not None else None)
        if self._failure is not None:
            raise self._failure
        return used

    def _look(self) -> None:
        """The engine has accepted a plan."""
        self._steps += 1
        cost = self._model.engine.cost()
        if self._model.knows_every_price and self._best is not None and cost >= self._best:
            return
        self._best = cost
        try:
            self._on_plan(self._model.items(), round(cost / CENT))
        except BaseException as error:  # noqa: BLE001 - must not cross the engine; raised after it
            self._failure = error

    def _should_stop(self) -> bool:
        self._checks += 1
        most = self._most_steps
        if self._failure is not None:
            return True
        if most is not None and (self._steps >= most or self._checks > most * CHECKS_PER_STEP):
            return True
        try:
            return self._is_over()
        except BaseException as error:  # noqa: BLE001 - must not cross the engine; raised after it
            self._failure = error
            return True

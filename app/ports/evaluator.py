"""The evaluator as the desk sees it: a plan in memory that answers in milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.domain.evaluator_job import EvaluatedDay, NewOrder
from app.domain.routing import Window
from app.domain.solution import Evaluation, Insertion, Itinerary, Relaxation, SolvedRoute


class Evaluator(Protocol):
    """Holds one day's problem and plan in a process of its own; it never searches.

    Every call blocks its thread until the answer is there, and may come from any thread. A process that
    died is started again with the last day on the next call.

    Raises (every call):
        EvaluatorDied: the process ended, or took too long; asking again starts it anew.
        PlanningError, RoadsError: the question makes no sense, in words.
    """

    def set_day(self, day: EvaluatedDay) -> None:
        """Hold this day from now on; takes as long as its table of roads does."""
        ...

    def replace(self, routes: Sequence[Itinerary]) -> None:
        """These vehicles make other stops from now on, as after a drag."""
        ...

    def evaluate(self, routes: Sequence[Itinerary]) -> Evaluation:
        """What these routes would come to instead of their vehicles' own: times, every rule they break,
        and what they cost by themselves. The plan is not changed."""
        ...

    def courses(self, routes: Sequence[SolvedRoute]) -> Mapping[str, tuple[str, ...]]:
        """Where these routes of the day lead over the roads: per vehicle one polyline (five decimals)
        per driven leg in step order, '' where a leg stays at its place."""
        ...

    def evaluate_plan(self) -> Evaluation:
        """The whole plan as it stands."""
        ...

    def insert(self, order: NewOrder | Sequence[str], limit: int = 10) -> tuple[Insertion, ...]:
        """The cheapest ways to take an order that no route has, cheapest first; one that the day does
        not know yet (it is part of the day's problem afterwards), or the ids of its stops."""
        ...

    def slots(
        self, order: NewOrder | Sequence[str], windows: Sequence[Window]
    ) -> tuple[Insertion | None, ...]:
        """For each window, were it promised for the (last) stop, the cheapest way; None: no way."""
        ...

    def relax(self, job_id: str) -> tuple[Relaxation, ...]:
        """The smallest single gives that would each let a left-out stop ride."""
        ...

    def close(self) -> None:
        """End the process. Safe to repeat."""
        ...

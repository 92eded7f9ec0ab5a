"""A day's plan that stays in memory and is asked again and again; it never searches."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.routing import Problem, Window
from app.domain.solution import Evaluation, Insertion, Itinerary, Relaxation
from solver.exact.evaluate import Evaluator
from solver.fitting.insertion import Insertions
from solver.fitting.relaxations import relax_in
from solver.gate.validate import validate


class ResidentPlan:
    """What the evaluator's process holds of a day."""

    def __init__(self, problem: Problem, plan: Sequence[Itinerary]) -> None:
        """
        Raises:
            PlanningError: the problem makes no sense as stated, or the plan does not belong to it.
        """
        validate(problem)
        self._problem = problem
        self._plan = {itinerary.vehicle_id: itinerary for itinerary in plan}
        self._insertions = Insertions(problem, plan)
        self._evaluator = Evaluator(problem, self._insertions.routes)

    def widen(self, problem: Problem) -> None:
        """The same plan in a problem with more stops and places."""
        self._problem = problem
        self._insertions.restate(problem)
        self._evaluator = Evaluator(problem, self._insertions.routes)

    def replace(self, routes: Sequence[Itinerary]) -> None:
        """These vehicles make other stops now. Raises PlanningError as for a plan."""
        self._insertions.replace(routes)
        self._plan.update((itinerary.vehicle_id, itinerary) for itinerary in routes)

    def evaluate(self, routes: Sequence[Itinerary]) -> Evaluation:
        """What these routes would come to instead of their vehicles' own: their times, every rule they
        break, and what they cost by themselves. The plan is not changed."""
        changed = {itinerary.vehicle_id for itinerary in routes}
        placed = {
            job_id
            for vehicle_id, itinerary in self._plan.items()
            if vehicle_id not in changed
            for job_id in itinerary.job_ids
        }
        made = []
        for itinerary in routes:
            made.append(self._evaluator.route(itinerary, placed))
            placed.update(itinerary.job_ids)
        return Evaluation(
            tuple(route for evaluation in made for route in evaluation.routes),
            tuple(broken for evaluation in made for broken in evaluation.violations),
            sum(evaluation.cost for evaluation in made),
        )

    def evaluate_plan(self) -> Evaluation:
        """The whole plan as it stands."""
        return self._evaluator.plan(tuple(self._plan.values()))

    def insert(self, task: Sequence[str], limit: int) -> tuple[Insertion, ...]:
        """See ``solver.fitting.insertion.Insertions.insert``."""
        return self._insertions.insert(task, limit=limit)

    def slots(self, task: Sequence[str], windows: Sequence[Window]) -> tuple[Insertion | None, ...]:
        """See ``solver.fitting.insertion.Insertions.slots``."""
        return self._insertions.slots(task, windows)

    def relax(self, job_id: str) -> tuple[Relaxation, ...]:
        """See ``solver.fitting.relaxations.relax_in``."""
        return relax_in(self._problem, tuple(self._plan.values()), job_id)

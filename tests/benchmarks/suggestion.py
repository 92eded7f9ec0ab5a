"""How soon the first suggestion of a running day is there: ``make bench-suggestion``."""

from __future__ import annotations

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter

from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.solution import Progress
from app.orchestration.reoptimiser import Reoptimiser
from app.orchestration.suggestions import Suggestion
from app.planning.ready_planner import ReadyPlanner
from main import waiting_planner_child
from tests.benchmarks.harness import Figure, Outcome, Unavailable, extracts, region
from tests.benchmarks.running_city import RunningCity, running_city
from ui.desktop.live import IMPROVE_FOR, IMPROVE_MORE

REGIONS = ("porto", "liechtenstein-2025")
SIZES = {200: 10, 1_000: 40}
"""Open stops, and vans that make them."""
TIMES = 3


class _Timed:
    """The planner as the program has it in the background, and what became of its time."""

    def __init__(self, planner: ReadyPlanner) -> None:
        self._planner = planner
        self.matrix_s = self.search_s = self.asked_s = 0.0
        self.searches = 0

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        """As the planner's."""
        began = perf_counter()
        answer = self._planner.solve(job, on_progress, cancelled)
        self.asked_s += perf_counter() - began
        self.matrix_s += answer.matrix_s
        self.search_s += answer.search_s
        self.searches += 1
        return answer


def run() -> Outcome:
    """Each size a few times over, on the first region that is here."""
    name = next((name for name in REGIONS if name in extracts()), None)
    if name is None:
        raise Unavailable("no extract of a city is here")
    info = region(name)
    planner = ReadyPlanner(waiting_planner_child)
    try:
        rows = [
            _row(running_city(info, stops, vans), vans, planner, str(info.roads_folder))
            for stops, vans in SIZES.items()
        ]
    finally:
        planner.close()
    remarks = [
        f"Streets of {name}; the median of {TIMES}. Answer: from looking at the day to suggestions "
        "that are weighed, less the matrix, of which a table lies on disk since the morning's plan.",
        "Processor: of both processes, all that the planner's has done since it was started. Search: "
        "within it; around it: telling it, checking and drawing; desk: "
        "stating the rest of the day and weighing the answer.",
    ]
    return Outcome("First suggestion of a running day, seconds, matrix apart", rows, remarks)


def _row(city: RunningCity, vans: int, planner: ReadyPlanner, roads: str) -> dict[str, Figure]:
    runs = [_run(city, planner, roads) for _ in range(TIMES + 1)][1:]  # the first starts the process
    answer, took, worked, timed, found = sorted(runs, key=lambda each: each[0])[TIMES // 2]
    return {
        "open stops": city.open_stops,
        "vans": vans,
        "answer": answer,
        "slowest": max(each[0] for each in runs),
        "processor": worked,
        "searches": timed.searches,
        "search": timed.search_s,
        "around it": timed.asked_s - timed.search_s - timed.matrix_s,
        "desk": took - timed.asked_s,
        "matrix": median(each[3].matrix_s for each in runs),
        "suggestions": len(found),
        "saved": sum(each.card.cost_saved for each in found) / 100,
    }


def _run(
    city: RunningCity, planner: ReadyPlanner, roads: str
) -> tuple[float, float, float, _Timed, tuple[Suggestion, ...]]:
    """Seconds without and with the matrix, and of processors; where they went, and what was found."""
    timed = _Timed(planner)
    reoptimiser = Reoptimiser(timed, roads, IMPROVE_FOR, 1, deeper=IMPROVE_MORE)
    tracker = city.tracker.copy()
    began, before = perf_counter(), _processor_s()
    found = reoptimiser.propose(tracker, city.now) or ()
    took = perf_counter() - began
    return took - timed.matrix_s, took, _processor_s() - before, timed, found


def _processor_s() -> float:
    """Of this process and of those it has ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system

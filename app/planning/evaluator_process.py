"""The evaluator in a process of its own, which stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection

from app.domain.errors import Bug, EvaluatorDied
from app.domain.evaluator_job import (
    AddOrder,
    Courses,
    EvaluatedDay,
    EvaluatePlan,
    EvaluateRoutes,
    Insert,
    InsertNew,
    NewOrder,
    Question,
    Relax,
    ReplaceRoutes,
    Request,
    SetDay,
    Slots,
    Told,
    with_order,
)
from app.domain.routing import Window
from app.domain.solution import Evaluation, Insertion, Itinerary, Relaxation, SolvedRoute
from app.processes import Child, Crashed, Refused

ANSWER_S = 20.0
"""A question that takes longer has gone wrong."""
DAY_S = 900.0
"""The table of a day of 5,000 places takes minutes where it was never made before."""

type EvaluatorTarget = Callable[[Connection], None]
"""A top-level function that a spawned interpreter can import: the evaluator child's body."""


class ProcessEvaluator:
    """``app.ports.evaluator.Evaluator``; one process, started on first use and again where it died.

    The child ends with the thread that started it (see ``app.processes``), so that thread is one of the
    evaluator's own, which lives until ``close``; and requests are answered one after the other.
    """

    def __init__(
        self, target: EvaluatorTarget, answer_s: float = ANSWER_S, day_s: float = DAY_S
    ) -> None:
        self._target = target
        self._answer_s = answer_s
        self._day_s = day_s
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="evaluator")
        self._child: Child | None = None
        self._day: EvaluatedDay | None = None
        self._closed = False

    def set_day(self, day: EvaluatedDay) -> None:
        """See ``app.ports.evaluator.Evaluator``."""
        self._worker.submit(self._set, day).result()

    def replace(self, routes: Sequence[Itinerary]) -> None:
        """See ``app.ports.evaluator.Evaluator``."""
        self._worker.submit(self._replace, tuple(routes)).result()

    def evaluate(self, routes: Sequence[Itinerary]) -> Evaluation:
        """See ``app.ports.evaluator.Evaluator``."""
        return self._ask(EvaluateRoutes(tuple(routes)), Evaluation)

    def courses(self, routes: Sequence[SolvedRoute]) -> Mapping[str, tuple[str, ...]]:
        """See ``app.ports.evaluator.Evaluator``."""
        return self._ask(Courses(tuple(routes)), dict)

    def evaluate_plan(self) -> Evaluation:
        """See ``app.ports.evaluator.Evaluator``."""
        return self._ask(EvaluatePlan(), Evaluation)

    def insert(self, order: NewOrder | Sequence[str], limit: int = 10) -> tuple[Insertion, ...]:
        """See ``app.ports.evaluator.Evaluator``."""
        if isinstance(order, NewOrder):
            return self._worker.submit(self._insert_new, order, limit).result()
        return self._ask(Insert(tuple(order), limit), tuple)

    def slots(
        self, order: NewOrder | Sequence[str], windows: Sequence[Window]
    ) -> tuple[Insertion | None, ...]:
        """See ``app.ports.evaluator.Evaluator``."""
        return self._ask(Slots(_stops(order), tuple(windows)), tuple, order)

    def relax(self, job_id: str) -> tuple[Relaxation, ...]:
        """See ``app.ports.evaluator.Evaluator``."""
        return self._ask(Relax(job_id), tuple)

    def close(self) -> None:
        """See ``app.ports.evaluator.Evaluator``."""
        if not self._closed:
            self._closed = True
            self._worker.submit(self._end).result()
            self._worker.shutdown()

    # --- on the evaluator's own thread ---------------------------------------------------------

    def _ask[T](self, question: Question, kind: type[T], order: NewOrder | Sequence[str] = ()) -> T:
        answer = self._worker.submit(self._answer, question, order).result()
        if not isinstance(answer, kind):
            raise Bug(f"The evaluator answered with {type(answer).__name__}.")
        return answer

    def _set(self, day: EvaluatedDay) -> None:
        self._told(self._running(), SetDay(day), self._day_s)
        self._day = day

    def _replace(self, routes: tuple[Itinerary, ...]) -> None:
        self._told(self._with_day(), ReplaceRoutes(routes), self._answer_s)
        if self._day is not None:
            self._day = self._day.with_routes(routes)

    def _answer(self, question: Question, order: NewOrder | Sequence[str]) -> object:
        child = self._with_day()
        if isinstance(order, NewOrder) and self._day is not None:
            self._told(child, AddOrder(order), self._answer_s)
            self._day = replace(self._day, problem=with_order(self._day.problem, order))
        return self._told(child, question, self._answer_s)

    def _insert_new(self, order: NewOrder, limit: int) -> tuple[Insertion, ...]:
        answer = self._told(self._with_day(), InsertNew(order, limit), self._answer_s)
        if self._day is not None:
            self._day = replace(self._day, problem=with_order(self._day.problem, order))
        if not isinstance(answer, tuple):
            raise Bug(f"The evaluator answered with {type(answer).__name__}.")
        return answer

    def _running(self) -> Child:
        if self._child is None:
            self._child = Child(self._target, ())
        return self._child

    def _with_day(self) -> Child:
        """The process; a new one is told the day first."""
        if self._child is None and self._day is not None:
            self._told(self._running(), SetDay(self._day), self._day_s)
        return self._running()

    def _told(self, child: Child, request: Request, patience_s: float) -> object:
        """What the process tells back."""
        try:
            child.connection.send(request)
            if not child.connection.poll(patience_s):
                raise self._died(f"it did not answer within {patience_s:g} s")
            message = child.connection.recv()
        except (EOFError, ConnectionError) as error:
            raise self._died(child.exit_words()) from error
        if isinstance(message, Told):
            return message.answer
        if isinstance(message, Refused):
            raise message.error
        if isinstance(message, Crashed):
            raise Bug(f"The evaluator failed:\n{message.traceback}")
        raise Bug(f"The evaluator sent {type(message).__name__}.")

    def _died(self, how: str) -> EvaluatorDied:
        self._end()
        return EvaluatorDied(
            f"What a change would mean could not be worked out: the process for it ended ({how}). "
            "It starts again when you next ask; the plan itself is not touched."
        )

    def _end(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


def _stops(order: NewOrder | Sequence[str]) -> tuple[str, ...]:
    return order.job_ids if isinstance(order, NewOrder) else tuple(order)

"""The commands ``solve`` and ``check``: routing problems and answers as VROOM writes them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import time
from typing import Any, Protocol

from app.domain.errors import InputRefused, PlanningError, RegionError, RoadsError, WorldError
from app.domain.plan_job import PlanJob
from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress, Solution, Violation
from app.planning.planner_child import matrices_for
from app.ports.planner import Planner
from app.ports.roads import Roads
from app.processes import cores

DONE, FAILED = 0, 1
DEFAULT_SECONDS = 30.0
"""How long to search where no limit is given; small problems are done much sooner."""
WRITING_S = 0.2
"""Kept back of the limit for the check, the way back from the planner's process, and the answer."""


class ProblemFile(Protocol):
    """A problem in VROOM's form; ``storage.vroom.VroomFile`` is one."""

    @property
    def problem(self) -> Problem: ...

    @property
    def needs_roads(self) -> bool: ...

    @property
    def exchanges(self) -> tuple[tuple[str, str], ...]: ...

    def answer(self, solution: Solution, ways: str) -> dict[str, Any]: ...

    def kept(
        self, problem: Problem, ways: str, choose: Callable[[Any], list[int] | None]
    ) -> dict[str, Any]: ...

    def judged(self, path: Path, problem: Problem) -> Judged: ...

    def differences(self, path: Path, problem: Problem) -> tuple[Violation, ...]: ...


class Judged(Protocol):
    """An answer as a plan, the problem to judge it by, and what is wrong with it already."""

    @property
    def problem(self) -> Problem: ...

    @property
    def solution(self) -> Solution: ...

    @property
    def violations(self) -> tuple[Violation, ...]: ...


@dataclass(frozen=True, slots=True)
class Ways:
    """Where driving times come from: a region's folder of roads and they themselves."""

    folder: str
    roads: Roads
    label: str


class Solving(Protocol):
    """What the commands are given; ``main.py`` has it."""

    def problem_file(self, path: Path) -> ProblemFile: ...

    def ways(self, data_dir: Path | None) -> AbstractContextManager[Ways]:
        """The active region's roads, or labelled straight lines where there are none."""
        ...

    def keep(self, file: ProblemFile, problem: Problem, ways: str) -> dict[str, Any]:
        """VROOM's plan mode: the vehicles' steps as they are, with times and violations."""
        ...

    def check(self, problem: Problem, solution: Solution) -> tuple[Violation, ...]:
        """The independent judge."""
        ...

    def write(self, path: Path | None, document: dict[str, Any]) -> None:
        """To a file, whole or not at all; None: to stdout."""
        ...

    def planner(self, ends_at: float, pairs: Sequence[tuple[str, str]]) -> Planner:
        """A planner whose search ends at this time (as ``time.time``), and that makes these pairs of
        stops one visit."""
        ...


def solve(parts: Solving, options: Namespace) -> int:
    """Solve a problem file and write the answer, whole or not at all."""
    try:
        document = _solved(parts, options)
    except WorldError as error:
        if options.output is None:
            parts.write(None, {"code": _code(error), "error": str(error)})
        raise
    parts.write(options.output, document)
    return DONE


def _solved(parts: Solving, options: Namespace) -> dict[str, Any]:
    file = parts.problem_file(options.problem)
    if options.choose_eta:
        with _with_matrices(parts, options, file) as (problem, label):
            return parts.keep(file, problem, label)
    ends_at = time() + (options.limit or DEFAULT_SECONDS)
    if not file.needs_roads:
        return _planned(parts, options, file, ends_at, "", "matrices")
    with parts.ways(options.data_dir) as ways:
        return _planned(parts, options, file, ends_at, ways.folder, ways.label)


def _planned(
    parts: Solving, options: Namespace, file: ProblemFile, ends_at: float, folder: str, label: str
) -> dict[str, Any]:
    ends_at -= WRITING_S
    job = PlanJob(
        file.problem,
        folder,
        StopRule(seconds=max(0.01, ends_at - time())),
        options.seed,
        with_shapes=False,
        threads=options.threads or cores(),
    )
    heard = _Heard()
    planner = parts.planner(ends_at, file.exchanges)
    answer = planner.solve(job, heard.listen, lambda: heard.a_plan and time() > ends_at)
    for violation in answer.violations:
        raise PlanningError(f"The plan found does not pass the check: {violation.words}")
    return file.answer(answer.solution, label)


class _Heard:
    """Whether the planner has told of a plan yet: late is better than never."""

    def __init__(self) -> None:
        self.a_plan = False

    def listen(self, progress: Progress) -> None:
        """Take notice."""
        self.a_plan = self.a_plan or progress.routes + progress.unassigned > 0


def _code(error: WorldError) -> int:
    """VROOM's code for what went wrong: 2 the input, 3 the roads, 1 anything else."""
    if isinstance(error, RoadsError | RegionError):
        return 3
    return 2 if isinstance(error, InputRefused | PlanningError) else 1


def check(parts: Solving, options: Namespace) -> int:
    """Judge an answer to a problem; violations in words."""
    file = parts.problem_file(options.problem)
    with _with_matrices(parts, options, file) as (problem, _):
        judged = file.judged(options.solution, problem)
        found = (*judged.violations, *parts.check(judged.problem, judged.solution))
        found = found or file.differences(options.solution, problem)
    for words in dict.fromkeys(" ".join(violation.words.split()) for violation in found):
        print(words, file=sys.stderr)
    if found:
        return FAILED
    stops = sum(len(route.job_ids) for route in judged.solution.routes)
    print(f"The answer keeps every rule: {len(judged.solution.routes)} routes, {stops} stops.")
    return DONE


@contextmanager
def _with_matrices(
    parts: Solving, options: Namespace, file: ProblemFile
) -> Iterator[tuple[Problem, str]]:
    """The file's problem, with the active region's driving times where it has none of its own;
    and where they come from."""
    if not file.needs_roads:
        yield file.problem, "matrices"
        return
    with parts.ways(options.data_dir) as ways:
        yield replace(file.problem, matrices=matrices_for(file.problem, ways.roads)), ways.label

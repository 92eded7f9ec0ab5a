"""VROOM's JSON, in and out: the face of the ``vroom_*`` files towards the commands."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from app.domain.errors import InputRefused
from app.domain.routing import Problem
from app.domain.solution import Solution, Violation
from storage.vroom.answer import Judged, differences, judged
from storage.vroom.output import answer_document
from storage.vroom.plan import ChooseTimes, plan_document
from storage.vroom.problem import VroomProblem, read_problem
from storage.whole_files import put_whole


class VroomFile:
    """A problem file.

    Raises:
        InputRefused: in one sentence that names what cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._vroom: VroomProblem = read_problem(path)

    @property
    def problem(self) -> Problem:
        """The problem; without matrices where ``needs_roads``."""
        return self._vroom.problem

    @property
    def needs_roads(self) -> bool:
        """Whether the file brings no matrices."""
        return self._vroom.needs_roads

    @property
    def exchanges(self) -> tuple[tuple[str, str], ...]:
        """Jobs that both bring and take goods: their two stops, to be made in one visit."""
        entries = self._vroom.entries.values()
        return tuple((e.stops[0], e.stops[1]) for e in entries if len(e.stops) > 1)

    def answer(self, solution: Solution, ways: str) -> dict[str, Any]:
        """VROOM's answer document; ``ways`` says where driving times came from."""
        return answer_document(self._vroom, solution, ways)

    def kept(self, problem: Problem, ways: str, choose: ChooseTimes) -> dict[str, Any]:
        """VROOM's plan mode: the answer with the vehicles' steps as given. ``problem`` is this one,
        with matrices.

        Raises:
            InputRefused: hard times of the steps cannot be kept.
        """
        return plan_document(replace(self._vroom, problem=problem), ways, choose)

    def judged(self, path: Path, problem: Problem) -> Judged:
        """Any solver's answer as a plan with the problem to judge it by. ``problem`` is this one, with
        matrices.

        Raises:
            InputRefused: the file holds no answer.
        """
        return judged(self._vroom, problem, path)

    def differences(self, path: Path, problem: Problem) -> tuple[Violation, ...]:
        """Where an answer of ours that passes the check does not say the same in VROOM's words."""
        return differences(self._vroom, problem, path)


def write_document(path: Path | None, document: dict[str, Any]) -> None:
    """Write JSON to a file, whole or not at all; None: to stdout.

    Raises:
        InputRefused: the file cannot be written; what stood there is untouched.
    """
    text = msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
    if path is None:
        sys.stdout.write(text.decode())
        return
    try:
        if path.exists() and not path.is_file():  # a pipe, /dev/null ...
            path.write_bytes(text)
        else:
            put_whole(path, text)
    except OSError as error:
        raise InputRefused(f"{path} cannot be written ({error.strerror}).") from error

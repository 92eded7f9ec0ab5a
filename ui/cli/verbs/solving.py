"""Routing problems and answers as VROOM writes them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ui.cli import values
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import Launcher
from ui.cli.solving import check, solve


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    solve = add_verb(verbs, "solve", "solve a routing problem written as VROOM's JSON", _solve)
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, not to stdout")
    solve.add_argument("-l", "--limit", type=values.seconds, metavar="SECONDS")
    solve.add_argument(
        "-t", "--threads", type=values.count, metavar="N", help="without it, all there are"
    )
    solve.add_argument("--seed", type=values.seed, default=1, metavar="N")
    solve.add_argument(
        "-c",
        "--choose-eta",
        action="store_true",
        help="keep the vehicles' steps, choose times and report what they violate",
    )
    check = add_verb(verbs, "check", "judge any solver's answer to such a problem", _check)
    check.add_argument("problem", type=Path, metavar="PROBLEM.json")
    check.add_argument("solution", type=Path, metavar="SOLUTION.json")


def _solve(launcher: Launcher, options: Namespace) -> int:
    return solve(launcher.solving(), options)


def _check(launcher: Launcher, options: Namespace) -> int:
    return check(launcher.solving(), options)

"""Which runs are to be made, and their results: one file each, kept from one time to the next."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.harness import RESULTS, ROOT, Unavailable, is_full
from tests.benchmarks.solver.families import FAMILIES, instances
from tests.benchmarks.solver.instances import Instance

SHORT = {
    "ortec": 6,
    "homberger-200": 4,
    "homberger-400": 3,
    "homberger-600": 1,
    "homberger-800": 1,
    "homberger-1000": 2,
    "lilim-100": 2,
    "lilim-200": 3,
    "lilim-400": 2,
    "cvrp-x": 4,
    "mdvrptw": 3,
    "sdvrptw": 2,
    "hfvrp": 2,
    "mtvrptwr": 2,
    "pcvrptw": 1,
    "vrpb": 2,
}
"""How many of each family the short form takes, evenly spread over their names: forty."""

TOO_BIG = {"cvrp-xxl"}
SHORT_S = 4.0
FULL_S = 20.0
FULL_BIG_S = 60.0
BIG = 600
"""From so many stops on the long budget holds."""

PACKAGES = {"pyvrp": "pyvrp", "vroom": "pyvroom", "ortools": "ortools"}
SPARE_S = 90
"""For reading, imports and judging, and for whoever answers late."""


@dataclass(frozen=True)
class Run:
    """One contender on one instance."""

    family: str
    name: str
    contender: str
    seconds: float
    seed: int

    @property
    def file(self) -> Path:
        """Where its result is kept."""
        name = f"{self.name}.{self.contender}.{self.seconds:g}s.{self.seed}.json"
        return RESULTS / "solver" / self.family / name


type Result = dict[str, object]


@dataclass(frozen=True)
class Plan:
    """What was asked for through the environment, or the short form."""

    families: dict[str, int | None]
    contenders: tuple[str, ...]
    seeds: tuple[int, ...]
    seconds: float | None

    @classmethod
    def from_environment(cls) -> Plan:
        """``SETS=ortec,lilim-200:10`` (all of a set, or so many), ``SEEDS``, ``BUDGET`` (seconds) and
        ``CONTENDERS``.

        Raises:
            Unavailable: a set or contender is not known.
        """
        sets = _words("SETS")
        families: dict[str, int | None] = {}
        for word in sets:
            name, _, count = word.partition(":")
            families[name] = int(count) if count else None
        if not sets:
            all_but_huge = [name for name in FAMILIES if name not in TOO_BIG]
            families = dict.fromkeys(all_but_huge) if is_full() else dict(SHORT)
        contenders = tuple(_words("CONTENDERS")) or ("ours", *PACKAGES)
        for word, known_words in (
            (set(families), set(FAMILIES)),
            (set(contenders), {"ours", *PACKAGES}),
        ):
            if word - known_words:
                raise Unavailable(f"{min(word - known_words)} is not one of {', '.join(known_words)}")
        seeds = tuple(int(word) for word in _words("SEEDS")) or (1,)
        budget = os.environ.get("BUDGET")
        return cls(families, contenders, seeds, float(budget) if budget else None)

    def cases(self) -> Iterator[list[Run]]:
        """For every instance and seed its runs, contenders in an order drawn by lot."""
        for family, count in self.families.items():
            try:
                chosen = _spread(instances(family), count)
            except Unavailable as error:
                print(f"  {family}: left out, {error}")
                continue
            for instance in chosen:
                seconds = self.seconds or _budget(instance)
                for seed in self.seeds:
                    runs = [
                        Run(family, instance.name, contender, seconds, seed)
                        for contender in self.contenders
                    ]
                    random.Random(f"{instance.name} {seed}").shuffle(runs)
                    yield runs


def _words(variable: str) -> list[str]:
    return [word for word in os.environ.get(variable, "").split(",") if word]


def _spread(known: list[Instance], count: int | None) -> list[Instance]:
    if count is None or count >= len(known):
        return known
    return [known[(2 * n + 1) * len(known) // (2 * count)] for n in range(count)]


def _budget(instance: Instance) -> float:
    if not is_full():
        return SHORT_S
    loaded = instance.load()
    stops = len(loaded.problem.all_jobs)
    return FULL_BIG_S if stops >= BIG else FULL_S


def result_of(run: Run) -> Result:
    """The result kept from earlier, where the contender is the same; else of a run made now.

    ``AGAIN=1``: all are made anew.
    """
    identity = _identity(run.contender)
    if run.file.is_file() and os.environ.get("AGAIN", "") in {"", "0"}:
        kept: Result = json.loads(run.file.read_text())
        if kept["of"] == identity:
            return kept
    made = {"of": identity, **_make(run)}
    run.file.parent.mkdir(parents=True, exist_ok=True)
    run.file.write_text(json.dumps(made, indent=1) + "\n")
    return made


def _make(run: Run) -> Result:
    module = "tests.benchmarks.solver.contend"
    words = [run.family, run.name, run.contender, str(run.seconds), str(run.seed)]
    command = [sys.executable, "-m", module, *words]
    contender = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, errors = contender.communicate(timeout=1.5 * run.seconds + SPARE_S)
    except subprocess.TimeoutExpired:
        # with its own children, which would go on at the cost of whoever comes next
        os.killpg(contender.pid, signal.SIGKILL)
        contender.communicate()
        return {"cost": None, "best_known": None, "why": "no answer long after its time"}
    if contender.returncode != 0:
        last = (errors.strip().splitlines() or ["no words"])[-1]
        return {"cost": None, "best_known": None, "why": f"it failed: {last}"}
    made: Result = json.loads(said.strip().splitlines()[-1])
    return made


@cache
def _identity(contender: str) -> str:
    """What tells one version of a contender from another."""
    if contender in PACKAGES:
        return f"{PACKAGES[contender]} {version(PACKAGES[contender])}"
    digest = hashlib.sha256()
    for source in sorted((ROOT / "solver").rglob("*.py")):
        digest.update(source.read_bytes())
    return f"solver {digest.hexdigest()[:12]}"

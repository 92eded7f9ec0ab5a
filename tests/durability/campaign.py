"""The whole campaign in parts, each of which is done once: what was broken off goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.harness import ROOT, WORK, Figure, Outcome
from tests.durability.cuts import cut_again_and_again, record
from tests.durability.kills import kill_round
from tests.durability.promises import COUNTED

KILL_ROUNDS = 20
KILLS_A_ROUND = 25
RECORDINGS = 3
CUTS_A_RECORDING = 1000
MUTANT_KILLS = 5
MUTANT_CUTS = 300

type Result = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """Some kills or cuts of one server. ``must_find`` is None for the real one, which must be clean."""

    group: str
    number: int
    run: Callable[[], Result]
    must_find: str | None = None

    @property
    def name(self) -> str:
        """Of its file."""
        return f"{self.group.replace(' ', '-')}-{self.number}"


def parts(groups: Sequence[str]) -> Iterator[Part]:
    """What there is to do of the named groups (kills, cuts, mutants), in order."""
    if "kills" in groups:
        for number in range(KILL_ROUNDS):
            yield Part("kill -9", number, _kills(number, KILLS_A_ROUND, "real"))
    if "cuts" in groups:
        for number in range(RECORDINGS):
            yield Part("power cut", number, _cuts(number, CUTS_A_RECORDING, "real"))
    if "mutants" in groups:
        yield from _mutants()


def _mutants() -> Iterator[Part]:
    for store, broken in (("hasty", "lost"), ("credulous", "doubled")):
        yield Part(f"kill -9, {store}", 0, _kills(100, MUTANT_KILLS, store), broken)
    for store, broken in (
        ("normal", "lost"),
        ("hasty", "lost"),
        ("eager", "lost"),
        ("credulous", "doubled"),
        ("unforced", "orphaned"),
        ("row-first", "orphaned"),
    ):
        yield Part(f"power cut, {store}", 0, _cuts(100, MUTANT_CUTS, store), broken)


def _kills(seed: int, kills: int, store: str) -> Callable[[], Result]:
    def run() -> Result:
        came_to = kill_round(seed, kills, store=store)
        return {
            "times": came_to.kills,
            "bad": None,
            "acknowledged": came_to.acknowledged,
            "proofs": came_to.proofs,
            "requests": came_to.requests,
            "faults": came_to.faults,
            "findings": asdict(came_to.findings),
        }

    return run


def _cuts(seed: int, cuts: int, store: str) -> Callable[[], Result]:
    def run() -> Result:
        with tempfile.TemporaryDirectory(prefix="roundsman-durability-") as folder:
            came_to = cut_again_and_again(record(Path(folder), seed, store=store), seed, cuts)
        return {
            "times": came_to.cuts,
            "bad": came_to.bad,
            "acknowledged": came_to.acknowledged,
            "proofs": came_to.proofs,
            "requests": None,
            "faults": None,
            "findings": asdict(came_to.findings),
        }

    return run


# --- doing them, each once ----------------------------------------------------------------------


def run(groups: Sequence[str], say: Callable[[str], None]) -> tuple[Outcome, bool]:
    """Do what is not done yet, and sum up; whether everything is as it must be.

    Results are kept in a folder of their own for each state of the code that they are about.
    """
    folder = WORK / "durability" / _state_of_the_code()
    folder.mkdir(parents=True, exist_ok=True)
    todo = list(parts(groups))
    results: dict[str, list[Result]] = {}
    for number, part in enumerate(todo, 1):
        file = folder / f"{part.name}.json"
        if not file.exists():
            say(f"{number} of {len(todo)}: {part.group}")
            _write(file, part.run())
        results.setdefault(part.group, []).append(json.loads(file.read_text()))
    must_find = {part.group: part.must_find for part in todo}
    verdicts = {group: _verdict(results[group], must_find[group]) for group in results}
    rows = [_row(group, results[group], verdicts[group][1]) for group in results]
    wrong = [group for group in results if not verdicts[group][0]]
    remarks = [f"{group}: {words}" for group in wrong for words in _words(results[group])]
    return Outcome("Promises broken, by what happened to the server", rows, remarks), not wrong


def _write(file: Path, result: Result) -> None:
    """Whole or not at all."""
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(result))
    unfinished.replace(file)


def _state_of_the_code() -> str:
    digest = hashlib.sha256()
    for folder in ("app", "storage", "tests/durability", "tests/app/sync"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _sum(results: Sequence[Result], name: str) -> int | None:
    values = [result[name] for result in results if result[name] is not None]
    return sum(values) if values else None


def _found(results: Sequence[Result], name: str) -> int:
    return sum(int(result["findings"][name]) for result in results)


def _verdict(results: Sequence[Result], must_find: str | None) -> tuple[bool, str]:
    if must_find is None:
        clean = all(not _found(results, name) for name in COUNTED)
        return clean, "all kept" if clean else "BROKEN"
    caught = _found(results, must_find) > 0
    return caught, "caught" if caught else "NOT CAUGHT"


def _row(group: str, results: Sequence[Result], verdict: str) -> dict[str, Figure]:
    row: dict[str, Figure] = {"what": group, "times": _sum(results, "times")}
    for name in ("acknowledged", "proofs", "requests", "faults"):
        row[name] = _sum(results, name)
    row["bad"] = _sum(results, "bad")
    row |= {name: _found(results, name) for name in COUNTED}
    return row | {"verdict": verdict}


def _words(results: Sequence[Result]) -> list[str]:
    return [words for result in results for words in result["findings"]["words"]]

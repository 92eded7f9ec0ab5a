"""The planner against PyVRP, VROOM and OR-Tools: ``make bench-solver``.

Short form: forty instances, a few seconds each. ``FULL=1``: everything, 20 s each and 60 s from 600
stops on; what has been run already is taken from ``bench-results/solver``, so it can be stopped and
resumed. ``SETS``, ``SEEDS``, ``BUDGET``, ``CONTENDERS`` choose (``tests.benchmarks.solver.campaign``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean

from tests.benchmarks.harness import RESULTS, Figure, Outcome, Unavailable
from tests.benchmarks.solver.campaign import PACKAGES, Plan, Result, Run, result_of

LATE_S = 1.0
"""An answer so much after its time is told of."""


@dataclass(frozen=True)
class Case:
    """Contenders' results on one instance with one seed."""

    runs: tuple[Run, ...]
    results: tuple[Result, ...]

    def costs(self) -> dict[str, int]:
        """Of those whose answer keeps every rule."""
        return {
            run.contender: result["cost"]
            for run, result in zip(self.runs, self.results, strict=True)
            if isinstance(result["cost"], int)
        }

    def cannot(self) -> dict[str, str]:
        """Contenders that have no words for the problem."""
        pairs = zip(self.runs, self.results, strict=True)
        return {run.contender: str(result["cannot"]) for run, result in pairs if "cannot" in result}

    @property
    def best_known(self) -> int | None:
        """As published for this objective."""
        found = [r["best_known"] for r in self.results if isinstance(r.get("best_known"), int)]
        return int(str(found[0])) if found else None


def run() -> Outcome:
    """Every run asked for, then the table by set."""
    plan = Plan.from_environment()
    cases = [_case(runs) for runs in plan.cases()]
    if not cases:
        raise Unavailable("no instances are here")
    _write(cases)
    families = list(dict.fromkeys(case.runs[0].family for case in cases))
    rows = [
        _row(family, [case for case in cases if case.runs[0].family == family], _best(cases), plan)
        for family in families
    ]
    return Outcome(_title(cases), rows, _remarks(cases))


def _case(runs: Sequence[Run]) -> Case:
    results = []
    for one in runs:
        result = result_of(one)
        shown = result["cost"] or result.get("why") or f"has no words for {result.get('cannot')}"
        print(f"  {one.family} {one.name} seed {one.seed}: {one.contender} {shown}", flush=True)
        results.append(result)
    return Case(tuple(runs), tuple(results))


def _best(cases: Sequence[Case]) -> dict[str, int]:
    """What gaps are measured to, by instance: the best known, else the best of all these runs."""
    found: dict[str, int] = {}
    for case in cases:
        key = _key(case)
        costs = [*case.costs().values(), *([found[key]] if key in found else [])]
        if case.best_known is not None:
            found[key] = case.best_known
        elif costs:
            found[key] = min(costs)
    return found


def _key(case: Case) -> str:
    return f"{case.runs[0].family}/{case.runs[0].name}"


def _row(family: str, cases: list[Case], best: dict[str, int], plan: Plan) -> dict[str, Figure]:
    """Mean gaps over the cases that every contender solved who solved any, so like is set by like."""
    solvers = {name for case in cases for name in case.costs()}
    common = [case for case in cases if solvers and solvers <= set(case.costs())]
    row: dict[str, Figure] = {
        "set": family,
        "runs": len(cases),
        "gap to": "best known" if cases[0].best_known is not None else "best of runs",
        "compared": len(common),
    }
    gaps: dict[str, float] = {}
    for name in plan.contenders:
        if name in solvers and common:
            gaps[name] = mean(100 * (case.costs()[name] / best[_key(case)] - 1) for case in common)
        row[f"{name} gap %"] = gaps.get(name)
        asked = [case for case in cases if name not in case.cannot()]
        row[f"{name} infeasible"] = sum(name not in case.costs() for case in asked) if asked else None
    peers = [gap for name, gap in gaps.items() if name in PACKAGES]
    own = gaps.get("ours")
    row["ours / best peer"] = own / min(peers) if own is not None and peers and min(peers) > 0 else None
    return row


def _title(cases: Sequence[Case]) -> str:
    budgets = sorted({case.runs[0].seconds for case in cases})
    spent = ", ".join(f"{seconds:g}" for seconds in budgets)
    seeds = ", ".join(str(seed) for seed in sorted({case.runs[0].seed for case in cases}))
    return f"The planner and its peers, 2 cores, {spent} s each, seeds {seeds}"


def _remarks(cases: Sequence[Case]) -> list[str]:
    remarks = [
        "Gap: mean over the cases that all who solved any solved ('compared'); to the best known where "
        "it is for this objective, else to the best of all these runs.",
        "Infeasible: refused by the checker, or stops left out. '-': no words for the problem.",
        "PyVRP: the better of two seeds side by side; VROOM: 2 threads, exploration 5; OR-Tools: "
        "guided local search, 1 thread. Building a model counts, reading an instance does not.",
    ]
    notes: dict[str, str] = {}
    for case in cases:
        for run_, result in zip(case.runs, case.results, strict=True):
            if "note" in result:
                notes.setdefault(case.runs[0].family, str(result["note"]))
            if "cannot" in result:
                remarks.append(f"{run_.contender} cannot say {run_.family}: {result['cannot']}.")
            if "why" in result:
                remarks.append(f"{run_.family} {run_.name}, {run_.contender}: {result['why']}.")
            over = float(str(result.get("seconds", 0))) - run_.seconds
            if over > LATE_S:
                late = f"{over:.1f} s late"
                remarks.append(f"{run_.family} {run_.name}, {run_.contender}: {late}.")
    remarks += [f"{family}: {note}." for family, note in notes.items()]
    return list(dict.fromkeys(remarks))


def _write(cases: Sequence[Case]) -> None:
    """All rows, instance by instance, beside the table."""
    rows = [
        {**asdict(run_), **result}
        for case in cases
        for run_, result in zip(case.runs, case.results, strict=True)
    ]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "solver-cases.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")

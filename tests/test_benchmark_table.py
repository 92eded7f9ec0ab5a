"""The table of the planner and its peers sets like by like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.solver import bench, campaign
from tests.benchmarks.solver.bench import Case
from tests.benchmarks.solver.campaign import Plan, Result, Run

PLAN = Plan({"s": None}, ("ours", "pyvrp", "vroom"), (1,), 4.0)


def _case(name: str, best_known: int | None, *costs: int | None) -> Case:
    runs = tuple(Run("s", name, contender, 4.0, 1) for contender in PLAN.contenders)
    results = tuple({"cost": cost, "best_known": best_known} for cost in costs)
    return Case(runs, results)


def _row(*cases: Case) -> dict[str, object]:
    return dict(bench._row("s", list(cases), bench._best(cases), PLAN))


def test_gaps_are_to_the_best_known() -> None:
    row = _row(_case("a", 100, 101, 104, 110), _case("b", 200, 202, 204, 220))
    assert row["gap to"] == "best known"
    assert row["ours gap %"] == pytest.approx(1.0)
    assert row["pyvrp gap %"] == pytest.approx(3.0)
    assert row["ours / best peer"] == pytest.approx(1 / 3)


def test_without_a_best_known_gaps_are_to_the_best_of_all_runs_and_the_table_says_so() -> None:
    row = _row(_case("a", None, 110, 100, 120), _case("a", None, 105, 104, 120))
    assert row["gap to"] == "best of runs"
    assert row["ours gap %"] == pytest.approx(7.5)
    assert row["pyvrp gap %"] == pytest.approx(2.0)


def test_a_case_that_one_contender_fails_counts_for_nobodys_mean_but_as_infeasible() -> None:
    row = _row(_case("a", 100, 101, 102, 103), _case("b", 100, 150, None, 103))
    assert row["compared"] == 1
    assert row["ours gap %"] == pytest.approx(1.0)
    assert row["pyvrp infeasible"] == 1
    assert row["ours infeasible"] == 0


def test_a_contender_without_words_for_a_set_is_neither_compared_nor_infeasible() -> None:
    case = _case("a", 100, 101, 102, None)
    case = Case(case.runs, (*case.results[:2], {"cost": None, "cannot": "reloads"}))
    row = _row(case)
    assert row["compared"] == 1
    assert row["vroom gap %"] is None
    assert row["vroom infeasible"] is None


def test_a_result_is_kept_until_its_contender_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaign, "RESULTS", tmp_path)
    monkeypatch.delenv("AGAIN", raising=False)
    made: list[Run] = []

    def make(run: Run) -> Result:
        made.append(run)
        return {"cost": len(made), "best_known": None}

    monkeypatch.setattr(campaign, "_make", make)
    run = Run("s", "a", "pyvrp", 4.0, 1)
    assert campaign.result_of(run)["cost"] == 1
    assert campaign.result_of(run)["cost"] == 1
    kept = json.loads(run.file.read_text())
    run.file.write_text(json.dumps({**kept, "of": "pyvrp of old"}))
    assert campaign.result_of(run)["cost"] == 2
    monkeypatch.setenv("AGAIN", "1")
    assert campaign.result_of(run)["cost"] == 3


def test_the_short_form_is_forty_instances() -> None:
    assert sum(campaign.SHORT.values()) == 40

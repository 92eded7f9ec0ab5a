"""Any solver's answer is judged: VROOM's own pass, tampered ones do not, ours say one thing only."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.routing import StopRule
from app.domain.solution import Violation
from solver.exact.etas import choose_times
from solver.exact.exchanges import side_by_side
from solver.judge.checker import check
from solver.solve import solve
from storage.vroom.file import VroomFile, write_document
from tests.storage.vroom.cases import Document, random_problem, tiny

vroom = pytest.importorskip("vroom")


class Desk:
    """A problem file with answers beside it."""

    def __init__(self, folder: Path, problem: Document) -> None:
        self.path = folder / "problem.json"
        self.path.write_text(json.dumps(problem))
        self._answer = folder / "answer.json"
        self.file = VroomFile(self.path)

    def peer(self) -> Document:
        """VROOM's answer."""
        answer: Document = vroom.Input.from_json(self.path).solve(5, 1).to_dict()
        return answer

    def ours(self) -> Document:
        """Ours, after a few steps."""
        found = solve(self.file.problem, StopRule(steps=20))
        return self.file.answer(side_by_side(self.file.problem, found, self.file.exchanges), "matrices")

    def wrong(self, answer: Document) -> list[Violation]:
        """What is wrong with an answer."""
        write_document(self._answer, answer)
        judged = self.file.judged(self._answer, self.file.problem)
        found = [*judged.violations, *check(judged.problem, judged.solution)]
        return found or list(self.file.differences(self._answer, self.file.problem))


def test_every_answer_of_vroom_passes(tmp_path: Path) -> None:
    served = 0
    for seed in range(150):
        desk = Desk(tmp_path, random_problem(seed))
        answer = desk.peer()
        assert desk.wrong(answer) == [], seed
        served += sum(len(route["steps"]) for route in answer["routes"])
    assert served > 1000


type Tamper = Callable[[Document, random.Random], object]


def _tasks(answer: Document) -> list[Document]:
    kinds = ("job", "pickup", "delivery")
    return [step for route in answer["routes"] for step in route["steps"] if step["type"] in kinds]


def _route(answer: Document, rng: random.Random) -> Document:
    chosen: Document = rng.choice(answer["routes"])
    return chosen


def _shift(step: Document, name: str, by: int) -> None:
    step[name] += by


def _lose(answer: Document, rng: random.Random) -> None:
    step = rng.choice(_tasks(answer))
    for route in answer["routes"]:
        route["steps"] = [other for other in route["steps"] if other is not step]


def _repeat(answer: Document, rng: random.Random) -> None:
    steps = _route(answer, rng)["steps"]
    steps.insert(-1, copy.deepcopy(rng.choice(_tasks(answer))))


TAMPERS: dict[str, Tamper] = {
    "a task is lost": _lose,
    "a task is made twice": _repeat,
    "a vehicle nobody has": lambda a, rng: _route(a, rng).update(vehicle=99),
    "a vehicle with two routes": lambda a, rng: a["routes"].append(copy.deepcopy(_route(a, rng))),
    "a task nobody wants": lambda a, rng: rng.choice(_tasks(a)).update(id=999),
    "service a second short": lambda a, rng: _shift(rng.choice(_tasks(a)), "service", -1),
    "everything at second 0": lambda a, _: [
        step.update(arrival=0, waiting_time=0) for r in a["routes"] for step in r["steps"]
    ],
    "a cheaper route": lambda a, rng: _shift(_route(a, rng), "cost", -6),
    "a cheaper plan": lambda a, _: _shift(a["summary"], "cost", -9),
    "less driving": lambda a, rng: _shift(_route(a, rng), "duration", -6),
    "more left out than said": lambda a, _: a["unassigned"].append({"id": 999, "type": "job"}),
    "sooner at a place than anybody can be": lambda a, _: [
        step.update(arrival=step["arrival"] - 9, waiting_time=step["waiting_time"] + 9)
        for step in _tasks(a)
    ],
    "the start after the first task": lambda a, rng: _shift(
        _route(a, rng)["steps"][0], "arrival", 50_000
    ),
    "an end that nobody can reach so soon": lambda a, rng: _shift(
        _route(a, rng)["steps"][-1], "arrival", -50_000
    ),
}


@pytest.mark.parametrize("name", TAMPERS)
def test_a_tampered_answer_fails(tmp_path: Path, name: str) -> None:
    tampered = 0
    for seed in range(12):
        desk = Desk(tmp_path, random_problem(seed))
        answer = desk.peer()
        if answer["routes"]:
            TAMPERS[name](answer, random.Random(seed))
            assert desk.wrong(answer), seed
            tampered += 1
    assert tampered > 5


ONE_OFF: dict[str, tuple[Document, Callable[[Document], object], str]] = {
    "window": (
        {"jobs": [{"id": 1, "location_index": 1, "time_windows": [[2000, 2500]]}]},
        lambda step: step.update(arrival=2501, waiting_time=0),
        "window",
    ),
    "setup before the window": (
        {"jobs": [{"id": 1, "location_index": 1, "setup": 60, "time_windows": [[2000, 2500]]}]},
        lambda step: step.update(arrival=1940, waiting_time=59),
        "window",
    ),
}


@pytest.mark.parametrize("name", ONE_OFF)
def test_a_second_off_a_rule_is_caught(tmp_path: Path, name: str) -> None:
    changes, tamper, rule = ONE_OFF[name]
    desk = Desk(tmp_path, tiny(**changes))
    answer = desk.peer()
    for route in answer["routes"]:
        route["steps"] = [s for s in route["steps"] if s["type"] != "end"] + [
            {**s, "arrival": s["arrival"] + 600} for s in route["steps"] if s["type"] == "end"
        ]
    assert desk.wrong(answer) == []
    tamper(_tasks(answer)[0])
    assert rule in {violation.rule for violation in desk.wrong(answer)}


def test_a_break_of_the_vehicle_may_stand_once_in_its_window(tmp_path: Path) -> None:
    van = {**tiny()["vehicles"][0], "breaks": [{"id": 5, "service": 60, "time_windows": [[700, 900]]}]}
    desk = Desk(tmp_path, tiny(vehicles=[van]))
    answer = desk.peer()
    assert desk.wrong(answer) == []
    rest = next(s for s in answer["routes"][0]["steps"] if s["type"] == "break")
    for change in ({"id": 6}, {"arrival": 901, "waiting_time": 0}, {"service": 59}):
        changed = copy.deepcopy(answer)
        next(s for s in changed["routes"][0]["steps"] if s["type"] == "break").update(change)
        assert "break" in {violation.rule for violation in desk.wrong(changed)}, change
    answer["routes"][0]["steps"].insert(-1, rest)
    assert "break" in {violation.rule for violation in desk.wrong(answer)}


def test_our_answers_pass_with_our_part_and_without_it(tmp_path: Path) -> None:
    for seed in range(15):
        desk = Desk(tmp_path, random_problem(seed))
        answer = desk.ours()
        assert desk.wrong(answer) == [], seed
        del answer["roundsman"]
        assert desk.wrong(answer) == [], seed


def test_vroom_finds_no_violation_in_our_plans(tmp_path: Path) -> None:
    """VROOM's plan mode is told our steps."""
    for seed in range(100, 115):
        problem = random_problem(seed)
        answer = Desk(tmp_path, problem).ours()
        steps = {route["vehicle"]: route["steps"] for route in answer["routes"]}
        for vehicle in problem["vehicles"]:
            vehicle["steps"] = [
                {name: step[name] for name in ("type", "id") if name in step}
                for step in steps.get(vehicle["id"], [])
            ]
        told = vroom.Input.from_json(Desk(tmp_path, problem).path).check().to_dict()
        assert told["summary"]["violations"] == [], seed
        assert told["summary"]["priority"] == answer["summary"]["priority"]


@pytest.mark.parametrize(
    ("rest", "task", "order"),
    [
        ([100, 900], [20_000, 21_000], ["start", "break", "job", "job", "end"]),
        ([30_000, 31_000], [600, 900], ["start", "job", "job", "break", "end"]),
    ],
)
def test_a_break_had_before_the_route_or_after_it_is_a_step_of_its_own(
    tmp_path: Path, rest: list[int], task: list[int], order: list[str]
) -> None:
    van = {**tiny()["vehicles"][0], "breaks": [{"id": 5, "service": 60, "time_windows": [rest]}]}
    jobs = [{"id": n, "location_index": n, "time_windows": [task]} for n in (1, 2)]
    jobs[1]["time_windows"] = [[task[0] + 600, task[1] + 600]]
    desk = Desk(tmp_path, tiny(vehicles=[van], jobs=jobs))
    answer = desk.ours()
    assert [step["type"] for step in answer["routes"][0]["steps"]] == order
    found = next(s for s in answer["routes"][0]["steps"] if s["type"] == "break")
    assert rest[0] <= found["arrival"] + found["waiting_time"] <= rest[1]
    del answer["roundsman"]
    assert desk.wrong(answer) == []


@pytest.mark.parametrize("part", ["summary", "routes", "unassigned", "roundsman"])
def test_our_answer_must_say_one_thing(tmp_path: Path, part: str) -> None:
    desk = Desk(tmp_path, tiny())
    answer: Any = json.loads(json.dumps(desk.ours(), default=str))
    assert desk.wrong(answer) == []
    if part == "summary":
        answer["summary"]["cost"] += 1
    elif part == "routes":
        answer["routes"][0]["steps"][1]["arrival"] += 1
    elif part == "unassigned":
        answer["unassigned"].append({"id": 1, "type": "job"})
    else:
        answer["roundsman"]["solution"]["routes"][0]["steps"][1]["begin"] -= 1
    assert desk.wrong(answer)


def test_plan_mode_violates_as_little_as_vroom_and_for_the_same_causes(tmp_path: Path) -> None:
    violated = 0
    for seed in range(60):
        problem = random_problem(seed)
        _give_random_steps(problem, random.Random(seed))
        desk = Desk(tmp_path, problem)
        theirs = vroom.Input.from_json(desk.path).check().to_dict()
        ours = desk.file.kept(desk.file.problem, "matrices", choose_times)
        assert _violations(ours) == _violations(theirs), seed
        assert ours["summary"]["cost"] == theirs["summary"]["cost"]
        left = [
            sorted((task["type"], task["id"]) for task in document["unassigned"])
            for document in (ours, theirs)
        ]
        assert left[0] == left[1]
        violated += len(theirs["summary"]["violations"])
    assert violated > 100


def _violations(document: Document) -> tuple[int, list[set[str]]]:
    """Seconds outside windows in all, and the other causes by route."""
    seconds = sum(v.get("duration", 0) for v in document["summary"]["violations"])
    causes = [
        {v["cause"] for v in route["violations"] if "duration" not in v} for route in document["routes"]
    ]
    return seconds, causes


def _give_random_steps(problem: Document, rng: random.Random) -> None:
    tasks = [("job", job["id"]) for job in problem["jobs"]]
    for pair in problem["shipments"]:
        tasks += [(name, pair[name]["id"]) for name in ("pickup", "delivery")]
    rng.shuffle(tasks)
    for vehicle in problem["vehicles"]:
        vehicle.pop("speed_factor", None)  # VROOM counts in hundredths of a second
        vehicle["steps"] = []
    for kind, number in tasks:
        if rng.random() < 0.9:
            rng.choice(problem["vehicles"])["steps"].append({"type": kind, "id": number})
    for vehicle in problem["vehicles"]:
        for rest in vehicle.get("breaks", []):
            if vehicle["steps"] and rng.random() < 0.8:
                at = rng.randrange(len(vehicle["steps"]) + 1)
                vehicle["steps"].insert(at, {"type": "break", "id": rest["id"]})

"""``solve`` and ``check`` as a person or a script calls them."""

from __future__ import annotations

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import main
from tests.conftest import ROOT
from tests.regions import prepared_demo_region
from tests.storage.vroom.cases import Document, tiny
from tests.ui.cli.terminal import Said, command_line

PUBLISHED = ROOT.parent / "shared" / "data" / "real" / "vroom-docs"
"""VROOM's documentation examples; absent elsewhere."""


class Shell:
    """Gives commands on files in one folder, in this process."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def file(self, name: str, document: Document) -> Path:
        path = self.folder / name
        path.write_text(json.dumps(document))
        return path

    def run(self, *words: object) -> Said:
        self._capture.readouterr()
        data = ["--data-dir", str(self.folder / "data")]
        status = main.main([*map(str, words), *data])
        said = self._capture.readouterr()
        assert "Traceback" not in said.err
        assert "fault in the program" not in said.err
        return Said(status, said.out, said.err)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def published(name: str) -> Any:
    """One of VROOM's own documents."""
    path = PUBLISHED / name
    if not path.is_file():
        pytest.skip(f"VROOM's {name} is not here")
    return json.loads(path.read_text())


def test_a_problem_is_solved_to_a_file_that_passes_the_check(shell: Shell) -> None:
    problem, answer = shell.file("p.json", tiny()), shell.folder / "a.json"
    assert shell.run("solve", problem, "-o", answer, "-l", 2, "-t", 1, "--seed", 5).status == 0
    document = json.loads(answer.read_text())
    assert (document["code"], document["summary"]["cost"]) == (0, 2400)
    said = shell.run("check", problem, answer)
    assert (said.status, said.err) == (0, "")
    assert said.out == "The answer keeps every rule: 1 routes, 2 stops.\n"


def test_without_a_file_the_answer_is_printed(shell: Shell) -> None:
    said = shell.run("solve", shell.file("p.json", tiny()), "-l", 2, "-t", 1)
    assert said.status == 0
    assert said.document["summary"]["unassigned"] == 0


def test_solving_spawned_from_the_shell_leaves_nothing_but_its_answer(shell: Shell) -> None:
    command = command_line("solve", shell.file("p.json", tiny()), "-l", "2", "-t", "1")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["code"] == 0


def test_a_bad_problem_is_one_line_and_leaves_what_stood_there(shell: Shell) -> None:
    answer = shell.folder / "a.json"
    answer.write_text("what stood there")
    problem = shell.file("p.json", tiny(vehicles=[{"id": 1}]))
    said = shell.run("solve", problem, "-o", answer)
    assert said.status == 1
    assert said.line == "The vehicle 1 has neither a start nor an end."
    assert answer.read_text() == "what stood there"
    assert sorted(path.name for path in shell.folder.iterdir()) == ["a.json", "p.json"]


def test_a_bad_problem_is_also_told_as_vroom_tells_it(shell: Shell) -> None:
    said = shell.run("solve", shell.file("p.json", tiny(vehicles=[])))
    assert said.status == 1
    assert said.document == {"code": 2, "error": "The problem has no vehicles."}


def test_an_answer_that_cannot_be_written_is_one_line(shell: Shell) -> None:
    problem = shell.file("p.json", tiny())
    said = shell.run("solve", problem, "-o", shell.folder / "no" / "a.json", "-l", 1, "-t", 1)
    assert said.status == 1
    assert "cannot be written" in said.line


def test_when_nothing_can_be_served_every_task_has_its_reason(shell: Shell) -> None:
    jobs = [{"id": n, "location_index": 1, "skills": [n]} for n in (1, 2)]
    said = shell.run("solve", shell.file("p.json", tiny(jobs=jobs)), "-l", 1, "-t", 1)
    assert said.status == 0
    assert said.document["routes"] == []
    reasons = {task["id"]: task["roundsman"]["reason"] for task in said.document["unassigned"]}
    assert reasons == {1: "skills", 2: "skills"}


def test_the_most_priority_is_served_before_the_least_cost(shell: Shell) -> None:
    van = {**tiny()["vehicles"][0], "max_tasks": 1}
    jobs = [{"id": 1, "location_index": 1}, {"id": 2, "location_index": 2, "priority": 1}]
    problem = shell.file("p.json", tiny(vehicles=[van], jobs=jobs))
    said = shell.run("solve", problem, "-l", 1, "-t", 1)
    assert [task["id"] for task in said.document["unassigned"]] == [1]


def test_a_tampered_answer_fails_in_words(shell: Shell) -> None:
    problem, answer = shell.file("p.json", tiny()), shell.folder / "a.json"
    shell.run("solve", problem, "-o", answer, "-l", 1, "-t", 1)
    document = json.loads(answer.read_text())
    del document["roundsman"]
    del document["routes"][0]["steps"][1]
    said = shell.run("check", problem, shell.file("b.json", document))
    assert said.status == 1
    assert "is neither planned" in said.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[]", "expected `object`"),
        ('{"code": 3, "error": "no road"}', "holds no plan but the error 3: no road"),
        ('{"routes": [{"vehicle": 1, "steps": [{"type": "start"}]}]}', "routes[0].steps[0]"),
        ('{"roundsman": {"solution": {}}}', "roundsman.solution"),
    ],
)
def test_an_answer_that_is_none_is_one_line(shell: Shell, content: str, words: str) -> None:
    answer = shell.folder / "a.json"
    answer.write_text(content)
    said = shell.run("check", shell.file("p.json", tiny()), answer)
    assert said.status == 1
    assert words in said.line


def test_without_matrices_the_active_regions_roads_are_used(shell: Shell) -> None:
    shutil.copytree(prepared_demo_region().folder.parent, shell.folder / "data" / "regions")
    vaduz, schaan = [9.5209, 47.1410], [9.5098, 47.1650]
    problem = {
        "vehicles": [{"id": 1, "start": vaduz, "end": vaduz}],
        "jobs": [{"id": 1, "location": schaan}, {"id": 2, "location": [2.35, 48.86]}],
    }
    file, answer = shell.file("p.json", problem), shell.folder / "a.json"
    assert shell.run("solve", file, "-o", answer, "-l", 2, "-t", 1).status == 0
    document = json.loads(answer.read_text())
    assert document["roundsman"]["ways"] in ("roads", "straight-line")
    assert 4000 < document["summary"]["distance"] < 20_000
    (left,) = document["unassigned"]
    assert (left["id"], left["roundsman"]["reason"]) == (2, "unreachable")
    assert shell.run("check", file, answer).status == 0


def test_the_published_example_is_solved_at_its_cost_or_better(shell: Shell) -> None:
    theirs = published("example_2_sol.json")
    problem = shell.file("p.json", published("example_2.json"))
    said = shell.run("solve", problem, "-l", 2, "-t", 1)
    assert said.document["summary"]["cost"] <= theirs["summary"]["cost"]
    assert shell.run("check", problem, shell.file("a.json", theirs)).status == 0


def test_plan_mode_reports_what_the_published_example_violates(shell: Shell) -> None:
    """The road server's matrix is told by the published legs; no other leg is driven."""
    problem, theirs = published("example_3.json"), published("example_3_sol.json")
    said = shell.run("solve", "-c", shell.file("p.json", with_published_legs(problem, theirs)))
    ours = said.document
    by_cause = [
        {v["cause"]: v.get("duration") for v in document["summary"]["violations"]}
        for document in (ours, theirs)
    ]
    assert by_cause[0] == by_cause[1] == {"lead_time": 800, "delay": 2712, "load": None}
    for mine, other in zip(ours["routes"], theirs["routes"], strict=True):
        for step, published_step in zip(mine["steps"], other["steps"], strict=True):
            for name in ("type", "arrival", "duration", "waiting_time", "load", "violations"):
                assert step[name] == published_step[name]


def with_published_legs(problem: Document, answer: Document) -> Document:
    """The problem with a matrix in which the answer's own legs are as long as it says."""
    places: dict[tuple[float, ...], int] = {}
    legs: dict[tuple[int, int], tuple[int, int]] = {}
    for route in answer["routes"]:
        steps = [
            (places.setdefault(tuple(s["location"]), len(places)), s["duration"], s["distance"])
            for s in route["steps"]
        ]
        for (a, seconds, metres), (b, later, further) in pairwise(steps):
            legs[a, b] = (later - seconds, further - metres)
    for vehicle in problem["vehicles"]:
        vehicle["start_index"] = places[tuple(vehicle["start"])]
        vehicle["end_index"] = places[tuple(vehicle["end"])]
    for job in problem["jobs"]:
        job["location_index"] = places[tuple(job["location"])]
    far = (99_999, 999_999)
    tables = {
        name: [
            [0 if a == b else legs.get((a, b), far)[n] for b in range(len(places))]
            for a in range(len(places))
        ]
        for n, name in enumerate(("durations", "distances"))
    }
    return {**problem, "matrices": {"car": tables}}


def test_plan_mode_keeps_hard_times_or_says_that_it_cannot(shell: Shell) -> None:
    steps = [{"type": "job", "id": 2, "service_at": 5000}, {"type": "job", "id": 1}]
    van = {**tiny()["vehicles"][0], "steps": steps}
    said = shell.run("solve", "-c", shell.file("p.json", tiny(vehicles=[van])))
    arrivals = {s["id"]: s["arrival"] for s in said.document["routes"][0]["steps"] if "id" in s}
    assert arrivals == {2: 5000, 1: 5900}
    steps[1]["service_before"] = 5899
    said = shell.run("solve", "-c", shell.file("p.json", tiny(vehicles=[van])))
    assert said.status == 1
    assert said.line == "The vehicle 1 cannot keep the service times of its steps."


@pytest.mark.parametrize("words", [["-l", "0"], ["-t", "0"], ["-l", "x"], ["--seed", "-1"]])
def test_wrong_usage_is_said(shell: Shell, words: list[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        shell.run("solve", shell.file("p.json", tiny()), *words)
    assert usage.value.code == 2

"""Processes that are killed in the middle of a practice day."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.solution import Progress
from app.ports.planner import Planner
from app.practice.phone import Phone
from app.sync.address import read_address
from tests.conftest import ROOT
from tests.day.small_day import run, watched
from tests.recount import recount
from ui.workplace import Workplace

pytestmark = [
    pytest.mark.day,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL"),
]

KILL_SERVER_AT = (60, 61, 180)
"""Looks of the desk at which the server is killed: twice at once, and again much later."""
KILL_PLANNERS = (0, 3)


class DeadlyPlanner:
    """The real planner, some of whose children are killed as soon as they run."""

    def __init__(self, planner: Planner, killed: list[int]) -> None:
        self._planner = planner
        self._killed = killed
        self._plans = 0

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        number, self._plans = self._plans, self._plans + 1

        def kill() -> bool:
            for child in multiprocessing.active_children():
                assert child.pid is not None
                self._killed.append(number)
                child.kill()
            return cancelled()

        return self._planner.solve(job, on_progress, kill if number in KILL_PLANNERS else cancelled)


def test_a_day_outlives_its_server_and_its_planners(
    regions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acknowledged: set[str] = set()
    servers: list[int] = []
    planners: list[int] = []
    forget = Phone._forget

    def note_and_forget(phone: Phone, acked: int) -> None:
        acknowledged.update(str(e["id"]) for e in phone._events if int(str(e["seq"])) <= acked)
        forget(phone, acked)

    def endanger(place: Workplace) -> Workplace:
        def kill_server(look: int) -> None:
            address = read_address(place.folder / "server")
            if look in KILL_SERVER_AT and address is not None:
                os.kill(address.pid, signal.SIGKILL)
                servers.append(address.pid)

        deadly = DeadlyPlanner(place.background_planner, planners)
        return watched(replace(place, background_planner=deadly), kill_server)

    monkeypatch.setattr(Phone, "_forget", note_and_forget)
    lived = run(tmp_path, regions, change=endanger)

    assert len(set(servers)) == len(KILL_SERVER_AT)
    assert set(planners) == set(KILL_PLANNERS)
    facts = Counter(event["event_id"] for event in lived.raw["events"])
    assert acknowledged
    assert acknowledged <= facts.keys()
    assert set(facts.values()) == {1}
    assert lived.figures == recount(**lived.raw)
    assert recount(**lived.raw)["open"] == []


def test_a_killed_demo_takes_its_server_and_its_planner_with_it(regions: Path, tmp_path: Path) -> None:
    day = subprocess.Popen(
        [sys.executable, "-m", "tests.day.small_day", str(tmp_path), str(regions)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        give_up = time.monotonic() + 120
        while (address := read_address(tmp_path / "data" / "server")) is None:
            assert day.poll() is None
            assert time.monotonic() < give_up
            time.sleep(0.05)
    finally:
        day.kill()
        day.wait()
    give_up = time.monotonic() + 60
    while _runs(address.pid):
        assert time.monotonic() < give_up, "the practice server goes on alone"
        time.sleep(0.1)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False

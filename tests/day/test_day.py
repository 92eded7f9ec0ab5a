"""A practice day from import to report, on the real server process and the real roads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.domain.stop_state import StopState
from tests.conftest import ROOT
from tests.day.small_day import DRIVERS, ORDERS, SEED, Lived, run
from tests.recount import recount

pytestmark = [pytest.mark.day, pytest.mark.timeout(900)]


def test_every_released_stop_ends_in_a_final_state_or_is_named_as_open(lived: Lived) -> None:
    given = [
        stop["stop"]
        for record in lived.raw["routes"]
        for trip in record["released"]["trips"]
        for stop in trip["stops"]
    ]
    released = {stop["stop_id"] for stop in given}
    assert len(released) == len(given)
    assert sum(1 for stop in given if stop.get("attempt", 1) == 1) == ORDERS
    report = json.loads(lived.day_json)["report"]
    shown = {stop["stop_id"]: StopState(stop["state"]) for stop in report["rows"]}
    named = set(recount(**lived.raw)["open"])
    assert released <= shown.keys()
    assert {stop_id for stop_id in released if not shown[stop_id].is_final} == named
    assert report["counts"]["open"] == len(named)


def test_something_goes_wrong_in_the_day(lived: Lived) -> None:
    """Else the claims beside this one would say little."""
    facts = Counter(event["type"] for event in lived.raw["events"])
    assert facts["failed"] + facts["partial"] > 0
    assert facts["shift_ended"] == len(DRIVERS)
    late = [
        event
        for event in lived.raw["events"]
        if event["actor"]["kind"] == "driver" and event["received_at"] > event["at"]
    ]
    assert late, "no phone lost its connection"


def test_the_reports_figures_are_a_recount_of_the_log(lived: Lived) -> None:
    assert lived.figures == recount(**lived.raw)


def test_the_same_seed_is_the_same_day_at_any_speed(
    lived: Lived, regions: Path, tmp_path: Path
) -> None:
    assert run(tmp_path, regions, SEED, speed=20_000).day_json == lived.day_json


def test_another_seed_is_another_day(lived: Lived, regions: Path, tmp_path: Path) -> None:
    there = json.loads(lived.day_json)["report"]
    other = json.loads(run(tmp_path, regions, SEED + 1).day_json)["report"]
    assert other["actual"] != there["actual"]
    assert other["counts"]["stops"] == there["counts"]["stops"]


def test_with_the_network_cut_the_day_is_the_same(lived: Lived, regions: Path, tmp_path: Path) -> None:
    if sys.platform != "linux" or shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("needs Linux network namespaces, with unshare and ip")
    cut = ["unshare", "--net", *(["--map-root-user"] if os.getuid() else []), "sh", "-c"]
    allowed = subprocess.run([*cut, "ip link set lo up"], capture_output=True, text=True, check=False)
    if allowed.returncode:
        pytest.skip(f"network namespaces are not allowed here: {allowed.stderr.strip()}")
    only_loopback = 'ip link set lo up && [ -z "$(ip route)" ] && exec "$@"'
    day = [sys.executable, "-m", "tests.day.small_day", str(tmp_path), str(regions)]
    done = subprocess.run(
        [*cut, only_loopback, "sh", *day],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=800,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == lived.day_json

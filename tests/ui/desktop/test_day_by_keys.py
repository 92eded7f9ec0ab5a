"""A whole day is dispatched with no mouse, at the real desktop: window, session, database, sync server,
planner and evaluator processes, on a display of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.region import RegionInfo
from app.sync.supervisor import ServerSupervisor
from main import data_folder
from resources import demo
from tests.conftest import ROOT

pytestmark = [pytest.mark.gui, pytest.mark.day, pytest.mark.timeout(400)]

ORDERS = 12
AT_FAULT = "BAD-1,Frau Falsch,Landstrasse,9494,Schaan,,,99:00,15:00,4,1,1,1,delivery,,,,,,,,"
"""There is no hour 99: the workbench asks."""


@pytest.fixture
def display() -> Iterator[str]:
    """A display with nobody and nothing on it."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not on this machine")
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as screen:
        os.close(write)
        with os.fdopen(read) as numbers:
            yield f":{numbers.readline().strip()}"
        screen.terminate()


def test_a_day_from_the_orders_file_to_the_report_is_dispatched_by_keys_alone(
    display: str,
    tmp_path: Path,
    map_page: None,  # noqa: ARG001
    region: RegionInfo,
) -> None:
    root = tmp_path / "data"
    root.mkdir()
    (root / "regions").symlink_to(region.folder.parent)
    lines = demo.ORDERS.read_text(encoding="utf-8").splitlines()
    orders = tmp_path / "few.csv"
    orders.write_text("\n".join([*lines[: ORDERS + 1], AT_FAULT]) + "\n", encoding="utf-8")
    report = tmp_path / "day.pdf"
    command = [sys.executable, "-m", "tests.ui.desktop.keyboard_day", *map(str, (root, orders, report))]
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    try:
        lived = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=360, check=False
        )
    finally:  # the drivers' phones would keep it up
        ServerSupervisor(data_folder(root).server, []).stop()
    assert lived.returncode == 0, lived.stderr
    assert report.read_bytes().startswith(b"%PDF")

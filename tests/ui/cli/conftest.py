"""What several of these tests start from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from resources import demo
from tests.regions import prepared_demo_region
from tests.ui.cli.terminal import DAY, GOOD, HEADER, Terminal


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the built-in region, the demo's fleet and one order."""
    data = tmp_path_factory.mktemp("stocked")
    shutil.copytree(prepared_demo_region().folder.parent, data / "regions")
    file = data / "first.csv"
    file.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    for command in (["fleet", str(demo.FLEET)], ["import", str(file)]):
        assert main.main([*command, "--date", DAY, "--data-dir", str(data)]) == 0
    return data


@pytest.fixture
def terminal(stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Terminal]:
    """A terminal on a copy of that folder; a server that a command started is ended after the test."""
    data = tmp_path / "data"
    shutil.copytree(stocked, data)
    there = Terminal(data, capsys)
    yield there
    if data.is_dir():
        assert there.run("server", "--stop").status == 0

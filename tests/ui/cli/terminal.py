"""A terminal on a data folder with a day in it, and what commands say there."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import main
from tests.conftest import ROOT

DAY = "2026-06-15"
HEADER = "reference,name,address,postcode,city,lat,lon,window_start,window_end,weight_kg"
GOOD = "A1,Mira,Landstrasse,9490,Vaduz,47.139,9.5183,,,2"


@dataclass(frozen=True)
class Said:
    """What a command said. ``line`` is its one line on stderr, without the program's name."""

    status: int
    out: str
    err: str

    @property
    def line(self) -> str:
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("roundsman: ")
        return lines[0].removeprefix("roundsman: ")

    @property
    def document(self) -> Any:
        return json.loads(self.out)


def command_line(*words: object) -> list[str]:
    """A command as a process of its own."""
    return [sys.executable, str(ROOT / "main.py"), *map(str, words)]


class Terminal:
    """Gives commands on one data folder."""

    def __init__(self, data: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capture = capture

    def run(self, *words: object) -> Said:
        """A command in this process."""
        self._capture.readouterr()
        try:
            status = main.main([*map(str, words), "--data-dir", str(self.data)])
        except SystemExit as usage:
            status = int(str(usage.code))
        said = self._capture.readouterr()
        assert "Traceback" not in said.err
        assert "fault in the program" not in said.err
        return Said(status, said.out, said.err)

    def run_apart(self, *words: object) -> Said:
        """A command in a process of its own, as every one that may start a server."""
        command = command_line(*words, "--data-dir", self.data)
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return Said(done.returncode, done.stdout, done.stderr)

    def fails(self, *words: object) -> str:
        """A command that must fail, and keep everything; returns its one line."""
        before = self.orders()
        said = self.run(*words)
        assert said.status == 1
        line = said.line
        assert self.orders() == before
        return line

    def orders(self) -> Any:
        """The day's orders as they stand."""
        return self.run("orders", "--date", DAY, "--json").document["orders"]


def table(folder: Path, *rows: str, header: str = HEADER, name: str = "orders.csv") -> Path:
    """An orders file."""
    file = folder / name
    file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return file


AHEAD = "2099-06-15"
"""A day that has not begun."""

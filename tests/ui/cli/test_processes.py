"""Commands that start, outlive or are cut off from other processes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.sync.address import read_address
from resources import demo
from tests.ui.cli.terminal import DAY, GOOD, Terminal, command_line, table


def test_a_port_in_use_is_told_in_one_line(terminal: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        line = terminal.fails("server", "--port", taken.getsockname()[1])
    assert "used by another program" in line


def test_a_server_alone_says_in_one_document_how_to_reach_it_and_ends_when_told(
    terminal: Terminal,
) -> None:
    words = command_line("server", "--port", 0, "--json", "--data-dir", terminal.data)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = json.loads(server.stdout.readline())
        assert set(said) == {"url", "desk_token", "epoch"}
        assert "already" in terminal.fails("server", "--port", 0)
        assert "already running" in terminal.fails("restore", terminal.data / "first.csv")
        assert terminal.run("server", "--stop").out == "The sync server has ended.\n"
        assert server.wait(60) == 0


def test_after_a_killed_server_the_next_command_has_one_again_on_the_same_port(
    terminal: Terminal,
) -> None:
    assert terminal.run("plan", "--date", DAY, "-l", 1).status == 0
    assert terminal.run_apart("release", "--date", DAY).out == "Released 1 changed routes.\n"
    first = read_address(terminal.data / "server")
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    paired = terminal.run_apart("pair", "aino", "--json")
    assert paired.status == 0
    assert set(paired.document) == {"code", "url", "expires", "qr"}
    second = read_address(terminal.data / "server")
    assert second is not None
    assert (second.port, second.epoch) == (first.port, first.epoch)
    os.kill(second.pid, signal.SIGKILL)
    assert "Nothing has changed" in terminal.run_apart("release", "--date", DAY).out
    routes = terminal.run("routes", "--json").document["routes"]
    assert sum(route["revision"] for route in routes) == 1
    assert terminal.run("report", "-f", "sheets", "-o", terminal.data / "s.pdf").status == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the planner in /proc")
def test_ctrl_c_in_a_plan_says_so_and_leaves_nothing_behind(terminal: Terminal) -> None:
    assert terminal.run("import", demo.ORDERS, "--date", DAY).status == 0
    words = command_line("plan", "--date", DAY, "-l", 60, "--data-dir", terminal.data)
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as plan:
        children = Path(f"/proc/{plan.pid}/task/{plan.pid}/children")
        while not children.read_text():
            assert plan.poll() is None
            time.sleep(0.05)
        time.sleep(2)  # until the planner has come up: what is pressed while it does is told by it too
        plan.send_signal(signal.SIGINT)
        _, err = plan.communicate(timeout=40)
    assert plan.returncode == 1
    assert err.splitlines() == ["roundsman: stopped; what was kept before stands."]
    assert terminal.run("routes", "--json").document["routes"] == []


def test_names_of_files_may_be_anything(terminal: Terminal, tmp_path: Path) -> None:
    odd = tmp_path / 'Müller\'s "Tour" 100% <b>\n'
    odd.mkdir()
    file = table(odd, GOOD.replace("A1", "B7"), name="Aufträge 'neu'.csv")
    assert terminal.run("import", file, "--date", DAY, "--json").document["kept"] == 1
    report = odd / "Bericht (1).csv"
    assert terminal.run("report", "-f", "csv", "-o", report).status == 0
    assert report.exists()
    assert "cannot be written" in terminal.fails("report", "-f", "pdf", "-o", odd / "no" / "r.pdf")


def test_output_that_nobody_can_take_is_no_traceback(terminal: Terminal) -> None:
    words = command_line("orders", "--json", "--data-dir", terminal.data)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "roundsman: the output cannot be written (No space left on device)."
    ]

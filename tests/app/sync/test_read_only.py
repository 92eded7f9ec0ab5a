"""A folder that cannot be written: it is said, nothing acknowledged is lost, and work goes on later."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from app.domain.errors import SyncError
from app.sync import supervisor
from app.sync.supervisor import ServerSupervisor
from tests.app.sync.serving import command, fact, route, running
from tests.failing_drive import Failing, failing_drive


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    """A drive that a test may make read-only."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can make a drive read-only for itself")
    place = tmp_path / "drive"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not permitted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _remount(drive: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(drive)], check=True)


def test_a_read_only_folder_is_one_clear_sentence_and_nothing_once_it_is_mended(drive: Path) -> None:
    folder = drive / "server"
    with running(folder) as server:
        epoch = server.address.epoch
    _remount(drive, "ro")
    supervisor = ServerSupervisor(folder, command(folder))
    with pytest.raises(SyncError, match=r"cannot be written \(Read-only file system\)"):
        supervisor.ensure()
    alone = subprocess.run(command(folder), capture_output=True, text=True, timeout=60, check=False)
    assert alone.returncode == 1
    assert alone.stderr.count("\n") == 1
    assert "cannot be written (Read-only file system)" in alone.stderr
    _remount(drive, "rw")
    assert supervisor.ensure().epoch == epoch
    supervisor.stop()


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Failing]:
    with failing_drive(tmp_path) as drive:
        yield drive


def test_a_drive_that_turns_read_only_under_a_running_server_costs_nothing_acknowledged(
    failing: Failing,
) -> None:
    with running(failing.place / "server") as server:
        phone = server.pair()
        server.release(route())
        tracker = server.desk("POST", "/drivers/aino/tracker", json={"driver_name": "Aino"}).json()
        sent = phone.send(*[fact(seq, note="x" * 2000) for seq in range(1, 9)]).json()
        assert sent["acked"] == 8
        failing.fail()
        for _ in range(2):
            refused = phone.send(fact(9))
            assert refused.status_code == 503
            assert refused.headers["retry-after"]
        here = [{"at": "2026-11-22T08:00:00Z", "lon": 9.5, "lat": 47.1}]
        assert phone.ask("POST", "/positions", json=here).status_code == 503
        stock = f"{server.url}/?id={tracker['tracker']}&lat=47.1&lon=9.5"
        assert requests.get(stock, timeout=10).status_code == 503, "the app keeps its position"
        health = requests.get(f"{server.url}/health", timeout=10)
        assert (health.status_code, health.json()["status"]) == (503, "cannot write")
        assert phone.route()["acked"] == 8, "routes are still read"
        assert len(server.events()) == 8, "and facts by the desk"
        server.kill()
        failing.mend()
        server.start_again()
        assert phone.route()["acked"] == 8
        assert phone.send(fact(9)).json()["acked"] == 9
        assert len(server.events()) == 9


def test_a_log_that_grew_long_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_LONGEST_LOG", 10)
    for words in ("the first of two long logs", "the second of two long logs"):
        (tmp_path / "server.log").write_text(words)
        with running(tmp_path):
            pass
    assert (tmp_path / "server.log").read_text() == ""
    assert (tmp_path / "server.old.log").read_text() == "the second of two long logs"

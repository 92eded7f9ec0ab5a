"""A full disk: nothing is acknowledged that could not be kept, and the server recovers by itself."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.app.sync.serving import Running, fact, route, running


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A drive of two megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can make a small drive")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not permitted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_full_disk_nothing_is_acknowledged_and_all_is_taken_when_there_is_room(
    small_disk: Path,
) -> None:
    with running(small_disk / "server") as server:
        phone = server.pair()
        server.release(route())
        assert phone.send(fact(1)).json()["acked"] == 1
        _fill(small_disk / "filler")
        refused = phone.send(*[fact(seq, note="x" * 3000) for seq in range(2, 12)])
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        assert str(small_disk) not in refused.text, "a phone need not know the server's folders"
        assert _health(server) == (503, "cannot write")
        assert phone.route()["acked"] == 1, "routes are still read"
        (small_disk / "filler").unlink()
        again = phone.send(*[fact(seq, note="x" * 3000) for seq in range(2, 12)])
        assert again.json()["acked"] == 11
        assert _health(server) == (200, "ok")
        assert len(server.events()) == 11


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while True:
            filler.write(bytes(4096))


def _health(server: Running) -> tuple[int, str]:
    time.sleep(1.1)  # one proof of writing answers for a second
    reply = requests.get(f"{server.url}/health", timeout=10)
    return reply.status_code, reply.json()["status"]

"""A full disk: nothing is acknowledged that could not be kept, and the server recovers by itself."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import requests

from app.domain.errors import SyncError
from tests.app.sync.serving import Running, fact, route, running
from tests.durability.phone import small_image


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


def test_on_a_disk_that_fills_up_bit_by_bit_every_acknowledgement_is_true(small_disk: Path) -> None:
    acked, refused = 0, 0
    filler = small_disk / "filler"
    with running(small_disk / "server") as server:
        phone = server.pair()
        server.release(route())
        for left in range(160, -1, -8):
            _fill(filler, leave=left * 1024)
            reply = phone.send(*[fact(seq, note="x" * 2000) for seq in range(acked + 1, acked + 5)])
            if reply.status_code == 200:
                acked = reply.json()["acked"]
            else:
                assert reply.status_code == 503
                refused += 1
        assert acked, "at first there was room"
        assert refused, "and then there was none"
        filler.unlink()
        assert phone.route()["acked"] == acked
        assert len(server.events()) == acked


def test_killed_on_a_full_disk_the_server_has_all_it_acknowledged_once_there_is_room(
    small_disk: Path,
) -> None:
    with running(small_disk / "server") as server:
        phone = server.pair()
        server.release(route())
        phone.send(*[fact(seq, note="x" * 2000) for seq in range(1, 9)])
        _fill(small_disk / "filler")
        assert phone.send(fact(9, note="x" * 60_000)).status_code == 503
        server.kill()
        with contextlib.suppress(SyncError):  # or it starts, and only reads
            server.start_again()
            server.kill()
        log = (small_disk / "server" / "server.log").read_text()
        assert "Traceback" not in log
        (small_disk / "filler").unlink()
        server.start_again()
        assert phone.route()["acked"] == 8
        assert phone.send(fact(9, note="x" * 60_000)).json()["acked"] == 9
        assert len(server.events()) == 9


def test_a_proof_that_found_no_room_leaves_nothing_behind_and_is_taken_later(small_disk: Path) -> None:
    image = small_image(Random(1), side=100)
    sha256 = hashlib.sha256(image).hexdigest()
    with running(small_disk / "server") as server:
        phone = server.pair()
        _fill(small_disk / "filler")
        assert phone.ask("PUT", f"/proofs/{sha256}", data=image).status_code == 503
        proofs = small_disk / "server" / "proofs"
        assert not [path for path in proofs.rglob("*") if path.is_file()]
        assert server.desk("GET", f"/proofs/{sha256}").status_code == 404
        (small_disk / "filler").unlink()
        assert phone.ask("PUT", f"/proofs/{sha256}", data=image).status_code == 200
        assert server.desk("GET", f"/proofs/{sha256}").status_code == 200


def _fill(file: Path, leave: int = 0) -> None:
    """Take the whole drive but so many bytes."""
    file.unlink(missing_ok=True)
    with file.open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while shutil.disk_usage(file.parent).free > leave:
            filler.write(bytes(4096))


def _health(server: Running) -> tuple[int, str]:
    time.sleep(1.1)  # one proof of writing answers for a second
    reply = requests.get(f"{server.url}/health", timeout=10)
    return reply.status_code, reply.json()["status"]

"""A full disk: nothing is acknowledged that could not be kept, and the server recovers by itself."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import requests

from app.domain.errors import SyncError
from tests.app.sync.serving import Running, fact, route, running
from tests.durability.phone import small_image
from tests.small_disk import fill, small_disk


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


def test_on_a_full_disk_nothing_is_acknowledged_and_all_is_taken_when_there_is_room(
    drive: Path,
) -> None:
    with running(drive / "server") as server:
        phone = server.pair()
        server.release(route())
        assert phone.send(fact(1)).json()["acked"] == 1
        fill(drive / "filler")
        refused = phone.send(*[fact(seq, note="x" * 3000) for seq in range(2, 12)])
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        assert str(drive) not in refused.text, "a phone need not know the server's folders"
        assert _health(server) == (503, "cannot write")
        assert phone.route()["acked"] == 1, "routes are still read"
        (drive / "filler").unlink()
        again = phone.send(*[fact(seq, note="x" * 3000) for seq in range(2, 12)])
        assert again.json()["acked"] == 11
        assert _health(server) == (200, "ok")
        assert len(server.events()) == 11


def test_on_a_disk_that_fills_up_bit_by_bit_every_acknowledgement_is_true(drive: Path) -> None:
    acked, refused = 0, 0
    filler = drive / "filler"
    with running(drive / "server") as server:
        phone = server.pair()
        server.release(route())
        for left in range(160, -1, -8):
            fill(filler, leave=left * 1024)
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
    drive: Path,
) -> None:
    with running(drive / "server") as server:
        phone = server.pair()
        server.release(route())
        phone.send(*[fact(seq, note="x" * 2000) for seq in range(1, 9)])
        fill(drive / "filler")
        assert phone.send(fact(9, note="x" * 60_000)).status_code == 503
        server.kill()
        with contextlib.suppress(SyncError):  # or it starts, and only reads
            server.start_again()
            server.kill()
        log = (drive / "server" / "server.log").read_text()
        assert "Traceback" not in log
        (drive / "filler").unlink()
        server.start_again()
        assert phone.route()["acked"] == 8
        assert phone.send(fact(9, note="x" * 60_000)).json()["acked"] == 9
        assert len(server.events()) == 9


def test_a_proof_that_found_no_room_leaves_nothing_behind_and_is_taken_later(drive: Path) -> None:
    image = small_image(Random(1), side=100)
    sha256 = hashlib.sha256(image).hexdigest()
    with running(drive / "server") as server:
        phone = server.pair()
        fill(drive / "filler")
        assert phone.ask("PUT", f"/proofs/{sha256}", data=image).status_code == 503
        proofs = drive / "server" / "proofs"
        assert not [path for path in proofs.rglob("*") if path.is_file()]
        assert server.desk("GET", f"/proofs/{sha256}").status_code == 404
        (drive / "filler").unlink()
        assert phone.ask("PUT", f"/proofs/{sha256}", data=image).status_code == 200
        assert server.desk("GET", f"/proofs/{sha256}").status_code == 200


def _health(server: Running) -> tuple[int, str]:
    time.sleep(1.1)  # one proof of writing answers for a second
    reply = requests.get(f"{server.url}/health", timeout=40)
    return reply.status_code, reply.json()["status"]

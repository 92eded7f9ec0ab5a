"""What was acknowledged is there, whatever happens to the process."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from pathlib import Path

import requests

from tests.app.sync.serving import Phone, Running, fact, route, running


def _push(phone: Phone, stop: threading.Event, acked: list[int], rng: random.Random) -> None:
    """Send on from what is acknowledged, with repeats and out of order, until told to stop."""
    while not stop.is_set():
        first = max(1, acked[0] + 1 - rng.randrange(4))
        batch = [fact(seq) for seq in range(first, first + rng.randrange(1, 8))]
        rng.shuffle(batch)
        try:
            reply = phone.send(*batch)
            if reply.status_code == 200:
                acked[0] = max(acked[0], reply.json()["acked"])
        except requests.RequestException:
            time.sleep(0.01)


def _lost_or_doubled(folder: Path, kills: int, *options: str) -> tuple[set[int], int, int]:
    """After so many kills in the middle of sending: seqs acknowledged and gone, doubles, acked."""
    rng = random.Random(7)
    with running(folder, *options) as server:
        phone = server.pair()
        server.release(route())
        acked = [0]
        for _ in range(kills):
            stop = threading.Event()
            pushing = threading.Thread(target=_push, args=(phone, stop, acked, rng))
            pushing.start()
            time.sleep(rng.uniform(0.05, 0.3))
            server.kill()
            stop.set()
            pushing.join()
            server.start_again()
        ids = [event["id"] for event in server.events()]
        expected = {fact(seq)["id"]: seq for seq in range(1, acked[0] + 1)}
        lost = {seq for event_id, seq in expected.items() if event_id not in ids}
        assert phone.route()["acked"] >= acked[0] or lost
        return lost, len(ids) - len(set(ids)) + _strangers(ids, acked[0]), acked[0]


def _strangers(ids: list[str], acked: int) -> int:
    """Facts kept that nobody ever sent (beyond the few sent and not acknowledged)."""
    sent = {fact(seq)["id"] for seq in range(1, acked + 20)}
    return len(set(ids) - sent)


def test_ten_kills_lose_and_double_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    lost, doubled, acked = _lost_or_doubled(tmp_path, 10)
    assert acked > 20, "something was sent at all"
    assert (lost, doubled) == (set(), 0)


def test_the_check_catches_a_server_that_acknowledges_before_it_keeps(tmp_path: Path) -> None:
    lost, _, _ = _lost_or_doubled(tmp_path, 1, "--store", "forgetful")
    assert lost


def test_the_check_catches_a_server_that_does_not_know_a_fact_again(tmp_path: Path) -> None:
    _, doubled, _ = _lost_or_doubled(tmp_path, 1, "--store", "credulous")
    assert doubled


def test_a_release_survives_a_kill_and_its_repeat_gives_the_first_answer(server: Running) -> None:
    first = server.release(route(), name="r1").json()
    server.kill()
    server.start_again()
    assert server.release(route(), name="r1").json() == first
    assert server.pair().route()["shifts"][0]["revision"] == 1


def test_a_proof_survives_a_kill(server: Running) -> None:
    image = b"\x89PNG\r\n\x1a\n and so on"
    sha256 = hashlib.sha256(image).hexdigest()
    assert server.pair().ask("PUT", f"/proofs/{sha256}", data=image).status_code == 200
    server.kill()
    server.start_again()
    assert server.desk("GET", f"/proofs/{sha256}").content == image

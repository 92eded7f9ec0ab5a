"""What was acknowledged is there, once, whatever happens to the process and the network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.app.sync.serving import Running, route, running
from tests.durability.kills import kill_round
from tests.durability.phone import small_image


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "server") as started:
        yield started


def test_killed_again_and_again_the_server_loses_and_doubles_nothing_it_acknowledged() -> None:
    came_to = kill_round(seed=1, kills=4)
    assert came_to.findings.is_clean, came_to.findings.words
    assert came_to.acknowledged > 100, "a good deal was sent"
    assert came_to.faults > 50, "on a network that was bad indeed"


def test_the_check_catches_a_server_that_acknowledges_before_it_keeps() -> None:
    assert kill_round(seed=2, kills=1, store="hasty").findings.lost


def test_the_check_catches_a_server_that_does_not_know_a_fact_again() -> None:
    assert kill_round(seed=3, kills=1, store="credulous").findings.doubled


def test_a_release_survives_a_kill_and_its_repeat_gives_the_first_answer(server: Running) -> None:
    first = server.release(route(), name="r1").json()
    server.kill()
    server.start_again()
    assert server.release(route(), name="r1").json() == first
    assert server.pair().route()["shifts"][0]["revision"] == 1


def test_a_proof_survives_a_kill(server: Running) -> None:
    image = small_image(Random(1))
    sha256 = hashlib.sha256(image).hexdigest()
    assert server.pair().ask("PUT", f"/proofs/{sha256}", data=image).status_code == 200
    before = server.desk("GET", f"/proofs/{sha256}")
    server.kill()
    server.start_again()
    assert before.status_code == 200
    assert server.desk("GET", f"/proofs/{sha256}").content == before.content

"""Where phones speak TLS, stock apps have a door of their own, and the codes lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.app.sync.serving import running
from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import Yard


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    folder: Path = tmp_path_factory.mktemp("secure") / "server"
    with running(folder, "--tls", "private", "--plain-port", "0") as server:
        yield Yard(server)


def test_every_link_leads_to_the_plain_door(secure: Yard) -> None:
    setup = secure.tracker()["setup"]
    plain = secure.server.address.plain_url
    assert plain.startswith("http://")
    assert setup["traccar"].startswith(f"{plain}/?id=")
    assert setup["gpslogger"].startswith(f"{plain}/?id=")
    name = setup["traccar"].partition("id=")[2].partition("&")[0]
    for request in (
        apps.traccar_10(name),
        apps.overland(name, apps.overland_feature()),
        apps.owntracks(apps.owntracks_location(at=apps.AT + 60), name),
    ):
        answer = requests.post(
            plain + request.path, data=request.body, headers=request.headers, timeout=40
        )
        assert answer.status_code == 200
    assert len(secure.positions()) == 2  # two of them were at one place and time


def test_a_person_at_the_plain_door_reads_what_it_is_for(secure: Yard) -> None:
    answer = requests.get(f"{secure.server.address.plain_url}/", timeout=40)
    assert (answer.status_code, answer.headers["content-type"][:10]) == (200, "text/plain")
    assert "Traccar Client" in answer.text
    assert secure.strangers() == []

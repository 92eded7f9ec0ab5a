"""Who may ask what: every endpoint there is, with every wrong token, and with another driver's ids."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
from starlette.routing import Route

from app.shared_clock import SystemClock
from app.sync.api import SyncApi
from app.sync.openapi import description
from app.sync.service import ServerSettings, Service
from storage.sync_store import open_sync_store
from tests.app.sync.customers.tracked import Customer
from tests.app.sync.images import photo
from tests.app.sync.serving import Phone, Running, fact, now_text, route, running

ROOMY = json.dumps({f"{who}_{what}": 1e6 for who in ("phone", "address") for what in ("rate", "burst")})
SECRET = "what only Bo may read"
FOR_ANYONE = re.compile(
    r"/|/health|/openapi\.json|/owntracks|/overland|/v1/pair|/(driver|certificate|t|c|tracking)(/.*)?"
)
"""What needs no token in its head: pages that hold nothing of anybody, and what brings a secret of its
own, in its body or, on the pages of customers and carriers, in its address."""


def endpoints(folder: Path) -> list[tuple[str, str]]:
    """Method and path of everything the server answers, as the application itself has it."""
    with closing(open_sync_store(folder)) as store:
        service = Service(store, SystemClock(), ServerSettings("t", "http://127.0.0.1", "test"))
        routes = SyncApi(service).application().routes
        service.close()
    return [
        (method, route.path)
        for route in routes
        if isinstance(route, Route)
        for method in sorted((route.methods or set()) - {"HEAD"})
    ]


@dataclass
class Fleet:
    """Aino, who tries what she may not, and Bo, whose things they are."""

    server: Running
    aino: Phone
    bo: Phone
    proof: str
    tracker: str
    tracking: str

    def of_bo(self, path: str) -> str:
        """A path with everything of Bo's filled in."""
        filled = {
            "driver_id": "bo",
            "device_id": self.bo.device_id,
            "sha256": self.proof,
            "token": self.tracking,
            "reference": "A-1",
        }
        return re.sub(r"\{(\w+)(:path)?\}", lambda match: filled[match[1]], path)


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with running(tmp_path / "server", "--bounds", ROOMY) as server:
        aino, bo = server.pair("aino"), server.pair("bo")
        his = route("B", ("S9",), driver="bo")
        his |= {"driver_name": SECRET, "vehicle": SECRET}
        his["stops"][0] |= dict.fromkeys(("name", "address", "phone", "notes", "access_code"), SECRET)
        his["stops"][0]["lines"] = [{"text": SECRET, "code": SECRET}]
        assert server.release(route("A", ("S1",)), his).status_code == 200
        words = {"id": "m1", "driver": "bo", "text": SECRET}
        assert server.desk("POST", "/messages", json=words).status_code == 200
        image = photo()
        proof = hashlib.sha256(image).hexdigest()
        assert bo.ask("PUT", f"/proofs/{proof}", data=image).status_code == 200
        done = fact(1, "completed", shift_id="B", stop_id="S9", note=SECRET, proofs=[proof])
        assert bo.send(done).json()["acked"] == 1
        made = server.desk("POST", "/drivers/bo/tracker", json={"driver_name": "Bo"})
        page = Customer(server).told(reference=SECRET, stop_id="S9", shift_id="B", pictures=[proof])
        yield Fleet(server, aino, bo, proof, made.json()["tracker"], page.token)


def test_nothing_but_what_is_for_anyone_opens_with_a_wrong_token(fleet: Fleet, tmp_path: Path) -> None:
    server = fleet.server
    revoked = server.pair("bo")
    server.desk("POST", f"/devices/{revoked.device_id}/revoke")
    code = server.code("bo")
    body = {"code": code, "nonce": "n"}
    void = requests.post(f"{server.url}/v1/pair", json=body, timeout=40).json()["token"]
    requests.post(f"{server.url}/v1/pair", json=body, timeout=40)
    wrong = {
        "none": "",
        "nonsense": "Bearer nonsense",
        "another scheme": "Basic eDp5",
        "revoked": f"Bearer {revoked.token}",
        "replaced by a newer one": f"Bearer {void}",
        "a code": f"Bearer {code}",
        "a tracker's name": f"Bearer {fleet.tracker}",
        "a device's id": f"Bearer {fleet.bo.device_id}",
        "a customer's": f"Bearer {fleet.tracking}",
    }
    phones, desks = {"the desk's": f"Bearer {server.token}"}, {"a phone's": f"Bearer {fleet.bo.token}"}
    closed = [e for e in endpoints(tmp_path / "other") if not FOR_ANYONE.fullmatch(e[1])]
    assert len(closed) >= 17
    tried = 0
    for method, path in closed:
        others = desks if path.startswith("/v1/desk/") else phones
        for what, authorization in (wrong | others).items():
            reply = requests.request(
                method,
                server.url + fleet.of_bo(path),
                headers={"authorization": authorization} if authorization else {},
                json={},
                timeout=40,
            )
            assert reply.status_code == 401, (method, path, what, reply.text)
            assert SECRET not in reply.text
            tried += 1
    assert tried == len(closed) * (len(wrong) + 1)


def test_a_driver_gets_nothing_of_anothers_whatever_ids_are_named(fleet: Fleet) -> None:
    aino, bo = fleet.aino, fleet.bo
    before = bo.route()
    asked: list[tuple[str, str, Any]] = [
        ("GET", "/route", None),
        ("GET", f"/route?cursor={before['cursor']}", None),
        ("GET", f"/route?driver=bo&device_id={bo.device_id}&shift_id=B", None),
        ("POST", "/events", {"sent_at": now_text(), "events": _facts_about_bo()}),
        ("POST", "/positions", [{"at": now_text(), "lon": 1.0, "lat": 1.0, "driver": "bo"}]),
        ("POST", "/positions", [{"at": now_text(), "lon": 2.0, "lat": 2.0}]),
        ("GET", "/desk/events", None),
        ("GET", f"/proofs/{fleet.proof}", None),
        ("GET", f"/desk/proofs/{fleet.proof}", None),
        ("PUT", f"/desk/tracking/{fleet.tracking}", {}),
    ]
    for method, path, body in asked:
        reply = aino.ask(method, path, json=body)
        assert reply.status_code < 500
        assert SECRET not in reply.text, path
        assert "S9" not in reply.text, path
        assert fleet.bo.device_id not in reply.text, path
    image = photo()
    assert aino.ask("PUT", f"/proofs/{fleet.proof}", data=image).status_code == 200
    assert bo.route() == before, "nothing of his has changed"
    by_bo = [event for event in fleet.server.events() if event["actor"]["name"] == "bo"]
    assert [event["note"] for event in by_bo] == [SECRET]
    by_aino = [event for event in fleet.server.events() if event["actor"]["name"] == "aino"]
    assert [(event["shift_id"], event["stop_id"]) for event in by_aino] == [("A", "S1")]
    positions = fleet.server.desk("GET", "/positions?after=0").json()["positions"]
    assert {row["driver"] for row in positions} == {"aino"}


def _facts_about_bo() -> list[dict[str, Any]]:
    """Of his shift, his stop, both, his stop on her shift; and one of her own under an id of his."""
    about = [
        fact(1, "shift_ended", shift_id="B", stop_id=None),
        fact(2, "failed", shift_id="B", stop_id="S9", outcome="failed_not_home"),
        fact(3, "completed", shift_id="A", stop_id="S9"),
        fact(4, "pin_corrected", shift_id="A", stop_id="S9", lon=1, lat=1),
    ]
    return [*({**each, "id": str(uuid4())} for each in about), fact(5, id=fact(1)["id"])]


def test_who_holds_another_token_gets_nothing_of_a_customers_page(fleet: Fleet) -> None:
    server = fleet.server
    others = (fleet.bo.token, fleet.aino.token, server.token, fleet.tracker, Customer(server).token)
    for token in others:
        for path in ("", "/status", f"/proof/{fleet.proof}"):
            reply = Customer(server, token).get(path, authorization=f"Bearer {token}")
            assert reply.status_code == 404, path
            assert SECRET not in reply.text
        assert Customer(server, token).says("x").status_code == 404
    assert SECRET in Customer(server, fleet.tracking).get().text


def test_a_phone_that_is_revoked_while_it_waits_hears_nothing_more(fleet: Fleet) -> None:
    cursor = fleet.bo.route()["cursor"]
    heard: list[requests.Response] = []
    waiting = threading.Thread(
        target=lambda: heard.append(fleet.bo.ask("GET", f"/route?cursor={cursor}&wait=20"))
    )
    waiting.start()
    time.sleep(0.3)
    fleet.server.desk("POST", f"/devices/{fleet.bo.device_id}/revoke")
    waiting.join(20)
    assert heard[0].status_code == 401
    assert SECRET not in heard[0].text
    for method, path in (("GET", "/route"), ("POST", "/events"), ("POST", "/positions")):
        assert fleet.bo.ask(method, path, json={}).status_code == 401
    assert fleet.bo.ask("PUT", f"/proofs/{fleet.proof}", data=photo()).status_code == 401


def test_a_retired_phone_is_shown_no_route_and_no_words_any_more(fleet: Fleet) -> None:
    fleet.server.desk("POST", f"/devices/{fleet.bo.device_id}/retire")
    shown = fleet.bo.ask("GET", "/route")
    assert shown.status_code == 200
    assert SECRET not in shown.text


def test_every_endpoint_is_described_and_nothing_else_is(tmp_path: Path) -> None:
    described = {
        (method.upper(), path)
        for path, methods in json.loads(description("test"))["paths"].items()
        for method in methods
    }
    there = {(method, re.sub(r":path\}", "}", path)) for method, path in endpoints(tmp_path)}
    files_of_pages = {each for each in there if re.match("/(driver|certificate|tracking)/", each[1])}
    redirects = {each for each in there if re.fullmatch("/t/.*/", each[1])}
    assert described == there - files_of_pages - redirects

"""What every request passes, whatever route there is behind: doors, names, rates, headers."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests
from starlette.types import ASGIApp, Message

from app.shared_clock import SystemClock
from app.sync.api import make_app
from app.sync.service import ServerSettings, Service
from storage.sync_store import open_sync_store
from tests.app.sync.serving import Running, fact, running
from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import Yard

EXPECTED_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
FOREIGN = ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "8.8.8.8", "localhost@evil", "")


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Listens everywhere, with a door for stock apps, under a public name."""
    options = ("--host", "0.0.0.0", "--plain-port", "0", "--public-url", "https://dispatch.example")
    with running(tmp_path_factory.mktemp("guard") / "server", *options) as started:
        yield started


def _raw(port: int, text: str) -> str:
    """The answer to a request as it is typed."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(text.replace("\n", "\r\n").encode())
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer.decode()


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", ["/health", "/driver", "/v1/route", "/v1/desk/events", "/nowhere"])
def test_a_foreign_host_header_gets_nowhere(open_server: Running, path: str, host: str) -> None:
    answer = _raw(open_server.address.port, f"GET {path} HTTP/1.1\nHost: {host}\nConnection: close\n\n")
    assert answer.startswith("HTTP/1.1 421 "), answer
    assert "--public-url" in answer


@pytest.mark.parametrize("host", [*FOREIGN[:-1], "van.example:5055"])
@pytest.mark.parametrize("port", ["port", "plain_port"])
def test_a_stock_app_is_heard_by_whatever_name_it_calls_us(
    open_server: Running, port: str, host: str
) -> None:
    yard = Yard(open_server)
    name = yard.tracker()["tracker"]
    url = f"http://127.0.0.1:{getattr(open_server.address, port)}"
    for number, request in enumerate(
        (
            apps.traccar_8(name, apps.AT),
            apps.traccar_9(name, "2026-11-22T08:00:10.000Z"),
            apps.traccar_10(name, apps.AT + 20),
            apps.owntracks(apps.owntracks_location(at=apps.AT + 30), name),
            apps.overland(name, apps.overland_feature(at="2026-11-22T08:00:40Z")),
        ),
        start=1,
    ):
        answer = requests.request(
            request.method,
            url + request.path,
            data=request.body,
            headers=request.headers | {"host": host},
            timeout=20,
        )
        assert answer.status_code == 200, (request.path, answer.text)
        assert "access-control-allow-origin" not in answer.headers
        assert len(yard.positions()) == number
    assert yard.strangers() == []


def test_what_a_foreign_page_sends_as_a_stock_app_counts_for_nobody_and_tells_it_nothing(
    open_server: Running,
) -> None:
    yard = Yard(open_server)
    yard.release("S1")
    answer = requests.post(
        f"{open_server.url}/owntracks?id=guessed",
        json={"_type": "location", "lat": 47.1, "lon": 9.5, "tst": apps.AT, "tid": "xx"},
        headers={"host": "evil.example", "origin": "https://evil.example"},
        timeout=20,
    )
    assert (answer.status_code, answer.text) == (200, "[]")
    assert yard.positions() == []
    assert len(yard.strangers()) == 1


def test_every_name_of_its_own_is_welcome(open_server: Running) -> None:
    names = ("127.0.0.1", "localhost:99", "DISPATCH.example.", "[::1]:80", socket.gethostname())
    for host in names:
        reply = requests.get(f"{open_server.url}/health", headers={"host": host}, timeout=20)
        assert reply.status_code == 200, host


def test_a_request_without_or_with_two_names_is_no_request(open_server: Running) -> None:
    for hosts in ("", "Host: 127.0.0.1\nHost: evil.example\n"):
        answer = _raw(open_server.address.port, f"GET /health HTTP/1.1\n{hosts}Connection: close\n\n")
        assert answer.startswith("HTTP/1.1 4"), answer
        assert "200 OK" not in answer


def test_every_reply_carries_the_safe_headers_and_lets_no_other_site_read(server: Running) -> None:
    for method, path in (("GET", "/health"), ("GET", "/nowhere"), ("POST", "/v1/pair"), ("PUT", "/")):
        reply = requests.request(
            method, server.url + path, headers={"origin": "https://evil.example"}, timeout=20
        )
        got = {name.lower(): value for name, value in reply.headers.items()}
        assert {name: got.get(name) for name in EXPECTED_HEADERS} == EXPECTED_HEADERS, path
        assert not [name for name in got if name.startswith("access-control-")]
        assert "set-cookie" not in got
        assert "server" not in got, "whoever looks for weak versions need not be told ours"


def test_a_preflight_of_another_site_is_refused(server: Running) -> None:
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    reply = requests.options(f"{server.url}/v1/events", headers=asked, timeout=20)
    assert reply.status_code == 405
    assert "access-control-allow-origin" not in reply.headers


def test_the_plain_door_serves_stock_apps_and_nothing_else(open_server: Running) -> None:
    plain = f"http://127.0.0.1:{open_server.address.plain_port}"
    assert requests.get(f"{plain}/health", timeout=20).status_code == 200
    assert requests.get(f"{plain}/?id=nobody&lat=47.1&lon=9.5", timeout=20).status_code == 200
    phone = {"authorization": f"Bearer {open_server.pair().token}"}
    desk = {"authorization": f"Bearer {open_server.token}"}
    for path in (
        "/v1/route",
        "/v1/desk/events",
        "/driver",
        "/openapi.json",
        "/certificatex",
        "//v1/route",
    ):
        for headers in (phone, desk):
            reply = requests.get(plain + path, headers=headers, timeout=20)
            assert (reply.status_code, "https" in reply.text) == (404, True), path
    paired = requests.post(f"{plain}/v1/pair", json={"code": open_server.code()}, timeout=20)
    assert paired.status_code == 404


def test_a_tunnel_that_ends_on_this_machine_is_no_way_to_the_desk(open_server: Running) -> None:
    token = {"authorization": f"Bearer {open_server.token}"}
    url = f"{open_server.url}/v1/desk/devices"
    assert requests.get(url, headers=token, timeout=20).status_code == 200
    through = requests.get(url, headers={**token, "host": "dispatch.example"}, timeout=20)
    assert through.status_code == 404


def test_a_phone_that_asks_too_often_is_told_when_to_come_back_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    bounds = json.dumps({"phone_rate": 0.5, "phone_burst": 8})
    with running(tmp_path / "server", "--bounds", bounds) as server:
        wild, calm = server.pair("aino"), server.pair("bo")
        replies = [wild.ask("GET", "/route") for _ in range(20)]
        assert replies[0].status_code == 200
        refused = replies[-1]
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 2
        assert refused.json()["error"] == "Too many requests: slow down."
        assert calm.send(fact(1)).status_code == 200
        assert all(server.desk("GET", "/devices").status_code == 200 for _ in range(20))


def test_guessing_tokens_is_slowed_down_and_paired_phones_at_that_address_are_not(
    tmp_path: Path,
) -> None:
    bounds = json.dumps({"address_rate": 0.5, "address_burst": 8})
    with running(tmp_path / "server", "--bounds", bounds) as server:
        phone = server.pair()
        phone.route()
        guesses = [
            requests.get(
                f"{server.url}/v1/route", headers={"authorization": f"Bearer {number}"}, timeout=20
            ).status_code
            for number in range(12)
        ]
        assert guesses[0] == 401
        assert guesses[-1] == 429
        assert phone.route()["acked"] == 0
        stock = requests.get(f"{server.url}/?id=x&lat=1&lon=1", timeout=20)
        assert stock.status_code == 503, "a 4xx would jam a stock app's queue for ever"
        assert stock.headers["retry-after"]


def test_more_long_polls_of_a_driver_than_there_is_room_for_are_answered_at_once(
    server: Running,
) -> None:
    phone = server.pair()
    cursor = phone.route()["cursor"]
    request = (
        f"GET /v1/route?cursor={cursor}&wait=25 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {phone.token}\r\n\r\n"
    )
    waiting = [socket.create_connection(("127.0.0.1", server.address.port)) for _ in range(8)]
    try:
        for line in waiting:
            line.sendall(request.encode())
        answers = []
        while not answers or answers[-1] > 2.5:  # until all eight have been seen
            answers.append(phone.ask("GET", f"/route?cursor={cursor}&wait=3").elapsed.total_seconds())
            assert len(answers) < 7, "nobody is answered at once"
            # Ours may have overtaken one of the eight, which found no room then: one more comes.
            waiting.append(socket.create_connection(("127.0.0.1", server.address.port)))
            waiting[-1].sendall(request.encode())
    finally:
        for line in waiting:
            line.close()


@pytest.mark.parametrize(
    ("desk_host", "client", "server", "host", "is_let_in"),
    [
        ("127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "::ffff:127.0.0.1", "::ffff:127.0.0.1", "localhost", True),
        ("127.0.0.1", "192.168.1.5", "192.168.1.5", "192.168.1.5", True),  # from itself, by its address
        ("127.0.0.1", "192.168.1.50", "192.168.1.5", "192.168.1.5", False),
        ("localhost", "192.168.1.50", "192.168.1.5", "192.168.1.5", False),
        ("10.8.0.1", "192.168.1.50", "192.168.1.5", "192.168.1.5", False),
        ("10.8.0.1", "10.8.0.2", "10.8.0.1", "10.8.0.1", True),
        ("0.0.0.0", "203.0.113.9", "192.168.1.5", "dispatch.example", True),
        ("127.0.0.1", "127.0.0.1", "127.0.0.1", "dispatch.example", False),  # a tunnel's end
    ],
)
def test_the_desk_is_let_in_from_this_machine_and_where_it_was_opened(
    tmp_path: Path, desk_host: str, client: str, server: str, host: str, is_let_in: bool
) -> None:
    settings = ServerSettings(
        desk_token="t", public_url="https://dispatch.example", version="test", desk_host=desk_host
    )
    with closing(open_sync_store(tmp_path)) as store:
        service = Service(store, SystemClock(), settings)
        status = asyncio.run(_status(make_app(service), client, server, host))
        service.close()
    assert status == (200 if is_let_in else 404)


async def _status(app: ASGIApp, client: str, server: str, host: str) -> int:
    headers = [(b"host", host.encode()), (b"authorization", b"Bearer t")]
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/v1/desk/devices",
        "raw_path": b"/v1/desk/devices",
        "query_string": b"",
        "headers": headers,
        "client": (client, 50_000),
        "server": (server, 80),
    }
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    await app(scope, receive, send)
    status: int = told[0]["status"]
    return status

"""No request costs the server more than its share."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import requests

from tests.app.sync.serving import Running, fact, now_text, route


def test_bodies_that_are_too_large_are_refused_and_the_server_goes_on(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    large = fact(1, note="x" * 70_000)
    refused = phone.send(large)
    assert refused.status_code == 413
    assert "send less at once" in refused.json()["error"]
    assert phone.ask("POST", "/positions", data=b"[" + b" " * 70_000 + b"]").status_code == 413
    assert phone.ask("PUT", f"/proofs/{'0' * 64}", data=b"x" * (8 * 2**20 + 1)).status_code == 413
    assert phone.ask("POST", "/events", data=b" " * (20 * 2**20)).status_code == 413
    assert phone.send(fact(1)).json()["acked"] == 1


def test_a_body_without_a_length_is_counted_while_it_streams(server: Running) -> None:
    phone = server.pair()

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 4096

    assert phone.ask("POST", "/events", data=endless()).status_code == 413


def test_more_than_five_hundred_facts_at_once_are_refused(server: Running) -> None:
    phone = server.pair()
    body = {"sent_at": now_text(), "events": [{"seq": seq} for seq in range(1, 502)]}
    assert phone.ask("POST", "/events", data=json.dumps(body).encode()).status_code == 413


def test_a_request_that_breaks_off_harms_nobody(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    with socket.create_connection(("127.0.0.1", server.address.port)) as line:
        line.sendall(
            b"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
            b"Authorization: Bearer " + phone.token.encode() + b'\r\n\r\n{"sent'
        )
    assert phone.send(fact(1)).json()["acked"] == 1


def test_query_numbers_that_are_none_are_refused_in_words(server: Running) -> None:
    for query in ("after=-1", "after=x", "limit=1e3", "wait=-1", f"after={'9' * 30}"):
        reply = server.desk("GET", f"/events?{query}")
        assert reply.status_code == 400, query
        assert "from 0 up" in reply.json()["error"]
    beyond = server.desk("GET", "/events?after=7")
    assert beyond.status_code == 410
    assert "read again from 0" in beyond.json()["error"]


def test_every_reply_carries_the_epoch_also_a_refusal(server: Running) -> None:
    for method, path in (("GET", "/nowhere"), ("PUT", "/health"), ("GET", "/health")):
        reply = requests.request(method, server.url + path, timeout=40)
        assert reply.json()["epoch"] == server.address.epoch


def test_the_description_names_every_path_and_resolves(server: Running) -> None:
    text = requests.get(f"{server.url}/openapi.json", timeout=40).text
    described = json.loads(text)
    schemas = described["components"]["schemas"]
    for part in text.split('"$ref":"')[1:]:
        assert part.split('"')[0].rpartition("/")[2] in schemas
    assert {"/health", "/v1/pair", "/v1/route", "/v1/events", "/v1/desk/releases"} <= set(
        described["paths"]
    )
    assert schemas["DriverFact"]["additionalProperties"] is False

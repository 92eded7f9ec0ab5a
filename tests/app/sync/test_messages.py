"""The dispatcher's words reach the driver's phones, at once and exactly once."""

from __future__ import annotations

import threading
from typing import Any

import requests

from tests.app.sync.serving import Running, route


def _say(server: Running, text: str, name: str = "m1", driver: str = "aino") -> requests.Response:
    return server.desk("POST", "/messages", json={"id": name, "driver": driver, "text": text})


def test_a_message_reaches_its_driver_and_nobody_else(server: Running) -> None:
    aino, bo = server.pair("aino"), server.pair("bo")
    assert _say(server, "Ring <b>twice</b> ${x}").status_code == 200
    _say(server, "Then call", "m2")
    assert [row["text"] for row in aino.route()["messages"]] == ["Ring <b>twice</b> ${x}", "Then call"]
    assert bo.route()["messages"] == []


def test_a_waiting_phone_hears_a_message_at_once(server: Running) -> None:
    aino = server.pair("aino")
    server.release(route())
    cursor = aino.route()["cursor"]
    heard: list[dict[str, Any]] = []
    waiting = threading.Thread(target=lambda: heard.append(aino.route(cursor, wait=25)))
    waiting.start()
    _say(server, "Call me")
    waiting.join(20)
    assert [row["text"] for row in heard[0]["messages"]] == ["Call me"]


def test_the_same_id_again_says_it_once_and_other_words_are_refused(server: Running) -> None:
    aino = server.pair("aino")
    first = _say(server, "Call me").json()
    assert _say(server, "Call me").json() == first
    refused = _say(server, "Do not call me")
    assert refused.status_code == 409
    assert "under a new id" in refused.json()["error"]
    assert len(aino.route()["messages"]) == 1


def test_the_desk_sees_which_words_a_phone_has(server: Running) -> None:
    aino = server.pair("aino")
    _say(server, "Call me")
    assert [row["held"] for row in server.desk("GET", "/messages").json()["messages"]] == [False]
    cursor = aino.route()["cursor"]
    aino.route(cursor)
    _say(server, "Never mind", "m2")
    sent = server.desk("GET", "/messages").json()["messages"]
    assert [(row["text"], row["held"]) for row in sent] == [("Call me", True), ("Never mind", False)]
    assert server.desk("GET", f"/messages?after={sent[0]['number']}").json()["messages"] == sent[1:]


def test_messages_that_are_none_are_refused(server: Running) -> None:
    for body in (
        {"id": "m", "driver": "aino", "text": ""},
        {"id": "m", "driver": "aino", "text": "x" * 2001},
        {"id": "", "driver": "aino", "text": "x"},
        {"id": "m", "text": "x"},
        {"id": "m", "driver": "aino", "text": "x", "more": 1},
    ):
        assert server.desk("POST", "/messages", json=body).status_code == 400
    aino = server.pair("aino")
    assert aino.ask("POST", "/desk/messages", json={}).status_code == 401
    assert aino.ask("GET", "/desk/messages").status_code == 401
    assert aino.ask("GET", "/desk/withdrawals").status_code == 401

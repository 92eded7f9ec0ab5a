"""Phones become a driver's by a one-time code, and stop being so at the desk's word."""

from __future__ import annotations

from uuid import uuid4

import requests

from tests.app.sync.serving import Running, fact, route


def _pair(server: Running, **body: str | int) -> requests.Response:
    return requests.post(f"{server.url}/v1/pair", json=body, timeout=40)


def test_a_code_makes_one_phone_the_drivers(server: Running) -> None:
    code = server.code("aino")
    first = _pair(server, code=code)
    assert first.status_code == 200
    assert first.json()["driver"] == "aino"
    assert first.json()["epoch"] == server.address.epoch
    assert _pair(server, code=code).status_code == 403, "a code is good once"


def test_a_code_is_read_however_it_is_typed(server: Running) -> None:
    code = server.code()
    assert _pair(server, code=f" {code.lower().replace('-', ' ')} ").status_code == 200


def test_the_same_code_and_nonce_mint_a_new_token_and_void_the_first(server: Running) -> None:
    code = server.code()
    first = _pair(server, code=code, nonce="n1").json()
    second = _pair(server, code=code, nonce="n1").json()
    assert first["device_id"] == second["device_id"]
    assert _route_status(server, first["token"]) == 401
    assert _route_status(server, second["token"]) == 200
    assert _pair(server, code=code, nonce="n2").status_code == 403
    assert _route_status(server, second["token"]) == 200


def test_a_first_request_that_comes_late_does_not_shut_the_phone_out(server: Running) -> None:
    """A line may hold a request back until its repeat was answered and the phone is at work."""
    code = server.code()
    token = _pair(server, code=code, nonce="n1").json()["token"]
    assert _route_status(server, token) == 200
    for _ in range(6):
        assert _pair(server, code=code, nonce="n1").status_code == 403
    assert _route_status(server, token) == 200
    assert _pair(server, code=server.code()).status_code == 200, "nor does it lock the address"


def test_an_attempt_held_back_on_its_way_voids_no_token_even_before_that_was_used(
    server: Running,
) -> None:
    code = server.code()
    second = _pair(server, code=code, nonce="n1", attempt=1).json()
    server.kill()
    server.start_again()
    assert _pair(server, code=code, nonce="n1", attempt=0).status_code == 403
    assert _pair(server, code=code, nonce="n1").status_code == 403
    assert _route_status(server, second["token"]) == 200


def test_a_later_attempt_mints_a_new_token(server: Running) -> None:
    code = server.code()
    first = _pair(server, code=code, nonce="n1", attempt=0).json()
    second = _pair(server, code=code, nonce="n1", attempt=1).json()
    assert first["device_id"] == second["device_id"]
    assert _route_status(server, first["token"]) == 401
    assert _route_status(server, second["token"]) == 200


def test_a_token_that_took_facts_outlives_a_late_first_request_and_a_kill(server: Running) -> None:
    code = server.code()
    paired = _pair(server, code=code, nonce="n1").json()
    headers = {"authorization": f"Bearer {paired['token']}"}
    note = {"seq": 1, "id": str(uuid4()), "shift_id": "", "type": "note", "at": "2026-06-15T08:00:00Z"}
    body = {"sent_at": "2026-06-15T08:00:00Z", "events": [note]}
    taken = requests.post(f"{server.url}/v1/events", headers=headers, json=body, timeout=40)
    assert taken.json()["acked"] == 1
    server.kill()
    server.start_again()
    assert _pair(server, code=code, nonce="n1").status_code == 403
    assert _route_status(server, paired["token"]) == 200


def test_a_token_that_was_used_outlives_a_kill_and_a_late_first_request(server: Running) -> None:
    code = server.code()
    token = _pair(server, code=code, nonce="n1").json()["token"]
    assert _route_status(server, token) == 200
    server.kill()
    server.start_again()
    assert _pair(server, code=code, nonce="n1").status_code == 403
    assert _route_status(server, token) == 200


def _route_status(server: Running, token: str) -> int:
    headers = {"authorization": f"Bearer {token}"}
    return requests.get(f"{server.url}/v1/route", headers=headers, timeout=40).status_code


def test_five_wrong_codes_lock_the_address_and_a_right_code_does_not_help(server: Running) -> None:
    for _ in range(5):
        refused = _pair(server, code="0000-0000")
        assert refused.status_code == 403
        assert "ask the dispatcher" in refused.json()["error"]
    locked = _pair(server, code=server.code())
    assert locked.status_code == 429
    assert 14 * 60 < int(locked.headers["retry-after"]) <= 15 * 60


def test_the_lock_outlives_a_restart(server: Running) -> None:
    for _ in range(5):
        _pair(server, code="0000-0000")
    server.kill()
    server.start_again()
    assert _pair(server, code=server.code()).status_code == 429


def test_nothing_opens_without_a_token(server: Running) -> None:
    for method, path in (
        ("GET", "/route"),
        ("POST", "/events"),
        ("POST", "/positions"),
        ("PUT", f"/proofs/{'0' * 64}"),
        ("GET", "/desk/events"),
        ("POST", "/desk/releases"),
        ("GET", "/desk/routes"),
        ("GET", "/desk/devices"),
        ("POST", "/desk/drivers/aino/code"),
        ("GET", "/desk/quarantine"),
        ("POST", "/desk/stop"),
    ):
        for headers in ({}, {"authorization": "Bearer nonsense"}, {"authorization": "Basic eA=="}):
            reply = requests.request(
                method, f"{server.url}/v1{path}", headers=headers, json={}, timeout=40
            )
            assert reply.status_code == 401, (method, path)
            assert reply.json()["epoch"] == server.address.epoch


def test_a_phones_token_opens_nothing_of_the_desks(server: Running) -> None:
    phone = server.pair()
    assert phone.ask("GET", "/desk/events").status_code == 401
    assert phone.ask("POST", "/desk/releases", json={}).status_code == 401


def test_a_revoked_phone_is_heard_no_more(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    assert server.desk("POST", f"/devices/{phone.device_id}/revoke").json()["state"] == "revoked"
    assert phone.send(fact(1)).status_code == 401
    assert phone.ask("GET", "/route").status_code == 401
    assert server.events() == []


def test_a_retired_phone_still_hands_in_what_happened_before(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    server.desk("POST", f"/devices/{phone.device_id}/retire")
    reply = phone.send(fact(1), fact(2, at="2099-01-01T00:00:00Z")).json()
    assert reply["acked"] == 2
    assert [row["seq"] for row in reply["rejected"]] == [2]
    assert phone.route()["shifts"] == []
    assert server.desk("POST", "/devices/nobody/retire").status_code == 404

"""Routes reach exactly the driver they are for, at once, and never half."""

from __future__ import annotations

import threading
import time
from typing import Any

from tests.app.sync.serving import Running, fact, route


def test_a_released_route_is_what_its_driver_gets(server: Running) -> None:
    phone = server.pair()
    assert phone.route()["shifts"] == []
    wanted = route(stops=("S1", "S2", "S3"))
    wanted["trips"] = [["S1"], ["S3", "S2"]]
    wanted["stops"][0] |= {
        "window": ["2026-11-23T09:00:00+01:00", "2026-11-23T10:00:00+01:00"],
        "lines": [{"text": "Box", "quantity": 2}],
        "amount_due": 1250,
        "required_proof": ["photo"],
    }
    assert server.release(wanted).json()["routes"] == [{"shift_id": "A", "revision": 1}]
    [shift] = phone.route()["shifts"]
    assert (shift["shift_id"], shift["revision"], shift["driver"]) == ("A", 1, "aino")
    assert shift["trips"] == [["S1"], ["S3", "S2"]]
    stop = shift["stops"]["S1"]
    assert stop["window"] == ["2026-11-23T08:00:00.000Z", "2026-11-23T09:00:00.000Z"]
    assert stop["lines"] == [{"text": "Box", "quantity": 2}]
    assert (stop["amount_due"], stop["required_proof"], stop["state"]) == (1250, ["photo"], "released")
    phone.send(fact(1), fact(2, "completed"))
    assert phone.route()["shifts"][0]["stops"]["S1"]["state"] == "completed"


def test_another_drivers_route_is_never_seen(server: Running) -> None:
    aino, bo = server.pair("aino"), server.pair("bo")
    server.release(route("A", ("S1",)), route("B", ("S2",), driver="bo"))
    assert [shift["shift_id"] for shift in aino.route()["shifts"]] == ["A"]
    assert [shift["shift_id"] for shift in bo.route()["shifts"]] == ["B"]
    assert "S2" not in aino.ask("GET", "/route").text
    assert aino.send(fact(1, shift_id="B", stop_id="S2")).json()["rejected"][0]["seq"] == 1


def test_a_revision_that_moved_refuses_the_whole_release_and_names_it(server: Running) -> None:
    server.release(route("A", ("S1",)), route("B", ("S2",), driver="bo"))
    server.release(route("A", ("S1",), base=1))
    refused = server.release(route("A", ("S1",), base=1), route("B", ("S2", "S3"), base=1, driver="bo"))
    assert refused.status_code == 412
    assert refused.json()["shift_ids"] == ["A"]
    assert "Nothing was released" in refused.json()["error"]
    revisions = {row["shift_id"]: row["revision"] for row in _routes(server)}
    assert revisions == {"A": 2, "B": 1}


def _routes(server: Running) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = server.desk("GET", "/routes").json()["routes"]
    return rows


def test_a_fresh_fact_about_a_stop_that_would_move_refuses_the_release(server: Running) -> None:
    phone = server.pair()
    server.release(route("A", ("S1", "S2")))
    phone.send(fact(1, "arrived"))
    away = (route("A", ("S2",), base=1), route("B", ("S1",), driver="bo"))
    refused = server.release(*away, seen=0)
    assert refused.status_code == 412
    assert refused.json()["stop_ids"] == ["S1"]
    assert server.release(route("A", ("S2", "S1"), base=1), seen=0).status_code == 200, "it stays"
    away = (route("A", ("S2",), base=2), route("B", ("S1",), driver="bo"))
    assert server.release(*away, seen=1).status_code == 200, "the desk has seen it now"


def test_no_stop_stands_on_two_routes(server: Running) -> None:
    server.release(route("A", ("S1", "S2")))
    refused = server.release(route("B", ("S1",), driver="bo"))
    assert refused.status_code == 412
    assert refused.json()["stop_ids"] == ["S1"]


def test_a_repeated_release_returns_the_first_answer(server: Running) -> None:
    first = server.release(route(), name="r1")
    assert server.release(route(), name="r1").json() == first.json()
    assert server.release(route("B", ("S9",)), name="r1").status_code == 409
    assert [row["shift_id"] for row in _routes(server)] == ["A"]


def test_a_release_that_contradicts_itself_is_refused(server: Running) -> None:
    bad = route()
    bad["trips"] = [["S1"]]
    assert server.release(bad).status_code == 400
    assert server.release(route(), route()).status_code == 400
    assert server.release(route() | {"revision": 0}).status_code == 400
    assert server.release(route() | {"assignee": "x"}).status_code == 400
    assert server.release(route() | {"starts_at": "soon"}).status_code == 400
    assert server.release(route(), seen=5).status_code == 410
    assert _routes(server) == []


def test_a_waiting_phone_hears_of_a_new_route_at_once(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    cursor = phone.route()["cursor"]
    heard: list[tuple[float, dict[str, Any]]] = []

    def wait() -> None:
        reply = phone.route(cursor, wait=25)
        heard.append((time.monotonic(), reply))

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.5)
    assert not heard, "nothing is new yet"
    server.release(route(stops=("S1", "S2", "S3"), base=1))
    waiting.join(20)
    assert heard[0][1]["shifts"][0]["revision"] == 2
    assert heard[0][1]["cursor"] != cursor


def test_a_wait_without_news_ends_by_itself(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    before = phone.route()
    assert phone.route(before["cursor"], wait=0.2) == before
    assert phone.ask("GET", "/route?wait=soon").status_code == 400
    assert phone.ask("GET", "/route?wait=nan").status_code == 400


def test_a_waiting_desk_hears_of_a_fact_at_once(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    heard: list[dict[str, Any]] = []
    waiting = threading.Thread(
        target=lambda: heard.append(server.desk("GET", "/events?after=0&wait=25").json())
    )
    waiting.start()
    time.sleep(0.3)
    phone.send(fact(1))
    waiting.join(20)
    assert [event["sequence"] for event in heard[0]["events"]] == [1]
    assert heard[0]["next"] == 1


def test_the_desk_sees_which_revision_a_phone_was_sent_and_has_shown_to_hold(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    cursor = phone.route()["cursor"]
    assert _fetched(server) == [{"shift_id": "A", "revision": 1, "confirmed": 0}]
    phone.route(cursor)
    assert _fetched(server) == [{"shift_id": "A", "revision": 1, "confirmed": 1}]
    server.release(route(base=1))
    assert _fetched(server) == [{"shift_id": "A", "revision": 1, "confirmed": 1}]
    phone.route(cursor)
    assert _fetched(server) == [{"shift_id": "A", "revision": 2, "confirmed": 1}]


def _fetched(server: Running) -> list[dict[str, Any]]:
    [device] = server.desk("GET", "/devices").json()["devices"]
    rows: list[dict[str, Any]] = device["fetched"]
    return rows


def test_a_withdrawn_shift_leaves_its_former_drivers_phone(server: Running) -> None:
    aino, bo = server.pair("aino"), server.pair("bo")
    server.release(route())
    cursor = aino.route()["cursor"]
    server.release(route(base=1, driver="bo"))
    assert aino.route(cursor, wait=5)["shifts"] == []
    assert [shift["shift_id"] for shift in bo.route()["shifts"]] == ["A"]


def test_the_current_shift_comes_first_then_the_next(server: Running) -> None:
    phone = server.pair()
    shifts = []
    for number, day in enumerate((25, 23, 24, 26), start=1):
        made = route(f"shift-{day}", (f"S{number}",))
        made |= {
            "starts_at": f"2090-11-{day}T07:00:00Z",
            "ends_at": f"2090-11-{day}T17:00:00Z",
        }
        shifts.append(made)
    old = route("old", ("S0",)) | {
        "starts_at": "2020-01-01T07:00:00Z",
        "ends_at": "2020-01-01T17:00:00Z",
    }
    server.release(*shifts, old)
    assert [shift["shift_id"] for shift in phone.route()["shifts"]] == ["shift-23", "shift-24"]
    phone.send(fact(1, "shift_ended", shift_id="shift-23", stop_id=None))
    assert [shift["shift_id"] for shift in phone.route()["shifts"]] == ["shift-24", "shift-25"]

"""Stops that left a driver: shown until a phone has fetched it, and left where they are till then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.sync.desks import DeskWorld, desk_world, report
from tests.app.sync.serving import Running, route


@pytest.fixture
def world(tmp_path: Path, server: Running) -> Iterator[DeskWorld]:
    with desk_world(tmp_path / "desk", server) as made:
        yield made


def _pending(server: Running) -> list[tuple[str, str]]:
    rows: list[dict[str, Any]] = server.desk("GET", "/withdrawals").json()["withdrawals"]
    return [(row["driver"], row["stop_id"]) for row in rows]


def test_a_withdrawal_is_pending_until_the_phone_has_shown_to_hold_it(server: Running) -> None:
    aino = server.pair("aino")
    server.release(route("A", ("S1", "S2")))
    cursor = aino.route()["cursor"]
    server.release(route("A", ("S1",), base=1), route("B", ("S2",), driver="bo"))
    assert _pending(server) == [("aino", "S2")]
    newer = aino.route(cursor)["cursor"]
    assert _pending(server) == [("aino", "S2")], "the reply may have been lost"
    aino.route(newer)
    assert _pending(server) == []


def test_nobody_is_called_about_what_no_phone_can_have_seen(server: Running) -> None:
    server.release(route("A", ("S1", "S2")))
    server.release(route("A", ("S1",), base=1))
    assert _pending(server) == [], "no phone at all"
    aino = server.pair("aino")
    cursor = aino.route()["cursor"]
    server.release(route("A", ("S1", "S3"), base=2))
    server.release(route("A", ("S1",), base=3))
    assert _pending(server) == [], "S3 came and went between two looks"
    server.release(route("A", ("S9",), base=4))
    assert _pending(server) == [("aino", "S1")]
    server.release(route("A", ("S9", "S1"), base=5))
    assert _pending(server) == [], "it came back"
    aino.route(cursor)


def test_a_stop_taken_with_its_whole_shift_or_done_in_spite_of_it(server: Running) -> None:
    aino = server.pair("aino")
    server.release(route("A", ("S1", "S2")))
    aino.route()
    server.release(route("A", ("S1", "S2"), base=1, driver="bo"))
    assert _pending(server) == [("aino", "S1"), ("aino", "S2")]
    aino.send(
        {
            "seq": 1,
            "id": "00000000-0000-4000-8000-000000000001",
            "shift_id": "A",
            "type": "completed",
            "at": "2026-11-22T08:00:00Z",
            "stop_id": "S1",
            "outcome": "delivered_to_recipient",
        }
    )
    assert _pending(server) == [("aino", "S2")]
    server.desk("POST", f"/devices/{aino.device_id}/revoke")
    assert _pending(server) == [], "a phone that is not heard is not called about"


def test_the_desk_says_whom_to_call_and_until_when(world: DeskWorld, server: Running) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2", bo="S3")
    cursor = aino.route()["cursor"]
    world.give(aino="S1", bo="S3 S2")
    world.desk.exchange()
    [call] = [issue for issue in world.desk.board().issues if issue.kind == "call"]
    assert call.title == "Call Aino: one stop gone"
    assert "Customer S2" in call.detail
    assert call.shift_id == "shift-aino"
    aino.route(aino.route(cursor)["cursor"])
    world.desk.exchange()
    assert [issue for issue in world.desk.board().issues if issue.kind == "call"] == []


def test_what_phones_sent_and_nobody_can_use_raises_an_alarm_until_somebody_looked(
    world: DeskWorld, server: Running
) -> None:
    aino = server.pair("aino")
    world.give(aino="S1")
    report(aino, 1, "aino", "S1")
    report(aino, 1, "aino", "S1", "failed")
    report(aino, 2, "bo", "S9")
    world.desk.exchange()
    [alarm] = [issue for issue in world.desk.board().issues if issue.kind == "set_aside"]
    assert alarm.title == "2 reports of Aino set aside"
    assert "never given" in alarm.detail
    world.desk.seen_set_aside()
    world.again()
    world.desk.exchange()
    assert [issue for issue in world.desk.board().issues if issue.kind == "set_aside"] == []
    report(aino, 3, "bo", "S9")
    world.desk.exchange()
    [alarm] = [issue for issue in world.desk.board().issues if issue.kind == "set_aside"]
    assert alarm.title == "A report of Aino set aside"

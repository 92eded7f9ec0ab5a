"""Shops' programs at the sync server: each sees its own orders only, and whatever is repeated, or cut
off by a kill, is there once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from typing import Any

import pytest
import requests

from tests.app.sync.serving import Running, running
from tests.app.sync.shop.shops import DAY, ShopProgram, an_order, shop_key

LIMITED = json.dumps({"shop_rate": 0.5, "shop_burst": 60})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("shop") / "server", "--bounds", LIMITED) as started:
        yield started


@pytest.fixture
def shop(server: Running, request: pytest.FixtureRequest) -> ShopProgram:
    """Each test's shop is a sender of its own."""
    name = request.node.name
    return ShopProgram(server, shop_key(server, name))


def wanted(server: Running) -> list[dict[str, Any]]:
    """What the desk reads, from the beginning."""
    found: list[dict[str, Any]] = server.desk("GET", "/shop/orders?limit=500").json()["changes"]
    return found


def says(server: Running, sender: str, reference: str, seen: int, state: str, **more: Any) -> None:
    """The desk tells how an order stands."""
    status = {
        "sender": sender,
        "reference": reference,
        "seen": seen,
        "state": state,
        "date": DAY,
        "as_of": "2030-05-06T07:00:00Z",
        **more,
    }
    reply = server.desk("PUT", "/shop/statuses", json={"statuses": [status]})
    assert reply.status_code == 200, reply.text


def test_an_order_put_twice_is_wanted_once_and_changed_in_place(shop: ShopProgram) -> None:
    first = shop.put("A/1 ü", weight_kg=2)
    assert first.status_code == 200, first.text
    assert first.json()["order"] == shop.order("A/1 ü")
    assert (first.json()["order"]["state"], first.json()["order"]["pending"]) == ("received", True)
    [before] = wanted(shop.server)[-1:]
    assert shop.put("A/1 ü", weight_kg=2.0).json() == first.json()
    assert wanted(shop.server)[-1] == before, "a repeat is no news"
    assert shop.put("A/1 ü", weight_kg=3).status_code == 200
    changes = [row for row in wanted(shop.server) if row["sender"] == before["sender"]]
    assert [row["order"]["weight_kg"] for row in changes] == [3]
    assert changes[0]["number"] > before["number"]


def test_what_is_out_for_delivery_is_left_as_it_is_and_says_why(shop: ShopProgram) -> None:
    shop.put("A-1")
    [change] = wanted(shop.server)[-1:]
    sender = change["sender"]
    tracking = "https://example.org/t/x"
    says(shop.server, sender, "A-1", change["number"], "planned", tracking=tracking)
    assert shop.order("A-1")["tracking"] == tracking
    assert shop.put("A-1", notes="ring twice").status_code == 200, "not out yet"
    [change] = wanted(shop.server)[-1:]
    says(shop.server, sender, "A-1", change["number"], "on_the_way", stop_ids=["o1-d1"])
    for refused in (shop.put("A-1", notes="no"), shop.ask("DELETE", "/A-1")):
        assert refused.status_code == 409
        assert refused.json()["error"] == (
            "Order A-1 is already out for delivery: call the dispatcher to change it."
        )
    assert wanted(shop.server)[-1] == change
    assert shop.put("A-1", notes="ring twice").status_code == 200, "the same again is no change"


def test_what_was_refused_is_asked_anew_by_the_same_order(shop: ShopProgram) -> None:
    shop.put("R-1")
    for state in ("refused", "accepted"):
        [change] = wanted(shop.server)[-1:]
        says(shop.server, change["sender"], "R-1", change["number"], state, reason="No such depot.")
        assert shop.put("R-1").json()["order"]["pending"], "the desk is asked again"
        [anew] = wanted(shop.server)[-1:]
        assert (anew["reference"], anew["number"] > change["number"]) == ("R-1", True)
        assert shop.put("R-1").ok
        assert wanted(shop.server)[-1] == anew, "once, until it has answered"
    says(shop.server, anew["sender"], "R-1", anew["number"], "accepted")
    assert not shop.put("R-1").json()["order"]["pending"]


def test_a_call_off_is_one_thing_and_the_reference_is_used_up(shop: ShopProgram) -> None:
    assert shop.ask("DELETE", "/A-1").status_code == 404
    shop.put("A-1")
    assert shop.ask("DELETE", "/A-1").json()["order"]["state"] == "called_off"
    [change] = wanted(shop.server)[-1:]
    assert change["order"] is None
    assert shop.ask("DELETE", "/A-1").status_code == 200
    assert wanted(shop.server)[-1] == change
    again = shop.put("A-1")
    assert (again.status_code, "another reference" in again.json()["error"]) == (409, True)
    # the desk had given it to a driver meanwhile: the order stands, and the shop reads why
    says(shop.server, change["sender"], "A-1", change["number"], "released", reason="It is out.")
    assert (shop.order("A-1")["state"], shop.order("A-1")["reason"]) == ("released", "It is out.")


def test_a_batch_under_one_key_is_kept_once_and_other_orders_under_it_are_refused(
    shop: ShopProgram,
) -> None:
    orders = [an_order(reference=f"B-{number}") for number in range(3)]
    assert shop.ask("POST", json={"orders": orders}).status_code == 400
    key = {"idempotency-key": "monday"}
    first = shop.ask("POST", json={"orders": orders}, headers=key)
    assert [each["taken"] for each in first.json()["orders"]] == ["kept"] * 3
    shop.ask("DELETE", "/B-1")
    before = wanted(shop.server)
    again = shop.ask("POST", json={"orders": orders}, headers=key)
    assert again.json() == first.json(), "the first answers, though B-1 is called off by now"
    assert shop.ask("POST", json={"orders": orders[:2]}, headers=key).status_code == 409
    assert wanted(shop.server) == before
    third = shop.ask("POST", json={"orders": orders}, headers={"idempotency-key": "tuesday"})
    assert [each["taken"] for each in third.json()["orders"]] == ["unchanged", "refused", "unchanged"]


def test_the_feed_gives_each_change_once_page_by_page(shop: ShopProgram) -> None:
    for number in range(3):
        shop.put(f"F-{number}")
    first = shop.feed(limit=2)
    assert ([each["reference"] for each in first["orders"]], first["more"]) == (["F-0", "F-1"], True)
    rest = shop.feed(first["next"])
    assert ([each["reference"] for each in rest["orders"]], rest["more"]) == (["F-2"], False)
    assert shop.feed(rest["next"])["orders"] == []
    change = next(row for row in wanted(shop.server) if row["reference"] == "F-0")
    says(shop.server, change["sender"], "F-0", change["number"], "accepted")
    [news] = shop.feed(rest["next"])["orders"]
    assert (news["reference"], news["state"], news["pending"]) == ("F-0", "accepted", False)
    assert shop.ask("GET", "?changed_since=another-life.1").status_code == 410
    assert shop.ask("GET", "?changed_since=x").status_code == 400


def test_a_shop_sees_nothing_of_another_sender(server: Running) -> None:
    mine, others = "mine", "others"
    key = shop_key(server, others, mine)
    other = ShopProgram(server, key)
    other.put("S-1", name="whom nobody else knows")
    me = ShopProgram(server, shop_key(server, mine))
    assert other.ask("GET", "/S-1").status_code == 401, "its key is not in force any more"
    before = wanted(server)
    assert me.ask("GET", "/S-1").status_code == 404
    assert me.ask("GET", "/S-1").text == me.ask("GET", "/S-9").text
    assert me.ask("DELETE", "/S-1").status_code == 404
    assert me.feed()["orders"] == []
    assert wanted(server) == before
    first, cursor = me.put("S-1"), me.feed()["next"]
    assert first.status_code == 200
    assert "whom" not in me.ask("GET").text
    assert cursor.endswith(".1"), "nor how much others order"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"date": "2030-02-30"}, "in no calendar"),
        ({"address": ""}, "neither an address nor coordinates"),
        ({"date": "2020-05-06"}, "2020-05-06 is past"),
        ({"lon": 9.5}, "the other is missing"),
        ({"window": ["2030-05-06T10:00:00+02:00", "2030-05-06T09:00:00+02:00"]}, "ends before"),
        ({"window": ["2030-05-07T10:00:00+02:00", "2030-05-07T11:00:00+02:00"]}, "another day"),
        ({"window": ["10:00", "11:00"]}, "window"),
        ({"window": ["9999-12-31T10:00:00Z", "9999-12-31T11:00:00Z"]}, "another day"),
        ({"name": " \r\n\x00"}, "name: it is empty"),
        ({"sender": "somebody else"}, "sender"),
    ],
)
def test_what_contradicts_itself_is_refused_by_name(
    shop: ShopProgram, wrong: dict[str, Any], why: str
) -> None:
    reply = shop.put("W-1", **wrong)
    assert (reply.status_code, why in reply.json()["error"]) == (400, True), reply.text
    assert shop.ask("GET", "/W-1").status_code == 404


def test_no_name_of_an_order_ends_in_a_line_break_that_no_address_could_name(
    shop: ShopProgram,
) -> None:
    sent = {"orders": [an_order(reference="A\n")]}
    refused = shop.ask("POST", json=sent, headers={"idempotency-key": "k"})
    assert refused.status_code == 400
    assert shop.feed()["orders"] == []


def test_who_asks_too_often_is_told_when_to_come_back(shop: ShopProgram) -> None:
    last = next(r for _ in range(200) if (r := shop.ask("GET", "/x")).status_code != 404)
    assert (last.status_code, last.headers["retry-after"]) == (429, "2")


def test_what_was_acknowledged_before_a_kill_is_there_once(tmp_path: Path) -> None:
    with running(tmp_path / "killed") as server:
        shop = ShopProgram(server, shop_key(server, "killed"))
        kept: list[str] = []
        enough = Flag()

        def order(lane: int) -> None:
            try:
                for number in range(1000):
                    if shop.put(f"{lane}-{number}").status_code == 200:
                        kept.append(f"{lane}-{number}")
                    if len(kept) >= 20:
                        enough.set()
            except requests.RequestException:
                return

        lanes = [Thread(target=order, args=(lane,)) for lane in range(4)]
        for lane in lanes:
            lane.start()
        assert enough.wait(30)
        server.kill()
        for lane in lanes:
            lane.join()
        server.start_again()
        for reference in kept[-3:]:  # what a shop does that is not sure
            assert shop.put(reference).status_code == 200
        there = [row["reference"] for row in wanted(server)]
        assert len(there) == len(set(there))
        assert set(kept) <= set(there)

"""What a customer says becomes one fact, reaches desk and driver, and has its limits."""

from __future__ import annotations

import json
import re
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import requests

from app.hearing import pull_news
from tests.app.sync.customers.tracked import Customer, at
from tests.app.sync.desks import TODAY, desk_world, report
from tests.app.sync.serving import Running, fact, route, running

QUICK = json.dumps({"words_rate": 1e6, "words_burst": 1e6, "words_address_rate": 1e6})


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "server", "--bounds", QUICK) as started:
        assert started.release(route()).status_code == 200
        yield started


@pytest.fixture
def customer(server: Running) -> Customer:
    return Customer(server).told(wishes=["note", "rating"])


def test_a_note_becomes_a_fact_that_the_desk_reads_in_order(customer: Customer) -> None:
    sent = customer.says(" Not at home,\r\nleave it at 4 ")
    assert (sent.status_code, sent.headers["location"]) == (303, f"/t/{customer.token}#your-note")
    rated = customer.send("rating", id=secrets.token_hex(16), stars="4", text="quick")
    assert rated.status_code == 303
    note, rating = customer.server.events()
    assert (note["type"], note["actor"]) == ("customer_note", {"kind": "customer", "name": ""})
    assert (note["shift_id"], note["stop_id"]) == ("A", "S1")
    assert (note["note"], note["data"]) == ("Not at home,\nleave it at 4", {"reference": "R-4711"})
    assert (rating["type"], rating["note"]) == ("customer_rating", "quick")
    assert rating["data"] == {"reference": "R-4711", "stars": 4}
    assert 0 < note["sequence"] < rating["sequence"]


def test_the_same_in_json_for_programs(customer: Customer) -> None:
    body = {"id": "a-form-of-my-own", "text": "ring twice"}
    replies = [requests.post(f"{customer.url}/note", json=body, timeout=40) for _ in range(2)]
    [event] = customer.server.events()
    assert [reply.json()["id"] for reply in replies] == [event["id"]] * 2
    rated = requests.post(f"{customer.url}/rating", json={"id": "b" * 16, "stars": 5}, timeout=40)
    assert rated.status_code == 200
    for wrong in (
        {"id": "c" * 16, "stars": 6},
        {"id": "c" * 16, "stars": "5"},
        {"id": "c" * 16},
        {"id": "", "stars": 5},
        {"id": "c" * 16, "stars": 5, "more": 1},
    ):
        assert requests.post(f"{customer.url}/rating", json=wrong, timeout=40).status_code == 400


def test_a_form_sent_twice_at_once_is_one_fact(customer: Customer) -> None:
    form = customer.form_id("note")
    threads = [threading.Thread(target=customer.says, args=("ring twice", form)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert customer.says("ring twice", form).status_code == 303
    assert [event["note"] for event in customer.server.events()] == ["ring twice"]
    customer.says("ring once", form)
    assert len(customer.server.events()) == 2, "other words in an old form are not lost"


def test_every_form_has_an_id_of_its_own(customer: Customer) -> None:
    assert len({customer.form_id(kind) for kind in ("note", "rating") for _ in range(3)}) == 6


def test_two_customers_with_the_same_form_id_say_two_things(customer: Customer) -> None:
    other = Customer(customer.server).told(stop_id="S2")
    for one in (customer, other):
        assert one.says("ring twice", "f" * 32).status_code == 303
    assert [event["stop_id"] for event in customer.server.events()] == ["S1", "S2"]


def test_nothing_is_taken_that_the_desk_does_not_wish(customer: Customer) -> None:
    customer.told(wishes=[])
    refused = customer.says("leave it at 4")
    assert refused.status_code == 409
    assert "leave it at 4" in refused.text, "the customer's words are not lost"
    assert customer.send("rating", id="a" * 32, stars="5").status_code == 409
    assert customer.server.events() == []
    assert "<form" not in customer.get().text


def test_what_is_empty_or_too_long_is_said_beside_the_form(customer: Customer) -> None:
    for fields, words in (
        ({"text": "  \r\n "}, "Write something first."),
        ({}, "Write something first."),
        ({"text": "\u200b \u2067\u200e"}, "Write something first."),
        ({"text": "ä" * 501}, "at most 500"),
    ):
        refused = customer.send("note", id="a" * 32, **fields)
        assert (refused.status_code, words in refused.text) == (400, True)
        assert refused.headers["content-type"].startswith("text/html")
    assert customer.send("rating", id="a" * 32, text="fine").status_code == 400
    assert customer.send("rating", id="a" * 32, stars="9").status_code == 400
    assert customer.send("note", id="", text="x").status_code == 400
    assert customer.send("note", id="a" * 32, text="x" * 20_000).status_code == 413
    assert customer.server.events() == []
    lines = "\r\n".join(["ä" * 9] * 50)  # 499 characters as they are kept
    assert customer.says(lines).status_code == 303
    assert customer.says("\u202edoor 4").status_code == 303
    assert customer.server.events()[-1]["note"] == "door 4", "it turns no words round but its own"


def test_an_order_takes_ten_notes_and_one_rating(customer: Customer) -> None:
    assert [customer.says(f"note {n}").status_code for n in range(11)] == [303] * 10 + [409]
    rates = [customer.send("rating", id=secrets.token_hex(16), stars=s) for s in ("5", "1")]
    assert [reply.status_code for reply in rates] == [303, 409]
    assert [event["data"]["stars"] for event in customer.server.events()[10:]] == [5]


def test_who_says_much_in_a_short_time_has_to_wait(tmp_path: Path) -> None:
    bounds = json.dumps({"words_rate": 0.001, "words_burst": 2, "words_address_burst": 4})
    with running(tmp_path / "slow", "--bounds", bounds) as server:
        first, second, third = (Customer(server).told(stop_id=f"S{n}") for n in range(3))
        assert [first.says(f"{n}").status_code for n in range(3)] == [303, 303, 429]
        assert int(first.says("again").headers["retry-after"]) > 1
        assert [second.says(f"{n}").status_code for n in range(2)] == [303, 303]
        assert third.says("0").status_code == 429, "all of them come from one address"


def test_the_waiting_desk_hears_it_at_once(customer: Customer) -> None:
    server = customer.server
    heard: list[float] = []

    def listen() -> None:
        page = server.desk("GET", "/events?after=0&wait=20").json()
        assert [event["note"] for event in page["events"]] == ["ring twice"]
        heard.append(time.monotonic())

    waiting = threading.Thread(target=listen)
    waiting.start()
    time.sleep(0.5)
    said = time.monotonic()
    customer.says("ring twice")
    waiting.join(30)
    assert heard[0] - said < 10


def test_the_driver_who_has_the_stop_reads_it_there_and_nobody_else_does(customer: Customer) -> None:
    server = customer.server
    aino, bo = server.pair("aino"), server.pair("bo")
    cursor = aino.route()["cursor"]
    heard: list[dict[str, object]] = []
    waiting = threading.Thread(target=lambda: heard.append(aino.route(cursor, wait=20)))
    waiting.start()
    time.sleep(0.3)
    customer.says("leave it at 4")
    waiting.join(30)
    [shift] = heard[0]["shifts"]  # type: ignore[misc]
    assert shift["stops"]["S1"]["customer_notes"] == ["leave it at 4"]
    assert "customer_notes" not in shift["stops"]["S2"]
    assert "leave it" not in json.dumps(bo.route())
    moved = route(base=1, stops=("S2",)), route("B", ("S1",), driver="bo")
    assert server.release(*moved, seen=0).status_code == 200, "no report of a driver's is in the way"
    assert bo.route()["shifts"][0]["stops"]["S1"]["customer_notes"] == ["leave it at 4"]
    assert "leave it" not in json.dumps(aino.route())


def test_phones_are_judged_as_before_and_cannot_speak_for_a_customer(customer: Customer) -> None:
    phone = customer.server.pair()
    customer.says("leave it at 4")
    [said] = customer.server.events()
    posed = fact(1, "customer_note", note="leave it in the street")
    assert phone.send(posed, fact(2, id=said["id"])).json()["rejected"] != []
    events = customer.server.events()
    assert [(event["type"], event["actor"]["kind"]) for event in events] == [
        ("customer_note", "customer"),
        ("arrived", "driver"),
    ], "an id that a customer's words have keeps no driver's fact out"


def test_the_desk_keeps_it_for_the_day_of_the_stop_and_no_state_moves(tmp_path: Path) -> None:
    with (
        running(tmp_path / "server", "--bounds", QUICK) as server,
        desk_world(tmp_path / "desk", server) as world,
    ):
        world.give(aino="S1 S2")
        phone = server.pair("aino")
        report(phone, 1, "aino", "S1")
        by_shift = Customer(server).told(stop_id="S1-d1", shift_id="shift-aino", wishes=["rating"])
        by_stop = Customer(server).told(stop_id="S2-d1", shift_id="", reference="R-2")
        by_shift.send("rating", id="a" * 32, stars="3", text="so so")
        by_stop.says("leave it at 4")
        news = pull_news(world.store, world.link)
        assert [event.type.value for event in news.events] == [
            *("completed", "customer_rating", "customer_note"),
        ]
        kept = {event.type.value: event for event in world.store.events(TODAY)}
        assert kept["customer_rating"].data["stars"] == 3
        assert kept["customer_note"].note == "leave it at 4"
        world.desk.reload()
        board = world.desk.board()
        states = {stop.stop_id: stop.state.value for lane in board.lanes for stop in lane.stops}
        assert states == {"S1-d1": "completed", "S2-d1": "released"}


def test_what_was_said_is_read_back_and_outlives_the_server(customer: Customer) -> None:
    customer.says("leave it at <b>4</b>")
    customer.send("rating", id="a" * 32, stars="4")
    customer.server.kill()
    customer.server.start_again()
    page = customer.get().text
    assert "leave it at &lt;b&gt;4&lt;/b&gt;" in page
    assert "4 stars of 5" in page
    assert f'action="/t/{customer.token}/rating"' not in page
    assert f'action="/t/{customer.token}/note"' in page
    assert "leave it at" not in Customer(customer.server).told(stop_id="S2").get().text


def _slot(hours: float) -> list[str]:
    return [at(60 * hours), at(60 * hours + 120)]


def test_a_customer_chooses_one_of_the_times_offered_and_the_desk_hears_of_it(server: Running) -> None:
    customer = Customer(server, stop_id="S-slot")
    customer.told(stop_id="S-slot", wishes=["note", "slot"], slots=[_slot(-1), _slot(3), _slot(5)])
    names = re.findall(r'name="slot" value="([^"]+)"', customer.get().text)
    assert len(names) == 2, "what has begun is not offered"
    form = customer.form_id("slot")
    assert customer.send("slot", id=form, slot=names[1]).status_code == 303
    assert customer.send("slot", id=form, slot=names[1]).status_code == 303, "the same form is one wish"
    (fact,) = [e for e in server.events() if e["stop_id"] == "S-slot"]
    assert (fact["type"], fact["data"]["slot"]) == ("customer_slot", names[1])
    page = customer.get().text
    assert 'id="your-slot"' in page
    assert 'name="slot"' not in page, "one wish at a time: the site answers first"
    refused = customer.send("slot", id=secrets.token_hex(16), slot=names[0])
    assert refused.status_code == 409
    customer.told(stop_id="S-slot", wishes=["slot"], slots=[_slot(7)])
    assert 'name="slot"' in customer.get().text, "another offer, another choice"


def test_of_two_times_chosen_at_once_on_one_page_the_desk_hears_one(server: Running) -> None:
    customer = Customer(server, stop_id="S-two").told(
        stop_id="S-two", wishes=["slot"], slots=[_slot(3), _slot(5)]
    )
    names = re.findall(r'name="slot" value="([^"]+)"', customer.get().text)
    lines = [_begun(customer, "slot", {"id": secrets.token_hex(16), "slot": name}) for name in names]
    answers = [finish() for finish in lines]
    assert sorted(answers) == [303, 409]
    assert len([e for e in server.events() if e["stop_id"] == "S-two"]) == 1


def test_words_that_are_on_their_way_while_the_customer_is_forgotten_are_not_kept(
    customer: Customer,
) -> None:
    finish = _begun(customer, "note", {"id": secrets.token_hex(16), "text": "I am Eva Frick"})
    assert customer.server.desk("POST", "/forget", json={"stops": ["S1"]}).status_code == 200
    assert finish() == 404
    assert customer.server.events() == []


def _begun(customer: Customer, kind: str, fields: dict[str, str]) -> Callable[[], int]:
    """A form whose page the server has looked up, and whose words are still to come; sends these and
    returns the answer's status."""
    body = urlencode(fields).encode()
    line = HTTPConnection("127.0.0.1", customer.server.address.port, timeout=40)
    line.putrequest("POST", f"/t/{customer.token}/{kind}")
    for name, value in (("content-length", str(len(body))), ("expect", "100-continue")):
        line.putheader(name, value)
    line.endheaders()
    line.sock.recv(25, socket.MSG_WAITALL)  # HTTP/1.1 100 Continue, sent once the words are asked for

    def finish() -> int:
        with closing(line):
            line.send(body)
            with line.getresponse() as answer:
                return answer.status

    return finish


def test_only_what_is_offered_to_this_customer_can_be_chosen(server: Running) -> None:
    customer = Customer(server, stop_id="S-none")
    offered = customer.told(stop_id="S-none", wishes=["slot"], slots=[_slot(3)])
    others = "2026-11-23T08:00:00+00:00/2026-11-23T10:00:00+00:00"
    for slot in (others, "", "x" * 60, "<script>"):
        reply = offered.send("slot", id=secrets.token_hex(16), slot=slot)
        assert reply.status_code == 409, slot
        assert "<script>" not in reply.text
    without = Customer(server, stop_id="S-note").told(
        stop_id="S-note", wishes=["note"], slots=[_slot(3)]
    )
    assert 'name="slot"' not in without.get().text
    assert without.send("slot", id=secrets.token_hex(16), slot=others).status_code == 409
    stranger = Customer(server, stop_id="S-none")
    assert stranger.send("slot", id=secrets.token_hex(16), slot=others).status_code == 404
    assert [
        e for e in server.events() if e["type"] == "customer_slot" and e["stop_id"] == "S-none"
    ] == []

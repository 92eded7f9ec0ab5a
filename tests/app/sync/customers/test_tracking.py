"""What a customer sees of an order, and who sees nothing."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from app.domain.errors import SyncError
from app.domain.geo import LonLat
from app.domain.tracked_orders import TrackedOrder, TrackedState, Wish
from app.ports.desk_link import DeskLink
from app.sync.client import HttpDeskLink
from tests.app.sync.customers.tracked import Customer, at, tracked
from tests.app.sync.images import photo
from tests.app.sync.serving import Running, fact, route, running

NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("customers") / "server") as started:
        yield started


@pytest.fixture
def customer(server: Running) -> Customer:
    return Customer(server)


def test_the_page_says_when_and_how_many_come_before(customer: Customer) -> None:
    page = customer.told(expected=["2026-11-22T09:40:00Z", "2026-11-22T10:05:00Z"]).get()
    assert page.status_code == 200
    assert "Between 10:40 and 11:05" in page.text, "the depot's clocks, not UTC"
    assert "3 stops before you" in page.text
    assert "Aino" in page.text
    assert "Virtanen" not in page.text, "no more of the driver than the first name"


def test_the_vans_place_is_told_only_to_who_is_next(customer: Customer) -> None:
    van = {"lon": 9.52123, "lat": 47.16123}
    for state in ("planned", "on_the_way", "done", "failed", "called_off"):
        customer.told(state=state, van=van, van_at=at(-1))
        assert "9.52" not in customer.get().text + customer.get("/status").text, state
    for state in ("next", "here"):
        customer.told(state=state, van=van, van_at=at(-2))
        assert "openstreetmap.org/?mlat=47.16123&amp;mlon=9.52123" in customer.get().text
        assert "seen 2 min ago" in customer.get("/status").json()["words"]["seen"]
    customer.told(state="next", van=van, van_at=at(-40))
    assert "openstreetmap" not in customer.get().text, "where it was long ago says nothing"


def test_the_status_holds_this_order_and_nothing_of_anybody_else(customer: Customer) -> None:
    Customer(customer.server).told(reference="another", site="other", stop_id="S7")
    status = customer.told().get("/status").json()
    assert set(status) == {
        *("epoch", "state", "as_of", "window", "expected", "stops_before", "van", "van_at"),
        *("finished_at", "words", "layout"),
    }
    assert status["words"]["detail"] == "3 stops before you"
    text = customer.get("/status").text
    assert not any(word in text for word in ("another", "S1", "S7", "Virtanen", 'A"'))


def _nothing(reply: requests.Response) -> tuple[int, str, dict[str, str]]:
    varying = ("date", "content-length")
    headers = {name: value for name, value in reply.headers.items() if name.lower() not in varying}
    return reply.status_code, reply.text, headers


def test_guessed_expired_and_wrong_tokens_look_exactly_alike(customer: Customer) -> None:
    expired = Customer(customer.server).told(expires=at(-1), pictures=["a" * 64])
    guessed = Customer(customer.server)
    other_case = Customer(customer.server, customer.told().token.swapcase())
    wrong = Customer(customer.server, "x" * 200)
    short = Customer(customer.server, "x")
    for path in ("", "/status", f"/proof/{'a' * 64}"):
        shown = [_nothing(one.get(path)) for one in (expired, guessed, other_case, wrong, short)]
        assert shown[0][0] == 404
        assert shown == [shown[0]] * len(shown), path
    for kind in ("note", "rating"):
        said = [_nothing(one.send(kind, id="a" * 32, text="x", stars=5)) for one in (expired, guessed)]
        assert said[0][0] == 404
        assert said[0] == said[1]
        as_json = {"id": "a" * 32, "text": "x"}
        asked = [
            requests.post(f"{one.url}/{kind}", json=as_json, timeout=40) for one in (expired, guessed)
        ]
        assert [reply.status_code for reply in asked] == [404, 404]
        assert asked[0].text == asked[1].text
    assert "R-4711" not in expired.get().text
    assert customer.server.events() == []


def test_a_slash_behind_the_address_leads_to_the_page_and_names_no_scheme(customer: Customer) -> None:
    customer.told()
    reply = requests.get(f"{customer.url}/", timeout=40, allow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (307, f"/t/{customer.token}")
    assert customer.get("/").status_code == 200
    assert requests.get(f"{customer.server.url}/driver/", timeout=40).status_code == 200


def test_a_prolonged_page_opens_again(customer: Customer) -> None:
    assert customer.told(expires=at(-1)).get().status_code == 404
    assert customer.told(expires=at(10)).get().status_code == 200


def test_the_token_itself_is_nowhere_on_the_servers_disk(customer: Customer) -> None:
    customer.told()
    kept = b"".join(path.read_bytes() for path in customer.server.folder.rglob("*") if path.is_file())
    assert hashlib.sha256(customer.token.encode()).hexdigest().encode() in kept
    assert customer.token.encode() not in kept


def test_pictures_are_shown_afterwards_and_only_those_that_are_named(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        customer = Customer(server)
        phone = server.pair()
        mine, other = photo(), photo(1)
        names = [hashlib.sha256(image).hexdigest() for image in (mine, other)]
        for name, image in zip(names, (mine, other), strict=True):
            assert phone.ask("PUT", f"/proofs/{name}", data=image).status_code == 200
        customer.told(pictures=[names[0]])
        assert customer.get(f"/proof/{names[0]}").status_code == 404, "it is not over yet"
        customer.told(state="done", finished_at=at(-5), received_by="Eva", pictures=[names[0]])
        page = customer.get().text
        assert f"/t/{customer.token}/proof/{names[0]}" in page
        assert "Eva" in page
        picture = customer.get(f"/proof/{names[0]}")
        assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
        assert picture.headers["cache-control"] == "no-store"
        assert customer.get(f"/proof/{names[1]}").status_code == 404
        assert Customer(server).told(state="done").get(f"/proof/{names[0]}").status_code == 404


def test_a_failed_order_says_why_and_whom_to_call(customer: Customer) -> None:
    page = customer.told(state="failed", finished_at=at(-5), outcome="failed_not_home").get().text
    for words in (
        "Not delivered",
        "Nobody was at home",
        "Frick Bakery decides",
        'href="tel:+4232321010"',
    ):
        assert words in page, words
    assert "<h1" in customer.told(state="failed", outcome="<made up>").get().text


def test_no_page_is_cached_found_by_search_or_told_to_another_site(customer: Customer) -> None:
    for path in ("", "/status"):
        for reply in (customer.told().get(path), Customer(customer.server).get(path)):
            assert reply.headers["cache-control"] == "no-store"
            assert reply.headers["referrer-policy"] == "no-referrer"
            assert "noindex" in reply.headers["x-robots-tag"]
            assert "set-cookie" not in reply.headers
    policy = customer.get().headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_orders_language_comes_first_then_the_browsers(customer: Customer) -> None:
    for language, accepted, words in (
        ("de", "fi", "3 Stopps vor Ihnen"),
        ("", "sv, fi;q=0.9, en;q=0.8", "3 pysähdystä ennen sinua"),
        ("", "en;q=0.1, es-MX;q=0.7", "3 paradas antes de usted"),
        ("sv", "ar", "توقفات قبلك"),
        ("", ";;;q=x,,", "3 stops before you"),
    ):
        page = customer.told(language=language).get("", **{"accept-language": accepted}).text
        assert words in page, (language, accepted)
        assert f'dir="{"rtl" if accepted == "ar" else "ltr"}"' in page
    assert "Täällä ei ole" in Customer(customer.server).get("", **{"accept-language": "fi"}).text


def test_what_cannot_be_a_tracked_order_is_refused(server: Running) -> None:
    token = secrets.token_urlsafe(32)
    for wrong in (
        {"state": "lost"},
        {"zone": "Mars/Olympus"},
        {"zone": "../../etc/passwd"},
        {"zone": "Europe"},
        {"as_of": "2026-11-22T10:00:00"},
        {"expires": "9999-12-31T23:59:59Z"},
        {"window": [at(10), at(5)]},
        {"van": {"lon": 9.5, "lat": 47.1}},
        {"van": {"lon": 900, "lat": 47.1}, "van_at": at(0)},
        {"pictures": ["../../server.json"]},
        {"pictures": ["A" * 64]},
        {"wishes": ["money"]},
        {"stop_id": ""},
        {"more": 1},
    ):
        assert server.desk("PUT", f"/tracking/{token}", json=tracked(**wrong)).status_code == 400, wrong
    for name in ("x" * 42, "x" * 44, "x" * 42 + "+", "x" * 42 + "%C3%A4"):
        assert server.desk("PUT", f"/tracking/{name}", json=tracked()).status_code == 400, name
    huge = tracked(reference="x" * 70_000)
    assert server.desk("PUT", f"/tracking/{token}", json=huge).status_code == 413
    assert Customer(server, token).get().status_code == 404


def test_the_desks_link_tells_everything_a_tracked_order_says(server: Running) -> None:
    link = HttpDeskLink(server.url, server.token)
    desk: DeskLink = link
    now = datetime.now(UTC)
    customer = Customer(server)
    order = TrackedOrder(
        reference="R-1",
        site="Site",
        state=TrackedState.NEXT,
        zone="Europe/Vaduz",
        as_of=now,
        expires=now + timedelta(hours=1),
        stop_id="S1",
        driver="Aino",
        language="en",
        window=(now, now + timedelta(hours=1)),
        expected=(now, now + timedelta(minutes=10)),
        van=LonLat(9.5, 47.1),
        van_at=now,
        received_by="x" * 300,
        wishes=frozenset(Wish),
    )
    try:
        desk.put_tracking(customer.token, order)
        page = customer.get().text
        assert "Aino is on the way to you." in page
        assert "The van was seen just now." in page
        assert page.count("<form") == 2
        with pytest.raises(SyncError, match="43 characters"):
            desk.put_tracking("short", order)
    finally:
        link.close()


def test_a_tracking_page_is_where_the_drivers_page_is_and_nowhere_else(tmp_path: Path) -> None:
    options = ("--plain-port", "0", "--public-url", "https://track.example")
    with running(tmp_path / "server", *options) as server:
        token = secrets.token_urlsafe(32)
        put = server.desk("PUT", f"/tracking/{token}", json=tracked())
        assert put.json()["url"] == f"https://track.example/t/{token}"
        for host, status in (("track.example", 200), ("evil.example", 421)):
            for path in (f"/t/{token}", f"/t/{token}/status", "/driver"):
                seen = requests.get(server.url + path, headers={"host": host}, timeout=40)
                assert seen.status_code == status, (host, path)
        for path in (f"/t/{token}", f"/t/{token}/status", "/driver"):
            seen = requests.get(f"http://127.0.0.1:{server.address.plain_port}{path}", timeout=40)
            assert seen.status_code == 404, path
            assert "R-4711" not in seen.text


def test_a_customer_whose_data_are_removed_leaves_no_trace_at_the_server(tmp_path: Path) -> None:
    secret = ["Eva Öhri-Wanger", "Silberbachweg", "Hintertür", "her sister Ida"]
    with running(tmp_path / "server") as server:
        customer = Customer(server).told(received_by=secret[0])
        known_route = route()
        known_route["stops"][0] |= {"name": secret[0], "address": secret[1], "notes": secret[2]}
        assert server.release(known_route).status_code == 200
        phone = server.pair()
        content = photo(7)
        name = hashlib.sha256(content).hexdigest()
        sent = fact(1, "completed", note=f"gave it to {secret[3]}", proofs=[name], name=secret[0])
        assert phone.send(sent, fact(2, stop_id="S2", note="S2 was fine")).json()["acked"] == 2
        put = phone.ask("PUT", f"/proofs/{name}", data=content)
        assert put.ok, put.text
        assert customer.says(secret[2]).status_code == 303
        for asked in range(2):  # safe to repeat
            HttpDeskLink(server.url, server.token).forget(["S1"], [secret[0].casefold()])
            assert customer.get().status_code == 404, asked
        assert server.desk("GET", f"/proofs/{name}").status_code == 404
        notes = {e["stop_id"]: e["note"] for e in server.events() if e["type"] != "customer_note"}
        assert notes == {"S1": "(removed)", "S2": "S2 was fine"}
        assert phone.send(sent).json()["acked"] == 2, "sent again it is known, and no trace comes back"
        held = b"".join(p.read_bytes() for p in (tmp_path / "server").rglob("*") if p.is_file())
        assert [word for word in secret if word.encode() in held] == []
        assert b"S2 was fine" in held

"""An offer's page at the real server: seen by who has its token, answered once, in time."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from tests.app.sync.customers.tracked import at
from tests.app.sync.serving import Running, running

PAYLOAD = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def visit(**more: Any) -> dict[str, Any]:
    made = {
        "stop_id": "S1-d1",
        "reference": "R-4711",
        "kind": "delivery",
        "town": "9490 Vaduz",
        "windows": [[at(60), at(180)]],
        "amounts": "12.5 kg, 3 pcs",
        "price": 590,
    }
    return made | more


@dataclass
class Asked:
    """A carrier that was sent an offer."""

    server: Running
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    tender: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def url(self) -> str:
        return f"{self.server.url}/c/{self.token}"

    def told(self, **more: Any) -> Asked:
        """The desk says how the offer is."""
        body = {
            "tender_id": self.tender,
            "carrier_id": "nord",
            "carrier": "Nordpost",
            "site": "Frick Bakery",
            "phone": "+423 232 10 10",
            "zone": "Europe/Vaduz",
            "state": "open",
            "deadline": at(30),
            "expires": at(600),
            "visits": [visit()],
        }
        reply = self.server.desk("PUT", f"/tenders/{self.token}", json=body | more)
        assert reply.status_code == 200, reply.text
        assert reply.json()["url"].endswith(f"/c/{self.token}")
        return self

    def page(self, **headers: str) -> requests.Response:
        return requests.get(self.url, headers=headers, timeout=40)

    def presses(self, answer: str) -> requests.Response:
        """The page's form is sent, as a browser does."""
        return requests.post(self.url, data={"answer": answer}, timeout=40, allow_redirects=False)

    def program_says(self, answer: str) -> requests.Response:
        return requests.post(self.url, json={"answer": answer}, timeout=40)

    def answers(self) -> list[str]:
        """What the desk hears of it."""
        return [
            e["data"]["answer"] for e in self.server.events() if e["data"].get("tender") == self.tender
        ]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("offers") / "server") as started:
        yield started


@pytest.fixture
def asked(server: Running) -> Asked:
    return Asked(server).told()


def test_looking_changes_nothing_and_the_answer_is_a_fact_of_the_carriers(asked: Asked) -> None:
    for _ in range(3):  # a mail scanner, a preview, the carrier
        assert "Please answer by" in asked.page().text
        assert requests.head(asked.url, timeout=40).status_code == 200
        assert requests.get(f"{asked.url}?answer=accept", timeout=40).status_code == 200
    assert asked.answers() == []
    gone = asked.presses("accept")
    assert (gone.status_code, gone.headers["location"]) == (303, f"/c/{asked.token}")
    assert asked.answers() == ["accept"]
    [fact] = [e for e in asked.server.events() if e["data"].get("tender") == asked.tender]
    assert (fact["type"], fact["stop_id"]) == ("tender_answered", "S1-d1")
    assert fact["actor"] == {"kind": "carrier", "name": "nord"}
    shown = asked.page().text
    assert "being confirmed" in shown
    assert "<form" not in shown


def test_the_first_answer_counts_and_the_same_again_changes_nothing(asked: Asked) -> None:
    assert asked.presses("decline").status_code == 303
    assert asked.presses("decline").status_code == 303
    refused = asked.presses("accept")
    assert refused.status_code == 409
    assert "Your answer changed nothing" in refused.text
    assert asked.program_says("accept").status_code == 409
    assert asked.answers() == ["decline"]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"deadline": at(-1)}, "The deadline has passed"),
        ({"state": "withdrawn"}, "Withdrawn"),
        ({"state": "lapsed"}, "The deadline has passed"),
    ],
)
def test_an_answer_that_comes_too_late_changes_nothing_and_the_page_says_so(
    asked: Asked, how: dict[str, Any], words: str
) -> None:
    asked.told(**how)
    assert words in asked.page().text
    assert "R-4711" not in asked.page().text, "what was offered is no business of theirs any more"
    for reply in (asked.presses("accept"), asked.program_says("accept")):
        assert reply.status_code == 409
        assert "changed nothing" in reply.text
    assert asked.answers() == []


def test_a_program_answers_with_the_token_and_learns_whom_to_visit_once_it_is_agreed(
    asked: Asked,
) -> None:
    said = asked.program_says("accept")
    assert said.status_code == 200
    assert (said.json()["answer"], said.json()["state"], said.json()["price"]) == (
        "accept",
        "open",
        590,
    )
    assert asked.program_says("accept").status_code == 200, "a repeated request is answered alike"
    theirs = visit(name="Ida Frick", address="Landstrasse 12, 9490 Vaduz", phone="+423 2")
    asked.told(state="accepted", visits=[theirs])
    shown = requests.get(f"{asked.url}/status", timeout=40).json()
    assert (shown["state"], shown["visits"][0]["name"]) == ("accepted", "Ida Frick")
    assert "Landstrasse 12" in asked.page().text
    assert asked.answers() == ["accept"]


@pytest.mark.parametrize("how", ["guessed", "another path's", "expired", "no token"])
def test_other_tokens_open_nothing(asked: Asked, how: str) -> None:
    token = {"guessed": secrets.token_urlsafe(32), "no token": "x"}.get(how, asked.token)
    if how == "expired":
        asked.told(expires=at(-1))
    where = f"{asked.server.url}/{'t' if how.startswith('another') else 'c'}/{token}"
    gone = requests.get(where, timeout=40)
    assert gone.status_code == 404
    assert "There is nothing to see here" in gone.text
    assert requests.get(f"{where}/status", timeout=40).status_code == 404
    if not how.startswith("another"):
        assert requests.post(where, data={"answer": "accept"}, timeout=40).status_code == 404
        assert requests.post(where, json={"answer": "accept"}, timeout=40).status_code == 404
    assert asked.answers() == []


@pytest.mark.parametrize("body", ["", "answer=", "answer=perhaps", "accept=1", "answer=%ff"])
def test_a_form_that_says_nothing_is_refused(asked: Asked, body: str) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert requests.post(asked.url, data=body, headers=kind, timeout=40).status_code == 400
    assert requests.post(asked.url, json={"answer": "perhaps"}, timeout=40).status_code == 400
    assert asked.answers() == []


def test_the_page_is_shut_off_from_everything_else_and_no_words_become_html(asked: Asked) -> None:
    asked.told(site=PAYLOAD, carrier=PAYLOAD, visits=[visit(reference=PAYLOAD, town=PAYLOAD)])
    page = asked.page()
    assert "<script" not in page.text
    assert "<img" not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "no-store" in page.headers["cache-control"]
    assert "noindex" in page.headers["x-robots-tag"]
    assert page.cookies.get_dict() == {}


def test_only_the_desk_puts_an_offer(asked: Asked) -> None:
    path = f"{asked.server.url}/v1/desk/tenders/{asked.token}"
    assert requests.put(path, json={}, timeout=40).status_code == 401
    assert asked.server.desk("PUT", "/tenders/short", json={}).status_code == 400


def test_what_was_answered_outlives_the_server_and_the_desks_next_word(asked: Asked) -> None:
    asked.presses("accept")
    asked.told()
    assert "being confirmed" in asked.page().text
    assert asked.presses("decline").status_code == 409


def test_a_customer_who_is_forgotten_is_on_no_offers_page(asked: Asked) -> None:
    theirs = visit(name="Ida Frick", address="Landstrasse 12")
    asked.told(state="accepted", visits=[visit(stop_id="S2-d1"), theirs])
    assert "Ida Frick" in asked.page().text
    reply = asked.server.desk("POST", "/forget", json={"stops": ["S1-d1"], "spoken": []})
    assert reply.status_code == 200, reply.text
    assert asked.page().status_code == 404

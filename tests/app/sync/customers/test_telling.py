"""From a driver's report to the customer's phone and page, and back: real server, desk and gateway."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import requests

from app.domain.events import EventType
from app.domain.message_settings import MessageSettings, Webhook
from app.domain.messages import Channel, Delivery
from app.messages.sending import Outbox
from app.outgoing.ways import ways_of
from app.shared_clock import SystemClock
from app.telling import Telling
from main import service_on_demand
from tests.app.outgoing.gateways import Post, sms_gateway
from tests.app.sync.desks import NOOR, TODAY, DeskWorld, desk_world, report
from tests.app.sync.serving import Phone, Running


@dataclass
class Site:
    """A desk that tells its customers by SMS, and a driver's phone."""

    world: DeskWorld
    telling: Telling
    post: Post
    phone: Phone
    seq: int = 0

    def reports(self, name: str, kind: str) -> None:
        """The driver reports, the desk hears it, and looks whom to tell."""
        self.seq += 1
        report(self.phone, self.seq, "aino", name, kind)
        self.world.desk.exchange()
        self.telling.round()

    def texts(self) -> list[str]:
        return [json.loads(body)["text"] for body in self.post.bodies]

    def about(self, name: str) -> str:
        """The last message of an order."""
        mine = [text for text in self.texts() if f"order {name} " in text or f"order {name}:" in text]
        return mine[-1]

    def page(self, name: str) -> str:
        """An order's page as its customer gets it."""
        (found,) = (
            page for page in self.world.store.tracking_pages(TODAY) if page.stop_id == f"{name}-d1"
        )
        reply = requests.get(found.url, timeout=10)
        assert reply.status_code == 200
        return reply.text


@pytest.fixture
def site(tmp_path: Path, server: Running) -> Iterator[Site]:
    with desk_world(tmp_path / "desk", server) as world, sms_gateway(Post()) as post:
        hook = Webhook(f"http://127.0.0.1:{post.port}/sms")
        settings = MessageSettings("Frick Bakery", "+423 1", webhook=hook, quiet_to="21:00")
        world.give(aino="S1 S2 S3")
        clock = SystemClock()
        outbox = Outbox(world.store, ways_of(settings, service_on_demand), clock, NOOR)
        yield Site(world, Telling(world.desk, world.store, settings, outbox), post, server.pair())


def test_when_the_van_leaves_each_customer_gets_a_link_to_a_page_of_their_own(site: Site) -> None:
    site.telling.round()
    assert site.texts() == []
    site.reports("", "shift_started")
    site.reports("", "loaded")
    assert len([text for text in site.texts() if "has left" in text]) == 3
    for name in ("S1", "S2", "S3"):
        (link,) = re.findall(r"https?://\S+/t/[\w-]{43}", site.about(name))
        assert name in requests.get(link, timeout=10).text
    assert "2 stops before you" in site.page("S3")
    assert "Customer S1" not in site.page("S3"), "nobody else is on it"


def test_what_the_driver_reports_is_on_the_page_and_told(site: Site) -> None:
    for name, kind in (("", "shift_started"), ("", "loaded"), ("S1", "en_route")):
        site.reports(name, kind)
    before = site.page("S1")
    site.reports("S1", "completed")
    assert "was delivered" in site.about("S1")
    assert site.page("S1") != before
    site.reports("S2", "failed")
    assert "nobody was at home" in site.about("S2")
    facts = [e for e in site.world.store.events(TODAY) if e.type is EventType.TOLD]
    assert {(e.stop_id, e.data["trigger"]) for e in facts} >= {
        ("S1-d1", "done"),
        ("S2-d1", "failed"),
    }
    assert len(facts) == site.post.taken.total()


def test_what_a_customer_writes_on_the_page_is_a_fact_at_the_desk(site: Site) -> None:
    site.reports("", "shift_started")
    (found,) = (p for p in site.world.store.tracking_pages(TODAY) if p.stop_id == "S2-d1")
    said = {"id": "a-form-of-its-own-1", "text": "leave it at the garage"}
    assert requests.post(f"{found.url}/note", json=said, timeout=10).status_code == 200
    site.world.desk.exchange()
    (note,) = [e for e in site.world.store.events(TODAY) if e.type is EventType.CUSTOMER_NOTE]
    assert (note.stop_id, note.note) == ("S2-d1", "leave it at the garage")
    assert site.world.desk.board().lanes[0].stops, "the board goes on"


def test_a_server_that_is_away_keeps_nobody_from_being_told_and_the_pages_follow(site: Site) -> None:
    for name, kind in (("", "shift_started"), ("", "loaded"), ("S1", "en_route")):
        site.reports(name, kind)
    site.seq += 1
    report(site.phone, site.seq, "aino", "S1", "completed")
    site.world.desk.exchange()
    site.world.server.kill()
    site.telling.round()
    assert "was delivered" in site.about("S1")
    site.world.server.start_again()
    site.telling.round()
    assert "Delivered" in site.page("S1")


def test_a_page_keeps_its_address_when_the_program_starts_again(site: Site) -> None:
    site.telling.round()
    before = {page.stop_id: page.url for page in site.world.store.tracking_pages(TODAY)}
    assert len(set(before.values())) == 3
    settings = MessageSettings("Frick Bakery", webhook=Webhook("http://127.0.0.1:9/sms"))
    outbox = Outbox(site.world.store, {}, SystemClock(), NOOR)
    Telling(site.world.desk, site.world.store, settings, outbox).round()
    assert {p.stop_id: p.url for p in site.world.store.tracking_pages(TODAY)} == before
    assert Channel.TEXT in settings.channels


def test_a_draft_that_is_not_sent_changes_no_page_and_a_cancelled_order_is_called_off(
    site: Site,
) -> None:
    for name, kind in (("", "shift_started"), ("", "loaded"), ("S1", "en_route")):
        site.reports(name, kind)
    before = site.page("S3")
    site.world.plan(aino="S1 S3 S2")
    site.telling.round()
    assert "2 stops before you" in before
    assert "2 stops before you" in site.page("S3"), "nobody has been given the new order yet"
    site.world.desk.call_off(("S3",))
    site.world.desk.exchange()
    site.telling.round()
    assert "stops before you" not in site.page("S3")
    assert "alled off" in site.page("S3") or "ancelled" in site.page("S3")


def test_what_waits_for_a_stop_that_is_over_is_not_sent_any_more(site: Site) -> None:
    site.reports("", "shift_started")
    [out] = [m for m in site.world.store.messages(TODAY) if m.stop_id == "S3-d1"]
    waiting = replace(out, message_id="waits", state=Delivery.WAITING, settled_at=None)
    with site.world.store.write() as unit:
        unit.add_messages([waiting])
        unit.commit()
    sent = site.post.taken.total()
    site.world.desk.call_off(("S3",))
    site.telling.round()
    [dropped] = [m for m in site.world.store.messages(TODAY) if m.message_id == "waits"]
    assert dropped.state is Delivery.DROPPED
    assert site.post.taken.total() == sent

"""From the desk to the carrier and back: real server, real outbox, a carrier's program that fails."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import requests

from app.desk import Desk
from app.domain.carriers import CarrierContact, CarrierPriceList
from app.domain.events import ActorKind, EventType
from app.domain.message_settings import MailServer, MessageSettings, Security
from app.domain.messages import Channel, Delivery
from app.domain.register import Carrier, Entry
from app.domain.settings import Settings
from app.domain.tenders import Tender, TenderState
from app.messages.sending import Outbox
from app.outgoing.mail import SmtpWay
from app.outgoing.webhook import CarrierWay
from app.processes import ProcessPlanner
from app.shared_clock import SystemClock
from app.tendering.letters import letter_id
from storage.verify import verify
from tests.app.outgoing.gateways import Fault, Post, mail_server, sms_gateway
from tests.app.planning import planner_children
from tests.app.sync.desks import NOOR, TODAY, DeskWorld, desk_world, order
from tests.app.sync.serving import running
from tests.clocks import StillClock


@dataclass
class Site:
    """A desk, and a carrier's program with a mailbox."""

    world: DeskWorld
    post: Post
    mails: Post

    def offers(self, *names: str, minutes: int = 0) -> Tender:
        """Orders that no route has are offered, and the desk talks with the server."""
        with self.world.store.write() as unit:
            unit.put_orders(order(name) for name in names)
            unit.commit()
        self.world.desk.reload()
        made = self.world.desk.tender(names, minutes=minutes)
        self.world.desk.exchange()
        return self.now(made)

    def now(self, tender: Tender) -> Tender:
        kept = self.world.store.tender(tender.tender_id)
        assert kept is not None
        return kept

    def sends(self, later: timedelta = timedelta(0)) -> None:
        """The outbox has a round."""
        secrets = {f"http://127.0.0.1:{self.post.port}/offers": "hush"}
        server = MailServer("127.0.0.1", "desk@frick.example", self.mails.port, Security.NONE)
        ways = {
            Channel.CARRIER: CarrierWay(lambda: secrets, 1.0),
            Channel.EMAIL: SmtpWay(server, "Frick Bakery", 2.0),
        }
        clock = StillClock(SystemClock().now() + later)
        Outbox(self.world.store, ways, clock, NOOR).send_due()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One desk for all of them: a second one would take the server over."""
    folder = tmp_path_factory.mktemp("offered")
    with (
        running(folder / "server") as server,
        desk_world(folder / "desk", server) as world,
        sms_gateway(Post()) as program,
        mail_server(Post()) as mailbox,
    ):
        hook = f"http://127.0.0.1:{program.port}/offers"
        contact = CarrierContact("it@nord.example", hook, "hush")
        nord = Carrier("nord", CarrierPriceList("Nordpost", 5.9), contact)
        mail = MailServer("127.0.0.1", "desk@frick.example", mailbox.port, Security.NONE)
        world.desk._settings = Settings(messages=MessageSettings("Frick Bakery", mail=mail))
        world.plan(aino="S1")
        with world.store.write() as unit:
            unit.put_entries([Entry(nord)])
            unit.commit()
        yield Site(world, program, mailbox)


@pytest.fixture
def site(opened: Site) -> Site:
    for post in (opened.post, opened.mails):
        post.fault = lambda: Fault.NONE
        post.bodies.clear()
        post.headers.clear()
    opened.world.desk._clock = SystemClock()
    return opened


def test_an_offer_goes_out_both_ways_is_accepted_on_its_page_and_is_the_carriers(site: Site) -> None:
    tender = site.offers("N1", "N2")
    assert tender.url
    site.sends()
    [body] = [json.loads(raw) for raw in site.post.bodies]
    assert (body["answer"], body["price"], len(body["visits"])) == (tender.url, 1180, 2)
    headers = site.post.headers[-1]
    assert headers["Idempotency-Key"] == body["id"]
    signature = hmac.new(b"hush", site.post.bodies[-1], "sha256").hexdigest()
    assert headers["X-Roundsman-Signature"] == f"sha256={signature}"
    [mail] = site.mails.bodies
    text = str(mail)
    assert "11.80" in text
    for raw in (text, json.dumps(body)):
        assert "Customer N1" not in raw, "who is visited is told to who has accepted"
        assert "Street 1" not in raw
    assert "2 stops" in requests.get(tender.url, timeout=40).text
    assert requests.post(tender.url, json={"answer": "accept"}, timeout=40).status_code == 200
    site.world.desk.exchange()
    assert site.now(tender).state is TenderState.ACCEPTED
    left = {u.order_id: (u.carrier_id, u.price) for u in site.world.store.unassigned(TODAY)}
    assert (left["N1"], left["N2"]) == (("nord", 590), ("nord", 590))
    given = [e for e in site.world.store.events(TODAY) if e.type is EventType.GIVEN_AWAY]
    assert {event.actor.kind for event in given} == {ActorKind.CARRIER}
    page = requests.get(tender.url, timeout=40).text
    assert "Customer N1" in page
    assert "Agreed" in page
    told = [e for e in site.world.store.events(TODAY) if e.type is EventType.TOLD]
    assert told == [], "no customer was told anything"


def test_a_program_that_stalls_and_fails_is_sent_one_offer_under_one_id(site: Site) -> None:
    faults = iter([Fault.CUT_LATE, Fault.BUSY, Fault.SILENT])
    site.post.fault = lambda: next(faults, Fault.NONE)
    tender = site.offers("N3", minutes=600)
    for minutes in (0, 5, 20, 60, 120):
        site.sends(timedelta(minutes=minutes))
        site.world.desk.exchange()
    site.post.released.set()  # who was silent hangs up
    keys = {headers["Idempotency-Key"] for headers in site.post.headers}
    assert len(keys) == 1
    assert len(site.post.headers) >= 3
    mine = {letter_id(tender, channel): channel for channel, _ in tender.to}
    told = (m for m in site.world.store.messages(TODAY) if m.message_id in mine)
    states = {message.channel: message.state for message in told}
    assert states == {Channel.CARRIER: Delivery.SENT, Channel.EMAIL: Delivery.SENT}
    assert len(site.mails.bodies) == 1
    assert site.now(tender).is_open


def test_what_cannot_be_sent_is_an_issue_and_what_is_withdrawn_is_not_sent(site: Site) -> None:
    site.post.fault = site.mails.fault = lambda: Fault.UNKNOWN
    tender = site.offers("N4")
    site.sends()
    site.world.desk.reload()
    title = "The offer to Nordpost was not sent"
    [issue] = [i for i in site.world.desk.board().issues if i.title == title]
    assert issue.detail
    site.world.desk.withdraw_tender(tender.tender_id)
    other = site.offers("N5")
    site.world.desk.withdraw_tender(other.tender_id)
    site.world.desk.exchange()
    before = len(site.post.headers)
    site.sends(timedelta(minutes=3))
    assert len(site.post.headers) == before
    assert "Withdrawn" in requests.get(other.url, timeout=40).text


def test_an_offer_lapses_once_the_server_was_asked_after_the_deadline(site: Site) -> None:
    tender = site.offers("N6", minutes=1)
    site.world.desk._clock = StillClock(tender.deadline)
    site.world.desk.exchange()
    assert site.now(tender).state is TenderState.LAPSED
    assert "The deadline has passed" in requests.get(tender.url, timeout=40).text
    assert requests.post(tender.url, json={"answer": "accept"}, timeout=40).status_code == 409


def test_an_answer_for_tomorrow_counts_while_today_is_open_and_the_log_is_whole(site: Site) -> None:
    tomorrow, store = TODAY + timedelta(days=1), site.world.store
    today = site.world.desk
    with store.write() as unit:
        unit.put_shifts([replace(store.shifts(TODAY)[0], shift_id="later", day=tomorrow)])
        unit.put_orders([order("T1", tomorrow)])
        unit.commit()
    planner = ProcessPlanner(planner_children.leaves)
    other = Desk(store, planner, SystemClock(), tomorrow, NOOR, "", None, today._settings)
    tender = other.tender(("T1",))
    today.exchange()
    assert requests.post(site.now(tender).url, data={"answer": "accept"}, timeout=40).status_code == 200
    today.exchange()
    assert site.now(tender).state is TenderState.ACCEPTED
    assert [u.carrier_id for u in store.unassigned(tomorrow)] == ["nord"]
    kinds = [e.type for e in store.events(tomorrow)]
    assert kinds == [
        EventType.TENDERED,
        EventType.TENDER_ANSWERED,
        EventType.TENDER_CLOSED,
        EventType.GIVEN_AWAY,
    ]
    assert verify(site.world.folder) == ()

"""Each message goes out once, or it is said why not: real SMTP and HTTP, and a network's faults."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.events import Actor, ActorKind, EventType
from app.domain.message_settings import MailServer, Security, Webhook
from app.domain.messages import Channel, CustomerMessage, Delivery
from app.messages.sending import Outbox, again
from app.outgoing.hand_over import SendRefusedError
from app.outgoing.mail import SmtpWay
from app.outgoing.services import ServiceWay
from app.outgoing.webhook import WebhookWay
from storage.store import DeskStore
from tests.app.outgoing.gateways import Fault, Post, mail_server, sms_gateway
from tests.app.outgoing.letters import NOON, letter
from tests.clocks import StillClock

PATIENCE_S = 0.4


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


def put(store: DeskStore, *messages: CustomerMessage) -> None:
    with store.write() as unit:
        assert unit.add_messages(messages) == len(messages)
        unit.commit()


def the_only(store: DeskStore) -> CustomerMessage:
    (message,) = store.messages(NOON.date())
    return message


def outbox(store: DeskStore, post: Post, at: datetime = NOON, hook: bool = False) -> Outbox:
    server = MailServer("127.0.0.1", "info@example.org", post.port, Security.NONE)
    ways = (
        {Channel.TEXT: WebhookWay(Webhook(f"http://127.0.0.1:{post.port}/", "s"), PATIENCE_S)}
        if hook
        else {Channel.EMAIL: SmtpWay(server, "Ländle Bäcker", PATIENCE_S)}
    )
    return Outbox(store, ways, StillClock(at), Actor(ActorKind.DISPATCHER, "test"))


def always(fault: Fault) -> Post:
    return Post(lambda: fault)


# --- e-mail ---------------------------------------------------------------------------------------


def test_a_mail_arrives_as_written_and_is_a_fact_of_the_day(store: DeskStore) -> None:
    put(store, letter())
    with mail_server(Post()) as post:
        assert outbox(store, post).send_due() == 1
    assert the_only(store).state is Delivery.SENT
    (content,) = post.bodies
    assert b"Message-ID: <00000000-0000-0000-0000-000000000001@example.org>" in content
    assert b"Auto-Submitted: auto-generated" in content
    (told,) = store.events(NOON.date())
    assert told.type is EventType.TOLD
    assert (told.stop_id, told.data["trigger"]) == ("o1-d1", "late")
    assert "example.org" not in str(told.data), "facts hold no addresses"


@pytest.mark.parametrize(
    ("fault", "state", "arrived"),
    [
        (Fault.BUSY, Delivery.WAITING, 0),
        (Fault.CUT_EARLY, Delivery.WAITING, 0),
        (Fault.CUT_MIDDLE, Delivery.IN_DOUBT, 0),
        (Fault.LATER, Delivery.WAITING, 0),
        (Fault.UNKNOWN, Delivery.FAILED, 0),
        (Fault.CUT_LATE, Delivery.IN_DOUBT, 1),
        (Fault.SILENT, Delivery.IN_DOUBT, 1),
    ],
)
def test_what_may_have_arrived_is_told_from_what_has_not(
    store: DeskStore, fault: Fault, state: Delivery, arrived: int
) -> None:
    put(store, letter())
    with mail_server(always(fault)) as post:
        outbox(store, post).send_due()
        found = the_only(store)
        assert (found.state, post.taken.total()) == (state, arrived)
        assert found.trouble
        outbox(store, post).send_due()
        assert post.taken.total() == arrived, "what is in doubt is not repeated by itself"


def test_where_nobody_listens_it_waits_and_goes_out_when_somebody_does(store: DeskStore) -> None:
    put(store, letter())
    with mail_server(Post()) as post:
        pass
    outbox(store, post).send_due()
    waiting = the_only(store)
    assert waiting.state is Delivery.WAITING
    assert waiting.not_before > NOON
    with mail_server(Post()) as post:
        assert outbox(store, post, NOON).send_due() == 0, "not before its pause is over"
        assert outbox(store, post, waiting.not_before).send_due() == 1
    assert the_only(store).state is Delivery.SENT


def test_after_a_day_it_is_given_up_and_what_is_too_late_is_dropped(store: DeskStore) -> None:
    window = (NOON, NOON + timedelta(minutes=30))
    put(store, letter(1, tries=3), letter(2, window=window, until=window[1]))
    with mail_server(Post()) as post:
        outbox(store, post, NOON + timedelta(days=2)).send_due()
    failed, dropped = store.messages(NOON.date())
    assert (failed.state, dropped.state) == (Delivery.FAILED, Delivery.DROPPED)
    assert post.taken.total() == 0


def test_what_was_being_sent_when_the_program_ended_is_in_doubt_and_a_person_sends_it_again(
    store: DeskStore,
) -> None:
    put(store, letter(state=Delivery.SENDING))
    with mail_server(Post()) as post:
        box = outbox(store, post)
        assert box.recover() == 1
        box.send_due()
        assert the_only(store).state is Delivery.IN_DOUBT
        assert post.taken.total() == 0
        assert again(store, the_only(store).message_id, NOON)
        box.send_due()
    assert the_only(store).state is Delivery.SENT
    assert not again(store, the_only(store).message_id, NOON), "what was sent is not sent again"


def test_two_programs_send_a_message_once(store: DeskStore) -> None:
    put(store, letter())
    with mail_server(Post()) as post:
        box = outbox(store, post)
        (waiting,) = store.messages_in(Delivery.WAITING)
        box._send(waiting, box._ways[Channel.EMAIL])
        box._send(waiting, box._ways[Channel.EMAIL])  # as another program read it before
    assert post.taken.total() == 1


@pytest.mark.parametrize("to", ["nobody", "a@b\nBcc: all@example.org", "<script>@x", ""])
def test_an_address_that_is_none_is_refused_and_adds_no_header(store: DeskStore, to: str) -> None:
    put(store, letter(to=to))
    with mail_server(Post()) as post:
        outbox(store, post).send_due()
    assert not any(b"Bcc" in body.split(b"\r\n\r\n")[0] for body in post.bodies)
    assert the_only(store).state in (Delivery.FAILED, Delivery.SENT)


@pytest.mark.parametrize(
    ("to", "state"),
    [
        ("info@bäckerei.li", Delivery.SENT),
        ("bäcker@example.org", Delivery.FAILED),
        ("a@" + "b" * 70 + ".org", Delivery.FAILED),
    ],
)
def test_an_address_in_other_letters_is_sent_or_refused_and_keeps_no_other_back(
    store: DeskStore, to: str, state: Delivery
) -> None:
    put(store, letter(1, to=to), letter(2))
    with mail_server(Post()) as post:
        outbox(store, post).send_due()
    assert [message.state for message in store.messages(NOON.date())] == [state, Delivery.SENT]


def test_a_fault_of_ours_is_in_doubt_and_keeps_no_other_back(store: DeskStore) -> None:
    put(store, letter(1, channel=Channel.TEXT), letter(2))

    class Broken:
        def send(self, _: CustomerMessage) -> None:
            raise ZeroDivisionError

    with mail_server(Post()) as post:
        box = outbox(store, post)
        Outbox(store, {**box._ways, Channel.TEXT: Broken()}, StillClock(NOON), box._actor).send_due()
    found = [message.state for message in store.messages(NOON.date())]
    assert found == [Delivery.IN_DOUBT, Delivery.SENT]


def test_a_server_that_is_away_is_asked_once_a_round(store: DeskStore) -> None:
    put(store, *(letter(n) for n in range(5)))
    with mail_server(Post()) as post:
        pass
    assert outbox(store, post).send_due() == 1
    assert sum(message.tries for message in store.messages(NOON.date())) == 1


def test_what_is_of_use_for_the_shortest_time_goes_first(store: DeskStore) -> None:
    put(store, letter(1), letter(2, until=NOON + timedelta(minutes=10)), letter(3))
    with mail_server(Post()) as post:
        outbox(store, post).send_due()
    assert next(iter(post.taken)).endswith("2")


def test_what_is_on_its_way_in_another_program_is_left_to_it_for_a_while(store: DeskStore) -> None:
    put(store, letter(state=Delivery.SENDING, settled_at=NOON))
    five = timedelta(minutes=5)
    with mail_server(Post()) as post:
        assert outbox(store, post, NOON + timedelta(minutes=1)).recover(five) == 0
        assert outbox(store, post, NOON + five).recover(five) == 1


# --- a gateway ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "state", "arrived"),
    [
        (Fault.NONE, Delivery.SENT, 1),
        (Fault.BUSY, Delivery.WAITING, 0),
        (Fault.UNKNOWN, Delivery.FAILED, 0),
        (Fault.CUT_LATE, Delivery.IN_DOUBT, 1),
        (Fault.SILENT, Delivery.IN_DOUBT, 1),
    ],
)
def test_an_sms_is_never_sent_twice(
    store: DeskStore, fault: Fault, state: Delivery, arrived: int
) -> None:
    put(store, letter(channel=Channel.TEXT))
    with sms_gateway(always(fault)) as post:
        for _ in range(2):
            outbox(store, post, hook=True).send_due()
        assert (the_only(store).state, post.taken.total()) == (state, arrived)
    for headers in post.headers:
        assert headers["X-Roundsman-Signature"].startswith("sha256=")
        assert headers["Idempotency-Key"] == the_only(store).message_id


# --- a thousand, with kills -----------------------------------------------------------------------

THOUSAND = 1000
KILLS = 6


def test_a_thousand_messages_through_faults_and_kills_arrive_once_or_are_shown(tmp_path: Path) -> None:
    """Every id arrives at most once by itself, and what did not arrive is shown as failed; what is in
    doubt is shown as that."""
    store = DeskStore.open(tmp_path / "desk.sqlite")
    ways = list(Channel)
    put(store, *(letter(n, ways[n % 2]) for n in range(THOUSAND)))
    dice = random.Random(7)
    faults = [*Fault, *[Fault.NONE] * 40]

    def roll() -> Fault:
        fault = dice.choice(faults)
        return Fault.NONE if fault is Fault.SILENT and dice.random() < 0.7 else fault

    with mail_server(Post(roll)) as post, sms_gateway(Post(roll)) as hook:
        for kill in range(KILLS + 1):
            command = [sys.executable, "-m", "tests.app.outgoing.outbox_child", str(tmp_path)]
            child = subprocess.Popen(
                [*command, str(post.port), str(hook.port), str(PATIENCE_S)], stdout=subprocess.PIPE
            )
            assert child.stdout is not None
            assert child.stdout.readline() == b"sending\n"
            if kill < KILLS:
                time.sleep(0.2 + dice.random())
                child.kill()
            child.wait(timeout=300)
            child.stdout.close()
        assert child.returncode == 0
    taken = post.taken + hook.taken
    states = Counter(message.state for message in store.messages(NOON.date()))
    assert states.total() == THOUSAND
    assert not states[Delivery.WAITING] + states[Delivery.SENDING]
    assert states[Delivery.IN_DOUBT], "or the kills and cuts have missed"
    assert max(taken.values()) == 1
    for message in store.messages(NOON.date()):
        arrived = taken[message.message_id]
        assert arrived == 1 if message.state is Delivery.SENT else True, message
        is_shown = message.state in (Delivery.FAILED, Delivery.DROPPED)
        assert arrived == 0 if is_shown else True, message
    store.close()


# --- apprise's services ---------------------------------------------------------------------------


def test_a_service_gets_the_number_in_its_address_and_nothing_else_of_it(store: DeskStore) -> None:
    put(store, letter(channel=Channel.TEXT, to="+423 555/../evil?x=1"))
    with sms_gateway(Post()) as post:
        way = ServiceWay(f"json://127.0.0.1:{post.port}/send/{{to}}")
        Outbox(store, {Channel.TEXT: way}, StillClock(NOON), Actor(ActorKind.DISPATCHER)).send_due()
    assert the_only(store).state is Delivery.SENT
    assert post.paths == ["/send/+4235551"]


def test_a_service_that_does_not_take_a_message_leaves_it_in_doubt(store: DeskStore) -> None:
    put(store, letter(channel=Channel.TEXT, to="+423 555"))
    with sms_gateway(always(Fault.UNKNOWN)) as post:
        way = ServiceWay(f"json://127.0.0.1:{post.port}/send/{{to}}")
        Outbox(store, {Channel.TEXT: way}, StillClock(NOON), Actor(ActorKind.DISPATCHER)).send_due()
    assert the_only(store).state is Delivery.IN_DOUBT
    put_wrong = ServiceWay("nosuchthing://{to}")
    with pytest.raises(SendRefusedError, match="apprise knows no such"):
        put_wrong.send(letter(channel=Channel.TEXT, to="+423 555"))

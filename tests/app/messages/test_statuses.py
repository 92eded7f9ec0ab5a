"""Another system is told how every order stands: once for each state, signed, until it has it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.events import Actor, ActorKind, EventType
from app.domain.message_settings import MessageSettings, Webhook
from app.domain.messages import Channel, Delivery
from app.domain.settings import Settings
from app.messages.sending import Outbox
from app.outgoing.webhook import StatusWay
from app.telling import Telling
from tests.app.outgoing.gateways import Fault, Post, sms_gateway
from tests.app.running_days import AtDesk, at_desk, fact
from tests.app.sample_day import DAY
from tests.clocks import StillClock

ROBOT = Actor(ActorKind.AUTOMATION, "messages")


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    with closing(at_desk(tmp_path, Settings())) as at:
        given = [fact(EventType.RELEASED, at.now, r.shift_id) for r in at.store.routes(DAY)]
        with at.store.write() as unit:
            unit.add_events(DAY, given)
            unit.commit()
        at.desk.reload()
        yield at


def bodies(post: Post) -> list[dict[str, str]]:
    return [json.loads(body) for body in post.bodies]


def telling(day: AtDesk, post: Post, later: timedelta = timedelta(0)) -> Telling:
    hook = Webhook(f"http://127.0.0.1:{post.port}/", "secret")
    outbox = Outbox(
        day.store, {Channel.SYSTEM: StatusWay(hook, 0.5)}, StillClock(day.now + later), ROBOT
    )
    return Telling(day.desk, day.store, MessageSettings(status=hook), outbox)


def test_every_visit_is_told_once_in_each_state_and_signed(day: AtDesk) -> None:
    with sms_gateway(Post()) as post:
        one = telling(day, post)
        first = one.round()
        assert first == len(post.bodies) > 20
        assert one.round() == 0, "nothing has changed"
        record = day.store.routes(DAY)[0]
        stop_id = record.route.stops[3].stop.stop_id
        done = fact(EventType.COMPLETED, day.now, record.shift_id, stop_id)
        with day.store.write() as unit:
            unit.add_events(DAY, (replace(done, note="left with Ida", data={"name": "Ida"}),))
            unit.commit()
        day.desk.reload()
        assert telling(day, post).round() >= 1
    said = [each for each in bodies(post) if each["stop"] == stop_id]
    assert [each["state"] for each in said] == ["released", "completed"]
    assert said[-1]["outcome"] == "delivered_to_recipient"
    orders = {order.order_id: order for order in day.store.orders(DAY)}
    order = orders[said[-1]["order"]]
    assert said[-1]["reference"] == order.reference
    text = b"".join(post.bodies).decode()
    names = {task.place.name for each in orders.values() for task in each.tasks}
    assert [name for name in (*names, "Ida") if name in text] == [], "nothing on persons"
    sent = post.headers[-1]
    assert sent["Idempotency-Key"] == bodies(post)[-1]["id"]
    expected = hmac.new(b"secret", post.bodies[-1], "sha256").hexdigest()
    assert sent["X-Roundsman-Signature"] == f"sha256={expected}"
    told = [e for e in day.store.events(DAY) if e.type is EventType.TOLD]
    assert told == [], "no customer was told anything"


def test_a_system_that_is_away_is_told_later_and_what_is_in_doubt_again(day: AtDesk) -> None:
    faults = iter([Fault.CUT_LATE, Fault.BUSY])
    with sms_gateway(Post(lambda: next(faults, Fault.NONE))) as post:
        telling(day, post).round()
        waiting = [m for m in day.store.messages(DAY) if m.state is Delivery.WAITING]
        assert waiting
        for minutes in (5, 15, 30):
            telling(day, post, timedelta(minutes=minutes)).send()
    assert {m.state for m in day.store.messages(DAY)} == {Delivery.SENT}


def test_an_order_that_is_called_off_is_told(day: AtDesk) -> None:
    record = day.store.routes(DAY)[1]
    order_id = record.route.stops[-1].stop.order_id
    with sms_gateway(Post()) as post:
        telling(day, post).round()
        day.desk.call_off((order_id,))
        telling(day, post).round()
    assert {e["state"] for e in bodies(post) if e["order"] == order_id} == {"released", "cancelled"}

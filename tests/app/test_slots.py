"""Another time for a customer: what is offered, what is chosen, and what is promised then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.message_settings import MessageSettings
from app.domain.orders import Order
from app.domain.settings import Settings
from app.domain.timing import instant, rfc3339
from app.domain.tracked_orders import TrackedOrder, Wish
from app.messages.customer_pages import tracked
from app.planning.evaluator_process import ProcessEvaluator
from app.slots import last_stop
from main import evaluator_child
from tests.app.running_days import AtDesk, at_desk
from tests.app.sample_day import DAY

SITE = MessageSettings(site="Bakery")


@pytest.fixture
def evaluator() -> Iterator[ProcessEvaluator]:
    held = ProcessEvaluator(evaluator_child)
    yield held
    held.close()


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    with closing(at_desk(tmp_path, Settings())) as at:
        yield at


def an_order(day: AtDesk) -> Order:
    """An open pickup: nothing of it is on board yet."""
    for record in day.desk.tracker.data.routes.values():
        for planned in record.route.stops[4:]:
            order = day.desk.tracker.data.orders[planned.stop.order_id]
            if order.delivery is None and last_stop(order) == planned.stop.stop_id:
                return order
    raise AssertionError("the made-up day has pickups")


def page(day: AtDesk, order: Order) -> TrackedOrder:
    return dict(tracked(day.desk.board(), SITE))[last_stop(order)]


def chooses(day: AtDesk, order: Order, slot: str) -> Event:
    """The customer's choice as the server hands it over."""
    event = Event(
        f"chosen-{slot}", EventType.CUSTOMER_SLOT, day.now, day.now, Actor(ActorKind.CUSTOMER),
        stop_id=last_stop(order), data={"slot": slot},
    )  # fmt: skip
    with day.store.write() as unit:
        unit.add_events(DAY, (event,))
        unit.commit()
    day.desk.reload()
    return event


def name_of(slot: tuple[object, object]) -> str:
    return "/".join(rfc3339(at) for at in slot)  # type: ignore[arg-type]


def test_what_the_plan_allows_is_offered_chosen_and_then_promised(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    order = an_order(day)
    assert Wish.SLOT not in page(day, order).wishes
    windows = day.desk.offer_slots(order.order_id, evaluator)
    zone = day.desk.board().depots[0].zone
    shown = page(day, order)
    assert Wish.SLOT in shown.wishes
    spans = [tuple(instant(DAY, each, zone) for each in (w.start, w.end)) for w in windows]
    assert list(shown.slots) == spans
    assert all(w not in order.tasks[-1].windows for w in windows)

    chooses(day, order, name_of(shown.slots[-1]))
    (issue,) = [issue for issue in day.desk.board().issues if issue.kind == "new_time"]
    assert issue.title.startswith(order.tasks[-1].place.name)
    assert Wish.SLOT not in page(day, order).wishes, "one choice at a time"
    assert page(day, order).window != shown.slots[-1], "nothing is promised before somebody says so"

    kept = day.desk.take_slot(order.order_id)
    assert [(w.start, w.end) for w in kept.order.tasks[-1].windows] == [
        (windows[-1].start, windows[-1].end)
    ]
    after = page(day, order)
    assert (after.window, after.slots, Wish.SLOT in after.wishes) == (shown.slots[-1], (), False)
    assert not [issue for issue in day.desk.board().issues if issue.kind == "new_time"]
    assert kept.told, "the driver's phone gets the new time"
    with pytest.raises(InputRefused, match="has not chosen"):
        day.desk.take_slot(order.order_id)


def test_what_was_not_offered_counts_for_nothing(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    order = an_order(day)
    day.desk.offer_slots(order.order_id, evaluator)
    for slot in ("2026-11-22T03:00:00Z/2026-11-22T04:00:00Z", "", "x/y/z", "x/y"):
        chooses(day, order, slot)
    with pytest.raises(InputRefused, match="has not chosen"):
        day.desk.take_slot(order.order_id)


def test_a_site_may_have_it_promised_without_asking(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    order = an_order(day)
    day.desk.offer_slots(order.order_id, evaluator)
    slot = page(day, order).slots[0]
    chosen = chooses(day, order, name_of(slot))
    day.desk._take_slots([chosen])
    assert page(day, order).window != slot, "unless the site wants it, nothing happens by itself"
    day.desk._settings = replace(Settings(), messages=replace(SITE, take_slots=True))
    day.desk._take_slots([chosen])
    assert page(day, order).window == slot


def test_nothing_is_offered_of_what_is_over(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    done = day.store.routes(DAY)[0].route.stops[0].stop
    with pytest.raises(InputRefused, match="over or called off"):
        day.desk.offer_slots(done.order_id, evaluator)

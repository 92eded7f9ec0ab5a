"""When customers are told, of what, and of what they are not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from string import Template
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.board import Board, BoardStop, Lane, Outlook
from app.domain.events import Outcome
from app.domain.message_settings import MailServer, MessageSettings, Webhook, Words
from app.domain.messages import Channel, CustomerMessage, Delivery, Trigger
from app.domain.orders import Contact, LocatedBy, Order, Place, Task, TaskKind
from app.domain.stop_state import StopState
from app.messages.notifying import HOLDS, KEPT, Notices, after_quiet, rounded
from app.messages.texts import _texts, compose, languages
from tests.ui.boards import DAY, DEPOT, NOW, board_of, lane_of

MAIL = MailServer("mail.example.org", "info@example.org")
SITE = MessageSettings(site="Ländle Bäcker", phone="+423 1", mail=MAIL)
EVA = Contact("+423 555", "eva@example.org")
ONLY = dict.fromkeys(Trigger, False)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def stop_at(number: int, eta: datetime, **more: object) -> BoardStop:
    """A stop that is promised from half an hour before its time to half an hour after."""
    base = lane_of(1).stops[-1]
    made = replace(
        base,
        stop_id=f"s{number}",
        order_id=f"o{number}",
        number=number,
        task=TaskKind.DELIVERY,
        state=StopState.RELEASED,
        outcome=None,
        finished_at=None,
        planned_start=eta,
        eta=eta,
        late_s=0,
        trip=0,
        window=(eta - minutes(30), eta + minutes(30)),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def order_for(stop: BoardStop, contact: Contact, *, pickup: bool = False) -> Order:
    place = Place("Frau Öhri", "Zollstrasse 1", "9494", "Schaan", stop.location, LocatedBy.GIVEN)
    kind = TaskKind.PICKUP if pickup else TaskKind.DELIVERY
    task = Task(kind, place, contact=contact)
    order = Order(stop.order_id, stop.order_id.upper(), "", DAY, None, task)
    return replace(order, pickup=task, delivery=None) if pickup else order


def board(
    *stops: BoardStop,
    now: datetime = NOW,
    contact: Contact = EVA,
    **lane: object,
) -> Board:
    made: Lane = replace(lane_of(1), stops=stops, unsent=False, revision=1, started=True)
    made = replace(made, **lane)  # type: ignore[arg-type]
    orders = {stop.order_id: order_for(stop, contact) for stop in stops}
    return replace(board_of(), now=now, lanes=(made,), orders=orders, vehicles=())


def told(notices: Notices, *boards: Board) -> list[tuple[str, Trigger]]:
    """What is told over some looks at the day, one after the other."""
    kept: list[CustomerMessage] = []
    for one in boards:
        kept += notices.due(one, kept)
    return [(message.stop_id, message.trigger) for message in kept]


FAR = NOW + minutes(90)


def test_when_the_van_leaves_everybody_on_its_trip_hears_a_range_in_round_minutes() -> None:
    sure = Outlook(FAR - minutes(7), FAR + minutes(12), 0.0, 30, "place")
    stops = stop_at(1, FAR, outlook=sure), stop_at(2, FAR, trip=1)
    (message,) = Notices(SITE).due(board(*stops), ())
    assert (message.stop_id, message.trigger) == ("s1", Trigger.OUT_FOR_DELIVERY)
    assert message.window == rounded(sure.early, sure.late)
    begins, ends = message.window
    assert begins <= sure.early
    assert sure.late <= ends
    assert begins.minute % 5 == ends.minute % 5 == 0
    local = begins.astimezone(DEPOT.zone)
    assert f"{local:%H:%M}" in message.text
    assert "Frau Öhri" in message.text
    assert "+423 1" in message.text
    assert message.to == "eva@example.org"


def test_nobody_hears_anything_before_the_van_leaves_or_of_what_is_not_sent() -> None:
    stop = stop_at(1, FAR)
    assert told(Notices(SITE), board(stop, started=False)) == []
    assert told(Notices(SITE), board(stop, unsent=True)) == []
    assert told(Notices(SITE), board(stop, revision=0)) == []
    assert told(Notices(SITE), board(stop, ended=True)) == []
    confirms = replace(SITE, tell={Trigger.CONFIRMED: True})
    before = board(stop, started=False, starts=NOW + minutes(30))
    assert told(Notices(confirms), before) == [("s1", Trigger.CONFIRMED)]
    assert told(Notices(confirms), board(stop, started=False)) == [], "it should have left by now"


def test_of_each_thing_a_customer_hears_once() -> None:
    near = stop_at(1, NOW + minutes(12), state=StopState.EN_ROUTE)
    done = replace(
        near, state=StopState.COMPLETED, outcome=Outcome.DELIVERED_TO_RECIPIENT, finished_at=NOW
    )
    boards = [board(near), board(near), board(done), board(done), board(near), board(done)]
    assert told(Notices(SITE), *boards) == [("s1", Trigger.NEARLY_THERE), ("s1", Trigger.DONE)]


def test_who_is_few_stops_and_minutes_away_hears_it_and_who_is_not_does_not() -> None:
    settings = replace(SITE, tell={**ONLY, Trigger.NEARLY_THERE: True}, near_stops=1, near_min=20)
    at = [NOW + minutes(m) for m in (5, 12, 15, 40)]
    stops = [stop_at(n, eta) for n, eta in enumerate(at)]
    assert told(Notices(settings), board(*stops)) == [
        ("s0", Trigger.NEARLY_THERE),
        ("s1", Trigger.NEARLY_THERE),
    ]


def test_who_was_given_a_time_just_now_is_not_told_at_once_that_it_is_near() -> None:
    far, near = stop_at(1, NOW + minutes(25)), stop_at(2, NOW + minutes(12))
    closer = stop_at(1, NOW + minutes(19))
    boards = [board(far, near), board(closer, near, now=NOW + minutes(2))]
    wanted = [("s1", Trigger.OUT_FOR_DELIVERY), ("s2", Trigger.NEARLY_THERE)]
    assert told(Notices(SITE), *boards) == wanted
    later = board(closer, near, now=NOW + minutes(11))
    assert told(Notices(SITE), *boards, later) == [*wanted, ("s1", Trigger.NEARLY_THERE)]


LATE_ONLY = replace(SITE, tell={**ONLY, Trigger.LATE: True})


def late_by(late: float, chance: float = 0.9) -> BoardStop:
    """Promised until an hour from now; forecast so many minutes after that."""
    eta = NOW + minutes(60 + late)
    outlook = Outlook(eta - minutes(10), eta + minutes(10), chance, 30, "place")
    promised = (NOW, NOW + minutes(60))
    return stop_at(1, eta, window=promised, outlook=outlook, late_s=int(late * 60))


def test_who_will_be_late_hears_it_once_the_forecast_has_held() -> None:
    stop = late_by(15)
    notices = Notices(LATE_ONLY)
    assert told(notices, board(stop), board(stop, now=NOW + HOLDS - minutes(1))) == []
    assert told(notices, board(stop, now=NOW + HOLDS)) == [("s1", Trigger.LATE)]


def test_silence_of_a_driver_without_a_phone_tells_nobody_that_it_is_late() -> None:
    at = NOW + minutes(40)
    assert told(Notices(LATE_ONLY), board(late_by(15), now=at, started=False)) == []
    waits = board(late_by(15), now=at, started=False, starts=at + minutes(1))
    assert told(Notices(LATE_ONLY), waits) == [("s1", Trigger.LATE)], "the plan itself is late"


def test_of_a_driver_who_is_not_heard_and_of_a_stale_board_nobody_is_told_what_is_to_come() -> None:
    at = NOW + minutes(40)
    silent = board(late_by(15), now=at)
    mark = replace(board_of().vehicles[1], shift_id=silent.lanes[0].shift.shift_id)
    for minutes_ago, wanted in ((21, []), (19, [("s1", Trigger.LATE)])):
        seen = replace(mark, heard_at=at - minutes(minutes_ago))
        assert told(Notices(LATE_ONLY), replace(silent, vehicles=(seen,))) == wanted
    assert Notices(LATE_ONLY).due(board(late_by(15), now=at), (), is_fresh=False) == ()
    done = stop_at(1, NOW, state=StopState.COMPLETED, finished_at=NOW)
    assert Notices(SITE).due(board(done), (), is_fresh=False), "what has happened is told all the same"


def test_a_shift_of_yesterday_that_nobody_ended_tells_nobody() -> None:
    later = NOW + timedelta(hours=20)
    stop = stop_at(1, later + minutes(5))
    assert told(Notices(SITE), board(stop, now=later)) == []


def test_what_was_late_and_could_not_be_sent_in_time_is_told_anew() -> None:
    at = NOW + minutes(40)
    (first,) = Notices(LATE_ONLY).due(board(late_by(15), now=at), ())
    lost = replace(first, state=Delivery.DROPPED)
    (again,) = Notices(LATE_ONLY).due(board(late_by(60), now=at + minutes(10)), (lost,))
    assert again.message_id != first.message_id


def test_two_desks_and_two_customers_never_have_one_message_id() -> None:
    one = board(stop_at(1, FAR))
    other = board(stop_at(1, FAR), contact=Contact("", "ben@example.org"))
    ids = {
        Notices(SITE, desk).due(each, ())[0].message_id for desk in ("a", "b") for each in (one, other)
    }
    assert len(ids) == 4
    (same,) = Notices(SITE, "a").due(one, ())
    assert same.message_id in ids


def test_a_forecast_that_swings_back_tells_nobody() -> None:
    swings = [late_by(15) if n % 2 else late_by(2) for n in range(20)]
    boards = [board(stop, now=NOW + minutes(n)) for n, stop in enumerate(swings)]
    assert told(Notices(LATE_ONLY), *boards) == []


def test_a_promise_that_ends_soon_is_not_waited_for() -> None:
    at = NOW + minutes(35)
    assert told(Notices(LATE_ONLY), board(late_by(15), now=at)) == [("s1", Trigger.LATE)]


@pytest.mark.parametrize(("late", "chance"), [(8, 0.9), (15, 0.5), (-5, 0.1)])
def test_a_little_late_or_perhaps_late_is_not_told(late: float, chance: float) -> None:
    at = NOW + minutes(40)
    assert told(Notices(LATE_ONLY), board(late_by(late, chance), now=at)) == []


def test_who_was_told_a_later_time_is_not_told_late_again_but_of_another_time_once() -> None:
    settings = replace(SITE, tell={**ONLY, Trigger.LATE: True, Trigger.NEW_TIME: True})
    at = NOW + minutes(40)
    later = [late_by(15), late_by(15), late_by(60), late_by(60), late_by(120), late_by(120)]
    boards = [board(stop, now=at + HOLDS * n) for n, stop in enumerate(later)]
    assert told(Notices(settings), *boards) == [("s1", Trigger.LATE), ("s1", Trigger.NEW_TIME)]


def test_who_comes_earlier_than_told_hears_it() -> None:
    settings = replace(SITE, tell={**ONLY, Trigger.OUT_FOR_DELIVERY: True, Trigger.NEW_TIME: True})
    early = stop_at(1, FAR - minutes(50))
    boards = [board(stop_at(1, FAR)), board(early), board(early, now=NOW + HOLDS)]
    assert told(Notices(settings), *boards) == [
        ("s1", Trigger.OUT_FOR_DELIVERY),
        ("s1", Trigger.NEW_TIME),
    ]


def test_what_ended_hours_ago_is_no_news() -> None:
    old = stop_at(1, NOW, state=StopState.COMPLETED, finished_at=NOW - minutes(121))
    assert told(Notices(SITE), board(old)) == []


def test_a_failed_attempt_is_told_with_its_reason_in_the_customers_language() -> None:
    failed = stop_at(1, NOW, state=StopState.FAILED, outcome=Outcome.FAILED_NOT_HOME, finished_at=NOW)
    contact = Contact("", "eva@example.org", "de")
    (message,) = Notices(SITE).due(board(failed, contact=contact), ())
    assert message.trigger is Trigger.FAILED
    assert message.language == "de"
    assert "niemand war zu Hause" in message.text
    assert message.window is None
    assert message.until == NOW + KEPT


def test_who_said_no_or_cannot_be_reached_hears_nothing() -> None:
    stop = stop_at(1, FAR)
    for contact in (Contact("+423 5", "e@x.org", silent=True), Contact(), Contact("+423 5")):
        assert told(Notices(SITE), board(stop, contact=contact)) == []
    assert told(Notices(MessageSettings(site="x")), board(stop)) == [], "no way out is set up"


def test_a_customer_without_e_mail_hears_by_text_where_there_is_a_gateway() -> None:
    both = replace(SITE, webhook=Webhook("https://sms.example.org/send"))
    (message,) = Notices(both).due(board(stop_at(1, FAR), contact=Contact("+423 5")), ())
    assert (message.channel, message.to) == (Channel.TEXT, "+423 5")


def test_a_link_to_the_tracking_page_is_in_it_where_there_is_one() -> None:
    one = board(stop_at(1, FAR))
    (message,) = Notices(SITE).due(one, (), lambda stop_id: f"https://x.example/t/{stop_id}")
    assert "https://x.example/t/s1" in message.text
    (message,) = Notices(SITE).due(one, ())
    assert "$" not in message.text


def test_a_pickup_is_collected_and_not_delivered() -> None:
    stop = stop_at(1, NOW, state=StopState.COMPLETED, finished_at=NOW, task=TaskKind.PICKUP)
    one = board(stop)
    order = order_for(stop, Contact("", "eva@example.org"), pickup=True)
    (message,) = Notices(SITE).due(replace(one, orders={"o1": order}), ())
    assert "collected" in message.text
    assert "delivered" not in message.text


def test_a_message_dropped_for_being_too_late_was_no_promise() -> None:
    settings = replace(SITE, tell={**ONLY, Trigger.OUT_FOR_DELIVERY: True, Trigger.NEW_TIME: True})
    (out,) = Notices(settings).due(board(stop_at(1, FAR)), ())
    notices, early = Notices(settings), stop_at(1, FAR - minutes(60))
    dropped = replace(out, state=Delivery.DROPPED)
    for at in (NOW, NOW + HOLDS):
        assert notices.due(board(early, now=at), (dropped,)) == ()


# --- words ----------------------------------------------------------------------------------------

NAMES = {"hello", "reference", "name", "from", "to", "at", "day", "outcome", "link", "site", "phone"}
NAMES |= {"count", "price", "deadline", "offer", "page"}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_message_with_names_that_exist(language: str) -> None:
    texts = _texts(language)
    assert set(texts["triggers"]) == {trigger.value for trigger in Trigger} - {"status"}
    assert set(texts["pickup"]) <= set(texts["triggers"])
    assert set(texts["outcomes"]) == {outcome.value for outcome in Outcome}
    for words in (*texts["triggers"].values(), *texts["pickup"].values()):
        for text in words.values():
            assert set(Template(text).get_identifiers()) <= NAMES, text
    english = _texts("en")
    for trigger, words in texts["triggers"].items():
        for part in ("subject", "text"):
            told_names = set(Template(words[part]).get_identifiers())
            assert told_names == set(Template(english["triggers"][trigger][part]).get_identifiers())


def test_a_sites_own_words_are_used_and_a_misspelt_name_breaks_nothing() -> None:
    own = {"en": {Trigger.DONE: Words(text="$reference is there, $nmae. 5 $ saved")}}
    said = compose(replace(SITE, texts=own), Trigger.DONE, "en", {"reference": "R1"})
    assert said.text.startswith("R1 is there, $nmae. 5 $ saved")
    assert said.subject == "Your order was delivered"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_of_any_kind_stays_words_and_a_subject_stays_one_line(name: str, ref: str) -> None:
    said = compose(SITE, Trigger.CONFIRMED, "xx", {"name": name, "reference": ref, "day": ref})
    assert said.language == "en"
    assert not re.search(r"[\r\n]", said.subject)


# --- quiet hours ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("local", "wanted"),
    [
        ("22:10", "07:00"),
        ("06:59", "07:00"),
        ("07:00", "07:00"),
        ("20:59", "20:59"),
        ("00:00", "07:00"),
    ],
)
def test_in_quiet_hours_a_message_waits_for_the_morning(local: str, wanted: str) -> None:
    zone = ZoneInfo("Europe/Vaduz")
    hour, minute = map(int, local.split(":"))
    at = datetime(2026, 11, 23, hour, minute, tzinfo=zone)
    first = after_quiet(at.astimezone(UTC), zone, SITE.quiet).astimezone(zone)
    assert f"{first:%H:%M}" == wanted
    assert timedelta() <= first - at <= timedelta(hours=10)


def test_the_night_of_a_clock_change_ends_at_seven_too() -> None:
    zone = ZoneInfo("Europe/Vaduz")
    at = datetime(2026, 10, 24, 23, 0, tzinfo=zone)
    first = after_quiet(at.astimezone(UTC), zone, SITE.quiet).astimezone(zone)
    assert (first.day, first.hour) == (25, 7)

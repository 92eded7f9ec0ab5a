"""Orders of the running day offered to a carrier: what its answer, its silence and its rival's do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.board import DayIssue
from app.domain.carriers import CarrierContact, CarrierPriceList
from app.domain.disruption import ChangeKind, Policy
from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.message_settings import MailServer, MessageSettings
from app.domain.messages import Channel
from app.domain.register import Carrier, Entry
from app.domain.routes import GIVEN_AWAY
from app.domain.settings import Orchestration, PlanPrices, Settings
from app.domain.tenders import Answer, Tender, TenderState, WhyWithdrawn
from app.reports.day_report import gather
from tests.app.running_days import AtDesk, at_desk_before_loading
from tests.app.sample_day import DAY, DESK
from tests.app.test_giving_away import (
    COLD,
    FETCHER,
    holders,
    order_of,
    with_new,
    with_one_that_fits_nowhere,
)
from tests.clocks import StillClock

CHEAP = Carrier("nord", CarrierPriceList("Nordpost", 5.9), CarrierContact("desk@nord.example"))
DEAR = Carrier("dear", CarrierPriceList("Dear & Co", 9), CarrierContact(webhook="https://dear.example"))
MUTE = Carrier("mute", CarrierPriceList("Mute Vans", 1))
MAIL = MessageSettings(mail=MailServer("mail.example", "desk@frick.example"))
SETTINGS = Settings(messages=MAIL)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    held = at_desk_before_loading(tmp_path, seed=5)
    held.desk._settings = SETTINGS
    with held.store.write() as unit:
        unit.put_entries(Entry(each) for each in (CHEAP, DEAR, MUTE))
        unit.commit()
    yield held
    held.close()


def says(day: AtDesk, tender: Tender, answer: Answer, after: timedelta = timedelta(minutes=1)) -> None:
    """The carrier answers on the server, and the desk hears of it."""
    at, who = tender.made_at + after, Actor(ActorKind.CARRIER, tender.carrier_id)
    data = {"tender": tender.tender_id, "carrier": tender.carrier_id, "answer": answer.value}
    name = f"{tender.tender_id}-{answer}-{after}"
    fact = Event(name, EventType.TENDER_ANSWERED, at, at, who, stop_id=tender.stop_id, data=data)
    with day.store.write() as unit:
        unit.add_events(DAY, (fact,))
        unit.commit()
    day.desk._catch_up()


def settled(day: AtDesk, tender: Tender, heard_until: datetime | None = None) -> Tender:
    """As it stands after the server was asked at an instant."""
    day.desk._settle_tenders(heard_until or tender.made_at)
    kept = day.store.tender(tender.tender_id)
    assert kept is not None
    return kept


def facts(day: AtDesk, *kinds: EventType) -> list[Event]:
    return [event for event in day.store.events(DAY) if event.type in kinds]


def about(day: AtDesk) -> list[DayIssue]:
    return [issue for issue in day.desk.board().issues if issue.kind == "tender"]


def test_it_is_offered_at_the_list_price_and_stays_with_its_driver_until_it_is_accepted(
    day: AtDesk,
) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,))
    assert (tender.carrier_id, tender.total) == ("nord", 590), "the cheapest that can be asked"
    assert tender.to == ((Channel.EMAIL, "desk@nord.example"),)
    assert tender.deadline - tender.made_at == timedelta(minutes=60)
    assert len(holders(day, order)) == 1
    assert day.desk.board().tenders == (tender,)
    stop = day.desk.board().stop(f"{order.order_id}-d1")
    assert stop is not None
    assert stop.tendered
    says(day, tender, Answer.ACCEPT)
    assert settled(day, tender).state is TenderState.ACCEPTED
    assert holders(day, order) == []
    assert day.changed(), "the driver's phone is given its route anew"
    [left] = [u for u in day.desk.board().unassigned if u.order_id == order.order_id]
    assert (left.reason, left.carrier_id, left.price) == (GIVEN_AWAY, "nord", 590)
    assert "offer was accepted" in left.words
    [given] = facts(day, EventType.GIVEN_AWAY)
    assert given.actor == Actor(ActorKind.CARRIER, "nord")
    assert given.data == {"carrier": "nord", "price": 590, "tender": tender.tender_id}
    terms = Settings(carriers={"nord": CHEAP.prices}).report_terms
    assert [(line.carrier, line.price) for line in gather(day.store, DAY, terms).carried] == [
        ("Nordpost", 590)
    ]


def test_declined_it_stays_where_it_is_and_the_next_carrier_is_named_and_can_be_asked(
    day: AtDesk,
) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,))
    says(day, tender, Answer.DECLINE)
    assert settled(day, tender).state is TenderState.DECLINED
    assert len(holders(day, order)) == 1
    assert not facts(day, EventType.GIVEN_AWAY)
    [issue] = about(day)
    assert issue.title.startswith("Nordpost does not take ")
    assert issue.detail == "Dear & Co takes it for 9.00"
    assert "Offer it to the next carrier" in issue.actions
    following = day.desk.tender((order.order_id,))
    assert following.carrier_id == "dear"
    assert about(day) == [], "what was offered anew waits again"
    says(day, following, Answer.DECLINE, timedelta(minutes=2))
    settled(day, following)
    [issue] = about(day)
    assert issue.detail == "No other carrier that can be asked takes it"
    with pytest.raises(InputRefused, match="No carrier that can be asked takes"):
        day.desk.tender((order.order_id,))


def test_an_answer_after_the_deadline_changes_nothing(day: AtDesk) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,), minutes=30)
    says(day, tender, Answer.ACCEPT, timedelta(minutes=30))
    assert settled(day, tender).state is TenderState.OPEN, "the server was not asked after it yet"
    assert settled(day, tender, tender.deadline).state is TenderState.LAPSED
    assert len(holders(day, order)) == 1
    assert not facts(day, EventType.GIVEN_AWAY)
    assert about(day)[0].title.startswith("Nordpost did not answer in time about ")


def test_an_answer_in_time_that_is_heard_late_counts(day: AtDesk) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,), minutes=30)
    says(day, tender, Answer.ACCEPT, timedelta(minutes=29))
    assert settled(day, tender, tender.deadline + timedelta(hours=2)).state is TenderState.ACCEPTED
    assert holders(day, order) == []


@pytest.mark.parametrize(("first", "second"), [tuple(Answer), tuple(reversed(Answer))])
def test_of_two_answers_the_first_counts(day: AtDesk, first: Answer, second: Answer) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,))
    says(day, tender, first, timedelta(minutes=1))
    says(day, tender, second, timedelta(minutes=2))
    once = settled(day, tender)
    assert (once.state is TenderState.ACCEPTED) == (first is Answer.ACCEPT)
    assert settled(day, tender) == once
    assert len(facts(day, EventType.GIVEN_AWAY)) == (first is Answer.ACCEPT)
    assert len(facts(day, EventType.TENDER_CLOSED)) == 1


def test_after_it_was_withdrawn_an_answer_changes_nothing(day: AtDesk) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,))
    assert day.desk.withdraw_tender(tender.tender_id).why is WhyWithdrawn.BY_HAND
    says(day, tender, Answer.ACCEPT)
    assert settled(day, tender).state is TenderState.WITHDRAWN
    assert not facts(day, EventType.GIVEN_AWAY)
    assert about(day) == []
    for again in (day.desk.withdraw_tender, lambda name: day.desk.answer_tender(name, Answer.ACCEPT)):
        with pytest.raises(InputRefused, match="is over: it is withdrawn"):
            again(tender.tender_id)
    assert day.desk.tender((order.order_id,)).is_open, "it can be offered anew"


def test_what_was_called_off_meanwhile_is_not_given_away_though_it_is_accepted(day: AtDesk) -> None:
    gone, other = order_of(day), order_of(day, 6)
    tender = day.desk.tender((gone.order_id, other.order_id))
    assert tender.total == 2 * 590
    day.desk.call_off((gone.order_id,))
    says(day, tender, Answer.ACCEPT)
    kept = settled(day, tender)
    assert (kept.state, kept.why) == (TenderState.WITHDRAWN, WhyWithdrawn.GONE)
    assert not facts(day, EventType.GIVEN_AWAY), "all of an offer or nothing"
    assert [issue.title.partition(" to ")[2][:8] for issue in about(day)] == ["Nordpost"]


def test_what_had_no_route_and_got_one_meanwhile_is_not_given_away(day: AtDesk) -> None:
    order = order_of(day)
    home = day.store.routes(DAY)
    day.desk.give_away(order.order_id, "mute")
    day.desk.reclaim(order.order_id)
    tender = day.desk.tender((order.order_id,), "nord")
    [waiting] = [u for u in day.desk.board().unassigned if u.order_id == order.order_id]
    assert waiting.words.startswith("Offered to Nordpost for 5.90, to be answered by ")
    with day.store.write() as unit:  # a plan had a place for it
        unit.put_routes(home)
        unit.put_unassigned(DAY, ())
        unit.commit()
    day.desk.reload()
    says(day, tender, Answer.ACCEPT)
    assert settled(day, tender).why is WhyWithdrawn.GONE
    assert len(holders(day, order)) == 1


def test_what_is_offered_is_offered_and_given_to_nobody_else(day: AtDesk) -> None:
    order = order_of(day)
    day.desk.tender((order.order_id,))
    with pytest.raises(InputRefused, match="withdraw that offer first"):
        day.desk.tender((order.order_id,), "dear")
    with pytest.raises(InputRefused, match="withdraw that offer first"):
        day.desk.give_away(order.order_id, "mute")
    assert len(day.desk.tenders) == 1


def test_the_dispatcher_can_say_what_was_answered_on_the_telephone(day: AtDesk) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,))
    assert day.desk.answer_tender(tender.tender_id, Answer.ACCEPT).state is TenderState.ACCEPTED
    [said] = facts(day, EventType.TENDER_ANSWERED)
    [given] = facts(day, EventType.GIVEN_AWAY)
    assert said.actor == given.actor == DESK
    late = day.desk.tender((order_of(day, 6).order_id,))
    day.desk._clock = StillClock(late.deadline)
    with pytest.raises(InputRefused, match="has passed"):
        day.desk.answer_tender(late.tender_id, Answer.ACCEPT)


@pytest.mark.parametrize(
    ("carrier", "words"),
    [("mute", "has no e-mail address or webhook"), ("nord", "no mail server"), ("who", "no carrier")],
)
def test_who_cannot_be_asked_is_said(day: AtDesk, carrier: str, words: str) -> None:
    day.desk._settings = Settings()
    with pytest.raises(InputRefused, match=words):
        day.desk.tender((order_of(day).order_id,), carrier)
    assert not day.desk.tenders


def test_an_offer_outlives_the_program_and_the_log_is_whole(day: AtDesk) -> None:
    order = order_of(day)
    tender = day.desk.tender((order.order_id,))
    again = replace(day, settings=SETTINGS).reopened()
    assert again.desk.board().tenders == (tender,)
    says(again, tender, Answer.ACCEPT)
    assert settled(again, tender).state is TenderState.ACCEPTED


def asking(folder: Path, policy: Policy) -> tuple[AtDesk, str]:
    """A running day with an order that only a carrier takes, which can be asked; before a search."""
    rules = Orchestration(policies={ChangeKind.CARRIER: policy})
    settings = Settings(
        messages=MAIL,
        carriers={"cold": COLD},
        orchestration=rules,
        prices=PlanPrices(missed=200),
    )
    day, order_id = with_one_that_fits_nowhere(folder, replace(settings, carriers={}))
    with day.store.write() as unit:
        unit.put_entries([Entry(Carrier("cold", COLD, CarrierContact("it@cold.example")))])
        unit.commit()
    day.desk._ask_carriers({f"{order_id}-d1"})
    return day, order_id


def test_no_place_is_looked_for_while_a_carrier_is_to_answer(tmp_path: Path) -> None:
    day, order_id = with_new(tmp_path, SETTINGS)
    with day.store.write() as unit:
        unit.put_entries([Entry(Carrier("it", FETCHER, CarrierContact("it@fetch.example")))])
        unit.commit()
    tender = day.desk.tender((order_id,))

    def is_placed() -> bool:
        day.reoptimiser._seen = None  # a search at once
        moves = (move for card in day.desk.suggest(day.reoptimiser) for move in card.moves)
        return any(move.stop_id.startswith(order_id) for move in moves)

    assert not is_placed()
    day.desk.withdraw_tender(tender.tender_id)
    assert is_placed(), "a route has a place for it"
    day.close()


def test_a_policy_that_acts_asks_who_can_be_asked_once_and_gives_nothing_away(tmp_path: Path) -> None:
    day, order_id = asking(tmp_path, Policy.ACT)
    [tender] = day.desk.tenders
    assert (tender.order_ids, tender.carrier_id) == ((order_id,), "cold")
    [fact] = facts(day, EventType.TENDERED)
    assert fact.actor == Actor(ActorKind.AUTOMATION, "carrier")
    day.desk._ask_carriers({f"{order_id}-d1"})
    assert day.desk.tenders == (tender,)
    assert not facts(day, EventType.GIVEN_AWAY)
    says(day, tender, Answer.DECLINE)
    settled(day, tender)
    day.desk._ask_carriers({f"{order_id}-d1"})
    assert len(day.desk.tenders) == 1, "who declined is not asked again"
    day.close()

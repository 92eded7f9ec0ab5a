"""Orders of the running day given to carriers at their list prices, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.day_data import NOT_PLANNED
from app.domain.board import DayIssue
from app.domain.carriers import CarrierPriceList, CarrierZone
from app.domain.disruption import ChangeKind, Policy
from app.domain.errors import InputRefused, PlanningError
from app.domain.events import ActorKind, EventType
from app.domain.orders import Order, OrderKind, TaskKind
from app.domain.plan_job import PlanAnswer
from app.domain.routes import GIVEN_AWAY
from app.domain.routing import StopRule
from app.domain.settings import Orchestration, PlanPrices, Settings
from app.moved_stops import without_stops
from app.planning.day_plan import _take_snapshot
from app.reports.day_report import gather
from tests.app.running_days import AtDesk, at_desk, at_desk_before_loading
from tests.app.sample_day import DAY
from tests.clocks import StillClock

DEAR, CHEAP = CarrierPriceList("Dear & Co", 9), CarrierPriceList("Nordpost", 5.9)
NOWHERE = CarrierPriceList("Elsewhere", 1, zones=(CarrierZone(("no such",)),))
CARRIERS = Settings(carriers={"dear": DEAR, "nord": CHEAP, "else": NOWHERE})


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    held = at_desk_before_loading(tmp_path, seed=5)
    held.desk._settings = CARRIERS
    yield held
    held.close()


def order_of(day: AtDesk, place: int = 3) -> Order:
    """A delivery on the first driver's route."""
    stops = day.store.routes(DAY)[0].route.stops[place:]
    orders = (day.desk.tracker.data.orders[planned.stop.order_id] for planned in stops)
    return next(order for order in orders if order.delivery and not order.pickup)


def holders(day: AtDesk, order: Order) -> list[str]:
    """The shifts that have the order, on the draft or on the phone."""
    name = f"{order.order_id}-d1"
    return [record.shift_id for record in day.store.routes(DAY) if name in record.stop_ids]


def test_the_cheapest_that_takes_it_gets_it_and_the_driver_loses_it(day: AtDesk) -> None:
    order = order_of(day)
    offers = day.desk.carrier_offers(order.order_id)
    assert [(offer.carrier_id, offer.total) for offer in offers] == [("nord", 590), ("dear", 900)]
    assert len(holders(day, order)) == 1
    assert day.desk.give_away(order.order_id) == offers[0]
    assert holders(day, order) == []
    assert day.changed(), "the driver's phone is given its route anew"
    [left] = [u for u in day.desk.board().unassigned if u.order_id == order.order_id]
    assert (left.reason, left.carrier_id, left.price) == (GIVEN_AWAY, "nord", 590)
    facts = [e for e in day.store.events(DAY) if e.type is EventType.GIVEN_AWAY]
    assert [(e.stop_id, e.data) for e in facts] == [
        (f"{order.order_id}-d1", {"carrier": "nord", "price": 590})
    ]
    report = gather(day.store, DAY, CARRIERS.report_terms)
    assert [(line.carrier, line.price) for line in report.carried] == [("Nordpost", 590)]


def test_it_stays_with_the_carrier_whoever_plans_and_waits_once_it_is_taken_back(day: AtDesk) -> None:
    order = order_of(day)
    day.desk.give_away(order.order_id, "dear")
    with day.store.write() as unit:  # as if nothing had been released yet
        unit.put_routes(replace(r, released=None, revision=0) for r in unit.routes(DAY))
        unit.commit()
    kept = _take_snapshot(day.store, DAY, fresh=False)
    assert [item.carrier_id for item in kept.given] == ["dear"]
    assert order.order_id not in {each.order_id for each in kept.to_plan}
    with pytest.raises(InputRefused, match="is with a carrier already"):
        day.desk.give_away(order.order_id)
    day.desk.reclaim(order.order_id)
    [left] = [u for u in day.desk.board().unassigned if u.order_id == order.order_id]
    assert (left.reason, left.carrier_id) == (NOT_PLANNED, "")
    assert not _take_snapshot(day.store, DAY, fresh=False).given
    with pytest.raises(InputRefused, match="No carrier has"):
        day.desk.reclaim(order.order_id)


def test_what_is_in_a_van_or_over_is_not_given_away(tmp_path: Path) -> None:
    day = at_desk(tmp_path, CARRIERS)
    route = day.store.routes(DAY)[0].route
    done = route.stops[0].stop.order_id
    with pytest.raises(InputRefused, match="is over or called off"):
        day.desk.give_away(done)
    aboard = day.desk.tracker.data.orders[route.trips[0].stops[-1].stop.order_id]
    with pytest.raises(InputRefused, match=r"in a van already|on the way"):
        day.desk.give_away(aboard.order_id)
    assert not day.changed()
    day.close()


def test_where_no_carrier_takes_it_nothing_changes_and_it_is_said(day: AtDesk) -> None:
    day.desk._settings = Settings(carriers={"else": NOWHERE})
    order = order_of(day)
    with pytest.raises(InputRefused, match="No carrier takes"):
        day.desk.give_away(order.order_id)
    assert len(holders(day, order)) == 1


FETCHER = CarrierPriceList("Fetchers", 5.9, kinds=frozenset({OrderKind.PICKUP}))
COLD = CarrierPriceList("Cold Chain", 12, skills=frozenset({"cold"}))


def to_fetch(like: Order) -> Order:
    """A van that is out can do that."""
    assert like.delivery is not None
    task = replace(like.delivery, kind=TaskKind.PICKUP)
    return replace(like, pickup=task, delivery=None, amounts=(1, 1, 1), requirements=frozenset())


def cold(like: Order) -> Order:
    """No van that is out has it on board, and none comes back to load."""
    return replace(like, requirements=frozenset({"cold"}))


def with_new(
    folder: Path, settings: Settings, what: Callable[[Order], Order] = to_fetch
) -> tuple[AtDesk, str]:
    """A running day with an order that has just come in."""
    day = at_desk(folder, settings)
    route = day.store.routes(DAY)[0].route
    like = day.desk.tracker.data.orders[route.stops[-1].stop.order_id]
    new = replace(what(like), order_id="", reference="new")
    return day, day.desk.keep_order(new).order.order_id


def with_one_that_fits_nowhere(folder: Path, settings: Settings) -> tuple[AtDesk, str]:
    """A running day with an order that no vehicle may carry, after a search."""
    day, order_id = with_new(folder, settings, cold)
    day.desk.suggest(day.reoptimiser)
    return day, order_id


def carrier_of(day: AtDesk, order_id: str) -> str:
    """Who has it of what is on no route."""
    return {u.order_id: u.carrier_id for u in day.desk.board().unassigned}[order_id]


def about(day: AtDesk, order_id: str) -> list[DayIssue]:
    """What is said of carriers that would take an order."""
    issues = day.desk.board().issues
    return [i for i in issues if i.kind == "carrier" and i.stop_id.startswith(order_id)]


def test_what_no_route_has_a_place_for_names_the_carrier_that_takes_it(tmp_path: Path) -> None:
    settings = Settings(carriers={"cold": COLD, "nord": CHEAP})
    day, order_id = with_one_that_fits_nowhere(tmp_path, settings)
    [issue] = about(day, order_id)
    assert issue.title.startswith("Cold Chain takes ")
    assert issue.title.endswith(" for 12.00")
    day.desk.give_away(order_id)
    assert about(day, order_id) == []
    day.close()


@pytest.mark.parametrize(
    ("policy", "worth", "given"),
    [(Policy.ACT, 200, True), (Policy.ACT, 11, False), (Policy.OFF, 200, False)],
)
def test_it_is_given_by_itself_only_where_the_policy_says_so_and_it_is_worth_it(
    tmp_path: Path, policy: Policy, worth: float, given: bool
) -> None:
    orchestration = Orchestration(policies={ChangeKind.CARRIER: policy})
    prices = PlanPrices(missed=worth)
    settings = Settings(carriers={"cold": COLD}, orchestration=orchestration, prices=prices)
    day, order_id = with_one_that_fits_nowhere(tmp_path, settings)
    facts = [e for e in day.store.events(DAY) if e.type is EventType.GIVEN_AWAY]
    mine = [e.actor for e in facts if e.stop_id.startswith(order_id)]
    assert [(actor.kind, actor.name) for actor in mine] == (
        [(ActorKind.AUTOMATION, "carrier")] if given else []
    )
    left = {u.order_id: u.carrier_id for u in day.desk.board().unassigned}
    assert left[order_id] == ("cold" if given else "")
    assert about(day, order_id) == []
    day.close()


def acting(carrier: CarrierPriceList, **others: Policy) -> Settings:
    """Gives to a carrier by itself; the other policies by name."""
    policies = {ChangeKind(kind): policy for kind, policy in others.items()}
    policies[ChangeKind.CARRIER] = Policy.ACT
    orchestration = Orchestration(policies=policies)
    return Settings(
        carriers={"it": carrier}, orchestration=orchestration, prices=PlanPrices(missed=200)
    )


class FailingPlanner:
    """Finds no plan."""

    def solve(self, *_: object) -> PlanAnswer:
        raise PlanningError("nothing was found")


def nobody_sent_it(day: AtDesk) -> None:
    with day.store.write() as unit:
        unit.put_routes(
            replace(r, released=without_stops(r.route, [r.route.stops[-1].stop.stop_id]))
            for r in unit.routes(DAY)
        )
        unit.commit()
    day.desk.reload()
    assert all(r.has_unsent_changes for r in day.desk.tracker.data.routes.values())


def the_planner_fails(day: AtDesk) -> None:
    day.reoptimiser._planner = FailingPlanner()


def it_was_dismissed_for_today(day: AtDesk) -> None:
    cards = day.desk.suggest(day.reoptimiser)
    assert any(card.kind is ChangeKind.NEW_ORDER for card in cards), "a route has a place for it"
    for card in cards:
        day.desk.dismiss(card.suggestion_id, for_today=True)
    day.reoptimiser._seen = None  # another search at once


@pytest.mark.parametrize("happened", [nobody_sent_it, the_planner_fails, it_was_dismissed_for_today])
def test_that_nothing_is_proposed_does_not_give_an_order_away(
    tmp_path: Path, happened: Callable[[AtDesk], None]
) -> None:
    day, order_id = with_new(tmp_path, acting(FETCHER))
    happened(day)
    day.desk.suggest(day.reoptimiser)
    assert (carrier_of(day, order_id), about(day, order_id)) == ("", [])
    day.close()


def test_while_one_route_has_unsent_changes_nothing_is_given_away(tmp_path: Path) -> None:
    """Its van was not looked at, and might have a place."""
    day, order_id = with_new(tmp_path, acting(COLD), cold)
    record = day.store.routes(DAY)[0]
    with day.store.write() as unit:
        short = without_stops(record.route, [record.route.stops[-1].stop.stop_id])
        unit.put_routes((replace(record, released=short),))
        unit.commit()
    day.desk.reload()
    day.desk.suggest(day.reoptimiser)
    assert (carrier_of(day, order_id), about(day, order_id)) == ("", [])
    with day.store.write() as unit:
        unit.put_routes((replace(record, released=record.route),))
        unit.commit()
    day.desk.reload()
    day.reoptimiser._seen = None
    day.desk.suggest(day.reoptimiser)
    assert carrier_of(day, order_id) == "it"
    day.close()


def test_an_order_that_nobody_looks_for_a_place_for_is_not_given_away(tmp_path: Path) -> None:
    day, order_id = with_new(tmp_path, acting(FETCHER, new_order=Policy.OFF))
    day.desk.suggest(day.reoptimiser)
    assert carrier_of(day, order_id) == ""
    day.close()


def test_it_is_given_away_only_once_the_longer_search_had_no_place_either(tmp_path: Path) -> None:
    day, order_id = with_new(tmp_path, acting(COLD), cold)
    day.reoptimiser._deeper = StopRule(steps=60)
    day.desk.suggest(day.reoptimiser)
    assert (carrier_of(day, order_id), about(day, order_id)) == ("", [])
    day.desk._clock = StillClock(day.now + timedelta(minutes=1))
    day.desk.suggest(day.reoptimiser)
    assert carrier_of(day, order_id) == "it"
    day.close()


def test_what_a_person_took_back_is_named_and_not_given_away_again(tmp_path: Path) -> None:
    day, order_id = with_one_that_fits_nowhere(tmp_path, acting(COLD))
    assert carrier_of(day, order_id) == "it"
    day.desk.reclaim(order_id)
    again = day.reopened()
    again.desk.suggest(again.reoptimiser)
    assert carrier_of(again, order_id) == ""
    assert len(about(again, order_id)) == 1
    again.desk.give_away(order_id)
    assert carrier_of(again, order_id) == "it"
    day.close()

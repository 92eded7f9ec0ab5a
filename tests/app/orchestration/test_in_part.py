"""A suggestion accepted in part: the chosen moves are made as proposed, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from app.by_hand import ByHand
from app.domain.board import SuggestionCard
from app.domain.errors import MoveRefused
from app.domain.events import EventType
from app.orchestration.ledger import ledger, sums
from tests.app.planning.evaluator_children import EvaluatorHere
from tests.app.running_days import AtDesk, at_desk_before_loading, fact
from tests.app.sample_day import DAY


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    """Before anybody has loaded: stops may still go from driver to driver."""
    with closing(at_desk_before_loading(tmp_path, seed=7)) as at:
        yield at


@pytest.fixture
def by_hand(day: AtDesk) -> Iterator[ByHand]:
    evaluator = EvaluatorHere()
    yield ByHand(day.desk, evaluator, day.settings)
    evaluator.close()


def several(day: AtDesk) -> SuggestionCard:
    """A suggestion of several moves, at least one between drivers."""
    cards = day.desk.suggest(day.reoptimiser)
    return next(card for card in cards if len(card.moves) > 1 and card.reassignments)


def orders(day: AtDesk) -> dict[str, list[str]]:
    """Every route of the database, stop by stop."""
    return {record.shift_id: list(record.route.stop_ids) for record in day.store.routes(DAY)}


def test_a_chosen_move_is_made_and_all_other_stops_keep_their_driver_and_order(
    day: AtDesk, by_hand: ByHand
) -> None:
    card, before = several(day), orders(day)
    move = next(m for m in card.moves if m.from_shift not in ("", m.to_shift))
    by_hand.make_part(card.suggestion_id, (move.stop_id,))
    after = orders(day)
    assert move.stop_id in after[move.to_shift]
    for shift_id, stops in before.items():
        others = [stop for stop in after[shift_id] if stop != move.stop_id]
        assert others == [stop for stop in stops if stop != move.stop_id]


def test_all_moves_chosen_come_to_the_routes_that_were_proposed(day: AtDesk, by_hand: ByHand) -> None:
    card = several(day)
    trial = by_hand.try_part(card.suggestion_id, [move.stop_id for move in card.moves])
    tried = {route.shift_id: route.stop_ids for route in trial.change.routes}
    assert day.desk.accept(card.suggestion_id)
    proposed = orders(day)
    assert {name: list(stops) for name, stops in tried.items()} == {
        name: proposed[name] for name in tried
    }


def test_what_is_tried_changes_nothing_and_every_choice_can_be_tried(
    day: AtDesk, by_hand: ByHand
) -> None:
    card, before = several(day), orders(day)
    for first, second in pairwise(move.stop_id for move in card.moves):
        by_hand.try_part(card.suggestion_id, (first,))
        by_hand.try_part(card.suggestion_id, (first, second))
    assert orders(day) == before
    assert card in day.desk.suggestions


def test_drivers_are_given_the_part_and_it_can_be_taken_back(day: AtDesk, by_hand: ByHand) -> None:
    card, before = several(day), orders(day)
    trial = by_hand.make_part(card.suggestion_id, (card.moves[0].stop_id,))
    assert day.changed(), "the touched routes have a new revision"
    assert day.desk.board().figures.unsent == 0
    assert card.suggestion_id not in {each.suggestion_id for each in day.desk.suggestions}
    (done,) = day.desk.board().done
    assert [move.stop_id for move in done.card.moves] == [card.moves[0].stop_id]
    assert done.card.cost_saved == trial.gain.cents
    assert day.desk.undo(card.suggestion_id)
    assert orders(day) == before


def test_the_ledger_has_the_part_and_not_what_was_left(day: AtDesk, by_hand: ByHand) -> None:
    card = several(day)
    move = next(m for m in card.moves if m.from_shift not in ("", m.to_shift))
    trial = by_hand.make_part(card.suggestion_id, (move.stop_id,))
    (decided,) = [
        event
        for event in day.store.events(DAY)
        if event.type is EventType.DECIDED and event.data["decision"] == "in_part"
    ]
    assert decided.data["disturbs"] == 1, "the hour's budget is charged for what was moved"
    line = next(each for each in ledger(day.store, DAY) if each.suggestion_id == card.suggestion_id)
    assert (line.decision, line.promised_cost) == ("in_part", trial.gain.cents)
    assert sums([line]).applied == 1


def test_a_part_of_what_is_no_longer_open_is_refused_in_words(day: AtDesk, by_hand: ByHand) -> None:
    card = several(day)
    day.desk.dismiss(card.suggestion_id)
    with pytest.raises(MoveRefused, match="no longer fits"):
        by_hand.make_part(card.suggestion_id, (card.moves[0].stop_id,))
    assert not day.changed()


def test_a_chosen_stop_that_was_made_meanwhile_is_not_moved(day: AtDesk, by_hand: ByHand) -> None:
    card, before = several(day), orders(day)
    move = card.moves[0]
    with day.store.write() as unit:
        made = fact(EventType.COMPLETED, day.now, move.from_shift, move.stop_id)
        unit.add_events(DAY, (made,))
        unit.commit()
    day.desk.reload()
    with pytest.raises(MoveRefused):
        by_hand.make_part(card.suggestion_id, (move.stop_id,))
    assert orders(day) == before

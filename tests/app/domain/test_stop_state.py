"""A stop's facts may come late, doubled and out of order."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import FINAL_TYPES, Actor, ActorKind, Event, EventType, Outcome
from app.domain.stop_state import StopFacts, StopState, apply

START = datetime(2026, 6, 15, 8, tzinfo=UTC)
AINO = Actor(ActorKind.DRIVER, "aino")


def fact(kind: EventType, minute: int, *, outcome: Outcome | None = None, name: str = "") -> Event:
    at = START + timedelta(minutes=minute)
    return Event(
        name or f"{kind}-{minute}", kind, at, at, AINO, shift_id="s1", stop_id="x", outcome=outcome
    )


def fold(*events: Event) -> StopFacts:
    facts = StopFacts()
    for event in events:
        facts = apply(facts, event)
    return facts


RELEASED = fact(EventType.RELEASED, 0)
EN_ROUTE = fact(EventType.EN_ROUTE, 10)
ARRIVED = fact(EventType.ARRIVED, 20)
COMPLETED = fact(EventType.COMPLETED, 25, outcome=Outcome.DELIVERED_TO_RECIPIENT)
FAILED = fact(EventType.FAILED, 27, outcome=Outcome.FAILED_NOT_HOME)


def test_a_stop_goes_from_released_to_completed() -> None:
    facts = fold(RELEASED, EN_ROUTE, ARRIVED, COMPLETED)
    assert facts.state is StopState.COMPLETED
    assert facts.arrived_at == ARRIVED.at
    assert facts.finished_at == COMPLETED.at


def test_driver_facts_give_the_same_end_in_any_order() -> None:
    ends = {
        (f.state, f.en_route_at, f.arrived_at, f.finished_at, f.outcome)
        for order in permutations((EN_ROUTE, ARRIVED, COMPLETED))
        for f in (fold(RELEASED, *order),)
    }
    assert len(ends) == 1


def test_a_second_final_fact_is_counted_and_the_first_in_server_order_stands() -> None:
    facts = fold(COMPLETED, fact(EventType.COMPLETED, 30, outcome=Outcome.DELIVERED_TO_RECIPIENT))
    assert facts.finished_at == COMPLETED.at
    assert facts.repeats == 1
    assert not facts.disputed


def test_differing_outcomes_are_disputed_until_the_desk_corrects() -> None:
    disputed = fold(COMPLETED, FAILED)
    assert disputed.disputed
    correction = Event(
        "c", EventType.CORRECTED, FAILED.at, FAILED.at, AINO, stop_id="x", data={"state": "failed"}
    )
    settled = apply(disputed, correction)
    assert settled.state is StopState.FAILED
    assert not settled.disputed
    assert settled.corrected


def test_what_was_done_beats_not_attempted_and_cancelled() -> None:
    for kind in (EventType.SHIFT_ENDED, EventType.CANCELLED):
        assert fold(RELEASED, fact(kind, 60), COMPLETED).state is StopState.COMPLETED
        assert fold(RELEASED, COMPLETED, fact(kind, 60)).state is StopState.COMPLETED


def test_the_end_of_the_shift_leaves_open_stops_not_attempted() -> None:
    assert fold(RELEASED, EN_ROUTE, fact(EventType.SHIFT_ENDED, 60)).state is StopState.NOT_ATTEMPTED


def test_undoing_goes_back_to_the_furthest_state_before() -> None:
    undone = fold(RELEASED, EN_ROUTE, ARRIVED, COMPLETED, fact(EventType.UNDONE, 40))
    assert undone.state is StopState.ARRIVED
    assert undone.outcome is None


FACTS = st.sampled_from(
    [RELEASED, EN_ROUTE, ARRIVED, COMPLETED, FAILED, fact(EventType.SHIFT_ENDED, 50)]
)


@given(st.lists(FACTS, max_size=12))
def test_once_done_only_the_desk_moves_a_stop(events: list[Event]) -> None:
    facts = StopFacts()
    first_final: Event | None = None
    for event in events:
        facts = apply(facts, event)
        if first_final is None and event.type in FINAL_TYPES:
            first_final = event
        if first_final is not None:
            assert facts.final_event_id == first_final.event_id
            assert facts.state.is_done

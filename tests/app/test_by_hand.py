"""Changes of the plan by hand: on a day on paper and on a running one, timed by the real evaluator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.by_hand import TAKEN_OFF, ByHand, Trial
from app.desk import Desk
from app.domain.errors import MoveRefused
from app.domain.events import EventType
from app.domain.orders import TaskKind
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routes import Route, RouteRecord, first_attempts
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.domain.wishes import HandOver, Nudge, Put, Reverse, Spot, Swap, TakeOff
from app.planning.day_plan import make_plan
from app.planning.evaluator_process import ProcessEvaluator
from main import evaluator_child
from storage.store import DeskStore
from tests.app.planning.evaluator_children import EvaluatorHere
from tests.app.running_days import PlannerHere, at_desk, fact, running_day, store_of
from tests.app.sample_day import DAY, DESK, SampleDay
from tests.clocks import StillClock


@dataclass
class Hand:
    """A desk and a hand on its plan."""

    store: DeskStore
    desk: Desk
    by_hand: ByHand

    def stops(self, shift_id: str) -> list[str]:
        """The stops of a shift's draft, in order."""
        record = self.desk.tracker.data.routes.get(shift_id)
        return list(record.route.stop_ids) if record is not None else []

    def kept(self, shift_id: str) -> Route:
        """The draft as the database has it."""
        return next(r.route for r in self.store.routes(DAY) if r.shift_id == shift_id)

    def nobodys(self) -> dict[str, str]:
        """The reasons of what nobody has, by stop."""
        return {item.stop_id: item.reason for item in self.desk.tracker.data.unassigned}

    def unsent(self) -> int:
        return self.desk.board().figures.unsent


@pytest.fixture
def evaluator() -> Iterator[EvaluatorHere]:
    held = EvaluatorHere()
    yield held
    held.close()


@pytest.fixture
def on_paper(tmp_path: Path, evaluator: EvaluatorHere) -> Iterator[Hand]:
    """A planned day that nobody has been given yet, two tours each, looked at a day before."""
    sample, _, now = running_day(done=2)
    sample = replace(
        sample,
        shifts=tuple(replace(shift, max_trips=3) for shift in sample.shifts),
        routes=tuple(_in_two_tours(record) for record in sample.routes),
    )
    yield from _hand(tmp_path, sample, evaluator, now - timedelta(days=1))


def _in_two_tours(record: RouteRecord) -> RouteRecord:
    (trip,) = record.route.trips
    half = len(trip.stops) // 2
    reloaded = trip.stops[half].arrival - timedelta(minutes=20)
    first = replace(trip, stops=trip.stops[:half], breaks=())
    second = replace(
        trip, stops=trip.stops[half:], loading_start=reloaded, departure=reloaded, breaks=()
    )
    route = replace(record.route, trips=(first, second))
    return replace(record, route=route, released=None, revision=0)


def _hand(folder: Path, sample: SampleDay, evaluator: EvaluatorHere, now: object) -> Iterator[Hand]:
    store = store_of(sample, folder)
    desk = Desk(store, PlannerHere(), StillClock(now), DAY, DESK, "")  # type: ignore[arg-type]
    yield Hand(store, desk, ByHand(desk, evaluator, Settings()))
    store.close()


@pytest.fixture
def running(tmp_path: Path, evaluator: EvaluatorHere) -> Iterator[Hand]:
    """A running day, every route as phones have it, two stops of each made."""
    at = at_desk(tmp_path, Settings())
    yield Hand(at.store, at.desk, ByHand(at.desk, evaluator, Settings()))
    at.close()


# --- on paper ------------------------------------------------------------------------------------


def test_a_stop_goes_before_another_drivers_stop_and_the_draft_has_times_for_it(on_paper: Hand) -> None:
    mine, target = on_paper.stops("s0")[1], on_paper.stops("s1")[2]
    trial = on_paper.by_hand.make(Put((mine,), Spot("s1", target)))
    assert mine not in on_paper.stops("s0")
    assert on_paper.stops("s1")[2:4] == [mine, target]
    kept = on_paper.kept("s1")
    assert kept == next(route for route in trial.change.routes if route.shift_id == "s1")
    starts = [planned.service_start for planned in kept.stops]
    assert starts == sorted(starts)
    assert all(planned.leg_m > 0 for planned in kept.stops)


def test_trying_changes_nothing_and_says_what_making_then_costs(on_paper: Hand) -> None:
    wish = Put((on_paper.stops("s0")[1],), Spot("s1"))
    before = on_paper.store.routes(DAY)
    tried = on_paper.by_hand.try_out(wish)
    assert on_paper.store.routes(DAY) == before
    made = on_paper.by_hand.make(wish)
    assert (tried.gain, tried.broken, tried.late) == (made.gain, made.broken, made.late)
    assert tried.gain.after.metres == sum(route.distance_m for route in made.change.routes)


def test_several_stops_stand_together_in_the_order_chosen(on_paper: Hand) -> None:
    chosen = (on_paper.stops("s0")[4], on_paper.stops("s2")[0], on_paper.stops("s0")[1])
    on_paper.by_hand.make(Put(chosen, Spot("s1", on_paper.stops("s1")[0], after=True)))
    assert tuple(on_paper.stops("s1")[1:4]) == chosen


def test_a_stop_moves_one_place_and_over_to_the_next_tour(on_paper: Hand) -> None:
    before = on_paper.stops("s0")
    on_paper.by_hand.make(Nudge((before[1],), later=True))
    assert on_paper.stops("s0")[:3] == [before[0], before[2], before[1]]
    last_of_first = on_paper.kept("s0").trips[0].stops[-1].stop.stop_id
    on_paper.by_hand.make(Nudge((last_of_first,), later=True))
    assert on_paper.kept("s0").trips[1].stops[0].stop.stop_id == last_of_first


def test_the_first_stop_cannot_go_earlier_and_the_words_say_so(on_paper: Hand) -> None:
    with pytest.raises(MoveRefused, match="is the first stop that can change"):
        on_paper.by_hand.make(Nudge((on_paper.stops("s0")[0],)))


def test_a_tour_is_turned_round_and_the_other_one_stays(on_paper: Hand) -> None:
    first, second = ([p.stop.stop_id for p in trip.stops] for trip in on_paper.kept("s0").trips)
    on_paper.by_hand.make(Reverse("s0", second[2]))
    assert on_paper.stops("s0") == [*first, *reversed(second)]


def test_a_run_is_split_at_a_stop_and_what_follows_goes_to_another_driver_tour_by_tour(
    on_paper: Hand,
) -> None:
    given, had = on_paper.stops("s0"), on_paper.stops("s1")
    on_paper.by_hand.make(HandOver("s0", "s1", given[1]))
    assert on_paper.stops("s0") == given[:1]
    assert on_paper.stops("s1") == [*had, *given[1:]]


def test_a_whole_run_goes_to_another_driver_tour_by_tour(on_paper: Hand) -> None:
    given, had = on_paper.stops("s0"), on_paper.stops("s1")
    on_paper.by_hand.make(HandOver("s0", "s1"))
    assert on_paper.stops("s0") == []
    assert on_paper.stops("s1") == [*had, *given]


@pytest.fixture
def with_shipment(tmp_path: Path, evaluator: EvaluatorHere) -> Iterator[Hand]:
    """On paper; the goods of the third stop of the first driver are taken at the second."""
    sample, _, now = running_day(done=2)
    (record, *others), orders = sample.routes, {order.order_id: order for order in sample.orders}
    (trip,) = record.route.trips
    giver, taker = trip.stops[1], trip.stops[2]
    place = orders[giver.stop.order_id].tasks[0].place
    order = orders[taker.stop.order_id]
    assert order.delivery is not None
    pickup = replace(order.delivery, kind=TaskKind.PICKUP, place=place, windows=())
    taken = replace(giver, stop=first_attempts(replace(order, pickup=pickup))[0])
    trip = replace(trip, stops=(trip.stops[0], taken, *trip.stops[2:]), breaks=())
    orders[order.order_id] = replace(order, pickup=pickup)
    first = replace(record, route=replace(record.route, trips=(trip,)))
    sample = replace(
        sample,
        orders=tuple(orders.values()),
        routes=tuple(replace(r, released=None, revision=0) for r in (first, *others)),
    )
    yield from _hand(tmp_path, sample, evaluator, now - timedelta(days=1))


def test_of_goods_taken_and_brought_both_stops_change_the_driver_together(
    with_shipment: Hand,
) -> None:
    _, pickup, delivery, *_ = with_shipment.stops("s0")
    with_shipment.by_hand.make(Put((delivery,), Spot("s1")))
    assert with_shipment.stops("s1")[-2:] == [pickup, delivery]
    assert not {pickup, delivery} & set(with_shipment.stops("s0"))


def test_goods_cannot_be_brought_before_they_are_taken(with_shipment: Hand) -> None:
    before = with_shipment.stops("s0")
    with pytest.raises(MoveRefused, match="have to be picked up before they are brought"):
        with_shipment.by_hand.make(Nudge((before[1],), later=True))
    assert with_shipment.stops("s0") == before


def test_two_drivers_swap_their_runs(on_paper: Hand) -> None:
    one, other = on_paper.stops("s0"), on_paper.stops("s1")
    on_paper.by_hand.make(Swap("s0", "s1"))
    assert (on_paper.stops("s0"), on_paper.stops("s1")) == (other, one)


def test_a_stop_taken_off_is_nobodys_and_can_be_given_to_a_driver_again(on_paper: Hand) -> None:
    stop = on_paper.stops("s0")[2]
    on_paper.by_hand.make(TakeOff((stop,)))
    assert on_paper.nobodys()[stop] == TAKEN_OFF
    on_paper.by_hand.make(Put((stop,), Spot("s2")))
    assert stop not in on_paper.nobodys()
    assert on_paper.stops("s2")[-1] == stop


def test_a_move_that_breaks_a_rule_is_made_and_the_rule_is_named(on_paper: Hand) -> None:
    trial = on_paper.by_hand.make(HandOver("s0", "s1"))
    assert any("after the shift" in words for words in trial.broken)
    assert trial.gain.newly_late
    assert len(trial.late) == len(trial.gain.newly_late)


def test_the_drivers_offered_are_ranked_by_cost_and_the_holder_is_not_among_them(
    on_paper: Hand,
) -> None:
    stop = on_paper.stops("s0")[1]
    offers = on_paper.by_hand.offers((stop,))
    assert {offer.shift_id for offer in offers} == {"s1", "s2"}
    cents = [offer.trial.gain.cents for offer in offers if offer.trial is not None]
    assert cents == sorted(cents, reverse=True)
    best = offers[0].trial
    assert best is not None
    last = on_paper.by_hand.try_out(Put((stop,), Spot(offers[0].shift_id)))
    assert best.gain.cents >= last.gain.cents


def test_a_day_long_past_that_nobody_began_can_still_be_arranged(
    tmp_path: Path, evaluator: EvaluatorHere
) -> None:
    sample, _, now = running_day(done=2)
    sample = replace(sample, routes=tuple(_in_two_tours(r) for r in sample.routes))
    for hand in _hand(tmp_path, sample, evaluator, now + timedelta(days=200)):
        before = hand.stops("s0")
        hand.by_hand.make(Nudge((before[0],), later=True))
        assert hand.stops("s0")[:2] == [before[1], before[0]]
        assert hand.kept("s0").trips[0].loading_start.date() == DAY


def test_the_evaluators_own_process_gives_the_same_answer(on_paper: Hand) -> None:
    wish = Put((on_paper.stops("s0")[1],), Spot("s1"))
    here = on_paper.by_hand.try_out(wish)
    elsewhere = ProcessEvaluator(evaluator_child)
    try:
        assert ByHand(on_paper.desk, elsewhere, Settings()).try_out(wish) == here
    finally:
        elsewhere.close()


# --- taking back -----------------------------------------------------------------------------------


def moved(hand: Hand) -> Trial:
    return hand.by_hand.make(Put((hand.stops("s0")[3],), Spot("s1", hand.stops("s1")[3])))


def test_a_change_is_taken_back_and_done_again_to_the_last_minute(on_paper: Hand) -> None:
    before = [record.route for record in on_paper.store.routes(DAY)]
    trial = moved(on_paper)
    after = [record.route for record in on_paper.store.routes(DAY)]
    on_paper.by_hand.take_back(trial)
    assert [record.route for record in on_paper.store.routes(DAY)] == before
    on_paper.by_hand.make_again(trial)
    assert [record.route for record in on_paper.store.routes(DAY)] == after


def test_taking_back_puts_a_stop_that_nobody_had_on_that_list_again(on_paper: Hand) -> None:
    stop = on_paper.stops("s0")[2]
    on_paper.by_hand.make(TakeOff((stop,)))
    given = on_paper.by_hand.make(Put((stop,), Spot("s2")))
    on_paper.by_hand.take_back(given)
    assert on_paper.nobodys()[stop] == TAKEN_OFF


def test_what_was_sent_is_taken_back_by_a_new_draft_and_phones_keep_theirs_until_it_is_sent(
    running: Hand,
) -> None:
    before = running.stops("s0")
    trial = running.by_hand.make(Nudge((before[-1],)))
    assert running.unsent() == 1
    running.desk.release()
    assert running.unsent() == 0
    running.by_hand.take_back(trial)
    assert running.stops("s0") == before
    (record,) = (r for r in running.store.routes(DAY) if r.shift_id == "s0")
    assert record.has_unsent_changes
    assert record.released is not None
    assert record.released.stop_ids != record.route.stop_ids


def test_a_change_whose_stop_was_made_since_cannot_be_taken_back(running: Hand) -> None:
    before = running.stops("s0")
    trial = running.by_hand.make(Nudge((before[-1],)))
    event = fact(EventType.COMPLETED, running.desk.now(), "s0", before[-1])
    with running.store.write() as unit:
        unit.add_events(DAY, [event])
        unit.commit()
    running.desk.reload()
    after = running.stops("s0")
    with pytest.raises(MoveRefused, match="can no longer be taken back"):
        running.by_hand.take_back(trial)
    assert running.stops("s0") == after


# --- a running day ---------------------------------------------------------------------------------


def test_what_is_on_board_is_put_in_another_order_and_what_was_made_keeps_its_times(
    running: Hand,
) -> None:
    before = running.kept("s0")
    names = list(before.stop_ids)
    running.by_hand.make(Put((names[5],), Spot("s0", names[3])))
    assert running.stops("s0") == [*names[:3], names[5], *names[3:5], *names[6:]]
    after = running.kept("s0").stops
    assert after[:2] == before.stops[:2]
    assert after[2].stop == before.stops[2].stop
    later = running.desk.now()
    assert all(planned.service_start >= later for planned in running.kept("s0").stops[3:])


def test_goods_in_another_van_stay_there_and_the_words_name_both(running: Hand) -> None:
    before = running.stops("s0")
    with pytest.raises(MoveRefused, match="is on board of Aino Koskinen's van"):
        running.by_hand.make(Put((before[4],), Spot("s1")))
    assert running.stops("s0") == before


def test_a_finished_stop_and_the_one_a_driver_goes_to_stay(running: Hand) -> None:
    done, going, *_ = running.stops("s0")[1:]
    with pytest.raises(MoveRefused, match="is over; it stays"):
        running.by_hand.make(Put((done,), Spot("s0")))
    with pytest.raises(MoveRefused, match="on the way there"):
        running.by_hand.make(Put((going,), Spot("s0")))


def test_a_change_that_is_not_sent_yet_can_be_changed_once_more(running: Hand) -> None:
    before = running.stops("s0")
    running.by_hand.make(Nudge((before[-1],)))
    running.by_hand.make(Nudge((before[-1],)))
    assert running.stops("s0")[-3] == before[-1]
    assert running.unsent() == 1


def test_an_order_that_nobody_has_is_loaded_at_the_depot_before_it_is_brought(running: Hand) -> None:
    stop = "o0035-d1"
    assert stop in running.nobodys()
    running.by_hand.make(Put((stop,), Spot("s1", running.stops("s1")[4])))
    trips = running.kept("s1").trips
    assert [planned.stop.stop_id for planned in trips[1].stops] == [stop]
    assert trips[1].loading_start >= trips[0].returns


def test_a_change_by_hand_that_rests_on_an_older_day_is_refused_whole(running: Hand) -> None:
    tried = running.by_hand.try_out(Nudge((running.stops("s0")[-1],)))
    running.by_hand.make(Reverse("s0"))
    after = running.stops("s0")
    assert not running.desk.replace_by_hand(tried.change)
    assert running.stops("s0") == after


def test_what_phones_do_not_have_is_counted_stop_by_stop(running: Hand) -> None:
    names = running.stops("s0")
    for made, wish in enumerate(
        (Nudge((names[-1],)), Put((names[3],), Spot("s0")), Put(("o0035-d1",), Spot("s1"))), start=1
    ):
        running.by_hand.make(wish)
        assert running.desk.board().figures.moved == made
    running.desk.release()
    assert running.desk.board().figures.moved == 0


# --- locks -----------------------------------------------------------------------------------------


def test_a_locked_stop_keeps_its_driver_but_not_its_place(on_paper: Hand) -> None:
    first, second = on_paper.stops("s0")[:2]
    on_paper.desk.lock((second,), True)
    assert {s.stop_id for lane in on_paper.desk.board().lanes for s in lane.stops if s.locked} == {
        second
    }
    with pytest.raises(MoveRefused, match="is locked to Aino Koskinen"):
        on_paper.by_hand.make(Put((second,), Spot("s1")))
    on_paper.by_hand.make(Nudge((second,)))
    assert on_paper.stops("s0")[:2] == [second, first]
    on_paper.desk.lock((second,), False)
    on_paper.by_hand.make(Put((second,), Spot("s1")))
    assert second in on_paper.stops("s1")


class Watched(PlannerHere):
    """The search, and what it was asked last."""

    def solve(
        self, job: PlanJob, on_progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> PlanAnswer:
        self.job = job
        return super().solve(job, on_progress, cancelled)


@pytest.mark.parametrize("fresh", [False, True])
def test_a_new_plan_leaves_a_locked_stop_with_its_driver_unless_it_is_to_be_fresh(
    on_paper: Hand, fresh: bool
) -> None:
    chosen = on_paper.stops("s0")[2]
    on_paper.desk.lock((chosen,), True)
    planner = Watched()
    outcome = make_plan(on_paper.store, planner, DAY, stop=StopRule(steps=1), fresh=fresh)
    allowed = {job.job_id: job.vehicles for job in planner.job.problem.jobs}
    assert allowed[chosen] == (None if fresh else {"s0"})
    assert allowed[on_paper.stops("s0")[0]] is None
    others = (stop for record in outcome.records if record.shift_id != "s0" for stop in record.stop_ids)
    assert fresh or chosen not in others


def test_a_new_plan_leaves_a_stop_where_a_hand_put_it_until_that_is_taken_back(on_paper: Hand) -> None:
    stop = on_paper.stops("s0")[2]
    trial = on_paper.by_hand.make(Put((stop,), Spot("s1")))

    def allowed() -> object:
        planner = Watched()
        outcome = make_plan(on_paper.store, planner, DAY, stop=StopRule(steps=1))
        on_paper.desk.reload()
        assert outcome.records
        return {job.job_id: job.vehicles for job in planner.job.problem.jobs}[stop]

    assert allowed() == {"s1"}
    again = on_paper.by_hand.make(Put((stop,), Spot("s2")))
    assert allowed() == {"s2"}
    assert dict(again.change.placed_before) == {stop: "s1"}
    on_paper.by_hand.make(TakeOff((stop,)))
    assert allowed() is None, "what is taken off is free to be planned"
    kinds = [e for e in on_paper.store.events(DAY) if e.type is EventType.PLACED]
    assert [event.shift_id for event in kinds] == ["s1", "s2", ""], "the log has every hand"
    assert dict(trial.change.placed_before) == {stop: ""}


def test_undone_a_hand_has_put_nothing_anywhere(on_paper: Hand) -> None:
    stop = on_paper.stops("s0")[1]
    trial = on_paper.by_hand.make(Put((stop,), Spot("s1")))
    assert on_paper.desk.tracker.facts(stop).placed_in == "s1"
    on_paper.by_hand.take_back(trial)
    assert on_paper.desk.tracker.facts(stop).placed_in == ""
    on_paper.by_hand.make_again(trial)
    assert on_paper.desk.tracker.facts(stop).placed_in == "s1"


def test_a_sequence_changed_by_hand_binds_no_driver(on_paper: Hand) -> None:
    on_paper.by_hand.make(Nudge((on_paper.stops("s0")[1],), later=True))
    assert not on_paper.desk.tracker.kept_by_hand()


def test_suggestions_leave_what_a_hand_has_put_somewhere_while_that_driver_can_go_on(
    running: Hand,
) -> None:
    orphan = "o0035-d1"
    running.by_hand.make(Put((orphan,), Spot("s2")))
    assert orphan in running.desk.tracker.kept_by_hand()
    running.desk.take_out("s2")
    assert orphan not in running.desk.tracker.kept_by_hand(), "whoever cannot go on keeps nothing"


def test_locks_outlive_a_restart_of_the_program(running: Hand) -> None:
    stop = running.stops("s1")[-1]
    running.desk.lock((stop,), True)
    again = Desk(running.store, PlannerHere(), StillClock(running.desk.now()), DAY, DESK, "")
    assert again.tracker.facts(stop).locked_to == "s1"

"""The evaluator's process: one day in memory, answers in words or figures, and it comes back."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Bug, EvaluatorDied, PlanningError
from app.domain.evaluator_job import EvaluatedDay, NewOrder, with_order
from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.domain.routing import Problem, Window
from app.domain.solution import Itinerary
from app.planning.evaluator_child import MANY
from app.planning.evaluator_process import EvaluatorTarget, ProcessEvaluator
from app.ports.evaluator import Evaluator
from main import evaluator_child
from solver.exact.evaluate import evaluate
from solver.fitting.insertion import insert, slots
from solver.fitting.relaxations import relax_in
from storage.region.roads import StraightLineRoads
from tests.app.planning import evaluator_children as children
from tests.solver.instances import at, delivery, problem, shipment, van

STATED = problem(
    delivery("a", 3),
    delivery("b", 5),
    delivery("c", 8, skills=frozenset({"crane"})),
    vehicles=(van("x"), van("y")),
)
PLAN = (Itinerary("x", (("a",),)),)
DAY = EvaluatedDay(STATED, PLAN)


@contextmanager
def evaluator(target: EvaluatorTarget = evaluator_child, answer_s: float = 20.0) -> Iterator[Evaluator]:
    """A process that is ended at the end."""
    held = ProcessEvaluator(target, answer_s)
    try:
        yield held
    finally:
        held.close()


def with_roads(stated: Problem) -> Problem:
    """With the table that straight lines give."""
    return replace(stated, matrices={"car": StraightLineRoads().table(Profile.CAR, stated.locations)})


def test_every_question_is_answered_as_the_solver_does() -> None:
    windows = (Window(at(8), at(9)), Window(at(13), at(14)))
    with evaluator() as held:
        held.set_day(DAY)
        assert held.evaluate_plan() == evaluate(STATED, PLAN)
        assert held.insert(["b"], 3) == insert(STATED, PLAN, ["b"], limit=3)
        assert held.slots(["b"], windows) == slots(STATED, PLAN, ["b"], windows)
        assert held.relax("c") == relax_in(STATED, PLAN, "c")
        dragged = [Itinerary("x", ()), Itinerary("y", (("a", "c"),))]
        told = held.evaluate(dragged)
        whole = evaluate(STATED, dragged)
        assert told.routes == whole.routes
        assert [v.rule for v in told.violations] == ["skills"]
        assert held.evaluate_plan() == evaluate(STATED, PLAN)  # nothing was changed by asking
        held.replace(dragged)
        assert held.evaluate_plan() == whole


def test_a_stop_that_stands_on_two_vehicles_after_a_drag_is_told() -> None:
    with evaluator() as held:
        held.set_day(DAY)
        told = held.evaluate([Itinerary("y", (("a",),))])
        assert [(v.rule, v.job_id) for v in told.violations] == [("repeated", "a")]


def test_without_matrices_they_come_from_the_roads_and_a_new_place_is_looked_up() -> None:
    place = LonLat(9.5035, 47.11)
    bare = replace(STATED, matrices={})
    order = NewOrder((delivery("new", 0),), (place,))
    known = with_roads(with_order(bare, order))
    with evaluator() as held:
        held.set_day(EvaluatedDay(bare, PLAN))
        assert held.insert(order) == insert(known, PLAN, ["new"])
        taken = held.insert(["new"])[0].itinerary
        held.replace([taken])
        assert held.evaluate([taken]).routes == evaluate(known, [taken]).routes
        with pytest.raises(PlanningError, match="on a route already"):
            held.insert(order)


def test_in_a_large_day_only_the_nearest_ways_are_looked_up_and_the_answer_is_the_same() -> None:
    chance = random.Random(4)
    locations = tuple(
        LonLat(9.4 + chance.random() / 5, 47 + chance.random() / 5) for _ in range(MANY + 20)
    )
    jobs = tuple(delivery(f"j{n}", n, windows=()) for n in range(1, len(locations)))
    vans = tuple(van(f"v{n}", capacity=(99,), latest=at(23)) for n in range(8))
    stated = Problem(locations, vans, jobs)
    shuffled = [job.job_id for job in jobs]
    chance.shuffle(shuffled)
    plan = tuple(Itinerary(f"v{n}", (tuple(shuffled[n * 20 : n * 20 + 20]),)) for n in range(7))
    with evaluator() as held:
        held.set_day(EvaluatedDay(stated, plan))
        for number in range(4):
            place = LonLat(9.4 + chance.random() / 5, 47 + chance.random() / 5)
            order = NewOrder((delivery(f"new{number}", 0),), (place,))
            stated = with_order(stated, order)
            assert held.insert(order) == insert(with_roads(stated), plan, order.job_ids)
        assert held.insert(["new0"]) == insert(with_roads(stated), plan, ["new0"])


def test_a_new_shipment_at_places_known_and_new() -> None:
    sent = shipment("s", 0, 0)
    order = NewOrder((sent.pickup, sent.delivery), (STATED.locations[4], LonLat(9.52, 47.1)))
    stated = with_order(replace(STATED, matrices={}), order)
    assert [(s.pickup.location, s.delivery.location) for s in stated.shipments] == [(4, 12)]
    with evaluator() as held:
        held.set_day(EvaluatedDay(replace(STATED, matrices={}), PLAN))
        assert held.insert(order) == insert(with_roads(stated), PLAN, ["s-p", "s-d"])


def test_one_that_died_says_so_once_and_comes_back_with_the_last_day() -> None:
    order = NewOrder((delivery("new", 0),), (STATED.locations[7],))
    with evaluator(children.killed_at_relax) as held:
        held.set_day(DAY)
        held.replace([Itinerary("y", (("b",),))])
        before = held.insert(order)
        with pytest.raises(EvaluatorDied, match="SIGKILL") as died:
            held.relax("c")
        assert "\n" not in str(died.value)
        assert held.insert(["new"]) == before
        assert {route.vehicle_id for route in held.evaluate_plan().routes} == {"x", "y"}


def test_one_that_does_not_answer_is_ended() -> None:
    with evaluator(children.silent_at_slots, answer_s=3.0) as held:
        held.set_day(DAY)
        with pytest.raises(EvaluatorDied, match="did not answer within 3 s"):
            held.slots(["b"], [Window(0, at(9))])
        assert held.insert(["b"])


def test_a_bug_comes_with_its_traceback_and_the_day_stays() -> None:
    with evaluator(children.faulty) as held:
        held.set_day(DAY)
        with pytest.raises(Bug, match="ZeroDivisionError"):
            held.relax("c")
        assert held.insert(["b"])


def test_nonsense_is_refused_in_words() -> None:
    with evaluator() as held:
        with pytest.raises(PlanningError, match="no day to ask about"):
            held.evaluate_plan()
        with pytest.raises(PlanningError, match="'cart' of the plan does not exist"):
            held.set_day(replace(DAY, plan=(Itinerary("cart", ()),)))
        held.set_day(DAY)
        with pytest.raises(PlanningError, match="no order with the stops 'z'"):
            held.insert(["z"])


def test_it_outlives_the_thread_that_asked_first() -> None:
    with evaluator() as held:
        first = threading.Thread(target=held.set_day, args=(DAY,))
        first.start()
        first.join()
        time.sleep(0.2)  # a child of that thread would be gone by now
        assert held.evaluate_plan() == evaluate(STATED, PLAN)


def test_closing_ends_the_process_and_may_be_repeated() -> None:
    before = _children()
    with evaluator() as held:
        held.set_day(DAY)
        held.close()
        assert _children() == before


def _children() -> set[str]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    if not tasks.is_dir():
        pytest.skip("needs /proc to see who is a child of whom")
    return {name for task in tasks.iterdir() for name in (task / "children").read_text().split()}

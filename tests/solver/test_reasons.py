"""Why nobody can serve a stop: the first hurdle that stops everybody, and who came nearest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.routing import (
    Group,
    GroupKind,
    Job,
    Limits,
    Overtime,
    Pin,
    Problem,
    Reload,
    VehicleSpec,
    Window,
)
from app.domain.solution import UnassignedReason
from solver.reasons import Eligibility, tasks_of
from tests.solver.instances import HOUR, MINUTE, at, delivery, pickup, problem, shipment, street, van

FAR_VAN = van("far", start=11, end=11, skills=frozenset({"crane"}))


def why(stated: Problem, number: int = 0) -> tuple[UnassignedReason, str] | None:
    """Why nobody serves the task of that number; None where somebody can."""
    eligibility = Eligibility(stated)
    task = tasks_of(stated)[number]
    able = eligibility.vehicles(task)
    return None if eligibility.is_possible(task, able) else eligibility.why_not(task)


@pytest.mark.parametrize(
    ("job", "vehicle", "reason"),
    [
        (delivery("a", 3, vehicles=frozenset({"other"})), van(), UnassignedReason.NOT_ALLOWED),
        (delivery("a", 3, on_board="other"), van(), UnassignedReason.NOT_ALLOWED),
        (delivery("a", 3, depots=frozenset({5})), van(), UnassignedReason.NOT_ALLOWED),
        (delivery("a", 3, depots=frozenset({0})), van(start=None), UnassignedReason.NOT_ALLOWED),
        (delivery("a", 3), van(loads_at_start=False), UnassignedReason.NOT_ALLOWED),
        (delivery("a", 3, skills=frozenset({"lift"})), van(), UnassignedReason.SKILLS),
        (delivery("a", 3, amounts=(11,)), van(), UnassignedReason.TOO_LARGE),
        (pickup("a", 3, amounts=(8,)), van(carrying=(3,)), UnassignedReason.TOO_LARGE),
        (delivery("a", 3), van(limits=Limits(driving_s=359)), UnassignedReason.LIMIT),
        (delivery("a", 3), van(limits=Limits(distance_m=2999)), UnassignedReason.LIMIT),
        (delivery("a", 3), van(limits=Limits(tasks=0)), UnassignedReason.LIMIT),
        (delivery("a", 9), van(limits=Limits(driving_without_rest_s=539)), UnassignedReason.LIMIT),
        (delivery("a", 3), van(latest=at(8, 21) - 1), UnassignedReason.SHIFT),
        (delivery("a", 3), van(limits=Limits(duration_s=1259)), UnassignedReason.SHIFT),
        (delivery("a", 3, windows=(Window(0, at(8, 13) - 1),)), van(), UnassignedReason.WINDOW),
        (delivery("a", 3, release=at(11, 40)), van(), UnassignedReason.WINDOW),
    ],
)
def test_one_thing_too_much_is_the_reason(
    job: Job, vehicle: VehicleSpec, reason: UnassignedReason
) -> None:
    assert why(problem(job, vehicles=(vehicle,))) in ((reason, ""), (reason, "van"))


@pytest.mark.parametrize(
    ("job", "vehicle"),
    [
        (delivery("a", 3, on_board="van", depots=frozenset({5}), release=at(12)), van()),
        (delivery("a", 3, depots=frozenset({5})), van(reload=Reload((0, 5), 0, 2))),
        (delivery("a", 3), van(loads_at_start=False, reload=Reload((0,), 0, 1))),
        (pickup("a", 3, amounts=(8,)), van(carrying=(3,), reload=Reload((0,), 0, 2))),
        (delivery("a", 3), van(limits=Limits(1, 360, 3000, 360, 1260))),
        (delivery("a", 3), van(latest=at(8, 20), overtime=Overtime(MINUTE))),
        (delivery("a", 3, windows=(Window(0, at(8, 13)),)), van()),
        (delivery("a", 3), van(start=None, latest=at(8, 18))),
    ],
)
def test_what_just_fits_is_possible(job: Job, vehicle: VehicleSpec) -> None:
    assert why(problem(job, vehicles=(vehicle,))) is None


def test_a_place_without_a_road_is_unreachable() -> None:
    locations, matrix = street(3)
    rows = [[matrix.duration(a, b) for b in range(3)] for a in range(3)]
    rows[2][0] = UNREACHABLE
    stated = Problem(locations, (van(),), (delivery("a", 2),), matrices={"car": Matrix.of(rows, rows)})
    assert why(stated) == (UnassignedReason.UNREACHABLE, "van")


def test_the_nearest_is_the_nearest_of_those_still_in_question() -> None:
    job = delivery("a", 2, skills=frozenset({"crane"}), amounts=(11,))
    assert why(problem(job, vehicles=(van(), FAR_VAN))) == (UnassignedReason.TOO_LARGE, "far")


def test_a_pin_names_the_only_vehicle_and_its_position_waits_for_others() -> None:
    stated = problem(delivery("a", 3), delivery("b", 4), vehicles=(van("x"), van("y", latest=8 * HOUR)))
    pinned = replace(stated, pins=(Pin("a", "x", position=1),))
    assert why(pinned) is None
    assert why(replace(stated, pins=(Pin("a", "y"),))) == (UnassignedReason.SHIFT, "y")
    late = replace(stated, pins=(Pin("a", "x", begin=at(8, 12)),))
    assert why(late) == (UnassignedReason.WINDOW, "x")
    frozen = replace(stated, frozen={"y": ("a",)})
    assert why(frozen) == (UnassignedReason.SHIFT, "y")


def test_who_must_ride_with_one_that_cannot_says_so() -> None:
    stated = replace(
        problem(delivery("a", 3), delivery("b", 4, amounts=(11,))),
        groups=(Group(GroupKind.TOGETHER, ("a", "b")),),
    )
    assert why(stated, 0) == (UnassignedReason.GROUP, "van")
    assert why(stated, 1) == (UnassignedReason.TOO_LARGE, "van")


def test_a_few_that_fit_one_by_one_but_not_at_once_are_a_group_that_cannot_ride() -> None:
    soon = (Window(0, at(8, 19)),)
    stops = (delivery("a", 9, windows=soon), delivery("b", 9, windows=soon))
    together = replace(problem(*stops), groups=(Group(GroupKind.TOGETHER, ("a", "b")),))
    assert why(together) == (UnassignedReason.GROUP, "van")
    assert why(problem(*stops)) is None


def test_a_shipment_has_one_reason_for_both_ends() -> None:
    stated = problem(shipments=(shipment("s", 2, 5, amount=11),))
    assert why(stated) == (UnassignedReason.TOO_LARGE, "van")

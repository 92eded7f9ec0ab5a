"""What drivers say is wrong, for as long as it seems to be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.domain.board import DayIssue
from app.domain.issue_weights import ASK, HURT, MISSED, STOPS_AT_RISK
from app.domain.problems import Problem, ProblemKind
from app.watching.scene import Scene

SHOWN_FOR = timedelta(hours=1)
"""What no later fact answers is taken as dealt with after this."""
_STOP_THE_VAN = (ProblemKind.VEHICLE, ProblemKind.ACCIDENT)

_TITLES = {
    ProblemKind.VEHICLE: "{}: trouble with the vehicle",
    ProblemKind.ACCIDENT: "{}: accident",
    ProblemKind.DELAY: "{} reports a delay",
    ProblemKind.PARCEL: "{}: trouble with a parcel",
    ProblemKind.ADDRESS: "{}: trouble with an address",
    ProblemKind.OTHER: "{} reports a problem",
}
_ACTIONS = {
    ProblemKind.VEHICLE: ("Call {}", "Give the stops to other drivers", "Tell the customers"),
    ProblemKind.ACCIDENT: ("Call {}", "Call for help", "Give the stops to other drivers"),
    ProblemKind.DELAY: ("Give stops to another driver", "Tell the customers"),
    ProblemKind.PARCEL: ("Call {}", "Ask at the depot"),
    ProblemKind.ADDRESS: ("Call the customer", "Correct the pin"),
    ProblemKind.OTHER: ("Call {}",),
}


def troubles(scene: Scene) -> Iterable[DayIssue]:
    """The problems that a driver reported and that nothing has answered."""
    if scene.shift.ended_at is not None:
        return
    stops = {stop.stop_id: stop for stop in scene.open_stops}
    for problem in scene.shift.problems:
        stop = stops.get(problem.stop_id)
        if _is_over(scene, problem, is_open=stop is not None):
            continue
        where = f" at {stop.name}" if stop else ""
        words = f": {problem.words}" if problem.words else ""
        yield scene.issue(
            problem.kind.value if problem.kind is not ProblemKind.OTHER else "problem",
            _TITLES[problem.kind].format(scene.driver),
            f"Told at {scene.clock(problem.at)}{where}{words}",
            _weight(scene, problem),
            tuple(action.format(scene.driver) for action in _ACTIONS[problem.kind]),
            stop,
            about=problem.event_id,
        )


def _is_over(scene: Scene, problem: Problem, is_open: bool) -> bool:
    """Whether it has been answered: a van that is reported to drive again runs again; the stop it is
    about is finished; a delay has been met with an arrival."""
    drives = any(_went_on(scene, stop.stop_id, problem) for stop in scene.lane.stops)
    if problem.kind in _STOP_THE_VAN:
        return drives
    if problem.stop_id and not is_open:
        return True
    is_past = scene.now - problem.at >= SHOWN_FOR and not problem.stop_id
    return is_past or (problem.kind is ProblemKind.DELAY and drives)


def _went_on(scene: Scene, stop_id: str, problem: Problem) -> bool:
    known = scene.facts_of(stop_id)
    return any(at is not None and at > problem.at for at in (known.en_route_at, known.arrived_at))


def _weight(scene: Scene, problem: Problem) -> float:
    at_risk = STOPS_AT_RISK * MISSED * len(scene.open_stops)
    match problem.kind:
        case ProblemKind.ACCIDENT:
            return HURT + at_risk
        case ProblemKind.VEHICLE:
            return at_risk
        case _:
            return ASK

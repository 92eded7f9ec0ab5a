"""What drivers say is wrong, for as long as it seems to be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.domain.board import DayIssue
from app.domain.issue_weights import ASK, HURT, MISSED, STOPS_AT_RISK
from app.domain.problems import Problem, ProblemKind
from app.domain.said import Said, joined
from app.watching.scene import Scene

SHOWN_FOR = timedelta(hours=1)
"""What no later fact answers is taken as dealt with after this."""
_STOP_THE_VAN = (ProblemKind.VEHICLE, ProblemKind.ACCIDENT)

_TITLES = {
    ProblemKind.VEHICLE: Said("Issues", "{driver}: trouble with the vehicle"),
    ProblemKind.ACCIDENT: Said("Issues", "{driver}: accident"),
    ProblemKind.DELAY: Said("Issues", "{driver} reports a delay"),
    ProblemKind.PARCEL: Said("Issues", "{driver}: trouble with a parcel"),
    ProblemKind.ADDRESS: Said("Issues", "{driver}: trouble with an address"),
    ProblemKind.OTHER: Said("Issues", "{driver} reports a problem"),
}
_ACTIONS = {
    ProblemKind.VEHICLE: (
        Said("Issues", "Call {driver}"),
        Said("Issues", "Give the stops to other drivers"),
        Said("Issues", "Tell the customers"),
    ),
    ProblemKind.ACCIDENT: (
        Said("Issues", "Call {driver}"),
        Said("Issues", "Call for help"),
        Said("Issues", "Give the stops to other drivers"),
    ),
    ProblemKind.DELAY: (
        Said("Issues", "Give stops to another driver"),
        Said("Issues", "Tell the customers"),
    ),
    ProblemKind.PARCEL: (Said("Issues", "Call {driver}"), Said("Issues", "Ask at the depot")),
    ProblemKind.ADDRESS: (Said("Issues", "Call the customer"), Said("Issues", "Correct the pin")),
    ProblemKind.OTHER: (Said("Issues", "Call {driver}"),),
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
        told = Said("Issues", "Told at {time} at {stop}") if stop else Said("Issues", "Told at {time}")
        told = told.format(time=scene.clock(problem.at), stop=stop.name if stop else "")
        yield scene.issue(
            problem.kind.value if problem.kind is not ProblemKind.OTHER else "problem",
            _TITLES[problem.kind].format(driver=scene.driver),
            joined([told, problem.words], ": ") if problem.words else told,
            _weight(scene, problem),
            tuple(action.format(driver=scene.driver) for action in _ACTIONS[problem.kind]),
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

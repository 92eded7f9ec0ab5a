"""What a driver's positions say that the driver does not: standing, astray, there, gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.board import BoardStop, DayIssue
from app.domain.geo import distance_m
from app.domain.issue_weights import ASK, IDLE
from app.domain.presence import PARKED_AT_MOST, SILENT_AFTER, says_standing
from app.domain.promises import earliest_start
from app.domain.said import Said
from app.domain.stop_state import StopState
from app.domain.trails import Trail, last_far, last_near, place_of, since
from app.watching.scene import Scene, minutes

STANDS_FOR = timedelta(minutes=15)
"""A driver who stands so long where there is nothing to do is worth a question."""
_STANDS_WITHIN_M = 100.0
AT_DEPOT_M = 250.0
SERVICE_TIMES, SERVICE_SLACK = 2.0, timedelta(minutes=10)
"""A service is long when it has taken so many times what was planned, and this."""
ASTRAY_M, BACK_M = 500.0, 250.0
"""Further from the road to the next stop than this is off the route, and back on it within that."""
ASTRAY_FIXES, ASTRAY_FOR = 3, timedelta(minutes=2)
CLOSING_M = 200.0
"""Who has come so much closer to the stop meanwhile has found another road."""
AT_STOP_M, NEAR_M, GONE_M = 100.0, 150.0, 300.0
"""Near enough to be at a stop; still there; gone."""
THERE_FOR, GONE_FOR = timedelta(minutes=5), timedelta(minutes=1)
PASSED_BY = timedelta(minutes=3)
"""Less than this near a stop may be a traffic light."""
BEFORE_ARRIVED = timedelta(minutes=3)
"""Who says to have arrived was near the stop by then, or the stop's pin is wrong."""


def long_service(scene: Scene) -> Iterable[DayIssue]:
    """Stops at which a driver has been much longer than the service should take."""
    for stop in scene.open_stops:
        arrived, planned = scene.facts_of(stop.stop_id).arrived_at, scene.planned(stop.stop_id)
        if stop.state is not StopState.ARRIVED or arrived is None or planned is None:
            continue
        if not scene.is_running or scene.shift.resting_since is not None or has_left(scene, stop):
            continue
        start = max(
            earliest_start(arrived, scene.windows.get(stop.stop_id, ())),
            *(end for _, end in scene.shift.rests),
            arrived,
        )
        usual = planned.departure - planned.service_start
        lasts = scene.now - start
        if lasts > SERVICE_TIMES * usual + SERVICE_SLACK:
            yield scene.issue(
                "slow",
                Said("Issues", "{driver} is at {stop} since {time}").format(
                    driver=scene.driver, stop=stop.name, time=scene.clock(arrived)
                ),
                Said("Issues", "{minutes} min were planned there; all later stops wait").format(
                    minutes=minutes(usual)
                ),
                (lasts - usual).total_seconds() // 60 * 60,
                (
                    Said("Issues", "Call {driver}").format(driver=scene.driver),
                    Said("Issues", "Give stops to another driver"),
                ),
                stop,
            )


def standing(scene: Scene) -> Iterable[DayIssue]:
    """A driver who stands where there is neither a stop nor the depot."""
    if not scene.is_running or scene.shift.resting_since is not None or not scene.open_stops:
        return
    run = _stands(scene)
    if not run:
        return
    here = place_of(run[-1])
    if any(distance_m(here, depot) <= AT_DEPOT_M for depot in scene.depots):
        return
    if any(distance_m(here, stop.location) <= NEAR_M for stop in scene.open_stops):
        return
    begun = max(run[0].at, scene.last_end or run[0].at, *(end for _, end in scene.shift.rests))
    lasts = scene.now - begun
    if lasts >= STANDS_FOR + _break_due(scene):
        yield scene.issue(
            "stands",
            Said("Issues", "{driver} stands since {time}").format(
                driver=scene.driver, time=scene.clock(begun)
            ),
            Said(
                "Issues", "There is no stop here, and no break was told; {count} stops are to do"
            ).format(count=len(scene.open_stops)),
            IDLE * len(scene.open_stops) * (lasts.total_seconds() // 60 * 60),
            (Said("Issues", "Call {driver}").format(driver=scene.driver),),
        )


def _stands(scene: Scene) -> Trail:
    """The positions since a driver stands; none if the driver moves or is lost."""
    if not scene.trail:
        return ()
    last = scene.trail[-1]
    silent = scene.now - last.at
    run = last_near(scene.trail, place_of(last), _STANDS_WITHIN_M)
    says_so = says_standing(last)
    was_seen_to = len(run) > 1 and run[-1].at - run[0].at >= SILENT_AFTER
    if last.is_moving or silent > PARKED_AT_MOST or not (says_so or was_seen_to):
        return ()
    if silent > SILENT_AFTER and not says_so:
        return ()
    driving = [stop.stop_id for stop in scene.open_stops if stop.state is StopState.EN_ROUTE]
    left = [scene.facts_of(stop_id).en_route_at for stop_id in driving]
    return () if any(at is not None and at > last.at for at in left) else run


def _break_due(scene: Scene) -> timedelta:
    """How long the next break lasts, if it is due about now and was not told."""
    rests = [rest for trip in scene.route.trips for rest in trip.breaks][len(scene.shift.rests) :]
    if not rests or scene.now < rests[0].start - STANDS_FOR:
        return timedelta(0)
    return rests[0].end - rests[0].start


def astray(scene: Scene) -> Iterable[DayIssue]:
    """A driver who is far from the road to the next stop, and does not come closer to it."""
    leg = scene.leg
    stop = _stop_of_leg(scene)
    if leg is None or stop is None or not leg.loaded:
        return
    seen = since(scene.trail, leg.began)
    if not seen or scene.now - seen[-1].at > SILENT_AFTER:
        return
    issue_id = scene.issue_id("off_route", stop)
    if issue_id in scene.raised:
        is_astray = leg.place(seen[-1]).off_m > BACK_M
    else:
        run = _astray(scene, seen)
        closer = (
            distance_m(place_of(run[0]), leg.end) - distance_m(place_of(run[-1]), leg.end) if run else 0
        )
        lasts = run[-1].at - run[0].at if run else timedelta(0)
        is_astray = len(run) >= ASTRAY_FIXES and lasts >= ASTRAY_FOR and closer < CLOSING_M
    if is_astray:
        yield scene.issue(
            "off_route",
            Said("Issues", "{driver} is off the route").format(driver=scene.driver),
            Said("Issues", "Not on the road to {stop}, and not coming closer to it").format(
                stop=stop.name
            ),
            ASK,
            (
                Said("Issues", "Call {driver}").format(driver=scene.driver),
                Said("Issues", "Change the order"),
            ),
            stop,
        )


def _astray(scene: Scene, seen: Trail) -> Trail:
    """The last positions in a row that are far from the leg's road."""
    assert scene.leg is not None
    for back, position in enumerate(reversed(seen)):
        if scene.leg.place(position).off_m <= ASTRAY_M:
            return seen[len(seen) - back :]
    return seen


def _stop_of_leg(scene: Scene) -> BoardStop | None:
    if scene.leg is None:
        return None
    wanted = scene.leg.planned.stop.stop_id
    return next((stop for stop in scene.open_stops if stop.stop_id == wanted), None)


def unsaid(scene: Scene) -> Iterable[DayIssue]:
    """A driver who is at the next stop, or has been, and does not say so."""
    stop = _stop_of_leg(scene)
    if scene.leg is None or stop is None or not scene.leg.loaded:
        return
    seen = since(scene.trail, scene.leg.began)
    there = _there_since(scene, seen, stop)
    if there is not None:
        yield scene.issue(
            "unsaid_arrival",
            Said("Issues", "{driver} seems to be at {stop}").format(
                driver=scene.driver, stop=stop.name
            ),
            Said("Issues", "Standing there since {time}, and nothing was reported").format(
                time=scene.clock(there)
            ),
            ASK,
            (Said("Issues", "Ask {driver} to report it").format(driver=scene.driver),),
            stop,
        )
    elif has_left(scene, stop):
        yield _left(scene, stop)


def left_open(scene: Scene) -> Iterable[DayIssue]:
    """Stops at which a driver arrived, and which the driver has left without telling how it ended."""
    for stop in scene.open_stops:
        if stop.state is StopState.ARRIVED and has_left(scene, stop):
            yield _left(scene, stop)


def _left(scene: Scene, stop: BoardStop) -> DayIssue:
    return scene.issue(
        "unsaid_end",
        Said("Issues", "{driver} has left {stop} without a word").format(
            driver=scene.driver, stop=stop.name
        ),
        Said("Issues", "The driver was there and is gone; how it ended was not reported"),
        ASK,
        (
            Said("Issues", "Ask {driver} to report it").format(driver=scene.driver),
            Said("Issues", "Correct the stop"),
        ),
        stop,
    )


def _there_since(scene: Scene, seen: Trail, stop: BoardStop) -> datetime | None:
    """Since when the driver is at a stop, if that is long enough."""
    raised = scene.issue_id("unsaid_arrival", stop) in scene.raised
    run = last_near(seen, stop.location, NEAR_M if raised else AT_STOP_M)
    if not run or scene.now - run[-1].at > PARKED_AT_MOST:
        return None
    if len(run) == 1 and not raised and not says_standing(run[0]):
        return None
    return run[0].at if scene.now - run[0].at >= THERE_FOR else None


def has_left(scene: Scene, stop: BoardStop) -> bool:
    """Whether the driver was at a stop long enough, and is gone from it."""
    far = last_far(scene.trail, stop.location, GONE_M)
    if scene.issue_id("unsaid_end", stop) in scene.raised:
        return bool(last_far(scene.trail, stop.location, NEAR_M))
    if len(far) < 2 or far[-1].at - far[0].at < GONE_FOR:
        return False
    arrived = scene.facts_of(stop.stop_id).arrived_at
    if stop.state is StopState.ARRIVED and arrived is not None:
        if far[0].at < arrived:
            return False
        before = since(scene.trail, arrived - BEFORE_ARRIVED)
        return any(distance_m(place_of(p), stop.location) <= NEAR_M for p in before)
    began = scene.leg.began if scene.leg else scene.now
    earlier = since(scene.trail[: len(scene.trail) - len(far)], began)
    near = [p.at for p in earlier if distance_m(place_of(p), stop.location) <= AT_STOP_M]
    return bool(near) and far[0].at - near[0] >= PASSED_BY

"""What the forecast says will go wrong: late, perhaps late, too early, too long a day."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import BoardStop, DayIssue
from app.domain.issue_weights import IDLE, OVERTIME
from app.domain.said import Said, stops_said
from app.domain.stop_state import StopState
from app.watching.scene import Scene, minutes

LATE_S = 60
"""Lateness that is worth telling; one that has been told is told until it is gone."""
RISK, RISK_GONE = 0.35, 0.2
"""A chance to be late that is worth a look although the median is in time; and when it no longer is."""
EARLY_S, EARLY_GONE_S = 900, 600
"""A wait so much longer than the planned one is worth using; and when it no longer is."""
LONG_S, LONG_GONE_S = 600, 300
"""Overtime that is worth telling, beyond what was planned; and when it no longer is."""


def late(scene: Scene) -> Iterable[DayIssue]:
    """One issue for a driver whose remaining stops will be late: each rather than not."""
    stops = [stop for stop in scene.open_stops if stop.late_s > 0]
    worst = max((stop.late_s for stop in stops), default=0)
    if not scene.over(scene.issue_id("late"), worst, LATE_S, 1):
        return
    first = stops[0]
    expected = (
        Said(
            "Issues",
            "{stops} will be late; the next is {stop}, now expected at {time} "
            "and late with a chance of {chance}",
        )
        if first.outlook
        else Said("Issues", "{stops} will be late; the next is {stop}, now expected at {time}")
    )
    many = len(stops)
    yield scene.issue(
        "late",
        Said("Issues", "{driver} +{minutes} min").format(
            driver=scene.driver, minutes=minutes(float(worst))
        ),
        expected.format(
            stops=Said("Issues", "One stop") if many == 1 else stops_said(many),
            stop=first.name,
            time=scene.clock(first.eta),
            chance=_percent(first),
        ),
        sum(stop.late_s for stop in stops),
        (
            Said("Issues", "Give stops to another driver"),
            Said("Issues", "Change the order"),
            Said("Issues", "Tell the customers"),
        ),
        first,
        scene.lane.shift.shift_id,
    )


def perhaps_late(scene: Scene) -> Iterable[DayIssue]:
    """One issue for a driver with stops that are expected in time, but not surely."""
    issue_id = scene.issue_id("risk")
    stops = [
        stop
        for stop in scene.open_stops
        if stop.late_s == 0
        and stop.outlook is not None
        and scene.over(issue_id, stop.outlook.late_chance, RISK, RISK_GONE)
    ]
    if not stops:
        return
    first = max(stops, key=_chance)
    yield scene.issue(
        "risk",
        Said("Issues", "{driver}: {stops} may be late").format(
            driver=scene.driver, stops=stops_said(len(stops))
        ),
        Said(
            "Issues", "Most at risk is {stop}: expected at {time}, late with a chance of {chance}"
        ).format(stop=first.name, time=scene.clock(first.eta), chance=_percent(first)),
        sum(_chance(stop) * _beyond_s(stop) for stop in stops),
        (Said("Issues", "Give stops to another driver"), Said("Issues", "Change the order")),
        first,
        scene.lane.shift.shift_id,
    )


def _chance(stop: BoardStop) -> float:
    return stop.outlook.late_chance if stop.outlook else 0.0


def _percent(stop: BoardStop) -> str:
    return f"{round(_chance(stop) * 100)}\N{NO-BREAK SPACE}%"


def _beyond_s(stop: BoardStop) -> float:
    """Seconds by which a stop is late, where it is."""
    if stop.outlook is None or stop.window is None:
        return 0.0
    return max(60.0, (stop.outlook.late - stop.window[1]).total_seconds())


def early(scene: Scene) -> Iterable[DayIssue]:
    """A driver who will wait at the next stop, longer than planned, for its window to open."""
    stop = next(iter(scene.open_stops), None)
    planned = scene.planned(stop.stop_id) if stop else None
    if stop is None or planned is None or not scene.is_running or not scene.shift.loadings:
        return
    forecast = scene.forecasts[stop.stop_id]
    arrival = max(forecast.arrival, scene.now)
    wait = forecast.start - arrival - (planned.service_start - planned.arrival)
    if not scene.over(scene.issue_id("early", stop), wait.total_seconds(), EARLY_S, EARLY_GONE_S):
        return
    there = (
        Said("Issues", "{driver} is there at {time}; {stop} expects nobody before {start}")
        if stop.state is StopState.ARRIVED
        else Said("Issues", "{driver} will be there at {time}; {stop} expects nobody before {start}")
    )
    yield scene.issue(
        "early",
        Said("Issues", "{driver}: {minutes} min too early").format(
            driver=scene.driver, minutes=minutes(forecast.start - arrival)
        ),
        there.format(
            driver=scene.driver,
            time=scene.clock(forecast.arrival),
            stop=stop.name,
            start=scene.clock(forecast.start),
        ),
        IDLE * wait.total_seconds(),
        (
            Said("Issues", "Put another stop before it"),
            Said("Issues", "Ask the customer"),
            Said("Issues", "Take the break now"),
        ),
        stop,
    )


def overtime(scene: Scene) -> Iterable[DayIssue]:
    """A shift that will rather be too long than not, beyond what was planned."""
    ranges, trips = scene.ranges, scene.route.trips
    if ranges is None or ranges.back is None or scene.shift.ended_at is not None or not trips:
        return
    if not scene.open_stops:
        return
    limit = max(scene.lane.ends, trips[-1].returns)
    beyond = (ranges.back.p50 - limit).total_seconds()
    if not scene.over(scene.issue_id("overtime"), beyond, LONG_S, LONG_GONE_S):
        return
    after = [stop for stop in scene.open_stops if stop.eta > limit]
    back = (
        Said(
            "Issues",
            "Back at the depot at about {time}, and {limit} is the end; {stops} would begin after that",
        )
        if after
        else Said("Issues", "Back at the depot at about {time}, and {limit} is the end")
    )
    yield scene.issue(
        "overtime",
        Said("Issues", "{driver}: {minutes} min of overtime").format(
            driver=scene.driver, minutes=minutes(beyond)
        ),
        back.format(
            time=scene.clock(ranges.back.p50),
            limit=scene.clock(limit),
            stops=stops_said(len(after)),
        ),
        OVERTIME * beyond,
        (
            Said("Issues", "Give the last stops to another driver"),
            Said("Issues", "Leave stops for tomorrow"),
            Said("Issues", "Ask the driver"),
        ),
    )

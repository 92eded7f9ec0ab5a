"""What waits at a depot for goods that come later than they were to."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue
from app.domain.issue_weights import ASK, IDLE
from app.domain.loads import LATE_FROM
from app.domain.said import Said, stops_said
from app.watching.scene import Scene


def late_loads(scene: Scene) -> Iterable[DayIssue]:
    """Loads that come too late for a trip which is not loaded yet to leave as planned."""
    if scene.shift.is_over:
        return
    for number, trip in enumerate(scene.route.trips):
        if number < scene.shift.loadings:
            continue
        waiting = {
            planned.stop.stop_id: scene.goods[planned.stop.stop_id]
            for planned in trip.stops
            if planned.stop.stop_id in scene.goods
            and not scene.facts_of(planned.stop.stop_id).state.is_final
        }
        for load in sorted(set(waiting.values()), key=lambda each: each.name):
            wait = load.ready(scene.now) - trip.loading_start
            if load.arrived is not None or wait < LATE_FROM or not load.is_late(scene.now):
                continue
            stops = sum(1 for each in waiting.values() if each == load)
            yield scene.issue(
                "load",
                Said("Issues", "Load {load} is late at the depot").format(load=load.name),
                Said(
                    "Issues",
                    "At {ready} instead of {promised}; {driver} was to load at {start}, "
                    "with {stops} of it",
                ).format(
                    ready=scene.clock(load.ready(scene.now)),
                    promised=scene.clock(load.promised),
                    driver=scene.driver,
                    start=scene.clock(trip.loading_start),
                    stops=stops_said(stops),
                ),
                max(ASK, IDLE * stops * (wait.total_seconds() // 60 * 60)),
                (
                    Said("Issues", "Look at the suggestions"),
                    Said("Issues", "Plan the rest again"),
                    Said("Issues", "Say when it comes"),
                ),
                about=f"{scene.lane.shift.shift_id}/{load.name}",
            )

"""What customers ask for on their pages and nobody has answered."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue
from app.domain.issue_weights import ASK
from app.domain.said import Said
from app.watching.scene import Scene


def new_times(scene: Scene) -> Iterable[DayIssue]:
    """Customers who chose another of the times that they were offered."""
    for stop in scene.open_stops:
        if stop.wants is not None:
            start, end = map(scene.clock, stop.wants)
            yield scene.issue(
                "new_time",
                Said("Issues", "{stop} asks for {start}–{end}").format(
                    stop=stop.name, start=start, end=end
                ),
                Said("Issues", "Chosen on the tracking page, of the times that were offered"),
                ASK,
                (
                    Said("Issues", "Promise the time that was chosen"),
                    Said("Issues", "Call the customer"),
                ),
                stop,
            )

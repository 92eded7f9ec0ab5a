"""What is odd about how a stop ended."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue
from app.domain.issue_weights import ASK, MISSED
from app.watching.scene import Scene

FAR_M = 500
"""A fact made this far from its stop is worth a question; closer, it may be the pin or the signal."""
_FARTHEST_M = 3000


def disputed(scene: Scene) -> Iterable[DayIssue]:
    """Two drivers tell different ends of one stop."""
    for stop in scene.lane.stops:
        if stop.disputed:
            yield scene.issue(
                "disputed",
                f"{stop.name}: two different outcomes",
                "Two phones report different ends of this stop",
                MISSED,
                ("Ask both drivers", "Correct the stop"),
                stop,
            )


def unproven(scene: Scene) -> Iterable[DayIssue]:
    """What was asked for was not brought, or it was done somewhere else."""
    for stop in scene.lane.stops:
        missing, far = stop.proof.missing, stop.proof.distance_m
        if missing:
            words = " and ".join(kind.value.replace("_", " ") for kind in missing)
            yield scene.issue(
                "unproven",
                f"{stop.name}: {words} missing",
                f"{scene.driver} finished this stop without it",
                ASK,
                (f"Ask {scene.driver}",),
                stop,
            )
        if far is not None and far >= FAR_M:
            yield scene.issue(
                "far",
                f"{stop.name}: reported {far / 1000:.1f} km away",
                f"{scene.driver} was there, or the stop's pin is wrong",
                min(far, _FARTHEST_M),
                (f"Ask {scene.driver}", "Correct the pin"),
                stop,
            )

"""What is odd about how a stop ended."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue
from app.domain.issue_weights import ASK, MISSED
from app.domain.orders import ProofKind
from app.domain.said import Distance, Said
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
                Said("Issues", "{stop}: two different outcomes").format(stop=stop.name),
                Said("Issues", "Two phones report different ends of this stop"),
                MISSED,
                (Said("Issues", "Ask both drivers"), Said("Issues", "Correct the stop")),
                stop,
            )


def unproven(scene: Scene) -> Iterable[DayIssue]:
    """What was asked for was not brought, or it was done somewhere else."""
    for stop in scene.lane.stops:
        missing, far = stop.proof.missing, stop.proof.distance_m
        if missing:
            words = _kinds(missing)
            yield scene.issue(
                "unproven",
                Said("Issues", "{stop}: {proofs} missing").format(stop=stop.name, proofs=words),
                Said("Issues", "{driver} finished this stop without it").format(driver=scene.driver),
                ASK,
                (Said("Issues", "Ask {driver}").format(driver=scene.driver),),
                stop,
            )
        if far is not None and far >= FAR_M:
            yield scene.issue(
                "far",
                Said("Issues", "{stop}: reported {distance} away").format(
                    stop=stop.name, distance=Distance(far)
                ),
                Said("Issues", "{driver} was there, or the stop's pin is wrong").format(
                    driver=scene.driver
                ),
                min(far, _FARTHEST_M),
                (
                    Said("Issues", "Ask {driver}").format(driver=scene.driver),
                    Said("Issues", "Correct the pin"),
                ),
                stop,
            )


def _kinds(missing: Iterable[ProofKind]) -> str:
    """``photo and signature``."""
    words = [Said("Vocabulary", kind.value.replace("_", " ")) for kind in missing]
    said = words[0]
    for word in words[1:]:
        said = Said("Issues", "{some} and {last}").format(some=said, last=word)
    return said

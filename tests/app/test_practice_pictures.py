"""A practice driver brings what the list asks for, and the same at every practice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.geo import LonLat, distance_m
from app.domain.orders import ProofKind
from app.domain.proofs import NOTHING_BROUGHT, bring, shown_proof
from app.domain.stop_state import StopFacts, apply
from app.practice.pictures import hand_over
from app.sync.pictures import clean

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STOP = {"lon": 9.51, "lat": 47.16, "name": "", "lines": [{"text": "Wine", "quantity": 1}]}


@pytest.mark.parametrize("wanted", [(), *((kind,) for kind in ProofKind), tuple(ProofKind)])
def test_nothing_that_was_asked_for_is_missing(wanted: tuple[ProofKind, ...]) -> None:
    brought = hand_over("S1", {**STOP, "required_proof": [kind.value for kind in wanted]})
    driver = Actor(ActorKind.DRIVER, "aino")
    kind, outcome = EventType.COMPLETED, Outcome.DELIVERED_TO_RECIPIENT
    fact = Event("e", kind, NOON, NOON, driver, "A", "S1", outcome, data=brought.fields, sequence=1)
    shown = shown_proof(
        bring(NOTHING_BROUGHT, fact), apply(StopFacts(), fact), wanted, brought.pictures, {}
    )
    assert not shown.is_outstanding
    for picture in brought.pictures.values():
        assert clean(picture).media_type == "image/png"


def test_the_same_stop_gives_the_same_pictures_and_another_stop_others() -> None:
    stop = {**STOP, "required_proof": ["photo", "signature"]}
    first = hand_over("S1", stop)
    assert hand_over("S1", stop) == first
    assert not set(hand_over("S2", stop).pictures) & set(first.pictures)
    here = LonLat(float(str(first.fields["lon"])), float(str(first.fields["lat"])))
    assert distance_m(here, LonLat(9.51, 47.16)) < 30

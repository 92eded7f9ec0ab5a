"""What a stop has to show for itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.orders import ProofKind
from app.domain.proofs import NO_PROOF, NOTHING_BROUGHT, StopProof, bring, proof_names, shown_proof
from app.domain.stop_state import StopFacts, apply

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PHOTO, SIGNATURE = "a" * 64, "b" * 64


def _fact(kind: EventType = EventType.COMPLETED, number: int = 7, **data: object) -> Event:
    outcome = {
        EventType.COMPLETED: Outcome.DELIVERED_TO_RECIPIENT,
        EventType.FAILED: Outcome.FAILED_NOT_HOME,
    }.get(kind)
    actor = Actor(ActorKind.DRIVER, "aino")
    name = f"fact-{number}"
    return Event(name, kind, NOON, NOON, actor, "A", "S1", outcome, data=data, sequence=number)


def _shown(
    *facts: Event,
    required: tuple[ProofKind, ...] = (),
    here: frozenset[str] = frozenset(),
    distances: dict[int, int] | None = None,
) -> StopProof:
    brought, known = NOTHING_BROUGHT, StopFacts()
    for fact in facts:
        brought, known = bring(brought, fact), apply(known, fact)
    return shown_proof(brought, known, required, here, distances or {})


def test_a_picture_that_was_announced_is_outstanding_until_it_is_here() -> None:
    done = _fact(proofs=[PHOTO, SIGNATURE], signature=SIGNATURE)
    on_its_way = _shown(done, here=frozenset({PHOTO}))
    assert on_its_way.is_outstanding
    assert [(p.kind, p.is_here) for p in on_its_way.pictures] == [
        (ProofKind.PHOTO, True),
        (ProofKind.SIGNATURE, False),
    ]
    assert not _shown(done, here=frozenset({PHOTO, SIGNATURE})).is_outstanding


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (ProofKind.PHOTO, {"proofs": [PHOTO]}),
        (ProofKind.SIGNATURE, {"proofs": [PHOTO], "signature": PHOTO}),
        (ProofKind.SIGNATURE, {"signature": PHOTO}),
        (ProofKind.NAME, {"name": "Frau Marxer"}),
        (ProofKind.SCAN, {"scans": ["4006381333931"]}),
        (ProofKind.AGE_CHECK, {"age_checked": True}),
        (ProofKind.PIN, {"pin": "0042"}),
    ],
)
def test_what_was_asked_for_is_missing_until_a_fact_brings_it(
    kind: ProofKind, data: dict[str, object]
) -> None:
    assert _shown(_fact(), required=(kind,)).missing == (kind,)
    assert _shown(_fact(), required=(kind,)).is_outstanding
    assert _shown(_fact(**data), required=(kind,)).missing == ()
    assert _shown(_fact(EventType.NOTE, 1, **data), _fact(), required=(kind,)).missing == ()
    assert _shown(_fact(), _fact(EventType.NOTE, 8, **data), required=(kind,)).missing == ()


def test_one_picture_is_not_photo_and_signature_at_once() -> None:
    both = (ProofKind.PHOTO, ProofKind.SIGNATURE)
    assert _shown(_fact(proofs=[PHOTO]), required=both).missing == (ProofKind.SIGNATURE,)
    assert _shown(_fact(proofs=[PHOTO], signature=PHOTO), required=both).missing == (ProofKind.PHOTO,)
    assert _shown(_fact(proofs=[PHOTO, SIGNATURE]), required=both).missing == ()


def test_who_found_nobody_has_nothing_to_bring_and_before_the_end_nothing_is_missing() -> None:
    wanted = (ProofKind.SIGNATURE,)
    assert _shown(_fact(EventType.FAILED), required=wanted).missing == ()
    assert _shown(_fact(EventType.ARRIVED), required=wanted).missing == ()
    assert _shown(required=wanted) == NO_PROOF


def test_the_distance_is_that_of_the_fact_that_stands() -> None:
    first, second = _fact(number=7), _fact(EventType.FAILED, 9)
    assert _shown(first, second, distances={7: 12, 9: 4000}).distance_m == 12
    assert _shown(first, distances={}).distance_m is None


def test_facts_of_the_desk_bring_nothing_and_odd_data_is_no_proof() -> None:
    desk = Event(
        "d", EventType.NOTE, NOON, NOON, Actor(ActorKind.DISPATCHER), "A", "S1", data={"name": "x"}
    )
    assert bring(NOTHING_BROUGHT, desk) is NOTHING_BROUGHT
    odd = _fact(proofs="abc", signature=4, scans={"a": 1}, age_checked="yes", name=None)
    assert proof_names(odd) == ()
    shown = _shown(odd, required=(ProofKind.AGE_CHECK,))
    assert (shown.pictures, shown.scans, shown.name) == ((), (), "")
    assert shown.missing == (ProofKind.AGE_CHECK,)

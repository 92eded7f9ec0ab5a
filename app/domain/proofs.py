"""What drivers bring from a stop to show what happened there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.events import ActorKind, Event
from app.domain.orders import ProofKind
from app.domain.stop_state import StopFacts, StopState


@dataclass(frozen=True, slots=True)
class Brought:
    """What the facts about a stop name as proof, folded in the desk's order.

    ``pictures`` are names of proofs; ``facts`` pairs the id of a fact with its number in the desk's
    log.
    """

    pictures: tuple[str, ...] = ()
    signatures: frozenset[str] = frozenset()
    name: str = ""
    scans: tuple[str, ...] = ()
    pin: str = ""
    age_checked: bool = False
    facts: tuple[tuple[str, int], ...] = ()


NOTHING_BROUGHT = Brought()


def bring(brought: Brought, event: Event) -> Brought:
    """What was brought after one more fact about the stop; only drivers bring anything."""
    data = event.data
    if event.actor.kind is not ActorKind.DRIVER:
        return brought
    signature = data.get("signature")
    return replace(
        brought,
        pictures=_more(brought.pictures, proof_names(event)),
        signatures=brought.signatures | ({signature} if isinstance(signature, str) else set()),
        name=str(data.get("name") or brought.name),
        scans=_more(brought.scans, _texts(data.get("scans"))),
        pin=str(data.get("pin") or brought.pin),
        age_checked=brought.age_checked or data.get("age_checked") is True,
        facts=(*brought.facts, (event.event_id, event.sequence)),
    )


def proof_names(event: Event) -> tuple[str, ...]:
    """The photos and signatures that a fact names, each once."""
    signature = event.data.get("signature")
    signatures = (signature,) if isinstance(signature, str) else ()
    return _more(_texts(event.data.get("proofs")), signatures)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _more(known: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))


@dataclass(frozen=True, slots=True)
class ProofPicture:
    """A photo or signature that a fact names; ``is_here`` once the desk has it."""

    sha256: str
    kind: ProofKind
    is_here: bool


@dataclass(frozen=True, slots=True)
class StopProof:
    """What there is to show for a stop. ``missing`` was asked for, and no fact brings it;
    ``distance_m`` is how far from the stop the fact that stands was made, in metres."""

    pictures: tuple[ProofPicture, ...] = ()
    name: str = ""
    scans: tuple[str, ...] = ()
    missing: tuple[ProofKind, ...] = ()
    distance_m: int | None = None

    @property
    def is_outstanding(self) -> bool:
        """Whether something that was asked for or announced is not here."""
        return bool(self.missing) or any(not picture.is_here for picture in self.pictures)


NO_PROOF = StopProof()


def shown_proof(
    brought: Brought,
    facts: StopFacts,
    required: Iterable[ProofKind],
    here: Container[str],
    distances: Mapping[int, int],
) -> StopProof:
    """What there is to show. ``here`` names the pictures the desk has; ``distances`` are metres by the
    number of a fact."""
    if not brought.facts and not facts.state.is_done:
        return NO_PROOF
    numbers = dict(brought.facts)
    standing = numbers.get(facts.final_event_id)
    return StopProof(
        pictures=tuple(
            ProofPicture(name, _kind(name, brought), name in here) for name in brought.pictures
        ),
        name=brought.name,
        scans=brought.scans,
        missing=_missing(brought, facts, required),
        distance_m=None if standing is None else distances.get(standing),
    )


def _kind(name: str, brought: Brought) -> ProofKind:
    return ProofKind.SIGNATURE if name in brought.signatures else ProofKind.PHOTO


def _missing(
    brought: Brought, facts: StopFacts, required: Iterable[ProofKind]
) -> tuple[ProofKind, ...]:
    """What a finished stop should have brought; who found nobody has nothing to bring.

    A phone that does not say which picture is the signature is believed that it sent one.
    """
    if facts.state not in (StopState.COMPLETED, StopState.PARTIAL):
        return ()
    photos = len(brought.pictures) - len(brought.signatures)
    wanted = tuple(required)
    unsaid = max(0, photos - (ProofKind.PHOTO in wanted))
    has = {
        ProofKind.PHOTO: photos > 0,
        ProofKind.SIGNATURE: bool(brought.signatures) or unsaid > 0,
        ProofKind.NAME: bool(brought.name),
        ProofKind.SCAN: bool(brought.scans),
        ProofKind.AGE_CHECK: brought.age_checked,
        ProofKind.PIN: bool(brought.pin),
    }
    return tuple(kind for kind in wanted if not has[kind])

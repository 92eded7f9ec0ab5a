"""Proofs between the wire's shapes and the domain's values."""

from __future__ import annotations

from app.domain.driver_sync import Proof
from app.domain.geo import LonLat
from app.domain.timing import rfc3339
from app.sync.facts import read_time
from app.sync.wire.proofs import ProofShown


def proof_shown(proof: Proof) -> ProofShown:
    """A proof as the desk reads it."""
    return ProofShown(
        sha256=proof.sha256,
        stored=proof.stored,
        media_type=proof.media_type,
        size=proof.size,
        width=proof.width,
        height=proof.height,
        taken_at=rfc3339(proof.taken_at) if proof.taken_at else None,
        lon=proof.place.lon if proof.place else None,
        lat=proof.place.lat if proof.place else None,
    )


def proof_read(shown: ProofShown) -> Proof:
    """The proof again, at the desk.

    Raises:
        InputRefused: its time is none.
    """
    known = shown.lon is not None and shown.lat is not None
    return Proof(
        sha256=shown.sha256,
        stored=shown.stored,
        media_type=shown.media_type,
        size=shown.size,
        width=shown.width,
        height=shown.height,
        taken_at=read_time(shown.taken_at) if shown.taken_at else None,
        place=LonLat(shown.lon or 0.0, shown.lat or 0.0) if known else None,
    )

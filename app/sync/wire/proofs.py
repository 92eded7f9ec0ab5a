"""Photos and signatures, as phones hand them in and the desk asks for them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from app.sync.wire.base import Envelope, Reply, Sha256


class ProofReply(Reply, frozen=True, kw_only=True):
    """The proof is on the disk; ``size`` counts the bytes that were sent."""

    sha256: str
    size: int


class FindProofsRequest(Envelope, frozen=True, kw_only=True):
    """Names of proofs (the SHA-256 of the bytes as sent) that may be here."""

    sha256: Annotated[tuple[Sha256, ...], Meta(max_length=500)]


class ProofShown(Struct, frozen=True, kw_only=True):
    """A proof that is here. All but its name is of the file as kept, which ``stored`` is the hash of;
    ``taken_at``, ``lon`` and ``lat`` are what the camera had noted."""

    sha256: str
    stored: str
    media_type: str
    size: int
    width: int
    height: int
    taken_at: str | None
    lon: float | None
    lat: float | None


class ProofsReply(Reply, frozen=True, kw_only=True):
    """Those of the proofs asked for that are here."""

    proofs: tuple[ProofShown, ...]

"""What all shapes share."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

type Id = Annotated[str, Meta(min_length=1, max_length=200)]
type Lon = Annotated[float, Meta(ge=-180, le=180)]
type Lat = Annotated[float, Meta(ge=-90, le=90)]
type Sequence = Annotated[int, Meta(ge=1, le=2**53 - 1)]
type Revision = Annotated[int, Meta(ge=0, le=2**53 - 1)]
type Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
"""The length is said too: to Python, ``$`` also matches before a line's end."""
type DriverEventType = Literal[
    "shift_started",
    "loaded",
    "en_route",
    "arrived",
    "completed",
    "partial",
    "failed",
    "returned",
    "note",
    "problem",
    "message",
    "break_started",
    "break_ended",
    "shift_ended",
    "pin_corrected",
]


class Envelope(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything sent to the server."""


class Reply(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Anything the server answers."""

    epoch: str


class ErrorReply(Reply, frozen=True, kw_only=True):
    """Why a request was refused, in one sentence."""

    error: str
    shift_ids: tuple[str, ...] | UnsetType = UNSET
    stop_ids: tuple[str, ...] | UnsetType = UNSET
    generation: int | UnsetType = UNSET
    """Of the desk that took over."""


class HealthReply(Reply, frozen=True, kw_only=True):
    """``status`` is ``ok`` when a row could be committed just now."""

    status: str
    version: str

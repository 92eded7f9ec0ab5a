"""What the desk sends and gets about phones that run a stock app."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from app.sync.wire.base import Envelope, Id, Reply


class TrackerRequest(Envelope, frozen=True, kw_only=True):
    """``driver_name`` is what the app shows on the phone, where it shows anything."""

    driver_name: Annotated[str, Meta(max_length=200)] = ""


class Setup(Struct, frozen=True, kw_only=True):
    """What sets an app up, for a QR code or a link; GPSLogger's is typed or pasted."""

    traccar: str
    owntracks: str
    overland: str
    gpslogger: str


class TrackerReply(Reply, frozen=True, kw_only=True):
    """A stock app's phone for a driver. ``tracker`` is the name it goes by: kept as a hash only, so
    this is the one time it is told."""

    device_id: str
    tracker: str
    setup: Setup


class AdoptRequest(Envelope, frozen=True, kw_only=True):
    """Which driver a stranger's phone is with."""

    driver: Id


class AdoptReply(Reply, frozen=True, kw_only=True):
    """The phone is the driver's; ``kept`` positions were waiting for that."""

    device_id: str
    driver: str
    kept: int

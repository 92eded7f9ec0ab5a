"""What a driver is given: routes as the phones will see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.geo import LonLat
from app.domain.orders import Line, ProofKind, TaskKind


@dataclass(frozen=True, slots=True)
class ReleasedStop:
    """A stop as a phone sees it. ``window`` and ``eta`` are instants; ``amount_due`` in cents."""

    stop_id: str
    kind: TaskKind
    name: str
    address: str
    location: LonLat
    window: tuple[datetime, datetime] | None
    eta: datetime
    service_s: int
    phone: str
    notes: str
    access_code: str
    lines: tuple[Line, ...]
    amount_due: int
    required_proof: tuple[ProofKind, ...]


@dataclass(frozen=True, slots=True)
class ReleasedRoute:
    """A shift's route at one revision, replacing ``if_revision`` on the server."""

    shift_id: str
    if_revision: int
    revision: int
    driver_id: str
    driver_name: str
    vehicle_name: str
    starts_at: datetime
    ends_at: datetime
    depot_name: str
    depot_location: LonLat
    trips: tuple[tuple[str, ...], ...]
    stops: tuple[ReleasedStop, ...]


@dataclass(frozen=True, slots=True)
class GivenStops:
    """Stops that a driver was given at some time, and may report on for good."""

    driver_id: str
    shift_id: str
    stop_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """Routes given out together: all or nothing. ``seen_events`` is the desk's cursor then.

    ``given`` tells a server that lost its memory what drivers had before.
    """

    release_id: str
    seen_events: int
    routes: tuple[ReleasedRoute, ...]
    given: tuple[GivenStops, ...] = ()

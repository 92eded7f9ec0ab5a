"""The drivers' phones as a dispatcher sees them: one frozen picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.driver_sync import DeviceState, Quarantined


class RouteHeld(StrEnum):
    """How far a phone is with its driver's route as released."""

    NONE_RELEASED = "none_released"
    CONFIRMED = "confirmed"
    SENT = "sent"  # put into a reply; the phone has not yet shown that it arrived
    OLDER = "older"
    NOTHING = "nothing"  # it has never fetched this route


@dataclass(frozen=True, slots=True)
class PhoneShown:
    """A paired phone. ``revision`` is the one it was sent last, 0 for none; ``reports`` how many of its
    facts the server has. ``app`` is the stock app that speaks for it: such a phone tells where it is
    and never holds a route; ``label`` is what one calls itself that nobody has adopted."""

    device_id: str
    state: DeviceState
    held: RouteHeld
    revision: int
    paired_at: datetime | None
    ended_at: datetime | None
    last_seen: datetime | None
    reports: int = 0
    app: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class DriverPhones:
    """A driver with the phones that were ever paired for them, the working ones first.

    ``revision`` is the route's as released, 0 before the first release; ``to_call`` names what the
    driver should be told by voice, since no phone of theirs has fetched it.
    """

    driver_id: str
    name: str
    phone_number: str
    vehicle: str
    shift_id: str
    revision: int
    phones: tuple[PhoneShown, ...]
    to_call: tuple[str, ...] = ()

    @property
    def active(self) -> tuple[PhoneShown, ...]:
        """The phones that may speak."""
        return tuple(phone for phone in self.phones if phone.state is DeviceState.ACTIVE)

    @property
    def pages(self) -> tuple[PhoneShown, ...]:
        """Those with the driver's page, which can hold the route."""
        return tuple(phone for phone in self.active if not phone.app)

    @property
    def last_seen(self) -> datetime | None:
        """When any of the working phones was heard last."""
        return max((p.last_seen for p in self.active if p.last_seen is not None), default=None)

    @property
    def held(self) -> RouteHeld:
        """The best that any of the driver's pages has of the route."""
        order = tuple(RouteHeld)
        best = min((order.index(phone.held) for phone in self.pages), default=None)
        if best is None:
            return RouteHeld.NOTHING if self.revision else RouteHeld.NONE_RELEASED
        return order[best]


@dataclass(frozen=True, slots=True)
class Message:
    """Words between a driver and the desk; ``is_problem`` when the driver reports one, ``is_held`` when
    a phone of the driver has shown to have the desk's words."""

    driver_id: str
    at: datetime
    text: str
    from_driver: bool
    is_problem: bool = False
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class PhonesPicture:
    """All phones at an instant. ``strangers`` are stock apps' phones that nobody has adopted;
    ``not_kept`` counts what no longer fitted into the quarantine."""

    now: datetime
    drivers: tuple[DriverPhones, ...]
    strangers: tuple[PhoneShown, ...] = ()
    messages: tuple[Message, ...] = ()
    set_aside: tuple[Quarantined, ...] = ()
    not_kept: int = 0

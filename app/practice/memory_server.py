"""A sync server that lives in memory: what a practice day of seconds talks to instead of the real one.

It keeps the real server's promises that a day can notice: facts and positions in the order in which
they came, read by cursor; releases all or nothing, refused when a revision moved, a stop would stand on
two routes, or a driver reported on a stop that leaves; and stops that left a driver whose phone may
still show them. There are no pictures, no devices and no quarantine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from app.domain.driver_sync import Generation, Proof, QuarantineView, Withdrawal
from app.domain.errors import ReleaseConflict, SyncError
from app.domain.events import FINAL_TYPES, Event, Position
from app.domain.release import Release, ReleasedRoute, ReleasedStop
from app.domain.tenders import TenderPage
from app.domain.timing import rfc3339
from app.domain.tracked_orders import TrackedOrder
from app.ports.clock import Clock
from app.ports.desk_link import DeviceRow, EventPage, PairingCode, PositionPage

EPOCH = "memory"
STILL_SHOWN = timedelta(hours=12)
"""How long after its end a shift stays on the phone."""


@dataclass(frozen=True, slots=True)
class GivenOut:
    """A release and when the server took it."""

    at: datetime
    release: Release


@dataclass(slots=True)
class _Line:
    """How far a driver's phone is: changes made for it, and what it was sent last."""

    change: int = 0
    sent: int = 0
    first_sent: int | None = None


class MemoryServer:
    """``app.ports.desk_link.DeskLink`` without a wire, and what phones need on the other side."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.facts: list[Event] = []
        """Everything phones reported, in the order in which it came."""
        self.releases: list[GivenOut] = []
        """Everything that was given out."""
        self._positions: list[Position] = []
        self._known: set[str] = set()
        self._routes: dict[str, ReleasedRoute] = {}
        self._home: dict[str, str] = {}
        self._last_fact: dict[str, int] = {}
        self._lines: dict[str, _Line] = {}
        self._given: dict[tuple[str, str], int] = {}
        self._withdrawn: dict[tuple[str, str], tuple[int, Withdrawal]] = {}
        self._change = 0

    # --- the desk's side ----------------------------------------------------------------------

    def present(self, generation: Generation) -> None:
        """There is one desk."""

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:  # noqa: ARG002
        """Facts after a cursor; never waits."""
        page = tuple(self.facts[after : after + limit])
        return EventPage(EPOCH, page, after + len(page), 0, self._pending())

    def positions(self, after: int, limit: int = 2000) -> PositionPage:
        """Positions after a cursor."""
        page = tuple(self._positions[after : after + limit])
        return PositionPage(EPOCH, page, after + len(page))

    def release(self, release: Release) -> None:
        """Give out routes.

        Raises:
            ReleaseConflict: nothing was given out.
        """
        if any(before.release.release_id == release.release_id for before in self.releases):
            return
        self._refuse_moved_revisions(release)
        target = self._refuse_stops_on_two_routes(release)
        self._refuse_touched_stops(release, target)
        self._change += 1
        for route in release.routes:
            self._withdraw(route.shift_id)
        for route in release.routes:
            self._put(route)
        self.releases.append(GivenOut(self._clock.now(), release))

    def routes(self, since: datetime) -> tuple[ReleasedRoute, ...]:
        """Every route as last released whose shift ends after an instant."""
        return tuple(route for _, route in sorted(self._routes.items()) if route.ends_at > since)

    def find_proofs(self, sha256s: Sequence[str]) -> tuple[Proof, ...]:  # noqa: ARG002
        """None: phones bring no pictures here."""
        return ()

    def proof(self, sha256: str) -> bytes | None:  # noqa: ARG002
        """None."""
        return None

    def pairing_code(self, driver_id: str) -> PairingCode:
        """Refused: a phone in memory is its driver's from the start.

        Raises:
            SyncError
        """
        raise SyncError(f"No phone is paired with a server in memory; {driver_id}'s is there already.")

    def put_tracking(self, token: str, order: TrackedOrder) -> str:  # noqa: ARG002
        """No customer looks."""
        return ""

    def put_tender(self, token: str, page: TenderPage) -> str:  # noqa: ARG002
        """No carrier looks."""
        return ""

    def forget(self, stop_ids: Sequence[str], spoken: Sequence[str]) -> None:
        """Nothing to do: a practice day's customers are made up."""

    def devices(self) -> tuple[DeviceRow, ...]:
        """None."""
        return ()

    def retire(self, device_id: str) -> None:
        """There is none to retire."""

    def revoke(self, device_id: str) -> None:
        """There is none to revoke."""

    def quarantine(self, after: int = 0, limit: int = 500) -> QuarantineView:  # noqa: ARG002
        """Nothing is ever set aside."""
        return QuarantineView((), 0)

    # --- the phones' side ---------------------------------------------------------------------

    def take(self, facts: Iterable[Event]) -> None:
        """Keep facts in the order in which they come; one that is known already is passed over."""
        now = self._clock.now()
        for fact in facts:
            if fact.event_id not in self._known:
                self._known.add(fact.event_id)
                number = len(self.facts) + 1
                self.facts.append(replace(fact, received_at=now, sequence=number))
                if fact.stop_id:
                    self._last_fact[fact.stop_id] = number
                if fact.type in FINAL_TYPES:
                    self._withdrawn.pop((fact.actor.name, fact.stop_id), None)

    def take_positions(self, positions: Iterable[Position]) -> None:
        """Keep positions in the order in which they come."""
        self._positions.extend(positions)

    def shift_of(self, driver_id: str, known_change: int) -> tuple[int, Mapping[str, Any] | None]:
        """The driver's route as the phone shows it, with its change number; None where the phone has
        this change. The phone asks again at once with the number, as a page that waits for news does,
        and so shows to hold it."""
        line = self._lines.setdefault(driver_id, _Line())
        line.sent = line.change
        line.first_sent = line.sent if line.first_sent is None else line.first_sent
        if line.change == known_change:
            return known_change, None
        shown_until = self._clock.now() - STILL_SHOWN
        mine = (route for route in self._routes.values() if route.driver_id == driver_id)
        shown = [route for route in mine if route.ends_at > shown_until]
        first = min(shown, key=lambda route: route.starts_at, default=None)
        return line.change, _as_shown(first) if first is not None else None

    # --- within -------------------------------------------------------------------------------

    def _refuse_moved_revisions(self, release: Release) -> None:
        moved = tuple(
            route.shift_id
            for route in release.routes
            if route.if_revision
            != (self._routes[route.shift_id].revision if route.shift_id in self._routes else 0)
        )
        if moved:
            raise ReleaseConflict("A route changed since this plan was made.", shift_ids=moved)

    def _refuse_stops_on_two_routes(self, release: Release) -> dict[str, str]:
        """Where each stop of the release goes."""
        released = {route.shift_id for route in release.routes}
        target: dict[str, str] = {}
        for route in release.routes:
            for stop in route.stops:
                home = self._home.get(stop.stop_id, route.shift_id)
                if stop.stop_id in target or home not in released:
                    raise ReleaseConflict(
                        "A stop would stand on two routes at once.",
                        shift_ids=(home,) if home not in released else (),
                        stop_ids=(stop.stop_id,),
                    )
                target[stop.stop_id] = route.shift_id
        return target

    def _refuse_touched_stops(self, release: Release, target: Mapping[str, str]) -> None:
        released = {route.shift_id for route in release.routes}
        touched = tuple(
            stop_id
            for stop_id, home in sorted(self._home.items())
            if home in released
            and target.get(stop_id) != home
            and self._last_fact.get(stop_id, 0) > release.seen_events
        )
        if touched:
            raise ReleaseConflict("A driver has just reported on a moved stop.", stop_ids=touched)

    def _withdraw(self, shift_id: str) -> None:
        """Every stop of a route is about to leave its driver; those that stay are taken back."""
        route = self._routes.get(shift_id)
        for stop in route.stops if route else ():
            del self._home[stop.stop_id]
            assert route is not None
            words = Withdrawal(route.driver_id, stop.stop_id, shift_id, self._clock.now())
            self._withdrawn[route.driver_id, stop.stop_id] = self._change, words
            self._lines.setdefault(route.driver_id, _Line()).change = self._change

    def _put(self, route: ReleasedRoute) -> None:
        self._routes[route.shift_id] = route
        self._lines.setdefault(route.driver_id, _Line()).change = self._change
        for stop in route.stops:
            self._home[stop.stop_id] = route.shift_id
            self._given.setdefault((route.driver_id, stop.stop_id), self._change)
            self._withdrawn.pop((route.driver_id, stop.stop_id), None)

    def _pending(self) -> tuple[Withdrawal, ...]:
        """Stops that left a driver whose phone was sent them, for all we know, and has not shown to
        hold anything newer."""
        pending = []
        for (driver_id, stop_id), (change, words) in self._withdrawn.items():
            line = self._lines[driver_id]
            is_first = line.first_sent is not None and line.first_sent < change
            if is_first and self._given[driver_id, stop_id] <= line.sent < change:
                pending.append(words)
        return tuple(pending)


def _as_shown(route: ReleasedRoute) -> Mapping[str, Any]:
    """A route in the words of the public API."""
    return {
        "shift_id": route.shift_id,
        "revision": route.revision,
        "starts_at": rfc3339(route.starts_at),
        "ends_at": rfc3339(route.ends_at),
        "trips": route.trips,
        "stops": {stop.stop_id: _stop_shown(stop) for stop in route.stops},
    }


def _stop_shown(stop: ReleasedStop) -> Mapping[str, Any]:
    window = stop.window
    return {
        "kind": stop.kind.value,
        "name": stop.name,
        "address": stop.address,
        "lon": stop.location.lon,
        "lat": stop.location.lat,
        "window": (rfc3339(window[0]), rfc3339(window[1])) if window else None,
        "eta": rfc3339(stop.eta),
        "service_s": stop.service_s,
        "lines": [{"text": line.text, "code": line.code} for line in stop.lines],
        "required_proof": [kind.value for kind in stop.required_proof],
    }

"""What counts as an arrival, of all that OwnTracks says about the regions around stops.

A van drives past many stops, and every passing is an ``enter``. An arrival is: coming into the region
of the stop that is next; or being in a stop's region for a minute, as far as ``enter``, ``leave`` and
positions tell. While the phone is within the region of a stop that the driver is at, it has arrived
nowhere else: neighbours' regions overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.driver_sync import Device
from app.domain.events import Event, EventType
from app.domain.geo import LonLat, distance_m
from app.domain.stop_state import StopState
from app.domain.trackers import Waypoint
from app.sync.service import Service
from app.sync.shapes import shifts_shown
from app.sync.stock.driver_fact import driver_fact
from app.sync.stock.owntracks import RADIUS_M
from app.sync.stock.report import Crossing, Fix, Report
from app.sync.wire.phone import ShiftShown

DWELL = timedelta(seconds=60)
"""So long in a region is more than passing through it or waiting at a light."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """What one message says of a region: ``is_inside`` as of then; ``was_inside`` until then."""

    raw: str
    at: datetime
    place: LonLat | None
    accuracy: float | None
    is_inside: bool
    was_inside: bool
    is_entry: bool = False


class Arrivals:
    """Finds arrivals; since when a phone is in a region is kept with the region."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def of(self, report: Report, device: Device, now: datetime) -> list[tuple[str, Event]]:
        """The arrival that a report tells of, if any, with the message that told.

        Raises:
            StoreError: the same report again does no harm.
        """
        if not report.crossings and not report.fixes:
            return []
        store = self._service.store
        regions = await self._service.db(store.trackers.waypoints, device.device_id)
        if not regions:
            return []
        routes = await self._service.db(store.driver_routes, device.driver_id, now)
        day = _Day(shifts_shown(routes.routes, routes.facts))
        found: list[tuple[Waypoint, _Sign, datetime]] = []
        for region in regions:
            since = region.entered_at
            for sign in _signs(report, region):
                since, arrived = day.judged(region, since, sign)
                if arrived is not None:
                    found.append((region, sign, arrived))
            if since != region.entered_at:
                await self._service.db(store.trackers.note_entered, device.device_id, region.tst, since)
        if not found:
            return []
        region, sign, at = min(found, key=lambda one: day.rank(one[0], one[1].place))
        return [(sign.raw, _arrival(region, sign, at, device, now))]


class _Day:
    """A driver's stops as they stand."""

    def __init__(self, shifts: tuple[ShiftShown, ...]) -> None:
        self._stops = {stop_id: stop for shift in shifts for stop_id, stop in shift.stops.items()}
        order = [stop_id for shift in shifts for trip in shift.trips for stop_id in trip]
        ahead = [stop_id for stop_id in order if self._awaits(stop_id)]
        under_way = (s for s in ahead if self._stops[s].state is StopState.EN_ROUTE)
        self._next = next(under_way, ahead[0] if ahead else "")

    def _awaits(self, stop_id: str) -> bool:
        stop = self._stops.get(stop_id)
        return stop is not None and stop.state in (StopState.RELEASED, StopState.EN_ROUTE)

    def judged(
        self, region: Waypoint, since: datetime | None, sign: _Sign
    ) -> tuple[datetime | None, datetime | None]:
        """Since when the phone is in the region after a sign, and when it arrived there, if it did.

        Of an arrival nothing is forgotten before it is kept; then the stop awaits nobody any more.
        """
        if not self._awaits(region.stop_id) or self._is_elsewhere(sign.place):
            return None, None
        if sign.is_entry and region.stop_id == self._next:
            return since, sign.at
        if since is not None and sign.was_inside and sign.at - since >= DWELL:
            return since, since
        if not sign.is_inside:
            return None, None
        return (since if since is not None and not sign.is_entry else sign.at), None

    def rank(self, region: Waypoint, place: LonLat | None) -> tuple[bool, float]:
        """The lower, the likelier that of several stops this one is meant."""
        away = distance_m(place, region.place) if place is not None else 0.0
        return region.stop_id != self._next, away

    def _is_elsewhere(self, place: LonLat | None) -> bool:
        """Whether a place lies in the region of a stop that the driver is at."""
        return place is not None and any(
            stop.state is StopState.ARRIVED
            and distance_m(place, LonLat(stop.lon, stop.lat)) <= RADIUS_M
            for stop in self._stops.values()
        )


def _signs(report: Report, region: Waypoint) -> Iterator[_Sign]:
    """What a report says of a region."""
    for crossing in report.crossings:
        if crossing.tst == region.tst:
            yield _of_crossing(crossing)
    for fix in report.fixes:
        sign = _of_fix(fix, region)
        if sign is not None:
            yield sign


def _of_crossing(crossing: Crossing) -> _Sign:
    entry = crossing.is_entry
    return _Sign(
        crossing.raw, crossing.at, crossing.place, crossing.accuracy, entry, not entry, is_entry=entry
    )


def _of_fix(fix: Fix, region: Waypoint) -> _Sign | None:
    """None where the position is too rough to tell."""
    if fix.place is None or fix.at is None:
        return None
    away = distance_m(fix.place, region.place)
    inside = away <= RADIUS_M
    if not inside and away - (fix.accuracy or 0.0) <= RADIUS_M:
        return None
    return _Sign(fix.raw, fix.at, fix.place, fix.accuracy, inside, inside)


def _arrival(region: Waypoint, sign: _Sign, at: datetime, device: Device, now: datetime) -> Event:
    data: dict[str, object] = {"source": "owntracks"}
    if sign.place is not None:
        data |= {"lon": sign.place.lon, "lat": sign.place.lat}
    if sign.accuracy is not None:
        data["accuracy"] = sign.accuracy
    return driver_fact(
        EventType.ARRIVED,
        f"{device.device_id}/{region.stop_id}/{at.isoformat()}",
        at,
        device,
        now,
        region.shift_id,
        region.stop_id,
        data=data,
    )

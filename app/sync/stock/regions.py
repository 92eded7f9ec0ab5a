"""The regions that OwnTracks watches for us: a driver's next stops."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from app.domain.driver_sync import Device
from app.domain.geo import LonLat
from app.domain.timing import from_rfc3339
from app.domain.trackers import Waypoint
from app.sync.service import Service
from app.sync.shapes import shifts_shown
from app.sync.stock import owntracks
from app.sync.stock.report import Report
from app.sync.wire.phone import ShiftShown

NEXT_STOPS = 12
"""iOS watches twenty regions in all, and the driver may have some of his own."""
_AHEAD = timedelta(hours=12)
"""How long before a shift its stops are today's."""
_ASKED_AT_MOST = 3


class Regions:
    """Keeps the regions on phones in step with routes.

    Nobody tells whether a phone read the reply that brought its regions, so it is asked for its list
    afterwards, a few times at most: an old app never answers.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._asked: dict[str, int] = {}

    async def orders(self, device: Device, report: Report) -> list[dict[str, Any]]:
        """What to tell a phone that has just reported."""
        service, device_id = self._service, device.device_id
        held = await service.db(service.store.trackers.waypoints, device_id)
        if report.held is not None:
            self._asked.pop(device_id, None)
            there = [one for one in held if one.tst in report.held]
            if len(there) < len(held):
                await service.db(service.store.trackers.put_waypoints, device_id, there)
            return owntracks.NOTHING  # what is missing goes out with the next position
        if not report.fixes:
            return owntracks.NOTHING
        wanted = await self._wanted(device, service.now())
        keep = [one for one in held if _what(one) in {_what(other) for other in wanted}]
        gone = [one for one in held if one not in keep]
        new = [one for one in wanted if _what(one) not in {_what(other) for other in keep}]
        if not gone and not new:
            return self._ask(device_id)
        numbered = _numbered(new, held, service.now())
        await service.db(service.store.trackers.put_waypoints, device_id, [*keep, *numbered])
        self._asked[device_id] = 0
        return [owntracks.watch(numbered, gone)]

    def _ask(self, device_id: str) -> list[dict[str, Any]]:
        asked = self._asked.get(device_id)
        if asked is None:
            return owntracks.NOTHING
        if asked >= _ASKED_AT_MOST:
            del self._asked[device_id]
            return owntracks.NOTHING
        self._asked[device_id] = asked + 1
        return [owntracks.tell_regions()]

    async def _wanted(self, device: Device, now: datetime) -> list[Waypoint]:
        """The next open stops of the driver's shift, not numbered yet."""
        service = self._service
        routes = await service.db(service.store.driver_routes, device.driver_id, now)
        for shift in shifts_shown(routes.routes, routes.facts):
            if from_rfc3339(shift.starts_at) - now <= _AHEAD:
                return _open_stops(shift)[:NEXT_STOPS]
        return []


def _open_stops(shift: ShiftShown) -> list[Waypoint]:
    order = [stop_id for trip in shift.trips for stop_id in trip]
    found = []
    for place, stop_id in enumerate(order, start=1):
        stop = shift.stops[stop_id]
        if not stop.state.is_final:
            words = owntracks.words_for(place, stop.name)
            found.append(Waypoint(0, shift.shift_id, stop_id, words, LonLat(stop.lon, stop.lat)))
    return found


def _what(waypoint: Waypoint) -> tuple[object, ...]:
    """Everything of a region but its number."""
    return waypoint.shift_id, waypoint.stop_id, waypoint.words, waypoint.place


def _numbered(new: list[Waypoint], held: tuple[Waypoint, ...], now: datetime) -> list[Waypoint]:
    """New regions under numbers the phone has not had: seconds since 1970, as it expects."""
    first = max([int(now.timestamp()), *(one.tst + 1 for one in held)])
    return [
        Waypoint(first + place, one.shift_id, one.stop_id, one.words, one.place)
        for place, one in enumerate(new)
    ]

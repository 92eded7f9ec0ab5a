"""Keeping what a stock app reports: positions, strays, strangers, and the few facts in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import batched
from uuid import NAMESPACE_URL, uuid5

from app.domain.driver_sync import Device, DeviceState, Submission
from app.domain.events import Actor, ActorKind, Event, EventType, Position
from app.domain.stop_state import StopState
from app.domain.trackers import Stray
from app.sync.bells import DESK
from app.sync.facts import in_our_time
from app.sync.service import Service, secret_hash
from app.sync.shapes import shifts_shown
from app.sync.stock.report import Crossing, Fix, Report

NAMELESS = "It does not say which phone it is."
UNKNOWN = "Nobody has said yet whose phone this is."
NO_PLACE = "It has no place, and none is known of this phone."
NO_SHIFT = "A call for help, and no shift to note it for."
_AT_ONCE = 100
"""Positions a commit: a thousand that waited on a phone must not keep another's report waiting."""
_LONGEST_LABEL = 100
_SECRET_FROM = 24
"""Names as long as this are ours, or somebody's password; no person ever reads one out."""
_ARRIVABLE = frozenset({StopState.RELEASED, StopState.EN_ROUTE})


def name_hash(name: str) -> str:
    """How the name of a stock app's phone is kept.

    Not as a token is: the name travels in addresses and over plain HTTP, and must never open what a
    token opens.
    """
    return secret_hash(f"tracker:{name}")


class Keeping:
    """Takes reports in. A call that returned has everything on the disk."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def keep(self, report: Report, app: str) -> Device | None:
        """Keep one phone's report; the phone, where it is a driver's.

        Raises:
            StoreError: not everything was kept; the same report again does no harm.
        """
        service, now = self._service, self._service.now()
        device = await self._who(report, now)
        service.store.note_heard(device.device_id, now)
        if device.app != app:
            await service.db(service.store.trackers.note_app, device.device_id, app)
        if device.state is DeviceState.REVOKED:
            return None
        placed = await self._placed(report.fixes, device, now)
        strays = [*report.strays, *(Stray(fix.raw, NO_PLACE) for fix, at in placed if at is None)]
        known = [(fix.raw, position) for fix, position in placed if position is not None]
        positions = in_our_time([position for _, position in known], now)
        if device.state is DeviceState.STRANGER:
            reason = UNKNOWN if report.name else NAMELESS
            for (raw, _), position in zip(known, positions, strict=True):
                strays.append(Stray(raw, reason, position))
        else:
            for few in batched(positions, _AT_ONCE):
                await service.db(service.store.add_positions, device.device_id, few, now)
        if device.driver_id:
            strays += await self._facts(report, device, now)
        if strays:
            masked = [replace(one, raw=_masked(one.raw, report.name)) for one in strays]
            await service.db(service.store.trackers.put_aside, device.device_id, masked, now)
        return device if device.state is DeviceState.ACTIVE else None

    async def _who(self, report: Report, now: datetime) -> Device:
        """Whose phone it is; a stranger's, made now where nobody has gone by this name."""
        service, name = self._service, name_hash(report.name)
        heard = await service.db(service.store.device, name, now)
        if heard is not None:
            return heard
        ended = await service.db(service.store.trackers.find, name)
        if ended is not None:  # retired too long ago is as good as revoked
            return replace(ended, state=DeviceState.REVOKED)
        label = _masked(report.label or report.name, report.name)[:_LONGEST_LABEL]
        return await service.db(service.store.trackers.stranger, name, label, now)

    async def _placed(
        self, fixes: Iterable[Fix], device: Device, now: datetime
    ) -> list[tuple[Fix, Position | None]]:
        """Each sign of life as a position; one without a place stands where the driver was last."""
        service = self._service
        placed: list[tuple[Fix, Position | None]] = []
        last = None
        for fix in fixes:
            at = fix.at or now
            where, is_moving = fix.place, fix.is_moving
            if where is None:
                # A phone that watches for movement sends these while there is none.
                is_moving = False if is_moving is None else is_moving
                where = last or await service.db(
                    service.store.trackers.last_place, device.driver_id, min(at, now)
                )
            if where is None:
                placed.append((fix, None))
                continue
            last = where
            position = Position(
                driver_id=device.driver_id,
                at=at,
                lon=where.lon,
                lat=where.lat,
                speed=fix.speed,
                bearing=fix.bearing,
                accuracy=fix.accuracy,
                battery=fix.battery,
                is_moving=is_moving,
            )
            placed.append((fix, position))
        return placed

    # --- facts --------------------------------------------------------------------------------

    async def _facts(self, report: Report, device: Device, now: datetime) -> list[Stray]:
        """Arrivals and calls for help become facts; what cannot is set aside."""
        facts: list[tuple[str, Event]] = []
        strays: list[Stray] = []
        for crossing in report.crossings:
            event = await self._arrival(crossing, device, now)
            if event is not None:
                facts.append((crossing.raw, event))
        for fix in report.fixes:
            if fix.sos:
                event = await self._call_for_help(fix, device, now)
                if event is None:
                    strays.append(Stray(fix.raw, NO_SHIFT))
                else:
                    facts.append((fix.raw, event))
        if facts:
            service = self._service
            batch = [_submission(raw, event) for raw, event in facts]
            judgement = await service.db(service.store.accept, device.device_id, batch, now)
            if judgement.kept:
                service.bells.ring(DESK)
        return strays

    async def _arrival(self, crossing: Crossing, device: Device, now: datetime) -> Event | None:
        """The arrival at the stop whose region was entered; None where it says nothing new."""
        service = self._service
        regions = await service.db(service.store.trackers.waypoints, device.device_id)
        region = next((one for one in regions if one.tst == crossing.tst), None)
        if region is None:
            return None
        routes = await service.db(service.store.driver_routes, device.driver_id, now)
        shifts = shifts_shown(routes.routes, routes.facts)
        stop = next((s.stops[region.stop_id] for s in shifts if region.stop_id in s.stops), None)
        if stop is None or stop.state not in _ARRIVABLE:
            return None
        data: dict[str, object] = {"device_id": device.device_id, "source": "owntracks"}
        if crossing.place is not None:
            data |= {"lon": crossing.place.lon, "lat": crossing.place.lat}
        if crossing.accuracy is not None:
            data["accuracy"] = crossing.accuracy
        return _event(
            EventType.ARRIVED,
            f"{device.device_id}/{region.stop_id}/{crossing.at.isoformat()}",
            crossing.at,
            device,
            now,
            region.shift_id,
            region.stop_id,
            data=data,
        )

    async def _call_for_help(self, fix: Fix, device: Device, now: datetime) -> Event | None:
        routes = await self._service.db(self._service.store.driver_routes, device.driver_id, now)
        if not routes.routes:
            return None
        data: dict[str, object] = {"device_id": device.device_id, "source": "traccar"}
        if fix.place is not None:
            data |= {"lon": fix.place.lon, "lat": fix.place.lat}
        at = fix.at or now
        return _event(
            EventType.PROBLEM,
            f"{device.device_id}/sos/{at.isoformat()}",
            at,
            device,
            now,
            routes.routes[0].shift_id,
            note="SOS: the driver calls for help",
            data=data,
        )


def _masked(text: str, name: str) -> str:
    """The text without a name that works like a password; what an app made up itself may be seen."""
    return text.replace(name, f"{name[:4]}…") if len(name) >= _SECRET_FROM else text


def _event(
    kind: EventType,
    name: str,
    at: datetime,
    device: Device,
    now: datetime,
    shift_id: str,
    stop_id: str = "",
    note: str = "",
    data: dict[str, object] | None = None,
) -> Event:
    """A fact of the driver's. The same report again makes the same id."""
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, name)),
        type=kind,
        at=min(at, now),
        received_at=now,
        actor=Actor(ActorKind.DRIVER, device.driver_id),
        shift_id=shift_id,
        stop_id=stop_id,
        note=note,
        data=data or {},
    )


def _submission(raw: str, event: Event) -> Submission:
    """A fact for judging. Stock apps count nothing, so its number comes from what it says: the same
    again is the same number, and is known."""
    content = hashlib.sha256(event.event_id.encode())
    seq = int.from_bytes(content.digest()[:6]) + 1
    return Submission(seq, content.hexdigest(), raw, event)

"""Keeping what a stock app reports: positions, strays, strangers, and the few facts in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import batched

from app.domain.driver_sync import Device, DeviceState
from app.domain.events import Event, EventType, Position
from app.domain.trackers import Stray
from app.sync.bells import DESK
from app.sync.facts import in_our_time
from app.sync.service import Service, secret_hash
from app.sync.stock.arrivals import Arrivals
from app.sync.stock.driver_fact import driver_fact, submission
from app.sync.stock.report import Fix, Report

NAMELESS = "It does not say which phone it is."
UNKNOWN = "Nobody has said yet whose phone this is."
NO_PLACE = "It has no place, and none is known of this phone."
NO_SHIFT = "A call for help, and no shift to note it for."
_AT_ONCE = 100
"""Positions a commit: a thousand that waited on a phone must not keep another's report waiting."""
_LONGEST_LABEL = 100
_SECRET_FROM = 24
"""Names as long as this are ours, or somebody's password; no person ever reads one out."""


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
        self._arrivals = Arrivals(service)

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
        facts = await self._arrivals.of(report, device, now)
        strays: list[Stray] = []
        for fix in report.fixes:
            if fix.sos:
                event = await self._call_for_help(fix, device, now)
                if event is None:
                    strays.append(Stray(fix.raw, NO_SHIFT))
                else:
                    facts.append((fix.raw, event))
        if facts:
            service = self._service
            batch = [submission(raw, event) for raw, event in facts]
            judgement = await service.db(service.store.accept, device.device_id, batch, now)
            if judgement.kept:
                service.bells.ring(DESK)
        return strays

    async def _call_for_help(self, fix: Fix, device: Device, now: datetime) -> Event | None:
        routes = await self._service.db(self._service.store.driver_routes, device.driver_id, now)
        if not routes.routes:
            return None
        data: dict[str, object] = {"source": "traccar"}
        if fix.place is not None:
            data |= {"lon": fix.place.lon, "lat": fix.place.lat}
        at = fix.at or now
        return driver_fact(
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

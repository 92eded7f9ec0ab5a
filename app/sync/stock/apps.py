"""The endpoints that stock phone apps report to, and the desk's for their phones."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.domain.driver_sync import Device
from app.domain.errors import StoreError
from app.domain.trackers import Stray
from app.sync.limits import read_body
from app.sync.lines import Door, line_of
from app.sync.service import Service, new_token, read_json, reply
from app.sync.stock import overland, owntracks, traccar
from app.sync.stock.keeping import Keeping, name_hash
from app.sync.stock.regions import Regions
from app.sync.stock.report import Report, raw_text
from app.sync.stock.setup import setup_of
from app.sync.wire.stock import AdoptReply, AdoptRequest, TrackerReply, TrackerRequest

log = logging.getLogger("roundsman.sync")

STOCK_BYTES = 1024 * 1024
"""The largest batch an app sends by itself, a thousand of Overland's positions, is 600 KB."""

_TOO_LARGE = "It is larger than a megabyte; nothing of it was read."
_FAULT = "The server made a mistake in reading it; it is written in its log."
_WELCOME = (
    b"This address is for phones: Traccar Client, OwnTracks, Overland and GPSLogger report here, set up"
    b" by the codes that the dispatcher shows.\n"
)
_ADOPTED_AT_ONCE = 500


class StockApps:
    """The endpoints of stock apps (one path each) and of the desk for their phones."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._keeping = Keeping(service)
        self._regions = Regions(service)

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/", self.traccar, methods=["GET", "POST", "PUT"]),
            Route("/owntracks", self.owntracks, methods=["POST"]),
            Route("/overland", self.overland, methods=["POST"]),
            Route("/v1/desk/drivers/{driver_id:path}/tracker", self.add, methods=["POST"]),
            Route("/v1/desk/devices/{device_id}/adopt", self.adopt, methods=["POST"]),
        ]

    # --- phones -------------------------------------------------------------------------------

    async def traccar(self, request: Request) -> Response:
        """Traccar Client, GPSLogger and whatever else speaks OsmAnd's protocol: an empty 200."""
        try:
            body = await self._body(request)
            query = request.url.query
            if request.method == "GET" and not query and body == b"":
                return _welcome(request)
            name = request.query_params.get("id", "")
            reports = _read(lambda sent: traccar.read(query, sent), name, body)
            await self._keep(reports, traccar.NAME)
        except StoreError as error:
            return _later(error)
        return Response(b"", media_type="text/plain")

    async def overland(self, request: Request) -> Response:
        """Overland: ``{"result":"ok"}``, and nothing else makes it drop the batch."""
        try:
            body = await self._body(request)
            authorization = request.headers.get("authorization", "")
            name = request.query_params.get("id", "")
            reports = _read(
                lambda sent: overland.read(authorization, name, sent),
                overland.name_of(authorization, name),
                body,
            )
            await self._keep(reports, overland.NAME)
        except StoreError as error:
            return _later(error)
        return Response(overland.REPLY, media_type="application/json")

    async def owntracks(self, request: Request) -> Response:
        """OwnTracks: a list of what the phone is to do."""
        orders = owntracks.NOTHING
        try:
            body = await self._body(request)
            reports = _read(
                lambda sent: owntracks.read(request.headers, request.query_params, sent),
                request.query_params.get("id", ""),
                body,
            )
            for report in reports:
                device = await self._keeping.keep(report, owntracks.NAME)
                if device is not None:
                    orders = await self._regions.orders(device, report)
        except StoreError as error:
            return _later(error)
        return Response(msgspec.json.encode(orders), media_type="application/json")

    async def _body(self, request: Request) -> bytes | None:
        """The body; None where it is too large to be read.

        Raises:
            StoreError: it comes too slowly: the app is to try again.
        """
        try:
            return await read_body(request, STOCK_BYTES)
        except HTTPException as error:
            if error.status_code == 413:
                return None
            raise StoreError(error.detail) from error

    async def _keep(self, reports: tuple[Report, ...], app: str) -> None:
        for report in reports:
            await self._keeping.keep(report, app)

    # --- the desk -----------------------------------------------------------------------------

    async def add(self, request: Request) -> Response:
        """A stock app's phone for a driver, and the links that set the app up."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, TrackerRequest)
        tracker = new_token()
        driver_id = request.path_params["driver_id"]
        device = await service.db(
            service.store.trackers.add, name_hash(tracker), driver_id, service.now()
        )
        address = (service.settings.plain_url or service.settings.public_url).rstrip("/")
        return reply(
            TrackerReply(
                epoch=service.epoch,
                device_id=device.device_id,
                tracker=tracker,
                setup=setup_of(address, tracker, asked.driver_name),
            )
        )

    async def adopt(self, request: Request) -> Response:
        """Give a stranger's phone to a driver, with the positions that waited for it."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, AdoptRequest)
        device_id = request.path_params["device_id"]
        device = await service.db(service.store.trackers.adopt, device_id, asked.driver)
        if device is None:
            raise HTTPException(404, "There is no such unknown phone (any more).")
        return reply(
            AdoptReply(
                epoch=service.epoch,
                device_id=device_id,
                driver=device.driver_id,
                kept=await self._take_waiting(device),
            )
        )

    async def _take_waiting(self, device: Device) -> int:
        """Keep what waited for an adoption. Broken off halfway, the next adoption goes on with it."""
        service, kept = self._service, 0
        while True:
            waiting = await service.db(
                service.store.trackers.waiting, device.device_id, _ADOPTED_AT_ONCE
            )
            if not waiting:
                return kept
            positions = [replace(position, driver_id=device.driver_id) for _, position in waiting]
            kept += await service.db(
                service.store.add_positions, device.device_id, positions, service.now()
            )
            await service.db(service.store.trackers.settle, [number for number, _ in waiting])


def _read(
    reader: Callable[[bytes], tuple[Report, ...]], name: str, body: bytes | None
) -> tuple[Report, ...]:
    """What a body reports to its reader; all of it set aside under ``name`` where it cannot be read."""
    if body is None:
        return (Report(name, strays=(Stray("", _TOO_LARGE),)),)
    try:
        return reader(body)
    except Exception:  # a fault of ours must not hold up all that waits behind it on the phone
        log.exception("A stock app's report could not be read")
        return (Report(name, strays=(Stray(raw_text(body), _FAULT),)),)


def _welcome(request: Request) -> Response:
    """For a person who typed the address: the driver's page, where this door has it."""
    if line_of(request.scope).door is Door.PLAIN:
        return Response(_WELCOME, media_type="text/plain")
    return RedirectResponse("/driver", 303)


def _later(error: StoreError) -> Response:
    """Not now: an app keeps what it has for every answer but success."""
    log.error("%s", error)
    return Response(b"", 503, headers={"retry-after": "5"})

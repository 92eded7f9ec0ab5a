"""What phones ask: pairing, their route, handing in facts and positions."""

from __future__ import annotations

import logging

from msgspec import Raw
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.driver_sync import Device, DeviceState, DriverRoutes
from app.domain.errors import StoreError
from app.sync import codes, facts
from app.sync.bells import DESK, driver_topic, wait_for
from app.sync.limits import (
    EVENTS_PER_BATCH,
    JSON_BYTES,
    LONG_POLLS_PER_TOPIC,
    POSITIONS_PER_BATCH,
    read_body,
    wait_seconds,
)
from app.sync.service import Service, address_of, decode, new_token, read_json, reply, secret_hash
from app.sync.shapes import messages_shown, shifts_shown
from app.sync.wire.phone import (
    EventsReply,
    EventsRequest,
    PairReply,
    PairRequest,
    PositionsReply,
    Rejected,
    RouteReply,
)

log = logging.getLogger("roundsman.sync")


class Phone:
    """The endpoints of phones."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/v1/pair", self.pair, methods=["POST"]),
            Route("/v1/route", self.route, methods=["GET"]),
            Route("/v1/events", self.events, methods=["POST"]),
            Route("/v1/positions", self.positions, methods=["POST"]),
        ]

    async def pair(self, request: Request) -> Response:
        """Redeem a one-time code for a token; PairingRefused and PairingLocked become replies."""
        service = self._service
        asked = await read_json(request, PairRequest)
        token = new_token()
        device = await service.db(
            service.store.pair,
            secret_hash(codes.normalised(asked.code)),
            secret_hash(asked.nonce) if asked.nonce else "",
            asked.attempt,
            secret_hash(token),
            address_of(request),
            service.now(),
        )
        return reply(
            PairReply(
                epoch=service.epoch,
                device_id=device.device_id,
                token=token,
                driver=device.driver_id,
            )
        )

    async def route(self, request: Request) -> Response:
        """The driver's shifts; with the cursor that the phone has, waits for news up to ``wait``."""
        service = self._service
        device = await service.device(request)
        cursor, wait = request.query_params.get("cursor", ""), wait_seconds(request)
        topic = driver_topic(device.driver_id)
        if service.bells.waiting(topic) >= LONG_POLLS_PER_TOPIC:
            wait = 0.0
        with service.bells.listen(topic) as heard:
            routes = await self._routes_of(device)
            if wait and cursor == self._cursor(routes):
                await wait_for(heard, wait)
                device = await service.device(request)  # it may have been revoked meanwhile
                routes = await self._routes_of(device)
        await self._note_fetched(device, cursor, routes)
        return reply(
            RouteReply(
                epoch=service.epoch,
                cursor=self._cursor(routes),
                acked=device.acked,
                shifts=shifts_shown(routes.routes, routes.facts),
                messages=messages_shown(routes.messages),
            )
        )

    async def _note_fetched(self, device: Device, cursor: str, routes: DriverRoutes) -> None:
        """Remember what the phone has; a full disk must not keep a driver from the route.

        The desk then believes that the phone has an older revision than it has, which is the safe side.
        """
        store = self._service.store
        change = self._change(cursor)
        try:
            await self._service.db(store.note_fetched, device.device_id, change, routes)
        except StoreError as error:
            log.error("%s", error)

    async def _routes_of(self, device: Device) -> DriverRoutes:
        """What the phone is to show: nothing any more, once it is retired."""
        if device.state is not DeviceState.ACTIVE:
            return DriverRoutes(0, ())
        service = self._service
        return await service.db(service.store.driver_routes, device.driver_id, service.now())

    def _cursor(self, routes: DriverRoutes) -> str:
        return f"{self._service.epoch}.{routes.change}"

    def _change(self, cursor: str) -> int:
        """The change number a cursor of this epoch stands for; 0 for any other text."""
        epoch, _, number = cursor.rpartition(".")
        known = epoch == self._service.epoch and number.isascii() and number.isdigit()
        return int(number) if known and len(number) < 16 else 0

    async def events(self, request: Request) -> Response:
        """Take facts; the reply is made only after their commit."""
        service = self._service
        device = await service.device(request)
        asked = await read_json(request, EventsRequest)
        if len(asked.events) > EVENTS_PER_BATCH:
            raise HTTPException(413, f"More than {EVENTS_PER_BATCH} events at once: send fewer.")
        now = service.now()
        try:
            batch = facts.submissions(asked.events, facts.arrival(device, asked.sent_at, now))
        except facts.BadEnvelope as error:
            raise HTTPException(400, f"The request cannot be read: {error}") from error
        judgement = await service.db(service.store.accept, device.device_id, batch, now)
        if judgement.kept or judgement.rejected:
            service.bells.ring(DESK)
        return reply(
            EventsReply(
                epoch=service.epoch,
                acked=judgement.acked,
                rejected=tuple(Rejected(seq=seq, reason=why) for seq, why in judgement.rejected),
                missing_proofs=judgement.missing_proofs,
            )
        )

    async def positions(self, request: Request) -> Response:
        """Take positions; one that is none never keeps the others out."""
        service = self._service
        device = await service.device(request)
        batch = decode(await read_body(request, JSON_BYTES), list[Raw])
        if len(batch) > POSITIONS_PER_BATCH:
            raise HTTPException(413, f"More than {POSITIONS_PER_BATCH} positions at once.")
        now = service.now()
        good, bad = facts.positions(batch, device, now)
        kept = await service.db(service.store.add_positions, device.device_id, good, now)
        return reply(
            PositionsReply(
                epoch=service.epoch,
                kept=kept,
                rejected=tuple(Rejected(seq=number, reason=why) for number, why in bad),
            )
        )

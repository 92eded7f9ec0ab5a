"""What the desk asks: facts and positions by cursor, releases, phones, quarantine."""

from __future__ import annotations

from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.driver_sync import DeviceState, MessageToDriver
from app.domain.errors import InputRefused
from app.domain.timing import rfc3339
from app.sync import codes
from app.sync.bells import DESK, driver_topic, wait_for
from app.sync.facts import read_time
from app.sync.limits import LONG_POLLS_PER_TOPIC, RELEASE_BYTES, wait_seconds, whole_number
from app.sync.service import Service, read_json, reply, secret_hash
from app.sync.shapes import (
    device_shown,
    event_shown,
    position_shown,
    release_read,
    sent_message_shown,
    shifts_shown,
    withdrawal_shown,
)
from app.sync.wire.desk import (
    CodeReply,
    DeskEventsReply,
    DeskPositionsReply,
    DeskRoutesReply,
    DeviceReply,
    DevicesReply,
    ForgetRequest,
    ForgottenReply,
    MessageReply,
    MessageRequest,
    MessagesReply,
    QuarantinedShown,
    QuarantineReply,
    ReleaseReply,
    ReleaseRequest,
    RevisionShown,
    StoppingReply,
    WithdrawalsReply,
)

CODE_LIVES = timedelta(minutes=10)
_MOST_EVENTS = 2000
_MOST_POSITIONS = 5000
_MOST_QUARANTINED = 500
_MOST_MESSAGES = 500


class Desk:
    """The endpoints of the desk."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/v1/desk/events", self.events, methods=["GET"]),
            Route("/v1/desk/positions", self.positions, methods=["GET"]),
            Route("/v1/desk/releases", self.release, methods=["POST"]),
            Route("/v1/desk/routes", self.all_routes, methods=["GET"]),
            Route("/v1/desk/drivers/{driver_id:path}/code", self.code, methods=["POST"]),
            Route("/v1/desk/devices", self.devices, methods=["GET"]),
            Route("/v1/desk/devices/{device_id}/retire", self.retire, methods=["POST"]),
            Route("/v1/desk/devices/{device_id}/revoke", self.revoke, methods=["POST"]),
            Route("/v1/desk/quarantine", self.quarantine, methods=["GET"]),
            Route("/v1/desk/withdrawals", self.withdrawals, methods=["GET"]),
            Route("/v1/desk/messages", self.messages, methods=["GET", "POST"]),
            Route("/v1/desk/forget", self.forget, methods=["POST"]),
            Route("/v1/desk/stop", self.stop, methods=["POST"]),
        ]

    async def events(self, request: Request) -> Response:
        """Facts after a cursor; waits up to ``wait`` where there is none yet."""
        service = self._service
        await service.desk(request)
        after, wait = whole_number(request, "after", 0), wait_seconds(request)
        limit = max(1, whole_number(request, "limit", 500, _MOST_EVENTS))
        if service.bells.waiting(DESK) >= LONG_POLLS_PER_TOPIC:
            wait = 0.0
        with service.bells.listen(DESK) as heard:
            events = await service.db(service.store.events, after, limit)
            if wait and not events:
                await wait_for(heard, wait)
                events = await service.db(service.store.events, after, limit)
        withdrawals = await service.db(service.store.withdrawals, service.now())
        return reply(
            DeskEventsReply(
                epoch=service.epoch,
                events=tuple(event_shown(event) for event in events),
                next=events[-1].sequence if events else after,
                set_aside=await service.db(service.store.last_set_aside),
                withdrawals=tuple(withdrawal_shown(withdrawal) for withdrawal in withdrawals),
            )
        )

    async def positions(self, request: Request) -> Response:
        """Positions after a cursor."""
        service = self._service
        await service.desk(request)
        after = whole_number(request, "after", 0)
        limit = max(1, whole_number(request, "limit", 2000, _MOST_POSITIONS))
        positions, cursor = await service.db(service.store.positions, after, limit)
        return reply(
            DeskPositionsReply(
                epoch=service.epoch,
                positions=tuple(position_shown(position) for position in positions),
                next=cursor,
            )
        )

    async def release(self, request: Request) -> Response:
        """Give out routes; ReleaseConflict becomes a 412 that names what is in the way."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, ReleaseRequest, RELEASE_BYTES)
        now = service.now()
        try:
            wanted = release_read(asked, now)
        except InputRefused as error:
            raise HTTPException(400, f"The request cannot be read: {error}") from error
        answer = await service.db(service.store.release, wanted, now)
        for driver_id in answer.driver_ids:
            service.bells.ring(driver_topic(driver_id))
        if answer.driver_ids:
            service.bells.ring(DESK)  # facts may have left quarantine
        return reply(
            ReleaseReply(
                epoch=service.epoch,
                release_id=asked.release_id,
                routes=tuple(
                    RevisionShown(shift_id=shift_id, revision=revision)
                    for shift_id, revision in answer.revisions
                ),
            )
        )

    async def all_routes(self, request: Request) -> Response:
        """Every route as last released, or those whose shift ends after ``since``."""
        service = self._service
        await service.desk(request)
        text = request.query_params.get("since")
        try:
            since = read_time(text) if text is not None else None
        except InputRefused as error:
            raise HTTPException(400, f"since: {error}") from error
        routes = await service.db(service.store.routes, since)
        return reply(DeskRoutesReply(epoch=service.epoch, routes=shifts_shown(routes)))

    async def code(self, request: Request) -> Response:
        """A new one-time code for a driver's phone."""
        service = self._service
        await service.desk(request)
        code, expires = codes.new_code(), service.now() + CODE_LIVES
        driver_id = request.path_params["driver_id"]
        code_hash = secret_hash(codes.normalised(code))
        await service.db(service.store.put_code, code_hash, driver_id, expires)
        url = service.pairing_url(code)
        return reply(CodeReply(epoch=service.epoch, code=code, url=url, expires=rfc3339(expires)))

    async def devices(self, request: Request) -> Response:
        """Every phone, and how far it is with its routes."""
        service = self._service
        await service.desk(request)
        devices = await service.db(service.store.devices)
        fetched = await service.db(service.store.fetched)
        return reply(
            DevicesReply(
                epoch=service.epoch,
                devices=tuple(device_shown(device, fetched) for device in devices),
            )
        )

    async def retire(self, request: Request) -> Response:
        """Take only facts dated before now from this phone, for seven days."""
        return await self._end(request, DeviceState.RETIRED)

    async def revoke(self, request: Request) -> Response:
        """Take nothing more from this phone."""
        return await self._end(request, DeviceState.REVOKED)

    async def _end(self, request: Request, state: DeviceState) -> Response:
        service = self._service
        await service.desk(request)
        device_id = request.path_params["device_id"]
        device = await service.db(service.store.end_device, device_id, state, service.now())
        if device is None:
            raise HTTPException(404, "There is no such phone.")
        service.bells.ring(driver_topic(device.driver_id))
        return reply(DeviceReply(epoch=service.epoch, device_id=device_id, state=device.state.value))

    async def quarantine(self, request: Request) -> Response:
        """What phones sent that cannot be a fact, as it came."""
        service = self._service
        await service.desk(request)
        after = whole_number(request, "after", 0)
        limit = max(1, whole_number(request, "limit", 100, _MOST_QUARANTINED))
        view = await service.db(service.store.quarantine, after, limit)
        return reply(
            QuarantineReply(
                epoch=service.epoch,
                not_kept=view.not_kept,
                quarantined=tuple(
                    QuarantinedShown(
                        number=row.number,
                        device_id=row.device_id,
                        driver=row.driver_id,
                        seq=row.seq,
                        reason=row.reason,
                        received_at=rfc3339(row.received_at),
                        sent=row.raw,
                    )
                    for row in view.rows
                ),
            )
        )

    async def withdrawals(self, request: Request) -> Response:
        """Whom to call about stops that are no longer theirs."""
        service = self._service
        await service.desk(request)
        pending = await service.db(service.store.withdrawals, service.now())
        shown = tuple(withdrawal_shown(withdrawal) for withdrawal in pending)
        return reply(WithdrawalsReply(epoch=service.epoch, withdrawals=shown))

    async def messages(self, request: Request) -> Response:
        """The dispatcher's words, sent or read: one route, so that ``Allow`` names both."""
        await self._service.desk(request)
        return await (self._send if request.method == "POST" else self._sent)(request)

    async def _send(self, request: Request) -> Response:
        """Put words on a driver's phones; IdReused becomes a 409."""
        service = self._service
        asked = await read_json(request, MessageRequest)
        message = MessageToDriver(asked.id, asked.driver, service.now(), asked.text)
        if await service.db(service.store.put_message, message):
            service.bells.ring(driver_topic(asked.driver))
        return reply(MessageReply(epoch=service.epoch, id=asked.id))

    async def _sent(self, request: Request) -> Response:
        """The dispatcher's messages to all drivers, and which were heard."""
        service = self._service
        after = whole_number(request, "after", 0)
        limit = max(1, whole_number(request, "limit", 500, _MOST_MESSAGES))
        sent = await service.db(service.store.messages, after, limit)
        shown = tuple(sent_message_shown(message) for message in sent)
        return reply(MessagesReply(epoch=service.epoch, messages=shown))

    async def forget(self, request: Request) -> Response:
        """Remove customers' data, at their wish."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, ForgetRequest, RELEASE_BYTES)
        await service.db(service.store.forget, asked.stops, asked.spoken)
        return reply(ForgottenReply(epoch=service.epoch, stops=len(asked.stops)))

    async def stop(self, request: Request) -> Response:
        """End the server, once open requests are answered."""
        service = self._service
        await service.desk(request)
        if service.on_stop is None:
            raise HTTPException(409, "This server was not started to be stopped from the desk.")
        service.on_stop()
        return reply(StoppingReply(epoch=service.epoch, stopping=True))

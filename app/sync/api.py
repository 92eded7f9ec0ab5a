"""The driver sync API as an ASGI application (CONTRACT 3)."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from app.domain.errors import (
    CursorBeyondHead,
    DeskReplaced,
    IdReused,
    PairingLocked,
    PairingRefused,
    ReleaseConflict,
    StoreError,
)
from app.sync.carriers.endpoints import Tenders
from app.sync.certificate_page import CertificatePage
from app.sync.customers.endpoints import Tracking
from app.sync.desk import Desk
from app.sync.guard import Guard
from app.sync.openapi import description
from app.sync.pages import Pages
from app.sync.phone import Phone
from app.sync.proofs import Proofs
from app.sync.service import Service, reply
from app.sync.shop.endpoints import Shop
from app.sync.stock.apps import StockApps
from app.sync.wire.base import ErrorReply, HealthReply

log = logging.getLogger("roundsman.sync")

_SWEEP_EVERY_S = 6 * 3600
_LONG_AWAY = timedelta(days=60)
"""A server that was away for so long wonders about its clock."""
_HEALTH_HOLDS_S = 1.0
"""How long one proof of writing answers /health: nobody may make the disk work by asking."""


class SyncApi:
    """Health and description, and how errors are told; the rest is in ``Phone`` and ``Desk``."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._proofs = Proofs(service)
        self._healthy_until = 0.0

    def application(self) -> Starlette:
        """The ASGI application."""
        routes = [
            Route("/health", self.health, methods=["GET"]),
            Route("/openapi.json", self.openapi, methods=["GET"]),
            *Phone(self._service).routes(),
            *Desk(self._service).routes(),
            *CertificatePage(self._service).routes(),
            *Pages(self._service).routes(),
            *Tracking(self._service).routes(),
            *Tenders(self._service).routes(),
            *Shop(self._service).routes(),
            *StockApps(self._service).routes(),
            *self._proofs.routes(),
        ]
        application = Starlette(
            routes=routes,
            lifespan=self._lifespan,
            exception_handlers={
                HTTPException: self._on_http,
                StoreError: self._on_store,
                ReleaseConflict: self._on_conflict,
                IdReused: self._on_reused,
                DeskReplaced: self._on_replaced,
                CursorBeyondHead: self._on_beyond,
                PairingRefused: self._on_refused,
                PairingLocked: self._on_locked,
                ClientDisconnect: self._on_gone,
                Exception: self._on_bug,
            },
        )
        # Its redirects name a scheme: behind a proxy the one without TLS, a customer's token in it.
        application.router.redirect_slashes = False
        return application

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        sweeping = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            sweeping.cancel()
            await asyncio.gather(sweeping, return_exceptions=True)
            self._proofs.close()
            self._service.close()

    async def _sweep(self) -> None:
        """Drop what is past its keeping time, at the start and then a few times a day."""
        while True:
            try:
                service = self._service
                now = service.now()
                by_now = await service.db(service.store.keeping_time, now)
                if now - by_now > _LONG_AWAY:
                    log.warning("It is %s by this machine's clock: put it right if it is not.", now)
                await service.db(service.store.sweep, by_now)
                await self._proofs.sweep(by_now)
            except StoreError as error:
                log.warning("Nothing was swept: %s", error)
            await asyncio.sleep(_SWEEP_EVERY_S)

    async def health(self, _: Request) -> Response:
        """Whether a row can be committed."""
        service = self._service
        status = "ok"
        if time.monotonic() >= self._healthy_until:
            try:
                await service.db(service.store.prove_writable, service.now())
                self._healthy_until = time.monotonic() + _HEALTH_HOLDS_S
            except StoreError as error:
                log.error("%s", error)
                status = "cannot write"
        return reply(
            HealthReply(epoch=service.epoch, status=status, version=service.settings.version),
            200 if status == "ok" else 503,
        )

    async def openapi(self, _: Request) -> Response:
        """The description of all this."""
        headers = {"x-epoch": self._service.epoch, "cache-control": "no-store"}
        content = description(self._service.settings.version)
        return Response(content, media_type="application/json", headers=headers)

    # --- errors, each told as JSON with the epoch ---------------------------------------------

    def _error(
        self,
        status: int,
        words: str,
        headers: dict[str, str] | None = None,
    ) -> Response:
        return reply(ErrorReply(epoch=self._service.epoch, error=words), status, headers)

    async def _on_http(self, _: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = dict(error.headers or {})
        return self._error(error.status_code, error.detail, headers)

    async def _on_store(self, _: Request, error: Exception) -> Response:
        log.error("%s", error)
        self._healthy_until = 0.0  # whatever was proved a moment ago
        words = "The server cannot use its disk just now: keep what you have and send it again later."
        return self._error(503, words, {"retry-after": "5"})

    async def _on_conflict(self, _: Request, error: Exception) -> Response:
        assert isinstance(error, ReleaseConflict)
        content = ErrorReply(
            epoch=self._service.epoch,
            error=str(error),
            shift_ids=error.shift_ids,
            stop_ids=error.stop_ids,
        )
        return reply(content, 412)

    async def _on_reused(self, _: Request, error: Exception) -> Response:
        return self._error(409, str(error))

    async def _on_replaced(self, _: Request, error: Exception) -> Response:
        assert isinstance(error, DeskReplaced)
        told = ErrorReply(epoch=self._service.epoch, error=str(error), generation=error.generation)
        return reply(told, 409)

    async def _on_beyond(self, _: Request, error: Exception) -> Response:
        return self._error(410, str(error))

    async def _on_refused(self, _: Request, error: Exception) -> Response:
        return self._error(403, str(error))

    async def _on_locked(self, _: Request, error: Exception) -> Response:
        assert isinstance(error, PairingLocked)
        return self._error(429, str(error), {"retry-after": str(error.retry_after_s)})

    async def _on_gone(self, _: Request, __: Exception) -> Response:
        return self._error(400, "The request broke off.")

    async def _on_bug(self, _: Request, __: Exception) -> Response:
        # uvicorn writes it into the log: Starlette raises it again after this reply
        return self._error(500, "The server made a mistake; it is written in its log.")


def make_app(service: Service) -> ASGIApp:
    """The ASGI application over a service, behind its guard."""
    return Guard(SyncApi(service).application(), service)

"""What every request passes before the application: doors, names, rates; and what every reply carries.

A pure ASGI layer, so that it holds for whatever routes there are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sync.hosts import LOOPBACK_NAMES, host_of, plain
from app.sync.lines import Door, line_of
from app.sync.rates import Rates
from app.sync.service import Service, bearer_hash, reply
from app.sync.wire.base import ErrorReply

STOCK_PATHS = frozenset({"/", "/owntracks", "/overland"})
"""Where stock phone apps report: a 4xx would jam their queue for ever (CONTRACT 3, rule 3)."""

_PLAIN_PATHS = STOCK_PATHS | {"/health", "/certificate"}
_PLAIN_FOLDER = "/certificate/"

HEADERS: Mapping[str, str] = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""On every reply that does not say otherwise itself. There is no Access-Control-Allow-Origin: no other
site's page may read anything here."""


class Guard:
    """The ASGI application behind the doors."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service
        bounds = service.settings.bounds
        self._phones = Rates(bounds.phone_rate, bounds.phone_burst)
        self._addresses = Rates(bounds.address_rate, bounds.address_burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the application's beginning and end."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        send_safely = _with_headers(send)
        if refusal is None:
            await self._app(scope, receive, send_safely)
            return
        status, words, more = refusal
        answer = reply(ErrorReply(epoch=self._service.epoch, error=words), status, more)
        await answer(scope, receive, send_safely)

    def _refusal(
        self, scope: Scope, headers: Mapping[bytes, str]
    ) -> tuple[int, str, dict[str, str]] | None:
        """Status, words and headers of a refusal; None to let it pass."""
        path: str = scope["path"]
        door = line_of(scope).door
        if door is Door.PLAIN and path not in _PLAIN_PATHS and not path.startswith(_PLAIN_FOLDER):
            words = "This address is for trackers and the certificate only: use the one with https."
            return 404, words, {}
        if path not in STOCK_PATHS and not self._is_called_by_name(scope, headers.get(b"host", "")):
            return (
                421,
                "This server does not go by that name: start it with --public-url and the address that"
                " phones use.",
                {},
            )
        wait = self._must_wait(scope, headers)
        if wait:
            # A stock app understands only "not now"; it would never get past another refusal.
            status = 503 if path in STOCK_PATHS else 429
            return status, "Too many requests: slow down.", {"retry-after": str(math.ceil(wait))}
        return None

    def _is_called_by_name(self, scope: Scope, host: str) -> bool:
        """Whether the Host header names this server.

        A page of another site, whose name was pointed at this machine (DNS rebinding), names its own.
        Not asked where stock apps report: they use whatever name somebody typed into them, a refusal
        would jam their queue, and such a page gains nothing there. What it sends counts for nobody
        without an unguessable id, cookies are not used, and nothing is told to who has no such id.
        """
        try:
            called = host_of(host)
        except ValueError:
            return False
        here = plain(scope["server"][0]) if scope.get("server") else ""
        return called in LOOPBACK_NAMES or called == here or self._service.goes_by(called)

    def _must_wait(self, scope: Scope, headers: Mapping[bytes, str]) -> float:
        """Seconds until the asker may ask again; 0: now."""
        token = bearer_hash(headers.get(b"authorization", ""))
        if self._service.is_desk(token):
            return 0.0
        if self._service.has_seen(token):
            return self._phones.take(token)
        client = scope.get("client")
        return self._addresses.take(client[0] if client else "")


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = {name.lower() for name, _ in message["headers"]}
            missing = [
                (name.encode(), value.encode())
                for name, value in HEADERS.items()
                if name.encode() not in said
            ]
            message = {**message, "headers": [*message["headers"], *missing]}
        await send(message)

    return send_with_headers

"""What every endpoint uses: the store off the event loop, replies, and who is asking."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.driver_sync import Device
from app.ports import Clock
from app.sync.bells import Bells
from app.sync.limits import JSON_BYTES, read_body
from app.sync.wire.base import Envelope, Reply
from app.sync_ports import SyncStore

_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the server is run.

    ``public_url`` is the address phones use; ``desk_anywhere`` opens the desk's endpoints to other
    machines (they answer on loopback only otherwise).
    """

    desk_token: str
    public_url: str
    version: str
    desk_anywhere: bool = False


def secret_hash(text: str) -> str:
    """How a secret is kept: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def new_token() -> str:
    """A secret of 256 bits."""
    return secrets.token_urlsafe(32)


class Service:
    """The store, the clock and the bells behind the endpoints.

    All work on the database happens in one thread of its own, in order; the event loop never waits for
    a disk. ``on_stop`` is called when the desk asks the server to end.
    """

    def __init__(
        self,
        store: SyncStore,
        clock: Clock,
        settings: ServerSettings,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings
        self.on_stop = on_stop
        self.bells = Bells()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-store")
        self._desk_hash = secret_hash(settings.desk_token)

    async def db[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call of the store in its thread.

        Raises:
            whatever the call raises.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, lambda: call(*args, **kwargs))

    def close(self) -> None:
        """Finish what is under way in the store's thread, and end it."""
        self.bells.close()
        self._worker.shutdown()

    @property
    def epoch(self) -> str:
        """Names this life of the data."""
        return self.store.epoch

    def now(self) -> datetime:
        """The current instant."""
        return self.clock.now()

    # --- who asks -----------------------------------------------------------------------------

    async def device(self, request: Request) -> Device:
        """The phone whose token came with the request.

        Raises:
            HTTPException: 401, no token that opens anything.
        """
        token = _bearer(request)
        device = await self.db(self.store.device, secret_hash(token), self.now()) if token else None
        if device is None:
            raise HTTPException(
                401,
                "This phone is not paired (any more): keep the reports and pair again.",
                {"www-authenticate": "Bearer"},
            )
        return device

    def desk(self, request: Request) -> None:
        """Let only the desk pass.

        Raises:
            HTTPException: 404 from another machine, 401 without the desk's token.
        """
        if not self.settings.desk_anywhere and not _is_loopback(request):
            raise HTTPException(404, "There is nothing here.")
        if not hmac.compare_digest(secret_hash(_bearer(request)), self._desk_hash):
            raise HTTPException(401, "The desk's token is wrong.", {"www-authenticate": "Bearer"})


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _is_loopback(request: Request) -> bool:
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def address_of(request: Request) -> str:
    """The machine a request comes from."""
    return request.client.host if request.client else ""


async def read_json[T: Envelope](request: Request, shape: type[T], limit: int = JSON_BYTES) -> T:
    """The request's body as one of the wire's shapes.

    Raises:
        HTTPException: 413 too large; 400 no JSON, unknown or missing fields, wrong types.
    """
    return decode(await read_body(request, limit), shape)


def decode[T](body: bytes, shape: type[T]) -> T:
    """A body as a shape.

    Raises:
        HTTPException: 400 no JSON, unknown or missing fields, wrong types.
    """
    try:
        try:
            return msgspec.json.decode(body, type=shape)
        except msgspec.DecodeError:
            mended = _SURROGATES.sub(_mend, body)
            if mended == body:
                raise
            return msgspec.json.decode(mended, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise HTTPException(400, f"The request cannot be read: {error}") from error


_SURROGATES = re.compile(
    rb"\\\\"  # an escaped backslash: what follows it is no escape
    rb"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a pair: one character
    rb"|(?P<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def _mend(match: re.Match[bytes]) -> bytes:
    """Half an emoji, as a browser writes a text that was cut in its middle, as "unknown character".

    One note cut at a wrong place would otherwise make the whole batch unreadable for ever.
    """
    return b"\\ufffd" if match["lone"] else match[0]


def reply(content: Reply, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON reply."""
    return Response(
        msgspec.json.encode(content),
        status,
        headers={**_HEADERS, **(headers or {})},
        media_type="application/json",
    )


def file_reply(content: bytes, media_type: str, epoch: str) -> Response:
    """A proof's bytes, never to be shown as a page."""
    return Response(
        content,
        headers={**_HEADERS, "x-epoch": epoch, "content-disposition": "attachment"},
        media_type=media_type,
    )

"""What every endpoint uses: the store off the event loop, replies, and who is asking."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.driver_sync import Device
from app.ports.clock import Clock
from app.ports.sync_store import SyncStore
from app.sync.bells import Bells
from app.sync.fence import Fence
from app.sync.hosts import EVERYWHERE, address_in, host_of, is_loopback, plain
from app.sync.limits import DEFAULT_BOUNDS, JSON_BYTES, Bounds, read_body
from app.sync.lines import Crowd, line_of
from app.sync.wire.base import Envelope, Reply

_TOKENS_SEEN = 20_000
_DESK = "desk"
_CALLS_AT_ONCE = 32
"""Of the store; as many requests share a commit at most."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the server is run.

    ``public_url`` is the address phones use, ``plain_url`` the one without TLS for stock apps and the
    certificate page ('': none). ``names`` are what requests may call this server besides the address
    they came to. ``desk_host`` is at which of this machine's addresses the desk may ask from other
    machines (an ``EVERYWHERE`` one: at all; a loopback one: at none). ``authority`` is the certificate
    that phones must be guided to trust, in DER (empty: none).
    """

    desk_token: str
    public_url: str
    version: str
    desk_host: str = "127.0.0.1"
    plain_url: str = ""
    names: frozenset[str] = frozenset()
    authority: bytes = b""
    bounds: Bounds = DEFAULT_BOUNDS

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the authority's certificate, as phones show it ('': there is none)."""
        return fingerprint(self.authority) if self.authority else ""


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a certificate in DER, in pairs of capital hex digits with colons."""
    return hashlib.sha256(certificate).digest().hex(":").upper()


def secret_hash(text: str) -> str:
    """How a secret is kept: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def new_token() -> str:
    """A secret of 256 bits."""
    return secrets.token_urlsafe(32)


class Service:
    """The store, the clock and the bells behind the endpoints.

    All work on the database happens in threads: the event loop never waits for a disk, and whoever has
    something written at the same time shares a commit. ``on_stop`` is called when the desk asks the
    server to end.
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
        self.crowd = Crowd(settings.bounds)
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._public_host = host_of(settings.public_url)
        self._names = settings.names | {self._public_host}
        self._workers = ThreadPoolExecutor(_CALLS_AT_ONCE, thread_name_prefix="sync-store")
        self._desk_hash = secret_hash(settings.desk_token)
        self.fence = Fence(store.generation())

    async def db[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call of the store in a thread.

        Raises:
            whatever the call raises.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._workers, lambda: call(*args, **kwargs))

    def close(self) -> None:
        """Finish what the store has under way, and end its threads."""
        self.bells.close()
        self._workers.shutdown()

    @property
    def epoch(self) -> str:
        """Names this life of the data."""
        return self.store.epoch

    def now(self) -> datetime:
        """The current instant."""
        return self.clock.now()

    # --- who asks -----------------------------------------------------------------------------

    def goes_by(self, host: str) -> bool:
        """Whether a request may call this server so (``host`` as ``hosts.plain`` writes it)."""
        if host in self._names:
            return True
        first, _, rest = host.partition(".")
        return bool(first and rest) and f"*.{rest}" in self._names

    def has_seen(self, token_hash: str) -> bool:
        """Whether this token opened something since the server began, and none since found it void."""
        return token_hash in self._seen

    def is_desk(self, token_hash: str) -> bool:
        """Whether it is the desk's token."""
        return hmac.compare_digest(token_hash, self._desk_hash)

    async def device(self, request: Request) -> Device:
        """The phone whose token came with the request.

        Raises:
            HTTPException: 401, no token that opens anything.
        """
        token = bearer_hash(request.headers.get("authorization", ""))
        device = await self.db(self.store.device, token, self.now()) if token else None
        if device is None:
            self._seen.pop(token, None)
            raise HTTPException(
                401,
                "This phone is not paired (any more): keep the reports and pair again.",
                {"www-authenticate": "Bearer"},
            )
        self._remember(token)
        self.crowd.recognise(line_of(request.scope), device.device_id)
        return device

    def _remember(self, token_hash: str) -> None:
        self._seen[token_hash] = None
        self._seen.move_to_end(token_hash)
        if len(self._seen) > _TOKENS_SEEN:
            self._seen.popitem(last=False)

    async def desk(self, request: Request) -> None:
        """Let only the desk pass.

        Raises:
            HTTPException: 404 from another machine, 401 without the desk's token.
            StoreError: who has the server could not be kept.
            DeskReplaced: another desk has it.
        """
        if not self._may_be_desk(request):
            raise HTTPException(404, "There is nothing here.")
        if not self.is_desk(bearer_hash(request.headers.get("authorization", ""))):
            raise HTTPException(401, "The desk's token is wrong.", {"www-authenticate": "Bearer"})
        news = self.fence.admit(request.headers)
        if news is not None:
            await self.db(self.store.keep_generation, news)
            self.fence.keep(news)
        self.crowd.recognise(line_of(request.scope), _DESK)

    def _may_be_desk(self, request: Request) -> bool:
        """Whether the request comes from this machine, or to an address opened for a desk elsewhere."""
        here = plain(request.scope["server"][0]) if request.scope.get("server") else ""
        desk_host = self.settings.desk_host
        if not is_loopback(desk_host) and (desk_host in EVERYWHERE or plain(desk_host) == here):
            return True
        peer = plain(address_of(request))
        # A tunnel or proxy on this machine hands in the whole world's requests, under the public name.
        by_public_name = (
            address_in(self._public_host) is None
            and not is_loopback(self._public_host)
            and _called(request) == self._public_host
        )
        return (is_loopback(peer) or (peer != "" and peer == here)) and not by_public_name

    def pairing_url(self, code: str) -> str:
        """What a phone's browser opens to use a pairing code.

        After the hash sign: a browser never sends that part, so no log along the way has the code.
        Where a certificate must be trusted first, the page that guides there hands the code on.
        """
        settings = self.settings
        if not settings.authority:
            return f"{settings.public_url}/driver#code={quote(code)}"
        where = settings.plain_url or settings.public_url
        pairs = settings.fingerprint.replace(":", "").lower()
        return f"{where}/certificate#code={quote(code)}&ca={pairs}"


def bearer_hash(authorization: str) -> str:
    """The hash of the token in an Authorization header; '' where there is none."""
    scheme, _, token = authorization.partition(" ")
    token = token.strip()
    return secret_hash(token) if scheme.lower() == "bearer" and token else ""


def _called(request: Request) -> str:
    try:
        return host_of(request.headers.get("host", ""))
    except ValueError:
        return ""


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
    """A JSON reply; ``guard`` adds the headers that every reply has."""
    return Response(
        msgspec.json.encode(content), status, headers=headers, media_type="application/json"
    )


def file_reply(content: bytes, media_type: str, epoch: str) -> Response:
    """A proof's bytes, never to be shown as a page."""
    return Response(
        content,
        headers={"x-epoch": epoch, "content-disposition": "attachment"},
        media_type=media_type,
    )

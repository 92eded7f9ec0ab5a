"""The server process: one lock, one socket, one event loop."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from app.domain.errors import AlreadyRunning, PortInUse, SyncError
from app.file_lock import FileLock
from app.ports import Clock, SyncStore
from app.sync.address import (
    LOCK_NAME,
    ServerAddress,
    desk_token,
    read_address,
    write_address,
)
from app.sync.api import make_app
from app.sync.service import ServerSettings, Service

_LOCK_PATIENCE_S = 2.0  # somebody may only be looking whether the lock is held
_GRACE_S = 5
_KEEP_ALIVE_S = 75
_EVERYWHERE = ("", "0.0.0.0", "::")


def serve(
    folder: Path,
    host: str,
    port: int | None,
    clock: Clock,
    announce: Callable[[dict[str, str]], None],
    open_store: Callable[[Path], SyncStore],
    *,
    version: str = "0",
    public_url: str | None = None,
    desk_anywhere: bool = False,
) -> None:
    """Serve until SIGTERM, SIGINT or the desk's word; returns when everything is closed.

    ``port`` 0 takes a free one, None the one this folder's server had last (a free one where that is
    taken), so that phones find a restarted server. ``announce`` gets ``url``, ``desk_token`` and
    ``epoch`` once the socket listens.

    Raises:
        AlreadyRunning: a server of this folder runs.
        PortInUse, SyncError: the address cannot be listened on.
        StoreError: the data cannot be opened.
    """
    _log_to_stderr()
    lock = FileLock(folder / LOCK_NAME)
    _take(lock, folder)
    try:
        listener = _listen(folder, host, port)
        with listener:
            store = open_store(folder)
            try:
                _run(folder, host, listener, store, clock, announce, version, public_url, desk_anywhere)
            finally:
                store.close()
    finally:
        lock.release()


def _log_to_stderr() -> None:
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s"
    )


def _take(lock: FileLock, folder: Path) -> None:
    give_up = time.monotonic() + _LOCK_PATIENCE_S
    try:
        while not lock.acquire():
            if time.monotonic() > give_up:
                raise AlreadyRunning(
                    f"A sync server already uses '{folder}': stop it first, or choose another folder."
                )
            time.sleep(0.05)
    except OSError as error:
        raise SyncError(
            f"'{folder}' cannot be written ({error.strerror}): choose another data folder."
        ) from error


def _listen(folder: Path, host: str, port: int | None) -> socket.socket:
    """A bound and listening socket."""
    if port is not None:
        return _bind(host, port)
    last = read_address(folder)
    try:
        return _bind(host, last.port if last else 0)
    except PortInUse:
        return _bind(host, 0)


def _bind(host: str, port: int) -> socket.socket:
    where = f"port {port} on {host or 'this machine'}"
    listener: socket.socket | None = None
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, proto)
        if os.name == "posix":  # elsewhere this would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        if listener is not None:
            listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortInUse(
                f"The sync server cannot listen: {where} is used by another program. End that program,"
                " or choose another port (0 takes a free one)."
            ) from error
        raise SyncError(f"The sync server cannot listen on {where}: {error}.") from error
    return listener


def _run(
    folder: Path,
    host: str,
    listener: socket.socket,
    store: SyncStore,
    clock: Clock,
    announce: Callable[[dict[str, str]], None],
    version: str,
    public_url: str | None,
    desk_anywhere: bool,
) -> None:
    port = listener.getsockname()[1]
    token = desk_token(folder)
    url = _url("127.0.0.1" if host in _EVERYWHERE else host, port)
    server: _Server | None = None

    def stop() -> None:
        if server is not None:
            server.should_exit = True

    settings = ServerSettings(
        desk_token=token,
        public_url=(public_url or _url(_lan_address() if host in _EVERYWHERE else host, port)).rstrip(
            "/"
        ),
        version=version,
        desk_anywhere=desk_anywhere,
        on_stop=stop,
    )
    service = Service(store, clock, settings)

    def listening() -> None:
        instance = secrets.token_hex(8)
        address = ServerAddress(
            pid=os.getpid(), url=url, port=port, epoch=store.epoch, instance=instance
        )
        write_address(folder, address)
        announce({"url": url, "desk_token": token, "epoch": store.epoch})

    config = uvicorn.Config(
        make_app(service),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_GRACE_S,
    )
    server = _Server(config, on_listening=listening, on_stopping=service.bells.close)
    server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn, telling when it listens, waking long polls at the end, and ending with status 0."""

    def __init__(
        self,
        config: uvicorn.Config,
        on_listening: Callable[[], None],
        on_stopping: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self._on_listening = on_listening
        self._on_stopping = on_stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._on_stopping()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Like uvicorn's, without raising the signal again at the end: to be stopped is no error."""

        def stop(_: int, __: FrameType | None) -> None:
            self.should_exit = True

        before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _lan_address() -> str:
    """This machine's address on its network, for phones; no packet is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address that is nobody's
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"

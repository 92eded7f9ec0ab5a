"""The server process: one lock, one socket, one event loop."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

import uvicorn
from filelock import FileLock, Timeout

from app.domain.errors import AlreadyRunning, PortInUse, SyncError
from app.ports import Clock
from app.sync.address import (
    LOCK_NAME,
    ServerAddress,
    desk_token,
    read_address,
    write_address,
)
from app.sync.api import make_app
from app.sync.service import ServerSettings, Service
from app.sync_ports import SyncStore

_LOCK_PATIENCE_S = 2.0  # somebody may only be looking whether the lock is held
_GRACE_S = 5
_KEEP_ALIVE_S = 75
_LOOK_AROUND_TICKS = 10  # of uvicorn's, which come every tenth of a second
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
    ends_with_parent: bool = False,
) -> None:
    """Serve until SIGTERM, SIGINT or the desk's word; returns when everything is closed.

    ``port`` 0 takes a free one, None the one this folder's server had last (a free one where that is
    taken), so that phones find a restarted server. ``announce`` gets ``url``, ``desk_token`` and
    ``epoch`` once the socket listens. ``ends_with_parent`` is for practice days: nobody adopts their
    server, so it goes with the process that started it.

    Raises:
        AlreadyRunning: a server of this folder runs.
        PortInUse, SyncError: the address cannot be listened on.
        StoreError: the data cannot be opened.
    """
    _log_to_stderr()
    lock = FileLock(folder / LOCK_NAME)
    _take(lock, folder)
    try:
        with _listen(folder, host, port) as listener, closing(open_store(folder)) as store:
            listens_on = listener.getsockname()[1]
            phones_at = public_url or _url(_lan_address() if host in _EVERYWHERE else host, listens_on)
            settings = ServerSettings(
                desk_token=desk_token(folder),
                public_url=phones_at.rstrip("/"),
                version=version,
                desk_anywhere=desk_anywhere,
            )
            desk_at = _url("127.0.0.1" if host in _EVERYWHERE else host, listens_on)
            server = _Server(Service(store, clock, settings), folder, ends_with_parent)
            server.when_listening(desk_at, listens_on, announce)
            server.run(sockets=[listener])
    finally:
        lock.release()


def _log_to_stderr() -> None:
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s"
    )


def _take(lock: FileLock, folder: Path) -> None:
    try:
        lock.acquire(timeout=_LOCK_PATIENCE_S)
    except Timeout as error:
        raise AlreadyRunning(
            f"A sync server already uses '{folder}': stop it first, or choose another folder."
        ) from error
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


class _Server(uvicorn.Server):
    """uvicorn, telling when it listens, waking long polls at the end, and ending with status 0."""

    def __init__(self, service: Service, folder: Path, ends_with_parent: bool) -> None:
        super().__init__(
            uvicorn.Config(
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
        )
        self._service = service
        self._folder = folder
        self._parent = os.getppid() if ends_with_parent else None
        self._announce: Callable[[], None] | None = None
        service.on_stop = self._stop

    def when_listening(self, url: str, port: int, announce: Callable[[dict[str, str]], None]) -> None:
        """What to tell, to ``server.json`` and to ``announce``, once the socket is served."""

        def tell() -> None:
            settings, epoch = self._service.settings, self._service.epoch
            instance = secrets.token_hex(8)
            address = ServerAddress(pid=os.getpid(), url=url, port=port, epoch=epoch, instance=instance)
            write_address(self._folder, address)
            announce({"url": url, "desk_token": settings.desk_token, "epoch": epoch})

        self._announce = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._announce is not None:
            self._announce()

    async def on_tick(self, counter: int) -> bool:
        if counter % _LOOK_AROUND_TICKS == 0 and self._is_abandoned():
            self._stop()
        return await super().on_tick(counter)

    def _is_abandoned(self) -> bool:
        """Whether the data folder was removed, or a practice day's program is gone."""
        orphan = self._parent is not None and os.getppid() != self._parent
        return orphan or not self._folder.exists()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._service.bells.close()
        await super().shutdown(sockets)

    def _stop(self) -> None:
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Like uvicorn's, without raising the signal again at the end: to be stopped is no error."""

        def stop(_: int, __: FrameType | None) -> None:
            self._stop()

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

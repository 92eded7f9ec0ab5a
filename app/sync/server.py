"""The server process: one lock, its listeners, one event loop."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import FrameType

import uvicorn
from filelock import FileLock, Timeout

from app.domain.errors import AlreadyRunning, SyncError
from app.ports.clock import Clock
from app.ports.sync_store import SyncStore
from app.sync.address import LOCK_NAME, ServerAddress, desk_token, read_address, write_address
from app.sync.api import make_app
from app.sync.doors import Doors, open_doors
from app.sync.entrances import Entrance, allow_files, keep_lines_small
from app.sync.identity import Identity
from app.sync.limits import DEFAULT_BOUNDS, Bounds
from app.sync.lines import Door, Line, PatientProtocol
from app.sync.options import ServerOptions
from app.sync.service import ServerSettings, Service

log = logging.getLogger("roundsman.sync")

_LOCK_PATIENCE_S = 2.0  # somebody may only be looking whether the lock is held
_GRACE_S = 5
_KEEP_ALIVE_S = 75
_LOOK_AROUND_TICKS = 10  # of uvicorn's, which come every tenth of a second
_REFRESH_TICKS = 600


def serve(
    folder: Path,
    options: ServerOptions,
    clock: Clock,
    announce: Callable[[dict[str, str]], None],
    open_store: Callable[[Path], SyncStore],
    *,
    version: str = "0",
    bounds: Bounds = DEFAULT_BOUNDS,
    ends_with_parent: bool = False,
) -> None:
    """Serve until SIGTERM, SIGINT or the desk's word; returns when everything is closed.

    A port of None is the one this folder's server had last (a free one where that is taken), so that
    phones find a restarted server. Once it listens, ``announce`` gets ``url`` (the phones' door, as
    this machine reaches it), ``desk_token``, ``epoch``, and ``fingerprint`` where phones must be guided
    to trust a certificate authority. ``ends_with_parent`` is for practice days: nobody adopts their
    server, so it goes with the process that started it.

    Raises:
        AlreadyRunning: a server of this folder runs.
        PortInUse, SyncError: it cannot listen as it is told to.
        StoreError: the data cannot be opened.
    """
    options.check()
    _log_to_stderr()
    allow_files(bounds)
    keep_lines_small()
    lock = FileLock(folder / LOCK_NAME)
    _take(lock, folder)
    try:
        with ExitStack() as stack:
            doors = stack.enter_context(open_doors(folder, options, clock, read_address(folder)))
            store = stack.enter_context(closing(open_store(folder)))
            settings = ServerSettings(
                desk_token=desk_token(folder),
                public_url=doors.phones_url,
                plain_url=doors.plain_url,
                names=doors.names,
                authority=doors.identity.authority if doors.identity else b"",
                version=version,
                desk_host=options.desk_host,
                bounds=bounds,
            )
            server = _Server(Service(store, clock, settings), doors, folder, ends_with_parent)
            server.announce = announce
            server.run()
    finally:
        lock.release()


def _log_to_stderr() -> None:
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s"
    )
    # Anybody can send what is no HTTP; the log must not fill the disk with it.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)


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


class _Server(uvicorn.Server):
    """uvicorn behind our own entrances, telling when it listens, waking long polls at the end, and
    ending with status 0."""

    def __init__(self, service: Service, doors: Doors, folder: Path, ends_with_parent: bool) -> None:
        super().__init__(
            uvicorn.Config(
                make_app(service),
                loop="asyncio",
                http=PatientProtocol,
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
        self._doors = doors
        self._folder = folder
        self._parent = os.getppid() if ends_with_parent else None
        self._instance = secrets.token_hex(8)
        self._entrances: list[Entrance] = []
        self.servers = []
        self.announce: Callable[[dict[str, str]], None] = lambda _: None
        service.on_stop = self._stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the doors, then tell of it."""
        del sockets
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            raise RuntimeError("the application did not start")
        bounds, crowd = self._service.settings.bounds, self._service.crowd
        self._entrances = [
            Entrance(listener, bounds, crowd, self._protocol) for listener in self._doors.listeners
        ]
        self.started = True
        address = self._write_address()
        told = {
            "url": self._doors.url_here,
            "desk_token": self._service.settings.desk_token,
            "epoch": address.epoch,
        }
        self.announce(told | ({"fingerprint": address.fingerprint} if address.fingerprint else {}))

    def _protocol(self, line: Line) -> PatientProtocol:
        state = self.lifespan.state
        return PatientProtocol(self.config, self.server_state, state, line, self._service.crowd)

    def _write_address(self) -> ServerAddress:
        settings, doors = self._service.settings, self._doors
        address = ServerAddress(
            pid=os.getpid(),
            url=doors.desk_url,
            port=doors.port(Door.PHONES),
            epoch=self._service.epoch,
            instance=self._instance,
            desk_port=doors.port(Door.DESK) or doors.port(Door.PHONES),
            phones_url=doors.phones_url,
            plain_url=doors.plain_url,
            plain_port=doors.port(Door.PLAIN),
            fingerprint=settings.fingerprint,
            certificate_ends=doors.certificate_ends,
        )
        write_address(self._folder, address)
        return address

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second."""
        if counter % _LOOK_AROUND_TICKS == 0 and self._is_abandoned():
            self._stop()
        if counter % _REFRESH_TICKS == 0 and counter and self._doors.identity is not None:
            self._refresh(self._doors.identity)
        return await super().on_tick(counter)

    def _refresh(self, identity: Identity) -> None:
        try:
            if identity.refresh():
                self._write_address()
        except SyncError as error:
            log.error("%s", error)

    def _is_abandoned(self) -> bool:
        """Whether the data folder was removed, or a practice day's program is gone."""
        orphan = self._parent is not None and os.getppid() != self._parent
        return orphan or not self._folder.exists()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody in any more, answer who waits, and close."""
        for entrance in self._entrances:
            entrance.close()
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

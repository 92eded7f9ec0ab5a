"""The desk's side of the server process: adopt one that runs, start one that does not.

The child is detached, so it outlives the desktop; a lock and ``server.json`` in its folder let the next
desktop find it. There is no thread in here: whoever talks to the server calls ``ensure`` when it does
not answer.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from app.domain.errors import ServerUnreachable, SyncError
from app.sync.address import LOG_NAME, ServerAddress, desk_token, is_running, read_address

_ANSWER_S = 20.0
_LOOK_EVERY_S = 0.02
_HEALTH_TIMEOUT_S = 3.0
_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 30.0
_LONGEST_LOG = 5 * 2**20
"""Bytes."""
_STEADY_S = 60.0
"""A server that ran this long before it ended is started again without a pause."""


@dataclass(frozen=True)
class _Before:
    """What there was before our child: the address of an earlier server, and ``said`` bytes of log."""

    address: ServerAddress | None
    said: int

    def is_other(self, address: ServerAddress) -> bool:
        """Whether this is another server's address."""
        return self.address is None or address.instance != self.address.instance


class ServerSupervisor:
    """Keeps one server running for a folder.

    ``command`` starts it, such as ``[sys.executable, "main.py", "server", ...]``; without a port in it
    a restarted server takes the same one again. ``answer_s`` is how many seconds ``ensure`` waits for
    an answer. Not for use by several threads at once.
    """

    def __init__(
        self,
        folder: Path,
        command: list[str],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        answer_s: float = _ANSWER_S,
    ) -> None:
        self._folder = folder
        self._command = command
        self._monotonic = monotonic
        self._answer_s = answer_s
        self._child: subprocess.Popen[bytes] | None = None
        self._starting: _Before | None = None
        self._pause = 0.0
        self._not_before = 0.0
        self._started_at = 0.0

    def ensure(self) -> ServerAddress:
        """The running server's address, starting it where none runs.

        Raises:
            ServerUnreachable: it does not answer, or ended just now and is given a pause; call again.
            SyncError: it cannot be started, with its own words.
        """
        adopted = self._adopt()
        if adopted is not None:
            return adopted
        now = self._monotonic()
        if self._child is not None and self._starting is not None:
            return self._first_answer(self._child, self._starting)
        if self._child is not None:
            self._forget_child(now)
        if now < self._not_before:
            raise ServerUnreachable(
                "The sync server ended unexpectedly and is started again in a moment;"
                " drivers' phones keep their reports until then."
            )
        return self._start(now)

    def desk_token(self) -> str:
        """The secret for ``HttpDeskLink``."""
        return desk_token(self._folder)

    def stop(self, timeout_s: float = 15.0) -> None:
        """End the server and wait until its data is closed.

        Raises:
            ServerUnreachable: it runs and does not end.
        """
        address = read_address(self._folder)
        if address is not None and self._is_running():
            try:
                _ask(address, "POST", "/v1/desk/stop", self.desk_token())
            except requests.RequestException:
                if self._child is not None:
                    self._child.terminate()
        give_up = time.monotonic() + timeout_s
        while self._is_running():
            if time.monotonic() > give_up:
                raise ServerUnreachable(
                    "The sync server does not end; nothing is lost. End its process by hand"
                    + (f" (number {address.pid})." if address else ".")
                )
            time.sleep(_LOOK_EVERY_S)
        if self._child is not None:
            self._child.wait(timeout_s)
            self._child = None

    def _is_running(self) -> bool:
        return is_running(self._folder)

    def _adopt(self) -> ServerAddress | None:
        """The address of the server that holds the lock, once it answers; None where none holds it.

        Raises:
            ServerUnreachable: it holds the lock and does not answer.
        """
        give_up = time.monotonic() + self._answer_s
        while self._is_running():
            address = read_address(self._folder)
            if address is not None and _answers(address):
                self._starting = None
                return address
            if time.monotonic() > give_up:
                raise ServerUnreachable(
                    "The sync server runs but does not answer; drivers' phones keep their reports."
                )
            time.sleep(_LOOK_EVERY_S)
        return None

    def _forget_child(self, now: float) -> None:
        """Take note that our child ended; pauses grow while it keeps ending early."""
        assert self._child is not None
        self._child.wait()
        self._child = None
        self._starting = None
        steady = now - self._started_at >= _STEADY_S
        self._pause = 0.0 if steady else min(_LONGEST_PAUSE_S, max(_FIRST_PAUSE_S, self._pause * 2))
        self._not_before = now + self._pause

    def _start(self, now: float) -> ServerAddress:
        log = self._folder / LOG_NAME
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            before = _Before(read_address(self._folder), _room_for_words(log))
            with log.open("ab") as errors:
                self._child = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    start_new_session=True,
                )
        except OSError as error:
            raise SyncError(
                f"The sync server could not be started: '{self._folder}' cannot be written"
                f" ({error.strerror}). Make room or make it writable, or choose another data folder."
            ) from error
        self._started_at = now
        self._starting = before
        return self._first_answer(self._child, before)

    def _first_answer(self, child: subprocess.Popen[bytes], before: _Before) -> ServerAddress:
        """Wait until our child answers, or a server that was faster.

        Raises:
            ServerUnreachable: there is none yet; a slow machine may take its time, so call again.
            SyncError: our child ended.
        """
        give_up = time.monotonic() + self._answer_s
        while time.monotonic() < give_up:
            address = read_address(self._folder)
            if address is not None and before.is_other(address) and _answers(address):
                self._starting = None
                return address
            if child.poll() is not None:
                adopted = self._adopt()
                if adopted is not None:  # another desktop was faster
                    self._child = None
                    return adopted
                raise SyncError(self._last_words(before.said))
            time.sleep(_LOOK_EVERY_S)
        raise ServerUnreachable("The sync server was started and does not answer yet.")

    def _last_words(self, since: int) -> str:
        """What a server that ended at once said about it: its last line."""
        self._forget_child(self._monotonic())
        log = self._folder / LOG_NAME
        with log.open("rb") as file:
            file.seek(since)
            lines = file.read()[-20_000:].decode(errors="replace").split("\n")
        words = [line.strip() for line in lines if line.strip()]
        last = words[-1].removeprefix("roundsman: ") if words else f"see {log}"
        return f"The sync server could not be started: {last}"


def _answers(address: ServerAddress) -> bool:
    """Whether the server of that life of the data answers there (well or not)."""
    try:
        return bool(_ask(address, "GET", "/health").json()["epoch"] == address.epoch)
    except (requests.RequestException, ValueError, KeyError, TypeError):
        return False


def _ask(address: ServerAddress, method: str, path: str, token: str = "") -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False  # no proxy may come between a machine and itself
        headers = {"authorization": f"Bearer {token}"} if token else None
        return session.request(method, address.url + path, headers=headers, timeout=_HEALTH_TIMEOUT_S)


def _room_for_words(log: Path) -> int:
    """Where the log goes on; a long one is put aside, in the place of the one before it.

    Raises:
        OSError: the folder cannot be written.
    """
    size = log.stat().st_size if log.exists() else 0
    if size > _LONGEST_LOG:
        log.replace(log.with_suffix(".old.log"))
        return 0
    return size


def ensure_server(folder: Path, command: list[str]) -> ServerAddress:
    """Adopt or start the server of a folder, once.

    Raises:
        ServerUnreachable, SyncError
    """
    return ServerSupervisor(folder, command).ensure()

"""The real server without a socket: it may be killed around any request, and taken back to a backup.

A kill leaves what a process ended by -9 leaves: the database with its write-ahead log, and nothing that
was only in memory. That the files survive a kill in the middle of a write is shown elsewhere, on real
processes.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
import requests
from requests.adapters import BaseAdapter
from starlette.types import ASGIApp, Message

from app.ports.clock import Clock
from app.sync.api import make_app
from app.sync.service import ServerSettings, Service
from storage.sync_store import open_sync_store, renew_epoch

URL = "http://127.0.0.1"
DESK_TOKEN = "the desk's own token"


class Fate(Enum):
    """What becomes of one request."""

    FINE = "answered"
    LOST = "never arrives"
    UNHEARD = "answered, and the answer is lost"
    KILLED_BEFORE = "the server is killed before it commits"
    KILLED_AFTER = "the server is killed after it committed, before it answers"


@dataclass(frozen=True)
class Request:
    """What a client sends."""

    method: str
    target: str
    token: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What the server did; ``heard`` is whether the client gets to know."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    heard: bool

    def json(self) -> dict[str, Any]:
        """The reply's content."""
        read: dict[str, Any] = msgspec.json.decode(self.body)
        return read


class Server:
    """The server of a folder through all its lives."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self._root = root
        self._clock = clock
        self._runner = asyncio.Runner()
        self._lives = 0
        self._begin({})

    def ask(self, request: Request, fate: Fate = Fate.FINE) -> Answer | None:
        """Deliver a request; None where nothing of it was done."""
        if fate is Fate.LOST:
            return None
        if fate is Fate.KILLED_BEFORE:
            self.kill()
            return None
        answer = self._runner.run(_call(self._app, request))
        if fate is Fate.KILLED_AFTER:
            self.kill()
        return Answer(*answer, heard=fate is Fate.FINE)

    def kill(self) -> None:
        """End it without warning, and start it again."""
        self._begin(self.files())

    def files(self) -> dict[str, bytes]:
        """What is on the disk at this moment, as a kill would leave it and as a backup takes it."""
        return {
            file.name: file.read_bytes()
            for file in self._folder.iterdir()
            if file.is_file() and not file.name.endswith("-shm")  # an index of the log, rebuilt from it
        }

    def restore(self, backup: Mapping[str, bytes]) -> None:
        """Take the data back to a backup: a new life with a new name."""
        self._begin(backup, restored=True)

    def close(self) -> None:
        """End for good."""
        self._end()
        self._runner.close()

    def _begin(self, files: Mapping[str, bytes], restored: bool = False) -> None:
        if self._lives:
            self._end()
        self._lives += 1
        self._folder = self._root / f"life-{self._lives}"
        self._folder.mkdir()
        for name, content in files.items():
            (self._folder / name).write_bytes(content)
        if restored:
            renew_epoch(self._folder)
        self._store = open_sync_store(self._folder)
        settings = ServerSettings(desk_token=DESK_TOKEN, public_url=URL, version="test")
        self._service = Service(self._store, self._clock, settings)
        self._app = make_app(self._service)

    def _end(self) -> None:
        self._service.close()
        self._store.close()


async def _call(app: ASGIApp, request: Request) -> tuple[int, dict[str, str], bytes]:
    """One request through the application."""
    url = urlsplit(request.target)
    headers = {"host": "127.0.0.1", "content-length": str(len(request.body))}
    if request.token:
        headers["authorization"] = f"Bearer {request.token}"
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(url.path),
        "raw_path": url.path.encode(),
        "query_string": url.query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    coming = deque([{"type": "http.request", "body": request.body, "more_body": False}])
    sent: list[Message] = []

    async def receive() -> Message:
        return coming.popleft() if coming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    return (
        start["status"],
        {name.decode(): value.decode() for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in rest),
    )


class Wire(BaseAdapter):
    """A transport for ``requests`` that ends at the server; each request uses up one of ``fates``."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server
        self.fates: deque[Fate] = deque()

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: ARG002
        timeout: Any = None,  # noqa: ARG002
        verify: Any = True,  # noqa: ARG002
        cert: Any = None,  # noqa: ARG002
        proxies: Any = None,  # noqa: ARG002
    ) -> requests.Response:
        """Ask the server."""
        body = request.body or b""
        asked = Request(
            request.method or "GET",
            request.path_url,
            request.headers.get("authorization", "").removeprefix("Bearer "),
            body if isinstance(body, bytes) else body.encode(),
        )
        answer = self._server.ask(asked, self.fates.popleft() if self.fates else Fate.FINE)
        if answer is None or not answer.heard:
            raise requests.ConnectionError("lost on the way")
        reply = requests.Response()
        reply.status_code = answer.status
        reply.headers.update(answer.headers)
        reply._content = answer.body
        reply.request = request
        reply.url = request.url or ""
        return reply

    def close(self) -> None:
        """Nothing is held."""

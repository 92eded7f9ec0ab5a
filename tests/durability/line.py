"""HTTP/1.1 by hand over one kept connection: bytes out, bytes in, and every way it can break."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_LONGEST_HEAD = 65_536


class Broken(Exception):
    """The connection ended, or no whole answer came in time: nobody knows what the server did."""


@dataclass(frozen=True)
class Answer:
    """A whole reply."""

    status: int
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body as an object."""
        content: dict[str, Any] = json.loads(self.body)
        return content


class Line:
    """A client of one server. ``on_connected`` is told the local port of each connection made."""

    def __init__(
        self,
        port: int,
        patience_s: float,
        on_connected: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._port = port
        self._patience_s = patience_s
        self._on_connected = on_connected
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, token: str = "", body: bytes = b"", patience: float = 1.0
    ) -> Answer:
        """One request and its reply, which may take ``patience`` times the usual.

        Raises:
            Broken: the connection is dropped; the request may or may not have been carried out.
        """
        try:
            async with asyncio.timeout(self._patience_s * patience):
                reader = await self._send(method, path, token, body)
                return await self._answer(reader)
        except (OSError, EOFError, TimeoutError, ValueError, asyncio.LimitOverrunError) as error:
            self.drop()
            raise Broken from error

    async def shout(self, method: str, path: str, token: str = "", body: bytes = b"") -> None:
        """Send a request and hang up without listening."""
        try:
            async with asyncio.timeout(self._patience_s):
                await self._send(method, path, token, body)
        except (OSError, TimeoutError):
            return
        finally:
            self.drop()

    def drop(self) -> None:
        """Let go of the connection at once."""
        if self._open is not None:
            self._open[1].transport.abort()
            self._open = None

    async def _send(self, method: str, path: str, token: str, body: bytes) -> asyncio.StreamReader:
        if self._open is None:
            self._open = await asyncio.open_connection("127.0.0.1", self._port, limit=_LONGEST_HEAD)
            self._on_connected(self._open[1].get_extra_info("sockname")[1])
        reader, writer = self._open
        head = f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{self._port}\r\n"
        if token:
            head += f"authorization: Bearer {token}\r\n"
        if body:
            kind = "image/png" if body.startswith(b"\x89PNG") else "application/json"
            head += f"content-type: {kind}\r\ncontent-length: {len(body)}\r\n"
        writer.write(head.encode() + b"\r\n" + body)
        await writer.drain()
        return reader

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split(" ")[1])
        fields = {
            name.lower(): value.strip() for name, _, value in (f.partition(":") for f in head[1:])
        }
        body = await reader.readexactly(int(fields["content-length"]))
        if fields.get("connection", "").lower() == "close":
            self.drop()
        return Answer(status, body)

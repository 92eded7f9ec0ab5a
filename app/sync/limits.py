"""What one request may cost: sizes counted while streaming, waits capped."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

JSON_BYTES = 64 * 1024
RELEASE_BYTES = 8 * 1024 * 1024
SHOP_BYTES = 1024 * 1024
PROOF_BYTES = 8 * 1024 * 1024
EVENTS_PER_BATCH = 500
POSITIONS_PER_BATCH = 2000
LONGEST_WAIT_S = 25.0
LONG_POLLS_PER_TOPIC = 8
"""More waiting for one driver's route, or for the desk, are answered at once."""

SLOWEST_BYTES_PER_S = 4096
"""A body may take this much longer than its grace: 8 MB over a bad line, half an hour."""

_DISCARDED_BYTES = 64 * 1024 * 1024
_DISCARD_S = 10.0
_DIGITS = re.compile("[0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What strangers and phones may take of the server: seconds a line may make it wait, lines at
    once, requests a second (with a burst to catch up after hours without connection)."""

    head_s: float = 10.0
    """From the first byte of a request (for a new line: from its beginning) to its last header."""
    body_s: float = 20.0
    """Grace of a body, on top of what ``SLOWEST_BYTES_PER_S`` allows."""
    drain_s: float = 60.0
    """Until a line that takes nothing of its answer is given up."""
    lines: int = 1500
    """In all. The oldest line that has not shown a valid token makes room for a new one."""
    lines_per_phone: int = 12
    """The oldest makes room for a new one."""
    phone_rate: float = 100.0
    phone_burst: int = 2000
    """A phone may hand in a long day one fact at a time; one that never stops is slowed down."""
    address_rate: float = 300.0
    """Requests without a known token from one address, behind which may be a whole mobile network."""
    address_burst: int = 900
    shop_rate: float = 10.0
    shop_burst: int = 200
    """Requests with one key of a shop's program."""
    words_rate: float = 0.05
    words_burst: int = 5
    """What customers say, of one order."""
    words_address_rate: float = 0.5
    words_address_burst: int = 30
    """The same from one address: a proxy's is every customer's."""


DEFAULT_BOUNDS = Bounds()


def bounds_of(scope: Any) -> Bounds:
    """The bounds that hold for the line a request came on."""
    line = scope.get("state", {}).get("line")
    return DEFAULT_BOUNDS if line is None else line.bounds


async def read_body(request: Request, limit: int) -> bytes:
    """The request's body.

    Raises:
        HTTPException: 413, as soon as more than ``limit`` bytes came or were announced; 408, it comes
            so slowly that it only holds up the server.
    """
    announced = request.headers.get("content-length", "")
    too_large = bool(_DIGITS.fullmatch(announced)) and int(announced) > limit
    body = bytearray()
    more = True
    begun, grace = asyncio.get_running_loop().time(), bounds_of(request.scope).body_s
    try:
        async with asyncio.timeout_at(begun + grace) as patience:
            while more and not too_large:
                chunk, more = await _receive(request)
                body += chunk
                too_large = len(body) > limit
                patience.reschedule(begun + grace + len(body) / SLOWEST_BYTES_PER_S)
    except TimeoutError as error:
        words = "The request came too slowly: send less at once, or later."
        raise HTTPException(408, words, {"connection": "close"}) from error
    if not too_large:
        return bytes(body)
    body.clear()
    if more:
        await _discard(request)
    raise HTTPException(413, f"The request is larger than {limit // 1024} KB: send less at once.")


async def _receive(request: Request) -> tuple[bytes, bool]:
    """The next piece of the body, and whether more follows.

    Raises:
        ClientDisconnect: the client is gone.
    """
    message = await request.receive()
    if message["type"] != "http.request":
        raise ClientDisconnect
    return message.get("body", b""), message.get("more_body", False)


async def _discard(request: Request) -> None:
    """Take in the rest unread, within reason, so that the client lives to see the answer.

    Closing at once resets the connection while the client is still sending, and the phone could not
    tell "halve your batch" from a lost connection.
    """
    seen, more = 0, True
    try:
        async with asyncio.timeout(_DISCARD_S):
            while more and seen < _DISCARDED_BYTES:
                chunk, more = await _receive(request)
                seen += len(chunk)
    except TimeoutError:
        return


def whole_number(request: Request, name: str, default: int, highest: int = 2**53 - 1) -> int:
    """A whole number of the query, from 0 up.

    Raises:
        HTTPException: 400, it is something else.
    """
    text = request.query_params.get(name)
    if text is None:
        return default
    if not _DIGITS.fullmatch(text) or int(text) > 2**53 - 1:
        raise HTTPException(400, f"{name} must be a whole number from 0 up.")
    return min(int(text), highest)


def wait_seconds(request: Request) -> float:
    """How long the client is willing to wait for news, in seconds, at most 25.

    Raises:
        HTTPException: 400, it is no such number.
    """
    text = request.query_params.get("wait", "0")
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:  # also refuses "nan"
        raise HTTPException(400, "wait must be a number of seconds from 0 up.")
    return min(seconds, LONGEST_WAIT_S)

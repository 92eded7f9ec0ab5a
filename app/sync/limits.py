"""What one request may cost: sizes counted while streaming, waits capped."""

from __future__ import annotations

import asyncio
import re

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

JSON_BYTES = 64 * 1024
RELEASE_BYTES = 8 * 1024 * 1024
PROOF_BYTES = 8 * 1024 * 1024
EVENTS_PER_BATCH = 500
POSITIONS_PER_BATCH = 2000
LONGEST_WAIT_S = 25.0
LONG_POLLS_PER_TOPIC = 8
"""More waiting for one driver's route, or for the desk, are answered at once."""

_DISCARDED_BYTES = 64 * 1024 * 1024
_DISCARD_S = 10.0
_DIGITS = re.compile("[0-9]{1,16}")


async def read_body(request: Request, limit: int) -> bytes:
    """The request's body.

    Raises:
        HTTPException: 413, as soon as more than ``limit`` bytes came or were announced.
    """
    announced = request.headers.get("content-length", "")
    too_large = bool(_DIGITS.fullmatch(announced)) and int(announced) > limit
    body = bytearray()
    more = True
    while more and not too_large:
        chunk, more = await _receive(request)
        body += chunk
        too_large = len(body) > limit
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

"""The decoding process: pictures from phones are opened where they can do no harm.

It may use little memory and processor time, open no file and write none, and is replaced whenever a
picture has ended it. What it answers is plain JSON and bytes, never a pickle: the server trusts
nothing that comes from there.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from multiprocessing.connection import Connection

import msgspec
from PIL import ExifTags, Image

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.processes import Child
from app.sync.pictures import Picture, clean

MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space; the largest picture that is taken needs 400 MB (measured, interpreter included)."""
PROCESSOR_S = 10
"""For one picture; 25 megapixels take under 3 s (measured)."""
_PATIENCE_S = 60.0
_PICTURES_PER_CHILD = 200
_HEAD_BYTES = 64 * 1024
_MOST_BYTES = 64 * 1024 * 1024
_TOO_MUCH = "The picture needs more memory or time than a photo should: take it again."
_FROM_OUTSIDE = (-9, -signal.SIGTERM)  # 9 is SIGKILL, for which Windows has no name


class NotDecoded(Exception):
    """The picture could not be looked at just now, through no fault of its own."""


class _Head(msgspec.Struct, frozen=True):
    """The child's answer, before the bytes: ``refusal`` is '' for a sound picture."""

    refusal: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0
    taken_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None


class PictureCleaner:
    """Has pictures cleaned in a process of its own. Used by one thread, which outlives the process."""

    def __init__(
        self, target: Callable[[Connection], None] | None = None, patience_s: float = _PATIENCE_S
    ) -> None:
        """``target`` is the child's body, ``run_decoder`` where none is given."""
        self._target = target or run_decoder
        self._patience_s = patience_s
        self._child: Child | None = None
        self._done = 0

    def clean(self, content: bytes) -> Picture:
        """The picture alone, as ``app.sync.pictures.clean`` makes it.

        Raises:
            InputRefused: it is no sound picture.
            NotDecoded: the machine is too busy, or somebody ended the process.
        """
        try:
            return self._try(content)
        except NotDecoded:  # it may have been ended while it had nothing to do
            return self._try(content)

    def _try(self, content: bytes) -> Picture:
        child = self._child or self._start()
        try:
            return self._ask(child, content)
        except (EOFError, OSError) as error:
            code = child.exit_code()
            self.close()
            if code is None or code in _FROM_OUTSIDE:
                raise NotDecoded(child.exit_words()) from error
            raise InputRefused(_TOO_MUCH) from error
        except (NotDecoded, msgspec.MsgspecError) as error:
            self.close()
            raise NotDecoded(str(error)) from error

    def close(self) -> None:
        """End the process; the next picture starts another."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _start(self) -> Child:
        self._child, self._done = Child(self._target, ()), 0
        return self._child

    def _ask(self, child: Child, content: bytes) -> Picture:
        line = child.connection
        line.send_bytes(content)
        if not line.poll(self._patience_s):
            raise NotDecoded("it took too long")
        head = msgspec.json.decode(line.recv_bytes(_HEAD_BYTES), type=_Head)
        if head.refusal:
            raise InputRefused(head.refusal)
        cleaned = line.recv_bytes(_MOST_BYTES)
        self._done += 1
        if self._done >= _PICTURES_PER_CHILD:
            self.close()
        known = head.lon is not None and head.lat is not None
        return Picture(
            content=cleaned,
            media_type=head.media_type,
            width=head.width,
            height=head.height,
            taken_at=head.taken_at,
            place=LonLat(head.lon or 0.0, head.lat or 0.0) if known else None,
        )


# --- inside the process ------------------------------------------------------------------------


def run_decoder(connection: Connection) -> None:
    """Clean one picture after the other until the pipe closes."""
    _rehearse()
    _limit()
    with suppress(EOFError, BrokenPipeError):
        while True:
            content = connection.recv_bytes()
            _allow_time()
            _answer(connection, content)


def _answer(connection: Connection, content: bytes) -> None:
    try:
        picture = clean(content)
    except InputRefused as error:
        connection.send_bytes(msgspec.json.encode(_Head(refusal=str(error))))
        return
    except MemoryError:
        connection.send_bytes(msgspec.json.encode(_Head(refusal=_TOO_MUCH)))
        return
    head = _Head(
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        taken_at=picture.taken_at,
        lon=picture.place.lon if picture.place else None,
        lat=picture.place.lat if picture.place else None,
    )
    connection.send_bytes(msgspec.json.encode(head))
    connection.send_bytes(picture.content)


def _rehearse() -> None:
    """Have everything imported that Pillow imports only at need: no file can be opened later."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 1
    for form in ("JPEG", "PNG", "WEBP"):
        made = BytesIO()
        Image.new("RGB", (8, 8)).save(made, form, exif=exif)
        clean(made.getvalue())
        with suppress(InputRefused):
            clean(made.getvalue()[:60])


def _limit() -> None:
    """From here on: so much memory, and no file (POSIX; elsewhere only the parent's patience)."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):  # macOS knows no limit on address space
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    for none in (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(none, (0, 0))  # files that are open stay so: the pipe


def _allow_time() -> None:
    """So much processor time for the next picture; the system ends the process when it is used up."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + PROCESSOR_S, hard))

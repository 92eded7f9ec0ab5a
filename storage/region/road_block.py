"""Blocks of a table of driving times and distances: in bands of rows, big ones on all cores.

OSRM's table search holds Python's global lock, so more cores mean more processes: each opens the graph
(mapped into memory, so it is there once) and is handed one band after the other over a pipe.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import IO

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import RoadsError
from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE
from storage.region.osrm_engine import OsrmEngine

type Whole = NDArray[np.int32]

PAIRS_AT_ONCE = 6_000_000
"""So many pairs may be under way at any moment, in all processes together: OSRM's answer takes some 200
bytes a pair while it is read. High bands are worth it: each one searches from all destinations anew."""

PAIRS_FOR_HELP = 2_000_000
"""From so many pairs on, further processes earn their start."""

_ROOT = Path(__file__).resolve().parents[2]


def road_block(
    engine: OsrmEngine,
    places: Sequence[LonLat],
    origins: Sequence[int],
    destinations: Sequence[int],
    on_rows: Callable[[int], None] | None = None,
) -> tuple[Whole, Whole]:
    """Seconds and metres (rounded) from ``origins`` to ``destinations``, both numbers of ``places``;
    UNREACHABLE where no road leads. ``on_rows`` hears how many rows are done.

    Raises:
        RoadsError: the graph is gone or a process was killed.
    """
    shape = (len(origins), len(destinations))
    block = np.empty(shape, np.int32), np.empty(shape, np.int32)
    done = _Count(on_rows)
    cores = os.cpu_count() or 1
    if shape[0] * shape[1] < PAIRS_FOR_HELP or cores == 1:
        for band in _bands(shape, PAIRS_FOR_HELP):
            rows = origins[band.start : band.stop]
            times, metres = one_band(engine, places, rows, destinations)
            block[0][band.start : band.stop] = times
            block[1][band.start : band.stop] = metres
            done.add(len(band))
        return block
    work = _Work(list(_bands(shape, PAIRS_AT_ONCE // cores)))
    task = json.dumps(
        {
            "graph": str(engine.graph),
            "places": [(place.lon, place.lat) for place in places],
            "origins": list(origins),
            "destinations": list(destinations),
        }
    )
    with ThreadPoolExecutor(min(cores, len(work.bands))) as pool:
        helpers = [
            pool.submit(_drive_helper, task.encode() + b"\n", work, block, done)
            for _ in range(min(cores, len(work.bands)))
        ]
        for helper in helpers:
            helper.result()
    return block


def one_band(
    engine: OsrmEngine, places: Sequence[LonLat], origins: Sequence[int], destinations: Sequence[int]
) -> tuple[Whole, Whole]:
    """Like ``road_block``, in one call."""
    times, metres = engine.table(places, origins, destinations)
    shape = (len(origins), len(destinations))
    return _whole(times, shape), _whole(metres, shape)


def help_with_bands(task_from: IO[bytes], answers_to: IO[bytes]) -> None:
    """The life of a helping process: a task, then bands until the other side has no more."""
    task = json.loads(task_from.readline())
    places = [LonLat(lon, lat) for lon, lat in task["places"]]
    with suppress(BrokenPipeError):  # whoever asked is gone
        try:
            engine = OsrmEngine(Path(task["graph"]))
            for line in task_from:
                first, last = map(int, line.split())
                rows = task["origins"][first:last]
                times, metres = one_band(engine, places, rows, task["destinations"])
                answers_to.write(b"\n")
                answers_to.write(times.data)
                answers_to.write(metres.data)
                answers_to.flush()
        except RoadsError as error:
            answers_to.write(f"{error}\n".encode())
            answers_to.flush()


class _Count:
    """Rows done so far, told as they grow, by whichever thread."""

    def __init__(self, tell: Callable[[int], None] | None) -> None:
        self._tell = tell
        self._rows = 0
        self._turn = Lock()

    def add(self, rows: int) -> None:
        with self._turn:
            self._rows += rows
            if self._tell is not None:
                self._tell(self._rows)


class _Work:
    """Bands that nobody has taken yet; none once something failed."""

    def __init__(self, bands: list[range]) -> None:
        self.bands = bands
        self._left = iter(bands)
        self._turn = Lock()

    def take(self) -> range | None:
        with self._turn:
            return next(self._left, None)

    def drop(self) -> None:
        with self._turn:
            self._left = iter(())


def _bands(shape: tuple[int, int], pairs: int) -> Iterator[range]:
    height = max(1, pairs // max(1, shape[1]))
    for first in range(0, shape[0], height):
        yield range(first, min(first + height, shape[0]))


def _drive_helper(task: bytes, work: _Work, block: tuple[Whole, Whole], done: _Count) -> None:
    """Have a process of its own make bands until there are no more."""
    try:
        with _helper() as (asks, answers):
            asks.write(task)
            while (band := work.take()) is not None:
                asks.write(f"{band.start} {band.stop}\n".encode())
                asks.flush()
                told = answers.readline()
                if told != b"\n":
                    raise RoadsError(told.decode().strip() or _DIED)
                for part in block:
                    _read_into(answers, part[band.start : band.stop])
                done.add(len(band))
    except (OSError, RoadsError) as error:
        work.drop()
        raise error if isinstance(error, RoadsError) else RoadsError(_DIED) from error


_DIED = "The driving times could not be made: a process was ended, most likely for want of memory."


@contextmanager
def _helper() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "storage.region.road_helper"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    if process.stdin is None or process.stdout is None:
        raise AssertionError("pipes were asked for")
    try:
        yield process.stdin, process.stdout
    finally:
        process.kill()
        with suppress(BrokenPipeError):
            process.communicate()


def _read_into(stream: IO[bytes], rows: Whole) -> None:
    """Fill the rows from the stream.

    Raises:
        RoadsError: it ended before.
    """
    wanted = memoryview(rows.reshape(-1)).cast("B")
    got = 0
    while got < len(wanted):
        count = stream.readinto(wanted[got:])  # type: ignore[attr-defined]
        if not count:
            raise RoadsError(_DIED)
        got += count


def _whole(rows: Sequence[Sequence[float | None]], shape: tuple[int, int]) -> Whole:
    """Rounded half up; OSRM's answer has None (to numpy: not a number) where no road leads."""
    whole = np.empty(shape, np.int32)
    for number, row in enumerate(rows):
        numbers = np.array(list(row), np.float64)
        whole[number] = np.where(np.isnan(numbers), UNREACHABLE, numbers + 0.5)
    return whole

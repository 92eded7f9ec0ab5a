"""The decoding process may do nothing but decode, and takes nobody down with it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from app.domain.errors import InputRefused
from app.processes import Child
from app.sync import picture_child
from app.sync.picture_child import MEMORY_BYTES, NotDecoded, PictureCleaner
from tests.app.sync import images


@pytest.fixture
def cleaner() -> Iterator[PictureCleaner]:
    made = PictureCleaner()
    yield made
    made.close()


def _process(cleaner: PictureCleaner) -> int:
    assert cleaner._child is not None
    pid = cleaner._child._process.pid
    assert pid is not None
    return pid


def test_one_process_cleans_many_pictures_and_survives_bad_ones(cleaner: PictureCleaner) -> None:
    first = cleaner.clean(images.photo(exif=images.notes()))
    assert (first.width, first.media_type) == (64, "image/jpeg")
    assert first.place is not None
    assert first.taken_at is not None
    before = _process(cleaner)
    for name, content in (images.no_pictures() | images.broken_pictures()).items():
        with pytest.raises(InputRefused):
            cleaner.clean(content)
        assert _process(cleaner) == before, name
    assert cleaner.clean(images.signature()).media_type == "image/png"
    assert cleaner.clean(images.written(images.scene(), "WEBP")).media_type == "image/jpeg"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory a process had")
def test_bombs_stay_small_in_memory(cleaner: PictureCleaner) -> None:
    for bomb in (images.png_bomb(), images.liar()):
        with pytest.raises(InputRefused):
            cleaner.clean(bomb)
    assert _peak_mb(_process(cleaner)) < 150


def _peak_mb(pid: int) -> float:
    with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123 - no path of a folder
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def test_a_process_that_was_ended_between_two_pictures_is_replaced_unnoticed(
    cleaner: PictureCleaner,
) -> None:
    cleaner.clean(images.photo())
    os.kill(_process(cleaner), signal.SIGKILL)
    assert cleaner.clean(images.photo()).width == 64


def be_killed(connection: Connection) -> None:
    """A decoder that the system ends for want of memory elsewhere."""
    connection.recv_bytes()
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_ended_again_and_again_is_the_servers_trouble() -> None:
    with pytest.raises(NotDecoded, match="SIGKILL"):
        PictureCleaner(be_killed).clean(images.photo())


def crash(connection: Connection) -> None:
    """A decoder that a picture brings down."""
    connection.recv_bytes()
    os.abort()


def fall_asleep(connection: Connection) -> None:
    """A decoder that never comes to an end."""
    connection.recv_bytes()
    connection.recv_bytes()


def babble(connection: Connection) -> None:
    """A decoder taken over by a picture: it answers with a pickle instead of what was agreed."""
    connection.recv_bytes()
    connection.send(crash)
    connection.recv_bytes()


def test_a_picture_that_brings_the_decoder_down_is_refused() -> None:
    cleaner = PictureCleaner(crash)
    with pytest.raises(InputRefused, match="more memory or time than a photo should"):
        cleaner.clean(images.photo())


@pytest.mark.parametrize("target", [fall_asleep, babble])
def test_a_decoder_that_does_not_answer_as_agreed_is_ended(target: object) -> None:
    cleaner = PictureCleaner(target, patience_s=5 if target is babble else 0.1)  # type: ignore[arg-type]
    with pytest.raises(NotDecoded):
        cleaner.clean(images.photo())
    assert cleaner._child is None


def try_everything(connection: Connection) -> None:
    """Tells what a decoder can still do."""
    picture_child._rehearse()
    picture_child._limit()
    can = ""
    try:
        open("/dev/null", "rb").close()  # noqa: PTH123 - the plainest way to open a file
        can += "read "
    except OSError:
        pass
    try:
        bytearray(MEMORY_BYTES)
        can += "take a gigabyte "
    except MemoryError:
        pass
    connection.send_bytes(can.encode())


def never_end(connection: Connection) -> None:
    """Uses up its processor time."""
    picture_child.PROCESSOR_S = 0
    picture_child._allow_time()
    connection.send_bytes(b"begun")
    while True:
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has no limit on address space")
def test_the_decoder_can_open_no_file_and_take_no_gigabyte() -> None:
    with Child(try_everything, ()) as child:
        assert child.connection.recv_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_decoder_that_computes_for_ever_is_ended_by_the_system() -> None:
    with Child(never_end, ()) as child:
        assert child.connection.recv_bytes() == b"begun"
        with pytest.raises(EOFError):
            child.connection.recv_bytes()
        assert child.exit_code() == -signal.SIGXCPU

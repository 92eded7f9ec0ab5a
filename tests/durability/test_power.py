"""The forgetful disk keeps what was forced, may lose anything else, and loses it in every way."""

from __future__ import annotations

from pathlib import PurePosixPath
from random import Random

from tests.durability.power import SECTOR, ForgetfulDisk

ROOT = PurePosixPath("/data")
FILE = ROOT / "file"


def _disk() -> ForgetfulDisk:
    return ForgetfulDisk(ROOT)


def _write(disk: ForgetfulDisk, content: bytes, offset: int = 0, path: PurePosixPath = FILE) -> None:
    disk.end(disk.begin_write(path, offset, content))


def _force(disk: ForgetfulDisk, path: PurePosixPath) -> None:
    disk.end_force(disk.begin_force(path))


def _seen(disk: ForgetfulDisk, path: PurePosixPath = FILE) -> set[bytes | None]:
    """Every content that the file was found with in many cuts; None: it was not there."""
    return {dict(disk.after_the_cut(Random(seed))).get(path) for seed in range(300)}


def test_what_was_forced_with_its_name_is_always_there() -> None:
    disk = _disk()
    disk.create(FILE)
    _write(disk, b"kept")
    _force(disk, FILE)
    _force(disk, ROOT)
    assert _seen(disk) == {b"kept"}


def test_bytes_that_were_not_forced_may_be_gone() -> None:
    disk = _disk()
    disk.create(FILE)
    _force(disk, ROOT)
    _write(disk, b"new")
    assert _seen(disk) == {b"", b"new"}


def test_a_name_that_was_not_forced_may_be_gone_with_all_its_forced_bytes() -> None:
    disk = _disk()
    disk.create(FILE)
    _write(disk, b"kept")
    _force(disk, FILE)
    assert _seen(disk) == {None, b"kept"}


def test_later_bytes_may_be_there_without_earlier_ones() -> None:
    disk = _disk()
    disk.create(FILE)
    _force(disk, ROOT)
    _write(disk, b"aa")
    _write(disk, b"bb", 2)
    assert _seen(disk) == {b"", b"aa", b"\0\0bb", b"aabb"}


def test_a_write_may_be_torn_between_sectors() -> None:
    disk = _disk()
    disk.create(FILE)
    _write(disk, b"-" * 2 * SECTOR)
    _force(disk, FILE)
    _force(disk, ROOT)
    _write(disk, b"+" * 2 * SECTOR)
    old, new = b"-" * SECTOR, b"+" * SECTOR
    assert _seen(disk) == {old + old, old + new, new + old, new + new}


def test_a_force_covers_only_what_was_over_when_it_began() -> None:
    disk = _disk()
    disk.create(FILE)
    _force(disk, ROOT)
    under_way = disk.begin_write(FILE, 0, b"late")
    forcing = disk.begin_force(FILE)
    disk.end(under_way)
    disk.end_force(forcing)
    assert _seen(disk) == {b"", b"late"}


def test_a_force_that_has_not_returned_promises_nothing() -> None:
    disk = _disk()
    disk.create(FILE)
    _force(disk, ROOT)
    _write(disk, b"new")
    disk.begin_force(FILE)
    assert b"" in _seen(disk)


def test_a_renamed_file_that_was_not_forced_may_have_its_name_without_its_bytes() -> None:
    disk = _disk()
    disk.create(ROOT / "unfinished")
    _write(disk, b"picture", path=ROOT / "unfinished")
    disk.rename(ROOT / "unfinished", FILE)
    _force(disk, ROOT)
    assert _seen(disk) == {b"", b"picture"}


def test_a_renaming_that_was_not_forced_may_not_have_happened() -> None:
    disk = _disk()
    disk.create(FILE)
    _write(disk, b"old")
    _force(disk, FILE)
    _force(disk, ROOT)
    disk.create(ROOT / "unfinished")
    _write(disk, b"new", path=ROOT / "unfinished")
    _force(disk, ROOT / "unfinished")
    disk.rename(ROOT / "unfinished", FILE)
    assert _seen(disk) == {b"old", b"new"}


def test_a_file_goes_with_a_folder_whose_own_name_was_not_forced() -> None:
    disk = _disk()
    inside = ROOT / "proofs" / "ab"
    disk.create(ROOT / "proofs", is_folder=True)
    disk.create(inside)
    _write(disk, b"picture", path=inside)
    _force(disk, inside)
    _force(disk, ROOT / "proofs")
    assert _seen(disk, inside) == {None, b"picture"}
    _force(disk, ROOT)
    assert _seen(disk, inside) == {b"picture"}


def test_cutting_a_file_is_no_more_certain_than_writing() -> None:
    disk = _disk()
    disk.create(FILE)
    _write(disk, b"abcd")
    _force(disk, FILE)
    _force(disk, ROOT)
    disk.end(disk.begin_resize(FILE, 2))
    assert _seen(disk) == {b"abcd", b"ab"}

"""A disk that forgets what was not forced to it when the power goes.

What a program wrote is kept for certain only once it was forced: a file's bytes by fsync or fdatasync
of the file, its name by fsync of its folder (POSIX promises no more). Everything since then may be
there, or not, or in part, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

_KEPT_SHARES = (0.0, 0.5, 0.9, 1.0)
_TORN_SHARE = 0.3


@dataclass
class Change:
    """Bytes written at an offset, or (``content`` None) the file cut or grown to ``offset`` bytes."""

    offset: int
    content: bytes | None
    is_over: bool = False


@dataclass
class _File:
    """A file by its identity; ``forced`` is what the disk has for certain."""

    is_folder: bool = False
    forced: bytearray = field(default_factory=bytearray)
    since: list[Change] = field(default_factory=list)


@dataclass
class _Name:
    """What a name leads to: for certain, and by each change of it since; None is nothing."""

    forced: _File | None = None
    since: list[_File | None] = field(default_factory=list)

    @property
    def now(self) -> _File | None:
        return self.since[-1] if self.since else self.forced


@dataclass
class Forcing:
    """A force under way: the file's changes, or the folder's names as they stand."""

    file: _File = field(default_factory=_File)
    changes: list[Change] = field(default_factory=list)
    names: list[tuple[_Name, int, _File | None]] = field(default_factory=list)


class ForgetfulDisk:
    """Takes a program's steps one by one. ``root`` is a folder that is there for certain."""

    def __init__(self, root: PurePosixPath) -> None:
        self._names: dict[PurePosixPath, _Name] = {root: _Name(_File(is_folder=True))}
        self._root = root

    # --- steps --------------------------------------------------------------------------------

    def create(self, path: PurePosixPath, *, is_folder: bool = False) -> None:
        """A new file or folder, unless the name is taken."""
        if self._find(path) is None:
            self._name(path).since.append(_File(is_folder))

    def begin_write(self, path: PurePosixPath, offset: int, content: bytes) -> Change | None:
        """Bytes on their way; ``end`` says that the call returned. None for a file without a name."""
        return self._change(path, Change(offset, content))

    def begin_resize(self, path: PurePosixPath, size: int) -> Change | None:
        """The file is cut or grown to a size."""
        return self._change(path, Change(size, None))

    def end(self, change: Change | None) -> None:
        """The call that made a change returned."""
        if change is not None:
            change.is_over = True

    def rename(self, old: PurePosixPath, new: PurePosixPath) -> None:
        """A name moves; what the new one led to is let go."""
        self._name(new).since.append(self._find(old))
        self._name(old).since.append(None)

    def unlink(self, path: PurePosixPath) -> None:
        """A name is taken away."""
        self._name(path).since.append(None)

    def begin_force(self, path: PurePosixPath) -> Forcing:
        """What a force that begins now makes certain once it returned."""
        file = self._find(path)
        if file is None:
            return Forcing()
        if not file.is_folder:
            return Forcing(file, [change for change in file.since if change.is_over])
        return Forcing(
            names=[(n, len(n.since), n.now) for p, n in self._names.items() if p.parent == path]
        )

    def end_force(self, forcing: Forcing) -> None:
        """The force returned without an error."""
        for change in forcing.changes:
            _apply(forcing.file.forced, change)
        certain = set(map(id, forcing.changes))
        forcing.file.since = [c for c in forcing.file.since if id(c) not in certain]
        for name, changes, target in forcing.names:
            name.forced = target
            del name.since[:changes]

    # --- the power goes -----------------------------------------------------------------------

    def after_the_cut(self, draw: Random) -> Iterator[tuple[PurePosixPath, bytes]]:
        """One of the many ways the disk may look when the power is back: files and their content."""
        share = draw.choice(_KEPT_SHARES)
        left = {path: self._left_of(name, draw, share) for path, name in self._names.items()}
        for path, file in left.items():
            if file is None or file.is_folder or not self._is_reached(path, left):
                continue
            yield path, _content(file, _survivors(file.since, draw, share))

    def _left_of(self, name: _Name, draw: Random, share: float) -> _File | None:
        if not name.since or draw.random() >= share:
            return name.forced
        return draw.choice(name.since) if draw.random() < 0.5 else name.now

    def _is_reached(self, path: PurePosixPath, left: dict[PurePosixPath, _File | None]) -> bool:
        """Whether every folder on the way to a file is still there."""
        folders = [folder for folder in path.parents if folder.is_relative_to(self._root)]
        return all((there := left.get(folder)) is not None and there.is_folder for folder in folders)

    # --- looking up ---------------------------------------------------------------------------

    def _name(self, path: PurePosixPath) -> _Name:
        return self._names.setdefault(path, _Name())

    def _find(self, path: PurePosixPath) -> _File | None:
        name = self._names.get(path)
        return name.now if name else None

    def _change(self, path: PurePosixPath, change: Change) -> Change | None:
        file = self._find(path)
        if file is None:
            return None
        file.since.append(change)
        return change


def _content(file: _File, changes: list[Change]) -> bytes:
    content = bytearray(file.forced)
    for change in changes:
        _apply(content, change)
    return bytes(content)


def _apply(content: bytearray, change: Change) -> None:
    end = change.offset + len(change.content or b"")
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if change.content is None:
        del content[end:]
    else:
        content[change.offset : end] = change.content


def _survivors(changes: list[Change], draw: Random, share: float) -> list[Change]:
    """Those that reached the disk, some of them only in part."""
    kept: list[Change] = []
    for change in changes:
        if draw.random() >= share:
            continue
        if change.content is None or draw.random() >= _TORN_SHARE or share == 1.0:
            kept.append(change)
        else:
            kept += _torn(change, change.content, draw)
    return kept


def _torn(change: Change, content: bytes, draw: Random) -> Iterator[Change]:
    """About half of the sectors of a write."""
    start = change.offset
    end = start + len(content)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if draw.random() < 0.5:
            yield Change(start, content[start - change.offset : stop - change.offset])
        start = stop

"""What a program did to its files and told its clients, read from what strace wrote down.

strace(1) -f -yy -xx: every call with its thread, file names beside descriptors, all bytes in hex.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,truncate,fallocate,"
    "fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "link,linkat,symlink,symlinkat,copy_file_range,sendfile,splice,mmap,sendto,sendmsg"
)


def traced(command: Sequence[str], log: Path) -> list[str]:
    """The command under strace, its calls going to a file."""
    strace = shutil.which("strace")
    if strace is None:
        raise FileNotFoundError("strace is not installed")
    options = ["-f", "-qq", "-yy", "-xx", "-s", "16777216", "--seccomp-bpf", "-e", f"trace={CALLS}"]
    return [strace, *options, "-e", "signal=none", "-o", str(log), *command]


class Kind(StrEnum):
    """What a call does."""

    CREATE = "create"
    MAKE_FOLDER = "make folder"
    WRITE = "write"
    RESIZE = "resize"
    FORCE = "force"
    RENAME = "rename"
    UNLINK = "unlink"
    TELL = "tell"


_NOWHERE = PurePosixPath()


@dataclass(frozen=True)
class Step:
    """A call, or rather one end of it; both have the same number, and one that failed has no end.

    ``path`` is the file or folder, ``target`` a rename's new name, ``offset`` where bytes go or the new
    size, ``port`` the client's whom ``content`` was told.
    """

    number: int
    kind: Kind
    path: PurePosixPath = _NOWHERE
    target: PurePosixPath = _NOWHERE
    offset: int = 0
    content: bytes = b""
    port: int = 0
    is_end: bool = False


class NotUnderstood(Exception):
    """The program changed its files in a way that is not followed here."""


_LINE = re.compile(
    r"(?P<thread>\d+) +(?:<\.\.\. \w+ (?P<resumed>resumed)>|(?P<name>\w+)\()(?P<words>.*)"
)
_RESULT = re.compile(r"\) += (?P<result>-?\d+|\?|0x[0-9a-f]+)")
_FILE = re.compile(r"\d+<(?P<hex>(?:\\x[0-9a-f]{2})+)>")
_CLIENT = re.compile(r"\d+<TCP(?:v6)?:\[.*?->.*?:(?P<port>\d+)\]>")
_TEXT = re.compile(r'"(?P<hex>(?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r", (-?\d+)")
_BY_NAME = re.compile("open|creat|rename|unlink|rmdir|mkdir|link|symlink|truncate")
"""Calls whose texts are names of files."""
_UNFINISHED = "<unfinished ...>"
_IN_MEMORY = "-shm"
"""SQLite's index of its log is memory that happens to have a name: made anew after a restart."""


@dataclass(frozen=True)
class _Call:
    """A call's first half: its name, and its arguments as strace shows them."""

    number: int
    name: str
    words: str

    @property
    def file(self) -> PurePosixPath:
        """The file behind the first descriptor; an empty path for sockets, pipes and the like."""
        match = _FILE.search(self.words)
        return PurePosixPath(_unhex(match["hex"]).decode()) if match else PurePosixPath()

    @property
    def texts(self) -> list[bytes]:
        """The texts among its arguments: bytes written, or paths."""
        return [_unhex(match["hex"]) for match in _TEXT.finditer(self.words)]

    @property
    def paths(self) -> list[PurePosixPath]:
        """Its texts as paths."""
        return [PurePosixPath(text.decode()) for text in self.texts]

    @property
    def last_number(self) -> int:
        """Its last argument: an offset or a size."""
        return int(_NUMBERS.findall(self.words[self.words.rfind('"') + 1 :].partition(")")[0])[-1])


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def steps(log: Path, root: PurePosixPath) -> Iterator[Step]:
    """Every change under ``root`` and everything told over TCP, in the order in which it happened.

    Raises:
        NotUnderstood: a call changed a file under ``root`` in a way that is not followed here.
    """
    reader = _Reader(root)
    with log.open(encoding="ascii") as lines:
        for line in lines:
            yield from reader.read(line)


class _Reader:
    """Puts together what strace shows in two halves, and knows each open file's own place."""

    def __init__(self, root: PurePosixPath) -> None:
        self._root = root
        self._halves: dict[str, tuple[_Call, Step | None]] = {}
        self._places: dict[PurePosixPath, int] = {}
        self._count = 0

    def read(self, line: str) -> Iterator[Step]:
        """The steps that a line of the log tells of."""
        match = _LINE.match(line)
        if match is None:
            return
        if match["resumed"]:
            call, step = self._halves.pop(match["thread"])
        else:
            self._count += 1
            call = _Call(self._count, match["name"], match["words"])
            step = self._begin(call)
            if step is not None:
                yield step
            if match["words"].endswith(_UNFINISHED):
                self._halves[match["thread"]] = (call, step)
                return
        result = _RESULT.search(match["words"])
        if result is not None and not result["result"].startswith(("-", "?")):
            yield from self._end(call, step, result["result"])

    def _begin(self, call: _Call) -> Step | None:
        """The step that a call means to take, if it is one that counts."""
        if call.name in ("sendto", "sendmsg"):
            client = _CLIENT.match(call.words)
            told = b"".join(call.texts)
            return (
                Step(call.number, Kind.TELL, content=told, port=int(client["port"])) if client else None
            )
        if not self._concerns(call) or call.name in ("openat", "lseek"):
            return None
        if call.name in ("fsync", "fdatasync"):
            return Step(call.number, Kind.FORCE, call.file)
        if call.name == "ftruncate":
            return Step(call.number, Kind.RESIZE, call.file, offset=call.last_number)
        if call.name == "pwrite64":
            return Step(
                call.number, Kind.WRITE, call.file, offset=call.last_number, content=call.texts[0]
            )
        if call.name == "write":
            place = self._places.get(call.file, 0)
            self._places[call.file] = place + len(call.texts[0])
            return Step(call.number, Kind.WRITE, call.file, offset=place, content=call.texts[0])
        if call.name == "rename":
            return Step(call.number, Kind.RENAME, call.paths[0], call.paths[1])
        if call.name in ("unlink", "rmdir"):
            return Step(call.number, Kind.UNLINK, call.paths[0])
        if call.name == "mkdir":
            return Step(call.number, Kind.MAKE_FOLDER, call.paths[0])
        raise NotUnderstood(f"{call.name}({call.words[:200]}")

    def _concerns(self, call: _Call) -> bool:
        """Whether a call may change a file that is on the disk under the root."""
        if call.name == "mmap" and not ("PROT_WRITE" in call.words and "MAP_SHARED" in call.words):
            return False
        by_name = call.paths if _BY_NAME.match(call.name) else []
        return any(
            path.is_relative_to(self._root) and not path.name.endswith(_IN_MEMORY)
            for path in (call.file, *by_name)
        )

    def _end(self, call: _Call, step: Step | None, result: str) -> Iterator[Step]:
        if call.name == "openat" and self._concerns(call):
            yield from self._opened(call.number, call.paths[0], call.words)
        elif call.name == "lseek":
            self._places[call.file] = int(result)
        elif step is not None and step.kind is Kind.WRITE and len(step.content) != int(result):
            raise NotUnderstood(f"a write to {step.path} was cut short")
        elif step is not None and step.kind is not Kind.TELL:
            yield replace(step, is_end=True)

    def _opened(self, number: int, path: PurePosixPath, words: str) -> Iterator[Step]:
        """A file that was opened is at its beginning, may be new, and may have been emptied."""
        self._places[path] = 0
        if "O_APPEND" in words:
            raise NotUnderstood(f"{path} is written at its end")
        if "O_CREAT" in words:
            yield Step(number, Kind.CREATE, path, is_end=True)
        if "O_TRUNC" in words:
            yield Step(number, Kind.RESIZE, path)
            yield Step(number, Kind.RESIZE, path, is_end=True)

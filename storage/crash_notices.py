"""What faults of the program leave behind in the log folder, to be told of at the next start."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

_NOTICE = "roundsman-crash-{:%Y%m%d-%H%M%S}-{}.txt"
_NOTICES = "roundsman-crash-*.txt"
_LAST_WORDS = "last-words-{}.txt"
_TOLD = "crashes-told"


class CrashNotices:
    """The notices in a folder of logs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, text: str) -> Path:
        """Write a notice down, among temporary files where the folder cannot be written."""
        name = _NOTICE.format(datetime.now(), os.getpid())
        for folder in (self._folder, Path(gettempdir())):
            with suppress(OSError):
                (folder / name).write_text(text, encoding="utf-8")
                return folder / name
        return Path(os.devnull)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """While this lasts, what the interpreter says when it dies of a fault of its own or of a
        library's is kept for ``untold``."""
        path = self._folder / _LAST_WORDS.format(os.getpid())
        try:
            file = path.open("w", encoding="utf-8")
        except OSError:  # a full or read-only disk is told of where it matters
            yield
            return
        with file:
            faulthandler.enable(file)
            try:
                yield
            finally:
                faulthandler.disable()
        path.unlink(missing_ok=True)

    def untold(self) -> tuple[Path, ...]:
        """Notices that came since the last time this was asked, the newest first."""
        self._take_last_words()
        told = self._folder / _TOLD
        since = told.stat().st_mtime if told.exists() else 0.0
        found = [path for path in self._folder.glob(_NOTICES) if path.stat().st_mtime > since]
        with suppress(OSError):
            told.touch()
        return tuple(sorted(found, reverse=True))

    def _take_last_words(self) -> None:
        """Make notices of what processes that are gone have left."""
        for path in self._folder.glob(_LAST_WORDS.format("*")):
            pid = path.stem.rpartition("-")[2]
            if not pid.isdecimal() or int(pid) == os.getpid() or _runs(int(pid)):
                continue
            with suppress(OSError):
                if path.stat().st_size:
                    stamp = datetime.fromtimestamp(path.stat().st_mtime)
                    path.rename(self._folder / _NOTICE.format(stamp, pid))
                else:
                    path.unlink()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

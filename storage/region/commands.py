"""Running a preparation program as a child: watched, cancelled by killing it, refused in words."""

from __future__ import annotations

import errno
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

from app.domain.errors import RegionError

_POLL_S = 0.05
_TAIL = 4_000
_HARDLY_ANY = 1 << 20
_LOG_MARK = re.compile(r"^(\[[^\]]*\] ?)+")


class PreparationCancelled(RegionError):
    """The person cancelled; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The preparation was cancelled; the regions are as they were.")


def run(
    command: Sequence[str],
    folder: Path,
    cancelled: Callable[[], bool],
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a program to its end in ``folder``.

    Raises:
        PreparationCancelled: ``cancelled`` turned true; the program was killed.
        RegionError: it failed; the sentence names the program and its own last words.
        OSError: it could not be started, or the disk is full.
    """
    if cancelled():
        raise PreparationCancelled
    name = Path(command[0]).name
    with TemporaryFile(dir=folder) as output:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            while True:
                try:
                    code = child.wait(_POLL_S)
                    break
                except subprocess.TimeoutExpired:
                    if cancelled():
                        raise PreparationCancelled from None
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
        if code != 0:
            output.seek(0, 2)
            output.seek(max(0, output.tell() - _TAIL))
            _refuse(name, code, output.read().decode(errors="replace"), folder)


def _refuse(name: str, code: int, said: str, folder: Path) -> NoReturn:
    # On a full disk a program that writes through mapped memory dies without a word.
    if "No space left" in said or shutil.disk_usage(folder).free < _HARDLY_ANY:
        raise OSError(errno.ENOSPC, "No space left on device")
    if code < 0:
        raise RegionError(
            f"{name} was ended by {signal.Signals(-code).name}, most likely for want of memory; "
            "close other programs or take a smaller extract."
        )
    lines = [_LOG_MARK.sub("", line).strip() for line in said.splitlines() if "[info]" not in line]
    last = next((line for line in reversed(lines) if line), f"status {code}")
    raise RegionError(f"{name} could not use this map extract ({last[:200]}).")

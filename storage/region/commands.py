"""Running a preparation program as a child: watched, cancelled by killing it, refused in words."""

from __future__ import annotations

import errno
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from app.domain.errors import RegionError

_POLL_S = 0.05
_TAIL = 4_000


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
            said = output.read().decode(errors="replace").strip().splitlines()
            if any("No space left" in line for line in said):
                raise OSError(errno.ENOSPC, "No space left on device")
            last = said[-1].strip() if said else f"status {code}"
            raise RegionError(f"{name} could not use this map extract ({last[:200]}).")

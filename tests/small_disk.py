"""A drive that is soon full."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A drive of two megabytes at ``folder``; skips the test where none can be made."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can make a small drive")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(file: Path, leave: int = 0) -> None:
    """Take all the room there is, but so many bytes."""
    file.unlink(missing_ok=True)
    with file.open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while shutil.disk_usage(file.parent).free > leave:
            filler.write(bytes(4096))

"""A drive that gives up writing while programs have files open on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass
class Failing:
    """A drive with a file system of its own, which gives up writing as ext4 does after an error."""

    place: Path
    image: Path

    def mount(self) -> bool:
        """Whether it could be mounted."""
        line = ["mount", "-o", "loop", str(self.image), str(self.place)]
        return subprocess.run(line, capture_output=True, check=False).returncode == 0

    def fail(self) -> None:
        """Everything open stays open, and nothing is written any more (ext4(5), ``abort``)."""
        subprocess.run(["mount", "-o", "remount,abort", str(self.place)], check=True)

    def mend(self) -> None:
        """What a person does: take it off, have it checked, put it back."""
        subprocess.run(["umount", str(self.place)], check=True)
        subprocess.run(["e2fsck", "-y", str(self.image)], capture_output=True, check=False)
        assert self.mount()


@contextmanager
def failing_drive(folder: Path) -> Iterator[Failing]:
    """A small drive in a folder; skips the test where none can be made."""
    tools = all(shutil.which(tool) for tool in ("mkfs.ext4", "e2fsck", "mount"))
    if sys.platform != "linux" or os.geteuid() != 0 or not tools:
        pytest.skip("only root on Linux can make a drive that fails")
    made = Failing(folder / "drive", folder / "image")
    made.place.mkdir()
    with made.image.open("wb") as image:
        image.truncate(32 * 2**20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(made.image)], check=True)
    if not made.mount():
        pytest.skip("mounting is not permitted here")
    try:
        yield made
    finally:
        subprocess.run(["umount", "--lazy", str(made.place)], check=True)

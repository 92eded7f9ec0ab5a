"""What the command line starts; ``main.py`` has it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ui.cli.solving import Solving
from ui.workplace import Workplace

DONE, FAILED = 0, 1
"""Exit statuses of a command."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as SVG, and as characters for a dark terminal."""

    svg: str
    characters: str


class Launcher(Protocol):
    """Starts the long-running parts, and does what needs more than a workplace."""

    def workplace(self, folder: Path | None) -> AbstractContextManager[Workplace]: ...

    def desktop(self, folder: Path | None, *, only_look: bool) -> int: ...

    def demo(self, options: Namespace) -> int: ...

    def server(self, options: Namespace) -> int: ...

    def stop_server(self, folder: Path | None) -> bool:
        """End the sync server of a data folder; False when none ran."""
        ...

    def connect(
        self, folder: Path | None, url: str, token: str, fingerprint: str, *, take_over: bool
    ) -> str: ...

    def disconnect(self, folder: Path | None, *, take_over: bool) -> str: ...

    def solving(self) -> Solving:
        """What ``solve`` and ``check`` work with."""
        ...

    def qr_code(self, text: str) -> QrCode:
        """A picture of a text for a phone's camera."""
        ...

    def note_crash(self, folder: Path | None, text: str) -> Path:
        """Write down what a fault of the program left; returns the file."""
        ...

    def backup(self, folder: Path | None, file: Path) -> str: ...

    def restore(self, folder: Path | None, file: Path) -> str: ...

    def verify(self, folder: Path | None, head: str | None, reports: Sequence[Path]) -> tuple[str, ...]:
        """What is wrong with the data, with a chain head on paper, and with files."""
        ...

    def diagnostics(self, folder: Path | None, file: Path) -> str:
        """A file for whoever is asked for help; returns what to say."""
        ...

"""Tables that people made, read from files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Rows(Protocol):
    """A table read from a file: the header and the rows as text, with 1-based line numbers."""

    @property
    def header(self) -> tuple[str, ...]: ...

    @property
    def rows(self) -> Sequence[tuple[int, tuple[str, ...]]]: ...


class TableReader(Protocol):
    """Reads CSV, XLSX, XLS and XML files."""

    def read(self, path: Path) -> Rows:
        """The first sheet, or the whole file.

        Raises:
            InputRefused: empty, binary, no delimiter found, duplicate columns, a cell too large.
        """
        ...

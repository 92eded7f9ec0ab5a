"""sqlite-utils, imported without dragging in the data science libraries.

sqlite-utils imports pandas and numpy, where they are installed, only to know their column types.
OR-Tools installs both, which made them cost over a second of every start (measured: 1.3 s with, 0.2 s
without). Nothing here stores a frame or an array, so the two are hidden while it loads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

_NOT_NEEDED = ("pandas", "numpy")


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Make the import of modules that are not loaded yet fail, for as long as the block lasts."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None = "cannot be imported"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations
else:
    with _hidden(_NOT_NEEDED):
        _library = import_module("sqlite_utils")
    Database = _library.Database
    Migrations = _library.Migrations

__all__ = ["Database", "Migrations"]

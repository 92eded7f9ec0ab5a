"""Counts and lists in words."""

from __future__ import annotations

from collections.abc import Sequence


def count_text(count: int, one: str = "one stop", many: str = "stops") -> str:
    """``one stop``, ``3 stops``."""
    return f"{count} {many}" if count != 1 else one


def names_text(names: Sequence[str], most: int) -> str:
    """``Lauri K., M. Ospelt and 2 more``: so many are named, the rest counted."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more

"""Counts in words."""

from __future__ import annotations


def count_text(count: int, one: str = "one stop", many: str = "stops") -> str:
    """``one stop``, ``3 stops``."""
    return f"{count} {many}" if count != 1 else one

"""x"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.geo import Extent


def build_basemap(
    pbf: Path, file: Path, extent: Extent, cancelled: Callable[[], bool], ready: Path | None = None
) -> str:
    """x"""
    return "No base map."

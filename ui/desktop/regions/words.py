"""Small texts of the window of map regions."""

from __future__ import annotations

from datetime import date

from app.domain.count_words import count_text
from app.domain.region import RegionInfo
from ui.desktop.regions.controller import RegionRow

BUILT_IN = "the built-in example region"


def size_text(size: int) -> str:
    """``48 MB``"""
    return f"{size / 1e6:,.0f} MB" if size < 1e9 else f"{size / 1e9:,.1f} GB"


def age_text(info: RegionInfo, today: date) -> str:
    """``today``, ``12 days old``"""
    days = (today - info.made_at.date()).days
    return "today" if days <= 0 else f"{count_text(days, '1 day', 'days')} old"


def detail_text(row: RegionRow) -> str:
    """All that is known of a region, line by line."""
    info, box = row.info, row.info.extent
    lines = [
        f"{info.roads:,} roads, {info.houses:,} houses, {info.streets:,} streets, "
        f"{info.places:,} places.",
        f"Latitude {box.south:.2f} to {box.north:.2f}, longitude {box.west:.2f} to {box.east:.2f}.",
        f"Made from {info.source or info.source_name}.",
    ]
    if info.unroutable_share > 0:
        lines.append(f"{info.unroutable_share:.1%} of pairs of addresses have no road between them.")
    return "\n".join([*lines, *info.notes])


def removal_words(row: RegionRow) -> str:
    """What follows from removing a region."""
    if not row.is_active:
        return f"{size_text(row.size)} are freed. It can be made again from its extract."
    return (
        "It is in use: the days that are open are planned on its roads, and their addresses come from "
        f"it. Without it {BUILT_IN} is used; better use another region first."
    )

"""Small texts of the window of map regions."""

from __future__ import annotations

from datetime import date

from app.domain.region import RegionInfo
from ui.desktop.formats import number, percent
from ui.desktop.language import marked, translate
from ui.desktop.regions.controller import RegionRow

BUILT_IN = marked("Regions", "the built-in example region")


def size_text(size: int) -> str:
    """``48 MB``"""
    return f"{number(size / 1e6)} MB" if size < 1e9 else f"{number(size / 1e9, 1)} GB"


def age_text(info: RegionInfo, today: date) -> str:
    """``today``, ``12 days old``"""
    days = (today - info.made_at.date()).days
    if days <= 0:
        return translate("Regions", "today")
    return translate("Regions", "%n days old", "", days)


def detail_text(row: RegionRow) -> str:
    """All that is known of a region, line by line."""
    info, box = row.info, row.info.extent
    lines = [
        translate(
            "Regions", "{roads} roads, {houses} houses, {streets} streets, {places} places."
        ).format(
            roads=number(info.roads),
            houses=number(info.houses),
            streets=number(info.streets),
            places=number(info.places),
        ),
        translate("Regions", "Latitude {south} to {north}, longitude {west} to {east}.").format(
            south=number(box.south, 2),
            north=number(box.north, 2),
            west=number(box.west, 2),
            east=number(box.east, 2),
        ),
        translate("Regions", "Made from {source}.").format(source=info.source or info.source_name),
    ]
    if info.unroutable_share > 0:
        lines.append(
            translate("Regions", "{share} of pairs of addresses have no road between them.").format(
                share=percent(info.unroutable_share, 1)
            )
        )
    return "\n".join([*lines, *info.notes])


def removal_words(row: RegionRow) -> str:
    """What follows from removing a region."""
    if not row.is_active:
        return translate("Regions", "{size} are freed. It can be made again from its extract.").format(
            size=size_text(row.size)
        )
    return translate(
        "Regions",
        "It is in use: the days that are open are planned on its roads, and "
        "their addresses come from it. Without it {region} is used; better use "
        "another region first.",
    ).format(region=translate("Regions", BUILT_IN))

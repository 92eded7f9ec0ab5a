"""Closed roads as JSON documents and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from app.domain.closures import ClosedKind, ClosedShape, StandingClosure, around, until_text
from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.timing import rfc3339


def shape_of(places: Sequence[LonLat], around_m: float | None) -> ClosedShape:
    """What was typed: a line through places, or everything around one.

    Raises:
        InputRefused: it makes no shape.
    """
    if around_m is None:
        return ClosedShape(ClosedKind.LINE, tuple(places))
    if len(places) != 1:
        raise InputRefused("Name one place for what is closed around it.")
    return around(places[0], around_m)


def closure_document(each: StandingClosure) -> dict[str, object]:
    """A road that is closed, or will be."""
    return {
        "closure_id": each.closure.closure_id,
        "streets": list(each.roads.streets),
        "distance_m": each.roads.metres,
        "begins": rfc3339(each.closure.begins),
        "ends": rfc3339(each.closure.ends),
        "note": each.closure.note,
    }


def closure_lines(closures: Iterable[StandingClosure], zone: ZoneInfo) -> Iterator[str]:
    """The same for a terminal."""
    for each in closures:
        begins = f"{each.closure.begins.astimezone(zone):%H:%M}"
        note = f" ({each.closure.note})" if each.closure.note else ""
        yield (
            f"{each.closure.closure_id}  {each.name}, {each.roads.metres} m, from {begins} "
            f"{until_text(each.closure, zone)}{note}"
        )

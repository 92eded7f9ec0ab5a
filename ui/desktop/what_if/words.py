"""What the what-if window says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.closures import ClosedRoads
from app.orchestration.gains import DayCost
from app.orchestration.what_if import LateStop, WhatIf
from ui.desktop.distances import distance, more_distance, near_distance
from ui.desktop.formats import money, number, signed
from ui.desktop.language import marked, translate

FIGURES = (
    marked("WhatIf", "Late stops"),
    marked("WhatIf", "Lateness to expect"),
    marked("WhatIf", "Not served"),
    marked("WhatIf", "Driving"),
    marked("WhatIf", "Work to do"),
    marked("WhatIf", "Cost"),
)
WORSE_FROM_S = 60
NOTHING_OTHERWISE = marked(
    "WhatIf", "Choose at the left what would be otherwise; nothing is changed by asking."
)


@dataclass(frozen=True, slots=True)
class LateRow:
    """A stop that would be later: who, by whom, and how late now and then, in words."""

    name: str
    driver: str
    now: str
    then: str


def figures_of(cost: DayCost) -> tuple[str, ...]:
    """The day's figures, in the order of ``FIGURES``."""
    return (
        str(cost.late_stops),
        minutes_text(cost.late_s),
        str(cost.missed),
        distance(cost.metres),
        f"{number(cost.seconds / 3600, 1)} h",
        money(cost.cents),
    )


def minutes_text(seconds: float) -> str:
    """``14 min``."""
    return f"{number(seconds / 60)} min"


def more_text(before: DayCost, after: DayCost) -> tuple[str, ...]:
    """By how much each figure is another; '' where it is not."""
    pairs: Iterable[tuple[float, str]] = (
        (after.late_stops - before.late_stops, signed(after.late_stops - before.late_stops)),
        ((after.late_s - before.late_s) // 60, f"{signed((after.late_s - before.late_s) / 60)} min"),
        (after.missed - before.missed, signed(after.missed - before.missed)),
        (
            round((after.metres - before.metres) / 100),
            more_distance(after.metres - before.metres),
        ),
        (
            round((after.seconds - before.seconds) / 360),
            f"{signed((after.seconds - before.seconds) / 3600, 1)} h",
        ),
        (
            after.cents - before.cents,
            signed((after.cents - before.cents) / 100, 2),
        ),
    )
    return tuple(words if by else "" for by, words in pairs)


def late_rows(answer: WhatIf) -> tuple[LateRow, ...]:
    """Stops that would be a minute or more later than as it is, or late where they are not."""
    before = {stop.stop_id: stop.late_s for stop in answer.late_now}
    return tuple(
        LateRow(stop.name, stop.driver, _late(before.get(stop.stop_id, 0)), _late(stop.late_s))
        for stop in answer.late_then
        if _is_worse(stop, before.get(stop.stop_id, 0))
    )


def _is_worse(stop: LateStop, before_s: int) -> bool:
    return stop.late_s >= before_s + WORSE_FROM_S


def _late(seconds: int) -> str:
    return f"+{seconds // 60} min" if seconds >= 60 else translate("WhatIf", "in time")


def closed_text(closed: ClosedRoads) -> str:
    """``Landstrasse, Zollstrasse and 2 more, 420 m``."""
    names = ", ".join(closed.streets[:2]) or translate("WhatIf", "A road without a name")
    if len(closed.streets) > 2:
        names = translate("WhatIf", "{names} and %n more", "", len(closed.streets) - 2).format(
            names=names
        )
    return f"{names}, {near_distance(closed.metres)}"


def notes_text(answer: WhatIf) -> str:
    """What a dispatcher must know beside the figures, '' for nothing."""
    parts = []
    if answer.cut_off:
        names = ", ".join(answer.cut_off[:4])
        if len(answer.cut_off) > 4:
            names = translate("WhatIf", "{names} and %n more", "", len(answer.cut_off) - 4).format(
                names=names
            )
        parts.append(
            translate("WhatIf", "No road would lead to {names}: counted as not served.").format(
                names=names
            )
        )
    if answer.saved is not None:
        found = len(answer.saved)
        parts.append(
            translate("WhatIf", "%n suggestions would be made.", "", found)
            if found
            else translate("WhatIf", "No suggestion would be made: nothing better was found.")
        )
    return " ".join(parts)

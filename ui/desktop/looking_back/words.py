"""What is said while a day is looked back at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.count_words import count_text
from app.replaying import Replayed
from ui.desktop.words import clock

NOT_KEPT = (
    "Not kept, and so not shown: which phones had yet to fetch a change, what was set aside, the mark "
    "of the dial, detours round closed roads. Late reports count from when the server had them; vans "
    "are where they were then, heard or not."
)
PLAN_NOT_KEPT = "How routes and orders stood at this time was not kept: they are shown as of later."
NO_POSITIONS = "Positions are kept for 30 days: no vans are shown."
READING = "Reading the day …"
SEARCHING = "Searching again …"
NO_ROADS = "The map region is not ready yet; search again in a moment."


def banner_words(day: date, at: datetime, zone: ZoneInfo) -> str:
    """``Sun 22 Nov, 10:42: the day as it was known then. Nothing can be changed.``"""
    when = f"{day:%a} {day.day} {day:%b}, {clock(at, zone)}"
    return f"{when}: the day as it was known then. Nothing can be changed."


def none_words(at: datetime, zone: ZoneInfo, is_kept: bool) -> str:
    """Why there is no search to run again."""
    if not is_kept:
        return "Searches are kept for 30 days: what this day's began from is gone."
    return f"Nothing was searched for on this day until {clock(at, zone)}."


def searched_words(again: Replayed, titles: Mapping[str, str], zone: ZoneInfo) -> str:
    """How a search run again compares with the day; ``titles`` are those of the day, by id."""
    made = f"Search of {clock(again.search.at, zone)}, run again: "
    proposed = len(again.search.proposed)
    if again.is_same and not proposed:
        return f"{made}nothing to suggest, as on the day."
    if again.is_same:
        return f"{made}{count_text(proposed, 'the same suggestion', 'suggestions, all the same')}."
    gone = [titles.get(name, "one that had expired at once") for name in again.missing]
    parts = [f"{proposed - len(gone)} of {proposed} found again"]
    parts += [f"missing: {'; '.join(gone)}"] if gone else []
    parts += [f"new: {'; '.join(card.title for card in again.new)}"] if again.new else []
    if not again.missing and not again.new:
        parts.append("in another order")
    return f"{made}{', '.join(parts)}."

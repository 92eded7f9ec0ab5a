"""What is said while a day is looked back at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.orchestration.replaying import Replayed
from ui.desktop.formats import clock, day_text
from ui.desktop.language import marked, translate
from ui.desktop.vocabulary import said

NOT_KEPT = marked(
    "LookingBack",
    "Not kept, and so not shown: which phones had yet to fetch a change, "
    "what was set aside, the mark of the dial, detours round closed roads. "
    "Late reports count from when the server had them; vans are where they "
    "were then, heard or not.",
)
PLAN_NOT_KEPT = marked(
    "LookingBack", "How routes and orders stood at this time was not kept: they are shown as of later."
)
NO_POSITIONS = marked("LookingBack", "Positions are kept for 30 days: no vans are shown.")
READING = marked("LookingBack", "Reading the day …")
SEARCHING = marked("LookingBack", "Searching again …")
NO_ROADS = marked("LookingBack", "The map region is not ready yet; search again in a moment.")


def banner_words(day: date, at: datetime, zone: ZoneInfo) -> str:
    """``Sun 22 Nov, 10:42: the day as it was known then. Nothing can be changed.``"""
    when = f"{day_text(day)}, {clock(at, zone)}"
    return translate(
        "LookingBack", "{when}: the day as it was known then. Nothing can be changed."
    ).format(when=when)


def none_words(at: datetime, zone: ZoneInfo, is_kept: bool) -> str:
    """Why there is no search to run again."""
    if not is_kept:
        return translate(
            "LookingBack", "Searches are kept for 30 days: what this day's began from is gone."
        )
    return translate("LookingBack", "Nothing was searched for on this day until {time}.").format(
        time=clock(at, zone)
    )


def searched_words(again: Replayed, titles: Mapping[str, str], zone: ZoneInfo) -> str:
    """How a search run again compares with the day; ``titles`` are those of the day, by id."""
    words = translate("LookingBack", "Search of {time}, run again: {found}.")
    return words.format(time=clock(again.search.at, zone), found=_found_words(again, titles))


def _found_words(again: Replayed, titles: Mapping[str, str]) -> str:
    proposed = len(again.search.proposed)
    if again.is_same and not proposed:
        return translate("LookingBack", "nothing to suggest, as on the day")
    if again.is_same:
        return translate("LookingBack", "%n suggestions, all the same", "", proposed)
    gone = [
        titles.get(name, translate("LookingBack", "one that had expired at once"))
        for name in again.missing
    ]
    parts = [
        translate("LookingBack", "{found} of {count} found again").format(
            found=proposed - len(gone), count=proposed
        )
    ]
    if gone:
        parts.append(translate("LookingBack", "missing: {titles}").format(titles="; ".join(gone)))
    if again.new:
        fresh = "; ".join(said(card.title) for card in again.new)
        parts.append(translate("LookingBack", "new: {titles}").format(titles=fresh))
    if not again.missing and not again.new:
        parts.append(translate("LookingBack", "in another order"))
    return ", ".join(parts)

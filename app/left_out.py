"""Why a stop is on no route, in words. They are kept beside the stop as they are in English; who speaks
another language has them as they were made (``as_made``)."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from app.domain.carriers import price_text
from app.domain.said import Said, recalled
from app.domain.solution import Unassigned, UnassignedReason

_REASONS = MappingProxyType(
    {
        UnassignedReason.TOO_LARGE: Said("LeftOut", "It is larger than any vehicle that may take it."),
        UnassignedReason.SKILLS: Said("LeftOut", "No driver with a vehicle has everything it needs."),
        UnassignedReason.UNREACHABLE: Said("LeftOut", "No road leads there and back."),
        UnassignedReason.WINDOW: Said(
            "LeftOut", "Nobody can be there in its time window, even with nothing else to do."
        ),
        UnassignedReason.SHIFT: Said("LeftOut", "There and back takes longer than any shift."),
        UnassignedReason.NOT_ALLOWED: Said(
            "LeftOut", "No shift that may take it is free; its depot may have none."
        ),
        UnassignedReason.LIMIT: Said(
            "LeftOut", "There and back is more driving than any driver may do."
        ),
        UnassignedReason.GROUP: Said("LeftOut", "What it must ride with cannot ride."),
        UnassignedReason.NO_ROOM: Said(
            "LeftOut", "It fits alone, but not beside what else is planned."
        ),
    }
)
_NEAREST = Said("LeftOut", "{why} Nearest: {driver}.")
_GIVEN = Said("LeftOut", "Given to {carrier} for {price}.")
_ACCEPTED = Said("LeftOut", "Given to {carrier} for {price}. The offer was accepted.")
NO_ADDRESS = Said("LeftOut", "Its address was not found; correct it or set its place on the map.")
ALL_OUT = Said("LeftOut", "Every shift of the day has a route that is already given out.")
NOT_PLANNED_YET = Said("LeftOut", "not planned yet")
NOT_FOUND = Said("LeftOut", "its address was not found")
NO_PLACE = Said("LeftOut", "{name} has no place on the map yet; correct its address first.")
BY_HAND = Said("LeftOut", "taken off its route by hand")

_ALL = (
    _NEAREST, _ACCEPTED, _GIVEN, NO_ADDRESS, ALL_OUT, NOT_PLANNED_YET, NOT_FOUND, BY_HAND,
    *_REASONS.values(),
)  # fmt: skip


def planners_words(item: Unassigned, nearest: str) -> Said:
    """Why the planner left it out, and who comes nearest to taking it; '' for nobody."""
    why = _REASONS[item.reason]
    return _NEAREST.format(why=why, driver=nearest) if nearest else why


def given_words(carrier: str, price: int) -> Said:
    """That a carrier takes it, for so many cents."""
    return _GIVEN.format(carrier=carrier, price=price_text(price))


def accepted_words(carrier: str, price: int) -> Said:
    """That a carrier takes it, for so many cents, because it accepted an offer."""
    return _ACCEPTED.format(carrier=carrier, price=price_text(price))


@lru_cache(maxsize=4096)
def as_made(words: str) -> str:
    """Words that were kept, to be said in another language."""
    return recalled(words, _ALL)

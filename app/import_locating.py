"""Where an order's places are, by the region's own addresses.

A hit is taken only when it is the one place meant: houses first, then the street, then the town, the
last two with a remark. Two equally good hits far apart are left to a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.domain.geo import LonLat, distance_m
from app.domain.orders import LocatedBy, Place
from app.import_columns import folded
from app.ports import Addresses, AddressHit

LEAST_SCORE = 0.5
EQUAL_SCORE = 0.05
SAME_PLACE_M = {"house": 300.0, "street": 2000.0, "place": 1000.0}
"""Hits of a kind nearer to each other than this are one place for a van."""

_NUMBER = re.compile(r"\b\d+\s?[a-z]?\b", re.IGNORECASE)
_TOWN_SUFFIX = re.compile(r"\(.*\)")


@dataclass(frozen=True, slots=True)
class Found:
    """What locating a place came to: the place, a remark where it is of low certainty, or the reason
    why it is not located, with the candidates a person may choose from."""

    place: Place
    remark: str = ""
    reason: str = ""
    candidates: tuple[AddressHit, ...] = ()


class Locator:
    """Finds places, each text once."""

    def __init__(self, addresses: Addresses | None, near: LonLat | None) -> None:
        self._addresses = addresses
        self._near = near
        self._known: dict[tuple[str, str, str], Found] = {}

    def locate(self, place: Place) -> Found:
        """The place with coordinates, or why it has none. A located place is returned as it is."""
        if place.location is not None:
            return Found(place)
        key = (place.address, place.postcode, place.city)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._search(place)
        return replace(found, place=replace(found.place, name=place.name))

    def _search(self, place: Place) -> Found:
        if self._addresses is None:
            return Found(place, reason="no region is in use to look the address up in.")
        town = f"{place.postcode} {place.city}".strip()
        text = ", ".join(part for part in (place.address, town) if part)
        hits = self._addresses.search(text, self._near, limit=8)
        good = tuple(h for h in hits if h.score >= LEAST_SCORE and not _contradicts(h, place))
        if not good:
            return Found(place, reason="the address was not found.", candidates=hits[:3])
        best = max(good, key=lambda hit: (_rank(hit, place), hit.score))
        rivals = tuple(h for h in good if _is_rival(h, best, place))
        if rivals:
            count = len(rivals) + 1
            return Found(
                place,
                reason=f"{count} places fit equally well; choose one.",
                candidates=(best, *rivals),
            )
        return _taken(place, best)


def _rank(hit: AddressHit, place: Place) -> int:
    """How exact a hit is: the house asked for, another house or the street, the town."""
    if hit.kind == "house":
        return 3 if _same_number(hit, place) else 1
    return 2 if hit.kind == "street" else 0


def _same_number(hit: AddressHit, place: Place) -> bool:
    wanted = {folded(number) for number in _NUMBER.findall(place.address)}
    return bool(hit.number) and folded(hit.number) in wanted


def _contradicts(hit: AddressHit, place: Place) -> bool:
    """Whether a hit is plainly in another town than the order says."""
    if hit.postcode and place.postcode and folded(hit.postcode) == folded(place.postcode):
        return False
    asked, known = folded(_TOWN_SUFFIX.sub("", place.city)), folded(_TOWN_SUFFIX.sub("", hit.city))
    if asked and known:
        return asked not in known and known not in asked
    return bool(hit.postcode and place.postcode)


def _is_rival(hit: AddressHit, best: AddressHit, place: Place) -> bool:
    """Whether a hit is as good as the best and somewhere else."""
    if hit is best or hit.score < best.score - EQUAL_SCORE or _rank(hit, place) != _rank(best, place):
        return False
    if best.city and hit.city and folded(best.city) == folded(hit.city) and best.kind == "street":
        return False  # one street in pieces
    apart = distance_m(LonLat(hit.lon, hit.lat), LonLat(best.lon, best.lat))
    return apart > SAME_PLACE_M.get(best.kind, 300.0)


def _taken(place: Place, hit: AddressHit) -> Found:
    rank = _rank(hit, place)
    by = {3: LocatedBy.HOUSE, 0: LocatedBy.TOWN}.get(rank, LocatedBy.STREET)
    remark = ""
    if by is LocatedBy.TOWN:
        remark = f"The street is not known: placed in the middle of {hit.label}."
    elif by is LocatedBy.STREET:
        asked = "The house number is not known" if _NUMBER.search(place.address) else "No house number"
        remark = f"{asked}: placed at {hit.label}."
    located = replace(place, location=LonLat(hit.lon, hit.lat), located_by=by)
    return Found(located, remark, candidates=(hit,) if remark else ())

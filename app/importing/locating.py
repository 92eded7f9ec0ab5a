"""Where an order's places are, by the region's own addresses.

A hit is taken only when it is the one place meant: the house, else the street with a remark, else the
settlement when the address names nothing smaller. Two equally good hits far apart, and streets that
are merely alike, are left to a person: a wrong position costs a van more than a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.domain.geo import LonLat, distance_m
from app.domain.orders import LocatedBy, Place
from app.domain.spelling import folded
from app.ports.addresses import Addresses, AddressHit

HOUSE_LEAST = 0.8
STREET_LEAST = 0.95
NUMBERLESS_LEAST = 0.74
"""Least scores of a house, a street, and a street whose house number is not known (which the index
scores below 0.8 even when the name fits exactly)."""

EQUAL_SCORE = 0.05
AROUND_TOWN_M = 3000.0
SAME_PLACE_M = {"house": 300.0, "street": 2000.0, "place": 1000.0}
"""Hits of a kind nearer to each other than this are one place for a van."""

_NUMBER = re.compile(r"\b\d+\s?[a-z]?\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(.*?\)|\bc/o\b[^,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What locating a place came to: the place, a remark where it is of low certainty, or the reason
    why it is not located, with the candidates a person may choose from."""

    place: Place
    remark: str = ""
    reason: str = ""
    candidates: tuple[AddressHit, ...] = ()


class Locator:
    """Finds places, each text once. ``near`` breaks ties, usually the depot."""

    def __init__(self, addresses: Addresses | None, near: LonLat | None) -> None:
        self._addresses = addresses
        self._near = near
        self._known: dict[tuple[str, str, str], Found] = {}
        self._towns: dict[str, LonLat | None] = {}

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
        street = " ".join(_ASIDE.sub(" ", place.address).split())
        text = ", ".join(part for part in (street, place.town) if part)
        hits = self._addresses.search(text, self._near, limit=8)
        good = tuple(h for h in hits if _is_sure(h, place) and not _contradicts(h, place))
        if not good and place.city:
            good = self._around_town(street, place, self._addresses)
        if not good:
            likely = ", ".join(hit.label for hit in hits[:3])
            reason = "the address was not found" + (f"; perhaps {likely}?" if likely else ".")
            return Found(place, reason=reason, candidates=hits[:3])
        best = max(good, key=lambda hit: (_rank(hit, place), hit.score))
        rivals = tuple(hit for hit in good if _is_rival(hit, best, place))
        if rivals:
            labels = ", ".join(hit.label for hit in (best, *rivals))
            return Found(
                place,
                reason=f"{len(rivals) + 1} places fit equally well: {labels}; choose one.",
                candidates=(best, *rivals),
            )
        return _taken(place, best)

    def _around_town(self, street: str, place: Place, addresses: Addresses) -> tuple[AddressHit, ...]:
        """Hits for the street alone near the settlement named: villages inside a municipality whose
        own name the index gives to their streets."""
        if place.city not in self._towns:
            towns = addresses.search(place.city, self._near, limit=3)
            sure = [hit for hit in towns if hit.kind == "place" and hit.score >= STREET_LEAST]
            self._towns[place.city] = LonLat(sure[0].lon, sure[0].lat) if sure else None
        middle = self._towns[place.city]
        if middle is None:
            return ()
        return tuple(
            hit
            for hit in addresses.search(street, middle, limit=8)
            if _is_sure(hit, place) and distance_m(LonLat(hit.lon, hit.lat), middle) <= AROUND_TOWN_M
        )


def _rank(hit: AddressHit, place: Place) -> int:
    """How exact a hit is: the house asked for, another house or the street, the settlement."""
    if hit.kind == "house":
        return 3 if _same_number(hit, place) else 1
    return 2 if hit.kind == "street" else 0


def _is_sure(hit: AddressHit, place: Place) -> bool:
    """Whether a hit is what the address names, not merely alike."""
    if hit.kind == "house":
        return hit.score >= HOUSE_LEAST
    if hit.kind == "street":
        return hit.score >= (NUMBERLESS_LEAST if _NUMBER.search(place.address) else STREET_LEAST)
    name = folded(hit.label.split(",")[0])
    return bool(name) and name in folded(place.address)


def _same_number(hit: AddressHit, place: Place) -> bool:
    wanted = {folded(number) for number in _NUMBER.findall(place.address)}
    return folded(hit.number) in wanted or bool(hit.number and hit.number in place.address)


def _contradicts(hit: AddressHit, place: Place) -> bool:
    """Whether a hit is plainly in another town than the order says."""
    if hit.postcode and place.postcode and folded(hit.postcode) == folded(place.postcode):
        return False
    asked, known = folded(place.city), folded(hit.city)
    if asked and known:
        return asked not in known and known not in asked
    return bool(hit.postcode and place.postcode)


def _is_rival(hit: AddressHit, best: AddressHit, place: Place) -> bool:
    """Whether a hit is as good as the best and somewhere else.

    Without a town any street of that name elsewhere is one: an index that happens to know the house
    number in one town only must not decide which town is meant.
    """
    if hit is best or (best.city and folded(best.city) == folded(hit.city) and best.kind == "street"):
        return False
    same_kind = _rank(hit, place) == _rank(best, place) and hit.score >= best.score - EQUAL_SCORE
    same_name = not _names_town(place, best) and hit.street == best.street != ""
    if not (same_kind or same_name):
        return False
    apart = distance_m(LonLat(hit.lon, hit.lat), LonLat(best.lon, best.lat))
    return apart > SAME_PLACE_M.get(best.kind, 300.0)


def _names_town(place: Place, hit: AddressHit) -> bool:
    """Whether the order says in which town it is."""
    in_address = bool(hit.city) and folded(hit.city) in folded(place.address)
    return bool(place.city or place.postcode) or in_address


def _taken(place: Place, hit: AddressHit) -> Found:
    rank = _rank(hit, place)
    by = {3: LocatedBy.HOUSE, 0: LocatedBy.TOWN}.get(rank, LocatedBy.STREET)
    remark = ""
    if by is LocatedBy.TOWN:
        remark = f"No street: placed in the middle of {hit.label}."
    elif by is LocatedBy.STREET:
        asked = "The house number is not known" if _NUMBER.search(place.address) else "No house number"
        remark = f"{asked}: placed at {hit.label}."
    elif not _names_town(place, hit):
        remark = f"No town given: taken for {hit.label}."
    located = replace(place, location=LonLat(hit.lon, hit.lat), located_by=by)
    return Found(located, remark, candidates=(hit,) if remark else ())

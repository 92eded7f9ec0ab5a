"""Which stop a driver is on the way to, and how much of the leg there is driven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.events import Position
from app.domain.geo import LonLat, distance_m
from app.domain.legs import OnLeg, course_of, on_straight_leg
from app.domain.routes import PlannedStop, Route
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopFacts, StopState
from app.domain.trails import place_of

COUNTS_FOR = timedelta(minutes=15)
"""A position older than this says no more than the plan does."""
NEAR_LINE_M = 150.0
"""Further from the leg's line than this, a share of it would be a guess."""
LEFT_DEPOT_M = 250.0
"""A driver who has not said that the van is loaded has left when this far from the depot."""
_NOTHING_KNOWN = StopFacts()


@dataclass(frozen=True, slots=True)
class Leg:
    """The leg that a driver is on: to which stop, from where to where, and since when.

    Not ``loaded``: the driver has not said to be, and may still be at the depot.
    """

    planned: PlannedStop
    start: LonLat
    end: LonLat
    began: datetime
    loaded: bool

    def place(self, position: Position) -> OnLeg:
        """Where on it a position is."""
        here, shape = place_of(position), self.planned.shape
        if not shape:
            return on_straight_leg(self.start, self.end, here)
        elapsed = (position.at - self.began).total_seconds()
        return course_of(shape).place(here, elapsed / max(self.planned.leg_s, 1))


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a driver was seen on the way to a stop: this share of the leg (0 to 1) was driven then."""

    stop_id: str
    share: float
    at: datetime


def leg_under_way(
    route: Route,
    facts: Mapping[str, StopFacts],
    shift: ShiftFacts,
    places: Mapping[str, LonLat],
    depots: Mapping[str, LonLat],
) -> Leg | None:
    """The leg to the stop that a driver said to be going to, else to the one after the last finished.

    ``places`` of stops by id; ``depots`` by id, '' for the shift's own. None while the driver is at a
    stop, has a break, has to load first or has not begun.
    """
    if shift.started_at is None or shift.ended_at is not None or shift.resting_since is not None:
        return None
    said: Leg | None = None
    next_one: Leg | None = None
    began: datetime | None = None
    for number, trip in enumerate(route.trips):
        start = depots.get(trip.depot_id, depots[""])
        if shift.last_loaded_at is not None and number == shift.loadings - 1:
            began = max(shift.last_loaded_at, began or shift.last_loaded_at)
        loaded = number < shift.loadings
        for planned in trip.stops:
            stop_id = planned.stop.stop_id
            known, end = facts.get(stop_id, _NOTHING_KNOWN), places.get(stop_id)
            if known.state is StopState.ARRIVED:
                return None
            if known.state in (StopState.CANCELLED, StopState.NOT_ATTEMPTED) or end is None:
                continue
            if known.state.is_done:
                if known.finished_at is not None:
                    began = max(known.finished_at, began or known.finished_at)
                next_one = None
            elif known.state is StopState.EN_ROUTE and known.en_route_at is not None:
                said = said or Leg(planned, start, end, known.en_route_at, True)
            elif next_one is None and (loaded or number == 0):
                left = began or shift.started_at
                next_one = Leg(planned, start, end, left, loaded)
            start = end
    return said or next_one


def seen_on(leg: Leg | None, position: Position | None, now: datetime) -> Seen | None:
    """What a driver's newest position says of the leg; None where it says nothing sure."""
    if leg is None or position is None or position.doubt is not None:
        return None
    if position.at < leg.began or now - position.at > COUNTS_FOR:
        return None
    if not leg.loaded and distance_m(place_of(position), leg.start) < LEFT_DEPOT_M:
        return None
    placed = leg.place(position)
    if placed.off_m > NEAR_LINE_M + (position.accuracy or 0.0):
        return None
    return Seen(leg.planned.stop.stop_id, placed.share, position.at)

"""The order of stops as a person wants it: which itineraries a wish comes to, or why it cannot be.

Only what can never be driven is refused: a stop that is over or under way, goods that are in another
van, a delivery before its pickup. All else is for the person to weigh.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.domain.errors import MoveRefused
from app.domain.orders import TaskKind
from app.domain.routes import task_of
from app.domain.routing import Job
from app.domain.said import Said
from app.domain.solution import Itinerary
from app.domain.wishes import HandOver, Moves, Nudge, Put, Reverse, Spot, Swap, TakeOff, Wish
from app.left_out import NO_PLACE
from app.orchestration.remainder import Remainder
from app.orchestration.rest_problem import StatedRest
from app.tracking import DayTracker


@dataclass(slots=True)
class _Trip:
    """Stops between two loadings; the first trip of a van under way begins ``fixed`` (its anchor)."""

    fixed: tuple[str, ...]
    stops: list[str]
    loaded_at: int | None


@dataclass(frozen=True, slots=True)
class _Gap:
    """Before the stop with this number of this trip."""

    trip: int
    before: int


def arrange(
    wish: Wish, tracker: DayTracker, remainder: Remainder, stated: StatedRest
) -> tuple[Itinerary, ...]:
    """The itineraries that a wish changes.

    Raises:
        MoveRefused: it cannot be done, or would change nothing.
    """
    return _Arrangement(tracker, remainder, stated).after(wish)


class _Arrangement:
    """The free part of the day, to be changed once."""

    def __init__(self, tracker: DayTracker, remainder: Remainder, stated: StatedRest) -> None:
        self._tracker = tracker
        self._stated = stated
        self._parts = {part.shift.shift_id: part for part in remainder.shifts}
        self._drivers = {s.shift_id: s.driver.name for s in tracker.data.shifts}
        self._jobs = {job.job_id: job for job in stated.problem.all_jobs}
        self._vehicles = {vehicle.vehicle_id: vehicle for vehicle in stated.problem.vehicles}
        self._standing = {itinerary.vehicle_id: itinerary for itinerary in stated.standing}
        self._trips = {key: self._opened(route) for key, route in self._standing.items()}
        self._partner = {
            one.job_id: other.job_id
            for pair in stated.problem.shipments
            for one, other in ((pair.pickup, pair.delivery), (pair.delivery, pair.pickup))
        }

    def after(self, wish: Wish) -> tuple[Itinerary, ...]:
        match wish:
            case Put(stop_ids, spot):
                self._put(stop_ids, spot)
            case TakeOff(stop_ids):
                self._take_off(stop_ids)
            case Nudge(stop_ids, later):
                self._nudge(stop_ids, later)
            case Reverse(shift_id, stop_id):
                self._reverse(shift_id, stop_id)
            case HandOver(giver, taker, from_stop):
                self._hand_over(giver, taker, from_stop)
            case Swap(one, other):
                self._swap(one, other)
            case Moves(puts):
                for put in puts:
                    self._put(put.stop_ids, put.spot)
        made = (self._closed(shift_id) for shift_id in self._trips)
        changed = tuple(route for route in made if route != self._standing[route.vehicle_id])
        if not changed:
            raise MoveRefused(Said("Refusals", "It stands there already; nothing was changed."))
        self._refuse_torn_pairs(changed)
        return changed

    # --- wishes -------------------------------------------------------------------------------

    def _put(self, stop_ids: Sequence[str], spot: Spot) -> None:
        chosen = self._with_partners(stop_ids, spot.shift_id)
        self._refuse_fixed(chosen, spot.shift_id)
        self._insert(chosen, spot.shift_id, self._gap(spot))

    def _take_off(self, stop_ids: Sequence[str]) -> None:
        chosen = self._with_partners(stop_ids, "")
        self._refuse_fixed(chosen, "")
        self._remove(chosen)

    def _nudge(self, stop_ids: Sequence[str], later: bool) -> None:
        shift_id, number = self._home(stop_ids[0])
        if any(self._home(stop_id)[0] != shift_id for stop_id in stop_ids):
            raise MoveRefused(
                Said("Refusals", "Choose stops of one driver to move them earlier or later.")
            )
        self._refuse_fixed(stop_ids, shift_id)
        trips = self._trips[shift_id]
        places = [trips[number].stops.index(s) for s in stop_ids if s in trips[number].stops]
        chosen = [s for trip in trips for s in trip.stops if s in stop_ids]
        if later and max(places) + 1 < len(trips[number].stops):
            gap = _Gap(number, max(places) + 2)
        elif later and number + 1 < len(trips):
            gap = _Gap(number + 1, 0)
        elif not later and min(places) > 0:
            gap = _Gap(number, min(places) - 1)
        elif not later and number > 0:
            gap = _Gap(number - 1, len(trips[number - 1].stops))
        else:
            last = Said("Refusals", "{name} is the last stop that can change already.")
            first = Said("Refusals", "{name} is the first stop that can change already.")
            raise MoveRefused((last if later else first).format(name=self._name(stop_ids[0])))
        self._insert(chosen, shift_id, gap)

    def _reverse(self, shift_id: str, stop_id: str) -> None:
        self._refuse_nobody(shift_id)
        trips = self._trips[shift_id]
        turned = [trip for trip in trips if len(trip.stops) > 1 and stop_id in ("", *trip.stops)]
        if not turned:
            words = Said("Refusals", "{driver} has no two stops here that could be turned.")
            raise MoveRefused(words.format(driver=self._drivers[shift_id]))
        turned[0].stops.reverse()

    def _hand_over(self, giver: str, taker: str, from_stop: str) -> None:
        trips = self._unloaded(giver, taker, from_stop)
        if not trips:
            words = Said("Refusals", "{driver} has no stop that could be given away.")
            raise MoveRefused(words.format(driver=self._drivers[giver]))
        self._load(taker, trips)

    def _swap(self, one: str, other: str) -> None:
        given, taken = self._unloaded(one, other), self._unloaded(other, one)
        self._load(one, taken)
        self._load(other, given)

    # --- what changes ---------------------------------------------------------------------------

    def _insert(self, chosen: Sequence[str], shift_id: str, gap: _Gap) -> None:
        """Move stops to a gap; what is not in a van under way is loaded first."""
        trips = self._trips[shift_id]
        if gap.trip < len(trips):
            gone = sum(1 for stop in trips[gap.trip].stops[: gap.before] if stop in chosen)
            gap = _Gap(gap.trip, gap.before - gone)
        self._remove(chosen)
        if gap.trip == 0 and self._parts[shift_id].under_way and self._needs_loading(chosen):
            gap = _Gap(1, 0)
        if gap.trip == len(trips):
            place = self._loading_place(shift_id, chosen) if trips else None
            trips.append(_Trip((), [], place))
        trips[gap.trip].stops[gap.before : gap.before] = chosen

    def _remove(self, chosen: Collection[str]) -> None:
        for trips in self._trips.values():
            for trip in trips:
                trip.stops[:] = [stop for stop in trip.stops if stop not in chosen]

    def _unloaded(self, giver: str, taker: str, from_stop: str = "") -> list[_Trip]:
        """What is free of a shift (from a stop on), taken from it trip by trip for another."""
        self._refuse_nobody(giver)
        self._refuse_nobody(taker)
        trips = [_Trip((), list(trip.stops), trip.loaded_at) for trip in self._trips[giver]]
        if from_stop:
            _, number = self._home(from_stop)
            trips = trips[number:]
            del trips[0].stops[: trips[0].stops.index(from_stop)]
        chosen = [stop for trip in trips for stop in trip.stops]
        self._refuse_fixed(chosen, taker)
        self._remove(chosen)
        return [trip for trip in trips if trip.stops]

    def _load(self, shift_id: str, trips: Iterable[_Trip]) -> None:
        """More trips for a shift, after its own; or on its last, where it may load no more."""
        own = self._trips[shift_id]
        own[:] = [trip for trip in own if trip.stops or trip.fixed]
        for trip in trips:
            if own and not self._may_load_again(shift_id) and not own[-1].fixed:
                own[-1].stops.extend(trip.stops)
            else:
                place = self._loading_place(shift_id, trip.stops) if own else None
                own.append(_Trip((), trip.stops, place))

    # --- why not --------------------------------------------------------------------------------

    def _refuse_fixed(self, chosen: Iterable[str], shift_id: str) -> None:
        """Refuse what is over, under way, in another van, or locked to another driver."""
        if shift_id:
            self._refuse_nobody(shift_id)
        for stop_id in chosen:
            job = self._jobs.get(stop_id)
            if job is None:
                raise MoveRefused(self._why_fixed(stop_id))
            locked_to = self._tracker.facts(stop_id).locked_to
            if locked_to and locked_to != shift_id:
                owner = self._drivers.get(locked_to, Said("Refusals", "another driver"))
                words = Said("Refusals", "{name} is locked to {driver}; unlock it first (L).")
                raise MoveRefused(words.format(name=self._name(stop_id), driver=owner))
            if job.on_board and job.on_board != shift_id:
                words = Said(
                    "Refusals", "{name} is on board of {driver}'s van, so only {driver} can bring it."
                )
                owner = self._drivers[job.on_board]
                raise MoveRefused(words.format(name=self._name(stop_id), driver=owner))

    def _refuse_nobody(self, shift_id: str) -> None:
        """Refuse a driver who cannot take part any more."""
        if shift_id not in self._parts:
            who = self._drivers.get(shift_id, Said("Refusals", "This driver"))
            words = Said("Refusals", "{driver} cannot go on today, so that route stays as it is.")
            raise MoveRefused(words.format(driver=who))

    def _why_fixed(self, stop_id: str) -> Said:
        name, known = self._name(stop_id), self._tracker.facts(stop_id)
        if known.state.is_final:
            return Said("Refusals", "{name} is over; it stays where it is.").format(name=name)
        for shift_id, record in self._tracker.data.routes.items():
            if stop_id in record.route.stop_ids:
                there = Said("Refusals", "{driver} is at {name} or on the way there, so it stays.")
                out = Said(
                    "Refusals", "{driver} cannot go on today; {name} cannot be moved from there."
                )
                words = there if shift_id in self._parts else out
                return words.format(driver=self._drivers[shift_id], name=name)
        left = next((u for u in self._tracker.data.unassigned if u.stop_id == stop_id), None)
        if left is not None and left.carrier_id:
            return Said("Refusals", "{name} is with a carrier.").format(name=name)
        if left is not None:
            return NO_PLACE.format(name=name)
        return Said("Refusals", "This stop is not on the day any more.")

    def _refuse_torn_pairs(self, changed: Iterable[Itinerary]) -> None:
        """Refuse to bring what is not taken first, on the same trip."""
        for pair in self._stated.problem.shipments:
            for route in changed:
                ends = [
                    [trip.index(name) for name in (pair.pickup.job_id, pair.delivery.job_id)]
                    for trip in route.trips
                    if {pair.pickup.job_id, pair.delivery.job_id} <= set(trip)
                ]
                rides = {pair.pickup.job_id, pair.delivery.job_id} & set(route.job_ids)
                if rides and (not ends or ends[0][0] > ends[0][1]):
                    words = Said(
                        "Refusals",
                        "The goods for {name} have to be picked up before they are brought, "
                        "on the same tour.",
                    )
                    raise MoveRefused(words.format(name=self._name(pair.delivery.job_id)))

    def _name(self, stop_id: str) -> str:
        return name_of(stop_id, self._tracker, self._stated)

    # --- where things are -------------------------------------------------------------------------

    def _with_partners(self, stop_ids: Sequence[str], shift_id: str) -> tuple[str, ...]:
        """The stops; of goods that are taken at one and brought to the other the two, in that order,
        where the driver changes."""
        found: list[str] = []
        for stop_id in dict.fromkeys(stop_ids):
            partner = self._partner.get(stop_id)
            stays = partner is not None and self._holder(partner) == shift_id
            pair = [stop_id] if partner is None or stays else [partner, stop_id]
            pair.sort(
                key=lambda name: self._jobs[name].kind is TaskKind.DELIVERY if name in self._jobs else 0
            )
            found.extend(name for name in pair if name not in found)
        return tuple(found)

    def _holder(self, stop_id: str) -> str:
        """The shift that a stop is on by now, '' for none."""
        return next(
            (
                key
                for key, trips in self._trips.items()
                if any(stop_id in (*trip.fixed, *trip.stops) for trip in trips)
            ),
            "",
        )

    def _home(self, stop_id: str) -> tuple[str, int]:
        """The shift and the number of the trip that a stop is on."""
        for shift_id, trips in self._trips.items():
            for number, trip in enumerate(trips):
                if stop_id in trip.stops:
                    return shift_id, number
        if stop_id in self._jobs:
            words = Said("Refusals", "{name} is on no route; give it to a driver first.")
            raise MoveRefused(words.format(name=self._name(stop_id)))
        raise MoveRefused(self._why_fixed(stop_id))

    def _gap(self, spot: Spot) -> _Gap:
        trips = self._trips[spot.shift_id]
        for number, trip in enumerate(trips):
            if spot.stop_id in trip.stops:
                return _Gap(number, trip.stops.index(spot.stop_id) + spot.after)
        if spot.stop_id or not trips:  # beside what stays: before all that can change
            return _Gap(0, 0)
        return _Gap(len(trips) - 1, len(trips[-1].stops))

    def _needs_loading(self, chosen: Iterable[str]) -> bool:
        """Whether any of the stops brings goods that wait at a depot."""
        jobs = (self._jobs[stop_id] for stop_id in chosen)
        return any(
            job.kind is TaskKind.DELIVERY and not job.on_board and job.job_id not in self._partner
            for job in jobs
        )

    def _may_load_again(self, shift_id: str) -> bool:
        reload, part = self._vehicles[shift_id].reload, self._parts[shift_id]
        made = len(self._trips[shift_id]) - part.under_way
        return reload is not None and made < reload.max_trips

    def _loading_place(self, shift_id: str, chosen: Iterable[str]) -> int:
        """Where a van loads these goods: at one of their depots that is also its own, else at home."""
        vehicle = self._vehicles[shift_id]
        own = vehicle.reload.locations if vehicle.reload is not None else ()
        jobs: list[Job] = [self._jobs[stop_id] for stop_id in chosen]
        there = [place for place in own if any(place in (job.depots or ()) for job in jobs)]
        home = vehicle.end if vehicle.end is not None else 0
        return (*there, *own, home)[0]

    def _opened(self, route: Itinerary) -> list[_Trip]:
        anchors = self._stated.anchors
        places: tuple[int | None, ...] = (None, *route.reloads)
        return [
            _Trip(
                tuple(name for name in trip if name in anchors),
                [name for name in trip if name not in anchors],
                place,
            )
            for trip, place in zip(route.trips, places, strict=False)
        ]

    def _closed(self, shift_id: str) -> Itinerary:
        """An itinerary again, without the trips that nothing is left of."""
        trips = [trip for trip in self._trips[shift_id] if trip.stops or trip.fixed]
        reloads = (trip.loaded_at for trip in trips[1:])
        home = self._loading_place(shift_id, ())
        return Itinerary(
            shift_id,
            tuple((*trip.fixed, *trip.stops) for trip in trips),
            tuple(home if place is None else place for place in reloads),
        )


def name_of(stop_id: str, tracker: DayTracker, stated: StatedRest) -> str:
    """A stop's customer; its id where the day does not know it any more."""
    stop = stated.stops.get(stop_id)
    if stop is None:
        routes = (record.route for record in tracker.data.routes.values())
        planned = (p.stop for route in routes for p in route.stops if p.stop.stop_id == stop_id)
        stop = next(planned, None)
    if stop is None:
        left = (u.order_id for u in tracker.data.unassigned if u.stop_id == stop_id)
        order = tracker.data.orders.get(next(left, ""))
        return (order.tasks[-1].place.name or order.reference) if order is not None else stop_id
    order = tracker.data.orders[stop.order_id]
    return task_of(order, stop).place.name or order.reference

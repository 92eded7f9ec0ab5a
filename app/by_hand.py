"""Changes of the plan by hand: what one would come to, and how it becomes the draft.

Asked on any thread but the one that draws; the roads and the times come from the evaluator's process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from app.arranging import arrange, name_of
from app.broken_rules import newly_broken
from app.desk import Desk
from app.domain.disruption import Dial
from app.domain.errors import MoveRefused
from app.domain.evaluator_job import EvaluatedDay
from app.domain.fleet import Shift
from app.domain.plan_job import PlanAnswer
from app.domain.routes import Route, UnassignedOrder
from app.domain.said import Said
from app.domain.settings import Settings
from app.domain.solution import Itinerary, Solution
from app.domain.timing import instant
from app.domain.wishes import HandOver, Put, Spot, Swap, Wish
from app.left_out import BY_HAND
from app.on_the_road import trip_under_way
from app.orchestration.gains import Gain, Weighing
from app.orchestration.moves import touched
from app.orchestration.proposals import GONE
from app.orchestration.remainder import Remainder, free_by_hand
from app.orchestration.replacing import Replacement, base_of
from app.orchestration.rest_problem import StatedRest, state_rest
from app.orchestration.rest_routes import routes_of
from app.ports.evaluator import Evaluator
from app.tracking import DayTracker

FRESH = timedelta(seconds=20)
"""So long the stated day serves for questions while its plan is the same: facts come by the second, and
each would have the roads looked up anew. What is made rests on the very moment."""
_MOVED_ON = Said("Refusals", "The day has just moved on there; nothing was changed. Try again.")
_NOT_BACK = Said(
    "Refusals",
    "This can no longer be taken back: a driver has gone on from there, or the routes "
    "have changed since. Nothing was changed.",
)
_NOT_AGAIN = Said(
    "Refusals",
    "This can no longer be done again: the day has gone on from there. Nothing was changed.",
)
_NOBODY = Said("Refusals", "Nobody is at work who could make a stop; nothing can be moved.")
_NO_OTHER = Said("Refusals", "There is no other driver who could take this today.")
TAKEN_OFF = "taken_off"
"""The reason of a stop that a person took off its route."""
BARRED = frozenset({"skills", "not_allowed", "depot", "unreachable"})
"""Rules by which a driver could never make a stop: a person may have it so, but nobody is bound to it,
or a new plan would have to leave the stop out."""
MOST_TRIED = 60
"""Places of one driver's route that are tried where each breaks a rule."""
MANY = 10_000
"""Moves that a person may make; the search's budget of them does not bind a person."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a wish would come to: the new routes, before and after, and the rules it newly breaks, in
    words. ``late`` names the customers who would newly be late."""

    wish: Wish
    change: Replacement
    gain: Gain
    broken: tuple[str, ...]
    late: tuple[str, ...]

    @property
    def same_stops(self) -> bool:
        """Whether the same stops are made as before, so that money can be compared."""
        return not self.change.left and not self.change.found


@dataclass(frozen=True, slots=True)
class Offer:
    """One driver who could take some stops: what it comes to, or why it cannot be."""

    shift_id: str
    driver: str
    vehicle: str
    trial: Trial | None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    """The day as the evaluator has it."""

    tracker: DayTracker
    now: datetime
    asked_at: datetime
    remainder: Remainder
    stated: StatedRest
    roads_folder: str

    def stands(self, desk: Desk, at: datetime) -> bool:
        """Whether it is still the day, or near enough."""
        is_same = desk.tracker.data is self.tracker.data and desk.roads_folder == self.roads_folder
        return is_same and timedelta() <= at - self.asked_at < FRESH


class ByHand:
    """Tries, makes, takes back and repeats changes of one desk's day. One question at a time.

    Raises (every call):
        MoveRefused: in one sentence; the plan stays as it is.
        EvaluatorDied, RoadsError, StoreError: likewise.
    """

    def __init__(self, desk: Desk, evaluator: Evaluator, settings: Settings) -> None:
        self._desk = desk
        self._evaluator = evaluator
        self.settings = settings
        self._held: _Held | None = None
        self._turn = Lock()

    @property
    def desk(self) -> Desk:
        """Whose day it is."""
        return self._desk

    def try_out(self, wish: Wish) -> Trial:
        """What a wish would come to; nothing is changed."""
        with self._turn:
            return self._trial(self._day(), wish)

    def make(self, wish: Wish) -> Trial:
        """Make what a wish comes to the draft. Phones have it once it is sent."""
        with self._turn:
            self._held = None  # as it stands this very moment
            trial = self._trial(self._day(), wish, with_shapes=True)
            if not self._desk.replace_by_hand(trial.change):
                raise MoveRefused(_MOVED_ON)
            return trial

    def try_part(self, suggestion_id: str, stop_ids: Collection[str]) -> Trial:
        """What some moves of a suggestion would come to; nothing is changed."""
        return self.try_out(self._desk.part(suggestion_id, stop_ids))

    def make_part(self, suggestion_id: str, stop_ids: Collection[str]) -> Trial:
        """Do some moves of a suggestion, and give them to the drivers."""
        with self._turn:
            self._held = None
            wish = self._desk.part(suggestion_id, stop_ids)
            trial = self._trial(self._day(), wish, with_shapes=True)
            if not self._desk.accept_part(suggestion_id, trial.change, trial.gain):
                raise MoveRefused(GONE)
            return trial

    def take_back(self, trial: Trial) -> None:
        """Put the routes back as they were before; a new draft, where phones have the change."""
        if not self._desk.take_back_by_hand(trial.change):
            raise MoveRefused(_NOT_BACK)

    def make_again(self, trial: Trial) -> None:
        """Make a change once more that was taken back."""
        if not self._desk.repeat_by_hand(trial.change):
            raise MoveRefused(_NOT_AGAIN)

    def offers(self, stop_ids: Sequence[str]) -> tuple[Offer, ...]:
        """Every other driver for some stops, each with the best place for them: the cheapest first, who
        cannot take them last. Refused where nobody can."""
        with self._turn:
            held, names = self._day(), tuple(stop_ids)
            spots = self._best_spots(held, names)

            def wish(shift_id: str) -> Wish:
                return Put(names, spots.get(shift_id) or self._least_bad(held, names, shift_id))

            routes = held.tracker.data.routes
            having = {key for key, r in routes.items() if set(names) <= set(r.route.stop_ids)}
            return self._offers(held, having, wish)

    def run_offers(self, shift_id: str, *, swap: bool, from_stop: str = "") -> tuple[Offer, ...]:
        """Every other driver for a run (the rest of it ``from_stop`` on, where one is named), or to
        ``swap`` runs with; as ``offers``."""
        with self._turn:
            held = self._day()

            def wish(other: str) -> Wish:
                return Swap(shift_id, other) if swap else HandOver(shift_id, other, from_stop)

            return self._offers(held, {shift_id}, wish)

    # --- the day ------------------------------------------------------------------------------

    def _day(self) -> _Held:
        """The day as it stands, told to the evaluator where that has another one."""
        at = self._desk.now()
        if self._held is not None and self._held.stands(self._desk, at):
            return self._held
        tracker, at = self._desk.glance()
        now = arranged_from(tracker, at)
        remainder = free_by_hand(tracker, now)
        if not remainder.shifts:
            raise MoveRefused(_NOBODY)
        budget = self.settings.orchestration.budget(Dial.NORMAL)
        stated = state_rest(tracker, remainder, self.settings, budget, (), MANY)
        self._held = None
        roads_folder = self._desk.roads_folder
        self._evaluator.set_day(EvaluatedDay(stated.problem, stated.standing, roads_folder))
        self._held = _Held(tracker, now, at, remainder, stated, roads_folder)
        return self._held

    # --- what a wish comes to -------------------------------------------------------------------

    def _trial(self, held: _Held, wish: Wish, *, with_shapes: bool = False) -> Trial:
        changed = arrange(wish, held.tracker, held.remainder, held.stated)
        names = {route.vehicle_id for route in changed}
        standing = tuple(route for route in held.stated.standing if route.vehicle_id in names)
        before, after = self._evaluator.evaluate(standing), self._evaluator.evaluate(changed)
        shapes = self._evaluator.courses(after.routes) if with_shapes else {}
        answer = PlanAnswer(Solution(after.routes, (), after.cost), after.violations, shapes, 0.0, 0.0)
        parts = tuple(part for part in held.remainder.shifts if part.shift.shift_id in names)
        old = {key: record.route for key, record in held.tracker.data.routes.items()}
        drivers = {shift.shift_id: shift.driver.name for shift in held.tracker.data.shifts}
        routes = routes_of(replace(held.remainder, shifts=parts), held.stated, answer, old)
        broken = newly_broken(
            before.violations,
            after.violations,
            lambda stop_id: name_of(stop_id, held.tracker, held.stated),
            lambda shift_id: drivers.get(shift_id, shift_id),
        )
        barred = any(violation.rule in BARRED for violation in after.violations)
        change = _change(held, routes, old, is_placing=not barred)
        weighing = Weighing(held.tracker, self.settings, held.now)
        gain = weighing.gain([old[r.shift_id] for r in routes if r.shift_id in old], routes)
        late = (name_of(stop_id, held.tracker, held.stated) for stop_id in gain.newly_late)
        return Trial(wish, change, gain, broken, tuple(late))

    # --- who could take it ------------------------------------------------------------------------

    def _offers(
        self, held: _Held, but: Collection[str], wish_for: Callable[[str], Wish]
    ) -> tuple[Offer, ...]:
        parts = [part for part in held.remainder.shifts if part.shift.shift_id not in but]
        offers = [self._offer(held, part.shift, wish_for) for part in parts]
        if not offers:
            raise MoveRefused(_NO_OTHER)
        if all(offer.trial is None for offer in offers):
            raise MoveRefused(offers[0].refused)
        return tuple(sorted(offers, key=_dearness))

    def _offer(self, held: _Held, shift: Shift, wish_for: Callable[[str], Wish]) -> Offer:
        trial, refused = None, ""
        try:
            trial = self._trial(held, wish_for(shift.shift_id))
        except MoveRefused as error:
            refused = error.words
        return Offer(shift.shift_id, shift.driver.name, shift.vehicle.name, trial, refused)

    def _best_spots(self, held: _Held, stop_ids: Sequence[str]) -> dict[str, Spot]:
        """By shift the cheapest place for the first of the stops; none where every place breaks a
        rule."""
        first = stop_ids[0]
        order_id = held.stated.stops[first].order_id if first in held.stated.stops else ""
        task = [name for name, stop in held.stated.stops.items() if stop.order_id == order_id]
        without = tuple(
            _less(route, {*task, *stop_ids})
            for route in held.stated.standing
            if not {*task, *stop_ids}.isdisjoint(route.job_ids)
        )
        touched_ones = {route.vehicle_id for route in without}
        back = tuple(r for r in held.stated.standing if r.vehicle_id in touched_ones)
        if not task:
            return {}
        self._evaluator.replace(without)
        try:
            ways = self._evaluator.insert(task, limit=20 * len(held.remainder.shifts))
        finally:
            self._evaluator.replace(back)
        spots: dict[str, Spot] = {}
        for way in ways:
            shift_id = way.itinerary.vehicle_id
            if shift_id not in spots and (spot := _beside(way.itinerary, first, held)) is not None:
                spots[shift_id] = spot
        return spots

    def _least_bad(self, held: _Held, stop_ids: Sequence[str], shift_id: str) -> Spot:
        """Where some stops break the fewest rules on a shift, and cost the least of these places.

        Raises:
            MoveRefused: the shift cannot take them anywhere.
        """
        (route,) = (r for r in held.stated.standing if r.vehicle_id == shift_id)
        others = [name for name in route.job_ids if name not in {*stop_ids, *held.stated.anchors}]
        spots = [Spot(shift_id, name) for name in others[:MOST_TRIED]]
        tried: list[tuple[int, int, Spot]] = []
        for spot in (Spot(shift_id), *spots):
            changed = arrange(Put(tuple(stop_ids), spot), held.tracker, held.remainder, held.stated)
            found = self._evaluator.evaluate(changed)
            tried.append((len(found.violations), found.cost, spot))
        return min(tried, key=lambda each: each[:2])[2]


def arranged_from(tracker: DayTracker, now: datetime) -> datetime:
    """The instant from which a day is arranged: now; where nobody has begun it, its beginning at the
    latest, so that a day kept on paper, or one that is past, can be arranged as it was planned."""
    data = tracker.data
    for shift in data.shifts:
        known, record = tracker.shift_facts(shift.shift_id), data.routes.get(shift.shift_id)
        begun = record is not None and trip_under_way(tracker, record.route, known, now) is not None
        if known.started_at is not None or begun:
            return now
    return min([now, *(instant(s.day, s.starts, s.depot.zone) for s in data.shifts)])


def _change(
    held: _Held, routes: tuple[Route, ...], old: Mapping[str, Route], *, is_placing: bool
) -> Replacement:
    """The new routes with what they rest on. ``is_placing``: whoever plans leaves the stops with their
    new drivers."""
    tracker, stops = held.tracker, held.stated.stops
    homes = {stop_id: route.shift_id for route in routes for stop_id in route.stop_ids}
    before = {s: r.shift_id for r in routes if r.shift_id in old for s in old[r.shift_id].stop_ids}
    made, had = set(homes), set(before)
    given = sorted(s for s in made | had if is_placing and homes.get(s) != before.get(s))
    about = touched(tracker, old, routes) | (had - made)
    return Replacement(
        routes=routes,
        base=tuple(base_of(tracker, route.shift_id) for route in routes),
        states=tuple((stop_id, tracker.facts(stop_id).state) for stop_id in sorted(about)),
        left=tuple(
            UnassignedOrder(stop_id, stops[stop_id].order_id, TAKEN_OFF, BY_HAND)
            for stop_id in sorted(had - made)
        ),
        found=tuple(u for u in tracker.data.unassigned if u.stop_id in made - had),
        placed_before=tuple((stop_id, tracker.facts(stop_id).placed_in) for stop_id in given),
    )


def _less(route: Itinerary, names: set[str]) -> Itinerary:
    """An itinerary without some stops, and without the trips that nothing is left of."""
    trips = [tuple(name for name in trip if name not in names) for trip in route.trips]
    kept = [number for number, trip in enumerate(trips) if trip]
    return replace(
        route,
        trips=tuple(trips[number] for number in kept),
        reloads=tuple(route.reloads[number - 1] for number in kept[1:]),
    )


def _beside(itinerary: Itinerary, stop_id: str, held: _Held) -> Spot | None:
    """Where a stop stands on an itinerary, said by its neighbour on the same trip."""
    for trip in itinerary.trips:
        if stop_id not in trip:
            continue
        others = [name for name in trip if name not in held.stated.anchors]
        at = others.index(stop_id)
        if at:
            return Spot(itinerary.vehicle_id, others[at - 1], after=True)
        if len(others) > 1:
            return Spot(itinerary.vehicle_id, others[1])
    return None


def _dearness(offer: Offer) -> tuple[bool, int, str]:
    return offer.trial is None, -offer.trial.gain.cents if offer.trial else 0, offer.driver

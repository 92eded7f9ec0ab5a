"""A proposal taken in part: only some of its moves, each where the proposal puts it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from app.appraisal import card_of
from app.domain.routes import Route
from app.domain.wishes import Moves, Put, Spot
from app.gains import Gain
from app.moves import moves_of
from app.replacing import Replacement
from app.suggestions import Suggestion
from app.tracking import DayTracker


def part_of(suggestion: Suggestion, chosen: Collection[str]) -> Moves:
    """The wish that some of its stops are made as the proposal has them, and all others as they are.

    A chosen stop stands behind the nearest one before it, on the same trip, that is chosen too or was
    on that route already.
    """
    before = {base.shift_id: base.route.stop_ids for base in suggestion.base}
    puts = (put for route in suggestion.routes for put in _puts(route, before, chosen))
    return Moves(tuple(puts))


def _puts(route: Route, before: Mapping[str, Iterable[str]], chosen: Collection[str]) -> Iterator[Put]:
    stay = {stop_id for stop_id in before.get(route.shift_id, ()) if stop_id not in chosen}
    for trip in route.trips:
        names = [planned.stop.stop_id for planned in trip.stops]
        last = ""
        for number, stop_id in enumerate(names):
            if stop_id in chosen:
                follower = next((name for name in names[number:] if name in stay), "")
                yield Put((stop_id,), Spot(route.shift_id, last or follower, after=bool(last)))
            if stop_id in chosen or stop_id in stay:
                last = stop_id


def as_decided(
    suggestion: Suggestion, tracker: DayTracker, change: Replacement, gain: Gain
) -> Suggestion:
    """The proposal as what was done of it, under its own name."""
    before = {base.shift_id: base.route for base in change.base}
    moves = moves_of(tracker, before, change.routes)
    card = card_of(tracker, change.routes, moves, gain, suggestion.card.kind)
    return Suggestion(
        routes=change.routes,
        base=change.base,
        states=change.states,
        left=change.left,
        found=change.found,
        card=replace(card, suggestion_id=suggestion.card.suggestion_id),
        gain=gain,
        disturbs=min(suggestion.disturbs, card.reassignments),
    )

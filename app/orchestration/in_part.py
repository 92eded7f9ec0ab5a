"""A proposal taken in part: only some of its moves, each where the proposal puts it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from app.domain.errors import MoveRefused
from app.domain.routes import Route
from app.domain.said import Said
from app.domain.wishes import Moves, Put, Spot
from app.orchestration.appraisal import card_of
from app.orchestration.gains import Gain
from app.orchestration.moves import moves_of
from app.orchestration.replacing import Base, Replacement
from app.orchestration.suggestions import Suggestion
from app.tracking import DayTracker


def part_of(suggestion: Suggestion, chosen: Collection[str]) -> Moves:
    """The wish that some of its stops are made as the proposal has them, and all others as they are.

    A chosen stop stands behind the nearest one before it, on the same trip, that is chosen too or was
    on that route already.

    Raises:
        MoveRefused: they would be a tour of their own, which only the whole proposal can make.
    """
    bases = {base.shift_id: base for base in suggestion.base}
    puts = (put for r in suggestion.routes for put in _puts(r, bases.get(r.shift_id), chosen))
    return Moves(tuple(puts))


def _puts(route: Route, base: Base | None, chosen: Collection[str]) -> Iterator[Put]:
    had = base.route.stop_ids if base is not None else ()
    stay = {stop_id for stop_id in had if stop_id not in chosen}
    for number, trip in enumerate(route.trips):
        names = [planned.stop.stop_id for planned in trip.stops]
        wanted = not set(chosen).isdisjoint(names)
        if wanted and stay.isdisjoint(names) and not _begins_by_itself(base, number):
            raise MoveRefused(
                Said(
                    "Refusals",
                    "These stops would be a tour of their own: accept the suggestion as a whole, "
                    "or move them by hand.",
                )
            )
        last = ""
        for at, stop_id in enumerate(names):
            if stop_id in chosen:
                follower = next((name for name in names[at:] if name in stay), "")
                yield Put((stop_id,), Spot(route.shift_id, last or follower, after=bool(last)))
            if stop_id in chosen or stop_id in stay:
                last = stop_id


def _begins_by_itself(base: Base | None, number: int) -> bool:
    """Whether stops at the end of a route are a tour of their own by themselves: the first of a route
    that has none, and the next one of a van that is on its only one."""
    trips = len(base.route.trips) if base is not None else 0
    under_way = base is not None and base.loadings > 0
    return number == trips == 0 or (number == trips == 1 and under_way)


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

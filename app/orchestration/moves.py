"""What a change of the plan does, stop by stop and in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from itertools import pairwise

from app.domain.board import MoveInWords
from app.domain.fleet import Shift
from app.domain.orders import TaskKind
from app.domain.rising import kept_in_order
from app.domain.routes import PlannedStop, Route, task_of
from app.domain.said import Said
from app.tracking import DayTracker


class _Kind(Enum):
    """What a move is."""

    AGAIN = 1
    NEW = 2
    TAKEN = 3
    MOVED = 4

    @classmethod
    def of(cls, giver: str, taker: str, planned: PlannedStop) -> _Kind:
        """Of a stop that ``taker`` makes, and ``giver`` ('': nobody) had."""
        if giver:
            return cls.TAKEN if giver != taker else cls.MOVED
        return cls.AGAIN if planned.stop.attempt > 1 else cls.NEW


_AFTER = {
    _Kind.AGAIN: Said("Moves", "{driver} tries {stop} again after {before}"),
    _Kind.NEW: Said("Moves", "{driver} takes {stop} after {before}"),
    _Kind.TAKEN: Said("Moves", "take {stop} from {giver} to {driver} after {before}"),
    _Kind.MOVED: Said("Moves", "{driver}: {stop} after {before}"),
}
_FIRST = {
    _Kind.AGAIN: Said("Moves", "{driver} tries {stop} again first"),
    _Kind.NEW: Said("Moves", "{driver} takes {stop} first"),
    _Kind.TAKEN: Said("Moves", "take {stop} from {giver} to {driver} first"),
    _Kind.MOVED: Said("Moves", "{driver}: {stop} first"),
}


def components(before: Mapping[str, Route], after: Collection[Route]) -> list[tuple[Route, ...]]:
    """Changed routes in groups that stand alone: no stop goes from one group to another."""
    owner = {stop_id: key for key, route in before.items() for stop_id in route.stop_ids}
    changed = {route.shift_id: route for route in after}
    leader = {shift_id: shift_id for shift_id in changed}

    def root(shift_id: str) -> str:
        while leader[shift_id] != shift_id:
            shift_id = leader[shift_id]
        return shift_id

    for route in changed.values():
        for stop_id in route.stop_ids:
            giver = owner.get(stop_id)
            if giver in leader and root(giver) != root(route.shift_id):
                leader[root(giver)] = root(route.shift_id)
    groups: dict[str, list[Route]] = {}
    for route in after:
        groups.setdefault(root(route.shift_id), []).append(route)
    return [tuple(group) for group in groups.values()]


def moves_of(
    tracker: DayTracker, before: Mapping[str, Route], after: Collection[Route]
) -> tuple[MoveInWords, ...]:
    """Each open stop that changes its driver, gets one, or is made out of the order it had."""
    shifts = {shift.shift_id: shift for shift in tracker.data.shifts}
    owner = {
        stop_id: route.shift_id
        for changed in after
        if (route := before.get(changed.shift_id)) is not None
        for stop_id in route.stop_ids
    }
    return tuple(
        move
        for route in after
        for move in _moves(tracker, route, owner, _kept(before, route), shifts)
        if not tracker.facts(move.stop_id).state.is_final
    )


def touched(tracker: DayTracker, before: Mapping[str, Route], after: Iterable[Route]) -> frozenset[str]:
    """Open stops that have another stop before them than they had, or none; newly planned ones too."""
    followed = {pair for route in before.values() for pair in pairwise(("", *route.stop_ids))}
    return frozenset(
        second
        for route in after
        for first, second in pairwise(("", *route.stop_ids))
        if (first, second) not in followed and not tracker.facts(second).state.is_final
    )


def _kept(before: Mapping[str, Route], route: Route) -> frozenset[str]:
    """The stops that a route keeps in their order: the longest subsequence of them that it can."""
    old = before.get(route.shift_id)
    return kept_in_order(old.stop_ids if old is not None else (), route.stop_ids)


def _moves(
    tracker: DayTracker,
    route: Route,
    owner: Mapping[str, str],
    kept: Collection[str],
    shifts: Mapping[str, Shift],
) -> Iterator[MoveInWords]:
    driver, last = shifts[route.shift_id].driver.name, ""
    for planned in route.stops:
        stop_id, name = planned.stop.stop_id, _name(tracker, planned)
        giver = owner.get(stop_id, "")
        if giver != route.shift_id or stop_id not in kept:
            kind = _Kind.of(giver, route.shift_id, planned)
            words = (_AFTER if last else _FIRST)[kind].format(
                driver=driver,
                stop=name,
                giver=shifts[giver].driver.name if giver else "",
                before=last,
            )
            yield MoveInWords(stop_id, giver, route.shift_id, words)
        last = name


def _name(tracker: DayTracker, planned: PlannedStop) -> str:
    order = tracker.data.orders[planned.stop.order_id]
    place = task_of(order, planned.stop).place.name
    if planned.stop.task is TaskKind.PICKUP:
        return Said("Moves", "pickup at {place}").format(place=place)
    return place

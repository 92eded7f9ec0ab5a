"""Routes in the place of others: what that rests on, and how it is done, taken back and done again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.events import Event
from app.domain.routes import Route, RouteRecord, UnassignedOrder
from app.domain.stop_state import StopState
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class Base:
    """What a replacement takes a shift to be: its route, the count of desk changes, and how often its
    driver has loaded and whether the driver is on the road at all."""

    shift_id: str
    route: Route
    draft: int
    loadings: int
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """New routes with what they rest on.

    ``base`` is what it takes the touched shifts to be, ``states`` what the touched stops. ``left`` are
    stops that it takes off every route, ``found`` those that it takes from the list of what nobody has.
    ``placed_before`` are, of a change by hand, the stops that change their driver, each with the shift
    that a person had given it to before, '' for none.
    """

    routes: tuple[Route, ...]
    base: tuple[Base, ...]
    states: tuple[tuple[str, StopState], ...]
    left: tuple[UnassignedOrder, ...] = ()
    found: tuple[UnassignedOrder, ...] = ()
    placed_before: tuple[tuple[str, str], ...] = ()

    @property
    def placed(self) -> dict[str, str]:
        """By stop that changes its driver the shift that has it now, '' for none."""
        homes = {stop_id: r.shift_id for r in self.routes for stop_id in r.stop_ids}
        return {stop_id: homes.get(stop_id, "") for stop_id, _ in self.placed_before}

    def still_stands(self, tracker: DayTracker) -> bool:
        """Whether nothing it rests on has changed."""
        return all(base_of(tracker, base.shift_id) == base for base in self.base) and all(
            tracker.facts(stop).state is state for stop, state in self.states
        )


def base_of(tracker: DayTracker, shift_id: str) -> Base:
    """A shift as it stands."""
    record = tracker.data.routes.get(shift_id)
    known = tracker.shift_facts(shift_id)
    return Base(
        shift_id=shift_id,
        route=record.route if record is not None else Route(shift_id, ()),
        draft=record.draft if record is not None else 0,
        loadings=known.loadings,
        is_over=known.is_over,
    )


def apply(store: Store, day: date, change: Replacement, facts: Iterable[Event] = ()) -> bool:
    """Make its routes the drafts, where they still rest on the same drafts; False when not. With them
    come ``facts`` about it."""
    drafts = {base.shift_id: base.draft for base in change.base}
    return _replace(store, day, drafts, change.routes, change.left, facts)


def take_back(
    store: Store, tracker: DayTracker, change: Replacement, facts: Iterable[Event] = ()
) -> bool:
    """Make the routes from before it the drafts again; False where something it touched has changed
    since."""
    before = [base.route for base in change.base]
    return _exchange(store, tracker, change, change.routes, before, change.found, facts)


def apply_again(
    store: Store, tracker: DayTracker, change: Replacement, facts: Iterable[Event] = ()
) -> bool:
    """Make its routes the drafts once more after they were taken back; False as for ``take_back``."""
    before = [base.route for base in change.base]
    return _exchange(store, tracker, change, before, change.routes, change.left, facts)


def _exchange(
    store: Store,
    tracker: DayTracker,
    change: Replacement,
    standing: Iterable[Route],
    wanted: Iterable[Route],
    left: Iterable[UnassignedOrder],
    facts: Iterable[Event],
) -> bool:
    """Put routes in place of others that must stand just so, whether phones have them or not."""
    unchanged = all(
        tracker.facts(stop).state in (state, StopState.RELEASED) for stop, state in change.states
    )
    stands = all(base_of(tracker, route.shift_id).route == route for route in standing)
    loadings = all(tracker.shift_facts(base.shift_id).loadings == base.loadings for base in change.base)
    if not unchanged or not stands or not loadings:
        return False
    drafts = {base.shift_id: base_of(tracker, base.shift_id).draft for base in change.base}
    return _replace(store, tracker.data.day, drafts, wanted, left, facts)


def _replace(
    store: Store,
    day: date,
    drafts: Mapping[str, int],
    routes: Iterable[Route],
    left: Iterable[UnassignedOrder],
    facts: Iterable[Event],
) -> bool:
    """Put routes in the place of drafts, if these are still at their count; what they take or leave
    comes off or onto the list of what nobody has."""
    new = {route.shift_id: route for route in routes}
    with store.write() as unit:
        records = {record.shift_id: record for record in unit.routes(day)}
        if any(
            (records[shift_id].draft if shift_id in records else 0) != draft
            for shift_id, draft in drafts.items()
        ):
            return False
        changed = [
            replace(records[shift_id], draft=draft + 1, route=new[shift_id])
            if shift_id in records
            else RouteRecord(day, shift_id, 1, new[shift_id])
            for shift_id, draft in drafts.items()
        ]
        unit.put_routes(changed)
        _settle_unassigned(unit, day, changed, left)
        unit.add_events(day, facts)
        unit.commit()
    return True


def _settle_unassigned(
    unit: DeskUnit, day: date, changed: Iterable[RouteRecord], left: Iterable[UnassignedOrder]
) -> None:
    """What a route takes is not left out any more; what was taken off is."""
    taken = {stop_id for record in changed for stop_id in record.route.stop_ids}
    before = unit.unassigned(day)
    known = {item.stop_id for item in before}
    both = (*before, *(item for item in left if item.stop_id not in known))
    after = tuple(item for item in both if item.stop_id not in taken)
    if after != tuple(before):
        unit.put_unassigned(day, after)

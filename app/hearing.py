"""Hearing from drivers: what they report, taken in from the sync server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from app.dispatching import give
from app.domain.driver_sync import POSITIONS_KEPT, Withdrawal
from app.domain.events import FINAL_TYPES, Actor, ActorKind, Event, EventType, Position
from app.domain.fleet import Shift
from app.domain.geo import LonLat, distance_m
from app.domain.tracks import FASTEST_M_S
from app.moved_stops import brought_home
from app.ports.desk_link import DeskLink
from app.ports.desk_reads import DeskReads, LinkState
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store

SERVER = Actor(ActorKind.SERVER)
DONE_ELSEWHERE = Actor(ActorKind.AUTOMATION, "done by another driver")
"""Who takes a stop off a route when another driver has finished it."""
FACTS_AT_ONCE = 500
"""So many are asked for and kept in one transaction; a shorter page is the last."""
STANDING_GAP_S = 90.0
"""A longer silence between two positions is standing still, not driving."""
USUAL_M_S = 8.0
"""Pace assumed for the way covered in such a silence."""


@dataclass(frozen=True, slots=True)
class News:
    """What came in: the new facts, in the desk's order; whether some of them changed routes; the
    highest number in the server's quarantine; and stops whose former drivers may not know that they
    are gone."""

    events: tuple[Event, ...]
    changed_routes: bool = False
    set_aside: int = 0
    withdrawals: tuple[Withdrawal, ...] = ()


def pull_events(store: Store, link: DeskLink, wait_s: float = 0) -> tuple[Event, ...]:
    """Read what drivers reported since the last time and keep it; returns the new facts."""
    return pull_news(store, link, wait_s).events


def pull_news(store: Store, link: DeskLink, wait_s: float = 0) -> News:
    """Read what drivers reported since the last time and keep it.

    A new epoch (a restored server) is read from the beginning; facts known already are recognised.
    At a shift's end the driven metres are written as a fact of their own. A stop finished by a driver
    it had been taken from leaves the other's route in the same transaction.
    """
    link.present(store.generation())
    kept: list[Event] = []
    changed_routes = False
    while True:
        state = store.link()
        page = link.events(state.events_cursor, wait_s if not kept else 0, FACTS_AT_ONCE)
        new_epoch = page.epoch != state.epoch
        if new_epoch and state.events_cursor:
            page = link.events(0, limit=FACTS_AT_ONCE)
        if page.events or new_epoch:
            with store.write() as unit:
                intake = _Intake(unit)
                kept.extend(intake.keep(page.events))
                changed_routes |= intake.changed_routes
                # The server's numbers begin anew with its epoch, all but what is settled.
                known = LinkState(settled=state.settled) if new_epoch else unit.link()
                unit.put_link(replace(known, epoch=page.epoch, events_cursor=page.next))
                unit.commit()
        if len(page.events) < FACTS_AT_ONCE:
            return News(tuple(kept), changed_routes, page.set_aside, page.withdrawals)


class _Intake:
    """Keeps facts in one unit of work, with what follows from them."""

    def __init__(self, unit: DeskUnit) -> None:
        self._unit = unit
        self._shifts: dict[str, Shift | None] = {}
        self.changed_routes = False

    def keep(self, events: Iterable[Event]) -> Iterable[Event]:
        """Add facts to their days; yields those that are new, and what follows from them."""
        unit = self._unit
        for event in events:
            shift = self._shift(event.shift_id)
            day = shift.day if shift else self._day_of_stop(event)
            ends_it = event.type in FINAL_TYPES and not unit.is_finished(event.stop_id)
            kept = unit.add_events(day, (event,))
            yield from kept
            if not kept or shift is None:
                continue
            if ends_it:
                self._bring_home(event, shift)
            if event.type is EventType.SHIFT_ENDED:
                yield from unit.add_events(day, _driven(unit, shift))
                heard = event.received_at
                unit.drop_positions(heard - POSITIONS_KEPT, heard + POSITIONS_KEPT)

    def _day_of_stop(self, event: Event) -> date:
        """The day of a fact whose shift is not known: that of its stop's route. A customer may speak of
        an order that is given to nobody, or days after it."""
        holders = self._unit.shifts_with(event.stop_id) if event.stop_id else ()
        known = (shift for shift in map(self._shift, holders) if shift is not None)
        if event.type is EventType.TENDER_ANSWERED:
            offer = self._unit.tender(str(event.data.get("tender", "")))
            if offer is not None:
                return offer.day
        return next((shift.day for shift in known), event.at.date())

    def _shift(self, shift_id: str) -> Shift | None:
        if shift_id not in self._shifts:
            self._shifts[shift_id] = self._unit.shift(shift_id)
        return self._shifts[shift_id]

    def _bring_home(self, event: Event, shift: Shift) -> None:
        """Take a stop that was just finished off any other driver's route, also on the phones."""
        unit = self._unit
        if not any(holder != shift.shift_id for holder in unit.shifts_with(event.stop_id)):
            return
        records = unit.routes(shift.day)
        homecoming = brought_home(records, event.stop_id, shift.shift_id, event.at)
        if homecoming is None:
            return
        self.changed_routes = True
        unit.put_routes(homecoming.records)
        if homecoming.given:
            give(
                unit,
                homecoming.records,
                homecoming.given,
                event.sequence,
                event.received_at,
                DONE_ELSEWHERE,
            )


def _driven(unit: DeskReads, shift: Shift) -> tuple[Event, ...]:
    """Metres and seconds driven in a shift that has ended, from its positions, as a fact that outlives
    these; nothing for a shift that has not ended."""
    reported = unit.shift_events(shift.shift_id)
    ended = [event for event in reported if event.type is EventType.SHIFT_ENDED]
    if not ended:
        return ()
    last = max(ended, key=lambda event: event.at)
    start = min(
        (event.at for event in reported if event.type is EventType.SHIFT_STARTED), default=last.at
    )
    metres, seconds = driven(unit.positions(shift.driver.driver_id, start, last.at))
    figures = f"{round(metres)}/{round(seconds)}"
    return (
        Event(
            event_id=str(uuid5(NAMESPACE_URL, f"driven/{shift.shift_id}/{last.event_id}/{figures}")),
            type=EventType.DRIVEN,
            at=last.at,
            received_at=last.received_at,
            actor=SERVER,
            shift_id=shift.shift_id,
            data={"metres": round(metres), "seconds": round(seconds)},
        ),
    )


def driven(track: Iterable[Position]) -> tuple[float, float]:
    """Metres and seconds in motion along a track; standing still, positions in doubt and impossible
    jumps left out."""
    metres = seconds = 0.0
    last: Position | None = None
    for position in track:
        if position.doubt is not None:
            continue
        if last is not None:
            elapsed = (position.at - last.at).total_seconds()
            leg = distance_m(LonLat(last.lon, last.lat), LonLat(position.lon, position.lat))
            if elapsed <= 0 or leg / elapsed > FASTEST_M_S:
                continue
            if leg > 5:
                metres += leg
                seconds += elapsed if elapsed <= STANDING_GAP_S else min(elapsed, leg / USUAL_M_S)
        last = position
    return metres, seconds


def pull_positions(store: Store, link: DeskLink) -> tuple[Position, ...]:
    """Read and keep positions since the last time; returns them.

    Some come after the end of their shift was told: its driven metres are then told anew.
    """
    state = store.link()
    link.present(store.generation())
    page = link.positions(state.positions_cursor)
    if not page.positions or page.epoch != state.epoch:
        return ()
    with store.write() as unit:
        unit.add_positions(page.positions)
        for shift in _ended_shifts(unit, page.positions):
            unit.add_events(shift.day, _driven(unit, shift))
        unit.put_link(replace(unit.link(), positions_cursor=page.next))
        unit.commit()
    return page.positions


def _ended_shifts(unit: DeskReads, positions: Iterable[Position]) -> Iterable[Shift]:
    """The shifts of the days on which positions were taken that ended, of the drivers who took them."""
    drivers_of_day: dict[date, set[str]] = {}
    for position in positions:
        drivers_of_day.setdefault(position.at.date(), set()).add(position.driver_id)
    for day, drivers in drivers_of_day.items():
        yield from (shift for shift in unit.ended_shifts(day) if shift.driver.driver_id in drivers)

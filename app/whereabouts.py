"""Where drivers are and whether they are heard: from positions, and from what else they report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from app.domain.board import VehicleMark
from app.domain.events import ActorKind, Event, EventType, Position
from app.domain.fleet import Shift
from app.domain.geo import LonLat
from app.domain.presence import stands_since
from app.domain.trails import Trail, followed

STANDING = (EventType.ARRIVED, EventType.BREAK_STARTED)
"""Reports after which a driver stands."""
DRIVING = (EventType.EN_ROUTE, EventType.BREAK_ENDED)
"""Reports after which a driver drives."""


class Whereabouts:
    """A mark for every driver who was seen. Used by one thread at a time."""

    def __init__(self) -> None:
        self._marks: dict[str, VehicleMark] = {}
        self._trails: dict[str, Trail] = {}
        self._heard: dict[str, datetime] = {}
        self._told: dict[str, Event] = {}
        self._shown: dict[str, VehicleMark] = {}
        self._changed: set[str] = set()

    def copy(self) -> Whereabouts:
        """The same, for another thread."""
        twin = Whereabouts()
        twin._marks = dict(self._marks)
        twin._trails = dict(self._trails)
        twin._heard = dict(self._heard)
        twin._told = dict(self._told)
        twin._shown = dict(self._shown)
        twin._changed = set(self._changed)
        return twin

    def hear(self, event: Event) -> None:
        """A driver's report is a sign of life; some tell whether the driver stands."""
        if event.actor.kind is not ActorKind.DRIVER:
            return
        self._hear(event.actor.name, event.received_at)
        if event.type in (*STANDING, *DRIVING):
            self._told[event.actor.name] = event

    def _hear(self, driver_id: str, at: datetime) -> None:
        self._heard[driver_id] = max(at, self._heard.get(driver_id, at))
        self._changed.add(driver_id)

    def move(self, positions: Iterable[Position], shifts: Mapping[str, Shift]) -> None:
        """Take positions of drivers with a shift (by driver id); one in doubt or older than the last
        never moves a mark."""
        for position in positions:
            shift = shifts.get(position.driver_id)
            if shift is None or position.doubt is not None:
                continue
            old = self._marks.get(position.driver_id)
            if old is not None and old.at >= position.at:
                continue
            self._hear(position.driver_id, position.at)
            self._marks[position.driver_id] = VehicleMark(
                driver_id=position.driver_id,
                shift_id=shift.shift_id,
                initials=shift.driver.initials,
                location=LonLat(position.lon, position.lat),
                bearing=position.bearing,
                at=position.at,
                heard_at=position.at,
                stands_since=stands_since(position, old),
                battery=_battery(position, old),
            )
            self._trails[position.driver_id] = followed(
                self._trails.get(position.driver_id, ()), position
            )

    def trail(self, driver_id: str) -> Trail:
        """A driver's last positions, by time."""
        return self._trails.get(driver_id, ())

    def marks(self) -> tuple[VehicleMark, ...]:
        """Every mark as it stands; those of drivers who said nothing are the same objects as before."""
        for driver_id, mark in self._marks.items():
            if driver_id in self._changed:
                self._shown[driver_id] = self._mark(mark)
        self._changed.clear()
        return tuple(self._shown.values())

    def _mark(self, mark: VehicleMark) -> VehicleMark:
        """A mark with what else its driver said."""
        told, since = self._told.get(mark.driver_id), mark.stands_since
        if told is not None and told.at >= mark.at:
            since = (since or told.at) if told.type in STANDING else None
        heard_at = max(mark.heard_at, self._heard[mark.driver_id])
        return replace(mark, heard_at=heard_at, stands_since=since)


def _battery(position: Position, before: VehicleMark | None) -> float | None:
    """What the phone has left; not every position says it."""
    if position.battery is not None or before is None:
        return position.battery
    return before.battery

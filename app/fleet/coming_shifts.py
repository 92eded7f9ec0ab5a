"""The coming days' shifts, made of the weekly shifts and of the days on which they differ.

A shift that was made follows the register until its route goes out to the driver; a shift that somebody
set otherwise (a fleet file, a route found on the server) is never touched. Past days are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.fleet import Depot, Driver, Shift, Vehicle
from app.domain.register import Entry, OtherDay, Record, WeeklyShift, id_of
from app.ports.desk_reads import DeskReads
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store

DAYS_AHEAD = 14
"""So many days, today among them, have their shifts made beforehand; a later one when it is opened."""


@dataclass(frozen=True, slots=True)
class MadeShifts:
    """What making shifts came to: how many came, changed and went, and those that should have changed
    but are out with their drivers."""

    added: int = 0
    changed: int = 0
    dropped: int = 0
    kept: tuple[Shift, ...] = ()


class WeeklyPlan:
    """The weekly shifts, the days that differ, and what they name, as the register has them now."""

    def __init__(self, reads: DeskReads) -> None:
        self._weekly = _in_use(reads.register(WeeklyShift))
        self._others = tuple(_in_use(reads.register(OtherDay)).values())
        self._drivers = _in_use(reads.register(Driver))
        self._vehicles = _in_use(reads.register(Vehicle))
        self._depots = _in_use(reads.register(Depot))

    def shifts(self, day: date) -> dict[str, Shift]:
        """The day's shifts by id. Who or what is archived does not work; of two shifts that would need
        one driver or vehicle, the first stands."""
        made: dict[str, Shift] = {}
        vehicles: set[str] = set()
        for weekly in self._weekly.values():
            shift = self._shift(weekly, day) if weekly.is_on(day) else None
            if shift is None or shift.shift_id in made or shift.vehicle.vehicle_id in vehicles:
                continue
            made[shift.shift_id] = shift
            vehicles.add(shift.vehicle.vehicle_id)
        return made

    def _shift(self, weekly: WeeklyShift, day: date) -> Shift | None:
        others = [o for o in self._others if o.day == day and o.weekly_id in ("", weekly.weekly_id)]
        own = next((o for o in others if o.weekly_id), None)
        other = own or next(iter(others), None)
        if other is not None and not other.works:
            return None
        driver = self._drivers.get((other and other.driver_id) or weekly.driver_id)
        vehicle = self._vehicles.get((other and other.vehicle_id) or weekly.vehicle_id)
        depot = self._depots.get(weekly.depot_id)
        if driver is None or vehicle is None or depot is None:
            return None
        starts, ends = weekly.starts, weekly.ends
        if other is not None:
            starts = starts if other.starts is None else other.starts
            ends = ends if other.ends is None else other.ends
        if ends <= starts:
            return None
        return Shift(
            shift_id=shift_id_of(day, driver.driver_id),
            day=day,
            driver=driver,
            vehicle=vehicle,
            depot=depot,
            starts=starts,
            ends=ends,
            breaks=tuple(b for b in weekly.breaks if starts <= b.earliest and b.latest < ends),
            max_trips=weekly.max_trips,
            limits=weekly.limits,
            overtime=weekly.overtime,
            reload_depots=tuple(
                self._depots[name] for name in weekly.reload_depot_ids if name in self._depots
            ),
        )


def shift_id_of(day: date, driver_id: str) -> str:
    """The id of a driver's shift on a day, in fleet files and out of weekly shifts alike."""
    return f"{day.isoformat()}-{driver_id}"


def coming_days(today: date) -> tuple[date, ...]:
    """The days that have their shifts made beforehand."""
    return tuple(today + timedelta(days=n) for n in range(DAYS_AHEAD))


def open_days(reads: DeskReads, today: date) -> tuple[date, ...]:
    """Today and later days that may have shifts."""
    return tuple(dict.fromkeys((*coming_days(today), *(d for d in reads.days() if d >= today))))


def make_shifts(unit: DeskUnit, days: Iterable[date]) -> MadeShifts:
    """Bring the shifts of days in line with the weekly shifts. The days must not be past."""
    plan, made = WeeklyPlan(unit), MadeShifts()
    for day in days:
        made = _make_day(unit, plan.shifts(day), day, made)
    return made


def make_coming_shifts(store: Store, today: date, *more: date) -> MadeShifts:
    """Bring the coming days in line, and of ``more`` those that are not past.

    Raises:
        StoreFull, StoreBusy, StoreError: nothing was changed.
    """
    days = dict.fromkeys((*open_days(store, today), *(day for day in more if day >= today)))
    if not any(not entry.archived for entry in store.register(WeeklyShift)) and not any(
        store.made_shifts(day) for day in days
    ):
        return MadeShifts()
    with store.write() as unit:
        made = make_shifts(unit, days)
        unit.commit()
    return made


def refresh_open_shifts(unit: DeskUnit, record: Record, today: date) -> int:
    """Have the shifts of today and later know a driver, vehicle or depot as it is now; shifts that have
    ended keep what they had. Returns how many shifts changed."""
    count = 0
    for day in open_days(unit, today):
        ended = {shift.shift_id for shift in unit.ended_shifts(day)}
        open_ = [shift for shift in unit.shifts(day) if shift.shift_id not in ended]
        changed = [after for shift in open_ if (after := _with(shift, record)) != shift]
        unit.replace_in_shifts(changed)
        count += len(changed)
    return count


def _with(shift: Shift, record: Record) -> Shift:
    match record:
        case Driver() if shift.driver.driver_id == record.driver_id:
            return replace(shift, driver=record)
        case Vehicle() if shift.vehicle.vehicle_id == record.vehicle_id:
            return replace(shift, vehicle=record)
        case Depot():
            own = record if shift.depot.depot_id == record.depot_id else shift.depot
            others = [record if d.depot_id == record.depot_id else d for d in shift.reload_depots]
            return replace(shift, depot=own, reload_depots=tuple(others))
        case _:
            return shift


def _make_day(unit: DeskUnit, wanted: Mapping[str, Shift], day: date, so_far: MadeShifts) -> MadeShifts:
    standing = {shift.shift_id: shift for shift in unit.shifts(day)}
    made = unit.made_shifts(day)
    out = {record.shift_id for record in unit.routes(day) if record.released is not None}
    by_hand = [shift for name, shift in standing.items() if name not in made]
    taken = {shift.vehicle.vehicle_id for shift in by_hand}
    new: list[Shift] = []
    changed: list[Shift] = []
    kept = list(so_far.kept)
    for name, shift in wanted.items():
        if name not in standing and shift.vehicle.vehicle_id not in taken:
            new.append(shift)
        elif name in made and standing[name] != shift:
            (kept if name in out else changed).append(standing[name] if name in out else shift)
    gone = [name for name in made if name not in wanted or wanted[name].vehicle.vehicle_id in taken]
    kept += [standing[name] for name in gone if name in out]
    dropped = [name for name in gone if name not in out]
    for name in dropped:
        unit.drop_shift(name)
    unit.put_made_shifts((*new, *changed))
    return MadeShifts(
        so_far.added + len(new),
        so_far.changed + len(changed),
        so_far.dropped + len(dropped),
        tuple(kept),
    )


def _in_use[T: Record](entries: Sequence[Entry[T]]) -> dict[str, T]:
    return {id_of(entry.record): entry.record for entry in entries if not entry.archived}

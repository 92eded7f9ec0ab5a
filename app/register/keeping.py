"""Keeping, archiving and bringing back what stands in the register, and what follows for the days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.count_words import count_text, names_text
from app.domain.errors import InputRefused
from app.domain.fleet import Depot, Driver, Shift, Vehicle
from app.domain.orders import LocatedBy
from app.domain.register import Customer, Entry, OtherDay, Record, WeeklyShift, id_of
from app.domain.spelling import address_key
from app.fleet.coming_shifts import (
    MadeShifts,
    make_shifts,
    open_days,
    refresh_open_shifts,
)
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store

_OF_SHIFTS = (Driver, Vehicle, Depot, WeeklyShift, OtherDay)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """What keeping an entry came to: as it was (None: new) and is, the coming shifts that follow from
    it, and shifts that name what is archived now and stay all the same."""

    before: Entry[Record] | None
    after: Entry[Record]
    shifts: MadeShifts = field(default_factory=MadeShifts)
    staying: tuple[Shift, ...] = ()


def keep_entry(store: Store, entry: Entry[Record], today: date) -> KeptEntry:
    """Keep an entry as it is now; today's and later shifts follow, past days stay as they were.

    Shifts that weekly shifts made follow wholly. One that is out with its driver, or was set by hand,
    knows a changed name or capacity, but stays when who or what it names is archived.

    Raises:
        StoreFull, StoreBusy, StoreError: nothing was kept.
    """
    with store.write() as unit:
        kind, name = type(entry.record), id_of(entry.record)
        found = [e for e in unit.register(kind) if id_of(e.record) == name]
        before: Entry[Record] | None = found[0] if found else None
        unit.put_entries((entry,))
        if isinstance(entry.record, Customer):
            _remember_pin(unit, entry.record)
        made = MadeShifts()
        staying: tuple[Shift, ...] = ()
        if isinstance(entry.record, _OF_SHIFTS):
            refresh_open_shifts(unit, entry.record, today)
            made = make_shifts(unit, open_days(unit, today))
            staying = _naming(unit, entry, today) if entry.archived else ()
        unit.commit()
    return KeptEntry(before, entry, made, staying)


def refuse_archiving(store: Store, record: Record) -> None:
    """Do nothing where a record may be archived.

    Raises:
        InputRefused: it is a depot that weekly shifts start from.
    """
    if not isinstance(record, Depot):
        return
    users = [
        entry.record
        for entry in store.register(WeeklyShift)
        if not entry.archived and entry.record.depot_id == record.depot_id
    ]
    if users:
        count = count_text(len(users), "1 weekly shift starts", "weekly shifts start")
        raise InputRefused(f"{count} at {record.name}; give them another depot first.")


def put_back(store: Store, kept: KeptEntry, today: date) -> KeptEntry:
    """Undo: the entry as it was before; one that was new is archived."""
    return keep_entry(store, kept.before or replace(kept.after, archived=True), today)


def new_id(name: str, taken: Sequence[str]) -> str:
    """An id that reads like the name: ``aino-k``, and ``aino-k-2`` where that is taken."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    plain = plain.encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "new"
    number, made = 1, base
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    return made


def kept_words(kept: KeptEntry, name: str) -> str:
    """What was done, and what follows for the coming days, in a sentence or two."""
    entry, before = kept.after, kept.before
    was_archived = before is not None and before.archived
    if entry.archived:
        words = [f"{name} is archived; past days keep it, and it can be brought back."]
    elif was_archived:
        words = [f"{name} is back."]
    else:
        words = [f"{name} is saved."]
    shifts = kept.shifts
    told = [
        f"{count_text(count, '1 coming shift', 'coming shifts')} {what}"
        for count, what in (
            (shifts.added, "made"),
            (shifts.changed, "changed"),
            (shifts.dropped, "taken off"),
        )
        if count
    ]
    if told:
        words.append(f"{', '.join(told)}.")
    stay = tuple(dict.fromkeys((*shifts.kept, *kept.staying)))
    if stay:
        days = names_text([f"{s.driver.name} on {s.day:%a} {s.day.day} {s.day:%b}" for s in stay], 3)
        words.append(f"Stays as it is, set by hand or out with the driver: {days}.")
    return " ".join(words)


def _naming(unit: DeskUnit, entry: Entry[Record], today: date) -> tuple[Shift, ...]:
    """Shifts from today on that name what is archived."""
    name, record = id_of(entry.record), entry.record

    def names(shift: Shift) -> bool:
        match record:
            case Driver():
                return shift.driver.driver_id == name
            case Vehicle():
                return shift.vehicle.vehicle_id == name
            case Depot():
                return name in {depot.depot_id for depot in shift.depots}
            case _:
                return False

    return tuple(s for day in open_days(unit, today) for s in unit.shifts(day) if names(s))


def _remember_pin(unit: DeskUnit, customer: Customer) -> None:
    """An address that was given a pin is that pin from now on, in files and the order form too."""
    place = customer.place
    if place.located_by is LocatedBy.PIN and place.location is not None and place.address:
        key = address_key(place.address, place.postcode, place.city)
        unit.put_settled_places(((key, place.location),))

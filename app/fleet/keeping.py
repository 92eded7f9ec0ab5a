"""A day's fleet taken out of a file, and written into one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.errors import InputRefused
from app.domain.fleet import Depot, Driver, Shift, Vehicle
from app.domain.register import Entry, id_of
from app.fleet.files import fleet_document, load_fleet
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store

_ENDING = ".json"


def import_fleet(store: Store, path: Path, day: date) -> tuple[Depot, tuple[Shift, ...]]:
    """Keep a file's depot, drivers, vehicles and the shifts of a day; who was archived is in use again.

    Raises:
        InputRefused: see ``load_fleet``.
        StoreFull, StoreBusy, StoreError: nothing was kept.
    """
    depot, shifts = load_fleet(path, day)
    with store.write() as unit:
        unit.put_depot(depot)
        unit.put_shifts(shifts)
        _bring_back(unit, depot, shifts)
        unit.commit()
    return depot, shifts


def write_fleet(store: Store, path: Path, day: date) -> int:
    """Write a day's fleet as a file that can be imported again; returns how many shifts it has.

    Raises:
        InputRefused: nobody works that day; the file cannot be written, or is there and no ``.json``.
    """
    if path.is_file() and path.suffix.lower() != _ENDING:
        raise InputRefused(
            f"{path.name} is there already and is no {_ENDING} file: name another for the fleet."
        )
    shifts = store.shifts(day)
    document = fleet_document(shifts)
    aside = path.with_name(f"{path.name}.new")
    try:
        aside.write_bytes(document)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise InputRefused(f"{path.name} cannot be written: {error.strerror or error}.") from error
    return len(shifts)


def _bring_back(unit: DeskUnit, depot: Depot, shifts: tuple[Shift, ...]) -> None:
    depots = {depot.depot_id, *(each.depot_id for shift in shifts for each in shift.depots)}
    named: tuple[tuple[type[Depot | Driver | Vehicle], set[str]], ...] = (
        (Depot, depots),
        (Driver, {shift.driver.driver_id for shift in shifts}),
        (Vehicle, {shift.vehicle.vehicle_id for shift in shifts}),
    )
    for kind, ids in named:
        back = [e.record for e in unit.register(kind) if e.archived and id_of(e.record) in ids]
        unit.put_entries(Entry(record) for record in back)

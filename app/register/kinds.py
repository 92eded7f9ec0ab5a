"""The kinds of records side by side: as text to edit, in a list, by name, and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.domain.fleet import Depot, Driver, Vehicle
from app.domain.geo import Extent, LonLat
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.register import (
    Carrier,
    Customer,
    Entry,
    OtherDay,
    Record,
    WeeklyShift,
    id_of,
)
from app.domain.timing import clock_text
from app.register.carriers import carrier_fields, new_carrier_fields, read_carrier
from app.register.fleet import (
    depot_fields,
    new_depot_fields,
    new_vehicle_fields,
    read_depot,
    read_vehicle,
    vehicle_fields,
)
from app.register.people import (
    customer_fields,
    driver_fields,
    new_customer_fields,
    read_customer,
    read_driver,
)
from app.register.reading import Fields, Reading, skills_text
from app.register.weekly import (
    EVERYBODY,
    OFF,
    new_weekly_fields,
    other_fields,
    read_other,
    read_weekly,
    weekdays_text,
    weekly_fields,
)

USUAL_ZONE = "Europe/Vaduz"


class Kind(StrEnum):
    """The pages of the register."""

    CUSTOMERS = "customers"
    DRIVERS = "drivers"
    VEHICLES = "vehicles"
    WEEKLY = "weekly"
    OTHER_DAYS = "other_days"
    DEPOTS = "depots"
    CARRIERS = "carriers"


TYPES: Mapping[Kind, type[Record]] = MappingProxyType(
    {
        Kind.CUSTOMERS: Customer,
        Kind.DRIVERS: Driver,
        Kind.VEHICLES: Vehicle,
        Kind.WEEKLY: WeeklyShift,
        Kind.OTHER_DAYS: OtherDay,
        Kind.DEPOTS: Depot,
        Kind.CARRIERS: Carrier,
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """What records are read and told by: those of every kind, the region's box, and where the address
    of a depot was found."""

    entries: Mapping[Kind, tuple[Entry[Record], ...]] = field(default_factory=dict)
    extent: Extent | None = None
    found: LonLat | None = None

    def of[T: Record](self, kind: type[T]) -> tuple[Entry[T], ...]:
        """The entries of a kind."""
        name = next(name for name, each in TYPES.items() if each is kind)
        found = ((e.record, e.archived) for e in self.entries.get(name, ()))
        return tuple(Entry(record, gone) for record, gone in found if isinstance(record, kind))

    @property
    def names(self) -> Mapping[str, str]:
        """Drivers, vehicles and depots by id, archived ones too."""
        named: list[Driver | Vehicle | Depot] = [
            *(entry.record for entry in self.of(Driver)),
            *(entry.record for entry in self.of(Vehicle)),
            *(entry.record for entry in self.of(Depot)),
        ]
        return {id_of(record): record.name for record in named}


def fields_of(record: Record) -> dict[str, str]:
    """The record as text to edit."""
    match record:
        case Customer():
            return customer_fields(record)
        case Driver():
            return driver_fields(record)
        case Vehicle():
            return vehicle_fields(record)
        case WeeklyShift():
            return weekly_fields(record)
        case OtherDay():
            return other_fields(record)
        case Depot():
            return depot_fields(record)
        case Carrier():
            return carrier_fields(record)


def new_fields(kind: Kind, known: Known) -> Mapping[str, str]:
    """What a new record begins with; the only depot is chosen already."""
    depots = [entry.record for entry in known.of(Depot) if not entry.archived]
    match kind:
        case Kind.CUSTOMERS:
            return new_customer_fields()
        case Kind.VEHICLES:
            return new_vehicle_fields()
        case Kind.WEEKLY:
            return {**new_weekly_fields(), "depot": depots[0].depot_id if depots else ""}
        case Kind.OTHER_DAYS:
            return {"what": OFF, "weekly": EVERYBODY}
        case Kind.DEPOTS:
            return new_depot_fields(depots[0].timezone if depots else USUAL_ZONE)
        case Kind.CARRIERS:
            return new_carrier_fields()
        case _:
            return {}


def read_record(kind: Kind, fields: Fields, record_id: str, known: Known) -> Reading[Record]:
    """The record that was typed, or by field what is wrong with it."""
    match kind:
        case Kind.CUSTOMERS:
            same = (e.record for e in known.of(Customer) if e.record.customer_id == record_id)
            return _any(read_customer(fields, record_id, next(same, None), known.extent))
        case Kind.DRIVERS:
            return _any(read_driver(fields, record_id))
        case Kind.VEHICLES:
            return _any(read_vehicle(fields, record_id))
        case Kind.WEEKLY:
            weekly = [e.record for e in known.of(WeeklyShift) if not e.archived]
            others = [each for each in weekly if each.weekly_id != record_id]
            return _any(read_weekly(fields, record_id, others, known.names))
        case Kind.OTHER_DAYS:
            return _any(read_other(fields, record_id))
        case Kind.DEPOTS:
            return _any(read_depot(fields, record_id, known.found))
        case Kind.CARRIERS:
            return _any(read_carrier(fields, record_id))


def name_of(record: Record, names: Mapping[str, str]) -> str:
    """What a person calls it."""
    match record:
        case WeeklyShift():
            return f"{names.get(record.driver_id, '?')}, {weekdays_text(record.weekdays)}"
        case OtherDay():
            return f"{record.day:%a} {record.day.day} {record.day:%b %Y}"
        case Carrier():
            return record.prices.name
        case Customer() | Driver() | Vehicle() | Depot():
            return record.name


def cells_of(record: Record, names: Mapping[str, str], weekly: Mapping[str, str]) -> tuple[str, ...]:
    """What a list says of it, the name first; ``weekly`` are the names of weekly shifts."""
    name = name_of(record, names)
    match record:
        case Customer():
            return name, record.place.where, record.contact.phone, _day_text(record)
        case Driver():
            return name, record.phone, skills_text(record.skills)
        case Vehicle():
            return name, record.vehicle_type or record.profile.value, _capacity(record)
        case WeeklyShift():
            hours = f"{clock_text(record.starts)}-{clock_text(record.ends)}"
            driver, vehicle = names.get(record.driver_id, "?"), names.get(record.vehicle_id, "?")
            return driver, weekdays_text(record.weekdays), hours, vehicle
        case OtherDay():
            who = weekly.get(record.weekly_id, "everybody") if record.weekly_id else "everybody"
            return name, who, "other hours" if record.works else "off", record.words
        case Depot():
            return name, record.address
        case Carrier():
            prices = record.prices
            return name, f"{prices.per_stop:g} a stop, {prices.per_kg:g} a kg"


def skills_in_use(entries: Sequence[Entry[Record]]) -> tuple[str, ...]:
    """Every word for a skill that somebody or something has, by alphabet."""
    found: set[str] = set()
    for entry in entries:
        match entry.record:
            case Driver() | Vehicle():
                found |= entry.record.skills
            case Carrier():
                found |= entry.record.prices.skills
            case _:
                pass
    return tuple(sorted(found))


def _any[T: Record](reading: Reading[T]) -> Reading[Record]:
    return Reading(reading.record, reading.troubles)


def _day_text(customer: Customer) -> str:
    return customer.last.isoformat() if customer.last is not None else ""


def _capacity(vehicle: Vehicle) -> str:
    return ", ".join(
        f"{amount / dimension.scale:g} {dimension.unit}"
        for amount, dimension in zip(vehicle.capacity, DEFAULT_DIMENSIONS, strict=True)
    )

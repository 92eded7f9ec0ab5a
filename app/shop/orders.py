"""An order as a shop wrote it, as an order of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused
from app.domain.fleet import Depot
from app.domain.geo import Extent, LonLat
from app.domain.load import DEFAULT_DIMENSIONS, amounts_from
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.shop import OrderedThing
from app.domain.timing import TimeWindow, wall_seconds
from app.importing.rows import DEFAULT_SERVICE_S, REGION_MARGIN


@dataclass(frozen=True, slots=True)
class ShopRules:
    """By what shops' orders are read: the depots there are, the region's box (None: none is in use)."""

    depots: tuple[Depot, ...]
    extent: Extent | None

    @property
    def zone(self) -> ZoneInfo:
        """The clock of windows: the first depot's."""
        return self.depots[0].zone if self.depots else ZoneInfo("UTC")


def order_of(thing: OrderedThing, sender: str, reference: str, rules: ShopRules) -> Order:
    """The order, without an id and not located unless coordinates were given.

    Raises:
        InputRefused: there is no such depot, or the place is outside the region; in words for the shop.
    """
    kind = TaskKind.PICKUP if thing.is_pickup else TaskKind.DELIVERY
    task = Task(
        kind=kind,
        place=_place(thing, rules.extent),
        windows=_windows(thing.window, thing.day, rules.zone),
        service_s=DEFAULT_SERVICE_S if thing.service_s is None else thing.service_s,
        contact=thing.contact,
        notes=thing.notes,
        access_code=thing.access_code,
    )
    parcels = thing.parcels
    if parcels is None:
        parcels = sum(line.quantity for line in thing.lines) or 1
    return Order(
        order_id="",
        reference=reference,
        sender=sender,
        day=thing.day,
        pickup=task if thing.is_pickup else None,
        delivery=None if thing.is_pickup else task,
        amounts=amounts_from((thing.weight_kg, thing.volume_l, parcels), DEFAULT_DIMENSIONS),
        lines=thing.lines,
        requirements=thing.skills,
        priority=thing.priority,
        required_proof=thing.proof,
        amount_due=thing.amount_due,
        depot_id=_depot_id(thing.depot, rules.depots),
    )


def _place(thing: OrderedThing, extent: Extent | None) -> Place:
    where = thing.location
    if where is not None:
        _check(where, extent)
    by = LocatedBy.GIVEN if where is not None else LocatedBy.NOT_LOCATED
    return Place(thing.name, thing.address, thing.postcode, thing.city, where, by)


def _check(where: LonLat, extent: Extent | None) -> None:
    if extent is not None and not extent.contains(where, REGION_MARGIN):
        shown = f"lon {where.lon:g}, lat {where.lat:g}"
        swapped = extent.contains(LonLat(where.lat, where.lon), REGION_MARGIN)
        more = ", the other way round it is in: swapped" if swapped else ""
        raise InputRefused(f"{shown} is outside the region in use{more}.")


def _windows(
    window: tuple[datetime, datetime] | None, day: date, zone: ZoneInfo
) -> tuple[TimeWindow, ...]:
    if window is None:
        return ()
    start, end = (wall_seconds(at, day, zone) for at in window)
    return (TimeWindow(max(0, start), max(0, end)),)


def _depot_id(text: str, depots: tuple[Depot, ...]) -> str:
    if not text:
        return ""
    for depot in depots:
        if text.casefold() in (depot.depot_id.casefold(), depot.name.casefold()):
            return depot.depot_id
    raise InputRefused(f"There is no depot '{text[:40]}'.")

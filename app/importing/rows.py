"""One row of a file turned into an order that is not located yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused
from app.domain.fleet import Depot
from app.domain.geo import Extent, LonLat
from app.domain.load import DEFAULT_DIMENSIONS, amounts_from
from app.domain.orders import (
    Contact,
    Line,
    LocatedBy,
    Order,
    OrderKind,
    Place,
    ProofKind,
    Task,
    TaskKind,
)
from app.domain.timing import TimeWindow, WindowEnd
from app.importing.cells import RowCells, RowRefused, parsed
from app.importing.columns import Columns, vocabulary
from app.importing.times import local_text, parse_date, parse_window, parse_windows
from app.importing.values import (
    KILOGRAMS,
    LITRES,
    parse_amount,
    parse_coordinates,
    parse_count,
    parse_degrees,
    parse_list,
    parse_minutes,
    parse_money,
    parse_priority,
    parse_proofs,
    parse_skills,
    parse_word,
)

REGION_MARGIN = 0.05
"""Degrees by which given coordinates may lie beyond the region's box (some 5 km)."""

DEFAULT_SERVICE_S = 180

_ITEM = re.compile(r"(?:(?P<count>\d{1,4})\s*[x×]\s*)(?P<text>.+)|(?P<name>[^=\s]+)=(?P<n>\d{1,4})")


@dataclass(frozen=True, slots=True)
class RowRules:
    """What rows are read by: the day and sender where a row names none, the region's box, the depots
    a row may name (none: any), and what a window's end means."""

    day: date
    sender: str = ""
    extent: Extent | None = None
    depots: tuple[Depot, ...] = ()
    window_end: WindowEnd = WindowEnd.START_OF_SERVICE

    @property
    def zone(self) -> ZoneInfo | None:
        """The clock that instants with an offset are told by: the first depot's."""
        return self.depots[0].zone if self.depots else None


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one file."""

    columns: Columns
    rules: RowRules

    def order(self, cells: Sequence[str]) -> Order:
        """The order a row asks for, without an id and not located unless coordinates are given.

        Raises:
            RowRefused: with the column and the reason.
        """
        if len(cells) > self.columns.width:
            raise RowRefused(
                "",
                f"the row has {len(cells)} cells and the header {self.columns.width}: "
                "a delimiter inside a cell needs quotation marks around the cell.",
            )
        row = RowCells(self.columns, cells)
        dated = "date" if row.text("date") else "starts_at"
        day = row.value(dated, partial(parse_date, near=self.rules.day), self.rules.day)
        kind = self._kind(row)
        pickup = delivery = None
        if kind is OrderKind.SHIPMENT:
            pickup = self._task(row, TaskKind.PICKUP, "pickup_", day)
            delivery = self._task(row, TaskKind.DELIVERY, "", day)
        elif kind is OrderKind.PICKUP:
            # The one address of a pickup may stand in either set of columns.
            prefix = "" if row.has_place("") else "pickup_"
            pickup = self._task(row, TaskKind.PICKUP, prefix, day)
        else:
            delivery = self._task(row, TaskKind.DELIVERY, "", day)
        words = vocabulary().words
        counted = row.number("parcels", parse_count, None)
        lines = _lines(row.text("item"), 1 if counted is None else counted, row.text("code"))
        parcels = counted
        if parcels is None:  # as many as its items name
            parcels = sum(line.quantity for line in lines) or 1
        return Order(
            order_id="",
            reference=row.text("reference"),
            sender=row.text("sender") or self.rules.sender,
            day=day,
            pickup=pickup,
            delivery=delivery,
            amounts=self._amounts(row, parcels),
            lines=lines,
            requirements=row.value("skills", parse_skills, frozenset()),
            priority=row.value("priority", lambda t: parse_priority(t, words["priority"]), 50),
            required_proof=tuple(
                ProofKind(p) for p in row.value("proof", lambda t: parse_proofs(t, words["proof"]), ())
            ),
            amount_due=row.value("amount_due", parse_money, 0),
            depot_id=row.value("depot", self._depot_id, ""),
            load=row.text("load"),
        )

    def _kind(self, row: RowCells) -> OrderKind:
        words = vocabulary().words["kind"]
        named = row.value("kind", lambda text: parse_word(text, words, "kind of order"), "")
        if named:
            return OrderKind(named)
        if row.has_place("pickup_"):
            return OrderKind.SHIPMENT if row.has_place("") else OrderKind.PICKUP
        return OrderKind.DELIVERY

    def _task(self, row: RowCells, kind: TaskKind, prefix: str, day: date) -> Task:
        return Task(
            kind=kind,
            place=self._place(row, prefix),
            windows=self._windows(row, prefix, day),
            service_s=row.number(f"{prefix}service_min", parse_minutes, DEFAULT_SERVICE_S),
            contact=_contact(row, prefix),
            notes=row.text(f"{prefix}notes"),
            access_code=row.text(f"{prefix}access_code"),
        )

    def _place(self, row: RowCells, prefix: str) -> Place:
        street = row.text(f"{prefix}address")
        number = row.text(f"{prefix}house_number")
        number += row.text(f"{prefix}house_suffix")
        address = f"{street} {number}".strip() if street else ""
        extra = " ".join(row.text(f"{prefix}address_extra").split())
        if address and extra:
            address += f" ({extra})"  # shown to the driver, and not looked up
        location = self._location(row, prefix)
        if location is None and not address:
            raise RowRefused(
                row.columns.title(f"{prefix}address"), "neither an address nor coordinates."
            )
        return Place(
            name=row.text(f"{prefix}name"),
            address=address,
            postcode=row.text(f"{prefix}postcode"),
            city=row.text(f"{prefix}city"),
            location=location,
            located_by=LocatedBy.GIVEN if location else LocatedBy.NOT_LOCATED,
        )

    def _location(self, row: RowCells, prefix: str) -> LonLat | None:
        """Coordinates given in the row, checked against the globe and the region."""
        both = row.value(f"{prefix}coordinates", parse_coordinates, None)
        lat_text, lon_text = row.text(f"{prefix}lat"), row.text(f"{prefix}lon")
        lat_column, lon_column = row.columns.title(f"{prefix}lat"), row.columns.title(f"{prefix}lon")
        if both and not (lat_text or lon_text):
            lat_text, lon_text = both
            lat_column = lon_column = row.columns.title(f"{prefix}coordinates")
        if not lat_text and not lon_text:
            return None
        if not lat_text or not lon_text:
            missing = lon_column if lat_text else lat_column
            raise RowRefused(missing, "one coordinate is given and the other is missing.")
        lat = parsed(lat_column, lat_text, parse_degrees)
        lon = parsed(lon_column, lon_text, parse_degrees)
        self._check_location(lat, lon, lat_column)
        return LonLat(lon, lat)

    def _check_location(self, lat: float, lon: float, column: str) -> None:
        extent = self.rules.extent
        shown = f"lat {lat:g}, lon {lon:g}"
        if extent is None:
            if not LonLat(lon, lat).is_valid:
                raise RowRefused(column, f"{shown}: a latitude lies between -90 and 90.")
            if lat == 0 and lon == 0:
                raise RowRefused(column, f"{shown} is a place in the sea, not an address.")
            return
        if extent.contains(LonLat(lon, lat), REGION_MARGIN):
            return
        if extent.contains(LonLat(lat, lon), REGION_MARGIN):
            raise RowRefused(
                column, f"{shown} is outside the region, the other way round it is in: swapped."
            )
        raise RowRefused(column, f"{shown} is outside the region in use.")

    def _windows(self, row: RowCells, prefix: str, day: date) -> tuple[TimeWindow, ...]:
        means, zone = self.rules.window_end, self.rules.zone
        start, end = f"{prefix}window_start", f"{prefix}window_end"
        if not row.text(start) and row.text(f"{prefix}starts_at"):
            start = f"{prefix}starts_at"
        if row.text(start) or row.text(end):
            column = row.columns.title(start if row.text(start) else end)
            try:
                begins, ends = (local_text(row.clock(field), zone) for field in (start, end))
                return parse_window(begins, ends, day, means)
            except InputRefused as error:
                raise RowRefused(column, str(error)) from error
        return row.value(f"{prefix}window", lambda text: parse_windows(text, day, means), ())

    def _amounts(self, row: RowCells, parcels: int) -> tuple[int, ...]:
        kilograms = row.number("weight_kg", lambda t, f: parse_amount(t, KILOGRAMS, f), 0.0)
        litres = row.number("volume_l", lambda t, f: parse_amount(t, LITRES, f), 0.0)
        return amounts_from((kilograms, litres, parcels), DEFAULT_DIMENSIONS)

    def _depot_id(self, text: str) -> str:
        """A depot by id or name; any text where no depot is known yet."""
        for depot in self.rules.depots:
            if text.casefold() in (depot.depot_id.casefold(), depot.name.casefold()):
                return depot.depot_id
        if self.rules.depots:
            known = ", ".join(depot.name for depot in self.rules.depots)
            raise InputRefused(f"there is no depot '{text[:40]}'; known are {known}.")
        return text


def _lines(text: str, parcels: int, code: str) -> tuple[Line, ...]:
    """Kinds of parcels: ``2x Vase; Lamp``, ``small-box=1 big-box=2``, or one text for all parcels."""
    if not text:
        return (Line("Parcel", max(parcels, 1), code),) if code else ()
    parts = text.split() if re.fullmatch(r"(\S+=\d+\s*)+", text) else parse_list(text)
    if len(parts) == 1 and not _ITEM.fullmatch(parts[0]):
        return (Line(parts[0], max(parcels, 1), code),)
    lines = []
    for part in parts:
        match = _ITEM.fullmatch(part)
        if match is None:
            lines.append(Line(part))
        elif match["text"]:
            lines.append(Line(match["text"], int(match["count"])))
        else:
            lines.append(Line(match["name"], int(match["n"])))
    return tuple(lines)


def _contact(row: RowCells, prefix: str) -> Contact:
    """How to reach who is at the door; language and silence are the customer's at either door."""
    words = vocabulary().words["no_messages"]
    silent = row.value("no_messages", lambda text: parse_word(text, words, "yes or no"), "no")
    return Contact(
        row.text(f"{prefix}phone"),
        row.text(f"{prefix}email"),
        row.text("language").lower()[:2],
        silent == "yes",
    )

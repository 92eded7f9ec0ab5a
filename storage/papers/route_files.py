"""Routes as files that other programs read: GPX 1.1, GeoJSON (RFC 7946), iCalendar (RFC 5545).

They hold names, addresses and times, and no phone numbers, notes or codes: such files travel far.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from app.domain.errors import InputRefused
from app.domain.fleet import Depot, Shift
from app.domain.geo import LonLat
from app.domain.orders import Order, Place
from app.domain.polyline import decode_polyline
from app.domain.route_formats import RouteFormat
from app.domain.routes import PlannedStop, RouteRecord, Trip, task_of
from app.domain.timing import rfc3339

type Routes = Sequence[tuple[Shift, RouteRecord]]
type Orders = Mapping[str, Order]

_GPX = "http://www.topografix.com/GPX/1/1"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_OCTETS = 75


def route_file(routes: Routes, orders: Orders, form: RouteFormat) -> bytes:
    """The routes in a format; the same routes give the same bytes.

    Raises:
        InputRefused: none of them has a stop.
    """
    if not any(record.route.stops for _, record in routes):
        raise InputRefused("No route of the day has a stop; plan the day first.")
    return _WRITERS[form](routes, orders)


# --- what all of them say ------------------------------------------------------------------------


def _trips(routes: Routes) -> Iterator[tuple[Shift, int, Trip]]:
    for shift, record in routes:
        for number, trip in enumerate(record.route.trips, start=1):
            if trip.stops:
                yield shift, number, trip


def _title(shift: Shift, number: int) -> str:
    return f"{shift.driver.name}, trip {number}"


def _depot(shift: Shift, trip: Trip) -> Depot:
    return next((d for d in shift.depots if d.depot_id == trip.depot_id), shift.depot)


def _place(orders: Orders, planned: PlannedStop) -> Place:
    return task_of(orders[planned.stop.order_id], planned.stop).place


def _located(orders: Orders, trip: Trip) -> Iterator[tuple[PlannedStop, Place, LonLat]]:
    for planned in trip.stops:
        place = _place(orders, planned)
        if place.location is not None:
            yield planned, place, place.location


def _course(shift: Shift, orders: Orders, trip: Trip) -> list[LonLat]:
    """Along the road where it is known, else straight from stop to stop."""
    home = shift.depot.location
    line = [_depot(shift, trip).location]
    for planned, _, location in _located(orders, trip):
        line += decode_polyline(planned.shape) or (location,)
    line += decode_polyline(trip.return_shape) or (home,)
    return [at for at, before in zip(line, [None, *line], strict=False) if at != before]


# --- GPX ------------------------------------------------------------------------------------------


def _gpx(routes: Routes, orders: Orders) -> bytes:
    root = ElementTree.Element("gpx", xmlns=_GPX, version="1.1", creator="Roundsman")
    for shift, number, trip in _trips(routes):
        route = _child(root, "rte")
        _child(route, "name", _title(shift, number))
        for planned, place, location in _located(orders, trip):
            point = _child(route, "rtept", lat=f"{location.lat:.6f}", lon=f"{location.lon:.6f}")
            _child(point, "time", _utc(planned.arrival))
            _child(point, "name", place.name)
            _child(point, "desc", place.where)
    for shift, number, trip in _trips(routes):  # the schema has tracks after all routes
        track = _child(root, "trk")
        _child(track, "name", _title(shift, number))
        segment = _child(track, "trkseg")
        for at in _course(shift, orders, trip):
            _child(segment, "trkpt", lat=f"{at.lat:.6f}", lon=f"{at.lon:.6f}")
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def _child(
    parent: ElementTree.Element, name: str, text: str = "", **values: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name, values)
    made.text = _NOT_XML.sub("", text) or None
    return made


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


# --- GeoJSON --------------------------------------------------------------------------------------


def _geojson(routes: Routes, orders: Orders) -> bytes:
    features = list(_features(routes, orders))
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _features(routes: Routes, orders: Orders) -> Iterator[dict[str, object]]:
    for shift, number, trip in _trips(routes):
        who = {"driver": shift.driver.name, "vehicle": shift.vehicle.name, "trip": number}
        line = [[round(at.lon, 6), round(at.lat, 6)] for at in _course(shift, orders, trip)]
        metres = sum(planned.leg_m for planned in trip.stops) + trip.return_leg_m
        yield {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": line},
            "properties": who
            | {
                "departs": rfc3339(trip.departure),
                "returns": rfc3339(trip.returns),
                "metres": metres,
            },
        }
        for place_no, (planned, place, at) in enumerate(_located(orders, trip), start=1):
            yield {
                "type": "Feature",
                "id": planned.stop.stop_id,
                "geometry": {"type": "Point", "coordinates": [round(at.lon, 6), round(at.lat, 6)]},
                "properties": who
                | {
                    "number": place_no,
                    "kind": planned.stop.task.value,
                    "reference": orders[planned.stop.order_id].reference,
                    "name": place.name,
                    "address": place.where,
                    "arrival": rfc3339(planned.arrival),
                    "departure": rfc3339(planned.departure),
                },
            }


# --- iCalendar ------------------------------------------------------------------------------------


def _ics(routes: Routes, orders: Orders) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Roundsman//Routes//EN"]
    for shift, number, trip in _trips(routes):
        for planned in trip.stops:
            lines += _event(shift, number, planned, orders)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(shift: Shift, number: int, planned: PlannedStop, orders: Orders) -> Iterator[str]:
    order, place = orders[planned.stop.order_id], _place(orders, planned)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(planned.stop.stop_id)}@roundsman"
    yield f"DTSTAMP:{_stamp(planned.arrival)}"
    yield f"DTSTART:{_stamp(planned.service_start)}"
    yield f"DTEND:{_stamp(planned.departure)}"
    yield f"SUMMARY:{_text(place.name or order.reference)}"
    yield f"LOCATION:{_text(place.where)}"
    if place.location is not None:
        yield f"GEO:{place.location.lat:.6f};{place.location.lon:.6f}"
    what = f"{planned.stop.task.value} {order.reference}".strip()
    yield f"DESCRIPTION:{_text(f'{what}, {_title(shift, number)}, {shift.vehicle.name}')}"
    yield "END:VEVENT"


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escaped as RFC 5545 3.3.11 has it; other control characters cannot be said."""
    escaped = re.sub(r"([\\;,])", r"\\\1", text).replace("\r\n", "\n")
    return re.sub("[\x00-\x1f\x7f]", " ", escaped.replace("\n", "\\n"))


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, none of which cuts a character (RFC 5545 3.1)."""
    piece, room = "", _LINE_OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            yield piece
            piece, room = " ", _LINE_OCTETS - 1
        piece += character
        room -= size
    yield piece


_WRITERS: dict[RouteFormat, Callable[[Routes, Orders], bytes]] = {
    RouteFormat.GPX: _gpx,
    RouteFormat.GEOJSON: _geojson,
    RouteFormat.ICS: _ics,
}

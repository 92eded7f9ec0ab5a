"""Routes for other programs: every stop is there, and what people wrote does no harm."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.domain.errors import InputRefused
from app.domain.orders import Order
from app.domain.route_formats import RouteFormat
from storage.papers.report_writer import ReportFiles
from storage.papers.route_files import route_file
from tests.app.sample_day import sample_day

SAMPLE = sample_day(stops=30, drivers=2)
ROUTES = list(zip(SAMPLE.shifts, SAMPLE.routes, strict=True))
HOSTILE = 'A & B <script>; x, "y"\nBEGIN:VEVENT\x07 ' + "ä" * 90
STOPS = [planned.stop.stop_id for record in SAMPLE.routes for planned in record.route.stops]
SPACE = {"g": "http://www.topografix.com/GPX/1/1"}


def orders(name: str = "") -> dict[str, Order]:
    found = {order.order_id: order for order in SAMPLE.orders}
    if name:
        first = found[SAMPLE.routes[0].route.stops[0].stop.order_id]
        task = first.tasks[0]
        named = replace(task, place=replace(task.place, name=name))
        found[first.order_id] = replace(
            first, **{"pickup" if task is first.pickup else "delivery": named}
        )
    return found


def test_gpx_has_every_stop_in_order_with_its_time_and_the_course_it_drives() -> None:
    root = ElementTree.fromstring(route_file(ROUTES, orders(HOSTILE), RouteFormat.GPX))
    points = root.findall("g:rte/g:rtept", SPACE)
    assert len(points) == len(STOPS)
    assert points[0].findtext("g:name", "", SPACE) == HOSTILE.replace("\x07", "")
    first = SAMPLE.routes[0].route.stops[0]
    said = datetime.fromisoformat(points[0].findtext("g:time", "", SPACE))
    assert abs((said - first.arrival).total_seconds()) < 1
    assert [child.tag.split("}")[1] for child in points[0]] == ["time", "name", "desc"]
    kinds = [child.tag.split("}")[1] for child in root]
    assert kinds == sorted(kinds), "the schema has all routes before all tracks"
    for track in root.findall("g:trk", SPACE):
        assert len(track.findall("g:trkseg/g:trkpt", SPACE)) > 2


def test_geojson_has_a_line_for_every_trip_and_a_point_for_every_stop() -> None:
    document = json.loads(route_file(ROUTES, orders(HOSTILE), RouteFormat.GEOJSON))
    points = [f for f in document["features"] if f["geometry"]["type"] == "Point"]
    assert [feature["id"] for feature in points] == STOPS
    assert points[0]["properties"]["name"] == HOSTILE
    lon, lat = points[0]["geometry"]["coordinates"]
    assert 9 < lon < 10 < 47 < lat < 48, "longitude comes first"
    lines = [f for f in document["features"] if f["geometry"]["type"] == "LineString"]
    assert len(lines) == sum(len(r.route.trips) for r in SAMPLE.routes)
    depot = SAMPLE.shifts[0].depot.location
    assert lines[0]["geometry"]["coordinates"][0] == [round(depot.lon, 6), round(depot.lat, 6)]


def test_a_calendar_has_every_stop_and_no_line_that_breaks_out() -> None:
    content = route_file(ROUTES, orders(HOSTILE), RouteFormat.ICS)
    assert content.endswith(b"END:VCALENDAR\r\n")
    raw = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in raw)
    assert b"\n" not in b"".join(raw), "every line ends as the format has it"
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == len(STOPS), "what people wrote begins no event"
    assert [line for line in lines if line.startswith("UID:")] == [f"UID:{s}@roundsman" for s in STOPS]
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    assert summary.startswith(r'SUMMARY:A & B <script>\; x\, "y"\nBEGIN:VEVENT  ')
    assert summary.endswith("ä" * 90)


@pytest.mark.parametrize("form", RouteFormat)
def test_what_is_nobody_elses_business_is_not_in_the_files(form: RouteFormat) -> None:
    secret = {}
    for order in SAMPLE.orders:
        task = replace(order.tasks[0], notes="SECRET-NOTE", access_code="SECRET-CODE")
        secret[order.order_id] = replace(
            order, **{"pickup" if order.tasks[0] is order.pickup else "delivery": task}
        )
    content = route_file(ROUTES, secret, form).decode()
    assert "SECRET" not in content
    assert all(
        o.tasks[0].contact.phone not in content for o in SAMPLE.orders if o.tasks[0].contact.phone
    )


def test_without_a_stop_nothing_is_written(tmp_path: Path) -> None:
    empty = [(shift, replace(r, route=replace(r.route, trips=()))) for shift, r in ROUTES]
    path = tmp_path / "routes.gpx"
    with pytest.raises(InputRefused, match="plan the day first"):
        ReportFiles().write_routes(empty, orders(), path, RouteFormat.GPX)
    assert not path.exists()

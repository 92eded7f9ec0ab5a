"""The route sheet and the loading list carry a driver through the day without a phone."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.domain.errors import InputRefused
from app.domain.fleet import Shift
from app.domain.orders import Line, Order
from app.domain.routes import Route, RouteRecord
from storage.papers.report_writer import ReportFiles
from storage.papers.route_sheet import route_sheets_pdf
from tests.app.sample_day import DAY, SampleDay, sample_day

SAMPLE = sample_day()
LONG = sample_day(2, stops=152, drivers=1)


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def one(sample: SampleDay, index: int = 0) -> tuple[Shift, RouteRecord]:
    return sample.shifts[index], sample.routes[index]


def by_id(orders: tuple[Order, ...]) -> dict[str, Order]:
    return {order.order_id: order for order in orders}


@cache
def sheet(sample: SampleDay, index: int = 0) -> list[str]:
    return pages(route_sheets_pdf([one(sample, index)], by_id(sample.orders)))


def test_every_stop_of_a_route_of_150_is_printed_once_and_in_order() -> None:
    text = "\n".join(page for page in sheet(LONG) if "Route sheet" in page)
    orders = by_id(LONG.orders)
    expected = [orders[p.stop.order_id].reference for p in LONG.routes[0].route.stops]
    assert re.findall(r"Ref\. (\S+)", text) == expected
    assert len(expected) == 150


def test_a_stop_shows_phone_access_code_notes_goods_and_money() -> None:
    text = "\n".join(sheet(LONG))
    order = LONG.orders[62]
    assert order.amount_due
    assert order.delivery is not None
    for words in (order.delivery.contact.phone, order.lines[0].code, f"{order.amount_due / 100:,.2f}"):
        assert words in text
    assert "Access code B 4711 #" in text
    assert "@SUM(A1:A9) second floor" in text


def test_what_is_delivered_last_is_loaded_first() -> None:
    text = "\n".join(page for page in sheet(LONG) if "Loading list" in page)
    orders = by_id(LONG.orders)
    loaded = [orders[p.stop.order_id] for p in LONG.routes[0].route.stops]
    codes = [order.lines[0].code for order in reversed(loaded) if order.delivery]
    assert [code for code in re.findall(r"RM\d{5,6}", text) if code in codes] == codes


def test_the_loading_list_sums_the_load_and_leaves_out_what_is_picked_up_on_the_way() -> None:
    text = "\n".join(page for page in sheet(SAMPLE) if "Loading list" in page)
    orders = by_id(SAMPLE.orders)
    on_board = [orders[p.stop.order_id] for p in SAMPLE.routes[0].route.stops]
    parcels = sum(order.amounts[2] for order in on_board if order.delivery)
    kilos = sum(order.amounts[0] for order in on_board if order.delivery) / 1000
    assert re.search(rf"Total\s+{kilos:,.1f}\s+[\d,.]+\s+{parcels}\b", text)


def test_a_route_with_reloads_has_a_loading_list_per_trip() -> None:
    text = "\n".join(sheet(SAMPLE, 4))
    for trip in (1, 2, 3):
        assert f"Loading list, trip {trip} of 3" in text


def test_a_loading_list_names_the_depot_where_that_trip_is_loaded() -> None:
    shift, record = one(SAMPLE, 4)
    other = replace(shift.depot, depot_id="other", name="Depot Balzers")
    first, second, *rest = record.route.trips
    trips = (first, replace(second, depot_id="other"), *rest)
    route = replace(record.route, trips=trips)
    told = (replace(shift, reload_depots=(other,)), replace(record, route=route, released=route))
    lists = [
        page for page in pages(route_sheets_pdf([told], by_id(SAMPLE.orders))) if "Load from" in page
    ]
    assert ["Depot Balzers" in page for page in lists] == [False, True, *[False] * len(rest)]


@pytest.mark.parametrize("word", ["Hinweis ", "W", "W\n", "@ "])
def test_texts_of_any_length_wrap_and_never_overlap(word: str) -> None:
    long_line = Line(word * 400, 3, word * 300)
    orders = {}
    for order in LONG.orders:
        task = order.tasks[0]
        place = replace(task.place, name=word * 400, address=word * 500)
        task = replace(task, place=place, notes=word * 5000, access_code=word * 400)
        filled = replace(order, lines=(long_line,) * 20, reference=word * 300)
        orders[order.order_id] = (
            replace(filled, delivery=task) if order.delivery else replace(filled, pickup=task)
        )
    route = LONG.routes[0].route
    short = Route(route.shift_id, (replace(route.trips[0], stops=route.trips[0].stops[:3]),))
    record = replace(LONG.routes[0], route=short, released=None)
    reader = PdfReader(io.BytesIO(route_sheets_pdf([(LONG.shifts[0], record)], orders)))
    for page in reader.pages:
        assert_nothing_overlaps(page)


def test_a_stop_is_never_cut_in_two_by_the_end_of_a_page() -> None:
    for page in sheet(LONG):
        if "Route sheet" in page:
            assert page.count("Who and where") == 1
            assert page.count("Ref. ") == page.count("not, because")


def test_no_line_of_an_ordinary_sheet_overlaps_another() -> None:
    content = route_sheets_pdf([one(SAMPLE)], by_id(SAMPLE.orders))
    for page in PdfReader(io.BytesIO(content)).pages:
        assert_nothing_overlaps(page)


def assert_nothing_overlaps(page: Any) -> None:
    """Every piece of text lies on the paper, and no two begin at the same place or a hair apart."""
    pieces: list[tuple[float, float, str]] = []

    def note(words: str, ctm: list[float], tm: list[float], *_: object) -> None:
        if words.strip():
            pieces.append((ctm[4] + tm[4], ctm[5] + tm[5], words.strip()))

    page.extract_text(visitor_text=note)
    assert len(pieces) > 5
    for x, y, words in pieces:
        assert 40 <= x <= 560, words
        assert 20 <= y <= 820, words
    pieces.sort()
    for (x, y, words), (other_x, other_y, others) in pairwise(pieces):
        assert x != other_x or abs(y - other_y) > 5, (words, others)


def test_an_unreleased_route_says_that_it_is_a_draft() -> None:
    shift, record = one(SAMPLE)
    draft = replace(record, released=None, revision=0)
    text = pages(route_sheets_pdf([(shift, draft)], by_id(SAMPLE.orders)))[0]
    assert "draft, not released" in text


def test_a_released_route_is_printed_as_the_phone_was_given_it() -> None:
    _, record = one(SAMPLE, 1)
    assert record.released is not None
    assert len(record.route.stops) < len(record.released.stops)
    assert f"{len(record.released.stops)} stops" in sheet(SAMPLE, 1)[0]


def test_the_same_routes_make_the_same_bytes() -> None:
    routes = [one(SAMPLE, 1), one(SAMPLE, 4)]
    orders = by_id(SAMPLE.orders)
    assert route_sheets_pdf(routes, orders) == route_sheets_pdf(routes, orders)


def test_a_day_without_a_plan_has_no_sheets_and_says_so(tmp_path: Path) -> None:
    record = RouteRecord(DAY, "s0", 0, Route("s0", ()))
    with pytest.raises(InputRefused, match="no route has a stop yet"):
        ReportFiles().write_route_sheets([(SAMPLE.shifts[0], record)], {}, tmp_path / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []

"""What a dispatcher types while a caller waits: understood as said, or refused at its field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputRefused
from app.domain.geo import Extent, LonLat
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.orders import LocatedBy, OrderKind, Place
from app.domain.timing import DAY_S, TimeWindow, WindowEnd
from app.typed_orders import (
    Field,
    TypedOrder,
    TypedPickup,
    merged,
    parse_spoken_windows,
    read_typed,
    typed_from,
    window_text,
)
from tests.app.sample_day import DAY, sample_day

H = 3600
TYPED = TypedOrder(name="Zoë Größwang", phone="+423 232 10 10", address="Landstrasse 12, 9490 Vaduz")
REGION = Extent(9.4, 47.0, 9.7, 47.3)


def troubles(typed: TypedOrder) -> dict[str, str]:
    return dict(read_typed(typed, DAY, DEFAULT_DIMENSIONS, REGION).troubles)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("9-12", 9, 12),
        ("9:30-11", 9.5, 11),
        ("9 to 12", 9, 12),
        ("09.00 – 12.00", 9, 12),
        ("bis 12", 0, 12),
        ("until 12:30", 0, 12.5),
        ("by 2 pm", 0, 14),
        ("-12", 0, 12),
        ("after 14", 14, 24),
        ("ab 14 Uhr", 14, 24),
        ("nach 14:15", 14.25, 24),
        ("14-", 14, 24),
    ],
)
def test_a_window_is_understood_as_people_say_it(said: str, start: float, end: float) -> None:
    assert parse_spoken_windows(said, DAY) == (TimeWindow(round(start * H), round(end * H)),)


@pytest.mark.parametrize("said", ["soon", "14", "9:75-11", "after lunch", "12-9", "until 25"])
def test_a_window_that_is_not_understood_is_refused_in_words(said: str) -> None:
    with pytest.raises(InputRefused):
        parse_spoken_windows(said, DAY)


@given(st.integers(0, 287), st.integers(0, 288))
def test_a_window_reads_back_as_the_form_shows_it(start: int, end: int) -> None:
    window = TimeWindow(min(start, end) * 300, max(start, end) * 300)
    assert parse_spoken_windows(window_text(window), DAY) == (window,)


def test_an_order_is_all_that_was_typed() -> None:
    order = read_typed(
        replace(
            TYPED,
            amounts=("12,5", "", "3"),
            window="9-12",
            service="5",
            cash="CHF 12.50",
            access_code="4711#",
            notes="Ring twice.",
        ),
        DAY,
        DEFAULT_DIMENSIONS,
    ).order
    assert order is not None
    assert order.kind is OrderKind.DELIVERY
    task = order.tasks[0]
    assert (task.place.address, task.place.postcode, task.place.city) == (
        "Landstrasse 12",
        "9490",
        "Vaduz",
    )
    assert order.amounts == (12_500, 0, 3)
    assert task.windows == (TimeWindow(9 * H, 12 * H),)
    assert (task.service_s, order.amount_due, task.access_code) == (300, 1250, "4711#")
    assert (task.contact.phone, task.notes, order.day) == ("+423 232 10 10", "Ring twice.", DAY)


def test_every_field_that_is_wrong_says_so_and_the_others_do_not() -> None:
    wrong = TypedOrder(amounts=("many", "", "1.5"), window="soon", service="long", cash="x")
    assert set(troubles(wrong)) == {
        *(Field.NAME, Field.ADDRESS, Field.WINDOW, Field.SERVICE, Field.CASH),
        *("weight", "parcels"),
    }
    assert troubles(TYPED) == {}
    assert all(words[0].isupper() or words[0] == "'" for words in troubles(wrong).values())


def test_a_place_may_be_typed_as_coordinates_inside_the_region() -> None:
    order = read_typed(replace(TYPED, address="47.1660, 9.5100"), DAY, DEFAULT_DIMENSIONS, REGION).order
    assert order is not None
    place = order.tasks[0].place
    assert (place.location, place.located_by) == (LonLat(9.51, 47.166), LocatedBy.PIN)
    assert Field.ADDRESS in troubles(replace(TYPED, address="60.17, 24.94"))
    number_only = read_typed(replace(TYPED, address="Weg 3, 9490 Vaduz"), DAY, DEFAULT_DIMENSIONS).order
    assert number_only is not None
    assert number_only.tasks[0].place.location is None


def test_an_order_that_goes_through_the_form_untouched_is_the_same_order() -> None:
    for order in sample_day().orders:
        typed = typed_from(order, DEFAULT_DIMENSIONS)
        assert read_typed(typed, order.day, DEFAULT_DIMENSIONS, None, order).order == order


def test_a_customers_language_and_silence_go_through_the_form() -> None:
    order = sample_day(seed=3, stops=4, drivers=1).orders[0]
    task = order.tasks[-1]
    contact = replace(task.contact, language="fi", silent=True)
    before = replace(order, **{task.kind.value: replace(task, contact=contact)})
    typed = replace(typed_from(before, DEFAULT_DIMENSIONS), phone="+358 1")
    after = read_typed(typed, DAY, DEFAULT_DIMENSIONS, before=before).order
    assert after is not None
    assert after.tasks[-1].contact == replace(contact, phone="+358 1")


def test_what_the_end_of_a_window_means_stays_as_it_was() -> None:
    order = sample_day().orders[0]
    task = order.tasks[0]
    window = TimeWindow(9 * H, 11 * H, WindowEnd.END_OF_SERVICE)
    order = replace(order, pickup=None, delivery=replace(task, windows=(window,)))
    typed = replace(typed_from(order, DEFAULT_DIMENSIONS), window="10-12")
    again = read_typed(typed, order.day, DEFAULT_DIMENSIONS, None, order).order
    assert again is not None
    assert again.tasks[0].windows == (TimeWindow(10 * H, 12 * H, WindowEnd.END_OF_SERVICE),)


def test_of_two_peoples_changes_each_keeps_its_own_and_where_both_are_at_odds_it_is_named() -> None:
    here, there = Place("A", "Im Rösle 2"), Place("A", "Landstrasse 9")
    was = TypedOrder("A", "+423 1", "Im Rösle 2", here, notes="", window="9-12")
    mine = replace(was, notes="Ring twice", window="10-12")
    now = replace(was, phone="+423 9", address="Landstrasse 9", place=there, window="11-12")
    found = merged(mine, was, now)
    assert found.typed == replace(now, notes="Ring twice", window="10-12")
    assert (found.theirs, found.both) == (("phone", "address", "window"), ("window",))
    moved = replace(was, address="Wuhrstrasse 1", place=None)
    found = merged(moved, was, now)
    assert (found.typed.address, found.typed.place) == ("Wuhrstrasse 1", None), "an address is whole"
    assert found.both == ("address",)
    assert merged(now, was, now).both == (), "the same change is no quarrel"


def test_the_whole_day_is_a_window_too() -> None:
    assert window_text(TimeWindow(0, DAY_S)) == "until 24:00"


def test_a_shipment_is_typed_with_both_its_ends() -> None:
    start = TypedPickup("Amann", "+423 1", "Im Rösle 2, 9494 Schaan", None, "8-10")
    typed = replace(TYPED, kind=OrderKind.SHIPMENT, window="bis 12", pickup=start)
    order = read_typed(typed, DAY, DEFAULT_DIMENSIONS).order
    assert order is not None
    assert order.kind is OrderKind.SHIPMENT
    assert order.pickup is not None
    assert order.delivery is not None
    assert order.pickup.place.where == "Im Rösle 2, 9494 Schaan"
    assert (order.pickup.place.name, order.pickup.contact.phone) == ("Amann", "+423 1")
    assert order.pickup.windows == (TimeWindow(8 * H, 10 * H),)
    assert order.delivery.windows == (TimeWindow(0, 12 * H),)
    assert (
        read_typed(typed_from(order, DEFAULT_DIMENSIONS), DAY, DEFAULT_DIMENSIONS, None, order).order
        == order
    )
    bare = replace(typed, pickup=TypedPickup(window="soon"))
    assert set(troubles(bare)) == {Field.FROM_NAME, Field.FROM_ADDRESS, Field.FROM_WINDOW}


def test_what_was_typed_of_a_beginning_is_nothing_to_a_delivery() -> None:
    assert troubles(replace(TYPED, pickup=TypedPickup(window="soon"))) == {}

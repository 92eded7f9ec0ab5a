"""Customers: fed by orders, found by what is typed, and filling in what files do not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.customers import Customers, CustomerWords, read_customers, remember_customers
from app.domain.geo import LonLat
from app.domain.orders import Contact, LocatedBy, Order, Place, Task, TaskKind
from app.domain.register import Customer, Entry
from storage.store import DeskStore
from tests.app.sample_day import DAY


def order(name: str, phone: str, address: str, days_ago: int = 1, notes: str = "") -> Order:
    place = Place(name, address, "9490", "Vaduz")
    task = Task(TaskKind.DELIVERY, place, contact=Contact(phone), notes=notes)
    return Order(f"o{days_ago}{name}{address}", "", "", DAY - timedelta(days=days_ago), None, task)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


def remember(store: DeskStore, *orders: Order) -> Customers:
    with store.write() as unit:
        remember_customers(unit, orders)
        unit.commit()
    return read_customers(store)


def known(store: DeskStore) -> Customers:
    return remember(
        store,
        order("Zoë Größwang", "+423 232 10 10", "Äulestrasse 2", 3, "old"),
        order("Café L'Étoile", "078 111 22 33", "Saxgass 4", 2),
        order("Zoë Größwang", "+423 232 10 10", "Äulestrasse 2", 1, "Ring twice."),
        order("Anna Größinger", "", "Landstrasse 1"),
    )


def test_a_customer_is_found_by_parts_of_the_name_however_it_is_written(store: DeskStore) -> None:
    customers = known(store)
    assert {c.name for c in customers.named("groess")} == {"Anna Größinger", "Zoë Größwang"}
    assert [c.name for c in customers.named("zoe gro")] == ["Zoë Größwang"]
    assert [c.name for c in customers.named("etoile")] == ["Café L'Étoile"]
    assert customers.named("z") == ()
    assert customers.named("zoe etoile") == ()


def test_a_customer_is_found_by_the_phone_number_however_it_is_written(store: DeskStore) -> None:
    customers = known(store)
    assert [c.name for c in customers.with_phone("2321010")] == ["Zoë Größwang"]
    assert [c.name for c in customers.with_phone("00423 232-10")] == ["Zoë Größwang"]
    assert customers.with_phone("23") == ()


def test_of_one_customer_the_latest_order_counts(store: DeskStore) -> None:
    (found,) = known(store).named("zoe")
    assert (found.notes, found.last) == ("Ring twice.", DAY - timedelta(days=1))
    (same,) = remember(store, order("zoe groesswang", "1", "Aeulestrasse 2", 9, "older")).named("zoe")
    assert same == found, "an older order is no news"
    elsewhere = remember(store, order("Bo Li", "1", "A 1"), order("Bo Li", "1", "B 2"))
    assert len(elsewhere.named("bo li")) == 2


def by_hand(store: DeskStore) -> Customer:
    (entry,) = store.register(Customer)
    pin = Place("Bo Li", "A 1", "9490", "Vaduz", LonLat(9.5, 47.1), LocatedBy.PIN)
    kept = replace(
        entry.record, place=pin, access_code="4711", service_s=600, notes="Ramp", by_hand=True
    )
    with store.write() as unit:
        unit.put_entries((Entry(kept),))
        unit.commit()
    return kept


def test_what_somebody_has_kept_is_not_undone_by_an_order(store: DeskStore) -> None:
    remember(store, order("Bo Li", "", "A 1"))
    kept = by_hand(store)
    (now,) = remember(store, order("Bo Li", "232 10 10", "A 1", 0, "today only")).named("bo li")
    assert now == replace(kept, contact=Contact("232 10 10"), last=DAY)


def test_a_file_is_filled_in_from_what_somebody_has_kept_and_only_from_that(store: DeskStore) -> None:
    plain = order("Bo Li", "", "A 1")
    remember(store, order("Bo Li", "", "A 1", notes="leave it with the neighbour"))
    assert CustomerWords(store).filled(plain, with_service=True) == plain
    by_hand(store)
    filled = CustomerWords(store).filled(plain, with_service=True).tasks[0]
    assert (filled.access_code, filled.service_s, filled.notes) == ("4711", 600, "Ramp")
    said = order("Bo Li", "", "A 1", notes="Ring")
    stated = CustomerWords(store).filled(said, with_service=False).tasks[0]
    assert (stated.service_s, stated.notes) == (180, "Ring")


def test_an_archived_customer_is_out_of_sight_until_the_next_order(store: DeskStore) -> None:
    known(store)
    (zoe,) = read_customers(store).named("zoe")
    with store.write() as unit:
        unit.put_entries((Entry(zoe, archived=True),))
        unit.commit()
    assert read_customers(store).named("zoe") == ()
    assert remember(store, order("Zoë Größwang", "", "Äulestrasse 2", 0)).named("zoe")

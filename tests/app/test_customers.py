"""Customers as earlier orders know them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app.customers import Customers, read_customers
from app.domain.orders import Contact, Order, Place, Task, TaskKind
from tests.app.running_days import store_of
from tests.app.sample_day import DAY, sample_day


def order(name: str, phone: str, address: str, days_ago: int = 1, notes: str = "") -> Order:
    place = Place(name, address, "9490", "Vaduz")
    task = Task(TaskKind.DELIVERY, place, contact=Contact(phone), notes=notes)
    return Order(f"o{days_ago}{name}{address}", "", "", DAY - timedelta(days=days_ago), None, task)


KNOWN = Customers(
    [
        order("Zoë Größwang", "+423 232 10 10", "Äulestrasse 2", 3, "old"),
        order("Café L'Étoile", "078 111 22 33", "Saxgass 4", 2),
        order("Zoë Größwang", "+423 232 10 10", "Äulestrasse 2", 1, "Ring twice."),
        order("Anna Größinger", "", "Landstrasse 1"),
    ]
)


def test_a_customer_is_found_by_parts_of_the_name_however_it_is_written() -> None:
    assert [c.name for c in KNOWN.named("groess")] == ["Anna Größinger", "Zoë Größwang"]
    assert [c.name for c in KNOWN.named("zoe gro")] == ["Zoë Größwang"]
    assert [c.name for c in KNOWN.named("etoile")] == ["Café L'Étoile"]
    assert KNOWN.named("z") == ()
    assert KNOWN.named("zoe etoile") == ()


def test_a_customer_is_found_by_the_phone_number_however_it_is_written() -> None:
    assert [c.name for c in KNOWN.with_phone("2321010")] == ["Zoë Größwang"]
    assert [c.name for c in KNOWN.with_phone("00423 232-10")] == ["Zoë Größwang"]
    assert KNOWN.with_phone("23") == ()


def test_of_one_customer_the_latest_order_counts() -> None:
    (found,) = KNOWN.named("zoe")
    assert (found.task.notes, found.visits) == ("Ring twice.", 2)
    elsewhere = Customers([*[order("Bo Li", "1", "A 1"), order("Bo Li", "1", "B 2")]])
    assert len(elsewhere.named("bo li")) == 2


def test_customers_are_read_from_earlier_days_of_the_store(tmp_path: Path) -> None:
    sample = sample_day(stops=20, drivers=2)
    store = store_of(sample, tmp_path)
    earlier = order("Nur Gestern", "0791234567", "Im Bretscha 7")
    with store.write() as unit:
        unit.put_orders((replace(earlier, order_id="o9"),))
        unit.commit()
    assert [c.task.place.address for c in read_customers(store).named("gestern")] == ["Im Bretscha 7"]
    store.close()

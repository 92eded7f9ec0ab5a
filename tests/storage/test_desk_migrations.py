"""A desk's file of an earlier version keeps every fact, in its order and under its seal."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.events import Actor, ActorKind
from app.domain.orders import Contact
from app.domain.register import Customer
from storage import migrations, rows
from storage.database import open_database
from storage.desk_reads import EVENT_COLUMNS
from storage.sqlite_library import Migrations
from storage.store import DeskStore
from tests.app.sample_day import DAY, sample_day
from tests.storage.values import order


def _first_version(path: Path) -> int:
    """A file as the first release made it, with a day's facts; returns how many."""
    steps = Migrations("roundsman-desk")
    for step in ("fleet", "orders", "plans", "facts", "tracks", "carriers"):
        steps()(getattr(migrations, step))
    file = open_database(path, steps)
    chain, count = "", 0
    with file.transaction() as unit:
        for count, event in enumerate(sample_day(stops=20, drivers=2).events, start=1):
            row = rows.event_row(DAY, event)
            chain = rows.chain_link(chain, count, row)
            unit.db.execute(
                f"INSERT INTO events (sequence, {EVENT_COLUMNS}, chain) VALUES ({', '.join('?' * 14)})",
                (count, *row, chain),
            )
        unit.db.execute("INSERT INTO link VALUES (1, 'e', 7, 8)")
        unit.commit()
    file.close()
    return count


def test_facts_of_the_first_version_are_all_there_and_their_chain_holds(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    count = _first_version(path)
    store = DeskStore.open(path)
    assert len(store.events(DAY)) == count > 20
    assert store.problems() == ()
    assert (store.link().epoch, store.link().settled, store.link().events_cursor) == ("e", "e", 7)
    assert store.generation().number == 1
    assert store.generation().desk
    store.close()


def test_facts_still_cannot_be_changed_or_removed(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    _first_version(path)
    store = DeskStore.open(path)
    for statement in ("UPDATE events SET note = 'x'", "DELETE FROM events"):
        with pytest.raises(sqlite3.IntegrityError, match="facts"), store.write() as unit:
            unit._write(statement, [()])
    store.close()


def test_an_id_is_one_drivers_own(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    store = DeskStore.open(path)
    fact = next(e for e in sample_day().events if e.actor.kind is ActorKind.DRIVER)
    others = replace(fact, actor=Actor(ActorKind.DRIVER, "somebody else"))
    desks = replace(fact, actor=Actor(ActorKind.DISPATCHER, "Noor"))
    with store.write() as unit:
        kept = unit.add_events(DAY, (fact, fact, others, others, desks))
        kept += unit.add_events(DAY, (replace(desks, actor=Actor(ActorKind.AUTOMATION)),))
        unit.commit()
    assert [event.actor for event in kept] == [fact.actor, others.actor, desks.actor]
    store.close()


def test_the_file_as_it_was_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    _first_version(path)
    as_it_was = shutil.copy(path, tmp_path / "copy")
    DeskStore.open(path).close()
    backup = path.with_name("desk.sqlite.before-doubts")
    with closing(sqlite3.connect(backup)) as kept, closing(sqlite3.connect(as_it_was)) as before:
        text = "SELECT * FROM events ORDER BY sequence"
        assert kept.execute(text).fetchall() == before.execute(text).fetchall()


def test_routes_of_an_earlier_version_are_found_by_their_stops(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    _first_version(path)
    day = sample_day(stops=20, drivers=2)
    with closing(sqlite3.connect(path)) as file:
        for table, row in (
            *(("depots", (s.depot.depot_id, rows.body_of(s.depot))) for s in day.shifts[:1]),
            *(("drivers", (s.driver.driver_id, rows.body_of(s.driver))) for s in day.shifts),
            *(("vehicles", (s.vehicle.vehicle_id, rows.body_of(s.vehicle))) for s in day.shifts),
            *(("shifts", rows.shift_row(s)) for s in day.shifts),
            *(("routes", rows.route_row(record)) for record in day.routes),
        ):
            file.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        file.commit()
    store = DeskStore.open(path)
    held = {
        stop_id: tuple(sorted(r.shift_id for r in day.routes if stop_id in r.stop_ids))
        for record in day.routes
        for stop_id in record.stop_ids
    }
    assert len(held) > 10
    assert any(record.stop_ids - set(record.route.stop_ids) for record in day.routes)
    assert {stop_id: store.shifts_with(stop_id) for stop_id in held} == held
    assert store.problems() == ()
    store.close()


def test_customers_begin_as_the_latest_orders_of_an_earlier_version_have_them(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    _first_version(path)
    first, second = order(1, name="Zoë <b>Größwang</b>"), order(2, name="zoë <b>größwang</b>")
    noted = replace(second.tasks[0], notes="Ring twice.", contact=Contact("232 10 10", silent=True))
    later = replace(second, delivery=noted, day=DAY + timedelta(days=1))
    nobody = order(3, name=" ")
    with closing(sqlite3.connect(path)) as file:
        for each in (first, later, nobody, order(4, name="Marxer")):
            file.execute("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?)", rows.order_row(each))
        file.commit()
    store = DeskStore.open(path)
    marxer, zoe = sorted(
        (entry.record for entry in store.register(Customer)), key=lambda each: each.name.casefold()
    )
    assert (marxer.name, zoe.name) == ("Marxer", "zoë <b>größwang</b>")
    assert (zoe.notes, zoe.contact, zoe.last) == ("Ring twice.", noted.contact, later.day)
    assert (zoe.place, zoe.service_s, zoe.by_hand) == (noted.place, noted.service_s, False)
    with store.write() as unit:
        assert f"c{unit.next_customer_number():06d}" not in (marxer.customer_id, zoe.customer_id)
    store.close()

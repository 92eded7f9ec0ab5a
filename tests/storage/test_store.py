"""What the desk can rely on from its database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import Bug, StoreError
from app.domain.events import EventType
from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse
from app.domain.orders import Order
from app.domain.routes import Route, UnassignedOrder
from storage.store import DeskStore
from tests.storage import values
from tests.storage.values import DAY, NOON


def test_nothing_is_kept_without_commit(store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_orders([values.order(1)])
        unit.put_shifts([values.shift()])
        unit.add_events(DAY, [values.event(1)])
        unit.add_positions([values.position(0)])
        assert unit.next_order_number() == 1
        assert unit.orders(DAY)
    assert (store.orders(DAY), store.shifts(DAY), store.events(DAY)) == ((), (), ())
    assert store.positions("aino", NOON, NOON) == ()
    with store.write() as unit:
        assert unit.next_order_number() == 1


def test_an_error_inside_a_unit_undoes_all_of_it(store: DeskStore) -> None:
    def orders() -> Iterator[Order]:
        yield values.order(1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.write() as unit:
        unit.put_orders(orders())
    assert store.orders(DAY) == ()


def test_a_unit_cannot_be_used_after_its_commit(store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_orders([values.order(1)])
        unit.commit()
        with pytest.raises(Bug):
            unit.put_orders([values.order(2)])
    assert store.orders(DAY) == (values.order(1),)


def test_a_unit_inside_a_unit_is_a_mistake_and_not_a_wait_for_ever(store: DeskStore) -> None:
    with store.write(), pytest.raises(Bug), store.write():
        pass


def test_order_numbers_are_never_given_twice(desk_path: Path) -> None:
    numbers = []
    for _ in range(2):
        with closing(DeskStore.open(desk_path)) as store, store.write() as unit:
            numbers += [unit.next_order_number(), unit.next_order_number()]
            unit.commit()
    assert numbers == [1, 2, 3, 4]


def test_an_order_put_again_replaces_the_first_also_on_another_day(store: DeskStore) -> None:
    moved = replace(values.order(1), day=DAY + timedelta(days=1), cancelled=True)
    with store.write() as unit:
        unit.put_orders([values.order(1), values.order(2)])
        unit.put_orders([moved])
        unit.commit()
    assert store.orders(DAY) == (values.order(2),)
    assert store.orders(moved.day) == (moved,)
    assert store.days() == (DAY, moved.day)


def test_a_shift_keeps_the_driver_it_had_while_depots_show_the_newest(store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_shifts([values.shift("s1")])
        unit.put_routes([values.record("s1")])
        unit.put_shifts([values.shift("s1"), values.shift("s2", driver_id="ben")])
        unit.put_depot(values.depot("Schaan, new hall"))
        unit.commit()
    assert store.shifts(DAY) == (values.shift("s1"), values.shift("s2", driver_id="ben"))
    assert store.depots() == (values.depot("Schaan, new hall"),)
    assert store.routes(DAY) == (values.record("s1"),)


def test_an_event_that_comes_again_is_kept_once_and_uses_no_number(store: DeskStore) -> None:
    with store.write() as unit:
        first = unit.add_events(DAY, [values.event(1), values.event(1), values.event(2)])
        again = unit.add_events(DAY, [values.event(2), values.event(3), values.event(1)])
        unit.commit()
    assert [(e.event_id, e.sequence) for e in first + again] == [
        ("event-1", 1),
        ("event-2", 2),
        ("event-3", 3),
    ]
    assert store.events(DAY, after=2) == again
    assert store.events(DAY + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET note = 'other' WHERE sequence = 1",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT 1, 'forged', day, type, at, received_at, actor_kind,"
        " actor_name, shift_id, stop_id, outcome, note, data, chain, personal FROM events"
        " WHERE sequence = 2",
    ],
)
def test_a_fact_cannot_be_changed_removed_or_replaced(
    store: DeskStore, desk_path: Path, sql: str
) -> None:
    with store.write() as unit:
        kept = unit.add_events(DAY, [values.event(1), values.event(2)])
        unit.commit()
    with closing(sqlite3.connect(desk_path)) as other:
        other.execute("PRAGMA recursive_triggers=ON")
        with pytest.raises(sqlite3.IntegrityError, match="facts"):
            other.execute(sql)
    assert store.events(DAY) == kept


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE events SET note = 'other' WHERE sequence = 2", "event 2"),
        ("DELETE FROM events WHERE sequence = 2", "between 1 and 3"),
    ],
)
def test_a_fact_changed_behind_the_programs_back_shows(
    store: DeskStore, desk_path: Path, sql: str, words: str
) -> None:
    with store.write() as unit:
        unit.add_events(DAY, [values.event(number) for number in range(4)])
        unit.commit()
    assert store.problems() == ()
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as other:
        other.execute("DROP TRIGGER events_are_not_changed")
        other.execute("DROP TRIGGER events_are_not_removed")
        other.execute(sql)
    (problem,) = store.problems()
    assert words in problem


def test_a_late_position_never_moves_a_driver_back(store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_shifts([values.shift()])
        unit.add_positions([values.position(5), values.position(9), values.position(7)])
        unit.add_positions([values.position(1), values.position(3, driver_id="stranger")])
        unit.commit()
    assert store.last_positions(DAY) == (values.position(9),)
    assert store.last_positions(DAY + timedelta(days=1)) == ()
    track = store.positions("aino", NOON, NOON + timedelta(minutes=7))
    assert track == (values.position(1), values.position(5), values.position(7))


def test_a_position_that_comes_again_is_kept_once(store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_shifts([values.shift()])
        unit.add_positions([values.position(5), values.position(5, lon=9.9)])
        unit.commit()
    assert store.positions("aino", NOON, NOON + timedelta(hours=1)) == (values.position(5),)
    assert store.last_positions(DAY) == (values.position(5),)


def test_releases_leave_the_outbox_oldest_first(store: DeskStore) -> None:
    with store.write() as unit:
        for release_id in ("b", "c", "a", "b"):
            unit.put_release(values.release(release_id))
        unit.drop_release("c")
        unit.commit()
    assert [release.release_id for release in store.releases_to_send()] == ["b", "a"]


def test_a_stop_is_found_on_every_route_that_holds_it_drafted_or_released(store: DeskStore) -> None:
    drafted, released = values.record("s1"), values.record("s2")
    released = replace(released, released=released.route, route=Route("s2", ()))
    with store.write() as unit:
        unit.put_shifts([values.shift("s1"), values.shift("s2", driver_id="ben")])
        unit.put_routes([drafted, released])
        assert unit.shifts_with("o1-d1") == ("s1", "s2")
        unit.commit()
    assert store.shifts_with("o1-d1") == ("s1", "s2")
    assert store.shifts_with("o2-d1") == ()
    with store.write() as unit:
        unit.put_routes([replace(drafted, route=Route("s1", ()))])
        unit.commit()
    assert store.shifts_with("o1-d1") == ("s2",)


def test_a_shift_has_ended_once_its_driver_says_so(store: DeskStore) -> None:
    one, other = values.shift("s1"), values.shift("s2", driver_id="ben")
    ended = replace(values.event(1), type=EventType.SHIFT_ENDED, stop_id="")
    with store.write() as unit:
        unit.put_shifts([one, other])
        unit.add_events(DAY, [values.event(2)])
        assert unit.ended_shifts(DAY) == ()
        unit.add_events(DAY, [ended])
        unit.commit()
    assert store.ended_shifts(DAY) == (one,)
    assert store.ended_shifts(DAY + timedelta(days=1)) == ()


def test_a_day_of_ten_thousand_orders_is_one_question_to_the_database(store: DeskStore) -> None:
    orders = tuple(values.order(number) for number in range(10_000))
    with store.write() as unit:
        unit.put_orders(orders)
        unit.commit()
    asked: list[str] = []
    with store._file.reading() as database:
        database.conn.set_trace_callback(asked.append)
    assert store.orders(DAY) == orders
    assert [sql for sql in asked if sql.startswith("SELECT")] == [
        f"SELECT body FROM orders WHERE day = '{DAY}' ORDER BY order_id"
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT body FROM orders WHERE day = '2026-11-22' ORDER BY order_id",
        "SELECT 1 FROM orders WHERE reference = 'R' AND sender = 'shop' AND day = '2026-11-22'",
        "SELECT * FROM events WHERE day = '2026-11-22' AND sequence > 5 ORDER BY sequence",
        "SELECT * FROM events WHERE stop_id = 'o1-d1' AND stop_id <> '' ORDER BY sequence",
        "SELECT * FROM positions WHERE driver_id = 'a' AND at BETWEEN 'x' AND 'y' ORDER BY at",
        "SELECT shift_id FROM route_stops WHERE stop_id = 'o1-d1' ORDER BY shift_id",
    ],
)
def test_frequent_questions_are_answered_from_an_index(store: DeskStore, sql: str) -> None:
    with store._file.reading() as database:
        plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
    assert plan
    assert all(step.startswith("SEARCH") for step in plan)


def test_a_unit_that_has_begun_cannot_lose_its_place_to_another_program(
    store: DeskStore, desk_path: Path
) -> None:
    """Else what it read first would be stale when it writes, and the write would have to fail."""
    with closing(sqlite3.connect(desk_path, isolation_level=None, timeout=0)) as other:
        with store.write() as unit:
            assert unit.orders(DAY) == ()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            unit.put_orders([values.order(1)])
            unit.commit()
        other.execute("BEGIN IMMEDIATE")


def test_readers_on_many_threads_see_whole_units_only(store: DeskStore) -> None:
    """Each unit writes two orders; nobody may ever see an odd number of them."""
    odd: list[int] = []
    finished = threading.Event()

    def read() -> None:
        while not finished.is_set():
            seen = len(store.orders(DAY))
            if seen % 2:
                odd.append(seen)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(0, 60, 2):
        with store.write() as unit:
            unit.put_orders([values.order(number)])
            unit.put_orders([values.order(number + 1)])
            unit.commit()
    finished.set()
    for reader in readers:
        reader.join()
    assert odd == []
    assert len(store.orders(DAY)) == 60


def test_writers_on_many_threads_wait_for_each_other(store: DeskStore) -> None:
    def write(first: int) -> None:
        for number in range(first, first + 20):
            with store.write() as unit:
                unit.add_events(DAY, [values.event(number)])
                unit.commit()

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 100, 200)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [event.sequence for event in store.events(DAY)] == list(range(1, 61))
    assert store.problems() == ()


def test_the_data_version_moves_for_others_commits_and_never_waits(
    store: DeskStore, desk_path: Path
) -> None:
    before = store.data_version()
    with store.write() as unit:
        unit.put_orders([values.order(1)])
        unit.commit()
    assert store.data_version() == before
    with closing(DeskStore.open(desk_path)) as other, other.write() as unit:
        unit.put_orders([values.order(2)])
        unit.commit()
    assert store.data_version() != before
    with store.write():
        asked = []
        asking = threading.Thread(target=lambda: asked.append(store.data_version()))
        asking.start()
        asking.join(10)
        assert len(asked) == 1


def test_what_was_said_of_columns_and_addresses_is_kept_by_sender_and_headers(
    store: DeskStore,
) -> None:
    uses = (ColumnUse("Was", "reference"), ColumnUse("Gramm", "weight_kg", 0.001))
    with store.write() as unit:
        unit.put_column_uses("Müller", "gramm|was", uses[:1])
        unit.put_column_uses("Müller", "gramm|was", uses)
        unit.put_column_uses("Meier", "gramm|was", ())
        unit.put_settled_places([("pier4", LonLat(9.5, 47.1)), ("pier4", LonLat(9.6, 47.2))])
        unit.commit()
    assert store.column_uses("Müller", "gramm|was") == uses
    assert store.column_uses("", "gramm|was") == ()
    assert store.senders_of("gramm|was") == ("Meier", "Müller")
    assert store.settled_places() == {"pier4": LonLat(9.6, 47.2)}


def test_a_damaged_row_is_told_in_words(store: DeskStore, desk_path: Path) -> None:
    with store.write() as unit:
        unit.put_orders([values.order(1)])
        unit.commit()
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as other:
        other.execute("UPDATE orders SET body = substr(body, 1, 40)")
    with pytest.raises(StoreError, match="order is damaged"):
        store.orders(DAY)


def test_a_store_used_after_closing_says_so(store: DeskStore) -> None:
    store.close()
    with pytest.raises(Bug, match="closed"):
        store.days()
    with pytest.raises(Bug, match="closed"), store.write():
        pass


def test_closing_leaves_one_file(store: DeskStore, desk_path: Path) -> None:
    with store.write() as unit:
        unit.put_orders([values.order(1)])
        unit.commit()
    store.orders(DAY)
    store.close()
    assert [path.name for path in desk_path.parent.iterdir()] == ["desk.sqlite"]


def test_a_file_from_before_carriers_is_brought_up_to_date_with_what_it_held(desk_path: Path) -> None:
    DeskStore.open(desk_path).close()
    with closing(sqlite3.connect(desk_path)) as before:
        before.execute("ALTER TABLE unassigned DROP COLUMN carrier_id")
        before.execute("ALTER TABLE unassigned DROP COLUMN price")
        before.execute("DELETE FROM _sqlite_migrations WHERE name = 'carriers'")
        row = (DAY.isoformat(), 0, "o1-d1", "o1", "skills", "No driver.")
        before.execute("INSERT INTO unassigned VALUES (?, ?, ?, ?, ?, ?)", row)
        before.commit()
    with closing(DeskStore.open(desk_path)) as store:
        assert store.unassigned(DAY) == (UnassignedOrder("o1-d1", "o1", "skills", "No driver."),)

"""The server's data by the calendar: codes, locks, retirement and keeping times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.driver_sync import DeviceState, Generation, GivenRelease, GivenRoute, Submission
from app.domain.errors import PairingLocked, PairingRefused
from app.domain.events import Actor, ActorKind, Event, EventType, Position
from app.ports.sync_store import SyncStore
from storage.sync_store import SqliteSyncStore, open_sync_store, renew_epoch

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteSyncStore]:
    opened = open_sync_store(tmp_path)
    yield opened
    opened.close()


def _pair(store: SyncStore, driver: str = "aino", token: str = "t") -> str:
    code = uuid4().hex
    store.put_code(code, driver, NOW + 10 * MINUTE)
    return store.pair(code, "", 0, token, "10.0.0.1", NOW).device_id


def _give(store: SyncStore, name: str = "r1") -> None:
    route = GivenRoute("A", "aino", 0, 1, NOW, NOW + DAY, ("S1",), "{}")
    store.release(GivenRelease(name, name, 0, (route,)), NOW)


def _fact(seq: int, at: datetime = NOW) -> Submission:
    event = Event(str(uuid4()), EventType.ARRIVED, at, at, Actor(ActorKind.DRIVER, "aino"), "A", "S1")
    return Submission(seq, uuid4().hex, "{}", event)


def test_a_code_lives_until_its_end_and_no_longer(store: SqliteSyncStore) -> None:
    store.put_code("c", "aino", NOW + 10 * MINUTE)
    with pytest.raises(PairingRefused):
        store.pair("c", "", 0, "t", "10.0.0.1", NOW + 10 * MINUTE + timedelta(seconds=1))
    assert store.pair("c", "", 0, "t", "10.0.0.1", NOW + 10 * MINUTE).driver_id == "aino"


def test_a_locked_address_is_open_again_after_fifteen_minutes_and_others_always_were(
    store: SqliteSyncStore,
) -> None:
    for second in range(5):
        with pytest.raises(PairingRefused):
            store.pair("wrong", "", 0, "t", "10.0.0.66", NOW + timedelta(seconds=second))
    store.put_code("c", "aino", NOW + DAY)
    with pytest.raises(PairingLocked) as locked:
        store.pair("c", "n", 0, "t", "10.0.0.66", NOW + MINUTE)
    assert locked.value.retry_after_s == 14 * 60 + 4
    assert store.pair("c", "n", 0, "t", "10.0.0.1", NOW + MINUTE).driver_id == "aino"
    assert store.pair("c", "n", 0, "t", "10.0.0.66", NOW + 16 * MINUTE).driver_id == "aino"


def test_wrong_codes_from_everywhere_lock_everybody_for_a_while(store: SqliteSyncStore) -> None:
    for number in range(40):
        with pytest.raises(PairingRefused):
            store.pair("wrong", "", 0, "t", f"10.0.1.{number}", NOW)
    with pytest.raises(PairingLocked):
        store.pair("wrong", "", 0, "t", "10.0.2.1", NOW)


def test_a_retired_phone_is_known_for_seven_days_and_a_revoked_one_not_at_all(
    store: SqliteSyncStore,
) -> None:
    retired, revoked = _pair(store, token="t1"), _pair(store, token="t2")
    store.end_device(retired, DeviceState.RETIRED, NOW)
    store.end_device(revoked, DeviceState.REVOKED, NOW)
    store.end_device(revoked, DeviceState.RETIRED, NOW)
    assert store.device("t1", NOW + 6 * DAY) is not None
    assert store.device("t1", NOW + 8 * DAY) is None
    assert store.device("t2", NOW) is None
    _give(store)
    assert store.accept(revoked, [_fact(1)], NOW).acked == 0
    assert store.events(0, 10) == ()


def test_when_a_phone_was_last_heard_outlives_a_restart(tmp_path: Path) -> None:
    first = open_sync_store(tmp_path)
    _pair(first)
    first.device("t", NOW + MINUTE)
    first.close()
    second = open_sync_store(tmp_path)
    assert [device.last_seen for device in second.devices()] == [NOW + MINUTE]
    second.close()


def test_quarantine_has_an_end_and_counts_what_did_not_fit(store: SqliteSyncStore) -> None:
    device = _pair(store)
    bad = [Submission(seq, uuid4().hex, "x", refusal="bad") for seq in range(1, 1011)]
    assert store.accept(device, bad, NOW).acked == 1010
    view = store.quarantine(0, 2000)
    assert (len(view.rows), view.not_kept) == (1000, 10)


def test_what_is_past_its_keeping_time_goes_and_numbers_are_not_used_again(
    store: SqliteSyncStore,
) -> None:
    device = _pair(store)
    _give(store)
    store.accept(device, [_fact(1)], NOW)
    store.add_positions(device, [Position("aino", NOW, 9.5, 47.1)], NOW)
    store.sweep(NOW + 31 * DAY)
    assert store.positions(0, 10) == ((), 0)
    assert len(store.events(0, 10)) == 1
    store.sweep(NOW + 91 * DAY)
    assert store.events(0, 10) == ()
    assert store.events(1, 10) == (), "a cursor at the head is still good"
    later = NOW + 91 * DAY
    assert store.accept(device, [_fact(2, later)], later).acked == 2
    assert [event.sequence for event in store.events(1, 10)] == [2]


def test_a_clock_that_is_years_ahead_carries_keeping_times_only_a_little_further(
    store: SqliteSyncStore,
) -> None:
    assert store.keeping_time(NOW) == NOW
    wrong = NOW + 3650 * DAY
    assert store.keeping_time(wrong) == NOW + 2 * DAY
    assert store.keeping_time(NOW) == NOW, "and once it is right, what was wrong is forgotten"
    assert store.keeping_time(NOW + DAY) == NOW + DAY
    assert store.keeping_time(wrong) == NOW + 4 * DAY
    assert store.keeping_time(NOW - 6000 * DAY) == NOW - 6000 * DAY
    reached = [store.keeping_time(NOW + 20 * DAY) for _ in range(9)]
    assert reached[-1] == NOW + 20 * DAY, "a holiday is made up for"


def test_a_clock_that_never_was_right_does_not_hold_up_a_later_one(store: SqliteSyncStore) -> None:
    battery_is_empty = NOW - 6000 * DAY
    assert store.keeping_time(battery_is_empty) == battery_is_empty
    assert store.keeping_time(NOW) == NOW


def test_what_came_while_the_clock_was_years_behind_is_kept_as_long_as_its_neighbours(
    store: SqliteSyncStore,
) -> None:
    phone = _pair(store)
    _give(store)
    behind = NOW - 6000 * DAY
    store.accept(phone, [_fact(1)], NOW)
    store.accept(phone, [_fact(2, behind)], behind)
    store.accept(phone, [Submission(3, "c", "{}", refusal="bad")], NOW)
    store.accept(phone, [Submission(4, "d", "{}", refusal="bad")], behind)
    store.add_positions(phone, [Position("aino", NOW, 9.5, 47.1)], NOW)
    store.add_positions(phone, [Position("aino", NOW + DAY, 9.6, 47.2)], behind)
    store.sweep(NOW + DAY)
    assert [event.sequence for event in store.events(0, 10)] == [1, 2]
    assert len(store.positions(0, 10)[0]) == 2
    assert [row.seq for row in store.quarantine(0, 10).rows] == [3, 4]
    store.sweep(NOW + 91 * DAY)
    assert (store.events(0, 10), store.positions(0, 10)[0]) == ((), ())
    assert store.quarantine(0, 10).rows == ()


def test_a_restored_life_of_the_data_has_another_name(tmp_path: Path) -> None:
    first = open_sync_store(tmp_path)
    epoch = first.epoch
    first.close()
    assert renew_epoch(tmp_path) != epoch
    second = open_sync_store(tmp_path)
    assert second.epoch != epoch
    second.close()


def test_a_report_whose_number_is_only_remembered_is_put_aside_and_not_taken_twice(
    store: SqliteSyncStore,
) -> None:
    device = _pair(store)
    _give(store)
    first = _fact(1)
    store.accept(device, [first], NOW)
    later = NOW + 91 * DAY
    store.sweep(later)
    assert store.accept(device, [first], later).acked == 1
    assert store.events(1, 10) == ()
    [row] = store.quarantine(0, 10).rows
    assert "taken long ago" in row.reason


def test_quarantine_is_counted_by_what_it_holds_too(store: SqliteSyncStore) -> None:
    device = _pair(store)
    bad = [Submission(seq, uuid4().hex, "x" * 60_000, refusal="bad") for seq in range(1, 101)]
    assert store.accept(device, bad, NOW).acked == 100
    view = store.quarantine(0, 2000)
    assert (len(view.rows), view.not_kept) == (67, 33)
    assert store.last_set_aside() == 67


def test_old_routes_go_with_what_is_only_known_through_them(store: SqliteSyncStore) -> None:
    device = _pair(store)
    _give(store)
    store.note_fetched(device, 0, store.driver_routes("aino", NOW))
    assert store.fetched() != ()
    store.sweep(NOW + 90 * DAY)
    assert [route.shift_id for route in store.routes()] == ["A"]
    assert store.routes(NOW + 2 * DAY) == ()
    store.sweep(NOW + 92 * DAY)
    assert (store.routes(), store.fetched()) == ((), ())


def test_a_route_given_out_late_for_a_day_long_past_is_kept_like_any_other(
    store: SqliteSyncStore,
) -> None:
    phone = _pair(store)
    past = GivenRoute("A", "aino", 0, 1, NOW - 200 * DAY, NOW - 199 * DAY, ("S1",), "{}")
    store.release(GivenRelease("r1", "r1", 0, (past,)), NOW)
    store.sweep(NOW + DAY)
    assert store.accept(phone, [_fact(1)], NOW + DAY).rejected == ()


def test_the_desk_that_has_the_server_is_remembered_and_never_an_older_one(tmp_path: Path) -> None:
    first = open_sync_store(tmp_path)
    assert first.generation() == Generation(0)
    first.keep_generation(Generation(7, "a"))
    for late in (Generation(6, "b"), Generation(7, "b")):
        first.keep_generation(late)
    first.close()
    second = open_sync_store(tmp_path)
    assert second.generation() == Generation(7, "a")
    second.keep_generation(Generation(8, "b"))
    assert second.generation() == Generation(8, "b")
    second.close()


def test_what_an_older_program_kept_of_the_desk_is_understood(store: SqliteSyncStore) -> None:
    with store._file.transaction() as unit:
        unit.db.execute("INSERT INTO meta VALUES ('generation', '7')")
        unit.commit()
    assert store.generation() == Generation(7)

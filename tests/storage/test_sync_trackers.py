"""Strangers and strays are kept, up to a share that leaves room for everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.driver_sync import DeviceState
from app.domain.events import Position, PositionDoubt
from app.domain.geo import LonLat
from app.domain.trackers import Stray, Waypoint
from storage.sync_store import SqliteSyncStore, open_sync_store
from storage.sync_trackers import MOST_STRANGERS

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
HERE = Position("", NOW, 9.52, 47.14, 3.0, 90.0, 5.0, 0.5, False, PositionDoubt.CLOCK)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteSyncStore]:
    opened = open_sync_store(tmp_path)
    yield opened
    opened.close()


def test_made_up_names_leave_room_for_no_more_and_the_rest_is_set_aside_together(
    store: SqliteSyncStore,
) -> None:
    trackers = store.trackers
    ids = {trackers.stranger(f"h{n}", f"made up {n}", NOW).device_id for n in range(MOST_STRANGERS)}
    assert len(ids) == MOST_STRANGERS
    crowd = {trackers.stranger(f"more{n}", "x", NOW).device_id for n in range(5)}
    assert len(crowd) == 1
    assert not crowd & ids
    assert trackers.stranger("h7", "made up 7", NOW).label == "made up 7"
    assert trackers.adopt(crowd.pop(), "ben") is None
    assert trackers.add("ours", "aino", NOW).state is DeviceState.ACTIVE


def test_a_phones_share_of_the_quarantine_ends_at_a_thousand_and_the_rest_is_counted(
    store: SqliteSyncStore,
) -> None:
    device = store.trackers.stranger("h", "x", NOW)
    store.trackers.put_aside(device.device_id, [Stray(f"{n}", "why") for n in range(1003)], NOW)
    view = store.quarantine(0, 2000)
    assert (len(view.rows), view.not_kept) == (1000, 3)


def test_the_same_stray_again_is_one_row(store: SqliteSyncStore) -> None:
    device = store.trackers.stranger("h", "x", NOW)
    for _ in range(3):
        store.trackers.put_aside(device.device_id, [Stray("the same", "why")], NOW)
    assert len(store.quarantine(0, 10).rows) == 1


def test_what_waits_comes_back_as_it_was_sent(store: SqliteSyncStore) -> None:
    device = store.trackers.stranger("h", "x", NOW)
    store.trackers.put_aside(device.device_id, [Stray("1", "why", HERE), Stray("2", "why")], NOW)
    ((number, position),) = store.trackers.waiting(device.device_id, 10)
    assert position == HERE
    store.trackers.settle([number])
    assert store.trackers.waiting(device.device_id, 10) == ()
    assert [row.raw for row in store.quarantine(0, 10).rows] == ["2"]


def test_adoption_gives_a_stranger_to_one_driver_only(store: SqliteSyncStore) -> None:
    device = store.trackers.stranger("h", "x", NOW)
    adopted = store.trackers.adopt(device.device_id, "ben")
    assert adopted is not None
    assert (adopted.driver_id, adopted.state) == ("ben", DeviceState.ACTIVE)
    assert store.trackers.adopt(device.device_id, "aino") is None
    assert store.trackers.adopt(device.device_id, "ben") is not None
    assert store.trackers.adopt("nobody", "ben") is None


def test_strangers_nobody_adopts_are_forgotten_after_thirty_days(store: SqliteSyncStore) -> None:
    stranger = store.trackers.stranger("h", "x", NOW)
    ours = store.trackers.add("ours", "aino", NOW)
    for device in (stranger, ours):
        store.trackers.put_aside(device.device_id, [Stray("1", "why")], NOW)
    store.sweep(NOW + timedelta(days=29))
    assert len(store.devices()) == 2
    store.sweep(NOW + timedelta(days=31))
    assert [device.device_id for device in store.devices()] == [ours.device_id]
    assert [row.device_id for row in store.quarantine(0, 10).rows] == [ours.device_id]


def test_a_driver_was_last_where_a_sure_position_says(store: SqliteSyncStore) -> None:
    device = store.trackers.add("ours", "aino", NOW)
    sure = Position("aino", NOW, 9.5, 47.1)
    store.add_positions(device.device_id, [sure], NOW)
    assert store.trackers.last_place("aino", NOW) == LonLat(9.5, 47.1)
    assert store.trackers.last_place("aino", NOW - timedelta(seconds=1)) is None
    assert store.trackers.last_place("ben", NOW) is None


def test_a_phones_regions_are_replaced_as_a_whole(store: SqliteSyncStore) -> None:
    device = store.trackers.add("ours", "aino", NOW)
    one, two = (Waypoint(n, "A", f"S{n}", f"{n} name", LonLat(9.5, 47.1)) for n in (1, 2))
    store.trackers.put_waypoints(device.device_id, [one, two])
    store.trackers.put_waypoints(device.device_id, [two])
    assert store.trackers.waypoints(device.device_id) == (two,)

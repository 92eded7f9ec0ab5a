"""Customers' pages in the server's database: until they expire, and for a while longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.customer_words import GivenTracking, Heard, Reception
from app.domain.events import Actor, ActorKind, Event, EventType
from storage.sync_store import SqliteSyncStore, open_sync_store
from storage.sync_tracking import KEPT_AFTER

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteSyncStore]:
    with closing(open_sync_store(tmp_path)) as opened:
        yield opened


def _said(name: str, stop: str = "S1", kind: EventType = EventType.CUSTOMER_NOTE) -> Event:
    return Event(name, kind, NOW, NOW, Actor(ActorKind.CUSTOMER), "A", stop, note=name)


def test_a_page_is_there_until_it_expires_and_not_a_moment_longer(store: SqliteSyncStore) -> None:
    page = GivenTracking("S1", NOW, "{}")
    store.tracking.put("hash", page)
    assert store.tracking.find("hash", NOW - SECOND) == (page, ())
    assert store.tracking.find("hash", NOW) is None
    assert store.tracking.find("another", NOW - SECOND) is None


def test_a_page_that_expired_a_week_ago_is_swept(store: SqliteSyncStore) -> None:
    store.tracking.put("old", GivenTracking("S1", NOW, "{}"))
    store.tracking.put("new", GivenTracking("S1", NOW + 2 * SECOND, "{}"))
    store.sweep(NOW + KEPT_AFTER + SECOND)
    with store._file.reading() as db:
        left = [row[0] for row in db.execute("SELECT token_hash FROM tracking").fetchall()]
    assert left == ["new"]


def test_words_are_kept_once_and_only_so_many_of_a_kind(store: SqliteSyncStore) -> None:
    for stop in ("S1", "S2"):
        store.tracking.put(stop, GivenTracking(stop, NOW, "{}"))

    def hear(event: Event, most: int) -> Heard:
        return store.tracking.hear(event.stop_id, event, most)

    assert hear(_said("one"), 2).reception is Reception.KEPT
    assert hear(_said("one"), 2).reception is Reception.KNOWN
    assert hear(_said("two"), 2).reception is Reception.KEPT
    assert hear(_said("three"), 2).reception is Reception.ENOUGH
    assert hear(_said("two"), 2).reception is Reception.KNOWN, "known ones are no new ones"
    assert hear(_said("four", "S2"), 2).reception is Reception.KEPT
    assert hear(_said("five", kind=EventType.CUSTOMER_RATING), 2).reception is Reception.KEPT
    assert [event.note for event in store.events(0, 10)] == ["one", "two", "four", "five"]


def test_only_the_customers_own_words_are_read_back(store: SqliteSyncStore) -> None:
    for name, stop in (("one", "S1"), ("two", "S2")):
        store.tracking.put(stop, GivenTracking(stop, NOW + SECOND, "{}"))
        store.tracking.hear(stop, _said(name, stop), 9)
    found = store.tracking.find("S1", NOW)
    assert found is not None
    assert [event.note for event in found[1]] == ["one"]

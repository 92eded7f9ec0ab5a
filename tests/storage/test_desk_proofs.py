"""Which pictures stay at the desk, and for how long."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.driver_sync import Proof
from app.domain.events import Actor, ActorKind, Event, EventType
from storage.datafolder import DataFolder
from storage.store import DeskStore
from storage.verify import verify

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def _picture(store: DeskStore, name: str, day: date) -> Proof:
    """A picture that a fact of a day names and that has come."""
    content = name.encode()
    proof = Proof(
        sha256=hashlib.sha256(content + b" as sent").hexdigest(),
        stored=hashlib.sha256(content).hexdigest(),
        media_type="image/png",
        size=len(content),
        width=1,
        height=1,
    )
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    named = Event(
        event_id=f"fact {name}",
        type=EventType.COMPLETED,
        at=at,
        received_at=at,
        actor=Actor(ActorKind.DRIVER, "aino"),
        stop_id="S1",
        data={"proofs": [proof.sha256]},
    )
    with store.write() as unit:
        unit.add_events(day, (named,))
        unit.commit()
    store.proofs.keep(proof, content)
    return proof


def _put(root: Path, name: str, age: timedelta) -> Path:
    path = root / "proofs" / "ab" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    written = (NOW - age).timestamp()
    os.utime(path, (written, written))
    return path


def test_what_no_fact_names_goes_and_what_one_names_stays_for_good(
    tmp_path: Path, store: DeskStore
) -> None:
    old = _picture(store, "old", (NOW - 400 * DAY).date())
    path = tmp_path / "proofs" / old.stored[:2] / old.stored
    os.utime(path, (0, 0))
    unnamed, young = _put(tmp_path, "ab" * 32, 31 * DAY), _put(tmp_path, "ac" * 32, 29 * DAY)
    piece, in_hand = _put(tmp_path, ".0123", 2 * DAY / 24), _put(tmp_path, ".4567", DAY / 48)
    store.proofs.sweep(NOW, None)
    assert store.proofs.read(old.sha256) == (old, b"old")
    assert [p.exists() for p in (unnamed, young, piece, in_hand)] == [False, True, False, True]


def test_pictures_of_days_past_their_time_go_and_are_neither_asked_for_again_nor_missed(
    tmp_path: Path, store: DeskStore
) -> None:
    long_ago, lately = (NOW - 100 * DAY).date(), (NOW - 80 * DAY).date()
    old, recent = _picture(store, "old", long_ago), _picture(store, "recent", lately)
    for proof in (old, recent):
        os.utime(tmp_path / "proofs" / proof.stored[:2] / proof.stored, (0, 0))
    store.proofs.sweep(NOW, 90 * DAY)
    assert store.proofs.read(old.sha256) is None
    assert store.proofs.read(recent.sha256) == (recent, b"recent")
    assert not (tmp_path / "proofs" / old.stored[:2] / old.stored).exists()
    assert store.proofs.awaited(10) == (), "the server may still have it: it is not fetched again"
    assert store.proofs.here(long_ago) == {old.sha256}, "it came, and no report says otherwise"
    assert verify(DataFolder(tmp_path)) == ()


def test_a_clock_that_is_years_ahead_for_a_while_takes_no_picture_away(
    tmp_path: Path, store: DeskStore
) -> None:
    recent = _picture(store, "recent", (NOW - 80 * DAY).date())
    store.proofs.sweep(NOW, 90 * DAY)
    for _ in range(3):
        store.proofs.sweep(NOW + 3650 * DAY, 90 * DAY)
    store.proofs.sweep(NOW + DAY, 90 * DAY)
    assert store.proofs.read(recent.sha256) == (recent, b"recent")
    for days in range(2, 13):
        store.proofs.sweep(NOW + days * DAY, 90 * DAY)
    assert store.proofs.read(recent.sha256) is None
    assert verify(DataFolder(tmp_path)) == ()


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    return DataFolder(tmp_path).desk_database

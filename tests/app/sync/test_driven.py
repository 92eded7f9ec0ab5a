"""Kilometres driven are a fact that late positions mend and doubtful ones leave alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from app.domain.events import EventType
from tests.app.sync.desks import TODAY, DeskWorld, desk_world
from tests.app.sync.serving import Phone, Running


def _tell(phone: Phone, seq: int, kind: str, at: datetime) -> None:
    fact = {
        "seq": seq,
        "id": str(uuid4()),
        "shift_id": "shift-aino",
        "type": kind,
        "at": at.isoformat(),
    }
    assert phone.send(fact).json()["rejected"] == []


def _driven(world: DeskWorld) -> list[object]:
    return [e.data["metres"] for e in world.store.events(TODAY) if e.type is EventType.DRIVEN]


def test_positions_that_come_after_the_shifts_end_are_counted_and_jumps_are_not(
    tmp_path: Path, server: Running
) -> None:
    with desk_world(tmp_path / "desk", server) as world:
        aino = server.pair("aino")
        world.give(aino="S1")
        midnight = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
        start, end = midnight, midnight + timedelta(seconds=30)
        _tell(aino, 1, "shift_started", start)
        _tell(aino, 2, "shift_ended", end)
        world.desk.exchange()
        assert _driven(world) == [0]
        track = [
            {"at": (start + timedelta(seconds=10 * n)).isoformat(), "lon": 9.5, "lat": lat}
            for n, lat in enumerate((47.0, 47.001, 48.0, 47.002))
        ]
        assert aino.ask("POST", "/positions", json=track).json()["kept"] == 4
        world.desk.exchange()
        world.desk.exchange()
        assert _driven(world) == [0, 222]
        [mark] = world.desk.board().vehicles
        assert mark.location.lat == 47.002
        long_ago = [{"at": (end - timedelta(days=29)).isoformat(), "lon": 9.5, "lat": 47.0}]
        aino.ask("POST", "/positions", json=long_ago)
        world.desk.exchange()
        assert len(world.store.positions("aino", end - timedelta(days=40), end)) == 5
        with world.store.write() as unit:
            unit.drop_positions(end - timedelta(days=28), end + timedelta(days=28))
            unit.commit()
        assert len(world.store.positions("aino", end - timedelta(days=40), end)) == 4

"""Thirty days of work as a desk has them after a month: orders, routes, facts, positions and pictures.

Made once, day by day from made-up days (``tests.app.sample_day``), and kept among the benchmarks' work.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from app.domain.driver_sync import Proof
from app.domain.events import Actor, ActorKind, Event, EventType, Position
from app.domain.fleet import Shift
from storage import migrations
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app import sample_day as made_up
from tests.app.sample_day import DAY, SampleDay, sample_day
from tests.benchmarks.harness import WORK

DAYS, TEAMS = 30, 3
"""A team is six drivers with 150 stops, as many as the practice day has."""
POSITION_EVERY = timedelta(seconds=30)
PICTURED = 0.25
"""This share of the completed stops has a photo."""
_OWN_NAMES = ("order_id", "stop_id", "shift_id", "event_id")


def month_folder() -> Path:
    """A data folder with the month in it; to be copied, not to be worked on."""
    sources = [Path(__file__), Path(migrations.__file__), Path(made_up.__file__)]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources))
    folder = WORK / "month" / digest.hexdigest()[:16]
    if not folder.is_dir():
        shutil.rmtree(WORK / "month", ignore_errors=True)
        unfinished = WORK / "month" / "unfinished"
        _make(DataFolder(unfinished))
        unfinished.rename(folder)
    return folder


def _make(folder: DataFolder) -> None:
    folder.prepare()
    store = DeskStore.open(folder.desk_database)
    for back in range(DAYS - 1, -1, -1):
        for team in range(TEAMS):
            _keep(store, _on(sample_day(seed=back * TEAMS + team), DAY - timedelta(days=back), team))
    store.close()


def _keep(store: DeskStore, day: SampleDay) -> None:
    """One team's day into the database, its pictures beside it."""
    pictures: dict[str, bytes] = {}
    events = [_pictured(event, pictures) for event in day.events]
    with store.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        unit.add_events(day.day, events)
        unit.add_positions(_positions(day))
        unit.commit()
    for name, content in pictures.items():
        store.proofs.keep(Proof(name, name, "image/jpeg", len(content), 640, 480), content)


def _positions(day: SampleDay) -> Iterator[Position]:
    for number, shift in enumerate(day.shifts):
        for step in range(timedelta(hours=9) // POSITION_EVERY):
            at = _begins(shift) + step * POSITION_EVERY
            lon, lat = 9.5 + 0.00003 * (step % 1000), 47.06 + 0.02 * number + 0.00004 * (step % 900)
            yield Position(shift.driver.driver_id, at, lon, lat, speed=9.0, bearing=step % 360)


def _begins(shift: Shift) -> datetime:
    midnight = datetime(shift.day.year, shift.day.month, shift.day.day, tzinfo=shift.depot.zone)
    return (midnight + timedelta(seconds=shift.starts)).astimezone(UTC)


def _pictured(event: Event, pictures: dict[str, bytes]) -> Event:
    """Some completed stops with a photo of their own, whose bytes are put into ``pictures``."""
    chance = Random(event.event_id)
    if event.type is not EventType.COMPLETED or chance.random() >= PICTURED:
        return event
    noise = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3)).resize((640, 480))
    out = BytesIO()
    noise.save(out, "JPEG", quality=60)
    name = hashlib.sha256(out.getvalue()).hexdigest()
    pictures[name] = out.getvalue()
    return replace(event, data={**event.data, "proofs": [name]})


def _on(sample: SampleDay, day: date, team: int) -> SampleDay:
    """A made-up day on another date, with names of its own; drivers and vehicles are the team's."""
    moved = _moved(sample, day - DAY, f"{day:%m%d}{team}-", f"t{team}-")
    assert isinstance(moved, SampleDay)
    return moved


def _moved(value: Any, by: timedelta, own: str, team: str) -> Any:
    """Dates and instants so much later; ``own`` before the day's own names, ``team`` before drivers'
    and vehicles'."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(_moved(each, by, own, team) for each in value)
    if not is_dataclass(value) or isinstance(value, (type, Enum)):
        return value
    parts = {part.name: getattr(value, part.name) for part in fields(value) if part.init}
    changed = {name: _moved(part, by, own, team) for name, part in parts.items()}
    for name in parts.keys() & {*_OWN_NAMES, "reference"}:
        changed[name] = f"{own}{parts[name]}" if parts[name] else parts[name]
    for name in parts.keys() & {"driver_id", "vehicle_id"}:
        changed[name] = f"{team}{parts[name]}"
    if isinstance(value, Actor) and value.kind is ActorKind.DRIVER:
        changed["name"] = f"{team}{value.name}"
    return replace(value, **changed)

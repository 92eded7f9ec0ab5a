"""From a phone's camera to the dispatcher's panel, through a real server and real databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.desk import Desk
from app.domain.board import BoardStop
from app.domain.events import Actor, ActorKind
from app.domain.orders import ProofKind
from app.processes import ProcessPlanner
from app.proofs import LOOK_EVERY, PICTURES_AT_ONCE
from app.sync.client import HttpDeskLink
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.app.sample_day import SampleDay, sample_day
from tests.app.sync import images
from tests.app.sync.serving import Phone, Running, fact

ACTOR = Actor(ActorKind.DISPATCHER, "desk")


class Ahead:
    """A clock that is a little later at every look: what is done now and then is always due."""

    def __init__(self) -> None:
        self._at = datetime.now(UTC)

    def now(self) -> datetime:
        self._at += LOOK_EVERY
        return self._at


@pytest.fixture
def day() -> SampleDay:
    made = sample_day(stops=8, drivers=1)
    wanted = (ProofKind.PHOTO, ProofKind.SIGNATURE)
    return replace(made, orders=tuple(replace(o, required_proof=wanted) for o in made.orders))


@pytest.fixture
def store(tmp_path: Path, day: SampleDay) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk" / "desk.sqlite")
    with opened.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(replace(record, revision=0, released=None) for record in day.routes)
        unit.commit()
    yield opened
    opened.close()


@pytest.fixture
def desk(store: DeskStore, day: SampleDay, server: Running) -> Iterator[Desk]:
    link = HttpDeskLink(server.url, server.token)
    planner = ProcessPlanner(planner_children.leaves)
    made = Desk(store, planner, Ahead(), day.day, ACTOR, "", link)
    made.release()
    made.exchange()
    yield made
    link.close()


@pytest.fixture
def phone(server: Running, desk: Desk, day: SampleDay) -> Phone:
    assert desk.link is not None
    return server.pair(day.shifts[0].driver.driver_id)


def _stops(desk: Desk) -> tuple[BoardStop, ...]:
    return desk.board().lanes[0].stops


def _done(day: SampleDay, stop: BoardStop, seq: int, **more: Any) -> dict[str, Any]:
    shift = day.shifts[0].shift_id
    return fact(seq, "completed", shift_id=shift, stop_id=stop.stop_id, **more)


def _put(phone: Phone, *pictures: bytes) -> None:
    for picture in pictures:
        name = images.name_of(picture)
        assert phone.ask("PUT", f"/proofs/{name}", data=picture).status_code == 200


def test_a_completion_shows_what_is_outstanding_until_its_pictures_are_at_the_desk(
    desk: Desk, store: DeskStore, phone: Phone, day: SampleDay
) -> None:
    photo, drawn = images.photo(exif=images.notes()), images.signature()
    names = [images.name_of(photo), images.name_of(drawn)]
    stop = _stops(desk)[0]
    east = {"lon": stop.location.lon + 0.001, "lat": stop.location.lat}
    sent = phone.send(_done(day, stop, 1, proofs=names, signature=names[1], **east)).json()
    assert sent["missing_proofs"] == names, sent
    desk.exchange()
    before = _stops(desk)[0].proof
    assert before.is_outstanding
    assert before.missing == ()
    assert before.distance_m == pytest.approx(76, abs=2)  # a thousandth of a degree at 47 degrees north
    _put(phone, drawn)
    desk.exchange()
    assert [p.is_here for p in _stops(desk)[0].proof.pictures] == [False, True]
    _put(phone, photo)
    desk.exchange()
    after = _stops(desk)[0].proof
    assert not after.is_outstanding
    kept = store.proofs.read(names[0])
    assert kept is not None
    assert Image.open(BytesIO(kept[1])).size == (64, 48)
    assert kept[0].taken_at is not None
    assert store.proofs.awaited(10) == ()
    assert after.distance_m == before.distance_m


def test_what_was_asked_for_and_not_brought_needs_somebody(
    desk: Desk, phone: Phone, day: SampleDay
) -> None:
    stop = _stops(desk)[0]
    photo = images.photo()
    _put(phone, photo)
    phone.send(_done(day, stop, 1, proofs=[images.name_of(photo)]))
    desk.exchange()
    assert _stops(desk)[0].proof.missing == (ProofKind.SIGNATURE,)
    issues = [issue for issue in desk.board().issues if issue.kind == "unproven"]
    assert [(issue.stop_id, issue.title) for issue in issues] == [
        (stop.stop_id, f"{stop.name}: signature missing")
    ]


def test_a_fact_made_far_away_needs_somebody_and_the_distance_outlives_a_moved_pin(
    desk: Desk, store: DeskStore, phone: Phone, day: SampleDay
) -> None:
    stop = _stops(desk)[0]
    away = {"lon": stop.location.lon, "lat": stop.location.lat + 0.02}
    phone.send(_done(day, stop, 1, **away))
    desk.exchange()
    assert _stops(desk)[0].proof.distance_m == pytest.approx(2224, abs=3)
    assert [issue.kind for issue in desk.board().issues if issue.kind == "far"] == ["far"]
    order = next(order for order in store.orders(day.day) if order.order_id == stop.order_id)
    task = order.delivery or order.pickup
    assert task is not None
    here = replace(task, place=replace(task.place, location=replace(stop.location, **away)))
    moved = replace(order, delivery=here) if order.delivery else replace(order, pickup=here)
    with store.write() as unit:
        unit.put_orders([moved])
        unit.commit()
    desk.reload()
    desk.exchange()
    assert _stops(desk)[0].location.lat == away["lat"]
    assert _stops(desk)[0].proof.distance_m == pytest.approx(2224, abs=3)


def test_the_cameras_place_stands_in_where_the_fact_has_none(
    desk: Desk, store: DeskStore, phone: Phone, day: SampleDay
) -> None:
    photo = images.photo(exif=images.notes())
    stop = _stops(desk)[0]
    phone.send(_done(day, stop, 1, proofs=[images.name_of(photo)]))
    desk.exchange()
    assert _stops(desk)[0].proof.distance_m is None
    _put(phone, photo)
    for _ in range(2):  # it is fetched in one round, and measured in the next
        desk.exchange()
    assert _stops(desk)[0].proof.distance_m is not None
    assert store.proofs.unmeasured() == ()


def test_many_pictures_come_a_few_at_a_time_and_the_newest_first(
    desk: Desk, store: DeskStore, phone: Phone, day: SampleDay
) -> None:
    pictures = [images.photo(number) for number in range(PICTURES_AT_ONCE + 2)]
    _put(phone, *pictures)
    names = [images.name_of(picture) for picture in pictures]
    stops = _stops(desk)
    phone.send(*[_done(day, stops[n], n + 1, proofs=[name]) for n, name in enumerate(names)])
    desk.exchange()
    assert store.proofs.here(day.day) == set(names[-PICTURES_AT_ONCE:])
    desk.exchange()
    assert store.proofs.here(day.day) == set(names)


def test_a_picture_that_is_damaged_on_the_server_keeps_no_other_back(
    desk: Desk, store: DeskStore, phone: Phone, server: Running, day: SampleDay
) -> None:
    pictures = [images.photo(1), images.photo(2)]
    _put(phone, *pictures)
    names = [images.name_of(picture) for picture in pictures]
    found = server.desk("POST", "/proofs/find", json={"sha256": names[1:]}).json()["proofs"]
    stored = found[0]["stored"]
    damaged = server.folder / "proofs" / stored[:2] / stored
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    phone.send(_done(day, _stops(desk)[0], 1, proofs=names))
    desk.exchange()
    assert store.proofs.here(day.day) == {names[0]}
    assert _stops(desk)[0].proof.is_outstanding

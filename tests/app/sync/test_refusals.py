"""A release that the server refuses, and stops that somebody else has done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.dispatching import send_releases
from app.domain.errors import ReleaseConflict, ServerUnreachable
from app.domain.events import ActorKind, EventType
from app.domain.release import Release
from app.domain.stop_state import StopState
from tests.app.sync.desks import TODAY, DeskWorld, desk_world, report
from tests.app.sync.serving import Running


@pytest.fixture
def world(tmp_path: Path, server: Running) -> Iterator[DeskWorld]:
    with desk_world(tmp_path / "desk", server) as made:
        yield made


def test_what_phones_hold_is_known_again_after_a_refusal_and_drafts_stay(
    world: DeskWorld, server: Running
) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2 S3", bo="S4")
    world.plan(aino="S1 S3", bo="S4 S2")
    world.desk.release()
    world.plan(aino="S3 S1", bo="S4 S2")
    report(aino, 1, "aino", "S2", "arrived")
    with pytest.raises(ReleaseConflict, match="a driver has just reported on stop S2-d1"):
        world.desk.exchange()
    assert world.released() == world.held() == {"aino": ["S1", "S2", "S3"], "bo": ["S4"]}
    assert world.drafts() == {"aino": ["S3", "S1"], "bo": ["S4", "S2"]}
    assert world.store.releases_to_send() == ()
    world.desk.exchange()
    assert world.held()["aino"] == ["S1", "S2", "S3"], "nothing goes out that nobody released"
    world.desk.release()
    world.desk.exchange()
    assert world.held() == {"aino": ["S3", "S1"], "bo": ["S4", "S2"]}


def test_a_later_release_that_builds_on_a_refused_one_is_taken_back_with_it_and_others_go(
    world: DeskWorld, server: Running
) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2")
    world.plan(aino="S1")
    world.desk.release()
    world.plan(aino="")
    world.desk.release()
    world.plan(bo="S4")
    world.desk.release()
    report(aino, 1, "aino", "S2", "arrived")
    with pytest.raises(ReleaseConflict):
        world.desk.exchange()
    assert (world.record("aino").revision, world.released()["aino"]) == (1, ["S1", "S2"])
    world.desk.exchange()
    assert world.held() == {"aino": ["S1", "S2"], "bo": ["S4"]}


def test_a_release_goes_out_by_itself_once_its_stop_was_done_by_the_driver_who_had_it(
    world: DeskWorld, server: Running
) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2 S3", bo="S4")
    world.plan(aino="S3", bo="S4 S2 S1")
    world.desk.release()
    report(aino, 1, "aino", "S2")
    world.desk.exchange()
    held = world.held()
    assert sorted(held["aino"]) == ["S2", "S3"], "what was done stays with her who did it"
    assert held["bo"] == ["S4", "S1"]
    assert world.released() == held == world.drafts()


def test_edits_that_nobody_released_do_not_go_out_with_it(world: DeskWorld, server: Running) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2 S3", bo="S4")
    world.plan(aino="S3", bo="S4 S2 S1")
    world.desk.release()
    world.plan(bo="S1 S4 S2")
    report(aino, 1, "aino", "S2")
    with pytest.raises(ReleaseConflict):
        world.desk.exchange()
    assert world.held() == {"aino": ["S1", "S2", "S3"], "bo": ["S4"]}


def test_a_newer_revision_on_the_server_is_learnt_so_that_the_next_release_goes(
    world: DeskWorld, server: Running
) -> None:
    world.give(aino="S1 S2")
    theirs = server.desk("GET", "/routes").json()["routes"][0]
    stops = [
        {"stop_id": stop_id, "lon": stop["lon"], "lat": stop["lat"]}
        for stop_id, stop in theirs["stops"].items()
    ]
    changed = {
        "shift_id": "shift-aino",
        "if_revision": 1,
        "revision": 5,
        "driver": "aino",
        "ends_at": theirs["ends_at"],
        "stops": stops[:1],
    }
    assert server.release(changed).status_code == 200
    world.plan(aino="S2 S1")
    world.desk.release()
    with pytest.raises(ReleaseConflict, match="changed since this plan was"):
        world.desk.exchange()
    assert (world.record("aino").revision, world.released()["aino"]) == (5, ["S1"])
    world.desk.release()
    world.desk.exchange()
    assert world.held() == {"aino": ["S2", "S1"]}
    assert world.record("aino").revision == 6


def test_what_the_former_driver_did_leaves_the_other_van_and_nothing_else_goes_out(
    world: DeskWorld, server: Running
) -> None:
    aino, bo = server.pair("aino"), server.pair("bo")
    world.give(aino="S1 S2", bo="S3")
    world.give(aino="S1", bo="S2 S3")
    world.plan(bo="S3 S2")
    report(aino, 1, "aino", "S2")
    world.desk.exchange()
    assert world.held() == world.released() == world.drafts()
    assert sorted(world.held()["aino"]) == ["S1", "S2"]
    assert world.held()["bo"] == ["S3"]
    assert bo.route()["shifts"][0]["trips"] == [["S3-d1"]]
    assert aino.route()["shifts"][0]["stops"]["S2-d1"]["state"] == "completed"
    released = [e for e in world.store.events(TODAY) if e.type is EventType.RELEASED]
    assert [e.actor.kind for e in released[-2:]] == [ActorKind.AUTOMATION] * 2
    board = world.desk.board()
    assert [s.state for lane in board.lanes for s in lane.stops if s.stop_id == "S2-d1"] == [
        StopState.COMPLETED
    ]
    assert board.unassigned == ()


def test_an_arrival_moves_nothing_and_a_second_end_is_a_dispute(
    world: DeskWorld, server: Running
) -> None:
    aino, bo = server.pair("aino"), server.pair("bo")
    world.give(aino="S1 S2", bo="S3")
    world.give(aino="S1", bo="S3 S2")
    report(aino, 1, "aino", "S2", "arrived")
    world.desk.exchange()
    assert world.held()["bo"] == ["S3", "S2"]
    report(bo, 1, "bo", "S2")
    report(aino, 2, "aino", "S2", "failed")
    world.desk.exchange()
    assert world.held()["bo"] == ["S3", "S2"], "the first end in the server's order stands"
    issues = [issue.kind for issue in world.desk.board().issues]
    assert "disputed" in issues


def test_nothing_is_lost_when_the_desk_ends_between_hearing_and_telling(
    world: DeskWorld, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2", bo="S3")
    world.give(aino="S1", bo="S3 S2")
    report(aino, 1, "aino", "S2")
    with monkeypatch.context() as broken:
        broken.setattr(world.link, "release", _cut)
        with pytest.raises(ServerUnreachable):
            world.desk.exchange()
    assert world.held()["bo"] == ["S3", "S2"]
    world.again()
    world.desk.exchange()
    assert world.held()["bo"] == ["S3"]


def _cut(_: Release) -> None:
    raise ServerUnreachable("The line is cut.")


def test_two_drivers_with_one_id_are_both_heard(world: DeskWorld, server: Running) -> None:
    aino, bo = server.pair("aino"), server.pair("bo")
    world.give(aino="S1", bo="S2")
    same = "00000000-0000-4000-8000-000000000001"
    for phone, driver, name in ((aino, "aino", "S1"), (bo, "bo", "S2")):
        fact = {
            "seq": 1,
            "id": same,
            "shift_id": f"shift-{driver}",
            "type": "arrived",
            "at": "2026-11-22T08:00:00Z",
            "stop_id": f"{name}-d1",
        }
        assert phone.send(fact).json()["rejected"] == []
    world.desk.exchange()
    arrived = [e for e in world.store.events(TODAY) if e.type is EventType.ARRIVED]
    assert [(e.actor.name, e.stop_id) for e in arrived] == [("aino", "S1-d1"), ("bo", "S2-d1")]
    assert world.store.problems() == ()


def test_a_refused_release_of_another_day_than_the_one_in_view_is_taken_back(
    world: DeskWorld, server: Running
) -> None:
    aino = server.pair("aino")
    world.give(aino="S1 S2")
    world.plan(aino="S1")
    world.desk.release()
    report(aino, 1, "aino", "S2", "arrived")
    with pytest.raises(ReleaseConflict):
        send_releases(world.store, world.link)
    assert (world.record("aino").revision, world.released()["aino"]) == (1, ["S1", "S2"])

"""A server or a desk restored from a backup comes in line with the other, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.driver_sync import DeviceState
from app.domain.errors import DeskReplaced
from app.domain.events import EventType
from app.phones import end_phone
from app.settling import claim
from storage.backup import make_backup
from storage.restore import restore_backup
from storage.sync_store import FILE_NAME, renew_epoch
from tests.app.sync.desks import TODAY, DeskWorld, desk_world, report
from tests.app.sync.serving import Running


@pytest.fixture
def world(tmp_path: Path, server: Running) -> Iterator[DeskWorld]:
    with desk_world(tmp_path / "desk", server) as made:
        yield made


def _set_aside(server: Running) -> Path:
    """A copy of the server's file, as a backup has it."""
    server.supervisor.stop()
    copy = server.folder.with_name("backup.db")
    shutil.copy(server.folder / FILE_NAME, copy)
    server.start_again()
    return copy


def _put_back(server: Running, copy: Path) -> None:
    server.supervisor.stop()
    shutil.copy(copy, server.folder / FILE_NAME)
    renew_epoch(server.folder)
    server.start_again()


def test_a_restored_server_is_given_its_routes_again_and_takes_what_phones_report(
    world: DeskWorld, server: Running
) -> None:
    aino = server.pair("aino")
    backup = _set_aside(server)
    world.give(aino="S1 S2", bo="S3")
    world.give(aino="S1", bo="S3 S2")
    report(aino, 1, "aino", "S1")
    world.desk.exchange()
    _put_back(server, backup)
    assert world.held() == {}
    again = report(aino, 2, "aino", "S2")  # once hers: she did it all the same
    assert [row["seq"] for row in again["rejected"]] == [2], "the server does not know the stop yet"
    world.desk.exchange()
    world.desk.exchange()
    world.desk.exchange()
    assert server.desk("GET", "/quarantine").json()["quarantined"] == []
    done = [e.stop_id for e in world.store.events(TODAY) if e.type is EventType.COMPLETED]
    assert sorted(done) == ["S1-d1", "S2-d1"]
    assert world.held() == world.released()
    assert world.released()["bo"] == ["S3"], "what she did is off the other van"
    revisions = {
        row["shift_id"]: row["revision"] for row in server.desk("GET", "/routes").json()["routes"]
    }
    assert revisions == {r.shift_id: r.revision for r in world.store.routes(TODAY)}


def test_a_restored_server_is_told_again_which_phones_are_ended(
    world: DeskWorld, server: Running
) -> None:
    lost, working = server.pair("aino"), server.pair("aino")
    backup = _set_aside(server)
    world.desk.exchange()
    end_phone(world.store, world.link, lost.device_id, DeviceState.REVOKED)
    assert lost.ask("GET", "/route").status_code == 401
    _put_back(server, backup)
    assert lost.ask("GET", "/route").status_code == 200
    world.desk.exchange()
    assert lost.ask("GET", "/route").status_code == 401
    assert working.ask("GET", "/route").status_code == 200


def test_a_release_that_waits_reaches_a_restored_server_once(world: DeskWorld, server: Running) -> None:
    backup = _set_aside(server)
    world.give(aino="S1 S2", bo="S3")
    world.plan(aino="S1", bo="S3 S2")
    world.desk.release()
    _put_back(server, backup)
    world.desk.exchange()
    assert world.held() == {"aino": ["S1"], "bo": ["S3", "S2"]}
    assert world.store.releases_to_send() == ()
    world.give(aino="S1", bo="S2 S3")
    assert world.held()["bo"] == ["S2", "S3"]


def test_a_restored_desk_takes_over_what_was_released_since_its_backup(
    world: DeskWorld, server: Running, tmp_path: Path
) -> None:
    backup = tmp_path / "desk.zip"
    now = datetime.now(UTC)
    world.give(aino="S1 S2")
    make_backup(world.folder, backup, now)
    world.give(aino="S1", bo="S3 S2")
    bo = server.pair("bo")
    report(bo, 1, "bo", "S3")
    world.desk.exchange()
    world.close()
    restore_backup(world.folder, backup, now + timedelta(seconds=5))
    world.again()
    assert world.released() == {"aino": ["S1", "S2"]}
    world.desk.exchange()
    assert world.released() == {"aino": ["S1"], "bo": ["S3", "S2"]} == world.drafts()
    assert world.desk.board().figures.done == 1
    [made] = [o for o in world.store.orders(TODAY) if o.order_id == "S3"]
    assert made.delivery is not None
    assert made.delivery.place.name == "Customer S3"
    assert made.delivery.notes == "ring twice"
    [restored] = [e for e in world.store.events(now.date()) if e.type is EventType.RESTORED]
    assert restored.data["made_at"] == now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert world.store.problems() == ()
    world.give(aino="S1", bo="S2 S3")
    assert world.held() == world.released()


def test_a_restored_desk_shuts_out_the_one_it_was_made_from(
    world: DeskWorld, server: Running, tmp_path: Path
) -> None:
    backup = tmp_path / "desk.zip"
    now = datetime.now(UTC)
    world.give(aino="S1")
    make_backup(world.folder, backup, now)
    with desk_world(tmp_path / "newer", server) as newer:
        newer.close()
        restore_backup(newer.folder, backup, now + timedelta(seconds=5))
        newer.again()
        world.desk.exchange()
        newer.desk.exchange()
        with pytest.raises(DeskReplaced, match="Another desk took over"):
            world.desk.exchange()
        server.kill()
        server.start_again()
        world.again()
        with pytest.raises(DeskReplaced):
            world.desk.exchange()
        newer.give(aino="S1 S2")
        assert newer.held() == {"aino": ["S1", "S2"]}
        assert server.desk("GET", "/events").status_code == 200, "a script names no generation"


def test_two_desks_never_restored_do_not_work_side_by_side(
    world: DeskWorld, server: Running, tmp_path: Path
) -> None:
    world.give(aino="S1")
    with desk_world(tmp_path / "second", server) as second:
        second.plan(bo="S2")
        second.desk.release()
        with pytest.raises(DeskReplaced, match="Another desk took over") as refused:
            second.desk.exchange()
        assert second.store.releases_to_send(), "what it would have given out waits"
        world.give(aino="S1 S3")
        assert world.held() == {"aino": ["S1", "S3"]}
        claim(second.store, datetime.now(UTC), refused.value.generation)
        second.desk.exchange()
        assert second.held() == {"aino": ["S1", "S3"], "bo": ["S2"]}
        assert second.released()["aino"] == ["S1", "S3"], "it goes on where the other was"
        for _ in range(2):
            with pytest.raises(DeskReplaced):
                world.desk.exchange()
            server.kill()
            server.start_again()
            world.again()
            second.again()
        second.desk.exchange()


def test_both_restored_from_one_backup_go_on_from_there(
    tmp_path: Path,
) -> None:
    root = tmp_path / "data"
    server = Running(root / "server")
    now = datetime.now(UTC)
    with desk_world(root, server) as world:
        aino = server.pair("aino")
        world.give(aino="S1 S2")
        make_backup(world.folder, tmp_path / "all.zip", now)
        world.give(aino="S1 S2 S3")
        report(aino, 1, "aino", "S3")
        world.close()
        server.supervisor.stop()
        restore_backup(world.folder, tmp_path / "all.zip", now + timedelta(seconds=5))
        server.start_again()
        world.again()
        world.desk.exchange()
        assert aino.route()["acked"] == 0, "so the phone sends it again"
        assert world.released() == {"aino": ["S1", "S2"]} == world.held()
        rejected = report(aino, 1, "aino", "S3")["rejected"]
        assert [row["seq"] for row in rejected] == [1], "kept aside until somebody gives the stop again"
        world.give(aino="S1 S2 S3")
        world.desk.exchange()
        done = [e.stop_id for e in world.store.events(TODAY) if e.type is EventType.COMPLETED]
        assert done == ["S3-d1"]
    server.supervisor.stop()


def test_a_desk_without_any_data_finds_the_day_on_the_server(
    world: DeskWorld, server: Running, tmp_path: Path
) -> None:
    world.give(aino="S1 S2")
    early = {
        "seq": 1,
        "id": "00000000-0000-4000-8000-000000000001",
        "shift_id": "shift-aino",
        "type": "completed",
        "at": (datetime.now(UTC) - timedelta(days=1)).isoformat(),
        "stop_id": "S1-d1",
        "outcome": "delivered_to_recipient",
    }
    assert server.pair("aino").send(early).json()["rejected"] == []
    with desk_world(tmp_path / "empty", server) as fresh:
        claim(fresh.store, datetime.now(UTC))
        fresh.desk.exchange()
        assert fresh.released() == fresh.drafts() == {"aino": ["S1", "S2"]}
        [lane] = fresh.desk.board().lanes
        assert (lane.shift.driver.name, lane.shift.vehicle.name) == ("Aino", "Van of aino")
        assert lane.done == 1, "filed with its shift, whatever its date"
        assert fresh.desk.release() == 0

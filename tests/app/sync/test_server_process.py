"""The server is a process of its own: adopted, restarted, told to stop, never doubled."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import stat
import subprocess
import sys
import textwrap
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from app.domain.errors import ServerUnreachable, SyncError
from app.shared_clock import SharedClock
from app.sync.address import is_running, read_address
from app.sync.supervisor import ServerSupervisor, ensure_server
from tests.app.sync.serving import Running, command, ensured, fact, left_by, route, running


def test_the_desks_token_is_for_this_account_only_and_stays(server: Running) -> None:
    path = server.folder / "desk_token"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = server.token
    server.kill()
    server.start_again()
    assert server.token == before
    assert server.desk("GET", "/routes").status_code == 200


def test_a_killed_server_comes_back_at_its_address_with_its_data(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    phone.send(fact(1), fact(2))
    before = server.address
    server.kill()
    with pytest.raises(ServerUnreachable, match="started again in a moment"):
        server.supervisor.ensure()
    time.sleep(0.6)
    server.address = server.supervisor.ensure()
    assert server.address.pid != before.pid
    assert (server.url, server.address.epoch) == (before.url, before.epoch)
    assert phone.route()["acked"] == 2
    assert len(server.events()) == 2


def test_a_server_that_keeps_dying_is_given_longer_pauses(tmp_path: Path) -> None:
    now = [1000.0]
    supervisor = ServerSupervisor(tmp_path, command(tmp_path), monotonic=lambda: now[0])
    pauses = []
    for _ in range(3):
        os.kill(supervisor.ensure().pid, signal.SIGKILL)
        waited = 0.0
        while True:
            try:
                supervisor.ensure()
                break
            except ServerUnreachable:
                waited += 0.25
                now[0] += 0.25
        pauses.append(waited)
    supervisor.stop()
    assert pauses == [0.5, 1.0, 2.0]


def test_a_server_that_takes_long_to_start_is_waited_for_and_not_doubled(tmp_path: Path) -> None:
    go = tmp_path / "go"
    slow = f"until [ -e '{go}' ]; do sleep 0.05; done; exec {shlex.join(command(tmp_path / 'server'))}"
    supervisor = ServerSupervisor(tmp_path / "server", ["sh", "-c", slow], answer_s=0.2)
    for _ in range(2):
        with pytest.raises(ServerUnreachable, match="does not answer yet"):
            supervisor.ensure()
    go.touch()
    address = ensured(supervisor)
    assert supervisor._child is not None
    assert address.pid == supervisor._child.pid
    supervisor.stop()


def test_a_running_server_is_adopted_and_not_doubled(server: Running) -> None:
    assert ensure_server(server.folder, command(server.folder)) == server.address
    second = subprocess.run(
        command(server.folder), capture_output=True, text=True, timeout=60, check=False
    )
    assert second.returncode == 1
    assert second.stderr.strip().count("\n") == 0
    assert "A sync server already uses" in second.stderr


def _started_by_a_desktop_that_crashes(folder: Path, *options: str) -> None:
    desktop = textwrap.dedent(
        """
        import os, sys
        from pathlib import Path
        from app.sync.supervisor import ensure_server
        ensure_server(Path(sys.argv[1]), sys.argv[2:])
        os._exit(1)
        """
    )
    arguments = [sys.executable, "-c", desktop, str(folder), *command(folder, *options)]
    subprocess.run(arguments, timeout=60, check=False)


def test_a_server_outlives_the_desktop_that_started_it(tmp_path: Path) -> None:
    _started_by_a_desktop_that_crashes(tmp_path)
    supervisor = ServerSupervisor(tmp_path, command(tmp_path))
    try:
        assert supervisor.ensure() == left_by(tmp_path)
    finally:
        supervisor.stop()
    assert not supervisor._is_running()


def test_a_practice_days_server_goes_with_the_program_that_started_it(tmp_path: Path) -> None:
    _started_by_a_desktop_that_crashes(tmp_path, "--ends-with-parent")
    _wait_until_nothing_runs(tmp_path)
    assert read_address(tmp_path) is not None, "it did run"


def test_a_server_whose_folder_was_removed_ends(tmp_path: Path) -> None:
    folder = tmp_path / "server"
    supervisor = ServerSupervisor(folder, command(folder))
    supervisor.ensure()
    folder.rename(tmp_path / "gone")
    _wait_until_nothing_runs(tmp_path / "gone")
    assert supervisor._child is not None
    assert supervisor._child.wait(20) == 0


def _wait_until_nothing_runs(folder: Path) -> None:
    give_up = time.monotonic() + 60
    while is_running(folder):
        assert time.monotonic() < give_up, "it still runs"
        time.sleep(0.05)


def test_told_to_stop_it_ends_at_once_with_status_0_and_answers_who_waits(server: Running) -> None:
    phone = server.pair()
    server.release(route())
    cursor = phone.route()["cursor"]
    answered: list[int] = []
    waiting = threading.Thread(
        target=lambda: answered.append(phone.ask("GET", f"/route?cursor={cursor}&wait=25").status_code)
    )
    waiting.start()
    time.sleep(0.5)
    child = server.supervisor._child
    assert child is not None
    child.terminate()
    assert child.wait(20) == 0
    waiting.join(20)
    assert answered == [200]
    assert (server.folder / "server.log").read_text() == ""


def test_a_port_in_use_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SyncError, match=f"port {port} on 127.0.0.1 is used by another program"):
            ensure_server(tmp_path, command(tmp_path, "--port", str(port)))
    assert read_address(tmp_path) is None


def test_a_server_whose_old_port_was_taken_meanwhile_takes_another(server: Running) -> None:
    before = server.address
    server.kill()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", before.port))
        taken.listen()
        server.start_again()
        assert server.address.port != before.port


def test_an_address_that_is_not_this_machines_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="cannot listen on"):
        ensure_server(tmp_path, command(tmp_path, "--host", "192.0.2.7"))


def test_data_of_a_newer_version_is_left_alone_in_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "sync.db").write_bytes(b"this is no database, whatever it is" * 100)
    with pytest.raises(SyncError, match=r"is not a database .* left untouched"):
        ensure_server(tmp_path, command(tmp_path))


def test_a_server_lives_by_the_practice_clock_it_is_given(tmp_path: Path) -> None:
    start = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
    clock = SharedClock.create(tmp_path / "clock", start)
    with running(tmp_path / "server", "--clock-file", str(tmp_path / "clock")) as server:
        phone = server.pair()
        made = route() | {"starts_at": "2026-06-01T06:00:00Z", "ends_at": "2026-06-01T15:00:00Z"}
        server.release(made)
        clock.advance_to(start + timedelta(hours=2))
        body = fact(1, at="2026-06-01T07:59:00Z")
        phone.send(body, sent_at="2026-06-01T08:00:00Z")
        [event] = server.events()
        assert event["received_at"] == "2026-06-01T08:00:00.000Z"
        assert event["at"] == "2026-06-01T07:59:00.000Z"
        code = server.code()
        clock.advance_to(start + timedelta(hours=2, minutes=11))
        stale = requests.post(f"{server.url}/v1/pair", json={"code": code}, timeout=40)
        assert stale.status_code == 403, "a code lives ten minutes"
        cursor = phone.route()["cursor"]
        assert phone.route(cursor, wait=0.2)["shifts"], "a wait is real time: it ends by itself"
        clock.advance_to(start + timedelta(days=2))
        assert phone.route()["shifts"] == []
    clock.close()

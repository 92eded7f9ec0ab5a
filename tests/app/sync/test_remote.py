"""A desk and a sync server on two machines: by address, token and fingerprint."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.driver_sync import Generation
from app.domain.errors import DeskReplaced, ServerUnreachable, SyncError
from app.sync.reaching import reach_server
from app.sync.remote import Invitation, RemoteHandle, connect, disconnect, read_remote
from app.sync.supervised import SupervisedServer
from app.sync.supervisor import ServerSupervisor
from tests.app.sync.serving import Running, command, running

ROOT = Path(__file__).parents[3]
DESK = Generation(1, "d0")


@pytest.fixture(scope="module")
def rented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server alone, with a certificate of its own authority."""
    with running(tmp_path_factory.mktemp("rented"), "--tls", "private") as started:
        yield started


def _invitation(server: Running, **other: str) -> Invitation:
    given = {
        "url": server.address.phones_url,
        "token": server.token,
        "fingerprint": server.address.fingerprint,
    }
    return Invitation(**{**given, **other})


def test_a_desk_connects_by_address_token_and_fingerprint(rented: Running, tmp_path: Path) -> None:
    chosen = connect(tmp_path, _invitation(rented), DESK)
    assert read_remote(tmp_path) == chosen
    assert stat.S_IMODE((tmp_path / "remote.json").stat().st_mode) == 0o600
    server = reach_server(tmp_path, ServerSupervisor(tmp_path, ["never started"]))
    assert isinstance(server, RemoteHandle)
    server.revive()
    assert server.link.events(0).epoch == rented.address.epoch
    server.stop()
    assert rented.desk("GET", "/devices").status_code == 200, "a desk that closes ends no other server"


def test_the_fingerprint_may_be_written_as_phones_or_as_openssl_show_it(
    rented: Running, tmp_path: Path
) -> None:
    plain = rented.address.fingerprint.replace(":", "").lower()
    connect(tmp_path, _invitation(rented, fingerprint=plain, url=f"{rented.address.phones_url}/"), DESK)


def test_another_fingerprint_is_refused_and_nothing_is_changed(rented: Running, tmp_path: Path) -> None:
    first = connect(tmp_path, _invitation(rented), DESK)
    with pytest.raises(SyncError, match="somebody may be listening in"):
        connect(tmp_path, _invitation(rented, fingerprint="AB" * 32), DESK)
    with pytest.raises(SyncError, match="token has changed"):
        connect(tmp_path, _invitation(rented, token="wrong"), DESK)
    assert read_remote(tmp_path) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["remote.json", "remote.pem"]


def test_a_certificate_nobody_vouches_for_is_not_trusted(rented: Running, tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="shows a certificate that this desk does not trust"):
        connect(tmp_path, _invitation(rented, fingerprint=""), DESK)


def test_another_server_in_its_place_is_not_taken_for_it(
    rented: Running, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    connect(tmp_path, _invitation(rented), DESK)
    with running(tmp_path_factory.mktemp("false"), "--tls", "private") as false:
        text = (tmp_path / "remote.json").read_text()
        ports = str(rented.address.port), str(false.address.port)
        (tmp_path / "remote.json").write_text(text.replace(*ports))
        server = reach_server(tmp_path, ServerSupervisor(tmp_path, []))
        with pytest.raises(SyncError, match="does not trust"):
            server.revive()
        server.close()


def test_a_token_is_never_sent_in_the_open(tmp_path: Path) -> None:
    for url in ("http://dispatch.example:8080", "http://203.0.114.7"):
        with pytest.raises(SyncError, match="is not encrypted"):
            connect(tmp_path, Invitation(url, "t"), DESK)
    for url in ("dispatch.example", "https://", "https://a.example/x", "https://a:b:c", "ftp://a"):
        with pytest.raises(SyncError, match="is no server's address"):
            connect(tmp_path, Invitation(url, "t"), DESK)


def test_a_server_that_is_away_is_said_so_and_not_chosen(rented: Running, tmp_path: Path) -> None:
    nobody = rented.address.phones_url.replace(str(rented.address.port), "1")
    with pytest.raises(ServerUnreachable):
        connect(tmp_path, _invitation(rented, url=nobody), DESK)
    assert read_remote(tmp_path) is None


def test_back_to_a_server_of_its_own(tmp_path: Path) -> None:
    with running(tmp_path / "other") as other:
        connect(tmp_path, Invitation(other.url, other.token), DESK)
        assert disconnect(tmp_path)
        assert not disconnect(tmp_path)
    supervisor = ServerSupervisor(tmp_path, command(tmp_path))
    server = reach_server(tmp_path, supervisor)
    assert isinstance(server, SupervisedServer)
    server.stop()


def test_a_server_that_another_desk_has_is_not_chosen(rented: Running, tmp_path: Path) -> None:
    connect(tmp_path, _invitation(rented), DESK)
    second = tmp_path / "second"
    second.mkdir()
    with pytest.raises(DeskReplaced, match="Another desk took over"):
        connect(second, _invitation(rented), Generation(1, "d1"))
    assert read_remote(second) is None
    assert list(second.iterdir()) == []


def test_a_second_desk_connects_only_where_it_is_told_to_take_over(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        first, second = tmp_path / "first", tmp_path / "second"
        assert _command(first, server).returncode == 0
        refused = _command(second, server)
        assert refused.returncode == 1
        assert "Another desk took over" in refused.stderr
        assert "--take-over" in refused.stderr, "it says what to do"
        assert refused.stderr.count("\n") == 1
        assert read_remote(second / "server") is None
        assert _command(second, server, "--take-over").returncode == 0
        assert read_remote(second / "server") is not None
        assert _command(second, server).returncode == 0, "it has the server now"
        assert "Another desk took over" in _command(first, server).stderr
        assert _command(first, server, "--take-over").returncode == 0
        assert _command(second, server).returncode == 1


def _command(data: Path, server: Running, *more: str) -> subprocess.CompletedProcess[str]:
    """``main.py connect`` for a data folder, with the token piped in."""
    line = [sys.executable, "main.py", "--data-dir", str(data), "connect", server.url, *more]
    return subprocess.run(
        line, input=server.token, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT
    )

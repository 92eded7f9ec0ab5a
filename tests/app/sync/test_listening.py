"""How the server listens is changed with a restart, and what cannot be leaves everything as it was."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from app.domain.errors import SyncError
from app.sync.address import is_running, read_address
from app.sync.listening import Listening
from app.sync.options import ServerOptions
from app.sync.supervisor import ServerSupervisor
from main import data_folder, server_command


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Listening]:
    """Over a server that the real command starts at the first need."""
    folder = data_folder(tmp_path / "data")
    supervisor = ServerSupervisor(folder.server, server_command(folder))
    yield Listening(folder.server, supervisor)
    supervisor.stop()
    assert not is_running(folder.server)


def healthy(listening: Listening) -> bool:
    address = listening.address()
    assert address is not None
    return requests.get(f"{address.url}/health", timeout=40).status_code == 200


def test_phones_are_let_in_and_shut_out_again(listening: Listening) -> None:
    assert listening.options() == ServerOptions()
    assert listening.address() is None
    opened = listening.change(ServerOptions(host="0.0.0.0", plain_port=0, tls="private"))
    assert opened.phones_url.startswith("https://")
    assert opened.plain_url.startswith("http://")
    assert opened.fingerprint
    assert healthy(listening)
    closed = listening.change(ServerOptions())
    assert closed.phones_url.startswith("http://127.0.0.1")
    assert (closed.plain_url, closed.fingerprint) == ("", "")
    assert closed.epoch == opened.epoch


def test_what_cannot_be_listened_on_is_said_and_the_server_is_up_as_before(
    listening: Listening,
) -> None:
    before = listening.change(ServerOptions())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = ServerOptions(port=taken.getsockname()[1])
        with pytest.raises(SyncError, match=r"used by another program.*What was chosen before holds"):
            listening.change(wanted)
    assert listening.options() == ServerOptions()
    after = listening.address()
    assert after is not None
    assert (after.port, after.epoch) == (before.port, before.epoch)
    assert after.instance != before.instance
    assert healthy(listening)


def test_options_that_do_not_fit_together_never_end_the_server(listening: Listening) -> None:
    before = listening.change(ServerOptions())
    with pytest.raises(SyncError, match="no address for phones"):
        listening.change(ServerOptions(public_url="phones"))
    assert listening.address() == before
    assert listening.options() == ServerOptions()


def test_a_server_on_another_machine_is_not_changed_from_here(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "data")
    (folder.server / "remote.json").write_text('{"url":"https://rented.example","token":"t"}')
    listening = Listening(folder.server, ServerSupervisor(folder.server, []))
    assert listening.elsewhere() == "https://rented.example"
    with pytest.raises(SyncError, match="set it up there"):
        listening.change(ServerOptions())
    assert read_address(folder.server) is None

"""How the server is told to listen: what fits together, and what is refused in words."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from app.domain.errors import InputRefused, SyncError
from app.sync.options import ServerOptions, read_options, write_options
from app.sync.supervisor import ensure_server
from tests.app.sync.serving import command, running
from ui.cli.server_options import add_server_options, as_told, read_token


def _told(chosen: ServerOptions, *words: str) -> ServerOptions:
    grammar = ArgumentParser()
    add_server_options(grammar)
    return as_told(chosen, grammar.parse_args(words))


def test_what_was_chosen_is_read_back_and_nothing_chosen_is_loopback(tmp_path: Path) -> None:
    assert read_options(tmp_path) == ServerOptions(host="127.0.0.1", tls="off", plain_port=None)
    chosen = ServerOptions(host="0.0.0.0", port=8443, plain_port=5055, tls="private")
    write_options(tmp_path, chosen)
    assert read_options(tmp_path) == chosen


def test_a_file_of_options_that_cannot_be_read_is_one_clear_sentence(tmp_path: Path) -> None:
    for content in (b"", b"{", b'{"tls":"maybe"}', b'{"hots":"0.0.0.0"}', b"\xff"):
        (tmp_path / "options.json").write_bytes(content)
        with pytest.raises(SyncError, match="mend it or delete it"):
            read_options(tmp_path)


def test_the_command_line_says_only_what_it_says() -> None:
    chosen = ServerOptions(host="0.0.0.0", port=8443, tls="private", public_url="https://a.example")
    assert _told(chosen) == chosen
    told = _told(chosen, "--port", "0", "--tls-cert", "c.pem", "--tls-key", "k.pem")
    assert (told.host, told.port, told.tls) == ("0.0.0.0", 0, "own")
    assert Path(told.certificate).is_absolute(), "the server may be started again from elsewhere"


def test_options_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(InputRefused, match="give both"):
        _told(ServerOptions(), "--tls-cert", "c.pem")
    with pytest.raises(InputRefused, match="are for --tls own"):
        _told(ServerOptions(), "--tls", "private", "--tls-cert", "c.pem", "--tls-key", "k.pem")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ServerOptions(tls="own"), "needs both files"),
        (ServerOptions(port=5055, plain_port=5055), "must be another one"),
        (ServerOptions(public_url="dispatch.example"), "is no address for phones"),
        (ServerOptions(public_url="https:"), "is no address for phones"),
        (ServerOptions(public_url="ftp://dispatch.example"), "is no address for phones"),
        (ServerOptions(public_url="https://dispatch.example/driver"), "without a path"),
        (ServerOptions(public_url="https://a:b@dispatch.example"), "is no address for phones"),
        (ServerOptions(public_url="https://dispatch.example:port"), "is no address for phones"),
        (ServerOptions(desk_host="office"), "must be an address of this machine"),
        (ServerOptions(desk_host="10.8.0.1"), "listens on 127.0.0.1 only"),
    ],
)
def test_options_that_do_not_fit_together_are_refused_in_words(
    options: ServerOptions, words: str
) -> None:
    with pytest.raises(SyncError, match=words):
        options.check()


def test_what_fits_is_let_pass() -> None:
    for options in (
        ServerOptions(),
        ServerOptions(port=0, plain_port=0),
        ServerOptions(host="0.0.0.0", desk_host="10.8.0.1"),
        ServerOptions(host="10.8.0.1", desk_host="10.8.0.1"),
        ServerOptions(desk_host="0.0.0.0"),
        ServerOptions(desk_host="localhost"),
        ServerOptions(public_url="https://[2001:db8::1]:8443/"),
    ):
        options.check()


def test_a_token_comes_from_a_file_or_is_piped_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text("abc-DEF_123\n")
    assert read_token(file) == "abc-DEF_123"
    for content in ("", "two words", "sn\u00f6w"):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(InputRefused, match="is one word"):
            read_token(file)
    with pytest.raises(InputRefused, match="cannot be read"):
        read_token(tmp_path / "nowhere")
    file.write_text("piped\n")
    with file.open() as piped:
        monkeypatch.setattr(sys, "stdin", piped)
        assert read_token(None) == "piped"


def test_an_address_of_one_interface_still_lets_the_desk_in_on_this_machine(tmp_path: Path) -> None:
    with running(tmp_path, "--host", "127.0.0.2") as server:
        assert server.address.phones_url == f"http://127.0.0.2:{server.address.port}"
        assert server.desk("GET", "/devices").status_code == 200


def test_a_plain_port_that_is_taken_is_one_clear_sentence(tmp_path: Path) -> None:
    with running(tmp_path / "first") as first:
        taken = first.address.port
        with pytest.raises(SyncError, match=f"port {taken} on 127.0.0.1 is used by another program"):
            ensure_server(tmp_path / "second", command(tmp_path / "second", "--plain-port", str(taken)))

"""The options of ``main.py server``; what they leave out is as the desktop chose it for the folder."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from getpass import getpass
from pathlib import Path

import msgspec

from app.domain.errors import InputRefused
from app.sync.options import ServerOptions
from ui.cli import values


def add_server_options(server: ArgumentParser) -> None:
    """Put them into the grammar."""
    server.add_argument("--host", help="the address to listen on; without it, loopback")
    server.add_argument(
        "--port", type=values.port, help="0 takes a free one; without it the last one used"
    )
    server.add_argument(
        "--plain-port",
        type=values.port,
        metavar="P",
        help="one more port, without TLS, for stock phone apps and the certificate page",
    )
    server.add_argument("--desk-host", metavar="H", help="let a desk on another machine in here")
    server.add_argument("--public-url", metavar="U", help="the address that phones use")
    server.add_argument(
        "--tls",
        choices=("off", "private", "own"),
        help="private: a certificate of our own, which phones are guided to trust",
    )
    server.add_argument("--tls-cert", type=Path, metavar="F", help="the certificate, as PEM")
    server.add_argument("--tls-key", type=Path, metavar="F", help="its key, as PEM")


def add_connect_options(connect: ArgumentParser) -> None:
    """Put them into the grammar."""
    which = connect.add_mutually_exclusive_group(required=True)
    which.add_argument("url", nargs="?", metavar="URL", help="such as https://dispatch.example:8443")
    which.add_argument("--local", action="store_true", help="go back to a server on this computer")
    connect.add_argument(
        "--take-over",
        action="store_true",
        help="shut out the desk that has the drivers' phones now, and go on here",
    )
    connect.add_argument(
        "--token-file", type=Path, metavar="F", help="holds the desk's token; without it, asked for"
    )
    connect.add_argument(
        "--fingerprint",
        default="",
        metavar="SHA256",
        help="of the server's own certificate authority, as it prints it when it starts",
    )


def read_token(file: Path | None) -> str:
    """The desk's token from a file, from a person, or from what is piped in: never from the command
    line, which every user of the machine can read.

    Raises:
        InputRefused: there is none.
    """
    try:
        if file is not None:
            text = file.read_text(encoding="utf-8")
        elif sys.stdin.isatty():
            text = getpass("The desk's token: ")
        else:
            text = sys.stdin.readline()
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(f"The desk's token cannot be read from {file} ({error}).") from error
    token = text.strip()
    if not token.isascii() or not token.isprintable() or not token or " " in token:
        raise InputRefused("The desk's token is one word, as the server printed it when it started.")
    return token


def as_told(chosen: ServerOptions, told: Namespace) -> ServerOptions:
    """What was chosen for the folder, with what the command line says in its place.

    Raises:
        InputRefused: the command line says two things at once.
    """
    if (told.tls_cert is None) != (told.tls_key is None):
        raise InputRefused("--tls-cert and --tls-key belong together: give both.")
    if told.tls_cert is not None and told.tls not in (None, "own"):
        raise InputRefused("--tls-cert and --tls-key are for --tls own.")
    given = {
        "host": told.host,
        "port": told.port,
        "plain_port": told.plain_port,
        "desk_host": told.desk_host,
        "public_url": told.public_url,
        "tls": told.tls or ("own" if told.tls_cert else None),
        "certificate": str(told.tls_cert.resolve()) if told.tls_cert else None,
        "key": str(told.tls_key.resolve()) if told.tls_key else None,
    }
    return msgspec.structs.replace(
        chosen, **{name: value for name, value in given.items() if value is not None}
    )


def announce(facts: Mapping[str, str], *, as_json: bool) -> None:
    """Say how a server that has started is reached, to a person or to the program that started it."""
    lines = [f"Listening on {facts['url']}"]
    if "fingerprint" in facts:
        lines.append(f"Fingerprint of its certificate authority: {facts['fingerprint']}")
    print(json.dumps(facts) if as_json else "\n".join(lines), flush=True)

"""The sync server, and the way to it."""

from __future__ import annotations

import argparse
from argparse import Namespace
from pathlib import Path

from app.domain.errors import InputRefused
from app.domain.fleet import Driver
from app.domain.timing import rfc3339
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.cli.server_options import add_connect_options, add_server_options, read_token
from ui.workplace import Workplace


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    server = add_verb(verbs, "server", "the driver sync server alone", _server)
    add_server_options(server)
    server.add_argument("--clock-file", type=Path, help=argparse.SUPPRESS)
    server.add_argument("--stop", action="store_true", help="end the server of this data folder")
    server.add_argument("--parent", type=int, default=0, help=argparse.SUPPRESS)
    server.add_argument("--json", action="store_true")
    add_connect_options(add_verb(verbs, "connect", "use a sync server on another machine", _connect))
    pair = add_verb(verbs, "pair", "a one-time code for a driver's phone", _pair)
    pair.add_argument("driver")
    pair.add_argument("--json", action="store_true")


def _server(launcher: Launcher, options: Namespace) -> int:
    if options.stop:
        ended = launcher.stop_server(options.data_dir)
        print("The sync server has ended." if ended else "No sync server runs on this data.")
        return DONE
    return launcher.server(options)


def _connect(launcher: Launcher, options: Namespace) -> int:
    if options.local:
        print(launcher.disconnect(options.data_dir, take_over=options.take_over))
        return DONE
    token = read_token(options.token_file)
    print(
        launcher.connect(
            options.data_dir,
            options.url,
            token,
            options.fingerprint,
            take_over=options.take_over,
        )
    )
    return DONE


def _pair(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        _refuse_unknown(place, options.driver)
        server = place.sync_server()
        try:
            code = server.link.pairing_code(options.driver)
        finally:
            server.close()
    qr = launcher.qr_code(code.url)
    if options.json:
        expires = rfc3339(code.expires)
        print_json({"code": code.code, "url": code.url, "expires": expires, "qr": qr.svg})
        return DONE
    print(qr.characters)
    print(f"Code {code.code}, good until {code.expires.astimezone():%H:%M}. Open {code.url}")
    return DONE


def _refuse_unknown(place: Workplace, driver: str) -> None:
    """A typing error would pair a phone with nobody; where no shift is known, any name may be right."""
    drivers = {entry.record.driver_id for entry in place.store.register(Driver)}
    if drivers and driver not in drivers:
        raise InputRefused(f"There is no driver '{driver}' (there are: {', '.join(sorted(drivers))}).")

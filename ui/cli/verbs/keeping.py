"""Copies of everything, what is wrong with it, and what has to go."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from app.forgetting import STILL_HELD, forget, would_forget
from ui.cli.desk import DISPATCHER
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, FAILED, Launcher
from ui.cli.printing import print_json


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    add_verb(verbs, "backup", "copy everything into one file", _backup).add_argument("file", type=Path)
    add_verb(verbs, "restore", "take everything back from such a file", _restore).add_argument(
        "file", type=Path
    )
    add_verb(
        verbs,
        "diagnostics",
        "a file for whoever is asked for help, without names and addresses",
        _diagnostics,
    ).add_argument("file", type=Path)
    wish = add_verb(verbs, "forget", "remove everything known of one customer, at their wish", _forget)
    wish.add_argument(
        "customer",
        metavar="CUSTOMER",
        help="name ('NAME, ADDRESS' where several share it), phone, e-mail, or an order's reference",
    )
    wish.add_argument("--dry-run", action="store_true", help="say what would go, remove nothing")
    wish.add_argument("--json", action="store_true")
    check = add_verb(
        verbs, "verify", "check databases, pictures, the chain of events and stored reports", _verify
    )
    check.add_argument("reports", type=Path, nargs="*", metavar="REPORT", help="a report's file")
    check.add_argument("--head", metavar="HEX", help="the chain head on a printed report")


def _backup(launcher: Launcher, options: Namespace) -> int:
    print(launcher.backup(options.data_dir, options.file))
    return DONE


def _restore(launcher: Launcher, options: Namespace) -> int:
    print(launcher.restore(options.data_dir, options.file))
    return DONE


def _diagnostics(launcher: Launcher, options: Namespace) -> int:
    print(launcher.diagnostics(options.data_dir, options.file))
    return DONE


def _verify(launcher: Launcher, options: Namespace) -> int:
    problems = launcher.verify(options.data_dir, options.head, options.reports)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("All databases are whole, and every report is what its facts come to.")
    return FAILED if problems else DONE


def _forget(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        # Looked for before a server is started: who is not known is no reason for one.
        trace, went = would_forget(place.store, options.customer, place.clock, DISPATCHER)
        words = f"Would remove of {trace.label}: {went.words}."
        if not options.dry_run:
            server = place.sync_server()
            try:
                went = forget(place.store, server.link, options.customer, place.clock, DISPATCHER)
            finally:
                server.close()
            words = f"Removed: {went.words}; at the sync server too."
    if options.json:
        print_json({"dry_run": options.dry_run, **asdict(went), "still_held": STILL_HELD})
        return DONE
    print(words)
    print(STILL_HELD)
    return DONE

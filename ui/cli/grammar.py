"""How a command is put into the grammar."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ui.cli import values
from ui.cli.launcher import Launcher

type Command = Callable[[Launcher, argparse.Namespace], int]
"""Does what was asked for and returns the exit status."""

type Verbs = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_verb(
    verbs: Verbs, name: str, words: str, call: Command | None = None
) -> argparse.ArgumentParser:
    """A command (or an action of one), described in words; ``call`` is what it does, where it has no
    actions."""
    verb = verbs.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    add_data_dir(verb)
    if call is not None:
        verb.set_defaults(call=call)
    return verb


def add_data_dir(target: argparse.ArgumentParser) -> None:
    """Where the program keeps its files: before a command or behind it."""
    target.add_argument(
        "--data-dir",
        type=values.folder,
        default=argparse.SUPPRESS,
        help="keep every file of the program under DIR",
        metavar="DIR",
    )

"""The command line: parses what a person typed, calls one command, prints what came of it.

Exit status: 0 done, 1 the work failed (one clear line on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence

from app.domain.errors import InputRefused, WorldError
from ui.cli.grammar import Command, add_data_dir
from ui.cli.launcher import FAILED, Launcher
from ui.cli.verbs import (
    carriers,
    keeping,
    loads,
    messages,
    orders,
    planning,
    regions,
    reports,
    roads,
    server,
    shops,
    solving,
    starting,
    suggestions,
    what_if,
)

OUTPUT_TROUBLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What only writing to stdout still raises: every part that writes a file puts it in words."""


def run(argv: Sequence[str], launcher: Launcher) -> int:
    """Run one command line; never raises for what a person can cause."""
    options = parser().parse_args(argv)
    options.data_dir = getattr(options, "data_dir", None)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may be no text at all
    try:
        status = _dispatch(options, launcher)
        sys.stdout.flush()
        return status
    except WorldError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return _failed("stopped; what was kept before stands.")
    except BrokenPipeError:
        _let_go_of_output()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the edge: a fault of ours is told and written down
        if isinstance(error, OSError) and error.errno in OUTPUT_TROUBLE:
            _let_go_of_output()
            return _failed(f"the output cannot be written ({error.strerror}).")
        notice = launcher.note_crash(options.data_dir, traceback.format_exc())
        return _failed(
            f"a fault in the program itself ({type(error).__name__}); what was kept before stands."
            f" The details are in {notice}."
        )


def _dispatch(options: argparse.Namespace, launcher: Launcher) -> int:
    data_dir = options.data_dir
    if data_dir is not None and data_dir.exists() and not data_dir.is_dir():
        raise InputRefused(f"{data_dir} is a file; --data-dir needs a folder.")
    call: Command = options.call
    return call(launcher, options)


def _failed(words: str) -> int:
    """Say in one line why the work failed."""
    print(f"roundsman: {' '.join(words.split())}", file=sys.stderr)
    return FAILED


def _let_go_of_output() -> None:
    """Nobody reads on, or the disk is full: what Python still holds must not fail again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="main.py", description="Roundsman plans, runs and improves a delivery day."
    )
    add_data_dir(top)
    top.set_defaults(call=starting.desktop)
    verbs = top.add_subparsers(dest="command", metavar="COMMAND")
    for theme in (
        starting,
        regions,
        orders,
        planning,
        carriers,
        loads,
        roads,
        suggestions,
        what_if,
        messages,
        reports,
        solving,
        server,
        shops,
        keeping,
    ):
        theme.add_to(verbs)
    return top

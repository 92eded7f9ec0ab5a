"""The desktop, and the practice day."""

from __future__ import annotations

import argparse
from argparse import Namespace
from pathlib import Path

from ui.cli import values
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import Launcher


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    window = add_verb(verbs, "desktop", "the desktop (also without any command)", desktop)
    window.add_argument("--read-only", action="store_true", help="only to look: nothing can be changed")
    demo = add_verb(
        verbs, "demo", "a practice day on the built-in region, from import to report", _demo
    )
    demo.add_argument("--headless", action="store_true", help="without a window")
    demo.add_argument(
        "--speed",
        type=values.speed,
        default=argparse.SUPPRESS,
        metavar="X|max",
        help="virtual per real seconds",
    )
    demo.add_argument("--seed", type=values.seed, default=1, metavar="N")
    demo.add_argument("--out", type=Path, metavar="DIR", help="leave report, pictures and figures here")


def desktop(launcher: Launcher, options: Namespace) -> int:
    """The window."""
    return launcher.desktop(options.data_dir, only_look=getattr(options, "read_only", False))


def _demo(launcher: Launcher, options: Namespace) -> int:
    return launcher.demo(options)

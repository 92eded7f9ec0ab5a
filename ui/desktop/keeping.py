"""What keeps trouble small while a window is open: a backup a day, and faults that are told."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Flag
from types import TracebackType
from typing import Protocol

from app.domain.errors import WorldError
from ui.desktop.language import translate
from ui.desktop.screen import Screen

BEGINS_AFTER_S = 20.0
"""The window is to be usable first: a backup reads and packs all there is."""
LOOKS_EVERY_S = 600.0


class Keeper(Protocol):
    """Keeps a data folder; ``main.py`` has it."""

    def back_up_daily(self) -> Path | None:
        """Make the day's backup where there is none; returns its file."""
        ...

    def note_crash(self, text: str) -> Path:
        """Write down what a fault of the program left; returns the file."""
        ...

    def untold_crashes(self) -> tuple[Path, ...]:
        """Notices of faults that nobody was told of yet, the newest first."""
        ...

    def write_diagnostics(self, path: Path) -> str:
        """A file for whoever is asked for help, without anybody's words; returns what to say."""
        ...


def keep(keeper: Keeper, screen: Screen, stop: Flag) -> None:
    """Back up once a day, and say once what stands in the way. Runs until ``stop``."""
    told, pause_s = "", BEGINS_AFTER_S
    while not stop.wait(pause_s):
        pause_s = LOOKS_EVERY_S
        try:
            keeper.back_up_daily()
            told = ""
        except WorldError as error:
            if str(error) != told:
                told = str(error)
                screen.say(
                    translate("Keeping", "The daily backup was not made: {error}").format(error=error),
                    trouble=True,
                )


def words_of_last_time(keeper: Keeper) -> str:
    """What to say of faults that ended the program, or part of it, before; '' where there were none."""
    notices = keeper.untold_crashes()
    if not notices:
        return ""
    return translate(
        "Keeping",
        "Roundsman did not end well last time; what was kept before stands. Its report is in {notice}. "
        "To ask for help, write a diagnostics file (Ctrl+K): it has no names and no addresses in it.",
    ).format(notice=notices[0])


def words_of_bug(keeper: Keeper, error: BaseException) -> str:
    """Write down a fault of ours, and say so."""
    notice = keeper.note_crash("".join(traceback.format_exception(error)))
    return translate(
        "Keeping",
        "Something is wrong in Roundsman itself ({kind}). What was kept before "
        "stands; the details are in {notice}. To ask for help, write a "
        "diagnostics file (Ctrl+K).",
    ).format(kind=type(error).__name__, notice=notice)


@contextmanager
def telling_bugs(tell: Callable[[BaseException], None]) -> Iterator[None]:
    """While this lasts, faults that no one awaits, in the window's own code or in a thread, are told
    beside what is done about them anyway; ``tell`` may be called from any thread."""
    before = sys.excepthook, threading.excepthook

    def hook(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if not isinstance(error, KeyboardInterrupt):
            tell(error)
        before[0](kind, error, at)

    def hook_of_threads(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            tell(told.exc_value)
        before[1](told)

    sys.excepthook, threading.excepthook = hook, hook_of_threads
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before

"""Settings in the command palette: each is found by its words, and opens the window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ui.desktop.command_palette import Entry
from ui.desktop.language import translate
from ui.desktop.settings.table import SETTINGS


def setting_entries(open_on: Callable[[str], None]) -> Iterator[Entry]:
    """One per setting; ``open_on`` is given its key."""
    setting = translate("Settings", "Setting").casefold()
    for spec in SETTINGS:
        yield Entry(
            translate("Settings", "Setting: {name}").format(name=spec.name),
            f"{setting} {spec.sought}",
            partial(open_on, spec.key),
        )

"""The commands of the window of fleet and customers; what they do is in the window."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.language import translate
from ui.desktop.register.screen_spec import ScreenSpec, spoken


class Commanded(Protocol):
    """What the commands call."""

    def begin_new(self) -> None: ...
    def keep(self) -> None: ...
    def undo_changes(self) -> None: ...
    def toggle_archived(self) -> None: ...
    def take_back(self) -> None: ...
    def seek(self) -> None: ...
    def pick_place(self) -> None: ...
    def show_page(self, page: int) -> None: ...
    def ask_fleet(self) -> None: ...
    def ask_where_to_write(self) -> None: ...
    def show_palette(self) -> None: ...
    def close_window(self) -> None: ...


OF_CHANGED = ("keep", "revert")
"""Commands for an entry in which something is typed."""


def command_specs(window: Commanded, screens: tuple[ScreenSpec, ...]) -> list[ActionSpec]:
    """Every command, in the order of the palette."""
    return [
        ActionSpec("new", translate("Register", "New entry"), window.begin_new, ("Ctrl+N",)),
        ActionSpec(
            "keep", translate("Register", "Save what is typed"), window.keep, ("Ctrl+S", "Ctrl+Return")
        ),
        ActionSpec(
            "revert",
            translate("Register", "Undo what is typed"),
            window.undo_changes,
            ("Ctrl+Backspace",),
        ),
        ActionSpec(
            "archive",
            translate("Register", "Archive, or bring back"),
            window.toggle_archived,
            ("Ctrl+Del",),
        ),
        ActionSpec(
            "take_back",
            translate("Register", "Take back the last thing saved"),
            window.take_back,
            ("Ctrl+Z",),
        ),
        ActionSpec(
            "pick", translate("Register", "Pick the place on the map"), window.pick_place, ("Alt+M",)
        ),
        ActionSpec("find", translate("Register", "Search this page"), window.seek, ("Ctrl+F",)),
        *(
            ActionSpec(
                screen.kind.value,
                spoken(screen.title),
                partial(window.show_page, n),
                (f"Ctrl+{n + 1}",),
            )
            for n, screen in enumerate(screens)
        ),
        ActionSpec(
            "fleet", translate("Register", "Import a fleet file …"), window.ask_fleet, ("Ctrl+O",)
        ),
        ActionSpec(
            "write_fleet",
            translate("Register", "Write the day's fleet to a file …"),
            window.ask_where_to_write,
        ),
        ActionSpec(
            "palette", translate("Register", "Find a command …"), window.show_palette, ("Ctrl+K",)
        ),
        ActionSpec(
            "close", translate("Register", "Close this window"), window.close_window, ("Esc", "Ctrl+W")
        ),
    ]

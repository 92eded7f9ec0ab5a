"""The commands of the phones window; what they do is in the window."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec


class Commanded(Protocol):
    """What the commands call."""

    def invite(self) -> None: ...
    def invite_tracker(self) -> None: ...
    def copy_link(self) -> None: ...
    def retire_phone(self) -> None: ...
    def revoke_phone(self) -> None: ...
    def write(self) -> None: ...
    def let_phones_in(self) -> None: ...
    def show_page(self, page: int) -> None: ...
    def look(self) -> None: ...
    def show_palette(self) -> None: ...
    def close_window(self) -> None: ...


DRIVERS, SET_ASIDE, REACH = range(3)
OF_DRIVER = ("invite", "tracker", "write")
"""Commands for the driver in view."""
LETS_IN = ("invite", "tracker")
"""Commands that need a server which phones can reach."""
OF_PHONE = ("retire", "revoke")
"""Commands for that driver's newest phone."""


def command_specs(window: Commanded) -> list[ActionSpec]:
    """Every command, in the order of the palette."""
    return [
        ActionSpec("invite", "Pair a phone of this driver", window.invite, ("Ctrl+N",)),
        ActionSpec(
            "tracker", "Set up a tracking app for this driver", window.invite_tracker, ("Ctrl+T",)
        ),
        ActionSpec("copy_link", "Copy the pairing link", window.copy_link, ("Ctrl+Shift+C",)),
        ActionSpec("write", "Write to this driver", window.write, ("Ctrl+M",)),
        ActionSpec("retire", "Retire this driver's phone …", window.retire_phone),
        ActionSpec("revoke", "Revoke this driver's phone …", window.revoke_phone),
        ActionSpec("let_in", "Let phones in …", window.let_phones_in, ("Ctrl+L",)),
        ActionSpec("drivers", "Drivers and phones", partial(window.show_page, DRIVERS), ("Ctrl+1",)),
        ActionSpec("set_aside", "What is set aside", partial(window.show_page, SET_ASIDE), ("Ctrl+2",)),
        ActionSpec("reach", "How phones get in", partial(window.show_page, REACH), ("Ctrl+3",)),
        ActionSpec("look", "Look again", window.look, ("F5",)),
        ActionSpec("palette", "Find a command …", window.show_palette, ("Ctrl+K",)),
        ActionSpec("close", "Close this window", window.close_window, ("Esc", "Ctrl+W")),
    ]

"""The commands of the phones window; what they do is in the window."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.language import translate


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
        ActionSpec(
            "invite", translate("Phones", "Pair a phone of this driver"), window.invite, ("Ctrl+N",)
        ),
        ActionSpec(
            "tracker",
            translate("Phones", "Set up a tracking app for this driver"),
            window.invite_tracker,
            ("Ctrl+T",),
        ),
        ActionSpec(
            "copy_link",
            translate("Phones", "Copy the pairing link"),
            window.copy_link,
            ("Ctrl+Shift+C",),
        ),
        ActionSpec("write", translate("Phones", "Write to this driver"), window.write, ("Ctrl+M",)),
        ActionSpec("retire", translate("Phones", "Retire this driver's phone …"), window.retire_phone),
        ActionSpec("revoke", translate("Phones", "Revoke this driver's phone …"), window.revoke_phone),
        ActionSpec("let_in", translate("Phones", "Let phones in …"), window.let_phones_in, ("Ctrl+L",)),
        ActionSpec(
            "drivers",
            translate("Phones", "Drivers and phones"),
            partial(window.show_page, DRIVERS),
            ("Ctrl+1",),
        ),
        ActionSpec(
            "set_aside",
            translate("Phones", "What is set aside"),
            partial(window.show_page, SET_ASIDE),
            ("Ctrl+2",),
        ),
        ActionSpec(
            "reach",
            translate("Phones", "How phones get in"),
            partial(window.show_page, REACH),
            ("Ctrl+3",),
        ),
        ActionSpec("look", translate("Phones", "Look again"), window.look, ("F5",)),
        ActionSpec(
            "palette", translate("Phones", "Find a command …"), window.show_palette, ("Ctrl+K",)
        ),
        ActionSpec(
            "close", translate("Phones", "Close this window"), window.close_window, ("Esc", "Ctrl+W")
        ),
    ]

"""The commands of the window of map regions; what they do is in the window."""

from __future__ import annotations

from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.language import translate


class Commanded(Protocol):
    """What the commands call."""

    def add(self) -> None: ...
    def choose_file(self) -> None: ...
    def use(self) -> None: ...
    def bring_up_to_date(self) -> None: ...
    def ask_to_remove(self) -> None: ...
    def cancel_job(self) -> None: ...
    def close_window(self) -> None: ...


OF_REGION = ("use", "update", "remove")
"""Commands for the region that is chosen."""


def command_specs(window: Commanded) -> list[ActionSpec]:
    """Every command, in the order of the window."""
    return [
        ActionSpec(
            "file", translate("Regions", "Choose an extract …"), window.choose_file, ("Ctrl+O",)
        ),
        ActionSpec("add", translate("Regions", "Add the region"), window.add, ("Ctrl+Return",)),
        ActionSpec("use", translate("Regions", "Use this region"), window.use, ("Ctrl+U",)),
        ActionSpec(
            "update", translate("Regions", "Update this region"), window.bring_up_to_date, ("F5",)
        ),
        ActionSpec(
            "remove", translate("Regions", "Remove this region …"), window.ask_to_remove, ("Ctrl+Del",)
        ),
        ActionSpec(
            "stop",
            translate("Regions", "Stop preparing"),
            window.cancel_job,
            ("Ctrl+.",),
        ),
        ActionSpec(
            "close", translate("Regions", "Close this window"), window.close_window, ("Esc", "Ctrl+W")
        ),
    ]

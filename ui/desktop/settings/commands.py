"""The commands of the window of settings; what they do is in the window."""

from __future__ import annotations

from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.language import translate


class Commanded(Protocol):
    """What the commands call."""

    def seek(self) -> None: ...
    def take_back(self) -> None: ...
    def back_to_usual(self) -> None: ...
    def close_window(self) -> None: ...


def command_specs(window: Commanded) -> list[ActionSpec]:
    """Every command."""
    return [
        ActionSpec("find", translate("Settings", "Search settings"), window.seek, ("Ctrl+F",)),
        ActionSpec(
            "take_back", translate("Settings", "Undo the last change"), window.take_back, ("Ctrl+Z",)
        ),
        ActionSpec(
            "usual",
            translate("Settings", "Back to what is usual"),
            window.back_to_usual,
            ("Ctrl+Backspace",),
        ),
        ActionSpec(
            "close", translate("Settings", "Close this window"), window.close_window, ("Esc", "Ctrl+W")
        ),
    ]

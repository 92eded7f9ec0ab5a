"""The commands of looking back, with their words and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ui.desktop.actions import ActionSpec, DeskState
from ui.desktop.language import translate


class LooksBack(Protocol):
    """What the commands call."""

    def begin(self) -> None: ...
    def leave(self) -> None: ...
    def play(self) -> None: ...
    def search_again(self) -> None: ...


def _can_begin(state: DeskState) -> bool:
    return state.has_board and not state.planning and not state.looking_back


def _is_back(state: DeskState) -> bool:
    return state.looking_back


def look_back_specs(mode: LooksBack) -> list[ActionSpec]:
    """Every command, in the order of the menu."""
    menu = translate("LookingBack", "Looking back")
    commands = [
        ActionSpec(
            "look_back",
            translate("LookingBack", "Look back at this day"),
            mode.begin,
            ("B",),
            _can_begin,
            menu,
        ),
        ActionSpec(
            "back_to_now",
            translate("LookingBack", "Back to now"),
            mode.leave,
            (),
            _is_back,
            menu,
            in_the_past=True,
        ),
        ActionSpec(
            "play",
            translate("LookingBack", "Play the day, or stop"),
            mode.play,
            ("K",),
            _is_back,
            menu,
            in_the_past=True,
        ),
        ActionSpec(
            "search_again",
            translate("LookingBack", "Search again as at this time"),
            mode.search_again,
            ("Shift+S",),
            _is_back,
            menu,
            in_the_past=True,
        ),
    ]
    return [replace(spec, changes=False) for spec in commands]

"""The commands that change the plan by hand, with their words and keys."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec, DeskState
from ui.desktop.language import translate

CONTEXT_MENU = (
    ("move_to", "earlier", "later", "take_off"),
    ("lock", "reverse", "split", "hand_over", "swap"),
    ("undo", "redo"),
    ("call_off",),
)
"""Names of the commands that a right click offers, in groups."""


class Handled(Protocol):
    """What the commands call."""

    def move_to(self) -> None: ...
    def nudge(self, *, later: bool) -> None: ...
    def take_off(self) -> None: ...
    def lock(self) -> None: ...
    def reverse(self) -> None: ...
    def lock_many(self) -> None: ...
    def split(self) -> None: ...
    def hand_over(self) -> None: ...
    def swap(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...


def _has_plan(state: DeskState) -> bool:
    return state.has_orders and not state.planning


def hand_specs(hands: Handled) -> list[ActionSpec]:
    """Every command, in the order of the menu."""
    menu = translate("Hands", "Stops")
    return [
        ActionSpec("undo", translate("Hands", "Undo"), hands.undo, ("Ctrl+Z",), menu=menu),
        ActionSpec(
            "redo", translate("Hands", "Redo"), hands.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), menu=menu
        ),
        ActionSpec(
            "move_to", translate("Hands", "Move to driver …"), hands.move_to, ("D",), _has_plan, menu
        ),
        ActionSpec(
            "earlier",
            translate("Hands", "Earlier on the route"),
            partial(hands.nudge, later=False),
            ("Alt+Up",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "later",
            translate("Hands", "Later on the route"),
            partial(hands.nudge, later=True),
            ("Alt+Down",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "take_off",
            translate("Hands", "Take off the route"),
            hands.take_off,
            ("Shift+Del",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "lock",
            translate("Hands", "Lock to the driver, or unlock"),
            hands.lock,
            ("L",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "lock_many",
            translate("Hands", "Lock by driver, time or priority …"),
            hands.lock_many,
            ("Shift+L",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "reverse",
            translate("Hands", "Turn this tour round"),
            hands.reverse,
            ("R",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "split",
            translate("Hands", "Give the run from here on to …"),
            hands.split,
            ("S",),
            _has_plan,
            menu,
        ),
        ActionSpec(
            "hand_over",
            translate("Hands", "Give the whole run to …"),
            hands.hand_over,
            ("Shift+D",),
            _has_plan,
            menu,
        ),
        ActionSpec("swap", translate("Hands", "Swap runs with …"), hands.swap, ("X",), _has_plan, menu),
    ]

"""The commands that change the plan by hand, with their words and keys."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec, DeskState

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
    menu = "Stops"
    return [
        ActionSpec("undo", "Undo", hands.undo, ("Ctrl+Z",), menu=menu),
        ActionSpec("redo", "Redo", hands.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), menu=menu),
        ActionSpec("move_to", "Move to driver …", hands.move_to, ("D",), _has_plan, menu),
        ActionSpec(
            "earlier", "Earlier on the route", partial(hands.nudge, later=False), ("Alt+Up",),
            _has_plan, menu,
        ),
        ActionSpec(
            "later", "Later on the route", partial(hands.nudge, later=True), ("Alt+Down",),
            _has_plan, menu,
        ),
        ActionSpec("take_off", "Take off the route", hands.take_off, ("Shift+Del",), _has_plan, menu),
        ActionSpec("lock", "Lock to the driver, or unlock", hands.lock, ("L",), _has_plan, menu),
        ActionSpec(
            "lock_many", "Lock by driver, time or priority …", hands.lock_many, ("Shift+L",),
            _has_plan, menu,
        ),
        ActionSpec("reverse", "Turn this tour round", hands.reverse, ("R",), _has_plan, menu),
        ActionSpec(
            "split", "Give the run from here on to …", hands.split, ("S",), _has_plan, menu
        ),
        ActionSpec(
            "hand_over", "Give the whole run to …", hands.hand_over, ("Shift+D",), _has_plan, menu
        ),
        ActionSpec("swap", "Swap runs with …", hands.swap, ("X",), _has_plan, menu),
    ]  # fmt: skip

"""The commands about panels, with their words and keys."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.language import marked, translate
from ui.desktop.panels.panels import LANES, MAP, SIDE, TIMELINE

_WORDS = {
    LANES: marked("Panels", "the lanes"),
    MAP: marked("Panels", "the map"),
    SIDE: marked("Panels", "issues and messages"),
    TIMELINE: marked("Panels", "the timeline"),
}


class Arranged(Protocol):
    """What the commands call."""

    def go_to(self, name: str) -> None: ...
    def go_to_next(self) -> None: ...
    def toggle(self, name: str) -> None: ...
    def detach(self) -> None: ...
    def arrange(self) -> None: ...
    def place_anew(self) -> None: ...
    def fill_screen(self) -> None: ...


def panel_specs(panels: Arranged) -> list[ActionSpec]:
    """Every command, in the order of the menu."""
    menu = translate("Panels", "Panels")
    going = [
        ActionSpec(
            f"go_{name}",
            translate("Panels", "Go to {panel}").format(panel=translate("Panels", words)),
            partial(panels.go_to, name),
            (f"Ctrl+{n}",),
            menu=menu,
        )
        for n, (name, words) in enumerate(_WORDS.items(), start=1)
    ]
    toggling = [
        ActionSpec(
            f"toggle_{name}",
            translate("Panels", "Show or hide {panel}").format(panel=translate("Panels", words)),
            partial(panels.toggle, name),
            ("Ctrl+M",) if name == MAP else (),
            menu=menu,
        )
        for name, words in _WORDS.items()
    ]
    return [
        *going,
        ActionSpec(
            "next_panel",
            translate("Panels", "Go to the next panel"),
            panels.go_to_next,
            ("F6",),
            menu=menu,
        ),
        *toggling,
        ActionSpec(
            "detach",
            translate("Panels", "A window of its own for this panel, or none"),
            panels.detach,
            ("Ctrl+D",),
            menu=menu,
        ),
        ActionSpec(
            "arrange",
            translate("Panels", "Arrange panels by their titles"),
            panels.arrange,
            ("F9",),
            menu=menu,
        ),
        ActionSpec(
            "place_anew",
            translate("Panels", "Panels as they were at first"),
            panels.place_anew,
            menu=menu,
        ),
        ActionSpec(
            "full_screen", translate("Panels", "Full screen"), panels.fill_screen, ("F11",), menu=menu
        ),
    ]

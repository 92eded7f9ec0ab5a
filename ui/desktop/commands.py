"""Which commands there are, with their words and keys. What they do is in the window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ui.desktop.actions import ActionSpec
from ui.desktop.commanded import Commanded
from ui.desktop.day_commands import customer_commands, day_commands, phone_commands, work_commands
from ui.desktop.day_filter import Figure
from ui.desktop.language import marked, translate

_CANCEL = marked("Commands", "Stop planning, go back to now, or clear selection and filter")


def command_specs(window: Commanded) -> list[ActionSpec]:
    """Every command, in the order of the menu."""
    looking = [*_view_commands(window), *_lane_commands(window)]
    return [
        *day_commands(window),
        *work_commands(window),
        *customer_commands(window),
        *phone_commands(window),
        *(replace(spec, changes=False) for spec in looking),
    ]


def _view_commands(window: Commanded) -> list[ActionSpec]:
    """What only looks, and may look at the past as well."""
    late, unassigned, still_open = (
        partial(window.filter, figure) for figure in (Figure.LATE, Figure.UNASSIGNED, Figure.OPEN)
    )
    window_menu = translate("Commands", "Window")
    commands = [
        ActionSpec("search", translate("Commands", "Search"), window.search, ("Ctrl+F", "/")),
        ActionSpec("show_late", translate("Commands", "Show what will be late"), late, ("W",)),
        ActionSpec("show_unassigned", translate("Commands", "Show unassigned"), unassigned, ("U",)),
        ActionSpec("show_open", translate("Commands", "Show open stops"), still_open, ("O",)),
        ActionSpec(
            "finished",
            translate("Commands", "Finished stops in the lanes"),
            window.toggle_finished,
            ("H",),
        ),
        ActionSpec(
            "frame", translate("Commands", "Show the whole day on the map"), window.frame_day, ("F",)
        ),
        ActionSpec("cancel", translate("Commands", _CANCEL), window.cancel, ("Esc",)),
        ActionSpec(
            "theme", translate("Commands", "Light or dark"), window.toggle_theme, ("Ctrl+Shift+D",)
        ),
        ActionSpec(
            "palette",
            translate("Commands", "Find a command …"),
            window.show_palette,
            ("Ctrl+K",),
            menu=window_menu,
        ),
        ActionSpec(
            "keys",
            translate("Commands", "All keys on a sheet"),
            window.show_keys,
            ("?",),
            menu=window_menu,
        ),
        ActionSpec(
            "diagnostics",
            translate("Commands", "Write a diagnostics file …"),
            window.ask_diagnostics,
            menu=window_menu,
        ),
        ActionSpec(
            "quit",
            translate("Commands", "Quit"),
            window.close_window,
            ("Ctrl+Q",),
            menu=window_menu,
        ),
    ]
    return [replace(spec, in_the_past=True) for spec in commands]


def _lane_commands(window: Commanded) -> list[ActionSpec]:
    """Keys 1 to 9 choose a driver; too many for the menu."""
    return [
        ActionSpec(
            f"lane_{n}",
            translate("Commands", "Driver {n}").format(n=n),
            partial(window.focus_lane, n),
            (str(n),),
            menu="",
            in_the_past=True,
        )
        for n in range(1, 10)
    ]

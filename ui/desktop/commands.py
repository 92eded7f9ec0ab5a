"""Which commands there are, with their words and keys. What they do is in the window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.day_filter import Figure

_CANCEL = "Stop planning, go back to now, or clear selection and filter"


class Commanded(Protocol):
    """What the commands call."""

    def ask_import(self) -> None: ...
    def plan(self) -> None: ...
    def send(self) -> None: ...
    def ask_fleet(self) -> None: ...
    def ask_report(self) -> None: ...
    def ask_order_proof(self) -> None: ...
    def ask_what_if(self) -> None: ...
    def open_road(self) -> None: ...

    def ask_routes(self) -> None: ...
    def practise(self) -> None: ...
    def leave_practice(self) -> None: ...
    def call_off(self) -> None: ...
    def offer_slots(self) -> None: ...
    def take_slot(self) -> None: ...
    def say_load(self) -> None: ...
    def forget_customer(self) -> None: ...
    def take_out(self) -> None: ...
    def type_order(self) -> None: ...
    def edit_order(self) -> None: ...
    def show_phones(self) -> None: ...
    def show_told(self) -> None: ...
    def show_figures_of_day(self) -> None: ...
    def show_register(self) -> None: ...
    def show_fleet(self) -> None: ...
    def show_regions(self) -> None: ...
    def stop_region(self) -> None: ...
    def let_phones_in(self) -> None: ...
    def pair_phone(self) -> None: ...
    def write_to_driver(self) -> None: ...
    def cancel(self) -> None: ...
    def step_day(self, days: int) -> None: ...
    def search(self) -> None: ...
    def filter(self, figure: Figure) -> None: ...
    def focus_lane(self, number: int) -> None: ...
    def frame_day(self) -> None: ...
    def toggle_finished(self) -> None: ...
    def toggle_theme(self) -> None: ...
    def ask_diagnostics(self) -> None: ...
    def show_palette(self) -> None: ...
    def show_keys(self) -> None: ...
    def cancel_plan(self) -> None: ...
    def close_window(self) -> None: ...


def command_specs(window: Commanded) -> list[ActionSpec]:
    """Every command, in the order of the menu."""
    looking = [*_view_commands(window), *_lane_commands(window)]
    return [*_day_commands(window), *(replace(spec, changes=False) for spec in looking)]


def _day_commands(window: Commanded) -> list[ActionSpec]:
    return [
        ActionSpec("import", "Import orders …", window.ask_import, ("Ctrl+O",), menu="Day"),
        ActionSpec(
            "type_order", "Take an order by phone …", window.type_order, ("Ctrl+N",),
            lambda state: state.has_board, "Day",
        ),
        ActionSpec(
            "fleet", "Import drivers and vehicles …", window.ask_fleet, ("Ctrl+Shift+O",), menu="Day"
        ),
        ActionSpec(
            "register", "Fleet and customers", window.show_register, ("Ctrl+Shift+F",), menu="Day"
        ),
        ActionSpec("weekly", "Weekly shifts", window.show_fleet, menu="Day"),
        ActionSpec("regions", "Map regions", window.show_regions, ("Ctrl+Shift+M",), menu="Day"),
        ActionSpec(
            "stop_region", "Stop preparing the map region", window.stop_region, (),
            lambda state: state.preparing, "Day",
        ),
        ActionSpec(
            "practise", "Practise with the demo day", window.practise, (),
            lambda state: not state.practising, "Day",
        ),
        ActionSpec(
            "leave_practice", "Leave the practice day", window.leave_practice, (),
            lambda state: state.practising, "Day",
        ),
        ActionSpec(
            "plan", "Plan the day", window.plan, ("F5",),
            lambda state: state.has_orders and not state.planning, "Work",
        ),
        ActionSpec(
            "cancel_plan", "Stop planning, keep the best so far", window.cancel_plan, (),
            lambda state: state.planning, "Work",
        ),
        ActionSpec(
            "send", "Send changes to the drivers", window.send, ("Ctrl+Return",),
            lambda state: state.unsent, "Work",
        ),
        ActionSpec(
            "call_off", "Call the selected order off …", window.call_off, ("Del",),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "edit_order", "Change the selected order …", window.edit_order, ("E",),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "take_out", "Driver cannot go on, or can again …", window.take_out, (),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "what_if", "What if …", window.ask_what_if, ("Shift+W",),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "open_road", "Open a closed road again …", window.open_road, (),
            lambda state: state.roads_closed, "Work",
        ),
        ActionSpec(
            "report", "Write the day's report …", window.ask_report, ("Ctrl+R",),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "routes_file", "Write the routes for other programs …", window.ask_routes,
            ("Ctrl+Shift+R",), lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "order_proof", "Write the proof of delivery …", window.ask_order_proof, ("Ctrl+P",),
            lambda state: state.has_orders, "Work", changes=False,
        ),
        ActionSpec(
            "figures", "Figures of the day and the week", window.show_figures_of_day, ("Shift+R",),
            lambda state: state.has_orders, "Work", changes=False,
        ),
        ActionSpec(
            "told", "Messages to customers", window.show_told, ("Shift+M",),
            lambda state: state.has_board, "Work", changes=False,
        ),
        ActionSpec(
            "offer_slots", "Offer the customer other times", window.offer_slots, ("Shift+T",),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "take_slot", "Promise the time that the customer chose", window.take_slot, (),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "load", "A load came, or comes later …", window.say_load, ("Shift+G",),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec(
            "forget", "Remove a customer's data …", window.forget_customer, (),
            lambda state: state.has_orders, "Work",
        ),
        ActionSpec("phones", "Phones of the drivers", window.show_phones, ("P",), menu="Phones"),
        ActionSpec("pair_phone", "Pair a phone", window.pair_phone, ("Shift+P",), menu="Phones"),
        ActionSpec("message", "Write to a driver", window.write_to_driver, ("M",), menu="Phones"),
        ActionSpec("let_phones_in", "Let phones in …", window.let_phones_in, menu="Phones"),
        ActionSpec(
            "previous_day", "Previous day", partial(window.step_day, -1), ("Alt+Left",), menu="Days",
            changes=False,
        ),
        ActionSpec(
            "next_day", "Next day", partial(window.step_day, 1), ("Alt+Right",), menu="Days",
            changes=False,
        ),
    ]  # fmt: skip


def _view_commands(window: Commanded) -> list[ActionSpec]:
    """What only looks, and may look at the past as well."""
    late, unassigned, still_open = (
        partial(window.filter, figure) for figure in (Figure.LATE, Figure.UNASSIGNED, Figure.OPEN)
    )
    commands = [
        ActionSpec("search", "Search", window.search, ("Ctrl+F", "/")),
        ActionSpec("show_late", "Show what will be late", late, ("W",)),
        ActionSpec("show_unassigned", "Show unassigned", unassigned, ("U",)),
        ActionSpec("show_open", "Show open stops", still_open, ("O",)),
        ActionSpec("finished", "Finished stops in the lanes", window.toggle_finished, ("H",)),
        ActionSpec("frame", "Show the whole day on the map", window.frame_day, ("F",)),
        ActionSpec("cancel", _CANCEL, window.cancel, ("Esc",)),
        ActionSpec("theme", "Light or dark", window.toggle_theme, ("Ctrl+Shift+D",)),
        ActionSpec("palette", "Find a command …", window.show_palette, ("Ctrl+K",), menu="Window"),
        ActionSpec("keys", "All keys on a sheet", window.show_keys, ("?",), menu="Window"),
        ActionSpec("diagnostics", "Write a diagnostics file …", window.ask_diagnostics, menu="Window"),
        ActionSpec("quit", "Quit", window.close_window, ("Ctrl+Q",), menu="Window"),
    ]
    return [replace(spec, in_the_past=True) for spec in commands]


def _lane_commands(window: Commanded) -> list[ActionSpec]:
    """Keys 1 to 9 choose a driver; too many for the menu."""
    return [
        ActionSpec(
            f"lane_{n}", f"Driver {n}", partial(window.focus_lane, n), (str(n),), menu="",
            in_the_past=True,
        )
        for n in range(1, 10)
    ]  # fmt: skip

"""Which commands there are, with their words and keys. What they do is in the window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Protocol

from ui.desktop.actions import ActionSpec
from ui.desktop.day_filter import Figure
from ui.desktop.language import marked, translate

_CANCEL = marked("Commands", "Stop planning, go back to now, or clear selection and filter")


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
    def give_away(self) -> None: ...
    def reclaim(self) -> None: ...
    def offer_slots(self) -> None: ...
    def take_slot(self) -> None: ...
    def say_load(self) -> None: ...
    def forget_customer(self) -> None: ...
    def take_out(self) -> None: ...
    def type_order(self) -> None: ...
    def edit_order(self) -> None: ...
    def show_phones(self) -> None: ...
    def show_told(self) -> None: ...
    def show_shops(self) -> None: ...
    def show_figures_of_day(self) -> None: ...
    def show_register(self) -> None: ...
    def show_fleet(self) -> None: ...
    def show_carriers(self) -> None: ...
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
    def show_settings(self) -> None: ...
    def show_palette(self) -> None: ...
    def show_keys(self) -> None: ...
    def cancel_plan(self) -> None: ...
    def close_window(self) -> None: ...


def command_specs(window: Commanded) -> list[ActionSpec]:
    """Every command, in the order of the menu."""
    looking = [*_view_commands(window), *_lane_commands(window)]
    return [
        *_day_commands(window),
        *_work_commands(window),
        *_customer_commands(window),
        *_phone_commands(window),
        *(replace(spec, changes=False) for spec in looking),
    ]


def _day_commands(window: Commanded) -> list[ActionSpec]:
    day = translate("Commands", "Day")
    return [
        ActionSpec(
            "import", translate("Commands", "Import orders …"), window.ask_import, ("Ctrl+O",), menu=day
        ),
        ActionSpec(
            "type_order",
            translate("Commands", "Take an order by phone …"),
            window.type_order,
            ("Ctrl+N",),
            lambda state: state.has_board,
            day,
        ),
        ActionSpec(
            "fleet",
            translate("Commands", "Import drivers and vehicles …"),
            window.ask_fleet,
            ("Ctrl+Shift+O",),
            menu=day,
        ),
        ActionSpec(
            "register",
            translate("Commands", "Fleet and customers"),
            window.show_register,
            ("Ctrl+Shift+F",),
            menu=day,
        ),
        ActionSpec("weekly", translate("Commands", "Weekly shifts"), window.show_fleet, menu=day),
        ActionSpec(
            "carriers",
            translate("Commands", "Carriers and their prices"),
            window.show_carriers,
            menu=day,
        ),
        ActionSpec(
            "settings",
            translate("Commands", "Settings"),
            window.show_settings,
            ("Ctrl+,",),
            menu=day,
        ),
        ActionSpec(
            "regions",
            translate("Commands", "Map regions"),
            window.show_regions,
            ("Ctrl+Shift+M",),
            menu=day,
        ),
        ActionSpec(
            "shops",
            translate("Commands", "Shops that order by themselves"),
            window.show_shops,
            ("Shift+O",),
            menu=day,
            changes=False,
        ),
        ActionSpec(
            "stop_region",
            translate("Commands", "Stop preparing the map region"),
            window.stop_region,
            (),
            lambda state: state.preparing,
            day,
        ),
        ActionSpec(
            "practise",
            translate("Commands", "Practise with the demo day"),
            window.practise,
            (),
            lambda state: not state.practising,
            day,
        ),
        ActionSpec(
            "leave_practice",
            translate("Commands", "Leave the practice day"),
            window.leave_practice,
            (),
            lambda state: state.practising,
            day,
        ),
    ]


def _work_commands(window: Commanded) -> list[ActionSpec]:
    work = translate("Commands", "Work")
    return [
        ActionSpec(
            "plan",
            translate("Commands", "Plan the day"),
            window.plan,
            ("F5",),
            lambda state: state.has_orders and not state.planning,
            work,
        ),
        ActionSpec(
            "cancel_plan",
            translate("Commands", "Stop planning, keep the best so far"),
            window.cancel_plan,
            (),
            lambda state: state.planning,
            work,
        ),
        ActionSpec(
            "send",
            translate("Commands", "Send changes to the drivers"),
            window.send,
            ("Ctrl+Return",),
            lambda state: state.unsent,
            work,
        ),
        ActionSpec(
            "call_off",
            translate("Commands", "Call the selected order off …"),
            window.call_off,
            ("Del",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "edit_order",
            translate("Commands", "Change the selected order …"),
            window.edit_order,
            ("E",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "take_out",
            translate("Commands", "Driver cannot go on, or can again …"),
            window.take_out,
            (),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "what_if",
            translate("Commands", "What if …"),
            window.ask_what_if,
            ("Shift+W",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "open_road",
            translate("Commands", "Open a closed road again …"),
            window.open_road,
            (),
            lambda state: state.roads_closed,
            work,
        ),
        ActionSpec(
            "report",
            translate("Commands", "Write the day's report …"),
            window.ask_report,
            ("Ctrl+R",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "routes_file",
            translate("Commands", "Write the routes for other programs …"),
            window.ask_routes,
            ("Ctrl+Shift+R",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "order_proof",
            translate("Commands", "Write the proof of delivery …"),
            window.ask_order_proof,
            ("Ctrl+P",),
            lambda state: state.has_orders,
            work,
            changes=False,
        ),
        ActionSpec(
            "figures",
            translate("Commands", "Figures of the day and the week"),
            window.show_figures_of_day,
            ("Shift+R",),
            lambda state: state.has_orders,
            work,
            changes=False,
        ),
    ]


def _customer_commands(window: Commanded) -> list[ActionSpec]:
    work = translate("Commands", "Work")
    return [
        ActionSpec(
            "told",
            translate("Commands", "Messages to customers"),
            window.show_told,
            ("Shift+M",),
            lambda state: state.has_board,
            work,
            changes=False,
        ),
        ActionSpec(
            "give_away",
            translate("Commands", "Give the selected order to the cheapest carrier"),
            window.give_away,
            ("Shift+C",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "reclaim",
            translate("Commands", "Take the selected order back from its carrier"),
            window.reclaim,
            (),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "offer_slots",
            translate("Commands", "Offer the customer other times"),
            window.offer_slots,
            ("Shift+T",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "take_slot",
            translate("Commands", "Promise the time that the customer chose"),
            window.take_slot,
            (),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "load",
            translate("Commands", "A load came, or comes later …"),
            window.say_load,
            ("Shift+G",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "forget",
            translate("Commands", "Remove a customer's data …"),
            window.forget_customer,
            (),
            lambda state: state.has_orders,
            work,
        ),
    ]


def _phone_commands(window: Commanded) -> list[ActionSpec]:
    phones, days = translate("Commands", "Phones"), translate("Commands", "Days")
    return [
        ActionSpec(
            "phones",
            translate("Commands", "Phones of the drivers"),
            window.show_phones,
            ("P",),
            menu=phones,
        ),
        ActionSpec(
            "pair_phone",
            translate("Commands", "Pair a phone"),
            window.pair_phone,
            ("Shift+P",),
            menu=phones,
        ),
        ActionSpec(
            "message",
            translate("Commands", "Write to a driver"),
            window.write_to_driver,
            ("M",),
            menu=phones,
        ),
        ActionSpec(
            "let_phones_in", translate("Commands", "Let phones in …"), window.let_phones_in, menu=phones
        ),
        ActionSpec(
            "previous_day",
            translate("Commands", "Previous day"),
            partial(window.step_day, -1),
            ("Alt+Left",),
            menu=days,
            changes=False,
        ),
        ActionSpec(
            "next_day",
            translate("Commands", "Next day"),
            partial(window.step_day, 1),
            ("Alt+Right",),
            menu=days,
            changes=False,
        ),
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

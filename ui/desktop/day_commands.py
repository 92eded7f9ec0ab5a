"""Which commands there are about the day, its customers and its phones."""

from __future__ import annotations

from functools import partial

from ui.desktop.actions import ActionSpec
from ui.desktop.commanded import Commanded
from ui.desktop.language import translate


def day_commands(window: Commanded) -> list[ActionSpec]:
    """What a day is made of, and which day it is made in."""
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
            "language",
            translate("Commands", "Language …"),
            window.show_languages,
            menu=translate("Commands", "Window"),
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


def work_commands(window: Commanded) -> list[ActionSpec]:
    """Planning, changing and keeping record of the day."""
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


def customer_commands(window: Commanded) -> list[ActionSpec]:
    """What concerns customers, and loads on their way."""
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
            "tender",
            translate("Commands", "Offer the selected order to the next carrier"),
            window.tender,
            ("Shift+E",),
            lambda state: state.has_orders,
            work,
        ),
        ActionSpec(
            "tenders",
            translate("Commands", "Offers to carriers"),
            window.show_tenders,
            ("Ctrl+Shift+E",),
            lambda state: state.has_board,
            work,
            changes=False,
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


def phone_commands(window: Commanded) -> list[ActionSpec]:
    """The drivers' phones, and the day before and after."""
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

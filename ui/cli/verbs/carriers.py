"""Orders given to carriers by hand, or offered to them."""

from __future__ import annotations

from argparse import Namespace

from app.desk import Desk
from app.domain.carriers import price_text
from app.domain.errors import InputRefused
from app.domain.orders import Order
from app.left_out import given_words
from app.reports.proving import find_order
from ui.cli import values
from ui.cli.desk import desk_of
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.cli.verbs import tenders
from ui.workplace import Workplace


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    carrier = add_verb(verbs, "carrier", "what carriers ask for an order, giving it to one, offers")
    actions = carrier.add_subparsers(dest="action", metavar="ACTION", required=True)
    ask = add_verb(actions, "offers", "what carriers ask for an order, the cheapest first", _offers)
    give = add_verb(actions, "give", "give an order to a carrier, the cheapest unless named", _give)
    back = add_verb(actions, "back", "take an order back from its carrier", _back)
    for verb in (ask, give, back):
        verb.add_argument("order", metavar="ORDER", help="its reference, or its customer's name")
        verb.add_argument("--date", type=values.day)
    ask.add_argument("--json", action="store_true")
    give.add_argument("--to", default="", metavar="CARRIER")
    tenders.add_to(actions)


def _offers(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        order, desk = _order_and_desk(place, options)
        offers = desk.carrier_offers(order.order_id)
    if options.json:
        print_json([{"carrier": o.carrier_id, "name": o.name, "price": o.total} for o in offers])
        return DONE
    for offer in offers:
        print(f"{price_text(offer.total):>10}  {offer.name} ({offer.carrier_id})")
    if not offers:
        print("No carrier takes it.")
    return DONE


def _give(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        order, desk = _order_and_desk(place, options)
        known = {offer.carrier_id for offer in desk.carrier_offers(order.order_id)}
        if options.to and options.to not in known:
            named = ", ".join(sorted(known)) or "none"
            raise InputRefused(
                f"'{options.to}' is no carrier that takes this order (there is: {named})."
            )
        offer = desk.give_away(order.order_id, options.to)
    print(given_words(offer.name, offer.total))
    return DONE


def _back(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        order, desk = _order_and_desk(place, options)
        desk.reclaim(order.order_id)
    print(f"{order.tasks[-1].place.name} waits for a route again.")
    return DONE


def _order_and_desk(place: Workplace, options: Namespace) -> tuple[Order, Desk]:
    order = find_order(place.store, options.order, options.date)
    return order, desk_of(place, order.day)

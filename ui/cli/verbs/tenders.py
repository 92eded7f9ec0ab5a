"""Orders offered to carriers, and what they answer."""

from __future__ import annotations

from argparse import Namespace
from zoneinfo import ZoneInfo

from app.desk import Desk
from app.domain.carriers import price_text
from app.domain.errors import InputRefused
from app.domain.tenders import Answer, Tender
from app.domain.timing import rfc3339
from app.reports.proving import find_order
from ui.cli import values
from ui.cli.desk import day_of, desk_of
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.workplace import zone_of


def add_to(actions: Verbs) -> None:
    """Put them beside what else is done about carriers."""
    offer = add_verb(actions, "tender", "offer orders to a carrier, to be answered in time", _tender)
    offer.add_argument(
        "orders", metavar="ORDER", nargs="+", help="their references, or their customers' names"
    )
    offer.add_argument("--to", default="", metavar="CARRIER", help="else the cheapest not asked yet")
    offer.add_argument("--minutes", type=int, default=0, help="how long it has to answer")
    shown = add_verb(actions, "tenders", "the day's offers to carriers, and how they stand", _tenders)
    shown.add_argument("--json", action="store_true")
    said = add_verb(actions, "answer", "what a carrier said to an offer on the telephone", _answer)
    said.add_argument("tender", metavar="OFFER", help="its id as 'carrier tenders' shows it")
    said.add_argument("answer", choices=[each.value for each in Answer])
    back = add_verb(actions, "withdraw", "take an offer back", _withdraw)
    back.add_argument("tender", metavar="OFFER", help="its id as 'carrier tenders' shows it")
    for verb in (offer, shown, said, back):
        verb.add_argument("--date", type=values.day)


def _tender(launcher: Launcher, options: Namespace) -> int:
    if options.minutes < 0:
        raise InputRefused("A carrier has at least a minute to answer.")
    with launcher.workplace(options.data_dir) as place:
        orders = [find_order(place.store, name, options.date) for name in options.orders]
        if len({order.day for order in orders}) > 1:
            raise InputRefused("The orders of one offer are of one day.")
        desk = desk_of(place, orders[0].day)
        wanted = list(dict.fromkeys(order.order_id for order in orders))
        made = desk.tender(wanted, options.to, options.minutes)
        zone = zone_of(place, desk.day)
    print(
        f"Offered to {made.carrier} for {price_text(made.total)}, to be answered by {_at(made, zone)}."
    )
    print("It goes out with the desktop's next exchange with the server.")
    return DONE


def _tenders(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        desk, zone = desk_of(place, day), zone_of(place, day)
        shown = desk.tenders
    if options.json:
        print_json([_document(desk, tender) for tender in shown])
        return DONE
    for tender in shown:
        trouble = desk.tender_trouble(tender)
        words = f"{tender.state.value}. {trouble}" if trouble and tender.is_open else tender.state.value
        count = len(tender.orders)
        print(
            f"{tender.tender_id[:8]}  {_at(tender, zone)}  {tender.carrier}: {count} for"
            f" {price_text(tender.total)}, {words}"
        )
    if not shown:
        print("Nothing was offered to a carrier.")
    return DONE


def _answer(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        desk = desk_of(place, day_of(place, options.date))
        done = desk.answer_tender(_find(desk, options.tender).tender_id, Answer(options.answer))
    print(f"The offer to {done.carrier} is {done.state.value}.")
    return DONE


def _withdraw(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        desk = desk_of(place, day_of(place, options.date))
        done = desk.withdraw_tender(_find(desk, options.tender).tender_id)
    print(f"The offer to {done.carrier} is {done.state.value}.")
    return DONE


def _find(desk: Desk, name: str) -> Tender:
    """The one offer of the day whose id begins so."""
    found = [tender for tender in desk.tenders if tender.tender_id.startswith(name)]
    if len(found) != 1:
        raise InputRefused(f"'{name}' names no offer of {desk.day}: see 'carrier tenders'.")
    return found[0]


def _at(tender: Tender, zone: ZoneInfo) -> str:
    return f"{tender.deadline.astimezone(zone):%Y-%m-%d %H:%M}"


def _document(desk: Desk, tender: Tender) -> dict[str, object]:
    """An offer as JSON; money in cents."""
    return {
        "tender": tender.tender_id,
        "carrier": tender.carrier_id,
        "name": tender.carrier,
        "orders": list(tender.order_ids),
        "price": tender.total,
        "deadline": rfc3339(tender.deadline),
        "state": tender.state.value,
        "why": tender.why.value if tender.why is not None else "",
        "url": tender.url,
        "to": [to for _, to in tender.to],
        "trouble": desk.tender_trouble(tender) if tender.is_open else "",
    }

"""What customers are told and offered."""

from __future__ import annotations

from argparse import Namespace

from app.domain.errors import InputRefused
from app.importing.changes import windows_text
from app.messages.sending import again
from app.reports.proving import find_order
from ui.cli import values
from ui.cli.desk import day_of, desk_of, never
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.told_words import NOT_SET_UP, document, lines_of
from ui.workplace import telling_of, zone_of


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    messages = add_verb(
        verbs, "messages", "what customers were told that day, and what is to be sent", _messages
    )
    messages.add_argument("--date", type=values.day)
    messages.add_argument("--send", action="store_true", help="look at the day and send what is due")
    messages.add_argument("--again", metavar="ID", help="send one again that failed or is in doubt")
    messages.add_argument("--json", action="store_true")
    slots = add_verb(
        verbs, "slots", "other times an order's customer may choose on the tracking page", _slots
    )
    slots.add_argument("order", metavar="ORDER", help="its reference, or the customer's name")
    slots.add_argument("--date", type=values.day)
    slots.add_argument("--take", action="store_true", help="promise the time that the customer chose")


def _messages(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        if options.again is not None and not again(place.store, options.again, place.clock.now()):
            raise InputRefused(
                f"There is no message {options.again!r} that failed, is in doubt or came too late."
            )
        if options.send or options.again is not None:
            if not place.ways:
                raise InputRefused(NOT_SET_UP)
            desk = desk_of(place, day)
            desk.learn(never)
            telling = telling_of(place, desk)
            if options.send:
                telling.note()
            telling.send()
        messages, zone = place.store.messages(day), zone_of(place, day)
    if options.json:
        print_json([document(message) for message in messages])
        return DONE
    for words in lines_of(messages, zone):
        print(words)
    return DONE


def _slots(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        order = find_order(place.store, options.order, options.date)
        desk = desk_of(place, order.day)
        if options.take:
            kept = desk.take_slot(order.order_id)
            print(f"Promised {windows_text(kept.order.tasks[-1].windows)}.")
            return DONE
        evaluator = place.evaluator()
        try:
            windows = desk.offer_slots(order.order_id, evaluator)
        finally:
            evaluator.close()
    print(f"Offered on the tracking page: {', '.join(windows_text((each,)) for each in windows)}.")
    return DONE

"""Shops: keys for their programs, and what these ask for."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from app.domain.errors import ServerUnreachable
from app.shop.counter import ShopCounter
from app.shop.keys import make_key, revoke_key
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.shop_listing import intake_words, key_document, key_lines
from ui.workplace import Workplace, counter_of, orders_url


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    shop = add_verb(verbs, "shop", "keys for shops' programs, and what these ask for")
    actions = shop.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = add_verb(actions, "add", "make a key for a sender; it is shown this once", _add)
    add.add_argument("sender", metavar="SENDER")
    add.add_argument("--label", default="", help="what the key is for")
    add.add_argument("--json", action="store_true")
    add_verb(actions, "list", "every key there is or was", _list).add_argument(
        "--json", action="store_true"
    )
    add_verb(actions, "revoke", "let a key open nothing any more", _revoke).add_argument(
        "key", metavar="KEY"
    )
    words = "take in what shops ask for and tell them how orders stand, once"
    add_verb(actions, "exchange", words, _exchange).add_argument("--json", action="store_true")


def _add(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        key, secret = make_key(place.store, options.sender, place.clock.now(), options.label)
        _put_keys(place, counter_of(place))
        url = orders_url(place)
    if options.json:
        print_json({**key_document(key), "secret": secret, "url": f"{url}/v1/shop/orders"})
        return DONE
    print(f"Key {key.key_id} for {key.sender}, shown this once: {secret}")
    print(f"Orders go to {url}/v1/shop/orders, as {url}/openapi.json says.")
    return DONE


def _list(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        keys = place.store.shop_keys()
    if options.json:
        print_json([key_document(key) for key in keys])
        return DONE
    for words in key_lines(keys):
        print(words)
    if not keys:
        print("No shop has a key yet: main.py shop add SENDER")
    return DONE


def _revoke(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        key = revoke_key(place.store, options.key, place.clock.now())
        try:
            _put_keys(place, counter_of(place))
        except ServerUnreachable as error:
            raise ServerUnreachable(
                f"{error} The key is revoked here, and at the server once it can be reached."
            ) from error
    print(f"Key {key.key_id} of {key.sender} opens nothing any more.")
    return DONE


def _exchange(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        counter, server = counter_of(place), place.sync_server()
        try:
            taken = counter.take(server.link)
            told = counter.tell(None, taken.days, server.link)
        finally:
            server.close()
    if options.json:
        days = sorted(day.isoformat() for day in taken.days)
        print_json({**asdict(taken), "days": days, "told": told})
        return DONE
    print(intake_words(taken) or "Shops ask for nothing new.")
    print(f"Told of {told} orders how they stand.")
    return DONE


def _put_keys(place: Workplace, counter: ShopCounter) -> None:
    """Make the keys in force known to the server."""
    server = place.sync_server()
    try:
        counter.put_keys(server.link)
    finally:
        server.close()

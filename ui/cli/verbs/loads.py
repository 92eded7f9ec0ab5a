"""Goods on their way to a depot."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from app.domain.errors import InputRefused
from app.domain.loads import loads_of
from app.domain.timing import instant
from app.loads import LoadNews, load_names, load_words, note_load
from ui.cli import values
from ui.cli.desk import DISPATCHER, day_of
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.workplace import zone_of


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    load = add_verb(verbs, "load", "when a load of goods is to be at its depot, or that it came", _load)
    load.add_argument("name", nargs="?", metavar="NAME", help="without it, the day's loads")
    load.add_argument("--date", type=values.day)
    said = load.add_mutually_exclusive_group()
    said.add_argument("--expected", type=values.minute, metavar="HH:MM")
    said.add_argument("--arrived", type=values.minute, metavar="HH:MM")
    load.add_argument("--json", action="store_true")


def _load(launcher: Launcher, options: Namespace) -> int:
    said = options.expected if options.expected is not None else options.arrived
    if (options.name is None) != (said is None):
        raise InputRefused("Name a load and say --expected HH:MM or --arrived HH:MM, or neither.")
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        zone, now = zone_of(place, day), place.clock.now()
        if options.name is not None:
            news = LoadNews(options.name, instant(day, said, zone), options.arrived is not None)
            note_load(place.store, day, news, now, DISPATCHER)
        names, loads = load_names(place.store.orders(day)), loads_of(place.store.events(day))
    if options.json:
        print_json([asdict(loads[name]) if name in loads else {"name": name} for name in names])
        return DONE
    for name in names:
        load = loads.get(name)
        at = f"{load.ready(load.expected).astimezone(zone):%H:%M}" if load is not None else ""
        print(load_words(load, name, at))
    return DONE

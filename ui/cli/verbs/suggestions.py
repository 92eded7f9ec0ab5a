"""Suggestions of a day, and the searches they came from."""

from __future__ import annotations

from argparse import Namespace

from app.domain.errors import InputRefused
from app.domain.timing import instant
from app.orchestration.ledger import ledger
from app.orchestration.replaying import replay, search_at
from ui.cli import values
from ui.cli.desk import day_of
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.cli.suggestion_listing import (
    ledger_document,
    ledger_lines,
    replay_document,
    replay_lines,
)
from ui.workplace import zone_of


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    told = add_verb(
        verbs,
        "suggestions",
        "the day's suggestions, what was decided and what came of it",
        _suggestions,
    )
    told.add_argument("--date", type=values.day)
    told.add_argument("--json", action="store_true")
    again = add_verb(
        verbs, "replay", "run a search for suggestions again as it was at a time of the day", _replay
    )
    again.add_argument("--date", type=values.day)
    again.add_argument("--at", type=values.minute, required=True, metavar="HH:MM")
    again.add_argument("--json", action="store_true")


def _suggestions(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        lines, zone = ledger(place.store, day), zone_of(place, day)
    if options.json:
        print_json([ledger_document(line) for line in lines])
        return DONE
    for words in ledger_lines(lines, zone):
        print(words)
    return DONE


def _replay(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        at = instant(day, options.at + 59, zone_of(place, day))
        search = search_at(place.store, day, at)
        if search is None:
            raise InputRefused(f"Nothing was searched for on {day} until then.")
        roads = str(place.regions.active().roads_folder)
        again = replay(place.store, place.planner, day, search, roads, place.settings, place.regions)
        zone = zone_of(place, day)
    if options.json:
        print_json(replay_document(again))
        return DONE
    for words in replay_lines(again, zone):
        print(words)
    return DONE

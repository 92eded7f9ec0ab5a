"""What the day would come to if something were otherwise."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from app.domain.routing import StopRule
from app.orchestration.reoptimiser import Reoptimiser
from app.orchestration.what_if import Means, what_if
from ui.cli import values
from ui.cli.desk import day_of, desk_of, in_the_day, never
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.cli.what_if_options import (
    add_what_if_options,
    otherwise,
    what_if_document,
    what_if_lines,
)
from ui.workplace import Workplace

WHAT_IF_STEPS = StopRule(steps=100)
"""Some seconds for a day of a few hundred stops."""


def add_to(verbs: Verbs) -> None:
    """Put it into the grammar."""
    asked = add_verb(verbs, "what-if", "what the rest of the day would come to if ...", _what_if)
    asked.add_argument("--date", type=values.day)
    add_what_if_options(asked)
    asked.add_argument("--json", action="store_true")


def _what_if(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        desk = desk_of(place, day)
        desk.learn(never)
        change = otherwise(options, desk.tracker.data)
        searches = options.improve or bool(change.vans)
        now = in_the_day(place, day)
        means = Means(
            place.settings,
            desk.roads_folder,
            place.regions,
            tuple(each.closure.shape for each in desk.closures),
            partial(_optimiser, place) if searches else None,
        )
        found = what_if(desk.tracker, now, change, means)
    if options.json:
        print_json(what_if_document(found))
        return DONE
    for words in what_if_lines(found):
        print(words)
    return DONE


def _optimiser(place: Workplace, roads_folder: str) -> Reoptimiser:
    """Looks once for a better rest of the day."""
    return Reoptimiser(place.planner, roads_folder, WHAT_IF_STEPS, 1, settings=place.settings)

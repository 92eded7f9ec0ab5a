"""The desk and the day that a command is about."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date, datetime, timedelta

from app.desk import Desk
from app.domain.errors import InputRefused, WorldError
from app.domain.events import Actor, ActorKind
from app.domain.report_groups import week_of
from app.domain.timing import instant
from ui.workplace import Workplace, zone_of

DISPATCHER = Actor(ActorKind.DISPATCHER, "command line")


def desk_of(place: Workplace, day: date) -> Desk:
    """A day's desk, with what is closed of its roads."""
    desk = Desk(
        place.store,
        place.planner,
        place.clock,
        day,
        DISPATCHER,
        str(place.regions.active().roads_folder),
        settings=place.settings,
    )
    try:
        desk.look_at_roads(place.regions)
    except WorldError as error:  # told, and everything else can be done all the same
        print(f"roundsman: {error}", file=sys.stderr)
    return desk


def day_of(place: Workplace, asked: date | None) -> date:
    """The day asked for, else the latest one with data."""
    days = place.store.days()
    if not days:
        raise InputRefused("There is no day with data yet. Import orders first: main.py import FILE")
    if asked is None:
        return days[-1]
    if asked not in days:
        last = f"the latest is {days[-1]}" if len(days) > 1 else f"the only one is {days[-1]}"
        raise InputRefused(f"There is no data of {asked}; of the days with data {last}.")
    return asked


def days_of(place: Workplace, options: Namespace) -> tuple[date, date]:
    """First and last day of a report."""
    if options.first or options.last:
        if options.date or options.week:
            raise InputRefused("Name --from and --to, or --date, with or without --week; not both.")
        first = options.first or options.last
        last = options.last or day_of(place, None)
        if last < first:
            raise InputRefused(f"The last day, {last}, is before the first, {first}.")
        return first, last
    if options.week and options.date:
        return week_of(options.date)
    day = day_of(place, options.date)
    return week_of(day) if options.week else (day, day)


def today(place: Workplace) -> date:
    """The day by the clock of this machine."""
    return place.clock.now().astimezone().date()


def in_the_day(place: Workplace, day: date) -> datetime:
    """Now, where that is in the day; else the day's beginning: all of another day is asked about."""
    now, begins = place.clock.now(), instant(day, 0, zone_of(place, day))
    return now if begins <= now < begins + timedelta(days=1) else begins


def never() -> bool:
    """A command is not cancelled: Ctrl+C ends it."""
    return False

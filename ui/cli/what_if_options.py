"""The options of ``what-if``: what they are, what they mean on a day, and the answer in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from app.day_data import DayData
from app.domain.closures import ClosedKind, ClosedShape, around
from app.domain.count_words import count_text
from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.timing import TimeWindow
from app.orchestration.gains import DayCost, Gain
from app.orchestration.what_if import LateStop, Otherwise, WhatIf

type Document = dict[str, object]

LATE_SHOWN = 10


def add_what_if_options(verb: argparse.ArgumentParser) -> None:
    """What would be otherwise."""
    verb.add_argument("--slow", type=float, default=0.0, metavar="PERCENT", help="all roads slower")
    verb.add_argument(
        "--without", action="append", default=[], metavar="DRIVER", help="a driver cannot go on"
    )
    verb.add_argument(
        "--close",
        action="append",
        nargs="+",
        type=place_of,
        default=[],
        metavar="LON,LAT",
        help="a road is closed: points along it, or across it",
    )
    verb.add_argument(
        "--close-around",
        action="append",
        nargs=2,
        default=[],
        metavar=("LON,LAT", "METRES"),
        help="every road around a place is closed",
    )
    verb.add_argument(
        "--van",
        action="append",
        default=[],
        metavar="DRIVER",
        help="one more van, like that of this driver, from now until the end of that shift",
    )
    verb.add_argument(
        "--window",
        action="append",
        nargs=2,
        default=[],
        metavar=("ORDER", "HH:MM-HH:MM"),
        help="an order, by its reference or id, is promised for another time",
    )
    verb.add_argument(
        "--improve",
        action="store_true",
        help="look for suggestions then, and say what they would save (always with --van)",
    )


def otherwise(options: argparse.Namespace, data: DayData) -> Otherwise:
    """What the options mean on a day.

    Raises:
        InputRefused: nobody or no order is called so; a window or a closed road makes no sense.
    """
    lines = (ClosedShape(ClosedKind.LINE, tuple(points)) for points in options.close)
    return Otherwise(
        1 + options.slow / 100,
        frozenset(_shift_of(data, driver) for driver in options.without),
        (*lines, *(_around(*given) for given in options.close_around)),
        tuple(_shift_of(data, driver) for driver in options.van),
        tuple((_order_of(data, name), _window(text)) for name, text in options.window),
    )


def place_of(text: str) -> LonLat:
    """``9.52,47.14``, for argparse."""
    try:
        lon, lat = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not LON,LAT") from None
    return LonLat(lon, lat)


def _around(place: str, metres: str) -> ClosedShape:
    try:
        return around(place_of(place), float(metres))
    except (argparse.ArgumentTypeError, ValueError):
        raise InputRefused(f"'{place} {metres}' is no place with a distance in metres.") from None


def _window(text: str) -> TimeWindow:
    start, dash, end = text.partition("-")
    if not dash:
        raise InputRefused(f"'{text[:40]}' is no window; write 10:00-12:00.")
    return TimeWindow(_second(start), _second(end))


def _second(text: str) -> int:
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60):
        raise InputRefused(f"'{text[:40]}' is no time; write 10:00-12:00.")
    if int(hours) > 24:
        raise InputRefused(f"'{text[:40]}' is no time of a day.")
    return int(hours) * 3600 + int(minutes) * 60


def _shift_of(data: DayData, driver: str) -> str:
    """The shift of a driver of the day, named by id or name."""
    for shift in data.shifts:
        if driver in (shift.driver.driver_id, shift.driver.name, shift.shift_id):
            return shift.shift_id
    raise InputRefused(f"No driver of the day is called '{driver}'.")


def _order_of(data: DayData, name: str) -> str:
    found = [key for key, order in data.orders.items() if name in (key, order.reference)]
    if len(found) != 1:
        many = "More than one order" if found else "No order"
        raise InputRefused(f"{many} of the day has the reference or id '{name}'.")
    return found[0]


# --- the answer -------------------------------------------------------------------------------------


def what_if_document(found: WhatIf) -> Document:
    """The day as it is and as it would be, and what suggestions would save; money in cents."""
    closed = None
    if found.closed is not None:
        lines = [[[end.lon, end.lat] for end in line] for line in found.closed.lines]
        closed = {
            "streets": list(found.closed.streets),
            "distance_m": found.closed.metres,
            "lines": lines,
            "cut_off": list(found.cut_off),
        }
    at_best = found.at_best
    return {
        "as_it_is": _day_cost(found.as_it_is) | {"late": _late_stops(found.late_now)},
        "otherwise": _day_cost(found.otherwise) | {"late": _late_stops(found.late_then)},
        "suggestions": None if found.saved is None else [_saved(gain) for gain in found.saved],
        "at_best": None if at_best is None else _day_cost(at_best),
        "closed": closed,
    }


def _saved(gain: Gain) -> Document:
    return {
        "late_s": gain.late_s,
        "distance_m": gain.metres,
        "work_s": gain.seconds,
        "cost": gain.cents,
    }


def _day_cost(cost: DayCost) -> Document:
    return {
        "late_s": cost.late_s,
        "late_stops": cost.late_stops,
        "missed": cost.missed,
        "distance_m": cost.metres,
        "work_s": cost.seconds,
        "cost": cost.cents,
    }


def _late_stops(stops: Sequence[LateStop]) -> list[Document]:
    return [
        {"stop_id": s.stop_id, "name": s.name, "driver": s.driver, "late_s": s.late_s} for s in stops
    ]


def what_if_lines(found: WhatIf) -> Iterator[str]:
    """The same for a terminal."""
    if found.closed is not None:
        yield closed_words(found)
    sides = [("as it is", found.as_it_is), ("otherwise", found.otherwise)]
    if found.at_best is not None:
        sides.append(("at best", found.at_best))
    for name, cost in sides:
        yield (
            f"{name:10}  {cost.late_stops:4d} stops late by {cost.late_s / 60:6.0f} min in all, "
            f"{cost.missed} missed, {cost.metres / 1000:7.1f} km, "
            f"{cost.seconds / 3600:5.1f} h of work to do, cost {cost.cents / 100:,.2f}"
        )
    before = {stop.stop_id: stop.late_s for stop in found.late_now}
    worse = [s for s in found.late_then if s.late_s >= before.get(s.stop_id, 0) + 60]
    for stop in worse[:LATE_SHOWN]:
        was = before.get(stop.stop_id, 0) // 60
        yield f"  {stop.name} ({stop.driver}): {stop.late_s // 60} min late, {was} as it is"
    if len(worse) > LATE_SHOWN:
        yield f"  and {len(worse) - LATE_SHOWN} more"
    if found.saved is not None:
        late = sum(gain.late_s for gain in found.saved) / 60
        money = sum(gain.cents for gain in found.saved) / 100
        count = count_text(len(found.saved), "one suggestion", "suggestions") if found.saved else "none"
        yield f"suggestions {count}; {late:.0f} min of lateness and {money:,.2f} could be saved"


def closed_words(found: WhatIf) -> str:
    """What would be closed, and what that cuts off."""
    if found.closed is None:
        return ""
    names = found.closed.streets
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    words = f"closed: {', '.join(names[:3]) or 'a road without a name'}{more}"
    words += f", {found.closed.metres} m"
    if found.cut_off:
        count = count_text(len(found.cut_off), "one stop", "stops")
        words += f"; no road leads to {count}: {', '.join(found.cut_off)}"
    return words

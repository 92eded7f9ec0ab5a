"""Changes by hand in words: what was done, and what it costs."""

from __future__ import annotations

from app.amending import CalledOff
from app.by_hand import Trial
from app.domain.board import Board
from app.domain.count_words import names_text
from app.domain.wishes import HandOver, Moves, Nudge, Put, Reverse, Swap, TakeOff, Wish
from ui.desktop.distances import more_distance
from ui.desktop.formats import money, signed
from ui.desktop.language import translate

NAMED = 3
"""So many customers are named; the rest are counted."""


def wish_words(wish: Wish, board: Board | None) -> str:
    """``Lauri K. to Ben Frick``: what a wish is about, for messages and for undo."""
    match wish:
        case Put(stop_ids, spot):
            return translate("Hands", "{stops} to {driver}").format(
                stops=stops_words(stop_ids, board), driver=_driver(spot.shift_id, board)
            )
        case TakeOff(stop_ids):
            return translate("Hands", "{stops} off the route").format(
                stops=stops_words(stop_ids, board)
            )
        case Nudge(stop_ids, later):
            words = (
                translate("Hands", "{stops} later") if later else translate("Hands", "{stops} earlier")
            )
            return words.format(stops=stops_words(stop_ids, board))
        case Reverse(shift_id):
            return translate("Hands", "{driver}'s tour the other way round").format(
                driver=_driver(shift_id, board)
            )
        case HandOver(giver, taker, from_stop):
            words = (
                translate("Hands", "{giver}'s run from {stop} on to {taker}")
                if from_stop
                else translate("Hands", "{giver}'s run to {taker}")
            )
            return words.format(
                giver=_driver(giver, board),
                stop=stop_name(from_stop, board),
                taker=_driver(taker, board),
            )
        case Swap(one, other):
            return translate("Hands", "{one} and {other} swapped").format(
                one=_driver(one, board), other=_driver(other, board)
            )
        case Moves(puts):
            return translate("Hands", "%n moves of a suggestion", "", len(puts))


def calling_off_words(off: CalledOff) -> str:
    """``Lauri K. and 2 more called off``: for undo."""
    return translate("Hands", "{names} called off").format(names=names_text(off.names, 1))


def called_off_words(off: CalledOff) -> str:
    """What became of orders that were to be called off."""
    told = []
    if off.names:
        told.append(
            translate("Hands", "Called off: {names}.").format(names=names_text(off.names, NAMED))
        )
    if off.shifts:
        told.append(translate("Hands", "Drivers are told; what is on board comes back."))
    if off.left:
        told.append(
            translate("Hands", "{names} stayed: over, off already, or with a driver since.").format(
                names=names_text(off.left, NAMED)
            )
        )
    return " ".join(told) or translate("Hands", "There is nothing to call off.")


def taken_up_words(off: CalledOff) -> str:
    """What became of orders that are wanted after all."""
    return translate("Hands", "Taken up again, to wait for a driver: {names}.").format(
        names=names_text(off.names, NAMED)
    )


def cost_words(trial: Trial) -> str:
    """``+12 min, +3.1 km, cost +4.20. Newly late: Lauri K. Ben's van is overloaded.``"""
    parts = [
        time_words(trial),
        distance_words(trial),
        translate("Hands", "cost {price}").format(price=price_words(trial)),
    ]
    figures = ", ".join(parts[: 3 if trial.same_stops else 2])
    return ". ".join(part.removesuffix(".") for part in (figures, *warnings(trial))) + "."


def drop_words(trial: Trial) -> str:
    """The same below each other: the figures, and what to know."""
    figures, *known = cost_words(trial).split(". ", 1)
    return "\n".join((figures.removesuffix("."), *known))


def warnings(trial: Trial) -> tuple[str, ...]:
    """What a person should know before it is done, a sentence each, without their full stops."""
    late = (
        translate("Hands", "Newly late: {names}").format(names=names_text(trial.late, NAMED))
        if trial.late
        else ""
    )
    later = -round(trial.gain.late_s / 60)
    more = (
        translate("Hands", "{later} min more lateness").format(later=later)
        if later > 0 and not trial.late
        else ""
    )
    broken = (words[:1].upper() + words[1:] for words in trial.broken)
    return tuple(words for words in (late, more, *broken) if words)


def time_words(trial: Trial) -> str:
    """``+12 min`` of work."""
    minutes = -round(trial.gain.seconds / 60)
    return translate("Hands", "{minutes} min").format(minutes=signed(minutes))


def distance_words(trial: Trial) -> str:
    """``+3.1 km``."""
    return more_distance(-trial.gain.metres)


def price_words(trial: Trial) -> str:
    """``+4.20``; '' where other stops are made than before, so that money cannot be compared."""
    if not trial.same_stops:
        return ""
    return f"{_sign(-trial.gain.cents)}{money(abs(trial.gain.cents))}"


def stops_words(stop_ids: tuple[str, ...], board: Board | None) -> str:
    """``Lauri K.``, ``3 stops``."""
    if len(stop_ids) == 1 and (name := stop_name(stop_ids[0], board)):
        return name
    return count_words(len(stop_ids))


def count_words(stops: int) -> str:
    """``one stop``, ``3 stops``."""
    return translate("Hands", "%n stops", "", stops)


def stop_name(stop_id: str, board: Board | None) -> str:
    """The name on a stop; '' where it is not on the board."""
    if board is None:
        return ""
    if (stop := board.stop(stop_id)) is not None:
        return stop.name or stop.address
    left = board.left_out(stop_id)
    order = board.orders.get(left.order_id) if left is not None else None
    return (order.tasks[-1].place.name or order.reference) if order is not None else ""


def _driver(shift_id: str, board: Board | None) -> str:
    lane = board.lane(shift_id) if board is not None else None
    return lane.shift.driver.name if lane is not None else shift_id


def _sign(number: float) -> str:
    return "+" if number > 0 else "−" if number < 0 else "±"

"""Changes by hand in words: what was done, and what it costs."""

from __future__ import annotations

from app.by_hand import Trial
from app.domain.board import Board
from app.domain.count_words import count_text, names_text
from app.domain.wishes import HandOver, Moves, Nudge, Put, Reverse, Swap, TakeOff, Wish
from ui.desktop.words import money

NAMED = 3
"""So many customers are named; the rest are counted."""


def wish_words(wish: Wish, board: Board | None) -> str:
    """``Lauri K. to Ben Frick``: what a wish is about, for messages and for undo."""
    match wish:
        case Put(stop_ids, spot):
            return f"{stops_words(stop_ids, board)} to {_driver(spot.shift_id, board)}"
        case TakeOff(stop_ids):
            return f"{stops_words(stop_ids, board)} off the route"
        case Nudge(stop_ids, later):
            return f"{stops_words(stop_ids, board)} {'later' if later else 'earlier'}"
        case Reverse(shift_id):
            return f"{_driver(shift_id, board)}'s tour the other way round"
        case HandOver(giver, taker, from_stop):
            rest = f" from {stop_name(from_stop, board)} on" if from_stop else ""
            return f"{_driver(giver, board)}'s run{rest} to {_driver(taker, board)}"
        case Swap(one, other):
            return f"{_driver(one, board)} and {_driver(other, board)} swapped"
        case Moves(puts):
            return f"{count_text(len(puts), '1 move', 'moves')} of a suggestion"


def cost_words(trial: Trial) -> str:
    """``+12 min, +3.1 km, cost +4.20. Newly late: Lauri K. Ben's van is overloaded.``"""
    parts = [time_words(trial), distance_words(trial), f"cost {price_words(trial)}"]
    figures = ", ".join(parts[: 3 if trial.same_stops else 2])
    return ". ".join(part.removesuffix(".") for part in (figures, *warnings(trial))) + "."


def drop_words(trial: Trial) -> str:
    """The same below each other: the figures, and what to know."""
    figures, *known = cost_words(trial).split(". ", 1)
    return "\n".join((figures.removesuffix("."), *known))


def warnings(trial: Trial) -> tuple[str, ...]:
    """What a person should know before it is done, a sentence each, without their full stops."""
    late = f"Newly late: {names_text(trial.late, NAMED)}" if trial.late else ""
    later = -round(trial.gain.late_s / 60)
    more = f"{later} min more lateness" if later > 0 and not trial.late else ""
    broken = (words[:1].upper() + words[1:] for words in trial.broken)
    return tuple(words for words in (late, more, *broken) if words)


def time_words(trial: Trial) -> str:
    """``+12 min`` of work."""
    return f"{_signed(-round(trial.gain.seconds / 60))} min"


def distance_words(trial: Trial) -> str:
    """``+3.1 km``."""
    kilometres = round(-trial.gain.metres / 1000, 1)
    return f"{_sign(kilometres)}{abs(kilometres):.1f} km"


def price_words(trial: Trial) -> str:
    """``+4.20``; '' where other stops are made than before, so that money cannot be compared."""
    if not trial.same_stops:
        return ""
    return f"{_sign(-trial.gain.cents)}{money(abs(trial.gain.cents))}"


def stops_words(stop_ids: tuple[str, ...], board: Board | None) -> str:
    """``Lauri K.``, ``3 stops``."""
    if len(stop_ids) == 1 and (name := stop_name(stop_ids[0], board)):
        return name
    return count_text(len(stop_ids))


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


def _signed(number: int) -> str:
    return f"{_sign(number)}{abs(number)}"


def _sign(number: float) -> str:
    return "+" if number > 0 else "−" if number < 0 else "±"

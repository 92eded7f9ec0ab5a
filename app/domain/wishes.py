"""What a person wants of the order of stops: what is dragged, or asked for by keys and menu."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a shift's route: right before a stop of it, or right ``after`` it; without a stop, at
    the end of its last trip."""

    shift_id: str
    stop_id: str = ""
    after: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """These stops, in this order, at a spot."""

    stop_ids: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class TakeOff:
    """These stops on no route."""

    stop_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nudge:
    """These stops of one driver one place earlier, or ``later``."""

    stop_ids: tuple[str, ...]
    later: bool = False


@dataclass(frozen=True, slots=True)
class Reverse:
    """A tour the other way round: the one of a stop, or (no stop) the first that has two to turn."""

    shift_id: str
    stop_id: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """All that is free of one shift to another, after what that has; where a stop is named, from that
    stop on."""

    from_shift: str
    to_shift: str
    from_stop: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """What is free of two shifts exchanged."""

    shift_id: str
    other: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Several stops each at a spot of its own, one after the other."""

    puts: tuple[Put, ...]


type Wish = Put | TakeOff | Nudge | Reverse | HandOver | Swap | Moves
"""One change by hand."""

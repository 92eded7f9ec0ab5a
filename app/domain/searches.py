"""What a search for a better rest of the day began from, kept so that it can be run again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.disruption import Dial
from app.domain.events import Position
from app.domain.orders import Task
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.routing import StopRule


@dataclass(frozen=True, slots=True)
class Search:
    """One search: when, and all that its answer follows from beside orders, shifts and facts.

    ``quick`` when a longer search was to follow; ``learned`` when forecasts rested on earlier days;
    ``sequence`` is the last fact of the log that was known; ``called_off`` are ids of orders that
    were cancelled by then, ``handovers`` where those on board of broken vans were to be taken over;
    ``seen`` is where drivers were last seen; ``staying`` are stops that kept their driver. ``proposed``
    are the ids of the proposals it led to, the best first.
    """

    at: datetime
    sequence: int
    learned: bool
    dial: Dial
    stop: StopRule
    seed: int
    quick: bool
    routes: tuple[RouteRecord, ...]
    unassigned: tuple[UnassignedOrder, ...]
    called_off: tuple[str, ...]
    seen: tuple[Position, ...]
    staying: tuple[str, ...]
    proposed: tuple[str, ...]
    handovers: tuple[tuple[str, Task], ...] = ()

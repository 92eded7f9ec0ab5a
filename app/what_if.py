"""What the rest of the day would come to if something were otherwise: nothing is changed by asking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.settings import Settings
from app.gains import DayCost, Gain, Weighing
from app.handing_over import offered
from app.orchestration import Leeway, Reoptimiser
from app.tracking import DayTracker

_ASKING = Actor(ActorKind.DISPATCHER, "what if")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What would be otherwise: driving takes ``slower`` times as long, and these shifts cannot go on.

    Raises:
        InputRefused: driving is out of reach.
    """

    slower: float = 1.0
    without: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0.5 <= self.slower <= 5:
            raise InputRefused("Driving may be from half as slow to five times as slow.")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The rest of the day as it is, as it would be, and what suggestions would save of that (None
    where none was looked for)."""

    as_it_is: DayCost
    otherwise: DayCost
    saved: tuple[Gain, ...] | None = None


def what_if(
    tracker: DayTracker,
    now: datetime,
    settings: Settings,
    change: Otherwise,
    reoptimiser: Reoptimiser | None = None,
    leeway: Leeway | None = None,
) -> WhatIf:
    """Compare the day with the same day under a change. Takes as long as a search where there is a
    ``reoptimiser``.

    Raises:
        WorldError: as the planner's.
    """
    same, twin = tracker.copy(), tracker.copy()
    sent = {key: replace(r, released=r.route) for key, r in tracker.data.routes.items()}
    twin.set_data(replace(tracker.data, routes=sent))  # a draft is asked about as if it were sent
    same.slow_down(1.0)  # what is not learned yet counts as unsure on both sides
    twin.slow_down(change.slower)
    for shift_id in sorted(change.without):
        orders = {order.order_id: order for order in offered(twin, shift_id, now)}
        twin.set_data(replace(twin.data, orders={**twin.data.orders, **orders}))
        twin.apply([Event(f"what-if/{shift_id}", EventType.SHIFT_OUT, now, now, _ASKING, shift_id)])
    saved = None
    if reoptimiser is not None:
        found = reoptimiser.propose(twin, now, leeway) or ()
        saved = tuple(suggestion.gain for suggestion in found)
    return WhatIf(
        as_it_is=Weighing(same, settings, now).whole_day(),
        otherwise=Weighing(twin, settings, now).whole_day(),
        saved=saved,
    )

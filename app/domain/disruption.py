"""How much a running day may be disturbed for a better plan: one dial, and the parts behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Dial(StrEnum):
    """How freely the rest of the day may be planned anew."""

    HOLD = "hold"  # nothing that a driver was given changes; new orders still find a place
    CAREFUL = "careful"
    NORMAL = "normal"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class DisruptionBudget:
    """What a change of a released plan may do, and what it has to earn.

    At most ``reassignments_per_hour`` stops change their driver within an hour; the ``kept_stops`` next
    stops of a driver never move; no promise is missed by more than ``later_s`` seconds beyond what is
    forecast without the change. ``per_reassignment`` and ``per_resequence`` (cents) is what a stop that
    changes its driver, or its place in the order, has to bring at least; ``per_retiming`` what one has
    to whose customer is to be told of another time. With ``keeps_order`` the stops of a driver never
    change places: new ones come between.
    """

    reassignments_per_hour: int
    kept_stops: int
    later_s: int
    per_reassignment: int
    per_resequence: int
    per_retiming: int
    keeps_order: bool = False


BUDGETS: Mapping[Dial, DisruptionBudget] = MappingProxyType(
    {
        Dial.HOLD: DisruptionBudget(0, 1, 0, 0, 0, 0, keeps_order=True),
        Dial.CAREFUL: DisruptionBudget(1, 2, 0, 600, 60, 100),
        Dial.NORMAL: DisruptionBudget(3, 1, 300, 300, 30, 50),
        Dial.FREE: DisruptionBudget(1_000, 1, 900, 50, 5, 10),
    }
)
"""What each mark of the dial stands for."""


class ChangeKind(StrEnum):
    """What a change of the plan is for: the heaviest of its reasons, in this order."""

    BREAKDOWN = "breakdown"  # stops of a driver who cannot go on find another
    NEW_ORDER = "new_order"  # an order that no route had gets a place
    RETRY = "retry"  # a failed attempt is made again
    LATE = "late"  # promises are kept better
    CHEAPER = "cheaper"  # less driving or fewer hours
    CARRIER = "carrier"  # an order that no route has a place for is given to a carrier


class Policy(StrEnum):
    """What the program does about a kind of change by itself."""

    OFF = "off"  # it is not looked for
    SUGGEST = "suggest"  # it is put before the dispatcher
    ACT = "act"  # it is done and told

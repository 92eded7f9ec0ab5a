"""On the way from node to node of a route with breaks: what is driven, set up and rested until when.

Everything is done as early as may be, in the order it is told; ``solver.exact.resting`` chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.routing import BreakSpec, Window
from solver.exact.driving import Leg, Share
from solver.exact.visits import FAR, Node

_new = tuple.__new__  # half the time of the named tuple's own; labels are many


class Pause(NamedTuple):
    """A break on the way to a node: as soon as it may begin, or only when driving on without rest would
    pass the limit."""

    number: int
    is_late: bool


type Gap = tuple[Pause, ...]
"""The breaks on the way to a node, in order."""


class Rests:
    """Which breaks may be had where: any number of those not barred, in any order."""

    def __init__(self, breaks: Sequence[BreakSpec], barred: Sequence[frozenset[int]] = ()) -> None:
        self.breaks = breaks
        self.is_free = not barred
        """Whether a break may be had on any way."""
        self._barred = barred

    def next(self, node: int, had: frozenset[int], gap: Gap) -> Iterator[int]:
        """Breaks that may come next on the way to a node."""
        barred = self._barred[node] if self._barred else frozenset[int]()
        taken = {pause.number for pause in gap}
        return (n for n in range(len(self.breaks)) if n not in had | taken | barred)

    def is_whole(self, node: int, gap: Gap) -> bool:  # noqa: ARG002 - the placed ones need them
        """Whether these breaks may be all on the way to a node."""
        return True

    def may_wait(self, is_last: bool) -> bool:
        """Whether a break that may begin only after the work at a node may as well be had later: on any
        way, or after the route where the node is the last."""
        return self.is_free or is_last

    def may_be_off_the_route(self, number: int) -> bool:  # noqa: ARG002
        """Whether a break may be had before the start or after the end."""
        return True


class PlacedRests(Rests):
    """Breaks where a person put them: per node exactly these on the way to it, in this order."""

    def __init__(self, breaks: Sequence[BreakSpec], placed: Sequence[Sequence[int]]) -> None:
        super().__init__(breaks)
        self.is_free = False
        self._placed = placed
        self._on_route = {number for numbers in placed for number in numbers}

    def next(self, node: int, had: frozenset[int], gap: Gap) -> Iterator[int]:  # noqa: ARG002
        return iter(self._placed[node][len(gap) : len(gap) + 1])

    def is_whole(self, node: int, gap: Gap) -> bool:
        return len(gap) == len(self._placed[node])

    def may_wait(self, is_last: bool) -> bool:  # noqa: ARG002
        return False

    def may_be_off_the_route(self, number: int) -> bool:
        return number not in self._on_route


class Ride(NamedTuple):
    """Underway to a node: what is left of the way and then of the setup, seconds driven since the last
    rest, seconds of rules broken, the arrival where it is known, and seconds driven on this way; and,
    as in ``Label``, the latest start and the seconds spent, with the rests on this way but not yet it
    and the setup."""

    now: int
    left: Share
    setup: int
    driven: int
    broken: int
    arrival: int | None
    leg_s: int
    start: int
    spent: int


class Label(NamedTuple):
    """A way to have come to the end of a node: that end, the latest start at which no window on it is
    missed that is kept now, and the seconds spent driving, working and resting on it. Started at ``s``,
    no later than ``start``, it ends at ``max(end, s + spent)``."""

    end: int
    broken: int
    driven: int
    late: int
    start: int
    spent: int
    begin: int
    had: frozenset[int]
    gap: Gap
    before: Label | None

    def is_no_worse(self, other: Label) -> bool:
        """Whether nothing speaks for the other one."""
        return (
            self.end <= other.end
            and self.broken <= other.broken
            and self.driven <= other.driven
            and self.late <= other.late
            and self.start >= other.start  # where both may start, it ends no later:
            and (self.spent <= other.spent or other.start + self.spent <= other.end)
        )


class Underway:
    """Along these nodes with these breaks, and no more than ``limit`` seconds driven without rest (FAR
    where there is no limit)."""

    def __init__(self, nodes: Sequence[Node], breaks: Sequence[BreakSpec], limit: int) -> None:
        self.legs = [node.sliced or Leg(node.leg_s) for node in nodes]
        self._nodes = nodes
        self._breaks = breaks
        self._limit = limit

    def straight(self, node: Node, label: Label) -> Ride:
        """Without a break, at times that are the same all day."""
        leg_s, driven, excess = node.leg_s, 0, 0
        if self._limit < FAR:
            driven = label.driven + leg_s
            excess = max(0, driven - self._limit) - max(0, label.driven - self._limit)
        arrival = label.end + leg_s
        now = arrival + node.setup
        return _new(Ride, (now, 0, 0, driven, excess, arrival, leg_s, label.start, label.spent))

    def set_out(self, n: int, label: Label) -> Ride:
        """About to leave for node ``n``."""
        left, setup = self.legs[n].whole, self._nodes[n].setup
        return Ride(label.end, left, setup, label.driven, 0, None, 0, label.start, label.spent)

    def arrived(self, n: int, ride: Ride) -> Ride | None:
        """The rest of the way and the setup; None where no road leads on."""
        if ride.arrival is None:
            done = self.legs[n].end(ride.now, ride.left)
            if done is None:
                return None
            ride = self._driven(ride, done, 0, done)
        return ride._replace(now=ride.now + ride.setup, setup=0) if ride.setup else ride

    def _driven(self, ride: Ride, until: int, left: Share, arrival: int | None) -> Ride:
        """Drive until then; so much of the way is left, or the arrival known."""
        now, _, setup, driven, broken, _, leg_s, start, spent = ride
        seconds = until - now
        if self._limit < FAR:
            driven += seconds
            broken += max(0, driven - self._limit) - max(0, ride.driven - self._limit)
        leg_s += seconds
        return _new(Ride, (until, left, setup, driven, broken, arrival, leg_s, start, spent))

    def rested(self, n: int, ride: Ride, pause: Pause) -> Ride | None:
        """Drive (and set up) until the break begins, and have it; None where that makes no sense."""
        rest = self._breaks[pause.number]
        begin, late = begins(rest.windows, ride.now)[0]
        done = ride.now
        if ride.arrival is None:
            arrival = self.legs[n].end(ride.now, ride.left)
            if arrival is None and (pause.is_late or begin > ride.now):
                return None
            done = FAR if arrival is None else arrival
        if pause.is_late:
            latest = last_in(rest.windows, min(done, ride.now + max(0, self._limit - ride.driven)))
            if latest is None or latest <= begin:
                return None
            begin, late = latest, 0
        if ride.arrival is None and begin < done:
            left = self.legs[n].left_at(ride.now, ride.left, begin)
            ride = self._driven(ride, begin, left, None)
        elif ride.arrival is None:
            ride = self._driven(ride, done, 0, done)
        setup = ride.setup if begin < done else max(0, ride.setup - (begin - ride.now))
        until = begin if late else open_until(rest.windows, begin)
        return ride._replace(
            now=begin + rest.duration,
            setup=setup,
            driven=0,
            broken=ride.broken + late,
            start=min(ride.start, until - ride.spent),
            spent=ride.spent + rest.duration,
        )


def begins(windows: Sequence[Window], at: int) -> tuple[tuple[int, int], ...]:
    """When to begin, ready at ``at``, and the seconds that is after a window: inside the next one, and
    at once after one that is missed."""
    begin = first_in(windows, at) if windows else at
    if begin == at:
        return ((at, 0),)
    missed = [at - window.latest_start for window in windows if window.latest_start < at]
    options = () if begin is None else ((begin, 0),)
    return (*options, (at, min(missed))) if missed else options


def first_in(windows: Sequence[Window], at: int) -> int | None:
    """The first moment inside a window, not before ``at``."""
    found = None
    for window in windows:
        if window.latest_start >= at:
            begin = max(at, window.start)
            if found is None or begin < found:
                found = begin
    return found


def last_in(windows: Sequence[Window], at: int) -> int | None:
    """The last moment inside a window, not after ``at``."""
    return max((min(at, w.latest_start) for w in windows if w.start <= at), default=None)


def open_until(windows: Sequence[Window], at: int) -> int:
    """How long the window goes on that is open then."""
    until = at
    for window in windows:
        if window.start <= at and window.latest_start > until:
            until = window.latest_start
    return until

"""Routes with breaks, or drives that differ by the hour: ``solver.exact.schedule``'s rules, for all.

Forwards, each node has labels: with these breaks had, so much driven since the last, and so much late
and broken, the earliest end. A label is dropped when another is no worse in everything, the end for
every later start included. Backwards, the start is moved as late as the same end allows. Whatever comes
out has been replayed from its start.

What a schedule breaks is counted in seconds: begun after the last window, rested after the break's
last window, driven too long without rest, ended after the shift; a break not had at all counts its
duration. With ``worst`` 0 only schedules that break nothing are found.

Not looked for: a break had later on the same way than its windows and the limit on driving without
rest ask for, though driving first would be faster at that hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.domain.routing import VehicleSpec, Window
from app.domain.solution import StepKind
from solver.exact.costs import late_price, route_cost
from solver.exact.underway import (
    Gap,
    Label,
    Pause,
    Rests,
    Ride,
    Underway,
    begins,
    first_in,
    last_in,
    open_until,
)
from solver.exact.visits import FAR, Node, Timed

MOST_LABELS = 8
"""Per node and set of breaks had; beyond it the more broken and later ones are dropped."""

NEVER = FAR
"""Seconds of rules broken by times that cannot be."""

_new = tuple.__new__  # half the time of the named tuple's own; labels are many


@dataclass(frozen=True, slots=True)
class Schedule:
    """A route's times, the seconds of rules broken in them, the numbers of the breaks had along it in
    order, and of those had nowhere."""

    timed: tuple[Timed, ...]
    broken: int
    rested: tuple[int, ...]
    missing: tuple[int, ...]


def within(vehicle: VehicleSpec, timed: Sequence[Timed]) -> bool:
    """Whether a route keeps its vehicle's limits in time, that on driving without rest for a route
    without breaks."""
    limits = vehicle.limits
    if limits.duration_s is not None and timed[-1].end - timed[0].begin > limits.duration_s:
        return False
    most = [limits.driving_s]
    if not vehicle.breaks:
        most.append(limits.driving_without_rest_s)
    driving = [limit for limit in most if limit is not None]
    return not driving or sum([step.leg_s for step in timed]) <= min(driving)


def best_of(vehicle: VehicleSpec, nodes: Sequence[Node], rests: Rests, worst: int) -> Schedule | None:
    """The schedule that breaks least, costs least, is shortest and ends first, in this order; None
    where all break more than ``worst`` (with 0: or a limit of the vehicle)."""
    found: list[tuple[tuple[int, int, int, int], Schedule]] = []
    run = _Run(vehicle, nodes, rests, worst)
    for label in run.finals():
        schedule = run.schedule(label)
        timed = schedule.timed
        if schedule.broken > worst or (not worst and not within(vehicle, timed)):
            continue
        length = timed[-1].end - timed[0].begin
        cost = route_cost(vehicle, nodes, timed)
        found.append(((schedule.broken, cost, length, timed[-1].end), schedule))
    return min(found, key=lambda pair: pair[0])[1] if found else None


class _Run:
    """One route's labels, and schedules from them."""

    def __init__(self, vehicle: VehicleSpec, nodes: Sequence[Node], rests: Rests, worst: int) -> None:
        self._vehicle = vehicle
        self._nodes = nodes
        self._rests = rests
        self._worst = worst
        limit = vehicle.limits.driving_without_rest_s
        self._limit = FAR if limit is None else limit
        self._way = Underway(nodes, rests.breaks, self._limit)
        self._last = vehicle.latest + vehicle.overtime.seconds
        self._deadlines: dict[frozenset[int], int] = {}

    def finals(self) -> list[Label]:
        """The labels of the last node that break no more than may be."""
        labels = self._first()
        for n in range(1, len(self._nodes)):
            after: dict[frozenset[int], list[Label]] = {}
            for kept in labels.values():
                for label in kept:
                    for extended in self._extended(n, label):
                        _keep(after.setdefault(extended.had, []), extended)
            labels = after
        return [label for kept in labels.values() for label in kept]

    def _first(self) -> dict[frozenset[int], list[Label]]:
        """The start, with every choice of breaks had before it."""
        node, breaks = self._nodes[0], self._rests.breaks
        free = [n for n in range(len(breaks)) if self._rests.may_be_off_the_route(n)]
        labels = {}
        for count in range(len(free) + 1):
            for had in combinations(free, count):
                rested = [breaks[n].earliest + breaks[n].duration for n in had]
                begin = max(node.windows[0].start, *rested, -FAR)
                end = begin + node.work
                names = frozenset(had)
                if self._worst or end <= self._deadline(names):
                    labels[names] = [Label(end, 0, 0, 0, FAR, node.work, begin, names, (), None)]
        return labels

    def _extended(self, n: int, label: Label) -> Iterator[Label]:
        """Every way to go on from a label to node ``n``."""
        node = self._nodes[n]
        if node.sliced is not None:
            straight = self._way.arrived(n, self._way.set_out(n, label))
        else:
            straight = self._way.straight(node, label)
        if straight is not None and self._rests.is_whole(n, ()):
            yield from self._served(n, label, (), straight)
        if len(label.had) < len(self._rests.breaks) and not self._all_wait(n, label, straight):
            for gap, ride in self._rides(n, label, straight):
                yield from self._served(n, label, gap, ride)

    def _served(self, n: int, label: Label, gap: Gap, ride: Ride) -> Iterator[Label]:
        """The work at node ``n``, once there and ready."""
        node, worst = self._nodes[n], self._worst
        had = label.had.union([pause.number for pause in gap]) if gap else label.had
        driven = ride.driven if self._limit < FAR else 0
        spent = ride.spent + ride.leg_s + node.setup
        for begin, late in begins(node.windows, ride.now):
            broken = label.broken + ride.broken + late
            end = begin + node.work
            if broken > worst or (not worst and end > self._deadline(had)):
                continue
            price, start = label.late, ride.start
            if node.windows:
                latest = (begin if late else open_until(node.windows, begin)) - spent
                start = latest if latest < start else start
            if node.rate:
                price += node.rate * max(0, begin - node.due)
                start = min(start, max(node.due, begin) - spent)
            done = spent + node.work
            yield _new(Label, (end, broken, driven, price, start, done, begin, had, gap, label))

    def _rides(self, n: int, label: Label, straight: Ride | None) -> Iterator[tuple[Gap, Ride]]:
        """Every choice of at least one break on the way to node ``n``, and how it is there, ready."""
        open_: list[tuple[Gap, Ride, Ride | None]] = [((), self._way.set_out(n, label), straight)]
        while open_:
            gap, ride, there = open_.pop()
            if gap and there is not None and self._rests.is_whole(n, gap):
                yield gap, there
            for number in self._rests.next(n, label.had, gap):
                if self._can_wait(n, ride, there, number) or self._is_too_late(ride, number):
                    continue
                for is_late in (False, True) if self._limit < FAR else (False,):
                    pause = Pause(number, is_late)
                    rested = self._way.rested(n, ride, pause)
                    if rested is not None and label.broken + rested.broken <= self._worst:
                        open_.append(((*gap, pause), rested, self._way.arrived(n, rested)))

    def _all_wait(self, n: int, label: Label, straight: Ride | None) -> bool:
        """Whether the work at node ``n`` is over before any break may begin."""
        if straight is None or not self._may_wait(n):
            return False
        begin, late = begins(self._nodes[n].windows, straight.now)[0]
        return not late and begin + self._nodes[n].work <= self._earliest(label.had)

    def _may_wait(self, n: int) -> bool:
        return self._rests.may_wait(n == len(self._nodes) - 1)

    def _earliest(self, had: frozenset[int]) -> int:
        """When the first break not yet had may begin."""
        return min([rest.earliest for n, rest in enumerate(self._rests.breaks) if n not in had])

    def _deadline(self, had: frozenset[int]) -> int:
        """When work must be over: by the shift's end, and by the last begin of each break not yet had,
        which comes then or after the route."""
        known = self._deadlines.get(had)
        if known is None:
            due = [rest.latest for n, rest in enumerate(self._rests.breaks) if n not in had]
            known = self._deadlines[had] = min([self._last, *due])
        return known

    def _can_wait(self, n: int, ride: Ride, there: Ride | None, number: int) -> bool:
        """Whether the work at node ``n`` is over before the break may begin: then it is had later."""
        if there is None or not self._may_wait(n):
            return False
        node = self._nodes[n]
        begin, late = begins(node.windows, there.now)[0]
        rest = first_in(self._rests.breaks[number].windows, ride.now)
        return not late and rest is not None and begin + node.work <= rest

    def _is_too_late(self, ride: Ride, number: int) -> bool:
        """Whether a break is had so late that not having it breaks no more, and takes no time."""
        if self._limit < FAR or not self._rests.may_be_off_the_route(number):
            return False
        rest = self._rests.breaks[number]
        return begins(rest.windows, ride.now)[0][1] >= max(1, rest.duration)

    def schedule(self, label: Label) -> Schedule:
        """All times: the start as late as the label's end allows, then all as early as may be."""
        chain = [label]
        while chain[-1].before is not None:
            chain.append(chain[-1].before)
        chain.reverse()
        low, high = chain[0].begin, max(chain[0].begin, self._latest_start(chain))
        best = self._replayed(chain, high)
        if not self._is_as_good(best, label):
            best, high = self._replayed(chain, low), high - 1
        else:
            low = high
        while low < high:
            at = (low + high + 1) // 2
            trial = self._replayed(chain, at)
            if self._is_as_good(trial, label):
                low, best = at, trial
            else:
                high = at - 1
        timed, broken = best
        missing, short = self._missing(label.had, timed[-1].end)
        over = max(0, timed[-1].end - self._last)
        rested = tuple(pause.number for step in chain for pause in step.gap)
        return Schedule(tuple(timed), broken + short + over, rested, missing)

    def _is_as_good(self, trial: tuple[list[Timed], int], label: Label) -> bool:
        """Whether starting later loses nothing that counts."""
        timed, broken = trial
        return (
            broken <= label.broken
            and timed[-1].end <= label.end
            and late_price(self._nodes, timed) <= label.late
        )

    def _missing(self, had: frozenset[int], end: int) -> tuple[tuple[int, ...], int]:
        """The breaks neither had nor possible after the end, and what they count."""
        missing = tuple(
            n
            for n, rest in enumerate(self._rests.breaks)
            if n not in had and (end > rest.latest or not self._rests.may_be_off_the_route(n))
        )
        return missing, sum(max(1, self._rests.breaks[n].duration) for n in missing)

    def _replayed(self, chain: Sequence[Label], start: int) -> tuple[list[Timed], int]:
        """The times from this start with the chain's breaks, and the seconds of rules broken."""
        breaks = self._rests.breaks
        timed = [_at(self._nodes[0], start, start, 0)]
        before = chain[0]._replace(end=start + self._nodes[0].work)
        broken = 0
        for n in range(1, len(chain)):
            node, chosen = self._nodes[n], chain[n]
            ride: Ride | None
            if not chosen.gap and node.sliced is None:
                ride = self._way.straight(node, before)
            else:
                ride = self._way.set_out(n, before)
                for pause in chosen.gap:
                    rested = self._way.rested(n, ride, pause)
                    if rested is None:
                        return [], NEVER
                    ride = rested
                    begin = ride.now - breaks[pause.number].duration
                    timed.append(_rest(timed[-1].place, begin, ride.now))
                ride = self._way.arrived(n, ride)
            if ride is None or ride.arrival is None:
                return [], NEVER
            begin, late = _chosen(node.windows, ride.now, chosen.begin)
            timed.append(_at(node, ride.arrival, begin, ride.leg_s))
            broken += ride.broken + late
            before = chosen._replace(end=begin + node.work, driven=ride.driven)
        return timed, broken

    def _latest_start(self, chain: Sequence[Label]) -> int:
        """Backwards from the end: a start that no later one can better, often the latest itself."""
        latest = chain[-1].begin
        for n in range(len(chain) - 1, 0, -1):
            node, leg = self._nodes[n], self._way.legs[n]
            begin = chain[n].begin
            if node.windows:
                inside = last_in(node.windows, latest)
                latest = min(latest, begin) if inside is None else max(inside, min(latest, begin))
            if node.rate:
                latest = min(latest, max(node.due, begin))
            setup, left = node.setup, leg.whole
            for pause in reversed(chain[n].gap):
                rest = self._rests.breaks[pause.number]
                rested = last_in(rest.windows, latest - rest.duration)
                since = latest if rested is None else rested + rest.duration
                left = leg.left_before(since, max(since, latest - setup), left)
                setup = max(0, setup - (latest - since))
                latest = since - rest.duration
            latest = leg.start(latest - setup, left) - self._nodes[n - 1].work
        return latest


def _keep(labels: list[Label], new: Label) -> None:
    """Add a label that no other makes useless; drop those that it makes so."""
    for label in labels:
        if label.is_no_worse(new):
            return
    labels[:] = [label for label in labels if not new.is_no_worse(label)]
    labels.append(new)
    if len(labels) > MOST_LABELS:
        labels.sort(key=lambda label: (label.broken, label.end))
        labels.pop()


def _chosen(windows: Sequence[Window], at: int, wanted: int) -> tuple[int, int]:
    """Of the moments to begin, that which a label has chosen, when ready a little later."""
    options = begins(windows, at)
    if len(options) == 1:
        return options[0]
    return min(options, key=lambda option: (abs(option[0] - wanted), option[1]))


def _rest(place: int, begin: int, end: int) -> Timed:
    return Timed(StepKind.BREAK, "", place, begin, begin, end, 0, 0)


def _at(node: Node, arrival: int, begin: int, leg_s: int) -> Timed:
    end = begin + node.work
    return Timed(node.kind, node.job_id, node.place, arrival, begin, end, leg_s, node.leg_m)

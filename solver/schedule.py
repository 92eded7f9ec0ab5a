"""When everything on a route happens, given its order of stops: exact, and kind to the payroll.

Rules (the same for the search model, ``solver.constraint.model``):

- Loading begins no earlier than the shift and the release of every delivery of that trip.
- The driver leaves a place as soon as work there is done; waiting is spent at the next place.
- A stop's setup comes between arrival and service, on arriving from another place only; the window is
  about the start of service. An open route's last service ends within the shift.
- A break starts within its window and interrupts driving, setup or waiting, never loading or service.
  One that can be had before the route starts or after it ends needs no place on it.

The end is the earliest possible for this order of stops, and the start the latest that still reaches
it (forward time slack: Savelsbergh, ORSA Journal on Computing 4, 1992), so no paid time is lost to a
wait that could have been spent at home.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.orders import TaskKind
from app.domain.routing import BreakSpec, Job, VehicleSpec, Window
from app.domain.solution import StepKind


@dataclass(frozen=True, slots=True)
class Loading:
    """Returning to a depot for more, which takes ``loading`` seconds there."""

    location: int
    loading: int


type Item = Job | Loading
"""What a route is made of between its start and its end."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place on a route with its work; ``leg_s`` and ``leg_m`` lead to it from the node before."""

    kind: StepKind
    job_id: str
    place: int
    work: int
    setup: int
    windows: tuple[Window, ...]
    leg_s: int
    leg_m: int


@dataclass(frozen=True, slots=True)
class Timed:
    """A node or a break with its times, as in ``Step`` but without the load."""

    kind: StepKind
    job_id: str
    place: int
    arrival: int
    begin: int
    end: int
    leg_s: int
    leg_m: int


@dataclass(frozen=True, slots=True)
class _Label:
    """The earliest end of a node with these breaks had; ``gap`` are those taken on the way to it."""

    end: int
    had: frozenset[int]
    gap: tuple[int, ...] = ()
    before: _Label | None = field(default=None, repr=False)


def nodes_of(vehicle: VehicleSpec, matrix: Matrix, items: Sequence[Item]) -> list[Node] | None:
    """The route's nodes from START to END, or None where no road leads along them."""
    always = (Window(0, vehicle.latest),)
    releases = trip_releases(items)
    first = Window(max(vehicle.earliest, releases[0]), vehicle.latest)
    here = items[0].location if vehicle.start is None else vehicle.start
    nodes = [Node(StepKind.START, "", here, vehicle.loading, 0, (first,), 0, 0)]
    trip = 0
    for item in items:
        leg_s, leg_m = matrix.duration(here, item.location), matrix.distance(here, item.location)
        if leg_s >= UNREACHABLE:
            return None
        if isinstance(item, Loading):
            trip += 1
            ready = (Window(releases[trip], vehicle.latest),)
            node = Node(StepKind.RELOAD, "", item.location, item.loading, 0, ready, leg_s, leg_m)
        else:
            setup = item.setup if item.location != here else 0
            windows = item.windows or always
            node = Node(
                StepKind.JOB, item.job_id, item.location, item.service, setup, windows, leg_s, leg_m
            )
        nodes.append(node)
        here = item.location
    if vehicle.end is not None:
        leg_s, leg_m = matrix.duration(here, vehicle.end), matrix.distance(here, vehicle.end)
        if leg_s >= UNREACHABLE:
            return None
        nodes.append(Node(StepKind.END, "", vehicle.end, 0, 0, always, leg_s, leg_m))
    return nodes


def trip_releases(items: Sequence[Item]) -> list[int]:
    """Per trip, when the last of its deliveries is ready at the depot (0: at once)."""
    releases = [0]
    for item in items:
        if isinstance(item, Loading):
            releases.append(0)
        elif item.kind is TaskKind.DELIVERY:
            releases[-1] = max(releases[-1], item.release)
    return releases


def timetable(vehicle: VehicleSpec, nodes: Sequence[Node]) -> tuple[Timed, ...] | None:
    """The nodes and breaks with their times, or None where the order cannot be kept in time."""
    finals = [
        label
        for label in _labels(vehicle, nodes).values()
        if label.end <= vehicle.latest
        and all(label.end <= rest.latest for n, rest in enumerate(vehicle.breaks) if n not in label.had)
    ]
    options = [_timed(vehicle, nodes, _gaps(label), label.end) for label in finals]
    return min(options, key=lambda steps: (steps[-1].end - steps[0].begin, steps[-1].end), default=None)


def _labels(vehicle: VehicleSpec, nodes: Sequence[Node]) -> dict[frozenset[int], _Label]:
    """For each set of breaks had, the earliest end of the last node."""
    breaks = vehicle.breaks
    labels: dict[frozenset[int], _Label] = {}
    for count in range(len(breaks) + 1):
        for skipped in combinations(range(len(breaks)), count):
            ready = max((breaks[n].earliest + breaks[n].duration for n in skipped), default=0)
            begin = _next(nodes[0].windows, ready)
            if begin is not None:
                labels[frozenset(skipped)] = _Label(begin + nodes[0].work, frozenset(skipped))
    for node in nodes[1:]:
        after: dict[frozenset[int], _Label] = {}
        for label in labels.values():
            for gap, at in _ways(breaks, label, node.leg_s + node.setup):
                begin = _next(node.windows, at)
                if begin is None or begin + node.work > vehicle.latest:
                    continue
                had = label.had | frozenset(gap) if gap else label.had
                known = after.get(had)
                if known is None or begin + node.work < known.end:
                    after[had] = _Label(begin + node.work, had, gap, label)
        labels = after
    return labels


def _ways(
    breaks: tuple[BreakSpec, ...], label: _Label, busy: int
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every choice of breaks during ``busy`` s of drive and setup, with when service could start."""
    yield (), label.end + busy
    if len(label.had) == len(breaks):
        return
    states: list[tuple[tuple[int, ...], int, int]] = [((), label.end, busy)]
    while states:
        gap, now, left = states.pop()
        for n, rest in enumerate(breaks):
            if n in label.had or n in gap:
                continue
            begin = max(now, rest.earliest)
            if begin > rest.latest:
                continue
            drive = max(0, left - (begin - now))
            end = begin + rest.duration
            yield (*gap, n), end + drive
            states.append(((*gap, n), end, drive))


def _gaps(label: _Label) -> list[tuple[int, ...]]:
    """Per node after the first, the breaks taken on the way to it."""
    gaps = []
    while label.before is not None:
        gaps.append(label.gap)
        label = label.before
    return gaps[::-1]


def _timed(
    vehicle: VehicleSpec, nodes: Sequence[Node], gaps: Sequence[tuple[int, ...]], end: int
) -> tuple[Timed, ...]:
    """All times: the start as late as this end allows, then everything as early as possible."""
    start = _latest_start(vehicle, nodes, gaps, end)
    timed = [_at(nodes[0], start, start)]
    for node, gap in zip(nodes[1:], gaps, strict=True):
        now, place = timed[-1].end, timed[-1].place
        busy, left = node.leg_s + node.setup, node.leg_s + node.setup
        arrival: int | None = None
        for n in gap:
            rest = vehicle.breaks[n]
            begin = max(now, rest.earliest)
            if arrival is None and busy - left + begin - now >= node.leg_s:
                arrival = now + node.leg_s - (busy - left)
            left = max(0, left - (begin - now))
            now = begin + rest.duration
            timed.append(Timed(StepKind.BREAK, "", place, begin, begin, now, 0, 0))
        if arrival is None:
            arrival = now + node.leg_s - (busy - left)
        timed.append(_at(node, arrival, _known(_next(node.windows, now + left))))
    return tuple(timed)


def _latest_start(
    vehicle: VehicleSpec, nodes: Sequence[Node], gaps: Sequence[tuple[int, ...]], end: int
) -> int:
    """Backwards from the end: the latest the route can start and still end then."""
    latest = _known(_last(nodes[-1].windows, end - nodes[-1].work))
    for n in range(len(nodes) - 2, -1, -1):
        now, left = latest, nodes[n + 1].leg_s + nodes[n + 1].setup
        for chosen in reversed(gaps[n]):
            rest = vehicle.breaks[chosen]
            rest_end = min(now, rest.latest + rest.duration)
            left = max(0, left - (now - rest_end))
            now = rest_end - rest.duration
        latest = _known(_last(nodes[n].windows, now - left - nodes[n].work))
    return latest


def _at(node: Node, arrival: int, begin: int) -> Timed:
    return Timed(
        node.kind, node.job_id, node.place, arrival, begin, begin + node.work, node.leg_s, node.leg_m
    )


def _next(windows: tuple[Window, ...], at: int) -> int | None:
    """The first moment inside a window, not before ``at``."""
    return min((max(at, w.start) for w in windows if w.latest_start >= at), default=None)


def _last(windows: tuple[Window, ...], at: int) -> int | None:
    """The last moment inside a window, not after ``at``."""
    return max((min(at, w.latest_start) for w in windows if w.start <= at), default=None)


def _known(moment: int | None) -> int:
    """A moment that the forward pass has shown to exist."""
    if moment is None:
        raise AssertionError("the passes forward and backward disagree")
    return moment

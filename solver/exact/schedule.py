"""When everything on a route happens, given its order of stops: exact, and kind to the payroll.

Rules (the same for the search model, ``solver.constraint.model``):

- Loading begins no earlier than the shift and the release of every delivery of that trip.
- The driver leaves a place as soon as work there is done; waiting is spent at the next place.
- A stop's setup comes between arrival and service, on arriving from another place only; the window is
  about the start of service. An open route's last service ends within the shift.
- A break starts within one of its windows and interrupts driving, setup or waiting, never loading or
  service. One that can be had before the route starts or after it ends needs no place on it; nobody
  waits at the end of a route, so a break that could begin only after arriving there is had after it.

The end is the earliest possible for this order of stops, and the start the latest that still reaches
it (forward time slack: Savelsbergh, ORSA Journal on Computing 4, 1992), so no paid time is lost to a
wait that could have been spent at home; but no start is so late that a stop becomes late, or later,
beyond the second it is due. A later end, which can be cheaper or
shorter where a stop has several windows, is late anyway, or drives differ by the hour, is not looked
for: nor where a limit on driving or on the whole duration would be kept only so.

Routes without breaks, at times that are the same all day, are timed here; others in
``solver.exact.resting``, by the same rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.routing import VehicleSpec, Window
from solver.exact.resting import best_of, within
from solver.exact.underway import Rests
from solver.exact.visits import Item, Loading, Node, Timed, nodes_of, trip_releases

__all__ = ["Item", "Loading", "Node", "Timed", "nodes_of", "timetable", "trip_releases"]


def timetable(
    vehicle: VehicleSpec, nodes: Sequence[Node], barred: Sequence[frozenset[int]] = ()
) -> tuple[Timed, ...] | None:
    """The nodes and breaks with their times, or None where the order cannot be kept in time.

    ``barred`` has, per node, the breaks that cannot be had on the way to it for what is on board then
    (empty: none).
    """
    if not vehicle.breaks and _is_plain(nodes):
        timed = _timed(vehicle, nodes)
        return timed if timed is not None and within(vehicle, timed) else None
    found = best_of(vehicle, nodes, Rests(vehicle.breaks, barred), worst=0)
    return None if found is None else found.timed


def _is_plain(nodes: Sequence[Node]) -> bool:
    """Whether no drive differs by the hour."""
    return not any([node.sliced for node in nodes])  # noqa: C419 - three times as fast as a generator


_new = tuple.__new__  # half the time of the named tuple's own; that loop runs for every stop


def _timed(vehicle: VehicleSpec, nodes: Sequence[Node]) -> tuple[Timed, ...] | None:
    """All times of a route without breaks, the shift's end kept."""
    begins = _earliest(nodes)
    if begins is None or begins[-1] + nodes[-1].work > vehicle.latest + vehicle.overtime.seconds:
        return None
    start = _latest_start(nodes, begins)
    first = nodes[0]
    now = start + first.work
    timed = [Timed(first.kind, "", first.place, start, start, now, 0, 0)]
    for kind, job_id, place, work, setup, windows, leg_s, leg_m, _, _, _ in nodes[1:]:
        arrival = now + leg_s
        begin = arrival + setup
        for window in windows:
            if begin <= window.latest_start:
                if begin < window.start:
                    begin = window.start
                break
        now = begin + work
        timed.append(_new(Timed, (kind, job_id, place, arrival, begin, now, leg_s, leg_m)))
    return tuple(timed)


def _earliest(nodes: Sequence[Node]) -> list[int] | None:
    """The earliest begin of work at each node; None where a window is missed."""
    now = nodes[0].windows[0].start
    begins = [now]
    now += nodes[0].work
    for _, _, _, work, setup, windows, leg_s, _, _, _, _ in nodes[1:]:
        now += leg_s + setup
        if windows:
            for window in windows:
                if now <= window.latest_start:
                    if now < window.start:
                        now = window.start
                    break
            else:
                return None
        begins.append(now)
        now += work
    return begins


def _latest_start(nodes: Sequence[Node], begins: Sequence[int]) -> int:
    """Backwards from the end: the latest the route can start, still end then and be no later where it
    is due."""
    latest = begins[-1]
    for n in range(len(nodes) - 1, 0, -1):
        _, _, _, _, setup, windows, leg_s, _, due, rate, _ = nodes[n]
        latest = _no_later(windows, latest)
        if rate:
            latest = min(latest, max(due, begins[n]))
        latest -= leg_s + setup + nodes[n - 1].work
    return latest


def _no_later(windows: tuple[Window, ...], at: int) -> int:
    """The last moment inside a window, not after ``at`` (one is known to exist)."""
    for window in reversed(windows):
        if window.start <= at:
            return min(at, window.latest_start)
    return at

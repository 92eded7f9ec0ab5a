"""Annealed local search over threads: whole plans side by side, or a large plan in parts.

PyVRP's moves let go of Python's lock, so threads run at full speed (measured). An annealing timed to
the budget beats PyVRP's own late acceptance at 20 s and below (measured).

*Pressure*: for the first part of the time every route costs extra, about what an average one costs.
Getting from few routes to more is easy later, the other way round is not; where load is tight this
decides how many vans drive.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic

import pyvrp

from solver.annealing.parts import Part, Parts
from solver.annealing.penalties import Penalties
from solver.annealing.pressure import (
    on_other_money,
    pressed,
    pressure_of,
    travel_cost_per_stop,
)
from solver.annealing.walk import Temperature, Walk, neighbours_of

HOT, COLD = 1.0, 0.02
"""Temperature at the beginning and at the end, in shares of the travel cost of one stop."""
PRESSURES = (1.0, 0.3)
"""What a route costs extra at first, in average routes; the threads take turns."""
RELIEVED = 0.4
MEETINGS = (RELIEVED, 0.7, 1.0)
"""Shares of the time at which walks compare their plans; the pressure ends at the first."""
BEHIND = 1.005
"""A walk whose best plan costs so many times the best of all goes on from that one."""
HALVES_FROM = 150
"""Stops from which on, once the pressure ends, every thread has a part of the plan: a tenth to a half
less above the best known than side by side to the end (seven real instances of 200 to 330 stops)."""
PARTS_FROM = 450
"""Stops from which on a plan is searched in parts from the beginning."""
PART, SMALLEST_PART = 300, 75
"""About the stops in a part, and what a part is not divided below to keep all threads busy."""
MOVES_PER_STOP, AT_LEAST = 50, 20
"""Moves made for each stop before the plan is put together again, where every thread has one part; the
more parts wait for a thread, the fewer, for the temperature falls meanwhile."""


@dataclass(frozen=True)
class Stop:
    """When to stop: after so many seconds or moves a thread (None: no such limit), or ``cancelled``."""

    seconds: float | None
    steps: int | None
    cancelled: Callable[[], bool]


def anneal(
    data: pyvrp.ProblemData,
    seed: int,
    threads: int,
    stop: Stop,
    initial: pyvrp.Solution,
    on_better: Callable[[pyvrp.Solution], None] = lambda _: None,
    heat: float = HOT,
) -> pyvrp.Solution:
    """The best plan found from ``initial``, one that keeps the rules if any did.

    ``heat`` says how far the search may go from the plan it begins with: 1 forgets it, 0.1 improves it.
    ``on_better`` hears of better plans that keep the rules, from one thread at a time. With steps alone
    the answer is the same for the same seed and number of threads on any machine.
    """
    best = _Best(data, initial, on_better)
    course = _Course(stop, heat, travel_cost_per_stop(initial, data))
    task = _Task(data, seed, threads, course, best)
    with ThreadPoolExecutor(threads) as pool:
        if _stops(data) >= PARTS_FROM and initial.num_routes() > 1:
            _InParts(task, pool, Penalties.of(data)).run(initial, 0)
        else:
            together = _SideBySide(task, pool)
            plan = together.run(initial, MEETINGS[:1])
            if _stops(data) >= HALVES_FROM and threads > 1 and plan.num_routes() > 1:
                _InParts(task, pool, together.penalties()).run(plan, together.moves())
            else:
                together.run(plan, MEETINGS[1:])
    return best.plan


class _Best:
    """The best plan of all threads."""

    def __init__(
        self,
        data: pyvrp.ProblemData,
        plan: pyvrp.Solution,
        on_better: Callable[[pyvrp.Solution], None],
    ) -> None:
        self.plan = plan
        self.cost_of = pyvrp.CostEvaluator([0.0] * data.num_load_dimensions, 0.0, 0.0).cost
        self.cost = self.cost_of(plan) if plan.is_feasible() else None
        self._on_better = on_better
        self._lock = Lock()

    def offer(self, plan: pyvrp.Solution) -> None:
        """Keep a plan that is better, and tell of it."""
        if not plan.is_feasible():
            return
        cost = self.cost_of(plan)
        with self._lock:
            if self.cost is None or cost < self.cost:
                self.plan, self.cost = plan, cost
                self._on_better(plan)


class _Course:
    """How far the search is, by the clock or by the moves of a thread, and how warm.

    ``unit`` is the money that temperatures are shares of: the travel cost of one stop."""

    def __init__(self, stop: Stop, heat: float, unit: float) -> None:
        self._stop = stop
        self._began = monotonic()
        self._hot = max(heat, COLD)
        self.unit = unit

    def share(self, moves: int) -> float:
        """0 at the beginning, 1 or more at the end."""
        if self._stop.cancelled():
            return 1.0
        share = 0.0
        if self._stop.seconds is not None:
            share = (monotonic() - self._began) / self._stop.seconds
        if self._stop.steps is not None:
            share = max(share, moves / self._stop.steps)
        return share

    def until(self, end: float, counter: _Counter, moves: int | None = None) -> Temperature:
        """Over at a share of the time, or after so many moves; falls by the same factor in the same
        time."""
        last = None if moves is None else counter.moves + moves * counter.each

        def temperature() -> float | None:
            share = self.share(counter.moves)
            if share >= end or counter.moves == last:
                return None
            counter.moves += counter.each
            return self.unit * self._hot * float((COLD / self._hot) ** share)

        return temperature


@dataclass
class _Counter:
    """The moves that one thread has made; a move counts for ``each`` where a thread has so many parts
    of a plan to walk through at one temperature."""

    moves: int = 0
    each: int = 1


@dataclass(frozen=True)
class _Task:
    """What is searched, by how many threads, how long, and where the best plan is kept."""

    data: pyvrp.ProblemData
    seed: int
    threads: int
    course: _Course
    best: _Best


class _SideBySide:
    """One walk a thread over the whole plan; at a meeting whoever is behind follows the best."""

    def __init__(self, task: _Task, pool: ThreadPoolExecutor) -> None:
        self._data = task.data
        self._seeds = [random.Random(f"{task.seed} {n}") for n in range(task.threads)]
        self._counters = [_Counter() for _ in range(task.threads)]
        self._penalties = [Penalties.of(task.data) for _ in range(task.threads)]
        self._neighbours = neighbours_of(task.data)
        self._pool = pool
        self._course = task.course
        self._best = task.best

    def run(self, initial: pyvrp.Solution, meetings: Sequence[float]) -> pyvrp.Solution:
        """From meeting to meeting; the best plan, or where a walk stands when none keeps the rules."""
        plans = [initial] * len(self._seeds)
        for end in meetings:
            datas = [
                pressed(self._data, initial, PRESSURES[n % len(PRESSURES)])
                if end <= RELIEVED
                else self._data
                for n in range(len(plans))
            ]
            walks = [self._walk(n, datas[n], plans[n]) for n in range(len(plans))]
            list(self._pool.map(self._go, range(len(walks)), walks, [end] * len(walks)))
            plans = self._met(walks)
            self._course.unit = travel_cost_per_stop(self._best.plan, self._data)
        return plans[0] if self._best.cost is None else self._best.plan

    def moves(self) -> int:
        """Moves made by the busiest thread."""
        return max(counter.moves for counter in self._counters)

    def penalties(self) -> Penalties:
        """The mean of the walks' prices."""
        return Penalties.between(self._penalties)

    def _walk(self, n: int, data: pyvrp.ProblemData, plan: pyvrp.Solution) -> Walk:
        there = on_other_money(plan, data)
        seed = self._seeds[n].randrange(2**31)
        return Walk(data, seed, there, self._penalties[n], self._neighbours)

    def _go(self, n: int, walk: Walk, end: float) -> None:
        walk.go(
            self._course.until(end, self._counters[n]),
            lambda plan: self._best.offer(on_other_money(plan, self._data)),
        )

    def _met(self, walks: Sequence[Walk]) -> list[pyvrp.Solution]:
        """Where each walk goes on."""
        plans = []
        for walk in walks:
            own = on_other_money(walk.best, self._data) if walk.best is not None else None
            is_behind = own is None or self._best.cost_of(own) > BEHIND * (self._best.cost or 0)
            follows = is_behind and self._best.cost is not None and len(walks) > 1
            plans.append(self._best.plan if follows else on_other_money(walk.plan, self._data))
        return plans


class _InParts:
    """Rounds over a plan taken apart in other parts each time, every thread with one at a time."""

    def __init__(self, task: _Task, pool: ThreadPoolExecutor, penalties: Penalties) -> None:
        self._data = task.data
        self._draw = random.Random(task.seed)
        self._pool = pool
        self._threads = task.threads
        self._course = task.course
        self._best = task.best
        self._penalties = penalties
        stops, threads = _stops(task.data), task.threads
        several = threads * round(stops / PART / threads)
        self._count = max(2, min(threads, stops // SMALLEST_PART), several)
        self._per_stop = max(AT_LEAST, MOVES_PER_STOP * min(threads, self._count) // self._count)

    def run(self, initial: pyvrp.Solution, moves: int) -> None:
        """Round by round, after so many moves a thread; what breaks a rule is carried over too, as in a
        walk."""
        plan = initial
        done = _Counter(moves)
        relieved = Parts(self._data)
        under_pressure = Parts(self._data, pressure_of(self._data, initial, PRESSURES[0]))
        while (share := self._course.share(done.moves)) < 1:
            parts = under_pressure if share < RELIEVED else relieved
            pieces = parts.split(plan, self._count, self._draw)
            seeds = [self._draw.randrange(2**31) for _ in pieces]
            done.each = -(-len(pieces) // self._threads)
            walks = list(self._pool.map(lambda p, s: self._walked(p, s, done), pieces, seeds))
            done.moves += max(_stops(piece.data) for piece in pieces) * self._per_stop * done.each
            self._penalties = Penalties.between([walk.penalties for walk in walks])
            plan = relieved.joined(zip(pieces, (walk.plan for walk in walks), strict=True))
            kept = [
                (piece, walk.best if walk.best is not None else walk.plan)
                for piece, walk in zip(pieces, walks, strict=True)
            ]
            self._best.offer(plan)
            self._best.offer(relieved.joined(kept))
            self._course.unit = travel_cost_per_stop(self._best.plan, self._data)

    def _walked(self, part: Part, seed: int, done: _Counter) -> Walk:
        near = neighbours_of(part.data)
        walk = Walk(part.data, seed, part.plan, self._penalties.copy(), near)
        moves = _stops(part.data) * self._per_stop
        walk.go(self._course.until(1.0, replace(done), moves))
        return walk


def _stops(data: pyvrp.ProblemData) -> int:
    return data.num_clients + 2 * data.num_shipments

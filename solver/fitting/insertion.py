"""Where could an order go that no route has? Every answer is exact.

All gaps of all routes are screened at once with a bound (``solver.fitting.row``); then the most
promising are made exact, one after the other, until no other can be better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.errors import PlanningError
from app.domain.routing import GroupKind, Job, Problem, Shipment, Window
from app.domain.solution import Insertion, Itinerary, SolvedRoute, StepKind
from solver.exact.costs import cheapest_carriers
from solver.exact.routes import Routes
from solver.exact.schedule import Item
from solver.fitting.itineraries import items_of, itinerary_from
from solver.fitting.screen import Screen
from solver.fitting.ways import MOST_LOOKS, Way, cheapest_ways
from solver.reasons import Eligibility, Task, tasks_of


def insert(
    problem: Problem, plan: Sequence[Itinerary], task: Sequence[str], *, limit: int = 10
) -> tuple[Insertion, ...]:
    """See ``Insertions.insert``; for a plan that is asked once."""
    return Insertions(problem, plan).insert(task, limit=limit)


def slots(
    problem: Problem, plan: Sequence[Itinerary], task: Sequence[str], windows: Sequence[Window]
) -> tuple[Insertion | None, ...]:
    """See ``Insertions.slots``; for a plan that is asked once."""
    return Insertions(problem, plan).slots(task, windows)


class Insertions:
    """A plan that is asked again and again. A vehicle whose stops break a rule takes nothing more."""

    def __init__(self, problem: Problem, plan: Sequence[Itinerary]) -> None:
        """
        Raises:
            PlanningError: the plan names what the problem does not have, or anything twice.
        """
        self._state(problem)
        self._screen = Screen(problem, self.routes, items_of(problem, plan))

    def _state(self, problem: Problem) -> None:
        self._problem = problem
        self.routes = Routes(problem)
        self._eligibility = Eligibility(problem)
        self._numbers = {vehicle.vehicle_id: n for n, vehicle in enumerate(problem.vehicles)}
        self._tasks = {job.job_id: task for task in tasks_of(problem) for job in task.jobs}

    def restate(self, problem: Problem) -> None:
        """The same plan in a problem that has more stops and places."""
        self._state(problem)
        self._screen.restate(problem, self.routes)

    def replace(self, routes: Sequence[Itinerary]) -> None:
        """These vehicles make other stops now.

        Raises:
            PlanningError: as for a plan.
        """
        items = items_of(self._problem, routes)
        for itinerary in routes:
            number = self._numbers[itinerary.vehicle_id]
            self._screen.put(number, items[number])

    def insert(self, task: Sequence[str], *, limit: int = 10) -> tuple[Insertion, ...]:
        """The ``limit`` cheapest ways to take a job (or a shipment's two), cheapest first, on vehicles
        not used yet as well, and with a return for more where that helps. Nothing breaks a rule; where
        stops must ride with others that are left out too, there is no way.

        Args:
            task: Ids of stops of the problem that no route has.
            limit: The most ways to tell.

        Raises:
            PlanningError: the ids are not those of a job or a shipment, or are planned already.
        """
        return self._insert(self._problem, self.routes, self._task(task), limit)

    def slots(self, task: Sequence[str], windows: Sequence[Window]) -> tuple[Insertion | None, ...]:
        """For each window, were it the only one of the (last) stop, the cheapest way; None where there
        is none. Raises as ``insert``."""
        asked = self._task(task)
        found = []
        for window in windows:
            last = replace(asked.jobs[-1], windows=(window,))
            promised = with_job(self._problem, last)
            ways = self._insert(promised, Routes(promised), Task((*asked.jobs[:-1], last)), 1)
            found.append(ways[0] if ways else None)
        return tuple(found)

    def _task(self, job_ids: Sequence[str]) -> Task:
        task = self._tasks.get(job_ids[0]) if job_ids else None
        if task is None or {job.job_id for job in task.jobs} != set(job_ids):
            raise PlanningError(f"There is no order with the stops '{', '.join(job_ids)}'.")
        if any(self._screen.rides(job_id) for job_id in job_ids):
            raise PlanningError(f"The stop '{job_ids[0]}' is on a route already.")
        return task

    def _insert(
        self, problem: Problem, routes: Routes, task: Task, limit: int
    ) -> tuple[Insertion, ...]:
        if self._screen.lacks_company(task):
            return ()
        numbers = self._eligibility.vehicles(task)
        ways = cheapest_ways(problem, routes, self._screen, task, numbers, limit)
        dues = {job.job_id: job.lateness.due for job in problem.all_jobs if job.lateness}
        return tuple(self._told(task, way, dues) for way in ways)

    def _told(self, task: Task, way: Way, dues: Mapping[str, int]) -> Insertion:
        row = self._screen.rows[way.row]
        before = row.route if row is not None else None
        begins = {step.job_id: step.begin for step in way.route.steps if step.kind is StepKind.JOB}
        longer, driven, metres = (a - b for a, b in zip(_sums(way.route), _sums(before), strict=True))
        late_before = _late(before, dues)
        return Insertion(
            itinerary_from(way.route),
            tuple(begins[job.job_id] for job in task.jobs),
            way.cost,
            longer,
            driven,
            metres,
            tuple(name for name in _late(way.route, dues) if name not in late_before),
        )


def _sums(route: SolvedRoute | None) -> tuple[int, int, int]:
    """Seconds from start to end, seconds driven, metres."""
    if route is None:
        return 0, 0, 0
    steps = route.steps
    driven = sum(step.leg_s for step in steps), sum(step.leg_m for step in steps)
    return (steps[-1].end - steps[0].begin, *driven)


def _late(route: SolvedRoute | None, dues: Mapping[str, int]) -> list[str]:
    """Stops whose service starts after it is due. (Nobody is past a window on a possible route.)"""
    steps = route.steps if route is not None else ()
    return [step.job_id for step in steps if step.begin > dues.get(step.job_id, step.begin)]


def with_job(problem: Problem, changed: Job) -> Problem:
    """The problem with another job of the same id."""

    def now(job: Job) -> Job:
        return changed if job.job_id == changed.job_id else job

    return replace(
        problem,
        jobs=tuple(now(job) for job in problem.jobs),
        shipments=tuple(Shipment(now(s.pickup), now(s.delivery)) for s in problem.shipments),
    )


def reinsert(
    problem: Problem,
    routes: Routes,
    plan: list[list[Item]],
    tasks: Iterable[Task],
    *,
    looks: int = MOST_LOOKS,
) -> list[Task]:
    """Put left-out tasks into a plan, each where the plan then costs least more; dearest to leave out
    first. Stops that must ride together go on one vehicle or not at all.

    Args:
        problem: The problem that ``routes`` was made for.
        routes: Makes every change exact; nothing that it refuses is done.
        plan: Per vehicle of the problem its items; changed in place. A vehicle whose items already
            break a rule takes nothing.
        tasks: What no vehicle of ``plan`` has.
        looks: At most so many orders of stops are made exact per task.

    Returns:
        The tasks that fit nowhere, or cost more than leaving them out, in the order tried.
    """
    screen = Screen(problem, routes, plan)
    eligibility = Eligibility(problem)
    carriers = cheapest_carriers(problem)
    left: list[Task] = []
    for bundle in _bundles(problem, tasks):
        able = [eligibility.vehicles(task) for task in bundle]
        numbers = [n for n in able[0] if all(n in others for others in able[1:])]
        found = _cheapest(problem, routes, screen, bundle, numbers, looks)
        if found is None or found[0] >= _price_without(bundle, carriers):
            left.extend(bundle)
        else:
            _, number, items = found
            screen.put(number, items)
            plan[number] = items
    return left


def _bundles(problem: Problem, tasks: Iterable[Task]) -> list[list[Task]]:
    """Tasks that must ride together as one; those that are dearest to leave out first."""
    together = {
        name: number
        for number, group in enumerate(problem.groups)
        if group.kind is GroupKind.TOGETHER
        for name in group.job_ids
    }
    bundles: dict[object, list[Task]] = {}
    for task in tasks:
        key: object = task.jobs[0].job_id
        key = next((together[job.job_id] for job in task.jobs if job.job_id in together), key)
        bundles.setdefault(key, []).append(task)
    return sorted(bundles.values(), key=lambda bundle: -_price(bundle))


def _price(bundle: Iterable[Task]) -> int:
    return sum(job.price for task in bundle for job in task.jobs)


def _price_without(bundle: Iterable[Task], carriers: Mapping[str, tuple[str, int]]) -> int:
    """What it costs when no vehicle takes the bundle: its price, or a carrier's where that is less."""
    jobs = [job for task in bundle for job in task.jobs]
    price = sum(job.price for job in jobs)
    if all(job.job_id in carriers for job in jobs):
        return min(price, sum(carriers[job.job_id][1] for job in jobs))
    return price


def _cheapest(
    problem: Problem,
    routes: Routes,
    screen: Screen,
    bundle: Sequence[Task],
    numbers: Sequence[int],
    looks: int,
) -> tuple[int, int, list[Item]] | None:
    """What a bundle costs where it costs least, with that vehicle and its items then."""
    found: list[tuple[int, int, list[Item]]] = []
    if len(bundle) == 1:
        ways = cheapest_ways(problem, routes, screen, bundle[0], numbers, 1, looks)
        found = [(way.cost, way.row, way.items) for way in ways]
    else:
        for number in numbers:
            found.extend(_all_on(problem, routes, screen, bundle, number, looks))
    return min(found, key=lambda option: option[:2], default=None)


def _all_on(
    problem: Problem,
    routes: Routes,
    screen: Screen,
    bundle: Sequence[Task],
    number: int,
    looks: int,
) -> Iterable[tuple[int, int, list[Item]]]:
    """A whole bundle on one vehicle, one task after the other; the screen is left as it was."""
    before = screen.rows[number]
    if before is None:
        return
    cost, items = 0, before.items
    for task in bundle:
        ways = cheapest_ways(problem, routes, screen, task, [number], 1, looks)
        if not ways:
            break
        cost, items = cost + ways[0].cost, ways[0].items
        screen.put(number, items)
    else:
        yield cost, number, items
    screen.put(number, before.items)

"""Where could an order go that no route has? Every answer is exact.

All gaps of all routes are screened at once with a bound (``solver.row``); then the most promising are
made exact, one after the other, until no other can be better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.routing import GroupKind, Problem
from app.domain.solution import SolvedRoute
from solver.reasons import Eligibility, Task
from solver.routes import Routes
from solver.schedule import Item
from solver.screen import Candidate, Screen

MOST_LOOKS = 400
"""Where bounds are loose (breaks with waits, several windows), the best of so many is the answer."""


def reinsert(
    problem: Problem,
    routes: Routes,
    plan: list[list[Item]],
    tasks: Iterable[Task],
    *,
    looks: int = MOST_LOOKS,
) -> list[Task]:
    """Put left-out tasks into a plan, each where its route then costs least more; dearest to leave out
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
    left: list[Task] = []
    for bundle in _bundles(problem, tasks):
        able = [eligibility.vehicles(task) for task in bundle]
        numbers = [n for n in able[0] if all(n in others for others in able[1:])]
        found = _cheapest(problem, routes, screen, bundle, numbers, looks)
        if found is None:
            left.extend(bundle)
        else:
            number, items = found
            screen.put(number, items)
            plan[number] = items
    return left


def _bundles(problem: Problem, tasks: Iterable[Task]) -> list[list[Task]]:
    """Tasks that must ride together as one; those that are dearest to leave out first."""
    together: dict[str, tuple[str, ...]] = {
        name: group.job_ids
        for group in problem.groups
        if group.kind is GroupKind.TOGETHER
        for name in group.job_ids
    }
    bundles: dict[object, list[Task]] = {}
    for task in tasks:
        key = next((together[job.job_id] for job in task.jobs if job.job_id in together), None)
        bundles.setdefault(key or task.jobs[0].job_id, []).append(task)
    return sorted(bundles.values(), key=lambda bundle: -_price(bundle))


def _price(bundle: Iterable[Task]) -> int:
    return sum(job.price for task in bundle for job in task.jobs)


def _cheapest(
    problem: Problem,
    routes: Routes,
    screen: Screen,
    bundle: Sequence[Task],
    numbers: Sequence[int],
    looks: int,
) -> tuple[int, list[Item]] | None:
    """The vehicle and its items that take a bundle for least, if that is worth it."""
    if len(bundle) == 1:
        best = next(iter(exact(problem, routes, screen, bundle[0], numbers, 1, looks)), None)
        if best is None or best[0] >= _price(bundle):
            return None
        return best[1].row, best[1].items
    found = []
    for number in numbers:
        before = screen.rows[number]
        if before is None:
            continue
        total, items = 0, before.items
        for task in bundle:
            step = next(iter(exact(problem, routes, screen, task, [number], 1, looks)), None)
            if step is None:
                break
            total, items = total + step[0], step[1].items
            screen.put(number, items)
        else:
            found.append((total, number, items))
        screen.put(number, before.items)
    best_of = min(found, key=lambda option: option[:2], default=None)
    return best_of[1:] if best_of is not None and best_of[0] < _price(bundle) else None


def exact(
    problem: Problem,
    routes: Routes,
    screen: Screen,
    task: Task,
    numbers: Iterable[int],
    limit: int,
    looks: int,
) -> list[tuple[int, Candidate, SolvedRoute]]:
    """The ``limit`` cheapest ways that are possible, with what the route costs more, cheapest first."""
    found: list[tuple[int, Candidate, SolvedRoute]] = []
    for look, candidate in enumerate(screen.candidates(task, numbers)):
        full = len(found) == limit
        if look == looks or (full and candidate.bound >= found[-1][0]):
            break
        route = routes.route(problem.vehicles[candidate.row], candidate.items)
        if route is None:
            continue
        row = screen.rows[candidate.row]
        before = row.route.cost if row is not None and row.route is not None else 0
        found.append((route.cost - before, candidate, route))
        found.sort(key=lambda option: option[0])
        del found[limit:]
    return found

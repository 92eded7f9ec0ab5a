"""Making a proposed plan keep every rule: what breaks one is taken out and put where it fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.routing import GroupKind, Problem, VehicleSpec
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.fitting.insertion import reinsert
from solver.reasons import Task

type Plan = list[list[Item]]
"""Per vehicle of the problem its stops and returns for more, in order."""

MOST_LEFT = 20
"""So many of the stops that an engine leaves out (the dearest) are tried again in its plan."""
LOOKS = 60


class Mender:
    """Mends plans of one problem. ``tasks`` are all that may be planned."""

    def __init__(self, problem: Problem, routes: Routes, tasks: Iterable[Task]) -> None:
        self._problem = problem
        self._routes = routes
        self._tasks = list(tasks)
        self._task_of = {job.job_id: task for task in self._tasks for job in task.jobs}
        groups = [group for group in problem.groups if group.kind is GroupKind.TOGETHER]
        self._together = [frozenset(group.job_ids) for group in groups]

    def mended(self, plan: Sequence[Sequence[Item]], *, again: bool) -> Plan:
        """A plan that keeps every rule, made of this one.

        With ``again``, stops that it leaves out of its own will are tried as well.
        """
        kept = [
            self._thinned(vehicle, list(items))
            for vehicle, items in zip(self._problem.vehicles, plan, strict=True)
        ]
        if self._together:
            self._take_out_parted(kept)
        left = self._left_out(plan, kept, again)
        if left:
            reinsert(self._problem, self._routes, kept, left, looks=LOOKS)
            if self._together:
                self._take_out_parted(kept)
        return kept

    def _left_out(self, plan: Sequence[Sequence[Item]], kept: Plan, again: bool) -> list[Task]:
        """What was taken out, and the dearest of what was not there from the start."""
        before, now = _ids(plan), _ids(kept)
        missing = [task for task in self._tasks if task.jobs[0].job_id not in now]
        taken = [task for task in missing if task.jobs[0].job_id in before]
        if not again:
            return taken
        others = [task for task in missing if task.jobs[0].job_id not in before]
        others.sort(key=lambda task: -sum(job.price for job in task.jobs))
        return taken + others[:MOST_LEFT]

    def _thinned(self, vehicle: VehicleSpec, items: list[Item]) -> list[Item]:
        """The items, without as few and as cheap tasks as it takes to keep the rules."""
        if not any(not isinstance(item, Loading) for item in items):
            return []
        if self._routes.route(vehicle, items) is not None:
            return items
        tasks = self._tasks_on(items)
        tasks.sort(key=lambda task: sum(job.price for job in task.jobs))
        options = (_without(items, [task]) for task in tasks)
        found = ((self._routes.route(vehicle, option), option) for option in options)
        good = [(route.cost, n, option) for n, (route, option) in enumerate(found) if route is not None]
        if good and len(tasks) > 1:
            cheapest = sum(job.price for job in tasks[good[0][1]].jobs)
            same = [g for g in good if sum(job.price for job in tasks[g[1]].jobs) == cheapest]
            return min(same)[2]
        return self._built_up(vehicle, items, tasks[::-1])

    def _built_up(self, vehicle: VehicleSpec, items: list[Item], tasks: list[Task]) -> list[Item]:
        """As many of the tasks as can ride in this order, the dearest first."""
        out = list(tasks)
        for task in tasks:
            tried = [other for other in out if other is not task]
            if self._routes.route(vehicle, _without(items, tried)) is not None:
                out = tried
        kept = _without(items, out)
        return kept if any(not isinstance(item, Loading) for item in kept) else []

    def _tasks_on(self, items: Iterable[Item]) -> list[Task]:
        names = [item.job_id for item in items if not isinstance(item, Loading)]
        return list({id(self._task_of[n]): self._task_of[n] for n in names}.values())

    def _take_out_parted(self, plan: Plan) -> None:
        """Take out every group that should ride together and does not, in place."""
        on = {
            item.job_id: n
            for n, items in enumerate(plan)
            for item in items
            if not isinstance(item, Loading)
        }
        for names in self._together:
            vehicles = {on.get(name, -1) for name in names}
            if len(vehicles) == 1:
                continue
            for n in vehicles - {-1}:
                gone = [task for task in self._tasks_on(plan[n]) if _touches(task, names)]
                rest = _without(plan[n], gone)
                plan[n] = self._thinned(self._problem.vehicles[n], rest)


def _touches(task: Task, names: frozenset[str]) -> bool:
    return any(job.job_id in names for job in task.jobs)


def _without(items: Iterable[Item], tasks: Iterable[Task]) -> list[Item]:
    names = {job.job_id for task in tasks for job in task.jobs}
    return [item for item in items if isinstance(item, Loading) or item.job_id not in names]


def _ids(plan: Iterable[Iterable[Item]]) -> set[str]:
    return {item.job_id for items in plan for item in items if not isinstance(item, Loading)}

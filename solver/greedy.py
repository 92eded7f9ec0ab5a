"""Routes without a search: a plan to begin from, made of whatever of an order of stops can be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.routing import Problem, VehicleSpec
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.reasons import Task


def begin_from(
    problem: Problem,
    routes: Routes,
    candidates: Sequence[tuple[Task, list[int]]],
    wanted: Mapping[str, Sequence[str]],
) -> list[list[Item]]:
    """Per vehicle the stops of ``wanted`` (job ids in order) that can be kept, with returns for more
    put in where they are needed. Unknown and repeated stops are passed over."""
    allowed = {
        task.jobs[0].job_id: {problem.vehicles[n].vehicle_id for n in vehicles}
        for task, vehicles in candidates
    }
    tasks = {job.job_id: task for task, _ in candidates for job in task.jobs}
    begun = []
    placed: set[str] = set()
    for vehicle in problem.vehicles:
        order = [
            name
            for name in dict.fromkeys(wanted.get(vehicle.vehicle_id, ()))
            if name in tasks
            and name not in placed
            and vehicle.vehicle_id in allowed[tasks[name].jobs[0].job_id]
        ]
        items = _kept(routes, vehicle, tasks, order)
        placed |= {item.job_id for item in items if not isinstance(item, Loading)}
        begun.append(items)
    return begun


def _kept(
    routes: Routes, vehicle: VehicleSpec, tasks: Mapping[str, Task], order: Sequence[str]
) -> list[Item]:
    """As much of an order as can be kept: all that is left of it at once where that is possible, else
    half of it, and so on down to the stop that cannot just be put behind the others."""
    items: list[Item] = []
    here = 0
    while here < len(order):
        more = len(order) - here
        while more > 1:
            ahead = [tasks[name] for name in order[here : here + more]]
            longer = [*items, *(task.jobs[0] for task in ahead)]
            if all(len(task.jobs) == 1 for task in ahead) and routes.route(vehicle, longer):
                items = longer
                break
            more //= 2
        else:
            items = _with_next(routes, vehicle, items, tasks[order[here]], order, here)
        here += max(more, 1)
    return items


def _with_next(
    routes: Routes,
    vehicle: VehicleSpec,
    items: list[Item],
    task: Task,
    order: Sequence[str],
    here: int,
) -> list[Item]:
    """The route with the task whose first stop is next in the order, where it can be had."""
    if order[here] != task.jobs[0].job_id or not _all_follow(task, order, order[here]):
        return items
    return _with(routes, vehicle, items, task, order) or items


def _all_follow(task: Task, order: Sequence[str], name: str) -> bool:
    """Whether the rest of a shipment comes later in the order."""
    later = order[order.index(name) + 1 :]
    return all(job.job_id in later for job in task.jobs[1:])


def _with(
    routes: Routes, vehicle: VehicleSpec, items: list[Item], task: Task, order: Sequence[str]
) -> list[Item] | None:
    """The route with a task more, its stops where the order has them, or None where it cannot be."""
    plain = [*items, *task.jobs]
    place = {name: n for n, name in enumerate(order)}
    if len(task.jobs) > 1 and not any(isinstance(item, Loading) for item in items):
        sorted_plain = sorted(
            plain, key=lambda item: -1 if isinstance(item, Loading) else place.get(item.job_id, -1)
        )
        options: list[list[Item]] = [sorted_plain, plain]
    else:
        options = [plain]
    loadings = vehicle.loads_at_start + sum(isinstance(item, Loading) for item in items)
    if vehicle.reload is not None and loadings < vehicle.reload.max_trips:
        again = Loading(vehicle.reload.locations[0], vehicle.reload.loading)
        options.append([*items, again, *task.jobs])
    return next((option for option in options if routes.route(vehicle, option) is not None), None)

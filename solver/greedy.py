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
        items: list[Item] = []
        order = [name for name in wanted.get(vehicle.vehicle_id, ()) if name in tasks]
        for name in order:
            task = tasks[name]
            if name in placed or vehicle.vehicle_id not in allowed[task.jobs[0].job_id]:
                continue
            if name == task.jobs[0].job_id and _all_follow(task, order, name):
                items = _with(routes, vehicle, items, task, order) or items
                placed |= {item.job_id for item in items if not isinstance(item, Loading)}
        begun.append(items)
    return begun


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

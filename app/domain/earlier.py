"""What stood on a day before it was changed, so that the day can be looked back at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.orders import Order
from app.domain.routes import RouteRecord, UnassignedOrder


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a day changes: orders by id, routes by shift, and what no plan took."""

    orders: Mapping[str, Order]
    routes: Mapping[str, RouteRecord]
    unassigned: tuple[UnassignedOrder, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What one change took the place of.

    It was made at an instant, and ``sequence`` was the newest fact of the log then: whoever knew a
    later one saw the change. ``new_orders`` (ids) and ``new_routes`` (shifts) were not there before;
    ``unassigned`` is None where that list was left alone.
    """

    at: datetime
    sequence: int
    orders: tuple[Order, ...] = ()
    new_orders: tuple[str, ...] = ()
    routes: tuple[RouteRecord, ...] = ()
    new_routes: tuple[str, ...] = ()
    unassigned: tuple[UnassignedOrder, ...] | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was changed."""
        return self == Earlier(self.at, self.sequence)


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """A day's changes in the order in which they were made.

    ``since`` is the fact from which on they were kept (None: they are not kept any more, or never
    were): before it nobody can tell how the plan stood.
    """

    since: int | None
    changes: tuple[Earlier, ...] = ()

    def is_known_at(self, sequence: int) -> bool:
        """Whether the plan of when this was the newest fact can be told."""
        return self.since is not None and sequence >= self.since

    def made_by(self, sequence: int, at: datetime) -> int:
        """How many of the changes were made by an instant, at which this was the newest fact."""
        return sum(1 for change in self.changes if change.sequence < sequence or change.at <= at)

    def before(self, plan: Plan, made: int) -> Plan:
        """The plan when only the first so many changes were made, from the one that stands now."""
        orders, routes, unassigned = dict(plan.orders), dict(plan.routes), plan.unassigned
        for change in reversed(self.changes[made:]):
            for order_id in change.new_orders:
                orders.pop(order_id, None)
            for shift_id in change.new_routes:
                routes.pop(shift_id, None)
            orders.update((order.order_id, order) for order in change.orders)
            routes.update((record.shift_id, record) for record in change.routes)
            if change.unassigned is not None:
                unassigned = change.unassigned
        return Plan(dict(sorted(orders.items())), dict(sorted(routes.items())), unassigned)

"""What has changed about orders and has not reached a route or a phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.board import BoardStop, DayIssue
from app.domain.issue_weights import ASK, IN_VAIN, MISSED
from app.domain.orders import Order
from app.domain.promises import Promise, shown_window
from app.domain.routes import (
    PlannedStop,
    RouteRecord,
    UnassignedOrder,
    first_attempts,
    task_of,
)
from app.domain.said import Said, counted, names_said
from app.domain.stop_state import StopState
from app.watching.scene import Scene


def cancelled_on_phone(scene: Scene) -> Iterable[DayIssue]:
    """Cancelled orders that the driver's phone still has as stops to drive to."""
    if scene.released is None or scene.shift.ended_at is not None:
        return
    for planned in scene.released.stops:
        order, state = (
            scene.orders.get(planned.stop.order_id),
            scene.facts_of(planned.stop.stop_id).state,
        )
        is_cancelled = state is StopState.CANCELLED or (order is not None and order.cancelled)
        if order is None or not is_cancelled or state.is_done or state is StopState.NOT_ATTEMPTED:
            continue
        name = task_of(order, planned.stop).place.name
        yield scene.issue(
            "cancelled",
            Said("Issues", "{stop} is cancelled, and {driver} still has it").format(
                stop=name, driver=scene.driver
            ),
            Said("Issues", "The driver would go there in vain"),
            IN_VAIN,
            (
                Said("Issues", "Take it off the route and send"),
                Said("Issues", "Call {driver}").format(driver=scene.driver),
            ),
            about=planned.stop.stop_id,
        )


def windows_changed(scene: Scene) -> Iterable[DayIssue]:
    """Stops whose promised window is another than the one that the driver was given."""
    given = scene.shift.given
    if scene.released is None or scene.shift.ended_at is not None or not given:
        return
    shown = {stop.stop_id: stop for stop in scene.open_stops}
    for planned in scene.released.stops:
        stop = shown.get(planned.stop.stop_id)
        if stop is None or planned.stop.stop_id not in given:
            continue
        now = shown_window(planned.service_start, scene.windows.get(stop.stop_id, ()))
        if now != given[stop.stop_id]:
            yield _changed(scene, planned, stop, given[stop.stop_id], now)


def _changed(
    scene: Scene, planned: PlannedStop, stop: BoardStop, was: Promise | None, now: Promise | None
) -> DayIssue:
    keeps = now is None or planned.service_start <= now[1]
    changed = (
        Said("Issues", "Changed since {driver} was given the route")
        if keeps
        else Said(
            "Issues",
            "Changed since {driver} was given the route; planned for {time}, which is too late",
        )
    )
    return scene.issue(
        "window",
        Said("Issues", "{stop}: {now} instead of {before}").format(
            stop=stop.name, now=_text(scene, now), before=_text(scene, was)
        ),
        changed.format(driver=scene.driver, time=scene.clock(planned.service_start)),
        ASK if keeps else MISSED,
        (Said("Issues", "Plan the route again and send"),)
        if keeps
        else (Said("Issues", "Change the order"), Said("Issues", "Call the customer")),
        stop,
    )


def _text(scene: Scene, window: Promise | None) -> str:
    return (
        f"{scene.clock(window[0])}–{scene.clock(window[1])}" if window else Said("Issues", "any time")
    )


def not_planned(
    unassigned: Iterable[UnassignedOrder],
    reason: str,
    orders: Mapping[str, Order],
    records: Iterable[RouteRecord],
) -> tuple[DayIssue, ...]:
    """One issue for orders that came after routes were given out, and that no plan has seen: those left
    over for ``reason``. Before the first release there is nothing amiss with them."""
    if not any(record.revision for record in records):
        return ()
    new = [item for item in unassigned if item.reason == reason]
    if not new:
        return ()
    names = [orders[item.order_id].tasks[0].place.name for item in new if item.order_id in orders]
    return (
        DayIssue(
            issue_id="not_planned",
            kind="not_planned",
            title=counted(
                len(new),
                Said("Issues", "One new stop is on no route"),
                Said("Issues", "{count} new stops are on no route"),
            ),
            detail=Said("Issues", "Came after routes were given out: {names}").format(
                names=names_said(names, 3)
            ),
            weight=round(MISSED * len(new)),
            actions=(
                Said("Issues", "Plan the day again"),
                Said("Issues", "Put them on a route"),
                Said("Issues", "Give them to a carrier"),
            ),
        ),
    )


def not_located(orders: Iterable[Order]) -> tuple[DayIssue, ...]:
    """One issue for orders that nobody can drive to: their address was not found, or could be two."""
    asked = [order for order in orders if not order.cancelled and not order.is_located]
    if not asked:
        return ()
    names = [order.tasks[-1].place.name for order in asked]
    first = asked[0].tasks[-1].place
    return (
        DayIssue(
            issue_id="not_located",
            kind="not_located",
            title=counted(
                len(asked),
                Said("Issues", "One address is to be settled"),
                Said("Issues", "{count} addresses are to be settled"),
            ),
            detail=Said("Issues", "{names}: nobody can drive there. {where}").format(
                names=names_said(names, 3), where=first.where
            ),
            stop_id=first_attempts(asked[0])[-1].stop_id,
            weight=round(MISSED * len(asked)),
            actions=(Said("Issues", "Change the order"),),
        ),
    )

"""What about the drivers' phones needs a person: told with the issues of the day."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue, Lane
from app.domain.count_words import count_text, names_text
from app.domain.driver_sync import Quarantined, Withdrawal
from app.domain.issue_weights import CALL_NOW, SET_ASIDE


def calls_to_make(withdrawals: Iterable[Withdrawal], lanes: tuple[Lane, ...]) -> tuple[DayIssue, ...]:
    """One issue per driver whose phone has not fetched that stops were taken from the route."""
    stop_names = {stop.stop_id: stop.name for lane in lanes for stop in lane.stops}
    drivers = {lane.shift.driver.driver_id: lane.shift for lane in lanes}
    gone: dict[str, list[str]] = {}
    for withdrawal in withdrawals:
        gone.setdefault(withdrawal.driver_id, []).append(withdrawal.stop_id)
    issues = []
    for driver_id, stop_ids in gone.items():
        shift = drivers.get(driver_id)
        name = shift.driver.name if shift else driver_id
        names = names_text([stop_names.get(stop_id, stop_id) for stop_id in stop_ids], 5)
        issues.append(
            DayIssue(
                issue_id=f"call/{driver_id}",
                kind="call",
                title=f"Call {name}: {count_text(len(stop_ids))} gone",
                detail=f"Off the route, and no phone has fetched it yet: {names}",
                shift_id=shift.shift_id if shift else "",
                stop_id=stop_ids[0],
                weight=round(CALL_NOW),
                actions=(f"Call {shift.driver.name}",) if shift else (),
            )
        )
    return tuple(issues)


def set_aside(rows: Iterable[Quarantined], lanes: Iterable[Lane]) -> tuple[DayIssue, ...]:
    """One issue per driver of whom reports were set aside that nobody has looked at."""
    drivers = {lane.shift.driver.driver_id: lane.shift for lane in lanes}
    of_driver: dict[str, list[Quarantined]] = {}
    for row in rows:
        of_driver.setdefault(row.driver_id, []).append(row)
    issues = []
    for driver_id, aside in of_driver.items():
        shift = drivers.get(driver_id)
        name = shift.driver.name if shift else driver_id or "an unknown phone"
        count = f"{len(aside)} reports" if len(aside) > 1 else "a report"
        issues.append(
            DayIssue(
                issue_id=f"set_aside/{driver_id}",
                kind="set_aside",
                title=f"{count[0].upper()}{count[1:]} of {name} set aside",
                detail=f"Not counted, but kept as sent. The last: {aside[-1].reason}",
                shift_id=shift.shift_id if shift else "",
                weight=round(SET_ASIDE),
                actions=("Look at Phones",),
            )
        )
    return tuple(issues)

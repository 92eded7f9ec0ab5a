"""What about the drivers' phones needs a person: told with the issues of the day."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue, Lane
from app.domain.driver_sync import Quarantined, Withdrawal
from app.domain.issue_weights import CALL_NOW, SET_ASIDE
from app.domain.said import Said, names_said, stops_said
from app.ports.desk_link import DeskLink


class PhoneAlarms:
    """What phones raise alarms about, as the server told it last."""

    def __init__(self) -> None:
        self.withdrawals: tuple[Withdrawal, ...] = ()
        self.last_set_aside = 0
        """The highest number in the server's quarantine."""
        self._rows: tuple[Quarantined, ...] = ()

    def ask(self, link: DeskLink, last: int, seen: int) -> tuple[Quarantined, ...]:
        """What is in quarantine above a number that somebody has seen; only what is new is asked for.

        Raises:
            ServerUnreachable, SyncError
        """
        if last == self.last_set_aside:
            return self._rows
        return tuple(link.quarantine(seen).rows) if last > seen else ()

    def take(
        self, withdrawals: tuple[Withdrawal, ...], last: int, rows: tuple[Quarantined, ...]
    ) -> None:
        """From now on it is this."""
        self.withdrawals, self.last_set_aside, self._rows = withdrawals, last, rows

    def seen(self) -> None:
        """Somebody has looked at what was set aside."""
        self._rows = ()

    def issues(self, lanes: tuple[Lane, ...]) -> tuple[DayIssue, ...]:
        """What needs a person."""
        calls = calls_to_make(self.withdrawals, lanes) if self.withdrawals else ()
        return (*calls, *set_aside(self._rows, lanes)) if self._rows else calls


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
        names = names_said([stop_names.get(stop_id, stop_id) for stop_id in stop_ids], 5)
        issues.append(
            DayIssue(
                issue_id=f"call/{driver_id}",
                kind="call",
                title=Said("Issues", "Call {driver}: {stops} gone").format(
                    driver=name, stops=stops_said(len(stop_ids))
                ),
                detail=Said("Issues", "Off the route, and no phone has fetched it yet: {names}").format(
                    names=names
                ),
                shift_id=shift.shift_id if shift else "",
                stop_id=stop_ids[0],
                weight=round(CALL_NOW),
                actions=(Said("Issues", "Call {driver}").format(driver=shift.driver.name),)
                if shift
                else (),
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
        name = shift.driver.name if shift else driver_id or Said("Issues", "an unknown phone")
        many = len(aside)
        title = (
            Said("Issues", "A report of {driver} set aside")
            if many == 1
            else Said("Issues", "{count} reports of {driver} set aside")
        )
        issues.append(
            DayIssue(
                issue_id=f"set_aside/{driver_id}",
                kind="set_aside",
                title=title.format(count=many, driver=name),
                detail=Said("Issues", "Not counted, but kept as sent. The last: {reason}").format(
                    reason=aside[-1].reason
                ),
                shift_id=shift.shift_id if shift else "",
                weight=round(SET_ASIDE),
                actions=(Said("Issues", "Look at Phones"),),
            )
        )
    return tuple(issues)

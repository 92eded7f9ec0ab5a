"""The roads of a day at the desk: where they are while some are closed, and who drives round.

What is closed at any time in what is left of the day counts for all that is planned from now on. The
legs of the routes as they stand go round while it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from app.day_data import DayData
from app.detours import Counts, Detours, Leg, cut_off, driven_round, look_at_all
from app.domain.board import DayIssue, Lane
from app.domain.closures import Closure, Line, StandingClosure
from app.domain.errors import InputRefused, WorldError
from app.domain.issue_weights import IDLE, MISSED
from app.domain.said import Said, joined, names_said
from app.ports.roads import RoadWorks

LATE_BY = timedelta(minutes=30)
"""A leg may be driven so much later than planned: one whose road is closed just before its time goes
round as well."""
WORTH_SAYING_S = 60
ASK_AGAIN = timedelta(minutes=5)
"""Copies of the roads that nobody asks for go; the one in use is asked for so often."""


class DayRoads:
    """``look`` by one thread at a time, all else from any."""

    def __init__(self, usual: str) -> None:
        """``usual`` is the folder of the roads with nothing closed."""
        self.usual = usual
        self._looking = Lock()
        self._for: object = None
        self._failed_for: object = None
        self._looked_at: DayData | None = None
        self._asked_at: datetime | None = None
        self._folder = ""
        self._detours: Detours | None = None
        self._lost: frozenset[str] = frozenset()
        self._longer: dict[str, int] = {}
        self.standing: tuple[StandingClosure, ...] = ()

    @property
    def folder(self) -> str:
        """Where the roads are as they stand."""
        return self._folder if self.usual and self._folder else self.usual

    def look(
        self,
        works: RoadWorks,
        data: DayData,
        closures: tuple[Closure, ...],
        is_over: Callable[[str], bool],
        now: datetime,
    ) -> bool:
        """Look up what closed roads mean for a day as it is planned; whether that is news. ``is_over``
        says of which stops nothing more is expected. Takes a moment where something was closed.

        Raises:
            InputRefused, RegionError, RoadsError: once for each change of what is closed.
        """
        with self._looking:
            standing = tuple(closure for closure in closures if closure.ends > now)
            opened = tuple(closure for closure in closures if closure.ends <= now)
            what = standing, opened, self.usual
            self._ask_again(works, now)
            if (what == self._for and data is self._looked_at) or what == self._failed_for:
                return False
            if not closures and self._detours is None:
                return False
            trouble = None
            try:
                if what != self._for:
                    trouble = self._take(works, standing, opened)
                    self._asked_at = now if self.standing else None
            except WorldError:
                self._failed_for = what
                raise
            self._for, self._failed_for = what, None
            counts = counted(standing, bool(opened), is_over, now)
            if self._detours is not None:
                look_at_all(data, self._detours, counts)
                self._lost = cut_off(data, self._detours, counts)
            self._looked_at = data
            if trouble is not None:
                raise trouble
            return True

    def _ask_again(self, works: RoadWorks, now: datetime) -> None:
        if self._asked_at is not None and now - self._asked_at >= ASK_AGAIN:
            self._asked_at = now
            works.with_closed([each.closure.shape for each in self.standing])

    def _take(
        self, works: RoadWorks, standing: tuple[Closure, ...], opened: tuple[Closure, ...]
    ) -> InputRefused | None:
        """Close what is in the region; what is not (another region is used now) is left out, and why is
        returned."""
        found, trouble = [], None
        for closure in standing:
            try:
                found.append(StandingClosure(closure, works.closed_by((closure.shape,))))
            except InputRefused as refused:
                trouble = refused
        folder = works.with_closed([each.closure.shape for each in found]).folder if found else ""
        lines = [line for each in found for line in each.roads.lines]
        past: list[Line] = []
        for closure in opened:
            with suppress(InputRefused):
                past.extend(works.closed_by((closure.shape,)).lines)
        usual = works.roads_in(self.usual)
        now = works.roads_in(folder) if folder else usual
        self._detours = Detours(usual, now, lines, past) if lines or past else None
        self._lost = frozenset()
        self._folder, self.standing = folder, tuple(found)
        return trouble

    def driven(self, data: DayData, is_over: Callable[[str], bool], now: datetime) -> DayData:
        """The day as it is driven, as far as ``look`` has looked."""
        detours = self._detours
        if detours is None:
            self._longer = {}
            return data
        closures = tuple(each.closure for each in self.standing)
        then = driven_round(data, detours, counted(closures, True, is_over, now))
        self._longer = {
            key: by
            for key, record in then.routes.items()
            if (by := record.route.driving_s - data.routes[key].route.driving_s) >= WORTH_SAYING_S
        }
        return then

    def issues(self, lanes: Iterable[Lane], now: datetime) -> tuple[DayIssue, ...]:
        """That roads are closed, who drives longer for it, and whom no road leads to."""
        if not self.standing:
            return ()
        known = tuple(lanes)
        names = {stop.stop_id: stop.name for lane in known for stop in lane.stops}
        lost = [stop_id for stop_id in names if stop_id in self._lost]
        longer = sorted(
            ((by, lane) for lane in known if (by := self._longer.get(lane.shift.shift_id, 0))),
            key=lambda each: -each[0],
        )
        first = self.standing[0]
        many = len(self.standing) > 1
        title = (
            Said("Issues", "{count} roads are closed").format(count=len(self.standing))
            if many
            else Said("Issues", "{road} is closed").format(road=first.name)
        )
        zone = known[0].shift.depot.zone if known else ZoneInfo("UTC")
        details = [_until(each, now, zone, named=many) for each in self.standing]
        if lost:
            details.append(
                Said("Issues", "No road leads to {names}").format(
                    names=names_said([names[name] for name in lost], 3)
                )
            )
        if longer:
            drivers = [f"{lane.shift.driver.name} +{by // 60} min" for by, lane in longer]
            details.append(Said("Issues", "Round it: {drivers}").format(drivers=names_said(drivers, 3)))
        weight = MISSED * len(lost) + IDLE * sum(by for by, _ in longer)
        actions = [Said("Issues", "Call the customer")] if lost else []
        return (
            DayIssue(
                issue_id="road_closed",
                kind="road_closed",
                title=title,
                detail=joined(details, ". "),
                shift_id=longer[0][1].shift.shift_id if longer and not lost else "",
                stop_id=lost[0] if lost else "",
                weight=round(weight),
                actions=(
                    *actions,
                    Said("Issues", "Look for other routes"),
                    Said("Issues", "Open the road again"),
                ),
            ),
        )


def _until(each: StandingClosure, now: datetime, zone: ZoneInfo, *, named: bool) -> str:
    closure = each.closure
    begins, ends = (f"{at.astimezone(zone):%H:%M}" for at in (closure.begins, closure.ends))
    if closure.begins > now:
        said = Said("Issues", "From {begins} until {ends}").format(begins=begins, ends=ends)
    elif ends == "00:00":
        said = Said("Issues", "For the rest of the day")
    else:
        said = Said("Issues", "Until {time}").format(time=ends)
    parts = [*([each.name] if named else []), said, *([f"({closure.note})"] if closure.note else [])]
    return joined(parts, " ")


def counted(
    standing: Iterable[Closure], opened: bool, is_over: Callable[[str], bool], now: datetime
) -> Counts:
    """Which legs count: those still to be driven while a road is closed, or all that are still to be
    driven where others (``opened``) were closed before."""
    closures = tuple(standing)

    def counts(leg: Leg) -> bool:
        if leg.stop_id and is_over(leg.stop_id):
            return False
        start, end = max(leg.leaves, now), max(leg.arrives, now) + LATE_BY
        return opened or any(closure.stands_within(start, end) for closure in closures)

    return counts

"""What watching looks at: a lane with all that is known of it at an instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.board import BoardStop, DayIssue, Lane
from app.domain.geo import LonLat
from app.domain.loads import Load
from app.domain.orders import Order
from app.domain.promises import Promise
from app.domain.routes import PlannedStop, Route, RouteRecord
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopFacts
from app.domain.trails import Trail
from app.domain.underway import Leg
from app.forecasting import Forecast, RouteRange

_NOTHING_KNOWN = StopFacts()


@dataclass(frozen=True, slots=True)
class Scene:
    """A lane, and what it is drawn from.

    ``facts``, ``windows`` and ``orders`` are the whole day's, ``goods`` by stop the loads that bring
    what goes there, ``trail`` the driver's last positions, ``leg`` the one under way. ``raised`` names
    the issues that stood at the last look: what has been
    raised is let go of later than it was raised, so that nothing comes and goes by the minute.
    """

    lane: Lane
    now: datetime
    record: RouteRecord | None = None
    facts: Mapping[str, StopFacts] = field(default_factory=dict)
    shift: ShiftFacts = field(default_factory=ShiftFacts)
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)
    ranges: RouteRange | None = None
    windows: Mapping[str, tuple[Promise, ...]] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    goods: Mapping[str, Load] = field(default_factory=dict)
    trail: Trail = ()
    leg: Leg | None = None
    raised: frozenset[str] = frozenset()

    @property
    def route(self) -> Route:
        """The route that the lane shows."""
        return self.record.route if self.record else Route(self.lane.shift.shift_id, ())

    @property
    def released(self) -> Route | None:
        """The route that the driver's phone was given."""
        return self.record.released if self.record else None

    @property
    def driver(self) -> str:
        """The driver's name."""
        return self.lane.shift.driver.name

    @property
    def is_running(self) -> bool:
        """Whether the shift has started, and its driver may go on."""
        return self.shift.started_at is not None and not self.shift.is_over

    @property
    def open_stops(self) -> list[BoardStop]:
        """Stops of which more is expected."""
        return [stop for stop in self.lane.stops if not stop.state.is_final]

    @property
    def depots(self) -> list[LonLat]:
        """Where the van may load."""
        return [depot.location for depot in self.lane.shift.depots]

    @property
    def last_end(self) -> datetime | None:
        """When the last stop was finished."""
        ends = [stop.finished_at for stop in self.lane.stops if stop.finished_at is not None]
        return max(ends, default=None)

    def facts_of(self, stop_id: str) -> StopFacts:
        """What is known of a stop."""
        return self.facts.get(stop_id, _NOTHING_KNOWN)

    def planned(self, stop_id: str) -> PlannedStop | None:
        """A stop's place in the plan."""
        return next((p for p in self.route.stops if p.stop.stop_id == stop_id), None)

    def clock(self, at: datetime) -> str:
        """``10:42`` on the depot's clock."""
        return f"{at.astimezone(self.lane.shift.depot.zone):%H:%M}"

    def over(self, issue_id: str, value: float, raise_at: float, keep_from: float) -> bool:
        """Whether a figure is over its threshold: a lower one once the issue has been raised."""
        return value >= (keep_from if issue_id in self.raised else raise_at)

    def issue(
        self,
        kind: str,
        title: str,
        detail: str,
        weight: float,
        actions: tuple[str, ...],
        stop: BoardStop | None = None,
        about: str = "",
    ) -> DayIssue:
        """An issue of this lane: the one of its kind, or one for each stop or thing it is about."""
        shift_id = self.lane.shift.shift_id
        return DayIssue(
            issue_id=self.issue_id(kind, stop, about),
            kind=kind,
            title=title,
            detail=detail,
            shift_id=shift_id,
            stop_id=stop.stop_id if stop else "",
            weight=round(weight),
            actions=actions,
        )

    def issue_id(self, kind: str, stop: BoardStop | None = None, about: str = "") -> str:
        """The id that such an issue has."""
        return f"{kind}/{about or (stop.stop_id if stop else self.lane.shift.shift_id)}"


def minutes(span: timedelta | float) -> int:
    """Whole minutes, at least one."""
    seconds = span if isinstance(span, float | int) else span.total_seconds()
    return max(1, round(seconds / 60))

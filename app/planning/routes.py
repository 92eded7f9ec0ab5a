"""The way back: a solved route as a day's route with trips, stops, breaks and instants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.hourly import road_seconds
from app.domain.routes import PlannedBreak, PlannedStop, Route, Stop, Trip
from app.domain.routing import Pace
from app.domain.solution import SolvedRoute, Step, StepKind


def route_from(
    solved: SolvedRoute,
    stops: Mapping[str, Stop],
    zero: datetime,
    shapes: Sequence[str],
    depots: Mapping[int, str],
    stretches: Mapping[str, float] = MappingProxyType({}),
    pace: float = 1.0,
    paces: Sequence[Pace] = (),
) -> Route:
    """The route of the shift that the vehicle stands for.

    ``zero`` is the instant of the problem's second 0; ``shapes`` has one polyline per driven leg in
    step order, or none at all; ``depots`` says which depot is at a place; ``stretches`` which multiples
    of service times were planned, by stop, ``pace`` which one of driving times, and ``paces`` which by
    the hour on top.
    """
    home = solved.steps[0].location
    making: TripMaker | None = None
    trips: list[Trip] = []
    legs = iter(shapes)
    for step in solved.steps:
        shape = next(legs, "") if step.kind not in (StepKind.START, StepKind.BREAK) else ""
        if step.kind is StepKind.START or making is None:
            making = TripMaker(step, zero, "", pace, paces)
        elif step.kind is StepKind.JOB:
            making.add_stop(step, stops[step.job_id], shape, stretches.get(step.job_id, 1.0))
        elif step.kind is StepKind.BREAK:
            making.add_break(step)
        else:
            trips.append(making.closed(step.arrival, step.leg_s, step.leg_m, shape))
            depot_id = depots.get(step.location, "") if step.location != home else ""
            is_loading = step.kind is StepKind.RELOAD
            making = TripMaker(step, zero, depot_id, pace, paces) if is_loading else None
    if making is not None:  # an open route ends where its last stop does
        trips.append(making.closed(solved.steps[-1].end, 0, 0, ""))
    return Route(solved.vehicle_id, tuple(trips), solved.cost)


class TripMaker:
    """A trip in the making, from its loading on.

    ``pace`` is the learned multiple of driving times that the steps' legs hold, ``paces`` those by the
    hour on top; stops have the road's.
    """

    def __init__(
        self,
        loading: Step,
        zero: datetime,
        depot_id: str,
        pace: float = 1.0,
        paces: Sequence[Pace] = (),
    ) -> None:
        self._zero = zero
        self._depot_id = depot_id
        self._loading = loading
        self._pace = pace
        self._paces = paces
        self._stops: list[PlannedStop] = []
        self._breaks: list[PlannedBreak] = []

    def add_stop(self, step: Step, stop: Stop, shape: str, stretch: float) -> None:
        """The next stop."""
        arrival, begin, end = self._at(step.arrival), self._at(step.begin), self._at(step.end)
        leg = (self._road(step.arrival, step.leg_s), step.leg_m, shape)
        self._stops.append(PlannedStop(stop, arrival, begin, end, *leg, stretch))

    def add_break(self, step: Step) -> None:
        """A rest before the next stop or the return."""
        self._breaks.append(PlannedBreak(self._at(step.begin), self._at(step.end), len(self._stops)))

    def closed(self, returns: int, leg_s: int, leg_m: int, shape: str) -> Trip:
        """The trip, with its way back."""
        return Trip(
            loading_start=self._at(self._loading.begin),
            departure=self._at(self._loading.end),
            stops=tuple(self._stops),
            returns=self._at(returns),
            return_leg_s=self._road(returns, leg_s),
            return_leg_m=leg_m,
            return_shape=shape,
            breaks=tuple(self._breaks),
            depot_id=self._depot_id,
        )

    def _road(self, arrival: int, leg_s: int) -> int:
        return round(road_seconds(self._paces, arrival, leg_s) / self._pace)

    def _at(self, second: int) -> datetime:
        return self._zero + timedelta(seconds=second)

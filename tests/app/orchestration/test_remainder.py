"""Claims about what of a running day is free: where each van goes on from, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.events import EventType, Position
from app.domain.geo import LonLat
from app.domain.routes import Route
from app.orchestration.remainder import FreeShift, find_remainder
from app.tracking import DayTracker
from tests.app.running_days import fact, running_day

RETURN_S = 600
LOADING = timedelta(minutes=15)


def on_two_trips(first: int) -> tuple[DayTracker, Route, datetime]:
    """A day whose first driver has two trips and has made all ``first`` stops of the first one."""
    sample, tracker, _ = running_day(done=0)
    record = sample.routes[0]
    (whole,) = record.route.trips
    made, left = whole.stops[:first], whole.stops[first:]
    back = made[-1].departure + timedelta(seconds=RETURN_S)
    trips = (
        replace(whole, stops=made, breaks=(), returns=back, return_leg_s=RETURN_S),
        replace(whole, stops=left, breaks=(), loading_start=back, departure=back + LOADING),
    )
    route = replace(record.route, trips=trips)
    records = {**tracker.data.routes, record.shift_id: replace(record, route=route, released=route)}
    tracker.set_data(replace(tracker.data, routes=records))
    for planned in made:
        at = planned.departure
        tracker.apply([fact(EventType.COMPLETED, at, route.shift_id, planned.stop.stop_id)])
    return tracker, route, made[-1].departure


def the_free(tracker: DayTracker, route: Route, now: datetime, kept: int = 1) -> FreeShift:
    return next(
        part
        for part in find_remainder(tracker, now, kept).shifts
        if part.shift.shift_id == route.shift_id
    )


def test_a_van_that_has_made_its_trip_goes_on_from_the_depot_once_it_is_back() -> None:
    tracker, route, left = on_two_trips(4)
    part = the_free(tracker, route, left + timedelta(minutes=1))
    assert not part.under_way
    assert part.over == 1
    assert part.here == part.shift.depot.location
    assert part.leaves == left + timedelta(seconds=RETURN_S)
    assert part.later == route.trips[1].stops, "nothing of it is loaded yet"


def test_what_a_van_is_loading_is_on_board_of_it() -> None:
    tracker, route, left = on_two_trips(4)
    part = the_free(tracker, route, left + timedelta(seconds=RETURN_S + 60))
    assert part.under_way
    assert [planned.stop for planned in part.kept] == [route.trips[1].stops[0].stop]
    assert part.on_trip == route.trips[1].stops[1:]
    assert not part.later


def test_a_van_with_a_stop_to_make_goes_on_from_there() -> None:
    sample, tracker, now = running_day(done=2)
    route = sample.routes[0].route
    part = the_free(tracker, route, now)
    kept = route.stops[2]
    assert part.under_way
    assert part.kept[:2] == route.stops[:2], "what is over stays as it was"
    assert part.on_trip == route.stops[3:]
    forecast = tracker.forecast(route, now)[kept.stop.stop_id]
    assert part.leaves == forecast.departure
    assert part.kept[2].stop == kept.stop
    assert (part.kept[2].arrival, part.kept[2].service_start) == (forecast.arrival, forecast.start), (
        "a driver goes by what the list says"
    )


def test_a_van_on_its_way_home_goes_on_from_where_it_was_seen() -> None:
    sample, tracker, _ = running_day(done=2)
    route, shift = sample.routes[0].route, sample.shifts[0]
    last = route.stops[-1]
    for planned in route.stops[2:]:
        stop_id = planned.stop.stop_id
        tracker.apply([fact(EventType.COMPLETED, planned.departure, route.shift_id, stop_id)])
    now = last.departure + timedelta(minutes=4)
    before = the_free(tracker, route, now)
    seen = LonLat(9.511, 47.171)
    at = now - timedelta(minutes=1)
    tracker.move([Position(shift.driver.driver_id, at, seen.lon, seen.lat)])
    part = the_free(tracker, route, now)
    assert part.here == seen != before.here
    assert part.leaves == now
    assert not part.free

"""What is put into the desk's database comes out equal, whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.events import Event, Position
from app.domain.fleet import Shift
from app.domain.orders import Order
from app.domain.release import Release
from app.domain.routes import Route, RouteRecord, UnassignedOrder
from app.ports.desk_reads import LinkState
from app.ports.store import Store
from storage.store import DeskStore
from tests.storage import strategies, values

any_values = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""One store serves all examples of a test: units that are not committed leave it as it was."""


@pytest.fixture
def port(store: DeskStore) -> Store:
    """The store as the application knows it."""
    return store


@any_values
@given(given_order=strategies.orders)
def test_an_order_comes_back_as_it_was(port: Store, given_order: Order) -> None:
    with port.write() as unit:
        unit.put_orders([given_order])
        assert unit.orders(given_order.day) == (given_order,)
        assert unit.days() == (given_order.day,)


@any_values
@given(given_shift=strategies.shifts)
def test_a_shift_comes_back_with_its_driver_vehicle_and_depot(port: Store, given_shift: Shift) -> None:
    with port.write() as unit:
        unit.put_shifts([given_shift])
        assert unit.shifts(given_shift.day) == (given_shift,)
        assert set(unit.depots()) == set(given_shift.depots)


@any_values
@given(route=strategies.routes, released=st.none() | strategies.routes, draft=strategies.counts)
def test_a_route_comes_back_with_its_release(
    port: Store, route: Route, released: Route | None, draft: int
) -> None:
    record = RouteRecord(values.DAY, "s1", draft, route, draft + 1, released)
    with port.write() as unit:
        unit.put_shifts([values.shift("s1")])
        unit.put_routes([record])
        assert unit.routes(values.DAY) == (record,)


@any_values
@given(given_events=st.lists(strategies.events, max_size=4, unique_by=lambda event: event.event_id))
def test_events_come_back_in_order_with_a_sequence_without_gaps(
    port: Store, given_events: list[Event]
) -> None:
    with port.write() as unit:
        kept = unit.add_events(values.DAY, given_events)
        assert kept == tuple(replace(e, sequence=n) for n, e in enumerate(given_events, start=1))
        assert unit.events(values.DAY) == kept


@any_values
@given(position=strategies.positions)
def test_a_position_comes_back_to_the_last_bit(port: Store, position: Position) -> None:
    with port.write() as unit:
        unit.add_positions([position])
        assert unit.positions(position.driver_id, position.at, position.at) == (position,)


@any_values
@given(release=strategies.releases)
def test_a_release_waits_in_the_outbox_as_it_was(port: Store, release: Release) -> None:
    with port.write() as unit:
        unit.put_release(release)
        assert unit.releases_to_send() == (release,)
        unit.drop_release(release.release_id)
        assert unit.releases_to_send() == ()


@any_values
@given(texts=st.lists(st.tuples(strategies.texts, strategies.texts), max_size=4))
def test_what_a_plan_left_out_comes_back_in_its_order(
    port: Store, texts: list[tuple[str, str]]
) -> None:
    left_out = [UnassignedOrder(stop, "o1", "no_room", words) for stop, words in texts]
    with port.write() as unit:
        unit.put_unassigned(values.DAY, [UnassignedOrder("old", "o0", "skills", "older plan")])
        unit.put_unassigned(values.DAY, left_out)
        assert unit.unassigned(values.DAY) == tuple(left_out)


def test_what_a_carrier_takes_comes_back_with_its_price(port: Store) -> None:
    given = UnassignedOrder("o1-d1", "o1", "carrier", "Given to Nordpost for 7.40.", "np", 740)
    with port.write() as unit:
        unit.put_unassigned(values.DAY, [given])
        assert unit.unassigned(values.DAY) == (given,)


def test_every_depot_of_a_shift_is_known(port: Store) -> None:
    other = replace(values.depot("Vaduz"), depot_id="d2")
    with port.write() as unit:
        unit.put_shifts([replace(values.shift("s1"), reload_depots=(other,))])
        assert set(unit.depots()) == {values.depot(), other}


def test_the_link_to_the_server_begins_at_nothing_and_is_remembered(port: Store) -> None:
    assert port.link() == LinkState()
    with port.write() as unit:
        unit.put_link(LinkState("epoch", 4, 5))
        unit.put_link(LinkState("epoch", 6, 7))
        unit.commit()
    assert port.link() == LinkState("epoch", 6, 7)

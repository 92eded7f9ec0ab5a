"""What a carrier asks for a stop, in cents, and what it does not take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.carriers import CarrierPriceList, CarrierZone
from app.domain.errors import InputRefused
from app.domain.geo import LonLat, distance_m
from app.domain.orders import OrderKind, TaskKind
from tests.app.planning.test_planning import DEPOT, ORDERS

ORDER = replace(ORDERS[0], amounts=(2500, 0, 1))
TASK = ORDER.tasks[0]
HOME = DEPOT.location


def price(prices: CarrierPriceList, order: object = ORDER, postcode: str = "9494") -> int | None:
    assert isinstance(order, type(ORDER))
    task = replace(order.tasks[-1], place=replace(order.tasks[-1].place, postcode=postcode))
    return prices.price(order, task, HOME)


def test_stop_weight_and_distance_add_up_and_half_a_cent_goes_up() -> None:
    assert price(CarrierPriceList("N", per_stop=5.9)) == 590
    assert price(CarrierPriceList("N", per_stop=5.9, per_kg=0.3)) == 590 + 75
    assert price(CarrierPriceList("N", per_kg=0.002)) == 1  # 0.5 cents
    assert TASK.place.location is not None
    km = distance_m(HOME, TASK.place.location) / 1000
    assert price(CarrierPriceList("N", per_km=2)) == round(200 * km)


def test_the_longer_beginning_of_a_postcode_is_the_zone_and_others_are_not_served() -> None:
    zones = (CarrierZone(("94", "95"), 1), CarrierZone(("9494",), 2.5))
    prices = CarrierPriceList("N", per_stop=3, zones=zones)
    assert price(prices, postcode="9494") == 550
    assert price(prices, postcode="9501") == 400
    assert price(prices, postcode="8000") is None
    assert price(prices, postcode="") is None


def test_kinds_skills_and_weight_are_limits() -> None:
    prices = CarrierPriceList("N", per_stop=1, max_kg=2.5)
    assert price(prices) == 100
    assert price(prices, replace(ORDER, amounts=(2501, 0, 1))) is None
    cold = replace(ORDER, requirements=frozenset({"cold"}))
    assert price(prices, cold) is None
    assert price(replace(prices, skills=frozenset({"cold"})), cold) == 100
    fetched = replace(ORDER, pickup=replace(TASK, kind=TaskKind.PICKUP), delivery=None)
    assert price(prices, fetched) is None
    assert price(replace(prices, kinds=frozenset({OrderKind.PICKUP})), fetched) == 100


@pytest.mark.parametrize("bad", [-1, float("nan"), float("inf")])
def test_what_is_no_price_is_refused(bad: float) -> None:
    with pytest.raises(InputRefused, match="carrier Nordpost"):
        CarrierPriceList("Nordpost", per_kg=bad)
    with pytest.raises(InputRefused, match="carrier Nordpost"):
        CarrierPriceList("Nordpost", zones=(CarrierZone(("1",), bad),))


def test_a_place_that_is_not_known_has_no_price() -> None:
    nowhere = replace(TASK, place=replace(TASK.place, location=LonLat(9.5, 47.2)))
    assert CarrierPriceList("N", per_stop=1).price(ORDER, nowhere, HOME) == 100
    lost = replace(TASK, place=replace(TASK.place, location=None))
    assert CarrierPriceList("N", per_stop=1).price(ORDER, lost, HOME) is None

"""Of the regions a van drives through, it arrived where it stays, or where it was to go next."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from tests.app.sync.serving import Running, fact
from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import Yard

SOUTH = 47.16  # where the first stop is
APART = 0.01
NEXT_DOOR = 0.0006  # 67 m: within each other's regions
LON = 9.52


@dataclass
class Van:
    """A phone with OwnTracks in a van; times are seconds since eight."""

    yard: Yard
    name: str
    apart: float = APART
    regions: dict[str, int] = field(default_factory=dict)

    def begin(self, *stops: str) -> None:
        """Give it its stops, far from all of which it is."""
        self.yard.release(*stops, apart=self.apart)
        (order,) = self.drive(0, 47.0)
        for region in order["waypoints"]["waypoints"]:
            self.regions[region["desc"].split()[-1]] = region["tst"]

    def lat(self, stop: str) -> float:
        """Where a stop is."""
        return SOUTH + self.apart * list(self.regions).index(stop)

    def drive(self, second: int, lat: float) -> list[dict[str, dict[str, list[dict[str, str]]]]]:
        """A position."""
        body = apps.owntracks_location(apps.AT + second, lat, LON)
        answer: list[dict[str, dict[str, list[dict[str, str]]]]] = self._send(body)
        return answer

    def enter(self, second: int, stop: str) -> None:
        """Into a stop's region."""
        self._cross(second, stop, "enter")

    def leave(self, second: int, stop: str) -> None:
        """Out of it."""
        self._cross(second, stop, "leave")

    def _cross(self, second: int, stop: str, event: str) -> None:
        tst, at = self.regions[stop], apps.AT + second
        self._send(apps.owntracks_transition(tst, at, event, self.lat(stop)))

    def _send(self, body: str) -> list[dict[str, dict[str, list[dict[str, str]]]]]:
        answer = self.yard.send(apps.owntracks(body, self.name))
        assert answer.status_code == 200
        told: list[dict[str, dict[str, list[dict[str, str]]]]] = answer.json()
        return told

    @property
    def arrived(self) -> list[tuple[str, str]]:
        """Where it arrived, and when."""
        return [(e["stop_id"], e["at"][11:19]) for e in self.yard.events() if e["type"] == "arrived"]


@pytest.fixture
def van(yard: Yard, name: str) -> Van:
    made = Van(yard, name)
    made.begin("S1", "S2", "S3")
    return made


def test_the_stop_that_is_next_is_arrived_at_on_coming_into_its_region(van: Van) -> None:
    van.enter(30, "S1")
    assert van.arrived == [("S1", "08:00:30")]


def test_driving_past_a_later_stop_is_no_arrival(van: Van) -> None:
    van.enter(30, "S3")
    van.drive(40, van.lat("S3"))
    van.leave(55, "S3")
    van.drive(70, van.lat("S3") + 0.005)
    van.drive(200, van.lat("S3") + 0.02)
    assert van.arrived == []


def test_who_stays_a_minute_at_a_later_stop_arrived_when_it_came(van: Van) -> None:
    van.enter(30, "S3")
    van.drive(60, van.lat("S3"))
    assert van.arrived == []
    van.drive(90, van.lat("S3"))
    assert van.arrived == [("S3", "08:00:30")]
    van.drive(120, van.lat("S3"))
    van.leave(300, "S3")
    assert len(van.arrived) == 1


def test_a_stay_is_known_from_coming_and_going_alone(van: Van) -> None:
    """An app that saves its battery sends no position in between."""
    van.enter(30, "S2")
    van.leave(91, "S2")
    assert van.arrived == [("S2", "08:00:30")]


def test_a_stay_is_known_from_positions_alone(van: Van) -> None:
    """The region came to the phone while it was in it already, so it never said that it entered."""
    van.drive(30, van.lat("S2"))
    van.drive(89, van.lat("S2"))
    assert van.arrived == []
    van.drive(90, van.lat("S2"))
    assert van.arrived == [("S2", "08:00:30")]


def test_passing_twice_is_not_staying(van: Van) -> None:
    """The message that it left was lost; a position elsewhere says the same."""
    van.enter(30, "S2")
    van.drive(50, van.lat("S2") + 0.005)
    van.drive(400, van.lat("S2"))
    van.leave(410, "S2")
    assert van.arrived == []


def test_a_rough_position_neither_ends_a_stay_nor_makes_one(van: Van) -> None:
    van.enter(30, "S2")
    rough = apps.owntracks_location(apps.AT + 60, van.lat("S2") + 0.002, LON).replace(
        '"acc":9', '"acc":500'
    )
    assert van.yard.send(apps.owntracks(rough, van.name)).status_code == 200
    assert van.arrived == []
    van.drive(95, van.lat("S2"))
    assert van.arrived == [("S2", "08:00:30")]


def test_what_waited_on_the_phone_is_judged_by_its_own_times(van: Van) -> None:
    """Hours later, all at once."""
    van.enter(30, "S3")
    van.leave(45, "S3")
    van.enter(600, "S2")
    van.drive(615, van.lat("S2"))
    van.drive(700, van.lat("S2"))
    assert van.arrived == [("S2", "08:10:00")]


def test_the_stop_that_the_driver_set_off_for_is_the_next_one(van: Van) -> None:
    phone = van.yard.server.pair(van.yard.driver)
    of = {"shift_id": van.yard.named("A"), "stop_id": van.yard.named("S3"), "id": str(uuid4())}
    assert phone.send(fact(1, "en_route", **of)).json()["rejected"] == []
    van.enter(30, "S1")
    assert van.arrived == []
    van.enter(60, "S3")
    assert van.arrived == [("S3", "08:01:00")]


def test_at_one_stop_the_neighbours_are_not_arrived_at(yard: Yard, name: str) -> None:
    van = Van(yard, name, NEXT_DOOR)
    van.begin("S1", "S2", "S3")
    for stop in ("S1", "S2"):
        van.enter(30, stop)
    for second in range(60, 600, 30):
        van.drive(second, van.lat("S1"))
    assert van.arrived == [("S1", "08:00:30")]
    done = {"shift_id": yard.named("A"), "stop_id": yard.named("S1"), "id": str(uuid4())}
    assert yard.server.pair(yard.driver).send(fact(1, "completed", **done)).json()["rejected"] == []
    van.drive(660, van.lat("S2"))
    van.drive(720, van.lat("S2"))
    assert van.arrived[1:] == [("S2", "08:11:00")]


def test_a_stay_outlives_a_server_that_dies(server: Running) -> None:
    yard = Yard(server)
    van = Van(yard, yard.tracker()["tracker"])
    van.begin("S1", "S2")
    van.enter(30, "S2")
    server.kill()
    server.start_again()
    van.drive(90, van.lat("S2"))
    assert van.arrived == [("S2", "08:00:30")]

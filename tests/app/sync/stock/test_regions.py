"""What stock apps have to do with routes and shifts, and what the name of a phone is good for."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from uuid import uuid4

import requests

from tests.app.sync.serving import Running, fact
from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import Yard


def test_a_trackers_name_opens_nothing_else(yard: Yard, name: str) -> None:
    yard.release("S1", "S2")
    headers = {"authorization": f"Bearer {name}"}
    for method, path in (
        ("GET", "/v1/route"),
        ("POST", "/v1/events"),
        ("POST", "/v1/positions"),
        ("GET", "/v1/desk/routes"),
    ):
        answer = requests.request(method, yard.server.url + path, headers=headers, json=[], timeout=40)
        assert answer.status_code == 401


def test_the_servers_file_does_not_hold_the_name(server: Running) -> None:
    yard = Yard(server)
    name = yard.tracker()["tracker"]
    yard.send(apps.AppRequest(f"/?id={name}&lat=north&lon=1"))
    assert len(yard.quarantine()) == 1
    yard.server.kill()
    with closing(sqlite3.connect(yard.server.folder / "sync.db")) as db:
        assert name not in "\n".join(db.iterdump())


def test_owntracks_watches_the_next_stops_and_its_arrivals_become_facts(yard: Yard, name: str) -> None:
    yard.release("S1", "S2", "S3")
    (order,) = yard.send(apps.owntracks(apps.owntracks_location(), name)).json()
    assert (order["_type"], order["action"]) == ("cmd", "setWaypoints")
    regions = order["waypoints"]["waypoints"]
    assert [region["desc"] for region in regions] == [
        "1 Customer S1",
        "2 Customer S2",
        "3 Customer S3",
    ]
    assert all(region["_type"] == "waypoint" and region["rad"] >= 50 for region in regions)
    assert len({region["tst"] for region in regions}) == 3

    entered = apps.owntracks(apps.owntracks_transition(regions[0]["tst"]), name)
    for _ in range(3):  # an answer that got lost
        assert yard.send(entered).json() == []
    (arrived,) = yard.events()
    assert (arrived["type"], arrived["stop_id"], arrived["shift_id"]) == ("arrived", "S1", "A")
    assert arrived["at"].startswith("2026-11-22T08:00:00")
    assert (arrived["actor"], arrived["data"]["source"]) == (
        {"kind": "driver", "name": yard.driver},
        "owntracks",
    )
    again = apps.owntracks_transition(regions[0]["tst"], at=apps.AT + 600)
    yard.send(apps.owntracks(again, name))
    assert len(yard.events()) == 1  # in and out again while at the stop
    further = apps.owntracks_transition(regions[1]["tst"], at=apps.AT + 900, lat=47.17)
    yard.send(apps.owntracks(further, name))
    assert [event["stop_id"] for event in yard.events()] == ["S1", "S2"]


def test_owntracks_is_told_of_what_changed_only(yard: Yard, name: str) -> None:
    yard.release("S1", "S2")
    here = apps.owntracks(apps.owntracks_location(), name)
    first = {one["desc"]: one for one in yard.send(here).json()[0]["waypoints"]["waypoints"]}
    phone = yard.server.pair(yard.driver)
    done = fact(1, "completed", id=str(uuid4()), shift_id=yard.named("A"), stop_id=yard.named("S1"))
    assert phone.send(done).json()["rejected"] == []
    (order,) = yard.send(here).json()
    (gone,) = order["waypoints"]["waypoints"]
    assert (gone["tst"], gone["rid"]) == (first["1 Customer S1"]["tst"], first["1 Customer S1"]["rid"])
    assert not -90 <= gone["lat"] <= 90  # which is how a region is deleted
    finished = apps.owntracks_transition(gone["tst"])
    yard.send(apps.owntracks(finished, name))
    assert [event["type"] for event in yard.events()] == ["completed"]


def test_regions_that_got_lost_on_the_way_are_sent_again(yard: Yard, name: str) -> None:
    yard.release("S1", "S2")
    here = apps.owntracks(apps.owntracks_location(), name)
    (lost,) = yard.send(here).json()  # say the phone never read this
    (question,) = yard.send(here).json()
    assert question == {"_type": "cmd", "action": "waypoints"}
    empty = apps.owntracks('{"_type":"waypoints","waypoints":[]}', name)
    assert yard.send(empty).json() == []
    (again,) = yard.send(here).json()
    names = [region["desc"] for region in again["waypoints"]["waypoints"]]
    assert names == [region["desc"] for region in lost["waypoints"]["waypoints"]]
    held = json.dumps({"_type": "waypoints", "waypoints": again["waypoints"]["waypoints"]})
    yard.send(here)
    assert yard.send(apps.owntracks(held, name)).json() == []
    assert yard.send(here).json() == []  # the phone has them: nothing more is asked


def test_a_phone_that_never_answers_is_asked_three_times(yard: Yard, name: str) -> None:
    yard.release("S1")
    here = apps.owntracks(apps.owntracks_location(), name)
    answers = [yard.send(here).json() for _ in range(6)]
    assert [answer[0]["action"] if answer else "" for answer in answers] == [
        "setWaypoints",
        "waypoints",
        "waypoints",
        "waypoints",
        "",
        "",
    ]


def test_tomorrows_stops_are_not_watched_today(yard: Yard, name: str) -> None:
    yard.release("S1", starts="2098-11-23T07:00:00Z")
    assert yard.send(apps.owntracks(apps.owntracks_location(), name)).json() == []


def test_another_drivers_stops_are_never_told(yard: Yard) -> None:
    yard.release("S1", "S2")
    ben = Yard(yard.server).tracker()["tracker"]
    assert yard.send(apps.owntracks(apps.owntracks_location(), ben)).json() == []
    assert yard.send(apps.owntracks(apps.owntracks_location(), "made up")).json() == []


def test_a_call_for_help_reaches_the_desk_once(yard: Yard, name: str) -> None:
    yard.release("S1", "S2")
    body = f"id={name}&lat=47.1&lon=9.5&timestamp={apps.AT}&alarm=sos".encode()
    for _ in range(2):
        assert yard.send(apps.AppRequest("/", body, apps.FORM)).status_code == 200
    (problem,) = yard.events()
    assert (problem["type"], problem["shift_id"], problem["note"][:3]) == ("problem", "A", "SOS")
    assert len(yard.positions()) == 1


def test_what_nobody_but_the_desk_may_do(yard: Yard) -> None:
    phone = yard.server.pair()
    for path in ("/desk/drivers/aino/tracker", "/desk/devices/x/adopt"):
        assert phone.ask("POST", path, json={}).status_code == 401

"""Stock apps at a real server: whatever they send, their queues come to an end."""

from __future__ import annotations

import json
import sqlite3
from base64 import b64decode
from collections import deque
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import requests

from tests.app.sync.serving import Running, fact, route
from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import (
    OverlandQueue,
    TraccarQueue,
    positions,
    quarantine,
    send,
    strangers,
    tracker,
)

DIALECTS = [apps.traccar_8, apps.traccar_9, apps.traccar_10, apps.traccar_10_array]


@pytest.fixture
def name(server: Running) -> str:
    return str(tracker(server)["tracker"])


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
def test_every_dialect_of_traccar_client_moves_its_driver(server: Running, name: str, dialect) -> None:  # type: ignore[no-untyped-def]
    answer = send(server, dialect(name))
    assert (answer.status_code, answer.content) == (200, b"")
    first = positions(server)[0]
    assert (first["driver"], first["lon"], first["lat"]) == ("aino", apps.LON, apps.LAT)
    assert first["at"].startswith("2026-11-22T08:00:00")
    assert 0.6 < first["battery"] < 0.9
    assert quarantine(server) == []


def test_the_same_position_again_is_one_position(server: Running, name: str) -> None:
    for _ in range(3):
        assert send(server, apps.traccar_10(name)).status_code == 200
    assert len(positions(server)) == 1


def test_a_heartbeat_stands_where_the_phone_was_and_says_parked(server: Running, name: str) -> None:
    send(server, apps.traccar_10(name, at=apps.AT))
    assert send(server, apps.traccar_10_heartbeat(name, at=apps.AT + 300)).status_code == 200
    last = positions(server)[-1]
    assert (last["lon"], last["lat"], last["is_moving"]) == (apps.LON, apps.LAT, False)
    assert last["at"].startswith("2026-11-22T08:05:00")


def test_a_first_heartbeat_without_a_place_is_set_aside(server: Running, name: str) -> None:
    assert send(server, apps.traccar_10_heartbeat(name)).status_code == 200
    (row,) = quarantine(server)
    assert "no place" in row["reason"]
    assert (row["driver"], positions(server)) == ("aino", [])


def test_a_push_token_changes_nothing(server: Running, name: str) -> None:
    answer = send(server, apps.traccar_push_token(name))
    assert (answer.status_code, answer.content) == (200, b"")
    assert (positions(server), quarantine(server)) == ([], [])


def test_a_queue_with_a_bad_position_in_it_comes_to_its_end(server: Running, name: str) -> None:
    good = [apps.traccar_10(name, at=apps.AT + 30 * n) for n in range(4)]
    bad = [
        apps.AppRequest("/", f"id={name}&lat=north&lon=9.5&timestamp={apps.AT}".encode(), apps.FORM),
        apps.AppRequest("/", b"\xff\x00{", apps.JSON),
        apps.AppRequest("/", b"x" * 2_000_000, apps.FORM),
        apps.AppRequest("/", f"id={name}&lat=9&lon=9&timestamp=soon".encode(), apps.FORM),
        apps.AppRequest(f"/?id={name}&" + "&".join(f"k{n}=1" for n in range(300))),
    ]
    queue = TraccarQueue(server, waiting=deque([good[0], *bad, *good[1:]]))
    queue.run()
    assert (len(queue.waiting), queue.tries, queue.waited_s) == (0, 9, 0.0)
    assert len(positions(server)) == 4
    assert len(quarantine(server)) == 5


def test_an_unknown_phone_is_set_aside_until_the_desk_adopts_it(server: Running) -> None:
    queue = TraccarQueue(server, waiting=deque(apps.traccar_8(at=apps.AT + 30 * n) for n in range(10)))
    queue.run()
    assert (len(queue.waiting), queue.tries) == (0, 10)
    assert positions(server) == []
    assert len(quarantine(server)) == 10
    (stranger,) = strangers(server)
    assert (stranger["label"], stranger["app"], stranger["driver"]) == (apps.ID, "traccar", "")

    path = f"/devices/{stranger['device_id']}/adopt"
    adopted = server.desk("POST", path, json={"driver": "ben"})
    assert adopted.status_code == 200, adopted.text
    assert (adopted.json()["driver"], adopted.json()["kept"]) == ("ben", 10)
    assert (len(positions(server)), quarantine(server), strangers(server)) == (10, [], [])
    assert {position["driver"] for position in positions(server)} == {"ben"}
    send(server, apps.traccar_8(at=apps.AT + 1000))
    assert len(positions(server)) == 11
    assert server.desk("POST", path, json={"driver": "aino"}).status_code == 404
    assert server.desk("POST", path, json={"driver": "ben"}).json()["kept"] == 0


def test_a_request_that_names_no_phone_is_set_aside_too(server: Running) -> None:
    for request in (
        apps.AppRequest("/?lat=60.0&lon=30.0&timestamp=1377177267"),
        apps.AppRequest("/", b'{"location":{}}', apps.JSON),
        apps.AppRequest("/overland", b"nonsense", apps.JSON),
        apps.AppRequest("/owntracks", b"nonsense", apps.JSON),
    ):
        assert send(server, request).status_code == 200
    assert len(quarantine(server)) == 4


def test_two_hundred_made_up_names_leave_room_for_no_more_and_stop_nobody(
    server: Running, name: str
) -> None:
    for number in range(205):
        assert send(server, apps.traccar_8(f"made-up-{number}")).status_code == 200
    assert send(server, apps.traccar_8(name)).status_code == 200
    found = strangers(server)
    assert len(found) == 201
    (crowd,) = [one for one in found if "more" in one["label"]]
    assert sum(1 for row in quarantine(server) if row["device_id"] == crowd["device_id"]) == 5
    path = f"/devices/{crowd['device_id']}/adopt"
    assert server.desk("POST", path, json={"driver": "ben"}).status_code == 404
    assert len(positions(server)) == 1


def test_a_phones_share_of_the_quarantine_is_full_at_a_thousand(server: Running) -> None:
    body = json.dumps(
        {"locations": [json.loads(apps.overland_feature(lon=9 + n / 1000)) for n in range(1003)]}
    )
    request = apps.AppRequest("/overland", body.encode(), apps.JSON | {"authorization": "Bearer x"})
    assert send(server, request).json() == {"result": "ok"}
    page = server.desk("GET", "/quarantine?limit=500").json()
    assert (len(page["quarantined"]), page["not_kept"]) == (500, 3)


def test_revoked_nothing_is_taken_and_the_queue_still_ends(server: Running) -> None:
    made = tracker(server)
    send(server, apps.traccar_10(made["tracker"]))
    server.desk("POST", f"/devices/{made['device_id']}/revoke")
    queue = TraccarQueue(server, waiting=deque([apps.traccar_10(made["tracker"], at=apps.AT + 60)]))
    queue.run()
    assert len(queue.waiting) == 0
    assert (len(positions(server)), quarantine(server), strangers(server)) == (1, [], [])


def test_retired_only_what_was_before_is_taken(server: Running) -> None:
    made = tracker(server)
    server.desk("POST", f"/devices/{made['device_id']}/retire")
    assert send(server, apps.traccar_10(made["tracker"], at=apps.AT)).status_code == 200
    assert send(server, apps.traccar_10(made["tracker"], at=4_000_000_000)).status_code == 200
    assert [one["at"][:4] for one in positions(server) if one["doubt"] is None] == ["2026"]


def test_a_trackers_name_opens_nothing_else(server: Running, name: str) -> None:
    server.release(route())
    headers = {"authorization": f"Bearer {name}"}
    for method, path in (
        ("GET", "/v1/route"),
        ("POST", "/v1/events"),
        ("POST", "/v1/positions"),
        ("GET", "/v1/desk/routes"),
    ):
        answer = requests.request(method, server.url + path, headers=headers, json=[], timeout=10)
        assert answer.status_code == 401


def test_a_phones_token_is_no_trackers_name(server: Running) -> None:
    phone = server.pair()
    assert send(server, apps.traccar_10(phone.token)).status_code == 200
    assert positions(server) == []
    (stranger,) = strangers(server)
    assert phone.token not in json.dumps([stranger, quarantine(server)])


def test_the_servers_file_does_not_hold_the_name(server: Running, name: str) -> None:
    send(server, apps.AppRequest(f"/?id={name}&lat=north&lon=1"))
    assert len(quarantine(server)) == 1
    server.kill()
    with sqlite3.connect(server.folder / "sync.db") as db:
        assert name not in "\n".join(db.iterdump())


def test_a_position_of_tomorrow_is_kept_in_doubt(server: Running, name: str) -> None:
    send(server, apps.traccar_10(name, at=4_000_000_000))
    assert [position["doubt"] for position in positions(server)] == ["clock"]


def test_a_person_at_the_address_reads_what_it_is_for(server: Running) -> None:
    answer = requests.get(server.url + "/", timeout=10)
    assert (answer.status_code, answer.headers["content-type"][:10]) == (200, "text/plain")
    assert "Traccar Client" in answer.text
    assert strangers(server) == []


# --- the links ----------------------------------------------------------------------------------


def test_one_code_sets_traccar_client_up(server: Running) -> None:
    made = tracker(server)
    uri = urlsplit(made["setup"]["traccar"])
    settings = {key: values[0] for key, values in parse_qs(uri.query).items()}
    assert settings["id"] == made["tracker"]
    assert int(settings["heartbeat"]) > 0  # or a parked van falls silent like a lost one
    # What the app makes of it: origin and path are its address, the rest its settings.
    address = f"{uri.scheme}://{uri.netloc}{uri.path}"
    body = apps.traccar_10(settings["id"]).body
    assert requests.post(address, data=body, headers=apps.FORM, timeout=10).status_code == 200
    assert len(positions(server)) == 1


def test_one_link_sets_owntracks_up(server: Running) -> None:
    made = tracker(server)
    inline = unquote(made["setup"]["owntracks"].removeprefix("owntracks:///config?inline="))
    config = json.loads(b64decode(inline))
    assert (config["_type"], config["mode"], config["cmd"], config["tid"]) == (
        "configuration",
        3,
        True,
        "AA",
    )
    headers = apps.owntracks_headers(config["username"], config["password"], config["deviceId"])
    answer = requests.post(config["url"], data=apps.owntracks_location(), headers=headers, timeout=10)
    assert (answer.status_code, answer.json()) == (200, [])
    assert len(positions(server)) == 1


def test_one_link_sets_overland_up(server: Running) -> None:
    made = tracker(server)
    uri = urlsplit(made["setup"]["overland"])
    assert (uri.scheme, uri.netloc) == ("overland", "setup")
    settings = {key: values[0] for key, values in parse_qs(uri.query).items()}
    body = apps.overland("", apps.overland_feature()).body
    headers = apps.JSON | {"authorization": f"Bearer {settings['token']}"}
    answer = requests.post(settings["url"], data=body, headers=headers, timeout=10)
    assert answer.json() == {"result": "ok"}
    assert len(positions(server)) == 1


def test_gpsloggers_address_works_once_it_is_filled_in(server: Running) -> None:
    address = tracker(server)["setup"]["gpslogger"]
    for key, value in {
        "%LAT": "47.1",
        "%LON": "9.5",
        "%TIMESTAMP": "1795334400",
        "%SPD": "12.5",
        "%DIR": "10.0",
        "%ACC": "8.0",
        "%BATT": "50.0",
    }.items():
        address = address.replace(key, value)
    assert requests.get(address, timeout=10).status_code == 200
    (position,) = positions(server)
    assert (position["speed"], position["battery"]) == (12.5, 0.5)


# --- Overland and OwnTracks -----------------------------------------------------------------------


def test_overlands_queue_comes_to_its_end_whatever_is_in_it(server: Running, name: str) -> None:
    features = [apps.overland_feature(f"2026-11-22T08:00:{n:02}Z", 9.5 + n / 1e4) for n in range(50)]
    features[10], features[20] = "5", '{"type":"Feature","properties":{}}'
    features[30] = '{"type":"Feature","properties":{"timestamp":"2026-11-22T08:00:30Z","action":"x"}}'
    queue = OverlandQueue(server, name, per_batch=20, waiting=features)
    queue.run()
    assert (len(queue.waiting), queue.tries) == (0, 3)
    assert len(positions(server)) == 47
    assert len(quarantine(server)) == 2


def test_a_thousand_positions_fit_in_one_batch(server: Running, name: str) -> None:
    features = [
        apps.overland_feature(f"2026-11-22T0{n // 60 % 6}:{n % 60:02}:00Z") for n in range(1000)
    ]
    request = apps.overland(name, *features)
    assert len(request.body) > 300_000
    assert send(server, request).json() == {"result": "ok"}
    assert len(positions(server)) == 360


def test_owntracks_watches_the_next_stops_and_its_arrivals_become_facts(
    server: Running, name: str
) -> None:
    server.release(route(stops=("S1", "S2", "S3")) | {"starts_at": "2026-11-22T07:00:00Z"})
    (order,) = send(server, apps.owntracks(apps.owntracks_location(), name)).json()
    assert (order["_type"], order["action"]) == ("cmd", "setWaypoints")
    regions = order["waypoints"]["waypoints"]
    assert [region["desc"] for region in regions] == [
        "1 Customer S1",
        "2 Customer S2",
        "3 Customer S3",
    ]
    assert all(region["_type"] == "waypoint" and region["rad"] >= 50 for region in regions)
    assert len({region["tst"] for region in regions}) == 3

    entered = apps.owntracks(apps.owntracks_transition(regions[1]["tst"]), name)
    for _ in range(3):  # an answer that got lost
        assert send(server, entered).json() == []
    (arrived,) = server.events()
    assert (arrived["type"], arrived["stop_id"], arrived["shift_id"]) == ("arrived", "S2", "A")
    assert arrived["at"].startswith("2026-11-22T08:00:00")
    assert (arrived["actor"], arrived["data"]["source"]) == (
        {"kind": "driver", "name": "aino"},
        "owntracks",
    )
    again = apps.owntracks_transition(regions[1]["tst"], at=apps.AT + 600)
    send(server, apps.owntracks(again, name))
    assert len(server.events()) == 1  # in and out again while at the stop


def test_owntracks_is_told_of_what_changed_only(server: Running, name: str) -> None:
    server.release(route(stops=("S1", "S2")) | {"starts_at": "2026-11-22T07:00:00Z"})
    here = apps.owntracks(apps.owntracks_location(), name)
    first = {one["desc"]: one for one in send(server, here).json()[0]["waypoints"]["waypoints"]}
    phone = server.pair()
    phone.send(fact(1, "completed"))
    (order,) = send(server, here).json()
    (gone,) = order["waypoints"]["waypoints"]
    assert (gone["tst"], gone["rid"]) == (first["1 Customer S1"]["tst"], first["1 Customer S1"]["rid"])
    assert not -90 <= gone["lat"] <= 90  # which is how a region is deleted
    finished = apps.owntracks_transition(gone["tst"])
    send(server, apps.owntracks(finished, name))
    assert [event["type"] for event in server.events()] == ["completed"]


def test_regions_that_got_lost_on_the_way_are_sent_again(server: Running, name: str) -> None:
    server.release(route(stops=("S1", "S2")) | {"starts_at": "2026-11-22T07:00:00Z"})
    here = apps.owntracks(apps.owntracks_location(), name)
    (lost,) = send(server, here).json()  # say the phone never read this
    (question,) = send(server, here).json()
    assert question == {"_type": "cmd", "action": "waypoints"}
    empty = apps.owntracks('{"_type":"waypoints","waypoints":[]}', name)
    assert send(server, empty).json() == []
    (again,) = send(server, here).json()
    names = [region["desc"] for region in again["waypoints"]["waypoints"]]
    assert names == [region["desc"] for region in lost["waypoints"]["waypoints"]]
    held = json.dumps({"_type": "waypoints", "waypoints": again["waypoints"]["waypoints"]})
    send(server, here)
    assert send(server, apps.owntracks(held, name)).json() == []
    assert send(server, here).json() == []  # the phone has them: nothing more is asked


def test_a_phone_that_never_answers_is_asked_three_times(server: Running, name: str) -> None:
    server.release(route(stops=("S1",)) | {"starts_at": "2026-11-22T07:00:00Z"})
    here = apps.owntracks(apps.owntracks_location(), name)
    answers = [send(server, here).json() for _ in range(6)]
    assert [answer[0]["action"] if answer else "" for answer in answers] == [
        "setWaypoints",
        "waypoints",
        "waypoints",
        "waypoints",
        "",
        "",
    ]


def test_tomorrows_stops_are_not_watched_today(server: Running, name: str) -> None:
    server.release(route() | {"starts_at": "2098-11-23T07:00:00Z"})
    assert send(server, apps.owntracks(apps.owntracks_location(), name)).json() == []


def test_another_drivers_stops_are_never_told(server: Running) -> None:
    server.release(route() | {"starts_at": "2026-11-22T07:00:00Z"})
    ben = tracker(server, "ben")["tracker"]
    assert send(server, apps.owntracks(apps.owntracks_location(), ben)).json() == []
    assert send(server, apps.owntracks(apps.owntracks_location(), "made up")).json() == []


def test_a_call_for_help_reaches_the_desk_once(server: Running, name: str) -> None:
    server.release(route())
    body = f"id={name}&lat=47.1&lon=9.5&timestamp={apps.AT}&alarm=sos".encode()
    for _ in range(2):
        assert send(server, apps.AppRequest("/", body, apps.FORM)).status_code == 200
    (problem,) = server.events()
    assert (problem["type"], problem["shift_id"], problem["note"][:3]) == ("problem", "A", "SOS")
    assert len(positions(server)) == 1


def test_what_nobody_but_the_desk_may_do(server: Running) -> None:
    phone = server.pair()
    for path in ("/desk/drivers/aino/tracker", "/desk/devices/x/adopt"):
        assert phone.ask("POST", path, json={}).status_code == 401

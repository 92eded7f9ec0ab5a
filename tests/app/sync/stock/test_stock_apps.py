"""Stock apps at a real server: whatever they send, their queues come to an end."""

from __future__ import annotations

import json
from base64 import b64decode
from collections import deque
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import requests

from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import OverlandQueue, TraccarQueue, Yard

DIALECTS = [apps.traccar_8, apps.traccar_9, apps.traccar_10, apps.traccar_10_array]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
def test_every_dialect_of_traccar_client_moves_its_driver(
    yard: Yard, name: str, dialect: Callable[[str], apps.AppRequest]
) -> None:
    answer = yard.send(dialect(name))
    assert (answer.status_code, answer.content) == (200, b"")
    first = yard.positions()[0]
    assert (first["driver"], first["lon"], first["lat"]) == (yard.driver, apps.LON, apps.LAT)
    assert first["at"].startswith("2026-11-22T08:00:00")
    assert 0.6 < first["battery"] < 0.9
    assert yard.quarantine() == []


def test_the_same_position_again_is_one_position(yard: Yard, name: str) -> None:
    for _ in range(3):
        assert yard.send(apps.traccar_10(name)).status_code == 200
    assert len(yard.positions()) == 1


def test_a_heartbeat_stands_where_the_phone_was_and_says_parked(yard: Yard, name: str) -> None:
    yard.send(apps.traccar_10(name, at=apps.AT))
    assert yard.send(apps.traccar_10_heartbeat(name, at=apps.AT + 300)).status_code == 200
    last = yard.positions()[-1]
    assert (last["lon"], last["lat"], last["is_moving"]) == (apps.LON, apps.LAT, False)
    assert last["at"].startswith("2026-11-22T08:05:00")


def test_a_first_heartbeat_without_a_place_is_set_aside(yard: Yard, name: str) -> None:
    assert yard.send(apps.traccar_10_heartbeat(name)).status_code == 200
    (row,) = yard.quarantine()
    assert "no place" in row["reason"]
    assert (row["driver"], yard.positions()) == (yard.driver, [])


def test_a_push_token_changes_nothing(yard: Yard, name: str) -> None:
    answer = yard.send(apps.traccar_push_token(name))
    assert (answer.status_code, answer.content) == (200, b"")
    assert (yard.positions(), yard.quarantine()) == ([], [])


def test_a_queue_with_a_bad_position_in_it_comes_to_its_end(yard: Yard, name: str) -> None:
    good = [apps.traccar_10(name, at=apps.AT + 30 * n) for n in range(4)]
    bad = [
        apps.AppRequest("/", f"id={name}&lat=north&lon=9.5&timestamp={apps.AT}".encode(), apps.FORM),
        apps.AppRequest("/", b"\xff\x00{", apps.JSON),
        apps.AppRequest("/", b"x" * 2_000_000, apps.FORM),
        apps.AppRequest("/", f"id={name}&lat=9&lon=9&timestamp=soon".encode(), apps.FORM),
        apps.AppRequest(f"/?id={name}&" + "&".join(f"k{n}=1" for n in range(300))),
    ]
    queue = TraccarQueue(yard.server, waiting=deque([good[0], *bad, *good[1:]]))
    queue.run()
    assert (len(queue.waiting), queue.tries, queue.waited_s) == (0, 9, 0.0)
    assert len(yard.positions()) == 4
    assert len(yard.quarantine()) == 5


def test_an_unknown_phone_is_set_aside_until_the_desk_adopts_it(yard: Yard) -> None:
    queue = TraccarQueue(
        yard.server, waiting=deque(apps.traccar_8(at=apps.AT + 30 * n) for n in range(10))
    )
    queue.run()
    assert (len(queue.waiting), queue.tries) == (0, 10)
    assert yard.positions() == []
    assert len(yard.quarantine()) == 10
    (stranger,) = yard.strangers()
    assert (stranger["label"], stranger["app"], stranger["driver"]) == (apps.ID, "traccar", "")

    path = f"/devices/{stranger['device_id']}/adopt"
    adopted = yard.server.desk("POST", path, json={"driver": "ben"})
    assert adopted.status_code == 200, adopted.text
    assert (adopted.json()["driver"], adopted.json()["kept"]) == ("ben", 10)
    assert (len(yard.positions()), yard.quarantine(), yard.strangers()) == (10, [], [])
    assert {position["driver"] for position in yard.positions()} == {"ben"}
    yard.send(apps.traccar_8(at=apps.AT + 1000))
    assert len(yard.positions()) == 11
    assert yard.server.desk("POST", path, json={"driver": "aino"}).status_code == 404
    assert yard.server.desk("POST", path, json={"driver": "ben"}).json()["kept"] == 0


def test_a_request_that_names_no_phone_is_set_aside_too(yard: Yard) -> None:
    for request in (
        apps.AppRequest("/?lat=60.0&lon=30.0&timestamp=1377177267"),
        apps.AppRequest("/", b'{"location":{}}', apps.JSON),
        apps.AppRequest("/overland", b"no batch", apps.JSON),
        apps.AppRequest("/owntracks", b"nonsense", apps.JSON),
    ):
        assert yard.send(request).status_code == 200
    assert len(yard.quarantine()) == 4


def test_revoked_nothing_is_taken_and_the_queue_still_ends(yard: Yard) -> None:
    made = yard.tracker()
    yard.send(apps.traccar_10(made["tracker"]))
    yard.server.desk("POST", f"/devices/{made['device_id']}/revoke")
    queue = TraccarQueue(
        yard.server, waiting=deque([apps.traccar_10(made["tracker"], at=apps.AT + 60)])
    )
    queue.run()
    assert len(queue.waiting) == 0
    assert (len(yard.positions()), yard.quarantine(), yard.strangers()) == (1, [], [])


def test_retired_only_what_was_before_is_taken(yard: Yard) -> None:
    made = yard.tracker()
    yard.server.desk("POST", f"/devices/{made['device_id']}/retire")
    assert yard.send(apps.traccar_10(made["tracker"], at=apps.AT)).status_code == 200
    assert yard.send(apps.traccar_10(made["tracker"], at=4_000_000_000)).status_code == 200
    assert [one["at"][:4] for one in yard.positions() if one["doubt"] is None] == ["2026"]


def test_a_phones_token_is_no_trackers_name(yard: Yard) -> None:
    phone = yard.server.pair()
    assert yard.send(apps.traccar_10(phone.token)).status_code == 200
    assert yard.positions() == []
    (stranger,) = yard.strangers()
    assert phone.token not in json.dumps([stranger, yard.quarantine()])


def test_a_position_of_tomorrow_is_kept_in_doubt(yard: Yard, name: str) -> None:
    yard.send(apps.traccar_10(name, at=4_000_000_000))
    assert [position["doubt"] for position in yard.positions()] == ["clock"]


def test_a_person_who_types_the_address_gets_to_the_drivers_page(yard: Yard) -> None:
    answer = requests.get(yard.server.url + "/", timeout=40, allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/driver")
    assert yard.strangers() == []


# --- the links ----------------------------------------------------------------------------------


def test_one_code_sets_traccar_client_up(yard: Yard) -> None:
    made = yard.tracker()
    uri = urlsplit(made["setup"]["traccar"])
    settings = {key: values[0] for key, values in parse_qs(uri.query).items()}
    assert settings["id"] == made["tracker"]
    assert int(settings["heartbeat"]) > 0  # or a parked van falls silent like a lost one
    # What the app makes of it: origin and path are its address, the rest its settings.
    address = f"{uri.scheme}://{uri.netloc}{uri.path}"
    body = apps.traccar_10(settings["id"]).body
    assert requests.post(address, data=body, headers=apps.FORM, timeout=40).status_code == 200
    assert len(yard.positions()) == 1


def test_one_link_sets_owntracks_up(yard: Yard) -> None:
    made = yard.tracker()
    inline = unquote(made["setup"]["owntracks"].removeprefix("owntracks:///config?inline="))
    config = json.loads(b64decode(inline))
    assert (config["_type"], config["mode"], config["cmd"], config["tid"]) == (
        "configuration",
        3,
        True,
        "AA",
    )
    headers = apps.owntracks_headers(config["username"], config["password"], config["deviceId"])
    answer = requests.post(config["url"], data=apps.owntracks_location(), headers=headers, timeout=40)
    assert (answer.status_code, answer.json()) == (200, [])
    assert len(yard.positions()) == 1


def test_one_link_sets_overland_up(yard: Yard) -> None:
    made = yard.tracker()
    uri = urlsplit(made["setup"]["overland"])
    assert (uri.scheme, uri.netloc) == ("overland", "setup")
    settings = {key: values[0] for key, values in parse_qs(uri.query).items()}
    body = apps.overland("", apps.overland_feature()).body
    headers = apps.JSON | {"authorization": f"Bearer {settings['token']}"}
    answer = requests.post(settings["url"], data=body, headers=headers, timeout=40)
    assert answer.json() == {"result": "ok"}
    assert len(yard.positions()) == 1


def test_gpsloggers_address_works_once_it_is_filled_in(yard: Yard) -> None:
    address = yard.tracker()["setup"]["gpslogger"]
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
    assert requests.get(address, timeout=40).status_code == 200
    (position,) = yard.positions()
    assert (position["speed"], position["battery"]) == (12.5, 0.5)


# --- Overland and OwnTracks -----------------------------------------------------------------------


def test_overlands_queue_comes_to_its_end_whatever_is_in_it(yard: Yard, name: str) -> None:
    features = [apps.overland_feature(f"2026-11-22T08:00:{n:02}Z", 9.5 + n / 1e4) for n in range(50)]
    features[10], features[20] = "5", '{"type":"Feature","properties":{}}'
    features[30] = '{"type":"Feature","properties":{"timestamp":"2026-11-22T08:00:30Z","action":"x"}}'
    queue = OverlandQueue(yard.server, name, per_batch=20, waiting=features)
    queue.run()
    assert (len(queue.waiting), queue.tries) == (0, 3)
    assert len(yard.positions()) == 47
    assert len(yard.quarantine()) == 2


def test_a_thousand_positions_fit_in_one_batch(yard: Yard, name: str) -> None:
    features = [
        apps.overland_feature(f"2026-11-22T0{n // 60 % 6}:{n % 60:02}:00Z") for n in range(1000)
    ]
    request = apps.overland(name, *features)
    assert len(request.body) > 300_000
    assert yard.send(request).json() == {"result": "ok"}
    assert len(yard.positions()) == 360

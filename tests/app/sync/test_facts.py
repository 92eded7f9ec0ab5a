"""What drivers report is kept once, in order, and one bad fact never holds up the others."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.app.sync.serving import Phone, Running, fact, now_text, route


@pytest.fixture
def phone(server: Running) -> Phone:
    paired = server.pair()
    assert server.release(route()).status_code == 200
    return paired


def test_facts_reach_the_desk_in_commit_order(server: Running, phone: Phone) -> None:
    reply = phone.send(fact(1, "arrived"), fact(2, "completed", note="left with <b>Eva</b>"))
    assert reply.json() == {
        "epoch": server.address.epoch,
        "acked": 2,
        "rejected": [],
        "missing_proofs": [],
    }
    events = server.events()
    assert [event["type"] for event in events] == ["arrived", "completed"]
    assert [event["sequence"] for event in events] == [1, 2]
    assert events[1]["outcome"] == "delivered_to_recipient"
    assert events[1]["note"] == "left with <b>Eva</b>"
    assert events[1]["actor"] == {"kind": "driver", "name": "aino"}


def test_a_fact_sent_again_is_kept_once(server: Running, phone: Phone) -> None:
    for _ in range(3):
        assert phone.send(fact(1), fact(1)).json()["acked"] == 1
    assert len(server.events()) == 1


def test_later_facts_are_kept_and_acknowledged_when_the_gap_closes(
    server: Running, phone: Phone
) -> None:
    assert phone.send(fact(3), fact(2)).json()["acked"] == 0
    assert len(server.events()) == 2
    assert phone.route()["acked"] == 0
    assert phone.send(fact(1)).json()["acked"] == 3
    assert phone.send(fact(5)).json()["acked"] == 3


def test_the_same_seq_with_other_content_is_a_conflict_in_quarantine(
    server: Running, phone: Phone
) -> None:
    phone.send(fact(1))
    reply = phone.send(fact(1, note="something else"), fact(2)).json()
    assert reply["acked"] == 2
    assert reply["rejected"] == [{"seq": 1, "reason": "conflict"}]
    assert len(server.events()) == 2
    [row] = server.desk("GET", "/quarantine").json()["quarantined"]
    assert row["reason"] == "conflict"
    assert "something else" in row["sent"]


def test_the_same_id_with_other_content_is_a_conflict_in_quarantine(
    server: Running, phone: Phone
) -> None:
    phone.send(fact(1))
    reply = phone.send(fact(2, id=fact(1)["id"], note="other")).json()
    assert reply["acked"] == 2
    assert reply["rejected"] == [{"seq": 2, "reason": "conflict"}]
    assert len(server.events()) == 1


def test_a_number_is_the_same_however_it_is_spelled(server: Running, phone: Phone) -> None:
    assert phone.send(fact(1), fact(2) | {"seq": 2.0}).json()["acked"] == 2
    assert phone.send(fact(2)).json()["rejected"] == []
    assert len(server.events()) == 2


def test_a_batch_in_disorder_is_kept_as_it_is_numbered(server: Running, phone: Phone) -> None:
    assert phone.send(fact(3), fact(1), fact(2)).json()["acked"] == 3
    assert [event["id"] for event in server.events()] == [fact(seq)["id"] for seq in (1, 2, 3)]


def test_an_id_is_the_same_however_it_is_spelled(server: Running, phone: Phone) -> None:
    phone.send(fact(1))
    phone.send(fact(2, id=fact(1)["id"].upper()))
    assert len(server.events()) == 1


def test_the_drivers_next_phone_may_send_the_same_fact_again(server: Running, phone: Phone) -> None:
    phone.send(fact(1), fact(2))
    other = server.pair()
    assert other.send(fact(1, id=fact(2)["id"])).json() | {"epoch": ""} == {
        "epoch": "",
        "acked": 1,
        "rejected": [],
        "missing_proofs": [],
    }
    assert len(server.events()) == 2


BAD_FACTS: list[dict[str, object]] = [
    {"type": "made_up"},
    {"type": "corrected"},
    {"id": "not a uuid"},
    {"at": "yesterday"},
    {"at": "2026-11-22T08:00:00"},
    {"at": "0001-01-01T00:00:00+14:00"},
    {"outcome": "delivered_to_recipient"},
    {"type": "completed"},
    {"type": "completed", "outcome": "failed_not_home"},
    {"type": "failed", "outcome": "delivered_to_recipient"},
    {"type": "failed", "outcome": "failed_not_home", "stop_id": None},
    {"made_up": 1},
    {"proofs": ["../../etc/passwd"]},
    {"lon": 200},
    {"shift_id": "another drivers"},
    {"stop_id": "another drivers"},
    {"shift_id": None},
    {"note": 7},
]


def test_a_bad_fact_is_put_aside_with_its_reason_and_those_behind_it_go_on(
    server: Running, phone: Phone
) -> None:
    for number, bad in enumerate(BAD_FACTS):
        first = 3 * number + 1
        batch = (fact(first), fact(first + 1, **bad), fact(first + 2))
        reply = phone.send(*batch)
        assert reply.status_code == 200, bad
        assert reply.json()["acked"] == first + 2
        [rejected] = reply.json()["rejected"]
        assert rejected["seq"] == first + 1, bad
        assert len(rejected["reason"]) > 10
        assert phone.send(*batch).json()["rejected"] == [rejected], "a lost reply is repeated"
    assert len(server.events()) == 2 * len(BAD_FACTS)
    aside = server.desk("GET", "/quarantine").json()["quarantined"]
    assert [row["seq"] for row in aside] == [3 * number + 2 for number in range(len(BAD_FACTS))]


def test_a_fact_that_is_hardly_json_is_put_aside_too(server: Running, phone: Phone) -> None:
    for seq, part in (
        (1, '"note": 1e400'),
        (2, f'"note": {"[" * 9000}{"]" * 9000}'),
    ):
        body = f'{{"sent_at": "2026-11-22T08:00:00Z", "events": [{{"seq": {seq}, {part}}}]}}'
        reply = phone.ask("POST", "/events", data=body.encode())
        assert reply.status_code == 200, reply.text
        assert reply.json()["acked"] == seq
        assert [row["seq"] for row in reply.json()["rejected"]] == [seq]
    assert server.events() == []


def test_half_an_emoji_in_a_note_spoils_nothing(server: Running, phone: Phone) -> None:
    whole = fact(1, note="CUT")
    body = {"sent_at": now_text(), "events": [whole, fact(2, note="\U0001f600 C:\\ud83d")]}
    text = json.dumps(body).replace("CUT", "left it \\ud83d")
    assert phone.ask("POST", "/events", data=text.encode()).json()["rejected"] == []
    assert [event["note"] for event in server.events()] == [
        "left it \ufffd",
        "\U0001f600 C:\\ud83d",
    ]


BAD_ENVELOPES = [
    b"",
    b"garbage",
    b"[]",
    b"{}",
    b'{"sent_at": "2026-11-22T08:00:00Z"}',
    b'{"sent_at": "now", "events": []}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": {}}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": [], "more": 1}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": [7]}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": [{"seq": 0}]}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": [{"seq": true}]}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": [{"seq": 1.5}]}',
    b'{"sent_at": "2026-11-22T08:00:00Z", "events": [{"seq": 1e400}]}',
    b"[" * 50_000,
    b'"\xff\xfe"',
]


def test_a_bad_envelope_is_refused_in_one_sentence(phone: Phone) -> None:
    for body in BAD_ENVELOPES:
        reply = phone.ask("POST", "/events", data=body)
        assert reply.status_code == 400, body[:100]
        assert reply.json()["error"].startswith("The request cannot be read")
    assert phone.send(fact(1)).json()["acked"] == 1


def test_a_phones_wrong_clock_is_corrected_and_both_times_are_shown(
    server: Running, phone: Phone
) -> None:
    behind = datetime.now(UTC) - timedelta(hours=2)
    sent_at, at = behind.isoformat(), (behind - timedelta(minutes=5)).isoformat()
    phone.send(fact(1, at=at), sent_at=sent_at)
    [event] = server.events()
    corrected = datetime.fromisoformat(event["at"])
    assert abs(datetime.now(UTC) - timedelta(minutes=5) - corrected) < timedelta(seconds=20)
    assert event["data"]["reported_at"] == at
    assert event["data"]["clock_offset_s"] == pytest.approx(7200, abs=20)


def test_a_time_in_the_future_is_clamped_and_flagged(server: Running, phone: Phone) -> None:
    reply = phone.send(fact(1, at="2099-01-01T00:00:00Z"), fact(2, at="9999-12-31T23:59:59Z"))
    assert reply.json()["rejected"] == []
    for event in server.events():
        assert event["at"] == event["received_at"]
        assert event["data"]["clamped"] is True


def test_a_fact_about_a_stop_that_has_moved_on_is_still_taken(server: Running, phone: Phone) -> None:
    server.pair("bo")
    moved = server.release(route("A", ("S2",), base=1), route("B", ("S1",), driver="bo"), seen=0)
    assert moved.status_code == 200
    reply = phone.send(fact(1, "completed")).json()
    assert reply["rejected"] == []
    assert [event["stop_id"] for event in server.events()] == ["S1"]


def test_a_fact_that_came_before_its_route_is_taken_once_the_route_is_there(server: Running) -> None:
    phone = server.pair()
    early = phone.send(fact(1)).json()
    assert early["acked"] == 1
    assert [row["seq"] for row in early["rejected"]] == [1]
    assert server.events() == []
    server.release(route())
    assert [event["id"] for event in server.events()] == [fact(1)["id"]]
    assert server.desk("GET", "/quarantine").json()["quarantined"] == []
    assert phone.send(fact(1)).json()["rejected"] == []


def test_positions_are_kept_once_and_a_bad_one_keeps_no_other_out(
    server: Running, phone: Phone
) -> None:
    batch = [
        {"at": "2026-11-22T08:00:00Z", "lon": 9.5, "lat": 47.1, "speed": 3.5, "bearing": -1},
        {"at": "2026-11-22T08:00:05Z", "lon": 200, "lat": 47.1},
        {"at": "2199-11-22T08:00:05Z", "lon": 9.5, "lat": 47.1},
        {"at": "2026-11-22T07:00:00Z", "lon": 9.4, "lat": 47.1},
        7,
    ]
    first = phone.ask("POST", "/positions", json=batch).json()
    assert first["kept"] == 3
    assert [row["seq"] for row in first["rejected"]] == [2, 5]
    assert phone.ask("POST", "/positions", json=batch).json()["kept"] == 0
    page = server.desk("GET", "/positions?after=0").json()
    assert [(row["driver"], row["lon"], row["speed"], row["doubt"]) for row in page["positions"]] == [
        ("aino", 9.4, None, None),
        ("aino", 9.5, 3.5, None),
        ("aino", 9.5, None, "clock"),
    ]
    assert page["positions"][1]["bearing"] is None
    assert server.desk("GET", f"/positions?after={page['next']}").json()["positions"] == []
    assert phone.ask("POST", "/positions", json={"at": now_text()}).status_code == 400


def test_two_hundred_facts_in_one_batch_are_all_acknowledged(server: Running, phone: Phone) -> None:
    batch = [fact(seq, id=str(uuid4())) for seq in range(1, 201)]
    assert phone.send(*batch).json()["acked"] == 200
    assert len(server.events()) == 200


def test_one_fact_over_the_limit_is_too_much_and_the_limit_is_not(phone: Phone) -> None:
    batch = [fact(seq, id=str(uuid4())) for seq in range(1, 502)]
    assert phone.send(*batch).status_code == 413
    assert phone.send(*batch[:500]).status_code in (200, 413), "500 small ones may be over 64 KB"
    huge = fact(1, note="x" * 70_000)
    refused = phone.send(huge)
    assert refused.status_code == 413
    assert "send less" in refused.json()["error"]


def test_positions_say_what_the_phone_says_of_itself_and_jumps_are_marked(
    server: Running, phone: Phone
) -> None:
    batch = [
        {"at": "2026-11-22T08:00:00Z", "lon": 9.5, "lat": 47.1, "battery": 0.5, "is_moving": False},
        {"at": "2026-11-22T08:00:05Z", "lon": 9.9, "lat": 47.9},
        {"at": "2026-11-22T08:00:10Z", "lon": 9.5005, "lat": 47.1},
    ]
    for position in batch:
        assert phone.ask("POST", "/positions", json=[position]).json()["kept"] == 1
    rows = server.desk("GET", "/positions?after=0").json()["positions"]
    assert [(row["battery"], row["is_moving"], row["doubt"]) for row in rows] == [
        (0.5, False, None),
        (None, None, "jump"),
        (None, None, None),
    ]


def test_a_phone_whose_clock_is_ahead_moves_its_vehicle_to_its_newest_place_only(
    server: Running, phone: Phone
) -> None:
    ahead = datetime.now(UTC) + timedelta(hours=3)
    batch = [
        {"at": (ahead + timedelta(seconds=n)).isoformat(), "lon": 9.5 + n / 10_000, "lat": 47.1}
        for n in range(3)
    ]
    batch.append({"at": "1970-01-01T00:00:00Z", "lon": 0, "lat": 0})
    phone.ask("POST", "/positions", json=batch)
    rows = server.desk("GET", "/positions?after=0").json()["positions"]
    assert [row["lon"] for row in rows if row["doubt"] is None] == [9.5002]
    assert [row["lon"] for row in rows if row["doubt"] == "clock"] == [0, 9.5, 9.5001]
    [sure] = [row for row in rows if row["doubt"] is None]
    assert datetime.fromisoformat(sure["at"]) <= datetime.now(UTC)


def test_a_clock_ten_years_off_is_corrected_or_clamped_and_never_refused(
    server: Running, phone: Phone
) -> None:
    now = datetime.now(UTC)
    for seq, years in ((1, 10), (2, -10)):
        off = now + timedelta(days=365 * years)
        reply = phone.send(fact(seq, at=off.isoformat()), sent_at=off.isoformat())
        assert reply.json()["rejected"] == []
    for event in server.events():
        assert abs(datetime.fromisoformat(event["at"]) - now) < timedelta(minutes=1)
        assert abs(event["data"]["clock_offset_s"]) > 9 * 365 * 86_400

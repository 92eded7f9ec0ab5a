"""What the apps send means what their sources say it means."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.geo import LonLat
from app.sync.stock import overland, owntracks, traccar
from app.sync.stock.report import Fix, Report
from tests.app.sync.stock import requests_of_apps as apps

EIGHT = datetime(2026, 11, 22, 8, tzinfo=UTC)


def traccar_report(request: apps.AppRequest) -> Report:
    (report,) = traccar.read(request.path.partition("?")[2], request.body)
    return report


def only_fix(report: Report) -> Fix:
    assert report.strays == ()
    (fix,) = report.fixes
    return fix


def test_traccar_client_8_reports_in_the_query_with_knots() -> None:
    report = traccar_report(apps.traccar_8())
    fix = only_fix(report)
    assert report.name == apps.ID
    assert (fix.at, fix.place) == (EIGHT, LonLat(apps.LON, apps.LAT))
    assert fix.speed == pytest.approx(5.14444)
    assert (fix.bearing, fix.accuracy, fix.battery) == (90.0, 12.0, 0.87)
    assert fix.is_moving is None


def test_traccar_client_9_reports_an_object_with_metres_a_second() -> None:
    report = traccar_report(apps.traccar_9())
    fix = only_fix(report)
    assert report.name == apps.ID
    assert (fix.at, fix.place) == (EIGHT, LonLat(apps.LON, apps.LAT))
    assert (fix.speed, fix.bearing, fix.accuracy) == (6.25, 45.0, 5.0)
    assert (fix.battery, fix.is_moving) == (0.79, True)


def test_traccar_client_10_reports_a_form_with_knots() -> None:
    report = traccar_report(apps.traccar_10())
    fix = only_fix(report)
    assert report.name == apps.ID
    assert (fix.at, fix.place) == (EIGHT, LonLat(apps.LON, apps.LAT))
    assert fix.speed == pytest.approx(10.0, abs=0.01)
    assert (fix.bearing, fix.accuracy, fix.battery) == (270.0, 4.5, 0.64)


def test_traccar_client_10_may_send_an_array() -> None:
    request = apps.traccar_10_array(count=3)
    fixes = [only_fix(report) for report in traccar.read("", request.body)]
    assert [fix.place.lon for fix in fixes if fix.place] == pytest.approx([9.5209, 9.5219, 9.5229])
    assert all(fix.speed == pytest.approx(10.0, abs=0.01) for fix in fixes)


def test_a_heartbeat_without_a_place_is_a_sign_of_life() -> None:
    fix = only_fix(traccar_report(apps.traccar_10_heartbeat()))
    assert (fix.at, fix.place, fix.battery) == (EIGHT, None, 0.63)


def test_a_push_token_is_no_position_and_nothing_strange() -> None:
    assert traccar_report(apps.traccar_push_token()) == Report(apps.ID)


@pytest.mark.parametrize("body", apps.SERVER_VECTORS_JSON)
def test_every_json_vector_of_traccars_own_server_is_a_position(body: str) -> None:
    (report,) = traccar.read("", body.encode())
    fix = only_fix(report)
    assert report.name in ("48241179", "658765", "8737767034")
    assert fix.place is not None
    assert fix.at is not None
    assert fix.is_moving is False
    assert fix.bearing in (None, 63.0)
    assert fix.battery in (None, 1.0, 0.79)


@pytest.mark.parametrize("query", apps.SERVER_VECTORS_QUERY)
def test_every_query_vector_of_traccars_own_server_is_a_position(query: str) -> None:
    (in_query,) = traccar.read(query, b"")
    (in_form,) = traccar.read("", query.encode())
    assert only_fix(in_query) == only_fix(in_form)
    assert in_query.name != ""
    assert only_fix(in_query).place is not None


def test_cells_and_networks_alone_are_a_sign_of_life() -> None:
    query = (
        "id=123456&timestamp=1377177267&cell=257,02,16,2224&cell=257,02,16,2223,-90"
        "&wifi=00-14-22-01-23-45,-80&wifi=00-1C-B3-09-85-15,-70"
    )
    (report,) = traccar.read(query, b"")
    assert only_fix(report).place is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1377177267", datetime(2013, 8, 22, 13, 14, 27, tzinfo=UTC)),
        ("1442068686579", datetime(2015, 9, 12, 14, 38, 6, 579000, tzinfo=UTC)),
        ("2016-01-27T18%3A55%3A47Z", datetime(2016, 1, 27, 18, 55, 47, tzinfo=UTC)),
        ("2014-06-04+09%3A10%3A11", datetime(2014, 6, 4, 9, 10, 11, tzinfo=UTC)),
    ],
)
def test_times_come_in_four_ways(text: str, expected: datetime) -> None:
    (report,) = traccar.read(f"id=1&lat=60&lon=30&timestamp={text}", b"")
    assert only_fix(report).at == expected


@pytest.mark.parametrize(
    "query",
    [
        "id=1&lat=abc&lon=30",
        "id=1&lat=60",
        "id=1&lat=600&lon=30",
        "id=1&lat=60&lon=30&timestamp=yesterday",
        "id=1&lat=60&lon=30&timestamp=9999999999999999999",
        "id=1&location=60;30",
    ],
)
def test_what_cannot_be_read_is_strange_and_says_why(query: str) -> None:
    (report,) = traccar.read(query, b"")
    (stray,) = report.strays
    assert report.fixes == ()
    assert report.name == "1"
    assert stray.raw == query
    assert stray.reason.endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[1]",
        b"[]",
        b'{"location":5,"device_id":"1"}',
        b"\xff\xfe",
        b'{"location":{"coords":[]}}',
    ],
)
def test_no_body_breaks_the_reading(body: bytes) -> None:
    for report in traccar.read("", body):
        assert report.fixes == () or report.fixes[0].place is None


def test_nan_and_infinity_are_no_numbers_anywhere() -> None:
    (report,) = traccar.read("id=1&lat=nan&lon=inf&speed=nan&batt=inf", b"")
    fix = only_fix(report)
    assert (fix.place, fix.speed, fix.battery) == (None, None, None)


def test_a_receiver_without_a_fix_says_zero_and_zero() -> None:
    (report,) = traccar.read("id=1&lat=0.0&lon=0.0", b"")
    assert only_fix(report).place is None


def test_gpsloggers_speed_is_in_metres_a_second() -> None:
    (report,) = traccar.read("id=1&lat=60&lon=30&timestamp=1377177267&mps=12.5&batt=50", b"")
    assert only_fix(report).speed == 12.5


def test_a_call_for_help_is_seen_in_every_dialect() -> None:
    in_form = traccar.read("", b"id=1&lat=60&lon=30&alarm=sos")[0]
    in_object = traccar.read("", b'{"location":{"coords":{},"alarm":"sos"},"device_id":"1"}')[0]
    assert only_fix(in_form).sos
    assert only_fix(in_object).sos
    assert not only_fix(traccar.read("id=1&lat=60&lon=30&alarm=lowBattery", b"")[0]).sos


# --- OwnTracks ----------------------------------------------------------------------------------


def owntracks_report(request: apps.AppRequest) -> Report:
    (report,) = owntracks.read(request.headers, {}, request.body)
    return report


def test_owntracks_reports_kilometres_an_hour_and_percent() -> None:
    report = owntracks_report(apps.owntracks(apps.owntracks_location(), "a-password"))
    fix = only_fix(report)
    assert (report.name, report.label) == ("a-password", "driver/phone")
    assert (fix.at, fix.place) == (EIGHT, LonLat(apps.LON, apps.LAT))
    assert fix.speed == pytest.approx(10)
    assert (fix.bearing, fix.accuracy, fix.battery) == (252, 9, 0.94)


def test_owntracks_without_a_password_goes_by_its_user_and_device_or_topic() -> None:
    body = apps.owntracks_location().replace('"tid":"SG"', '"topic":"owntracks/jane/phone","tid":"SG"')
    (named,) = owntracks.read({}, {"u": "jane", "d": "nexus"}, body.encode())
    (by_topic,) = owntracks.read({}, {}, body.encode())
    assert (named.name, by_topic.name) == ("jane/nexus", "owntracks/jane/phone")


def test_an_empty_request_of_owntracks_is_nothing() -> None:
    assert owntracks.read({}, {}, b"") == ()


@pytest.mark.parametrize("kind", ["waypoint", "lwt", "status", "steps", "card", "configuration"])
def test_what_else_owntracks_says_is_let_go(kind: str) -> None:
    (report,) = owntracks.read({}, {}, f'{{"_type":"{kind}","tid":"SG"}}'.encode())
    assert (report.fixes, report.strays, report.crossings) == ((), (), ())


@pytest.mark.parametrize(
    "body",
    [
        '{"_type":"encrypted","data":"DFzC"}',
        '{"_type":"location","lon":7.5,"tst":1701263310}',
        '{"_type":"location","lat":53.4,"lon":5.1}',
        '{"_type":"poem"}',
        "[5]",
        "{",
    ],
)
def test_what_owntracks_cannot_mean_is_strange(body: str) -> None:
    (report,) = owntracks.read({}, {}, body.encode())
    assert (len(report.strays), report.fixes) == (1, ())


def test_entering_and_leaving_a_region_are_crossings_and_nothing_else_is() -> None:
    entering = owntracks_report(apps.owntracks(apps.owntracks_transition(1610104404)))
    leaving = owntracks_report(apps.owntracks(apps.owntracks_transition(1610104404, event="leave")))
    (crossing,) = entering.crossings
    assert (crossing.tst, crossing.at, crossing.accuracy) == (1610104404, EIGHT, 6)
    assert crossing.place == LonLat(9.52, 47.16)
    assert [one.is_entry for one in (*entering.crossings, *leaving.crossings)] == [True, False]
    dancing = owntracks_report(apps.owntracks(apps.owntracks_transition(1610104404, event="dance")))
    assert (dancing.crossings, dancing.strays) == ((), ())


def test_a_regions_words_cannot_be_taken_for_a_beacon_or_an_order() -> None:
    assert owntracks.words_for(3, "+follow:uuid:1:2") == "3 +follow uuid 1 2"


# --- Overland -----------------------------------------------------------------------------------


def test_overland_reports_batches_of_features() -> None:
    request = apps.overland("token", apps.overland_feature(), apps.overland_feature(lon=9.6))
    (report,) = overland.read(request.headers["authorization"], "", request.body)
    first, second = report.fixes
    assert (report.name, report.strays) == ("token", ())
    assert (first.at, first.place) == (EIGHT, LonLat(apps.LON, apps.LAT))
    assert (first.speed, first.accuracy, first.battery) == (4, 30, 0.89)
    assert first.is_moving is True  # a phone that lies still in a moving van
    assert second.place == LonLat(9.6, apps.LAT)


def test_overlands_current_place_counts_while_older_ones_wait() -> None:
    current = f',"current":{apps.overland_feature("2026-11-22T12:00:00Z")}'
    request = apps.overland("token", apps.overland_feature(), more=current)
    (report,) = overland.read(request.headers["authorization"], "", request.body)
    assert [fix.at.hour for fix in report.fixes if fix.at] == [8, 12]


def test_trips_visits_and_notes_of_overland_are_let_go() -> None:
    trip = apps.overland_feature().replace('"altitude":0', '"type":"trip","mode":"car"')
    note = '{"type":"Feature","properties":{"timestamp":"2026-11-22T08:00:00Z","action":"visit"}}'
    request = apps.overland("token", trip, note)
    (report,) = overland.read(request.headers["authorization"], "", request.body)
    assert (report.fixes, report.strays) == ((), ())


def test_one_bad_feature_of_overland_never_spoils_the_others() -> None:
    request = apps.overland("token", "5", '{"type":"Feature"}', apps.overland_feature())
    (report,) = overland.read(request.headers["authorization"], "", request.body)
    assert (len(report.fixes), len(report.strays)) == (1, 2)


def test_without_a_token_overland_goes_by_each_features_device_id() -> None:
    jane = apps.overland_feature().replace('"device_id":""', '"device_id":"jane"')
    ben = apps.overland_feature().replace('"device_id":""', '"device_id":"ben"')
    request = apps.overland("", jane, ben, jane)
    reports = overland.read("", "", request.body)
    assert [(report.name, len(report.fixes)) for report in reports] == [("jane", 2), ("ben", 1)]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"locations":{}}', b"\xff"])
def test_what_is_no_batch_is_strange(body: bytes) -> None:
    (report,) = overland.read("Bearer t", "", body)
    assert (report.name, len(report.strays)) == ("t", 1)

"""Nothing an app could send breaks the reading of it: an error would jam its queue for ever."""

from __future__ import annotations

import json
from math import isfinite

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.sync.stock import apps, overland, owntracks, traccar
from app.sync.stock.report import Report

NAMES = st.sampled_from(
    [
        *("id", "deviceid", "device_id", "lat", "lon", "location", "timestamp", "speed", "batt", "mps"),
        *("bearing", "heading", "accuracy", "valid", "alarm", "motion", "coords", "battery", "level"),
        *("latitude", "longitude", "is_moving", "_type", "tst", "wtst", "event", "acc", "vel", "cog"),
        *("motionactivities", "waypoints", "topic", "tid", "locations", "current", "geometry", "type"),
        *("coordinates", "properties", "horizontal_accuracy", "battery_level", "action"),
    ]
)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["location", "transition", "waypoints", "enter", "sos", "Feature", "1e400"]),
    st.sampled_from(["2026-11-22T08:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]),
    st.sampled_from(["nan", "inf", "-inf", "\ud800", "\x00", "٣"]),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=8)),
    max_leaves=14,
)
BODIES = st.one_of(
    st.binary(max_size=200), VALUES.map(lambda value: json.dumps(value).encode("utf-8", "replace"))
)
FORMS = st.dictionaries(NAMES, PLAIN.map(str), max_size=8).map(
    lambda fields: "&".join(f"{name}={value}" for name, value in fields.items())
)


def sound(reports: tuple[Report, ...]) -> None:
    """What was read can be kept: in a database, in JSON, and on a map."""
    for report in reports:
        report.name.encode()
        for stray in report.strays:
            stray.raw.encode()
            assert stray.reason
        for fix in report.fixes:
            fix.raw.encode()
            assert fix.place is None or fix.place.is_valid
            assert fix.battery is None or 0 <= fix.battery <= 1
            for value in (fix.speed, fix.bearing, fix.accuracy):
                assert value is None or (isfinite(value) and value >= 0)


@given(FORMS, BODIES)
@settings(max_examples=200, deadline=None)
@example("id=\ud800&lat=1&lon=1", b"")
@example("", b'{"device_id":"\\ud800","location":{}}')
@example("", b'[{"id":123456789012345678901234567890,"timestamp":1e308}]')
def test_anything_can_be_read_as_osmands(query: str, body: bytes) -> None:
    sound(traccar.read(query.encode("utf-8", "replace").decode(), body))


@given(BODIES, st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
@example(b'{"_type":"location","lat":1,"lon":1,"tst":1e300}', "", "")
@example(b'{"_type":"transition","tst":1,"wtst":1e300,"event":"enter"}', "", "")
@example(b'{"_type":"waypoints","waypoints":[{"tst":"1e999"}]}', "", "")
@example(b'{"_type":[]}', "", "")
@example(b"[]", "Basic \x80", "")
def test_anything_can_be_read_as_owntracks(body: bytes, authorization: str, user: str) -> None:
    headers = {"authorization": f"Basic {authorization}", "x-limit-u": user}
    sound(owntracks.read(headers, {"d": user}, body))
    for report in owntracks.read({}, {}, body):
        for crossing in report.crossings:
            assert abs(crossing.tst) < 2**63


@given(BODIES, st.text(max_size=20))
@settings(max_examples=200, deadline=None)
@example(b'{"locations":[{"geometry":{"coordinates":[1,2]},"properties":{"timestamp":1e300}}]}', "")
def test_anything_can_be_read_as_overlands(body: bytes, token: str) -> None:
    sound(overland.read(f"Bearer {token}", "", body))


def test_a_fault_of_ours_sets_the_report_aside_and_is_written_down(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_: bytes) -> tuple[Report, ...]:
        raise TypeError("unhashable")

    (report,) = apps._read(broken, "phone", b"what it sent")
    assert (report.name, report.strays[0].raw) == ("phone", "what it sent")
    assert "unhashable" in caplog.text

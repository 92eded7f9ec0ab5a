"""Traccar Client, in its three dialects, and every other app that speaks OsmAnd's protocol.

- up to 8.x: everything in the query, whatever the method (traccar-client-android, ProtocolFormatter);
- 9.x: a JSON object with ``location`` and ``device_id`` (flutter_background_geolocation's template);
- 10.x: a form with the names of the query, or a JSON array of objects with them (traccar-client-sdk,
  HttpUploader).

Speed is in knots in the query, form and array, in m/s in the JSON object. The server's own decoder
(OsmAndProtocolDecoder) takes more names than the apps send; those are read too. ``mps`` is ours: a
speed in m/s for GPSLogger, which cannot count in knots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.trackers import Stray
from app.sync.stock.report import (
    KNOT_M_S,
    Fix,
    Report,
    battery,
    flag,
    instant,
    measure,
    part,
    place,
    raw_text,
)

NAME = "traccar"
_MOST_FIELDS = 200
_FULL_PERCENT = 100.0


def read(query: str, body: bytes) -> tuple[Report, ...]:
    """What a request to ``/`` reports, by phone."""
    if body.lstrip()[:1] in (b"{", b"["):
        return _read_json(body, _name_of(_fields(query)))
    sent = "&".join(text for text in (query, body.decode(errors="replace")) if text)
    try:
        fields = _fields(sent)
    except ValueError:  # more fields than any app sends
        return (Report("", strays=(Stray(raw_text(sent), "It has too many fields."),)),)
    return (_flat(_name_of(fields), fields, sent),)


def _fields(text: str) -> dict[str, str]:
    """The values of a query or form by name; of a repeated name the first."""
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS)
    return dict(reversed(pairs))


def _name_of(fields: Mapping[str, Any]) -> str:
    for name in ("id", "deviceid", "device_id"):
        if isinstance(fields.get(name), str | int):
            return str(fields[name])
    return ""


def _read_json(body: bytes, name: str) -> tuple[Report, ...]:
    try:
        sent = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return (Report(name, strays=(Stray(raw_text(body), "It is no JSON."),)),)
    return tuple(_one(item, name) for item in (sent if isinstance(sent, list) else [sent]))


def _one(sent: Any, name: str) -> Report:
    """An object: nested as of 9.x, or flat as of 10.x."""
    raw = msgspec.json.encode(sent).decode(errors="replace")
    if not isinstance(sent, dict):
        return Report(name, strays=(Stray(raw_text(raw), "It is no object."),))
    name = _name_of(sent) or name
    if "location" not in sent or isinstance(sent["location"], str):
        return _flat(name, sent, raw)
    several = sent["location"] if isinstance(sent["location"], list) else [sent["location"]]
    fixes: list[Fix] = []
    strays: list[Stray] = []
    for location in several:
        text = raw_text(msgspec.json.encode(location))
        try:
            fixes.append(_nested(location, text))
        except InputRefused as error:
            strays.append(Stray(text, str(error)))
    return Report(name, fixes=tuple(fixes), strays=tuple(strays))


def _nested(location: Any, raw: str) -> Fix:
    if not isinstance(location, dict):
        raise InputRefused("location is no object.")
    coords, power = part(location, "coords"), part(location, "battery")
    return Fix(
        raw=raw,
        at=instant(location.get("timestamp")),
        place=place(coords.get("longitude"), coords.get("latitude")),
        speed=measure(coords.get("speed"), "the speed"),
        bearing=measure(coords.get("heading"), "the heading"),
        accuracy=measure(coords.get("accuracy"), "the accuracy"),
        battery=battery(power.get("level"), 1.0),
        is_moving=flag(location.get("is_moving")),
        sos=location.get("alarm") == "sos",
    )


def _flat(name: str, fields: Mapping[str, Any], sent: str) -> Report:
    raw = raw_text(sent)
    if "notificationToken" in fields:  # where pushes would go; it is no position, and we send none
        return Report(name)
    try:
        return Report(name, fixes=(_fix(fields, raw),))
    except InputRefused as error:
        return Report(name, strays=(Stray(raw, str(error)),))


def _fix(fields: Mapping[str, Any], raw: str) -> Fix:
    knots = measure(fields.get("speed"), "the speed", KNOT_M_S)
    return Fix(
        raw=raw,
        at=instant(fields.get("timestamp")),
        place=_place(fields),
        speed=knots if knots is not None else measure(fields.get("mps"), "the speed"),
        bearing=measure(fields.get("bearing", fields.get("heading")), "the bearing"),
        accuracy=measure(fields.get("accuracy"), "the accuracy"),
        battery=battery(fields.get("batt"), _FULL_PERCENT),
        is_moving=flag(fields.get("motion")),
        sos=fields.get("alarm") == "sos",
    )


def _place(fields: Mapping[str, Any]) -> LonLat | None:
    if flag(fields.get("valid")) is False:
        return None
    if isinstance(fields.get("location"), str):
        lat, _, lon = fields["location"].partition(",")
        return place(lon.strip(), lat.strip())
    return place(fields.get("lon"), fields.get("lat"))

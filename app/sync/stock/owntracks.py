"""OwnTracks in HTTP mode: one JSON object a request (owntracks/booklet, tech/http and tech/json).

The reply is a JSON array of what the phone is to do: nothing, or the regions to watch, which are the
driver's next stops. A phone that comes into one reports a ``transition``.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.trackers import Stray, Waypoint
from app.sync.stock.report import (
    KMH_M_S,
    Crossing,
    Fix,
    Report,
    battery,
    instant,
    measure,
    number,
    place,
    raw_text,
)

NAME = "owntracks"
NOTHING: list[dict[str, Any]] = []
RADIUS_M = 100
"""What iOS can tell apart; smaller regions are entered late or not at all."""

_FULL_PERCENT = 100.0
_HIGHEST_TST = 2**53 - 1
_NOWHERE = -1_000_000
"""The booklet's own example of a place that is none, by which a region is deleted."""
_TALK = frozenset(
    {"waypoint", "lwt", "status", "steps", "card", "cmd", "configuration", "beacon", "request", "dump"}
)
"""What the app also sends, and that is nobody's position."""
_MOVING = frozenset({"automotive", "cycling", "walking", "running"})


def read(headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> tuple[Report, ...]:
    """What a request reports; nothing for an empty one, which the app may send."""
    if not body.strip():
        return ()
    user, password = _credentials(headers.get("authorization", ""))
    user = headers.get("x-limit-u", "") or query.get("u", "") or user
    device = headers.get("x-limit-d", "") or query.get("d", "")
    secret = query.get("id", "") or password
    label = f"{user}/{device}" if user or device else ""
    try:
        sent = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        stray = Stray(raw_text(body), "It is no JSON.")
        return (Report(secret or label, label, strays=(stray,)),)
    return tuple(_one(item, secret, label) for item in (sent if isinstance(sent, list) else [sent]))


def _credentials(authorization: str) -> tuple[str, str]:
    """User and password of HTTP's basic authentication; empty where there are none."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        user, _, password = b64decode(encoded.strip()).decode(errors="replace").partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return user, password


def _one(sent: Any, secret: str, label: str) -> Report:
    raw = raw_text(msgspec.json.encode(sent))
    if not isinstance(sent, dict):
        return Report(secret or label, label, strays=(Stray(raw, "It is no object."),))
    said = [str(sent[key]) for key in ("topic", "tid") if isinstance(sent.get(key), str)]
    label = label or next(iter(said), "")
    name = secret or label
    kind = sent.get("_type")
    try:
        if kind == "location":
            return Report(name, label, fixes=(_fix(sent, raw),))
        if kind == "transition":
            return Report(name, label, crossings=_crossings(sent, raw))
        if kind == "waypoints":
            return Report(name, label, held=_held(sent))
        if isinstance(kind, str) and kind in _TALK:
            return Report(name, label)
        if kind == "encrypted":
            raise InputRefused("It is encrypted: take the encryption key out of the app's settings.")
        raise InputRefused("It is nothing that OwnTracks is known to send.")
    except InputRefused as error:
        return Report(name, label, strays=(Stray(raw, str(error)),))


def _fix(sent: Mapping[str, Any], raw: str) -> Fix:
    where = place(sent.get("lon"), sent.get("lat"))
    at = instant(sent.get("tst"))
    if where is None or at is None:
        raise InputRefused("It lacks its place or its time.")
    return Fix(
        raw=raw,
        at=at,
        place=where,
        speed=measure(sent.get("vel"), "the speed", KMH_M_S),
        bearing=measure(sent.get("cog"), "the course"),
        accuracy=measure(sent.get("acc"), "the accuracy"),
        battery=battery(sent.get("batt"), _FULL_PERCENT),
        is_moving=_moves(sent.get("motionactivities")),
    )


def _moves(activities: object) -> bool | None:
    said = (
        {one for one in activities if isinstance(one, str)} if isinstance(activities, list) else set()
    )
    if said & _MOVING:
        return True
    return False if "stationary" in said else None


def _crossings(sent: Mapping[str, Any], raw: str) -> tuple[Crossing, ...]:
    """Coming into a region, or going out of it."""
    at, region = instant(sent.get("tst")), number(sent.get("wtst"), "wtst")
    if at is None or region is None or not 0 <= region <= _HIGHEST_TST:
        raise InputRefused("It lacks its time or its region.")
    if sent.get("event") not in ("enter", "leave"):
        return ()
    where = place(sent.get("lon"), sent.get("lat"))
    accuracy = measure(sent.get("acc"), "the accuracy")
    return (Crossing(raw, sent["event"] == "enter", int(region), at, where, accuracy),)


def _held(sent: Mapping[str, Any]) -> frozenset[int]:
    listed = sent.get("waypoints")
    if not isinstance(listed, list):
        raise InputRefused("It has no list of waypoints.")
    numbers = (number(one.get("tst"), "tst") for one in listed if isinstance(one, dict))
    return frozenset(int(tst) for tst in numbers if tst is not None)


# --- what the phone is to do --------------------------------------------------------------------


def words_for(order: int, name: str) -> str:
    """What the phone calls a region. OwnTracks takes what follows a colon for a beacon's id, and a
    leading ``+`` for an order to itself."""
    return f"{order} {name.replace(':', ' ')}"[:60].strip()


def watch(new: Iterable[Waypoint], gone: Iterable[Waypoint]) -> dict[str, Any]:
    """The command that adds regions and deletes others; both systems replace by number or id."""
    return {
        "_type": "cmd",
        "action": "setWaypoints",
        "waypoints": {
            "_type": "waypoints",
            "waypoints": [
                *(_region(one, LonLat(_NOWHERE, _NOWHERE)) for one in gone),
                *(_region(one, one.place) for one in new),
            ],
        },
    }


def _region(waypoint: Waypoint, where: LonLat) -> dict[str, Any]:
    return {
        "_type": "waypoint",
        "desc": waypoint.words,
        "lat": where.lat,
        "lon": where.lon,
        "rad": RADIUS_M,
        "tst": waypoint.tst,
        "rid": f"stop{waypoint.tst}",
    }


def tell_regions() -> dict[str, Any]:
    """The command to send the list of regions the phone holds."""
    return {"_type": "cmd", "action": "waypoints"}

"""Overland for iOS and Android: batches of GeoJSON features (aaronpk/Overland-iOS, README).

The app drops a batch only when it reads ``{"result":"ok"}``. Besides positions it sends trips, visits
and notes of what it did; those have a place too, but an old one, and are let go.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.errors import InputRefused
from app.domain.trackers import Stray
from app.sync.stock.report import Fix, Report, battery, instant, measure, part, place, raw_text

NAME = "overland"
REPLY = b'{"result":"ok"}'

_MOVING = frozenset({"driving", "cycling", "walking", "running"})


def read(authorization: str, query_name: str, body: bytes) -> tuple[Report, ...]:
    """What a batch reports, by phone: the token set in the app, or each feature's device id."""
    name = name_of(authorization, query_name)
    try:
        sent = msgspec.json.decode(body)
        if not isinstance(sent, dict) or not isinstance(sent.get("locations"), list):
            raise InputRefused("It has no list of locations.")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, InputRefused) as error:
        return (Report(name, strays=(Stray(raw_text(body), f"It is no batch: {error}"),)),)
    features = sent["locations"]
    if isinstance(sent.get("current"), dict):  # the newest, while older ones still wait on the phone
        features = [*features, sent["current"]]
    by_name: dict[str, list[Any]] = {}
    for feature in features:
        by_name.setdefault(name or _device_id(feature), []).append(feature)
    return tuple(_report(each, several) for each, several in by_name.items())


def name_of(authorization: str, query_name: str) -> str:
    """What the whole batch goes by: the token set in the app, or the address's ``id``."""
    scheme, _, token = authorization.partition(" ")
    return (token.strip() if scheme.lower() == "bearer" else "") or query_name


def _device_id(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    found = properties.get("device_id") if isinstance(properties, dict) else None
    return found if isinstance(found, str) else ""


def _report(name: str, features: list[Any]) -> Report:
    fixes: list[Fix] = []
    strays: list[Stray] = []
    for feature in features:
        raw = raw_text(msgspec.json.encode(feature))
        try:
            fix = _fix(feature, raw)
        except InputRefused as error:
            strays.append(Stray(raw, str(error)))
            continue
        if fix is not None:
            fixes.append(fix)
    return Report(name, fixes=tuple(fixes), strays=tuple(strays))


def _fix(feature: Any, raw: str) -> Fix | None:
    """A position; None for a feature that is something else."""
    if not isinstance(feature, dict):
        raise InputRefused("It is no feature.")
    properties = part(feature, "properties")
    if "action" in properties or properties.get("type") == "trip":
        return None
    where = part(feature, "geometry").get("coordinates")
    if not isinstance(where, list) or len(where) < 2:
        raise InputRefused("It has no place.")
    at = instant(properties.get("timestamp"))
    if at is None:
        raise InputRefused("It has no time.")
    return Fix(
        raw=raw,
        at=at,
        place=place(where[0], where[1]),
        speed=measure(properties.get("speed"), "the speed"),
        accuracy=measure(properties.get("horizontal_accuracy"), "the accuracy"),
        battery=battery(properties.get("battery_level"), 1.0),
        is_moving=_moves(properties.get("motion")),
    )


def _moves(motion: object) -> bool | None:
    """A phone that lies still in a moving van says both ``driving`` and ``stationary``."""
    said = {one for one in motion if isinstance(one, str)} if isinstance(motion, list) else set()
    if said & _MOVING:
        return True
    return False if "stationary" in said else None

"""``/openapi.json``: made from the wire's shapes, so that it cannot say anything else."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from app.sync.limits import EVENTS_PER_BATCH, POSITIONS_PER_BATCH
from app.sync.wire import base, desk, phone, proofs

_REF = "#/components/schemas/{name}"
_QUERY: dict[str, dict[str, Any]] = {
    "cursor": {"schema": {"type": "string"}, "description": "The cursor of the last reply."},
    "wait": {
        "schema": {"type": "number", "minimum": 0},
        "description": "Seconds to wait for news, at most 25.",
    },
    "after": {
        "schema": {"type": "integer", "minimum": 0},
        "description": "Only what follows this number, the `next` of the last reply.",
    },
    "limit": {"schema": {"type": "integer", "minimum": 0}, "description": "At most so many."},
}
_IMAGES = ("image/jpeg", "image/png", "image/webp")


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REF.format(name=name)}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _operation(
    summary: str,
    answer: str,
    who: str,
    *,
    body: dict[str, Any] | None = None,
    query: tuple[str, ...] = (),
    path: tuple[str, ...] = (),
    errors: tuple[int, ...] = (),
) -> dict[str, Any]:
    """One method of one path; ``who`` is ``device``, ``desk`` or ``anyone``."""
    codes = {*errors, *((401, 503) if who != "anyone" else ()), *((400, 413) if body else ())}
    if query:
        codes.add(400)
    if who == "desk":
        codes.add(404)
    operation: dict[str, Any] = {
        "summary": summary,
        "responses": {
            "200": {"description": "Done.", **_json(_ref(answer))},
            **{
                str(code): {"description": "Refused, with the reason.", **_json(_ref("ErrorReply"))}
                for code in sorted(codes)
            },
        },
        "security": [] if who == "anyone" else [{who: []}],
    }
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in path
    ]
    parameters += [{"name": name, "in": "query", **_QUERY[name]} for name in query]
    if parameters:
        operation["parameters"] = parameters
    if body:
        operation["requestBody"] = {"required": True, **body}
    return operation


def _phone_paths() -> dict[str, Any]:
    events = {
        "type": "object",
        "properties": {
            "sent_at": {"type": "string", "format": "date-time"},
            "events": {"type": "array", "maxItems": EVENTS_PER_BATCH, "items": _ref("DriverFact")},
        },
        "required": ["sent_at", "events"],
        "additionalProperties": False,
    }
    places = {"type": "array", "maxItems": POSITIONS_PER_BATCH, "items": _ref("PositionSent")}
    image = {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in _IMAGES}}
    return {
        "/v1/pair": {
            "post": _operation(
                "Redeem a one-time code for a token.",
                "PairReply",
                "anyone",
                body=_json(_ref("PairRequest")),
                errors=(403, 429, 503),
            )
        },
        "/v1/route": {
            "get": _operation(
                "The driver's current shift and the next one.",
                "RouteReply",
                "device",
                query=("cursor", "wait"),
            )
        },
        "/v1/events": {
            "post": _operation(
                "Hand in facts; acknowledged is what is on the disk. An event that is not as described"
                " goes to quarantine and is named under `rejected`.",
                "EventsReply",
                "device",
                body=_json(events),
            )
        },
        "/v1/positions": {
            "post": _operation("Hand in positions.", "PositionsReply", "device", body=_json(places))
        },
        "/v1/proofs/{sha256}": {
            "put": _operation(
                "Hand in a photo or signature, by the SHA-256 of its bytes (hex).",
                "ProofReply",
                "device",
                body=image,
                path=("sha256",),
                errors=(404, 415, 422, 429),
            )
        },
    }


def _desk_paths() -> dict[str, Any]:
    def get(summary: str, answer: str, *query: str, errors: tuple[int, ...] = ()) -> dict[str, Any]:
        return {"get": _operation(summary, answer, "desk", query=query, errors=errors)}

    def post(summary: str, answer: str, *path: str) -> dict[str, Any]:
        return {"post": _operation(summary, answer, "desk", path=path)}

    proof = _operation("A proof's bytes.", "ErrorReply", "desk", path=("sha256",), errors=(404,))
    proof["responses"]["200"] = {
        "description": "The image.",
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in _IMAGES},
    }
    release = _operation(
        "Give out routes, all or nothing.",
        "ReleaseReply",
        "desk",
        body=_json(_ref("ReleaseRequest")),
        errors=(409, 410, 412),
    )
    messages = get("Messages to drivers, and which were heard.", "MessagesReply", "after", "limit")
    messages["post"] = _operation(
        "Put words on a driver's phones.",
        "MessageReply",
        "desk",
        body=_json(_ref("MessageRequest")),
        errors=(409,),
    )
    stop = post("End the server.", "StoppingReply")
    stop["post"]["responses"]["409"] = {"description": "Refused.", **_json(_ref("ErrorReply"))}
    return {
        "/v1/desk/events": get(
            "Facts in commit order.", "DeskEventsReply", "after", "wait", "limit", errors=(410,)
        ),
        "/v1/desk/positions": get(
            "Positions in commit order.", "DeskPositionsReply", "after", "limit", errors=(410,)
        ),
        "/v1/desk/releases": {"post": release},
        "/v1/desk/routes": get("Every route as last released.", "DeskRoutesReply"),
        "/v1/desk/drivers/{driver_id}/code": post("A one-time code.", "CodeReply", "driver_id"),
        "/v1/desk/devices": get("Every phone.", "DevicesReply"),
        "/v1/desk/devices/{device_id}/retire": post(
            "Take only facts dated before now, for seven days.", "DeviceReply", "device_id"
        ),
        "/v1/desk/devices/{device_id}/revoke": post(
            "Take nothing more from a phone.", "DeviceReply", "device_id"
        ),
        "/v1/desk/quarantine": get("What could not be a fact.", "QuarantineReply", "after", "limit"),
        "/v1/desk/withdrawals": get("Whom to call about stops no longer theirs.", "WithdrawalsReply"),
        "/v1/desk/messages": messages,
        "/v1/desk/proofs/find": {
            "post": _operation(
                "Which of some proofs are here.",
                "ProofsReply",
                "desk",
                body=_json(_ref("FindProofsRequest")),
            )
        },
        "/v1/desk/proofs/{sha256}": {"get": proof},
        "/v1/desk/stop": stop,
    }


@cache
def description(version: str) -> bytes:
    """The OpenAPI 3.1 document as JSON."""
    shapes = [
        shape
        for part in (base, phone, desk, proofs)
        for shape in vars(part).values()
        if isinstance(shape, type) and issubclass(shape, msgspec.Struct)
    ]
    shapes = [shape for shape in shapes if shape not in (msgspec.Struct, phone.EventsRequest)]
    _, components = msgspec.json.schema_components(shapes, ref_template=_REF)
    health = _operation("Whether the server can write.", "HealthReply", "anyone")
    health["responses"]["503"] = {"description": "It cannot.", **_json(_ref("HealthReply"))}
    itself = {"summary": "This description.", "responses": {"200": {"description": "OpenAPI 3.1."}}}
    bearer = {"type": "http", "scheme": "bearer"}
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Roundsman driver sync", "version": version},
            "paths": {
                "/health": {"get": health},
                "/openapi.json": {"get": itself},
                **_phone_paths(),
                **_desk_paths(),
            },
            "components": {
                "schemas": components,
                "securitySchemes": {"device": bearer, "desk": bearer},
            },
        }
    )

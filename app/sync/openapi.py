"""``/openapi.json``: made from the wire's shapes, so that it cannot say anything else."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from app.sync.limits import EVENTS_PER_BATCH, POSITIONS_PER_BATCH
from app.sync.operations import REF, dialect, files_of, json_of, operation, ref
from app.sync.shop.description import shop_desk_paths, shop_paths
from app.sync.wire import base, desk, phone, proofs, shop, stock, tenders, tracking

_IMAGES = ("image/jpeg", "image/png", "image/webp")


def _phone_paths() -> dict[str, Any]:
    numbered = {"type": "integer", "minimum": 1, "maximum": 2**53 - 1}
    other_fact = {
        "type": "object",
        "properties": {"seq": numbered},
        "required": ["seq"],
        "description": "Anything else with a number goes to quarantine, and is named under `rejected`.",
    }
    fact = {"anyOf": [ref("DriverFact"), other_fact]}
    other_place = {"description": "Anything else is named under `rejected`, by its place in the list."}
    place = {"anyOf": [ref("PositionSent"), other_place]}
    events = {
        "type": "object",
        "properties": {
            "sent_at": {"type": "string", "format": "date-time"},
            "events": {"type": "array", "maxItems": EVENTS_PER_BATCH, "items": fact},
        },
        "required": ["sent_at", "events"],
        "additionalProperties": False,
    }
    places = {"type": "array", "maxItems": POSITIONS_PER_BATCH, "items": place}
    return {
        "/v1/pair": {
            "post": operation(
                "Redeem a one-time code for a token.",
                "PairReply",
                "anyone",
                body=json_of(ref("PairRequest")),
                errors=(403, 503),
            )
        },
        "/v1/route": {
            "get": operation(
                "The driver's current shift and the next one.",
                "RouteReply",
                "device",
                query=("cursor", "wait"),
            )
        },
        "/v1/events": {
            "post": operation(
                "Hand in facts; acknowledged is what is on the disk.",
                "EventsReply",
                "device",
                body=json_of(events),
            )
        },
        "/v1/positions": {
            "post": operation("Hand in positions.", "PositionsReply", "device", body=json_of(places))
        },
        "/v1/proofs/{sha256}": {
            "put": operation(
                "Hand in a photo or signature, by the SHA-256 of its bytes (hex).",
                "ProofReply",
                "device",
                body=files_of(*_IMAGES),
                path=("sha256",),
                errors=(404, 415, 422),
            )
        },
    }


def _desk_paths() -> dict[str, Any]:
    def get(summary: str, answer: str, *query: str, errors: tuple[int, ...] = ()) -> dict[str, Any]:
        return {"get": operation(summary, answer, "desk", query=query, errors=errors)}

    def post(
        summary: str,
        answer: str,
        *path: str,
        body: str = "",
        errors: tuple[int, ...] = (),
    ) -> dict[str, Any]:
        content = json_of(ref(body)) if body else None
        return {"post": operation(summary, answer, "desk", path=path, body=content, errors=errors)}

    return {
        "/v1/desk/events": get(
            "Facts in commit order.", "DeskEventsReply", "after", "wait", "limit", errors=(410,)
        ),
        "/v1/desk/positions": get(
            "Positions in commit order.", "DeskPositionsReply", "after", "limit", errors=(410,)
        ),
        "/v1/desk/releases": post(
            "Give out routes, all or nothing.",
            "ReleaseReply",
            body="ReleaseRequest",
            errors=(409, 410, 412),
        ),
        "/v1/desk/routes": get("Every route as last released.", "DeskRoutesReply"),
        "/v1/desk/drivers/{driver_id}/code": post("A one-time code.", "CodeReply", "driver_id"),
        "/v1/desk/drivers/{driver_id}/tracker": post(
            "A stock app's phone for a driver, and the links that set the app up.",
            "TrackerReply",
            "driver_id",
            body="TrackerRequest",
        ),
        "/v1/desk/devices": get("Every phone.", "DevicesReply"),
        "/v1/desk/devices/{device_id}/retire": post(
            "Take only facts dated before now, for seven days.", "DeviceReply", "device_id"
        ),
        "/v1/desk/devices/{device_id}/revoke": post(
            "Take nothing more from a phone.", "DeviceReply", "device_id"
        ),
        "/v1/desk/devices/{device_id}/adopt": post(
            "Give a stranger's phone to a driver.", "AdoptReply", "device_id", body="AdoptRequest"
        ),
        "/v1/desk/quarantine": get("What could not be a fact.", "QuarantineReply", "after", "limit"),
        "/v1/desk/withdrawals": get("Whom to call about stops no longer theirs.", "WithdrawalsReply"),
        "/v1/desk/messages": {
            **get("Messages to drivers, and which were heard.", "MessagesReply", "after", "limit"),
            **post(
                "Put words on a driver's phones.",
                "MessageReply",
                body="MessageRequest",
                errors=(409,),
            ),
        },
        "/v1/desk/forget": post(
            "Remove customers' data, at their wish.", "ForgottenReply", body="ForgetRequest"
        ),
        "/v1/desk/proofs/find": post(
            "Which of some proofs are here.", "ProofsReply", body="FindProofsRequest"
        ),
        "/v1/desk/proofs/{sha256}": {
            "get": operation("A proof's bytes.", files_of(*_IMAGES), "desk", path=("sha256",))
        },
        "/v1/desk/tracking/{token}": {
            "put": operation(
                "What an order's tracking page shows; the token is 256 random bits, url-safe.",
                "TrackingReply",
                "desk",
                body=json_of(ref("TrackingRequest")),
                path=("token",),
            )
        },
        "/v1/desk/tenders/{token}": {
            "put": operation(
                "What a carrier is offered; the token is 256 random bits, url-safe.",
                "TenderReply",
                "desk",
                body=json_of(ref("TenderRequest")),
                path=("token",),
            )
        },
        "/v1/desk/stop": post("End the server.", "StoppingReply", errors=(409,)),
    }


def _customer_paths() -> dict[str, Any]:
    """What the holder of an order's token may see and say."""
    page: dict[str, Any] = {"content": {"text/html": {}}}
    gone = {"description": "The token opens nothing (any more)."}

    def said(summary: str, shape: str, fields: dict[str, Any]) -> dict[str, Any]:
        form = {
            "type": "object",
            "properties": {"id": {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}, **fields},
            "required": ["id", *fields],
        }
        kinds = {
            "application/json": {"schema": ref(shape)},
            "application/x-www-form-urlencoded": {"schema": form},
        }
        described = operation(
            summary, "SaidReply", body={"content": kinds}, path=("token",), errors=(404, 409, 503)
        )
        for code in ("400", "404", "409", "429"):  # a page's form is answered with a page
            described["responses"][code]["content"]["text/html"] = {}
        described["responses"]["303"] = {"description": "Kept; the way back to the page."}
        return {"post": described}

    shown = operation("An order's tracking page.", page, path=("token",))
    text = {"type": "string", "maxLength": tracking.MOST_CHARACTERS}
    stars = {"type": "string", "enum": ["1", "2", "3", "4", "5"]}
    return {
        "/t/{token}": {"get": {**shown, "responses": {**shown["responses"], "404": {**gone, **page}}}},
        "/t/{token}/status": {
            "get": operation(
                "What on the page may have changed.", "StatusReply", path=("token",), errors=(404,)
            )
        },
        "/t/{token}/proof/{sha256}": {
            "get": operation(
                "A picture that the page shows.",
                files_of(*_IMAGES),
                path=("token", "sha256"),
                errors=(404,),
            )
        },
        "/t/{token}/note": said("Instructions for the driver.", "NoteRequest", {"text": text}),
        "/t/{token}/slot": said("Another time, of those offered.", "SlotRequest", {"slot": text}),
        "/t/{token}/rating": said("How it was, once.", "RatingRequest", {"stars": stars, "text": text}),
    }


def _carrier_paths() -> dict[str, Any]:
    """What the holder of an offer's token may see and answer."""
    page: dict[str, Any] = {"content": {"text/html": {}}}
    gone = {"description": "The token opens nothing (any more)."}
    shown = operation("An offer's page. Looking changes nothing.", page, path=("token",))
    choice = {"type": "string", "enum": ["accept", "decline"]}
    form = {"type": "object", "properties": {"answer": choice}, "required": ["answer"]}
    kinds = {
        "application/json": {"schema": ref("AnswerRequest")},
        "application/x-www-form-urlencoded": {"schema": form},
    }
    answered = operation(
        "The answer: the first one counts, before the deadline; the same one again changes nothing.",
        "OfferReply",
        body={"content": kinds},
        path=("token",),
        errors=(404, 409, 503),
    )
    for code in ("404", "409"):  # a page's form is answered with a page
        answered["responses"][code]["content"]["text/html"] = {}
    answered["responses"]["303"] = {"description": "Kept; the way back to the page."}
    return {
        "/c/{token}": {
            "get": {**shown, "responses": {**shown["responses"], "404": {**gone, **page}}},
            "post": answered,
        },
        "/c/{token}/status": {
            "get": operation(
                "The offer for a carrier's program.", "OfferReply", path=("token",), errors=(404,)
            )
        },
    }


def _paths_for_anyone() -> dict[str, Any]:
    health = operation("Whether the server can write.", "HealthReply")
    health["responses"]["503"] = {"description": "It cannot.", **json_of(ref("HealthReply"))}
    osmand = dialect("Traccar Client, GPSLogger and others that speak OsmAnd's way.")
    person = {"description": "Nothing was reported: a person, who is led to the driver's page."}
    looked_at = {**osmand["responses"], "303": person}
    page: dict[str, Any] = {"content": {"text/html": {}}}
    return {
        "/health": {"get": health},
        "/openapi.json": {"get": operation("This description.", json_of({"type": "object"}))},
        "/": {"get": {**osmand, "responses": looked_at}, "post": osmand, "put": osmand},
        "/owntracks": {"post": dialect("OwnTracks; the reply may tell it places.", "application/json")},
        "/overland": {"post": dialect("Overland.", "application/json")},
        "/driver": {"get": operation("The driver's page.", page)},
        "/certificate": {
            "get": operation("How a phone is made to trust this server.", page, errors=(404,))
        },
    }


@cache
def description(version: str) -> bytes:
    """The OpenAPI 3.1 document as JSON."""
    shapes = [
        shape
        for part in (base, phone, desk, proofs, shop, stock, tenders, tracking)
        for shape in vars(part).values()
        if isinstance(shape, type) and issubclass(shape, msgspec.Struct)
    ]
    shapes = [shape for shape in shapes if shape not in (msgspec.Struct, phone.EventsRequest)]
    _, components = msgspec.json.schema_components(shapes, ref_template=REF)
    bearer = {"type": "http", "scheme": "bearer"}
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Roundsman driver sync", "version": version},
            "paths": {
                **_paths_for_anyone(),
                **_phone_paths(),
                **_customer_paths(),
                **_carrier_paths(),
                **shop_paths(),
                **_desk_paths(),
                **shop_desk_paths(),
            },
            "components": {
                "schemas": components,
                "securitySchemes": {"device": bearer, "desk": bearer, "shop": bearer},
            },
        }
    )

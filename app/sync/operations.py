"""The words in which ``/openapi.json`` is written: operations, their queries and their answers."""

from __future__ import annotations

from typing import Any

from app.sync.wire.shop import REFERENCE

REF = "#/components/schemas/{name}"

_QUERY: dict[str, dict[str, Any]] = {
    "cursor": {"schema": {"type": "string"}, "description": "The cursor of the last reply."},
    "wait": {
        "schema": {"type": "number", "minimum": 0},
        "description": "Seconds to wait for news, at most 25.",
    },
    "after": {
        "schema": {"type": "integer", "minimum": 0, "maximum": 2**53 - 1},
        "description": "Only what follows this number, the `next` of the last reply.",
    },
    "changed_since": {
        "schema": {"type": "string"},
        "description": "The `next` of the last reply; without it, from the beginning.",
    },
    "limit": {
        "schema": {"type": "integer", "minimum": 0, "maximum": 2**53 - 1},
        "description": "At most so many.",
    },
}
_PATH: dict[str, dict[str, Any]] = {
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "driver_id": {"type": "string", "minLength": 1},
    "device_id": {"type": "string", "minLength": 1},
    "token": {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
    "reference": {"type": "string", "pattern": REFERENCE},
}
_REFUSALS = {
    400: "It cannot be read.",
    401: "No token that opens this.",
    403: "Refused.",
    404: "There is no such thing.",
    408: "It came too slowly.",
    409: "Something else is there already.",
    410: "The server has less than was asked for: it was restored; read again from 0.",
    412: "Somebody was faster; nothing was changed.",
    413: "Too much at once: send less.",
    415: "Not a kind of file that is taken.",
    421: "This server does not go by the name in the Host header.",
    422: "The file is damaged, or too large to be opened.",
    429: "Too many requests: wait as `Retry-After` says.",
    503: "The disk refuses: keep it and send it again as `Retry-After` says.",
}
_ALWAYS = (421, 429)


def ref(name: str) -> dict[str, str]:
    """One of the wire's shapes."""
    return {"$ref": REF.format(name=name)}


def json_of(schema: dict[str, Any]) -> dict[str, Any]:
    """A body or reply in JSON."""
    return {"content": {"application/json": {"schema": schema}}}


def files_of(*kinds: str) -> dict[str, Any]:
    """A body or reply of bytes, in any of some media types."""
    return {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds}}


def operation(
    summary: str,
    answer: str | dict[str, Any],
    who: str = "anyone",
    *,
    body: dict[str, Any] | None = None,
    query: tuple[str, ...] = (),
    path: tuple[str, ...] = (),
    errors: tuple[int, ...] = (),
) -> dict[str, Any]:
    """One method of one path.

    ``answer`` names a shape, or is the reply's content; ``who`` is ``device``, ``desk`` or ``anyone``;
    ``errors`` are those beyond what such an operation always may answer.
    """
    codes = {*errors, *_ALWAYS, *((401, 503) if who != "anyone" else ())}
    if body:
        codes |= {400, 408, 413}
    if query:
        codes.add(400)
    if who == "desk":
        codes.add(404)
    described: dict[str, Any] = {
        "summary": summary,
        "responses": {
            "200": {
                "description": "Done.",
                **(json_of(ref(answer)) if isinstance(answer, str) else answer),
            },
            **{str(code): refusal(code) for code in sorted(codes)},
        },
        "security": [] if who == "anyone" else [{who: []}],
    }
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": _PATH.get(name, {"type": "string"})}
        for name in path
    ]
    parameters += [{"name": name, "in": "query", **_QUERY[name]} for name in query]
    if parameters:
        described["parameters"] = parameters
    if body:
        described["requestBody"] = {"required": True, **body}
    return described


def refusal(code: int) -> dict[str, Any]:
    """An answer that says no, and why."""
    return {"description": _REFUSALS[code], **json_of(ref("ErrorReply"))}


def dialect(summary: str, *kinds: str) -> dict[str, Any]:
    """What a stock phone app asks: whatever it sends, it is answered with success or with "not now".

    Without ``kinds`` the answer is empty: the app looks at its status only.
    """
    described: dict[str, Any] = {
        "summary": summary,
        "responses": {
            "200": {
                "description": "It is on the disk, as positions or set aside.",
                **({"content": {kind: {} for kind in kinds}} if kinds else {}),
            },
            "503": {"description": "The disk refuses, or too many requests: send it again later."},
        },
        "security": [],
    }
    return described

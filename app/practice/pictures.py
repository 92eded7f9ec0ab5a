"""What a practice phone's camera and signature pad give: small pictures, the same for the same stop."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import sin
from random import Random
from typing import Any

_WHITE, _INK = 255, 40


@dataclass(frozen=True, slots=True)
class Handover:
    """What a driver brings from a door: fields of the fact, and the pictures they name."""

    fields: Mapping[str, object]
    pictures: Mapping[str, bytes]


NOTHING = Handover({}, {})


def hand_over(stop_id: str, stop: Mapping[str, Any]) -> Handover:
    """Everything that the phone's list asks to be brought from a stop, and where it was handed over."""
    draw = Random(f"handover/{stop_id}")
    wanted: Collection[str] = stop["required_proof"]
    fields: dict[str, object] = {
        "lon": round(stop["lon"] + draw.uniform(-0.0002, 0.0002), 6),
        "lat": round(stop["lat"] + draw.uniform(-0.0002, 0.0002), 6),
        "accuracy": 8.0,
    }
    pictures: dict[str, bytes] = {}
    for kind, make in (("photo", doorstep), ("signature", signature)):
        if kind in wanted:
            picture = make(draw)
            name = sha256(picture).hexdigest()
            pictures[name] = picture
            if kind == "signature":
                fields["signature"] = name
    if pictures:
        fields["proofs"] = list(pictures)
    if "name" in wanted:
        fields["name"] = stop["name"] or "Reception"
    if "scan" in wanted:
        codes = [line["code"] for line in stop["lines"] if line.get("code")]
        fields["scans"] = codes or [stop_id[:200]]
    if "age_check" in wanted:
        fields["age_checked"] = True
    if "pin" in wanted:
        fields["pin"] = f"{draw.randrange(10_000):04d}"
    return Handover(fields, pictures)


def signature(draw: Random) -> bytes:
    """A line of ink, as a PNG."""
    width, height = 160, 60
    dots = [bytearray([_WHITE]) * width for _ in range(height)]
    swing, pace = draw.uniform(10, 18), draw.uniform(6, 12)
    for x in range(12, width - 12):
        y = round(height / 2 + swing * sin(x / pace) * sin(x / 31) - (x - 80) / 16)
        for row in dots[y - 1 : y + 2]:
            row[x] = _INK
    return _png(width, dots)


def doorstep(draw: Random) -> bytes:
    """A parcel before a door, as a PNG."""
    width, height = 160, 120
    wall, door, parcel = draw.randrange(180, 230), draw.randrange(60, 120), draw.randrange(130, 170)
    dots = [bytearray([wall]) * width for _ in range(height)]
    left, size = draw.randrange(20, 60), draw.randrange(24, 40)
    for row in dots[20:105]:
        row[70:125] = bytes([door]) * 55
    for row in dots[110 - size : 110]:
        row[left : left + size] = bytes([parcel]) * size
    return _png(width, dots)


def _png(width: int, dots: list[bytearray]) -> bytes:
    """Grey dots as a PNG (W3C PNG, third edition: signature, IHDR, IDAT, IEND)."""
    head = struct.pack(">IIBBBBB", width, len(dots), 8, 0, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in dots))
    pieces = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in pieces
    )

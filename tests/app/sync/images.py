"""Pictures as phones send them, and as attackers do."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageDraw

SCRIPT = b"<script>alert(1)</script>"


def written(image: Image.Image, form: str, **more: Any) -> bytes:
    """A picture as a file's bytes."""
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def scene(width: int = 64, height: int = 48, grain: int = 0) -> Image.Image:
    """A picture whose left half is red and whose right half is blue; ``grain`` makes it another, by
    white blocks at the foot of the blue."""
    image = Image.new("RGB", (width, height), (200, 20, 20))
    image.paste((20, 20, 200), (width // 2, 0, width, height))
    for bit in range(8):
        if grain >> bit & 1:
            left, top = width // 2 + bit % 4 * 8, height - 8 - bit // 4 * 8
            image.paste((255, 255, 255), (left, top, left + 8, top + 8))
    return image


def photo(grain: int = 0, **more: Any) -> bytes:
    """A small photo."""
    return written(scene(grain=grain), "JPEG", **more)


def signature() -> bytes:
    """Dark ink on nothing."""
    image = Image.new("RGBA", (120, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).line((10, 30, 60, 8, 110, 30), fill=(10, 10, 60, 255), width=3)
    return written(image, "PNG")


def notes(**more: Any) -> Image.Exif:
    """What a camera writes: taken 22 November 2026 at 10:04:30 two hours east, in Schaan."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "SECRET-CAMERA"
    exif[ExifTags.Base.Orientation] = more.get("orientation", 1)
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    camera[ExifTags.Base.DateTimeOriginal] = more.get("taken", "2026:11:22 10:04:30")
    if more.get("offset", "+02:00"):
        camera[ExifTags.Base.OffsetTimeOriginal] = more.get("offset", "+02:00")
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = more.get("north", "N")
    gps[ExifTags.GPS.GPSLatitude] = more.get("lat", (47.0, 9.0, 54.0))
    gps[ExifTags.GPS.GPSLongitudeRef] = more.get("east", "E")
    gps[ExifTags.GPS.GPSLongitude] = more.get("lon", (9.0, 30.0, 36.0))
    return exif


def chunk(kind: bytes, data: bytes) -> bytes:
    """A piece of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(side: int = 60_000) -> bytes:
    """A few hundred kilobytes that unpack to gigabytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(side + 1)) for _ in range(1000)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """A small PNG with a comment that unpacks to 200 MB."""
    whole = signature()
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(10**6)) for _ in range(200)) + packer.flush()
    return whole[:33] + chunk(b"zTXt", b"Comment\0\0" + packed) + whole[33:]


def liar() -> bytes:
    """A JPEG whose head claims 60,000 by 60,000 points."""
    whole = bytearray(photo())
    at = whole.index(b"\xff\xc0")
    whole[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    return bytes(whole)


def polyglots() -> dict[str, bytes]:
    """Sound pictures that are something else as well."""
    return {
        "a page behind the photo": photo() + b"<!doctype html><html>" + SCRIPT + b"</html>",
        "a zip behind the signature": signature() + b"PK\x05\x06" + bytes(18) + SCRIPT,
        "a script in the comment": photo(comment=SCRIPT),
        "a script in the notes": photo(exif=_script_notes()),
        "a script in the profile": photo(icc_profile=b"\0" * 64 + SCRIPT),
        "a script in a text chunk": signature()[:33]
        + chunk(b"tEXt", b"x\0" + SCRIPT)
        + signature()[33:],
        "a script in a WebP": written(scene(), "WEBP", exif=_script_notes()),
    }


def _script_notes() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SCRIPT.decode()
    return exif


def no_pictures() -> dict[str, bytes]:
    """Things sent in a picture's place, that do not even begin like one."""
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    return {
        "nothing": b"",
        "SVG": svg,
        "SVG with a prologue": b"<?xml version='1.0'?>\n" + svg,
        "a page": b"<!doctype html>" + SCRIPT,
        "a GIF": written(scene(), "GIF"),
        "a TIFF": written(scene(), "TIFF"),
        "a BMP": written(scene(), "BMP"),
        "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "a program": b"\x7fELF" + bytes(60),
        "zeros": bytes(1000),
    }


def broken_pictures() -> dict[str, bytes]:
    """Things that begin like a picture and are none that can be used."""
    page = b"<html>" + SCRIPT + b"</html>"
    webp = written(scene(), "WEBP")
    return {
        "only the first bytes of a JPEG": b"\xff\xd8\xff",
        "only the first bytes of a PNG": b"\x89PNG\r\n\x1a\n",
        "half a photo": photo()[: len(photo()) // 2],
        "half a signature": signature()[: len(signature()) // 2],
        "half a WebP": webp[: len(webp) // 2],
        "a page that begins like a JPEG": b"\xff\xd8\xff\xe0" + page,
        "a page that begins like a PNG": b"\x89PNG\r\n\x1a\n" + page,
        "a page that begins like a WebP": b"RIFF\x00\x10\x00\x00WEBPVP8 " + page,
        "a PNG bomb": png_bomb(),
        "a JPEG that lies about its size": liar(),
        "a PNG with no points": b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 0, 8, 0, 0, 0, 0))
        + chunk(b"IEND", b""),
    }


def name_of(content: bytes) -> str:
    """A proof's name."""
    return hashlib.sha256(content).hexdigest()

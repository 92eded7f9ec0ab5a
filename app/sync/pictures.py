"""A photo or signature made harmless: decoded, and written anew with nothing in it but the picture.

Runs in the decoding process only (``app.sync.picture_child``): decoders of pictures are where hostile
files strike.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from PIL import ExifTags, Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.timing import from_rfc3339

MOST_PIXELS = 25_000_000
"""Held in memory at once (75 MB). A JPEG of up to four times as many is read at half its size."""
MOST_STORED_BYTES = 8 * 1024 * 1024
"""A PNG that would be larger than this is kept as a JPEG."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_MODULES = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)  # loaded before any limit
_JPEG_QUALITY = 88
_GREYS = ("1", "L", "I", "I;16", "F")
_UPRIGHT = {  # EXIF 2.32, tag Orientation: how a picture is to be turned to stand upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept. ``taken_at`` and ``place`` are what the camera wrote into it, where it
    wrote them; ``content`` does not hold them any more."""

    content: bytes
    media_type: str
    width: int
    height: int
    taken_at: datetime | None = None
    place: LonLat | None = None


def media_type(content: bytes) -> str | None:
    """What an image's first bytes say it is; None for anything but JPEG, PNG and WebP."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None


def clean(content: bytes) -> Picture:
    """The picture upright, opaque, and free of everything else that the file held.

    Transparent parts become white, so that a signature can be read on any ground.

    Raises:
        InputRefused: it is no sound picture, or too large a one.
        MemoryError: it needs more memory than there is.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd about a picture is no news to anybody
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _clean(content)
    except (InputRefused, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Exception as error:
        raise InputRefused("The picture is damaged or not whole: take it again.") from error


def _clean(content: bytes) -> Picture:
    Image.MAX_IMAGE_PIXELS = 4 * MOST_PIXELS
    with Image.open(BytesIO(content), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            if image.format not in ("JPEG", "MPO"):
                raise _too_large()
            image.draft(None, (width // 2, height // 2))  # libjpeg's own reading at half size
        image.load()
        exif = _exif(image)
        turn = _UPRIGHT.get(_whole(exif.get(ExifTags.Base.Orientation)))
        flat = _flat(image)
        is_png = image.format == "PNG"
    if turn is not None:
        flat = flat.transpose(turn)
    written = _written(flat, "PNG") if is_png else b""
    as_png = 0 < len(written) <= MOST_STORED_BYTES
    return Picture(
        content=written if as_png else _written(flat, "JPEG"),
        media_type="image/png" if as_png else "image/jpeg",
        width=flat.width,
        height=flat.height,
        taken_at=_taken_at(exif),
        place=_place(exif),
    )


def _too_large() -> InputRefused:
    most = MOST_PIXELS // 1_000_000
    return InputRefused(f"The picture has more than {most} megapixels: send a smaller one.")


def _flat(image: Image.Image) -> Image.Image:
    """A new picture of the same points, on white, without palette, profile or comments."""
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        flat = Image.new("RGB", layer.size, "white")
        flat.paste(layer, mask=layer)
    else:
        flat = image.convert("L" if image.mode in _GREYS else "RGB")
    flat.info.clear()
    return flat


def _written(flat: Image.Image, form: str) -> bytes:
    out = BytesIO()
    flat.save(out, form, quality=_JPEG_QUALITY)
    return out.getvalue()


# --- what the camera wrote (Exif 2.32) ---------------------------------------------------------

type _Tags = Mapping[int, object]


def _exif(image: Image.Image) -> _Tags:
    """The main, camera and position tags together; none where they cannot be read.

    A picture is not refused for what is wrong in its notes.
    """
    try:
        exif = image.getexif()
        gps = {_GPS + tag: value for tag, value in exif.get_ifd(ExifTags.IFD.GPSInfo).items()}
        return {**exif, **exif.get_ifd(ExifTags.IFD.Exif), **gps}
    except Exception:  # noqa: BLE001 - the edge: a reader of foreign bytes raises what it likes
        return {}


_GPS = 1 << 16  # position tags are numbered apart; moved here behind all others


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _taken_at(exif: _Tags) -> datetime | None:
    """When the shutter was pressed; None where the camera did not say in which time zone."""
    taken = exif.get(ExifTags.Base.DateTimeOriginal)
    offset = exif.get(ExifTags.Base.OffsetTimeOriginal)
    if not isinstance(taken, str) or not isinstance(offset, str):
        return None
    day, _, time = taken.strip("\0 ").partition(" ")
    try:
        return from_rfc3339(f"{day.replace(':', '-')}T{time}{offset.strip(chr(0))}").astimezone(UTC)
    except (InputRefused, OverflowError):
        return None


def _place(exif: _Tags) -> LonLat | None:
    """Where the camera was."""
    try:
        lat = _degrees(exif, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S")
        lon = _degrees(exif, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W")
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return None
    place = LonLat(lon, lat)
    known = place.is_valid and (lon, lat) != (0, 0)  # some cameras write zeros for "unknown"
    return place if known else None


def _degrees(exif: _Tags, value: int, reference: int, negative: str) -> float:
    """Degrees, minutes and seconds as degrees; KeyError or TypeError where they are not there."""
    parts = exif[_GPS + value]
    if not isinstance(parts, tuple):
        raise TypeError
    degrees, minutes, seconds = (float(part) for part in parts)
    sign = -1 if str(exif[_GPS + reference]).startswith(negative) else 1
    return round(sign * (degrees + minutes / 60 + seconds / 3600), 7)

"""Lines on a map as text: the encoded polyline format with five decimals.

Source: https://developers.google.com/maps/documentation/utilities/polylinealgorithm
(latitude first, differences, zig-zag, five bits a character from 63 up).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.errors import InputRefused
from app.domain.geo import LonLat

_SCALE = 100_000


def encode_polyline(line: Iterable[LonLat]) -> str:
    """The text of a line; positions are rounded to five decimals (about a metre)."""
    characters: list[str] = []
    last_lat = last_lon = 0
    for place in line:
        lat, lon = round(place.lat * _SCALE), round(place.lon * _SCALE)
        _append(characters, lat - last_lat)
        _append(characters, lon - last_lon)
        last_lat, last_lon = lat, lon
    return "".join(characters)


def decode_polyline(text: str) -> tuple[LonLat, ...]:
    """The line that a text stands for.

    Raises:
        InputRefused: the text is cut short or holds characters the format does not have.
    """
    numbers: list[int] = []
    value = shift = 0
    for character in text:
        bits = ord(character) - 63
        if not 0 <= bits < 64:
            raise InputRefused("This is not an encoded polyline.")
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    if shift or len(numbers) % 2:
        raise InputRefused("The encoded polyline is cut short.")
    line: list[LonLat] = []
    lat = lon = 0
    for d_lat, d_lon in zip(numbers[::2], numbers[1::2], strict=True):
        lat += d_lat
        lon += d_lon
        line.append(LonLat(lon / _SCALE, lat / _SCALE))
    return tuple(line)


def _append(characters: list[str], difference: int) -> None:
    value = ~(difference << 1) if difference < 0 else difference << 1
    while value >= 32:
        characters.append(chr((32 | (value & 31)) + 63))
        value >>= 5
    characters.append(chr(value + 63))

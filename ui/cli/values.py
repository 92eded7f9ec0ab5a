"""Values as people write them on the command line; each raises ArgumentTypeError in words."""

from __future__ import annotations

import argparse
import math
from datetime import date
from pathlib import Path


def folder(text: str) -> Path:
    """A folder's name."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the folder's name is empty")
    return Path(text)


def day(text: str) -> date:
    """A day that orders can be for."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it as 2026-11-22") from None
    if not 2000 <= given.year < 2100:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no day that orders are for; years are 2000 to 2099"
        )
    return given


def speed(text: str) -> float | None:
    """Virtual per real seconds; None for as fast as it goes."""
    if text == "max":
        return None
    try:
        given = float(text)
    except ValueError:
        given = 0.0
    if not 0 < given < 1e6:
        raise argparse.ArgumentTypeError(f"'{text}' is no speed; write a number such as 60, or max")
    return given


def port(text: str) -> int:
    """A port's number; 0 is a free one."""
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no port; write a number up to 65535")
    return int(text)


def point(text: str) -> tuple[float, float]:
    """A longitude and a latitude."""
    try:
        lon, lat = (float(part) for part in text.split(","))
    except ValueError:
        lon = lat = math.nan
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise argparse.ArgumentTypeError(f"'{text}' is no position; write LON,LAT, such as 9.52,47.14")
    return lon, lat


def count(text: str) -> int:
    """A whole number from 1 to 1000."""
    if not text.isdecimal() or not 0 < int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 to 1000")
    return int(text)


def seed(text: str) -> int:
    """What a search's dice start from."""
    if not text.isdecimal() or int(text) > 2**31 - 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no seed; write a number from 0 to {2**31 - 1}")
    return int(text)


def seconds(text: str) -> float:
    """A span of up to a day."""
    try:
        given = float(text)
    except ValueError:
        given = -1.0
    if not 0 < given <= 86_400:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds")
    return given


def minute(text: str) -> int:
    """A time of the day as its wall-clock second."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise argparse.ArgumentTypeError(f"'{text}' is no time of the day, such as 10:42")
    return int(hours) * 3600 + int(minutes) * 60

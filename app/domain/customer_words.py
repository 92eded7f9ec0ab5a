"""What the sync server keeps for customers: their orders' pages, and what they say there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class GivenTracking:
    """An order's tracking page as the server keeps it; ``body`` is its content as the desk sent it.

    After ``expires`` it is as if there had never been one.
    """

    stop_id: str
    expires: datetime
    body: str


class Reception(StrEnum):
    """What became of something that a customer said."""

    KEPT = "kept"
    KNOWN = "known"  # the same form came before
    ENOUGH = "enough"  # the order has as many of this kind as are taken
    GONE = "gone"  # its page is there no more: it ended, or the customer was forgotten meanwhile


@dataclass(frozen=True, slots=True)
class Heard:
    """How a customer's words were taken; ``driver_id`` has a phone that shows them now ('': nobody)."""

    reception: Reception
    driver_id: str = ""

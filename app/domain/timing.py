"""Days, wall-clock windows and instants.

Windows and shifts are wall-clock times of the depot's zone, kept as given: whole seconds after the
local midnight of the service day (over 86,400 when they run past midnight). Stored instants are
aware datetimes in UTC. On a day with a clock change a wall-clock time is turned into an instant by
the zone's rules, so a day may be 23 or 25 hours long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused

DAY_S = 86_400


class WindowEnd(StrEnum):
    """What a window's end means."""

    START_OF_SERVICE = "start_of_service"
    END_OF_SERVICE = "end_of_service"


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """A promised or possible time, as given.

    ``start`` and ``end`` are wall-clock seconds after local midnight of the service day.

    Raises:
        InputRefused: the window ends before it starts.
    """

    start: int
    end: int
    end_means: WindowEnd = WindowEnd.START_OF_SERVICE

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InputRefused(
                f"The window {clock_text(self.start)}-{clock_text(self.end)} ends before it starts."
            )

    def latest_start(self, service_s: int) -> int:
        """Latest wall-clock second at which service may start, for a service of that length."""
        if self.end_means is WindowEnd.END_OF_SERVICE:
            return max(self.start, self.end - service_s)
        return self.end


def instant(day: date, wall_s: int, zone: ZoneInfo) -> datetime:
    """The UTC instant of a wall-clock second of a local day."""
    shifted = day + timedelta(days=wall_s // DAY_S)
    seconds = wall_s % DAY_S
    local = datetime.combine(
        shifted, time(seconds // 3600, seconds // 60 % 60, seconds % 60), tzinfo=zone
    )
    return local.astimezone(UTC)


def wall_seconds(at: datetime, day: date, zone: ZoneInfo) -> int:
    """The wall-clock second of a local day at which an instant falls (may be outside 0..86,400)."""
    local = at.astimezone(zone)
    days = (local.date() - day).days
    return days * DAY_S + local.hour * 3600 + local.minute * 60 + local.second


def clock_text(wall_s: int) -> str:
    """``37800`` -> ``10:30``; past midnight ``90000`` -> ``01:00 (+1)``."""
    days, seconds = divmod(wall_s, DAY_S)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return text if days == 0 else f"{text} ({days:+d})"


def rfc3339(at: datetime) -> str:
    """An instant as RFC 3339 text in UTC, to the millisecond: ``2026-11-22T08:30:00.000Z``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_rfc3339(text: str) -> datetime:
    """The instant an RFC 3339 text names.

    Raises:
        InputRefused: the text is no time, or names no offset.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputRefused(f"'{text[:40]}' is not a time.") from error
    if at.tzinfo is None:
        raise InputRefused(f"'{text[:40]}' names no offset from UTC.")
    try:
        return at.astimezone(UTC)
    except OverflowError as error:  # the first or last hours of the calendar
        raise InputRefused(f"'{text[:40]}' is outside the calendar.") from error

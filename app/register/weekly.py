"""Weekly shifts and the days that differ as text, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.errors import InputRefused
from app.domain.fleet import Break, ShiftLimits, ShiftOvertime
from app.domain.register import OtherDay, WeeklyShift
from app.domain.timing import clock_text
from app.importing.times import parse_time
from app.register.reading import FieldReader, Fields, Reading, money_text, number_text

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EVERYBODY = ""
OFF, OTHERWISE = "off", "otherwise"

_MONDAY = date(2000, 1, 3)
_BREAK = re.compile(
    r"(?P<earliest>\S+)\s*[-–]\s*(?P<latest>\S+?)[\s,;:]+(?P<minutes>\d+)\s*(?:min\w*)?"
)
_NO_BREAKS: tuple[Break, ...] = ()


def weekly_fields(weekly: WeeklyShift) -> dict[str, str]:
    """As text; weekdays by number."""
    limits = weekly.limits
    return {
        "driver": weekly.driver_id,
        "vehicle": weekly.vehicle_id,
        "depot": weekly.depot_id,
        "weekdays": " ".join(str(day) for day in sorted(weekly.weekdays)),
        "starts": clock_text(weekly.starts),
        "ends": clock_text(weekly.ends),
        "breaks": "\n".join(
            f"{clock_text(b.earliest)}-{clock_text(b.latest)} {b.duration_s // 60} min"
            for b in weekly.breaks
        ),
        "trips": str(weekly.max_trips),
        "reload": " ".join(weekly.reload_depot_ids),
        "since": weekly.since.isoformat() if weekly.since else "",
        "until": weekly.until.isoformat() if weekly.until else "",
        "stops": number_text(limits.stops),
        "km": number_text(None if limits.distance_m is None else limits.distance_m / 1000),
        "hours": _hours(limits.duration_s),
        "driving": _hours(limits.driving_s),
        "without_rest": _hours(limits.driving_without_rest_s),
        "overtime": number_text(weekly.overtime.seconds / 60) if weekly.overtime.seconds else "",
        "overtime_price": money_text(weekly.overtime.per_hour),
    }


def new_weekly_fields() -> Mapping[str, str]:
    """What a new weekly shift begins with."""
    return {"weekdays": "0 1 2 3 4", "starts": "07:30", "ends": "16:30", "trips": "1"}


def read_weekly(
    fields: Fields, weekly_id: str, others: Sequence[WeeklyShift], names: Mapping[str, str]
) -> Reading[WeeklyShift]:
    """The weekly shift that was typed. ``others`` are those in use beside it: nobody and no vehicle is
    on two at one time; ``names`` are those of drivers and vehicles by id."""
    read = FieldReader(fields)
    starts, ends = _hours_of(read)
    breaks = read.read("breaks", lambda _: _breaks(read.lines("breaks")), _NO_BREAKS)
    if any(not starts <= one.earliest <= one.latest < ends for one in breaks):
        read.refuse("breaks", "A break lies within the shift.")
    weekdays = frozenset(int(day) for day in read.text("weekdays", "On which days?").split())
    since, until = read.day("since"), read.day("until")
    if since and until and until < since:
        read.refuse("until", "This is before the first day.")
    depot = read.text("depot", "From which depot?")
    weekly = WeeklyShift(
        weekly_id,
        read.text("driver", "Who drives?"),
        read.text("vehicle", "With which vehicle?"),
        depot,
        weekdays,
        starts,
        ends,
        breaks,
        read.count("trips", 1, least=1),
        ShiftLimits(
            stops=read.limit("stops", 1),
            driving_s=read.limit("driving", 3600),
            distance_m=read.limit("km", 1000),
            driving_without_rest_s=read.limit("without_rest", 3600),
            duration_s=read.limit("hours", 3600),
        ),
        ShiftOvertime(
            round(read.between("overtime", 0, 0, 24 * 60) * 60), read.money("overtime_price")
        ),
        tuple(name for name in read.text("reload").split() if name != depot),
        since,
        until,
    )
    _refuse_doubles(read, weekly, others, names)
    return read.done(weekly)


def other_fields(other: OtherDay) -> dict[str, str]:
    """As text."""
    return {
        "day": other.day.isoformat(),
        "weekly": other.weekly_id,
        "what": OTHERWISE if other.works else OFF,
        "driver": other.driver_id,
        "vehicle": other.vehicle_id,
        "starts": "" if other.starts is None else clock_text(other.starts),
        "ends": "" if other.ends is None else clock_text(other.ends),
        "words": other.words,
    }


def read_other(fields: Fields, other_id: str) -> Reading[OtherDay]:
    """The day that differs, as it was typed."""
    read = FieldReader(fields)
    read.text("day", "Which day?")
    day = read.day("day")
    works, weekly_id = read.text("what") == OTHERWISE, read.text("weekly")
    starts, ends = read.time("starts"), read.time("ends")
    driver, vehicle = read.text("driver"), read.text("vehicle")
    if works and weekly_id == EVERYBODY and (driver or vehicle):
        read.refuse("weekly", "Another driver or vehicle is for one shift; choose which.")
    if works and not (driver or vehicle or starts is not None or ends is not None):
        read.refuse("what", "What differs? Hours, the driver or the vehicle.")
    if starts is not None and ends is not None and ends <= starts:
        read.refuse("ends", "It ends before it starts.")
    if day is None:
        return Reading(None, read.troubles)
    if not works:
        starts, ends, driver, vehicle = None, None, "", ""
    words = read.text("words")
    return read.done(OtherDay(other_id, day, weekly_id, works, driver, vehicle, starts, ends, words))


def weekdays_text(weekdays: frozenset[int]) -> str:
    """``Mon-Fri``, ``Mon, Wed, Sat``."""
    days = sorted(weekdays)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{WEEKDAYS[days[0]]}-{WEEKDAYS[days[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in days)


def _hours_of(read: FieldReader) -> tuple[int, int]:
    read.text("starts", "When does it start?")
    read.text("ends", "When does it end?")
    starts, ends = read.time("starts") or 0, read.time("ends") or 0
    if ends <= starts:
        read.refuse("ends", "It ends before it starts.")
    return starts, ends


def _breaks(text: str) -> tuple[Break, ...]:
    return tuple(_break(line.strip()) for line in text.splitlines() if line.strip())


def _break(line: str) -> Break:
    match = _BREAK.fullmatch(line)
    if match is None:
        raise InputRefused(f"'{line[:40]}' is no break such as 11:30-13:00 30 min.")
    earliest, latest = (parse_time(match[name], _MONDAY) for name in ("earliest", "latest"))
    minutes = int(match["minutes"])
    if latest < earliest:
        raise InputRefused(f"the break {match['earliest']}-{match['latest']} ends before it starts.")
    if not 0 < minutes <= 24 * 60:
        raise InputRefused(f"a break of {minutes} minutes is none.")
    return Break(earliest, latest, minutes * 60)


def _refuse_doubles(
    read: FieldReader, weekly: WeeklyShift, others: Sequence[WeeklyShift], names: Mapping[str, str]
) -> None:
    for other in others:
        days = weekly.weekdays & other.weekdays
        if not days or not _overlaps(weekly, other):
            continue
        for field, own, theirs in (
            ("driver", weekly.driver_id, other.driver_id),
            ("vehicle", weekly.vehicle_id, other.vehicle_id),
        ):
            if own and own == theirs:
                name, when = names.get(own, own), weekdays_text(days)
                read.refuse(field, f"{name} is on another weekly shift on {when}.")


def _overlaps(one: WeeklyShift, other: WeeklyShift) -> bool:
    ends_before = one.until is not None and other.since is not None and one.until < other.since
    starts_after = one.since is not None and other.until is not None and other.until < one.since
    return not (ends_before or starts_after)


def _hours(seconds: int | None) -> str:
    return number_text(None if seconds is None else seconds / 3600)

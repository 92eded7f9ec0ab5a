"""What the phones window says, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.driver_sync import DeviceState
from app.domain.events import Event, EventType
from app.domain.fleet import Shift
from app.domain.phones import DriverPhones, Message, PhoneShown, RouteHeld
from app.phones import SPOKEN
from ui.desktop.words import seconds_text

NO_PHONE = "no phone"
ONLY_TRACKED = "tracked, no page"
APPS = {"traccar": "Traccar Client", "owntracks": "OwnTracks", "overland": "Overland"}
_DAYS_FROM = timedelta(hours=48)


def ago(at: datetime | None, now: datetime) -> str:
    """``4 s ago``, ``2 h 05 ago``, ``3 days ago``; ``never`` for None."""
    if at is None:
        return "never"
    age = now - at
    if age >= _DAYS_FROM:
        return f"{age.days} days ago"
    return f"{seconds_text(max(0.0, age.total_seconds()))} ago"


def held_words(held: RouteHeld, revision: int, released: int) -> str:
    """How far a phone (or the best of a driver's phones) is with the route: ``has version 3``."""
    match held:
        case RouteHeld.NONE_RELEASED:
            return "nothing sent yet"
        case RouteHeld.CONFIRMED:
            return f"has version {released}"
        case RouteHeld.SENT:
            return f"version {released} on its way"
        case RouteHeld.OLDER:
            return f"still has version {revision}"
        case RouteHeld.NOTHING:
            return f"has not fetched version {released}"


def route_words(driver: DriverPhones) -> str:
    """The same for a driver, of whose pages the best counts."""
    if not driver.pages:
        return ONLY_TRACKED if driver.active else NO_PHONE
    best = max(phone.revision for phone in driver.pages)
    return held_words(driver.held, best, driver.revision)


def needs_a_look(driver: DriverPhones) -> bool:
    """Whether the driver does not know what was released to them."""
    behind = driver.held in (RouteHeld.OLDER, RouteHeld.NOTHING)
    return bool(driver.to_call) or (driver.revision > 0 and behind)


def phone_title(phone: PhoneShown, now: datetime) -> str:
    """``Phone, paired 08:12``: which of several, with its app; retired and revoked ones say so."""
    what = APPS.get(phone.app, phone.app) or "Phone"
    if phone.state is DeviceState.STRANGER:
        return f"{what} calling itself “{phone.label}”"
    ended = "" if phone.state is DeviceState.ACTIVE else f", {phone.state.value}"
    since = f", since {moment(phone.paired_at, now)}" if phone.paired_at else ""
    return f"{what}{since}{ended}"


def phone_detail(phone: PhoneShown, driver: DriverPhones, now: datetime) -> str:
    """What one phone has, and when it was heard."""
    if phone.app and phone.state is DeviceState.ACTIVE:
        return f"tells where it is · heard {ago(phone.last_seen, now)}"
    if phone.state is not DeviceState.ACTIVE:
        ended = moment(phone.ended_at, now) if phone.ended_at else "earlier"
        if phone.state is DeviceState.RETIRED:
            return f"retired {ended}; reports from before that are taken for 7 days"
        return f"revoked {ended}; nothing is taken from it"
    reports = "1 report" if phone.reports == 1 else f"{phone.reports} reports"
    has = held_words(phone.held, phone.revision, driver.revision)
    return f"{has} · heard {ago(phone.last_seen, now)} · {reports}"


def moment(at: datetime, now: datetime) -> str:
    """``08:12`` today, ``21 Nov 08:12`` on another day; this computer's clock."""
    local = at.astimezone()
    if local.date() == now.astimezone().date():
        return f"{local:%H:%M}"
    return f"{local.day} {local:%b} {local:%H:%M}"


def message_line(message: Message, name: str, now: datetime) -> str:
    """One line of a conversation."""
    at = moment(message.at, now)
    if message.from_driver:
        return f"{at}  {name}: {'⚠ ' if message.is_problem else ''}{message.text}"
    return f"{at}  You: {message.text}{'' if message.is_held else '  (not on the phone yet)'}"


def spoken_words(events: Iterable[Event], shifts: Iterable[Shift]) -> list[str]:
    """What drivers said in new facts, a line each: ``Aino Salmi: the lift is broken``."""
    names = {shift.driver.driver_id: shift.driver.name for shift in shifts}
    return [
        f"{names.get(event.actor.name, event.actor.name)}: "
        f"{'⚠ ' if event.type is EventType.PROBLEM else ''}{event.note}"
        for event in events
        if event.type in SPOKEN and event.note
    ]


def time_left(milliseconds: float) -> str:
    """``9:41``: minutes and seconds that a code still lives; '' when it has ended."""
    seconds = int(milliseconds // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}" if seconds > 0 else ""


def to_call_title(driver: DriverPhones) -> str:
    """``Call Aino Salmi, +423 1234567``."""
    number = f", {driver.phone_number}" if driver.phone_number else ""
    return f"Call {driver.name}{number}"

"""What the phones window says, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.driver_sync import DeviceState
from app.domain.events import Event, EventType
from app.domain.fleet import Shift
from app.domain.phones import DriverPhones, Message, PhoneShown, RouteHeld
from app.phones import SPOKEN
from ui.desktop.formats import clock, date_text
from ui.desktop.language import marked, translate
from ui.desktop.words import seconds_text

NO_PHONE = marked("Phones", "no phone")
ONLY_TRACKED = marked("Phones", "tracked, no page")
APPS = {"traccar": "Traccar Client", "owntracks": "OwnTracks", "overland": "Overland"}
_ENDED = {
    DeviceState.RETIRED: marked("Phones", "retired"),
    DeviceState.REVOKED: marked("Phones", "revoked"),
}
_DAYS_FROM = timedelta(hours=48)


def ago(at: datetime | None, now: datetime) -> str:
    """``4 s ago``, ``2 h 05 ago``, ``3 days ago``; ``never`` for None."""
    if at is None:
        return translate("Phones", "never")
    age = now - at
    if age >= _DAYS_FROM:
        return translate("Phones", "%n days ago", "", age.days)
    return translate("Phones", "{age} ago").format(age=seconds_text(max(0.0, age.total_seconds())))


def held_words(held: RouteHeld, revision: int, released: int) -> str:
    """How far a phone (or the best of a driver's phones) is with the route: ``has version 3``."""
    match held:
        case RouteHeld.NONE_RELEASED:
            return translate("Phones", "nothing sent yet")
        case RouteHeld.CONFIRMED:
            return translate("Phones", "has version {released}").format(released=released)
        case RouteHeld.SENT:
            return translate("Phones", "version {released} on its way").format(released=released)
        case RouteHeld.OLDER:
            return translate("Phones", "still has version {revision}").format(revision=revision)
        case RouteHeld.NOTHING:
            return translate("Phones", "has not fetched version {released}").format(released=released)


def route_words(driver: DriverPhones) -> str:
    """The same for a driver, of whose pages the best counts."""
    if not driver.pages:
        return translate("Phones", ONLY_TRACKED) if driver.active else translate("Phones", NO_PHONE)
    best = max(phone.revision for phone in driver.pages)
    return held_words(driver.held, best, driver.revision)


def needs_a_look(driver: DriverPhones) -> bool:
    """Whether the driver does not know what was released to them."""
    behind = driver.held in (RouteHeld.OLDER, RouteHeld.NOTHING)
    return bool(driver.to_call) or (driver.revision > 0 and behind)


def phone_title(phone: PhoneShown, now: datetime) -> str:
    """``Phone, paired 08:12``: which of several, with its app; retired and revoked ones say so."""
    what = APPS.get(phone.app, phone.app) or translate("Phones", "Phone")
    if phone.state is DeviceState.STRANGER:
        return translate("Phones", "{what} calling itself “{label}”").format(
            what=what, label=phone.label
        )
    parts = [what]
    if phone.paired_at:
        paired = moment(phone.paired_at, now)
        parts.append(translate("Phones", "since {time}").format(time=paired))
    if phone.state in _ENDED:
        parts.append(translate("Phones", _ENDED[phone.state]))
    return ", ".join(parts)


def phone_detail(phone: PhoneShown, driver: DriverPhones, now: datetime) -> str:
    """What one phone has, and when it was heard."""
    if phone.app and phone.state is DeviceState.ACTIVE:
        return translate("Phones", "tells where it is · heard {ago}").format(
            ago=ago(phone.last_seen, now)
        )
    if phone.state is not DeviceState.ACTIVE:
        ended = moment(phone.ended_at, now) if phone.ended_at else translate("Phones", "earlier")
        if phone.state is DeviceState.RETIRED:
            return translate(
                "Phones", "retired {ended}; reports from before that are taken for 7 days"
            ).format(ended=ended)
        return translate("Phones", "revoked {ended}; nothing is taken from it").format(ended=ended)
    reports = translate("Phones", "%n reports", "", phone.reports)
    has = held_words(phone.held, phone.revision, driver.revision)
    return translate("Phones", "{has} · heard {ago} · {reports}").format(
        has=has, ago=ago(phone.last_seen, now), reports=reports
    )


def moment(at: datetime, now: datetime) -> str:
    """``08:12`` today, ``21 Nov 08:12`` on another day; this computer's clock."""
    local = at.astimezone()
    if local.date() == now.astimezone().date():
        return clock(local)
    return f"{date_text(local)} {clock(local)}"


def message_line(message: Message, name: str, now: datetime) -> str:
    """One line of a conversation."""
    at = moment(message.at, now)
    if message.from_driver:
        return f"{at}  {name}: {'⚠ ' if message.is_problem else ''}{message.text}"
    words = (
        translate("Phones", "{at}  You: {text}")
        if message.is_held
        else translate("Phones", "{at}  You: {text}  (not on the phone yet)")
    )
    return words.format(at=at, text=message.text)


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
    return translate("Phones", "Call {name}{number}").format(name=driver.name, number=number)

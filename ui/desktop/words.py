"""Small texts of the board, in one place: times, lateness, ages, states."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.board import BoardStop, Lane, Outlook, VehicleMark
from app.domain.orders import ProofKind
from app.domain.presence import Presence, presence
from app.domain.proofs import StopProof
from app.domain.routes import UnassignedOrder
from app.domain.stop_state import StopState
from app.left_out import as_made
from resources.tokens import Palette
from ui.desktop.formats import clock, clock_with_seconds, percent
from ui.desktop.language import translate
from ui.desktop.vocabulary import said


def late_text(late_s: int) -> str:
    """``+14 min``; '' when not late; hours from 100 minutes on."""
    if late_s <= 0:
        return ""
    minutes = max(1, round(late_s / 60))
    return (
        translate("Words", "+{minutes} min").format(minutes=minutes)
        if minutes < 100
        else f"+{minutes // 60} h {minutes % 60:02d}"
    )


def age_text(age: timedelta) -> str:
    """``7 min``, ``2 h 05``: how long something is ago."""
    minutes = int(age.total_seconds() // 60)
    return (
        translate("Words", "{minutes} min").format(minutes=minutes)
        if minutes < 60
        else f"{minutes // 60} h {minutes % 60:02d}"
    )


def seconds_text(seconds: float) -> str:
    """``4 s``, ``3 min``: how long something took or is ago, roughly."""
    if seconds < 60:
        return f"{max(0, round(seconds))} s"
    return age_text(timedelta(seconds=seconds))


def is_unsent(lane: Lane, stop: BoardStop) -> bool:
    """Whether the driver's phone does not know of this stop yet."""
    return lane.unsent and stop.state is StopState.PLANNED


def state_word(stop: BoardStop, palette: Palette) -> str:
    """The state's word, with the outcome of a failed or partial stop."""
    word = said(palette.state(stop.state.value).word)
    if stop.outcome is not None and stop.state in (StopState.FAILED, StopState.PARTIAL):
        return f"{word}: {said(stop.outcome.words)}"
    return word


def outcome_word(stop: BoardStop, palette: Palette) -> str:
    """The same in less room: of a failed stop only why."""
    if stop.outcome is not None and stop.state is StopState.FAILED:
        return said(stop.outcome.words)
    return state_word(stop, palette)


def window_text(stop: BoardStop, zone: ZoneInfo) -> str:
    """``10:00-12:00``, '' without a window."""
    if stop.window is None:
        return ""
    return f"{clock(stop.window[0], zone)}–{clock(stop.window[1], zone)}"


def why_text(unassigned: UnassignedOrder) -> str:
    """Why a stop is on no route, or which carrier takes it."""
    return said(as_made(unassigned.words))


WORTH_SAYING = 0.1
"""A chance below this is not mentioned."""


def eta_text(stop: BoardStop, zone: ZoneInfo) -> str:
    """``10:42 (10:35–10:58)``: when a stop is expected, and four times of five; else when it was."""
    at = clock(stop.eta, zone)
    if stop.outlook is None:
        return at
    return f"{at} ({clock(stop.outlook.early, zone)}–{clock(stop.outlook.late, zone)})"


def basis_text(stop: BoardStop, zone: ZoneInfo) -> str:
    """``by road from where the driver was at 10:42:30, learned from 23 visits here``: where a stop's
    expected time comes from; '' once it is a fact."""
    if stop.outlook is None:
        return ""
    way = translate("Words", "by road") if stop.shape else translate("Words", "by straight line")
    if stop.seen_at is not None:
        way = translate("Words", "{way} from where the driver was at {time}").format(
            way=way, time=clock_with_seconds(stop.seen_at, zone)
        )
    return f"{way}, {_learned_text(stop.outlook)}"


def _learned_text(outlook: Outlook) -> str:
    if not outlook.visits:
        return translate("Words", "times as planned")
    match outlook.level:
        case "place":
            return translate("Words", "learned from %n visits here", "", outlook.visits)
        case "customer":
            return translate("Words", "learned from %n visits to this customer", "", outlook.visits)
        case "driver":
            return translate("Words", "learned from %n visits of this driver", "", outlook.visits)
        case _:
            return translate("Words", "learned from %n visits", "", outlook.visits)


def late_chance_text(stop: BoardStop) -> str:
    """``late with a chance of 70 %``; '' where it is small."""
    if stop.outlook is None or stop.outlook.late_chance < WORTH_SAYING:
        return ""
    return translate("Words", "late with a chance of {chance}").format(
        chance=percent(stop.outlook.late_chance)
    )


def overtime_text(lane: Lane) -> str:
    """``overtime with a chance of 70 %``; '' where it is small."""
    if lane.overtime_chance < WORTH_SAYING:
        return ""
    return translate("Words", "overtime with a chance of {chance}").format(
        chance=percent(lane.overtime_chance)
    )


def silence_text(mark: VehicleMark, now: datetime) -> str:
    """``silent 12 min`` of a lost driver, ``parked 12 min`` of one who stands; '' while heard."""
    heard = presence(mark, now)
    if heard is Presence.LOST:
        return translate("Words", "silent {age}").format(age=age_text(now - mark.heard_at))
    if heard is Presence.PARKED and mark.stands_since is not None:
        return translate("Words", "parked {age}").format(age=age_text(now - mark.stands_since))
    return ""


def whereabouts(mark: VehicleMark, now: datetime, zone: ZoneInfo) -> str:
    """A driver's last sign of life as a sentence's part, for a tip."""
    heard = presence(mark, now)
    ago = age_text(now - mark.heard_at)
    if heard is Presence.LOST:
        return translate("Words", "last heard {ago} ago").format(ago=ago)
    if mark.stands_since is not None:
        since = translate("Words", "parked since {time}").format(time=clock(mark.stands_since, zone))
        return (
            translate("Words", "{since}, heard {ago} ago").format(since=since, ago=ago)
            if heard is Presence.PARKED
            else since
        )
    return translate("Words", "here at {time}").format(time=clock(mark.at, zone))


def kind_text(kind: ProofKind) -> str:
    """``age check``."""
    return said(kind.value.replace("_", " "))


def outstanding_text(proof: StopProof) -> str:
    """``proof outstanding: photo not here yet; signature missing``, '' where all is there."""
    waits = [
        translate("Words", "{kind} not here yet").format(kind=kind_text(picture.kind))
        for picture in proof.pictures
        if not picture.is_here
    ]
    lacks = [
        translate("Words", "{kind} missing").format(kind=kind_text(kind)) for kind in proof.missing
    ]
    if not waits and not lacks:
        return ""
    what = "; ".join((*waits, *lacks))
    return translate("Words", "proof outstanding: {what}").format(what=what)

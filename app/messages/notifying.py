"""Which customers are to be told what: from the board, and from what was told already.

A message is due once what it says has been so for a while: a forecast that swings back tells nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from app.domain.board import Board, BoardStop, Lane
from app.domain.message_settings import MessageSettings
from app.domain.messages import AHEAD, Channel, CustomerMessage, Delivery, Trigger
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.messages.reachable import ReachableStop, reachable_stops
from app.messages.texts import compose

HOLDS = timedelta(minutes=5)
"""A forecast must say the same for so long before a customer hears of it."""
SURE_LATE = 0.65
"""... and it must be as likely as this that the promise is broken."""
AT_ONCE = timedelta(minutes=30)
"""A promise that ends so soon is not waited for."""
SILENT_FOR = timedelta(minutes=20)
"""Of a driver of whom nothing was heard for so long nobody is told what is to come."""
LONG_OVER = timedelta(hours=6)
"""So long after its end a shift that nobody ended is over all the same."""
JUST_TOLD = timedelta(minutes=10)
"""Who was given a time so lately is not told that it is near."""
AFTERWARDS = timedelta(hours=2)
"""What ended longer ago is no news: who switches messages on in the evening tells nobody of the
morning."""
LEAST_WINDOW = timedelta(minutes=20)
ROUNDED_MIN = 5
_AGAIN = frozenset({Trigger.LATE, Trigger.NEW_TIME})
_NEVER_ARRIVED = frozenset({Delivery.DROPPED, Delivery.FAILED})
KEPT = timedelta(days=1)
"""A message that nobody could send for so long has failed."""

type Window = tuple[datetime, datetime]
type LinkOf = Callable[[str], str]
"""The tracking page of a stop, '' where there is none."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A stop with what decides about its messages."""

    reached: ReachableStop
    told: Mapping[Trigger, CustomerMessage]
    now: datetime
    is_known: bool

    @property
    def lane(self) -> Lane:
        return self.reached.lane

    @property
    def stop(self) -> BoardStop:
        return self.reached.stop

    @property
    def last_told(self) -> CustomerMessage | None:
        """The last message that gave out a time."""
        told = (m for m in self.told.values() if m.state not in _NEVER_ARRIVED)
        given = (message for message in told if message.window is not None)
        return max(given, key=lambda message: message.made_at, default=None)

    @property
    def told_window(self) -> Window | None:
        """The time given out last."""
        last = self.last_told
        return last.window if last is not None else None


class Notices:
    """Remembers since when forecasts have said what they say. Used by one thread at a time."""

    def __init__(self, settings: MessageSettings, desk: str = "") -> None:
        """``desk`` is a name of this desk's data, by which messages are told from another's."""
        self._settings = settings
        self._desk = desk
        self._since: dict[tuple[str, Trigger], datetime] = {}

    def due(
        self,
        board: Board,
        told: Iterable[CustomerMessage],
        link_of: LinkOf = lambda _: "",
        *,
        is_fresh: bool = True,
    ) -> tuple[CustomerMessage, ...]:
        """New messages at the instant of the board; of each trigger one for a stop, ever, but for what
        is late and could not be sent in time. Where the board ``is_fresh`` no more, since nothing was
        heard of the server, only what has happened is told, and what is planned."""
        if not self._settings.channels:
            return ()
        known: dict[str, dict[Trigger, CustomerMessage]] = {}
        lost: Counter[tuple[str, Trigger]] = Counter()
        for message in told:
            if message.state is Delivery.DROPPED and message.trigger in _AGAIN:
                lost[message.stop_id, message.trigger] += 1
            else:
                known.setdefault(message.stop_id, {})[message.trigger] = message
        heard = {mark.shift_id: mark.heard_at for mark in board.vehicles}
        still: set[tuple[str, Trigger]] = set()
        found: list[CustomerMessage] = []
        for reached in reachable_stops(board):
            heard_at = heard.get(reached.lane.shift.shift_id, board.now)
            is_known = is_fresh and board.now - heard_at <= SILENT_FOR
            case = _Case(reached, known.get(reached.stop.stop_id, {}), board.now, is_known=is_known)
            for trigger in self._triggers(case, still):
                before = lost[reached.stop.stop_id, trigger]
                if (made := self._message(case, trigger, link_of, before)) is not None:
                    found.append(made)
        self._since = {key: at for key, at in self._since.items() if key in still}
        return tuple(found)

    # --- when -----------------------------------------------------------------------------------

    def _triggers(self, case: _Case, still: set[tuple[str, Trigger]]) -> Iterator[Trigger]:
        """What is due for a stop: at most one thing that lies ahead at a time."""
        wanted = [trigger for trigger in Trigger if self._settings.tells(trigger)]
        for trigger in wanted:
            if trigger in case.told or not _RULES[trigger](case, self._settings):
                continue
            if trigger not in (Trigger.LATE, Trigger.NEW_TIME) or self._holds(case, trigger, still):
                yield trigger
                if trigger in AHEAD:
                    return

    def _holds(self, case: _Case, trigger: Trigger, still: set[tuple[str, Trigger]]) -> bool:
        """Whether the forecast has said so for long enough."""
        key = (case.stop.stop_id, trigger)
        since = self._since.setdefault(key, case.now)
        still.add(key)
        ends = case.stop.window[1] if case.stop.window is not None else case.stop.eta
        return case.now - since >= HOLDS or ends - case.now <= AT_ONCE

    def _name(self, stop_id: str, trigger: Trigger, to: str, lost: int) -> str:
        """The same at every try, and no other desk's or customer's."""
        names = ("roundsman", self._desk, stop_id, trigger.value, to, *([str(lost)] if lost else []))
        return str(uuid5(NAMESPACE_URL, "/".join(names)))

    # --- what -----------------------------------------------------------------------------------

    def _message(
        self, case: _Case, trigger: Trigger, link_of: LinkOf, lost: int
    ) -> CustomerMessage | None:
        """The message itself; None where no way that is set up leads to this customer."""
        order, task = case.reached.order, case.reached.task
        ways = {Channel.EMAIL: task.contact.email, Channel.TEXT: task.contact.phone}
        channel = next((c for c in Channel if c in self._settings.channels and ways[c]), None)
        if channel is None:
            return None
        stop, now, zone = case.stop, case.now, case.lane.shift.depot.zone
        window = _planned(case) if trigger is Trigger.CONFIRMED else span_of(stop, now)
        ahead = trigger in AHEAD
        told = compose(
            self._settings,
            trigger,
            task.contact.language,
            {
                "reference": order.reference,
                "name": task.place.name,
                "from": f"{window[0].astimezone(zone):%H:%M}",
                "to": f"{window[1].astimezone(zone):%H:%M}",
                "at": f"{(stop.finished_at or now).astimezone(zone):%H:%M}",
                "day": f"{window[0].astimezone(zone):%d.%m.%Y}",
                "outcome": stop.outcome.value if stop.outcome is not None else "",
                "link": link_of(stop.stop_id),
            },
            is_pickup=task is order.pickup,
        )
        return CustomerMessage(
            message_id=self._name(stop.stop_id, trigger, ways[channel], lost),
            day=case.lane.shift.day,
            order_id=order.order_id,
            stop_id=stop.stop_id,
            shift_id=case.lane.shift.shift_id,
            trigger=trigger,
            channel=channel,
            to=ways[channel],
            language=told.language,
            subject=told.subject,
            text=told.text,
            made_at=now,
            not_before=after_quiet(now, zone, self._settings.quiet),
            until=max(window[1], now + LEAST_WINDOW) if ahead else now + KEPT,
            window=window if ahead and trigger is not Trigger.ARRIVED else None,
        )


# --- the rule of each trigger --------------------------------------------------------------------


def _is_ahead(case: _Case) -> bool:
    """Open, and as the driver has it: of what is not sent yet nobody is told."""
    lane, shift = case.lane, case.lane.shift
    is_past = case.now > instant(shift.day, shift.ends, shift.depot.zone) + LONG_OVER
    return not (case.stop.state.is_final or lane.unsent or lane.ended or lane.out or is_past)


def _is_heard(case: _Case) -> bool:
    """Whether the forecast rests on more than silence: of a driver who should be out and of whom nobody
    has heard, who may work without a phone, customers are told nothing new."""
    return case.is_known and (case.lane.started or case.now <= case.lane.starts)


def _confirmed(case: _Case, _: MessageSettings) -> bool:
    return _is_ahead(case) and case.now <= case.lane.starts and not case.lane.started


def _out(case: _Case, settings: MessageSettings) -> bool:
    """To who will be late, or is nearly reached already, that the van has left is no news."""
    begun = case.is_known and case.reached.is_out and case.stop.state is StopState.RELEASED
    nearly = Trigger.NEARLY_THERE in case.told or (
        settings.tells(Trigger.NEARLY_THERE) and _near(case, settings)
    )
    return _is_ahead(case) and begun and not nearly and not _late(case, settings)


def _near(case: _Case, settings: MessageSettings) -> bool:
    soon = case.stop.eta - case.now <= timedelta(minutes=settings.near_min)
    close = case.reached.before <= settings.near_stops
    last = case.last_told
    known = last is not None and case.now - last.made_at < JUST_TOLD
    is_due = case.is_known and case.reached.is_out and soon and close and not known
    return _is_ahead(case) and is_due and not _here(case)


def _late(case: _Case, settings: MessageSettings) -> bool:
    """After the promise, and not only after what was told lately."""
    stop = case.stop
    if not (_is_ahead(case) and _is_heard(case)) or stop.window is None or _here(case):
        return False
    told = case.told_window
    promised = max(stop.window[1], told[1]) if told is not None else stop.window[1]
    likely = stop.outlook is None or stop.outlook.late_chance >= SURE_LATE
    return likely and stop.eta - promised >= timedelta(minutes=settings.late_min)


def _new_time(case: _Case, settings: MessageSettings) -> bool:
    """Outside the time told, either way."""
    told = case.told_window
    if told is None or not (_is_ahead(case) and _is_heard(case)) or _here(case):
        return False
    off = timedelta(minutes=settings.moved_min)
    return case.stop.eta > told[1] + off or case.stop.eta < told[0] - off


def _here(case: _Case) -> bool:
    return case.stop.state is StopState.ARRIVED


def _arrived(case: _Case, _: MessageSettings) -> bool:
    return _is_ahead(case) and _here(case)


def _ended(case: _Case, *states: StopState) -> bool:
    at = case.stop.finished_at
    return case.stop.state in states and at is not None and case.now - at <= AFTERWARDS


def _done(case: _Case, _: MessageSettings) -> bool:
    return _ended(case, StopState.COMPLETED, StopState.PARTIAL)


def _failed(case: _Case, _: MessageSettings) -> bool:
    return _ended(case, StopState.FAILED)


_RULES: Mapping[Trigger, Callable[[_Case, MessageSettings], bool]] = {
    Trigger.CONFIRMED: _confirmed,
    Trigger.OUT_FOR_DELIVERY: _out,
    Trigger.NEARLY_THERE: _near,
    Trigger.LATE: _late,
    Trigger.NEW_TIME: _new_time,
    Trigger.ARRIVED: _arrived,
    Trigger.DONE: _done,
    Trigger.FAILED: _failed,
    Trigger.RATING: _done,
}


# --- times ---------------------------------------------------------------------------------------


def _planned(case: _Case) -> Window:
    """What is promised; where nothing is, the planned time give or take half an hour."""
    half = timedelta(minutes=30)
    start = case.stop.planned_start
    return case.stop.window or rounded(start - half, start + half)


def span_of(stop: BoardStop, now: datetime) -> Window:
    """The time to give out for an open stop: the forecast's range in round minutes, none of it past."""
    sure = stop.outlook
    early, late = (sure.early, sure.late) if sure is not None else (stop.eta, stop.eta)
    return rounded(max(early, now), max(late, now))


def rounded(early: datetime, late: datetime) -> Window:
    """A range in round minutes, outwards, and wide enough to be kept."""
    step = timedelta(minutes=ROUNDED_MIN)
    midnight = early.replace(hour=0, minute=0, second=0, microsecond=0)
    begins = midnight + (early - midnight) // step * step
    ends = midnight - (midnight - late) // step * step
    return begins, max(ends, begins + LEAST_WINDOW)


def after_quiet(now: datetime, zone: ZoneInfo, quiet: tuple[time, time]) -> datetime:
    """The first instant from now on at which a customer may be written to."""
    begins, ends = quiet
    at = now.astimezone(zone).time()
    inside = begins <= at < ends if begins <= ends else at >= begins or at < ends
    if begins == ends or not inside:
        return now
    day = now.astimezone(zone).date()
    if at >= ends:
        day += timedelta(days=1)
    return instant(day, ends.hour * 3600 + ends.minute * 60, zone)

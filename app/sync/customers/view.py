"""A tracked order in words: what its page says, in one language, at an instant."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from app.domain.events import Event, EventType
from app.domain.geo import LonLat
from app.domain.timing import from_rfc3339, rfc3339
from app.domain.tracked_orders import TrackedOrder, TrackedState, Wish
from app.sync.customers.texts import Texts

FINAL = frozenset({TrackedState.DONE, TrackedState.FAILED, TrackedState.CALLED_OFF})
_NEAR = frozenset({TrackedState.NEXT, TrackedState.HERE})
_VAN_SHOWN = timedelta(minutes=15)
"""A place that is older says nothing of where the van is."""
TYPES = {
    Wish.NOTE: EventType.CUSTOMER_NOTE,
    Wish.RATING: EventType.CUSTOMER_RATING,
    Wish.SLOT: EventType.CUSTOMER_SLOT,
}
MOST = {Wish.NOTE: 10, Wish.RATING: 1, Wish.SLOT: 3}
"""How often a customer may say something of each kind about one stop."""


def slot_name(span: tuple[datetime, datetime]) -> str:
    """How a form names a time: ``start/end``, RFC 3339."""
    return f"{rfc3339(span[0])}/{rfc3339(span[1])}"


def slot_of(event: Event) -> str:
    """The time that a customer chose, by that name."""
    return str(event.data.get("slot", ""))


@dataclass(frozen=True, slots=True)
class TrackedView:
    """A tracked order as its customer sees it at ``now``; ``said`` are the customer's own words."""

    order: TrackedOrder
    said: tuple[Event, ...]
    texts: Texts
    now: datetime

    @property
    def is_final(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.order.state in FINAL

    @property
    def van(self) -> LonLat | None:
        """Where the van is: told only to the one it is driving to, and only while that is news."""
        order = self.order
        if order.state not in _NEAR or order.van_at is None or self.now - order.van_at > _VAN_SHOWN:
            return None
        return order.van

    @property
    def pictures(self) -> tuple[str, ...]:
        """Proofs that may be shown; none before the end."""
        return self.order.pictures if self.is_final else ()

    @property
    def driver(self) -> str:
        """The driver's first name, whatever else the desk may have sent; '' once it is over."""
        names = self.order.driver.split()
        return names[0] if names and not self.is_final else ""

    def may(self, wish: Wish) -> bool:
        """Whether the customer may say this now."""
        if wish is Wish.SLOT and not self.slots:
            return False
        return wish in self.order.wishes and len(self.said_as(wish)) < MOST[wish]

    def most(self, wish: Wish) -> int:
        """How many of this kind there may be once one more was said. Of times one at once: what is
        offered was offered before another was chosen."""
        return min(MOST[wish], len(self.said_as(wish)) + 1) if wish is Wish.SLOT else MOST[wish]

    @property
    def slots(self) -> dict[str, tuple[datetime, datetime]]:
        """The times that may be chosen, by how a form names them; none once one was chosen of these,
        until the site has answered."""
        offered = {slot_name(span): span for span in self.order.slots if span[0] > self.now}
        chosen = {slot_of(event) for event in self.said_as(Wish.SLOT)}
        return {} if chosen & {slot_name(span) for span in self.order.slots} else offered

    def said_as(self, wish: Wish) -> tuple[Event, ...]:
        """What the customer has said of this kind, in order."""
        return tuple(event for event in self.said if event.type is TYPES[wish])

    @property
    def state(self) -> str:
        """The state in a word or two."""
        return self._of_kind(f"state_{self.order.state.value}")

    @property
    def title(self) -> str:
        """What the page is about."""
        return self.texts.say("pickup" if self.order.is_pickup else "delivery")

    def words(self) -> dict[str, str]:
        """The texts that change while the customer looks, by their places; '' for one not shown."""
        return {
            "headline": self._headline(),
            "detail": self._detail(),
            "late": self.texts.say("late") if self._is_late() else "",
            "seen": self._seen(),
            "as-of": self.texts.say("as_of", time=self.moment(self.order.as_of)),
            "offline": self.texts.say("offline", time=self.moment(self.order.as_of)),
        }

    def layout(self) -> str:
        """Names how the page looks apart from ``words``: another name, another page."""
        order = self.order
        shown: list[object] = [
            self.texts.language,
            order.state,
            order.window,
            order.outcome,
            order.received_by,
            order.finished_at,
            order.phone,
            self.driver,
            self.pictures,
            sorted(order.wishes),
            list(self.slots),
            [event.event_id for event in self.said],
        ]
        return hashlib.sha256(msgspec.json.encode(shown)).hexdigest()[:16]

    def facts(self) -> Sequence[tuple[str, str]]:
        """What else is known, each with its name."""
        order, say = self.order, self.texts.say
        known = [
            (say("promised"), self.span(order.window) if order.window else ""),
            (say("driver"), self.driver),
            (say("how"), self._how()),
            (self._of_kind("received_by"), order.received_by if self.is_final else ""),
        ]
        return [(name, value) for name, value in known if value]

    def span(self, span: tuple[datetime, datetime]) -> str:
        """``10:40-11:05``, with the day where it is not today."""
        start, end = map(self.local, span)
        return self._with_day(start, f"{self.texts.clock(start)}\u2013{self.texts.clock(end)}")

    def slot_text(self, event: Event) -> str:
        """The time that a customer chose, in words."""
        start, _, end = slot_of(event).partition("/")
        return self.span((from_rfc3339(start), from_rfc3339(end)))

    def moment(self, at: datetime) -> str:
        """``10:40``, with the day where it is not today."""
        local = self.local(at)
        return self._with_day(local, self.texts.clock(local))

    def local(self, at: datetime) -> datetime:
        """An instant as the depot's clocks have it."""
        return at.astimezone(ZoneInfo(self.order.zone))

    def _with_day(self, local: datetime, words: str) -> str:
        if local.date() == self.local(self.now).date():
            return words
        return self.texts.say("on_day", day=self.texts.day(local), time=words)

    def _headline(self) -> str:
        """The one sentence; the day stands on a line of its own."""
        order, say = self.order, self.texts.say
        if order.state is TrackedState.CALLED_OFF:
            return self._of_kind("nothing_comes")
        if self.is_final:
            return self._at(order.finished_at) if order.finished_at is not None else self.state
        if order.state is TrackedState.HERE:
            return say("driver_is_here", driver=self.driver) if self.driver else say("here")
        span = order.expected or order.window
        return self._between(span) if span else say("no_time")

    def _at(self, at: datetime) -> str:
        local = self.local(at)
        return self._below_day(local, self.texts.say("ended_at", time=self.texts.clock(local)))

    def _between(self, span: tuple[datetime, datetime]) -> str:
        start, end = (self.texts.clock(self.local(at)) for at in span)
        say = self.texts.say
        words = say("about", time=start) if start == end else say("between", start=start, end=end)
        return self._below_day(self.local(span[0]), words)

    def _below_day(self, local: datetime, words: str) -> str:
        if local.date() == self.local(self.now).date():
            return words
        return f"{self.texts.day(local)}\n{words}"

    def _detail(self) -> str:
        order, say = self.order, self.texts.say
        match order.state:
            case TrackedState.PLANNED:
                return say("not_left")
            case TrackedState.ON_THE_WAY:
                before = order.stops_before
                return self.texts.count("stops_before", before) if before else ""
            case TrackedState.NEXT:
                return say("driver_is_coming", driver=self.driver) if self.driver else say("coming")
            case TrackedState.FAILED:
                return say("what_next", site=order.site)
            case _:
                return ""

    def _is_late(self) -> bool:
        order = self.order
        if self.is_final or order.window is None or order.expected is None:
            return False
        return order.expected[1] > order.window[1]

    def _seen(self) -> str:
        if self.van is None or self.order.van_at is None:
            return ""
        minutes = int(max(timedelta(0), self.now - self.order.van_at).total_seconds() // 60)
        return self.texts.say("van_seen", n=minutes) if minutes else self.texts.say("van_seen_now")

    def _how(self) -> str:
        """The outcome in words; '' where a customer has no use for it."""
        key = f"outcome_{self.order.outcome}"
        return self.texts.say(key) if self.is_final and self.texts.has(key) else ""

    def _of_kind(self, key: str) -> str:
        """A text, in its form for goods that are fetched where there is one."""
        of_pickup = f"{key}_pickup"
        return self.texts.say(of_pickup if self.order.is_pickup and self.texts.has(of_pickup) else key)

"""The outbox of messages to customers: each is handed over once, or it is said why not.

Before a message is handed over, that is on the disk; what is found so after a crash is in doubt, and
only a person sends it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.messages import NOT_CUSTOMERS, Channel, CustomerMessage, Delivery
from app.outgoing.hand_over import SendInDoubtError, SendLaterError, SendRefusedError, Way
from app.ports.clock import Clock
from app.ports.store import Store

TRIES_AFTER = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 20, 30))
"""Pauses between tries; the last is kept up until the message is of no use any more."""
BROKEN_OFF = "The program ended while it was handed over; it may have arrived."
OUR_FAULT = "Something is wrong in Roundsman itself; it may have arrived"
NOT_SO = "What it says was not so any more."
ROUND_S = 20.0
TOO_LATE = "It could not be sent while it was of use."
GAVE_UP = "It could not be sent for a day."


class Outbox:
    """One thread at a time sends; messages may be added meanwhile."""

    def __init__(self, store: Store, ways: Mapping[Channel, Way], clock: Clock, actor: Actor) -> None:
        self._store = store
        self._ways = ways
        self._clock = clock
        self._actor = actor

    def recover(self, after: timedelta = timedelta(0)) -> int:
        """What has been on its way for so long was being handed over when a program ended: it is in
        doubt. Returns how many that are."""
        now = self._clock.now()
        sending = self._store.messages_in(Delivery.SENDING)
        zero = timedelta(0)  # a clock that was put back says nothing
        broken = [m for m in sending if not (m.settled_at and zero <= now - m.settled_at < after)]
        for message in broken:
            self._settle(message, Delivery.IN_DOUBT, BROKEN_OFF)
        return len(broken)

    def send_due(self, is_over: Callable[[], bool] = lambda: False) -> int:
        """Hand over what is due, what is of use for the shortest time first; returns for how many that
        was tried. A way that is away is left alone until the next round, and a round lasts no longer
        than ``ROUND_S``, nor once it ``is_over``."""
        began, tried = monotonic(), 0
        away: set[Channel] = set()
        for message in sorted(self._store.messages_in(Delivery.WAITING), key=lambda m: m.until):
            now = self._clock.now()
            way = self._ways.get(message.channel)
            if is_over() or monotonic() - began > ROUND_S:
                break
            if now >= message.until:
                self._expire(message)
            elif message.not_before <= now and way is not None and message.channel not in away:
                tried += 1
                if not self._send(message, way):
                    away.add(message.channel)
        return tried

    def drop(self, message: CustomerMessage) -> None:
        """Leave a waiting message unsent: what it says is not so any more."""
        with self._store.write() as unit:
            dropped = replace(
                message, state=Delivery.DROPPED, settled_at=self._clock.now(), trouble=NOT_SO
            )
            if unit.take_message(dropped):
                unit.commit()

    def _send(self, message: CustomerMessage, way: Way) -> bool:
        """Hand one over; False where the way is away."""
        sending = replace(
            message, state=Delivery.SENDING, tries=message.tries + 1, settled_at=self._clock.now()
        )
        with self._store.write() as unit:
            if not unit.take_message(sending):
                return True
            unit.commit()
        try:
            way.send(sending)
        except SendLaterError as error:
            self._keep(self._later(sending, str(error), error.after_s))
            return not error.is_away
        except SendRefusedError as error:
            self._settle(sending, Delivery.FAILED, str(error))
        except SendInDoubtError as error:
            self._settle(sending, Delivery.IN_DOUBT, str(error))
        except Exception as error:  # a fault of ours about one message must not keep back all others
            logging.getLogger(__name__).exception("A message could not be handed over")
            self._settle(sending, Delivery.IN_DOUBT, f"{OUR_FAULT} ({type(error).__name__}).")
        else:
            self._settle(sending, Delivery.SENT, "")
        return True

    def _later(self, message: CustomerMessage, trouble: str, after_s: float) -> CustomerMessage:
        pause = TRIES_AFTER[min(message.tries, len(TRIES_AFTER)) - 1]
        due = self._clock.now() + max(pause, timedelta(seconds=min(after_s, 3600)))
        return replace(
            message, state=Delivery.WAITING, not_before=due, settled_at=None, trouble=trouble
        )

    def _expire(self, message: CustomerMessage) -> None:
        if message.window is None and message.tries:
            self._settle(message, Delivery.FAILED, f"{GAVE_UP} {message.trouble}".strip())
        else:
            self._settle(message, Delivery.DROPPED, f"{TOO_LATE} {message.trouble}".strip())

    def _settle(self, message: CustomerMessage, state: Delivery, trouble: str) -> None:
        """The end of a message; what was sent, or may have been, is a fact of the day."""
        now = self._clock.now()
        done = replace(message, state=state, settled_at=now, trouble=trouble)
        went = state in (Delivery.SENT, Delivery.IN_DOUBT) and message.trigger not in NOT_CUSTOMERS
        told = (_told(done, now, self._actor),) if went else ()
        with self._store.write() as unit:
            unit.put_message(done)
            unit.add_events(message.day, told)
            unit.commit()

    def _keep(self, message: CustomerMessage) -> None:
        with self._store.write() as unit:
            unit.put_message(message)
            unit.commit()


def again(store: Store, message_id: str, now: datetime) -> bool:
    """Have a message that failed, was dropped or is in doubt sent once more, under the same id; False
    where there is none like that."""
    wanted = (Delivery.FAILED, Delivery.DROPPED, Delivery.IN_DOUBT)
    found = [m for state in wanted for m in store.messages_in(state) if m.message_id == message_id]
    if not found:
        return False
    until = max(found[0].until, now + timedelta(hours=1))
    renewed = replace(
        found[0], state=Delivery.WAITING, not_before=now, until=until, settled_at=None, trouble=""
    )
    with store.write() as unit:
        unit.put_message(renewed)
        unit.commit()
    return True


def _told(message: CustomerMessage, now: datetime, actor: Actor) -> Event:
    """The fact that a customer was told; no personal data are in it."""
    window = [at.isoformat() for at in message.window] if message.window is not None else None
    return Event(
        event_id=f"{message.message_id}/{message.tries}",
        type=EventType.TOLD,
        at=now,
        received_at=now,
        actor=Actor(ActorKind.AUTOMATION, actor.name),
        shift_id=message.shift_id,
        stop_id=message.stop_id,
        data={
            "trigger": message.trigger.value,
            "channel": message.channel.value,
            "delivery": message.state.value,
            "window": window,
        },
    )

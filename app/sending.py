"""The outbox of messages to customers: each is handed over once, or it is said why not.

Before a message is handed over, that is on the disk; what is found so after a crash is in doubt, and
only a person sends it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.messages import Channel, CustomerMessage, Delivery
from app.outgoing.hand_over import SendInDoubtError, SendLaterError, SendRefusedError, Way
from app.ports import Clock, Store

TRIES_AFTER = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 20, 30))
"""Pauses between tries; the last is kept up until the message is of no use any more."""
BROKEN_OFF = "The program ended while it was handed over; it may have arrived."
TOO_LATE = "It could not be sent while it was of use."
GAVE_UP = "It could not be sent for a day."


class Outbox:
    """One thread at a time sends; messages may be added meanwhile."""

    def __init__(self, store: Store, ways: Mapping[Channel, Way], clock: Clock, actor: Actor) -> None:
        self._store = store
        self._ways = ways
        self._clock = clock
        self._actor = actor

    def recover(self) -> int:
        """What was being handed over when the program ended is in doubt; returns how many."""
        broken = self._store.messages_in(Delivery.SENDING)
        for message in broken:
            self._settle(message, Delivery.IN_DOUBT, BROKEN_OFF)
        return len(broken)

    def send_due(self) -> int:
        """Hand over what is due; returns for how many that was tried."""
        tried = 0
        for message in self._store.messages_in(Delivery.WAITING):
            now = self._clock.now()
            way = self._ways.get(message.channel)
            if now >= message.until:
                self._expire(message)
            elif message.not_before <= now and way is not None:
                self._send(message, way)
                tried += 1
        return tried

    def _send(self, message: CustomerMessage, way: Way) -> None:
        sending = replace(message, state=Delivery.SENDING, tries=message.tries + 1)
        with self._store.write() as unit:
            if not unit.take_message(sending):
                return
            unit.commit()
        try:
            way.send(sending)
        except SendLaterError as error:
            self._keep(self._later(sending, str(error), error.after_s))
        except SendRefusedError as error:
            self._settle(sending, Delivery.FAILED, str(error))
        except SendInDoubtError as error:
            self._settle(sending, Delivery.IN_DOUBT, str(error))
        else:
            self._settle(sending, Delivery.SENT, "")

    def _later(self, message: CustomerMessage, trouble: str, after_s: float) -> CustomerMessage:
        pause = TRIES_AFTER[min(message.tries, len(TRIES_AFTER)) - 1]
        due = self._clock.now() + max(pause, timedelta(seconds=min(after_s, 3600)))
        return replace(message, state=Delivery.WAITING, not_before=due, trouble=trouble)

    def _expire(self, message: CustomerMessage) -> None:
        if message.window is None and message.tries:
            self._settle(message, Delivery.FAILED, f"{GAVE_UP} {message.trouble}".strip())
        else:
            self._settle(message, Delivery.DROPPED, f"{TOO_LATE} {message.trouble}".strip())

    def _settle(self, message: CustomerMessage, state: Delivery, trouble: str) -> None:
        """The end of a message; what was sent, or may have been, is a fact of the day."""
        now = self._clock.now()
        done = replace(message, state=state, settled_at=now, trouble=trouble)
        told = (_told(done, now, self._actor),) if state in (Delivery.SENT, Delivery.IN_DOUBT) else ()
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

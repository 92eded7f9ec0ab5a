"""A phone that keeps to the rules of the contract and does nothing clever beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from app.domain.timing import rfc3339
from tests.app.sync.machine.lives import Answer, Request

type Fact = dict[str, Any]


@dataclass(frozen=True)
class Sending:
    """A batch on its way: which facts (by place in the phone's list), and under which pairing."""

    driver: str
    pairing: int
    places: tuple[int, ...]
    request: Request


@dataclass
class Phone:
    """A driver's phone. Facts are kept for good, in the order they happened; a fact's ``seq`` is its
    place in the list, from 1, and all are sent again, from the beginning, after pairing anew."""

    driver: str
    token: str = ""
    device_id: str = ""
    pairing: int = 0
    facts: list[Fact] = field(default_factory=list)
    acked: int = 0
    cursor: str = ""
    shifts: list[dict[str, Any]] = field(default_factory=list)
    was_acked: set[str] = field(default_factory=set)
    """Ids that the server said, to this phone, are on its disk."""

    def report(self, kind: str, shift_id: str, at: datetime, **more: object) -> None:
        """Something happened."""
        name = f"{self.driver}/{len(self.facts)}"
        made = {"id": str(uuid5(NAMESPACE_URL, name)), "shift_id": shift_id, "type": kind}
        self.facts.append({**made, "at": rfc3339(at), **more})

    def take_pairing(self, answer: Answer) -> None:
        """A new token; the server knows nothing of this device yet."""
        read = answer.json()
        self.token, self.device_id = read["token"], read["device_id"]
        self.pairing += 1
        self.acked = 0

    def batch(self, now: datetime, size: int, skipped: int = 0) -> Sending:
        """The next facts after the acknowledged ones; ``skipped`` leaves a gap before them."""
        first = self.acked + skipped
        places = tuple(range(first, min(first + size, len(self.facts))))
        return self.sending(places, now)

    def sending(self, places: Sequence[int], now: datetime) -> Sending:
        """Some facts, in this order, as a request."""
        body = {
            "sent_at": rfc3339(now),
            "events": [{"seq": place + 1, **self.facts[place]} for place in places],
        }
        request = Request("POST", "/v1/events", self.token, msgspec.json.encode(body))
        return Sending(self.driver, self.pairing, tuple(places), request)

    def hear(self, sending: Sending, answer: Answer) -> None:
        """What the server says of a batch. An answer to an earlier pairing says nothing."""
        if sending.pairing != self.pairing or answer.status != 200:
            return
        self._acknowledged(answer.json()["acked"])

    def take_route(self, answer: Answer) -> None:
        """The route as it is now; a lower acknowledgement than before means: send again."""
        read = answer.json()
        self.cursor, self.shifts = read["cursor"], read["shifts"]
        self._acknowledged(read["acked"])

    def _acknowledged(self, acked: int) -> None:
        self.acked = acked
        self.was_acked |= {fact["id"] for fact in self.facts[:acked]}

    @property
    def stops(self) -> list[tuple[str, str]]:
        """Shift and stop of everything on the screen."""
        return [
            (shift["shift_id"], stop_id)
            for shift in self.shifts
            for trip in shift["trips"]
            for stop_id in trip
        ]

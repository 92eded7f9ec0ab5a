"""Stock apps against a real server: how they send, and how their queues wait."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import uuid4

import requests

from tests.app.sync.serving import Running, route
from tests.app.sync.stock.requests_of_apps import AppRequest, overland


def send(server: Running, request: AppRequest) -> requests.Response:
    """Send a request just as the app does."""
    return requests.request(
        request.method,
        server.url + request.path,
        data=request.body,
        headers=request.headers,
        timeout=30,
    )


@dataclass
class Yard:
    """A driver of a test's own at a server that others use too, and what came since the test began."""

    server: Running
    driver: str = field(default_factory=lambda: f"driver-{uuid4()}")

    def __post_init__(self) -> None:
        self._positions = int(self._ask("/positions?limit=5000")["next"])
        rows = self._ask("/quarantine?limit=500")["quarantined"]
        self._rows = int(rows[-1]["number"]) if rows else 0
        self._known = {device["device_id"] for device in self._ask("/devices")["devices"]}

    def _ask(self, path: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.server.desk("GET", path).json()
        return answer

    def send(self, request: AppRequest) -> requests.Response:
        """Send a request just as the app does."""
        return send(self.server, request)

    def tracker(self, name: str = "Aino Aho") -> dict[str, Any]:
        """A stock app's phone for the driver, as the desk makes it."""
        path = f"/drivers/{self.driver}/tracker"
        made = self.server.desk("POST", path, json={"driver_name": name})
        assert made.status_code == 200, made.text
        result: dict[str, Any] = made.json()
        return result

    def release(self, *stops: str, starts: str = "2026-11-22T07:00:00Z", apart: float = 0.01) -> None:
        """Give the driver a shift with stops, named after the driver, so many degrees from each other
        to the north (a hundredth: 1.1 km)."""
        names = tuple(self.named(stop) for stop in stops)
        given = route(self.named("A"), names, driver=self.driver) | {"starts_at": starts}
        for number, (stop, plain) in enumerate(zip(given["stops"], stops, strict=True)):
            stop["name"] = f"Customer {plain}"
            stop["lat"] += number * apart
        answer = self.server.release(given)
        assert answer.status_code == 200, answer.text

    def named(self, what: str) -> str:
        """A shift's or stop's id that is no other driver's."""
        return f"{self.driver}/{what}"

    def events(self) -> list[dict[str, Any]]:
        """The driver's facts, with plain names."""
        found = [e for e in self.server.events() if e["actor"]["name"] == self.driver]
        prefix = self.named("")
        return [
            event | {key: event[key].removeprefix(prefix) for key in ("stop_id", "shift_id")}
            for event in found
        ]

    def positions(self) -> list[dict[str, Any]]:
        """Positions that came, by their time."""
        found = self._ask(f"/positions?after={self._positions}")["positions"]
        return sorted(found, key=lambda position: str(position["at"]))

    def quarantine(self) -> list[dict[str, Any]]:
        """What was set aside."""
        path = f"/quarantine?after={self._rows}&limit=500"
        found: list[dict[str, Any]] = self._ask(path)["quarantined"]
        return found

    def strangers(self) -> list[dict[str, Any]]:
        """Phones nobody knows."""
        return [
            device
            for device in self._ask("/devices")["devices"]
            if device["state"] == "stranger" and device["device_id"] not in self._known
        ]


@dataclass
class TraccarQueue:
    """Traccar Client 10's own loop (TrackerEngine.kt): first in, first out; a success takes the head
    off; everything else keeps it, and waits 5 s, then twice as long, up to 5 minutes.

    Waiting is only counted: nothing here sleeps.
    """

    server: Running
    waiting: deque[AppRequest] = field(default_factory=deque)
    waited_s: float = 0.0
    tries: int = 0

    FIRST_WAIT_S: ClassVar[float] = 5.0
    LONGEST_WAIT_S: ClassVar[float] = 300.0

    def run(self, give_up_after: int = 200) -> None:
        """Until the queue is empty, or so many tries have failed."""
        backoff, failed = self.FIRST_WAIT_S, 0
        while self.waiting and failed < give_up_after:
            self.tries += 1
            if self._upload(self.waiting[0]):
                self.waiting.popleft()
                backoff = self.FIRST_WAIT_S
            else:
                failed += 1
                self.waited_s += backoff
                backoff = min(backoff * 2, self.LONGEST_WAIT_S)

    def _upload(self, request: AppRequest) -> bool:
        try:
            return 200 <= send(self.server, request).status_code < 300
        except requests.RequestException:
            return False


class OwnTracksQueue(TraccarQueue):
    """OwnTracks' loop (MessageProcessor, sendAvailableMessages): whatever is no 2xx goes back to the
    head, and waits a second, then twice as long, up to two minutes. The reply is read as JSON."""

    FIRST_WAIT_S = 1.0
    LONGEST_WAIT_S = 120.0

    def _upload(self, request: AppRequest) -> bool:
        try:
            answer = send(self.server, request)
        except requests.RequestException:
            return False
        if answer.status_code == 200:
            assert isinstance(answer.json(), list)
        return 200 <= answer.status_code < 300


@dataclass
class OverlandQueue:
    """Overland's loop (GLManager.m): the same batch again until the reply says ``"result":"ok"``."""

    server: Running
    token: str
    per_batch: int
    waiting: list[str]
    tries: int = 0

    def run(self, give_up_after: int = 50) -> None:
        """Until nothing waits, or so many batches were refused."""
        refused = 0
        while self.waiting and refused < give_up_after:
            self.tries += 1
            batch = self.waiting[: self.per_batch]
            answer = send(self.server, overland(self.token, *batch))
            if answer.status_code == 200 and answer.json().get("result") == "ok":
                del self.waiting[: self.per_batch]
            else:
                refused += 1

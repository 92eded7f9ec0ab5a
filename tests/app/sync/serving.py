"""A real server process, and plain HTTP clients that know only what is public about it."""

from __future__ import annotations

import signal
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from app.domain.errors import ServerUnreachable
from app.sync.address import ServerAddress, read_address
from app.sync.supervisor import ServerSupervisor

STARTS = "2026-11-23T07:00:00.000Z"
ENDS = "2099-11-23T17:00:00.000Z"


_PATIENCE_S = 120.0


def ensured(supervisor: ServerSupervisor) -> ServerAddress:
    """The address of the server, which a crowded machine may take long to start."""
    give_up = time.monotonic() + _PATIENCE_S
    while time.monotonic() < give_up:
        with suppress(ServerUnreachable):
            return supervisor.ensure()
    return supervisor.ensure()


def command(folder: Path, *more: str) -> list[str]:
    """How a test starts the server of a folder."""
    return [sys.executable, "-m", "tests.app.sync.child", str(folder), *more]


@dataclass
class Running:
    """A server of a folder that a test may kill and start again."""

    folder: Path
    options: tuple[str, ...] = ()
    supervisor: ServerSupervisor = field(init=False)
    address: ServerAddress = field(init=False)

    def __post_init__(self) -> None:
        self.supervisor = ServerSupervisor(self.folder, command(self.folder, *self.options))
        self.address = ensured(self.supervisor)

    @property
    def url(self) -> str:
        return self.address.url

    @property
    def token(self) -> str:
        return self.supervisor.desk_token()

    def kill(self) -> None:
        """End it as a power cut of the process would: no warning, no clean-up."""
        child = self.supervisor._child
        assert child is not None
        child.send_signal(signal.SIGKILL)
        child.wait()

    def start_again(self) -> None:
        """A new process over the same data."""
        self.supervisor = ServerSupervisor(self.folder, command(self.folder, *self.options))
        self.address = ensured(self.supervisor)

    def desk(self, method: str, path: str, **more: Any) -> requests.Response:
        """A request with the desk's token."""
        headers = {"authorization": f"Bearer {self.token}"}
        return requests.request(
            method, f"{self.url}/v1/desk{path}", headers=headers, timeout=40, **more
        )

    def code(self, driver: str = "aino") -> str:
        """A one-time code."""
        return str(self.desk("POST", f"/drivers/{driver}/code").json()["code"])

    def pair(self, driver: str = "aino") -> Phone:
        """A phone of the driver."""
        paired = requests.post(f"{self.url}/v1/pair", json={"code": self.code(driver)}, timeout=40)
        assert paired.status_code == 200, paired.text
        return Phone(self, paired.json()["token"], paired.json()["device_id"])

    def release(self, *routes: dict[str, Any], seen: int = 0, name: str = "") -> requests.Response:
        """Give out routes."""
        body = {"release_id": name or str(uuid.uuid4()), "seen_events": seen, "routes": list(routes)}
        return self.desk("POST", "/releases", json=body)

    def events(self, after: int = 0) -> list[dict[str, Any]]:
        """Every fact that the desk can read after a cursor."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.desk("GET", f"/events?after={after}").json()
            if not page["events"]:
                return found
            found += page["events"]
            after = page["next"]


@dataclass
class Phone:
    """A phone that knows the public paths only."""

    server: Running
    token: str
    device_id: str

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """A request with the phone's token."""
        headers = {"authorization": f"Bearer {self.token}"}
        url = f"{self.server.url}/v1{path}"
        return requests.request(method, url, headers=headers, timeout=40, **more)

    def send(self, *facts: dict[str, Any], sent_at: str = "") -> requests.Response:
        """Hand in facts."""
        body = {"sent_at": sent_at or now_text(), "events": list(facts)}
        return self.ask("POST", "/events", json=body)

    def route(self, cursor: str = "", wait: float = 0) -> dict[str, Any]:
        """The phone's route reply."""
        reply = self.ask("GET", f"/route?cursor={cursor}&wait={wait}")
        assert reply.status_code == 200, reply.text
        result: dict[str, Any] = reply.json()
        return result


def now_text() -> str:
    """The system's time as a phone writes it."""
    return datetime.now(UTC).isoformat()


def fact(seq: int, kind: str = "arrived", **more: Any) -> dict[str, Any]:
    """A well-formed fact about stop S1 of shift A."""
    made = {
        "seq": seq,
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"fact/{seq}")),
        "shift_id": "A",
        "type": kind,
        "at": "2026-11-22T08:00:00.000Z",
        "stop_id": "S1",
    }
    if kind == "completed":
        made["outcome"] = "delivered_to_recipient"
    return {name: value for name, value in (made | more).items() if value is not None}


def route(
    shift: str = "A", stops: tuple[str, ...] = ("S1", "S2"), base: int = 0, driver: str = "aino"
) -> dict[str, Any]:
    """A route to release, at the revision after ``base``."""
    return {
        "shift_id": shift,
        "if_revision": base,
        "revision": base + 1,
        "driver": driver,
        "vehicle": "Van 1",
        "starts_at": STARTS,
        "ends_at": ENDS,
        "stops": [
            {"stop_id": stop, "lon": 9.52, "lat": 47.16, "name": f"Customer {stop}"} for stop in stops
        ],
    }


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    """A server for as long as the block lasts."""
    server = Running(folder, options)
    try:
        yield server
    finally:
        server.supervisor.stop()


def left_by(folder: Path) -> ServerAddress:
    """What the last server of a folder left."""
    address = read_address(folder)
    assert address is not None
    return address

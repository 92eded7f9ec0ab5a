"""A simulated phone: it knows only the sync server's public HTTP paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

import requests

from app.domain.errors import ServerUnreachable
from app.domain.timing import rfc3339

BATCH = 100
TRY_LATER = (429, 502, 503, 504)
"""Answers of a server that cannot just now: as good as no connection."""


class Phone:
    """A driver's phone with an outbox that survives gaps in the connection.

    ``online`` tells whether there is a connection at the moment; ``now`` is the phone's clock.
    """

    def __init__(
        self,
        base_url: str,
        now: Callable[[], datetime],
        online: Callable[[], bool],
        draw: Random,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._now = now
        self._online = online
        self._draw = draw
        self._http = requests.Session()
        self._events: list[dict[str, object]] = []
        self._positions: list[dict[str, object]] = []
        self._pictures: dict[str, bytes] = {}
        self._seq = 0
        self._cursor = ""
        self.shift: Mapping[str, Any] | None = None

    def close(self) -> None:
        """End the phone's connections."""
        self._http.close()

    def pair(self, code: str) -> None:
        """Exchange a one-time code for a token.

        Raises:
            ServerUnreachable: no answer; the phone is not paired.
        """
        reply = self._ask("POST", "/v1/pair", json={"code": code, "nonce": self._uuid()})
        if reply is None:
            raise ServerUnreachable("The sync server ended before a practice phone was paired with it.")
        self._http.headers["Authorization"] = f"Bearer {reply.json()['token']}"

    def fetch(self) -> None:
        """Look for a new route, when there is a connection."""
        reply = self._ask("GET", "/v1/route", params={"cursor": self._cursor, "wait": "0"})
        if reply is None:
            return
        body = reply.json()
        self._cursor = body["cursor"]
        self._forget(body["acked"])
        if body["shifts"]:
            self.shift = body["shifts"][0]

    def keep(self, pictures: Mapping[str, bytes]) -> None:
        """Put photos and signatures into the outbox, by the hash of their bytes."""
        self._pictures.update(pictures)

    def report(self, kind: str, shift_id: str, **fields: object) -> None:
        """Put a fact into the outbox and try to send it."""
        self._seq += 1
        event: dict[str, object] = {
            "seq": self._seq,
            "id": self._uuid(),
            "shift_id": shift_id,
            "type": kind,
            "at": rfc3339(self._now()),
        }
        event.update((name, value) for name, value in fields.items() if value)
        self._events.append(event)
        self.send()

    def place(self, at: datetime, lon: float, lat: float, speed: float, bearing: float) -> None:
        """Note a position; it is sent with the next batch."""
        self._positions.append(
            {
                "at": rfc3339(at),
                "lon": round(lon, 6),
                "lat": round(lat, 6),
                "speed": round(speed, 1),
                "bearing": round(bearing, 1),
            }
        )

    def send(self) -> None:
        """Send positions, facts and pictures, when there is a connection; what is not acknowledged
        stays."""
        while self._positions:
            batch, rest = self._positions[:BATCH], self._positions[BATCH:]
            if self._ask("POST", "/v1/positions", json=batch) is None:
                return
            self._positions = rest
        while self._events:
            batch = self._events[:BATCH]
            body = {"sent_at": rfc3339(self._now()), "events": batch}
            reply = self._ask("POST", "/v1/events", json=body)
            if reply is None:
                return
            self._forget(reply.json()["acked"])
            if self._events and self._events[0] is batch[0]:
                return
        for name, picture in tuple(self._pictures.items()):
            if self._ask("PUT", f"/v1/proofs/{name}", data=picture) is None:
                return
            del self._pictures[name]

    def _ask(self, method: str, path: str, **content: Any) -> requests.Response | None:
        """One request; None without a connection, or when the server cannot answer just now."""
        if not self._online():
            return None
        try:
            reply = self._http.request(method, f"{self._base_url}{path}", timeout=20, **content)
        except (requests.ConnectionError, requests.Timeout):
            return None
        if reply.status_code in TRY_LATER:
            return None
        reply.raise_for_status()
        return reply

    def _forget(self, acked: int) -> None:
        self._events = [event for event in self._events if int(str(event["seq"])) > acked]

    def _uuid(self) -> str:
        return str(UUID(int=self._draw.getrandbits(128), version=4))

    @property
    def waiting(self) -> int:
        """Facts and pictures not yet acknowledged."""
        return len(self._events) + len(self._pictures)

"""Orders that a tracking page is tried with, and customers who know an address only."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from tests.app.sync.serving import Running


def at(minutes: float) -> str:
    """An instant so many minutes from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


def tracked(**more: Any) -> dict[str, Any]:
    """An order of stop S1 on shift A that is on the way."""
    made = {
        "reference": "R-4711",
        "site": "Frick Bakery",
        "state": "on_the_way",
        "zone": "Europe/Vaduz",
        "as_of": at(-1),
        "expires": at(600),
        "stop_id": "S1",
        "shift_id": "A",
        "driver": "Aino Virtanen",
        "phone": "+423 232 10 10",
        "window": [at(-20), at(100)],
        "expected": [at(18), at(43)],
        "stops_before": 3,
        "wishes": ["note"],
    }
    return made | more


@dataclass
class Customer:
    """Somebody who was sent the address of an order's page."""

    server: Running
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    stop_id: str = "S1"

    @property
    def url(self) -> str:
        return f"{self.server.url}/t/{self.token}"

    def told(self, **more: Any) -> Customer:
        """The desk says how the order is."""
        self.stop_id = more.setdefault("stop_id", self.stop_id)
        reply = self.server.desk("PUT", f"/tracking/{self.token}", json=tracked(**more))
        assert reply.status_code == 200, reply.text
        return self

    def get(self, path: str = "", **headers: str) -> requests.Response:
        """Open the page, or something that belongs to it."""
        return requests.get(self.url + path, headers=headers, timeout=40)

    def send(self, kind: str, **fields: Any) -> requests.Response:
        """Send a form as a browser does, without following it back."""
        return requests.post(f"{self.url}/{kind}", data=fields, timeout=40, allow_redirects=False)

    def says(self, text: str, form: str = "") -> requests.Response:
        """Send instructions to the driver."""
        return self.send("note", id=form or secrets.token_hex(16), text=text)

    def form_id(self, kind: str) -> str:
        """The one-time id of a form on the page as it is now."""
        found = re.search(
            rf'action="[^"]*/{kind}"><input type="hidden" name="id" value="(\w+)"', self.get().text
        )
        assert found is not None
        return found[1]

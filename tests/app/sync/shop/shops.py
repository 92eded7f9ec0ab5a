"""A shop's program that knows the public paths only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import requests

from tests.app.sync.serving import Running

DAY = "2030-05-06"


def shop_key(server: Running, *senders: str) -> str:
    """Make these senders' keys the ones in force, as the desk does; returns that of the first."""
    keys = {sender: secrets.token_urlsafe(32) for sender in senders}
    body = [
        {"key_id": f"key of {sender}", "sender": sender, "key_hash": sha256(key.encode()).hexdigest()}
        for sender, key in keys.items()
    ]
    assert server.desk("PUT", "/shop/keys", json={"keys": body}).status_code == 200
    return keys[senders[0]]


def an_order(**more: Any) -> dict[str, Any]:
    """An order as a shop sends it."""
    made = {"date": DAY, "name": "Ada", "address": "Landstrasse 1", "city": "Vaduz", "parcels": 1}
    return made | more


@dataclass
class ShopProgram:
    """Who has a key."""

    server: Running
    key: str

    def ask(self, method: str, path: str = "", **more: Any) -> requests.Response:
        """A request with the key."""
        headers = {"authorization": f"Bearer {self.key}", **more.pop("headers", {})}
        url = f"{self.server.url}/v1/shop/orders{path}"
        return requests.request(method, url, headers=headers, timeout=40, **more)

    def put(self, reference: str, **more: Any) -> requests.Response:
        """Order something, or change it."""
        return self.ask("PUT", f"/{quote(reference)}", json=an_order(**more))

    def order(self, reference: str) -> dict[str, Any]:
        """How an order stands."""
        reply = self.ask("GET", f"/{quote(reference)}")
        assert reply.status_code == 200, reply.text
        shown: dict[str, Any] = reply.json()["order"]
        return shown

    def feed(self, since: str = "", limit: int = 100) -> dict[str, Any]:
        """What changed since a cursor."""
        reply = self.ask("GET", f"?changed_since={since}&limit={limit}")
        assert reply.status_code == 200, reply.text
        page: dict[str, Any] = reply.json()
        return page

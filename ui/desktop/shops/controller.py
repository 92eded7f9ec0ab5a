"""What the window of shops asks for. Every method returns at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.shop import ShopKey


@dataclass(frozen=True, slots=True)
class ShopsNow:
    """Every key there is or was, how many orders of each sender the desk knows, and where orders go
    ('': the server is not reached yet)."""

    keys: tuple[ShopKey, ...]
    orders: dict[str, int]
    url: str


class ShopsShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_shops(self, now: ShopsNow) -> None:
        """The keys as they stand."""
        ...

    def show_secret(self, key: ShopKey, secret: str) -> None:
        """A key that was made; its secret is told this once."""
        ...


class ShopsController(Protocol):
    """Looking, making and revoking keys."""

    def attach(self, shown: ShopsShown) -> None:
        """Who is told from now on."""
        ...

    def look(self) -> None:
        """Ends in ``show_shops``."""
        ...

    def make_key(self, sender: str, label: str) -> None:
        """Ends in ``show_secret`` and ``show_shops``."""
        ...

    def revoke_key(self, key_id: str) -> None:
        """Ends in ``show_shops``."""
        ...

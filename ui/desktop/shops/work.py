"""What the window of shops asks for, done on other threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from app.domain.shop import ShopKey
from app.shop.keys import make_key, revoke_key
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Run
from ui.desktop.shops.controller import ShopsNow, ShopsShown
from ui.workplace import orders_url


class ShopsWork:
    """See ``ShopsController``."""

    def __init__(self, day: OpenDay, run: Run, write: Run, failed: Callable[[Exception], None]) -> None:
        self._day = day
        self._run = run
        self._write = write
        self._failed = failed
        self._shown: ShopsShown | None = None

    def attach(self, shown: ShopsShown) -> None:
        """See ``ShopsController``."""
        self._shown = shown

    def look(self) -> None:
        """See ``ShopsController``."""
        self._run(self._now, self._tell, self._failed)

    def make_key(self, sender: str, label: str) -> None:
        """See ``ShopsController``."""

        def work() -> tuple[ShopKey, str, ShopsNow]:
            place = self._day.place
            key, secret = make_key(place.store, sender, place.clock.now(), label)
            return key, secret, self._now()

        def made(result: tuple[ShopKey, str, ShopsNow]) -> None:
            key, secret, now = result
            self._tell(now)
            if self._shown is not None:
                self._shown.show_secret(key, secret)

        self._write(work, made, self._failed)

    def revoke_key(self, key_id: str) -> None:
        """See ``ShopsController``."""

        def work() -> ShopsNow:
            place = self._day.place
            revoke_key(place.store, key_id, place.clock.now())
            return self._now()

        self._write(work, self._tell, self._failed)

    def _now(self) -> ShopsNow:
        place = self._day.place
        orders = Counter(entry.sender for entry in place.store.shop_entries(date.min))
        return ShopsNow(place.store.shop_keys(), orders, orders_url(place))

    def _tell(self, now: ShopsNow) -> None:
        if self._shown is not None:
            self._shown.show_shops(now)

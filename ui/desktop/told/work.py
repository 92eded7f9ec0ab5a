"""What the window of messages asks for, done on other threads."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.messages import Channel
from app.messages.sending import again
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Run
from ui.desktop.told.controller import Told, ToldShown
from ui.workplace import zone_of


class ToldWork:
    """See ``ToldController``."""

    def __init__(self, day: OpenDay, run: Run, write: Run, failed: Callable[[Exception], None]) -> None:
        self._day = day
        self._run = run
        self._write = write
        self._failed = failed
        self._shown: ToldShown | None = None

    def attach(self, shown: ToldShown) -> None:
        """See ``ToldController``."""
        self._shown = shown

    def look(self) -> None:
        """See ``ToldController``."""
        self._run(self._told, self._tell, self._failed)

    def send_again(self, message_id: str) -> None:
        """See ``ToldController``."""

        def work() -> Told:
            again(self._day.place.store, message_id, self._day.place.clock.now())
            return self._told()

        self._write(work, self._tell, self._failed)

    def _told(self) -> Told:
        place, desk = self._day.place, self._day.desk
        orders = desk.tracker.data.orders
        return Told(
            tuple(m for m in place.store.messages(desk.day) if m.channel is not Channel.SYSTEM),
            {key: order.tasks[-1].place.name for key, order in orders.items()},
            zone_of(place, desk.day),
            bool(place.settings.messages.channels),
        )

    def _tell(self, told: Told) -> None:
        if self._shown is not None:
            self._shown.show_told(told)

"""What the window of messages asks for. Every method returns at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain.messages import CustomerMessage


@dataclass(frozen=True, slots=True)
class Told:
    """A day's messages, ``names`` of their customers by order, and whether any way is set up."""

    messages: tuple[CustomerMessage, ...]
    names: dict[str, str]
    zone: ZoneInfo
    is_set_up: bool


class ToldShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_told(self, told: Told) -> None:
        """The day's messages as they stand."""
        ...


class ToldController(Protocol):
    """Looking, and sending again."""

    def attach(self, shown: ToldShown) -> None:
        """Who is told from now on."""
        ...

    def look(self) -> None:
        """Ends in ``show_told``."""
        ...

    def send_again(self, message_id: str) -> None:
        """Have one sent once more that did not go out, or is in doubt; ends in ``show_told``."""
        ...

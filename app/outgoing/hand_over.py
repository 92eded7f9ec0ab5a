"""What can come of handing a message over."""

from __future__ import annotations

from typing import Protocol

from app.domain.messages import CustomerMessage


class SendLaterError(Exception):
    """It was not taken, and may be at another time; ``after_s`` where the other side says when. What
    ``is_away`` takes no other message now either."""

    def __init__(self, words: str, after_s: float = 0, *, is_away: bool = True) -> None:
        super().__init__(words)
        self.after_s = after_s
        self.is_away = is_away


class SendRefusedError(Exception):
    """It will never be taken: a wrong address, a wrong password."""


class SendInDoubtError(Exception):
    """It was handed over whole, and no answer came: it may have arrived."""


class Way(Protocol):
    """One way out. Returns once the other side has taken the message for good."""

    def send(self, message: CustomerMessage) -> None:
        """Hand a message over.

        Raises:
            SendLaterError, SendRefusedError, SendInDoubtError
        """
        ...

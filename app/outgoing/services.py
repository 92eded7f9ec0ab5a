"""SMS and chat services by apprise, which knows some hundred of them by addresses of its own.

https://appriseit.com/services/ lists the addresses. A customer's number goes in the place of ``{to}``.
"""

from __future__ import annotations

import logging
from urllib.parse import quote

from apprise import Apprise

from app.domain.messages import CustomerMessage
from app.outgoing.hand_over import SendInDoubtError, SendRefusedError

logging.getLogger("apprise").setLevel(logging.CRITICAL)
"""What it writes down holds addresses with passwords, and what customers are told."""


class ServiceWay:
    """See ``Way``. apprise says only whether a service took a message, and not why it did not."""

    def __init__(self, address: str) -> None:
        self._address = address

    def send(self, message: CustomerMessage) -> None:
        """See ``Way``."""
        number = "".join(c for c in message.to if c.isdigit() or c == "+")
        service = Apprise.instantiate(self._address.replace("{to}", quote(number, safe="+")))
        if service is None:
            raise SendRefusedError("apprise knows no such messages.service, or the number is none.")
        if not service.notify(body=message.text):
            raise SendInDoubtError("The service did not say that it took the message.")

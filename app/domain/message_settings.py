"""What a site decides about messages to customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from urllib.parse import urlsplit

from app.domain.errors import InputRefused
from app.domain.messages import NOT_CUSTOMERS, Channel, Trigger

USUAL = frozenset(
    {
        Trigger.OUT_FOR_DELIVERY,
        Trigger.NEARLY_THERE,
        Trigger.LATE,
        Trigger.NEW_TIME,
        Trigger.DONE,
        Trigger.FAILED,
    }
)
"""Told unless a site says otherwise."""


class Security(StrEnum):
    """How the way to a mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where e-mail is handed over (SMTP). ``sender`` is the address that it comes from.

    Raises:
        InputRefused: a value cannot be used.
    """

    host: str
    sender: str
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = ""

    def __post_init__(self) -> None:
        if not self.host or "@" not in self.sender or not 1 <= self.port <= 65535:
            raise InputRefused(
                "messages.mail needs a host, a sender's address and a port between 1 and 65535."
            )


@dataclass(frozen=True, slots=True)
class Webhook:
    """A gateway for SMS or chat: each message is posted to ``url`` as JSON, signed with ``secret``
    where there is one (HMAC-SHA256, header ``X-Roundsman-Signature``).

    Raises:
        InputRefused: the address is none.
    """

    url: str
    secret: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputRefused("messages.webhook.url must be an http or https address.")


@dataclass(frozen=True, slots=True)
class Words:
    """A site's own words for a trigger; '' where the usual ones are kept."""

    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MessageSettings:
    """Times of day are the depot's, ``HH:MM``; minutes and stops as people count them. With
    ``take_slots`` a time that a customer chose of those offered is promised without asking anybody.
    ``status`` is told how every order stands. ``service`` is an address of apprise's, with ``{to}`` for
    the customer's number, in the place of a webhook.

    Raises:
        InputRefused: a value cannot be used.
    """

    site: str = ""
    phone: str = ""
    language: str = "en"
    mail: MailServer | None = None
    webhook: Webhook | None = None
    tell: Mapping[Trigger, bool] = field(default_factory=dict)
    texts: Mapping[str, Mapping[Trigger, Words]] = field(default_factory=dict)
    quiet_from: str = "21:00"
    quiet_to: str = "07:00"
    near_stops: int = 2
    near_min: int = 20
    late_min: int = 10
    moved_min: int = 15
    take_slots: bool = False
    status: Webhook | None = None
    service: str = ""

    def __post_init__(self) -> None:
        for name in ("near_stops", "near_min", "late_min", "moved_min"):
            if not 0 <= getattr(self, name) <= 600:
                raise InputRefused(f"messages.{name} must be between 0 and 600.")
        if self.service and "{to}" not in self.service:
            raise InputRefused("messages.service needs {to} where the customer's number goes.")
        self.quiet  # noqa: B018 - refuses what is no time of day

    @property
    def quiet(self) -> tuple[time, time]:
        """From when until when nobody is written to; the same twice: never."""
        try:
            return _time_of_day(self.quiet_from), _time_of_day(self.quiet_to)
        except ValueError as error:
            raise InputRefused("messages.quiet_from and quiet_to are times of day: 21:00.") from error

    @property
    def channels(self) -> frozenset[Channel]:
        """The ways that messages can go; none: nobody is told anything."""
        ways = {Channel.EMAIL: self.mail, Channel.TEXT: self.webhook or self.service}
        return frozenset(channel for channel, way in ways.items() if way)

    def tells(self, trigger: Trigger) -> bool:
        """Whether customers are told of this."""
        return trigger not in NOT_CUSTOMERS and self.tell.get(trigger, trigger in USUAL)


def _time_of_day(text: str) -> time:
    """A time without a zone."""
    found = time.fromisoformat(text)
    if found.tzinfo is not None:
        raise ValueError(text)
    return found

"""The ways out that a site has set up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.message_settings import MessageSettings
from app.domain.messages import Channel
from app.outgoing.hand_over import Way
from app.outgoing.mail import SmtpWay
from app.outgoing.webhook import CarrierWay, StatusWay, WebhookWay


def carrier_way(secrets: Callable[[], Mapping[str, str]]) -> dict[Channel, Way]:
    """To carriers' own programs; ``secrets`` has by address with what it is signed."""
    return {Channel.CARRIER: CarrierWay(secrets)}


def report_mail(settings: MessageSettings) -> SmtpWay | None:
    """By which server reports are mailed; None where there is none."""
    return SmtpWay(settings.mail, settings.site) if settings.mail is not None else None


def ways_of(settings: MessageSettings, service: Callable[[str], Way]) -> dict[Channel, Way]:
    """One for each channel that is set up; ``service`` makes the way to one of apprise's services."""
    ways: dict[Channel, Way] = {}
    if settings.mail is not None:
        ways[Channel.EMAIL] = SmtpWay(settings.mail, settings.site)
    if settings.webhook is not None:
        ways[Channel.TEXT] = WebhookWay(settings.webhook)
    elif settings.service:
        ways[Channel.TEXT] = service(settings.service)
    if settings.status is not None:
        ways[Channel.SYSTEM] = StatusWay(settings.status)
    return ways

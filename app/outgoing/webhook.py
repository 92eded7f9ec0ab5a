"""A gateway for SMS and chat: one POST for each message, with a key that is the same at every try."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping

import requests

from app.domain.message_settings import Webhook
from app.domain.messages import CustomerMessage
from app.outgoing.hand_over import SendInDoubtError, SendLaterError, SendRefusedError

PATIENCE_S = 20.0
_LATER = (401, 403, 404, 408, 425, 429, 503)
"""Of a gateway that is set up wrong, or busy: not about this message."""


class WebhookWay:
    """See ``Way``.

    The body is JSON: ``{"id", "to", "text", "trigger", "order", "language"}``. ``Idempotency-Key`` is
    the message's id (draft-ietf-httpapi-idempotency-key-header); ``X-Roundsman-Signature`` is
    ``sha256=`` and the HMAC of the body in hex.
    """

    def __init__(self, webhook: Webhook, patience_s: float = PATIENCE_S) -> None:
        self._webhook = webhook
        self._patience_s = patience_s

    def send(self, message: CustomerMessage) -> None:
        """See ``Way``."""
        body = json.dumps(
            {
                "id": message.message_id,
                "to": message.to,
                "text": message.text,
                "trigger": message.trigger.value,
                "order": message.order_id,
                "language": message.language,
            }
        ).encode()
        _post(self._webhook, body, message.message_id, self._patience_s)


class StatusWay:
    """See ``Way``. The body is the message's text, which is JSON already (``app.messages.statuses``),
    under the same headers. The other system knows one again by its key, so what is in doubt is sent
    again."""

    def __init__(self, webhook: Webhook, patience_s: float = PATIENCE_S) -> None:
        self._webhook = webhook
        self._patience_s = patience_s

    def send(self, message: CustomerMessage) -> None:
        """See ``Way``."""
        try:
            _post(self._webhook, message.text.encode(), message.message_id, self._patience_s)
        except SendInDoubtError as error:
            raise SendLaterError(str(error)) from error


class CarrierWay:
    """See ``Way``. The body is the message's text, which is JSON already (``app.tendering.letters``);
    ``to`` is the address, and ``secrets`` has by address with what it is signed. A carrier knows an
    offer again by its key, so what is in doubt is sent again; one that is away holds up no other."""

    def __init__(
        self, secrets: Callable[[], Mapping[str, str]], patience_s: float = PATIENCE_S
    ) -> None:
        self._secrets = secrets
        self._patience_s = patience_s

    def send(self, message: CustomerMessage) -> None:
        """See ``Way``."""
        webhook = Webhook(message.to, self._secrets().get(message.to, ""))
        try:
            _post(webhook, message.text.encode(), message.message_id, self._patience_s)
        except SendInDoubtError as error:
            raise SendLaterError(str(error), is_away=False) from error
        except SendLaterError as error:
            raise SendLaterError(str(error), error.after_s, is_away=False) from error


def _post(webhook: Webhook, body: bytes, key: str, patience_s: float) -> None:
    """Post JSON, signed where there is a secret."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    if webhook.secret:
        signature = hmac.new(webhook.secret.encode(), body, "sha256").hexdigest()
        headers["X-Roundsman-Signature"] = f"sha256={signature}"
    try:
        reply = requests.post(
            webhook.url, data=body, headers=headers, timeout=patience_s, allow_redirects=False
        )
    except (requests.ConnectTimeout, requests.exceptions.SSLError) as error:
        raise SendLaterError(f"The gateway cannot be reached ({_why(error)}).") from error
    except requests.ConnectionError as error:
        if _never_connected(error):
            raise SendLaterError("The gateway cannot be reached.") from error
        raise SendInDoubtError("The gateway broke off without an answer.") from error
    except requests.RequestException as error:
        raise SendInDoubtError(f"The gateway gave no answer ({_why(error)}).") from error
    _judge(reply)


def _judge(reply: requests.Response) -> None:
    code = reply.status_code
    if 200 <= code < 300:
        return
    if code in _LATER or 300 <= code < 400:
        after = reply.headers.get("Retry-After", "")
        seconds = float(after) if after.isascii() and after.isdigit() else 0.0
        raise SendLaterError(f"The gateway cannot take it now ({code}).", seconds)
    if code >= 500:
        raise SendInDoubtError(f"The gateway answers {code}; nobody knows what it did.")
    raise SendRefusedError(f"The gateway refuses it ({code}).")


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether not even a line was had, so that nothing can have arrived."""
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return type(reason).__name__ in ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError")


def _why(error: Exception) -> str:
    return type(error).__name__

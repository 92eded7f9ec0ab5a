"""An outbox in a process of its own, to be killed: folder, mail port, gateway port, patience."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.events import Actor, ActorKind
from app.domain.message_settings import MailServer, Security, Webhook
from app.domain.messages import Channel, Delivery
from app.messages.sending import Outbox
from app.outgoing.mail import SmtpWay
from app.outgoing.webhook import WebhookWay
from storage.store import DeskStore
from tests.app.outgoing.letters import NOON


class HurriedClock:
    """Minutes pass while nothing happens."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


def main(folder: str, mail_port: str, hook_port: str, patience: str) -> None:
    store = DeskStore.open(Path(folder) / "desk.sqlite")
    clock = HurriedClock()
    server = MailServer("127.0.0.1", "info@example.org", int(mail_port), Security.NONE)
    hook = Webhook(f"http://127.0.0.1:{hook_port}/send")
    ways = {
        Channel.EMAIL: SmtpWay(server, "Ländle Bäcker", float(patience)),
        Channel.TEXT: WebhookWay(hook, float(patience)),
    }
    outbox = Outbox(store, ways, clock, Actor(ActorKind.DISPATCHER, "test"))
    outbox.recover()
    sys.stdout.write("sending\n")
    sys.stdout.flush()
    while store.messages_in(Delivery.WAITING):
        outbox.send_due()
        clock.at += timedelta(minutes=1)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

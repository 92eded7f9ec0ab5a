"""What the phones window asks for, and the frozen values it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.phones import PhonesPicture
from app.sync.options import ServerOptions
from ui.desktop.phones.qr import Modules


@dataclass(frozen=True, slots=True)
class Way:
    """One way for a phone to take part: an app, what its code says, and what a person does.

    ``expires`` is None where the code may be used again.
    """

    name: str
    text: str
    modules: Modules
    steps: tuple[str, ...]
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A driver's ways in, as asked for at ``made``. ``code`` can be typed instead of scanned.

    ``device_id`` is the phone that a tracking app will speak for, '' for a page, which makes its own.
    """

    driver_id: str
    code: str
    made: datetime
    ways: tuple[Way, ...]
    device_id: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """A network this computer is on."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How phones get in. ``options`` is None where they cannot be chosen here, and ``fixed`` says why;
    ``url`` is what phones open, ``plain_url`` what tracking apps do, '' before the first start."""

    options: ServerOptions | None
    url: str = ""
    plain_url: str = ""
    networks: tuple[Network, ...] = ()
    fixed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether another machine can reach the server at all."""
        return self.options is None or self.options.lets_phones_in


class PhonesShown(Protocol):
    """What the phones window can show. All on the GUI thread."""

    def show_picture(self, picture: PhonesPicture) -> None:
        """How the phones stand."""
        ...

    def show_reach(self, reach: Reach) -> None:
        """How phones get in."""
        ...

    def show_invitation(self, invitation: Invitation) -> None:
        """The codes that were asked for."""
        ...

    def listening_over(self) -> None:
        """A trial of other options has ended, well or not."""
        ...

    def message_sent(self) -> None:
        """What was written is on its way."""
        ...

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Tell the person something."""
        ...


class PhonesController(Protocol):
    """The commands of the phones window, called on the GUI thread.

    Every method returns at once; results come back through the window's ``show_...`` and ``say``.
    """

    def attach(self, window: PhonesShown) -> None:
        """The window that is shown the results."""
        ...

    def look(self) -> None:
        """See how the phones stand; asked for every few seconds. Ends in ``show_reach``, and in
        ``show_picture`` where the server answers."""
        ...

    def invite(self, driver_id: str) -> None:
        """A new one-time code for a driver's page. Ends in ``show_invitation``."""
        ...

    def invite_tracker(self, driver_id: str) -> None:
        """A new phone with a tracking app for a driver. Ends in ``show_invitation``."""
        ...

    def adopt(self, device_id: str, driver_id: str) -> None:
        """Give an unknown phone to a driver."""
        ...

    def seen_set_aside(self) -> None:
        """A person looks at what was set aside: it raises no alarm any more."""
        ...

    def retire(self, device_id: str) -> None:
        """Take only what the phone reported before now."""
        ...

    def revoke(self, device_id: str) -> None:
        """Take nothing more from the phone."""
        ...

    def send_message(self, driver_id: str, text: str) -> None:
        """Put words on a driver's phones. Ends in ``message_sent`` where it worked."""
        ...

    def listen(self, options: ServerOptions) -> None:
        """Start the server again with other options. Ends in ``listening_over`` in any case."""
        ...

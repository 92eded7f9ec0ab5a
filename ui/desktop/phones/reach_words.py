"""What the choices about reaching the server mean, and which of them cannot be."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import InputRefused, SyncError
from app.sync.hosts import is_loopback
from app.sync.options import ServerOptions, Tls
from ui.desktop.language import marked, translate
from ui.desktop.phones.controller import Reach

EVERY_NETWORK = "0.0.0.0"
STOCK_PORT = 5055
"""Where Traccar Client and its like look by themselves."""

ENCRYPTION: dict[Tls, str] = {
    "private": marked("Phones", "Encrypted, with this desk's own certificate"),
    "own": marked("Phones", "Encrypted, with our site's certificate files"),
    "off": marked("Phones", "Not encrypted"),
}
MEANS: dict[Tls, str] = {
    "private": (
        marked(
            "Phones",
            "Each phone is guided once through trusting this desk, about a minute. "
            "Then the driver's page works without a connection, knows where it is, "
            "and nobody on the network reads along.",
        )
    ),
    "own": (
        marked(
            "Phones",
            "For a name of your own, such as phones.example.org, whose certificate "
            "phones trust already: nothing has to be installed on them. Both files "
            "are in PEM form; the name goes below as the public address.",
        )
    ),
    "off": (
        marked(
            "Phones",
            "For a try-out, or behind a tunnel or VPN that encrypts. Otherwise "
            "anybody on the network can read along, and the driver's page has no "
            "position and forgets the day when it is closed without a connection.",
        )
    ),
}


def checked(options: ServerOptions) -> ServerOptions:
    """The options, if a server can be started with them.

    Raises:
        InputRefused: in a sentence that says what to change.
    """
    if options.tls == "own":
        files = (
            (options.certificate, translate("Phones", "certificate")),
            (options.key, translate("Phones", "key")),
        )
        for path, what in files:
            if not path:
                raise InputRefused(
                    translate("Phones", "Choose the {what} file of your site.").format(what=what)
                )
            if not Path(path).is_file():
                raise InputRefused(
                    translate(
                        "Phones", "There is no file '{path}': choose the {what} file again."
                    ).format(path=path, what=what)
                )
    try:
        options.check()
    except SyncError as error:
        raise InputRefused(str(error)) from error
    return options


def changes_address(before: ServerOptions, after: ServerOptions) -> bool:
    """Whether phones that are paired would look for the server in vain."""
    if before.public_url or after.public_url:
        return before.public_url != after.public_url
    if (before.tls == "off") != (after.tls == "off"):
        return True
    return before.port != after.port or _seen_as(before) != _seen_as(after)


def _seen_as(options: ServerOptions) -> str:
    return "" if is_loopback(options.host) else options.host


def state_words(reach: Reach) -> str:
    """Whether phones get in, and where."""
    if reach.options is None:
        return reach.fixed
    if not reach.is_open:
        return translate(
            "Phones", "Phones cannot get in: the sync server listens to this computer only."
        )
    if not reach.url:
        return translate("Phones", "Phones get in.")
    words = translate("Phones", "Phones get in: they open {url}/driver.").format(url=reach.url)
    if not reach.plain_url:
        return words
    apps = translate("Phones", "Tracking apps report to {url}.").format(url=reach.plain_url)
    return f"{words} {apps}"

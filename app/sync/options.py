"""How the sync server of a data folder is to listen: ``options.json`` beside its data.

The desk writes it (pairing switched on, an interface chosen), the server reads it at its start;
options on the command line go before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from app.domain.errors import SyncError
from app.sync.address import write_private
from app.sync.hosts import EVERYWHERE, address_in, host_of, is_loopback

_FILE_NAME = "options.json"

type Tls = Literal["off", "private", "own"]
"""``private``: a certificate authority of our own, which phones are guided to trust; ``own``: the
site's certificate files; ``off``: plain HTTP, where pages have no position and no life offline."""


class ServerOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``host`` is the address listened on (loopback until pairing is switched on), ``port`` None takes
    the one of last time, ``plain_port`` a second listener without TLS for stock phone apps and the
    certificate page (None: none). ``public_url`` is what phones are told where it is not the host's
    address; ``desk_host`` opens the desk's endpoints to other machines, at that address of this machine
    (an ``EVERYWHERE`` one: at all)."""

    host: str = "127.0.0.1"
    port: int | None = None
    plain_port: int | None = None
    tls: Tls = "off"
    certificate: str = ""
    key: str = ""
    public_url: str = ""
    desk_host: str = "127.0.0.1"

    @property
    def lets_phones_in(self) -> bool:
        """Whether anybody but this machine can get in; with a public address, through a tunnel."""
        return not is_loopback(self.host) or bool(self.public_url)

    def check(self) -> None:
        """Whether these fit together.

        Raises:
            SyncError: they do not; the words say what to change.
        """
        if self.tls == "own" and not (self.certificate and self.key):
            raise SyncError("An own certificate needs both files: the certificate and its key.")
        if self.plain_port is not None and self.plain_port != 0 and self.plain_port == self.port:
            raise SyncError("The port without TLS must be another one than the phones' port.")
        _check_public_url(self.public_url)
        if is_loopback(self.desk_host) or self.desk_host in EVERYWHERE:
            return
        if address_in(self.desk_host) is None:
            raise SyncError(
                f"The desk's host must be an address of this machine, not '{self.desk_host}'."
            )
        if self.host not in (*EVERYWHERE, self.desk_host):
            raise SyncError(
                f"The desk cannot come in at {self.desk_host}: the server listens on {self.host} only."
            )


def _check_public_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = host_of(url) if parts.netloc else ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if url and (
        parts.scheme not in ("http", "https")
        or not host
        or parts.path not in ("", "/")
        or parts.query
        or parts.fragment
    ):
        raise SyncError(
            f"'{url}' is no address for phones: write it like https://dispatch.example or"
            " https://203.0.113.7:8443, without a path."
        )


def read_options(folder: Path) -> ServerOptions:
    """What was chosen for this folder's server; the defaults where nothing was.

    Raises:
        SyncError: the file is there and cannot be read.
    """
    path = folder / _FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=ServerOptions)
    except FileNotFoundError:
        return ServerOptions()
    except (OSError, msgspec.MsgspecError) as error:
        raise SyncError(f"'{path}' cannot be read ({error}): mend it or delete it.") from error


def write_options(folder: Path, options: ServerOptions) -> None:
    """Choose for the server's next start.

    Raises:
        SyncError: the folder cannot be written.
    """
    write_private(folder / _FILE_NAME, msgspec.json.encode(options))

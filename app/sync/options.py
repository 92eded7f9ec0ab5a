"""How the sync server of a data folder is to listen: ``options.json`` beside its data.

The desk writes it (pairing switched on, an interface chosen), the server reads it at its start;
options on the command line go before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from app.domain.errors import SyncError
from app.sync.address import write_private

_FILE_NAME = "options.json"

type Tls = Literal["off", "private", "own"]
"""``private``: a certificate authority of our own, which phones are guided to trust; ``own``: the
site's certificate files; ``off``: plain HTTP, where pages have no position and no life offline."""


class ServerOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``host`` is the address listened on (loopback until pairing is switched on), ``port`` None takes
    the one of last time, ``plain_port`` a second listener without TLS for stock phone apps and the
    certificate page (None: none). ``public_url`` is what phones are told where it is not the host's
    address; ``desk_host`` other than loopback opens the desk's endpoints to other machines."""

    host: str = "127.0.0.1"
    port: int | None = None
    plain_port: int | None = None
    tls: Tls = "off"
    certificate: str = ""
    key: str = ""
    public_url: str = ""
    desk_host: str = "127.0.0.1"


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

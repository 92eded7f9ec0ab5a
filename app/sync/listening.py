"""How the server of this computer listens, as a dispatcher chooses it: changed with a restart."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

from app.domain.errors import ServerUnreachable, SyncError
from app.sync.address import ServerAddress, read_address
from app.sync.options import ServerOptions, read_options, write_options
from app.sync.remote import read_remote
from app.sync.supervisor import ServerSupervisor

_BACK_S = 10.0
_LOOK_EVERY_S = 0.1


class Listening:
    """The options of a folder's server. Not for use by several threads at once, like its supervisor."""

    def __init__(self, folder: Path, supervisor: ServerSupervisor) -> None:
        self._folder = folder
        self._supervisor = supervisor

    def elsewhere(self) -> str:
        """The address of the server on another machine that the desk uses instead; '' for none.

        Raises:
            SyncError: what was chosen cannot be read.
        """
        remote = read_remote(self._folder)
        return remote.url if remote is not None else ""

    def options(self) -> ServerOptions:
        """What was chosen last.

        Raises:
            SyncError: the file cannot be read.
        """
        return read_options(self._folder)

    def lets_phones_in(self) -> bool:
        """Whether anybody but this computer can get in.

        Raises:
            SyncError: what was chosen cannot be read.
        """
        return bool(self.elsewhere()) or self.options().lets_phones_in

    def address(self) -> ServerAddress | None:
        """Where the server listens, or did last; None before its first start."""
        return read_address(self._folder)

    def change(self, options: ServerOptions) -> ServerAddress:
        """Start the server again with other options. Phones keep their reports for that moment.

        Raises:
            SyncError: it cannot be started so; the words say why, and the former options hold again.
        """
        if self.elsewhere():
            raise SyncError("The sync server runs on another machine: set it up there.")
        options.check()
        before = self.options()
        write_options(self._folder, options)
        try:
            self._supervisor.stop()
            return self._supervisor.ensure()
        except SyncError as error:
            write_options(self._folder, before)
            self._back()
            raise SyncError(f"{error} What was chosen before holds again.") from error

    def _back(self) -> None:
        """Up again as before; where that fails, whoever asks for the server next tries it, too."""
        give_up = monotonic() + _BACK_S
        while True:
            try:
                self._supervisor.ensure()
                return
            except ServerUnreachable:  # it is given a pause after a start that failed
                if monotonic() > give_up:
                    return
                sleep(_LOOK_EVERY_S)
            except SyncError:
                return

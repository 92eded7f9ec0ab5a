"""The sync server as the desk uses it: started or adopted, with a link to it."""

from __future__ import annotations

import time

from app.domain.errors import ServerUnreachable
from app.sync.client import HttpDeskLink
from app.sync.supervisor import ServerSupervisor

_PATIENCE_S = 60.0
_LOOK_EVERY_S = 0.1


class SupervisedServer:
    """A running server and the desk's link to it.

    Raises:
        ServerUnreachable, SyncError: it cannot be started; the words say why.
    """

    def __init__(self, supervisor: ServerSupervisor) -> None:
        self._supervisor = supervisor
        self.url = supervisor.ensure().url
        self.link = HttpDeskLink(self.url, supervisor.desk_token())

    def revive(self) -> None:
        """Start it again where it ended, and wait until it answers.

        Raises:
            ServerUnreachable: it is not back in time, or at another address than phones know.
            SyncError: it cannot be started; the words say why.
        """
        give_up = time.monotonic() + _PATIENCE_S
        while True:
            try:
                url = self._supervisor.ensure().url
            except ServerUnreachable:
                if time.monotonic() > give_up:
                    raise
                time.sleep(_LOOK_EVERY_S)
                continue
            if url != self.url:
                raise ServerUnreachable(
                    f"The sync server had to move from {self.url} to {url}, because another program"
                    " took its port; phones still look for it at the old address."
                )
            return

    def stop(self) -> None:
        """End the server, and the link with it."""
        self.close()
        self._supervisor.stop()

    def close(self) -> None:
        """End only the link; the server goes on."""
        self.link.close()

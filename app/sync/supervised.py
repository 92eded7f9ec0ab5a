"""The sync server as the desk uses it: started or adopted, with a link to it."""

from __future__ import annotations

from app.sync.client import HttpDeskLink
from app.sync.supervisor import ServerSupervisor


class SupervisedServer:
    """A running server and the desk's link to it.

    Raises:
        ServerUnreachable, SyncError: it cannot be started; the words say why.
    """

    def __init__(self, supervisor: ServerSupervisor) -> None:
        self._supervisor = supervisor
        self.url = supervisor.ensure().url
        self.link = HttpDeskLink(self.url, supervisor.desk_token())

    def stop(self) -> None:
        """End the server, and the link with it."""
        self.close()
        self._supervisor.stop()

    def close(self) -> None:
        """End only the link; the server goes on."""
        self.link.close()

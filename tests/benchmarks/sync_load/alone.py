"""The server alone under a fleet's phones: at the promised rate, and up to where it gives way."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.dispatching import released_route
from app.domain.release import Release
from app.sync.address import ServerAddress, desk_token
from app.sync.certificates import TLS_FOLDER
from app.sync.client import HttpDeskLink
from app.sync.supervisor import ServerSupervisor
from tests.app.sample_day import SampleDay
from tests.app.sync.serving import command
from tests.benchmarks.harness import percentile
from tests.benchmarks.sync_load.crowd import Server, Stretch, Told
from tests.benchmarks.sync_load.fleet import Crowd, members_of

HIGHEST_P99_S = 0.05
LEAST_ACKED = 0.999
_ROUTES_AT_ONCE = 50
_PAGE = 4096


@dataclass(frozen=True)
class Run:
    """What came of a stretch, and how much of one core the server used for it."""

    told: Told
    stretch: Stretch
    cores: float

    @property
    def p99_s(self) -> float:
        """Of a fact that was due until it was acknowledged."""
        return percentile(self.told.took, 0.99) if self.told.took else float("inf")

    @property
    def commits_per_s(self) -> float:
        """Each request that is answered with success is a commit, whatever it brings."""
        return (len(self.told.took) + self.told.positions) / self.told.lasted

    @property
    def held(self) -> bool:
        """Whether the server kept up."""
        enough = len(self.told.took) >= LEAST_ACKED * self.told.asked
        return enough and self.p99_s < HIGHEST_P99_S


def climb(
    day: SampleDay, store: str, rates: Sequence[float], seconds: float, batch: int = 1
) -> list[Run]:
    """Rate after rate, until one is twice too much; ``store`` names one of the test child's."""
    runs: list[Run] = []
    with _serving(day, store) as (address, crowd):
        for rate in rates:
            run = _run(crowd, address.pid, Stretch(rate, seconds, batch))
            if not run.held:  # perhaps something else on this machine was in the way
                run = _run(crowd, address.pid, Stretch(rate, seconds, batch))
            runs.append(run)
            if not run.held:
                break
    return runs


def _run(crowd: Crowd, pid: int, stretch: Stretch) -> Run:
    before = _cpu_s(pid)
    told = crowd.run(stretch)
    return Run(told, stretch, (_cpu_s(pid) - before) / told.lasted)


@contextmanager
def _serving(day: SampleDay, store: str) -> Iterator[tuple[ServerAddress, Crowd]]:
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        folder = Path(scratch)
        options = ("--tls", "private", "--port", "0", "--store", store)
        supervisor = ServerSupervisor(folder, command(folder, *options))
        address = supervisor.ensure()
        try:
            _release(day, address.url, folder)
            server = Server(address.phones_url, str(folder / TLS_FOLDER / "authority.pem"))
            crowd = Crowd(server, members_of(day, address.url, folder))
            crowd.wait_ready()
            yield address, crowd
            crowd.end()
        finally:
            supervisor.stop()


def _release(day: SampleDay, url: str, folder: Path) -> None:
    shifts = {shift.shift_id: shift for shift in day.shifts}
    orders = {order.order_id: order for order in day.orders}
    routes = [released_route(record, shifts[record.shift_id], orders) for record in day.routes]
    link = HttpDeskLink(url, desk_token(folder))
    for first in range(0, len(routes), _ROUTES_AT_ONCE):
        link.release(Release(str(uuid4()), 0, tuple(routes[first : first + _ROUTES_AT_ONCE])))
    link.close()


def _cpu_s(pid: int) -> float:
    """Seconds of processor time a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def fsyncs_per_s(seconds: float) -> float:
    """How often the disk of the scratch folder takes a page for good, one after the other."""
    done = 0
    with tempfile.NamedTemporaryFile(prefix="roundsman-bench-") as file:
        page = os.urandom(_PAGE)
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            os.write(file.fileno(), page)
            os.fsync(file.fileno())
            done += 1
        return done / (time.monotonic() - begun)

"""Requests of many phones at once cost the disk one commit and not many."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from app.domain.events import Position
from app.shared_clock import SystemClock
from app.sync.service import ServerSettings, Service
from storage.sqlite_library import Database
from storage.sync_store import SqliteSyncStore, open_sync_store

PHONES = 20
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def _pair(store: SqliteSyncStore, driver: str) -> str:
    store.put_code(driver, driver, NOW)
    return store.pair(driver, "", 0, uuid4().hex, "10.0.0.1", NOW).device_id


def test_what_comes_while_the_disk_is_busy_is_committed_together(tmp_path: Path) -> None:
    with closing(open_sync_store(tmp_path)) as store:
        devices = [_pair(store, f"driver {number}") for number in range(PHONES)]
        commits: list[str] = []
        store._file._writer.conn.set_trace_callback(
            lambda said: commits.append(said) if said == "COMMIT" else None
        )
        disk_is_busy, disk_is_free = threading.Event(), threading.Event()

        def busy(_: Database) -> None:
            disk_is_busy.set()
            assert disk_is_free.wait(30)

        async def report(service: Service) -> list[int]:
            first = asyncio.create_task(service.db(store._commits.write, busy))
            assert await asyncio.to_thread(disk_is_busy.wait, 20)
            reports = [
                asyncio.create_task(
                    service.db(store.add_positions, device, [Position("", NOW, 9.5, 47.1)], NOW)
                )
                for device in devices
            ]
            async with asyncio.timeout(20):
                while len(store._commits._waiting) < PHONES:
                    await asyncio.sleep(0.001)
            disk_is_free.set()
            await first
            return await asyncio.gather(*reports)

        service = Service(store, SystemClock(), ServerSettings("t", "http://127.0.0.1", "test"))
        try:
            assert sum(asyncio.run(report(service))) == 1, "they say the same, and it is kept once"
        finally:
            disk_is_free.set()
            service.close()
        assert len(commits) == 2

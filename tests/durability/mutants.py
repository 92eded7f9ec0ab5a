"""Servers that are broken on purpose: a harness that does not notice them proves nothing."""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.driver_sync import Judgement, Submission
from app.ports.sync_store import SyncStore
from storage import sync_facts
from storage.group_commit import GroupCommit
from storage.sqlite_library import Database
from storage.sync_store import SqliteSyncStore, open_sync_store

HASTY_S = 0.2
"""How long after its acknowledgement the hasty server keeps a batch."""


def normal(folder: Path) -> SyncStore:
    """Commits without forcing them to the disk: SQLite's ``synchronous=NORMAL``."""
    store = open_sync_store(folder)
    store._file._writer.execute("PRAGMA synchronous=NORMAL")
    return store


def hasty(folder: Path) -> SyncStore:
    """Acknowledges a batch, and keeps it a moment later."""
    store = open_sync_store(folder)
    keep = store.accept

    def accept(device_id: str, batch: Sequence[Submission], received_at: datetime) -> Judgement:
        known = next((d.acked for d in store.devices() if d.device_id == device_id), 0)
        numbers = {fact.seq for fact in batch}
        while known + 1 in numbers:
            known += 1

        def later() -> None:
            time.sleep(HASTY_S)
            keep(device_id, batch, received_at)

        threading.Thread(target=later, daemon=True).start()
        return Judgement(known, (), (), len(batch))

    store.accept = accept  # type: ignore[method-assign]
    return store


def eager(folder: Path) -> SyncStore:
    """Answers everybody of a group as soon as their work is done, before the commit they share."""

    def commit_waiting(commits: GroupCommit) -> None:
        with commits._lock:
            group, commits._waiting = commits._waiting, []
        with commits._file.transaction() as unit:
            for request in group:
                request.tell(commits._apply(unit.db, request.work))
            commits._alongside(unit.db)
            unit.commit()

    GroupCommit._commit_waiting = commit_waiting  # type: ignore[method-assign]
    return open_sync_store(folder)


def credulous(folder: Path) -> SyncStore:
    """Takes every fact for a new one."""

    def judge(
        db: Database, sender: sync_facts.Sender, fact: Submission, now: datetime
    ) -> tuple[str, bool]:
        if fact.event is None:
            return judge_well(db, sender, fact, now)
        event = replace(fact.event, event_id=str(uuid.uuid4()))
        sync_facts.add_event(db, sender.driver_id, event, fact.content_hash)
        db.execute(
            "INSERT OR REPLACE INTO committed VALUES (?, ?, ?, '', ?)",
            [sender.device_id, fact.seq, fact.content_hash, now.isoformat()],
        )
        return "", True

    judge_well = sync_facts._judge
    sync_facts._judge = judge
    return open_sync_store(folder)


def unforced(folder: Path) -> SyncStore:
    """Names a proof's file and writes its row without forcing file and folder to the disk."""
    os.fsync = lambda fd: None  # noqa: ARG005  # SQLite forces its own files by itself
    return open_sync_store(folder)


def row_first(folder: Path) -> SyncStore:
    """Writes a proof's row before its file."""
    store = open_sync_store(folder)
    files, keep_row = store._proofs._files, store._proofs.put
    put_file = files.put
    waiting: list[tuple[str, bytes]] = []

    def put(*args: Any) -> None:
        keep_row(*args)
        while waiting:
            put_file(*waiting.pop())

    files.put = lambda *file: waiting.append(file)  # type: ignore[method-assign]
    store._proofs.put = put  # type: ignore[method-assign,assignment]
    return store


def honest(folder: Path) -> SqliteSyncStore:
    """The real one."""
    return open_sync_store(folder)


STORES: dict[str, Callable[[Path], SyncStore]] = {
    "real": honest,
    "normal": normal,
    "hasty": hasty,
    "eager": eager,
    "credulous": credulous,
    "unforced": unforced,
    "row-first": row_first,
}

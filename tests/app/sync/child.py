"""The server process as tests start it: ``python -m tests.app.sync.child FOLDER [options]``."""

from __future__ import annotations

import argparse
import sys
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.driver_sync import Judgement, Submission
from app.domain.errors import WorldError
from app.shared_clock import SharedClock, SystemClock
from app.sync.server import serve
from app.sync_ports import SyncStore
from storage import sync_facts
from storage.sqlite_library import Database
from storage.sync_store import open_sync_store


def forgetful(folder: Path) -> SyncStore:
    """A mutant: tells the phone before anything is on the disk."""
    store = open_sync_store(folder)

    def accept(device_id: str, batch: Sequence[Submission], received_at: datetime) -> Judgement:
        del device_id, received_at
        return Judgement(max(fact.seq for fact in batch), (), (), len(batch))

    store.accept = accept  # type: ignore[method-assign]
    return store


def credulous(folder: Path) -> SyncStore:
    """A mutant: takes every fact for a new one."""

    def judge(
        db: Database, sender: sync_facts.Sender, fact: Submission, now: datetime
    ) -> tuple[str, bool]:
        assert fact.event is not None
        event = replace(fact.event, event_id=str(uuid.uuid4()))
        sync_facts.add_event(db, sender.driver_id, event, fact.content_hash)
        db.execute(
            "INSERT OR REPLACE INTO committed VALUES (?, ?, ?, '', ?)",
            [sender.device_id, fact.seq, fact.content_hash, now.isoformat()],
        )
        return "", True

    sync_facts._judge = judge
    return open_sync_store(folder)


STORES: dict[str, Callable[[Path], SyncStore]] = {
    "real": open_sync_store,
    "forgetful": forgetful,
    "credulous": credulous,
}


def main() -> int:
    """Serve until told to stop; 1 and one line where that is impossible."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    parser.add_argument("--clock-file", type=Path)
    parser.add_argument("--ends-with-parent", action="store_true")
    parser.add_argument("--store", choices=STORES, default="real")
    arguments = parser.parse_args()
    clock = SharedClock(arguments.clock_file) if arguments.clock_file else SystemClock()
    try:
        serve(
            arguments.folder,
            arguments.host,
            arguments.port,
            clock,
            lambda _: None,
            STORES[arguments.store],
            version="test",
            ends_with_parent=arguments.ends_with_parent,
        )
    except WorldError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

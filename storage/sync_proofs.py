"""Proofs on the sync server: a row each, and the picture as a file beside the database."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.domain.driver_sync import Proof
from app.domain.geo import LonLat
from app.domain.timing import from_rfc3339, rfc3339
from storage.database import SqliteFile
from storage.group_commit import GroupCommit
from storage.proof_files import ProofFiles
from storage.sqlite_library import Database

ORPHANS_KEPT = timedelta(days=30)

_COLUMNS = "sha256, stored, media_type, size, width, height, taken_at, lon, lat"

# Facts in quarantine count too: a driver may yet be given the stop that one of them is about.
_ORPHANS = (
    "received_at < ? AND sha256 NOT IN (SELECT sha256 FROM proof_use)"
    " AND NOT EXISTS (SELECT 1 FROM quarantine WHERE instr(raw, proof.sha256))"
)


class SqliteProofs:
    """``app.ports.sync_store.ProofStore``. One at a time puts or sweeps; nobody else waits for a
    file."""

    def __init__(self, file: SqliteFile, commits: GroupCommit, files: ProofFiles) -> None:
        self._file = file
        self._commits = commits
        self._files = files
        self._turn = threading.Lock()

    def put(self, proof: Proof, content: bytes, device_id: str, now: datetime) -> None:
        """The file first, then its row."""
        with self._turn:
            self._files.put(proof.stored, content)
            self._commits.write(_insert, proof, device_id, now)

    def find(self, sha256s: Sequence[str]) -> tuple[Proof, ...]:
        """Those of them that are here."""
        with self._file.reading() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM proof"
                " WHERE sha256 IN (SELECT value FROM json_each(?)) ORDER BY sha256",
                [json.dumps(list(sha256s))],
            ).fetchall()
        return tuple(_proof(row) for row in rows)

    def read(self, sha256: str) -> tuple[Proof, bytes] | None:
        """A proof and its picture."""
        found = self.find([sha256])
        content = self._files.get(found[0].stored) if found and found[0].stored else None
        return (found[0], content) if content is not None else None

    def taken_since(self, device_id: str, start: datetime) -> int:
        """How many of a phone were kept."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT count(*) FROM proof WHERE device_id = ? AND received_at >= ?",
                [device_id, rfc3339(start)],
            ).fetchone()
        return int(row[0])

    def drop(self, stored: Sequence[str]) -> None:
        """Remove files at once, those that no row speaks of any more."""
        with self._turn:
            with self._file.reading() as db:
                wanted = frozenset(row[0] for row in db.execute("SELECT stored FROM proof"))
            self._files.drop(frozenset(stored) - wanted)

    def sweep(self, now: datetime) -> None:
        """Drop what is 30 days old and named by no fact: rows first, then their files."""
        before = now - ORPHANS_KEPT
        with self._turn:
            self._commits.write(_delete_orphans, before)
            with self._file.reading() as db:
                stored = frozenset(row[0] for row in db.execute("SELECT stored FROM proof"))
            self._files.sweep(stored, before)


def _insert(db: Database, proof: Proof, device_id: str, now: datetime) -> None:
    db.execute(
        f"INSERT OR IGNORE INTO proof ({_COLUMNS}, device_id, received_at)"
        f" VALUES ({', '.join('?' * 11)})",
        [*_row(proof), device_id, rfc3339(now)],
    )


def _delete_orphans(db: Database, before: datetime) -> None:
    db.execute(f"DELETE FROM proof WHERE {_ORPHANS}", [rfc3339(before)])


def _row(proof: Proof) -> list[object]:
    return [
        proof.sha256,
        proof.stored,
        proof.media_type,
        proof.size,
        proof.width,
        proof.height,
        rfc3339(proof.taken_at) if proof.taken_at else None,
        proof.place.lon if proof.place else None,
        proof.place.lat if proof.place else None,
    ]


def _proof(row: Sequence[Any]) -> Proof:
    sha256, stored, media_type, size, width, height, taken_at, lon, lat = row
    return Proof(
        sha256,
        stored,
        media_type,
        size,
        width,
        height,
        from_rfc3339(taken_at) if taken_at is not None else None,
        LonLat(lon, lat) if lon is not None and lat is not None else None,
    )

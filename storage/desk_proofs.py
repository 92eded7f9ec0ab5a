"""Proofs at the desk: which ones facts name, those that are here, and how far from the stop it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.domain.driver_sync import Proof
from app.domain.events import Event
from app.domain.geo import LonLat
from app.domain.proofs import proof_names
from app.ports.desk_proofs import FactPlace
from storage import rows
from storage.database import SqliteFile
from storage.keeping_time import NO_EARLIER, goes_on
from storage.proof_files import ProofFiles
from storage.sqlite_library import Database

_LET_GO = ""
"""In the place of the file's name: the picture came, and was removed after its time."""
_STORED = "SELECT stored FROM proofs WHERE stored IS NOT NULL"
_UNNAMED_KEPT = timedelta(days=30)
_A_PIECE_LIVES = timedelta(hours=1)
"""So long a picture may be on its way to the disk: another program may be fetching it."""

_COLUMNS = "stored, media_type, size, width, height, taken_at, lon, lat"


def note_proofs(database: Database, day: date, event: Event) -> None:
    """Write down, with a new fact, the proofs it names and where it was made; ``event`` is numbered."""
    for name in proof_names(event):
        database.conn.execute(
            "INSERT INTO proofs (sha256, day, sequence) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (name, day.isoformat(), event.sequence),
        )
    lon, lat = event.data.get("lon"), event.data.get("lat")
    if event.stop_id and isinstance(lon, int | float) and isinstance(lat, int | float):
        place = (event.sequence, day.isoformat(), event.stop_id, float(lon), float(lat))
        database.conn.execute(_ADD_PLACE, place)


_ADD_PLACE = (
    "INSERT INTO fact_places (sequence, day, stop_id, lon, lat) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)


class SqliteDeskProofs:
    """``app.ports.desk_proofs.DeskProofs``."""

    def __init__(self, file: SqliteFile, files: ProofFiles) -> None:
        self._file = file
        self._files = files

    def awaited(self, limit: int) -> tuple[str, ...]:
        """Names of pictures that facts name and that are not here, those of the newest facts first."""
        with self._file.reading() as database:
            found = database.execute(
                "SELECT sha256 FROM proofs WHERE stored IS NULL ORDER BY sequence DESC LIMIT ?", [limit]
            ).fetchall()
        return tuple(row[0] for row in found)

    def here(self, day: date) -> frozenset[str]:
        """Names of the day's pictures that came."""
        with self._file.reading() as database:
            found = database.execute(
                "SELECT sha256 FROM proofs WHERE day = ? AND stored IS NOT NULL", [day.isoformat()]
            ).fetchall()
        return frozenset(row[0] for row in found)

    def keep(self, proof: Proof, content: bytes) -> None:
        """The file first, then its row. The camera's place stands in for a fact's that has none."""
        self._files.put(proof.stored, content)
        with self._file.transaction() as unit:
            unit.db.execute(
                f"UPDATE proofs SET ({_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE sha256 = ?",
                [*_values(proof), proof.sha256],
            )
            if proof.place is not None:
                unit.db.execute(
                    "INSERT INTO fact_places (sequence, day, stop_id, lon, lat)"
                    " SELECT sequence, events.day, stop_id, ?, ?"
                    " FROM proofs JOIN events USING (sequence)"
                    " WHERE sha256 = ? AND stop_id <> '' ON CONFLICT DO NOTHING",
                    [proof.place.lon, proof.place.lat, proof.sha256],
                )
            unit.commit()

    def sweep(self, now: datetime, kept: timedelta | None) -> None:
        """The rows first, then what no row speaks of any more."""
        if kept is not None:
            with self._file.transaction() as unit:
                before = _keeping_time(unit.db, now) - kept
                unit.db.execute(
                    "UPDATE proofs SET stored = ? WHERE stored <> ? AND day < ?",
                    [_LET_GO, _LET_GO, before.date().isoformat()],
                )
                unit.commit()
        with self._file.reading() as database:
            stored = frozenset(row[0] for row in database.execute(_STORED))
        self._files.sweep(stored, now - _UNNAMED_KEPT, now - _A_PIECE_LIVES)

    def drop(self, stored: Iterable[str]) -> None:
        """Remove files at once, those that no row speaks of any more."""
        with self._file.reading() as database:
            wanted = frozenset(row[0] for row in database.execute(_STORED))
        self._files.drop(frozenset(stored) - wanted)

    def read(self, sha256: str) -> tuple[Proof, bytes] | None:
        """A proof and its picture, where it is here."""
        with self._file.reading() as database:
            row = database.execute(
                f"SELECT sha256, {_COLUMNS} FROM proofs WHERE sha256 = ? AND stored <> ?",
                [sha256, _LET_GO],
            ).fetchone()
        if row is None:
            return None
        proof = _proof(row)
        content = self._files.get(proof.stored)
        return (proof, content) if content is not None else None

    def unmeasured(self) -> tuple[FactPlace, ...]:
        """Facts with a place whose distance from their stop is not known yet, by number."""
        with self._file.reading() as database:
            found = database.execute(
                "SELECT sequence, day, stop_id, lon, lat FROM fact_places WHERE metres IS NULL"
                " ORDER BY sequence"
            ).fetchall()
        return tuple(
            FactPlace(sequence, date.fromisoformat(day), stop_id, LonLat(lon, lat))
            for sequence, day, stop_id, lon, lat in found
        )

    def put_distances(self, metres: Iterable[tuple[int, int | None]]) -> None:
        """Keep distances for good, by the facts' numbers; None for what can never be measured."""
        with self._file.transaction() as unit:
            unit.db.conn.executemany(
                "UPDATE fact_places SET metres = ? WHERE sequence = ?",
                [(_UNKNOWN if far is None else far, number) for number, far in metres],
            )
            unit.commit()

    def distances(self, day: date) -> dict[int, int]:
        """Metres from the stop, by the numbers of the day's facts."""
        with self._file.reading() as database:
            found = database.execute(
                "SELECT sequence, metres FROM fact_places WHERE day = ? AND metres >= 0",
                [day.isoformat()],
            ).fetchall()
        return dict(found)


def _keeping_time(database: Database, now: datetime) -> datetime:
    """The instant from which keeping times are counted back."""
    row = database.execute("SELECT value FROM counters WHERE name = 'keeping_time'").fetchone()
    reached = goes_on(datetime.fromtimestamp(row[0], UTC) if row else None, now)
    if now > NO_EARLIER:
        database.execute(
            "INSERT OR REPLACE INTO counters VALUES ('keeping_time', ?)", [int(reached.timestamp())]
        )
    return min(now, reached)


_UNKNOWN = -1


def _values(proof: Proof) -> list[object]:
    return [
        proof.stored,
        proof.media_type,
        proof.size,
        proof.width,
        proof.height,
        rows.instant_text(proof.taken_at) if proof.taken_at else None,
        proof.place.lon if proof.place else None,
        proof.place.lat if proof.place else None,
    ]


def _proof(row: Any) -> Proof:
    sha256, stored, media_type, size, width, height, taken_at, lon, lat = row
    return Proof(
        sha256,
        stored,
        media_type,
        size,
        width,
        height,
        datetime.fromisoformat(taken_at) if taken_at is not None else None,
        LonLat(lon, lat) if lon is not None and lat is not None else None,
    )

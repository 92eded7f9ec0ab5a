"""The sync server's own database: one file, and a folder of proofs beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.driver_sync import (
    Device,
    DeviceState,
    DriverRoutes,
    Fetched,
    Generation,
    GivenRelease,
    GivenRoute,
    Judgement,
    MessageToDriver,
    QuarantineView,
    ReleaseAnswer,
    SentMessage,
    Submission,
    Withdrawal,
)
from app.domain.errors import Bug, StoreError
from app.domain.events import Event, Position
from app.domain.timing import rfc3339
from storage import (
    sync_devices,
    sync_facts,
    sync_fetched,
    sync_forgetting,
    sync_messages,
    sync_positions,
    sync_routes,
    sync_sweep,
)
from storage.database import SqliteFile, open_database
from storage.group_commit import GroupCommit
from storage.proof_files import PROOFS, ProofFiles
from storage.sqlite_library import Database
from storage.sync_heard import LastHeard
from storage.sync_proofs import SqliteProofs
from storage.sync_schema import SYNC_MIGRATIONS, new_epoch
from storage.sync_shop import SqliteShop
from storage.sync_tenders import SqliteTenders
from storage.sync_trackers import SqliteTrackers
from storage.sync_tracking import SqliteTracking

FILE_NAME = "sync.db"


def open_sync_store(folder: Path) -> SqliteSyncStore:
    """Open the server's data in a folder, making it where there is none.

    Raises:
        StoreTooNew, StoreFull, StoreBusy, StoreError: in one sentence.
    """
    file = open_database(folder / FILE_NAME, SYNC_MIGRATIONS)
    try:
        return SqliteSyncStore(file, ProofFiles(folder / PROOFS))
    except BaseException:
        file.close()
        raise


def renew_epoch(folder: Path) -> str:
    """Begin a new life of the data, after it was restored from a backup; returns its name."""
    file = open_database(folder / FILE_NAME, SYNC_MIGRATIONS)
    try:
        with file.transaction() as unit:
            epoch = new_epoch()
            unit.db.execute("UPDATE meta SET value = ? WHERE key = 'epoch'", [epoch])
            unit.commit()
        return epoch
    finally:
        file.close()


class SqliteSyncStore:
    """``app.ports.sync_store.SyncStore`` over SQLite. Every writing call returns after its commit;
    those made at the same time share one."""

    def __init__(self, file: SqliteFile, files: ProofFiles) -> None:
        self._file = file
        self._heard = LastHeard()
        self._commits = GroupCommit(file, self._heard.write)
        self._proofs = SqliteProofs(file, self._commits, files)
        self._trackers = SqliteTrackers(file, self._commits)
        self._tracking = SqliteTracking(file, self._commits)
        self._shop = SqliteShop(file, self._commits)
        self._tenders = SqliteTenders(file, self._commits)
        with file.reading() as db:
            row = db.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()
        self._epoch = str(row[0])

    @property
    def epoch(self) -> str:
        """Names this life of the data."""
        return self._epoch

    def prove_writable(self, now: datetime) -> None:
        """Commit a row, or raise StoreError."""
        self._commits.write(_put_meta, "written_at", rfc3339(now))

    def generation(self) -> Generation:
        """The desk that has this server."""
        with self._file.reading() as db:
            return _generation(db)

    def keep_generation(self, generation: Generation) -> None:
        """Remember that this desk has the server, unless a newer one was kept meanwhile."""
        self._commits.write(_keep_generation, generation)

    # --- phones -------------------------------------------------------------------------------

    def put_code(self, code_hash: str, driver_id: str, expires: datetime) -> None:
        """A one-time code for a driver's phone."""
        self._commits.write(sync_devices.put_code, code_hash, driver_id, expires)

    def pair(
        self,
        code_hash: str,
        nonce_hash: str,
        attempt: int,
        token_hash: str,
        address: str,
        now: datetime,
    ) -> Device:
        """Redeem a code.

        Raises:
            PairingRefused, PairingLocked
        """

        def redeem(db: Database) -> Device | None:
            sync_devices.refuse_locked(db, address, now)
            heard = self._heard.not_written()
            device = sync_devices.redeem(db, code_hash, nonce_hash, attempt, token_hash, now, heard)
            if device is None:
                sync_devices.note_wrong_code(db, address, now)
            return device

        device = self._commits.write(redeem)
        if device is None:  # raised only now: the try itself had to be kept
            raise sync_devices.wrong_code()
        return device

    def device(self, token_hash: str, now: datetime) -> Device | None:
        """Whose token it is, and that the phone was heard."""
        with self._file.reading() as db:
            device = sync_devices.by_token(db, token_hash, now)
        if device is not None:
            if device.last_seen is None and device.device_id not in self._heard.not_written():
                self._hear_first(device.device_id, now)
            self.note_heard(device.device_id, now)
        return device

    def _hear_first(self, device_id: str, now: datetime) -> None:
        """Write down at once that a phone uses its token: no late request for one may void it now. On a
        full disk that has to wait."""
        with suppress(StoreError):
            self._commits.write(sync_devices.note_heard, device_id, now)

    def note_heard(self, device_id: str, now: datetime) -> None:
        """Remember that a phone was heard."""
        self._heard.note(device_id, now)

    def devices(self) -> tuple[Device, ...]:
        """Every phone."""
        with self._file.reading() as db:
            devices = sync_devices.all_devices(db)
        heard = self._heard.not_written()
        return tuple(
            replace(device, last_seen=heard.get(device.device_id, device.last_seen))
            for device in devices
        )

    def end_device(self, device_id: str, state: DeviceState, now: datetime) -> Device | None:
        """Retire or revoke a phone."""
        return self._commits.write(sync_devices.end, device_id, state, now)

    def forget(self, stop_ids: Sequence[str], spoken: Sequence[str]) -> None:
        """Remove what is known of the customers of some stops, and leave nothing of it on the disk."""
        self._proofs.drop(self._commits.write(sync_forgetting.forget, stop_ids, spoken))
        self._file.rewrite()

    # --- facts and positions ------------------------------------------------------------------

    def accept(self, device_id: str, batch: Sequence[Submission], received_at: datetime) -> Judgement:
        """Judge each fact and keep it; acknowledged in the answer is what the disk has."""
        return self._commits.write(_accept, device_id, batch, received_at)

    def events(self, after: int, limit: int) -> tuple[Event, ...]:
        """Facts in commit order; raises CursorBeyondHead."""
        with self._file.reading() as db:
            return sync_facts.events_after(db, after, limit)

    def quarantine(self, after: int, limit: int) -> QuarantineView:
        """What was put aside."""
        with self._file.reading() as db:
            return sync_facts.quarantine_view(db, after, limit)

    def add_positions(
        self, device_id: str, positions: Iterable[Position], received_at: datetime
    ) -> int:
        """Keep new positions of the phone's driver; late ones too."""
        return self._commits.write(_add_positions, device_id, tuple(positions), received_at)

    def positions(self, after: int, limit: int) -> tuple[tuple[Position, ...], int]:
        """Positions in commit order; raises CursorBeyondHead."""
        with self._file.reading() as db:
            return sync_positions.positions_after(db, after, limit)

    # --- routes -------------------------------------------------------------------------------

    def release(self, release: GivenRelease, now: datetime) -> ReleaseAnswer:
        """Give out routes, all or nothing; raises ReleaseConflict and its kin."""
        return self._commits.write(sync_routes.release, release, now)

    def routes(self, since: datetime | None = None) -> tuple[GivenRoute, ...]:
        """Every route as last released, or those whose shift ends after an instant."""
        with self._file.reading() as db:
            return sync_routes.all_routes(db, since)

    def driver_routes(self, driver_id: str, now: datetime) -> DriverRoutes:
        """A driver's current shift and the next one."""
        with self._file.reading() as db:
            return sync_routes.routes_of(db, driver_id, now)

    def note_fetched(self, device_id: str, confirmed_change: int, sent: DriverRoutes) -> None:
        """Remember what a phone was sent and holds; writes only what is new."""
        with self._file.reading() as db:
            if sync_fetched.nothing_new(db, device_id, confirmed_change, sent):
                return
        self._commits.write(sync_fetched.note, device_id, confirmed_change, sent)

    def fetched(self) -> tuple[Fetched, ...]:
        """What every phone was sent and holds."""
        with self._file.reading() as db:
            return sync_fetched.all_fetched(db)

    def withdrawals(self, now: datetime) -> tuple[Withdrawal, ...]:
        """Stops that a driver may still believe to have."""
        with self._file.reading() as db:
            return sync_fetched.pending_withdrawals(db, now)

    # --- messages -----------------------------------------------------------------------------

    def put_message(self, message: MessageToDriver) -> bool:
        """Keep words for a driver's phones; raises IdReused."""
        return self._commits.write(sync_messages.put, message)

    def messages(self, after: int, limit: int) -> tuple[SentMessage, ...]:
        """The dispatcher's messages in the order of sending."""
        with self._file.reading() as db:
            return sync_messages.after(db, after, limit)

    # --- proofs -------------------------------------------------------------------------------

    @property
    def proofs(self) -> SqliteProofs:
        """Photos and signatures."""
        return self._proofs

    @property
    def trackers(self) -> SqliteTrackers:
        """Stock apps' phones."""
        return self._trackers

    @property
    def tracking(self) -> SqliteTracking:
        """Customers' pages, and what customers say."""
        return self._tracking

    @property
    def shop(self) -> SqliteShop:
        """Shops' orders."""
        return self._shop

    @property
    def tenders(self) -> SqliteTenders:
        """Offers to carriers."""
        return self._tenders

    def last_set_aside(self) -> int:
        """The highest number in quarantine."""
        with self._file.reading() as db:
            return sync_facts.last_set_aside(db)

    # --- housekeeping -------------------------------------------------------------------------

    def sweep(self, now: datetime) -> None:
        """Drop positions, facts, codes and wrong tries older than their keeping time.

        Facts not yet acknowledged in full (behind a gap) go by the same age.
        """
        self._commits.write(sync_sweep.sweep, now)

    def keeping_time(self, now: datetime) -> datetime:
        """The instant from which keeping times are to be counted back."""
        return self._commits.write(sync_sweep.keeping_time, now)

    def close(self) -> None:
        """Write down who was heard last, and close the file."""
        try:
            self._commits.write(lambda _: None)
        finally:
            self._commits.close()
            self._file.close()


def _generation(db: Database) -> Generation:
    row = db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    number, _, desk = str(row[0]).partition(" ") if row else ("0", "", "")
    return Generation(int(number), desk)


def _keep_generation(db: Database, generation: Generation) -> None:
    if _generation(db).gives_way_to(generation):
        _put_meta(db, "generation", f"{generation.number} {generation.desk}")


def _put_meta(db: Database, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])


def _accept(
    db: Database, device_id: str, batch: Sequence[Submission], received_at: datetime
) -> Judgement:
    device = _known(db, device_id)
    if device.state is DeviceState.REVOKED:  # since its token was looked at
        return Judgement(device.acked, (), (), 0)
    sender = sync_facts.Sender(
        device.device_id, device.driver_id, device.state, device.ended_at, device.acked
    )
    return sync_facts.accept(db, sender, batch, received_at)


def _add_positions(
    db: Database, device_id: str, positions: Iterable[Position], received_at: datetime
) -> int:
    return sync_positions.add_positions(db, _known(db, device_id), positions, received_at)


def _known(db: Database, device_id: str) -> Device:
    device = sync_devices.find(db, device_id)
    if device is None:
        raise Bug("Facts or positions came from a phone that was never paired.")
    return device

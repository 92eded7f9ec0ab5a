"""The tables of the sync server's own file. Times are RFC 3339 texts in UTC, so they sort."""

from __future__ import annotations

import secrets

from storage.sqlite_library import Database, Migrations

SYNC_MIGRATIONS = Migrations("sync")

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE device (
        device_id TEXT PRIMARY KEY,
        driver_id TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        paired_at TEXT NOT NULL,
        ended_at TEXT,
        last_seen TEXT,
        acked INTEGER NOT NULL DEFAULT 0,
        quarantine_not_kept INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE pairing_code (
        code_hash TEXT PRIMARY KEY,
        driver_id TEXT NOT NULL,
        expires TEXT NOT NULL,
        device_id TEXT REFERENCES device(device_id),
        nonce_hash TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE wrong_code (address TEXT NOT NULL, at TEXT NOT NULL) STRICT",
    "CREATE INDEX wrong_code_at ON wrong_code (at)",
    # Every sequence number ever committed, with the verdict; '' = kept as a fact.
    """CREATE TABLE committed (
        device_id TEXT NOT NULL REFERENCES device(device_id),
        seq INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        reason TEXT NOT NULL,
        received_at TEXT NOT NULL,
        PRIMARY KEY (device_id, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE event (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        driver_id TEXT NOT NULL,
        event_id TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        type TEXT NOT NULL,
        at TEXT NOT NULL,
        received_at TEXT NOT NULL,
        actor_kind TEXT NOT NULL,
        actor_name TEXT NOT NULL,
        shift_id TEXT NOT NULL,
        stop_id TEXT NOT NULL,
        outcome TEXT,
        note TEXT NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (driver_id, event_id)
    ) STRICT""",
    "CREATE INDEX event_stop ON event (stop_id)",
    "CREATE INDEX event_shift ON event (shift_id)",
    """CREATE TABLE quarantine (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        device_id TEXT NOT NULL REFERENCES device(device_id),
        driver_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        reason TEXT NOT NULL,
        received_at TEXT NOT NULL,
        raw TEXT NOT NULL,
        event TEXT,
        UNIQUE (device_id, seq, content_hash)
    ) STRICT""",
    "CREATE INDEX quarantine_driver ON quarantine (driver_id) WHERE event IS NOT NULL",
    """CREATE TABLE route (
        shift_id TEXT PRIMARY KEY,
        driver_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        starts_at TEXT NOT NULL,
        ends_at TEXT NOT NULL,
        body TEXT NOT NULL,
        change INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX route_driver ON route (driver_id, ends_at)",
    # Where each stop stands now.
    """CREATE TABLE route_stop (
        stop_id TEXT PRIMARY KEY,
        shift_id TEXT NOT NULL REFERENCES route(shift_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX route_stop_shift ON route_stop (shift_id)",
    # What was ever given to a driver: facts about it are taken for good.
    """CREATE TABLE given_shift (
        driver_id TEXT NOT NULL, shift_id TEXT NOT NULL, PRIMARY KEY (driver_id, shift_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE given_stop (
        driver_id TEXT NOT NULL, stop_id TEXT NOT NULL, PRIMARY KEY (driver_id, stop_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE driver_change (
        driver_id TEXT PRIMARY KEY, change INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE release (
        release_id TEXT PRIMARY KEY,
        content_hash TEXT NOT NULL,
        answer TEXT NOT NULL,
        released_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE fetched (
        device_id TEXT NOT NULL REFERENCES device(device_id),
        shift_id TEXT NOT NULL,
        sent INTEGER NOT NULL,
        confirmed INTEGER NOT NULL,
        PRIMARY KEY (device_id, shift_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE position (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        driver_id TEXT NOT NULL,
        at TEXT NOT NULL,
        lon REAL NOT NULL,
        lat REAL NOT NULL,
        speed REAL,
        bearing REAL,
        accuracy REAL,
        received_at TEXT NOT NULL,
        UNIQUE (driver_id, at, lon, lat)
    ) STRICT""",
    "CREATE INDEX position_received ON position (received_at)",
    """CREATE TABLE proof (
        sha256 TEXT PRIMARY KEY,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        device_id TEXT NOT NULL REFERENCES device(device_id),
        received_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def new_epoch() -> str:
    """A name for a new life of the database."""
    return secrets.token_hex(8)


@SYNC_MIGRATIONS()
def m0001_beginning(db: Database) -> None:
    """Everything the first version keeps."""
    for statement in _TABLES:
        db.execute(statement)
    db.execute("INSERT INTO meta VALUES ('epoch', ?)", [new_epoch()])
    db.execute("INSERT INTO meta VALUES ('change', '0')")


@SYNC_MIGRATIONS()
def m0002_doubts_messages_withdrawals(db: Database) -> None:
    """Positions in doubt, the dispatcher's messages, and who has not heard yet what was withdrawn.

    A phone holds everything up to ``confirmed_change``; it may show what was given up to
    ``sent_change``, the number in the last reply that was made for it.
    """
    for statement in (
        "ALTER TABLE position ADD COLUMN battery REAL",
        "ALTER TABLE position ADD COLUMN is_moving INTEGER",
        "ALTER TABLE position ADD COLUMN doubt TEXT",
        "ALTER TABLE device ADD COLUMN sent_change INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE device ADD COLUMN confirmed_change INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE given_stop ADD COLUMN change INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE message (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            message_id TEXT NOT NULL UNIQUE,
            driver_id TEXT NOT NULL,
            at TEXT NOT NULL,
            text TEXT NOT NULL,
            change INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX message_driver ON message (driver_id, number)",
        # A stop that left a driver, until it comes back to the same one.
        """CREATE TABLE withdrawal (
            driver_id TEXT NOT NULL,
            stop_id TEXT NOT NULL,
            shift_id TEXT NOT NULL,
            given_change INTEGER NOT NULL,
            change INTEGER NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (driver_id, stop_id)
        ) STRICT, WITHOUT ROWID""",
    ):
        db.execute(statement)


@SYNC_MIGRATIONS()
def m0003_stock_apps(db: Database) -> None:
    """Phones that run a stock app: devices like any other, strangers among them until adopted."""
    for statement in (
        "ALTER TABLE device ADD COLUMN app TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE device ADD COLUMN label TEXT NOT NULL DEFAULT ''",
        # A stranger's position, as JSON, for the day it is adopted.
        "ALTER TABLE quarantine ADD COLUMN position TEXT",
        # Which stop a region on a phone stands for; ``tst`` is how OwnTracks names it.
        """CREATE TABLE waypoint (
            device_id TEXT NOT NULL REFERENCES device(device_id),
            tst INTEGER NOT NULL,
            shift_id TEXT NOT NULL,
            stop_id TEXT NOT NULL,
            words TEXT NOT NULL,
            lon REAL NOT NULL,
            lat REAL NOT NULL,
            PRIMARY KEY (device_id, tst)
        ) STRICT, WITHOUT ROWID""",
    ):
        db.execute(statement)


@SYNC_MIGRATIONS()
def m0004_proofs(db: Database) -> None:
    """What a proof was made into, what its camera noted, and which facts name it.

    ``sha256`` is of the bytes as sent, ``stored`` of the file as kept.
    """
    for statement in (
        "ALTER TABLE proof ADD COLUMN stored TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE proof ADD COLUMN width INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE proof ADD COLUMN height INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE proof ADD COLUMN taken_at TEXT",
        "ALTER TABLE proof ADD COLUMN lon REAL",
        "ALTER TABLE proof ADD COLUMN lat REAL",
        "UPDATE proof SET stored = sha256",
        "CREATE INDEX proof_device ON proof (device_id, received_at)",
        "CREATE INDEX proof_received ON proof (received_at)",
        # A proof is kept for as long as a fact names it.
        """CREATE TABLE proof_use (
            sha256 TEXT NOT NULL,
            sequence INTEGER NOT NULL REFERENCES event(sequence) ON DELETE CASCADE,
            PRIMARY KEY (sha256, sequence)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX proof_use_event ON proof_use (sequence)",
        """INSERT OR IGNORE INTO proof_use
            SELECT named.value, sequence FROM event, json_each(event.data, '$.proofs') AS named""",
    ):
        db.execute(statement)


@SYNC_MIGRATIONS()
def m0005_first_sent(db: Database) -> None:
    """The number in the first reply that was made for a phone; what left before it, it never had."""
    db.execute("ALTER TABLE device ADD COLUMN first_sent_change INTEGER")


@SYNC_MIGRATIONS()
def m0006_released_at(db: Database) -> None:
    """When a route was given out: one for a day long past is kept as long as any other."""
    db.execute("ALTER TABLE route ADD COLUMN released_at TEXT NOT NULL DEFAULT ''")


@SYNC_MIGRATIONS()
def m0007_entered(db: Database) -> None:
    """Since when a phone is in a region: to be there for a while is an arrival, to pass is none."""
    db.execute("ALTER TABLE waypoint ADD COLUMN entered_at TEXT")


@SYNC_MIGRATIONS()
def m0008_attempts(db: Database) -> None:
    """Which of a phone's attempts to pair was answered last."""
    db.execute("ALTER TABLE pairing_code ADD COLUMN attempt INTEGER NOT NULL DEFAULT 0")


@SYNC_MIGRATIONS()
def m0009_tracking(db: Database) -> None:
    """Customers' tracking pages. Who holds the token may read one; the token itself is not kept."""
    db.execute(
        """CREATE TABLE tracking (
            token_hash TEXT PRIMARY KEY,
            stop_id TEXT NOT NULL,
            expires TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX tracking_expires ON tracking (expires)")


@SYNC_MIGRATIONS()
def m0010_shop(db: Database) -> None:
    """Shops' orders, who may ask about them, and the answers that idempotency keys are given again.

    ``number`` rises over all senders and is for the desk alone, ``change`` within one sender's.
    """
    for statement in (
        """CREATE TABLE shop_key (
            key_hash TEXT PRIMARY KEY,
            key_id TEXT NOT NULL UNIQUE,
            sender TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE shop_order (
            sender TEXT NOT NULL,
            reference TEXT NOT NULL,
            number INTEGER NOT NULL UNIQUE,
            change INTEGER NOT NULL,
            seen INTEGER NOT NULL DEFAULT 0,
            received_at TEXT NOT NULL,
            day TEXT NOT NULL,
            body TEXT NOT NULL,
            called_off INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL DEFAULT 'received',
            status TEXT NOT NULL DEFAULT '',
            as_of TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (sender, reference)
        ) STRICT, WITHOUT ROWID""",
        "CREATE UNIQUE INDEX shop_order_change ON shop_order (sender, change)",
        # Which visits are an order's: by these a customer is forgotten.
        """CREATE TABLE shop_visit (
            stop_id TEXT PRIMARY KEY,
            sender TEXT NOT NULL,
            reference TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE shop_counter (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE shop_batch (
            sender TEXT NOT NULL,
            key TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            answer TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (sender, key)
        ) STRICT, WITHOUT ROWID""",
    ):
        db.execute(statement)


@SYNC_MIGRATIONS()
def m0011_tenders(db: Database) -> None:
    """Offers to carriers, and the first answer to each. Who holds the token may answer; it is not kept
    itself."""
    db.execute(
        """CREATE TABLE tender (
            token_hash TEXT PRIMARY KEY,
            tender_id TEXT NOT NULL,
            state TEXT NOT NULL,
            deadline TEXT NOT NULL,
            expires TEXT NOT NULL,
            stops TEXT NOT NULL,
            body TEXT NOT NULL,
            answer TEXT NOT NULL DEFAULT ''
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX tender_expires ON tender (expires)")

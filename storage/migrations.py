"""The desk database's schema, as small steps in order. A step that has been released never changes.

Values that are only ever read whole (an order's tasks, a route's trips) are JSON in ``body`` columns;
what is searched, sorted or joined has a column of its own. Days are ISO dates; instants are ISO 8601
in UTC with microseconds, all of one length, so that they sort as text.
"""

from __future__ import annotations

import secrets

from storage.sqlite_library import Database, Migrations

DESK = Migrations("roundsman-desk")


def _run(db: Database, *statements: str) -> None:
    for statement in statements:
        db.execute(statement)


@DESK()
def fleet(db: Database) -> None:
    """Depots, drivers and vehicles as last known; shifts with what they were on their day."""
    _run(
        db,
        "CREATE TABLE depots (depot_id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE drivers (driver_id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE vehicles (vehicle_id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE shifts (
            shift_id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            driver_id TEXT NOT NULL REFERENCES drivers,
            vehicle_id TEXT NOT NULL REFERENCES vehicles,
            depot_id TEXT NOT NULL REFERENCES depots,
            body TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX shifts_by_day ON shifts (day, driver_id)",
        "CREATE INDEX shifts_by_driver ON shifts (driver_id, day)",
    )


@DESK()
def orders(db: Database) -> None:
    """Orders, and the number the next one gets."""
    _run(
        db,
        """
        CREATE TABLE orders (
            order_id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            sender TEXT NOT NULL,
            reference TEXT NOT NULL,
            cancelled INTEGER NOT NULL,
            body TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX orders_by_day ON orders (day, order_id)",
        "CREATE INDEX orders_by_reference ON orders (reference, sender, day)",
        "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO counters VALUES ('orders', 0)",
    )


@DESK()
def plans(db: Database) -> None:
    """Routes, what no route takes, and releases that the server has yet to confirm."""
    _run(
        db,
        """
        CREATE TABLE routes (
            day TEXT NOT NULL,
            shift_id TEXT NOT NULL REFERENCES shifts,
            draft INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            body TEXT NOT NULL,
            released TEXT,
            PRIMARY KEY (day, shift_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX routes_by_shift ON routes (shift_id)",
        """
        CREATE TABLE unassigned (
            day TEXT NOT NULL,
            place INTEGER NOT NULL,
            stop_id TEXT NOT NULL,
            order_id TEXT NOT NULL,
            reason TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (day, place)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE releases (
            place INTEGER PRIMARY KEY,
            release_id TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL
        )
        """,
    )


@DESK()
def facts(db: Database) -> None:
    """The log of events, which refuses change, and where the desk has read to on the server."""
    _run(
        db,
        """
        CREATE TABLE events (
            sequence INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL UNIQUE,
            day TEXT NOT NULL,
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
            chain TEXT NOT NULL
        )
        """,
        "CREATE INDEX events_by_day ON events (day, sequence)",
        "CREATE INDEX events_by_stop ON events (stop_id, sequence) WHERE stop_id <> ''",
        "CREATE INDEX events_by_shift ON events (shift_id, type) WHERE shift_id <> ''",
        "CREATE INDEX events_by_type ON events (type, at)",
        """
        CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are facts and cannot be changed'); END
        """,
        """
        CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are facts and cannot be removed'); END
        """,
        """
        CREATE TABLE link (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            epoch TEXT NOT NULL,
            events_cursor INTEGER NOT NULL,
            positions_cursor INTEGER NOT NULL
        )
        """,
    )


@DESK()
def tracks(db: Database) -> None:
    """Where drivers were, and apart from it where each was last, which the board asks all the time."""
    columns = """
        at TEXT NOT NULL,
        lon REAL NOT NULL,
        lat REAL NOT NULL,
        speed REAL,
        bearing REAL,
        accuracy REAL
    """
    _run(
        db,
        f"""
        CREATE TABLE positions (
            driver_id TEXT NOT NULL, {columns}, PRIMARY KEY (driver_id, at)
        ) WITHOUT ROWID
        """,
        f"CREATE TABLE last_positions (driver_id TEXT PRIMARY KEY, {columns}) WITHOUT ROWID",
    )


@DESK()
def carriers(db: Database) -> None:
    """Which carrier takes a stop that is on no route, and for how many cents."""
    _run(
        db,
        "ALTER TABLE unassigned ADD COLUMN carrier_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE unassigned ADD COLUMN price INTEGER NOT NULL DEFAULT 0",
    )


@DESK()
def doubts(db: Database) -> None:
    """What a phone says of itself beside where it is, and which positions cannot be right."""
    _run(
        db,
        *(
            f"ALTER TABLE {table} ADD COLUMN {column}"
            for table in ("positions", "last_positions")
            for column in ("battery REAL", "is_moving INTEGER", "doubt TEXT")
        ),
    )


@DESK()
def facts_by_driver(db: Database) -> None:
    """Phones make up the ids of their facts: an id is one driver's own, and keeps nobody else's out."""
    columns = (
        "sequence, event_id, day, type, at, received_at, actor_kind, actor_name, shift_id, stop_id,"
        " outcome, note, data, chain"
    )
    _run(
        db,
        """
        CREATE TABLE facts (
            sequence INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL,
            day TEXT NOT NULL,
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
            chain TEXT NOT NULL
        )
        """,
        f"INSERT INTO facts ({columns}) SELECT {columns} FROM events ORDER BY sequence",
        "DROP TABLE events",
        "ALTER TABLE facts RENAME TO events",
        "CREATE UNIQUE INDEX events_once ON events"
        " (event_id, CASE actor_kind WHEN 'driver' THEN actor_name ELSE '' END)",
        "CREATE INDEX events_by_day ON events (day, sequence)",
        "CREATE INDEX events_by_stop ON events (stop_id, sequence) WHERE stop_id <> ''",
        "CREATE INDEX events_by_shift ON events (shift_id, type) WHERE shift_id <> ''",
        "CREATE INDEX events_by_type ON events (type, at)",
        """
        CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are facts and cannot be changed'); END
        """,
        """
        CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are facts and cannot be removed'); END
        """,
    )


@DESK()
def generations(db: Database) -> None:
    """What a desk needs to meet a server that was restored, or to be restored itself."""
    _run(
        db,
        "ALTER TABLE link ADD COLUMN settled TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE link ADD COLUMN set_aside_seen INTEGER NOT NULL DEFAULT 0",
        "UPDATE link SET settled = epoch",
        "ALTER TABLE releases ADD COLUMN replaced TEXT NOT NULL DEFAULT '[]'",
        "INSERT INTO counters VALUES ('generation', 1)",
        "CREATE TABLE ended_phones (device_id TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID",
    )


@DESK()
def proofs(db: Database) -> None:
    """The pictures that facts name (``stored`` is NULL until one is here), and where facts were made
    (``metres`` from their stop: NULL until measured, -1 where there is nothing to measure to)."""
    _run(
        db,
        """
        CREATE TABLE proofs (
            sha256 TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            stored TEXT,
            media_type TEXT,
            size INTEGER,
            width INTEGER,
            height INTEGER,
            taken_at TEXT,
            lon REAL,
            lat REAL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX proofs_by_day ON proofs (day)",
        "CREATE INDEX proofs_awaited ON proofs (sequence) WHERE stored IS NULL",
        """
        CREATE TABLE fact_places (
            sequence INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            stop_id TEXT NOT NULL,
            lon REAL NOT NULL,
            lat REAL NOT NULL,
            metres INTEGER
        )
        """,
        "CREATE INDEX fact_places_by_day ON fact_places (day)",
        "CREATE INDEX fact_places_unmeasured ON fact_places (sequence) WHERE metres IS NULL",
        """
        INSERT INTO proofs (sha256, day, sequence)
        SELECT named.value, day, sequence FROM events, json_each(events.data, '$.proofs') AS named
        WHERE true ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO fact_places (sequence, day, stop_id, lon, lat)
        SELECT sequence, day, stop_id, data ->> 'lon', data ->> 'lat' FROM events
        WHERE stop_id <> '' AND data ->> 'lon' IS NOT NULL AND data ->> 'lat' IS NOT NULL
        """,
    )


@DESK()
def route_stops(db: Database) -> None:
    """On which routes a stop stands, drafted or released: asked for every stop that is finished."""
    named = "json_extract(stop.value, '$.stop.stop_id')"
    _run(
        db,
        """
        CREATE TABLE route_stops (
            stop_id TEXT NOT NULL,
            shift_id TEXT NOT NULL REFERENCES shifts,
            PRIMARY KEY (stop_id, shift_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX route_stops_by_shift ON route_stops (shift_id)",
        *(
            f"""
            INSERT INTO route_stops (stop_id, shift_id) SELECT {named}, shift_id
            FROM routes, json_each({body}, '$.trips') AS trip, json_each(trip.value, '$.stops') AS stop
            WHERE true ON CONFLICT DO NOTHING
            """
            for body in ("routes.body", "coalesce(routes.released, '{}')")
        ),
    )


@DESK()
def desk(db: Database) -> None:
    """A name for this data, by which a server tells it from another desk's of the same generation."""
    _run(db, "CREATE TABLE desk (name TEXT NOT NULL)")
    db.execute("INSERT INTO desk VALUES (?)", [secrets.token_hex(8)])


@DESK()
def searches(db: Database) -> None:
    """What each search for a better rest of the day began from, to be run again."""
    _run(
        db,
        """
        CREATE TABLE searches (
            number INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            at TEXT NOT NULL,
            body BLOB NOT NULL
        )
        """,
        "CREATE INDEX searches_by_day ON searches (day, number)",
        "CREATE INDEX searches_by_age ON searches (at)",
    )


@DESK()
def messages(db: Database) -> None:
    """What customers are told: the outbox, and what became of each."""
    _run(
        db,
        """
        CREATE TABLE messages (
            number INTEGER PRIMARY KEY,
            message_id TEXT NOT NULL UNIQUE,
            day TEXT NOT NULL,
            state TEXT NOT NULL,
            body TEXT NOT NULL
        )
        """,
        "CREATE INDEX messages_by_day ON messages (day, number)",
        "CREATE INDEX messages_by_state ON messages (state, number)",
    )


@DESK()
def tracking_pages(db: Database) -> None:
    """The secret address of each order's page."""
    _run(
        db,
        """
        CREATE TABLE tracking_pages (
            stop_id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            token TEXT NOT NULL,
            url TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX tracking_pages_by_day ON tracking_pages (day)",
    )


@DESK()
def import_memory(db: Database) -> None:
    """What the columns of a sender's files are, and where addresses are, because somebody said so."""
    _run(
        db,
        """
        CREATE TABLE column_uses (
            sender TEXT NOT NULL,
            headers TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (sender, headers)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE settled_places (
            address TEXT PRIMARY KEY,
            lon REAL NOT NULL,
            lat REAL NOT NULL
        ) WITHOUT ROWID
        """,
    )


@DESK()
def personal_words(db: Database) -> None:
    """What facts say of persons stands apart, and can be removed where a fact of the log says so.

    ``personal`` is a hash of the fact's words with their salt, '' where it has none, and NULL of a fact
    that was kept before: its seal covers all of it.
    """
    may_go = (
        "EXISTS (SELECT 1 FROM events AS said, json_each(said.data, '$.facts') AS named"
        " WHERE said.type = 'forgotten' AND named.value = OLD.sequence)"
    )
    sealed = (
        "sequence event_id day type at received_at actor_kind actor_name shift_id stop_id outcome chain"
        " personal"
    )
    same = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in sealed.split())
    refuse = "BEGIN SELECT RAISE(ABORT, 'events are facts and cannot be changed'); END"
    _run(
        db,
        "ALTER TABLE events ADD COLUMN personal TEXT",
        """
        CREATE TABLE event_words (
            sequence INTEGER PRIMARY KEY REFERENCES events,
            salt TEXT,
            body TEXT NOT NULL
        )
        """,
        "DROP TRIGGER events_are_not_changed",
        "CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events"
        f" WHEN OLD.personal IS NOT NULL OR NOT ({same} AND {may_go}) {refuse}",
        f"CREATE TRIGGER words_are_not_changed BEFORE UPDATE ON event_words WHEN NOT {may_go} {refuse}",
        f"CREATE TRIGGER words_are_not_removed BEFORE DELETE ON event_words {refuse}",
    )


@DESK()
def reports(db: Database) -> None:
    """Reports that were written, each sealed to the one before, and those that go out by themselves."""
    _run(
        db,
        """
        CREATE TABLE reports (
            number INTEGER PRIMARY KEY,
            body TEXT NOT NULL,
            contents BLOB NOT NULL,
            seal TEXT NOT NULL
        )
        """,
        """
        CREATE TRIGGER reports_are_not_changed BEFORE UPDATE ON reports
        BEGIN SELECT RAISE(ABORT, 'what was written of reports cannot be changed'); END
        """,
        """
        CREATE TRIGGER reports_are_not_removed BEFORE DELETE ON reports
        BEGIN SELECT RAISE(ABORT, 'what was written of reports cannot be removed'); END
        """,
        """
        CREATE TABLE report_posts (
            day TEXT NOT NULL,
            way TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (day, way)
        ) WITHOUT ROWID
        """,
    )


@DESK()
def register(db: Database) -> None:
    """What stands from day to day can be archived; customers begin as their latest orders have them."""
    _run(
        db,
        *(
            f"ALTER TABLE {table} ADD COLUMN archived INTEGER NOT NULL DEFAULT 0"
            for table in ("depots", "drivers", "vehicles")
        ),
        *(
            f"CREATE TABLE {table} ({key} TEXT PRIMARY KEY, body TEXT NOT NULL,"
            " archived INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"
            for table, key in (
                ("customers", "customer_id"),
                ("weekly_shifts", "weekly_id"),
                ("other_days", "other_id"),
                ("carriers", "carrier_id"),
            )
        ),
        "CREATE TABLE made_shifts (shift_id TEXT PRIMARY KEY REFERENCES shifts) WITHOUT ROWID",
        """
        INSERT INTO customers (customer_id, body)
        SELECT printf('c%06d', row_number() OVER (ORDER BY place ->> 'name', place)), json_object(
            'customer_id', printf('c%06d', row_number() OVER (ORDER BY place ->> 'name', place)),
            'place', json(place), 'contact', json(contact), 'notes', notes,
            'access_code', access_code, 'service_s', service_s, 'last', last
        ) FROM (
            SELECT task.value -> 'place' AS place, task.value -> 'contact' AS contact,
                task.value ->> 'notes' AS notes, task.value ->> 'access_code' AS access_code,
                task.value ->> 'service_s' AS service_s, max(day) AS last
            FROM orders, json_each(body) AS task
            WHERE task.key IN ('pickup', 'delivery') AND task.type = 'object'
                AND trim(task.value -> 'place' ->> 'name') NOT IN ('', '(removed)')
            GROUP BY lower(task.value -> 'place' ->> 'name'),
                lower(task.value -> 'place' ->> 'address'),
                task.value -> 'place' ->> 'postcode', lower(task.value -> 'place' ->> 'city')
            HAVING trim(coalesce(task.value -> 'place' ->> 'address', '')
                || coalesce(task.value -> 'place' ->> 'city', '')) <> ''
        )
        """,
        "INSERT INTO counters SELECT 'customers', count(*) FROM customers",
    )


@DESK()
def earlier(db: Database) -> None:
    """What changes of a day's plan took the place of, and since which fact that is kept of a day."""
    _run(
        db,
        """
        CREATE TABLE earlier (
            number INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            body BLOB NOT NULL
        )
        """,
        "CREATE INDEX earlier_by_day ON earlier (day, number)",
        "CREATE TABLE earlier_from (day TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID",
        """
        INSERT INTO earlier_from
        SELECT day, (SELECT coalesce(max(sequence), 0) FROM events)
        FROM (SELECT day FROM orders UNION SELECT day FROM shifts)
        """,
    )


@DESK()
def shops(db: Database) -> None:
    """Keys of shops' programs, what is known of their orders, and how far they were read."""
    _run(
        db,
        "CREATE TABLE shop_keys (key_id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE shop_entries (
            sender TEXT NOT NULL,
            reference TEXT NOT NULL,
            day TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (sender, reference)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX shop_entries_by_day ON shop_entries (day)",
        """
        CREATE TABLE shop_cursor (
            one INTEGER PRIMARY KEY,
            epoch TEXT NOT NULL,
            number INTEGER NOT NULL
        )
        """,
    )


@DESK()
def tenders(db: Database) -> None:
    """Offers to carriers."""
    _run(
        db,
        "CREATE TABLE tenders (tender_id TEXT PRIMARY KEY, day TEXT NOT NULL, body TEXT NOT NULL)",
        "CREATE INDEX tenders_by_day ON tenders (day)",
    )

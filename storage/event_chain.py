"""The seals that bind every event, and every report that was written, to the one before it, so that a
silent change shows.

What an event says of persons stands in ``event_words``, apart from what its seal covers. The seal holds
a hash of these words and of a salt that is theirs alone: nobody can guess words from it once the salt
is gone. Words may go only where a later event, ``forgotten``, names the event they were of. The seals
of events from before that cover their words too: where such words went, the event that says so holds
a hash of what was left.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.domain.events import Event, EventType
from app.domain.personal import parted
from storage import rows
from storage.desk_reads import EVENT_COLUMNS
from storage.sqlite_library import Database


@dataclass(frozen=True, slots=True)
class SealedWords:
    """An event's personal words as they are kept, '' where it has none."""

    salt: str = ""
    body: str = ""

    @property
    def seal(self) -> str:
        """What the event's seal covers of them."""
        return words_seal(self.salt, self.body) if self.body else ""


def words_seal(salt: str, body: str) -> str:
    """SHA-256 over salt and words, in hexadecimal."""
    return sha256(f"{salt}\n{body}".encode()).hexdigest()


def sealed_row(day: date, event: Event) -> tuple[rows.Row, SealedWords]:
    """What an event's seal covers: its columns without personal words, then the hash of these."""
    public, words = parted(event)
    kept = SealedWords(secrets.token_hex(16), rows.body_of(words)) if words else SealedWords()
    return (*rows.event_row(day, public), kept.seal), kept


def keep_words(database: Database, sequence: int, words: SealedWords) -> None:
    """Keep an event's words beside it."""
    if words.body:
        database.conn.execute(
            "INSERT INTO event_words (sequence, salt, body) VALUES (?, ?, ?)",
            (sequence, words.salt, words.body),
        )


def last_link(database: Database) -> tuple[int, str]:
    """Sequence and seal of the newest event; 0 and an empty seal before the first."""
    newest = database.execute(
        "SELECT sequence, chain FROM events ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return (int(newest[0]), str(newest[1])) if newest else (0, "")


def chain_problems(database: Database) -> tuple[str, ...]:
    """The first event that does not follow from the one before, in words; empty when all do.

    A log cut off at its end still holds together: what is missing there only the server can tell.
    """
    before, chain = 0, ""
    forgotten = _forgotten(database)
    found = database.execute(
        f"SELECT chain, personal, salt, body, events.sequence, {EVENT_COLUMNS}"
        " FROM events LEFT JOIN event_words USING (sequence) ORDER BY events.sequence"
    )
    for link, personal, salt, body, sequence, *row in found:
        if sequence != before + 1:
            return (f"the events between {before} and {sequence} are missing",)
        if personal is None:
            holds = link == rows.chain_link(chain, sequence, tuple(row)) or (
                forgotten.get(sequence) == row_hash(tuple(row))
            )
        else:
            holds = link == rows.chain_link(chain, sequence, (*row, personal)) and _words_hold(
                personal, salt, body, may_be_gone=sequence in forgotten
            )
        if not holds:
            return (f"event {sequence} ({row[0]}) was changed after it was written",)
        before, chain = sequence, link
    return ()


def last_report(database: Database) -> tuple[int, str]:
    """Number and seal of the newest report that was written; 0 and an empty seal before the first."""
    newest = database.execute(
        "SELECT number, seal FROM reports ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return (int(newest[0]), str(newest[1])) if newest else (0, "")


def report_problems(database: Database) -> tuple[str, ...]:
    """The first report that does not follow from the one before, in words; empty when all do."""
    if "reports" not in database.table_names():
        return ()  # a file of an earlier version, which kept none
    before, seal = 0, ""
    for number, body, contents, link in database.execute(
        "SELECT number, body, contents, seal FROM reports ORDER BY number"
    ):
        if number != before + 1:
            return (f"the reports between {before} and {number} are missing",)
        if link != rows.report_seal(seal, number, body, contents):
            return (f"what was kept of report {number} was changed after it was written",)
        before, seal = number, link
    return ()


def row_hash(row: rows.Row) -> str:
    """What vouches for an event whose own seal cannot any more, since its words went."""
    return sha256(rows.body_of(list(row)).encode()).hexdigest()


def _forgotten(database: Database) -> Mapping[int, str]:
    """By the number of an event whose words were removed: the hash of what was left of one from before
    words stood apart, else ''."""
    found = database.execute("SELECT data FROM events WHERE type = ?", (EventType.FORGOTTEN.value,))
    gone: dict[int, str] = {}
    for (text,) in found:
        said = json.loads(text)
        gone |= {number: said["left"].get(str(number), "") for number in said["facts"]}
    return gone


def _words_hold(personal: str, salt: str | None, body: str | None, *, may_be_gone: bool) -> bool:
    """Whether words are those that the seal covers, or went as words may go."""
    if body is None:
        return not personal
    if salt is None:
        return may_be_gone and rows.WORDS.decode(body).are_removed
    return personal == words_seal(salt, body)

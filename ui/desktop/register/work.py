"""What the window of fleet and customers asks for, done on other threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.carriers import carrier_entries
from app.customers import digits_of
from app.domain.errors import WorldError
from app.domain.fleet import Depot
from app.domain.geo import LonLat
from app.domain.orders import Place
from app.domain.register import Customer, Entry, OtherDay, Record, id_of
from app.domain.spelling import folded
from app.fleet.coming_shifts import make_coming_shifts
from app.importing.locating import Locator
from app.register.keeping import (
    KeptEntry,
    keep_entry,
    kept_words,
    new_id,
    put_back,
    refuse_archiving,
)
from app.register.kinds import (
    TYPES,
    Kind,
    Known,
    cells_of,
    name_of,
    new_fields,
    read_record,
    skills_in_use,
)
from app.register.reading import Fields
from ui.desktop import day_work
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.register.controller import RegisterPicture, RegisterRow, RegisterShown
from ui.desktop.running import Run
from ui.desktop.vocabulary import error_words

_CHOSEN = {"driver": Kind.DRIVERS, "vehicle": Kind.VEHICLES, "depot": Kind.DEPOTS}


@dataclass(frozen=True, slots=True)
class _Done:
    """How keeping ended: what to say, under which id it is kept, or what is wrong by field."""

    words: str
    record_id: str
    picture: RegisterPicture | None
    troubles: Mapping[str, str]


class RegisterWork:
    """See ``RegisterController``. ``bug`` is told of failures that are faults of the program."""

    def __init__(self, day: OpenDay, run: Run, write: Run, bug: Callable[[Exception], None]) -> None:
        self._day = day
        self._run = run
        self._write = write
        self._bug = bug
        self._shown: RegisterShown | None = None
        self._done: list[KeptEntry] = []

    def attach(self, shown: RegisterShown) -> None:
        """See ``RegisterController``."""
        self._shown = shown

    def look(self) -> None:
        """See ``RegisterController``."""
        self._run(self._picture, self._show, self._failed)

    def keep(self, kind: Kind, record_id: str, fields: Fields) -> None:
        """See ``RegisterController``."""

        def done(result: _Done) -> None:
            if self._shown is None:
                return
            if result.picture is None:
                self._shown.show_troubles(kind, record_id, result.troubles)
                return
            self._shown.show_kept(kind, record_id, result.record_id)
            self._tell(result.picture, result.words)

        self._write(lambda: self._keep(kind, record_id, fields), done, self._failed)

    def set_archived(self, kind: Kind, record_id: str, *, archived: bool) -> None:
        """See ``RegisterController``."""

        def work() -> tuple[RegisterPicture, str]:
            entries = self._known().entries[kind]
            entry = next(e for e in entries if id_of(e.record) == record_id)
            if archived:
                refuse_archiving(self._day.place.store, entry.record)
            return self._changed(replace(entry, archived=archived))

        self._write(work, lambda result: self._tell(*result), self._failed)

    def undo(self) -> None:
        """See ``RegisterController``."""

        def work() -> tuple[RegisterPicture, str]:
            if not self._done:
                return self._picture(), translate("Register", "There is nothing to take back.")
            kept = put_back(self._day.place.store, self._done.pop(), self._today())
            picture, words = self._after(kept)
            return picture, translate("Register", "Taken back: {words}").format(words=words)

        self._write(work, lambda result: self._tell(*result), self._failed)

    def read_fleet(self, path: Path) -> None:
        """See ``RegisterController``."""

        def work() -> tuple[RegisterPicture, str]:
            words = day_work.import_fleet_file(self._day.place, self._day.desk, path)
            self._day.show()
            return self._picture(), words

        self._write(work, lambda result: self._tell(*result), self._failed)

    def write_fleet(self, path: Path) -> None:
        """See ``RegisterController``."""

        def work() -> tuple[RegisterPicture, str]:
            words = day_work.write_fleet_file(self._day.place, self._day.desk, path)
            return self._picture(), words

        self._run(work, lambda result: self._tell(*result), self._failed)

    # --- off the GUI thread -----------------------------------------------------------------

    def _known(self) -> Known:
        place = self._day.place
        entries: dict[Kind, tuple[Entry[Record], ...]] = {
            kind: tuple(place.store.register(each)) for kind, each in TYPES.items()
        }
        entries[Kind.CARRIERS] = tuple(carrier_entries(place.store, place.settings))
        addresses = self._day.addresses
        return Known(entries, addresses.extent if addresses is not None else None)

    def _picture(self) -> RegisterPicture:
        known = self._known()
        names = known.names
        weekly = {id_of(e.record): name_of(e.record, names) for e in known.entries[Kind.WEEKLY]}
        rows = {kind: _rows(entries, names, weekly) for kind, entries in known.entries.items()}
        choices = {field: _choices(rows[kind]) for field, kind in _CHOSEN.items()}
        choices["weekly"] = (
            ("", translate("Register", "Everybody")),
            *_choices(rows[Kind.WEEKLY], cells=2),
        )
        choices["reload"] = choices["depot"]
        begins = {kind: new_fields(kind, known) for kind in Kind}
        skills = skills_in_use([e for entries in known.entries.values() for e in entries])
        return RegisterPicture(rows, choices, begins, skills)

    def _keep(self, kind: Kind, record_id: str, fields: Fields) -> _Done:
        known = self._known()
        if kind is Kind.DEPOTS and not fields.get("pin", "").strip():
            found = self._located(Place("", fields.get("address", "")))
            known = replace(known, found=found.location)
        name = record_id or self._new_id(kind, fields, known)
        reading = read_record(kind, fields, name, known)
        record = reading.record
        if record is None:
            return _Done("", record_id, None, reading.troubles)
        aside = ""
        if isinstance(record, Customer) and record.place.location is None:
            record = replace(record, place=self._located(record.place))
            if record.place.location is None:
                aside = translate("Register", "The address was not found; a pin says where it is.")
        before = [e for e in known.entries[kind] if id_of(e.record) == name]
        archived = before[0].archived if before else False
        picture, words = self._changed(Entry(record, archived))
        return _Done(f"{words} {aside}".strip(), name, picture, {})

    def _changed(self, entry: Entry[Record]) -> tuple[RegisterPicture, str]:
        kept = keep_entry(self._day.place.store, entry, self._today())
        self._done.append(kept)
        return self._after(kept)

    def _after(self, kept: KeptEntry) -> tuple[RegisterPicture, str]:
        """The day in view follows; what there is to say."""
        if not isinstance(kept.after.record, Customer):
            desk = self._day.desk
            make_coming_shifts(self._day.place.store, self._today(), desk.day)
            desk.reload()
            self._day.show()
        words = kept_words(kept, name_of(kept.after.record, self._known().names))
        return self._picture(), words

    def _today(self) -> date:
        return self._day.place.clock.now().astimezone().date()

    def _new_id(self, kind: Kind, fields: Fields, known: Known) -> str:
        if kind is Kind.CUSTOMERS:
            with self._day.place.store.write() as unit:
                number = unit.next_customer_number()
                unit.commit()
            return f"c{number:06d}"
        named = {Kind.WEEKLY: fields.get("driver", ""), Kind.OTHER_DAYS: fields.get("day", "")}
        taken = [id_of(entry.record) for entry in known.entries[kind]]
        return new_id(named.get(kind, fields.get("name", "")), taken)

    def _located(self, place: Place) -> Place:
        return Locator(self._day.addresses, self._near()).locate(place).place

    def _near(self) -> LonLat | None:
        depots = [e.record for e in self._day.place.store.register(Depot) if not e.archived]
        return depots[0].location if depots else None

    # --- results ----------------------------------------------------------------------------

    def _show(self, picture: RegisterPicture) -> None:
        if self._shown is not None:
            self._shown.show_picture(picture)

    def _tell(self, picture: RegisterPicture, words: str) -> None:
        if self._shown is not None:
            self._shown.show_picture(picture)
            self._shown.say(words)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError) and self._shown is not None:
            self._shown.say(error_words(error), trouble=True)
        else:
            self._bug(error)


def _rows(
    entries: Sequence[Entry[Record]],
    names: Mapping[str, str],
    weekly: Mapping[str, str],
) -> tuple[RegisterRow, ...]:
    made = []
    for entry in entries:
        cells = cells_of(entry.record, names, weekly)
        sought = folded("".join(cells))
        if isinstance(entry.record, Customer):
            sought = f"{sought} {digits_of(entry.record.contact.phone)}"
        made.append(RegisterRow(id_of(entry.record), entry, cells, sought))
    return tuple(sorted(made, key=_place_in_list))


def _place_in_list(row: RegisterRow) -> list[str]:
    """By name; days by date."""
    record = row.entry.record
    if isinstance(record, OtherDay):
        return [record.day.isoformat(), record.weekly_id]
    return [folded(cell) for cell in row.cells]


def _choices(rows: Sequence[RegisterRow], cells: int = 1) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row.record_id, ", ".join(row.cells[:cells])) for row in rows if not row.entry.archived
    )

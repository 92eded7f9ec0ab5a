"""What the import workbench asks for, done: files are read, judged and imported on other threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.amending import CalledOff
from app.desk import Desk
from app.domain.errors import InputRefused, StoreError, WorldError
from app.import_vanished import call_off_vanished
from app.importing.drafts import Asked
from app.importing.files import import_table
from app.importing.locating import Locator
from app.importing.preview import Preview, Vanished, preview_table
from app.ports.addresses import Addresses, AddressHit
from app.ports.tables import Rows
from ui.desktop.importing.controller import Decided, ImportShown
from ui.desktop.importing.words import result_words
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Newest, Run
from ui.desktop.vocabulary import error_words
from ui.workplace import Workplace

HITS = 8


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read: what is imported is what was looked at, whatever becomes of the file. Its
    locator knows the addresses that were looked up."""

    name: str
    table: Rows
    asked: Asked
    place: Workplace
    addresses: Addresses | None
    locator: Locator


class ImportWork:
    """See ``ImportController``. ``write`` does work in the order asked, ``run`` in any; ``ready`` waits
    for the region and gives the day; ``failed`` tells a person, ``say`` fills the message area;
    ``called_off`` is told of orders that were."""

    def __init__(
        self,
        day: OpenDay,
        run: Run,
        write: Run,
        say: Callable[[str], None],
        failed: Callable[[Exception], None],
        ready: Callable[[], Desk],
        called_off: Callable[[CalledOff], None],
    ) -> None:
        self._day = day
        self._write = write
        self._say = say
        self._failed = failed
        self._ready = ready
        self._called_off = called_off
        self._shown: ImportShown | None = None
        self._file: _File | None = None
        self._judging, self._finding = Newest(run), Newest(run)

    def attach(self, shown: ImportShown) -> None:
        """Who is shown the results."""
        self._shown = shown

    def look(self, path: Path) -> None:
        """See ``ImportController``."""
        self._say(translate("Importing", "Reading {name} …").format(name=path.name))

        def looked(result: tuple[_File, Preview]) -> None:
            self._file, preview = result
            if preview.is_clear or self._shown is None:
                self._import(self._file, Decided())
            else:
                self._say(
                    translate(
                        "Importing", "{name} has something to look at before it is imported."
                    ).format(name=path.name)
                )
                self._shown.open_on(path.name, self._file.asked.day, preview)

        self._write(lambda: self._look(path), looked, self._failed)  # after a day chosen before it

    def judge(self, decided: Decided) -> None:
        """See ``ImportController``."""
        file = self._file

        def judged(preview: Preview) -> None:
            if file is self._file and self._shown is not None:
                self._shown.show_preview(decided, preview)

        if file is not None:
            self._judging.ask(lambda: self._judge(file, decided), judged, self._not_done)

    def find(self, text: str) -> None:
        """See ``ImportController``."""
        file = self._file

        def found(hits: tuple[AddressHit, ...]) -> None:
            if self._shown is not None:
                self._shown.show_hits(text, hits)

        if file is not None:
            self._finding.ask(lambda: self._found(file, text), found, self._not_done)

    def bring_in(self, decided: Decided, off: tuple[Vanished, ...] = ()) -> None:
        """See ``ImportController``."""
        if self._file is not None:
            self._import(self._file, decided, off)

    # --- off the GUI thread -----------------------------------------------------------------

    def _look(self, path: Path) -> tuple[_File, Preview]:
        desk, place = self._ready(), self._day.place
        addresses = place.regions.addresses()
        depots = place.store.depots()
        file = _File(
            name=path.name,
            table=place.reader.read(path),
            asked=Asked(desk.day, extent=addresses.extent),
            place=place,
            addresses=addresses,
            locator=Locator(addresses, depots[0].location if depots else None),
        )
        return file, self._judge(file, Decided())

    def _judge(self, file: _File, decided: Decided) -> Preview:
        asked = replace(file.asked, sender=decided.sender)
        return preview_table(
            file.table, asked, decided.choices, reads=file.place.store, locator=file.locator
        )

    def _found(self, file: _File, text: str) -> tuple[AddressHit, ...]:
        depots = file.place.store.depots()
        near = depots[0].location if depots else None
        return file.addresses.search(text, near, HITS) if file.addresses is not None else ()

    def _bring_in(
        self, file: _File, decided: Decided, off: tuple[Vanished, ...]
    ) -> tuple[str, CalledOff | None]:
        if file.place is not self._day.place:
            raise InputRefused(
                translate(
                    "Importing",
                    "Other data is open now than when {name} was read; nothing was kept. "
                    "Import the file again.",
                ).format(name=file.name)
            )
        result = import_table(
            file.table,
            replace(file.asked, sender=decided.sender),
            decided.choices,
            store=file.place.store,
            locator=file.locator,
        )
        self._day.desk.reload()
        words = result_words(file.name, result)
        try:
            if not result.succeeded:
                raise InputRefused(words)
            return words, self._off(file, off) if off else None
        except StoreError as error:
            failed = translate("Importing", "What vanished could not be called off: {error}")
            raise StoreError(f"{words} {failed.format(error=error)}") from error
        finally:
            self._day.show()

    def _off(self, file: _File, off: tuple[Vanished, ...]) -> CalledOff:
        return call_off_vanished(self._day.desk, file.place.store, off)

    # --- results ----------------------------------------------------------------------------

    def _import(self, file: _File, decided: Decided, off: tuple[Vanished, ...] = ()) -> None:
        def imported(result: tuple[str, CalledOff | None]) -> None:
            words, called_off = result
            self._say(words)
            if called_off is not None:
                self._called_off(called_off)
            if file is self._file and self._shown is not None:
                self._file = None
                self._shown.show_imported()

        self._write(lambda: self._bring_in(file, decided, off), imported, self._not_done)

    def _not_done(self, error: Exception) -> None:
        if self._shown is not None and isinstance(error, WorldError):
            self._shown.show_not_done(error_words(error))
        self._failed(error)

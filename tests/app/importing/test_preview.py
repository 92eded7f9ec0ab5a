"""What a file would do is seen before it is done, and what a person decides is done and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse, ImportChoices, Repair, SettledPlace
from app.domain.orders import LocatedBy, Order
from app.importing.changes import Change
from app.importing.drafts import Asked
from app.importing.files import ImportResult, import_table
from app.importing.locating import Locator
from app.importing.preview import Preview, RowState, preview_table
from storage.region.addresses import RegionAddresses
from storage.store import DeskStore
from storage.tables import SpreadsheetReader, Table
from tests.app.importing.conftest import DAY, DEPOT, Import
from tests.app.importing.test_importing import GIVEN, _release, kept

PIER = LonLat(9.5221, 47.1401)
HEAD = "reference,name,address,city,window,weight_kg\n"

type Look = Callable[..., Preview]
type BringIn = Callable[..., ImportResult]


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Table]:
    def read(text: str) -> Table:
        path = tmp_path / "looked_at.csv"
        path.write_text(text, encoding="utf-8")
        return SpreadsheetReader().read(path)

    return read


@pytest.fixture
def look(table: Callable[[str], Table], store: DeskStore, addresses: RegionAddresses) -> Look:
    def looked(text: str, sender: str = "", **choices: object) -> Preview:
        return preview_table(
            table(text),
            Asked(DAY, sender, extent=addresses.extent),
            ImportChoices(**choices),  # type: ignore[arg-type]
            reads=store,
            locator=Locator(addresses, DEPOT),
        )

    return looked


@pytest.fixture
def bring_in(table: Callable[[str], Table], store: DeskStore, addresses: RegionAddresses) -> BringIn:
    def brought(text: str, sender: str = "", **choices: object) -> ImportResult:
        return import_table(
            table(text),
            Asked(DAY, sender, extent=addresses.extent),
            ImportChoices(**choices),  # type: ignore[arg-type]
            store=store,
            locator=Locator(addresses, DEPOT),
        )

    return brought


def states(preview: Preview) -> list[RowState]:
    return [row.state for row in preview.rows]


def place_of(order: Order) -> tuple[LonLat | None, LocatedBy]:
    place = order.tasks[-1].place
    return place.location, place.located_by


# --- what is shown -------------------------------------------------------------------------------


def test_looking_at_a_file_writes_nothing(look: Look, store: DeskStore, tmp_path: Path) -> None:
    before = (tmp_path / "desk.sqlite").read_bytes()
    preview = look(HEAD + "A,Anna,Im Rösle 12,Schaan,8-10,5\n")
    assert states(preview) == [RowState.NEW]
    assert store.orders(DAY) == ()
    assert (tmp_path / "desk.sqlite").read_bytes() == before


def test_every_row_is_told_as_new_changed_known_or_refused_with_its_cell(
    look: Look, run: Import
) -> None:
    known = HEAD + "A,Anna,Im Rösle 12,Schaan,8-10,5\nB,Ben,Im Rösle 3,Schaan,8-10,5\n"
    run(known)
    text = known.replace("3,Schaan,8-10", "3,Schaan,9-11") + (
        "C,Cleo,Im Rösle 5,Schaan,15-13,5\nD,Dora,Im Rösle 7,Schaan,,7\n"
    )
    preview = look(text)
    assert states(preview) == [RowState.SAME, RowState.CHANGED, RowState.REFUSED, RowState.NEW]
    _, changed, refused, _ = preview.rows
    assert changed.changes == (Change("window", "08:00-10:00", "09:00-11:00"),)
    assert (refused.line, refused.at) == (4, 4)
    assert "ends before it starts" in refused.words
    assert not preview.is_clear


def test_a_preview_and_the_import_after_it_come_to_the_same(
    look: Look, bring_in: BringIn, store: DeskStore
) -> None:
    text = (Path(__file__).resolve().parents[3] / "resources/demo/orders.csv").read_text("utf-8")
    preview = look(text)
    result = bring_in(text)
    assert preview.count(RowState.NEW) == result.kept > 150
    refused = [(row.line, row.words) for row in preview.rows if row.state is RowState.REFUSED]
    assert refused == [(row.line, row.reason) for row in result.refused]
    assert [row.line for row in preview.unlocated] == [row.line for row in result.unlocated]
    shown = [replace(row.order, order_id="") for row in preview.rows if row.order is not None]
    assert shown == [replace(order, order_id="") for order in store.orders(DAY)]


def test_an_order_that_a_driver_has_is_shown_as_out_and_stays(
    look: Look, run: Import, store: DeskStore
) -> None:
    run(f"reference,lat,lon,weight_kg\nA,{GIVEN},5\n")
    _release(store, kept(store)["A"])
    preview = look(f"reference,lat,lon,weight_kg\nA,{GIVEN},7\n")
    (row,) = preview.rows
    assert row.state is RowState.OUT
    assert row.changes == (Change("weight", "5 kg", "7 kg"),)
    assert "with Aino Salmi" in row.words


def test_what_an_earlier_file_had_and_this_one_has_not_is_told_with_who_has_it(
    look: Look, run: Import, store: DeskStore
) -> None:
    rows = [f"{name},Shop,{GIVEN}\n" for name in "ABCD"]
    head = "reference,sender,lat,lon\n"
    run(head + "".join(rows) + f"E,Other,{GIVEN}\n")
    _release(store, kept(store)["C"])
    with store.write() as unit:
        unit.put_orders([replace(kept(store)["D"], cancelled=True)])
        unit.commit()
    gone = look(head + rows[0]).vanished
    assert [(each.order.reference, each.driver) for each in gone] == [("B", ""), ("C", "Aino Salmi")]


def test_a_file_of_new_orders_only_makes_nothing_vanish(look: Look, run: Import) -> None:
    run(f"reference,lat,lon\nA,{GIVEN}\nB,{GIVEN}\n")
    assert look(f"reference,lat,lon\nC,{GIVEN}\n").vanished == ()


def test_a_row_that_is_refused_does_not_make_its_order_vanish(look: Look, run: Import) -> None:
    run(f"reference,lat,lon,weight_kg\nA,{GIVEN},1\nB,{GIVEN},1\n")
    assert look(f"reference,lat,lon,weight_kg\nA,{GIVEN},1\nB,{GIVEN},heavy\n").vanished == ()


def test_all_understood_is_clear_and_an_unknown_column_is_a_question_once_it_is_filled(
    look: Look,
) -> None:
    assert look(f"reference,lat,lon,Country\nA,{GIVEN},LI\n").is_clear
    assert look(f"reference,lat,lon,Mood\nA,{GIVEN},\n").is_clear
    (column,) = look(f"reference,lat,lon,Mood\nA,{GIVEN},blue\n").open_columns
    assert (column.taken.column.title, column.samples) == ("Mood", ("blue",))


# --- what is decided -----------------------------------------------------------------------------


def test_a_cell_is_repaired_without_touching_the_file(
    look: Look, bring_in: BringIn, store: DeskStore
) -> None:
    text = HEAD + "A,Anna,Im Rösle 12,Schaan,15-13,5\n"
    repairs = (Repair(2, 4, "13-15"),)
    (row,) = look(text, repairs=repairs).rows
    assert (row.state, row.cells[4]) == (RowState.NEW, "13-15")
    assert bring_in(text, repairs=repairs).kept == 1
    assert kept(store)["A"].tasks[0].windows[0].start == 13 * 3600


def test_a_line_that_is_left_out_is_not_kept(look: Look, bring_in: BringIn, store: DeskStore) -> None:
    text = f"reference,lat,lon\nA,{GIVEN}\nB,{GIVEN}\n"
    assert states(look(text, left_out=frozenset({2}))) == [RowState.LEFT_OUT, RowState.NEW]
    bring_in(text, left_out=frozenset({2}))
    assert kept(store).keys() == {"B"}


def test_what_a_person_says_of_a_column_counts_now_and_for_every_later_file_with_these_headers(
    look: Look, bring_in: BringIn, run: Import, store: DeskStore
) -> None:
    text = f"Was,lat,lon,Mood\nA,{GIVEN},blue\n"
    assert len(look(text).open_columns) == 2
    bring_in(text, uses=(ColumnUse("Was", "reference"), ColumnUse("Mood", "")))
    later = "Mood,lon,lat,Was\nred,9.5103,47.1661,B\n"  # in another order of columns
    assert look(later).is_clear
    result = run(later)
    assert (result.kept, result.warnings) == (1, ())
    assert kept(store).keys() == {"A", "B"}
    assert len(look(f"Was,lat,lon,Mood,More\nA,{GIVEN},blue,x\n").open_columns) == 3


def test_saying_more_of_a_file_leaves_what_was_said_before(look: Look, bring_in: BringIn) -> None:
    text = f"Was,lat,lon,Mood\nA,{GIVEN},blue\n"
    bring_in(text, uses=(ColumnUse("Was", "reference"), ColumnUse("Mood", "")))
    preview = look(text, uses=(ColumnUse("Mood", "notes"),))
    assert [c.taken.field for c in preview.columns] == ["reference", "lat", "lon", "notes"]


def test_whose_file_it_is_is_remembered_with_its_headers(
    look: Look, bring_in: BringIn, run: Import, store: DeskStore
) -> None:
    text = f"reference,lat,lon,Mood\nA,{GIVEN},blue\n"
    bring_in(text, sender="Müller", uses=(ColumnUse("Mood", ""),))
    assert kept(store)["A"].sender == "Müller"
    assert look(text).sender == "Müller"
    assert run(text).duplicates == 1


def test_headers_of_several_senders_make_a_question_of_whose_a_file_is(
    look: Look, bring_in: BringIn
) -> None:
    text = f"reference,lat,lon,Mood\nA,{GIVEN},blue\n"
    for sender in ("Müller", "Meier"):
        bring_in(text, sender=sender, uses=(ColumnUse("Mood", ""),))
    asked = look(text)
    assert asked.senders == ("Meier", "Müller")
    assert not asked.is_clear
    assert look(text, sender="Meier").is_clear


def test_an_address_that_was_settled_is_that_place_from_then_on_however_it_is_written(
    look: Look, bring_in: BringIn, run: Import, store: DeskStore
) -> None:
    text = HEAD + "A,Hafen,Pier 4,Vaduz,8-10,5\nB,Boot,Pier 4,Vaduz,8-10,5\n"
    assert len(look(text).unlocated) == 2
    settled = (SettledPlace("Pier 4", "", "Vaduz", PIER),)
    assert look(text, settled=settled).is_clear
    bring_in(text, settled=settled)
    assert place_of(kept(store)["A"]) == place_of(kept(store)["B"]) == (PIER, LocatedBy.PIN)
    assert run('reference,address\nC,"PIER 4, Vaduz"\n').unlocated == ()
    assert place_of(kept(store)["C"]) == (PIER, LocatedBy.PIN)


def test_nothing_is_remembered_of_an_import_that_did_not_happen(
    bring_in: BringIn, look: Look, store: DeskStore
) -> None:
    settled = (SettledPlace("Pier 4", "", "Vaduz", PIER),)
    with pytest.raises(InputRefused):
        bring_in("colour,size\nred,5\n", settled=settled)
    look(HEAD + "A,Hafen,Pier 4,Vaduz,8-10,5\n", settled=settled)
    assert store.settled_places() == {}


# --- one order over several rows -----------------------------------------------------------------


def test_rows_of_one_reference_that_differ_in_their_lines_are_one_order(
    look: Look, bring_in: BringIn, store: DeskStore
) -> None:
    head = "reference,lat,lon,item,parcels,weight_kg,barcode\n"
    text = head + f"A,{GIVEN},Vase,1,2,x1\nA,{GIVEN},Lamp,2,3,x2\nA,,,Cup,1,1,x3\n"
    assert states(look(text)) == [RowState.NEW, RowState.JOINED, RowState.JOINED]
    result = bring_in(text)
    assert (result.kept, result.duplicates, result.refused) == (1, 0, ())
    order = kept(store)["A"]
    assert [(line.text, line.quantity, line.code) for line in order.lines] == [
        ("Vase", 1, "x1"), ("Lamp", 2, "x2"), ("Cup", 1, "x3"),
    ]  # fmt: skip
    assert order.amounts == (6000, 0, 4)
    assert bring_in(text).duplicates == 1


def test_rows_of_one_reference_for_different_places_are_no_order_together(look: Look) -> None:
    head = "reference,address,city,item\n"
    preview = look(head + "A,Im Rösle 12,Schaan,Vase\nA,Im Rösle 3,Schaan,Lamp\n")
    assert states(preview) == [RowState.NEW, RowState.REFUSED]
    assert "line 2 has the same reference" in preview.rows[1].words

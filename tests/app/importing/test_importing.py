"""An import keeps good rows, refuses bad ones with line and column, and never keeps half of a file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.errors import InputRefused, StoreFull
from app.domain.fleet import Depot
from app.domain.geo import LonLat
from app.domain.orders import Line, LocatedBy, Order, OrderKind, Place, ProofKind
from app.domain.routes import PlannedStop, Route, RouteRecord, Trip, first_attempts
from app.domain.timing import TimeWindow, WindowEnd
from app.fleet.files import load_fleet
from app.importing.files import ImportResult
from app.importing.locating import Locator
from storage.store import DeskStore
from storage.tables import SpreadsheetReader
from tests.app.importing.conftest import DAY, DEPOT, Import

DEMO = Path(__file__).resolve().parents[3] / "resources" / "demo"
GIVEN = "47.1661,9.5103"


def kept(store: DeskStore) -> dict[str, Order]:
    return {order.reference: order for order in store.orders(DAY)}


def only_refusal(result: ImportResult) -> tuple[int, str, str]:
    (row,) = result.refused
    return row.line, row.column, row.reason


def test_every_field_of_a_row_reaches_the_order(run: Import, store: DeskStore) -> None:
    header = (
        "reference;name;address;postcode;city;lat;lon;window_start;window_end;service_min;weight_kg;"
        "volume_l;parcels;kind;priority;skills;phone;email;notes;proof;amount_due;sender;item;"
        "access code"
    )
    row = (
        "A1;Anna;Im Rösle 12;9494;Schaan;47,1695;9,5037;8:00;10:00;5;12,5;30;3;delivery;high;lift,cold;"
        "+423 000;a@example.org;ring twice;photo,signature;12,50 €;Shop;Books;4711"
    )
    result = run(f"{header}\n{row}\n")
    assert (result.kept, result.refused, result.unlocated) == (1, (), ())
    order = kept(store)["A1"]
    assert order.order_id == "o000001"
    assert order.kind is OrderKind.DELIVERY
    task = order.delivery
    assert task is not None
    assert task.place.location == LonLat(9.5037, 47.1695)
    assert task.place.located_by is LocatedBy.GIVEN
    assert task.place.label == "Anna, Im Rösle 12, 9494 Schaan"
    assert task.windows == (TimeWindow(8 * 3600, 10 * 3600),)
    assert (task.service_s, task.notes, task.access_code) == (300, "ring twice", "4711")
    assert (task.contact.phone, task.contact.email) == ("+423 000", "a@example.org")
    assert order.amounts == (12_500, 30_000, 3)
    assert (order.priority, order.requirements) == (75, frozenset({"lift", "cold"}))
    assert order.required_proof == (ProofKind.PHOTO, ProofKind.SIGNATURE)
    assert (order.amount_due, order.sender) == (1250, "Shop")
    assert order.lines == (Line("Books", 3),)


def test_a_customers_language_and_wish_for_silence_reach_the_order(
    run: Import, store: DeskStore
) -> None:
    rows = [f"A,{GIVEN},de-CH,ja", f"B,{GIVEN},FI,", f"C,{GIVEN},,no", f"D,{GIVEN},,perhaps"]
    result = run("\n".join(["reference,lat,lon,Sprache,Keine Nachrichten", *rows]))
    contacts = {name: order.tasks[0].contact for name, order in kept(store).items()}
    assert {n: (c.language, c.silent) for n, c in contacts.items()} == {
        "A": ("de", True),
        "B": ("fi", False),
        "C": ("", False),
    }
    assert only_refusal(result)[1] == "Keine Nachrichten"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (f"A,{GIVEN},15:00,13:00,,", "window_start", "ends before it starts"),
        (f"A,{GIVEN},25:99,,,", "window_start", "not a time of day"),
        (f"A,{GIVEN},8:00,31:00,,", "window_start", "not a time of day"),
        (f"A,{GIVEN},,,-12.5,", "weight_kg", "'-12.5' is negative"),
        (f"A,{GIVEN},,,heavy,", "weight_kg", "not a plain number"),
        ("A,north,9.5,,,,", "lat", "not a coordinate"),
        ("A,9.5103,47.1661,,,,", "lat", "swapped"),
        ("A,60.17,24.94,,,,", "lat", "outside the region"),
        ("A,0,0,,,,", "lat", "outside the region"),
        ("A,47.1661,,,,,", "lon", "the other is missing"),
        ("A,,,,,,", "address", "neither an address nor coordinates"),
        (f"A,{GIVEN},,,,teleport", "kind", "no known kind of order"),
        (f"A,{GIVEN},,,,,Weg 1,surplus", "", "cells and the header"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_column_and_stops_no_other(
    run: Import, store: DeskStore, row: str, column: str, reason: str
) -> None:
    header = "reference,lat,lon,window_start,window_end,weight_kg,kind,address"
    good = [f"{name},{GIVEN},,,,," for name in ("before", "after")]
    result = run("\n".join([header, good[0], row, good[1]]))
    line, of_column, words = only_refusal(result)
    assert (line, of_column) == (3, column)
    assert reason in words
    assert result.kept == 2
    assert kept(store).keys() == {"before", "after"}


def test_a_file_of_bad_rows_alone_has_not_succeeded(run: Import) -> None:
    result = run("reference,lat,lon\nA,60,24\n")
    assert not result.succeeded
    assert run(f"reference,lat,lon\nA,{GIVEN}\n").succeeded


def test_a_wrong_delimiter_keeps_nothing(run: Import, store: DeskStore) -> None:
    with pytest.raises(InputRefused, match="comma, semicolon, tab or bar"):
        run("reference~lat~lon\nA~47.1~9.5\n")
    assert store.orders(DAY) == ()


# --- doubles -----------------------------------------------------------------------------------


def test_the_same_file_twice_makes_only_duplicates(run: Import, store: DeskStore) -> None:
    text = "reference,name,address,city\nA,Anna,Im Rösle 12,Schaan\nB,Ben,Nowhere 1,Schaan\n"
    first, before = run(text), store.orders(DAY)
    second = run(text)
    assert (first.kept, second.kept, second.duplicates, second.updated) == (2, 0, 2, 0)
    assert second.succeeded
    assert store.orders(DAY) == before
    assert [u.order_id for u in second.unlocated] == ["o000002"]


def test_a_changed_order_is_updated_under_its_old_id(run: Import, store: DeskStore) -> None:
    run(f"reference,lat,lon,weight_kg\nA,{GIVEN},5\n")
    result = run(f"reference,lat,lon,weight_kg\nA,{GIVEN},7\n")
    assert (result.kept, result.duplicates, result.updated) == (0, 0, 1)
    assert kept(store)["A"].order_id == "o000001"
    assert kept(store)["A"].amounts[0] == 7000


def test_the_same_reference_of_another_sender_or_day_is_another_order(
    run: Import, store: DeskStore
) -> None:
    run(f"reference,sender,lat,lon\nA,One,{GIVEN}\nA,Two,{GIVEN}\n")
    result = run(f"reference,sender,date,lat,lon\nA,One,2026-11-24,{GIVEN}\n")
    assert result.kept == 1
    assert len(store.orders(DAY)) == 2
    assert len(store.orders(date(2026, 11, 24))) == 1
    assert "2026-11-24 (1)" in result.warnings[0].text


def test_an_order_that_is_out_for_delivery_is_never_changed(run: Import, store: DeskStore) -> None:
    text = f"reference,lat,lon,weight_kg\nA,{GIVEN},5\n"
    run(text)
    _release(store, kept(store)["A"])
    result = run(text.replace(",5", ",7"))
    line, column, reason = only_refusal(result)
    assert (line, column) == (2, "reference")
    assert "already out for delivery with Aino Salmi" in reason
    assert kept(store)["A"].amounts[0] == 5000
    assert run(text).duplicates == 1


def _release(store: DeskStore, order: Order) -> None:
    """The order on a route that the first driver has been given."""
    depot, shifts = load_fleet(DEMO / "fleet.json", DAY)
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    stops = tuple(PlannedStop(stop, now, now, now, 0, 0) for stop in first_attempts(order))
    route = Route(shifts[0].shift_id, (Trip(now, now, stops, now, 0, 0),))
    with store.write() as unit:
        unit.put_depot(depot)
        unit.put_shifts(shifts)
        unit.put_routes([RouteRecord(DAY, route.shift_id, 1, route, revision=1, released=route)])
        unit.commit()


def test_a_reference_twice_in_one_file_is_kept_once_and_reported(run: Import, store: DeskStore) -> None:
    result = run(f"reference,lat,lon,weight_kg\nA,{GIVEN},5\nA,{GIVEN},5\nA,{GIVEN},9\n")
    assert (result.kept, result.duplicates) == (1, 1)
    assert result.warnings[0].line == 3
    line, column, reason = only_refusal(result)
    assert (line, column) == (4, "reference")
    assert "line 2 has the same reference 'A'" in reason
    assert kept(store)["A"].amounts[0] == 5000


def test_without_a_reference_the_same_name_and_place_is_shown_and_not_dropped(
    run: Import, store: DeskStore
) -> None:
    text = (
        "name,address,city\nAnna,Im Rösle 12,Schaan\nANNA,Im Roesle 12,Schaan\nBen,Im Rösle 12,Schaan\n"
    )
    result = run(text)
    assert result.kept == 3
    (warning,) = result.warnings
    assert (warning.line, warning.text) == (3, "Perhaps a double: the same name and place as line 2.")
    assert [bool(order.remarks) for order in store.orders(DAY)] == [False, True, False]
    assert len(run(text).warnings) == 3


def test_a_cancelled_order_stays_cancelled(run: Import, store: DeskStore) -> None:
    text = f"reference,lat,lon\nA,{GIVEN}\n"
    run(text)
    with store.write() as unit:
        unit.put_orders([replace(kept(store)["A"], cancelled=True)])
        unit.commit()
    result = run(text)
    assert result.duplicates == 1
    assert "cancelled at the desk" in result.warnings[0].text
    assert kept(store)["A"].cancelled


# --- places ------------------------------------------------------------------------------------


def located(store: DeskStore, reference: str) -> tuple[LocatedBy, tuple[str, ...]]:
    task = kept(store)[reference].tasks[0]
    return task.place.located_by, kept(store)[reference].remarks


def test_a_house_is_found_and_needs_no_remark(run: Import, store: DeskStore) -> None:
    assert run("reference,address,city\nA,Im Roesle 12,Schaan\n").unlocated == ()
    assert located(store, "A") == (LocatedBy.HOUSE, ())


def test_an_unknown_house_number_is_placed_on_its_street_with_a_remark(
    run: Import, store: DeskStore
) -> None:
    result = run("reference,address,city\nA,Im Rösle 99,Schaan\n")
    assert located(store, "A")[0] is LocatedBy.STREET
    assert "house number is not known" in result.warnings[0].text
    assert located(store, "A")[1] == (result.warnings[0].text,)


def test_a_street_of_a_village_inside_a_municipality_is_found(run: Import, store: DeskStore) -> None:
    run("reference,address,postcode,city\nA,Churer Strasse 5,9485,Nendeln\n")
    assert located(store, "A")[0] is LocatedBy.STREET


def test_an_address_that_is_not_found_is_kept_marked_and_listed(run: Import, store: DeskStore) -> None:
    result = run("reference,name,address,postcode,city\nA,Ute,Kastanienallee 99,9494,Schaan\n")
    assert (result.kept, result.succeeded) == (1, True)
    (missing,) = result.unlocated
    assert (missing.line, missing.order_id, missing.name) == (2, "o000001", "Ute")
    assert missing.address == "Kastanienallee 99, 9494 Schaan"
    assert "not found" in missing.reason
    assert not kept(store)["A"].is_located
    assert "not found" in located(store, "A")[1][0]


def test_a_street_that_several_towns_have_is_left_to_a_person_with_the_candidates(
    run: Import, store: DeskStore
) -> None:
    (missing,) = run("reference,address\nA,Dorfstrasse 15\n").unlocated
    assert missing.reason.startswith("3 places fit equally well")
    assert {hit.city for hit in missing.candidates} == {"Planken", "Ruggell", "Triesen"}
    assert not kept(store)["A"].is_located


def test_the_town_makes_the_same_street_unambiguous(run: Import, store: DeskStore) -> None:
    assert run("reference,address,city\nA,Dorfstrasse 15,Planken\n").unlocated == ()
    assert located(store, "A")[0] is LocatedBy.HOUSE


def test_a_house_in_another_town_than_the_order_says_is_not_taken(run: Import) -> None:
    text = "reference,address,postcode,city\nA,Fürst-Franz-Josef-Strasse 6,9496,Balzers\n"
    assert len(run(text).unlocated) == 1


def test_a_pin_set_by_hand_survives_the_next_import(run: Import, store: DeskStore) -> None:
    text = "reference,address,city,weight_kg\nA,Dorfstrasse 15,,5\n"
    run(text)
    order = kept(store)["A"]
    assert order.delivery is not None
    place = replace(order.delivery.place, location=LonLat(9.5424, 47.183), located_by=LocatedBy.PIN)
    with store.write() as unit:
        unit.put_orders([replace(order, delivery=replace(order.delivery, place=place))])
        unit.commit()
    assert run(text).duplicates == 1
    assert run(text.replace(",5", ",6")).updated == 1
    assert located(store, "A")[0] is LocatedBy.PIN


def test_without_a_region_orders_are_kept_unlocated(run: Import) -> None:
    result = run("reference,address\nA,Weg 1\nB,Weg 2\n", addresses=None, near=None)
    assert result.kept == 2
    assert "no region" in result.unlocated[0].reason


def test_an_address_that_repeats_is_looked_up_once() -> None:
    class Counting:
        calls = 0
        extent = None

        def search(self, *_arguments: object, **_options: object) -> tuple[()]:
            Counting.calls += 1
            return ()

    locator = Locator(Counting(), DEPOT)  # type: ignore[arg-type]
    for name in ("Anna", "Ben"):
        assert locator.locate(Place(name, "Weg 1")).place.name == name
    assert Counting.calls == 1


# --- kinds, profiles, depots -------------------------------------------------------------------


def test_pickups_and_shipments_become_their_tasks(run: Import, store: DeskStore) -> None:
    run(
        "reference,kind,name,address,city,pickup_name,pickup_address,pickup_city,pickup_window\n"
        "P,pickup,Anna,Im Rösle 12,Schaan,,,,\n"
        "S,,Anna,Im Rösle 12,Schaan,Ben,Garlanga 14,Mauren,8-10\n"
        "Q,,,,,Ben,Garlanga 14,Mauren,\n"
    )
    orders = kept(store)
    assert [orders[r].kind for r in "PSQ"] == [OrderKind.PICKUP, OrderKind.SHIPMENT, OrderKind.PICKUP]
    shipment = orders["S"]
    assert shipment.pickup is not None
    assert shipment.delivery is not None
    assert shipment.pickup.place.name == "Ben"
    assert shipment.pickup.windows == (TimeWindow(8 * 3600, 10 * 3600),)
    assert all(order.is_located for order in orders.values())


def test_a_profile_changes_what_the_end_of_a_window_means(run: Import, store: DeskStore) -> None:
    run(
        f"order id,lat,lon,time window from,time window to\nA,{GIVEN},8:00,9:00\n",
        profile="optimoroute",
    )
    (task,) = kept(store)["A"].tasks
    assert task.windows[0].end_means is WindowEnd.END_OF_SERVICE


def test_a_depot_must_be_one_of_the_known(run: Import, store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_depot(Depot("schaan", "Depot Schaan", DEPOT))
        unit.commit()
    result = run(f"reference,lat,lon,depot\nA,{GIVEN},depot schaan\nB,{GIVEN},Moon\n")
    assert kept(store)["A"].depot_id == "schaan"
    assert "known are Depot Schaan" in only_refusal(result)[2]


def test_the_mark_that_keeps_text_from_being_a_formula_is_taken_off(
    run: Import, store: DeskStore
) -> None:
    run(f"reference,lat,lon,phone,notes\n'007,{GIVEN},'+423 000,'tis\n")
    (task,) = kept(store)["007"].tasks
    assert (task.contact.phone, task.notes) == ("+423 000", "'tis")


def test_columns_nobody_uses_are_named(run: Import) -> None:
    (warning,) = run(f"reference,lat,lon,Mood\nA,{GIVEN},blue\n").warnings
    assert warning.text == "Columns not used: 'Mood'."


# --- whole files -------------------------------------------------------------------------------


def test_a_dry_run_tells_the_same_and_keeps_nothing(run: Import, store: DeskStore) -> None:
    trial = run(DEMO / "orders.csv", dry_run=True)
    assert store.orders(DAY) == ()
    real = run(DEMO / "orders.csv")
    told, done = trial.as_json(), real.as_json()
    assert (told.pop("dry_run"), done.pop("dry_run")) == (True, False)
    for one in (*told["unlocated"], *done["unlocated"]):  # type: ignore[misc]
        one.pop("order_id")  # type: ignore[attr-defined]
    assert told == done


def test_xlsx_and_csv_of_the_same_rows_make_the_same_orders(run: Import, tmp_path: Path) -> None:
    table = SpreadsheetReader().read(DEMO / "orders.csv")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (table.header, *(cells for _, cells in table.rows)):
        sheet.append([_as_typed(cell) for cell in cells])
    book.save(tmp_path / "orders.xlsx")
    from_csv = run(DEMO / "orders.csv")
    assert from_csv.kept > 150
    from_xlsx = run(tmp_path / "orders.xlsx")
    assert (from_xlsx.kept, from_xlsx.updated) == (0, 0)
    assert from_xlsx.duplicates == from_csv.kept
    assert from_xlsx.refused == from_csv.refused


def _as_typed(cell: str) -> object:
    """What a spreadsheet makes of a typed cell: a number where it is one."""
    try:
        return float(cell)
    except ValueError:
        return cell or None


def test_a_disk_that_fills_up_while_importing_leaves_nothing(
    run: Import, store: DeskStore, tmp_path: Path
) -> None:
    run(f"reference,lat,lon\nbefore,{GIVEN}\n")
    with store.write() as unit:
        transaction = unit._transaction  # the page limit belongs to the writing connection
        used = transaction.db.conn.execute("PRAGMA page_count").fetchone()[0]
        transaction.db.conn.execute(f"PRAGMA max_page_count={used + 20}")
    rows = "".join(f"R{n},{GIVEN},{'x' * 500}\n" for n in range(3000))
    with pytest.raises(StoreFull):
        run("reference,lat,lon,notes\n" + rows)
    assert kept(store).keys() == {"before"}
    assert run(f"reference,lat,lon\nafter,{GIVEN}\n").kept == 1
    with sqlite3.connect(tmp_path / "desk.sqlite") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_whoever_watches_may_stop_an_import_and_nothing_is_kept(run: Import, store: DeskStore) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done >= 100:
            raise Stopped

    with pytest.raises(Stopped):
        run(DEMO / "orders.csv", on_progress=stop)
    assert store.orders(DAY) == ()


def test_progress_counts_to_the_end(run: Import) -> None:
    seen: list[tuple[int, int]] = []
    run(DEMO / "orders.csv", on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 155), (50, 155), (100, 155), (150, 155), (155, 155)]

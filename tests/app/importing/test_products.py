"""Files of sixteen real products, made from their headers and formats, lead to the same orders."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.fleet import Depot
from app.domain.import_choices import ColumnUse, ImportChoices
from app.domain.orders import Order, OrderKind
from app.domain.timing import WindowEnd
from app.importing.drafts import Asked
from app.importing.locating import Locator
from app.importing.preview import Preview, RowState, preview_table
from storage.region.addresses import RegionAddresses
from storage.store import DeskStore
from storage.tables import SpreadsheetReader
from tests.app.importing.conftest import DAY, DEPOT

HEADERS = Path(__file__).with_name("product_headers.csv")
"""What sixteen products and one address book call their columns, from their own help pages."""
PLACELESS = {"DI (Norway)": "CUSTOMER_NAME", "DHL Express address book": "Nickname"}
"""Products of which no header with an address is known; a header of each that a person could name."""


@dataclass(frozen=True)
class Want:
    """What every file asks for."""

    reference: str
    name: str
    street: str
    number: str
    postcode: str
    city: str
    lat: float
    lon: float
    begins: str
    ends: str
    minutes: int
    parcels: int
    phone: str
    notes: str

    @property
    def address(self) -> str:
        return f"{self.street} {self.number}"

    @property
    def whole(self) -> str:
        return f"{self.address}, {self.postcode} {self.city}"


WANTED = (
    Want("1001", "Zoë Größwang", "Im Rösle", "12", "9494", "Schaan", 47.166, 9.508,
         "08:00", "10:00", 5, 2, "+4232321010", "Ring twice"),
    Want("1002", "Ben Ünal", "Dorfstrasse", "15", "9498", "Planken", 47.185, 9.544,
         "20:00", "02:00", 10, 1, "+4232321011", "Back door"),
)  # fmt: skip

type Values = dict[str, str]


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _stamp(want: Want, clock: str) -> str:
    night = clock == want.ends and want.ends < want.begins
    return f"{date(DAY.year, DAY.month, DAY.day + night)} {clock}"


def _half(clock: str) -> str:
    hour = int(clock[:2])
    return f"{(hour - 1) % 12 + 1}:{clock[3:]}{'pm' if hour >= 12 else 'am'}"


def _next_day(want: Want) -> str:
    return " (+1)" if want.ends < want.begins else ""


FILLED: dict[str, Callable[[Want], Values]] = {
    "OptimoRoute": lambda w: {
        "Order ID": w.reference, "Order type": "D", "Date": f"{DAY:%d/%m/%Y}", "Priority": "M",
        "Location ID": "L7", "Address Line": w.address, "Town/City": w.city, "ZIP Code": w.postcode,
        "Country/Region": "LI", "Time window from": w.begins, "Time window to": w.ends,
        "Duration": str(w.minutes), "Load #1": str(w.parcels), "Notes": w.notes, "Assigned to": "007",
    },
    "Viamente/WorkWave": lambda w: {
        "Name": w.name, "Street": w.address, "ZIP": w.postcode, "City": w.city, "Country": "LI",
        "Service Time": str(w.minutes), "Load": str(w.parcels), "Notes": w.notes,
        "Time Window Start": _half(w.begins), "Time Window End": _half(w.ends) + _next_day(w),
    },
    "Circuit for Teams": lambda w: {
        "Address Line 1": w.address, "Address Line 2": "3rd floor", "City": w.city, "Zip": w.postcode,
        "Earliest Time": w.begins, "Latest Time": w.ends, "Time at stop": str(w.minutes),
        "Notes": w.notes,
    },
    "AntsRoute": lambda w: {
        "Name": w.name, "Address": w.address, "Duration": str(w.minutes), "Due-date": str(DAY),
        "Open-date": str(DAY), "Id": w.reference, "External client identifier": "C7",
        "Phone": w.phone, "Postal code": w.postcode, "City": w.city, "Comments": w.notes,
    },
    "Detrack": lambda w: {
        "D.O. No.": w.reference, "Date": str(DAY), "Deliver to": w.name, "Address": w.whole,
        "Delivery time": f"{w.begins} - {w.ends}", "Tracking No.": "T" + w.reference,
        "Phone No.": w.phone, "Instructions": w.notes, "SKU": "S1", "Item Description": "Book",
        "Quantity": str(w.parcels), "Zone": "North",
    },
    "Locate2u": lambda w: {
        "StopID": w.reference, "Name": "Aino Driver", "Customer": w.name, "Address": w.whole,
        "Phone": w.phone, "TripDate": str(DAY), "Duration": str(w.minutes), "Notes": w.notes,
    },
    "Cartrack": lambda w: {
        "Job Reference Number": w.reference, "Stop Type": "D", "Stop No": "1", "Customer ID": "9",
        "Scheduled Delivery Date and Allowed Start": _stamp(w, w.begins), "Priority": "regular",
        "Customer Name": w.name, "Phone": w.phone, "Lat": str(w.lat), "Lng": str(w.lon),
        "Address Line 1": w.whole,
    },
    "CoopCycle": lambda w: {
        "pickup.address": "Im Rösle 2, 9494 Schaan", "dropoff.address": w.whole,
        "dropoff.address.name": w.name, "dropoff.address.telephone": w.phone,
        "dropoff.comments": w.notes, "dropoff.packages": f"small-box={w.parcels}",
        "dropoff.timeslot": f"{_stamp(w, w.begins)} - {_stamp(w, w.ends)}", "tour.name": "Tour 1",
    },
    "Shopify orders export": lambda w: {
        "Name": w.reference, "Email": "a@example.org", "Financial Status": "paid", "Total": "12.00",
        "Created at": "2026-11-20 10:00:00 +0100", "Lineitem quantity": str(w.parcels),
        "Lineitem name": "Book", "Billing Name": "Somebody Else", "Shipping Name": w.name,
        "Shipping Street": w.address, "Shipping Address1": w.address, "Shipping City": w.city,
        "Shipping Zip": f"'{w.postcode}", "Shipping Phone": w.phone, "Notes": w.notes, "Id": "55123",
    },
    "Amazon order report": lambda w: {
        "order-id": w.reference, "order-item-id": "I" + w.reference, "buyer-name": "Somebody Else",
        "recipient-name": w.name, "ship-address-1": w.address, "ship-address-2": "3rd floor",
        "ship-city": w.city, "ship-postal-code": w.postcode, "ship-phone-number": w.phone,
        "quantity-purchased": str(w.parcels), "product-name": "Book",
        "delivery-start-date": _stamp(w, w.begins).replace(" ", "T") + ":00+01:00",
        "delivery-end-date": _stamp(w, w.ends).replace(" ", "T") + ":00+01:00",
        "delivery-Instructions": w.notes, "ship-service-level": "Standard",
    },
    "DHL Online Frankierung": lambda w: {
        "SEND_NAME1": "Shop", "SEND_STREET": "Allee", "RECV_NAME1": w.name, "RECV_STREET": w.street,
        "RECV_HOUSENUMBER": w.number, "RECV_PLZ": w.postcode, "RECV_CITY": w.city,
        "PRODUCT": "PAK02.DEU",
    },
    "vrp-cli csv": lambda w: {
        "ID": w.reference, "LAT": str(w.lat), "LNG": str(w.lon), "DEMAND": str(-w.parcels),
        "DURATION": str(w.minutes), "TW_START": _utc(w, w.begins), "TW_END": _utc(w, w.ends),
    },
    "Route4Me": lambda w: {
        "Address": w.address, "City": w.city, "ZIP Code": w.postcode, "Country": "LI",
    },
    "Bosnia distribution": lambda w: {
        "CUSTOMER_CODE": w.reference, "CUSTOMER_LATITUDE": str(w.lat),
        "CUSTOMER_LONGITUDE": str(w.lon),
        "CUSTOMER_TIME_WINDOW_FROM_MIN": str(_minutes(w.begins)),
        "CUSTOMER_TIME_WINDOW_TO_MIN": str(_minutes(w.ends) + 1440 * (w.ends < w.begins)),
        "NUMBER_OF_ARTICLES": str(w.parcels), "CUSTOMER_DELIVERY_SERVICE_TIME_MIN": str(w.minutes),
    },
    "MultiRoute Tour (gb consite)": lambda w: {
        "Straße": w.street, "Hausnummer": w.number, "PLZ": w.postcode, "Ort": w.city,
        "Auftragsbezeichnung (optional)": w.name, "Fahrernotizen 1 (optional)": w.notes,
        "Servicezeit": str(60 * w.minutes), "Auftragszeitfenster Start": w.begins,
        "Auftragszeitfenster Ende": w.ends, "Streckenzuordnung": "3,5", "Priorität": "1",
    },
}  # fmt: skip


def _utc(want: Want, clock: str) -> str:
    """The zone of the depot is an hour ahead of UTC in November."""
    night = clock == want.ends and want.ends < want.begins
    minutes = _minutes(clock) - 60 + 1440 * night
    day = DAY.day + minutes // 1440
    return f"{DAY:%Y-%m}-{day:02d}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}:00Z"


def headers() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with HEADERS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if not row["header"].startswith("EXPORT: "):
                found[row["product"]].append(row["header"])
    return found


PRODUCTS = headers()


def write(path: Path, product: str, rows: list[Values]) -> Path:
    """The file as the product writes it: its delimiter, encoding, lines before the header."""
    titles = PRODUCTS[product]
    table = [titles, *([row.get(title, "") for title in titles] for row in rows)]
    if product in ("Cartrack", "MultiRoute Tour (gb consite)"):
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for cells in table:
            sheet.append([*cells, None])
        book.save(path.with_suffix(".xlsx"))
        return path.with_suffix(".xlsx")
    text = io.StringIO()
    delimiter = {"DHL Online Frankierung": ";", "Amazon order report": "\t"}.get(product, ",")
    csv.writer(text, delimiter=delimiter).writerows(table)
    encoding = "utf-8-sig" if product == "Bosnia distribution" else "utf-8"
    before = ""
    if product == "DHL Online Frankierung":
        encoding, before = "cp1252", "Ihre Sendungen\n\nNur ausgefüllte Zeilen werden gelesen.\n"
    path.write_text(before + text.getvalue(), encoding=encoding)
    return path


def look(
    path: Path, store: DeskStore, addresses: RegionAddresses, choices: ImportChoices | None = None
) -> Preview:
    return preview_table(
        SpreadsheetReader().read(path),
        Asked(DAY, extent=addresses.extent),
        choices or ImportChoices(),
        reads=store,
        locator=Locator(addresses, DEPOT),
    )


@pytest.fixture
def desk(store: DeskStore) -> DeskStore:
    with store.write() as unit:
        unit.put_depot(Depot("schaan", "Depot Schaan", DEPOT, timezone="Europe/Vaduz"))
        unit.commit()
    return store


def test_every_product_of_the_list_has_a_file_or_is_known_to_name_no_place() -> None:
    assert PRODUCTS.keys() == FILLED.keys() | PLACELESS.keys()


@pytest.mark.parametrize("product", [name for name in FILLED if name in PRODUCTS])
def test_a_products_file_is_understood_without_a_question(
    tmp_path: Path, desk: DeskStore, addresses: RegionAddresses, product: str
) -> None:
    rows = [FILLED[product](want) for want in WANTED]
    preview = look(write(tmp_path / "orders.csv", product, rows), desk, addresses)
    assert [(row.line, row.words) for row in preview.rows if row.state is not RowState.NEW] == []
    assert preview.is_clear, (preview.trouble, preview.open_columns, preview.unlocated)
    orders = [row.order for row in preview.rows]
    for order, want, values in zip(orders, WANTED, rows, strict=True):
        assert order is not None
        check(order, want, values)


def test_what_the_end_of_a_window_means_goes_with_the_product(
    tmp_path: Path, desk: DeskStore, addresses: RegionAddresses
) -> None:
    """Its help: "time window to" is the latest time to end service."""
    rows = [FILLED["OptimoRoute"](want) for want in WANTED]
    for row in look(write(tmp_path / "orders.csv", "OptimoRoute", rows), desk, addresses).rows:
        assert row.order is not None
        (window,) = row.order.tasks[0].windows
        assert window.end_means is WindowEnd.END_OF_SERVICE


def check(order: Order, want: Want, values: Values) -> None:
    """Everything that the product's columns say is in the order, and nothing that they do not say."""
    known, said = set(values), set(values.values())

    def told(text: str) -> str:
        return text if text in said else ""

    task = order.delivery
    assert task is not None
    assert order.day == DAY
    assert order.kind in (OrderKind.DELIVERY, OrderKind.SHIPMENT)
    place = task.place
    if place.address:
        assert place.where.replace(" (3rd floor)", "").startswith(want.address)
    assert place.location is not None
    assert abs(place.location.lat - want.lat) < 0.01
    assert abs(place.location.lon - want.lon) < 0.01
    assert order.reference == told(want.reference)
    assert place.name == told(want.name)
    assert task.contact.phone == told(want.phone)
    assert task.notes == told(want.notes)
    minutes = task.service_s // 60
    assert minutes == (want.minutes if known & SERVICE else 3)
    parcels = order.amounts[2]
    assert parcels == (want.parcels if known & PARCELS else 1)
    begins, ends = 60 * _minutes(want.begins), 60 * _minutes(want.ends)
    whole = (begins, ends + 86_400 * (ends < begins))
    given = [(window.start, window.end) for window in task.windows]
    if known & WINDOWS:
        assert given == [whole]
    elif known & STARTS:
        assert given == [(begins, 86_400)]
    else:
        assert given == []


SERVICE = {"Duration", "Service Time", "Time at stop", "DURATION", "Servicezeit",
           "CUSTOMER_DELIVERY_SERVICE_TIME_MIN"}  # fmt: skip
PARCELS = {"Load #1", "Load", "Quantity", "Lineitem quantity", "quantity-purchased", "DEMAND",
           "NUMBER_OF_ARTICLES", "dropoff.packages"}  # fmt: skip
WINDOWS = {"Time window to", "Time Window End", "Latest Time", "Delivery time", "dropoff.timeslot",
           "delivery-end-date", "TW_END", "CUSTOMER_TIME_WINDOW_TO_MIN",
           "Auftragszeitfenster Ende"}  # fmt: skip
STARTS = {"Scheduled Delivery Date and Allowed Start"}


@pytest.mark.parametrize("product", [name for name in PLACELESS if name in PRODUCTS])
def test_a_file_that_names_no_place_is_shown_with_the_question_and_a_person_can_answer_it(
    tmp_path: Path, desk: DeskStore, addresses: RegionAddresses, product: str
) -> None:
    title = PLACELESS[product]
    path = write(tmp_path / "orders.csv", product, [{title: WANTED[0].whole}])
    asked = look(path, desk, addresses)
    assert "No column for the address" in asked.trouble
    assert [row.state for row in asked.rows] == [RowState.UNREAD]
    answer = ImportChoices(uses=(ColumnUse(title, "address"),))
    (row,) = look(path, desk, addresses, answer).rows
    assert row.order is not None
    assert row.order.is_located


def test_one_order_over_several_rows_of_a_shop_is_one_order_with_all_its_lines(
    tmp_path: Path, desk: DeskStore, addresses: RegionAddresses
) -> None:
    first = FILLED["Shopify orders export"](WANTED[0])
    more = {"Name": "1001", "Lineitem quantity": "3", "Lineitem name": "Lamp"}
    path = write(tmp_path / "orders.csv", "Shopify orders export", [first, more, more])
    preview = look(path, desk, addresses)
    assert [row.state for row in preview.rows] == [RowState.NEW, RowState.JOINED, RowState.JOINED]
    order = preview.rows[0].order
    assert order is not None
    assert [(line.text, line.quantity) for line in order.lines] == [
        ("Book", 2),
        ("Lamp", 3),
        ("Lamp", 3),
    ]
    assert order.amounts[2] == 8
    assert replace(order, lines=(), amounts=()).reference == "1001"

"""Tables out of CSV and XLSX files: what is read, and what is refused in one sentence."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.domain.errors import InputRefused
from storage import tables
from storage.tables import SpreadsheetReader, Table
from storage.tables_csv import numbered_rows

XLS = Path(__file__).with_name("tables") / "orders.xls"
PLAIN = "name,address\nAnna,Weg 1\nÖzil,Straße 2\n"


def read(folder: Path, content: str | bytes, name: str = "orders.csv") -> Table:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return SpreadsheetReader().read(path)


def refusal(folder: Path, content: str | bytes, name: str = "orders.csv") -> str:
    with pytest.raises(InputRefused) as error:
        read(folder, content, name)
    words = str(error.value)
    assert "\n" not in words
    return words


# --- what is read ----------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_of_the_four_delimiters_is_recognised(tmp_path: Path, delimiter: str) -> None:
    table = read(tmp_path, PLAIN.replace(",", delimiter))
    assert table.header == ("name", "address")
    assert table.rows == [(2, ("Anna", "Weg 1")), (3, ("Özil", "Straße 2"))]


def test_a_delimiter_that_stands_inside_quoted_cells_does_not_mislead(tmp_path: Path) -> None:
    table = read(tmp_path, 'name;address\n"a,b,c";"d,e,f"\n"g,h,i";"j,k,l"\n')
    assert table.header == ("name", "address")
    assert table.rows[0] == (2, ("a,b,c", "d,e,f"))


def test_commas_as_decimal_signs_do_not_beat_semicolons(tmp_path: Path) -> None:
    table = read(tmp_path, "name;lat;lon\nA;47,1;9,5\nB;47,2;9,6\n")
    assert table.header == ("name", "lat", "lon")


def test_the_hint_that_excel_writes_is_taken(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=|\r\nname|address\r\nAnna|Weg 1\r\n")
    assert table.rows == [(3, ("Anna", "Weg 1"))]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, PLAIN.encode(encoding)) == read(tmp_path, PLAIN)


def test_a_cyrillic_file_is_not_read_as_western(tmp_path: Path) -> None:
    text = "имя,адрес\n" + "".join(f"Иван Петров,улица Ленина {n}\n" for n in range(40))
    table = read(tmp_path, text.encode("cp1251"))
    assert table.header == ("имя", "адрес")
    assert table.rows[0][1] == ("Иван Петров", "улица Ленина 0")


def test_line_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    content = '\n\r\nname,notes\r\n\r\nAnna,"first\nsecond"\n,\nBen,x\n'
    assert read(tmp_path, content).rows == [(5, ("Anna", "first\nsecond")), (8, ("Ben", "x"))]


def test_short_rows_are_padded_and_empty_trailing_cells_dropped(tmp_path: Path) -> None:
    table = read(tmp_path, "name,address,\nAnna\nBen,Weg 2,,\nCarl,Weg 3,,extra\n")
    assert table.header == ("name", "address")
    assert [cells for _, cells in table.rows] == [
        ("Anna", ""),
        ("Ben", "Weg 2"),
        ("Carl", "Weg 3", "", "extra"),
    ]


def test_a_quotation_mark_inside_a_cell_is_kept(tmp_path: Path) -> None:
    assert read(tmp_path, 'name,notes\nAnna,5" pipe\n').rows == [(2, ("Anna", '5" pipe'))]


@given(
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)] * 3),
        min_size=1,
        max_size=8,
    )
)
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows([("a", "b", "c"), *rows])
    found = list(numbered_rows(out.getvalue().encode("utf-8-sig"), "x.csv"))
    assert [tuple(cells) for _, cells in found] == [("a", "b", "c"), *rows]


def xlsx(folder: Path, sheets: list[list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    path = folder / "made.xlsx"
    book.save(path)
    return path.read_bytes()


def test_an_xlsx_sheet_reads_as_the_text_a_person_would_type(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["name", "postcode", "weight", "from", "day", "at", "flag", "length", "none"],
        ["Anna", 9494, 2.5, time(8, 30), date(2026, 11, 22), datetime(2026, 11, 22, 9), True,
         timedelta(hours=1, minutes=5), None],
    ]  # fmt: skip
    table = read(tmp_path, xlsx(tmp_path, [rows]), "o.xlsx")
    assert table.rows == [
        (2, ("Anna", "9494", "2.5", "08:30:00", "2026-11-22", "2026-11-22 09:00:00", "yes",
             "01:05:00", "")),
    ]  # fmt: skip


def test_the_first_sheet_that_has_data_is_read_with_its_own_row_numbers(tmp_path: Path) -> None:
    sheets: list[list[list[object]]] = [[], [[None], ["name", "address"], [None], ["Anna", "Weg 1"]]]
    table = read(tmp_path, xlsx(tmp_path, sheets), "anything.dat")
    assert table == Table(("name", "address"), [(4, ("Anna", "Weg 1"))])


def test_columns_of_one_title_are_told_apart(tmp_path: Path) -> None:
    table = read(tmp_path, "Phone,phone,Phone (2),Phone ,,\n1,2,3,4,,\n")
    assert table.header == ("Phone", "phone (3)", "Phone (2)", "Phone (4)")
    assert table.rows == [(2, ("1", "2", "3", "4"))]


def test_an_old_excel_file_reads_as_its_new_form_does(tmp_path: Path) -> None:
    """Written by xlwt: an empty sheet first, two rows above, a formula that failed, 25:30 as a time."""
    table = read(tmp_path, XLS.read_bytes(), "orders.xls")
    assert table.header[:4] == ("Auftragsnr", "Name", "Straße", "PLZ")
    assert table.rows == [
        (3, ("1001", "Zoë Größwang", "Im Rösle 12", "9494", "Schaan", "2.5", "08:30:00", "10:00:00",
             "2026-11-23", "2026-11-23 09:00:00", "yes", "Zweimal läuten")),
        (4, ("A-2", "Ben Ünal", "Dorfstrasse 15", "09498", "Planken", "12", "20:00:00", "25:30:00",
             "2026-11-23", "2026-11-23 20:15:00", "no", "")),
    ]  # fmt: skip


# --- what is refused ---------------------------------------------------------------------------


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="There is no file"):
        SpreadsheetReader().read(tmp_path / "nowhere.csv")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="is a folder"):
        SpreadsheetReader().read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.csv"
    path.write_text(PLAIN)
    path.chmod(0)
    with pytest.raises(InputRefused, match="cannot be read"):
        SpreadsheetReader().read(path)


@pytest.mark.parametrize("content", [b"", b"\n\n  \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content) == "orders.csv is empty."


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%...",
        b"\x89PNG\r\n\x1a\n rest",
        b"\x1f\x8b\x08 rest",
        bytes(range(256)) * 8,
        b"name,address\nAnna\0,Weg 1\n",
    ],
)
def test_a_binary_file_is_refused_whatever_its_name_says(tmp_path: Path, content: bytes) -> None:
    assert "not a table" in refusal(tmp_path, content)


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    assert "header and no rows" in refusal(tmp_path, "name,address\n\n")


@pytest.mark.parametrize("content", ["name^address\nAnna^Weg 1\n", "name\nAnna\nBen\n"])
def test_a_file_without_a_known_delimiter_is_refused(tmp_path: Path, content: str) -> None:
    assert "comma, semicolon, tab or bar" in refusal(tmp_path, content)


def test_more_columns_than_any_table_of_orders_has_are_refused(tmp_path: Path) -> None:
    wide = ",".join(f"c{n}" for n in range(501))
    assert "501 columns; up to 500 are read" in refusal(tmp_path, f"{wide}\nA,B\n")


@pytest.mark.parametrize("size", [40_000, 1_000_000])
@pytest.mark.parametrize("quoted", [False, True])
def test_a_huge_cell_is_refused_with_its_line_and_column(
    tmp_path: Path, size: int, quoted: bool
) -> None:
    mark = '"' if quoted else ""
    words = refusal(tmp_path, f"name,address,notes\nA,B,C\nA,{mark}{'x' * size}{mark},C\n")
    assert "line 3" in words
    assert "column 'address'" in words or "column 2" in words


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    words = refusal(tmp_path, 'name,address\nA,B\nA,"B\nA,B\n')
    assert "line 3: a quotation mark is opened there and never closed" in words


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    assert "more than 3 rows" in refusal(tmp_path, "a,b\n" + "1,2\n" * 4)
    assert len(read(tmp_path, "a,b\n" + "1,2\n" * 3).rows) == 3


def test_a_file_of_absurd_size_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 10)
    assert "MB are read" in refusal(tmp_path, PLAIN)


def test_a_truncated_xlsx_is_refused(tmp_path: Path) -> None:
    whole = xlsx(tmp_path, [[["name", "address"], ["Anna", "Weg 1"]]])
    assert "damaged XLSX" in refusal(tmp_path, whole[: len(whole) // 2], "o.xlsx")


def test_an_xlsx_with_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.xlsx"
    whole.write_bytes(xlsx(tmp_path, [[["name", "address"], ["Anna", "Weg 1"]]]))
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part, data[:-40] if "sheet" in part.filename else data)
    with pytest.raises(InputRefused, match="damaged XLSX"):
        SpreadsheetReader().read(broken)


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.txt", "x")
    with pytest.raises(InputRefused, match="archive of other files"):
        SpreadsheetReader().read(path)


def test_password_protected_and_pre_2007_excel_files_are_told_apart(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "protected by a password" in refusal(
        tmp_path, ole + "EncryptedPackage".encode("utf-16-le"), "o.xlsx"
    )
    assert "damaged Excel file" in refusal(tmp_path, ole + b"Workbook", "o.xls")


@given(data=st.binary(max_size=300))
def test_any_bytes_make_a_table_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.dat"
    for content in (data, b"PK\x03\x04" + data, b"a,b\n1," + data):
        path.write_bytes(content)
        with suppress(InputRefused):
            assert SpreadsheetReader().read(path).rows


def test_an_old_excel_file_that_is_broken_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    whole, chance = XLS.read_bytes(), Random(1)
    words = set()
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(InputRefused):
            words.add(len(read(tmp_path, bytes(broken), "o.xls").rows))
    assert words


def test_a_spreadsheet_made_to_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    """300 kB that unpack to 300 MB: ten million rows of nothing but zeros."""
    path = tmp_path / "bomb.xlsx"
    row = b"<row><c><v>0</v></c></row>" * 10_000
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(300):
            sheet.write(row)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(InputRefused, match="unpacks to far more than a table of orders has"):
        SpreadsheetReader().read(path)

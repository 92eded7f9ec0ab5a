"""Orders in XML: what repeats is a row, what is in and around it columns; hostile ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from storage import tables_xml, tables_xml_records
from storage.tables import SpreadsheetReader, Table

ORDERS = """<?xml version="1.0" encoding="UTF-8"?>
<shop:export xmlns:shop="urn:example" date="2026-11-23" sender="Rösle &amp; Co">
  <shop:depots><shop:depot id="d1"/><shop:depot id="d2"/></shop:depots>
  <shop:orders>
    <shop:order id="1001">
      <customer><name>Zoë Größwang</name><phone>+423 1</phone></customer>
      <pickup><address>Im Rösle 2</address></pickup>
      <delivery><address>Im Rösle 12</address><city>Schaan</city></delivery>
      <weight unit="kg">2.5</weight>
      <skill>lift</skill><skill>cold</skill>
    </shop:order>
    <shop:order id="1002">
      <customer><name><![CDATA[Ben <Ünal>]]></name></customer>
      <delivery><address>Dorfstrasse 15</address><city>Planken</city></delivery>
    </shop:order>
  </shop:orders>
</shop:export>
"""


def read(folder: Path, content: str | bytes, name: str = "orders.xml") -> Table:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return SpreadsheetReader().read(path)


def refusal(folder: Path, content: str | bytes) -> str:
    with pytest.raises(InputRefused) as error:
        read(folder, content)
    words = str(error.value)
    assert "\n" not in words
    return words


def by_title(table: Table) -> list[dict[str, str]]:
    return [
        {title: cell for title, cell in zip(table.header, cells, strict=True) if cell}
        for _, cells in table.rows
    ]


def test_elements_that_repeat_are_rows_and_what_they_hold_columns(tmp_path: Path) -> None:
    table = read(tmp_path, ORDERS)
    around = {"date": "2026-11-23", "sender": "Rösle & Co"}
    assert by_title(table) == [
        around
        | {"id": "1001", "name": "Zoë Größwang", "phone": "+423 1", "pickup address": "Im Rösle 2",
           "delivery address": "Im Rösle 12", "city": "Schaan", "weight": "2.5", "unit": "kg",
           "skill": "lift, cold"},
        around
        | {"id": "1002", "name": "Ben <Ünal>", "delivery address": "Dorfstrasse 15",
           "city": "Planken"},
    ]  # fmt: skip
    assert [line for line, _ in table.rows] == [5, 12]


def test_the_lines_of_an_order_are_rows_that_name_it(tmp_path: Path) -> None:
    """As shops write an order over several rows: the first says all, the others whose they are."""
    one = "<o><no>7</no><street>Im Rösle 12</street><kg>9</kg><items>{}</items></o>"
    items = "<item><text>Vase</text><qty>2</qty></item>", "<item><text>Lamp</text><qty>1</qty></item>"
    other = "<o><no>8</no><street>Im Rösle 3</street><kg>9</kg><items>" + items[0] + "</items></o>"
    table = read(tmp_path, f"<all>{one.format(''.join(items))}{other}</all>")
    assert table.header == ("no", "street", "kg", "text", "qty")
    assert [cells for _, cells in table.rows] == [
        ("7", "Im Rösle 12", "9", "Vase", "2"),
        ("7", "", "", "Lamp", "1"),
        ("8", "Im Rösle 3", "9", "Vase", "2"),
    ]
    assert [line for line, _ in table.rows] == [1, 2, 3]  # one line in the file: counted instead


ITEM = "<line><item>Vase</item><qty>2</qty></line>"


@pytest.mark.parametrize("lines", ["", ITEM, ITEM * 2])
def test_what_a_group_says_goes_for_each_of_its_orders(tmp_path: Path, lines: str) -> None:
    """Orders by tour: a tour is no order, and its number is not theirs."""
    order = "<order><no>{}</no><street>Im Rösle 12</street>" + lines + "</order>"
    tours = "".join(
        f"<tour id='{tour}'><name>North</name>{order.format(f'{tour}1')}{order.format(f'{tour}2')}"
        f"<date>2026-12-0{day}</date></tour>"
        for tour, day in (("A", 5), ("B", 6))
    )
    rows = by_title(read(tmp_path, f"<export><sender>Rösle</sender><tours>{tours}</tours></export>"))
    common = {"sender": "Rösle", "tour name": "North"}
    assert [(row["no"], row["date"], row["tour id"]) for row in rows if "street" in row] == [
        ("A1", "2026-12-05", "A"), ("A2", "2026-12-05", "A"),
        ("B1", "2026-12-06", "B"), ("B2", "2026-12-06", "B"),
    ]  # fmt: skip
    assert all(row.items() >= common.items() for row in rows)
    assert len(rows) == 4 * max(1, lines.count("<line>"))
    assert [row["no"] for row in rows] == sorted(row["no"] for row in rows)


@pytest.mark.parametrize("around", ["{}", "<export><date>2026-12-05</date>{}</export>"])
def test_one_order_alone_with_lines_says_what_it_weighs_once(tmp_path: Path, around: str) -> None:
    """And its parcels in all are not the count of its first line."""
    order = "<order><day>1</day><ref>A1</ref><street>Im Rösle 12</street><weight>10</weight>"
    content = around.format(f"{order}<parcels>6</parcels><lines>{ITEM * 3}</lines></order>")
    first, *others = by_title(read(tmp_path, content))
    line = {"item": "Vase", "qty": "2"}
    assert first.items() >= {"weight": "10", "parcels in all": "6", "ref": "A1", **line}.items()
    assert [row.items() - {"date": "2026-12-05"}.items() for row in others] == [
        {"ref": "A1", **line}.items()
    ] * 2
    assert "parcels" not in first


def test_one_order_alone_is_one_row(tmp_path: Path) -> None:
    table = read(tmp_path, "<order><id>7</id><to><street>Im Rösle 12</street></to></order>")
    assert by_title(table) == [{"id": "7", "street": "Im Rösle 12"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_document_says_its_encoding(tmp_path: Path, encoding: str) -> None:
    said = encoding.removesuffix("-sig")
    table = read(tmp_path, ORDERS.replace("UTF-8", said).encode(encoding))
    assert table == read(tmp_path, ORDERS)


BOMB = (
    '<!DOCTYPE o [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><o><r><x>&i;</x></r><r><x>1</x></r></o>"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BOMB, "declares entities or fetches parts from elsewhere"),
        ('<!DOCTYPE o [<!ENTITY f SYSTEM "file:///etc/passwd">]><o><r>&f;</r></o>', "for safety"),
        ('<!DOCTYPE o SYSTEM "http://example.org/o.dtd"><o><r a="1" b="2"/></o>', "for safety"),
        ("<orders><order><id>7</id>", "line 1: not a well-formed XML file"),
        ('<?xml version="1.0" encoding="klingon"?><o><r/></o>', "XML file"),
        ("<!doctype html><html><body><p>1</p></body></html>", "web page"),
        ('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><a/></Workbook>', "as XML"),
        ("<a>" * 5000 + "</a>" * 5000, "no orders in it"),
        ("<orders/>", "orders.xml"),
    ],
)
def test_what_cannot_be_a_table_ends_in_one_message(tmp_path: Path, content: str, words: str) -> None:
    assert words in refusal(tmp_path, content)


def test_more_rows_than_a_day_can_have_are_refused_before_they_are_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (tables_xml, tables_xml_records):
        monkeypatch.setattr(module, "MAX_ROWS", 1_000)
    assert "more than 1,000 rows" in refusal(tmp_path, "<o>" + "<r a='1' b='2'/>" * 1_001 + "</o>")
    lines = "<r a='1' b='2'>" + "<i c='1'/>" * 600 + "</r>"
    assert "more than 1,000 rows" in refusal(tmp_path, f"<o>{lines}{lines}</o>")

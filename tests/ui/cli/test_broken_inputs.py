"""The command line as a tired dispatcher meets it: bad input is one clear line, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.cli.terminal import DAY, GOOD, HEADER, Terminal, table


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\n\n\n", "is empty", id="only blank lines"),
        pytest.param(HEADER.encode() + b"\n", "no rows below it", id="only a header"),
        pytest.param(bytes(range(256)) * 40, "binary file", id="binary"),
        pytest.param(
            f"{HEADER}\n{GOOD}\n".replace(",", "§").encode(), "not separated by", id="delimiter"
        ),
        pytest.param(
            f"{HEADER}\nA8,{'x' * 1_000_000},X,9490,Vaduz,47.1,9.5,,,2\n".encode(),
            "in one cell",
            id="a megabyte in a cell",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(
    terminal: Terminal, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(content)
    line = terminal.fails("import", file, "--date", DAY)
    assert "orders.csv" in line
    assert words in line


BAD_ROWS = {
    "window": (
        "A2,Ute,X,9490,Vaduz,47.139,9.5183,15:00,13:00,2",
        "window_start",
        "ends before it starts",
    ),
    "swapped": ("A3,Ute,X,9490,Vaduz,9.5183,47.139,,,2", "lat", "swapped"),
    "outside": ("A4,Ute,X,9490,Vaduz,41.15,-8.61,,,2", "lat", "outside the region"),
    "negative": ("A5,Ute,X,9490,Vaduz,47.139,9.5183,,,-2", "weight_kg", "negative"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_refused_by_line_and_column_and_the_others_are_kept(
    terminal: Terminal, tmp_path: Path, name: str
) -> None:
    row, column, words = BAD_ROWS[name]
    good = GOOD.replace("A1", "B1")
    said = terminal.run("import", table(tmp_path, good, row), "--date", DAY, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.document["kept"] == 1
    (refused,) = said.document["refused"]
    assert (refused["line"], refused["column"]) == (3, column)
    assert words in refused["reason"]
    line = terminal.fails("import", table(tmp_path, row), "--date", DAY)
    assert f"line 2, {column}" in line
    assert words in line


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("Kastanienallee 99,9494,Schaan", "not found"),
        ("Landstrasse,,", "4 places fit equally well"),
    ],
)
def test_an_order_that_cannot_be_located_is_kept_and_listed(
    terminal: Terminal, tmp_path: Path, address: str, words: str
) -> None:
    file = table(tmp_path, f"A6,Ute,{address},,,,,2")
    said = terminal.run("import", file, "--date", DAY, "--json")
    assert said.status == 0
    assert said.document["kept"] == 1
    (unlocated,) = said.document["unlocated"]
    assert unlocated["line"] == 2
    assert words in unlocated["reason"]
    (kept,) = [order for order in terminal.orders() if order["reference"] == "A6"]
    assert not kept["located"]


def test_a_truncated_extract_leaves_the_region_as_it_was(
    terminal: Terminal, tmp_path: Path, demo_extract: Path
) -> None:
    before = terminal.run("region", "list", "--json").document
    whole = demo_extract.read_bytes()
    cut = tmp_path / "cut.osm.pbf"
    cut.write_bytes(whole[: len(whole) // 2])
    assert "damaged or cut short" in terminal.fails("region", "add", cut)
    assert terminal.run("region", "list", "--json").document == before
    found = terminal.run("region", "search", "Landstrasse, Vaduz", "--json").document
    assert found[0]["label"] == "Landstrasse, 9490 Vaduz"
    assert set(found[0]) == {"label", "lon", "lat", "score", "kind"}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("region use Nowhere", "no region 'Nowhere'"),
        ("region remove Nowhere", "no region 'Nowhere'"),
        ("region add nothing.osm.pbf", "cannot be read"),
        ("import nothing.csv", "no file"),
        ("fleet nothing.json", "nothing.json"),
        ("report -f pdf -o day.pdf --date 2020-02-03", "no data of 2020-02-03"),
        ("routes --json --date 2020-02-03", "no data of 2020-02-03"),
        ("orders --json --date 2020-02-03", "no data of 2020-02-03"),
        ("release --date 2020-02-03", "no data of 2020-02-03"),
        ("plan --date 2020-02-03", "no data of 2020-02-03"),
        ("report -f csv -o missing/day.csv", "cannot be written"),
        ("report -f sheets -o day.pdf", "nothing to print"),
        ("backup missing/all.zip", "cannot be written"),
        ("restore first.csv", "is not a backup"),
        ("pair nobody", "no driver 'nobody'"),
    ],
)
def test_what_is_not_there_is_named_in_one_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    monkeypatch.chdir(terminal.data)
    assert words in terminal.fails(*command.split())
    assert not (terminal.data / "day.pdf").exists()


@pytest.mark.parametrize(
    "command",
    [
        "nonsense",
        "import",
        "plan --date 1.6.2026",
        "plan --date 0001-01-01",
        "plan -l nan",
        "plan -l 0",
        "server --port 70000",
        "region search Vaduz --near nan,inf",
        "region search Vaduz --near 999,99",
        "region search Vaduz --limit 0",
        "demo --headless --speed -1",
        "demo --headless --seed 99999999999999999999",
        "report -f doc -o day.doc",
    ],
)
def test_wrong_usage_is_status_2_and_says_what_is_wrong(terminal: Terminal, command: str) -> None:
    said = terminal.run(*command.split())
    assert said.status == 2
    assert said.out == ""
    assert "error: " in said.err.splitlines()[-1]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_that_never_ends_is_refused_as_too_large(terminal: Terminal) -> None:
    assert "files up to 200 MB are read" in terminal.fails("import", "/dev/zero")


def test_a_data_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data"
    file.write_text("mine")
    assert "is a file" in Terminal(file, capsys).run("orders").line
    assert file.read_text() == "mine"


def test_the_demo_never_touches_a_folder_with_data(terminal: Terminal) -> None:
    assert "never touches" in terminal.fails("demo", "--headless")


def test_a_database_of_a_newer_version_is_refused_and_left_alone(terminal: Terminal) -> None:
    database = terminal.data / "desk.sqlite"
    with closing(sqlite3.connect(database, autocommit=True)) as later:
        later.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " SELECT migration_set, 'of_a_later_version', applied_at FROM _sqlite_migrations LIMIT 1"
        )
    before = database.read_bytes()
    assert "newer" in terminal.run("orders").line
    assert "newer" in terminal.run("import", terminal.data / "first.csv", "--date", DAY).line
    assert database.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")
def test_a_disk_that_fills_while_importing_keeps_what_was_there(
    terminal: Terminal, tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1800k", "tmpfs", str(small)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"mounting is not allowed here: {mounted.stderr.strip()}")
    try:
        regions = terminal.data / "regions"
        (small / "regions").symlink_to(regions)
        shutil.copy(terminal.data / "desk.sqlite", small)
        terminal.data = small
        before = terminal.orders()
        many = [GOOD.replace("A1", f"F{n}").replace("Mira", "M" * 500) for n in range(4000)]
        file = table(tmp_path, *many)
        line = terminal.fails("import", file, "--date", DAY)
        assert "disk is full" in line or "No space" in line
        assert terminal.orders() == before
        assert terminal.run("import", table(tmp_path, GOOD), "--date", DAY).status == 0
        assert terminal.run("verify").status == 0
    finally:
        subprocess.run(["umount", "--lazy", str(small)], check=True)
        terminal.data = tmp_path / "data"

"""The command line as a tired dispatcher meets it: every bad input is one clear line, nothing is lost.

Commands run in this process through ``main.main`` where that is the same, else as ``python main.py``.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import main
from app.sync.address import read_address
from resources import demo
from tests.app.outgoing.gateways import Post, mail_server
from tests.conftest import ROOT
from tests.regions import prepared_demo_region

DAY = "2026-06-15"
HEADER = "reference,name,address,postcode,city,lat,lon,window_start,window_end,weight_kg"
GOOD = "A1,Mira,Landstrasse,9490,Vaduz,47.139,9.5183,,,2"


@dataclass(frozen=True)
class Said:
    """What a command said. ``line`` is its one line on stderr, without the program's name."""

    status: int
    out: str
    err: str

    @property
    def line(self) -> str:
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("roundsman: ")
        return lines[0].removeprefix("roundsman: ")

    @property
    def document(self) -> Any:
        return json.loads(self.out)


def command_line(*words: object) -> list[str]:
    """A command as a process of its own."""
    return [sys.executable, str(ROOT / "main.py"), *map(str, words)]


class Terminal:
    """Gives commands on one data folder."""

    def __init__(self, data: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capture = capture

    def run(self, *words: object) -> Said:
        """A command in this process."""
        self._capture.readouterr()
        try:
            status = main.main([*map(str, words), "--data-dir", str(self.data)])
        except SystemExit as usage:
            status = int(str(usage.code))
        said = self._capture.readouterr()
        assert "Traceback" not in said.err
        assert "fault in the program" not in said.err
        return Said(status, said.out, said.err)

    def run_apart(self, *words: object) -> Said:
        """A command in a process of its own, as every one that may start a server."""
        command = command_line(*words, "--data-dir", self.data)
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return Said(done.returncode, done.stdout, done.stderr)

    def fails(self, *words: object) -> str:
        """A command that must fail, and keep everything; returns its one line."""
        before = self.orders()
        said = self.run(*words)
        assert said.status == 1
        line = said.line
        assert self.orders() == before
        return line

    def orders(self) -> Any:
        """The day's orders as they stand."""
        return self.run("orders", "--date", DAY, "--json").document["orders"]


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the built-in region, the demo's fleet and one order."""
    data = tmp_path_factory.mktemp("stocked")
    shutil.copytree(prepared_demo_region().folder.parent, data / "regions")
    file = data / "first.csv"
    file.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    for command in (["fleet", str(demo.FLEET)], ["import", str(file)]):
        assert main.main([*command, "--date", DAY, "--data-dir", str(data)]) == 0
    return data


@pytest.fixture
def terminal(stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Terminal]:
    """A terminal on a copy of that folder; a server that a command started is ended after the test."""
    data = tmp_path / "data"
    shutil.copytree(stocked, data)
    there = Terminal(data, capsys)
    yield there
    if data.is_dir():
        assert there.run("server", "--stop").status == 0


def table(folder: Path, *rows: str, header: str = HEADER, name: str = "orders.csv") -> Path:
    """An orders file."""
    file = folder / name
    file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return file


# --- files that cannot be read --------------------------------------------------------------------


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
            f"{HEADER.replace('city', 'name')}\n{GOOD}\n".encode(), "stands there twice", id="columns"
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


# --- rows that cannot be kept ----------------------------------------------------------------------

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


# --- regions, days, drivers, places to write -----------------------------------------------------


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


# --- the server --------------------------------------------------------------------------------------


def test_a_port_in_use_is_told_in_one_line(terminal: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        line = terminal.fails("server", "--port", taken.getsockname()[1])
    assert "used by another program" in line


def test_a_server_alone_says_in_one_document_how_to_reach_it_and_ends_when_told(
    terminal: Terminal,
) -> None:
    words = command_line("server", "--port", 0, "--json", "--data-dir", terminal.data)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = json.loads(server.stdout.readline())
        assert set(said) == {"url", "desk_token", "epoch"}
        assert "already" in terminal.fails("server", "--port", 0)
        assert "already running" in terminal.fails("restore", terminal.data / "first.csv")
        assert terminal.run("server", "--stop").out == "The sync server has ended.\n"
        assert server.wait(60) == 0


def test_after_a_killed_server_the_next_command_has_one_again_on_the_same_port(
    terminal: Terminal,
) -> None:
    assert terminal.run("plan", "--date", DAY, "-l", 1).status == 0
    assert terminal.run_apart("release", "--date", DAY).out == "Released 1 changed routes.\n"
    first = read_address(terminal.data / "server")
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    paired = terminal.run_apart("pair", "aino", "--json")
    assert paired.status == 0
    assert set(paired.document) == {"code", "url", "expires", "qr"}
    second = read_address(terminal.data / "server")
    assert second is not None
    assert (second.port, second.epoch) == (first.port, first.epoch)
    os.kill(second.pid, signal.SIGKILL)
    assert "Nothing has changed" in terminal.run_apart("release", "--date", DAY).out
    routes = terminal.run("routes", "--json").document["routes"]
    assert sum(route["revision"] for route in routes) == 1
    assert terminal.run("report", "-f", "sheets", "-o", terminal.data / "s.pdf").status == 0


# --- interruptions -----------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the planner in /proc")
def test_ctrl_c_in_a_plan_says_so_and_leaves_nothing_behind(terminal: Terminal) -> None:
    assert terminal.run("import", demo.ORDERS, "--date", DAY).status == 0
    words = command_line("plan", "--date", DAY, "-l", 60, "--data-dir", terminal.data)
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as plan:
        children = Path(f"/proc/{plan.pid}/task/{plan.pid}/children")
        while not children.read_text():
            assert plan.poll() is None
            time.sleep(0.05)
        time.sleep(2)  # until the planner has come up: what is pressed while it does is told by it too
        plan.send_signal(signal.SIGINT)
        _, err = plan.communicate(timeout=40)
    assert plan.returncode == 1
    assert err.splitlines() == ["roundsman: stopped; what was kept before stands."]
    assert terminal.run("routes", "--json").document["routes"] == []


def test_names_of_files_may_be_anything(terminal: Terminal, tmp_path: Path) -> None:
    odd = tmp_path / 'Müller\'s "Tour" 100% <b>\n'
    odd.mkdir()
    file = table(odd, GOOD.replace("A1", "B7"), name="Aufträge 'neu'.csv")
    assert terminal.run("import", file, "--date", DAY, "--json").document["kept"] == 1
    report = odd / "Bericht (1).csv"
    assert terminal.run("report", "-f", "csv", "-o", report).status == 0
    assert report.exists()
    assert "cannot be written" in terminal.fails("report", "-f", "pdf", "-o", odd / "no" / "r.pdf")


def test_output_that_nobody_can_take_is_no_traceback(terminal: Terminal) -> None:
    words = command_line("orders", "--json", "--data-dir", terminal.data)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "roundsman: the output cannot be written (No space left on device)."
    ]


# --- the running day ---------------------------------------------------------------------------------


def test_what_if_says_what_slow_roads_and_a_missing_driver_cost_and_what_could_be_saved(
    terminal: Terminal,
) -> None:
    assert terminal.run("import", demo.ORDERS, "--date", DAY).status == 0
    assert terminal.run("plan", "--date", DAY, "-l", 2).status == 0
    routes = terminal.run("routes", "--date", DAY, "--json").out
    slow = terminal.run("what-if", "--date", DAY, "--slow", 30, "--json").document
    assert slow["otherwise"]["work_s"] > slow["as_it_is"]["work_s"]
    assert slow["suggestions"] is None
    driver = json.loads(routes)["routes"][0]["driver"]
    without = terminal.run(
        "what-if", "--date", DAY, "--without", driver, "--improve", "--json"
    ).document
    assert without["otherwise"]["cost"] > without["as_it_is"]["cost"]
    assert sum(each["cost"] for each in without["suggestions"]) > 0
    said = terminal.run("what-if", "--date", DAY, "--without", driver, "--improve")
    assert said.out.splitlines()[-1].startswith("suggestions ")
    assert terminal.run("routes", "--date", DAY, "--json").out == routes, "nothing is changed by asking"
    assert "No driver of the day" in terminal.fails("what-if", "--date", DAY, "--without", "Nobody")


IN_VADUZ = "9.5209,47.1410"


def test_what_if_closes_roads_adds_a_van_and_moves_a_window(terminal: Terminal) -> None:
    assert terminal.run("import", demo.ORDERS, "--date", DAY).status == 0
    assert terminal.run("plan", "--date", DAY, "-l", 2).status == 0
    orders, routes = terminal.orders(), terminal.run("routes", "--date", DAY, "--json").out
    ask = ("what-if", "--date", DAY)
    order = next(o for o in orders if "Noah Morgenrot" in json.dumps(o))
    reference = order["reference"] or order["order_id"]
    change = ("--close-around", IN_VADUZ, 300, "--window", reference, "6:00-6:30")
    found = terminal.run(*ask, *change, "--json").document
    assert "Städtle" in found["closed"]["streets"]
    assert found["otherwise"]["work_s"] != found["as_it_is"]["work_s"]
    cut_off = len(found["closed"]["cut_off"])
    assert found["otherwise"]["missed"] == found["as_it_is"]["missed"] + cut_off > cut_off
    assert "Noah Morgenrot" in [stop["name"] for stop in found["otherwise"]["late"]]
    said = terminal.run(*ask, *change, "--van", "Ben Oduya").out.splitlines()
    assert said[0].startswith("closed: ")
    assert "no road leads to" in said[0]
    assert [line[:9] for line in said[1:4]] == ["as it is ", "otherwise", "at best  "]
    assert said[-1].startswith("suggestions ")
    assert terminal.run("routes", "--date", DAY, "--json").out == routes, "nothing is changed by asking"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--close-around", "9.6,47.0", 20), "draw along the road"),
        (("--close-around", "there", 20), "no place"),
        (("--close", "9.52,47.14"), "has 2 to 200 points"),
        (("--window", "nobody", "10:00-12:00"), "No order"),
        (("--van", "nobody"), "No driver of the day"),
    ],
)
def test_what_cannot_be_otherwise_is_refused_in_words(
    terminal: Terminal, words: tuple[object, ...], told: str
) -> None:
    assert told in terminal.fails("what-if", "--date", DAY, *words)


def test_a_road_is_closed_for_a_day_and_opened_again(terminal: Terminal) -> None:
    ahead = ("--date", AHEAD)
    assert terminal.run("fleet", demo.FLEET, *ahead).status == 0
    assert terminal.run("import", demo.ORDERS, *ahead).status == 0
    assert terminal.run("plan", *ahead, "-l", 1).status == 0
    assert terminal.run("road", "list", *ahead).out == "No road is closed.\n"
    place = ("road", "close", IN_VADUZ, "--around", 300)
    refused = terminal.fails(*place, "--until", "08:00", "--from", "09:00", *ahead)
    assert "name a later time" in refused
    closed = terminal.run(*place, "--until", "18:00", "--note", "Staatsfeiertag", *ahead)
    assert closed.out.startswith("Closed: ")
    assert "until 18:00 (Staatsfeiertag)" in closed.out
    assert "No road leads to" in closed.out
    (listed,) = terminal.run("road", "list", "--json", *ahead).document
    assert listed["note"] == "Staatsfeiertag"
    assert listed["distance_m"] > 500
    plain = terminal.run("plan", *ahead, "-l", 1, "--fresh", "--json").document
    assert len(plain["unassigned"]) > 2, "whom no road leads to is on no route"
    assert "No road is closed under" in terminal.fails("road", "open", "nonsense", *ahead)
    assert terminal.run("road", "open", listed["closure_id"], *ahead).status == 0
    assert terminal.run("road", "list", "--json", *ahead).document == []


def test_a_day_without_suggestions_says_so_and_cannot_be_run_again(terminal: Terminal) -> None:
    assert terminal.run("suggestions", "--date", DAY).out == "Nothing was suggested.\n"
    assert "Nothing was searched for" in terminal.fails("replay", "--date", DAY, "--at", "09:00")


# --- customers ------------------------------------------------------------------------------------


AHEAD = "2099-06-15"
"""A day that has not begun."""


def with_mail(terminal: Terminal, port: int) -> None:
    mail = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "info@example.org"}
    messages = {"site": "Bäckerei", "mail": mail, "tell": {"confirmed": True}}
    settings = json.dumps({"messages": messages})
    (terminal.data / "settings.json").write_text(settings, encoding="utf-8")


def test_customers_are_told_once_what_is_planned_and_it_can_be_read_afterwards(
    terminal: Terminal,
) -> None:
    rows = f"{HEADER},email\n{GOOD},mira@example.org\n"
    file = terminal.data / "with-mail.csv"
    file.write_text(rows, encoding="utf-8")
    assert terminal.run("fleet", demo.FLEET, "--date", AHEAD).status == 0
    assert terminal.run("import", file, "--date", AHEAD).status == 0
    assert "No way to customers" in terminal.fails("messages", "--date", AHEAD, "--send")
    assert terminal.run("messages", "--date", AHEAD).out == "Nobody was told anything.\n"
    assert terminal.run("plan", "--date", AHEAD, "-l", 1).status == 0
    assert terminal.run_apart("release", "--date", AHEAD).status == 0
    with mail_server(Post()) as post:
        with_mail(terminal, post.port)
        for _ in range(2):
            assert terminal.run("messages", "--date", AHEAD, "--send").status == 0
    assert post.taken.total() == 1
    (message,) = terminal.run("messages", "--date", AHEAD, "--json").document
    assert (message["state"], message["to"]) == ("sent", "mira@example.org")
    assert "mira@example.org: planned (e-mail, sent)" in terminal.run("messages", "--date", AHEAD).out
    assert "There is no message" in terminal.fails("messages", "--again", message["message_id"])
    assert terminal.run("verify").status == 0


def test_a_mail_server_that_is_away_is_told_and_the_message_waits(terminal: Terminal) -> None:
    file = terminal.data / "with-mail.csv"
    file.write_text(f"{HEADER},email\n{GOOD},mira@example.org\n", encoding="utf-8")
    for command in (["fleet", demo.FLEET], ["import", file], ["plan", "-l", 1]):
        assert terminal.run(*command, "--date", AHEAD).status == 0
    assert terminal.run_apart("release", "--date", AHEAD).status == 0
    with mail_server(Post()) as post:
        pass
    with_mail(terminal, post.port)
    said = terminal.run("messages", "--date", AHEAD, "--send")
    assert "waits: The mail server cannot be reached" in said.out


def test_a_mail_server_that_is_none_is_refused_in_a_line(terminal: Terminal) -> None:
    settings = {"messages": {"mail": {"host": "", "sender": "x"}}}
    (terminal.data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    said = terminal.run("messages", "--date", AHEAD)
    assert said.status == 1
    assert "messages.mail needs a host" in said.line


def test_a_proof_of_what_nobody_has_done_is_refused_in_a_line(terminal: Terminal) -> None:
    paper = terminal.data / "proof.pdf"
    assert "nobody has ended a visit" in terminal.fails("proof", "A1", "-o", paper)
    assert "There is no order 'Z9'" in terminal.fails("proof", "Z9", "-o", paper)
    assert not paper.exists()


def test_what_is_known_of_a_customer_is_said_before_it_goes(terminal: Terminal) -> None:
    would = terminal.run("forget", "Mira", "--dry-run", "--json").document
    assert (would["dry_run"], would["orders"], would["facts"]) == (True, 1, 0)
    assert "Backups" in would["still_held"]
    assert terminal.orders()[0]["tasks"][0]["name"] == "Mira", "nothing went"
    assert "no customer 'Mirabelle'" in terminal.fails("forget", "Mirabelle")


def test_a_customer_goes_from_desk_and_server_and_the_databases_are_whole(terminal: Terminal) -> None:
    gone = terminal.run_apart("forget", "mira, landstrasse, 9490 vaduz")
    assert gone.status == 0, gone.err
    assert "Removed: one order, one entry in the register; at the sync server too." in gone.out
    (order,) = terminal.orders()
    assert (order["reference"], order["tasks"][0]["name"]) == ("", "(removed)")
    assert terminal.run("verify").status == 0


def test_loads_and_route_files_say_what_they_need(terminal: Terminal, tmp_path: Path) -> None:
    assert "name none" in terminal.fails("load", "P7", "--expected", "09:00")
    assert "--expected HH:MM or --arrived" in terminal.fails("load", "P7")
    assert "need both" in terminal.fails("routes", "-f", "gpx")
    assert "plan the day first" in terminal.fails("routes", "-f", "ics", "-o", tmp_path / "r.ics")


# --- reports that can be trusted ---------------------------------------------------------------------


def test_a_report_of_a_day_or_a_week_is_kept_and_checked_by_its_head_and_its_file(
    terminal: Terminal,
) -> None:
    for command in (["fleet", demo.FLEET], ["import", demo.ORDERS], ["plan", "-l", 1]):
        assert terminal.run(*command, "--date", AHEAD).status == 0
    day, week = terminal.data / "day.pdf", terminal.data / "week.json"
    assert terminal.run("report", "-f", "pdf", "-o", day, "--paper", "letter").status == 0
    assert terminal.run("report", "--week", "-f", "json", "-o", week).status == 0
    told = json.loads(week.read_text(encoding="utf-8"))
    assert date.fromisoformat(told["first"]) <= date.fromisoformat(AHEAD)
    assert date.fromisoformat(told["last"]) - date.fromisoformat(told["first"]) == timedelta(days=6)
    kept = json.loads(terminal.run("reports", "--json").out)["written"]
    assert [(each["format"], each["paper"]) for each in kept] == [("pdf", "letter"), ("json", "a4")]
    assert terminal.run("verify", day, week).out.startswith("All databases are whole")
    day.write_bytes(day.read_bytes().replace(b"Roundsman", b"Roundswan", 1))
    assert "no report as it was written here" in terminal.run("verify", day).err
    assert "No event of the log bears" in terminal.run("verify", "--head", "ab" * 8).err
    assert "is no chain head" in terminal.fails("verify", "--head", "x")
    assert "not both" in terminal.fails(
        "report", "--week", "--from", AHEAD, "-f", "csv", "-o", terminal.data / "r.csv"
    )
    assert "Reports go nowhere by themselves yet" in terminal.fails("reports", "--send")

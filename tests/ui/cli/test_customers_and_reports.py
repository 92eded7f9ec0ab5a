"""What customers are told, what is forgotten of them, and what is kept as a report."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from resources import demo
from tests.app.outgoing.gateways import Post, mail_server
from tests.ui.cli.terminal import AHEAD, GOOD, HEADER, Terminal


def with_mail(terminal: Terminal, port: int) -> None:
    mail = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "info@example.org"}
    messages = {
        "site": "Bäckerei",
        "mail": mail,
        "tell": {"confirmed": True},
        "quiet_from": "00:00",  # the clock is the machine's: no hours are quiet
        "quiet_to": "00:00",
    }
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
    assert "is no chain head" in terminal.fails("verify", "--head", ""), "a script's empty variable"
    assert "not both" in terminal.fails(
        "report", "--week", "--from", AHEAD, "-f", "csv", "-o", terminal.data / "r.csv"
    )
    assert "Reports go nowhere by themselves yet" in terminal.fails("reports", "--send")

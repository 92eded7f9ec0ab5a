"""What commands say of a day and do to it."""

from __future__ import annotations

import json

import pytest

from resources import demo
from tests.ui.cli.terminal import AHEAD, DAY, Terminal


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

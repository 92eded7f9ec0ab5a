"""What people write into cells becomes values, or is refused with a reason."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputRefused
from app.domain.timing import DAY_S, TimeWindow, WindowEnd
from app.importing.columns import vocabulary
from app.importing.times import parse_date, parse_time, parse_window, parse_windows
from app.importing.values import (
    KILOGRAMS,
    parse_amount,
    parse_coordinates,
    parse_count,
    parse_degrees,
    parse_list,
    parse_minutes,
    parse_money,
    parse_number,
    parse_priority,
    parse_proofs,
    parse_skills,
    parse_word,
)

DAY = date(2026, 11, 22)
START = WindowEnd.START_OF_SERVICE


def at(hour: int, minute: int = 0, second: int = 0) -> int:
    return hour * 3600 + minute * 60 + second


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("8", at(8)),
        ("8:00", at(8)),
        ("08.00", at(8)),
        ("0800", at(8)),
        ("1730", at(17, 30)),
        ("14:30:00", at(14, 30)),
        ("14:30:05.123", at(14, 30, 5)),
        ("2:30 PM", at(14, 30)),
        ("2pm", at(14)),
        ("12 a.m.", 0),
        ("12:15 pm", at(12, 15)),
        ("8h30", at(8, 30)),
        ("8 Uhr", at(8)),
        ("klo 8.15", at(8, 15)),
        ("24:00", DAY_S),
        ("1:00 (+1)", DAY_S + at(1)),
        ("3:56pm (+1)", DAY_S + at(15, 56)),
        ("04:00+1", DAY_S + at(4)),
        ("2026-11-22 09:15:00", at(9, 15)),
        ("2026-11-22T09:15", at(9, 15)),
        ("22.11.2026 9:15", at(9, 15)),
        ("2026-11-23 01:00", DAY_S + at(1)),
        ("25:30", DAY_S + at(1, 30)),
        ("30:00", DAY_S + at(6)),
        ("0.375", at(9)),
        ("0,25", at(6)),
        ("0.604166666666667", at(14, 30)),
        ("46348.375", at(9)),
        ("46349.0625", DAY_S + at(1, 30)),
    ],
)
def test_a_time_is_understood_however_it_is_written(text: str, seconds: int) -> None:
    assert parse_time(text, DAY) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "25:99",
        "30:01",
        "8:60",
        "13 pm",
        "0 am",
        "morning",
        "-3",
        "8:0",
        "123",
        "0.333",
        "2026-11-25 8:00",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        parse_time(text, DAY)


def test_a_time_with_an_offset_is_refused_and_says_so() -> None:
    with pytest.raises(InputRefused, match="offset from UTC"):
        parse_time("2026-11-22T08:00:00Z", DAY)


@given(st.integers(0, DAY_S - 1))
def test_every_second_of_the_day_comes_back_from_each_notation(seconds: int) -> None:
    hour, minute, second = seconds // 3600, seconds // 60 % 60, seconds % 60
    assert parse_time(f"{hour:02d}:{minute:02d}:{second:02d}", DAY) == seconds
    assert parse_time(f"{DAY} {hour}:{minute:02d}:{second:02d}", DAY) == seconds
    half = f"{(hour - 1) % 12 + 1}:{minute:02d} {'pm' if hour >= 12 else 'AM'}"
    assert parse_time(half, DAY) == seconds - second
    assert parse_time(f"{hour:02d}{minute:02d}", DAY) == seconds - second


@pytest.mark.parametrize(
    "text",
    ["8-10", "8:00-10:00", "8:00 - 10:00", "08:00–10:00", "8 to 10", "8 bis 10", "8am-10am",
     "[08:00,10:00]", "2026-11-22 8:00 - 2026-11-22 10:00", "8 a 10", "8 Uhr - 10 Uhr"],
)  # fmt: skip
def test_a_window_in_one_cell_is_understood(text: str) -> None:
    assert parse_windows(text, DAY, START) == (TimeWindow(at(8), at(10)),)
    assert parse_window(text, "", DAY, START) == (TimeWindow(at(8), at(10)),)


def test_several_windows_in_one_cell_are_kept_in_order() -> None:
    assert parse_windows("[14:00,18:30];[08:00,12:00]", DAY, START) == (
        TimeWindow(at(8), at(12)),
        TimeWindow(at(14), at(18, 30)),
    )


@pytest.mark.parametrize(
    "text", ["08:00-10:00, 14-16", "8-10 und 14-16", "8:00-10:00;14:00-16:00", "8-10\n14-16"]
)
def test_windows_are_parted_by_whatever_people_put_between_them(text: str) -> None:
    assert parse_windows(text, DAY, START) == (TimeWindow(at(8), at(10)), TimeWindow(at(14), at(16)))


@pytest.mark.parametrize("text", ["22:00-02:00", "22-26", "22:00 - 2:00 (+1)"])
def test_a_window_over_midnight_ends_on_the_next_day(text: str) -> None:
    assert parse_windows(text, DAY, START) == (TimeWindow(at(22), DAY_S + at(2)),)


def test_overlapping_windows_are_refused() -> None:
    with pytest.raises(InputRefused, match="overlap"):
        parse_windows("8-12; 11-14", DAY, START)


def test_a_window_with_one_end_runs_to_the_end_of_the_day() -> None:
    assert parse_window("10:00", "", DAY, START) == (TimeWindow(at(10), DAY_S),)
    assert parse_window("", "10:00", DAY, START) == (TimeWindow(0, at(10)),)
    assert parse_window("", "", DAY, START) == ()


def test_a_window_that_ends_before_it_starts_is_refused_with_both_times() -> None:
    with pytest.raises(InputRefused, match="15:00-13:00 ends before it starts"):
        parse_window("15:00", "13:00", DAY, START)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1'234.50", 1234.5),
        ("1 234,5", 1234.5),
        ("1.234.567", 1234567),
        ("1,250", 1.25),
        ("-3", -3),
        ("0", 0),
    ],
)
def test_a_number_is_understood_with_either_decimal_sign(text: str, value: float) -> None:
    assert parse_number(text) == value


@given(st.decimals(0, 99_999, places=3))
def test_every_number_comes_back_with_comma_and_with_point(value: object) -> None:
    assert parse_number(str(value)) == float(str(value))
    assert parse_number(str(value).replace(".", ",")) == float(str(value))


@given(st.text(max_size=20))
def test_no_text_at_all_makes_a_parser_fail_but_by_refusing(text: str) -> None:
    words = vocabulary().words
    for parse in (
        lambda: parse_number(text),
        lambda: parse_time(text, DAY),
        lambda: parse_windows(text, DAY, START),
        lambda: parse_window(text, text, DAY, START),
        lambda: parse_date(text),
        lambda: parse_money(text),
        lambda: parse_count(text),
        lambda: parse_minutes(text),
        lambda: parse_degrees(text),
        lambda: parse_coordinates(text),
        lambda: parse_priority(text, words["priority"]),
        lambda: parse_proofs(text, words["proof"]),
        lambda: parse_word(text, words["kind"], "kind"),
        lambda: parse_skills(text),
        lambda: parse_list(text),
    ):
        with suppress(InputRefused):
            parse()


@pytest.mark.parametrize("text", ["", "abc", "1.2.3,4,5", "--1", "1e5", "nan", "inf", "1-2", "½"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        parse_number(text)


def test_a_unit_behind_a_number_counts_and_a_foreign_one_is_refused() -> None:
    assert parse_amount("500 g", KILOGRAMS) == 0.5
    assert parse_amount("7 kg", KILOGRAMS) == 7
    assert parse_amount("2000", KILOGRAMS, 0.001) == 2
    assert parse_amount("3 kg", KILOGRAMS, 0.001) == 3
    assert parse_minutes("5 min") == 300
    assert parse_minutes("1h") == 3600
    assert parse_count("3 pcs") == 3
    with pytest.raises(InputRefused, match="Units known here"):
        parse_amount("5 ells", KILOGRAMS)


def test_negative_and_absurd_amounts_are_refused() -> None:
    for text in ("-1", "-0,5", "1000000"):
        with pytest.raises(InputRefused):
            parse_amount(text)
    with pytest.raises(InputRefused, match="whole number"):
        parse_count("1.5")
    with pytest.raises(InputRefused, match="minutes at one stop"):
        parse_minutes("601")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12,50 €", 1250),
        ("€12.50", 1250),
        ("CHF 1'012.50", 101250),
        ("12.-", 1200),
        ("12.– Fr.", 1200),
        ("$3", 300),
        ("1.234,50", 123450),
        ("0.1", 10),
    ],
)
def test_money_becomes_cents(text: str, cents: int) -> None:
    assert parse_money(text) == cents


@given(st.integers(0, 10**9))
def test_every_amount_of_cents_comes_back(cents: int) -> None:
    assert parse_money(f"{cents // 100}.{cents % 100:02d}") == cents
    assert parse_money(f"{cents // 100:,}.{cents % 100:02d} EUR") == cents


@pytest.mark.parametrize("text", ["-1", "1.255", "€", "free", "1e9", "99999999999"])
def test_what_cannot_be_collected_is_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        parse_money(text)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_date_comes_back_from_each_notation(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d/%m/%Y}"):
        assert parse_date(text) == day
    assert parse_time(f"{day + timedelta(1)} 00:30", day) == DAY_S + 1800


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("23.11.", date(2026, 11, 22), date(2026, 11, 23)),
        ("23.11", date(2026, 11, 22), date(2026, 11, 23)),
        ("2/1", date(2026, 12, 30), date(2027, 1, 2)),
        ("30.12.", date(2027, 1, 2), date(2026, 12, 30)),
        ("29.2.", date(2027, 3, 1), date(2028, 2, 29)),
        ("46348", date(2026, 1, 1), date(2026, 11, 22)),
    ],
)
def test_a_date_without_a_year_is_the_nearest_and_a_spreadsheets_number_is_its_day(
    text: str, near: date, day: date
) -> None:
    assert parse_date(text, near) == day


def test_a_day_that_does_not_exist_is_refused() -> None:
    for text in ("2026-02-30", "31.4.2026", "12/25/2026", "tomorrow"):
        with pytest.raises(InputRefused):
            parse_date(text)


def test_coordinates_are_numbers_within_the_globe() -> None:
    assert parse_degrees("47,166°") == 47.166
    assert parse_degrees("-9.5") == -9.5
    for text in ("47°9'58\"", "N47", "200", "nan", "x"):
        with pytest.raises(InputRefused):
            parse_degrees(text)


@pytest.mark.parametrize("text", ["47.1,9.5", "47.1, 9.5", "(47.1 9.5)", "47.1;9.5", "47.1|9.5"])
def test_coordinates_in_one_cell_are_understood(text: str) -> None:
    assert parse_coordinates(text) == ("47.1", "9.5")


def test_lists_are_split_on_every_usual_sign() -> None:
    assert parse_skills("Lift, COOLING;adr | gas\nlift") == {"lift", "cooling", "adr", "gas"}
    assert parse_skills("none") == frozenset()


def test_words_are_understood_in_four_languages() -> None:
    words = vocabulary().words
    for text in ("Delivery", "d", "Lieferung", "TOIMITUS", "entrega"):
        assert parse_word(text, words["kind"], "kind") == "delivery"
    for text in ("pick-up", "P", "Abholung", "nouto", "recogida"):
        assert parse_word(text, words["kind"], "kind") == "pickup"
    assert parse_priority("high", words["priority"]) == 75
    assert parse_priority("Niedrig", words["priority"]) == 25
    assert parse_priority("100", words["priority"]) == 100
    assert parse_proofs("Foto; Unterschrift, photo", words["proof"]) == ("photo", "signature")
    assert parse_proofs("no", words["proof"]) == ()


def test_an_unknown_word_is_refused_and_the_known_ones_are_named() -> None:
    words = vocabulary().words
    with pytest.raises(InputRefused, match="known are delivery, pickup, shipment"):
        parse_word("teleport", words["kind"], "kind")
    for text in ("101", "-1", "5.5", "soonish"):
        with pytest.raises(InputRefused):
            parse_priority(text, words["priority"])

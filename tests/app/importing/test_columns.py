"""Headers of many systems and languages are recognised; what nobody uses is named."""

from __future__ import annotations

import json
from collections import defaultdict
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputRefused
from app.domain.spelling import folded
from app.domain.timing import WindowEnd
from app.importing.columns import TakenBy, columns_of, vocabulary, window_end_of

CANONICAL = [
    "reference", "name", "address", "postcode", "city", "lat", "lon", "window_start", "window_end",
    "service_min", "weight_kg", "volume_l", "parcels", "kind", "priority", "skills", "phone", "email",
    "notes", "proof", "amount_due", "depot",
]  # fmt: skip


def fields(*header: str) -> list[str]:
    return [
        next(f for f, cs in columns_of(header).by_field.items() if any(c.title == t for c in cs))
        for t in header
    ]


def test_every_canonical_header_is_known_by_its_own_name() -> None:
    assert fields(*CANONICAL) == CANONICAL


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("Order ID", "Address Line", "ZIP Code", "Town/City"), "reference address postcode city"),
        (("D.O. No.", "Deliver to", "Address", "Phone No."), "reference name address phone"),
        (("Straße", "PLZ", "Ort", "Gewicht (kg)"), "address postcode city weight_kg"),
        (("Osoite", "Postinumero", "Kaupunki", "Paino"), "address postcode city weight_kg"),
        (("Dirección", "Código postal", "Ciudad", "Teléfono"), "address postcode city phone"),
        (("RECV_NAME1", "RECV_STREET", "RECV_PLZ"), "name address postcode"),
        (("Latitude", "LNG", "Time window from", "time-window-to"), "lat lon window_start window_end"),
        (("ship-address-1", "recipient-name", "order-id"), "address name reference"),
        (("Adresse", "Skills (kommagetrennt, optional)"), "address skills"),
    ],
)
def test_headers_of_other_systems_are_recognised(header: tuple[str, ...], expected: str) -> None:
    assert fields(*header) == expected.split()


def test_umlauts_and_capitals_do_not_matter() -> None:
    assert fields("STRASSE") == fields("Straße") == ["address"]
    assert columns_of(["Adresse", "Priorität", "PRIORITAET"]).unused == ("PRIORITAET",)


def test_a_header_in_another_unit_brings_its_factor() -> None:
    by_field = columns_of(["address", "Weight_g", "TOTAL_VOLUME_M3"]).by_field
    assert by_field["weight_kg"][0].factor == 0.001
    assert by_field["volume_l"][0].factor == 1000


def test_the_better_name_wins_where_two_columns_claim_one_field() -> None:
    columns = columns_of(["Company", "Address", "Name"])
    assert columns.title("name") == "Name"
    assert columns.unused == ("Company",)


def test_notes_of_several_columns_are_all_kept() -> None:
    titles = [c.title for c in columns_of(["address", "comment", "notes"]).by_field["notes"]]
    assert titles == ["notes", "comment"]


def test_a_header_that_says_nowhere_where_to_go_is_refused_and_shown() -> None:
    assert "'colour', 'size'" in columns_of(["colour", "size"]).placeless
    assert columns_of(["name", "lat"]).placeless
    assert columns_of(["name", "lat", "lon"]).placeless == ""


def test_no_alias_stands_for_two_fields() -> None:
    path = resources.files("resources").joinpath("import_aliases.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    claims: dict[str, set[str]] = defaultdict(set)
    for field, aliases in data["fields"].items():
        for alias in [field, *aliases]:
            claims[folded(alias)].add(field)
    for name, scaled in data["scaled"].items():
        for alias in scaled["aliases"]:
            claims[folded(alias)].add(name)
    assert {alias: claim for alias, claim in claims.items() if len(claim) > 1} == {}
    for field, words in data["words"].items():
        spelled = [folded(word) for value, known in words.items() for word in {value, *known}]
        assert len(spelled) - len(set(spelled)) <= len(words), field


@given(st.sampled_from(sorted(vocabulary().columns)))
def test_every_alias_is_found_however_it_is_spaced_and_written(alias: str) -> None:
    field = vocabulary().columns[alias][0]
    assert vocabulary().columns[folded(f" {alias.upper()}_ ")][0] == field


def test_a_profile_says_what_the_end_of_a_window_means() -> None:
    assert window_end_of("") is WindowEnd.START_OF_SERVICE
    assert window_end_of("OptimoRoute") is WindowEnd.END_OF_SERVICE
    with pytest.raises(InputRefused, match="known are roundsman, optimoroute"):
        window_end_of("nobody")


def test_two_columns_of_one_title_are_both_offered_and_told_apart() -> None:
    columns = columns_of(("Ref", "Address", "Phone", "Phone (2)"))
    assert [each.column.title for each in columns.taken if each.is_open] == ["Phone (2)"]
    assert [each.by for each in columns.taken if each.is_open] == [TakenBy.RIVAL]
    assert [column.title for column in columns.by_field["phone"]] == ["Phone"]


def test_two_columns_of_one_title_that_say_more_of_the_same_are_both_used() -> None:
    columns = columns_of(("Address", "Notes", "Notes (2)"))
    assert [column.title for column in columns.by_field["notes"]] == ["Notes", "Notes (2)"]

"""Finding addresses, on the real streets of Liechtenstein and on a handmade village."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import RegionError
from app.domain.geo import Extent, LonLat, distance_m
from app.domain.region import RegionInfo
from storage.region.address_index import build_addresses
from storage.region.address_text import ask, fold, fold_number
from storage.region.addresses import RegionAddresses, open_addresses
from tests.storage.region.conftest import BALZERS, SCHAAN, ExtractWriter

CERTAIN = 0.9


@pytest.mark.parametrize(
    ("typed", "label", "kind"),
    [
        ("Landstrasse 26, 9494 Schaan", "Landstrasse 26, 9494 Schaan", "house"),
        ("landstr. 26 schaan", "Landstrasse 26, 9494 Schaan", "house"),
        ("9494 Schaan, Landstraße 26", "Landstrasse 26, 9494 Schaan", "house"),
        ("Landstrasse 26a Schaan", "Landstrasse 26, 9494 Schaan", "house"),
        ("Landstrase 26 Schaan", "Landstrasse 26, 9494 Schaan", "house"),
        ("Land strasse 26, FL-9494 Schaan", "Landstrasse 26, 9494 Schaan", "house"),
        (
            "Meier AG, Landstrasse 26, 9494 Schaan, Liechtenstein",
            "Landstrasse 26, 9494 Schaan",
            "house",
        ),
        ("Im Rietacker 1", "Im Rietacker 1, 9494 Schaan", "house"),
        ("Äulestrasse", "Äulestrasse, 9490 Vaduz", "street"),
        ("Aeulestrasse Vaduz", "Äulestrasse, 9490 Vaduz", "street"),
        ("aulestr", "Äulestrasse, 9490 Vaduz", "street"),
        ("Stadtle Vaduz", "Städtle, 9490 Vaduz", "street"),
        ("Malbun", "Malbun, Triesenberg", "place"),
        ("Schan", "Schaan", "place"),
    ],
)
def test_what_people_type_is_found_first(
    demo_addresses: RegionAddresses, typed: str, label: str, kind: str
) -> None:
    best = demo_addresses.search(typed)[0]
    assert (best.label, best.kind) == (label, kind)
    assert best.score >= CERTAIN


def test_hits_carry_their_parts(demo_addresses: RegionAddresses) -> None:
    (hit,) = demo_addresses.search("Landstrasse 26 Schaan", limit=1)
    assert (hit.street, hit.number, hit.postcode, hit.city) == ("Landstrasse", "26", "9494", "Schaan")
    assert distance_m(LonLat(hit.lon, hit.lat), SCHAAN) < 1_000


def test_an_unknown_number_offers_the_street_but_not_as_certain(
    demo_addresses: RegionAddresses,
) -> None:
    best = demo_addresses.search("Landstrasse 9999 Schaan")[0]
    assert (best.kind, best.street, best.city) == ("street", "Landstrasse", "Schaan")
    assert best.score < 0.8


def test_the_same_street_in_several_towns_is_ambiguous_until_the_place_is_known(
    demo_addresses: RegionAddresses,
) -> None:
    anywhere = demo_addresses.search("Landstrasse")
    assert len({hit.city for hit in anywhere if hit.score > 0.99}) > 1
    assert demo_addresses.search("Landstrasse", near=SCHAAN)[0].city == "Schaan"
    towns = [hit.city for hit in demo_addresses.search("Landstrasse Triesen", near=SCHAAN)]
    assert towns[0] == "Triesen", "the town that is named wins over the one that is near"
    assert demo_addresses.search("Dorfstrasse", near=BALZERS)[0].city != "Schaan"


def test_a_wrong_town_or_postcode_costs_certainty(demo_addresses: RegionAddresses) -> None:
    assert demo_addresses.search("Landstrasse 26, 8000 Zürich")[0].score < CERTAIN
    assert demo_addresses.search("Im Rietacker 1, 9490 Schaan")[0].score < 0.95


@pytest.mark.parametrize(
    "typed", ["", "   ", "12345", "qqqq xxxx", '"*', "' OR 1=1 --", "🚚🚚🚚", "," * 500]
)
def test_nothing_is_found_for_nothing(demo_addresses: RegionAddresses, typed: str) -> None:
    assert demo_addresses.search(typed) == ()


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_search(demo_addresses: RegionAddresses, typed: str) -> None:
    for hit in demo_addresses.search(typed, near=SCHAAN):
        assert 0 <= hit.score <= 1


def test_typing_on_keeps_the_street_in_sight(demo_addresses: RegionAddresses) -> None:
    whole = "Feldkircher Strasse"
    for length in range(5, len(whole) + 1):
        labels = [hit.street for hit in demo_addresses.search(whole[:length])]
        assert "Feldkircher Strasse" in labels, whole[:length]


def test_every_misspelt_street_of_the_country_is_nearly_always_found(
    demo_addresses: RegionAddresses, demo_region: RegionInfo
) -> None:
    with closing(sqlite3.connect(demo_region.addresses_file)) as db:
        rows = db.execute(
            "SELECT name, town FROM entry WHERE kind = 'street' AND length(name) > 7"
            " AND town <> '' ORDER BY id"
        ).fetchall()[::7]
    found = 0
    for name, town in rows:
        middle = len(name) // 2
        misspelt = name[:middle] + name[middle + 1 :]
        hits = demo_addresses.search(f"{misspelt}, {town}")
        found += any((hit.street, hit.city) == (name, town) for hit in hits)
    assert found / len(rows) > 0.97


def test_several_threads_search_at_once(demo_addresses: RegionAddresses) -> None:
    asked = ["Landstrasse 26 Schaan", "Äulestrasse", "Malbun", "Feldkirher Str"] * 10
    alone = [demo_addresses.search(text) for text in asked]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(demo_addresses.search, asked)) == alone


def test_a_missing_or_damaged_index_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RegionError, match="prepare the region again"):
        open_addresses(tmp_path / "none.sqlite")
    (tmp_path / "bad.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(RegionError, match="prepare the region again"):
        open_addresses(tmp_path / "bad.sqlite")


Indexed = Callable[[ExtractWriter], RegionAddresses]


@pytest.fixture
def indexed(tmp_path: Path) -> Iterator[Indexed]:
    """Makes the index of a handmade extract."""
    made: list[RegionAddresses] = []

    def index(extract: ExtractWriter) -> RegionAddresses:
        file = tmp_path / f"{len(made)}.sqlite"
        build_addresses(extract.write(), file, Extent(9.4, 47.0, 9.6, 47.2), lambda: False)
        made.append(open_addresses(file))
        return made[-1]

    yield index
    for addresses in made:
        addresses.close()


def test_houses_come_from_nodes_buildings_and_areas(crossing: ExtractWriter, indexed: Indexed) -> None:
    crossing.node(9.5001, 47.0999, addr__housenumber="1", addr__street="Südweg")
    corners = [
        crossing.node(9.502 + x, 47.099 + y) for x, y in ((0, 0), (2e-4, 0), (2e-4, 2e-4), (0, 2e-4))
    ]
    ring = [*corners, corners[0]]
    crossing.way(ring, building="yes", addr__housenumber="3;3a", addr__street="Südweg")
    outline = crossing.way(
        [crossing.node(9.503, 47.0985), corners[0], corners[1], crossing.node(9.5032, 47.0985)]
    )
    closing = crossing.way([len(crossing._nodes), len(crossing._nodes) - 1])
    crossing.multipolygon([outline, closing], addr__housenumber="5", addr__street="Südweg")
    addresses = indexed(crossing)
    for number, lon, lat in (("1", 9.5001, 47.0999), ("3", 9.5021, 47.0991), ("3a", 9.5021, 47.0991)):
        hit = addresses.search(f"Suedweg {number}, Dorf")[0]
        assert (hit.kind, hit.number, hit.city) == ("house", number, "Dorf")
        assert distance_m(LonLat(hit.lon, hit.lat), LonLat(lon, lat)) < 2
    assert addresses.search("Südweg 5")[0].kind == "house"


def test_numbers_between_two_known_ones_are_interpolated(
    crossing: ExtractWriter, indexed: Indexed
) -> None:
    low = crossing.node(9.500, 47.0999, addr__housenumber="2", addr__street="Südweg")
    high = crossing.node(9.504, 47.0999, addr__housenumber="10", addr__street="Südweg")
    crossing.way([low, high], addr__interpolation="even")
    addresses = indexed(crossing)
    hit = addresses.search("Südweg 6")[0]
    assert (hit.kind, hit.number) == ("house", "6")
    assert hit.lon == pytest.approx(9.502, abs=1e-6)
    assert addresses.search("Südweg 5")[0].kind == "street"


def test_the_postal_town_of_the_houses_names_the_street(
    crossing: ExtractWriter, indexed: Indexed
) -> None:
    crossing.node(
        9.5001,
        47.0999,
        addr__housenumber="1",
        addr__street="Südweg",
        addr__city="Stadt",
        addr__postcode="LI-9499",
    )
    addresses = indexed(crossing)
    (hit,) = [h for h in addresses.search("Südweg") if h.street == "Südweg"]
    assert hit.label == "Südweg, 9499 Stadt"
    assert hit.lat == pytest.approx(47.1), "the middle of the road, not the house"
    assert addresses.search("Ostgasse")[0].label == "Ostgasse, Dorf"


def test_a_boundary_names_the_town_before_the_nearest_place_does(
    crossing: ExtractWriter, indexed: Indexed
) -> None:
    box = [crossing.node(9.49 + x, 47.09 + y) for x, y in ((0, 0), (0.02, 0), (0.02, 0.02), (0, 0.02))]
    outline = crossing.way([*box, box[0]], boundary="administrative", admin_level="8", name="Gemeinde")
    crossing.multipolygon([outline], boundary="administrative", admin_level="8", name="Gemeinde")
    assert indexed(crossing).search("Ostgasse")[0].city == "Gemeinde"


def test_numbers_that_belong_to_a_name_are_not_taken_for_houses(
    crossing: ExtractWriter, indexed: Indexed
) -> None:
    crossing.way([1, 3], highway="residential", name="Straße des 17. Juni")
    best = indexed(crossing).search("Strasse des 17. Juni")[0]
    assert (best.street, best.kind) == ("Straße des 17. Juni", "street")
    assert best.score > CERTAIN


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Äulestraße", "aulestrasse"),
        ("Aeulestr.", "aulestrasse"),
        ("St. Luzi-Str.", "sankt luzi strasse"),
        ("Place de l'Église", "place de l eglise"),
        ("ØSTERGADE", "ostergade"),
    ],
)
def test_spelling_is_folded_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_numbers_are_told_from_words() -> None:
    question = ask("FL-9494 Schaan, Landstr. 26 a")
    assert question.words == ("schaan", "landstrasse")
    assert question.numbers == ("9494", "26a")
    assert ask("Weg 12-14").numbers == ("12", "14")
    assert fold_number("026 A") == "26a"

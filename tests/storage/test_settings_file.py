"""Settings are declared once, and used, documented and refused as declared."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from app.domain.carriers import CarrierPriceList, CarrierZone
from app.domain.errors import InputRefused
from app.domain.orders import OrderKind
from app.domain.report import Prices
from app.domain.settings import MEANINGS, PlanPrices, Settings, TypeTimes
from storage.settings_file import read_settings

ROOT = Path(__file__).parents[2]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == Settings()


def test_a_site_names_its_load_dimensions(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"load_words": {"parcels": {"name": "Kisten", "unit": "St."}}}')
    dimension = read_settings(file).dimensions[2]
    assert (dimension.key, dimension.name, dimension.unit, dimension.scale) == (
        "parcels",
        "Kisten",
        "St.",
        1,
    )


def test_prices_carriers_and_types_are_read_as_people_write_them(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(
        """{"prices": {"late_per_minute": 0.5, "changed_driver": 0},
            "carriers": {"np": {"name": "Nordpost", "per_stop": 5.9, "kinds": ["delivery", "pickup"],
                                "zones": [{"postcodes": ["94"], "price": 1.2}], "max_kg": 30}},
            "vehicle_types": {"bike": {"setup_min": 0.3}}}"""
    )
    settings = read_settings(file)
    assert settings.prices == PlanPrices(late_per_minute=0.5, changed_driver=0)
    assert settings.report_prices == Prices(late_per_hour=3000)
    zones = (CarrierZone(("94",), 1.2),)
    kinds = frozenset({OrderKind.DELIVERY, OrderKind.PICKUP})
    nordpost = CarrierPriceList("Nordpost", 5.9, zones=zones, kinds=kinds, max_kg=30)
    assert settings.carriers == {"np": nordpost}
    assert settings.vehicle_types == {"bike": TypeTimes(0.3)}


@pytest.mark.parametrize(
    "content",
    [
        '{"prices": {"late_per_minutes": 1}}',
        '{"prices": {"late_per_minute": -1}}',
        '{"carriers": {"np": {"per_stop": 1}}}',
        '{"carriers": {"np": {"name": "N", "per_stopp": 1}}}',
        '{"carriers": {"np": {"name": "N", "per_kg": -1}}}',
        '{"carriers": {"np": {"name": "N", "kinds": ["letter"]}}}',
        '{"carriers": {"np": {"name": "N", "zones": [{"postcodes": ["9"]}, {"postcode": "9"}]}}}',
        '{"carriers": {"np": {"name": "N", "zones": [{"postcodes": ["9"], "prise": 1}]}}}',
        '{"vehicle_types": {"bike": {"setup_min": 61}}}',
        '{"vehicle_types": {"bike": {"service_factor": 0}}}',
        "",
        "[]",
        "7",
        '{"plan_second": 5}',
        '{"plan_seconds": 0}',
        '{"plan_seconds": "soon"}',
        '{"load_words": {"crates": {"name": "x", "unit": "y"}}}',
        '{"load_words": {"parcels": "x"}}',
        "\x00\xff",
    ],
)
def test_anything_else_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputRefused):
        read_settings(file)


def test_every_setting_is_declared_documented_and_used() -> None:
    declared = {field.name for field in fields(Settings)}
    assert set(MEANINGS) == declared
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in [
            ROOT / "main.py",
            *(p for part in ("app", "ui", "storage") for p in ROOT.glob(f"{part}/**/*.py")),
        ]
    )
    for name in declared:
        assert f"`{name}`" in readme
        assert f".{name}" in source or f".{name.replace('load_words', 'dimensions')}" in source

"""Settings are declared once, and used, documented and refused as declared."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from app.domain.settings import MEANINGS, Settings
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


@pytest.mark.parametrize(
    "content",
    [
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

"""Every setting a site can make, declared once: name, type, default and meaning.

They are kept in ``settings.json`` in the data folder; what is not there has its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.domain.errors import InputRefused
from app.domain.load import DEFAULT_DIMENSIONS, LoadDimension


@dataclass(frozen=True, slots=True)
class LoadWords:
    """What a load dimension is called here, and the unit its numbers are written in."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. ``MEANINGS`` says what each is for."""

    load_words: Mapping[str, LoadWords] = field(default_factory=dict)
    plan_seconds: int = 30

    def __post_init__(self) -> None:
        known = {dimension.key for dimension in DEFAULT_DIMENSIONS}
        unknown = sorted(set(self.load_words) - known)
        if unknown:
            raise InputRefused(
                f"load_words names '{unknown[0]}', which is no load dimension; there are "
                f"{', '.join(sorted(known))}."
            )
        if not 1 <= self.plan_seconds <= 3600:
            raise InputRefused("plan_seconds must be between 1 and 3600.")

    @property
    def dimensions(self) -> tuple[LoadDimension, ...]:
        """The load dimensions under this site's names."""
        return tuple(
            replace(dimension, name=words.name, unit=words.unit)
            if (words := self.load_words.get(dimension.key)) is not None
            else dimension
            for dimension in DEFAULT_DIMENSIONS
        )


MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "load_words": (
            "what weight, volume and parcels are called on loading lists, with their units: "
            '{"parcels": {"name": "Kisten", "unit": "St."}}'
        ),
        "plan_seconds": "how long the planner searches unless told otherwise, in seconds (1 to 3600)",
    }
)

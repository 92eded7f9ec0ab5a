"""Text that a person typed into the fields of a record, read field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.errors import InputRefused
from app.importing.times import parse_date, parse_time
from app.importing.values import parse_amount, parse_count, parse_money, parse_skills

type Fields = Mapping[str, str]
"""A record as text, by field; what is not there is empty."""

_ANY_DAY = date(2000, 1, 3)


@dataclass(frozen=True, slots=True)
class Reading[T]:
    """What was made of the text: the record, or None and by field what is wrong with it."""

    record: T | None
    troubles: Mapping[str, str]


@dataclass(slots=True)
class FieldReader:
    """Reads fields and collects what is wrong with them; what cannot be read is as usual meanwhile."""

    fields: Fields
    troubles: dict[str, str] = field(default_factory=dict)

    def read[T](self, name: str, parse: Callable[[str], T], usual: T) -> T:
        """What a field says; ``usual`` where it is empty."""
        text = self.text(name)
        if not text:
            return usual
        try:
            return parse(text)
        except InputRefused as refused:
            self.refuse(name, str(refused))
            return usual

    def refuse(self, name: str, words: str) -> None:
        """Say what is wrong with a field; of two things the first."""
        self.troubles.setdefault(name, words[:1].upper() + words[1:])

    def text(self, name: str, missing: str = "") -> str:
        """The text on one line; ``missing`` is said where there is none."""
        text = " ".join(self.fields.get(name, "").split())
        if not text and missing:
            self.refuse(name, missing)
        return text

    def lines(self, name: str) -> str:
        """The text with its lines."""
        return self.fields.get(name, "").strip()

    def is_on(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.text(name))

    def skills(self, name: str) -> frozenset[str]:
        """Words between commas, in lower case."""
        return self.read(name, parse_skills, frozenset())

    def money(self, name: str) -> int:
        """Cents; none where nothing stands."""
        return self.read(name, parse_money, 0)

    def count(self, name: str, usual: int, least: int = 0) -> int:
        """A whole number."""
        found = self.read(name, parse_count, usual)
        if found < least:
            self.refuse(name, f"at least {least}.")
        return found

    def amount(self, name: str, usual: float = 0.0) -> float:
        """A number that is not negative."""
        return self.read(name, parse_amount, usual)

    def between(self, name: str, usual: float, least: float, most: float) -> float:
        """A number within limits."""
        found = self.amount(name, usual)
        if not least <= found <= most:
            self.refuse(name, f"between {least:g} and {most:g}.")
            return usual
        return found

    def limit(self, name: str, factor: int) -> int | None:
        """A limit in whole base units; None where there is none."""
        if not self.text(name):
            return None
        found = self.amount(name)
        if not 0 < found < 1e6:
            self.refuse(name, "more than 0; leave it empty where there is no limit.")
        return round(found * factor)

    def time(self, name: str) -> int | None:
        """Wall-clock seconds."""
        return self.read(name, lambda text: parse_time(text, _ANY_DAY), None)

    def day(self, name: str) -> date | None:
        """A day."""
        return self.read(name, parse_date, None)

    def done[T](self, record: T) -> Reading[T]:
        """The record, where nothing is wrong."""
        return Reading(None if self.troubles else record, self.troubles)


def money_text(cents: int) -> str:
    """``12.5`` for 1250; '' for none."""
    return f"{cents / 100:g}" if cents else ""


def number_text(value: float | None) -> str:
    """The number, '' for none."""
    return "" if value is None else f"{value:.10g}"


def skills_text(skills: frozenset[str]) -> str:
    """``cooled, lift``"""
    return ", ".join(sorted(skills))

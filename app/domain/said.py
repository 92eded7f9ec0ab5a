"""What is said to a person, in English, remembering how it was made: who speaks another language says
it anew from the template and the values. The domain itself knows of no other language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

_NONE: Mapping[str, object] = MappingProxyType({})


class Said(str):
    """A sentence: it is its English words, and has what it is about, the template, and the values in
    it, which may be sentences themselves. ``Said("Issues", "Call {driver}").format(driver=name)``; both
    texts are literals, by which those who translate find them."""

    __slots__ = ("about", "template", "values")
    about: str
    template: str
    values: Mapping[str, object]

    def __new__(cls, about: str, template: str, values: Mapping[str, object] = _NONE) -> Self:
        made = super().__new__(cls, str.format(template, **values) if values else template)
        made.about, made.template, made.values = about, template, values
        return made

    def format(self, *_: object, **values: object) -> Said:
        """The same with values in it."""
        return Said(self.about, self.template, values)

    def __reduce__(self) -> tuple[type[Said], tuple[str, str, dict[str, object]]]:
        return Said, (self.about, self.template, dict(self.values))


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance in a sentence: kilometres in English; a window has it as the person's country does."""

    metres: float

    def __str__(self) -> str:
        return f"{self.metres / 1000:.1f} km"


def recalled(words: str, templates: Sequence[Said]) -> str:
    """A sentence that was kept as its English words, as it was made from one of these; else as it is.
    What stands in it may be made from them too."""
    for told in templates:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*?)", re.escape(told.template))
        if (found := re.fullmatch(pattern, words, re.DOTALL)) is not None:
            values = {name: recalled(text, templates) for name, text in found.groupdict().items()}
            return told.format(**values) if values else told
    return words


def joined(parts: Sequence[str], between: str = ", ") -> str:
    """Several sentences or parts of one, apart by something that is the same in every language."""
    if not any(isinstance(part, Said) for part in parts):
        return between.join(parts)
    names = [f"part{n}" for n in range(len(parts))]
    template = between.join(f"{{{name}}}" for name in names)
    return Said("", template, dict(zip(names, parts, strict=True)))


def stops_said(count: int) -> Said:
    """``one stop``, ``3 stops``."""
    return Said("Said", "one stop") if count == 1 else Said("Said", "{count} stops").format(count=count)


def names_said(names: Sequence[str], most: int) -> str:
    """``Lauri K., M. Ospelt and 2 more``: so many are named, the rest counted."""
    known = ", ".join(names[:most])
    if len(names) <= most:
        return known
    return Said("Said", "{names} and {count} more").format(names=known, count=len(names) - most)


def counted(count: int, one: Said, many: Said, **values: object) -> Said:
    """What is said of one, or of so many."""
    return (one if count == 1 else many).format(count=count, **values)

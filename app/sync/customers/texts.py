"""The customer's languages: which one is read, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from resources.tracking_page import LANGUAGES, tracking_page

_DEFAULT = "en"
_RIGHT_TO_LEFT = frozenset({"ar"})
_PLACE = re.compile(r"\{(\w+)\}")
_ISOLATE, _END = "\u2068", "\u2069"


def language_of(wanted: str, accepted: str) -> str:
    """The order's own language, else the best of an Accept-Language header (RFC 9110, 12.5.4)."""
    for tag in (wanted, *_by_weight(accepted)):
        language = tag.strip().replace("_", "-").partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return _DEFAULT


def _by_weight(accepted: str) -> list[str]:
    weighed = []
    for part in accepted[:400].split(","):
        tag, _, rest = part.partition(";")
        weight = rest.strip().removeprefix("q=") if rest else "1"
        try:
            weighed.append((-float(weight), tag))
        except ValueError:
            continue
    return [tag for weight, tag in sorted(weighed, key=lambda each: each[0]) if weight < 0]


def plural_form(language: str, n: int) -> str:
    """Which form of a counted text a number takes (CLDR's cardinal rules for whole numbers)."""
    if language != "ar":
        return "one" if n == 1 else "other"
    if n in (1, 2):
        return ("one", "two")[n - 1]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything that is said in one language."""

    language: str
    texts: Mapping[str, str]

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, as HTML has it."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self.texts

    def say(self, key: str, **values: object) -> str:
        """A text with its places filled in; where lines run from the right, values keep their order."""
        before, after = (_ISOLATE, _END) if self.direction == "rtl" else ("", "")
        return _PLACE.sub(lambda place: f"{before}{values[place[1]]}{after}", self.texts[key])

    def count(self, key: str, n: int) -> str:
        """A counted text in the number's form."""
        return self.say(f"{key}.{plural_form(self.language, n)}", n=n)

    def clock(self, at: datetime) -> str:
        """``at``, which is local time, as ``10:40``."""
        return f"{at:%H:%M}"

    def day(self, at: datetime) -> str:
        """``at``, which is local time, as the day that a person would name."""
        weekday = self.texts[f"weekday_{at.weekday()}"]
        return self.say("date", weekday=weekday, day=at.day, month=at.month)


def texts_of(language: str) -> Texts:
    """The texts of one of the ``LANGUAGES``."""
    return Texts(language, tracking_page().texts[language])

"""How address text is compared: spelling folded away, numbers told from words.

The index and every question go through the same folding, so ä = ae = a, ß = ss, Str. = strasse.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ı": "i"})
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_WORDS = re.compile(r"[^\W_]+\.?")
_SPLIT_NUMBER = re.compile(r"\b(\d+)\s+([a-z])\b(?!\.)")
_COUNTRY_CODE = re.compile(r"\b[a-z]{1,3}-(?=\d{4,5}\b)")
_NUMBER = re.compile(r"\d+[a-z]{0,2}")
_POSTCODE_SHAPE = re.compile(r"\d{4,6}")
_RANGE = re.compile(r"(\d+[a-z]?)\s*[-–/]\s*(?=\d+[a-z]?\b)")
_COUNTRIES = frozenset(
    {
        *("liechtenstein", "schweiz", "switzerland", "suisse", "deutschland", "germany", "allemagne"),
        *("osterreich", "austria", "france", "italia", "italy", "portugal", "espana", "spain"),
        *("nederland", "netherlands", "belgie", "belgium", "suomi", "finland", "sverige", "polska"),
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a person typed: words of street and town, and the numbers among them, in order."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    last_is_open: bool


def fold(text: str) -> str:
    """Text as the index knows it: small letters without accents, words apart by one space."""
    return " ".join(fold_words(text))


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_fold_word(word) for word in _WORDS.findall(text.lower()))


def fold_number(text: str) -> str:
    """A house number as the index knows it: ``26 A`` -> ``26a``."""
    return "".join(fold_words(text)).lstrip("0")


def ask(text: str) -> Question:
    """Take apart what a person typed."""
    text = text[:200]
    plain = _COUNTRY_CODE.sub("", text.lower())
    plain = _SPLIT_NUMBER.sub(r"\1\2", plain)
    # Of "26-28" the first number finds the house; "4000-123" is a postcode and stays whole enough.
    plain = _RANGE.sub(r"\1 ", plain)
    words: list[str] = []
    numbers: list[str] = []
    for word in fold_words(plain):
        (numbers if _NUMBER.fullmatch(word) else words).append(word)
    return Question(tuple(words), tuple(numbers), not text.endswith((" ", ",")))


def looks_like_postcode(number: str) -> bool:
    """Four to six digits."""
    return _POSTCODE_SHAPE.fullmatch(number) is not None


def plain_postcode(text: str) -> str:
    """Without the country before it: ``LI-9496`` -> ``9496``."""
    return _COUNTRY_CODE.sub("", text.strip().lower()).upper()


def shorter(text: str) -> str:
    """The text without a leading name and a trailing country, where commas set them apart.

    '' where nothing can be left out. ``Meier Ltd, High Street 5, Town, Germany`` -> the middle.
    """
    parts = [part.strip() for part in text[:200].split(",") if part.strip()]
    whole = len(parts)
    if len(parts) > 1 and fold(parts[-1]) in _COUNTRIES:
        parts.pop()
    if len(parts) > 1 and not any(letter.isdigit() for letter in parts[0]):
        parts.pop(0)
    return ", ".join(parts) if len(parts) < whole else ""


def trigrams(words: tuple[str, ...]) -> tuple[str, ...]:
    """Runs of three letters to look for when a word is misspelt, those every street has left out."""
    found: dict[str, None] = {}
    for word in words:
        stem = word.removesuffix("strasse") if len(word) > 9 else word
        for start in range(len(stem) - 2):
            found[stem[start : start + 3]] = None
    return tuple(found)


def _fold_word(word: str) -> str:
    abbreviated = word.endswith(".")
    word = word.rstrip(".").translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", word)
    word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    for pair, letter in _DIGRAPHS:
        word = word.replace(pair, letter)
    if word.endswith("str"):
        return word + "asse"
    if abbreviated and word == "st":
        return "sankt"
    if abbreviated and word.endswith("pl"):
        return word + "atz"
    return word

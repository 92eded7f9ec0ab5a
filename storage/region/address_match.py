"""How well a street or place fits what a person typed, 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from storage.region.address_text import Question

_SAME_LETTERS = 0.72
"""Words less alike than this share no meaning."""

_OF_QUESTION = 0.6
"""How much it counts that what was typed is explained, against the name being typed in full."""

_WRONG_POSTCODE = 0.12
_UNKNOWN_POSTCODE = 0.01
_NAME_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the index. ``folded`` holds its folded names, apart by ``|``."""

    number: int
    kind: str
    name: str
    town: str
    postcode: str
    folded: str
    folded_town: str
    lon: float
    lat: float
    weight: int


def likeness(
    candidate: Candidate, question: Question, postcode: str, numbers: tuple[str, ...]
) -> tuple[float, float, tuple[str, ...]]:
    """The score, the one by the words alone, and those of the numbers that are no part of the name."""
    town = tuple(candidate.folded_town.split())
    best, unused = 0.0, numbers
    for folded in candidate.folded.split("|"):
        name = tuple(folded.split())
        own = tuple(n for n in numbers if n in name)
        score = _score(name, town, (*question.words, *own), question.last_is_open and not numbers)
        if score > best:
            best, unused = score, tuple(n for n in numbers if n not in own)
    spelled = best
    if postcode and candidate.postcode != postcode:
        best -= _WRONG_POSTCODE if candidate.postcode else _UNKNOWN_POSTCODE
    # Of equals the bigger one comes first.
    best += min(candidate.weight, 1_000) * 1e-6
    return max(0.0, min(1.0, best)), spelled, unused


def _score(
    name: tuple[str, ...], town: tuple[str, ...], words: tuple[str, ...], last_is_open: bool
) -> float:
    if not name:
        return 0.0
    explained = 0.0
    for_name: list[str] = []
    for position, word in enumerate(words):
        is_open = last_is_open and position == len(words) - 1
        in_name = max(_alike(word, part, is_open) for part in name)
        in_town = max((_alike(word, part, is_open) for part in town), default=0.0)
        explained += len(word) * max(in_name, in_town)
        if in_name >= in_town:
            for_name.append(word)
    of_question = explained / sum(len(word) for word in words)
    of_name = sum(
        len(part) * max((_alike(word, part, last_is_open) for word in words), default=0.0)
        for part in name
    ) / sum(len(part) for part in name)
    joined = ratio("".join(for_name), "".join(name)) / 100
    if joined >= _SAME_LETTERS and joined > of_name:
        # "Land strasse" for Landstrasse, "Imrietacker" for Im Rietacker.
        own = sum(len(word) for word in for_name)
        others = sum(len(word) for word in words) - own
        of_name = joined
        of_question = max(of_question, (own * joined + others * of_question) / (own + others))
    if of_name < _NAME_LEAST:
        return 0.0
    return _OF_QUESTION * of_question + (1 - _OF_QUESTION) * of_name


def _alike(word: str, part: str, is_open: bool) -> float:
    if word == part:
        return 1.0
    if is_open and len(word) >= 2 and part.startswith(word):
        return 0.85 + 0.14 * len(word) / len(part)
    same = ratio(word, part) / 100
    return same if same >= _SAME_LETTERS else 0.0

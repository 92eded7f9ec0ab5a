"""Messages in a customer's language. The usual words are data: ``resources/messages/*.json``.

A text holds ``$names`` that are filled in; one that is not known stays as it is written, so that a
misspelt one is seen in the preview and breaks nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Template
from typing import Any

from app.domain.message_settings import MessageSettings, Words
from app.domain.messages import AHEAD, Trigger

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Composed:
    """A message's words in the language they are in."""

    language: str
    subject: str
    text: str


@cache
def languages() -> tuple[str, ...]:
    """Those that messages can be written in."""
    folder = resources.files("resources").joinpath("messages")
    return tuple(sorted(file.name.removesuffix(".json") for file in folder.iterdir()))


@cache
def _texts(language: str) -> Mapping[str, Any]:
    file = resources.files("resources").joinpath("messages", f"{language}.json")
    texts: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return texts


def stops_text(settings: MessageSettings, count: int) -> str:
    """``3 stops`` in the site's language."""
    spoken = settings.language if settings.language in languages() else FALLBACK
    forms = _texts(spoken)["stops"]
    return Template(forms["one" if count == 1 else "other"]).safe_substitute(n=str(count))


def compose(
    settings: MessageSettings,
    trigger: Trigger,
    language: str,
    values: Mapping[str, str],
    *,
    is_pickup: bool = False,
) -> Composed:
    """A message about a trigger.

    ``values`` fill in ``reference, name, from, to, at, day, link`` and ``outcome`` (its code); a link
    that is '' leaves its sentence out. A language that nobody has written is the site's, else English.
    """
    spoken = next(
        (one for one in (language[:2].lower(), settings.language) if one in languages()), FALLBACK
    )
    texts = _texts(spoken)
    usual = texts["triggers"][trigger.value]
    usual = texts["pickup"].get(trigger.value, usual) if is_pickup else usual
    own = settings.texts.get(spoken, {}).get(trigger, Words())
    filled = {**values, "site": settings.site, "phone": settings.phone}
    filled["outcome"] = texts["outcomes"].get(values.get("outcome", ""), "")
    hello = texts["hello"] if values.get("name") else texts["plain_hello"]
    filled["hello"] = Template(hello).safe_substitute(filled)
    lines = [own.text or usual["text"]]
    if values.get("link") and trigger is not Trigger.FAILED:
        lines.append(texts["follow"])
    if settings.phone and (trigger in AHEAD or trigger is Trigger.FAILED):
        lines.append(texts["call"])
    if settings.site:
        lines.append(texts["signed"])
    text = "\n".join(Template(line).safe_substitute(filled) for line in lines)
    subject = Template(own.subject or usual["subject"]).safe_substitute(filled)
    return Composed(spoken, " ".join(subject.split()), text.replace(" ()", ""))

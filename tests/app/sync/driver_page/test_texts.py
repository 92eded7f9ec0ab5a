"""The page's words: in every language the same ones, and none that is asked for is missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.domain.events import Outcome
from app.domain.orders import ProofKind
from app.domain.stop_state import StopState
from resources.driver_page import FOLDER, driver_page

LANGUAGES = ("en", "de", "fi", "es", "ar")
FORMS = {"ar": {"one", "two", "few", "many", "other"}}
_FORM = re.compile(r"\.(zero|one|two|few|many|other)$")


def _texts(language: str) -> dict[str, str]:
    path = FOLDER / "i18n" / f"{language}.json"
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def _scripts() -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in sorted((FOLDER / "js").rglob("*.js"))}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_every_text_with_its_places(language: str) -> None:
    english, other = _texts("en"), _texts(language)
    places = re.compile(r"\{\w+\}")
    keys = {_FORM.sub("", key) for key in english}
    assert {_FORM.sub("", key) for key in other} == keys
    for key, text in other.items():
        assert text.strip(), key
        base = english.get(key) or english[_FORM.sub(".other", key)]
        allowed = {frozenset(places.findall(base))}
        if _FORM.search(key):  # "one stop" and "two stops" are words of their own in some languages
            allowed.add(frozenset(places.findall(base)) - {"{n}"})
        assert frozenset(places.findall(text)) in allowed, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_texts_have_the_forms_of_their_language(language: str) -> None:
    forms: dict[str, set[str]] = {}
    for key in _texts(language):
        found = _FORM.search(key)
        if found:
            forms.setdefault(_FORM.sub("", key), set()).add(found[1])
    assert len(forms) > 8
    assert set(map(frozenset, forms.values())) == {frozenset(FORMS.get(language, {"one", "other"}))}


def test_every_text_that_is_asked_for_is_there_and_none_is_left_over() -> None:
    keys = {_FORM.sub("", key) for key in _texts("en")}
    scripts = "\n".join(_scripts().values())
    quoted = set(re.findall(r"[\"`']([a-z][a-z_]+)[\"`']", scripts))
    asked = set(re.findall(r"\bt\(\"([a-z_]+)\"", scripts))
    assert asked - keys == set()
    made = {
        *(f"state_{state.value}" for state in StopState),
        *(f"proof_{kind.value}" for kind in ProofKind),
        *(outcome.value for outcome in Outcome),
    }
    assert made - keys == set()
    prefixes = tuple(set(re.findall(r"`([a-z]+_)\$\{", scripts)))
    unused = {key for key in keys - quoted - made if not key.startswith(prefixes)}
    assert unused == set()


def test_every_outcome_of_the_domain_can_be_chosen() -> None:
    scripts = "\n".join(_scripts().values())
    assert {outcome.value for outcome in Outcome if f'"{outcome.value}"' not in scripts} == set()


def test_no_colour_literal_stands_outside_the_tokens() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\b|rgba?\(")
    sources = [
        p for p in FOLDER.rglob("*") if p.suffix in (".css", ".js", ".html", ".svg", ".webmanifest")
    ]
    assert len(sources) > 30
    found = {path.name: literal.findall(path.read_text(encoding="utf-8")) for path in sources}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_every_placeholder_is_filled_and_every_module_is_named_in_the_page() -> None:
    page = driver_page()
    for name, content in {"page": page.page, "worker": page.worker, **page.assets}.items():
        assert b"@@" not in content, name
    for name in page.assets:
        if name.endswith(".js"):
            assert f"/driver/{page.version}/{name}".encode() in page.page


def test_the_page_parses_nobodys_text_as_html() -> None:
    sinks = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"
    )
    found = {name: sinks.findall(text) for name, text in _scripts().items()}
    assert {name: hits for name, hits in found.items() if hits} == {}
    assert Path(FOLDER / "index.html").read_text(encoding="utf-8").count("<script") == 1

"""The customer's languages: the same texts in all of them, and none that is asked for is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import app.sync
from app.domain.tenders import TenderState
from app.domain.tracked_orders import TrackedState
from app.sync.customers.texts import language_of, plural_form, texts_of
from resources.tracking_page import FOLDER, LANGUAGES, tracking_page
from tests.app.sync.driver_page.test_texts import FORMS

_FORM = re.compile(r"\.(one|two|few|many|other)$")
_PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_its_places(language: str) -> None:
    english, texts = tracking_page().texts["en"], tracking_page().texts[language]
    assert {_FORM.sub("", key) for key in texts} == {_FORM.sub("", key) for key in english}
    for key, text in texts.items():
        assert text.strip(), key
        places = set(_PLACE.findall(english.get(key) or english[_FORM.sub(".other", key)]))
        assert set(_PLACE.findall(text)) in (places, places - {"{n}"}), key
    forms = {found[1] for key in texts if (found := _FORM.search(key))}
    assert forms == FORMS.get(language, {"one", "other"})


def test_every_text_that_is_asked_for_is_there_and_none_is_left_over() -> None:
    keys = {_FORM.sub("", key) for key in tracking_page().texts["en"]}
    folder = Path(app.sync.__file__).parent
    pages = (path for name in ("customers", "carriers") for path in (folder / name).glob("*.py"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    quoted = set(re.findall(r'"([a-z_]+)"', code))
    made = {f"state_{state.value}" for state in TrackedState}
    standings = {*(state.value for state in TenderState), "confirming"}
    made |= {f"tender_{standing}{why}" for standing in standings for why in ("", "_why")}
    assert set(re.findall(r'say\("([a-z_]+)"', code)) <= keys
    assert made <= keys
    endings = re.compile("^(weekday_|outcome_)|_pickup$")
    assert {key for key in keys - quoted - made if not endings.search(key)} == set()


def test_numbers_take_the_form_of_their_language() -> None:
    assert [plural_form("de", n) for n in (0, 1, 2, 11)] == ["other", "one", "other", "other"]
    arabic = {1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 103: "few"}
    assert {n: plural_form("ar", n) for n in arabic} == arabic


def test_values_are_filled_in_once_and_keep_their_order_from_the_right() -> None:
    assert texts_of("en").say("between", start="{end}", end="11:05") == "Between {end} and 11:05"
    assert "\u206810:40\u2069" in texts_of("ar").say("about", time="10:40")


def test_the_language_is_the_orders_then_the_browsers_then_english() -> None:
    for wanted, accepted, chosen in (
        ("de-AT", "fi", "de"),
        ("", "fi-FI,fi;q=0.9", "fi"),
        ("xx", "ar;q=0, es;q=0.2", "es"),
        ("", "", "en"),
        ("", "q=1;;,*,;q=", "en"),
    ):
        assert language_of(wanted, accepted) == chosen, (wanted, accepted)


def test_no_colour_literal_stands_outside_the_tokens_and_no_text_becomes_html() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\b|rgba?\(")
    sinks = re.compile("innerHTML|outerHTML|insertAdjacentHTML|document.write|eval|Function|srcdoc")
    for path in (FOLDER / "tracking.css", FOLDER / "tracking.js"):
        text = path.read_text(encoding="utf-8")
        assert literal.findall(text) == []
        assert sinks.findall(text) == []

"""An offer's page in a real browser: with and without a script, on small and wide screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app.sync.carriers.test_offer_page import Asked, visit
from tests.app.sync.customers.test_page import _MISFITS, LANGUAGES, SIZES, WORD
from tests.app.sync.serving import Running, running

MANY = [
    visit(stop_id=f"S{n}-d1", reference=f"R-{n}", amounts="1,250 kg, 3,000 l, 12 pcs") for n in range(3)
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("seen") / "server") as started:
        yield started


@contextmanager
def opened(browser: Browser, asked: Asked, width: int, **more: Any) -> Iterator[Page]:
    """The page; nothing went wrong on it, and no other host was asked for anything."""
    settings = {"viewport": {"width": width, "height": dict(SIZES)[width]}, "locale": "en-GB", **more}
    context, seen = browser.new_context(**settings), []
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith(asked.server.url) else seen.append(r.url),
        )
        page.goto(asked.url)
        yield page
        assert (seen, context.cookies()) == ([], [])
    finally:
        context.close()


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("width", "answer"), [(320, "Accept"), (1280, "Decline")])
def test_a_carrier_reads_the_offer_and_answers_it_with_one_press(
    browser: Browser, server: Running, width: int, answer: str, has_script: bool
) -> None:
    asked = Asked(server).told(visits=MANY)
    with opened(browser, asked, width, java_script_enabled=has_script) as page:
        expect(page.locator("h1")).to_have_text("17.70")
        expect(page.locator("#detail")).to_have_text("for 3 stops")
        expect(page.locator("section.visit")).to_have_count(3)
        page.reload()
        assert asked.answers() == []
        page.get_by_role("button", name=answer).dblclick()
        expect(page.locator("form")).to_have_count(0)
        page.reload()
        assert asked.answers() == [answer.lower()], "a second press and a page loaded again say nothing"


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_in_any_language_or_state(
    browser: Browser, server: Running, width: int
) -> None:
    asked = Asked(server)
    long = visit(reference=WORD, town=WORD, name=WORD, address=WORD, notes=WORD, phone="+423 2")
    for language in LANGUAGES:
        asked.told(visits=[*MANY, long], site=WORD, carrier=WORD)
        with opened(browser, asked, width, locale=language) as page:
            for state in ("open", "accepted", "declined", "lapsed", "withdrawn"):
                asked.told(visits=[*MANY, long], site=WORD, carrier=WORD, state=state)
                page.reload()
                assert page.evaluate(_MISFITS) == [], (language, state)

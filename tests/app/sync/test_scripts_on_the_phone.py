"""Texts that try to be run, in all that the driver's page is given and all that is typed there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.app.sync.driver_page.handset import CHROMIUM, Handset, handset, launch
from tests.app.sync.serving import Running, route, running
from tests.payloads import SCRIPTS

STOPS = [f"{number}{text}"[:200] for number, text in enumerate(SCRIPTS)]
"""Even the ids."""

SHOW = """async (screens) => {
  const ran = {ran: false, scripts: 0, foreign: 0, handlers: 0, addresses: 0};
  const shown = [];
  const count = (selector, is) => [...document.querySelectorAll(selector)].filter(is).length;
  for (const [name, params] of screens) {
    history.replaceState({name, params, depth: 0}, "");
    dispatchEvent(new PopStateEvent("popstate"));
    await new Promise((done) => setTimeout(done, 10));
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    shown.push(document.getElementById("app").textContent);
    ran.ran ||= "pwned" in window || "pwned" in {};
    ran.scripts += count("script", (script) => !script.src.startsWith(location.origin));
    ran.foreign += count("iframe, object, embed, base, style", () => true);
    ran.handlers += count("*", (one) => one.getAttributeNames().some((name) => name.startsWith("on")));
    ran.addresses += count("[href], [src], [action]", (one) =>
      /^(javascript|data|vbscript):/i.test(one.href || one.src || one.action));
  }
  return {ran, shown};
}"""
NOTHING = {"ran": False, "scripts": 0, "foreign": 0, "handlers": 0, "addresses": 0}


def hostile_route() -> dict[str, Any]:
    """A route with one of the texts in every field of each stop."""
    made = route(SCRIPTS[0], stops=tuple(STOPS))
    for stop, text in zip(made["stops"], SCRIPTS, strict=True):
        stop |= dict.fromkeys(("name", "address", "phone", "notes", "access_code"), text)
        stop |= {"lines": [{"text": text, "quantity": 2, "code": text}], "amount_due": 100}
    made |= {"vehicle": SCRIPTS[1], "driver_name": SCRIPTS[2], "trips": [STOPS]}
    made["depot"] = {"name": SCRIPTS[3], "lon": 9.5, "lat": 47.1}
    return made


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Handset]:
    """A phone that was given the route, and words from the desk."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not here")
    with (
        running(tmp_path / "server") as server,
        sync_playwright() as playwright,
        launch(playwright, tmp_path) as browser,
        handset(browser, server, server.url) as shown,
    ):
        assert server.release(hostile_route()).status_code == 200
        for number, text in enumerate(SCRIPTS):
            words = {"id": f"m{number}", "driver": "aino", "text": text}
            assert server.desk("POST", "/messages", json=words).status_code == 200
        shown.pair()
        expect(shown.page.locator("#main-button")).to_be_visible()  # the route is there
        yield shown


def _show(phone: Handset, *screens: tuple[str, dict[str, object]]) -> list[str]:
    """The words of these screens, one after the other; on none of them anything ran."""
    found = phone.page.evaluate(SHOW, [list(screen) for screen in screens])
    assert found["ran"] == NOTHING
    shown: list[str] = found["shown"]
    return shown


def test_no_text_from_the_desk_is_run_on_the_phone_or_read_as_markup(phone: Handset) -> None:
    [whole] = _show(phone, ("list", {}))
    for text in SCRIPTS:
        assert text.replace("\x00", "") in whole.replace("\x00", ""), text
    of_stops = [
        (name, {"stop_id": stop_id}) for stop_id in STOPS for name in ("stop", "finish", "fail")
    ]
    shown = _show(phone, *of_stops)
    assert sum("pwned" in words for words in shown) > 2 * len(STOPS)
    others = ("now", "load", "messages", "more", "queue", "problem", "settings", "end")
    assert all(_show(phone, *((name, {"trip": 0}) for name in others)))
    assert phone.seen == [], "nothing had to be refused by the page's policy either"


def test_no_text_typed_on_the_phone_is_run_there(phone: Handset) -> None:
    _show(phone, ("messages", {}))
    typed = [text.replace("\x00", "") for text in SCRIPTS[::4]]
    for text in typed:
        phone.page.locator("#message").fill(text)
        phone.page.locator("form.write button").click()
        expect(phone.page.locator("#message")).to_have_value("")
    [words] = _show(phone, ("messages", {}))
    assert typed[-1] in words
    phone.sent()
    _show(phone, ("queue", {}))
    notes = {event["note"].strip() for event in _events(phone.server)}
    assert {text.strip() for text in typed} <= notes
    assert phone.seen == []


def _events(server: Running) -> list[dict[str, Any]]:
    return [event for event in server.events() if event["type"] == "message"]

"""The page fits a small phone in every language, and text of others is only ever text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.app.sync.driver_page.days import day, rich_day, stop, wordy_day
from tests.app.sync.driver_page.handset import Handset, handset
from tests.app.sync.serving import Running, running

LANGUAGES = ("en", "de", "fi", "es", "ar")

_MISFITS = Path(__file__).with_name("misfits.js").read_text(encoding="utf-8").split("\n", 1)[1]


def _walk(phone: Handset) -> Iterator[str]:
    """One screen after the other; yields its name when it is shown."""
    phone.says("1")
    yield "start"
    phone.main("start_shift")
    phone.main("load")
    yield "loading"
    phone.main()
    phone.page.locator("dialog").wait_for()
    yield "missing at loading"
    phone.press("dialog button.main")
    expect(phone.page.locator('#main-button[data-step="set_off"]')).to_be_visible()
    yield "set off"
    phone.main("set_off")
    yield "en route"
    phone.press("#navigate")
    yield "navigation"
    phone.page.keyboard.press("Escape")
    phone.main("arrive")
    phone.main("finish")
    phone.press("#count")
    phone.press("summary")
    phone.main()
    yield "finish"
    phone.press("#sign")
    yield "signature"
    phone.page.keyboard.press("Escape")
    _back_to_the_tabs(phone)
    phone.press("#not-delivered")
    yield "fail"
    _back_to_the_tabs(phone)
    for number in (2, 3, 4):
        phone.tab(number)
        yield f"tab {number}"
    for name in ("report_problem", "settings", "queue", "step_end_shift"):
        phone.press(f"#go-{name}")
        yield name
        _back(phone)
    phone.tab(2)
    phone.press(".stop-row >> nth=3")
    yield "stop"


def _back(phone: Handset) -> None:
    """By the page itself: the browser's own control may not know yet of the screen just opened."""
    phone.page.evaluate("history.back()")


def _back_to_the_tabs(phone: Handset) -> None:
    _back(phone)
    expect(phone.page.locator(".tabs")).to_be_visible()


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with a driver for each language."""
    with running(tmp_path_factory.mktemp("yard") / "server") as started:
        days = [rich_day(language) for language in LANGUAGES]
        assert started.release(*days).status_code == 200
        yield started


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_a_phone_of_320_px(browser: Browser, yard: Running, language: str) -> None:
    with handset(browser, yard, yard.url, locale=language) as phone:
        phone.page.goto("about:blank")
        phone.page.goto(f"{phone.origin}/driver#code={yard.code(language)}")
        phone.page.wait_for_selector("#code")
        misfits = {"pairing": phone.page.evaluate(_MISFITS)}
        phone.press(".thumb button[type=submit]")
        expect(phone.page.locator('#main-button[data-step="start_shift"]')).to_be_visible()
        for name in _walk(phone):
            misfits[name] = phone.page.evaluate(_MISFITS)
        assert {name: found for name, found in misfits.items() if found} == {}
        assert phone.page.evaluate("document.documentElement.dir") == (
            "rtl" if language == "ar" else "ltr"
        )
        assert phone.seen == []


def test_words_that_end_nowhere_fit_a_phone_of_320_px_too(browser: Browser, server: Running) -> None:
    route = wordy_day()
    assert server.release(route).status_code == 200
    words = {"id": "m-1", "driver": "aino", "text": route["vehicle"]}
    assert server.desk("POST", "/messages", json=words).status_code == 200
    with handset(browser, server, server.url) as phone:
        phone.pair()
        misfits = {name: phone.page.evaluate(_MISFITS) for name in _walk(phone)}
        assert {name: found for name, found in misfits.items() if found} == {}


PAYLOADS = (
    "<img src=x onerror=window.hit=1>",
    "<script>window.hit=1</script>",
    '"><svg onload=window.hit=1>',
    "`${window.hit=1}`",
    "{{constructor.constructor('window.hit=1')()}}",
    "javascript:window.hit=1",
    "</textarea><iframe srcdoc='<script>parent.hit=1</script>'>",
)


def test_text_of_others_never_becomes_a_part_of_the_page(browser: Browser, server: Running) -> None:
    stops = [
        stop(
            n,
            name=text,
            address=text,
            notes=text,
            access_code=text,
            phone=f"+423 {n}555 {text}",
            lines=[{"text": text, "code": text}],
        )
        for n, text in enumerate(PAYLOADS, start=1)
    ]
    server.release(day(*stops) | {"driver_name": PAYLOADS[0], "vehicle": PAYLOADS[1]})
    server.desk("POST", "/messages", json={"id": "m-1", "driver": "aino", "text": PAYLOADS[2]})
    with handset(browser, server, server.url) as phone:
        phone.pair()
        phone.begin()
        for number, text in enumerate(PAYLOADS, start=1):
            phone.says(f"Stop {number} of {len(PAYLOADS)}")
            phone.says(text)
            assert phone.page.locator("#call").get_attribute("href").startswith("tel:")  # type: ignore[union-attr]
            phone.press("#here")
            phone.main("finish")
            phone.main()
        for number in (2, 3, 4):
            phone.tab(number)
            phone.page.wait_for_timeout(50)
        assert phone.page.evaluate("window.hit") is None
        assert phone.page.locator("img[src=x], iframe, script:not([src])").count() == 0
        assert phone.seen == []


def test_the_theme_and_the_language_can_be_chosen(phone: Handset) -> None:
    phone.tab(4)
    phone.press("#go-settings")
    phone.page.select_option("#theme", "dark")
    background = "getComputedStyle(document.body).backgroundColor"
    expect(phone.page.locator("html")).to_have_attribute("data-theme", "dark")
    dark = phone.page.evaluate(background)
    phone.page.select_option("#theme", "light")
    expect(phone.page.locator("html")).to_have_attribute("data-theme", "light")
    assert phone.page.evaluate(background) != dark
    phone.page.select_option("#language", "de")
    phone.says("Einstellungen")
    phone.page.reload()
    phone.says("Einstellungen")


def test_the_first_visit_costs_less_than_150_kb(browser: Browser, released: Running) -> None:
    with handset(browser, released, released.url) as phone:
        phone.page.wait_for_load_state("networkidle")
        sizes = phone.page.evaluate(
            "performance.getEntries().map((e) => [e.name, e.transferSize]).filter((e) => e[1])"
        )
        assert len(sizes) > 20
        assert sum(size for _, size in sizes) < 150_000, sizes

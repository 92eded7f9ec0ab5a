"""The tracking page in a real browser: with and without a script, on small and wide screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from resources.tokens import contrast, load_tokens
from tests.app.sync.customers.test_saying import QUICK
from tests.app.sync.customers.tracked import Customer, at
from tests.app.sync.driver_page.days import day, stop
from tests.app.sync.driver_page.handset import handset
from tests.app.sync.driver_page.test_look import PAYLOADS
from tests.app.sync.serving import Running, running

SIZES = ((320, 640), (1280, 800))
LANGUAGES = ("en", "de", "fi", "es", "ar")
STATES = ("planned", "on_the_way", "next", "here", "done", "failed", "called_off")
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
VAN = {"van": {"lon": 9.5, "lat": 47.1}}

_MISFITS = """() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
  for (const element of document.querySelectorAll("button, a.call, textarea, .stars label")) {
    const box = element.getBoundingClientRect();
    const name = `${element.tagName} "${element.textContent.slice(0, 20)}"`;
    if (box.height < 48 || box.width < 44) found.push(`${name}: ${box.width} x ${box.height}`);
    if (box.left < 0 || box.right > root.clientWidth) found.push(`${name} sticks out`);
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${name} does not hold its words`);
  }
  for (const element of document.querySelectorAll("h1, h2, p, dd, dt, small, label, li")) {
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (element.offsetWidth && size < 16) found.push(`${size} px: ${element.textContent}`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("tracking") / "server", "--bounds", QUICK) as started:
        yield started


@pytest.fixture
def customer(server: Running, request: pytest.FixtureRequest) -> Customer:
    """Each test's order has a stop of its own."""
    made = Customer(server)
    return made.told(stop_id=request.node.name, wishes=["note", "rating"])


@dataclass
class Opened:
    """A browser at the page; ``seen`` collects its errors, what a policy refused, and other hosts."""

    page: Page
    seen: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, customer: Customer, width: int = 320, **more: Any) -> Iterator[Opened]:
    height = dict(SIZES).get(width, 640)
    settings = {"viewport": {"width": width, "height": height}, "locale": "en-GB", **more}
    context = browser.new_context(**settings)
    try:
        found = Opened(context.new_page())
        page = found.page
        page.on("pageerror", lambda error: found.seen.append(str(error)))
        page.on("console", lambda line: found.seen.append(line.text) if line.type == "error" else None)
        ours = customer.server.url
        page.on("request", lambda r: None if r.url.startswith(ours) else found.seen.append(r.url))
        page.goto(customer.url)
        yield found
        assert context.cookies() == []
    finally:
        context.close()


def _said(customer: Customer) -> list[dict[str, Any]]:
    return [event for event in customer.server.events() if event["stop_id"] == customer.stop_id]


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_customer_reads_writes_and_rates(
    browser: Browser, customer: Customer, width: int, has_script: bool
) -> None:
    with opened(browser, customer, width, java_script_enabled=has_script) as there:
        page = there.page
        expect(page.locator("h1")).to_contain_text("Between")
        expect(page.locator("#detail")).to_have_text("3 stops before you")
        page.locator("#note").fill("Not at home:\nleave it at 4")
        page.get_by_role("button", name="Send").first.click()
        expect(page.locator("#your-note")).to_contain_text("leave it at 4")
        assert "#your-note" in page.url
        page.locator("label[for=star-4]").click()
        page.locator("#rating").fill("friendly")
        page.get_by_role("button", name="Send").last.click()
        expect(page.locator("#your-rating")).to_contain_text("4 stars of 5")
        expect(page.locator("form")).to_have_count(1)
        note, rating = _said(customer)
        assert (note["note"], rating["data"]["stars"]) == ("Not at home:\nleave it at 4", 4)
        page.reload()
        assert len(_said(customer)) == 2, "a page that is loaded again says nothing again"
        assert there.seen == []


def test_a_double_click_says_it_once(browser: Browser, customer: Customer) -> None:
    for has_script in (True, False):
        with opened(browser, customer, java_script_enabled=has_script) as there:
            there.page.locator("#note").fill(f"ring twice {has_script}")
            there.page.get_by_role("button", name="Send").first.dblclick()
            expect(there.page.locator("#your-note")).to_contain_text(f"ring twice {has_script}")
    assert [event["note"] for event in _said(customer)] == ["ring twice True", "ring twice False"]


def test_the_page_renews_itself_and_at_once_when_it_is_looked_at_again(
    browser: Browser, customer: Customer
) -> None:
    with opened(browser, customer) as there:
        page = there.page
        page.clock.install()
        page.reload()
        told = {"wishes": ["note", "rating"]}
        customer.told(**told, stops_before=1)
        expect(page.locator("#detail")).to_have_text("3 stops before you")
        page.clock.run_for(31_000)
        expect(page.locator("#detail")).to_have_text("1 stop before you")
        customer.told(**told, stops_before=2)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator("#detail")).to_have_text("2 stops before you")
        customer.told(**told, state="next", **VAN, van_at=at(-3))
        page.clock.run_for(31_000)
        expect(page.locator("#van")).to_contain_text("seen 3 min ago")
        expect(page.locator("#map")).to_have_attribute("href", re.compile("mlat=47.10000&mlon=9.50000"))
        assert there.seen == []


def test_words_that_are_being_written_survive_whatever_comes(
    browser: Browser, customer: Customer
) -> None:
    with opened(browser, customer) as there:
        page = there.page
        page.clock.install()
        page.reload()
        page.locator("#note").fill("leave it at")
        customer.told(state="next", expected=None, window=None)
        page.clock.run_for(31_000)
        expect(page.locator("h1")).to_have_text("The time is not known yet")
        expect(page.locator("#note")).to_have_value("leave it at")
        customer.told(wishes=[])
        page.get_by_role("button", name="Send").first.click()
        expect(page.get_by_role("alert")).to_contain_text("can no longer be said")
        expect(page.locator(".lost")).to_have_text("leave it at")


def test_without_a_connection_the_page_says_how_old_it_is(browser: Browser, customer: Customer) -> None:
    with opened(browser, customer) as there:
        page = there.page
        page.clock.install()
        page.reload()
        page.context.set_offline(True)
        page.clock.run_for(31_000)
        expect(page.locator("#offline")).to_contain_text("No connection. This was known at")
        page.context.set_offline(False)
        page.clock.run_for(31_000)
        expect(page.locator("#offline")).to_be_hidden()


def test_a_page_that_expires_while_it_is_open_ends_as_any_unknown_one(
    browser: Browser, customer: Customer
) -> None:
    with opened(browser, customer) as there:
        page = there.page
        page.clock.install()
        page.reload()
        customer.told(expires=at(-1))
        page.clock.run_for(31_000)
        expect(page.locator("h1")).to_have_text("There is nothing to see here")
        assert "R-4711" not in page.content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_fits_in_every_language(
    browser: Browser, customer: Customer, language: str
) -> None:
    wordy = {
        "reference": WORD,
        "site": f"{WORD} & {WORD}",
        "driver": WORD,
        "received_by": f"{WORD} {WORD}",
        "phone": "+423 555 01 01 02 02 03 03 04 04",
    }
    misfits = {}
    for width, _ in SIZES:
        with opened(browser, customer, width) as there:
            for state in STATES:
                told = {"language": language, "wishes": ["note", "rating"]}
                ended = (
                    {"finished_at": at(-2000), "outcome": "failed_no_access"}
                    if state in STATES[4:]
                    else {}
                )
                customer.told(**told, state=state, **wordy, **VAN, van_at=at(-2), **ended)
                there.page.goto(customer.url)
                assert there.page.evaluate("document.documentElement.dir") == (
                    "rtl" if language == "ar" else "ltr"
                )
                misfits[width, state] = there.page.evaluate(_MISFITS)
            assert there.seen == []
    assert {key: found for key, found in misfits.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_read_stands_out_in_the_sun_and_in_the_dark(
    browser: Browser, customer: Customer, scheme: str
) -> None:
    palette = load_tokens().palette(scheme == "dark")
    with opened(browser, customer, color_scheme=scheme) as there:
        background = there.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert _hex(background) == palette.background
        for what in ("h1", ".ref", "dt", "label.hint", "footer p"):
            colour = there.page.locator(what).first.evaluate("e => getComputedStyle(e).color")
            assert contrast(_hex(colour), palette.panel) >= 4.5, what


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(n):02X}" for n in re.findall(r"\d+", colour)[:3])


def test_text_of_others_never_becomes_a_part_of_the_page(browser: Browser, customer: Customer) -> None:
    for n, text in enumerate(PAYLOADS):
        customer.says(text)
        with opened(browser, customer) as there:
            for state in STATES:
                fields = dict.fromkeys(("reference", "site", "driver", "received_by", "outcome"), text)
                told = {**fields, "phone": f"+423 {n}55 {text}", "language": text[:40]}
                stop_and_wishes = {"wishes": ["note", "rating"]}
                customer.told(
                    **told, **stop_and_wishes, state=state, **VAN, van_at=at(-1), finished_at=at(-1)
                )
                there.page.goto(customer.url)
                expect(there.page.locator(".site")).to_have_text(text)
                expect(there.page.locator("#your-note")).to_contain_text(text)
                there.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
                there.page.wait_for_timeout(30)
                assert there.page.evaluate("window.hit") is None
                assert there.page.locator("img[src=x], iframe, script:not([src])").count() == 0
                link = there.page.locator("a.call").get_attribute("href")
                assert re.fullmatch(r"tel:[0-9+*%]+", link or ""), link
                assert there.seen == []


def test_the_driver_reads_the_customers_words_at_the_stop(browser: Browser, server: Running) -> None:
    assert server.release(day(stop(1), shift="D", driver="eva")).status_code == 200
    customer = Customer(server).told(stop_id="S1", shift_id="D")
    customer.says(PAYLOADS[0])
    with handset(browser, server, server.url) as phone:
        phone.pair("eva")
        phone.begin()
        phone.says("The customer says")
        phone.says(PAYLOADS[0])
        customer.says("and ring twice")
        phone.says("and ring twice")
        assert phone.page.evaluate("window.hit") is None
        assert phone.seen == []

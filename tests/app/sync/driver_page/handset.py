"""A driver's phone for tests: Chromium showing the page, touched as a thumb would."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from tests.app.sync.serving import Running

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
EXPECT_MS = 60_000
"""Long enough for a crowded machine; only what fails takes so long."""
expect.set_options(timeout=EXPECT_MS)


def launch(playwright: Playwright, home: Path) -> Browser:
    """Debian's Chromium, with what the home's certificate store trusts."""
    return playwright.chromium.launch(
        executable_path=str(CHROMIUM),
        args=list(_FLAGS),
        env={**os.environ, "HOME": str(home)},
    )


@dataclass
class Handset:
    """One phone. ``seen`` collects the page's errors and whatever a policy refused."""

    server: Running
    context: BrowserContext
    origin: str
    page: Page = field(init=False)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(EXPECT_MS)
        self.open()

    def open(self, path: str = "/driver") -> None:
        """A new page in place of the one that was closed."""
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.seen.append(str(error)))
        self.page.on("console", lambda line: self._note(line.type, line.text))
        self.page.goto(self.origin + path)

    def _note(self, kind: str, text: str) -> None:
        # what is not there while there is no connection is no fault of the page
        if kind == "error" and "Failed to load resource" not in text:
            self.seen.append(text)

    def pair(self, driver: str = "aino") -> None:
        """Open the address of a fresh QR code, and press."""
        self.page.goto("about:blank")  # else only the fragment would change
        self.page.goto(f"{self.origin}/driver#code={self.server.code(driver)}")
        self.press(".thumb button[type=submit]")
        expect(self.page.locator("#pair")).to_have_count(0)

    def begin(self) -> None:
        """Start the shift and load the vehicle."""
        self.main("start_shift")
        self.main("load")
        boxes = self.page.locator(".load-group input")
        boxes.first.wait_for()  # all() takes what is there
        for box in boxes.all():
            box.check()
        self.main()
        expect(self.page.locator('#main-button[data-step="set_off"]')).to_be_visible()

    def tab(self, number: int) -> None:
        """One of the four tabs: now, list, messages, more."""
        self.press(f".tabs button:nth-child({number})")

    def go_offline(self) -> None:
        """No connection from now on."""
        self.context.set_offline(True)

    def go_online(self) -> None:
        """The connection is back."""
        self.context.set_offline(False)

    def press(self, selector: str) -> None:
        """Touch the first that is shown."""
        self.page.locator(selector).first.click()

    def main(self, step: str | None = None) -> None:
        """Press the main button; ``step`` is what it should be about to do."""
        button = f'#main-button[data-step="{step}"]' if step else "#main-button"
        self.press(button)

    def says(self, words: str) -> None:
        """Wait until these words are on the page."""
        expect(self.page.locator("body")).to_contain_text(words)

    def sent(self) -> None:
        """Wait until the server has everything."""
        expect(self.page.locator("#pill")).to_have_class("pill calm")

    def reports(self, *types: str) -> list[dict[str, Any]]:
        """Wait until the server has just these facts; returns them."""
        deadline = time.monotonic() + EXPECT_MS / 1000
        events = self.server.events()
        while [event["type"] for event in events] != list(types) and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
            events = self.server.events()
        assert [event["type"] for event in events] == list(types)
        return events

    def unsent(self, number: int) -> None:
        """Wait until the page says how much has not been sent."""
        expect(self.page.locator("#pill")).to_have_text(f"Not yet sent: {number}")

    @contextmanager
    def time_stands_still(self) -> Iterator[None]:
        """The page's clock and timers rest for as long as the block lasts."""
        clock = self.page.clock
        clock.install()
        clock.pause_at(datetime.fromtimestamp(self.page.evaluate("Date.now()") / 1000 + 1, UTC))
        yield
        clock.resume()

    def sign(self, height: float = 25) -> None:
        """Open the pad, draw waves of some height, and take it."""
        self.press("#sign")
        box = self.page.locator("canvas.pad").bounding_box()
        assert box is not None
        mouse = self.page.mouse
        mouse.move(box["x"] + 30, box["y"] + 60)
        mouse.down()
        for step in range(1, 12):
            mouse.move(box["x"] + 30 + 18 * step, box["y"] + 60 + (height if step % 2 else -20))
        mouse.up()
        self.press("dialog button.main")
        expect(self.page.locator(".signed")).to_be_visible()

    def photograph(self, picture: Path) -> None:
        """Give the camera's file to the page."""
        before = self.page.locator(".thumb-photo").count()
        self.page.locator("input[type=file]").first.set_input_files(str(picture))
        expect(self.page.locator(".thumb-photo")).to_have_count(before + 1)

    def kept(self, store: str) -> Any:
        """All that the phone keeps in one of its stores, without the bytes of pictures."""
        return json.loads(self.page.evaluate(_READ, store))


def hold_reports(phone: Handset) -> list[Route]:
    """What the page reports by the pairing that it has now gets no answer: those requests, for the test
    to answer late. A later pairing's pass."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        tokens = {request.request.headers["authorization"] for request in (*held, route)}
        if len(tokens) == 1:
            held.append(route)
        else:
            route.continue_()

    phone.context.route("**/v1/events", hold)
    return held


_READ = """(name) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("roundsman");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const asked = db.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => {
      db.close();
      const short = (key, value) => (key === "bytes" ? value.byteLength : value);
      resolve(JSON.stringify(asked.result, short));
    };
  };
})"""


@contextmanager
def handset(browser: Browser, server: Running, origin: str, **options: Any) -> Iterator[Handset]:
    """A phone with a memory of its own, for as long as the block lasts."""
    settings = {
        "viewport": {"width": 320, "height": 568},
        "locale": "en-GB",
        "has_touch": True,
        **options,
    }
    context = browser.new_context(**settings)
    try:
        yield Handset(server, context, origin)
    finally:
        context.close()

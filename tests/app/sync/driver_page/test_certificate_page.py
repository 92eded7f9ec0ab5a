"""The page that guides a phone to trust the server, in a real browser at the door without TLS."""

from __future__ import annotations

import hashlib
import json
import plistlib
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, Playwright, expect

from app.sync.certificate_page import configuration_profile
from resources.certificate_page import certificate_page
from tests.app.sync.driver_page.handset import launch
from tests.app.sync.driver_page.trust import trust
from tests.app.sync.serving import Running, running

ANDROID = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"
LANGUAGES = ("en", "de", "fi", "es", "ar")


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with a private authority and a plain door."""
    folder = tmp_path_factory.mktemp("certificate") / "server"
    with running(folder, "--tls", "private", "--plain-port", "0") as started:
        yield started


def _opened(browser: Browser, url: str, agent: str = ANDROID, locale: str = "en-GB") -> Page:
    context = browser.new_context(
        user_agent=agent, locale=locale, viewport={"width": 320, "height": 640}, has_touch=True
    )
    page = context.new_page()
    page.goto(url)
    return page


def test_a_phone_that_does_not_trust_the_server_sees_its_own_steps_and_the_fingerprint(
    browser: Browser, private: Running
) -> None:
    for agent, steps in ((ANDROID, "android"), (IPHONE, "ios")):
        page = _opened(browser, f"{private.address.plain_url}/certificate#code=ABCD-1234", agent)
        expect(page.locator("details[open]")).to_have_attribute("id", steps)
        expect(page.locator("#fingerprint")).to_have_text(private.address.fingerprint)
        expect(page.locator("#continue")).to_be_hidden()
        page.get_by_role("button", name="Done. Try it").click()
        expect(page.get_by_role("status")).to_contain_text("does not trust the server yet")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.context.close()


def test_a_phone_that_trusts_it_goes_on_to_the_drivers_page_with_its_code(
    playwright: Playwright, private: Running, tmp_path: Path
) -> None:
    trust(tmp_path, private.folder / "tls" / "authority.pem")
    url = private.desk("POST", "/drivers/aino/code").json()["url"]
    with launch(playwright, tmp_path) as trusting:
        page = _opened(trusting, url)
        page.wait_for_url(f"{private.address.phones_url}/driver*")


def test_it_speaks_the_drivers_language(browser: Browser, private: Running) -> None:
    words = {"de-AT": "Diesem Server vertrauen", "ar": "الوثوق بهذا الخادم", "xx": "Trust this server"}
    for locale, title in words.items():
        page = _opened(browser, f"{private.address.plain_url}/certificate", locale=locale)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if locale == "ar" else "ltr")
        page.context.close()


def test_every_language_has_every_text_and_the_page_needs_no_other() -> None:
    files = certificate_page()
    english = json.loads(files["i18n/en.json"])
    assert set(english) >= {part.split('"')[0] for part in files["index.html"].split('data-text="')[1:]}
    for language in LANGUAGES:
        texts = json.loads(files[f"i18n/{language}.json"])
        assert set(texts) == set(english), language
        assert all(text.strip() for text in texts.values()), language
    for key, text in english.items():  # whoever has no script reads the same
        if key not in ("trusted", "not_yet"):
            assert f">{text}<" in files["index.html"], key


def test_the_files_are_the_authority_as_android_ios_and_a_desk_take_it(private: Running) -> None:
    base = f"{private.address.plain_url}/certificate"
    android = requests.get(f"{base}/roundsman.crt", timeout=20)
    assert hashlib.sha256(android.content).hexdigest() == (
        private.address.fingerprint.replace(":", "").lower()
    )
    assert android.headers["content-type"] == "application/x-x509-ca-cert"
    desk = requests.get(f"{base}/roundsman.pem", timeout=20)
    assert ssl.PEM_cert_to_DER_cert(desk.text) == android.content
    ios = requests.get(f"{base}/roundsman.mobileconfig", timeout=20)
    assert ios.headers["content-type"] == "application/x-apple-aspen-config"
    profile = plistlib.loads(ios.content)
    [root] = profile["PayloadContent"]
    assert (root["PayloadType"], root["PayloadContent"]) == ("com.apple.security.root", android.content)
    assert requests.get(f"{base}/../tls/authority_key.pem", timeout=20).status_code == 404
    assert requests.get(f"{base}/%2e%2e/options.json", timeout=20).status_code == 404


def test_the_same_certificate_gives_the_same_profile_and_another_another() -> None:
    assert configuration_profile(b"one") == configuration_profile(b"one")
    one, two = (plistlib.loads(configuration_profile(name)) for name in (b"one", b"two"))
    assert one["PayloadUUID"] != two["PayloadUUID"]


def test_without_a_private_authority_there_is_nothing_to_install(server: Running) -> None:
    for path in ("", "/roundsman.crt", "/roundsman.mobileconfig", "/certificate.js"):
        assert requests.get(f"{server.url}/certificate{path}", timeout=20).status_code == 404, path

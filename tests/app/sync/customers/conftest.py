"""One Chromium for all tests here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.app.sync.driver_page.handset import CHROMIUM, launch


@pytest.fixture(scope="package")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser of somebody who was sent a link."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not here")
    with sync_playwright() as driver, launch(driver, tmp_path_factory.mktemp("home")) as started:
        yield started

"""A report opened as people open it: whatever drivers and customers wrote in it, nothing runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from app.domain.report import ReportFormat
from storage.papers.report_writer import report_bytes
from tests.app.sync.driver_page.handset import CHROMIUM, launch
from tests.payloads import SCRIPTS
from tests.storage.papers.test_reports import with_text

STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
"""What is drawn, compressed: its bytes mean nothing by themselves."""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.mark.parametrize("policy", [True, False])
def test_no_text_in_a_report_runs_in_a_browser_with_its_policy_or_without(
    tmp_path: Path, policy: bool
) -> None:
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not here")
    page_text = report_bytes(with_text(*SCRIPTS), ReportFormat.HTML).decode()
    if not policy:
        page_text, removed = POLICY.subn("", page_text)
        assert removed == 1
    file = tmp_path / "report.html"
    file.write_text(page_text, encoding="utf-8")
    with sync_playwright() as playwright, launch(playwright, tmp_path) as browser:
        page = browser.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda line: said.append(line.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_timeout(100)
        assert page.evaluate("'pwned' in window") is False
        assert page.locator("script, img, svg, object, a, form").count() == 0
        assert page.locator("iframe").count() == 1
        frame = page.frame_locator("iframe")
        frame.locator(".states").wait_for()
        assert frame.locator("img, object, form, iframe").count() == 0
        assert frame.locator("body").evaluate("() => 'pwned' in window") is False
        for text in SCRIPTS[:5]:
            assert text in page.locator("body").inner_text()
        assert (said, asked) == ([], [file.as_uri()])


def test_a_printed_report_holds_no_script_and_no_link() -> None:
    content = report_bytes(with_text(*SCRIPTS[::5]), ReportFormat.PDF)
    objects = STREAM.sub(b"", content)
    assert b"/Pages" in objects
    for name in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/OpenAction", b"/EmbeddedFile"):
        assert name not in objects

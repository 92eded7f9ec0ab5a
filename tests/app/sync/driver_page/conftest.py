"""One Chromium for all tests here; a server and a phone for each."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Playwright, sync_playwright

from app.sync.options import ServerOptions, write_options
from tests.app.sync.driver_page.days import day, stop
from tests.app.sync.driver_page.handset import CHROMIUM, Handset, handset, launch
from tests.app.sync.driver_page.trust import trust
from tests.app.sync.serving import Running, running

if not CHROMIUM.exists():
    pytest.skip("Debian's Chromium is not here", allow_module_level=True)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be one at a time."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that trusts no authority of ours."""
    with launch(playwright, tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture
def released(server: Running) -> Running:
    """A server with three plain stops for Aino."""
    assert server.release(day(stop(1), stop(2), stop(3))).status_code == 200
    return server


@pytest.fixture
def phone(browser: Browser, released: Running) -> Iterator[Handset]:
    """A phone that is paired as Aino's, its shift started and its vehicle loaded."""
    with handset(browser, released, released.url) as opened:
        opened.pair()
        opened.begin()
        yield opened
        assert opened.seen == []


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photo as a camera makes it: large, with noise, turned by its EXIF."""
    path = tmp_path / "photo.jpg"
    image = Image.effect_noise((2400, 1800), 40).convert("RGB")
    turned = Image.Exif()
    turned[0x0112] = 6  # to be shown turned right by 90 degrees
    image.save(path, exif=turned)
    return path


@pytest.fixture
def behind_tls(tmp_path: Path) -> Iterator[tuple[Running, str, Path]]:
    """A server with a private authority, the phones' address of it, and a home that trusts it."""
    folder = tmp_path / "secure"
    folder.mkdir()
    write_options(folder, ServerOptions(tls="private"))
    with running(folder) as server:
        home = tmp_path / "home"
        trust(home, folder / "tls" / "authority.pem")
        address = urlsplit(server.desk("POST", "/drivers/aino/code").json()["url"])
        yield server, f"{address.scheme}://{address.netloc}", home


@pytest.fixture
def plain_server(tmp_path: Path) -> Iterator[tuple[Running, str]]:
    """A server without TLS, and its address on this machine's network: no secure context."""
    address = _own_address()
    if address is None:
        pytest.skip("this machine has no address but its loopback")
    with running(tmp_path / "plain", "--host", "0.0.0.0") as server:
        yield server, f"http://{address}:{server.address.port}"


def _own_address() -> str | None:
    """This machine's address on its network; no packet is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address that is nobody's
            found = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if found.startswith("127.") else found

"""How the driver's page is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import requests

from tests.app.sync.serving import Running, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for all: nothing here changes it."""
    with running(tmp_path_factory.mktemp("pages") / "server") as started:
        yield started


def _get(server: Running, path: str, **headers: str) -> requests.Response:
    return requests.get(server.url + path, headers=headers, timeout=40)


def _asset(server: Running, name: str) -> str:
    [version] = set(re.findall(r"/driver/([0-9a-f]{16})/", _get(server, "/driver").text))
    return f"/driver/{version}/{name}"


def test_the_page_is_asked_for_again_and_its_files_are_kept(server: Running) -> None:
    page = _get(server, "/driver")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert _get(server, "/driver", **{"if-none-match": page.headers["etag"]}).status_code == 304
    script = _get(server, _asset(server, "js/main.js"))
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert script.headers["cache-control"].endswith("immutable")
    assert script.headers["content-encoding"] == "gzip"
    plain = _get(server, _asset(server, "js/main.js"), **{"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == script.content


def test_every_file_that_the_worker_keeps_is_there(server: Running) -> None:
    worker = _get(server, "/driver/sw.js")
    assert worker.headers["service-worker-allowed"] == "/driver"
    files = re.findall(r'"(/driver/[^"]+)"', worker.text)
    assert len(files) > 40
    assert {path: _get(server, path).status_code for path in files} == dict.fromkeys(files, 200)


def test_nothing_but_this_servers_own_files_may_run_on_the_page(server: Running) -> None:
    policy = _get(server, "/driver").headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"


def test_other_names_and_older_versions_are_not_there(server: Running) -> None:
    for path in (
        "/driver/0123456789abcdef/js/main.js",
        _asset(server, "js/none.js"),
        _asset(server, "..%2f..%2ftokens.json"),
        _asset(server, "index.html"),
    ):
        assert _get(server, path).status_code == 404, path

"""The description and the server say the same: schemathesis asks whatever it allows, and what it does
not, and looks at every answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.sync.serving import Running, route, running
from tests.app.sync.shop.shops import shop_key
from tests.app.sync.test_access import ROOMY

PHONES = ("--exclude-path-regex", "^/v1/(desk|shop)/")
SHOP = ("--include-path-regex", "^/v1/shop/")
DESK = ("--include-path-regex", "^/v1/desk/", "--exclude-path", "/v1/desk/stop")
"""All but its end."""

CONFIG = """
[parameters]
"query.wait" = 0  # how long a wait may last is tried elsewhere

[checks]
enabled = true  # all there are
max-response-time.enabled = false  # says more of the machine than of the server
# What is too much in one request is 413, and a cursor from before a restoration 410: both as described.
positive_data_acceptance.expected-statuses = ["2xx", "3xx", 401, 403, 404, 409, 410, 413, 429]
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429]

# A body may contradict itself in ways that no schema can say: trips that are not of the stops, bytes
# that do not have the hash they are sent under, a day in no calendar, a place that is no time zone's.
[[operations]]
include-path = [
    "/v1/desk/releases", "/v1/desk/tracking/{token}", "/v1/desk/tenders/{token}",
    "/v1/proofs/{sha256}", "/v1/events",
    "/v1/shop/orders", "/v1/shop/orders/{reference}", "/v1/desk/shop/statuses", "/v1/desk/shop/keys",
]
checks.positive_data_acceptance.enabled = false

# GET asks for a proof of that name, of which there is none.
[[operations]]
include-path = "/v1/desk/proofs/find"
checks.unsupported_method.enabled = false
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("described"), "--bounds", ROOMY) as started:
        assert started.release(route()).status_code == 200
        yield started


def _ask_everything(server: Running, folder: Path, token: str, *which: str) -> str:
    (folder / "schemathesis.toml").write_text(CONFIG, encoding="utf-8")
    examples = os.environ.get("EXAMPLES", "5")
    told = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")),
            *("--config-file", str(folder / "schemathesis.toml")),
            *("run", f"{server.url}/openapi.json", "--no-color", "--seed", "1"),
            *("--max-examples", examples, "--continue-on-failure"),
            *("-H", f"Authorization: Bearer {token}", *which),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
    return told.stdout


def test_what_phones_ask_is_answered_as_described(server: Running, tmp_path: Path) -> None:
    said = _ask_everything(server, tmp_path, server.pair().token, *PHONES)
    assert "Errors" not in said


def test_what_the_desk_asks_is_answered_as_described(server: Running, tmp_path: Path) -> None:
    said = _ask_everything(server, tmp_path, server.token, *DESK)
    assert "Errors" not in said


def test_what_a_shop_asks_is_answered_as_described(server: Running, tmp_path: Path) -> None:
    said = _ask_everything(server, tmp_path, shop_key(server, "flowers"), *SHOP)
    assert "Errors" not in said

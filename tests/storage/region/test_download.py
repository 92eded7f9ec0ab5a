"""Downloads go on where they broke off, and nothing is taken that is not what the server has."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.domain.errors import RegionError
from storage.region.commands import PreparationCancelled
from storage.region.download import fetch_extract

CONTENT = bytes(range(256)) * 8_000
HALF = len(CONTENT) // 2


@dataclass
class Mirror:
    """A server of one file that can break off, change its file, and state a sum."""

    content: bytes = CONTENT
    etag: str = '"v1"'
    breaks_after: int = 0
    md5: str = ""
    asked: list[str] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    state = Mirror()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith(".md5"):
                self._answer(200 if state.md5 else 404, state.md5.encode())
                return
            wanted = self.headers.get("Range", "")
            state.asked.append(wanted)
            goes_on = wanted and self.headers.get("If-Range") == state.etag
            start = int(wanted[len("bytes=") : -1]) if goes_on else 0
            self._answer(206 if goes_on else 200, state.content[start:], state.breaks_after)

        def _answer(self, status: int, body: bytes, breaks_after: int = 0) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", state.etag)
            self.end_headers()
            self.wfile.write(body[: breaks_after or None])

        def log_message(self, *args: object) -> None:
            """Nothing on stderr."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        state.url = f"http://127.0.0.1:{server.server_address[1]}/small.osm.pbf"
        yield state
        server.shutdown()
        thread.join()


def fetch(mirror: Mirror, folder: Path, *, cancel_at: float = 2.0) -> Path:
    shares = [0.0]
    return fetch_extract(
        mirror.url, folder, lambda _, share: shares.append(share), lambda: shares[-1] >= cancel_at
    )


def test_a_download_that_broke_off_goes_on_from_there(mirror: Mirror, tmp_path: Path) -> None:
    mirror.breaks_after = HALF
    with pytest.raises(RegionError):
        fetch(mirror, tmp_path)
    mirror.breaks_after = 0
    file = fetch(mirror, tmp_path)
    assert file.read_bytes() == CONTENT
    assert mirror.asked[0] == ""
    start = int(mirror.asked[1].removeprefix("bytes=").removesuffix("-"))
    assert 0 < start <= HALF, "only the rest is fetched"
    assert list(tmp_path.iterdir()) == [file]


def test_a_cancelled_download_keeps_what_has_come(mirror: Mirror, tmp_path: Path) -> None:
    with pytest.raises(PreparationCancelled):
        fetch(mirror, tmp_path, cancel_at=0.3)
    assert fetch(mirror, tmp_path).read_bytes() == CONTENT
    assert mirror.asked[1].startswith("bytes=")


def test_another_file_on_the_server_is_fetched_from_its_beginning(
    mirror: Mirror, tmp_path: Path
) -> None:
    mirror.breaks_after = HALF
    with pytest.raises(RegionError):
        fetch(mirror, tmp_path)
    mirror.breaks_after, mirror.etag, mirror.content = 0, '"v2"', CONTENT[::-1]
    assert fetch(mirror, tmp_path).read_bytes() == CONTENT[::-1]


def test_what_the_sum_beside_it_contradicts_is_thrown_away(mirror: Mirror, tmp_path: Path) -> None:
    mirror.md5 = f"{'0' * 32}  small.osm.pbf"
    with pytest.raises(RegionError, match=r"small\.osm\.pbf arrived damaged"):
        fetch(mirror, tmp_path / "downloads")
    assert not (tmp_path / "downloads").exists()
    mirror.md5 = hashlib.md5(CONTENT, usedforsecurity=False).hexdigest()
    assert fetch(mirror, tmp_path / "downloads").read_bytes() == CONTENT

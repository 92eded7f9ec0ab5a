"""Fetching an extract from the network, for ``region add URL``.

What has come of a download that breaks off stays in a folder of its own: asked for again, the rest is
fetched (RFC 9110, Range with If-Range), unless the server has another file by then.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests

from app.domain.errors import RegionError
from storage.region.commands import PreparationCancelled

DOWNLOADS = ".downloads"
"""The folder, among the regions, of what has come so far."""

_TIMEOUT_S = 30
_BLOCK = 1 << 18
_OK, _PART, _BAD_RANGE = 200, 206, 416
_MD5 = re.compile(r"\b[0-9a-f]{32}\b")


@dataclass(frozen=True, slots=True)
class _Mark:
    """By which the server's file is known again; '' where the server does not say."""

    url: str
    etag: str = ""
    modified: str = ""

    @property
    def condition(self) -> str:
        """For If-Range: a weak tag promises too little."""
        return self.modified if self.etag.startswith("W/") or not self.etag else self.etag


def is_url(source: str) -> bool:
    """Whether a source is to be fetched rather than opened."""
    return urlsplit(source).scheme in ("http", "https")


def fetch_extract(
    url: str,
    folder: Path,
    on_progress: Callable[[str, float], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Download an extract into ``folder`` under its own name, going on where an earlier try ended.

    It is checked against the size the server states, and against the MD5 sum that lies beside it at
    ``url.md5``, where one does.

    Raises:
        RegionError: it could not be fetched whole, or it was cancelled; what has come is kept for the
            next try, unless it is not what the server has.
        OSError: the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256(url.encode()).hexdigest()[:16]
    part, mark_file = folder / f"{key}.part", folder / f"{key}.json"
    target = folder / (Path(urlsplit(url).path).name or "extract.osm.pbf")
    try:
        _fetch_rest(url, part, mark_file, on_progress, cancelled)
        _compare_sum(url, part, target.name)
    except requests.RequestException as error:
        raise RegionError(f"{url} could not be downloaded ({_reason(error)}).") from error
    finally:
        if not part.exists() or part.stat().st_size == 0:
            forget(part, mark_file)
    part.replace(target)
    mark_file.unlink(missing_ok=True)
    return target


def forget(*files: Path) -> None:
    """Delete what has come, and the folder once nothing is in it."""
    for file in files:
        file.unlink(missing_ok=True)
    for folder in {file.parent for file in files}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _fetch_rest(
    url: str,
    part: Path,
    mark_file: Path,
    on_progress: Callable[[str, float], None],
    cancelled: Callable[[], bool],
) -> None:
    words = f"Downloading {Path(urlsplit(url).path).name or url}"
    known, done = _known(url, part, mark_file)
    headers = {"Accept-Encoding": "identity"}
    if known is not None:
        headers |= {"Range": f"bytes={done}-", "If-Range": known.condition}
    with requests.get(url, stream=True, timeout=_TIMEOUT_S, headers=headers) as answer:
        if answer.status_code == _BAD_RANGE:  # what has come is all there is
            return
        answer.raise_for_status()
        if answer.status_code != _PART:
            done = 0
        whole = done + int(answer.headers.get("Content-Length", 0))
        mark = _Mark(url, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
        mark_file.write_text(json.dumps(asdict(mark)), encoding="utf-8")
        with part.open("ab" if done else "wb") as stream:
            for block in answer.iter_content(_BLOCK):
                if cancelled():
                    raise PreparationCancelled
                stream.write(block)
                done += len(block)
                on_progress(words, done / whole if whole else 0.0)
    if done < whole:
        raise RegionError(
            f"{url} broke off after {done} of {whole} bytes; try again, it goes on from there."
        )


def _known(url: str, part: Path, mark_file: Path) -> tuple[_Mark | None, int]:
    """What is known of the file of which a part is here, and how many bytes are."""
    try:
        mark = _Mark(**json.loads(mark_file.read_text(encoding="utf-8")))
        done = part.stat().st_size
    except (OSError, ValueError, TypeError):
        return None, 0
    return (mark, done) if mark.url == url and mark.condition and done else (None, 0)


def _compare_sum(url: str, part: Path, name: str) -> None:
    answer = requests.get(f"{url}.md5", timeout=_TIMEOUT_S)
    stated = _MD5.search(answer.text[:200].lower()) if answer.status_code == _OK else None
    if stated is None:
        return
    with part.open("rb") as stream:
        found = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if found != stated[0]:
        forget(part, part.with_suffix(".json"))
        raise RegionError(f"{name} arrived damaged (its MD5 sum differs); try again.")


def _reason(error: requests.RequestException) -> str:
    if error.response is not None:
        return f"the server answered {error.response.status_code}"
    if isinstance(error, requests.Timeout):
        return "no answer"
    return "no connection"

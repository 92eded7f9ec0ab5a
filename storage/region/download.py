"""Fetching an extract from the network, for ``region add URL``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests

from app.domain.errors import RegionError
from storage.region.commands import PreparationCancelled

_TIMEOUT_S = 30
_BLOCK = 1 << 18


def is_url(source: str) -> bool:
    """Whether a source is to be fetched rather than opened."""
    return urlsplit(source).scheme in ("http", "https")


def fetch_extract(
    url: str,
    folder: Path,
    on_progress: Callable[[str, float], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Download an extract into ``folder`` under its own name.

    Raises:
        RegionError: it could not be fetched whole, or it was cancelled; nothing is left behind.
        OSError: the disk is full.
    """
    target = folder / (Path(urlsplit(url).path).name or "extract.osm.pbf")
    words = f"Downloading {target.name}"
    try:
        with requests.get(url, stream=True, timeout=_TIMEOUT_S) as answer:
            answer.raise_for_status()
            whole = int(answer.headers.get("Content-Length", 0))
            done = 0
            with target.open("wb") as stream:
                for block in answer.iter_content(_BLOCK):
                    if cancelled():
                        raise PreparationCancelled
                    stream.write(block)
                    done += len(block)
                    on_progress(words, done / whole if whole else 0.0)
        if done < whole:
            raise RegionError(f"{url} broke off after {done} of {whole} bytes; try again.")
    except requests.RequestException as error:
        target.unlink(missing_ok=True)
        raise RegionError(f"{url} could not be downloaded ({_reason(error)}).") from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _reason(error: requests.RequestException) -> str:
    if error.response is not None:
        return f"the server answered {error.response.status_code}"
    if isinstance(error, requests.Timeout):
        return "no answer"
    return "no connection"

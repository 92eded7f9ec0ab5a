"""The map's own URL scheme: the only place the page may load anything from.

``roundsman://map/`` serves the page's files, the vendored libraries and the region's PMTiles archive.
Everything else is refused and recorded, so that a test can hold the record empty.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from app.domain.errors import RegionError
from app.domain.geo import Extent
from ui.desktop.language import translate

SCHEME = b"roundsman"
PAGE_URL = "roundsman://map/map.html"
BASEMAP_URL = "roundsman://map/basemap.pmtiles"
WEB_FOLDER = Path(__file__).parents[2] / "resources" / "web"

_CHANNEL_SCRIPT = ":/qtwebchannel/qwebchannel.js"
_TYPES = {
    ".html": b"text/html",
    ".js": b"text/javascript",
    ".css": b"text/css",
    ".png": b"image/png",
    ".pmtiles": b"application/octet-stream",
}


def register_scheme() -> None:
    """Make the scheme known; must happen before the QApplication is made."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name() == QByteArray(SCHEME):
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme
        | QWebEngineUrlScheme.Flag.CorsEnabled
        | QWebEngineUrlScheme.Flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


class MapFiles(QWebEngineUrlSchemeHandler):
    """Answers the page's requests from files. ``basemap`` may change with the active region."""

    def __init__(self, parent: QObject | None = None, web_folder: Path = WEB_FOLDER) -> None:
        super().__init__(parent)
        self._web_folder = web_folder.resolve()
        self.basemap: Path | None = None

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with the whole file; WebEngine itself applies a ``range`` header to it."""
        if job.requestMethod() != QByteArray(b"GET"):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        path = self._file_for(job.requestUrl().path())
        file = QFile(path) if path else None
        if file is None or not file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        file.setParent(job)  # lives exactly as long as the request
        job.reply(QByteArray(_TYPES.get(Path(path).suffix, b"application/octet-stream")), file)

    def _file_for(self, url_path: str) -> str:
        """The file behind a path, '' where there is none or it would leave the web folder."""
        if url_path == "/qwebchannel.js":
            return _CHANNEL_SCRIPT
        if url_path == "/basemap.pmtiles":
            return str(self.basemap) if self.basemap else ""
        wanted = (self._web_folder / url_path.lstrip("/")).resolve()
        inside = wanted.is_relative_to(self._web_folder) and wanted.suffix in _TYPES
        return str(wanted) if inside else ""


class OutsideGuard(QWebEngineUrlRequestInterceptor):
    """Refuses every request that is not for our own scheme, and keeps a record of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refused: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what is not ours; inline data has no host to go to."""
        url = info.requestUrl()
        if url.scheme() in (SCHEME.decode(), "data", "blob"):
            return
        self.refused.append(url.toString())
        info.block(True)


@dataclass(frozen=True, slots=True)
class BaseMapHead:
    """What the page must know of an archive: its deepest zoom and its box."""

    max_zoom: int
    extent: Extent


def read_basemap_head(archive: Path) -> BaseMapHead:
    """Read a PMTiles header (specification version 3, section 3).

    Raises:
        RegionError: the file cannot be read or is no PMTiles archive.
    """
    try:
        with archive.open("rb") as file:
            head = file.read(127)
    except OSError as error:
        raise RegionError(
            translate(
                "MapScheme", "The base map cannot be read: {error}. The map is shown without streets."
            ).format(error=error)
        ) from None
    if len(head) < 127 or head[:7] != b"PMTiles" or head[7] != 3:
        raise RegionError(
            translate("MapScheme", "The base map is not a PMTiles archive. Prepare the region again.")
        )
    west, south, east, north = (e7 / 1e7 for e7 in struct.unpack("<4i", head[102:118]))
    return BaseMapHead(head[101], Extent(west, south, east, north))
